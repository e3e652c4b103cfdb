// Points taken off.
#include "evaluation/rule/answers.hpp"

namespace muster::inline v0_2::evaluation::rule {

template <>
struct Answers<Deduction> : ByDefault<Deduction> {
    static Items items(const Deduction& rule, const record::Ledger& ledger)
    {
        return rule.by_quantity ? quantities(ledger) : one_each();
    }
    static Fraction points(const Deduction& rule, const Amount& amount, const Amount&)
    {
        return times(amount, rule.each);
    }
    static std::vector<Line> lines(const Deduction& rule) { return line_times(rule.each); }
    static Label in_words(const Deduction& rule)
    {
        return {"每次扣 " + to_string(rule.each) + " 分", "takes off " + to_string(rule.each) + " each"};
    }
    static Merit merit(const Deduction&) { return {.course = Course::falls}; }
};
template struct Questions<Deduction>;

}  // namespace muster::evaluation::rule
