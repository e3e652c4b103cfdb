#include "muster/pairing/alternatives.hpp"

#include "pairing/apart/search.hpp"

#include <string>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

Alternative best_of_all(const Problem& problem, const Progress& progress)
{
    OptimalPairing best = optimal(problem, {progress});
    const Score total = best.pairing.total;
    return {std::move(best.pairing), total, {{CaseStep{}}, {{1, std::move(best.certificate.mentor_price), {}}}}};
}

}  // namespace

Alternatives alternatives(const Problem& problem, const AlternativesOptions& options)
{
    if (options.count < 1 || options.apart < 1)
        throw InvalidInput({"alternatives"},
                           std::to_string(options.count) + " answers, apart by " + std::to_string(options.apart) +
                               " pairs, are asked",
                           "ask for 1 or more of both");
    Alternatives made{.apart = options.apart};
    made.answers.push_back(best_of_all(problem, options.progress));
    while (made.answers.size() < options.count) {
        const apart::Relaxation relaxation(problem, made.answers, options.apart);
        apart::Search search(relaxation, made.answers.front(), options);
        search.run();
        if (!search.found()) {
            if (!search.bound())  // nothing is left open
                made.no_more = search.proof();
            break;
        }
        made.answers.push_back({*search.found(), *search.bound(), search.proof()});
        if (search.is_stopped())
            break;
    }
    return made;
}

}  // namespace muster::pairing
