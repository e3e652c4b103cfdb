// A roster that gets better in the background while it is being edited.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/period.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/cover.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/shift.hpp"
#include "muster/roster/solution.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// A roster that an improver tells of.
struct Improved {
    /// By the checker. With the best bound that a certificate proves so far, of the same problem.
    Solution solution;
    std::uint64_t edition = 0;  ///< how many changes came before it
    std::uint64_t number = 0;   ///< how many better ones of this edition came before; 0: as it was before any search

    friend bool operator==(const Improved&, const Improved&) = default;
};

/// How an improver searches.
struct ImproverOptions {
    /// Steps of about a microsecond after each change; then it rests. With it, and changes made while it rests, the
    /// same seed gives the same rosters. Not set: it goes on until the roster is proven best.
    std::optional<std::uint64_t> work_limit{};
    Seed seed{};           ///< where the search starts
    unsigned threads = 1;  ///< of use up to two
    /// Called with each better roster, from a thread of the improver. May change the problem and stop the improver, but
    /// not wait for it. What it throws stops the improver.
    std::function<void(const Improved&)> better{};
};

/// Holds a problem and a roster, and looks for better ones on a thread of its own, from the start until it is stopped.
///
/// Every change of the problem or the roster is an edition: what is found is of the last one, always, and compared
/// with the roster at hand by the checker before it is told. A search for an older one is given up at once. Where the
/// problem is changed the roster at hand is kept as far as may be: who may not stand any more is taken out, what is
/// pinned put in. It is then repaired, and searched on from there.
///
/// Threads: every function may be called at any time from any thread, but `wait` only outside of `better`. A change
/// waits until `better` is through, so `better` is not to wait for who makes one. A process that is forked off may let
/// go of an improver and stop it, which does nothing there; all else is refused.
class Improver {
public:
    /// Begins at once. @throws InvalidInput  if the roster is of other days, members or shift types than the problem.
    Improver(Problem problem, const Roster& roster, ImproverOptions options = {});
    Improver(const Improver&) = delete;
    Improver& operator=(const Improver&) = delete;
    /// As `stop`.
    ~Improver();

    // What is asked, and the best answer so far
    /// The problem as it is now.
    [[nodiscard]] Problem problem() const;
    /// The best roster of it so far. What the search or `better` threw is thrown on.
    [[nodiscard]] Improved best() const;
    /// How many changes there were.
    [[nodiscard]] std::uint64_t edition() const;
    /// Nothing better will come until something is changed: the roster is proven best (or that there is none), the work
    /// is done, or the improver was stopped.
    [[nodiscard]] bool is_resting() const;

    /// Waits for a better roster than the last that this told since the last change. Nothing: the improver rests, or
    /// the time is over.
    ///
    /// What the search or `better` threw is thrown on. @throws InvalidInput  within `better`.
    [[nodiscard]] std::optional<Improved> wait(std::optional<std::chrono::milliseconds> most = {});
    /// Waits until the improver rests. @throws  as `wait`.
    void wait_until_it_rests();
    /// For good; what was found stays. Once it returns, unless it is called by `better`, that is called no more.
    void stop() noexcept;

    // Changes. Each is checked where it is made: what throws has changed nothing. They return the new edition.
    /// Any change: `edit` makes another problem, of the same days, members and shift types, of the one at hand.
    std::uint64_t change(const std::function<Problem(const Problem&)>& edit);
    /// Another roster to go on from, as it was edited, good or bad.
    std::uint64_t put(const Roster& roster);
    /// The assignment stays, and is made if it is not. @throws InvalidInput  as `Problem`, or if it is pinned.
    std::uint64_t pin(const Assignment& assignment);
    /// @throws InvalidInput  if it is not pinned.
    std::uint64_t unpin(const Assignment& assignment);
    /// As `with_leave`.
    std::uint64_t add_leave(MemberId member, const Period& days);
    /// Takes leave of the member back, where whole days were given. @throws InvalidInput  where there is none.
    std::uint64_t remove_leave(MemberId member, const Period& days);
    /// As `with_cover`.
    std::uint64_t set_cover(const Cover& cover);

private:
    class Inside;

    [[nodiscard]] Inside& inside() const;

    std::shared_ptr<Inside> inside_;
};

}  // namespace muster::roster

#pragma GCC visibility pop
