// The best few records only.
#include "evaluation/rule/answers.hpp"

#include <string>

namespace muster::inline v0_2::evaluation::rule {

template <>
struct Answers<BestOf> : ByDefault<BestOf> {
    static Items items(const BestOf&, const record::Ledger& ledger) { return quantities(ledger); }
    static std::optional<Choice> choice(const BestOf& rule)
    {
        return Choice{.first = rule.best == BestIs::greatest ? First::greatest : First::least,
                      .most = static_cast<std::uint32_t>(rule.count)};
    }
    static Fraction points(const BestOf& rule, const Amount& amount, const Amount&) { return times(amount, rule.each); }
    static std::vector<Line> lines(const BestOf& rule) { return line_times(rule.each); }
    static Label in_words(const BestOf& rule)
    {
        const bool is_one = rule.count == 1;
        const std::string number = std::to_string(rule.count);
        const std::string each = to_string(rule.each);
        const std::string end = rule.best == BestIs::greatest ? "highest" : "lowest";
        return {std::string("只计") + (rule.best == BestIs::greatest ? "最高 " : "最低 ") + number + " 条，每单位 " +
                    each + " 分",
                each + " points a unit of the " + end + (is_one ? " record" : " " + number + " records")};
    }
    static Merit merit(const BestOf& rule)
    {
        return {.course = rule.best == BestIs::greatest ? course_of(rule.each) : Course::falls,
                .most = most_at(rule.each),
                .most_of_one = most_at(rule.each),
                .trials = trials_of({1, 10, 100})};
    }
};
template struct Questions<BestOf>;

}  // namespace muster::evaluation::rule
