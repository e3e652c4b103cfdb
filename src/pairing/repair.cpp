#include "muster/pairing/repair.hpp"

#include "homes.hpp"
#include "pairing/market/market.hpp"
#include "rebuilt.hpp"
#include "worth_above.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

// Those whom the mentee had, by rising mentor.
std::vector<MentorId> had(const Pairing& before, MenteeId mentee)
{
    std::vector<MentorId> mentors;
    if (mentee.row() < before.mentee_count())
        for (const MentorId mentor : before.mentors_of(mentee))
            if (mentor.is_set())
                mentors.push_back(mentor);
    std::ranges::sort(mentors);
    return mentors;
}

void require_whole(const Pairing& before)
{
    const auto& first = before.first_seat;
    if (!first.empty() &&
        (first.front() != 0 || first.back() != before.mentor_of.size() || !std::ranges::is_sorted(first)))
        throw InvalidInput({"before"}, "its seats do not add up", "pass a pairing that a solver gave");
}

// Mentors on the path of one exchange, each once, at most.
std::size_t touched_by_one(const Problem& problem)
{
    return std::min(problem.mentors().size(), problem.seat_count()) + 1;
}

// One mentor missing less changes the total by less than this.
Score price_above_all(const Problem& problem, Score keep_worth)
{
    return worth_above(touched_by_one(problem), WideInteger{market::largest_step(problem)} + keep_worth);
}

}  // namespace

market::Homes homes_of(const Problem& problem, const Pairing& before, Score worth)
{
    market::Homes homes{.first = {0}, .worth = worth};
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        for (const MentorId mentor : had(before, MenteeId(row)))
            if (problem.score_of(MenteeId(row), mentor))
                homes.mentor.push_back(mentor.row());
        homes.first.push_back(static_cast<std::uint32_t>(homes.mentor.size()));
    }
    return homes;
}

std::vector<MenteeId> changed_mentees(const Pairing& before, const Pairing& after)
{
    std::vector<MenteeId> changed;
    for (std::uint32_t row = 0; row < after.mentee_count(); ++row)
        if (had(before, MenteeId(row)) != had(after, MenteeId(row)))
            changed.emplace_back(row);
    return changed;
}

void require_move_price(std::optional<Score> price)
{
    if (price && (*price < 0 || *price > Problem::largest_score))
        throw InvalidInput({"move price"}, std::to_string(*price) + " is below 0 or beyond 2^50",
                           "give what a changed pair costs, in the unit of the scores");
}

Score overriding_worth(const Problem& problem)
{
    return worth_above(touched_by_one(problem), market::largest_step(problem));
}

Problem keeping(const Problem& problem, const Pairing& before, Score worth)
{
    require_whole(before);
    std::vector<MentorId> kept;
    MenteeId whose;
    return rebuilt(problem, {.unmatched_price = problem.unmatched_price(),
                             .score = [&](MenteeId mentee, MentorId mentor, Score score) {
                                 if (mentee != whose)
                                     kept = had(before, whose = mentee);
                                 return score + (std::ranges::binary_search(kept, mentor) ? worth : Score{0});
                             }});
}

RepairedPairing repair(const Problem& problem, const OptimalPairing& before, const RepairOptions& options)
{
    require_whole(before.pairing);
    require_move_price(options.move_price);
    const Score worth = options.move_price ? *options.move_price : overriding_worth(problem);
    market::Market market(problem, homes_of(problem, before.pairing, worth));
    market.open_at(before.certificate.mentor_price);
    market.bring_all_in(options.progress);
    market.fill_minima(options.progress);
    RepairedPairing repaired{with_total(problem, market.mentors_of_seats()), {}, worth, market.certificate()};
    repaired.changed = changed_mentees(before.pairing, repaired.pairing);
    return repaired;
}

PartialRepair repair_what_can_be(const Problem& problem, const OptimalPairing& before, const RepairOptions& options)
{
    RepairOptions asked = options;
    PartialRepair made{problem, {}, {}};
    if (!problem.unmatched_price()) {
        if (!asked.move_price)
            asked.move_price = overriding_worth(problem);
        made.problem = rebuilt(problem, {.unmatched_price = price_above_all(problem, *asked.move_price)});
    }
    made.repaired = repair(made.problem, before, asked);
    made.missing = made.repaired.pairing.unmatched();
    return made;
}

}  // namespace muster::pairing
