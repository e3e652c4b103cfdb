// Grades from the best down. A grade with a quota takes the highest totals among those who have the points, no veto and
// no better grade, as long as they fit; the rest is looked at for the next grade. Every comparison is of exact totals.
#include "evaluation/facts.hpp"
#include "muster/core/faults.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// Decides one quota among `candidates`; returns those who get the grade.
class QuotaCut {
public:
    QuotaCut(const EvaluationFacts& facts, const Quota& quota) : facts_(facts), quota_(quota)
    {
        if (quota.ties != Ties::by_key)
            return;
        if (const auto area = facts.scheme.areas().find(quota.key))
            key_area_ = *area;
        else
            key_indicator_ = *facts.scheme.indicators().find(quota.key);
    }

    // Adds to `faults` those who stand level at the cut where the quota refuses that.
    std::vector<MemberId> operator()(std::vector<MemberId> candidates, std::size_t room, const Where& place,
                                     Faults& faults) const
    {
        if (candidates.size() <= room)
            return candidates;
        const auto comes_before = [&](MemberId left, MemberId right) {
            const auto order = compare(left, right);
            return order > 0 || (order == 0 && left < right);
        };
        std::ranges::sort(candidates, comes_before);
        std::size_t taken = room;
        if (room > 0 && compare(candidates[room - 1], candidates[room]) == 0) {
            const MemberId at_cut = candidates[room];
            if (quota_.ties == Ties::refuse)
                refuse(candidates, room, place, faults);
            if (quota_.ties == Ties::all_in)
                while (taken < candidates.size() && compare(candidates[taken], at_cut) == 0)
                    ++taken;
            else
                while (taken > 0 && compare(candidates[taken - 1], at_cut) == 0)
                    --taken;
        }
        candidates.resize(taken);
        return candidates;
    }

private:
    // `candidates` in order, of whom one gets the last place and another stands level with it.
    void refuse(const std::vector<MemberId>& candidates, std::size_t room, const Where& place, Faults& faults) const
    {
        constexpr std::size_t most_named = 20;
        const auto [first, last] =
            std::equal_range(candidates.begin(), candidates.end(), candidates[room],
                             [&](MemberId left, MemberId right) { return compare(left, right) > 0; });
        const std::span<const MemberId> level(first, last);
        std::string names;
        for (const MemberId member : level.first(std::min(most_named, level.size())))
            names.append(names.empty() ? "\"" : ", \"").append(facts_.roll.members()[member].code).append("\"");
        if (level.size() > most_named)
            names.append(", ...");
        const std::size_t places = room - static_cast<std::size_t>(first - candidates.begin());
        faults.add(place,
                   std::to_string(level.size()) + " members with " +
                       to_decimal_string(facts_.members[candidates[room].row()].total) +
                       " points stand level at its cut, with room for " + std::to_string(places) + ": " + names,
                   "decide between them, or let its quota say what becomes of ties");
    }

    [[nodiscard]] std::strong_ordering compare(MemberId left, MemberId right) const
    {
        const auto order = facts_.members[left.row()].total <=> facts_.members[right.row()].total;
        if (order != 0 || quota_.ties != Ties::by_key)
            return order;
        if (key_area_.is_set())
            return facts_.rows->of(left).totals[key_area_.row()] <=> facts_.rows->of(right).totals[key_area_.row()];
        return facts_.rows->of(left).scores[key_indicator_.row()].points <=>
               facts_.rows->of(right).scores[key_indicator_.row()].points;
    }

    const EvaluationFacts& facts_;
    const Quota& quota_;
    AreaId key_area_{};
    IndicatorId key_indicator_{};
};

// Grades `graded`, of whom `wanted` says the best grade points and vetoes allow.
void fill_grades(EvaluationFacts& facts, const std::vector<MemberId>& graded, std::vector<std::uint32_t>& wanted)
{
    const Table<GradeId, Grade>& grades = facts.scheme.grades();
    for (std::uint32_t grade = 0; grade < grades.size(); ++grade) {
        const Grade& rules = grades[GradeId(grade)];
        Faults faults;
        struct Group {
            std::int64_t graded = 0;
            std::int64_t placed = 0;  // in better grades
            std::vector<MemberId> candidates;
        };
        std::map<UnitId, Group> groups;
        for (const MemberId member : graded) {
            const bool by_unit = rules.quota && rules.quota->among == QuotaAmong::unit;
            Group& group = groups[by_unit ? facts.roll.unit_of(member) : UnitId{}];
            ++group.graded;
            if (facts.members[member.row()].grade.is_set())
                ++group.placed;
            else if (wanted[member.row()] <= grade)
                group.candidates.push_back(member);
        }
        for (auto& [unit, group] : groups) {
            std::vector<MemberId> chosen = group.candidates;
            if (rules.quota) {
                const auto allowed = static_cast<std::int64_t>(static_cast<WideInteger>(group.graded) *
                                                               rules.quota->numerator / rules.quota->denominator);
                const auto room = static_cast<std::size_t>(std::max<std::int64_t>(0, allowed - group.placed));
                const std::string of_unit = unit.is_set() ? " in unit \"" + facts.roll.units()[unit].code + "\"" : "";
                chosen = QuotaCut(facts, *rules.quota)(std::move(chosen), room,
                                                       {"grade \"" + rules.code + "\"" + of_unit}, faults);
            }
            for (const MemberId member : chosen)
                facts.members[member.row()].grade = GradeId(grade);
            for (const MemberId member : group.candidates)
                if (MemberScore& score = facts.members[member.row()]; !score.grade.is_set()) {
                    ++wanted[member.row()];
                    score.reason = GradeReason::quota;
                }
        }
        faults.throw_if_any();  // who gets the next grade hangs on who gets this one
    }
}

template <class Value>
void rank_by_sorting(EvaluationFacts& facts, Value value_of)
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t row = 0; row < facts.members.size(); ++row)
        if (!facts.members[row].is_incomplete)
            order.push_back(row);
    std::ranges::sort(order, [&](std::uint32_t left, std::uint32_t right) {
        const auto compared = value_of(left) <=> value_of(right);
        return compared > 0 || (compared == 0 && left < right);
    });
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const bool is_level = place > 0 && value_of(order[place]) == value_of(order[place - 1]);
        facts.members[order[place]].rank = is_level ? facts.members[order[place - 1]].rank : place + 1;
    }
}

void rank(EvaluationFacts& facts, std::span<const std::int64_t> totals)
{
    if (totals.empty())
        rank_by_sorting(facts, [&](std::uint32_t row) -> const Exact& { return facts.members[row].total; });
    else
        rank_by_sorting(facts, [&](std::uint32_t row) { return totals[row]; });
}

}  // namespace

void grade(EvaluationFacts& facts)
{
    const Standard& standard = facts.standard;
    if (facts.is_ranked && !facts.has_ranks)
        rank(facts, standard.totals);
    const Table<GradeId, Grade>& grades = facts.scheme.grades();
    if (grades.empty())
        return;
    const std::vector<org::Stage>& ungraded = facts.scheme.parts().ungraded_stages;
    std::vector<MemberId> graded;
    std::vector<std::uint32_t> wanted(facts.members.size());
    for (std::uint32_t row = 0; row < facts.members.size(); ++row) {
        MemberScore& score = facts.members[row];
        const auto stage = facts.roll.members()[MemberId(row)].stage;
        if (stage && std::ranges::find(ungraded, *stage) != ungraded.end()) {
            score.reason = GradeReason::ungraded_stage;
            continue;
        }
        if (score.is_incomplete) {
            score.reason = GradeReason::incomplete;
            continue;
        }
        std::uint32_t by_points = 0;
        while (grades[GradeId(by_points)].from && score.total < Exact(*grades[GradeId(by_points)].from))
            ++by_points;
        const std::uint32_t best = standard.best_grade.empty() ? 0 : standard.best_grade[row];
        wanted[row] = std::max(by_points, best);
        score.reason = best > by_points ? GradeReason::veto : GradeReason::by_points;
        graded.emplace_back(row);
    }
    fill_grades(facts, graded, wanted);
}

}  // namespace muster::evaluation
