// The checker of bounds: each row of cover and each member by itself, at the prices given (line_bound.hpp), case by
// case.
#include "muster/roster/bound.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/hard_cover.hpp"
#include "roster/proof/bend_bound.hpp"
#include "roster/proof/case_bound.hpp"
#include "roster/proof/company_terms.hpp"
#include "roster/proof/effort.hpp"
#include "roster/proof/every_roster.hpp"
#include "roster/proof/prover.hpp"
#include "roster/proof/reckoning.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::size_t most_steps = 100'000'000;  // of a search through all rosters

/// @throws InvalidInput
void check_sums(const Problem& problem, const BoundCertificate& certificate)
{
    const auto refuse = [](const SumPrice& sum, const std::string& fault, const std::string& remedy) {
        throw InvalidInput({"bound certificate"},
                           "of a sum of member " + std::to_string(sum.member.row()) + " " + fault, remedy);
    };
    std::vector<SumPrice> seen = certificate.sums;
    for (SumPrice& sum : seen) {
        if (sum.member.row() >= problem.members().size())
            refuse(sum, "the member is not one of " + std::to_string(problem.members().size()), "give a member's row");
        if (sum.sum == SumKind::type && !problem.shift_types().contains(sum.type))
            refuse(sum, "the shift type is not known", "name one of the problem's types");
        sum.price = 0;
        if (sum.sum != SumKind::type)
            sum.type = {};
        if (sum.sum != SumKind::load)
            sum.measure = {};
    }
    const auto key = [](const SumPrice& sum) {
        return std::tuple(sum.member.row(), sum.sum, sum.measure, sum.type.is_set() ? sum.type.row() : 0);
    };
    std::ranges::sort(seen, {}, key);
    if (const auto twice = std::ranges::adjacent_find(seen); twice != seen.end())
        refuse(*twice, "there are two prices", "give one");
}

/// @throws InvalidInput
void check_groups(const Problem& problem, const BoundCertificate& certificate)
{
    for (std::size_t at = 0; at < certificate.groups.size(); ++at) {
        std::vector<std::uint32_t> rows = certificate.groups[at].rows;
        std::ranges::sort(rows);
        const std::string name = "group " + std::to_string(at);
        if (!rows.empty() && rows.back() >= problem.cover().size())
            throw InvalidInput({"bound certificate"},
                               name + " has row " + std::to_string(rows.back()) + " of " +
                                   std::to_string(problem.cover().size()),
                               "name a row of the problem's cover");
        if (const auto twice = std::ranges::adjacent_find(rows); twice != rows.end())
            throw InvalidInput({"bound certificate"}, name + " has row " + std::to_string(*twice) + " twice",
                               "name each row once");
    }
}

/// The sum over all parts, and over those who are in none; nothing, if one has no roster. 0 where parts are not apart.
/// @throws InvalidInput
std::optional<std::int64_t> bound_of_parts(const BoundCertificate& certificate, const Problem& problem, Prover& prover,
                                           const ProofEffort& effort, Reckoning& left,
                                           const std::vector<Headcount>& could)
{
    const std::vector<Extent> parts = prover.parts();
    if (parts.empty())
        return 0;
    const auto rest =
        prover.bound(parts.back(), {.could = could}, certificate.prices, certificate.counted, certificate.sums);
    bool is_empty = !rest;
    std::int64_t sum = rest.value_or(0);
    for (std::size_t at = 0; at < certificate.parts.size(); ++at) {
        const BoundPart& part = certificate.parts[at];
        const std::string name = "part " + std::to_string(at) + ", ";
        const auto least =
            part.bends.empty()
                ? bound_of_cases(part.cases, certificate.groups.size(), problem, prover, parts[at], could, name)
                : bound_of_bends(part.bends, {problem, certificate, effort, left}, parts[at], could, name);
        is_empty = is_empty || !least;
        sum += least.value_or(0);
    }
    return is_empty ? std::nullopt : std::optional(sum);
}

}  // namespace

std::optional<std::int64_t> proved_bound_by(const ProofEffort& effort, const Problem& problem,
                                            const BoundCertificate& certificate)
{
    if (certificate.is_of_hard_cover) {
        BoundCertificate there = certificate;
        there.is_of_hard_cover = false;
        const auto bound = proved_bound_by(effort, hard_cover_only(problem), there);
        return bound && *bound <= 0 ? std::optional<std::int64_t>(0) : std::nullopt;  // costs are 0 or more
    }
    if (certificate.denominator < 1)
        throw InvalidInput({"bound certificate"}, "its denominator is " + std::to_string(certificate.denominator),
                           "give a denominator of 1 or more");
    check_prices(problem, certificate.prices, certificate.groups.size(), "it");
    check_sums(problem, certificate);
    check_groups(problem, certificate);
    if (!fits_64_bits(problem, certificate))
        return 0;
    if (certificate.exhausted && holds_for_every_roster(problem, *certificate.exhausted, certificate, most_steps))
        return certificate.exhausted->none_below;
    Reckoning left{.most_states = effort.most_states};
    Prover prover(problem, certificate, effort, left);
    std::vector<Headcount> everybody = prover.everybody();
    const Extent all = prover.all();
    const CompanyTerms companies(problem, certificate);
    const auto over_all =
        prover.bound(all, {.could = everybody}, certificate.prices, certificate.counted, certificate.sums, &companies);
    if (prover.is_too_large())
        return 0;
    if (!over_all)
        return over_all;
    std::int64_t best = *over_all;
    bool is_empty = false;
    const auto see = [&](std::optional<std::int64_t> bound) {
        if (prover.is_too_large())
            return;
        is_empty = is_empty || !bound;
        best = std::max(best, bound.value_or(best));
    };
    if (!certificate.parts.empty())
        see(bound_of_parts(certificate, problem, prover, effort, left, everybody));
    if (!certificate.cases.empty())
        see(bound_of_cases(certificate.cases, certificate.groups.size(), problem, prover, all, std::move(everybody),
                           ""));
    return is_empty ? std::nullopt : std::optional(best);
}

std::optional<std::int64_t> proved_bound(const Problem& problem, const BoundCertificate& certificate,
                                         std::size_t most_states)
{
    return proved_bound_by({.most_states = most_states}, problem, certificate);
}

}  // namespace muster::roster
