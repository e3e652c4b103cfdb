// Causes sum to the whole change, are what a mean over all orders of letting them in gives, and name the records.
#include "muster/evaluation/causes.hpp"

#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::causes_test {
namespace {

Exact sum_of(const std::vector<CauseGain>& parts)
{
    Exact sum;
    for (const CauseGain& part : parts)
        sum += part.gain;
    return sum;
}

Scheme two_indicators(const char* a, const char* b, std::optional<Points> cap = {})
{
    SchemeParts parts = parts_of({{.code = "a", .area = "top", .weight = weight(a), .rule = rule::Sum{}},
                                  {.code = "b", .area = "top", .weight = weight(b), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.indicators[0].cap.total = cap;
    return Scheme(parts);
}

// Ann has a = 8 and b = 4, and b 6 more later; weights go from 1 : 1 to 3 : 1.
// Records first: 6 -> 9, then weights: 9 -> 8.5. Weights first: 6 -> 7, then records: 7 -> 8.5.
TEST(Causes, AreTheMeanOfBothOrders)
{
    Book book({"ann"}, {"a", "b"});
    book.add("ann", "a", "8");
    book.add("ann", "b", "4");
    const Evaluation before = evaluate(two_indicators("0.5", "0.5"), book.ledger);
    book.add("ann", "b", "6");
    const Evaluation after = evaluate(two_indicators("0.75", "0.25"), book.ledger);
    const Causes found = causes(before, after);
    EXPECT_EQ(found.found, (std::vector<Cause>{Cause::records, Cause::weights}));
    ASSERT_EQ(found.members.size(), 1u);
    EXPECT_EQ(found.members[0].causes, (std::vector<CauseGain>{{Cause::records, "b", Exact(points("2.25"))},
                                                               {Cause::weights, "", Exact(points("0.25"))}}));
}

TEST(Causes, TellTheRollWhereTotalsLookAtAllMembers)
{
    Book book({"m0", "m1", "m2"}, {"a"});
    book.add("m0", "a", "10");
    book.add("m1", "a", "5");
    book.add("m2", "a", "0");
    const Scheme scheme(SchemeParts{.code = "s",
                                    .areas = {{.code = "all"}},
                                    .indicators = {{.code = "a", .area = "all", .rule = rule::Normalise{}}}});
    const Evaluation before =
        evaluate(scheme, book.ledger, {.roll = Roll({{.code = "m0"}, {.code = "m1"}, {.code = "m2"}})});
    const Evaluation after =
        evaluate(scheme, book.ledger, {.roll = Roll({{.code = "m1"}, {.code = "m2"}}), .ignores_strangers = true});
    const Causes found = causes(before, after);
    ASSERT_EQ(found.members.size(), 2u);
    EXPECT_EQ(found.members[0].causes, (std::vector<CauseGain>{{Cause::roles, "", Exact(points("50"))}}));
    EXPECT_TRUE(found.members[1].causes.empty());
}

TEST(Causes, TellRulesPoliciesAndRolesApart)
{
    SchemeParts parts = parts_of({{.code = "a", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}},
                                  {.code = "b", .area = "top", .weight = weight("0.5"), .rule = rule::Sum{}},
                                  {.code = "c", .area = "top", .weight = weight("1"), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.indicators[0].weight = parts.indicators[1].weight = weight("1");
    parts.indicators[2].assigned = "mentor";
    Book book({"ann", "bob"}, {"a", "b", "c"});
    book.add("ann", "a", "9");
    book.add("bob", "a", "9");
    book.add("bob", "b", "9");
    const auto with = [](const char* role) {
        return EvaluationOptions{.roll = Roll({{.code = "ann"}, {.code = "bob", .roles = {role}}}), .is_ranked = true};
    };
    const Evaluation before = evaluate(Scheme(parts), book.ledger, with("guide"));
    parts.indicators[1].missing = Missing::leave_out;
    parts.indicators[0].cap.total = points("6");
    const Evaluation after = evaluate(Scheme(parts), book.ledger, with("mentor"));
    const Causes found = causes(before, after);
    EXPECT_EQ(found.found, (std::vector<Cause>{Cause::rules, Cause::missing, Cause::roles}));
    for (const MemberCauses& member : found.members)
        EXPECT_EQ(sum_of(member.causes), member.after - member.before);
    const std::vector<CauseGain>& ann = found.members[0].causes;
    ASSERT_EQ(ann.size(), 2u) << "bob's role is not ann's matter";
    EXPECT_EQ(ann[0].cause, Cause::rules);
    EXPECT_EQ(ann[0].gain, Exact(points("-2.25"))) << "half of 4.5 -> 3 and of 9 -> 6";
    EXPECT_EQ(ann[1].gain, Exact(points("3.75")));
    EXPECT_EQ(found.members[1].causes.back().cause, Cause::roles);
}

class RandomCauses : public testing::TestWithParam<int> {};

// Two drawn schemes, ledgers and rolls: parts sum exactly, and a change that only one cause makes is owed to it.
TEST_P(RandomCauses, SumToTheWholeChange)
{
    std::map<Cause, int> seen;
    int members = 0;
    for (int seed = GetParam(); seed < GetParam() + 160; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 700'000);
        const SchemeParts parts = random_parts(dice);
        SchemeParts later = dice.one_in(4) ? random_parts(dice) : parts;
        if (dice.heads())
            for (Area& area : later.areas)
                weigh(dice, later, area);
        if (dice.heads())
            later.indicators[static_cast<std::size_t>(dice.below(7))].cap.total = points("1.5");
        for (Indicator& indicator : later.indicators)
            if (indicator.missing == Missing::stated && dice.heads())
                indicator.missing_points = points("2.5");
        record::Ledger earlier;
        const record::Ledger ledger = random_ledger(dice, false, &earlier);
        std::optional<Evaluation> before;
        std::optional<Evaluation> after;
        try {
            before = evaluate(Scheme(parts), earlier, {.roll = random_roll(dice)});
            after = evaluate(Scheme(later), ledger, {.roll = random_roll(dice)});
        } catch (const Error&) {
            continue;
        }
        const Causes found = causes(*before, *after);
        EXPECT_EQ(found, causes(*before, *after, 2));
        for (const MemberCauses& member : found.members) {
            ++members;
            EXPECT_EQ(member.before, before->of(*before->roll().members().find(member.code)).total);
            EXPECT_EQ(member.after, after->of(*after->roll().members().find(member.code)).total);
            ASSERT_EQ(sum_of(member.causes), member.after - member.before) << member.code;
            for (const CauseGain& part : member.causes) {
                ++seen[part.cause];
                EXPECT_NE(std::ranges::find(found.found, part.cause), found.found.end());
                EXPECT_EQ(part.indicator.empty(), part.cause != Cause::records);
            }
            for (const Overtaking& pair : overtakings(found, member.code)) {
                EXPECT_EQ(sum_of(pair.causes), pair.gap_after - pair.gap_before);
                EXPECT_TRUE((pair.gap_after > Exact() && pair.gap_before <= Exact()) ||
                            (pair.gap_after == Exact() && pair.gap_before < Exact()));
                EXPECT_TRUE(pair.winner == member.code || pair.loser == member.code);
            }
        }
        const Causes none = causes(*after, *after);
        EXPECT_TRUE(none.found.empty());
        for (const MemberCauses& member : none.members)
            EXPECT_TRUE(member.causes.empty());
    }
    EXPECT_GT(members, 60);
    for (const Cause cause : {Cause::records, Cause::rules, Cause::weights, Cause::roles})
        EXPECT_GT(seen[cause], 3) << static_cast<int>(cause);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomCauses, testing::Values(1, 161, 321));

TEST(Causes, AreTogetherWhereOneSchemeCannotScoreTheOthersRecords)
{
    const auto scheme = [](const char* level) {
        return scheme_of({{.code = "a",
                           .area = "top",
                           .rule = rule::AwardTable{.entries = {{level, "1", points(*level == 'a' ? "5" : "7")}}}}});
    };
    const auto term = [&](const char* level) {
        Book book({"ann"}, {"a"});
        book.add_award("ann", "a", level, "1");
        return evaluate(scheme(level), book.ledger);
    };
    const Causes found = causes(term("a"), term("b"));
    EXPECT_EQ(found.found, std::vector<Cause>{Cause::together});
    EXPECT_EQ(found.members[0].causes, (std::vector<CauseGain>{{Cause::together, "", Exact::whole(2)}}));
}

TEST(Overtakings, NameThePairAndWhatCarriedIt)
{
    Book book({"ann", "bob", "cai"}, {"a", "b"});
    book.add("ann", "a", "8");
    book.add("bob", "b", "6");
    book.add("cai", "b", "1");
    const Evaluation before = evaluate(two_indicators("0.5", "0.5"), book.ledger);
    book.add("bob", "a", "4");
    const Causes found = causes(before, evaluate(two_indicators("0.5", "0.5"), book.ledger));
    const std::vector<Overtaking> pairs = overtakings(found, "ann");
    ASSERT_EQ(pairs.size(), 1u);
    EXPECT_EQ(pairs[0],
              (Overtaking{"bob", "ann", Exact::whole(-1), Exact::whole(1), {{Cause::records, "a", Exact::whole(2)}}}));
    EXPECT_EQ(overtakings(found, "bob"), pairs);
    EXPECT_TRUE(overtakings(found, "cai").empty());
    EXPECT_THROW(static_cast<void>(overtakings(found, "eve")), InvalidInput);
}

TEST(MovingRecords, TellWhatEachDid)
{
    Book book({"ann", "bob"}, {"a", "b"});
    const EvidenceId first = book.add("ann", "a", "8");
    const EvidenceId second = book.add("ann", "b", "6", 1);
    book.add("ann", "b", "3", 2);
    const Scheme scheme = two_indicators("0.5", "0.5", points("10"));
    const Evaluation before = evaluate(scheme, book.ledger);
    const EvidenceId added = book.add("ann", "a", "5", 3);  // the cap lets 2 of it count
    book.ledger.void_record(second, {.reason = "twice", .day = day(4)});
    const EvidenceId other =
        book.ledger.replace(EvidenceId(2), book.row("ann", "b", "4", 2), {.reason = "misread", .day = day(4)});
    const Evaluation after = evaluate(scheme, book.ledger);
    const std::vector<MovingRecord> moving = moving_records(before, after, "ann");
    ASSERT_EQ(moving.size(), 3u);
    EXPECT_EQ(moving[0].turn, RecordTurn::withdrawn);
    EXPECT_EQ(moving[0].record, second);
    EXPECT_EQ(moving[0].effect, Exact::whole(-3));
    EXPECT_EQ(moving[1].turn, RecordTurn::added);
    EXPECT_EQ(moving[1].record, added);
    EXPECT_EQ(moving[1].effect, Exact::whole(1));
    EXPECT_EQ(moving[2].turn, RecordTurn::corrected);
    EXPECT_EQ(moving[2].record, other);
    EXPECT_EQ(moving[2].instead->quantity, quantity("3"));
    EXPECT_EQ(moving[2].effect, Exact(points("0.5")));
    EXPECT_TRUE(moving_records(before, after, "bob").empty());
    EXPECT_THROW(static_cast<void>(moving_records(before, after, "eve")), InvalidInput);
    EXPECT_TRUE(moving_records(before, before, "ann").empty());
    EXPECT_EQ(in_words(book.ledger, first).quantity, quantity("8"));
}

}  // namespace
}  // namespace muster::evaluation::causes_test
