// Ranks and grades of an evaluation.
#include "evaluation/grading.hpp"
#include "evaluation/facts.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// A row a member.
class MembersAsRows {
public:
    explicit MembersAsRows(EvaluationFacts& facts) : facts_(facts) {}

    static std::int64_t members(std::uint32_t) { return 1; }
    [[nodiscard]] UnitId unit(std::uint32_t row) const { return facts_.roll.unit_of(MemberId(row)); }
    [[nodiscard]] const std::string& unit_words(UnitId unit) const { return facts_.roll.units()[unit].code; }
    [[nodiscard]] const Exact& total(std::uint32_t row) const { return facts_.members[row].total; }
    GradeId& grade(std::uint32_t row) { return facts_.members[row].grade; }
    GradeReason& reason(std::uint32_t row) { return facts_.members[row].reason; }

    [[nodiscard]] std::strong_ordering compare_keys(std::uint32_t left, std::uint32_t right, const Quota& quota) const
    {
        const MemberRow one = facts_.rows->of(MemberId(left));
        const MemberRow other = facts_.rows->of(MemberId(right));
        if (const auto area = facts_.scheme.areas().find(quota.key))
            return one.totals[area->row()] <=> other.totals[area->row()];
        const std::size_t indicator = facts_.scheme.indicators().find(quota.key)->row();
        return one.scores[indicator].points <=> other.scores[indicator].points;
    }

    [[nodiscard]] std::string names(std::span<const std::uint32_t> rows) const
    {
        constexpr std::size_t most_named = 20;
        std::string names;
        for (const std::uint32_t row : rows.first(std::min(most_named, rows.size())))
            names.append(names.empty() ? ": \"" : ", \"")
                .append(facts_.roll.members()[MemberId(row)].code)
                .append("\"");
        return rows.size() > most_named ? names.append(", ...") : names;
    }

private:
    EvaluationFacts& facts_;
};

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
    if (facts.scheme.grades().empty())
        return;
    MembersAsRows rows(facts);
    Grading grading(facts.scheme, rows);
    for (std::uint32_t row = 0; row < facts.members.size(); ++row) {
        MemberScore& score = facts.members[row];
        if (!is_graded(facts.scheme, facts.roll.members()[MemberId(row)]))
            score.reason = GradeReason::ungraded_stage;
        else if (score.is_incomplete)
            score.reason = GradeReason::incomplete;
        else
            grading.add(row, standard.best_grade.empty() ? 0 : standard.best_grade[row]);
    }
    grading.fill();
}

}  // namespace muster::evaluation
