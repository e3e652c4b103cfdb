// All records but the lowest and the highest few.
#include "evaluation/rule/answers.hpp"

#include <string>

namespace muster::inline v0_2::evaluation::rule {

template <>
struct Answers<AllBut> : ByDefault<AllBut> {
    static Items items(const AllBut&, const record::Ledger& ledger) { return quantities(ledger); }
    static std::optional<Choice> choice(const AllBut& rule)
    {
        return Choice{.first = First::greatest,
                      .most = std::numeric_limits<std::uint32_t>::max(),
                      .but_first = static_cast<std::uint32_t>(rule.highest),
                      .but_last = static_cast<std::uint32_t>(rule.lowest),
                      .keep = static_cast<std::uint32_t>(rule.keep)};
    }
    static Fraction points(const AllBut& rule, const Amount& amount, const Amount&) { return times(amount, rule.each); }
    static std::vector<Line> lines(const AllBut& rule) { return line_times(rule.each); }
    static Label in_words(const AllBut& rule)
    {
        Label dropped{"", ""};
        const auto add = [&](int count, const char* zh, const char* en) {
            if (count == 0)
                return;
            dropped.zh += (dropped.zh.empty() ? "" : "和") + std::string(zh) + " " + std::to_string(count) + " 条";
            dropped.en += (dropped.en.empty() ? "" : " and ") + std::string(en) +
                          (count == 1 ? std::string() : " " + std::to_string(count));
        };
        add(rule.lowest, "最低", "the lowest");
        add(rule.highest, "最高", "the highest");
        const std::string each = to_string(rule.each);
        return {"去掉" + dropped.zh + "，每单位 " + each + " 分",
                each + " points a unit of all records but " + dropped.en};
    }
    // Who drops the highest may lose by a record more: of 5 alone 5 is kept, of 5 and 3 it is 3.
    static Merit merit(const AllBut& rule)
    {
        return {.course = rule.highest > 0 && rule.each > Points{} ? Course::bends : course_of(rule.each),
                .most = most_at(rule.each),
                .most_of_one = most_at(rule.each),
                .trials = trials_of({1, 10, 100})};
    }
};
template struct Questions<AllBut>;

}  // namespace muster::evaluation::rule
