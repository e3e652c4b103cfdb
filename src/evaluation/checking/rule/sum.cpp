// So many points for each unit of quantity.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::Sum> : Usual<rule::Sum> {
    static Number points(const rule::Sum& rule, const Number& amount, const Number&)
    {
        return amount * number(rule.each);
    }
};
template struct Reading<rule::Sum>;

}  // namespace muster::evaluation::checking
