// Small roster problems, drawn from a seed of eight bytes and a limit on work of two, of which a fourth are not cut
// short: whatever is found is held against the best of all rosters and against the checker.
#include "target.hpp"

#include "truth/draw.hpp"
#include "truth/trial.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/problem.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace muster;
    fuzz::Bytes given(bytes, size);
    std::uint64_t seed = 0;
    for (int at = 0; at < 8; ++at)
        seed = seed << 8 | given.next();
    const std::uint8_t low = given.next();
    const std::uint8_t high = given.next();
    const bool is_short = high % 4 != 3;
    const roster::Problem problem(roster::truth::draw(seed));
    roster::truth::TrialOptions options{.most_rosters = 20'000, .explains = false};
    if (is_short)
        options.solve.work_limit = 1 + low + 256ULL * (high / 8);
    const roster::truth::Trial trial = roster::truth::put_to_trial(problem, options);
    for (const roster::truth::Fault& fault : trial.faults)
        fuzz::require(is_short && roster::truth::is_of_haste(fault),
                      "seed " + std::to_string(seed) + ": " + fault.kind + ": " + fault.words);
    return 0;
}
