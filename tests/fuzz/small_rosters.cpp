// Small roster problems: eight bytes are the seed that they are drawn from, two a limit on work, of which a fourth are
// not cut short, and what follows stands in place of what is drawn first, so that a byte changes a number of members, a
// rule or a weight. Whatever is found is held against the best of all rosters and against the checker.
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
    const std::string_view rest = given.rest();
    const std::span first(reinterpret_cast<const std::uint8_t*>(rest.data()), rest.size());
    const roster::Problem problem(roster::truth::draw(seed, {.first = first, .most_doublings = 12.0}));
    // The search from day to day knows the best of so few rosters in a moment; each one of all is looked at where they
    // are fewest.
    roster::truth::TrialOptions options{.most_rosters = 100, .explains = false};
    if (is_short)
        options.solve.work_limit = 1 + low + 256ULL * (high / 8);
    const roster::truth::Trial trial = roster::truth::put_to_trial(problem, options);
    for (const roster::truth::Fault& fault : trial.faults)
        fuzz::require(is_short && roster::truth::is_of_haste(fault),
                      "seed " + std::to_string(seed) + ": " + fault.kind + ": " + fault.words);
    return 0;
}
