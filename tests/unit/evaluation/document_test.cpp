// Schemes as documents: read as they were written, and every fault of form named at its line.
#include "unit/evaluation/small.hpp"

#include <string>

namespace muster::inline v0_2::evaluation::document_test {
namespace {

SchemeParts of_every_kind()
{
    SchemeParts parts{.code = "all", .version = "1", .label = {"全部", "all \"of\" it"}, .source = "ours\nalone"};
    parts.areas = {{.code = "top", .aggregation = Aggregation::ordered, .position_weights = {weight("2"), weight("1")}},
                   {.code = "below", .parent = "top", .base = points("60"), .least = points("0"), .round_to = 2},
                   {.code = "beside", .parent = "top", .rounding = Rounding::half_up}};
    const auto add = [&](const char* code, Rule rule) -> Indicator& {
        return parts.indicators.emplace_back(Indicator{.code = code, .area = "below", .rule = std::move(rule)});
    };
    add("count", rule::Count{points("0.5")}).cap = {
        .per_item = quantity("2"), .per_period = quantity("6"), .period = rule::CapPeriod::week, .total = points("10")};
    add("sum", rule::Sum{}).once_per_event.applies = true;
    add("rate", rule::Rate{.exposure = "count", .at_one = points("100")});
    add("bands", rule::Bands{{{quantity("1"), points("2")}}, points("-1")}).combine = Combine::mean;
    add("line", rule::Piecewise{{{quantity("0"), points("0")}, {quantity("10"), points("100")}}}).assigned = "mentor";
    add("award", rule::AwardTable{{{"national", "first", points("100")}}}).is_bonus = true;
    add("lag", rule::Lag{.from = rule::LagFrom::fixed_day, .day = monday, .within = Days(3)});
    add("off", rule::Deduction{points("5"), true});
    add("veto", rule::Veto{.effect = rule::VetoEffect::bar_grade, .best_grade = "last"});
    add("best", rule::BestOf{.count = 3, .best = rule::BestIs::least}).area = "beside";
    parts.exclusives = {{.code = "once", .indicators = {"count", "sum"}}};
    parts.grades = {
        {.code = "first", .from = points("90"), .quota = Quota{3, 10, Ties::by_key, "below", QuotaAmong::unit}},
        {.code = "last"}};
    parts.ungraded_stages = {org::Stage::probationary};
    parts.rounding = Rounding::half_up;
    parts.panels = {
        {.indicator = "bands",
         .groups = {{.code = "self", .weight = weight("0.3")},
                    {.code = "peer", .weight = weight("0.7"), .least_turnout = weight("0.5"), .entitled = 8}}}};
    return parts;
}

TEST(SchemeDocument, IsReadAsItWasWritten)
{
    const SchemeParts parts = of_every_kind();
    EXPECT_EQ(read_scheme({.text = write_scheme(parts)}), parts);
    EXPECT_EQ(Scheme(read_scheme({.text = write_scheme(parts)})).digest(), Scheme(parts).digest());
}

TEST(SchemeDocument, ReadsNumbersExactlyAndSignsOfEverySort)
{
    const SchemeParts parts = read_scheme({.text = R"json({"code": "a\u4e8c\ud83d\ude00\/\t",
        "areas": [{"code": "top", "base": 0.1, "most": "100.000001"}],
        "indicators": [{"code": "i", "area": "top", "rule": {"name": "count", "each": -2}, "weight": 3}]})json"});
    EXPECT_EQ(parts.code, "a二😀/\t");
    EXPECT_EQ(parts.areas[0].base, points("0.1"));
    EXPECT_EQ(parts.areas[0].most, points("100.000001"));
    EXPECT_EQ(parts.indicators[0].rule, Rule(rule::Count{points("-2")}));
    EXPECT_EQ(parts.indicators[0].weight, weight("3"));
}

struct BadDocument {
    std::string name;
    std::string text;
    std::string message;
};

void PrintTo(const BadDocument& bad, std::ostream* out) { *out << bad.name; }

class SchemeDocumentRefuses : public testing::TestWithParam<BadDocument> {};

TEST_P(SchemeDocumentRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        static_cast<void>(read_scheme({.text = GetParam().text, .name = "own.json"}));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , SchemeDocumentRefuses,
    testing::Values(
        BadDocument{"NothingAtAll", "",
                    "own.json:1: it is no JSON: The document is empty; correct it; JSON has texts in double quotation "
                    "marks, and no comments"},
        BadDocument{"AList", "[]", "own.json:1: it is no object; begin with a brace"},
        BadDocument{"AComment", "{\n// mine\n}",
                    "own.json:2: it is no JSON: Missing a name for object member; correct it; JSON has texts in double "
                    "quotation marks, and no comments"},
        BadDocument{"AnOpenEnd", "{\"code\": \"a\"",
                    "own.json:1: it is no JSON: Missing a comma or '}' after an object member; correct it; JSON has "
                    "texts in double quotation marks, and no comments"},
        BadDocument{"ATextThatDoesNotEnd", "{\"code\": \"a\n\"}",
                    "own.json:1: it is no JSON: Invalid escape character in string; correct it; JSON has texts in "
                    "double quotation marks, and no comments"},
        BadDocument{"MoreBehindTheEnd", "{\"code\": \"a\"} {}",
                    "own.json:1: it is no JSON: The document root must not be followed by other values; correct it; "
                    "JSON has texts in double quotation marks, and no comments"},
        BadDocument{"AFieldTwice", "{\"code\": \"a\",\n\"code\": \"b\"}",
                    "own.json:2: \"code\" stands here twice; keep one of the two"},
        BadDocument{"TooDeep", std::string(40, '['), "own.json:1: it is nested more than 32 deep; take some of it out"},
        BadDocument{"HalfASign", "{\"code\": \"\\ud83d\"}",
                    "own.json:1: it is no JSON: The surrogate pair in string is invalid; correct it; JSON has texts in "
                    "double quotation marks, and no comments"},
        BadDocument{
            "ManyFaultsAtOnce",
            "{\"code\": 5, \"colour\": 1,\n\"areas\": [{\"code\": \"a\", \"aggregation\": \"middle\",\n"
            "\"base\": \"much\", \"round_to\": 2.5}],\n\"indicators\": [{\"code\": \"i\", \"area\": \"a\",\n"
            "\"rule\": {\"name\": \"cuont\"}},\n{\"code\": \"j\", \"is_bonus\": 1}]}",
            "own.json:1: \"code\" is a number; give a text, in quotation marks\n"
            "own.json:1: there is no field \"colour\" here; take it out, or write one of code, version, label, "
            "source, areas, indicators, exclusives, grades, ungraded_stages, rounding, panels\n"
            "own.json:2: \"aggregation\" is \"middle\"; write one of sum, arithmetic, geometric, harmonic, "
            "ordered, generalised, median, lowest, highest, copeland, topsis\n"
            "own.json:3: \"base\": \"much\" is not a decimal number; write digits and at most one point, as in 12.5\n"
            "own.json:3: \"round_to\" is 2.5; give a whole number that is not too large\n"
            "own.json:5: there is no rule \"cuont\"; write as its name one of count, sum, rate, bands, "
            "piecewise, award_table, lag, deduction, veto, best_of, normalise, all_but\n"
            "own.json:6: \"is_bonus\" is a number; give true or false\n"
            "own.json:6: it has no \"area\"; add it"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace muster::evaluation::document_test
