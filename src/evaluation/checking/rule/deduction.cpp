// Points taken off.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::Deduction> : Usual<rule::Deduction> {
    static Number worth(const rule::Deduction& rule, const record::Evidence& evidence, const record::Ledger&)
    {
        return rule.by_quantity ? number(evidence.quantity) : Number(1);
    }
    static Number points(const rule::Deduction& rule, const Number& amount, const Number&)
    {
        return std::max<Number>(0, amount * number(rule.each));
    }
};
template struct Reading<rule::Deduction>;

}  // namespace muster::evaluation::checking
