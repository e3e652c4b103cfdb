// Quantity over exposure.
#include "evaluation/rule/answers.hpp"

namespace muster::inline v0_2::evaluation::rule {

template <>
struct Answers<Rate> : ByDefault<Rate> {
    static Items items(const Rate&, const record::Ledger& ledger) { return quantities(ledger); }
    static bool is_missing(const Rate&, const Amount&, const Amount& exposure) { return exposure.sum == 0; }
    // The millionths of amount and exposure cancel.
    static Fraction points(const Rate& rule, const Amount& amount, const Amount& exposure)
    {
        if (exposure.sum == 0)
            return {};
        return {product(product(amount.sum, rule.at_one.millionths()), exposure.divisor),
                product(exposure.sum, amount.divisor)};
    }
    static Label in_words(const Rate& rule)
    {
        return {"除以“" + rule.exposure + "”，乘以 " + to_string(rule.at_one),
                "over \"" + rule.exposure + "\", times " + to_string(rule.at_one)};
    }
    static Merit merit(const Rate& rule)
    {
        return {.course = course_of(rule.at_one),
                .most = most_at(rule.at_one),
                .most_of_one = most_at(rule.at_one),
                .falls_with_exposure = true,
                .trials = trials_of({1, 10})};
    }
};
template struct Questions<Rate>;

}  // namespace muster::evaluation::rule
