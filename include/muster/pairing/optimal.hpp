// The pairing of greatest total score, with its proof.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/progress.hpp"
#include "muster/pairing/certificate.hpp"
#include "muster/pairing/pairing.hpp"
#include "muster/pairing/problem.hpp"

#include <cstdint>
#include <vector>

namespace muster::pairing {

struct OptimalOptions {
    Progress progress{};  ///< called now and then; may stop the solver
};

/// A pairing and the prices that prove it.
struct OptimalPairing {
    Pairing pairing;
    Certificate certificate;

    friend bool operator==(const OptimalPairing&, const OptimalPairing&) = default;
};

/// Why no pairing can be: a set of mentees and all the mentors open to them, with too few places; or a set of mentors
/// and all the mentees open to them, too few for the minima. (Hall's theorem, in both directions.)
struct HallWitness {
    enum class Kind : std::uint8_t { too_few_places, too_few_mentees };

    Kind kind = Kind::too_few_places;
    std::vector<MenteeId> mentees;
    std::vector<MentorId> mentors;
    std::uint64_t places = 0;     ///< maxima of these mentors, or their minima, added up
    std::uint64_t wanted = 0;     ///< mentors that these mentees want in all; or the most pairs they can make here
    std::uint64_t elsewhere = 0;  ///< pairs these mentees may make with other mentors (who want several: one each)
    bool required_only = false;   ///< the pairs that must be are alone too many: one mentor's, and its maximum

    friend bool operator==(const HallWitness&, const HallWitness&) = default;
};

/// No pairing keeps all capacities. The witness is small but not always smallest.
class Infeasible : public InvalidInput {
public:
    explicit Infeasible(HallWitness witness);

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
