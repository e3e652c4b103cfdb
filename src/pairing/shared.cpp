#include "muster/pairing/shared.hpp"

#include "pairing/shared/family.hpp"
#include "shared_name.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

void require_whole(const SharedCapacity& each, std::size_t at, std::size_t mentors)
{
    const Where where{shared_name(each, at)};
    if (each.mentors.empty())
        throw InvalidInput(where, "it has no mentors", "name who shares it, or take it out");
    if (each.capacity.minimum > each.capacity.maximum)
        throw InvalidInput(where,
                           "its minimum " + std::to_string(each.capacity.minimum) + " is above its maximum " +
                               std::to_string(each.capacity.maximum),
                           "exchange the two or correct one");
    std::vector<MentorId> sorted = each.mentors;
    std::ranges::sort(sorted);
    for (const MentorId mentor : sorted)
        if (!mentor.is_set() || mentor.row() >= mentors)
            throw InvalidInput::unknown(where, "mentor " + std::to_string(mentor.row()), "the problem");
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
        throw InvalidInput::duplicate(where, "mentor " + std::to_string(twice->row()));
}

// Of two capacities that cross, a mentor in both.
MentorId in_both(const SharedCapacity& left, const SharedCapacity& right)
{
    return *std::ranges::find_if(left.mentors,
                                 [&](MentorId mentor) { return std::ranges::count(right.mentors, mentor) > 0; });
}

}  // namespace

SharedProblem::SharedProblem(Problem pairs, std::vector<SharedCapacity> shared)
    : pairs_(std::move(pairs)), shared_(std::move(shared))
{
    for (std::size_t at = 0; at < shared_.size(); ++at)
        require_whole(shared_[at], at, pairs_.mentors().size());
    if (const auto crossing = shared::family_of(pairs_.mentors().size(), shared_).crossing) {
        const auto [first, second] = *crossing;
        throw InvalidInput({shared_name(shared_[second], second)},
                           "it has mentor " + std::to_string(in_both(shared_[first], shared_[second]).row()) + " and " +
                               shared_name(shared_[first], first) + " has it too, but neither has all of the other's",
                           "let one hold all mentors of the other, or share out who is in both");
    }
}

std::vector<Score> prices_in_all(const SharedProblem& problem, const SharedCertificate& certificate)
{
    const auto shared = problem.shared();
    if (certificate.pairs.mentor_price.size() != problem.pairs().mentors().size() ||
        certificate.shared_price.size() != shared.size())
        throw InvalidInput({"prices"}, "they are of another problem", "pass the result of this problem");
    std::vector<WideInteger> sums(certificate.pairs.mentor_price.begin(), certificate.pairs.mentor_price.end());
    for (std::size_t at = 0; at < shared.size(); ++at)
        for (const MentorId mentor : shared[at].mentors)
            sums[mentor.row()] += certificate.shared_price[at];
    std::vector<Score> prices;
    for (const WideInteger sum : sums) {
        if (sum > std::numeric_limits<Score>::max() || sum < std::numeric_limits<Score>::min())
            throw Overflow({"prices"}, "a sum of prices leaves 64 bits", "pass the result of this problem");
        prices.push_back(static_cast<Score>(sum));
    }
    return prices;
}

std::vector<std::uint64_t> shared_loads(const SharedProblem& problem, const Pairing& pairing)
{
    std::vector<std::uint64_t> loads(problem.pairs().mentors().size(), 0);
    for (const MentorId mentor : pairing.mentor_of) {
        if (mentor.is_set() && mentor.row() >= loads.size())
            throw InvalidInput::unknown({"pairing"}, "mentor " + std::to_string(mentor.row()), "the problem");
        if (mentor.is_set())
            ++loads[mentor.row()];
    }
    std::vector<std::uint64_t> together;
    for (const SharedCapacity& each : problem.shared()) {
        together.push_back(0);
        for (const MentorId mentor : each.mentors)
            together.back() += loads[mentor.row()];
    }
    return together;
}

}  // namespace muster::pairing
