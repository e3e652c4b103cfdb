// Small roster problems, drawn from a seed of eight bytes and a limit on work of two: whatever is found is held against
// the best of all rosters and against the checker.
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
    const std::uint64_t work = 1 + given.next() + 256ULL * (given.next() % 32);
    const roster::Problem problem(roster::truth::draw(seed));
    roster::truth::TrialOptions options{.most_rosters = 20'000, .explains = false};
    options.solve.work_limit = work;
    const roster::truth::Trial trial = roster::truth::put_to_trial(problem, options);
    for (const roster::truth::Fault& fault : trial.faults)
        fuzz::require(false, "seed " + std::to_string(seed) + ": " + fault.kind + ": " + fault.words);
    return 0;
}
