using System.Globalization;
using Baken.Kernel.Time;
using CsCheck;

namespace Baken.Kernel.Tests.Time;

public class Anonymity_block
{
    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Long[new DateTime(1990, 1, 2).Ticks, new DateTime(2199, 12, 30).Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    [Theory]
    [InlineData("1989-12-31T12:00+01:00")]
    [InlineData("2200-01-01T12:00+01:00")]
    [InlineData("0001-01-01T00:00+00:00")]
    [InlineData("9999-12-31T23:59+00:00")]
    public void An_instant_outside_the_known_years_is_refused(string instant)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AnonymityBlock.Start(At(instant)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnonymityBlock.End(At(instant)));
    }

    [Theory]
    [InlineData("2026-01-15T00:00+01:00", "2026-01-15T00:00+01:00", "2026-01-15T06:00+01:00")]
    [InlineData("2026-01-15T05:59:59+01:00", "2026-01-15T00:00+01:00", "2026-01-15T06:00+01:00")]
    [InlineData("2026-01-15T06:00+01:00", "2026-01-15T06:00+01:00", "2026-01-15T12:00+01:00")]
    [InlineData("2026-07-15T13:37+02:00", "2026-07-15T12:00+02:00", "2026-07-15T18:00+02:00")]
    [InlineData("2026-07-15T22:30+00:00", "2026-07-16T00:00+02:00", "2026-07-16T06:00+02:00")] // next day in the Netherlands
    [InlineData("2026-12-31T23:59+01:00", "2026-12-31T18:00+01:00", "2027-01-01T00:00+01:00")]
    [InlineData("2026-03-29T05:00+02:00", "2026-03-29T00:00+01:00", "2026-03-29T06:00+02:00")] // five hours
    [InlineData("2026-10-25T02:30+02:00", "2026-10-25T00:00+02:00", "2026-10-25T06:00+01:00")] // seven hours, first half past two
    [InlineData("2026-10-25T02:30+01:00", "2026-10-25T00:00+02:00", "2026-10-25T06:00+01:00")] // seven hours, second half past two
    public void An_instant_is_rounded_down_to_its_Dutch_block(string instant, string start, string end)
    {
        Assert.Equal(At(start), AnonymityBlock.Start(At(instant)));
        Assert.Equal(At(end), AnonymityBlock.End(At(instant)));
        Assert.Equal(TimeSpan.Zero, AnonymityBlock.Start(At(instant)).Offset);
    }

    [Fact]
    public void A_block_holds_its_instant_and_lasts_five_to_seven_hours() => Instants.Sample(instant =>
    {
        var (start, end) = (AnonymityBlock.Start(instant), AnonymityBlock.End(instant));
        Assert.True(start <= instant && instant < end);
        Assert.InRange((end - start).TotalHours, 5, 7);
        Assert.Equal(0, DutchTime.Local(start).Hour % 6);
    });

    [Fact]
    public void The_start_of_a_block_is_its_own_start_and_the_end_is_the_next_start() => Instants.Sample(instant =>
    {
        Assert.Equal(AnonymityBlock.Start(instant), AnonymityBlock.Start(AnonymityBlock.Start(instant)));
        Assert.Equal(AnonymityBlock.End(instant), AnonymityBlock.Start(AnonymityBlock.End(instant)));
    });

    [Fact]
    public void Order_is_kept() => Gen.Select(Instants, Gen.Long[0, TimeSpan.TicksPerDay]).Sample((instant, later) =>
        Assert.True(AnonymityBlock.Start(instant) <= AnonymityBlock.Start(instant.AddTicks(later))));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
