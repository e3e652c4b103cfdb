// The pairing of greatest total score, with its proof.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/progress.hpp"
#include "muster/pairing/certificate.hpp"
#include "muster/pairing/pairing.hpp"
#include "muster/pairing/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// How `optimal` goes about it.
struct OptimalOptions {
    Progress progress{};  ///< called now and then; may stop the solver
};

/// A pairing and the prices that prove it.
struct OptimalPairing {
    Pairing pairing;          ///< the one of greatest total
    Certificate certificate;  ///< prices that prove it

    friend bool operator==(const OptimalPairing&, const OptimalPairing&) = default;
};

/// Why no pairing can be: a set of mentees and all the mentors open to them, with too few places; or a set of mentors
/// and all the mentees open to them, too few for the minima. (Hall's theorem, in both directions.)
struct HallWitness {
    /// Which side is short.
    enum class Kind : std::uint8_t {
        too_few_places,   ///< more is wanted than these mentors have places
        too_few_mentees,  ///< the minima ask for more than these mentees can give
    };

    Kind kind = Kind::too_few_places;  ///< in which of the two directions
    std::vector<MenteeId> mentees;     ///< the set, or all open to these mentors
    std::vector<MentorId> mentors;     ///< all open to these mentees, or the set
    std::uint64_t places = 0;          ///< maxima of these mentors, or their minima, added up
    std::uint64_t wanted = 0;          ///< mentors that these mentees want in all; or the most pairs they can make here
    std::uint64_t elsewhere = 0;       ///< pairs these mentees may make with other mentors (who want several: one each)
    bool required_only = false;        ///< the pairs that must be are alone too many: one mentor's, and its maximum

    friend bool operator==(const HallWitness&, const HallWitness&) = default;
};

namespace detail {

[[nodiscard]] inline std::string count_of(std::size_t count, const char* thing, std::uint32_t first)
{
    std::string text = std::to_string(count);
    text += ' ';
    text += thing;
    text += " (the first is ";
    text += std::to_string(first);
    text += ')';
    return text;
}

[[nodiscard]] inline std::string fault_of(const HallWitness& witness)
{
    const std::string mentees = std::to_string(witness.mentees.size());
    const std::string places = std::to_string(witness.places);
    const std::string wanted = std::to_string(witness.wanted);
    const bool once_each = witness.wanted == witness.mentees.size();
    std::string text;
    if (witness.required_only) {
        text += "mentor ";
        text += std::to_string(witness.mentors.front().row());
        text += " has ";
        text += wanted;
        text += " required mentees and takes ";
        text += places;
    } else if (witness.kind == HallWitness::Kind::too_few_mentees) {
        text += count_of(witness.mentors.size(), "mentors", witness.mentors.front().row());
        text += " must take ";
        text += places;
        text += " mentees and only ";
        text += mentees;
        text += " mentees may go to them";
        if (!once_each)
            text.append(", ").append(wanted).append(" times in all");
    } else {
        const bool is_all = once_each && witness.elsewhere == 0;
        text += count_of(witness.mentees.size(), "mentees", witness.mentees.front().row());
        if (!is_all)
            text.append(" want ").append(wanted).append(" mentors and");
        text += " have only ";
        text += std::to_string(witness.mentors.size());
        text += " mentors with ";
        text += places;
        text += " places open to them";
        if (!is_all)
            text.append(", and ").append(std::to_string(witness.elsewhere)).append(" pairs with others");
    }
    return text;
}

[[nodiscard]] inline const char* remedy_of(const HallWitness& witness)
{
    if (witness.required_only)
        return "raise its maximum or require fewer";
    return witness.kind == HallWitness::Kind::too_few_places
               ? "raise a maximum, add candidates, or allow unmatched mentees at a price"
               : "lower a minimum or add candidates";
}

}  // namespace detail

/// No pairing keeps all capacities. The witness is small but not always smallest.
class Infeasible : public InvalidInput {
public:
    /// With the witness in its words.
    explicit Infeasible(HallWitness witness)
        : InvalidInput({"pairing"}, detail::fault_of(witness), detail::remedy_of(witness)), witness_(std::move(witness))
    {
    }

    /// Why no pairing can be.
    [[nodiscard]] const HallWitness& witness() const noexcept { return witness_; }

private:
    HallWitness witness_;
};

/// Greatest total score under all capacities. The result does not depend on the machine.
///
/// @throws Infeasible  with a Hall witness.
/// @throws Overflow    if scores times mentees leave 64 bits.
/// @throws Stopped     if `progress` asked for it.
[[nodiscard]] OptimalPairing optimal(const Problem& problem, const OptimalOptions& options = {});

}  // namespace muster::pairing

#pragma GCC visibility pop
