// Local search for study groups.
#pragma once

#include "worth.hpp"

#include "core/budget.hpp"

#include "muster/core/seed.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {

/// One group a mentee, by mentor; `in_no_group` where unmatched.
using GroupOf = std::vector<std::uint32_t>;
inline constexpr std::uint32_t in_no_group = std::numeric_limits<std::uint32_t>::max();

/// Who is in each mentor's group, rising.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> mentees_by_mentor(const GroupOf& group_of, std::size_t mentors);

/// A grouping and what it comes to. Fewer broken rules are better, then a greater total.
struct Found {
    GroupOf group_of;
    std::int64_t broken = 0;
    Score total = 0;

    [[nodiscard]] bool is_better_than(const Found& other) const noexcept
    {
        return broken != other.broken ? broken < other.broken : total > other.total;
    }
};

/// Assesses a whole grouping from nothing.
[[nodiscard]] Found found_from(const GroupProblem& problem, GroupAssessor& assessor, GroupOf group_of);

/// Walks from grouping to grouping and keeps the best. Its steps depend on problem, start and seed alone.
class GroupSearch {
public:
    /// `open` are the pairs to choose from; both must outlive this.
    GroupSearch(const GroupProblem& problem, const Problem& open, GroupOf start, Seed seed);

    /// Looks at `work` more groups; sooner, when `budget` is spent (asked now and then) or the total reaches `enough`.
    void run(std::uint64_t work, Score enough, const Budget& budget);

    [[nodiscard]] const Found& best() const noexcept { return best_; }
    [[nodiscard]] const Found& present() const noexcept { return now_; }
    [[nodiscard]] std::uint64_t work_done() const noexcept { return work_; }

private:
    struct Move {
        std::uint32_t mentee;
        std::uint32_t to;
    };
    struct Changed {
        std::uint32_t mentor = 0;
        std::vector<std::uint32_t> mentees{};
        Score worth = 0;
        std::int64_t broken = 0;
    };

    [[nodiscard]] bool propose();
    [[nodiscard]] bool propose_in_place_of(std::uint32_t mentee, std::uint32_t to);
    [[nodiscard]] bool propose_unit(std::uint32_t mentee, std::uint32_t to);
    void move_with_all(std::uint32_t mentee, std::uint32_t to);
    [[nodiscard]] bool fit_in() const;
    void propose_kick();
    void propose_emptying(std::uint32_t mentor);
    void assess_moves();
    void commit();
    void jolt();
    [[nodiscard]] bool takes_step(Score temperature);
    [[nodiscard]] std::uint32_t negative_logarithm();
    void set_to(const GroupOf& group_of);
    Changed& changed_group(std::uint32_t mentor);
    [[nodiscard]] bool may_be_in(std::uint32_t mentee, std::uint32_t group) const;
    [[nodiscard]] bool has_room(std::uint32_t group) const;
    [[nodiscard]] std::uint32_t any_group_for(std::uint32_t mentee);
    [[nodiscard]] Score unmatched_cost(std::uint32_t mentee, std::uint32_t group) const;
    [[nodiscard]] Score weighed(Score total, std::int64_t broken) const noexcept { return total - weight_ * broken; }
    void learn_weight();

    const GroupProblem& problem_;
    const Problem& open_;
    GroupAssessor assessor_;
    Random random_;
    std::vector<bool> may_stay_alone_;                    // by mentee, with all of its unit
    std::vector<std::vector<std::uint32_t>> mentees_of_;  // by mentor
    std::vector<Score> worth_of_;
    std::vector<std::int64_t> broken_of_;
    Found now_;
    Found best_;
    std::vector<Move> moves_;
    std::vector<Changed> changed_;
    std::size_t changed_count_ = 0;
    Score next_total_ = 0;
    std::int64_t next_broken_ = 0;
    Score step_ = 1;    // what a step changes on average
    Score weight_ = 1;  // of a broken rule
    Score heaviest_ = 1;
    std::uint64_t work_ = 0;
};

}  // namespace muster::pairing::groups_engine
