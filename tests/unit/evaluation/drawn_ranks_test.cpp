// Ranks under drawn weights are those that evaluating by the drawn scheme gives: columns of doubles, columns of long
// integers, and members told one by one among them.
#include "evaluation/drawn_ranks.hpp"

#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/small.hpp"

#include <optional>
#include <vector>

namespace muster::inline v0_2::evaluation::drawn_ranks_test {
namespace {

class RandomDraws : public testing::TestWithParam<int> {};

TEST_P(RandomDraws, RankAsEvaluatingDoes)
{
    int compared = 0;
    for (int seed = GetParam(); seed < GetParam() + 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 800'000);
        SchemeParts parts = random_parts(dice);
        if (dice.heads())
            for (Area& area : parts.areas) {
                area.position_weights.clear();
                area.aggregation = dice.heads() ? Aggregation::sum : Aggregation::arithmetic;
                area.round_to = dice.heads() ? std::nullopt : area.round_to;
                weigh(dice, parts, area);
            }
        const record::Ledger ledger = random_ledger(dice, dice.heads());
        const EvaluationOptions options{.roll = random_roll(dice), .is_ranked = true};
        std::optional<Evaluation> made;
        try {
            made = evaluate(Scheme(parts), ledger, options);
        } catch (const Error&) {
            continue;
        }
        const KeptPoints kept(*made, 2);
        DrawnRanks ranks(kept);
        for (int draw = 0; draw < 4; ++draw) {
            for (Area& area : parts.areas) {
                std::vector<Weight*> weights;
                for (Area& below : parts.areas)
                    if (below.parent == area.code)
                        weights.push_back(&below.weight);
                for (Indicator& indicator : parts.indicators)
                    if (indicator.area == area.code && indicator.is_weighted())
                        weights.push_back(&indicator.weight);
                if (area.aggregation == Aggregation::arithmetic)
                    for (Weight* const weight : weights)  // of many places, so that doubles do not hold the totals
                        if (*weight > Weight{})
                            *weight = draw % 2 == 0 ? Weight::whole(1 + dice.below(999'983))
                                                    : Weight::whole(1 + dice.below(4));
            }
            std::optional<Evaluation> anew;
            try {
                anew = evaluate(Scheme(parts), ledger, options);
            } catch (const Error&) {
                continue;
            }
            const auto found = ranks.under(anew->scheme());
            for (std::uint32_t row = 0; row < found.size(); ++row)
                ASSERT_EQ(found[row], made->of(MemberId(row)).is_incomplete ? 0 : anew->of(MemberId(row)).rank)
                    << "member " << row << ", draw " << draw;
            ++compared;
        }
    }
    EXPECT_GT(compared, 200);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomDraws, testing::Values(1, 151));

}  // namespace
}  // namespace muster::evaluation::drawn_ranks_test
