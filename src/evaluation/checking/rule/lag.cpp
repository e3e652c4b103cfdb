// In time, or so many days late.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::Lag> : Usual<rule::Lag> {
    static Number worth(const rule::Lag& rule, const record::Evidence& evidence, const record::Ledger& ledger)
    {
        Number days = number(evidence.quantity);
        if (rule.from == rule::LagFrom::fixed_day)
            days = Number((evidence.day - *rule.day).days());
        else if (rule.from == rule::LagFrom::activity_end)
            days = Number((evidence.day - ledger.activities()[evidence.activity.row()].plan().days.last()).days());
        const Whole begun = -floor_of(-days);
        const Whole late = std::max<Whole>(0, begun - Whole(rule.within.days()));
        return std::max<Number>(number(rule.least), number(rule.on_time) - Number(late) * number(rule.per_day_late));
    }
    static bool answers(const rule::Lag& rule, const record::Evidence& evidence, const record::Ledger&)
    {
        return rule.from != rule::LagFrom::activity_end || evidence.activity.is_set();
    }
    static Number points(const rule::Lag&, const Number& amount, const Number&) { return amount; }
};
template struct Reading<rule::Lag>;

}  // namespace muster::evaluation::checking
