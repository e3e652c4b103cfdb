// So many points for each record.
#include "evaluation/rule/answers.hpp"

namespace muster::inline v0_2::evaluation::rule {

template <>
struct Answers<Count> : ByDefault<Count> {
    static Items items(const Count&, const record::Ledger&) { return one_each(); }
    static Fraction points(const Count& rule, const Amount& amount, const Amount&) { return times(amount, rule.each); }
    static std::vector<Line> lines(const Count& rule) { return line_times(rule.each); }
    static Label in_words(const Count& rule)
    {
        return {"每条 " + to_string(rule.each) + " 分", to_string(rule.each) + " points each"};
    }
    static Merit merit(const Count& rule)
    {
        return {.course = course_of(rule.each),
                .most = most_at(rule.each),
                .most_of_one = rule.each,
                .first = rule.each,
                .trials = trials_of({1})};
    }
};
template struct Questions<Count>;

}  // namespace muster::evaluation::rule
