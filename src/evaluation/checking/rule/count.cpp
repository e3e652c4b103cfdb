// So many points for each record.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::Count> : Usual<rule::Count> {
    static Number worth(const rule::Count&, const record::Evidence&, const record::Ledger&) { return 1; }
    static Number points(const rule::Count& rule, const Number& amount, const Number&)
    {
        return amount * number(rule.each);
    }
};
template struct Reading<rule::Count>;

}  // namespace muster::evaluation::checking
