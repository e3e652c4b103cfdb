// Small pairing problems, decoded from the bytes: the best pairing is the best of all ways, and the checker says so.
#include "target.hpp"

#include "muster/core/error.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/verify.hpp"
#include "unit/pairing/every_way.hpp"

#include <vector>

namespace {

using namespace muster;
using namespace muster::pairing;

Problem decoded(fuzz::Bytes& given)
{
    const std::uint32_t mentors = 1 + given.below(4);
    const std::uint32_t mentees = 1 + given.below(5);
    std::vector<Capacity> capacities;
    for (std::uint32_t at = 0; at < mentors; ++at) {
        const std::uint32_t maximum = given.below(4);
        capacities.push_back({given.below(maximum + 1), maximum});
    }
    ProblemOptions options;
    if (given.below(2) == 1)
        options.unmatched_price = Score{given.next()} - 128;
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < mentees; ++row)
        for (std::uint32_t at = 0; at < mentors; ++at)
            if (const std::uint8_t choice = given.next(); choice % 4 != 0) {
                candidates.push_back({mentee(row), mentor(at), Score{given.next()} - 100});
                if (choice == 255)
                    options.required.emplace_back(mentee(row), mentor(at));
                if (choice == 254)
                    options.forbidden.emplace_back(mentee(row), mentor(at));
            }
    return Problem(std::move(capacities), mentees, candidates, options);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    fuzz::Bytes given(bytes, size);
    std::optional<Problem> problem;
    try {
        problem.emplace(decoded(given));
    } catch (const Error&) {
        return 0;
    }
    const std::optional<Score> best = EveryWay(*problem).best();
    try {
        const OptimalPairing found = optimal(*problem);
        fuzz::require(best && found.pairing.total == *best, "another way is better");
        fuzz::require(verify(*problem, found.pairing, found.certificate).holds, "the proof does not hold");
    } catch (const Error&) {
        fuzz::require(!best, "there is a way, and none was found");
    }
    return 0;
}
