// Quantity over exposure.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::Rate> : Usual<rule::Rate> {
    static bool is_missing(const rule::Rate&, const Made&, const Number& exposure) { return exposure == 0; }
    static Number points(const rule::Rate& rule, const Number& amount, const Number& exposure)
    {
        return exposure == 0 ? Number(0) : Number(amount / exposure * number(rule.at_one));
    }
};
template struct Reading<rule::Rate>;

}  // namespace muster::evaluation::checking
