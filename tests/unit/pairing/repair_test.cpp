// repair: keeps the most pairs there can be, then the best score, and proves it; and so after every event of a term.
#include "muster/pairing/repair.hpp"

#include "every_way.hpp"

#include "muster/pairing/live.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace muster::inline v0_2::pairing::repair_test {
namespace {

std::vector<Candidate> candidates_of(const Problem& problem)
{
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        const auto list = problem.candidates_of(mentee(row));
        for (std::size_t at = 0; at < list.mentors.size(); ++at)
            candidates.push_back({mentee(row), list.mentors[at], list.scores[at]});
    }
    return candidates;
}

// Other limits, other scores here and there, one candidate gone, one mentee gone or come.
Problem changed(const Problem& problem, Random& random)
{
    std::vector<Capacity> mentors;
    for (const Capacity& capacity : problem.mentors()) {
        const std::uint32_t maximum = random.below(2) == 0 ? capacity.maximum : random.below(4);
        mentors.push_back({std::min(maximum, random.below(3) == 0 ? capacity.minimum : 0), maximum});
    }
    auto candidates = candidates_of(problem);
    for (Candidate& pair : candidates)
        if (random.below(4) == 0)
            pair.score = Score{random.below(8)} - 2;
    if (!candidates.empty() && random.below(2) == 0)
        candidates.erase(candidates.begin() + random.below(static_cast<std::uint32_t>(candidates.size())));
    ProblemOptions options{.unmatched_price = problem.unmatched_price(),
                           .load_prices = {problem.load_prices().begin(), problem.load_prices().end()}};
    std::size_t mentees = problem.mentee_count();
    if (random.below(2) == 0) {
        candidates.push_back({mentee(static_cast<std::uint32_t>(mentees)),
                              mentor(random.below(static_cast<std::uint32_t>(mentors.size()))), 3});
        ++mentees;
    }
    for (std::uint32_t row = 0; row < mentees; ++row)
        options.wanted.push_back(random.below(4) == 0           ? random.below(2)
                                 : row < problem.mentee_count() ? problem.wanted(mentee(row))
                                                                : 1);
    return {mentors, mentees, candidates, options};
}

// Every pair of before counts one, nothing else counts.
Problem counting_kept(const Problem& problem, const Pairing& before)
{
    auto candidates = candidates_of(problem);
    for (Candidate& pair : candidates)
        pair.score = 0;
    ProblemOptions options{.required = {problem.required().begin(), problem.required().end()}};
    if (problem.unmatched_price())
        options.unmatched_price = 0;
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
        options.wanted.push_back(problem.wanted(mentee(row)));
    const Problem blank({problem.mentors().begin(), problem.mentors().end()}, problem.mentee_count(), candidates,
                        options);
    return keeping(blank, before, 1);
}

Score kept_of(const Problem& problem, const Pairing& before, const Pairing& after)
{
    return with_total(counting_kept(problem, before), after.mentor_of).total;
}

TEST(Repair, KeepsMostPairsThenScoresBest)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int repaired_count = 0;
    int refused = 0;
    for (int round = 0; round < 4000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem first = random_problem(random);
        std::optional<OptimalPairing> before;
        try {
            before = optimal(first);
        } catch (const Infeasible&) {
            continue;
        }
        const Problem now = changed(first, random);
        RepairOptions options;
        if (random.below(3) == 0)
            options.move_price = random.below(4);
        if (random.below(4) == 0)
            before->certificate = {};  // no prices to start from
        try {
            const RepairedPairing result = repair(now, *before, options);
            const Verdict verdict = verify_repair(now, before->pairing, result);
            ASSERT_TRUE(verdict.holds) << verdict.fault;
            const Problem kept = keeping(now, before->pairing, result.keep_worth);
            EXPECT_EQ(with_total(kept, result.pairing.mentor_of).total, EveryWay(kept).best());
            if (!options.move_price) {
                EXPECT_EQ(kept_of(now, before->pairing, result.pairing),
                          EveryWay(counting_kept(now, before->pairing)).best());
            }
            ++repaired_count;
        } catch (const Infeasible&) {
            EXPECT_FALSE(EveryWay(now).best().has_value());
            ++refused;
        }
    }
    EXPECT_GT(repaired_count, 500);
    EXPECT_GT(refused, 100);
}

TEST(Repair, ChangesNothingWhereNothingChanged)
{
    Random random(Seed{11});
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < 300; ++row)
        for (std::uint32_t step = 0; step < 8; ++step)
            candidates.push_back({mentee(row), mentor((row * 5 + step * step * 3 + step) % 41), random.below(100)});
    const Problem problem(std::vector<Capacity>(41, {2, 9}), 300, candidates);
    const OptimalPairing before = optimal(problem);
    const RepairedPairing same = repair(problem, before);
    EXPECT_EQ(same.pairing, before.pairing);
    EXPECT_TRUE(same.changed.empty());
}

TEST(Repair, TheProofOfAnotherRepairIsRefused)
{
    const Problem problem({{0, 1}, {0, 2}}, 2,
                          std::vector<Candidate>{{mentee(0), mentor(0), 10},
                                                 {mentee(0), mentor(1), 8},
                                                 {mentee(1), mentor(0), 9},
                                                 {mentee(1), mentor(1), 1}});
    const Pairing before = with_total(problem, {mentor(0), mentor(1)});
    RepairedPairing result = repair(problem, {before, {}});
    EXPECT_EQ(result.pairing, before);
    EXPECT_TRUE(verify_repair(problem, before, result));

    RepairedPairing moved = result;
    moved.pairing = with_total(problem, {mentor(1), mentor(0)});
    EXPECT_EQ(verify_repair(problem, before, moved).fault, "0 mentees are said to have changed, and 2 have, or others");
    moved.changed = {mentee(0), mentee(1)};
    EXPECT_FALSE(verify_repair(problem, before, moved));
    result.keep_worth = 0;
    EXPECT_FALSE(verify_repair(problem, before, result));
}

TEST(Repair, RefusesAPriceBelowNothing)
{
    const Problem problem({{0, 1}}, 0, {});
    try {
        static_cast<void>(repair(problem, {}, {.move_price = -1}));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "move price: -1 is below 0 or beyond 2^50; give what a changed pair costs, in the "
                                   "unit of the scores");
    }
}

// What `live` says, held against solving the problem anew.
void expect_best(const LivePairing& live)
{
    const Problem now = live.problem();
    const RepairedPairing result = live.repaired();
    const Verdict verdict = verify_repair(now, live.published(), result);
    ASSERT_TRUE(verdict.holds) << verdict.fault;
    const Problem kept = keeping(now, live.published(), result.keep_worth);
    EXPECT_EQ(with_total(kept, result.pairing.mentor_of).total, optimal(kept).pairing.total);
}

// The same, held against a shadow that only follows its changes.
void expect_followed(const LivePairing& live, const std::vector<std::vector<MentorId>>& shadow)
{
    for (std::uint32_t row = 0; row < shadow.size(); ++row) {
        auto mentors = live.mentors_of(mentee(row));
        std::erase(mentors, MentorId{});
        std::ranges::sort(mentors);
        EXPECT_EQ(mentors, shadow[row]);
    }
}

void follow(std::vector<std::vector<MentorId>>& shadow, const std::vector<Change>& changes)
{
    for (const Change& change : changes)
        if (change.from.is_set())
            std::erase(shadow[change.mentee.row()], change.from);
    for (const Change& change : changes)
        if (change.to.is_set())
            shadow[change.mentee.row()].push_back(change.to);
    for (auto& mentors : shadow)
        std::ranges::sort(mentors);
}

// Fewest missing, then most kept, then the greatest total of pairs and loads: by trying every way.
struct EveryRepair {
    EveryRepair(const Problem& asked, const std::vector<std::vector<MentorId>>& had_before)
        : problem(asked), had(had_before), loads(asked.mentors().size(), 0)
    {
        try_from(0, 0, 0);
    }

    void try_from(std::uint32_t row, std::uint32_t filled, std::uint32_t next)
    {
        if (row == problem.mentee_count())
            return end();
        if (next == loads.size()) {
            missing += problem.wanted(mentee(row)) - filled;
            try_from(row + 1, 0, 0);
            missing -= problem.wanted(mentee(row)) - filled;
            return;
        }
        const auto score = problem.score_of(mentee(row), mentor(next));
        if (!score || !problem.is_required(mentee(row), mentor(next)))
            try_from(row, filled, next + 1);
        if (score && filled < problem.wanted(mentee(row))) {
            const int keeps = row < had.size() && std::ranges::count(had[row], mentor(next)) > 0 ? 1 : 0;
            ++loads[next];
            kept += keeps;
            total += *score;
            try_from(row, filled + 1, next + 1);
            total -= *score;
            kept -= keeps;
            --loads[next];
        }
    }

    void end()
    {
        Score worth = total;
        for (std::uint32_t at = 0; at < loads.size(); ++at) {
            if (loads[at] < problem.mentors()[at].minimum || loads[at] > problem.mentors()[at].maximum)
                return;
            for (std::uint32_t place = 1; place <= loads[at]; ++place)
                worth -= problem.place_price(mentor(at), place);
        }
        const std::tuple made(-std::int64_t{missing}, kept, worth);
        best = std::max(best.value_or(made), made);
    }

    const Problem& problem;
    const std::vector<std::vector<MentorId>>& had;
    std::vector<std::uint32_t> loads;
    std::uint32_t missing = 0;
    int kept = 0;
    Score total = 0;
    std::optional<std::tuple<std::int64_t, int, Score>> best;
};

// The same people where some mentors take fewer than before, and nobody may be left alone.
Problem with_fewer_places(Random& random, const Problem& problem)
{
    std::vector<Capacity> capacities(problem.mentors().begin(), problem.mentors().end());
    for (Capacity& capacity : capacities) {
        capacity.maximum = random.below(capacity.maximum + 1);
        capacity.minimum = 0;
    }
    std::vector<Candidate> candidates;
    ProblemOptions options{.load_prices = {problem.load_prices().begin(), problem.load_prices().end()}};
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        const auto list = problem.candidates_of(mentee(row));
        for (std::size_t at = 0; at < list.mentors.size(); ++at)
            candidates.push_back({mentee(row), list.mentors[at], list.scores[at]});
        if (!problem.first_seats().empty())
            options.wanted.push_back(problem.wanted(mentee(row)));
    }
    return {capacities, problem.mentee_count(), candidates, options};
}

TEST(RepairWhatCanBe, MissesFewestThenKeepsMostThenIsBestAsTryingEveryWaySays)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int looked = 0;
    int short_of = 0;
    for (int round = 0; round < 1500; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem before = random_problem(random);
        std::optional<OptimalPairing> published;
        try {
            published = optimal(before);
        } catch (const Infeasible&) {
            continue;
        }
        const Problem now = with_fewer_places(random, before);
        std::vector<std::vector<MentorId>> had;
        for (std::uint32_t row = 0; row < before.mentee_count(); ++row) {
            const auto mentors = published->pairing.mentors_of(mentee(row));
            had.emplace_back(mentors.begin(), mentors.end());
        }
        const PartialRepair made = repair_what_can_be(now, *published);
        const Verdict verdict = verify_repair(made.problem, published->pairing, made.repaired);
        EXPECT_TRUE(verdict.holds) << verdict.fault;
        std::int64_t missing = 0;
        int kept = 0;
        for (std::uint32_t row = 0; row < now.mentee_count(); ++row)
            for (const MentorId each : made.repaired.pairing.mentors_of(mentee(row))) {
                missing += each.is_set() ? 0 : 1;
                kept += each.is_set() && std::ranges::count(had[row], each) > 0 ? 1 : 0;
            }
        const Score total = made.repaired.pairing.total + missing * made.problem.unmatched_price().value_or(0);
        const EveryRepair every(now, had);
        ASSERT_TRUE(every.best.has_value());
        EXPECT_EQ(std::tuple(-missing, kept, total), *every.best);
        EXPECT_EQ(made.missing, made.repaired.pairing.unmatched());
        short_of += missing > 0 ? 1 : 0;
        ++looked;
    }
    EXPECT_GT(looked, 300);
    EXPECT_GT(short_of, 100);
}

TEST(LivePairing, IsTheBestRepairAfterEveryEvent)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int events = 0;
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem problem = random_problem(random);
        std::optional<OptimalPairing> published;
        try {
            published = optimal(problem);
        } catch (const Infeasible&) {
            continue;
        }
        LivePairing live(problem, *published);
        std::vector<std::vector<MentorId>> shadow;
        for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
            const auto mentors = published->pairing.mentors_of(mentee(row));
            shadow.emplace_back(mentors.begin(), mentors.end());
            std::erase(shadow.back(), MentorId{});
            std::ranges::sort(shadow.back());
        }
        expect_best(live);
        expect_followed(live, shadow);
        for (int event = 0; event < 12; ++event) {
            SCOPED_TRACE("event " + std::to_string(event));
            const MentorId at = mentor(random.below(static_cast<std::uint32_t>(problem.mentors().size())));
            const MenteeId row = mentee(random.below(static_cast<std::uint32_t>(problem.mentee_count())));
            const std::uint32_t maximum = random.below(4);
            const Capacity capacity{random.below(3) == 0 ? random.below(maximum + 1) : 0, maximum};
            const Problem before = live.problem();
            try {
                switch (random.below(4)) {
                case 0:
                    follow(shadow, live.set_capacity(at, capacity));
                    break;
                case 1:
                    follow(shadow, live.leave(at));
                    break;
                case 2:
                    follow(shadow, live.leave(row));
                    break;
                default:
                    follow(shadow, live.join(row));
                    break;
                }
                expect_followed(live, shadow);
                ++events;
            } catch (const Infeasible&) {
                EXPECT_EQ(live.problem(), before);
                ++refused;
            } catch (const InvalidInput& required) {
                EXPECT_NE(std::string(required.what()).find("required pair"), std::string::npos);
            }
            expect_best(live);
        }
    }
    EXPECT_GT(events, 500);
    EXPECT_GT(refused, 50);
}

}  // namespace
}  // namespace muster::pairing::repair_test
