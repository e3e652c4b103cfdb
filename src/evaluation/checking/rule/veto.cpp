// What no points make up for.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::Veto> : Usual<rule::Veto> {
    static bool strikes(const rule::Veto& rule, const Number& amount, const Number& exposure)
    {
        if (!rule.exposure.empty() && exposure <= 0)
            return amount > 0 && rule.when == rule::VetoWhen::more_than;  // over nothing: without end
        const Number held = rule.exposure.empty() ? amount : Number(amount / exposure);
        const Number limit = number(rule.limit);
        return rule.when == rule::VetoWhen::more_than ? held > limit : held < limit;
    }
};
template struct Reading<rule::Veto>;

}  // namespace muster::evaluation::checking
