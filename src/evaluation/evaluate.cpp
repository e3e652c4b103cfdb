// Plan, one pass over the ledger, points, totals, grades, units. See scan.cpp for the pass and items.cpp for what is
// looked at together.
#include "muster/evaluation/evaluate.hpp"

#include "evaluation/area_totals.hpp"
#include "evaluation/facts.hpp"
#include "evaluation/indicator_points.hpp"
#include "evaluation/workers.hpp"

#include <algorithm>
#include <utility>

namespace muster::evaluation {
namespace {

Roll roll_of(const record::Ledger& ledger)
{
    std::vector<RollMember> members;
    members.reserve(ledger.members().size());
    for (const std::string& code : ledger.members().words())
        members.push_back({.code = code});
    return Roll(std::move(members));
}

// Total and best grade left after what strikes.
void apply_sanctions(EvaluationFacts& facts, const Plan& plan, std::uint32_t member)
{
    facts.members[member].total = facts.area_totals[facts.area_at(MemberId(member), facts.scheme.top())];
    for (const SanctionPlan& sanction : plan.sanctions) {
        if (!facts.scores[facts.score_at(MemberId(member), IndicatorId(sanction.indicator))].is_vetoed)
            continue;
        if (sanction.effect == rule::VetoEffect::void_total)
            facts.members[member].total = Exact();
        else if (sanction.effect == rule::VetoEffect::bar_grade)
            facts.best_grade[member] = std::max(facts.best_grade[member], sanction.best_grade);
    }
}

template <class Sum>
void score_members(EvaluationFacts& facts, const Plan& plan, const EvaluationOptions& options)
{
    Scan<Sum> scanned = scan<Sum>(plan, options);
    facts.waiting = std::move(scanned.waiting);
    const std::size_t members = facts.roll.members().size();
    const std::size_t width = facts.scheme.indicators().size();
    const std::size_t areas = facts.scheme.areas().size();
    facts.scores.resize(members * width);
    facts.area_totals.resize(members * areas);
    facts.area_states.resize(members * areas);
    facts.best_grade.resize(members);
    facts.members.resize(members);
    const AreaTotals totals(facts.scheme);
    const std::size_t parts = std::min<std::size_t>(std::max(options.threads, 1u), members / 1000 + 1);
    std::vector<Faults> faults(parts);
    const bool may_be_incomplete = std::ranges::any_of(
        facts.scheme.indicators().rows(), [](const Indicator& one) { return one.missing == Missing::incomplete; });
    in_parts(parts, members, [&](std::size_t part, std::size_t first, std::size_t last) {
        for (std::size_t member = first; member < last; ++member) {
            const auto scores = std::span(facts.scores).subspan(member * width, width);
            score_indicators<Sum>(plan, MemberId(static_cast<std::uint32_t>(member)),
                                  std::span<const Tally<Sum>>(scanned.cells).subspan(member * width, width), scores,
                                  faults[part]);
            totals.fill(scores, std::span(facts.area_totals).subspan(member * areas, areas),
                        std::span(facts.area_states).subspan(member * areas, areas));
            apply_sanctions(facts, plan, static_cast<std::uint32_t>(member));
            facts.members[member].is_incomplete =
                facts.area_states[member * areas + facts.scheme.top().row()] != AreaState::weighs ||
                (may_be_incomplete && std::ranges::any_of(scores, [](const IndicatorScore& one) {
                     return one.state == ScoreState::incomplete;
                 }));
        }
    });
    for (std::size_t part = 1; part < parts; ++part)
        faults[0].add(faults[part]);
    faults[0].throw_if_any();
}

}  // namespace

Evaluation evaluate(const Scheme& scheme, const record::Ledger& ledger, const EvaluationOptions& options)
{
    auto facts =
        std::make_shared<EvaluationFacts>(EvaluationFacts{.scheme = scheme,
                                                          .ledger = ledger,
                                                          .roll = options.roll ? *options.roll : roll_of(ledger),
                                                          .period = options.period,
                                                          .is_ranked = options.is_ranked,
                                                          .ignores_strangers = options.ignores_strangers});
    const Plan plan(facts->scheme, facts->ledger, facts->roll, options);
    if (fits_narrow(plan))
        score_members<std::int64_t>(*facts, plan, options);
    else
        score_members<WideInteger>(*facts, plan, options);
    grade(*facts);
    roll_up(*facts);
    return Evaluation(std::move(facts));
}

const Scheme& Evaluation::scheme() const noexcept { return facts_->scheme; }
const record::Ledger& Evaluation::ledger() const noexcept { return facts_->ledger; }
const Roll& Evaluation::roll() const noexcept { return facts_->roll; }
const std::optional<Period>& Evaluation::period() const noexcept { return facts_->period; }
bool Evaluation::is_ranked() const noexcept { return facts_->is_ranked; }
bool Evaluation::ignores_strangers() const noexcept { return facts_->ignores_strangers; }
std::span<const MemberScore> Evaluation::members() const noexcept { return facts_->members; }
std::span<const UnitScore> Evaluation::units() const noexcept { return facts_->units; }
const MemberScore& Evaluation::of(MemberId member) const noexcept { return facts_->members[member.row()]; }
const UnitScore& Evaluation::of(UnitId unit) const noexcept { return facts_->units[unit.row()]; }
std::span<const EvidenceId> Evaluation::waiting() const noexcept { return facts_->waiting; }

const IndicatorScore& Evaluation::of(MemberId member, IndicatorId indicator) const noexcept
{
    return facts_->scores[facts_->score_at(member, indicator)];
}

const Exact& Evaluation::of(MemberId member, AreaId area) const noexcept
{
    return facts_->area_totals[facts_->area_at(member, area)];
}

bool Evaluation::is_left_out(MemberId member, AreaId area) const noexcept
{
    return facts_->area_states[facts_->area_at(member, area)] == AreaState::left_out;
}

bool Evaluation::is_extra(MemberId member, AreaId area) const noexcept
{
    return facts_->area_states[facts_->area_at(member, area)] == AreaState::extra;
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
    return &one == &other ||
           (one.scheme == other.scheme && one.roll == other.roll && one.period == other.period &&
            one.is_ranked == other.is_ranked && one.ignores_strangers == other.ignores_strangers &&
            one.members == other.members && one.units == other.units && one.scores == other.scores &&
            one.area_totals == other.area_totals && one.waiting == other.waiting && one.ledger == other.ledger);
}

}  // namespace muster::evaluation
