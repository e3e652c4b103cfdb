// Who change places: every pair that looking at all pairs finds.
#include "muster/evaluation/reversal.hpp"

#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::reversal_test {
namespace {

Scheme one_sum()
{
    return scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}, .missing = Missing::incomplete}});
}

record::Ledger drawn_work(Random& random, std::uint32_t members)
{
    Book book({}, {"work"});
    for (std::uint32_t member = 0; member < members; ++member) {
        const std::string code = "m" + std::to_string(member);
        book.ledger.admit_member(code);
        if (random.below(8) > 0) {
            record::Evidence row = book.row(code.c_str(), "work", "1", 0);
            row.quantity = Quantity::whole(random.below(6));
            book.ledger.append(row);
        }
    }
    return book.ledger;
}

TEST(RankReversals, AreAllThatLookingAtEveryPairFinds)
{
    Random random(Seed{21});
    std::size_t found = 0;
    for (int round = 0; round < 100; ++round) {
        const std::uint32_t members = 1 + random.below(12);
        const Evaluation before = evaluate(one_sum(), drawn_work(random, members), {.is_ranked = true});
        const Evaluation after = evaluate(one_sum(), drawn_work(random, members), {.is_ranked = true});
        std::vector<std::string> wanted;
        for (const RollMember& one : before.roll().members().rows())
            for (const RollMember& other : before.roll().members().rows()) {
                const auto score = [](const Evaluation& evaluation, const RollMember& member) {
                    return evaluation.of(*evaluation.roll().members().find(member.code));
                };
                if (score(before, one).is_incomplete || score(before, other).is_incomplete ||
                    score(after, one).is_incomplete || score(after, other).is_incomplete)
                    continue;
                if (score(before, one).total > score(before, other).total &&
                    score(after, one).total < score(after, other).total)
                    wanted.push_back(one.code + " " + std::to_string(score(before, one).rank) + " " +
                                     std::to_string(score(after, one).rank) + ", " + other.code + " " +
                                     std::to_string(score(before, other).rank) + " " +
                                     std::to_string(score(after, other).rank));
            }
        std::vector<std::string> made;
        for (const RankReversal& each : rank_reversals(before, after))
            made.push_back(each.fallen + " " + std::to_string(each.fallen_before) + " " +
                           std::to_string(each.fallen_after) + ", " + each.risen + " " +
                           std::to_string(each.risen_before) + " " + std::to_string(each.risen_after));
        found += made.size();
        std::ranges::sort(made);
        std::ranges::sort(wanted);
        EXPECT_EQ(made, wanted) << "round " << round;
    }
    EXPECT_GT(found, 100U);
}

// With a rule that looks at members one by one nobody moves; the evaluation after is that of the changed roll.
TEST(RankReversals, OfAChangedRollAreThoseOfTwoEvaluations)
{
    Random random(Seed{22});
    const record::Ledger ledger = drawn_work(random, 9);
    EXPECT_TRUE(rank_reversals(one_sum(), ledger, {.removed = {"m3"}}).empty());
    EXPECT_TRUE(rank_reversals(one_sum(), ledger, {.added = {{.code = "m4"}}}).empty());
    EXPECT_EQ(reversals_by_leaving(one_sum(), ledger), std::vector<std::size_t>(9));
}

TEST(RankReversals, NameWhoCannotJoinOrLeave)
{
    Random random(Seed{23});
    const record::Ledger ledger = drawn_work(random, 3);
    try {
        static_cast<void>(rank_reversals(one_sum(), ledger, {.added = {{.code = "m1"}}, .removed = {"nobody"}},
                                         {.roll = Roll({{.code = "m0"}, {.code = "m1"}, {.code = "m2"}})}));
        FAIL() << "accepted";
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(), "member \"m1\": is on the roll already; add only who is not\n"
                                   "member \"nobody\": is not on the roll; remove only who is");
    }
}

}  // namespace
}  // namespace muster::evaluation::reversal_test
