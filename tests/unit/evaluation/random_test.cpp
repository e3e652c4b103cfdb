// Random schemes on random ledgers, held against a reference in fractions that shares nothing with the library but its
// headers.
#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/naive.hpp"
#include "unit/evaluation/small.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::random_test {
namespace {

// Ranks of exact totals, of those who have one.
std::uint32_t rank_among(const std::vector<naive::Member>& members, const naive::Member& member)
{
    const auto in_front = std::ranges::count_if(
        members, [&](const naive::Member& other) { return !other.is_incomplete && other.total > member.total; });
    return member.is_incomplete ? 0 : static_cast<std::uint32_t>(in_front) + 1;
}

std::string message_of(const Scheme& scheme, const record::Ledger& ledger, const std::optional<Period>& period)
{
    try {
        static_cast<void>(evaluate(scheme, ledger, {.period = period}));
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

class RandomScheme : public testing::TestWithParam<int> {};

TEST_P(RandomScheme, ScoresAsTheReferenceDoes)
{
    const int first = GetParam();
    int scored = 0;
    for (int seed = first; seed < first + 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed));
        const SchemeParts parts = random_parts(dice);
        record::Ledger ledger = random_ledger(dice, true);
        std::optional<Period> period;
        if (dice.one_in(3))
            period = Period(day(5), day(25));
        const Roll roll = random_roll(dice);
        const auto members_of = [&] {
            std::vector<naive::Member> members;
            for (const RollMember& member : roll.members().rows())
                members.push_back(naive::Reference(parts, ledger, period, roll).of(member.code, member.roles));
            return members;
        };
        std::vector<naive::Member> expected = members_of();
        const auto are_refused = [&] {
            return std::ranges::any_of(expected, [](const naive::Member& member) { return !member.faults.empty(); });
        };
        if (are_refused()) {
            const std::string message = message_of(Scheme(parts), ledger, period);
            for (std::size_t row = 0; row < expected.size(); ++row)
                for (const Indicator& indicator : parts.indicators)
                    EXPECT_EQ(std::ranges::count(expected[row].faults, indicator.code) > 0,
                              message.find("member \"m" + std::to_string(row) + "\", indicator \"" + indicator.code +
                                           "\": it divides by") != std::string::npos)
                        << message;
            ledger = random_ledger(dice, false);
            expected = members_of();
            if (are_refused())  // a delay counts less than 0, too
                continue;
        }
        const Evaluation made = evaluated(Scheme(parts), ledger, {.roll = roll, .period = period, .is_ranked = true});
        for (std::uint32_t row = 0; row < made.members().size(); ++row) {
            const naive::Member& wanted_of = expected[row];
            for (std::uint32_t i = 0; i < parts.indicators.size(); ++i) {
                const IndicatorScore& score = made.of(MemberId(row), IndicatorId(i));
                const naive::Score& wanted = wanted_of.indicators.at(parts.indicators[i].code);
                EXPECT_EQ(naive::value_of(score.points), wanted.points)
                    << name_of(parts.indicators[i].rule) << " " << i;
                EXPECT_EQ(naive::value_of(score.amount), naive::rounded(wanted.amount, 6))
                    << name_of(parts.indicators[i].rule) << " " << i;
                EXPECT_EQ(score.records, wanted.records);
                EXPECT_EQ(score.is_vetoed, wanted.strikes);
            }
            for (std::uint32_t area = 0; area < parts.areas.size(); ++area)
                EXPECT_EQ(naive::value_of(made.of(MemberId(row), AreaId(area))),
                          wanted_of.areas.at(parts.areas[area].code).value_or(0))
                    << "member " << row << ", area " << parts.areas[area].code;
            const MemberScore& standing = made.of(MemberId(row));
            EXPECT_EQ(naive::value_of(standing.total), wanted_of.total);
            EXPECT_EQ(standing.is_incomplete, wanted_of.is_incomplete);
            EXPECT_EQ(standing.rank, rank_among(expected, wanted_of));
            EXPECT_FALSE(standing.is_incomplete && standing.grade.is_set());
        }
        if (HasFailure())
            return;
        ++scored;
    }
    EXPECT_GT(scored, 50);
}

TEST_P(RandomScheme, ScoresALedgerThatHasGrownAsOneFromTheStart)
{
    int compared = 0;
    for (int seed = GetParam(); seed < GetParam() + 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 100'000);
        const Scheme scheme(random_parts(dice));
        record::Ledger earlier;
        const record::Ledger ledger = random_ledger(dice, dice.one_in(3), &earlier);
        EvaluationOptions options{.is_ranked = true};
        if (dice.heads())
            options.roll = random_roll(dice);
        if (dice.one_in(3))
            options.period = Period(day(5), day(25));
        const auto outcome = [](auto make, std::optional<Evaluation>& made) -> std::string {
            try {
                made = make();
                return "";
            } catch (const Error& error) {
                return error.what();
            }
        };
        std::optional<Evaluation> before;
        if (!outcome([&] { return evaluate(scheme, earlier, options); }, before).empty())
            continue;
        std::optional<Evaluation> grown;
        std::optional<Evaluation> anew;
        ASSERT_EQ(outcome([&] { return before->with_ledger(ledger); }, grown),
                  outcome([&] { return evaluate(scheme, ledger, options); }, anew));
        if (!anew)
            continue;
        ++compared;
        ASSERT_EQ(*grown, *anew);
        ASSERT_EQ(grown->warnings(), anew->warnings());
        ASSERT_EQ(before->with_ledger(earlier), *before);
        for (std::uint32_t unit = 0; unit < anew->units().size(); ++unit)
            ASSERT_EQ(to_string(grown->of(UnitId(unit)).sum), to_string(anew->of(UnitId(unit)).sum));
        ASSERT_EQ(findings(*grown), "");
    }
    EXPECT_GT(compared, 40);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomScheme, testing::Range(0, 800, 100));

}  // namespace
}  // namespace muster::evaluation::random_test
