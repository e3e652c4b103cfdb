// Workers go on side by side in rounds of a fixed amount of work, and meet after each. All search for rosters
// (engine/search/worker.hpp); the first begins by raising the bound
// (engine/bound/lower_bound.hpp), and what it learns on the way serves all. More threads bring more workers. What a
// worker does in a round depends on the seed and on what was known when it began, never on time, unless the time limit
// ends it. So with a work limit, where the number of workers is fixed, the answer is the same on any machine and any
// number of threads.
//
// The solution's score is the checker's, not the search's own.
#include "muster/roster/solve.hpp"

#include "core/budget.hpp"
#include "core/workers.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/search/day_by_day.hpp"
#include "roster/engine/search/flow.hpp"
#include "roster/engine/search/worker.hpp"
#include "roster/long_annealing.hpp"
#include "roster/pace.hpp"
#include "roster/proof/effort.hpp"
#include "roster/proving.hpp"
#include "roster/ripening.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

using engine::model::HardSoftCost;
using engine::search::Worker;

constexpr double open_at_last = 0.05;    // of all time or work, whether prices have settled or not
constexpr double open_fair_at = 0.25;    // the same, where loads are to be fair: prices that are far off mislead then
constexpr double exhausting_part = 0.5;  // of all time or work, for looking through all rosters
constexpr double few_lines = 40'000;     // are listed before anything else
constexpr double briefly = 0.02;         // of all time or work, for that
constexpr double exhausting_from = 0.1;  // the same, where that was not enough or lines are more
constexpr double near_part = 0.02;       // of a cost, between it and a bound that cases may close
constexpr int rounds_in_vain = 4;        // of the search, before cases get more
constexpr double far_part = 0.1;         // of a cost, between it and a bound that cases will hardly raise to it
constexpr std::uint64_t far_divisor = 12;

unsigned threads_of(const Options& options)
{
    return options.threads > 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

class Solving {
public:
    Solving(const Problem& problem, const Options& options)
        : problem_(problem), options_(options), threads_(threads_of(options)),
          pace_(options, [this] { return work(); }), instance_(problem), proving_(problem, instance_, options.seed),
          ripening_(instance_, problem.cover().size(), options.seed), annealing_(pace_.work_of_worker(), instance_)
    {
        const unsigned workers = options.work_limit ? 2 : std::max(2U, threads_);
        for (unsigned worker = 0; worker < workers; ++worker)
            workers_.emplace_back(instance_, problem.cover().size(), options.seed.split(worker), worker % 2 == 1);
        outlook_.scale = proving_.bounding().scale();
    }

    Solution run()
    {
        begin();
        tell_better();
        const double lines = proving_.lines();
        bool is_to_exhaust = lines <= engine::bound::LineEnumeration::most_lines;
        if (lines <= few_lines)
            exhaust(briefly);
        tell_better();
        proving_.bounding().offer(*best_);
        while (!is_done()) {
            round();
            meet();
            pace_.end_round();
            if (is_to_exhaust && pace_.done_by_rounds() >= exhausting_from) {
                exhaust(exhausting_part);
                is_to_exhaust = false;
            }
            ripening_.cool(proving_.bounding(), pace_.done_by_rounds());
            tell_better();
            pace_.report();
        }
        return answer();
    }

private:
    [[nodiscard]] std::uint64_t bounding_work() const { return proving_.pricing_work() + ripening_.work(); }
    [[nodiscard]] std::uint64_t work() const
    {
        std::uint64_t sum = proving_.work() + proving_.bounding().work_beside() + ripening_.work();
        for (const Worker& worker : workers_)
            sum += worker.work();
        return sum;
    }

    void begin()
    {
        engine::bound::LowerBound& bounding = proving_.bounding();
        // Where days are free of each other, a flow gives the best plan but for company, and prices that prove it.
        const auto flow =
            options_.start ? std::nullopt
                           : engine::search::flow_plan_with_company(instance_, problem_.cover().size(), pace_.whole());
        if (flow) {
            if (instance_.has_company())
                bounding.begin_at_all_but_company({flow->prices.begin(), flow->prices.end()});
            else
                bounding.begin_at({flow->prices.begin(), flow->prices.end()});
            for (Worker& worker : workers_)
                worker.incumbent().begin_from(flow->lines);
            meet();
            return;
        }
        engine::search::Incumbent& first = workers_.front().incumbent();
        const auto unspaced = engine::search::unspaced_flow_plan(instance_, problem_.cover().size(), pace_.whole());
        if (unspaced)
            bounding.begin_near({unspaced->prices.begin(), unspaced->prices.end()});
        if (options_.start)
            first.begin_from(start_lines());
        else if (unspaced && is_firm(unspaced->lines))
            first.begin_from(unspaced->lines);
        else
            begin_with(first);
        for (std::size_t worker = 1; worker < workers_.size(); ++worker)
            workers_[worker].incumbent().begin_from(first.best_lines());
        meet();
    }

    /// Day by day where loads are to be fair and that bends no hard rule; else by whole lines, if these are better.
    void begin_with(engine::search::Incumbent& first)
    {
        const auto by_day = engine::search::plan_day_by_day(instance_, pace_.whole());
        if (!by_day || !instance_.has_fair_shares() || !is_firm(*by_day))
            first.begin(pace_.whole());
        if (by_day)
            first.begin_from(*by_day);
        first.return_to_best();
    }

    /// Whether no hard rule is bent.
    [[nodiscard]] bool is_firm(const engine::model::List<engine::model::Line>& lines) const
    {
        engine::model::State state(instance_);
        state.set(lines);
        return state.toll().hard == 0;
    }

    /// The roster to begin from, but for what nobody may stand there.
    [[nodiscard]] engine::model::List<engine::model::Line> start_lines() const
    {
        engine::model::List<engine::model::Line> lines;
        for (int member = 0; member < instance_.members; ++member) {
            engine::model::Line& line = lines.emplace_back(instance_.line_of(problem_, *options_.start, member));
            for (int day = 0; day < instance_.days; ++day) {
                engine::model::DutyIndex& duty = line[day];
                const auto tolls =
                    std::span(instance_.linear_row(member, day), static_cast<std::size_t>(instance_.duty_count));
                if (tolls[duty] == engine::model::barred)
                    duty = static_cast<engine::model::DutyIndex>(std::ranges::min_element(tolls) - tolls.begin());
            }
        }
        return lines;
    }

    /// Of a small problem all rosters are looked through, until this part of all is done.
    void exhaust(double until)
    {
        if (is_done())
            return;
        const auto found =
            proving_.look_through_all(*best_, pace_.whole().unless([this, until] { return pace_.done() >= until; }));
        if (!found.empty())
            workers_.front().incumbent().begin_from(found);
        meet();
        proving_.settle_at(best_toll_.soft);
        pace_.note(best_cost(), proving_.bound());
    }

    /// The bound is no further from the cost than this part of it.
    [[nodiscard]] bool is_within(double part) const
    {
        const auto cost = best_cost();
        const auto bound = proving_.bound();
        return cost && bound && static_cast<double>(*cost - *bound) <= part * static_cast<double>(*cost);
    }

    /// For so long, as a part of all, no better roster has come, and little is left for cases to prove.
    [[nodiscard]] double in_vain() const
    {
        return is_within(near_part) && rounds_ - better_in_ >= rounds_in_vain ? pace_.done_by_rounds() - better_at_
                                                                              : 0.0;
    }

    /// Of the first worker's turn, as a divisor: little where cases are far from proving, all where the search has been
    /// in vain for as long as it took to come so far.
    [[nodiscard]] std::uint64_t part_of_cases() const
    {
        if (!is_within(far_part))
            return far_divisor;
        return in_vain() > better_at_ && proving_.bounding().may_raise_beside() ? 1 : 4;
    }

    /// The same, before it comes to cases too: little once the bound is the best there is, or nearly.
    [[nodiscard]] std::uint64_t part_of_bounding() const
    {
        const engine::bound::LowerBound& bounding = proving_.bounding();
        if (bounding.is_smoothing())
            return is_within(near_part) || ripening_.price_part() ? 2 : 1;
        if (bounding.is_settled() || (bounding.parts_are_final() && instance_.has_fair_shares()))
            return part_of_cases();
        return workers_.size() > 1 ? 1 : 2;
    }

    void raise_bound(std::uint64_t work)
    {
        proving_.bounding().raise(best_cost(), pace_.turn(work, [this] { return proving_.bounding().work(); }));
    }

    /// Makes a roster of the lines that prices were found with.
    void round_parts(Worker& worker, std::uint64_t work)
    {
        ripening_.begin(proving_.bounding(), pace_.done_by_rounds());
        if (!ripening_.is_rounding())
            return;
        engine::search::LineRounding& rounding = ripening_.rounding();
        const Budget budget = pace_.turn(work, [&] { return rounding.work(); });
        while (!budget.is_spent() && rounding.step())
            ;
        if (!rounding.is_done())
            return;
        worker.incumbent().begin_from(rounding.lines());
        ripening_.end();
    }

    /// The first worker's part before it searches: bounds and what comes of them. The work left of the turn.
    std::uint64_t prove(Worker& worker, std::uint64_t quantum)
    {
        const std::uint64_t before = bounding_work();
        const Budget most = pace_.turn(quantum - quantum / 16, [this] { return bounding_work(); });
        if (best_toll_.hard > 0)
            proving_.show_infeasible(
                [&](std::function<std::uint64_t()> counted) { return pace_.turn(quantum / 4, std::move(counted)); });
        if (!ripening_.is_rounding())
            raise_bound(quantum / part_of_bounding());
        round_parts(worker, quantum);
        if (most.is_spent())
            return 0;
        return options_.work_limit ? quantum - (bounding_work() - before) : quantum;
    }

    /// The same of the second worker, where it helps with cases.
    std::uint64_t prove_beside(std::uint64_t quantum)
    {
        engine::bound::LowerBound& bounding = proving_.bounding();
        const std::uint64_t before = bounding.work_beside();
        const Budget budget = pace_.turn(quantum, [&bounding] { return bounding.work_beside(); });
        bounding.raise_beside(best_cost(), budget);
        if (budget.is_spent())
            return 0;
        return options_.work_limit ? quantum - (bounding.work_beside() - before) : quantum;
    }

    /// What of the turn is left to search in.
    std::uint64_t before_search(std::size_t number, std::uint64_t quantum)
    {
        if (number == 0)
            return prove(workers_.front(), quantum);
        return number == 1 && proves_beside_ && rounds_ % 2 == 0 ? prove_beside(quantum) : quantum;
    }

    /// Every worker but the one that is to be annealed by itself.
    [[nodiscard]] HardSoftCost best_of_others() const
    {
        HardSoftCost best = workers_.front().incumbent().best();
        for (std::size_t number = 2; number < workers_.size(); number += 2)
            best = std::min(best, workers_[number].incumbent().best());
        return best;
    }

    void round()
    {
        ++rounds_;
        annealing_.go_on({.done = pace_.done(),
                          .annealed = workers_[1].incumbent().state().toll(),
                          .best = best_of_others(),
                          .bound = proving_.bound()});
        const std::uint64_t quantum = pace_.begin_round();
        const double temperature = 1.0 - pace_.done();
        const auto take_turn = [this, quantum, temperature](std::size_t number) {
            Worker& worker = workers_[number];
            if (threads_ == 1)
                pace_.begin_turn();
            const std::uint64_t left = before_search(number, quantum);
            if (left == 0)
                return;
            const Budget budget = pace_.turn(left, [&worker] { return worker.work(); });
            worker.search({.budget = budget,
                           .outlook = outlook_,
                           .temperature = temperature,
                           .heat = annealing_.heat_of(number),
                           .price_part = ripening_.price_part(),
                           .least_cost = proving_.bound()},
                          may_open_);
        };
        in_turns(std::clamp<std::size_t>(threads_, 1, workers_.size()), workers_.size(),
                 [&](std::size_t) { return take_turn; });
    }

    void meet()
    {
        if (auto found = proving_.bounding().take_found())
            adopt(std::move(*found));
        for (const Worker& worker : workers_)
            if (!best_ || worker.incumbent().best() < best_toll_) {
                best_toll_ = worker.incumbent().best();
                best_ = worker.incumbent().best_lines();
                better_in_ = rounds_;
                better_at_ = pace_.done_by_rounds();
            }
        for (std::size_t number = 0; number < workers_.size(); ++number)
            if (!annealing_.is_of(number) && best_toll_ < workers_[number].incumbent().best())
                workers_[number].incumbent().begin_from(*best_);
        proves_beside_ = workers_.size() > 1 && in_vain() > 2.0 * better_at_ && proving_.bounding().may_raise_beside();
        proving_.bounding().meet(best_cost(), proves_beside_);
        proving_.take_bound();
        const engine::bound::LowerBound& bounding = proving_.bounding();
        may_open_ = bounding.is_close() || !bounding.will_know() || (bounding.parts() && bounding.parts_are_final()) ||
                    pace_.done_by_rounds() >= (instance_.has_fair_shares() ? open_fair_at : open_at_last);
        if (!knows_all_) {
            outlook_ = bounding.outlook();
            knows_all_ = bounding.is_settled() && bounding.will_know();
        }
        pace_.note(best_cost(), proving_.bound());
    }

    /// With the best lines for members whom what was found is not about.
    void adopt(engine::model::List<engine::model::Line> found)
    {
        for (std::size_t member = 0; member < found.size(); ++member)
            if (found[member].empty()) {
                if (!best_)
                    return;
                found[member] = (*best_)[member];
            }
        workers_.front().incumbent().adopt(found);
    }

    void tell_better()
    {
        if (!options_.better || (told_ && !(best_toll_ < *told_)))
            return;
        told_ = best_toll_;
        options_.better(instance_.roster_of(problem_, *best_));
    }

    [[nodiscard]] std::optional<std::int64_t> best_cost() const
    {
        if (!best_ || best_toll_.hard > 0)
            return std::nullopt;
        return best_toll_.soft;
    }

    [[nodiscard]] bool is_done()
    {
        if (pace_.is_over() || proving_.is_shown_infeasible())
            return true;
        const auto cost = best_cost();
        const auto bound = proving_.bound();
        return cost && bound && static_cast<double>(*cost - *bound) <= options_.target_gap * static_cast<double>(*cost);
    }

    Solution answer() const
    {
        Roster roster = instance_.roster_of(problem_, *best_);
        const Report found = check(problem_, roster);
        return judged_by({.threads = threads_}, problem_, std::move(roster), proving_.certificate(found));
    }

    const Problem& problem_;
    const Options& options_;
    unsigned threads_;
    Pace pace_;
    engine::model::Instance instance_;
    std::deque<Worker> workers_;
    Proving proving_;
    Ripening ripening_;
    LongAnnealing annealing_;
    engine::bound::Outlook outlook_;
    bool knows_all_ = false;  ///< the outlook will not change any more
    bool may_open_ = false;   ///< it is good enough, as of the last meeting
    std::optional<engine::model::List<engine::model::Line>> best_;
    HardSoftCost best_toll_;
    int rounds_ = 0;
    int better_in_ = 0;                 ///< the round that has found it
    double better_at_ = 0.0;            ///< when, as a part of all
    bool proves_beside_ = false;        ///< the second worker helps with cases, every other round
    std::optional<HardSoftCost> told_;  ///< of the last roster that was told
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
    return Solving(problem, options).run();
}

}  // namespace muster::roster
