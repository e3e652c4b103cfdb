// Points in steps.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::Bands> : Usual<rule::Bands> {
    static Number points(const rule::Bands& rule, const Number& amount, const Number&)
    {
        Number points = number(rule.below);
        for (const rule::Band& band : rule.bands)
            if (number(band.from) <= amount)
                points = number(band.points);
        return points;
    }
};
template struct Reading<rule::Bands>;

}  // namespace muster::evaluation::checking
