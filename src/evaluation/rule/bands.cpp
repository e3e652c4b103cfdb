// Points in steps.
#include "evaluation/rule/answers.hpp"

namespace muster::evaluation::rule {

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
    static Label in_words(const Bands&) { return {"按分段表", "by the table of bands"}; }
};
template struct Questions<Bands>;

}  // namespace muster::evaluation::rule
