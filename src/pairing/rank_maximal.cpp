// Choice by choice, what is best so far is singled out by prices: a pair that falls short of gain and price is in none
// of the best pairings, a mentor with a price above 0 is full in all of them, one with a price below 0 has the fewest
// in all of them (complementary slackness). What is left is a pairing problem again, for the next choice. Being alone
// is a mentor with a place for everybody, so that who may be alone is told in the same way.
#include "muster/pairing/one_sided.hpp"

#include "pairing/one_sided/choices.hpp"

#include "muster/core/error.hpp"
#include "muster/pairing/optimal.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

using one_sided::Choice;
using one_sided::Choices;

constexpr std::uint32_t no_choice = ~std::uint32_t{0};

// The pairings that are best so far.
class Face {
public:
    explicit Face(const StableProblem& problem, const Choices& choices)
        : nobody_(static_cast<std::uint32_t>(problem.mentors())), mentees_(choices.mentees())
    {
        for (const std::int32_t places : problem.capacities())
            capacities_.push_back({0, static_cast<std::uint32_t>(std::max(places, 0))});
        capacities_.push_back({0, static_cast<std::uint32_t>(mentees_)});
        for (std::uint32_t mentee = 0; mentee < mentees_; ++mentee) {
            for (const Choice& choice : choices.of(mentee))
                pairs_.push_back({mentee, choice});
            pairs_.push_back({mentee, {nobody_, no_choice}});
        }
    }

    [[nodiscard]] bool has(std::uint32_t rank) const
    {
        return std::ranges::any_of(pairs_, [&](const Pair& pair) { return pair.choice.rank == rank; });
    }

    [[nodiscard]] OptimalPairing best_at(std::uint32_t rank, const Progress& progress) const
    {
        std::vector<Candidate> candidates;
        for (const Pair& pair : pairs_)
            candidates.push_back(
                {MenteeId(pair.mentee), MentorId(pair.choice.mentor), pair.choice.rank == rank ? 1 : 0});
        return optimal(Problem(capacities_, mentees_, candidates), {.progress = progress});
    }

    void keep_best_at(std::uint32_t rank, const Certificate& prices)
    {
        std::erase_if(pairs_, [&](const Pair& pair) {
            const Score score = pair.choice.rank == rank ? 1 : 0;
            return prices.mentee_gain[pair.mentee] + prices.mentor_price[pair.choice.mentor] > score;
        });
        for (std::size_t mentor = 0; mentor < capacities_.size(); ++mentor) {
            Capacity& capacity = capacities_[mentor];
            if (prices.mentor_price[mentor] > 0)
                capacity.minimum = capacity.maximum;
            else if (prices.mentor_price[mentor] < 0)
                capacity.maximum = capacity.minimum;
        }
    }

private:
    struct Pair {
        std::uint32_t mentee;
        Choice choice;
    };

    std::uint32_t nobody_;
    std::size_t mentees_;
    std::vector<Capacity> capacities_;
    std::vector<Pair> pairs_;
};

}  // namespace

RankMaximal rank_maximal(const StableProblem& problem, const OneSidedOptions& options)
{
    const Choices choices(problem);
    Face face(problem, choices);
    RankMaximal made;
    made.mentor_of.resize(problem.mentees());
    for (std::uint32_t rank = 0; rank < choices.ranks(); ++rank) {
        if (!face.has(rank)) {
            made.mentee_gain.emplace_back(problem.mentees(), 0);
            made.mentor_price.emplace_back(problem.mentors() + 1, 0);
            continue;
        }
        OptimalPairing best = face.best_at(rank, options.progress);
        face.keep_best_at(rank, best.certificate);
        for (std::size_t mentee = 0; mentee < problem.mentees(); ++mentee) {
            const MentorId mentor = best.pairing.mentor_of[mentee];
            made.mentor_of[mentee] = mentor.row() < problem.mentors() ? mentor : MentorId{};
        }
        made.mentee_gain.push_back(std::move(best.certificate.mentee_gain));
        made.mentor_price.push_back(std::move(best.certificate.mentor_price));
    }
    made.mentees = rank_profiles(problem, made.mentor_of).mentees;
    return made;
}

}  // namespace muster::pairing
