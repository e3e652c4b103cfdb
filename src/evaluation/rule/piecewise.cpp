// Points along straight lines from knot to knot.
#include "evaluation/rule/answers.hpp"

namespace muster::inline v0_2::evaluation::rule {

template <>
struct Answers<Piecewise> : ByDefault<Piecewise> {
    static Items items(const Piecewise&, const record::Ledger& ledger) { return quantities(ledger); }
    static Fraction points(const Piecewise& rule, const Amount& amount, const Amount&)
    {
        const WideInteger divisor = amount.divisor;
        const auto lies_below = [&](const Knot& knot) { return amount.sum < product(knot.at.millionths(), divisor); };
        const auto above = std::ranges::find_if(rule.knots, lies_below);
        if (above == rule.knots.begin())
            return {above->points.millionths(), 1};
        const Knot& left = *(above - 1);
        if (above == rule.knots.end())
            return {left.points.millionths(), 1};
        const WideInteger width = product(WideInteger{above->at.millionths()} - left.at.millionths(), divisor);
        const WideInteger along = sum(amount.sum, -product(left.at.millionths(), divisor));
        const WideInteger rise = WideInteger{above->points.millionths()} - left.points.millionths();
        return {sum(product(left.points.millionths(), width), product(rise, along)), width};
    }
    static std::vector<Line> lines(const Piecewise& rule)
    {
        std::vector<Line> made{{.added = rule.knots.front().points.millionths()}};
        for (std::size_t i = 1; i < rule.knots.size(); ++i) {
            const Knot& left = rule.knots[i - 1];
            const WideInteger width = WideInteger{rule.knots[i].at.millionths()} - left.at.millionths();
            const WideInteger rise = WideInteger{rule.knots[i].points.millionths()} - left.points.millionths();
            if (width >= most_of_line || rise >= most_of_line || rise <= -most_of_line)
                return {};
            made.push_back({.from = left.at.millionths(),
                            .over = rise,
                            .added = left.points.millionths() * width - rise * left.at.millionths(),
                            .under = width});
        }
        const Knot& last = rule.knots.back();
        made.push_back({.from = last.at.millionths(), .added = last.points.millionths()});
        return made;
    }
    static Label in_words(const Piecewise&) { return {"按折线", "along the line"}; }
    static Merit merit(const Piecewise& rule)
    {
        const Points most = std::ranges::max_element(rule.knots, {}, &Knot::points)->points;
        Merit merit{.course = course_through(rule.knots), .most = most, .most_of_one = most};
        merit.first = Points::from_millionths(rounded(points(rule, Amount{}, Amount{}), decimal::places));
        for (const Knot& knot : rule.knots)
            if (knot.at > Quantity{}) {
                if (merit.trials.empty())
                    merit.trials.push_back({Quantity::from_millionths(knot.at.millionths() / 4 + 1)});
                merit.trials.push_back({knot.at});
            }
        return merit;
    }
};
template struct Questions<Piecewise>;

}  // namespace muster::evaluation::rule
