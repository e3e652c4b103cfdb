// How a rule answers the scorer's questions:
//
//     template <>
//     struct Answers<Sum> : ByDefault<Sum> {
//         static Items items(const Sum&, const record::Ledger& ledger) { return quantities(ledger); }
//         static Fraction points(const Sum& rule, const Amount& amount, const Amount&) { return amount * rule.each; }
//         static Label in_words(const Sum& rule) { return {"...", "..."}; }
//     };
//     template struct Questions<Sum>;
//
// What is not answered and has no answer by default does not compile; a rule without such a file does not link.
#pragma once

#include "evaluation/rule/questions.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <vector>

namespace muster::inline v0_2::evaluation::rule {

/// What holds for most rules.
struct MostRules {
    static std::optional<Choice> choice(const auto&) { return std::nullopt; }
    static bool is_missing(const auto&, const Amount& amount, const Amount&) { return amount.items == 0; }
    static std::vector<Line> lines(const auto&) { return {}; }
    static bool spares_none(const auto&) { return false; }
};

/// Where a rule has nothing else to say. Not by default: `items`, `in_words`, `merit` and `points`; of one that strikes
/// `strikes` in place of `points`.
template <class OfRule, Role = role_of<OfRule>>
struct ByDefault : MostRules {
    static bool strikes(const auto&, const Amount&, const Amount&) { return false; }
};
template <class OfRule>
struct ByDefault<OfRule, Role::strikes> : MostRules {
    static Fraction points(const auto&, const Amount&, const Amount&) { return {}; }
};

/// Specialised by each rule in its own file.
template <class OfRule>
struct Answers;

template <class OfRule>
Items Questions<OfRule>::items(const OfRule& rule, const record::Ledger& ledger)
{
    return Answers<OfRule>::items(rule, ledger);
}
template <class OfRule>
std::optional<Choice> Questions<OfRule>::choice(const OfRule& rule)
{
    return Answers<OfRule>::choice(rule);
}
template <class OfRule>
bool Questions<OfRule>::is_missing(const OfRule& rule, const Amount& amount, const Amount& exposure)
{
    return Answers<OfRule>::is_missing(rule, amount, exposure);
}
template <class OfRule>
Fraction Questions<OfRule>::points(const OfRule& rule, const Amount& amount, const Amount& exposure)
{
    return Answers<OfRule>::points(rule, amount, exposure);
}
template <class OfRule>
std::vector<Line> Questions<OfRule>::lines(const OfRule& rule)
{
    return Answers<OfRule>::lines(rule);
}
template <class OfRule>
Label Questions<OfRule>::in_words(const OfRule& rule)
{
    return Answers<OfRule>::in_words(rule);
}
template <class OfRule>
Merit Questions<OfRule>::merit(const OfRule& rule)
{
    return Answers<OfRule>::merit(rule);
}
template <class OfRule>
bool Questions<OfRule>::strikes(const OfRule& rule, const Amount& amount, const Amount& exposure)
{
    return Answers<OfRule>::strikes(rule, amount, exposure);
}

template <class OfRule>
bool Questions<OfRule>::spares_none(const OfRule& rule)
{
    return Answers<OfRule>::spares_none(rule);
}

// ---- what several rules answer

/// Each record counts 1.
inline Items one_each() { return {.constant = decimal::per_one, .largest = decimal::per_one}; }

/// Each record counts its quantity.
inline Items quantities(const record::Ledger& ledger) { return {.mask = -1, .largest = ledger.largest_millionths()}; }

/// How points go that are so many for each unit.
inline Course course_of(Points each) { return each < Points{} ? Course::falls : Course::rises; }

/// The most points of what has so many for each unit: without end, unless they are none.
inline std::optional<Points> most_at(Points each) { return each == Points{} ? std::optional(each) : std::nullopt; }

/// How points go through these, in order.
template <class Rows>
Course course_through(const Rows& rows)
{
    bool rises = true;
    bool falls = true;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        rises &= rows[i].points >= rows[i - 1].points;
        falls &= rows[i].points <= rows[i - 1].points;
    }
    return rises ? Course::rises : falls ? Course::falls : Course::bends;
}

/// Records of these quantities.
inline std::vector<Trial> trials_of(std::initializer_list<int> quantities)
{
    std::vector<Trial> trials;
    for (const int quantity : quantities)
        trials.push_back({Quantity::whole(quantity)});
    return trials;
}

/// Without its sign.
inline std::uint64_t size_of(Points points)
{
    const std::int64_t value = points.millionths();
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

/// Points of an amount that already is points.
inline Fraction as_points(const Amount& amount) { return {amount.sum, amount.divisor}; }

/// The same as a line.
inline std::vector<Line> points_line() { return {{.over = 1}}; }

/// Points of an amount, so many for each unit.
inline Fraction times(const Amount& amount, Points each)
{
    return {product(amount.sum, each.millionths()), product(decimal::per_one, amount.divisor)};
}

/// The same as a line.
inline std::vector<Line> line_times(Points each) { return {{.over = each.millionths(), .under = decimal::per_one}}; }

}  // namespace muster::evaluation::rule
