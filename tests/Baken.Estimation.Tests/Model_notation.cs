using CsCheck;

namespace Baken.Estimation.Tests;

public class Model_notation
{
    private static readonly Gen<LogLinearModel> AnyModel =
        Gen.Int[2, 16].SelectMany(lists => Gen.Int[0, (1 << lists) - 1].Array[0, 6].Select(effects => LogLinearModel.Of(lists, effects)));

    [Theory]
    [InlineData(null, "a model is written between brackets, as [12,23]")]
    [InlineData("12,23", "a model is written between brackets, as [12,23]")]
    [InlineData("[]", "between two commas stands no list")]
    [InlineData("[12,,3]", "between two commas stands no list")]
    [InlineData("[12,x3]", "'x' is no list")]
    [InlineData("[102,3]", "'0' is no list")]
    [InlineData("[12,34]", "list '4': there are 3 lists")]
    [InlineData("[12,33]", "list '3' occurs twice in '33'")]
    [InlineData("[12]", "list 3 is not in the model: without its main effect a list would hold half of all victims")]
    public void What_is_no_model_of_three_lists_is_refused(string? text, string refusal)
    {
        Assert.False(LogLinearModel.TryParse(text, 3, out var model, out var why));
        Assert.Equal((null, refusal), (model, why));
    }

    [Fact]
    public void Any_text_is_a_model_or_gets_a_refusal() =>
        Gen.OneOf(Gen.String, Gen.String["[],,123ag 9x"]).Sample(text =>
            LogLinearModel.TryParse(text, 5, out var model, out var refusal) ? refusal is null && model.Lists is 5 : refusal.Length > 0, iter: 2000);

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    public void A_model_of_one_list_or_seventeen_is_refused(int lists)
    {
        Assert.False(LogLinearModel.TryParse("[1]", lists, out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogLinearModel.MainEffects(lists));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogLinearModel.Of(3, [8]));
    }

    [Theory]
    [InlineData("[ 32, 21 ]", "[12,23]")]
    [InlineData("[12,1,2,3]", "[12,3]")]
    [InlineData("[1,2,3]", "[1,2,3]")]
    [InlineData("[23,123]", "[123]")]
    [InlineData("[3,12]", "[12,3]")]
    public void Notation_comes_out_in_one_form(string text, string written)
    {
        Assert.True(LogLinearModel.TryParse(text, 3, out var model, out _));
        Assert.Equal(written, model.ToString());
    }

    [Fact]
    public void Lists_above_nine_are_letters() => Assert.Equal("[ag,1,2,3,4,5,6,7,8,9,b,c,d,e,f]", LogLinearModel.Of(16, [1 << 9 | 1 << 15]).ToString());

    [Fact]
    public void A_model_is_hierarchical_and_is_read_back_from_what_it_writes() =>
        AnyModel.Sample(model =>
        {
            var all = model.Effects.ToArray();
            return LogLinearModel.TryParse(model.ToString(), model.Lists, out var again, out _) && again.Equals(model) && all[0] is 0 && again.GetHashCode() == model.GetHashCode() &&
                all.All(effect => model.Has(effect) && Enumerable.Range(0, model.Lists).All(list => model.Has(effect & ~(1 << list)) && model.Has(1 << list)));
        }, iter: 500);

    [Theory]
    [InlineData(3, 3, 9)]
    [InlineData(4, 4, 114)]
    [InlineData(5, 5, 6894)]
    [InlineData(4, 3, 113)]
    [InlineData(5, 3, 6212)]
    [InlineData(5, 2, 1024)]
    [InlineData(6, 2, 32768)]
    [InlineData(5, 1, 1)]
    public void There_are_as_many_hierarchical_models_as_Dedekind_counts(int lists, int maxOrder, int models)
    {
        var all = HierarchicalModels.All(lists, maxOrder);
        Assert.Equal((models, models), (all.Length, all.Distinct().Count()));
    }
}
