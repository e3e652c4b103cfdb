// What no points make up for.
#include "evaluation/rule/answers.hpp"

namespace muster::inline v0_2::evaluation::rule {

template <>
struct Answers<Veto> : ByDefault<Veto> {
    static Items items(const Veto&, const record::Ledger& ledger) { return quantities(ledger); }
    // Amount over exposure against the limit, multiplied out; without exposure the unit is 1.
    static bool spares_none(const Veto& rule) { return rule.when == VetoWhen::more_than && rule.limit >= Quantity{}; }
    static bool strikes(const Veto& rule, const Amount& amount, const Amount& exposure)
    {
        WideInteger left = amount.sum;
        WideInteger right = product(rule.limit.millionths(), amount.divisor);
        if (!rule.exposure.empty()) {
            if (exposure.sum == 0)
                return rule.when == VetoWhen::more_than && amount.sum > 0;
            left = product(product(amount.sum, exposure.divisor), decimal::per_one);
            right = product(right, exposure.sum);
        }
        return rule.when == VetoWhen::more_than ? left > right : left < right;
    }
    static Label in_words(const Veto& rule)
    {
        const bool is_more = rule.when == VetoWhen::more_than;
        return {std::string("一票否决：") + (is_more ? "多于 " : "少于 ") + to_string(rule.limit),
                std::string("veto where ") + (is_more ? "more than " : "fewer than ") + to_string(rule.limit)};
    }
    // More exposure makes a rate less: of what must not be fewer.
    static Merit merit(const Veto& rule)
    {
        return {.course = Course::falls, .falls_with_exposure = rule.when == VetoWhen::fewer_than};
    }
};
template struct Questions<Veto>;

}  // namespace muster::evaluation::rule
