// One thread searches; callers change what is asked under a lock. A search is for the edition it began with: whatever
// it finds is offered with that number, and dropped where another has come since. It asks for the number now and then,
// so that it ends soon after (solve.hpp, `Options::progress`).
//
// After each change the roster at hand is repaired (repair.cpp) and searched on from there, in stints of which each is
// as long as all before it together: the solver cools down within a stint, so a short one gives something soon and a
// long one something better. Each begins at the best roster so far, with a seed of its own.
//
// Two locks: `telling_` is held while a roster is told or something changed, so that none of an older edition is told
// once a change has returned; `mutex_` guards what is read. The first is taken first, and again by who changes
// something when told.
//
// A process that is forked off has neither the thread nor anybody who would unlock what was locked: there nothing is
// locked, waited for or let go of.
#include "muster/roster/improver.hpp"

#include "moves.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/repair.hpp"
#include "muster/roster/solve.hpp"
#include "muster/roster/verify.hpp"
#include "muster/roster/what_if.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include <unistd.h>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::uint64_t first_stint = 100'000;       // steps
constexpr std::uint64_t longest_stint = 60'000'000;  // about a minute

bool is_better(const Score& left, const Score& right)
{
    return left.hard != right.hard ? left.hard < right.hard : left.cost < right.cost;
}

/// With what is proved of the problem.
void add_proof(Solution& solution, const Solution& proof)
{
    const bool is_feasible = solution.score.is_feasible();
    if (!is_feasible && proof.status == Status::infeasible) {
        solution.status = Status::infeasible;
        solution.certificate = proof.certificate;
        return;
    }
    if (!proof.lower_bound || (is_feasible && *proof.lower_bound > solution.score.cost))
        return;
    solution.lower_bound = proof.lower_bound;
    solution.certificate = proof.certificate;
    if (is_feasible && *solution.lower_bound == solution.score.cost)
        solution.status = Status::optimal;
}

bool is_last_word(const Solution& solution)
{
    return solution.status == Status::optimal || solution.status == Status::infeasible;
}

void require_same_rows(const Problem& before, const Problem& now)
{
    if (now.period() != before.period() || now.members().size() != before.members().size() ||
        now.shift_types().size() != before.shift_types().size())
        throw InvalidInput({"improver"}, "the changed problem has other days, members or shift types",
                           "begin another improver for it");
}

}  // namespace

class Improver::Inside {
public:
    Inside(Problem problem, const Roster& roster, ImproverOptions options)
        : options_(std::move(options)),
          problem_(std::make_shared<const Problem>(std::move(problem))), best_{.solution = judged(*problem_, roster)}
    {
    }

    static void begin(const std::shared_ptr<Inside>& inside)
    {
        inside->thread_ = std::thread([inside] { inside->run(); });
    }
    void stop() noexcept
    {
        if (!is_here())
            return;
        is_stopped_ = true;
        std::unique_lock lock(mutex_);
        something_.notify_all();
        if (std::this_thread::get_id() != searcher_)
            something_.wait(lock, [this] { return has_ended_; });
    }
    /// From its own thread it cannot be waited for.
    void end() noexcept
    {
        stop();
        if (!is_here())
            (void)new std::thread(std::move(thread_));
        else if (std::this_thread::get_id() == thread_.get_id())
            thread_.detach();
        else
            thread_.join();
    }

    /// Asked before everything else.
    void require_here() const
    {
        if (!is_here())
            throw InvalidInput({"improver"}, "another process began it", "begin one in this process");
    }

    [[nodiscard]] std::shared_ptr<const Problem> problem() const
    {
        const std::lock_guard lock(mutex_);
        return problem_;
    }
    [[nodiscard]] Improved best() const
    {
        const std::lock_guard lock(mutex_);
        throw_if_failed();
        return best_;
    }
    [[nodiscard]] std::uint64_t edition() const noexcept { return edition_; }
    [[nodiscard]] bool is_resting() const
    {
        const std::lock_guard lock(mutex_);
        return is_at_rest();
    }

    [[nodiscard]] std::optional<Improved> wait(std::optional<std::chrono::milliseconds> most)
    {
        const auto is_over = [this] { return best_.number > waited_ || is_at_rest(); };
        std::unique_lock lock = wait_for(is_over, most);
        if (best_.number <= waited_)
            return std::nullopt;
        waited_ = best_.number;
        return best_;
    }
    void wait_until_it_rests()
    {
        (void)wait_for([this] { return is_at_rest(); }, {});
    }

    std::uint64_t change(const std::function<Problem(const Problem&)>& edit)
    {
        const std::lock_guard telling(telling_);
        const std::shared_ptr<const Problem> before = problem();
        auto now = std::make_shared<const Problem>(edit(*before));
        require_same_rows(*before, *now);
        // Nobody else changes the best roster while `telling_` is held.
        Solution kept = judged(*now, Moves(*now, best_.solution.roster).base());
        return begin_edition(std::move(now), std::move(kept));
    }
    std::uint64_t put(const Roster& roster)
    {
        const std::lock_guard telling(telling_);
        Solution given = judged(*problem_, roster);
        if (proof_)
            add_proof(given, *proof_);
        return begin_edition(problem_, std::move(given));
    }

private:
    /// What is searched for at present; of the thread.
    struct Search {
        std::shared_ptr<const Problem> problem{};
        std::uint64_t edition = 0;
        std::uint64_t done = 0;  ///< steps
        std::uint64_t stints = 0;
    };

    [[nodiscard]] bool is_here() const noexcept { return ::getpid() == process_; }
    [[nodiscard]] bool is_at_rest() const { return is_resting_ || is_stopped_; }

    void throw_if_failed() const
    {
        if (failure_)
            std::rethrow_exception(failure_);
    }

    /// Locked, once something is so or the time is over.
    template <class IsSo>
    [[nodiscard]] std::unique_lock<std::mutex> wait_for(const IsSo& is_so,
                                                        std::optional<std::chrono::milliseconds> most)
    {
        std::unique_lock lock(mutex_);
        if (std::this_thread::get_id() == searcher_)
            throw InvalidInput({"improver"}, "it is waited for where it tells of a better roster",
                               "wait on another thread");
        if (most)
            something_.wait_for(lock, *most, is_so);
        else
            something_.wait(lock, is_so);
        throw_if_failed();
        return lock;
    }

    std::uint64_t begin_edition(std::shared_ptr<const Problem> problem, Solution solution)
    {
        const std::lock_guard lock(mutex_);
        if (problem != problem_)
            proof_.reset();
        problem_ = std::move(problem);
        best_ = {.solution = std::move(solution), .edition = ++edition_};
        waited_ = 0;
        is_resting_ = is_last_word(best_.solution);
        something_.notify_all();
        return best_.edition;
    }

    void run() noexcept
    {
        {
            const std::lock_guard lock(mutex_);
            searcher_ = std::this_thread::get_id();
        }
        Search search;
        try {
            while (is_to_search(search))
                search_on(search);
        } catch (...) {
            const std::lock_guard lock(mutex_);
            failure_ = std::current_exception();
            is_stopped_ = true;
        }
        const std::lock_guard lock(mutex_);
        has_ended_ = true;
        something_.notify_all();
    }

    /// Waits until there is something to search for; false: for good.
    [[nodiscard]] bool is_to_search(Search& search)
    {
        std::unique_lock lock(mutex_);
        if (search.edition == best_.edition && search.problem != nullptr && is_over(search)) {
            is_resting_ = true;
            something_.notify_all();
        }
        something_.wait(lock, [&] { return is_stopped_ || !is_resting_; });
        if (search.problem == nullptr || search.edition != best_.edition)
            search = {.problem = problem_, .edition = best_.edition};
        return !is_stopped_;
    }
    [[nodiscard]] bool is_over(const Search& search) const
    {
        return is_last_word(best_.solution) || (options_.work_limit && search.done >= *options_.work_limit);
    }
    [[nodiscard]] bool is_wanted(const Search& search) const noexcept
    {
        return !is_stopped_ && edition_ == search.edition;
    }

    void search_on(Search& search)
    {
        const Progress goes_on = [&](const ProgressReport&) { return is_wanted(search); };
        const Solution start = best().solution;
        if (search.stints == 0 && (search.edition > 0 || !start.score.is_feasible()))
            offer(search, repair(*search.problem, start.roster, {.move_price = 0, .work_limit = 0, .progress = goes_on})
                              .solution.roster);
        if (!is_wanted(search))
            return;
        std::uint64_t work = std::min(longest_stint, std::max(first_stint, search.done));
        if (options_.work_limit)
            work = std::min(work, *options_.work_limit - search.done);
        const Solution found = solve(*search.problem, {.time_limit = std::nullopt,
                                                       .work_limit = work,
                                                       .seed = options_.seed.split(search.stints),
                                                       .threads = options_.threads,
                                                       .start = best().solution.roster,
                                                       .progress = goes_on,
                                                       .better = [&](const Roster& roster) { offer(search, roster); }});
        search.done += work;
        ++search.stints;
        take_proof(search, found);
    }

    void offer(const Search& search, const Roster& roster)
    {
        if (!is_wanted(search))
            return;
        Improved found{.solution = judged(*search.problem, roster), .edition = search.edition};
        const std::lock_guard telling(telling_);
        {
            const std::lock_guard lock(mutex_);
            if (!is_wanted(search) || !is_better(found.solution.score, best_.solution.score))
                return;
            if (proof_)
                add_proof(found.solution, *proof_);
            found.number = best_.number + 1;
            best_ = found;
            something_.notify_all();
        }
        if (options_.better)
            options_.better(found);
    }

    void take_proof(const Search& search, const Solution& found)
    {
        const std::lock_guard telling(telling_);
        const std::lock_guard lock(mutex_);
        if (!is_wanted(search))
            return;
        const bool says_more = found.status == Status::infeasible || !proof_ || proof_->lower_bound < found.lower_bound;
        if (says_more)
            proof_ = found;
        add_proof(best_.solution, *proof_);
    }

    const ImproverOptions options_;
    const pid_t process_ = ::getpid();
    std::thread thread_;
    std::atomic<bool> is_stopped_ = false;
    std::atomic<std::uint64_t> edition_ = 0;

    std::recursive_mutex telling_;
    mutable std::mutex mutex_;
    std::condition_variable something_;
    std::thread::id searcher_;
    std::shared_ptr<const Problem> problem_;
    Improved best_;
    std::optional<Solution> proof_;  ///< of the problem at hand, the one that proves most
    std::uint64_t waited_ = 0;       ///< number of the last roster that was waited for
    bool is_resting_ = false;
    bool has_ended_ = false;  ///< the thread has nothing more to do
    std::exception_ptr failure_;
};

Improver::Improver(Problem problem, const Roster& roster, ImproverOptions options)
    : inside_(std::make_shared<Inside>(std::move(problem), roster, std::move(options)))
{
    Inside::begin(inside_);
}

Improver::~Improver() { inside_->end(); }

Improver::Inside& Improver::inside() const
{
    inside_->require_here();
    return *inside_;
}

Problem Improver::problem() const { return *inside().problem(); }

Improved Improver::best() const { return inside().best(); }

std::uint64_t Improver::edition() const { return inside().edition(); }

bool Improver::is_resting() const { return inside().is_resting(); }

std::optional<Improved> Improver::wait(std::optional<std::chrono::milliseconds> most) { return inside().wait(most); }

void Improver::wait_until_it_rests() { inside().wait_until_it_rests(); }

void Improver::stop() noexcept { inside_->stop(); }

std::uint64_t Improver::change(const std::function<Problem(const Problem&)>& edit) { return inside().change(edit); }

std::uint64_t Improver::put(const Roster& roster) { return inside().put(roster); }

std::uint64_t Improver::pin(const Assignment& assignment)
{
    return change([&](const Problem& problem) {
        Draft draft = problem.draft();
        draft.pinned.push_back(assignment);
        return Problem(std::move(draft));
    });
}

std::uint64_t Improver::unpin(const Assignment& assignment)
{
    return change([&](const Problem& problem) {
        Draft draft = problem.draft();
        if (std::erase(draft.pinned, assignment) == 0)
            throw InvalidInput({"improver"}, "this shift is not pinned", "name one that is");
        return Problem(std::move(draft));
    });
}

std::uint64_t Improver::add_leave(MemberId member, const Period& days)
{
    return change([&](const Problem& problem) { return with_leave(problem, member, days); });
}

std::uint64_t Improver::remove_leave(MemberId member, const Period& days)
{
    return change([&](const Problem& problem) {
        Draft draft = problem.draft();
        const auto is_taken_back = [&](const Unavailable& row) {
            return row.member == member && row.reason == Bar::leave && !row.type.is_set() && days.contains(row.day);
        };
        if (std::erase_if(draft.unavailable, is_taken_back) == 0)
            throw InvalidInput({"improver"}, "the member has no leave on these days", "name days of leave");
        return Problem(std::move(draft));
    });
}

std::uint64_t Improver::set_cover(const Cover& cover)
{
    return change([&](const Problem& problem) { return with_cover(problem, cover); });
}

}  // namespace muster::roster
