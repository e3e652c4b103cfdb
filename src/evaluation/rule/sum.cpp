// So many points for each unit of quantity.
#include "evaluation/rule/answers.hpp"

namespace muster::inline v0_2::evaluation::rule {

template <>
struct Answers<Sum> : ByDefault<Sum> {
    static Items items(const Sum&, const record::Ledger& ledger) { return quantities(ledger); }
    static Fraction points(const Sum& rule, const Amount& amount, const Amount&) { return times(amount, rule.each); }
    static std::vector<Line> lines(const Sum& rule) { return line_times(rule.each); }
    static Label in_words(const Sum& rule)
    {
        return {"每单位 " + to_string(rule.each) + " 分", to_string(rule.each) + " points a unit"};
    }
    static Merit merit(const Sum& rule)
    {
        return {.course = course_of(rule.each),
                .most = most_at(rule.each),
                .most_of_one = most_at(rule.each),
                .trials = trials_of({1, 10, 100})};
    }
};
template struct Questions<Sum>;

}  // namespace muster::evaluation::rule
