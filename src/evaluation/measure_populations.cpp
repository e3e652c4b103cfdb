// One look through the ledger before members are scored: what every member's records come to of indicators that are
// normalised or imputed, and from that what one member's points need to know of all.
#include "evaluation/facts.hpp"
#include "evaluation/imputation.hpp"
#include "evaluation/indicator_points.hpp"
#include "evaluation/rows.hpp"
#include "evaluation/rule/population.hpp"

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace muster::inline v0_2::evaluation {
namespace {

// Tallies of all members in the indicators that are asked for.
class Amounts {
public:
    Amounts(const Plan& plan, const std::vector<std::uint32_t>& indicators)
        : plan_(plan), place_of_(plan.indicators.size(), nothing),
          tallies_(indicators.size(), std::vector<Tally<WideInteger>>(plan.roll.members().size()))
    {
        for (std::uint32_t place = 0; place < indicators.size(); ++place)
            place_of_[indicators[place]] = place;
        Found found;
        RowReader(plan, found).read(0, plan.ledger.size(), [&](Cell cell, std::int64_t amount) { take(cell, amount); });
        found.refuse(plan);
        resolve(plan, found.items);
        for (const Item& item : found.items)
            if (item.fate == RecordFate::counted || item.fate == RecordFate::capped)
                take({item.member, item.indicator}, item.counted);
    }

    // Of those who have records, in the order of the roll.
    [[nodiscard]] std::vector<MemberAmount> of(std::uint32_t indicator) const
    {
        std::vector<MemberAmount> made;
        for (std::uint32_t member = 0; member < plan_.roll.members().size(); ++member) {
            const Amount amount = of(MemberId(member), indicator);
            if (amount.items > 0)
                made.push_back({MemberId(member), {amount.sum, amount.divisor}});
        }
        return made;
    }

    [[nodiscard]] Amount of(MemberId member, std::uint32_t indicator) const
    {
        return amount_of(tallies_[place_of_[indicator]][member.row()], plan_.indicators[indicator].combine);
    }

private:
    void take(Cell cell, std::int64_t amount)
    {
        if (const std::uint32_t place = place_of_[cell.indicator]; place != nothing)
            add<WideInteger>(tallies_[place][cell.member], plan_.indicators[cell.indicator].combine, amount);
    }

    const Plan& plan_;
    std::vector<std::uint32_t> place_of_;  // by indicator
    std::vector<std::vector<Tally<WideInteger>>> tallies_;
};

std::string shown(const ExactAmount& value)
{
    return to_decimal_string(Exact(value.sum, decimal::places) * Exact::ratio(1, value.divisor));
}

void check_amounts(const Plan& plan, const Indicator& indicator, std::span<const MemberAmount> amounts, Faults& faults)
{
    const auto& rule = *normalised(indicator.rule);
    const bool is_logarithm = rule.transformation == rule::Transformation::logarithm;
    const bool is_share = rule.method == rule::Normalisation::share_of_best;
    if (!is_logarithm && !is_share)
        return;
    for (const MemberAmount& each : amounts) {
        const Where here{"member \"" + plan.roll.members()[each.member].code + "\", indicator \"" + indicator.code +
                         "\""};
        if (is_logarithm && each.value.sum <= 0)
            faults.add(here, "it takes the logarithm of " + shown(each.value),
                       "correct the records, which must come to more than 0, or leave the transformation out");
        else if (is_share && each.value.sum < 0)
            faults.add(here, "it takes the share of " + shown(each.value),
                       "correct the records, which must not come to less than 0, or choose min_max");
    }
}

std::optional<MemberId> reference_of(const Plan& plan, const Indicator& indicator,
                                     std::span<const MemberAmount> amounts, Faults& faults)
{
    const std::string& code = normalised(indicator.rule)->reference;
    if (code.empty() || amounts.empty())
        return std::nullopt;
    const Where here{"indicator \"" + indicator.code + "\""};
    const auto member = plan.roll.members().find(code);
    if (!member)
        faults.add(here, "its reference \"" + code + "\" is not among the members evaluated", "name one who is");
    else if (std::ranges::find(amounts, *member, &MemberAmount::member) == amounts.end())
        faults.add(here, "its reference \"" + code + "\" has no record that counts", "name a member who has");
    else
        return member;
    return std::nullopt;
}

void measure(EvaluationFacts& facts, const Amounts& all)
{
    Faults faults;
    for (std::uint32_t row = 0; row < facts.scheme.indicators().size(); ++row) {
        const Indicator& indicator = facts.scheme.indicators()[IndicatorId(row)];
        if (normalised(indicator.rule) == nullptr)
            continue;
        const std::vector<MemberAmount> amounts = all.of(row);
        const std::size_t faults_before = faults.size();
        check_amounts(facts.plan, indicator, amounts, faults);
        const std::optional<MemberId> reference = reference_of(facts.plan, indicator, amounts, faults);
        if (faults.size() > faults_before)
            continue;
        auto population =
            std::make_shared<const Population>(*normalised(indicator.rule), facts.roll, amounts, reference);
        IndicatorPlan& plan = facts.plan.indicators[row];
        if (indicator.missing != Missing::as_zero)  // who has no records is on no line
            plan.lines = population->lines();
        plan.population = std::move(population);
    }
    faults.throw_if_any();
}

// The points of all who have data.
std::vector<PeerPoints> peers_of(const Plan& plan, const Amounts& all, std::uint32_t row)
{
    std::vector<PeerPoints> made;
    Faults none;  // they are told when all are scored, and so is what has no place
    for (std::uint32_t member = 0; member < plan.roll.members().size(); ++member) {
        const std::uint32_t divides_by = plan.indicators[row].exposure;
        const Amount exposure = divides_by == nothing ? Amount{} : all.of(MemberId(member), divides_by);
        try {
            const IndicatorScore score =
                score_of(plan, {MemberId(member), row}, all.of(MemberId(member), row), exposure, none);
            if (score.state == ScoreState::counted && exposure.sum >= 0)
                made.push_back({MemberId(member), score.points});
        } catch (const Overflow&) {
            continue;
        }
    }
    return made;
}

}  // namespace

void measure_populations(EvaluationFacts& facts)
{
    std::vector<std::uint32_t> wanted;
    const auto rows = facts.scheme.indicators().rows();
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (normalised(rows[row].rule) != nullptr || imputes(rows[row].missing))
            wanted.push_back(row);
        if (imputes(rows[row].missing) && facts.plan.indicators[row].exposure != nothing)
            wanted.push_back(facts.plan.indicators[row].exposure);
    }
    if (wanted.empty())
        return;
    const Amounts all(facts.plan, wanted);
    measure(facts, all);
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        IndicatorPlan& plan = facts.plan.indicators[row];
        if (imputes(rows[row].missing))
            plan.imputation = std::make_shared<const Imputation>(rows[row], plan.rounding, facts.roll,
                                                                 peers_of(facts.plan, all, row));
    }
}

}  // namespace muster::evaluation
