// Plan, members' totals, grades, units. See score_members.cpp for the pass over the ledger and items.cpp for what is
// looked at together.
#include "muster/evaluation/evaluate.hpp"

#include "evaluation/facts.hpp"
#include "evaluation/rows.hpp"
#include "evaluation/rule/population.hpp"
#include "evaluation/score_members.hpp"
#include "evaluation/settle_areas.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

Roll roll_of(const record::Ledger& ledger)
{
    std::vector<RollMember> members;
    members.reserve(ledger.members().size());
    for (const std::string& code : ledger.members().words())
        members.push_back({.code = code});
    return Roll(std::move(members));
}

// Where rows are at fault that is told first.
void refuse_rows(const Plan& plan)
{
    Found found;
    RowReader(plan, found).read(0, plan.ledger.size(), [](Cell, std::int64_t) {});
    found.refuse(plan);
}

}  // namespace

EvaluationFacts::EvaluationFacts(const Scheme& the_scheme, const record::Ledger& the_ledger,
                                 const EvaluationOptions& options, const EvaluationFacts* earlier)
    : scheme(the_scheme), ledger(the_ledger), roll(earlier != nullptr ? earlier->roll
                                                   : options.roll     ? *options.roll
                                                                      : roll_of(the_ledger)),
      has_own_roll(options.roll.has_value()), period(options.period), is_ranked(options.is_ranked),
      ignores_strangers(options.ignores_strangers), ignores_unanswered(options.ignores_unanswered),
      refuses_other_days(options.refuses_other_days),
      plan(scheme, ledger, roll, options, earlier == nullptr ? nullptr : &earlier->plan)
{
}

Evaluation evaluate_by(const Scheme& scheme, const record::Ledger& ledger, const EvaluationOptions& options, Way way)
{
    auto facts = std::make_shared<EvaluationFacts>(scheme, ledger, options);
    try {
        facts->totals.emplace(facts->scheme);
        facts->rows.emplace(facts->plan, *facts->totals);
        measure_populations(*facts);
        settle_areas(*facts, options.threads);
        score_members(*facts, options, way);
        grade(*facts);
        roll_up(*facts);
    } catch (const Overflow&) {
        refuse_rows(facts->plan);
        throw;
    }
    return Evaluation(std::move(facts));
}

Evaluation evaluate(const Scheme& scheme, const record::Ledger& ledger, const EvaluationOptions& options)
{
    return evaluate_by(scheme, ledger, options, Way::quick);
}

const Scheme& Evaluation::scheme() const noexcept { return facts_->scheme; }
const record::Ledger& Evaluation::ledger() const noexcept { return facts_->ledger; }
const Roll& Evaluation::roll() const noexcept { return facts_->roll; }
const std::optional<Period>& Evaluation::period() const noexcept { return facts_->period; }
bool Evaluation::is_ranked() const noexcept { return facts_->is_ranked; }
bool Evaluation::ignores_strangers() const noexcept { return facts_->ignores_strangers; }
bool Evaluation::ignores_unanswered() const noexcept { return facts_->ignores_unanswered; }
bool Evaluation::refuses_other_days() const noexcept { return facts_->refuses_other_days; }
std::span<const MemberScore> Evaluation::members() const noexcept { return facts_->members; }
std::span<const UnitScore> Evaluation::units() const noexcept { return facts_->units; }
const MemberScore& Evaluation::of(MemberId member) const noexcept { return facts_->members[member.row()]; }
const UnitScore& Evaluation::of(UnitId unit) const noexcept { return facts_->units[unit.row()]; }
std::span<const EvidenceId> Evaluation::waiting() const noexcept { return facts_->waiting; }

const IndicatorScore& Evaluation::of(MemberId member, IndicatorId indicator) const
{
    return facts_->rows->of(member).scores[indicator.row()];
}

const Exact& Evaluation::of(MemberId member, AreaId area) const { return facts_->rows->of(member).totals[area.row()]; }

bool Evaluation::is_left_out(MemberId member, AreaId area) const
{
    return facts_->rows->of(member).states[area.row()] == AreaState::left_out;
}

bool Evaluation::is_extra(MemberId member, AreaId area) const
{
    return facts_->rows->of(member).states[area.row()] == AreaState::extra;
}

std::vector<MemberId> Evaluation::by_total() const
{
    std::vector<MemberId> order;
    std::vector<MemberId> incomplete;
    for (std::uint32_t row = 0; row < facts_->members.size(); ++row)
        (facts_->members[row].is_incomplete ? incomplete : order).emplace_back(row);
    std::ranges::sort(order, [&](MemberId left, MemberId right) {
        const auto compared = of(left).total <=> of(right).total;
        return compared > 0 || (compared == 0 && left < right);
    });
    order.insert(order.end(), incomplete.begin(), incomplete.end());
    return order;
}

bool operator==(const Evaluation& left, const Evaluation& right)
{
    const EvaluationFacts& one = *left.facts_;
    const EvaluationFacts& other = *right.facts_;
    return &one == &other || (one.scheme == other.scheme && one.roll == other.roll && one.period == other.period &&
                              one.is_ranked == other.is_ranked && one.ignores_strangers == other.ignores_strangers &&
                              one.ignores_unanswered == other.ignores_unanswered &&
                              one.refuses_other_days == other.refuses_other_days && one.members == other.members &&
                              one.units == other.units && one.waiting == other.waiting && one.ledger == other.ledger);
}

}  // namespace muster::evaluation
