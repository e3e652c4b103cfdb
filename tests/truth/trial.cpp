#include "trial.hpp"

#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/element.hpp"
#include "muster/roster/explain_infeasible.hpp"
#include "muster/roster/solve.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <exception>
#include <string_view>

namespace muster::inline v0_2::roster::truth {
namespace {

double processor_seconds()
{
    std::timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::string number(std::int64_t value) { return std::to_string(value); }
std::string number(const std::optional<std::int64_t>& value) { return value ? number(*value) : "none"; }
std::string words(const Cost& cost) { return "(hard " + number(cost.hard) + ", cost " + number(cost.soft) + ")"; }

std::string words(Status status)
{
    switch (status) {
    case Status::optimal:
        return "optimal";
    case Status::feasible:
        return "feasible";
    case Status::incomplete:
        return "incomplete";
    case Status::infeasible:
        return "infeasible";
    }
    return "unknown";
}

class Court {
public:
    Court(const Problem& problem, const TrialOptions& options) : problem_(problem), options_(options) {}

    Trial hold()
    {
        const double start = processor_seconds();
        find_truth();
        const double found = processor_seconds();
        std::optional<Solution> solution;
        try {
            solution = solve(problem_, options_.solve);
        } catch (const std::exception& error) {
            blame("solve throws", error.what());
        }
        trial_.solving = processor_seconds() - found;
        if (solution) {
            judge_threads(*solution);
            judge_score(*solution);
            judge_bounds(*solution);
            judge_status(*solution);
        }
        const double solved = processor_seconds();
        if (options_.explains && trial_.truth.is_known)
            judge_explanation();
        trial_.judging = found - start + processor_seconds() - solved;
        return std::move(trial_);
    }

private:
    void blame(std::string kind, std::string words) { trial_.faults.push_back({std::move(kind), std::move(words)}); }
    [[nodiscard]] bool is_feasible() const { return trial_.truth.is_known && trial_.truth.is_feasible; }
    [[nodiscard]] bool is_infeasible() const { return trial_.truth.is_known && !trial_.truth.is_feasible; }

    void find_truth()
    {
        try {
            trial_.truth = best_of_all_lines(problem_);
            if (!trial_.truth.is_known)
                blame("no truth", "too much to look at");
            const auto all = best_of_every_roster(problem_, options_.most_rosters);
            if (!all)
                return;
            trial_.is_checked_by_all = true;
            if (trial_.truth.is_known && trial_.truth.best && *trial_.truth.best != *all->best)
                blame("search and every roster differ",
                      words(*trial_.truth.best) + " by the search, " + words(*all->best) + " among all rosters");
            trial_.truth = *all;
        } catch (const std::exception& error) {
            blame("no truth", error.what());
        }
    }

    /// With a work limit alone, the number of threads changes nothing.
    void judge_threads(const Solution& solution)
    {
        if (options_.solve.threads < 2 || options_.solve.time_limit)
            return;
        Options alone = options_.solve;
        alone.threads = 1;
        if (!(solve(problem_, alone) == solution))
            blame("one thread answers otherwise than two", "with the same work and seed");
    }

    void judge_score(const Solution& solution)
    {
        const Score checked = check(problem_, solution.roster).score;
        const Cost cost{checked.hard, checked.cost};
        if (checked != solution.score)
            blame("score is not the checker's",
                  "told " + words(Cost{solution.score.hard, solution.score.cost}) + ", checked " + words(cost));
        if (checked.of(Rule::availability).hard > 0)
            blame("stands where members may not be", words(cost));
        if (!trial_.truth.best)  // not known, or infeasible and too many rosters to tell how much
            return;
        const Cost best = *trial_.truth.best;
        if (cost == best)
            return;
        const std::string both = words(cost) + ", the best is " + words(best);
        if (cost < best && is_feasible())
            blame("better than the truth", both);
        else if (cost < best)  // by a day that is beyond what a person can do
            return;
        else if (is_feasible() && cost.hard > 0)
            blame("bends hard rules though none need be", both);
        else if (is_feasible())
            blame("not the best", both);
        else
            trial_.remarks.push_back(
                {cost.hard > best.hard ? "bends more than need be" : "not the cheapest of the least bent", both});
    }

    void judge_bounds(const Solution& solution)
    {
        const auto told = solution.lower_bound;
        std::optional<std::int64_t> proved;
        try {
            proved = proved_bound(problem_, solution.certificate);
        } catch (const std::exception& error) {
            blame("certificate is refused", error.what());
            return;
        }
        if (told && solution.score.is_feasible() && (!proved || *told > *proved))
            blame("bound is not what the certificate proves", "told " + number(told) + ", proved " + number(proved));
        if (const auto gap = solution.gap(); gap && *gap < 0.0)
            blame("gap below 0", std::to_string(*gap));
        if (!is_feasible())
            return;
        const std::int64_t best = trial_.truth.best->soft;
        if (told && *told > best)
            blame("bound above the best", "told " + number(told) + ", the best costs " + number(best));
        if (!proved || *proved > best)
            blame("proved bound above the best", "proved " + number(proved) + ", the best costs " + number(best));
        if (const std::int64_t simple = lower_bound(problem_); simple > best)
            blame("simple bound above the best", number(simple) + ", the best costs " + number(best));
    }

    void judge_status(const Solution& solution)
    {
        const bool is_bound = solution.lower_bound == solution.score.cost;
        const bool is_kept = solution.score.is_feasible();
        const std::string told = words(solution.status);
        if (solution.status == Status::infeasible && is_feasible())
            blame("false infeasible", "some roster costs " + words(*trial_.truth.best));
        if (solution.status == Status::optimal && (!is_kept || !is_bound))
            blame("false optimal",
                  words(Cost{solution.score.hard, solution.score.cost}) + ", bound " + number(solution.lower_bound));
        if ((solution.status == Status::optimal || solution.status == Status::feasible) != is_kept)
            blame("status against the score", "told " + told + ", hard " + number(solution.score.hard));
        if (is_infeasible() && solution.status != Status::infeasible)
            blame("infeasible is not said", "told " + told);
        if (is_feasible() && solution.status != Status::optimal)
            blame("not proven",
                  "told " + told + ", cost " + number(solution.score.cost) + ", bound " + number(solution.lower_bound));
    }

    void judge_explanation()
    {
        Infeasibility told;
        try {
            told = explain_infeasible(problem_);
        } catch (const std::exception& error) {
            blame("explain throws", error.what());
            return;
        }
        if (told.verdict == Verdict::unknown)
            blame("explain: unknown", is_feasible() ? "some roster is feasible" : "no roster is feasible");
        else if ((told.verdict == Verdict::feasible) != is_feasible())
            blame("explain: wrong verdict", is_feasible() ? "some roster is feasible" : "no roster is feasible");
        if (told.roster && !check(problem_, *told.roster).is_feasible())
            blame("explain: its roster bends hard rules", "");
        if (told.verdict != Verdict::infeasible)
            return;
        if (!told.is_smallest)
            blame("explain: clash not shown smallest", number(static_cast<std::int64_t>(told.clash.size())));
        judge_clash(told.clash);
    }

    void judge_clash(const std::vector<Element>& clash)
    {
        const auto can_hold_without = [&](const Element* without) {
            return can_hold(problem_, [&](const Violation& violation) {
                const Element element = element_of(violation);
                if (element.rule == Rule::overlap)  // goes without saying
                    return true;
                return std::ranges::count(clash, element) > 0 && !(without != nullptr && *without == element);
            });
        };
        std::string all;
        for (const Element& element : clash)
            all += (all.empty() ? "" : " + ") + in_words(problem_, element).en;
        if (can_hold_without(nullptr) == true)
            blame("explain: the clash can be met", all);
        for (const Element& element : clash)
            if (can_hold_without(&element) == false) {
                blame("explain: the clash is not smallest", all + "; not needed: " + in_words(problem_, element).en);
                return;
            }
    }

    const Problem& problem_;
    const TrialOptions& options_;
    Trial trial_;
};

}  // namespace

bool is_of_haste(const Fault& fault)
{
    static constexpr std::array<std::string_view, 5> all{"not the best", "bends hard rules though none need be",
                                                         "infeasible is not said", "not proven",
                                                         "one thread answers otherwise than two"};
    return std::ranges::find(all, fault.kind) != all.end();
}

bool Trial::has(const std::string& kind) const { return std::ranges::count(faults, kind, &Fault::kind) > 0; }

Trial put_to_trial(const Problem& problem, const TrialOptions& options) { return Court(problem, options).hold(); }

TrialOptions for_seed(std::uint64_t seed, const Problem& problem, TrialOptions options)
{
    Random random(Seed{seed}.split(1));
    options.solve.seed = Seed{seed};
    if (random.below(8) == 0)
        options.solve.threads = 2;
    if (random.below(8) == 0) {
        std::vector<Assignment> stood;
        for (std::uint32_t member = 0; member < problem.members().size(); ++member)
            for (int day = 0; day < problem.day_count(); ++day)
                for (std::uint32_t type = 0; type < problem.shift_types().size(); ++type)
                    if (random.below(3) == 0)
                        stood.push_back({MemberId(member), {problem.day(day), ShiftTypeId(type)}});
        options.solve.start = Roster(problem.period(), problem.members().size(), std::move(stood));
    }
    return options;
}

}  // namespace muster::roster::truth
