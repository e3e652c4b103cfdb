// Scoring in columns of small numbers against scoring member by member: the same bytes, whatever the scheme and however
// large its numbers. (That the general way is right is the matter of random_test.cpp.)
#include "evaluation/fraction.hpp"
#include "evaluation/lanes.hpp"
#include "evaluation/score_members.hpp"
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::ways_test {
namespace {

class Drawer {
public:
    explicit Drawer(std::uint64_t seed) : random_(Seed{seed}) {}

    std::uint32_t below(std::uint32_t sides) { return random_.below(sides); }
    bool one_in(std::uint32_t sides) { return below(sides) == 0; }
    /// Of a magnitude of up to so many digits; now and then at the end of what there is.
    std::int64_t number(int digits, bool may_be_negative)
    {
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
        if (digits >= 18 && one_in(12))
            return may_be_negative && one_in(2) ? -most + below(3) : most - below(3);
        std::int64_t made = 0;
        for (std::uint32_t left = 1 + below(static_cast<std::uint32_t>(digits)); left > 0; --left)
            made = made * 10 + below(10);
        if (one_in(2))  // few places, so that much is level and half-way
            made = made / 500'000 * 500'000;
        return may_be_negative && one_in(3) ? -made : made;
    }
    template <class Kind>
    Kind decimal(int digits, bool may_be_negative = false)
    {
        return Kind::from_millionths(number(digits, may_be_negative));
    }
    Rounding rounding() { return one_in(2) ? Rounding::half_even : Rounding::half_up; }

private:
    Random random_;
};

Rule drawn_rule(Drawer& drawn, int digits)
{
    switch (drawn.below(10)) {
    case 0:
        return rule::Count{.each = drawn.decimal<Points>(9, true)};
    case 1:
        return rule::Deduction{.each = drawn.decimal<Points>(8), .by_quantity = drawn.one_in(2)};
    case 2: {
        rule::Bands made;
        made.below = drawn.decimal<Points>(9, true);
        std::vector<std::int64_t> from(1 + drawn.below(4));
        for (std::int64_t& each : from)
            each = drawn.number(digits, true);
        std::ranges::sort(from);
        from.erase(std::unique(from.begin(), from.end()), from.end());
        for (const std::int64_t each : from)
            made.bands.push_back({Quantity::from_millionths(each), drawn.decimal<Points>(9, true)});
        return made;
    }
    case 3:
    case 4: {
        rule::Piecewise made;
        std::vector<std::int64_t> at(1 + drawn.below(7));
        for (std::int64_t& each : at)
            each = drawn.number(digits, true);
        std::ranges::sort(at);
        at.erase(std::unique(at.begin(), at.end()), at.end());
        for (const std::int64_t each : at)
            made.knots.push_back({Quantity::from_millionths(each), drawn.decimal<Points>(std::min(digits, 18), true)});
        return made;
    }
    case 5:
        return rule::BestOf{.count = 1 + static_cast<int>(drawn.below(4)),
                            .each = drawn.decimal<Points>(8, true),
                            .best = drawn.one_in(2) ? rule::BestIs::greatest : rule::BestIs::least};
    case 7: {
        rule::Normalise made{.method = std::array{rule::Normalisation::goalposts, rule::Normalisation::min_max,
                                                  rule::Normalisation::distance_to_target,
                                                  rule::Normalisation::z_score}[drawn.below(4)],
                             .direction = static_cast<rule::Direction>(drawn.below(2)),
                             .is_clipped = drawn.one_in(2),
                             .worst = drawn.decimal<Points>(8, true)};
        made.best = made.worst + Points::from_millionths(1 + drawn.number(9, false) % 1'000'000'000);
        const std::int64_t low = drawn.number(std::min(digits, 17), true);
        if (made.method == rule::Normalisation::goalposts) {
            made.low = Quantity::from_millionths(low);
            made.high = Quantity::from_millionths(low + 1 + drawn.number(std::min(digits, 17), false));
        }
        if (made.method == rule::Normalisation::distance_to_target)
            made.target = Quantity::from_millionths(low);
        if (drawn.one_in(3))
            made.winsorise = rule::Winsorise{.count = 1 + static_cast<int>(drawn.below(3))};
        return made;
    }
    default:
        return rule::Sum{.each = drawn.decimal<Points>(8, true)};
    }
}

Indicator drawn_indicator(Drawer& drawn, int row, int digits)
{
    Indicator made{.code = "i" + std::to_string(row),
                   .area = "a" + std::to_string(drawn.below(3)),
                   .weight = Weight::whole(1 + drawn.below(5)),
                   .rule = drawn_rule(drawn, digits),
                   .round_to = static_cast<int>(drawn.below(7)),
                   .rounding = drawn.rounding()};
    made.combine = std::array{Combine::sum,  Combine::sum,  Combine::sum,   Combine::sum,
                              Combine::mean, Combine::best, Combine::worst, Combine::latest}[drawn.below(8)];
    if (std::holds_alternative<rule::BestOf>(made.rule))
        made.combine = drawn.one_in(3) ? Combine::mean : Combine::sum;
    else if (made.combine == Combine::sum && drawn.one_in(4)) {
        made.cap.per_period = drawn.decimal<Quantity>(digits);
        made.cap.period = static_cast<rule::CapPeriod>(drawn.below(5));
    }
    made.once_per_event.applies = drawn.one_in(4);
    if (drawn.one_in(3))
        made.cap.total = drawn.decimal<Points>(9);
    if (drawn.one_in(3))
        made.cap.per_item = drawn.decimal<Quantity>(digits);
    if (made.is_weighted()) {
        made.missing = std::array{
            Missing::as_zero,   Missing::as_zero,    Missing::as_zero,     Missing::stated,
            Missing::leave_out, Missing::incomplete, Missing::peer_median, Missing::unit_mean}[drawn.below(8)];
        if (made.missing == Missing::stated)
            made.missing_points = drawn.decimal<Points>(8);
        made.is_bonus = made.missing == Missing::as_zero && drawn.one_in(6);
        if (!made.is_bonus && drawn.one_in(8))
            made.assigned = "mentor";
    }
    return made;
}

SchemeParts drawn_parts(Drawer& drawn, int digits)
{
    SchemeParts parts{.code = "scheme", .rounding = drawn.rounding()};
    for (const char* const code : {"top", "a0", "a1", "a2"}) {
        Area area{.code = code, .parent = std::string(code) == "top" ? "" : "top"};
        area.weight = drawn.one_in(3) ? Weight::from_millionths(1'250'000) : Weight::whole(1 + drawn.below(9));
        area.aggregation = drawn.one_in(4) ? Aggregation::sum : Aggregation::arithmetic;
        if (drawn.one_in(4))
            area.base = drawn.decimal<Points>(8, true);
        if (drawn.one_in(4))
            area.least = drawn.decimal<Points>(7, true);
        if (drawn.one_in(4))
            area.most = drawn.decimal<Points>(10);
        if (area.least && area.most && *area.most < *area.least)
            area.most.reset();
        if (drawn.one_in(2))
            area.round_to = static_cast<int>(drawn.below(7));
        area.rounding = drawn.rounding();
        parts.areas.push_back(area);
    }
    for (int row = 0; row < 8; ++row)
        parts.indicators.push_back(drawn_indicator(drawn, row, digits));
    if (drawn.one_in(3)) {
        parts.indicators.push_back(
            {.code = "veto",
             .area = "a0",
             .rule = rule::Veto{.effect = rule::VetoEffect::void_total, .limit = Quantity::whole(1)}});
    }
    if (drawn.one_in(3))
        parts.indicators.push_back({.code = "rate", .area = "a1", .rule = rule::Rate{.exposure = "i0"}});
    rule::Exclusive group{.code = "group", .indicators = {}};
    for (const Indicator& indicator : parts.indicators)
        if (points_each_of(indicator.rule) && drawn.one_in(2))
            group.indicators.push_back(indicator.code);
    if (group.indicators.size() > 1 && drawn.one_in(8))
        parts.exclusives = {group};
    const auto adds = [&](const std::string& code) {
        return std::ranges::find(parts.areas, code, &Area::code)->aggregation == Aggregation::sum;
    };
    for (Area& area : parts.areas)
        if (!area.parent.empty() && adds(area.parent))
            area.weight = Weight::whole(1);
    for (Indicator& indicator : parts.indicators)
        if (adds(indicator.area) || !indicator.is_weighted())
            indicator.weight = Weight::whole(1);
    parts.grades = {{.code = "A", .from = drawn.decimal<Points>(8), .quota = Quota{1, 3, Ties::all_out}},
                    {.code = "B"}};
    return parts;
}

struct Drawn {
    SchemeParts parts;
    Roll roll;
    record::Ledger ledger;
};

Drawn drawn(Drawer& drawn, int digits)
{
    const std::uint32_t members = 1 + drawn.below(drawn.one_in(4) ? 3000 : 40);
    std::vector<RollMember> people;
    std::vector<std::string> codes;
    for (std::uint32_t member = 0; member < members; ++member) {
        codes.push_back("m" + std::to_string(member));
        people.push_back({.code = codes.back(), .unit = "u" + std::to_string(drawn.below(4))});
        if (drawn.one_in(2))
            people.back().roles.emplace_back("mentor");
    }
    if (drawn.one_in(3))
        std::ranges::reverse(people);
    Drawn made{.parts = drawn_parts(drawn, digits),
               .roll = Roll(std::move(people),
                            {{.code = "u0"}, {.code = "u1", .parent = "u0"}, {.code = "u2"}, {.code = "u3"}}),
               .ledger = record::Ledger(std::move(codes))};
    for (const Indicator& indicator : made.parts.indicators)
        made.ledger.admit_indicator(indicator.code);
    const std::uint32_t records = drawn.below((drawn.one_in(6) ? 120 : 6) * std::min(members, 400u));
    const bool is_in_order = drawn.one_in(2);
    const bool is_positive = drawn.one_in(2);
    const bool has_events = !drawn.one_in(3);
    const bool has_long_events = drawn.one_in(3);  // of more days than one
    const std::uint32_t days = drawn.one_in(3) ? 4 : 60;
    for (int event = 0; event < 12; ++event)
        made.ledger.admit_event("e" + std::to_string(event));
    for (std::uint32_t record = 0; record < records; ++record) {
        record::Evidence row{
            .member = MemberId(is_in_order ? static_cast<std::uint32_t>(std::uint64_t{record} * members / records)
                                           : drawn.below(members)),
            .indicator = IndicatorId(drawn.below(static_cast<std::uint32_t>(made.parts.indicators.size()))),
            .quantity = drawn.decimal<Quantity>(digits, !is_positive),
            .day = day(static_cast<int>(drawn.below(days)))};
        if (has_events && drawn.one_in(2)) {
            row.event = record::EventId(drawn.below(12));
            if (!has_long_events)
                row.day = day(static_cast<int>(row.event.row()));
        }
        made.ledger.append(row);
    }
    for (std::uint32_t record = 0; record < records; record += 97)
        if (drawn.one_in(4))
            made.ledger.void_record(EvidenceId(record), {.reason = "x", .day = day(9)});
    return made;
}

// What is made, or why nothing is.
struct Outcome {
    std::optional<Evaluation> made{};
    std::string refusal{};
};

template <class Make>
Outcome outcome(Make make)
{
    try {
        return {.made = make()};
    } catch (const Error& error) {
        return {.made = {}, .refusal = error.what()};
    }
}

// One more than how many different totals stand above, among those of the unit.
std::vector<std::uint32_t> ranks_in_units(const Evaluation& made)
{
    std::vector<std::uint32_t> ranks;
    std::map<UnitId, std::set<Exact>> totals;
    for (std::uint32_t row = 0; row < made.members().size(); ++row)
        if (!made.of(MemberId(row)).is_incomplete)
            totals[made.roll().unit_of(MemberId(row))].insert(made.of(MemberId(row)).total);
    for (std::uint32_t row = 0; row < made.members().size(); ++row) {
        const MemberScore& member = made.of(MemberId(row));
        const UnitId unit = made.roll().unit_of(MemberId(row));
        ranks.push_back(0);
        if (!member.is_incomplete && unit.is_set())
            ranks.back() =
                static_cast<std::uint32_t>(std::distance(totals[unit].lower_bound(member.total), totals[unit].end()));
    }
    return ranks;
}

class Ways : public testing::TestWithParam<int> {};

TEST_P(Ways, LeadToTheSameBytes)
{
    int made = 0;
    for (int seed = GetParam(); seed < GetParam() + 250; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Drawer drawer(static_cast<std::uint64_t>(seed));
        const int digits = std::array{7, 8, 9, 12, 15, 18}[drawer.below(6)];
        const Drawn given = drawn(drawer, digits);
        const Scheme scheme(given.parts);
        EvaluationOptions options{.roll = given.roll, .is_ranked = true, .threads = 1 + drawer.below(3)};
        if (drawer.one_in(3))
            options.period = Period(day(5), day(40));
        const auto by = [&](Way way) {
            return outcome([&] { return evaluate_by(scheme, given.ledger, options, way); });
        };
        const Outcome quick = by(Way::quick);
        const Outcome general = by(Way::general);
        ASSERT_EQ(quick.refusal, general.refusal);
        if (!quick.made)
            continue;
        ++made;
        for (std::uint32_t row = 0; row < quick.made->members().size(); ++row) {
            const MemberId member(row);
            ASSERT_EQ(to_string(quick.made->of(member).total), to_string(general.made->of(member).total)) << row;
            ASSERT_EQ(quick.made->of(member), general.made->of(member)) << row;
        }
        for (std::uint32_t unit = 0; unit < given.roll.units().size(); ++unit)
            ASSERT_EQ(quick.made->of(UnitId(unit)), general.made->of(UnitId(unit))) << unit;
        ASSERT_EQ(quick.made->warnings(), general.made->warnings());
        ASSERT_EQ(quick.made->ranks_in_units(), ranks_in_units(*general.made));
        ASSERT_EQ(general.made->ranks_in_units(2), ranks_in_units(*general.made));
        if (given.ledger.size() > 0) {  // a record of everybody's is gone, and as many come
            record::Ledger grown = given.ledger;
            for (std::uint32_t record = 0; record < std::min<std::size_t>(given.ledger.size(), 40); ++record) {
                grown.append(grown[EvidenceId(record)]);
                if (grown.is_effective(EvidenceId(record)))
                    grown.void_record(EvidenceId(record), {.reason = "x", .day = day(9)});
            }
            const Outcome after = outcome([&] { return quick.made->with_ledger(grown); });
            const Outcome anew = outcome([&] { return evaluate(scheme, grown, options); });
            ASSERT_EQ(after.refusal, anew.refusal);
            ASSERT_EQ(after.made, anew.made);
        }
        if (quick.made->members().size() < 50) {
            ASSERT_EQ(findings(*quick.made), "");
        }
    }
    EXPECT_GT(made, 100);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Ways, testing::Range(0, 1500, 250));

TEST(Lanes, DivideAsWholeNumbersDo)
{
    for (const bool half_goes_up : {false, true})
        for (const std::int64_t under :
             {1LL, 2LL, 3LL, 7LL, 10LL, 1'000'000LL, 999'999'937LL, 1LL << 49, (1LL << 50) - 1})
            for (const std::int64_t whole : {0LL, 1LL, 2LL, 3LL, 1000LL, 123'456'789LL, 1LL << 48, (1LL << 50) - 2})
                for (const std::int64_t beside : {-2LL, -1LL, 0LL, 1LL, 2LL})
                    for (const std::int64_t halves : {0LL, 1LL}) {
                        const WideInteger over = WideInteger{whole} * under + halves * under / 2 + beside;
                        if (over > most_quick)
                            continue;
                        for (const std::int64_t sign : {1LL, -1LL}) {
                            const auto number = static_cast<std::int64_t>(over * sign);
                            Lanes made = Lanes{} + static_cast<double>(number);
                            const Lanes by = Lanes{} + static_cast<double>(under);
                            lane::divide(made, by, Lanes{} + 1.0 / static_cast<double>(under), half_goes_up);
                            const WideInteger wanted =
                                divided(number, under, half_goes_up ? Rounding::half_up : Rounding::half_even);
                            ASSERT_EQ(static_cast<std::int64_t>(made[0]), static_cast<std::int64_t>(wanted))
                                << number << " / " << under;
                        }
                    }
}

}  // namespace
}  // namespace muster::evaluation::ways_test
