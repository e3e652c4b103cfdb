// A digest names a scheme: equal schemes have it in common, and any change whatever makes another.
#include "muster/evaluation/digest.hpp"

#include "unit/evaluation/small.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::digest_test {
namespace {

// One of everything there is.
SchemeParts everything()
{
    Indicator hours{.code = "hours",
                    .label = {"小时", "hours"},
                    .area = "one",
                    .unit = {"时", "h"},
                    .source = "the branch",
                    .weight = weight("0.5"),
                    .rule = rule::Sum{points("2")},
                    .combine = Combine::sum,
                    .cap = {.per_item = quantity("4"),
                            .per_period = quantity("9"),
                            .period = rule::CapPeriod::week,
                            .total = points("60")},
                    .once_per_event = {.applies = true},
                    .missing = Missing::stated,
                    .missing_points = points("1"),
                    .round_to = 2};
    return {
        .code = "scheme",
        .version = "1",
        .label = {"办法", "scheme"},
        .source = "a meeting",
        .areas = {{.code = "top",
                   .label = {"总", "top"},
                   .base = points("1"),
                   .least = points("0"),
                   .most = points("100"),
                   .round_to = 3,
                   .source = "x"},
                  {.code = "one", .parent = "top", .weight = weight("0.5")},
                  {.code = "two",
                   .parent = "top",
                   .weight = weight("0.5"),
                   .aggregation = Aggregation::ordered,
                   .position_weights = {weight("0.7"), weight("0.3")}}},
        .indicators =
            {hours,
             {.code = "talks", .area = "one", .weight = weight("0.5"), .rule = rule::Count{points("2")}},
             {.code = "bands", .area = "two", .rule = rule::Bands{{{quantity("1"), points("2")}}, points("1")}},
             {.code = "rate", .area = "two", .rule = rule::Rate{"hours", points("10")}},
             {.code = "late",
              .area = "one",
              .weight = weight("0"),
              .rule = rule::Lag{rule::LagFrom::fixed_day, monday, Days(1), points("3"), points("2"), points("1")}},
             {.code = "line",
              .area = "one",
              .weight = weight("0"),
              .rule = rule::Piecewise{{{quantity("1"), points("2")}}}},
             {.code = "awards",
              .area = "one",
              .weight = weight("0"),
              .rule = rule::AwardTable{{{"a", "b", points("1")}}}},
             {.code = "missed", .area = "one", .rule = rule::Deduction{points("1"), true}},
             {.code = "cheated",
              .area = "one",
              .rule = rule::Veto{rule::VetoEffect::bar_grade, rule::VetoWhen::more_than, quantity("1"), "hours", "C"}}},
        .exclusives = {{"once", {"hours", "talks"}}},
        .grades = {{.code = "A",
                    .label = {"优", "A"},
                    .from = points("9"),
                    .quota = Quota{1, 3, Ties::by_key, "one", QuotaAmong::unit}},
                   {.code = "C"}},
        .ungraded_stages = {org::Stage::applicant}};
}

using Change = std::function<void(SchemeParts&)>;

template <class OfRule>
Change in(std::size_t indicator, void (*change)(OfRule&))
{
    return [=](SchemeParts& parts) { change(std::get<OfRule>(parts.indicators[indicator].rule)); };
}

std::vector<Change> changes()
{
    using P = SchemeParts;
    const Points nine = points("9.5");
    std::vector<Change> made{
        [](P& p) { p.code = "other"; },
        [](P& p) { p.version = "2"; },
        [](P& p) { p.label.zh = "方案"; },
        [](P& p) { p.label.en = "plan"; },
        [](P& p) { p.source = "y"; },
        [](P& p) {
            p.areas[0].code = "all";
            p.areas[1].parent = p.areas[2].parent = "all";
        },
        [](P& p) { p.areas[0].label.en = "all"; },
        [=](P& p) { p.areas[0].base = nine; },
        [=](P& p) { p.areas[0].least = points("-2"); },
        [=](P& p) { p.areas[0].least.reset(); },
        [=](P& p) { p.areas[0].most = nine; },
        [](P& p) { p.areas[0].round_to = 4; },
        [](P& p) { p.areas[0].round_to.reset(); },
        [](P& p) { p.areas[0].rounding = Rounding::half_even; },
        [](P& p) { p.areas[0].rounding = Rounding::half_up; },
        [](P& p) { p.areas[0].source = "y"; },
        [](P& p) {
            p.areas[1].weight = weight("0.4");
            p.areas[2].weight = weight("0.6");
        },
        [](P& p) { p.areas[0].aggregation = Aggregation::geometric; },
        [](P& p) {
            p.areas[0].aggregation = Aggregation::generalised;
            p.areas[0].power = Power::whole(2);
        },
        [](P& p) {
            p.areas[0].aggregation = Aggregation::generalised;
            p.areas[0].power = Power::whole(3);
        },
        [](P& p) { p.areas[0].aggregation = Aggregation::copeland; },
        [](P& p) { p.areas[0].aggregation = Aggregation::topsis; },
        [=](P& p) {
            p.areas[0].aggregation = Aggregation::topsis;
            p.areas[0].full = nine;
        },
        [](P& p) {
            p.areas[2].position_weights = {weight("0.6"), weight("0.4")};
        },
        [](P& p) { std::swap(p.areas[1], p.areas[2]); },
        [](P& p) { std::swap(p.indicators[0], p.indicators[1]); },
        [](P& p) { p.indicators[0].label.zh = "时"; },
        [](P& p) { p.indicators[0].unit.en = "hours"; },
        [](P& p) { p.indicators[0].source = "y"; },
        [](P& p) {
            p.indicators[0].weight = weight("0.4");
            p.indicators[1].weight = weight("0.6");
        },
        [](P& p) { p.indicators[0].cap.per_item.reset(); },
        [](P& p) { p.indicators[0].cap.per_period = quantity("8"); },
        [](P& p) { p.indicators[0].cap.period = rule::CapPeriod::day; },
        [](P& p) { p.indicators[0].cap.total = points("50"); },
        [](P& p) { p.indicators[0].once_per_event.applies = false; },
        [](P& p) { p.indicators[0].missing_points = points("2"); },
        [](P& p) { p.indicators[0].round_to = 1; },
        [](P& p) { p.indicators[0].rounding = Rounding::half_up; },
        [](P& p) { p.rounding = Rounding::half_up; },
        [](P& p) { p.indicators[1].combine = Combine::mean; },
        [](P& p) { p.indicators[1].missing = Missing::incomplete; },
        [](P& p) { p.indicators[1].rule = rule::Sum{points("2")}; },
        [](P& p) { p.indicators[7].area = "two"; },
        [](P& p) {
            p.indicators[0].trusted = {"desk", "form"};
        },
        [](P& p) {
            p.indicators[0].trusted = {"form", "desk"};
        },
        [](P& p) { p.indicators[0].decay = {.by = rule::Ageing::linear, .days = 9}; },
        [](P& p) { p.indicators[0].decay = {.by = rule::Ageing::half_life, .days = 9}; },
        [](P& p) { p.indicators[0].decay = {.by = rule::Ageing::linear, .days = 9, .whole_for = 2}; },
        [](P& p) { p.indicators[0].decay = {.by = rule::Ageing::linear, .days = 9, .on = monday}; },
        [](P& p) {
            p.indicators[0].decay = {.by = rule::Ageing::table, .shares = {{Days(3), weight("0.5")}}};
        },
        [](P& p) { p.exclusives[0].by = rule::ExclusiveBy::listed; },
        [](P& p) { p.exclusives[0].code = "twice"; },
        [](P& p) { std::swap(p.exclusives[0].indicators[0], p.exclusives[0].indicators[1]); },
        [](P& p) { p.exclusives.clear(); },
        [](P& p) { p.grades[0].label.en = "B"; },
        [](P& p) { p.grades[0].from = points("8"); },
        [](P& p) { p.grades[0].quota.reset(); },
        [](P& p) { p.grades[0].quota->numerator = 0; },
        [](P& p) { p.grades[0].quota->denominator = 4; },
        [](P& p) { p.grades[0].quota->ties = Ties::all_in; },
        [](P& p) { p.grades[0].quota->key = "two"; },
        [](P& p) { p.grades[0].quota->among = QuotaAmong::all; },
        [](P& p) { p.ungraded_stages.clear(); },
        [](P& p) { p.ungraded_stages = {org::Stage::activist}; },
        in<rule::Sum>(0, [](rule::Sum& rule) { rule.each = points("3"); }),
        in<rule::Count>(1, [](rule::Count& rule) { rule.each = points("3"); }),
        in<rule::Bands>(2, [](rule::Bands& rule) { rule.bands[0].from = quantity("3"); }),
        in<rule::Bands>(2, [](rule::Bands& rule) { rule.bands[0].points = points("3"); }),
        in<rule::Bands>(2, [](rule::Bands& rule) { rule.below = points("3"); }),
        in<rule::Rate>(3, [](rule::Rate& rule) { rule.exposure = "talks"; }),
        in<rule::Rate>(3, [](rule::Rate& rule) { rule.at_one = points("3"); }),
        in<rule::Lag>(4, [](rule::Lag& rule) { rule.day = day(1); }),
        in<rule::Lag>(4, [](rule::Lag& rule) { rule.within = Days(2); }),
        in<rule::Lag>(4, [](rule::Lag& rule) { rule.on_time = points("4"); }),
        in<rule::Lag>(4, [](rule::Lag& rule) { rule.per_day_late = points("4"); }),
        in<rule::Lag>(4, [](rule::Lag& rule) { rule.least = points("2"); }),
        in<rule::Lag>(4,
                      [](rule::Lag& rule) {
                          rule.from = rule::LagFrom::quantity;
                          rule.day.reset();
                      }),
        in<rule::Piecewise>(5, [](rule::Piecewise& rule) { rule.knots[0].at = quantity("3"); }),
        in<rule::Piecewise>(5, [](rule::Piecewise& rule) { rule.knots[0].points = points("3"); }),
        in<rule::AwardTable>(6, [](rule::AwardTable& rule) { rule.entries[0].level = "c"; }),
        in<rule::AwardTable>(6, [](rule::AwardTable& rule) { rule.entries[0].place = "c"; }),
        in<rule::AwardTable>(6, [](rule::AwardTable& rule) { rule.entries[0].points = points("3"); }),
        in<rule::Deduction>(7, [](rule::Deduction& rule) { rule.each = points("3"); }),
        in<rule::Deduction>(7, [](rule::Deduction& rule) { rule.by_quantity = false; }),
        in<rule::Veto>(8, [](rule::Veto& rule) { rule.when = rule::VetoWhen::fewer_than; }),
        in<rule::Veto>(8, [](rule::Veto& rule) { rule.limit = quantity("2"); }),
        in<rule::Veto>(8, [](rule::Veto& rule) { rule.exposure.clear(); }),
        in<rule::Veto>(8, [](rule::Veto& rule) { rule.best_grade = "A"; }),
        in<rule::Veto>(8, [](rule::Veto& rule) {
            rule.effect = rule::VetoEffect::void_total;
            rule.best_grade.clear();
        })};
    return made;
}

TEST(Digest, ChangesWithEveryPartOfAScheme)
{
    std::set<std::string> digests{Scheme(everything()).digest()};
    const std::vector<Change> all = changes();
    for (std::size_t i = 0; i < all.size(); ++i) {
        SCOPED_TRACE("change " + std::to_string(i));
        SchemeParts parts = everything();
        all[i](parts);
        const Scheme changed(parts);
        EXPECT_TRUE(digests.insert(changed.digest()).second);
        EXPECT_FALSE(changed == Scheme(everything()));
    }
}

TEST(Digest, IsThatOfTheTextAndTheSameEveryTime)
{
    EXPECT_EQ(Scheme(everything()).digest(), Scheme(everything()).digest());
    EXPECT_EQ(Scheme(everything()).digest(), sha256_hex(canonical_text(everything())));
    EXPECT_EQ(evaluate(Scheme(everything()), record::Ledger()).scheme_digest(), Scheme(everything()).digest());
}

TEST(Digest, IsNotFooledByWordsThatLookLikeOtherParts)
{
    SchemeParts one = everything();
    SchemeParts other = everything();
    one.version = "1\nlabel";
    other.version = "1";
    other.label.zh = "label\n" + other.label.zh;
    EXPECT_NE(canonical_text(one), canonical_text(other));
}

// ---- another weight for one part

std::vector<std::string> weights_of(const Scheme& scheme)
{
    std::vector<std::string> weights;
    for (const Indicator& indicator : scheme.parts().indicators)
        weights.push_back(to_string(indicator.weight));
    return weights;
}

Scheme weighed(const std::vector<const char*>& weights)
{
    std::vector<Indicator> indicators;
    for (std::size_t i = 0; i < weights.size(); ++i)
        indicators.push_back({.code = std::string(1, static_cast<char>('a' + i)),
                              .area = "top",
                              .weight = weight(weights[i]),
                              .rule = rule::Sum{}});
    SchemeParts parts = parts_of(std::move(indicators));
    parts.areas[0].aggregation = Aggregation::arithmetic;
    return Scheme(std::move(parts));
}

TEST(WithWeight, ScalesTheOthersExactly)
{
    using Weights = std::vector<std::string>;
    EXPECT_EQ(weights_of(weighed({"0.2", "0.3", "0.5"}).with_weight("a", weight("0.6"))),
              (Weights{"0.6", "0.15", "0.25"}));
    EXPECT_EQ(weights_of(weighed({"0.1", "0.3", "0.3", "0.3"}).with_weight("a", weight("0"))),
              (Weights{"0", "1", "1", "1"}))
        << "three thirds are a ratio";
    EXPECT_EQ(weights_of(weighed({"0.2", "0.3", "0.5"}).with_weight("b", weight("1"))), (Weights{"0", "1", "0"}));
    EXPECT_EQ(weights_of(weighed({"1"}).with_weight("a", weight("1"))), Weights{"1"});
}

TEST(WithWeight, GivesExactlyTheShareAndKeepsTheProportionsOfTheOthers)
{
    Random random(Seed{8});
    for (int round = 0; round < 300; ++round) {
        const std::uint32_t share = random.below(999'999) + 1;
        const Scheme scheme = weighed({"0.123457", "0.234567", "0.641976"});
        const Scheme changed = scheme.with_weight("b", Weight::from_millionths(share));
        const auto parts = changed.parts_of(changed.top());
        EXPECT_EQ(Exact::ratio(parts[1].weight, parts[0].weight + parts[1].weight + parts[2].weight),
                  Exact::ratio(share, 1'000'000));
        EXPECT_EQ(Exact::ratio(parts[0].weight, parts[2].weight), Exact::ratio(123'457, 641'976));
    }
}

TEST(WithWeight, RefusesWhatHasNoWeight)
{
    const auto message = [](const Scheme& scheme, const char* code, const char* to) {
        try {
            static_cast<void>(scheme.with_weight(code, weight(to)));
        } catch (const InvalidInput& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    const Scheme scheme = weighed({"0.2", "0.8"});
    EXPECT_EQ(message(scheme, "c", "0.5"),
              "weight of \"c\": no area weighs it; name an area or an indicator that has a weight");
    EXPECT_EQ(message(scheme, "top", "0.5"),
              "weight of \"top\": no area weighs it; name an area or an indicator that has a weight");
    EXPECT_EQ(message(scheme, "a", "1.1"), "weight of \"a\": 1.1 is not a part of a whole; give a share from 0 to 1");
    EXPECT_EQ(message(weighed({"1", "0"}), "a", "0.5"),
              "weight of \"a\": the other parts have no weight to scale; give them weights first");
    EXPECT_EQ(message(scheme_of({{.code = "a", .area = "top", .rule = rule::Sum{}}}), "a", "0.5"),
              "weight of \"a\": area \"top\" does not use the weights of its parts; name a part of an area that does");
}

}  // namespace
}  // namespace muster::evaluation::digest_test
