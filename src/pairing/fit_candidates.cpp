// The sparse candidate list: every pair is scored once, mentee by mentee, and only the best are held.
//
// Each mentee's list is made alone, so blocks of mentees go to threads without changing the result. A mentor's best
// need all mentees: every thread keeps, per mentor, the best of its own block, and those are merged at the end. "Best"
// is by score, then by row, which leaves no ties.
#include "muster/pairing/fit.hpp"

#include "core/workers.hpp"
#include "muster/core/error.hpp"
#include "pairing/fit/facts.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace muster::inline v0_2::pairing {
namespace {

/// Better first: higher score, then lower rows.
struct Better {
    bool operator()(const FitCandidate& left, const FitCandidate& right) const noexcept
    {
        return std::tuple(-left.score.millionths(), left.mentee, left.mentor) <
               std::tuple(-right.score.millionths(), right.mentee, right.mentor);
    }
};

/// Adds to a heap of at most `most`, worst on top.
void keep_best(std::vector<FitCandidate>& heap, const FitCandidate& candidate, std::size_t most)
{
    if (heap.size() == most) {
        if (most == 0 || !Better{}(candidate, heap.front()))
            return;
        std::ranges::pop_heap(heap, Better{});
        heap.pop_back();
    }
    heap.push_back(candidate);
    std::ranges::push_heap(heap, Better{});
}

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

}  // namespace

std::vector<FitCandidate> Fit::candidates(const CandidateOptions& options) const
{
    if (options.best_per_mentee == std::size_t{0})
        throw InvalidInput({"candidate options"}, "best_per_mentee is 0", "keep at least one, or leave it out");
    if (options.threads == 0)
        throw InvalidInput({"candidate options"}, "threads is 0", "give at least one thread");

    const FitFacts& facts = *facts_;
    const std::size_t mentors = facts.helping.size();
    const std::size_t mentees = facts.helped.size();
    const std::size_t per_mentee = options.best_per_mentee.value_or(no_limit);
    const std::size_t per_mentor = options.best_per_mentor.value_or(0);
    const std::int64_t least =
        options.at_least ? options.at_least->millionths() : std::numeric_limits<std::int64_t>::min();
    const std::size_t blocks = std::clamp<std::size_t>(options.threads, 1, std::max<std::size_t>(mentees, 1));

    struct Block {
        std::vector<FitCandidate> kept;
        std::vector<std::vector<FitCandidate>> best_of_mentor;
    };
    std::vector<Block> made(blocks);
    const auto work = [&](std::size_t number, std::size_t first, std::size_t last) {
        Block& block = made[number];
        block.best_of_mentor.resize(per_mentor == 0 ? 0 : mentors);
        std::vector<FitCandidate> held;
        for (std::size_t row = first; row < last; ++row) {
            const auto mentee = static_cast<std::uint32_t>(row);
            held.clear();
            for (std::uint32_t mentor = 0; mentor < mentors; ++mentor) {
                if (facts.broken_rules(mentor, mentee) != 0)
                    continue;
                const auto shares = facts.shares(mentor, mentee);
                std::int64_t score = 0;
                for (std::size_t feature = 0; feature < feature_count; ++feature)
                    score += facts.points(feature, shares[feature]);
                if (score < least)
                    continue;
                const FitCandidate candidate{MentorId(mentor), MenteeId(mentee), Points::from_millionths(score)};
                if (per_mentee == no_limit)
                    held.push_back(candidate);
                else
                    keep_best(held, candidate, per_mentee);
                if (per_mentor != 0)
                    keep_best(block.best_of_mentor[mentor], candidate, per_mentor);
            }
            std::ranges::sort(held, Better{});
            block.kept.insert(block.kept.end(), held.begin(), held.end());
        }
    };
    in_parts(blocks, mentees, work);

    std::vector<FitCandidate> result = std::move(made[0].kept);
    for (std::size_t number = 1; number < blocks; ++number)
        result.insert(result.end(), made[number].kept.begin(), made[number].kept.end());
    if (per_mentor == 0 || per_mentee == no_limit)
        return result;

    for (std::size_t mentor = 0; mentor < mentors; ++mentor) {
        std::vector<FitCandidate> best;
        for (const Block& block : made)
            for (const FitCandidate& candidate : block.best_of_mentor[mentor])
                keep_best(best, candidate, per_mentor);
        result.insert(result.end(), best.begin(), best.end());
    }
    std::ranges::sort(result, [](const FitCandidate& left, const FitCandidate& right) {
        return left.mentee != right.mentee ? left.mentee < right.mentee : Better{}(left, right);
    });
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

}  // namespace muster::pairing
