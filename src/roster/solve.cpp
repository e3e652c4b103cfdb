// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over small random changes. A start is built day by day:
// each person that the cover asks for is taken where it costs least. Then a change is kept when it costs no more, and
// else with a chance that falls with its cost and with the work done. Hard rules weigh more than any wish, so that they
// may be crossed on the way and not at the end; the best roster is kept, fewest hard rules bent first.
//
// The search keeps its own account of the cost; the solution's score is the checker's.
#include "muster/roster/solve.hpp"

#include "neighbourhoods/moves.hpp"
#include "search_state.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace muster::roster {
namespace {

using Clock = std::chrono::steady_clock;

// Energy of one unit of a hard rule, against the weights in the problem.
double weight_of_hard(const Problem& problem)
{
    std::int64_t greatest = 100;
    for (const Cover& cover : problem.cover())
        greatest = std::max({greatest, cover.under_weight, cover.over_weight});
    for (const Request& request : problem.requests())
        greatest = std::max(greatest, request.weight);
    return static_cast<double>(greatest) * 3.0;
}

double energy(const Cost& cost, double hard_weight)
{
    return static_cast<double>(cost.hard) * hard_weight + static_cast<double>(cost.soft);
}

void begin_from(SearchState& state, const Roster& start)
{
    const Problem& problem = state.problem();
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        Change change{MemberId(row), state.line(MemberId(row))};
        for (const Assignment& assignment : start.of(MemberId(row))) {
            const Stood stood{problem.index_of(assignment.shift.day), assignment.shift.type.row()};
            if (problem.may_stand(MemberId(row), stood.day, assignment.shift.type) &&
                !std::ranges::binary_search(change.line, stood))
                change.line.insert(std::ranges::lower_bound(change.line, stood), stood);
        }
        state.apply({change});
    }
}

void fill_cover(SearchState& state, double hard_weight)
{
    const Problem& problem = state.problem();
    for (std::size_t row = 0; row < problem.cover().size(); ++row) {
        const Cover& cover = problem.cover()[row];
        const Stood stood{problem.index_of(cover.shift.day), cover.shift.type.row()};
        while (state.people(row) < cover.wanted) {
            std::optional<Change> best;
            double least = 0.0;  // whom it costs to add is left out
            for (std::uint32_t member = 0; member < problem.members().size(); ++member) {
                Change change{MemberId(member), state.line(MemberId(member))};
                if (!problem.may_stand(change.member, stood.day, cover.shift.type) ||
                    std::ranges::binary_search(change.line, stood))
                    continue;
                change.line.insert(std::ranges::lower_bound(change.line, stood), stood);
                const double delta = energy(state.apply({change}), hard_weight);
                state.take_back();
                if (delta < least) {
                    least = delta;
                    best = std::move(change);
                }
            }
            if (!best)
                break;
            state.apply({*best});
        }
    }
}

class Annealer {
public:
    Annealer(const Problem& problem, const Options& options, std::int64_t bound)
        : state_(problem), options_(options), bound_(bound), full_weight_(weight_of_hard(problem)),
          hard_weight_(full_weight_), random_(options.seed), best_roster_(state_.roster()), best_(state_.cost()),
          began_(Clock::now())
    {
        if (options.start)
            begin_from(state_, *options.start);
        fill_cover(state_, hard_weight_);
        keep_best();
        hottest_ = std::max(10.0 * coldest, usual_change());
    }

    Roster run()
    {
        constexpr std::uint64_t between_looks = 512;
        for (std::uint64_t step = 0; !is_done(step); ++step) {
            if (step % between_looks == 0 && !look(step))
                break;
            const auto changes = draw_move(state_, random_);
            if (changes.empty())
                continue;
            const double delta = energy(state_.apply(changes), hard_weight_);
            if (delta > 0.0 && random_.unit() >= std::exp(-delta / temperature_))
                state_.take_back();
            else if (state_.cost() < best_)
                keep_best();
        }
        return best_roster_;
    }

private:
    // What a change makes worse on average, found by trying some.
    double usual_change()
    {
        constexpr int tries = 400;
        double sum = 0.0;
        int worse = 0;
        for (int attempt = 0; attempt < tries; ++attempt) {
            const auto changes = draw_move(state_, random_);
            if (changes.empty())
                continue;
            const double delta = energy(state_.apply(changes), hard_weight_);
            state_.take_back();
            if (delta > 0.0) {
                sum += delta;
                ++worse;
            }
        }
        return worse == 0 ? 0.0 : sum / worse * 0.5;
    }

    void keep_best()
    {
        if (best_ < state_.cost())
            return;
        best_ = state_.cost();
        best_roster_ = state_.roster();
    }

    [[nodiscard]] bool is_done(std::uint64_t step) const
    {
        if (options_.work_limit && step >= *options_.work_limit)
            return true;
        return best_.hard == 0 &&
               static_cast<double>(best_.soft - bound_) <= options_.target_gap * static_cast<double>(best_.soft);
    }

    // Time, temperature and progress, now and then. False: stop.
    bool look(std::uint64_t step)
    {
        double done = options_.work_limit ? static_cast<double>(step) / static_cast<double>(*options_.work_limit) : 0.0;
        if (options_.time_limit) {
            const double spent = std::chrono::duration<double>(Clock::now() - began_) / *options_.time_limit;
            if (spent >= 1.0)
                return false;
            if (!options_.work_limit)
                done = spent;
        }
        const double in_cycle = done * cycles - std::floor(done * cycles);
        temperature_ = hottest_ * std::pow(coldest / hottest_, in_cycle);
        // Hard rules are light at the beginning of a descent and have their full weight from its middle on.
        constexpr double lightest = 0.003;
        hard_weight_ = full_weight_ * std::pow(lightest, std::max(0.0, 1.0 - 2.0 * in_cycle));
        return !options_.progress ||
               options_.progress({"roster", done,
                                  best_.hard == 0 ? std::optional(static_cast<double>(best_.soft)) : std::nullopt,
                                  static_cast<double>(bound_)});
    }

    static constexpr double cycles = 4.0;    // heated again so often less one, as one descent may end anywhere
    static constexpr double coldest = 0.15;  // costs are whole numbers: a step up of 1 is then one in 800

    SearchState state_;
    const Options& options_;
    std::int64_t bound_;
    double full_weight_;
    double hard_weight_;
    Random random_;
    Roster best_roster_;
    Cost best_;
    Clock::time_point began_;
    double temperature_ = 1.0;
    double hottest_ = 1.0;
};

}  // namespace

Solution solve(const Problem& problem, const Options& options)
{
    if (!options.time_limit && !options.work_limit)
        throw InvalidInput({"options"}, "neither a time limit nor a work limit is set",
                           "set one, so that the search ends");
    if (options.start &&
        (options.start->period() != problem.period() || options.start->member_count() != problem.members().size()))
        throw InvalidInput({"options"}, "the roster to start from is of other days or members",
                           "pass one of this problem");
    const std::int64_t bound = lower_bound(problem);
    Roster roster =
        problem.members().empty() ? Roster(problem.period(), 0, {}) : Annealer(problem, options, bound).run();
    const Report report = check(problem, roster);
    const Status status = !report.is_feasible()        ? Status::incomplete
                          : report.score.cost == bound ? Status::optimal
                                                       : Status::feasible;
    return {std::move(roster), report.score, bound, status};
}

}  // namespace muster::roster
