#include "live_events.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing {

void require_straight(const std::string& name, const Capacity& capacity)
{
    if (capacity.minimum > capacity.maximum)
        throw InvalidInput({name},
                           "its minimum " + std::to_string(capacity.minimum) + " is above its maximum " +
                               std::to_string(capacity.maximum),
                           "exchange the two or correct one");
}

void require_mentee(const Problem& problem, MenteeId mentee)
{
    if (!mentee.is_set() || mentee.row() >= problem.mentee_count())
        throw InvalidInput::unknown({"mentee"}, "mentee " + std::to_string(mentee.row()), "the problem");
}

void require_free(const Problem& problem, MenteeId mentee)
{
    require_mentee(problem, mentee);
    const auto required = problem.required();
    const auto found = std::ranges::lower_bound(required, mentee, {}, &std::pair<MenteeId, MentorId>::first);
    if (found != required.end() && found->first == mentee)
        throw InvalidInput({"mentee " + std::to_string(mentee.row())}, "it has a required pair",
                           "pass a problem without that and repair");
}

}  // namespace muster::pairing
