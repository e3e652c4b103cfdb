// Units become members: of a roll in which each stands in the unit above it, and of a ledger with what came up.
#include "muster/evaluation/roll_up.hpp"

#include "muster/core/faults.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

Where place_of(const Rise& rise) { return {"rise of indicator \"" + rise.indicator + "\""}; }

int level_of(const Roll& roll, UnitId unit)
{
    int level = 0;
    for (UnitId above = roll.parent_of(unit); above.is_set(); above = roll.parent_of(above))
        ++level;
    return level;
}

class RollingUp {
public:
    RollingUp(const Evaluation& below, const Scheme& units, const RollUpOptions& options)
        : below_(below), scheme_(units), options_(options), roll_(below.roll()),
          member_of_(roll_.units().size(), MemberId{})
    {
        for (std::uint32_t row = 0; row < roll_.units().size(); ++row)
            if (!options.level || level_of(roll_, UnitId(row)) == *options.level) {
                member_of_[row] = MemberId(static_cast<std::uint32_t>(codes_.size()));
                codes_.push_back(roll_.units()[UnitId(row)].code);
            }
    }

    Evaluation run()
    {
        refuse_faults();
        std::vector<std::string> indicators;
        for (const Indicator& indicator : scheme_.indicators().rows())
            indicators.push_back(indicator.code);
        ledger_ = record::Ledger(codes_, std::move(indicators));
        for (const Rise& rise : options_.rises)
            bring_up(rise);
        EvaluationOptions options{
            .roll = roll_of_units(), .is_ranked = options_.is_ranked, .threads = options_.threads};
        if (below_.period() && below_.period()->contains(day_))
            options.period = below_.period();
        return evaluate(scheme_, ledger_, options);
    }

private:
    void refuse_faults()
    {
        Faults faults;
        if (options_.rises.empty())
            faults.add({"roll-up"}, "nothing comes up", "give at least one rise");
        for (const Rise& rise : options_.rises) {
            if (!scheme_.indicators().find(rise.indicator))
                faults.add(place_of(rise), "the indicator is not in the units' scheme",
                           "add it there or correct the code");
            if (rise.of == ComingUp::area && !below_.scheme().areas().find(rise.code))
                faults.add(place_of(rise), "there is no area \"" + rise.code + "\" in the members' scheme",
                           "name one of its areas");
            if (rise.of == ComingUp::grade && !below_.scheme().grades().find(rise.code))
                faults.add(place_of(rise), "there is no grade \"" + rise.code + "\" in the members' scheme",
                           "name one of its grades");
            if (rise.of != ComingUp::area && rise.of != ComingUp::grade && !rise.code.empty())
                faults.add(place_of(rise), "it names \"" + rise.code + "\", and neither an area nor a grade comes up",
                           "leave the code out");
        }
        if (roll_.units().empty())
            faults.add({"roll-up"}, "the roll has no units", "evaluate a roll with units");
        else if (codes_.empty())
            faults.add({"roll-up"}, "no unit is " + std::to_string(*options_.level) + " levels below the top",
                       "give 0 for the top, 1 for those below it");
        if (options_.on && options_.on->is_special())
            faults.add({"roll-up"}, "its day is not a calendar day", "give a day such as 2026-09-07");
        const auto days = below_.ledger().day_column();
        if (!options_.on && !below_.period() && days.empty())
            faults.add({"roll-up"}, "there is neither a day nor a period nor a record", "say on which day it is");
        faults.throw_if_any();
        day_ = options_.on ? *options_.on : below_.period() ? below_.period()->last() : *std::ranges::max_element(days);
    }

    // The units scored, in the order of the roll, and all above them.
    [[nodiscard]] Roll roll_of_units() const
    {
        std::vector<RollMember> members;
        std::set<UnitId> above;
        for (std::uint32_t row = 0; row < member_of_.size(); ++row) {
            if (!member_of_[row].is_set())
                continue;
            members.push_back({.code = roll_.units()[UnitId(row)].code, .unit = roll_.units()[UnitId(row)].parent});
            for (UnitId at = roll_.parent_of(UnitId(row)); at.is_set(); at = roll_.parent_of(at))
                above.insert(at);
        }
        std::vector<RollUnit> units;
        for (const UnitId unit : above)
            units.push_back(roll_.units()[unit]);
        return Roll(std::move(members), std::move(units));
    }

    void bring_up(const Rise& rise)
    {
        const IndicatorId indicator = *scheme_.indicators().find(rise.indicator);
        if (rise.of == ComingUp::unit_mean) {
            for (std::uint32_t row = 0; row < roll_.units().size(); ++row) {
                const UnitScore& score = below_.of(UnitId(row));
                const UnitId above = roll_.parent_of(UnitId(row));
                if (above.is_set() && member_of_[above.row()].is_set() && score.members > score.incomplete)
                    append(above, indicator, roll_.units()[UnitId(row)].code,
                           Quantity::from_millionths(score.mean.millionths()));
            }
            return;
        }
        const std::vector<std::optional<Exact>> values = values_of(rise);
        for (std::uint32_t row = 0; row < values.size(); ++row) {
            if (!values[row])
                continue;
            const auto quantity = values[row]->to_decimal<Quantity>();
            for (UnitId at = roll_.unit_of(MemberId(row)); at.is_set(); at = roll_.parent_of(at))
                if (member_of_[at.row()].is_set())
                    append(at, indicator, roll_.members()[MemberId(row)].code, quantity);
        }
    }

    // By member; nothing where nothing comes up.
    [[nodiscard]] std::vector<std::optional<Exact>> values_of(const Rise& rise) const
    {
        std::vector<std::optional<Exact>> made(roll_.members().size());
        if (rise.of == ComingUp::area) {
            const AreaId area = *below_.scheme().areas().find(rise.code);
            const AreaColumn column = std::move(below_.area_columns(options_.threads)[area.row()]);
            for (std::size_t row = 0; row < column.counts.size(); ++row)
                made[row] = Exact::whole(column.counts[row]) * column.unit;
            for (const auto& [member, total] : column.others)
                made[member.row()] = total;
        }
        const auto grade = below_.scheme().grades().find(rise.code);
        for (std::uint32_t row = 0; row < made.size(); ++row) {
            const MemberScore& score = below_.of(MemberId(row));
            if (rise.of == ComingUp::member)
                made[row] = Exact::whole(1);
            else if (score.is_incomplete)
                made[row] = std::nullopt;
            else if (rise.of == ComingUp::total)
                made[row] = score.total;
            else if (rise.of == ComingUp::grade && score.grade.is_set())
                made[row] = Exact::whole(score.grade == *grade ? 1 : 0);
        }
        return made;
    }

    void append(UnitId unit, IndicatorId indicator, const std::string& from, Quantity quantity)
    {
        ledger_.append({.member = member_of_[unit.row()],
                        .indicator = indicator,
                        .quantity = quantity,
                        .day = day_,
                        .source = ledger_.admit_source(from)});
    }

    const Evaluation& below_;
    const Scheme& scheme_;
    const RollUpOptions& options_;
    const Roll& roll_;
    std::vector<MemberId> member_of_;  // by unit; unset: it is not scored
    std::vector<std::string> codes_;   // of those scored
    Day day_;
    record::Ledger ledger_;
};

}  // namespace

Evaluation roll_up_with(const Evaluation& below, const Scheme& units, const RollUpOptions& options)
{
    return RollingUp(below, units, options).run();
}

}  // namespace muster::evaluation
