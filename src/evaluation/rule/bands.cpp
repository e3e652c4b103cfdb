// Points in steps.
#include "evaluation/rule/answers.hpp"

namespace muster::inline v0_2::evaluation::rule {

template <>
struct Answers<Bands> : ByDefault<Bands> {
    static Items items(const Bands&, const record::Ledger& ledger) { return quantities(ledger); }
    static Fraction points(const Bands& rule, const Amount& amount, const Amount&)
    {
        Points reached = rule.below;
        for (const Band& band : rule.bands)
            if (amount.sum >= product(band.from.millionths(), amount.divisor))
                reached = band.points;
        return {reached.millionths(), 1};
    }
    static std::vector<Line> lines(const Bands& rule)
    {
        std::vector<Line> steps{{.added = rule.below.millionths()}};
        for (const Band& band : rule.bands)
            steps.push_back({.from = band.from.millionths(), .added = band.points.millionths()});
        return steps;
    }
    static Label in_words(const Bands&) { return {"按分段表", "by the table of bands"}; }
    static Merit merit(const Bands& rule)
    {
        std::vector<Band> steps{{Quantity{}, rule.below}};
        steps.insert(steps.end(), rule.bands.begin(), rule.bands.end());
        const Points most = std::ranges::max_element(steps, {}, &Band::points)->points;
        Merit merit{.course = course_through(steps), .most = most, .most_of_one = most, .first = rule.below};
        for (const Band& band : rule.bands) {
            if (band.from <= Quantity{})
                merit.first = band.points;
            else
                merit.trials.push_back({band.from});
        }
        return merit;
    }
};
template struct Questions<Bands>;

}  // namespace muster::evaluation::rule
