// Hands work side by side in rounds of a fixed amount of work, and meet after each. All search for rosters
// (engine/search/worker.hpp); the first begins by raising the bound
// (engine/bound/lower_bound.hpp), and what it learns on the way serves all. More threads bring more hands. What a hand
// does in a round depends on the seed and on what was known when it began, never on time, unless the time limit ends
// it. So with a work limit, where the number of hands is fixed, the answer is the same on any machine and any number of
// threads.
//
// The solution's score is the checker's, not the search's own.
#include "muster/roster/solve.hpp"

#include "core/budget.hpp"
#include "roster/engine/bound/enumeration.hpp"
#include "roster/engine/bound/infeasibility.hpp"
#include "roster/engine/bound/lower_bound.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/search/flow.hpp"
#include "roster/engine/search/rounding.hpp"
#include "roster/engine/search/worker.hpp"
#include "roster/proof/effort.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

namespace muster::roster {
namespace {

using engine::model::HardSoftCost;
using engine::search::Worker;

constexpr std::uint64_t parts_of_step = 1000;     // a step of the search is as many elementary ones
constexpr std::uint64_t first_round = 2'000'000;  // work of one hand in the first round, some milliseconds
constexpr std::uint64_t long_round = 500'000'000;
constexpr int fewest_rounds = 20;        // in a time limit
constexpr double longest_wait = 0.35;    // for prices to settle before a roster is made of them, of all time or work
constexpr double open_at_last = 0.25;    // of all time or work, whether prices have settled or not
constexpr double cooling_part = 0.55;    // of what is left then
constexpr double short_cooling = 0.12;   // where loads are to be fair: a line alone can seldom change then
constexpr double exhausting_part = 0.5;  // of all time or work, for looking through all rosters
constexpr double few_lines = 40'000;     // are listed before anything else
constexpr double exhausting_from = 0.1;  // of all time or work, where lines are more
constexpr int rounds_in_vain = 2;        // without a roster that bends no hard rule, before it is asked if there is one
constexpr double priced_part = 0.9;      // of cooling; then nothing but what is there counts
constexpr double greatest_price_part = 0.7;
constexpr auto between_reports = std::chrono::milliseconds(100);

class Solving {
public:
    Solving(const Problem& problem, const Options& options)
        : problem_(problem), options_(options), began_(Budget::Clock::now()), instance_(problem),
          bounding_(instance_, problem.cover().size(), options.seed.split(1000)),
          bounds_are_valid_(instance_.duties_are_complete),
          work_limit_(options.work_limit
                          ? std::min(*options.work_limit, ~std::uint64_t{0} / parts_of_step) * parts_of_step
                          : 0),
          longest_(longest_round(options))
    {
        const unsigned hands = options.work_limit ? 2 : std::max(1u, options.threads);
        for (unsigned hand = 0; hand < hands; ++hand)
            hands_.emplace_back(instance_, problem.cover().size(), options.seed.split(hand));
        outlook_.scale = bounding_.scale();
    }

    Solution run()
    {
        std::uint64_t quantum = first_round;
        begin();
        const double lines = bounds_are_valid_ ? engine::bound::Enumeration::lines_at_most(instance_)
                                               : 2.0 * engine::bound::Enumeration::most_lines;
        bool is_to_exhaust = few_lines < lines && lines <= engine::bound::Enumeration::most_lines;
        if (lines <= few_lines)
            exhaust();
        bounding_.offer(*best_);
        while (!is_done()) {
            if (options_.work_limit)
                quantum = std::clamp<std::uint64_t>((work_limit_ - std::min(work(), work_limit_)) / 2, 1, quantum);
            round(quantum);
            meet();
            quantum = std::min(quantum * 2, longest_);
            done_ = done();
            if (is_to_exhaust && done_ >= exhausting_from) {
                exhaust();
                is_to_exhaust = false;
            }
            cool();
            report();
        }
        return answer();
    }

private:
    [[nodiscard]] static std::uint64_t longest_round(const Options& options)
    {
        if (!options.time_limit)
            return long_round;
        const auto part = std::chrono::nanoseconds(*options.time_limit).count() / fewest_rounds;
        return std::min(long_round, static_cast<std::uint64_t>(std::max<std::int64_t>(1, part)));
    }
    [[nodiscard]] std::uint64_t bounding_work() const
    {
        return bounding_.work() + (rounding_ ? rounding_->work() : rounded_work_) +
               (infeasibility_ ? infeasibility_->work() : 0);
    }
    /// Whether to end at once. Asked often by every hand; in the caller's thread it also tells how far things are.
    [[nodiscard]] bool is_late()
    {
        if (is_told_to_stop_)
            return true;
        const auto now = Budget::Clock::now();
        if (options_.progress && std::this_thread::get_id() == caller_ && now - reported_ >= between_reports)
            report();
        return is_told_to_stop_ || (options_.time_limit && now - began_ >= *options_.time_limit);
    }
    [[nodiscard]] std::uint64_t work() const
    {
        std::uint64_t sum = bounding_work() + (exhaustion_ ? exhaustion_->work() : 0);
        for (const Worker& hand : hands_)
            sum += hand.work();
        return sum;
    }
    [[nodiscard]] double done() const
    {
        if (options_.work_limit)
            return std::min(1.0, static_cast<double>(work()) / static_cast<double>(work_limit_));
        return std::min(1.0, std::chrono::duration<double>(Budget::Clock::now() - began_) / *options_.time_limit);
    }

    void begin()
    {
        // Where days are free of each other, a flow gives the best plan but for company, and prices that prove it.
        const auto flow = options_.start
                              ? std::nullopt
                              : engine::search::flow_plan_with_company(instance_, problem_.cover().size(), whole_);
        if (flow) {
            bounding_.begin_at({flow->prices.begin(), flow->prices.end()});
            for (Worker& hand : hands_)
                hand.incumbent().begin_from(flow->lines);
            meet();
            return;
        }
        engine::search::Incumbent& first = hands_.front().incumbent();
        const auto unspaced = engine::search::unspaced_flow_plan(instance_, problem_.cover().size(), whole_);
        if (unspaced)
            bounding_.begin_near({unspaced->prices.begin(), unspaced->prices.end()});
        if (options_.start)
            first.begin_from(start_lines());
        else if (unspaced && is_firm(unspaced->lines))
            first.begin_from(unspaced->lines);
        else
            first.begin(whole_);
        for (std::size_t hand = 1; hand < hands_.size(); ++hand)
            hands_[hand].incumbent().begin_from(first.best_lines());
        meet();
    }

    /// Whether no hard rule is bent.
    [[nodiscard]] bool is_firm(const std::vector<engine::model::Line>& lines) const
    {
        engine::model::State state(instance_);
        state.set(lines);
        return state.toll().hard == 0;
    }

    /// The roster to begin from, but for what nobody may stand there.
    [[nodiscard]] std::vector<engine::model::Line> start_lines() const
    {
        std::vector<engine::model::Line> lines;
        for (int member = 0; member < instance_.members; ++member) {
            engine::model::Line& line = lines.emplace_back(instance_.line_of(problem_, *options_.start, member));
            for (int day = 0; day < instance_.days; ++day) {
                engine::model::DutyIndex& duty = line[static_cast<std::size_t>(day)];
                const auto tolls =
                    std::span(instance_.linear_row(member, day), static_cast<std::size_t>(instance_.duty_count));
                if (tolls[duty] == engine::model::barred)
                    duty = static_cast<engine::model::DutyIndex>(std::ranges::min_element(tolls) - tolls.begin());
            }
        }
        return lines;
    }

    /// Of a small problem all rosters are looked through.
    void exhaust()
    {
        if (is_done())
            return;
        exhaustion_.emplace(instance_);
        const Budget budget = whole_.unless([this] { return done() >= exhausting_part; });
        if (!exhaustion_->begin(budget))
            return;
        outcome_ = exhaustion_->run(*best_, budget);
        if (outcome_ == Outcome::none)
            exhaustion_->find_least_bent(*best_, budget);
        if (!exhaustion_->lines().empty())
            hands_.front().incumbent().begin_from(exhaustion_->lines());
        meet();
        if (outcome_ == Outcome::best)
            bound_ = best_toll_.soft;
    }

    /// Of the first hand's turn, as a divisor: little once the bound is the best there is, or nearly.
    [[nodiscard]] std::uint64_t part_of_bounding() const
    {
        if (bounding_.is_smoothing())
            return 2;
        if (bounding_.is_settled() || (bounding_.parts_are_final() && instance_.has_fair_shares()))
            return 4;
        return hands_.size() > 1 ? 1 : 2;
    }

    /// Where no roster was found so far that bends no hard rule: is there any?
    void show_infeasible(std::uint64_t work)
    {
        if (best_toll_.hard == 0 || ++rounds_ <= rounds_in_vain)
            return;
        if (!infeasibility_)
            infeasibility_ = std::make_unique<engine::bound::Infeasibility>(problem_, options_.seed.split(3000));
        infeasibility_->raise(turn(work, [this] { return infeasibility_->work(); }));
    }

    void raise_bound(std::uint64_t work)
    {
        bounding_.raise(best_cost(), turn(work, [this] { return bounding_.work(); }));
    }

    /// Makes a roster of the lines that prices were found with, once these have settled or some time is over. Prices
    /// stay as they are until it is made.
    void round_parts(Worker& hand, std::uint64_t work)
    {
        const engine::bound::LagrangianDual* parts = bounding_.parts();
        if (!rounding_ && !is_rounded_ && parts && (bounding_.parts_are_final() || done_ >= longest_wait))
            rounding_ = std::make_unique<engine::search::Rounding>(instance_, problem_.cover().size(), *parts,
                                                                   options_.seed.split(2000));
        if (!rounding_)
            return;
        const Budget budget = turn(work, [this] { return rounding_->work(); });
        while (!budget.is_spent() && rounding_->step())
            ;
        if (!rounding_->is_done())
            return;
        hand.incumbent().begin_from(rounding_->lines());
        rounded_work_ = rounding_->work();
        rounding_.reset();
        is_rounded_ = true;
    }

    /// From when a roster was made of parts: by prices at first, and without for the last part. Dives from known lines
    /// are better where there are such, and so are openings at prices that are final, but where loads are to be fair.
    void cool()
    {
        price_part_.reset();
        if (!is_rounded_ || bounding_.knows_lines() || (bounding_.is_settled() && !instance_.has_fair_shares()))
            return;
        if (!cools_from_)
            cools_from_ = done_;
        const double part = instance_.has_fair_shares() ? short_cooling : cooling_part;
        const double passed = (done_ - *cools_from_) / (part * (1.0 - *cools_from_));
        if (passed < 1.0)
            price_part_ = greatest_price_part * std::max(0.0, 1.0 - passed / priced_part);
    }

    /// So much work, or, where only time is limited, the time it takes from when the round began.
    [[nodiscard]] Budget turn(std::uint64_t work, std::function<std::uint64_t()> counted) const
    {
        // A unit of work is about a nanosecond.
        return options_.work_limit ? whole_.of_work(work, std::move(counted))
                                   : whole_.of_time(round_began_, round_began_ + std::chrono::nanoseconds(work));
    }

    void round(std::uint64_t quantum)
    {
        const double temperature = 1.0 - done();
        round_began_ = Budget::Clock::now();
        const auto take_turn = [this, quantum, temperature](std::size_t number) {
            Worker& hand = hands_[number];
            std::uint64_t left = quantum;
            if (number == 0) {
                const std::uint64_t before = bounding_work();
                const Budget most = turn(quantum - quantum / 16, [this] { return bounding_work(); });
                show_infeasible(quantum / 4);
                if (!rounding_)
                    raise_bound(quantum / part_of_bounding());
                round_parts(hand, quantum);
                if (most.is_spent())
                    return;
                if (options_.work_limit)
                    left -= bounding_work() - before;
            }
            const Budget budget = turn(left, [&hand] { return hand.work(); });
            hand.search({.budget = budget,
                         .outlook = outlook_,
                         .temperature = temperature,
                         .price_part = price_part_,
                         .least_cost = bound_},
                        may_open_);
        };
        std::atomic<std::size_t> next{0};
        const auto worker = [&] {
            for (std::size_t hand = next++; hand < hands_.size(); hand = next++)
                take_turn(hand);
        };
        std::vector<std::jthread> helpers;
        for (std::size_t thread = 1; thread < std::min<std::size_t>(options_.threads, hands_.size()); ++thread)
            helpers.emplace_back(worker);
        worker();
    }

    void meet()
    {
        for (const Worker& hand : hands_)
            if (!best_ || hand.incumbent().best() < best_toll_) {
                best_toll_ = hand.incumbent().best();
                best_ = hand.incumbent().best_lines();
            }
        for (Worker& hand : hands_)
            if (best_toll_ < hand.incumbent().best())
                hand.incumbent().begin_from(*best_);
        if (bounds_are_valid_)
            if (const auto bound = bounding_.bound(); bound && *bound > bound_.value_or(*bound - 1))
                bound_ = *bound;
        may_open_ = bounding_.is_close() || !bounding_.will_know() ||
                    (bounding_.parts() && (bounding_.parts_are_final() || done_ >= open_at_last));
        if (!knows_all_) {
            outlook_ = bounding_.outlook();
            knows_all_ = bounding_.is_settled() && bounding_.will_know();
        }
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
        if (is_shown_infeasible())
            return true;
        const auto cost = best_cost();
        return cost && bound_ &&
               static_cast<double>(*cost - *bound_) <= options_.target_gap * static_cast<double>(*cost);
    }

    [[nodiscard]] bool is_shown_infeasible() const
    {
        return outcome_ == Outcome::none || (infeasibility_ && infeasibility_->is_shown()) ||
               (bounds_are_valid_ && bounding_.is_infeasible());
    }

    void report()
    {
        if (!options_.progress || is_told_to_stop_)
            return;
        reported_ = Budget::Clock::now();
        const auto cost = best_cost();
        try {
            if (!options_.progress({"roster", done_, cost ? std::optional(static_cast<double>(*cost)) : std::nullopt,
                                    bound_ ? std::optional(static_cast<double>(*bound_)) : std::nullopt}))
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
        return judged_by({.threads = options_.threads}, problem_, std::move(roster), certificate(found));
    }

    /// What is told is what whoever checks it finds, not what was reckoned on the way.
    [[nodiscard]] BoundCertificate certificate(const Report& found) const
    {
        if (infeasibility_ && infeasibility_->is_shown() && !found.is_feasible())
            return infeasibility_->certificate();
        if (outcome_ == Outcome::open)
            return bounding_.certificate();
        BoundCertificate certificate{.denominator = engine::bound::Enumeration::scale, .exhausted = Exhausted{}};
        certificate.prices = exhaustion_->prices();
        certificate.prices.resize(instance_.rows.size(), 0);
        const auto companies = certificate.prices.begin() + static_cast<std::ptrdiff_t>(problem_.cover().size());
        certificate.exhausted->company_prices.assign(companies, certificate.prices.end());
        certificate.prices.erase(companies, certificate.prices.end());
        if (outcome_ == Outcome::best)
            certificate.exhausted->none_below = found.score.cost;
        return certificate;
    }

    const Problem& problem_;
    const Options& options_;
    const Budget whole_{[this] { return is_late(); }};
    Budget::Clock::time_point began_;
    Budget::Clock::time_point round_began_ = began_;
    Budget::Clock::time_point reported_ = began_;
    std::thread::id caller_ = std::this_thread::get_id();
    std::atomic<bool> is_told_to_stop_ = false;
    double done_ = 0.0;  // as of the last meeting
    engine::model::Instance instance_;
    std::deque<Worker> hands_;
    engine::bound::LowerBound bounding_;
    engine::bound::Outlook outlook_;
    bool knows_all_ = false;  ///< the outlook will not change any more
    bool may_open_ = false;   ///< it is good enough, as of the last meeting
    std::unique_ptr<engine::search::Rounding> rounding_;
    bool is_rounded_ = false;           ///< a roster was made of parts
    std::optional<double> cools_from_;  ///< what was done then
    std::optional<double> price_part_;  ///< while lines cool
    std::uint64_t rounded_work_ = 0;
    using Outcome = engine::bound::Enumeration::Outcome;
    std::optional<engine::bound::Enumeration> exhaustion_;
    Outcome outcome_ = Outcome::open;
    std::unique_ptr<engine::bound::Infeasibility> infeasibility_;
    int rounds_ = 0;                     ///< without a roster that bends no hard rule
    std::optional<std::int64_t> bound_;  ///< that the search goes by
    bool bounds_are_valid_;
    std::uint64_t work_limit_;
    std::uint64_t longest_;  ///< work of a round at most
    std::optional<std::vector<engine::model::Line>> best_;
    HardSoftCost best_toll_;
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
