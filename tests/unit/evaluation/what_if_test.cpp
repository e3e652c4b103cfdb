// What would be is what evaluating anew gives of the ledger, scheme and roll that are supposed; and what is stays.
#include "muster/evaluation/what_if.hpp"

#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/small.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::what_if_test {
namespace {

ProposedRecord random_record(Dice& dice)
{
    ProposedRecord made{.member = "m" + std::to_string(dice.below(5)),
                        .indicator = codes[static_cast<std::size_t>(dice.below(7))],
                        .day = day(dice.below(40)),
                        .quantity = dice.number<Quantity>(0, 4)};
    made.source = dice.heads() ? "form" : "";
    made.activity = dice.heads() ? "act" + std::to_string(dice.below(3)) : "";
    made.event = dice.heads() ? "e" + std::to_string(dice.below(8)) : "";
    made.level = dice.heads() ? "a" : "b";
    made.place = dice.heads() ? "1" : "2";
    return made;
}

// The same records put into a ledger by hand.
EvidenceId put(record::Ledger& ledger, const ProposedRecord& words, EvidenceId instead = {})
{
    record::Evidence row{.member = ledger.admit_member(words.member),
                         .indicator = ledger.admit_indicator(words.indicator),
                         .quantity = words.quantity,
                         .day = words.day};
    if (!words.source.empty())
        row.source = ledger.admit_source(words.source);
    if (!words.activity.empty())
        row.activity = *ledger.find_activity(words.activity);
    if (!words.event.empty())
        row.event = ledger.admit_event(words.event);
    row.level = ledger.admit_level(words.level);
    row.place = ledger.admit_place(words.place);
    return instead.is_set() ? ledger.replace(instead, row, {.reason = "x", .day = day(1)}) : ledger.append(row);
}

struct Supposed {
    Scenario scenario{};
    SchemeParts parts;
    record::Ledger ledger;
    std::vector<RollMember> members;
    bool has_leavers = false;
};

void suppose_records(Dice& dice, Supposed& all)
{
    for (std::uint32_t id = 0; id < all.ledger.size(); ++id) {
        const EvidenceId record(id);
        if (!all.ledger.is_effective(record) || !dice.one_in(12))
            continue;
        all.scenario.withdrawn.push_back(record);
        all.ledger.void_record(record, {.reason = "x", .day = day(1)});
    }
    const auto kept = static_cast<std::uint32_t>(all.ledger.size());
    for (std::uint32_t id = 0; id < kept; ++id)
        if (all.ledger.is_effective(EvidenceId(id)) && dice.one_in(12)) {
            all.scenario.changed.push_back({EvidenceId(id), random_record(dice)});
            put(all.ledger, all.scenario.changed.back().becomes, EvidenceId(id));
        }
    for (int i = dice.below(4); i > 0; --i) {
        all.scenario.added.push_back(random_record(dice));
        put(all.ledger, all.scenario.added.back());
    }
}

void suppose_rules(Dice& dice, Supposed& all)
{
    if (dice.heads()) {
        Area& area = all.parts.areas[static_cast<std::size_t>(dice.below(4))];
        area.base = dice.number<Points>(0, 5);
        area.least.reset();
        all.scenario.areas.push_back(area);
    }
    if (dice.heads()) {
        Indicator& indicator = all.parts.indicators[static_cast<std::size_t>(dice.below(7))];
        indicator.cap.total = dice.number<Points>(0, 9);
        indicator.round_to = dice.below(7);
        all.scenario.indicators.push_back(indicator);
    }
}

void suppose_roll(Dice& dice, Supposed& all)
{
    RollMember& one = all.members[static_cast<std::size_t>(dice.below(5))];
    one.unit = dice.heads() ? "u2" : "";
    one.roles = {"guide"};
    all.scenario.members = {one, {.code = "new", .unit = "u1"}};
    all.members.push_back(all.scenario.members.back());
    if (dice.one_in(3)) {
        all.has_leavers = true;
        all.scenario.leaving = {"m4"};
        std::erase_if(all.members, [](const RollMember& member) { return member.code == "m4"; });
    }
}

template <class Make>
std::string outcome(Make make, std::optional<Evaluation>& made)
{
    try {
        made = make();
        return "";
    } catch (const Error& error) {
        return error.what();
    }
}

class RandomScenario : public testing::TestWithParam<int> {};

TEST_P(RandomScenario, IsWhatEvaluatingAnewGives)
{
    int compared = 0;
    for (int seed = GetParam(); seed < GetParam() + 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 600'000);
        const SchemeParts parts = random_parts(dice);
        const record::Ledger ledger = random_ledger(dice, false);
        const Roll roll = random_roll(dice);
        const Roll whole(std::vector(roll.members().rows().begin(), roll.members().rows().end()),
                         std::vector(roll.units().rows().begin(), roll.units().rows().end()));
        EvaluationOptions options{.roll = whole, .is_ranked = true};
        if (dice.one_in(4))
            options.period = Period(day(5), day(25));
        std::optional<Evaluation> before;
        if (!outcome([&] { return evaluate(Scheme(parts), ledger, options); }, before).empty())
            continue;
        Supposed all{.parts = parts,
                     .ledger = ledger,
                     .members = std::vector(whole.members().rows().begin(), whole.members().rows().end())};
        const bool has_records = dice.heads();
        if (has_records)
            suppose_records(dice, all);
        if (dice.heads())
            suppose_rules(dice, all);
        if (dice.one_in(3))
            suppose_roll(dice, all);
        std::optional<Evaluation> anew;
        std::optional<Evaluation> then;
        options.roll = Roll(all.members, std::vector(whole.units().rows().begin(), whole.units().rows().end()));
        options.ignores_strangers = all.has_leavers;
        const std::string wanted = outcome([&] { return evaluate(Scheme(all.parts), all.ledger, options); }, anew);
        const std::string got = outcome([&] { return what_if(*before, all.scenario).evaluation; }, then);
        if (!anew) {
            EXPECT_FALSE(then) << wanted;
            continue;
        }
        if (!then && got.find("is not on the roll") != std::string::npos)
            continue;  // a record of who leaves
        ASSERT_TRUE(then) << got;
        ++compared;
        ASSERT_EQ(then->members().size(), anew->members().size());
        for (std::uint32_t row = 0; row < anew->members().size(); ++row) {
            ASSERT_EQ(then->of(MemberId(row)), anew->of(MemberId(row))) << "member " << row;
            for (std::uint32_t i = 0; i < 7; ++i)
                ASSERT_EQ(then->of(MemberId(row), IndicatorId(i)), anew->of(MemberId(row), IndicatorId(i)));
        }
        ASSERT_TRUE(std::ranges::equal(then->units(), anew->units()));
        ASSERT_EQ(findings(*then), "");
        ASSERT_EQ(before->ledger(), ledger) << "what is stays";
    }
    EXPECT_GT(compared, 60);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomScenario, testing::Values(1, 151));

Evaluation three_members()
{
    SchemeParts parts = parts_of({{.code = "a", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}},
                                  {.code = "b", .area = "top", .weight = weight("0.25"), .rule = rule::Sum{}},
                                  {.code = "c", .area = "top", .weight = weight("0.25"), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.grades = {{.code = "A", .from = points("4")}, {.code = "B"}};
    Book book({"ann", "bob", "cai"}, {"a", "b", "c"});
    book.add("ann", "a", "8");
    book.add("bob", "b", "8");
    book.add("cai", "c", "4");
    return evaluate(Scheme(parts), book.ledger, {.is_ranked = true});
}

std::vector<std::string> totals_of(const Evaluation& evaluation)
{
    std::vector<std::string> totals;
    for (const MemberScore& member : evaluation.members())
        totals.push_back(to_string(member.total));
    return totals;
}

TEST(WhatIf, SetsWeightsBesideTheOthersAndSharesOfTheWhole)
{
    const Evaluation now = three_members();
    using Totals = std::vector<std::string>;
    EXPECT_EQ(totals_of(now), (Totals{"4", "2", "1"}));
    // 2 beside 0.25 and 0.25.
    EXPECT_EQ(totals_of(what_if(now, {.weights = {{"a", weight("2")}}}).evaluation), (Totals{"6.4", "0.8", "0.4"}));
    EXPECT_EQ(
        totals_of(what_if(now, {.weights = {{"a", weight("1")}, {"b", weight("1")}, {"c", weight("2")}}}).evaluation),
        (Totals{"2", "2", "2"}));
    EXPECT_EQ(totals_of(what_if(now, {.shares = {{"a", weight("0.2")}}}).evaluation), (Totals{"1.6", "3.2", "1.6"}));
}

TEST(WhatIf, TellsWhoMoves)
{
    const Evaluation now = three_members();
    const ScenarioResult then =
        what_if(now, {.added = {{.member = "bob", .indicator = "a", .day = day(3), .quantity = quantity("6")}}});
    const std::vector<MemberChange> moved = then.moved();
    ASSERT_EQ(moved.size(), 2u);
    EXPECT_EQ(moved[0].code, "ann");
    EXPECT_EQ(moved[0].gain(), Exact()) << "but one rank down";
    EXPECT_EQ(moved[0].ranks_gained(), -1);
    EXPECT_EQ(moved[1].gain(), Exact::whole(3));
    EXPECT_EQ(moved[1].grade_before + moved[1].grade_after, "BA");
    EXPECT_TRUE(what_if(now, {}).moved().empty());
    EXPECT_EQ(what_if(now, {}).evaluation, now);
}

TEST(WhatIf, LetsMembersJoinLeaveAndBeGivenRecords)
{
    const Evaluation now = three_members();
    const ScenarioResult then = what_if(now, {.added = {{.member = "dan", .indicator = "a", .day = day(3)}},
                                              .members = {{.code = "dan"}},
                                              .leaving = {"ann"}});
    EXPECT_EQ(totals_of(then.evaluation), (std::vector<std::string>{"2", "1", "0.5"}));
    ASSERT_EQ(then.moved().size(), 4u);
    EXPECT_FALSE(then.moved().back().after) << "ann left";
    // Without a roll everybody in the ledger is evaluated, also who is supposed to come into it.
    EXPECT_EQ(what_if(now, {.added = {{.member = "eve", .indicator = "b", .day = day(3)}}}).evaluation.members().size(),
              4u);
}

TEST(WhatIf, TellsEveryFaultAtOnce)
{
    const Evaluation now = three_members();
    const auto message = [&](const Scenario& scenario) {
        try {
            static_cast<void>(what_if(now, scenario));
        } catch (const InvalidInput& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    EXPECT_EQ(message({.areas = {{.code = "x"}}, .weights = {{"y", weight("1")}}}),
              "what is supposed of area \"x\": it is not in the scheme; give another one in the place of one that is "
              "there\nweight of \"y\": no area weighs it; name an area or an indicator that has a weight");
    EXPECT_EQ(
        message({.leaving = {"eve", "fay"}}),
        "what is supposed of member \"eve\": nobody of this code is on the roll; let somebody leave who is there\n"
        "what is supposed of member \"fay\": nobody of this code is on the roll; let somebody leave who is there");
    EXPECT_EQ(message({.added = {{.member = "ann", .indicator = "x", .day = day(1)}}, .members = {{.code = "bob"}}}),
              "record 1 that is supposed: indicator \"x\" is not in the scheme; name one that is");
    EXPECT_EQ(
        message({.added = {{.member = "eve", .indicator = "a", .day = day(1)}}, .members = {{.code = "bob"}}}),
        "record 1 that is supposed: member \"eve\" is not on the roll; name somebody who is, or suppose that they "
        "are");
    EXPECT_NE(message({.withdrawn = {EvidenceId(7)}}).find("record"), std::string::npos);
    EXPECT_EQ(message({.shares = {{"a", weight("2")}}}),
              "weight of \"a\": 2 is not a part of a whole; give a share from 0 to 1");
}

}  // namespace
}  // namespace muster::evaluation::what_if_test
