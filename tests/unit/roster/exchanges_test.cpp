// Exchanges of drawn problems and rosters, held against every one there is, judged by the checker on whole rosters.
#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/element.hpp"
#include "muster/roster/swaps.hpp"
#include "small.hpp"
#include "truth/draw.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace muster::inline v0_2::roster::exchanges_test {
namespace {

using Shifts = std::vector<Shift>;

Roster drawn_roster(const Problem& problem, Random& random)
{
    const std::uint32_t one_in = 2 + random.below(3);
    std::vector<Assignment> stood(problem.pinned().begin(), problem.pinned().end());
    for (std::uint32_t member = 0; member < problem.members().size(); ++member)
        for (int day = 0; day < problem.day_count(); ++day)
            for (std::uint32_t type = 0; type < problem.shift_types().size(); ++type) {
                const Assignment one{MemberId(member), {problem.day(day), ShiftTypeId(type)}};
                const bool may = problem.may_stand(one.member, day, one.shift.type) || random.below(30) == 0;
                if (may && random.below(one_in) == 0 && std::ranges::find(stood, one) == stood.end())
                    stood.push_back(one);
            }
    return Roster(problem.period(), problem.members().size(), std::move(stood));
}

bool is_pinned(const Problem& problem, const Assignment& one)
{
    return std::ranges::find(problem.pinned(), one) != problem.pinned().end();
}

/// Every exchange there is, in the order they are told in.
class EveryExchange {
public:
    EveryExchange(const Problem& problem, const Roster& roster, const Assignment& asked)
        : problem_(problem), roster_(roster), asked_(asked), before_(check(problem, roster)), bent_(bent(before_))
    {
    }

    std::vector<Exchange> among_two(bool with_pairs)
    {
        for (const MemberId taker : others({asked_.member}))
            for (const Shifts& given : some(asked_.member, with_pairs ? 2 : 1))
                for (const Shifts& returned : some(taker, with_pairs ? 2 : 1))
                    if (std::ranges::find(given, asked_.shift) != given.end())
                        try_one({.giver = asked_.member, .taker = taker, .given = given, .returned = returned});
        return sorted();
    }
    std::vector<Exchange> among_three()
    {
        for (const MemberId taker : others({asked_.member}))
            for (const MemberId third : others({asked_.member, taker}))
                for (const Shifts& passed : some(taker, 1))
                    for (const Shifts& returned : some(third, 1))
                        if (!passed.empty())
                            try_one({.giver = asked_.member,
                                     .taker = taker,
                                     .given = {asked_.shift},
                                     .returned = returned,
                                     .passed = passed,
                                     .third = third});
        return sorted();
    }

private:
    static std::map<Element, std::int64_t> bent(const Report& report)
    {
        std::map<Element, std::int64_t> all;
        for (const Violation& violation : report.violations)
            if (violation.is_hard)
                all[element_of(violation)] += violation.amount;
        return all;
    }

    [[nodiscard]] std::vector<MemberId> others(const std::vector<MemberId>& besides) const
    {
        std::vector<MemberId> all;
        for (std::uint32_t row = 0; row < problem_.members().size(); ++row)
            if (std::ranges::find(besides, MemberId(row)) == besides.end())
                all.emplace_back(row);
        return all;
    }

    [[nodiscard]] std::vector<Shifts> some(MemberId member, std::size_t most) const
    {
        std::vector<Shifts> all{{}};
        for (const Assignment& one : roster_.of(member)) {
            if (is_pinned(problem_, one))
                continue;
            const std::vector<Shifts> shorter = all;
            for (Shifts shifts : shorter)
                if (shifts.size() < most) {
                    shifts.push_back(one.shift);
                    all.push_back(std::move(shifts));
                }
        }
        return all;
    }

    [[nodiscard]] bool may_take(MemberId member, const Shifts& shifts) const
    {
        return std::ranges::all_of(shifts, [&](const Shift& shift) {
            return problem_.may_stand(member, problem_.index_of(shift.day), shift.type) &&
                   !roster_.contains({member, shift});
        });
    }

    void try_one(Exchange exchange)
    {
        const MemberId last = exchange.third.is_set() ? exchange.third : exchange.taker;
        if (!may_take(exchange.taker, exchange.given) || !may_take(exchange.giver, exchange.returned) ||
            (exchange.third.is_set() && !may_take(last, exchange.passed)))
            return;
        const Report after = check(problem_, exchanged(roster_, exchange));
        for (const auto& [element, amount] : bent(after))
            if (const auto had = bent_.find(element); had == bent_.end() || had->second < amount)
                return;
        exchange.hard_change = after.score.hard - before_.score.hard;
        exchange.cost_change = after.score.cost - before_.score.cost;
        found_.push_back(std::move(exchange));
    }

    std::vector<Exchange> sorted()
    {
        std::ranges::sort(found_, {}, [](const Exchange& one) {
            return std::tuple(one.hard_change, one.cost_change,
                              one.given.size() + one.passed.size() + one.returned.size(), one.taker, one.third,
                              one.given, one.passed, one.returned);
        });
        return found_;
    }

    const Problem& problem_;
    const Roster& roster_;
    Assignment asked_;
    Report before_;
    std::map<Element, std::int64_t> bent_;
    std::vector<Exchange> found_;
};

std::string in_words(const std::vector<Exchange>& all)
{
    std::string text;
    for (const Exchange& one : all) {
        const auto add = [&](const Shifts& shifts) {
            text += " [";
            for (const Shift& shift : shifts)
                text += " " + to_string(shift.day) + "/" + std::to_string(shift.type.row());
            text += " ]";
        };
        text += std::to_string(one.taker.row());
        add(one.given);
        add(one.passed);
        add(one.returned);
        text += " " + std::to_string(one.hard_change) + " " + std::to_string(one.cost_change) + "\n";
    }
    return text;
}

class SeedsOfExchanges : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SeedsOfExchanges, are_all_there_are_and_no_others)
{
    constexpr std::uint64_t seeds_a_batch = 50;
    std::size_t two = 0;
    std::size_t three = 0;
    for (std::uint64_t seed = GetParam(); seed < GetParam() + seeds_a_batch; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem(truth::draw(seed));
        Random random(Seed{seed});
        const Roster roster = drawn_roster(problem, random);
        for (const Assignment& asked : roster.assignments()) {
            if (is_pinned(problem, asked))
                continue;
            EveryExchange every(problem, roster, asked);
            const auto among_two = every.among_two(true);
            two += among_two.size();
            ASSERT_EQ(swaps(problem, roster, asked, {.at_most = 1'000'000}), among_two)
                << in_words(swaps(problem, roster, asked, {.at_most = 1'000'000})) << "instead of\n"
                << in_words(among_two);
            const auto all = every.among_three();
            three += all.size() - among_two.size();
            ASSERT_EQ(swaps(problem, roster, asked, {.at_most = 1'000'000, .with_three = true}), all)
                << in_words(swaps(problem, roster, asked, {.at_most = 1'000'000, .with_three = true})) << "instead of\n"
                << in_words(all);
            const std::size_t some = 1 + random.below(4);
            const std::vector<Exchange> first(all.begin(), all.begin() + static_cast<long>(std::min(some, all.size())));
            ASSERT_EQ(swaps(problem, roster, asked, {.at_most = some, .with_three = true}), first);
            EveryExchange simple(problem, roster, asked);
            ASSERT_EQ(swaps(problem, roster, asked, {.with_pairs = false}), simple.among_two(false));
        }
    }
    EXPECT_GT(two, 100U);
    EXPECT_GT(three, 20U);
}

INSTANTIATE_TEST_SUITE_P(Drawn, SeedsOfExchanges, testing::Values(1, 51, 101, 151));

}  // namespace
}  // namespace muster::roster::exchanges_test
