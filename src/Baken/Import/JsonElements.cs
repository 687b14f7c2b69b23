using System.Buffers;
using System.Runtime.CompilerServices;
using Baken.Signals.Report;

namespace Baken.Import;

/// <summary>
/// Cuts JSON into the elements of its array, or into lines when it is no array, without holding more than one. An element that is longer than may be is passed over and
/// told as such; what an element holds is not looked at.
/// </summary>
internal sealed class JsonElements(Stream source, int longest)
{
    private const int BufferSize = 64 * 1024;
    private readonly ArrayBufferWriter<byte> element = new();
    private readonly List<(long Line, ReadOnlyMemory<byte>? Json)> ready = [];
    private long line = 1;
    private long begins = 1;
    private int depth;
    private bool within;
    private bool escaped;
    private bool overflows;
    private Mode mode;

    private enum Mode
    {
        Start,
        Lines,
        Before,
        Element,
        Between,
        After,
    }

    /// <summary>The elements with the line on which each begins; null for one that is too long.</summary>
    /// <exception cref="ImportFileException">The array is not closed, or something follows it.</exception>
    public async IAsyncEnumerable<(long Line, ReadOnlyMemory<byte>? Json)> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var buffer = new byte[BufferSize];
        for (int read; (read = await source.ReadAsync(buffer, cancellation)) > 0;)
        {
            foreach (var octet in buffer.AsSpan(0, read))
            {
                Take(octet);
                line += octet == '\n' ? 1 : 0;
            }

            foreach (var found in ready)
            {
                yield return found;
            }

            ready.Clear();
        }

        if (mode == Mode.Lines)
        {
            End();
        }
        else if (mode is not (Mode.After or Mode.Start))
        {
            throw Broken();
        }

        foreach (var found in ready)
        {
            yield return found;
        }
    }

    private void Take(byte octet)
    {
        switch (mode)
        {
            case Mode.Start when IsSpace(octet) || octet is 0xEF or 0xBB or 0xBF:
                break;
            case Mode.Start:
                mode = octet == '[' ? Mode.Before : Mode.Lines;
                if (mode == Mode.Lines)
                {
                    Begin(octet);
                }

                break;
            case Mode.Lines when octet == '\n':
                End();
                begins = line + 1;
                break;
            case Mode.Lines:
                Keep(octet);
                break;
            case Mode.Before or Mode.Between when IsSpace(octet):
                break;
            case Mode.Before when octet == ']':
                mode = Mode.After;
                break;
            case Mode.Before:
                mode = Mode.Element;
                Begin(octet);
                Nest(octet);
                break;
            case Mode.Element when depth == 0 && !within && octet is (byte)',' or (byte)']':
                End();
                mode = octet == ',' ? Mode.Between : Mode.After;
                break;
            case Mode.Element:
                Keep(octet);
                Nest(octet);
                break;
            case Mode.Between when octet is (byte)',' or (byte)']':
                throw Broken();
            case Mode.Between:
                mode = Mode.Element;
                Begin(octet);
                Nest(octet);
                break;
            case Mode.After when IsSpace(octet):
                break;
            default:
                throw Broken();
        }
    }

    private void Begin(byte octet)
    {
        begins = line;
        Keep(octet);
    }

    private void Keep(byte octet)
    {
        if (element.WrittenCount < longest)
        {
            element.GetSpan(1)[0] = octet;
            element.Advance(1);
        }
        else
        {
            overflows = true;
        }
    }

    private void Nest(byte octet)
    {
        if (within)
        {
            (within, escaped) = (escaped || octet != '"', !escaped && octet == '\\');
            return;
        }

        within = octet == '"';
        depth += octet is (byte)'{' or (byte)'[' ? 1 : octet is (byte)'}' or (byte)']' ? -1 : 0;
        if (depth < 0)
        {
            throw Broken();
        }
    }

    private void End()
    {
        if (overflows || element.WrittenSpan.ContainsAnyExcept(" \t\r\n"u8))
        {
            ready.Add((begins, overflows ? (ReadOnlyMemory<byte>?)null : element.WrittenSpan.ToArray()));
        }

        element.ResetWrittenCount();
        overflows = false;
    }

    private ImportFileException Broken() => new(new ImportProblem(line, "", "json-broken"));

    private static bool IsSpace(byte octet) => octet is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
