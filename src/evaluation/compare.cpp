#include "muster/evaluation/compare.hpp"

#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// Rows of one table by rows of the other, where both have the code.
template <class IdOfRow, class Row>
std::vector<std::pair<IdOfRow, IdOfRow>> common_rows(const Table<IdOfRow, Row>& before,
                                                     const Table<IdOfRow, Row>& after)
{
    std::vector<std::pair<IdOfRow, IdOfRow>> pairs;
    for (std::uint32_t row = 0; row < after.size(); ++row)
        if (const auto earlier = before.find(after[IdOfRow(row)].code))
            pairs.emplace_back(*earlier, IdOfRow(row));
    return pairs;
}

std::string grade_of(const Evaluation& evaluation, MemberId member)
{
    const GradeId grade = evaluation.of(member).grade;
    return grade.is_set() ? evaluation.scheme().grades()[grade].code : std::string();
}

}  // namespace

Comparison compare(const Evaluation& before, const Evaluation& after)
{
    Comparison made{.is_same_scheme = before.scheme_digest() == after.scheme_digest()};
    const auto areas = common_rows(before.scheme().areas(), after.scheme().areas());
    const auto indicators = common_rows(before.scheme().indicators(), after.scheme().indicators());
    for (std::uint32_t row = 0; row < after.members().size(); ++row) {
        const MemberId now(row);
        MemberChange change{
            .code = after.roll().members()[now].code, .after = after.of(now), .grade_after = grade_of(after, now)};
        if (const auto then = before.roll().members().find(change.code)) {
            change.before = before.of(*then);
            change.grade_before = grade_of(before, *then);
            for (const auto& [old_area, area] : areas)
                if (!before.is_left_out(*then, old_area) && !after.is_left_out(now, area) &&
                    before.of(*then, old_area) != after.of(now, area))
                    change.areas.push_back(
                        {after.scheme().areas()[area].code, before.of(*then, old_area), after.of(now, area)});
            for (const auto& [old_indicator, indicator] : indicators) {
                const Points was = before.of(*then, old_indicator).points;
                const Points is = after.of(now, indicator).points;
                if (was != is)
                    change.indicators.push_back({after.scheme().indicators()[indicator].code, Exact(was), Exact(is)});
            }
        }
        made.members.push_back(std::move(change));
    }
    for (std::uint32_t row = 0; row < before.members().size(); ++row) {
        const MemberId then(row);
        const std::string& code = before.roll().members()[then].code;
        if (!after.roll().members().find(code))
            made.members.push_back({.code = code, .before = before.of(then), .grade_before = grade_of(before, then)});
    }
    for (const auto& [was, is] : common_rows(before.roll().units(), after.roll().units()))
        made.units.push_back({after.roll().units()[is].code, Exact(before.of(was).mean), Exact(after.of(is).mean)});
    return made;
}

}  // namespace muster::evaluation
