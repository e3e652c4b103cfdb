#include "muster/evaluation/alternatives.hpp"

#include "evaluation/weighs_parts.hpp"
#include "muster/core/faults.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

std::vector<std::uint32_t> ranks_of_all(const Evaluation& evaluation)
{
    std::vector<std::uint32_t> ranks;
    for (const MemberScore& score : evaluation.members())
        ranks.push_back(score.rank);
    return ranks;
}

void check_names(std::span<const Alternative> alternatives, Faults& faults)
{
    if (alternatives.empty())
        faults.add({"alternatives"}, "there are none", "give the scheme as it is, and others");
    std::vector<std::string> names;
    for (const Alternative& each : alternatives)
        names.push_back(each.name);
    std::ranges::sort(names);
    for (auto twice = names.begin(); (twice = std::adjacent_find(twice, names.end())) != names.end(); ++twice)
        faults.add({"alternative \"" + *twice + "\""}, "its name stands twice", "give each a name of its own");
}

AlternativeShift shift_of(const std::string& name, std::span<const AlternativeRange> members,
                          const std::vector<std::uint32_t>& nominal, const std::vector<std::uint32_t>& ranks)
{
    AlternativeShift made{.name = name};
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < ranks.size(); ++row) {
        if (nominal[row] == 0 || ranks[row] == 0)
            continue;
        const std::int64_t gained = std::int64_t{nominal[row]} - ranks[row];
        ++made.compared;
        made.moved += gained != 0 ? 1 : 0;
        sum += std::abs(gained);
        if (std::abs(gained) > std::abs(made.farthest_by)) {
            made.farthest = members[row].member;
            made.farthest_by = gained;
        }
    }
    if (made.compared > 0)
        made.mean_shift = static_cast<double>(sum) / made.compared;
    return made;
}

// An area that has no use for its parts' weights may have none, nor positions' where there are none.
Scheme aggregated(const Scheme& scheme, AreaId id, Aggregation aggregation)
{
    SchemeParts parts = scheme.parts();
    Area& area = parts.areas[id.row()];
    area.aggregation = aggregation;
    if (aggregation != Aggregation::ordered)
        area.position_weights.clear();
    if (!weighs_parts(aggregation)) {
        for (Area& below : parts.areas)
            if (below.parent == area.code)
                below.weight = Area{}.weight;
        for (Indicator& indicator : parts.indicators)
            if (indicator.area == area.code)
                indicator.weight = Indicator{}.weight;
    }
    return Scheme(std::move(parts));
}

}  // namespace

AlternativeRanks rank_ranges_over(std::span<const Alternative> alternatives, const record::Ledger& ledger,
                                  const EvaluationOptions& options)
{
    Faults faults;
    check_names(alternatives, faults);
    faults.throw_if_any();
    EvaluationOptions ranked = options;
    ranked.is_ranked = true;
    AlternativeRanks made;
    for (const Alternative& alternative : alternatives) {
        const Evaluation evaluation = evaluate(alternative.scheme, ledger, ranked);
        made.ranks.push_back(ranks_of_all(evaluation));
        if (made.members.empty())
            for (const RollMember& member : evaluation.roll().members().rows())
                made.members.push_back({.member = member.code});
    }
    for (std::size_t row = 0; row < made.members.size(); ++row) {
        AlternativeRange& range = made.members[row];
        range.nominal = made.ranks.front()[row];
        for (std::size_t each = 0; each < alternatives.size(); ++each) {
            const std::uint32_t rank = made.ranks[each][row];
            if (rank == 0)
                continue;
            if (range.best == 0 || rank < range.best) {
                range.best = rank;
                range.best_under = alternatives[each].name;
            }
            if (rank > range.worst) {
                range.worst = rank;
                range.worst_under = alternatives[each].name;
            }
        }
    }
    for (std::size_t each = 0; each < alternatives.size(); ++each)
        made.shifts.push_back(shift_of(alternatives[each].name, made.members, made.ranks.front(), made.ranks[each]));
    return made;
}

std::vector<Alternative> variants(const Scheme& scheme, const VariantChoices& choices)
{
    const std::string area = choices.area.empty() ? scheme.areas()[scheme.top()].code : choices.area;
    const auto found = scheme.areas().find(area);
    if (!found)
        throw InvalidInput({"area \"" + area + "\""}, "the scheme has no such area", "name one of the scheme's");
    std::vector<Alternative> made;
    std::vector<std::optional<Aggregation>> aggregations{std::nullopt};
    for (const Aggregation each : choices.aggregations)
        if (each != scheme.areas()[*found].aggregation)
            aggregations.emplace_back(each);
    for (const std::optional<Aggregation>& aggregation : aggregations)
        for (std::size_t choice = 0; choice <= choices.weightings.size(); ++choice) {
            const Weighting* const weighting = choice == 0 ? nullptr : &choices.weightings[choice - 1];
            if (weighting != nullptr && weighting->area == area && aggregation && !weighs_parts(*aggregation))
                continue;
            std::string name;
            if (aggregation)
                name = listed(*aggregation).names.at(static_cast<std::size_t>(*aggregation));
            if (weighting != nullptr)
                name.append(name.empty() ? "" : ", ")
                    .append(listed(weighting->method).names.at(static_cast<std::size_t>(weighting->method)))
                    .append(" of ")
                    .append(weighting->area);
            // Weights come last, as their places hang on the aggregation.
            const Scheme changed = aggregation ? aggregated(scheme, *found, *aggregation) : scheme;
            made.push_back({name.empty() ? "as it is" : name,
                            weighting == nullptr ? changed : with_weights(changed, weighting->area, *weighting)});
        }
    return made;
}

}  // namespace muster::evaluation
