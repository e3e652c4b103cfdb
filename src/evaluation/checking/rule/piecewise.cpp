// Points along straight lines from knot to knot.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::Piecewise> : Usual<rule::Piecewise> {
    static Number points(const rule::Piecewise& rule, const Number& at, const Number&)
    {
        const std::vector<rule::Knot>& knots = rule.knots;
        if (at <= number(knots.front().at))
            return number(knots.front().points);
        for (std::size_t i = 1; i < knots.size(); ++i) {
            const Number left = number(knots[i - 1].at);
            const Number right = number(knots[i].at);
            if (at <= right) {
                const Number share = (at - left) / (right - left);
                return number(knots[i - 1].points) * (1 - share) + number(knots[i].points) * share;
            }
        }
        return number(knots.back().points);
    }
};
template struct Reading<rule::Piecewise>;

}  // namespace muster::evaluation::checking
