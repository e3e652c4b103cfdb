// Two hands work side by side in rounds of a fixed amount of work, and meet after each: one searches for rosters
// (engine/search.hpp), one raises the bound (engine/dual.hpp) and gives the searcher's cost as its goal. More threads
// bring more searchers. What a hand does in a round depends on the seed and on what was known when it began, never on
// time, unless the time limit ends it. So with a work limit, where the number of hands is fixed, the answer is the same
// on any machine and any number of threads.
//
// The solution's score is the checker's, not the search's own.
#include "muster/roster/solve.hpp"

#include "roster/engine/dual.hpp"
#include "roster/engine/flow.hpp"
#include "roster/engine/search.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <thread>

namespace muster::roster {
namespace {

using Clock = std::chrono::steady_clock;
using engine::Toll;

constexpr std::uint64_t parts_of_step = 1000;     // a step of the search is as many elementary ones
constexpr std::uint64_t first_round = 2'000'000;  // work of one hand in the first round, some milliseconds
constexpr std::uint64_t long_round = 500'000'000;
constexpr auto between_reports = std::chrono::milliseconds(100);

class Solving {
public:
    Solving(const Problem& problem, const Options& options)
        : problem_(problem), options_(options), began_(Clock::now()), instance_(problem),
          dual_(instance_, problem.cover().size(), options.seed.split(1000)), bound_(lower_bound(problem)),
          bounds_are_valid_(instance_.duties_are_complete),
          work_limit_(
              options.work_limit ? std::min(*options.work_limit, ~std::uint64_t{0} / parts_of_step) * parts_of_step : 0)
    {
        const unsigned hands = options.work_limit ? 1 : std::max(1u, options.threads - std::min(options.threads, 1u));
        for (unsigned hand = 0; hand < hands; ++hand)
            searches_.emplace_back(instance_, options.seed.split(hand));
        hands_.resize(hands);
    }

    Solution run()
    {
        std::uint64_t quantum = first_round;
        begin();
        while (!is_done()) {
            if (options_.work_limit)
                quantum = std::clamp<std::uint64_t>((work_limit_ - std::min(work(), work_limit_)) / 2, 1, quantum);
            round(quantum);
            meet();
            quantum = std::min(quantum * 2, long_round);
            done_ = done();
            report();
        }
        return answer();
    }

private:
    /// Whether to end at once. Asked often by every hand; in the caller's thread it also tells how far things are.
    [[nodiscard]] bool is_late()
    {
        if (is_told_to_stop_)
            return true;
        const auto now = Clock::now();
        if (options_.progress && std::this_thread::get_id() == caller_ && now - reported_ >= between_reports)
            report();
        return is_told_to_stop_ || (options_.time_limit && now - began_ >= *options_.time_limit);
    }
    [[nodiscard]] std::uint64_t work() const
    {
        std::uint64_t sum = dual_.work();
        for (const auto& search : searches_)
            sum += search.work();
        return sum;
    }
    [[nodiscard]] double done() const
    {
        if (options_.work_limit)
            return std::min(1.0, static_cast<double>(work()) / static_cast<double>(work_limit_));
        return std::min(1.0, std::chrono::duration<double>(Clock::now() - began_) / *options_.time_limit);
    }

    void begin()
    {
        // Where days are free of each other, a flow gives the best plan but for company, and prices that prove it.
        const auto flow = options_.start ? std::nullopt
                                         : engine::flow_plan_with_company(instance_, problem_.cover().size(),
                                                                          [this] { return is_late(); });
        if (flow) {
            dual_.begin_at(flow->prices);
            for (auto& search : searches_)
                search.begin_from(flow->lines);
            meet();
            return;
        }
        for (std::size_t hand = 0; hand < searches_.size(); ++hand)
            if (hand == 0 && options_.start) {
                std::vector<engine::Line> lines;
                for (int member = 0; member < instance_.members; ++member)
                    lines.push_back(instance_.line_of(problem_, *options_.start, member));
                searches_[hand].begin_from(lines);
            } else {
                searches_[hand].begin([this] { return is_late(); });
            }
        meet();
    }

    /// Small changes or whole lines, whichever has gained more of late; now and then the other.
    [[nodiscard]] bool turns_to_annealing(std::size_t hand)
    {
        Hand& what = hands_[hand];
        ++what.round;
        const bool other = what.round % 5 == 0 || what.gain[0] == what.gain[1];
        return other ? !what.anneals : what.gain[1] > what.gain[0];
    }

    void search_for(std::size_t hand, std::uint64_t quantum, double from, double to)
    {
        engine::Search& search = searches_[hand];
        const std::uint64_t start = search.work();
        std::uint64_t spent = 0;
        Hand& what = hands_[hand];
        what.anneals = turns_to_annealing(hand);
        const engine::Cost before = search.best().value(instance_.hard_weight);
        if (what.anneals)
            search.anneal(quantum, [this] { return is_late(); });
        else
            search.return_to_best();
        spent = search.work() - start;
        while (spent < quantum && !is_late()) {
            double way = from + (to - from) * static_cast<double>(spent) / static_cast<double>(quantum);
            if (!options_.work_limit)
                way = done();
            search.step(1.0 - way);
            spent = search.work() - start + 1;
            if (search.best().hard == 0 && search.best().soft <= bound_)
                break;
        }
        what.gain[what.anneals ? 1 : 0] =
            static_cast<double>(before - search.best().value(instance_.hard_weight)) / static_cast<double>(spent + 1);
    }

    void raise_bound(std::uint64_t quantum)
    {
        if (dual_.is_infeasible() || problem_.cover().empty())
            return;
        const std::uint64_t start = dual_.work();
        const std::optional<std::int64_t> goal = best_cost();
        if (dual_.is_settled())
            quantum /= 16;
        while (dual_.work() - start < quantum && !is_late() && !dual_.is_infeasible()) {
            dual_.step(goal, [this] { return is_late(); });
        }
    }

    void round(std::uint64_t quantum)
    {
        const double from = done();
        const double share =
            options_.work_limit ? 2.0 * static_cast<double>(quantum) / static_cast<double>(work_limit_) : 0.0;
        std::vector<std::function<void()>> tasks;
        tasks.emplace_back([this, quantum] { raise_bound(quantum); });
        for (std::size_t hand = 0; hand < searches_.size(); ++hand)
            tasks.emplace_back(
                [this, hand, quantum, from, share] { search_for(hand, quantum, from, std::min(1.0, from + share)); });
        std::atomic<std::size_t> next{0};
        const auto worker = [&] {
            for (std::size_t task = next++; task < tasks.size(); task = next++)
                tasks[task]();
        };
        std::vector<std::jthread> helpers;
        for (std::size_t thread = 1; thread < std::min<std::size_t>(options_.threads, tasks.size()); ++thread)
            helpers.emplace_back(worker);
        worker();
    }

    void meet()
    {
        for (const auto& search : searches_)
            if (!best_ || search.best() < best_toll_) {
                best_toll_ = search.best();
                best_ = search.best_lines();
            }
        if (bounds_are_valid_)
            if (const auto bound = dual_.bound(); bound && *bound > bound_)
                bound_ = *bound;
    }

    [[nodiscard]] std::optional<std::int64_t> best_cost() const
    {
        if (!best_ || best_toll_.hard > 0)
            return std::nullopt;
        return best_toll_.soft;
    }

    [[nodiscard]] bool is_done()
    {
        if (is_late() || (options_.work_limit && work() >= work_limit_))
            return true;
        const auto cost = best_cost();
        return cost && static_cast<double>(*cost - bound_) <= options_.target_gap * static_cast<double>(*cost);
    }

    void report()
    {
        if (!options_.progress || is_told_to_stop_)
            return;
        reported_ = Clock::now();
        const auto cost = best_cost();
        try {
            if (!options_.progress({"roster", done_, cost ? std::optional(static_cast<double>(*cost)) : std::nullopt,
                                    static_cast<double>(bound_)}))
                is_told_to_stop_ = true;
        } catch (...) {
            is_told_to_stop_ = true;  // the other hands end, too
            throw;
        }
    }

    Solution answer() const
    {
        Roster roster = instance_.roster_of(problem_, *best_);
        const Report found = check(problem_, roster);
        Status status = Status::incomplete;
        if (found.is_feasible())
            status = found.score.cost == bound_ ? Status::optimal : Status::feasible;
        else if (dual_.is_infeasible() && bounds_are_valid_ && !proved_bound(problem_, dual_.certificate()))
            status = Status::infeasible;
        return {std::move(roster), found.score, bound_, status, dual_.certificate()};
    }

    struct Hand {
        std::array<double, 2> gain{};  ///< of whole lines and of small changes, for each piece of work
        int round = 0;
        bool anneals = false;
    };

    const Problem& problem_;
    const Options& options_;
    Clock::time_point began_;
    Clock::time_point reported_ = began_;
    std::thread::id caller_ = std::this_thread::get_id();
    std::atomic<bool> is_told_to_stop_ = false;
    double done_ = 0.0;  // as of the last meeting
    engine::Instance instance_;
    std::deque<engine::Search> searches_;
    std::vector<Hand> hands_;
    engine::Dual dual_;
    std::int64_t bound_;
    bool bounds_are_valid_;
    std::uint64_t work_limit_;
    std::optional<std::vector<engine::Line>> best_;
    Toll best_toll_;
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
