// What the scorer asks of a rule. Each rule answers in a file of its own, see answers.hpp.
#pragma once

#include "evaluation/fraction.hpp"
#include "evaluation/rule/merit.hpp"
#include "muster/core/label.hpp"
#include "muster/evaluation/derivation.hpp"
#include "muster/evaluation/scheme.hpp"
#include "muster/record/ledger.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

namespace muster::inline v0_2::evaluation::rule {

/// What a record counts: an amount in millionths, or why there is none.
struct ItemAmount {
    std::int64_t amount = 0;
    const char* fault = nullptr;
    bool is_capped = false;
    bool is_aged = false;  // counts less for its age
};

/// Reads what a record counts where that is no matter of its quantity alone.
class ItemReader {
public:
    virtual ~ItemReader() = default;
    [[nodiscard]] virtual ItemAmount amount_of(std::size_t row) const = 0;
};

/// What the records of an indicator count: (quantity & mask) + constant, in millionths, or what `reader` says.
struct Items {
    std::int64_t mask = 0;
    std::int64_t constant = 0;
    std::unique_ptr<const ItemReader> reader{};
    std::uint64_t largest = 0;  // no record counts more, its sign aside
};

/// Which of several records count.
enum class First : std::uint8_t {
    greatest,  // of equal ones the first by what they say, see content_order.hpp
    least,     // the same
    latest,    // of one day the greatest
};
struct Choice {
    First first = First::greatest;
    std::uint32_t most = 1;                      // so many of them
    RecordFate others = RecordFate::not_chosen;  // what becomes of all others
    // Or all of them but the last few and then the first few, as long as there are more than are kept.
    std::uint32_t but_first = 0;
    std::uint32_t but_last = 0;
    std::uint32_t keep = 0;
};

/// Points of every amount from `from` on, in millionths as the amount is: (over x amount + added) / under.
struct Line {
    WideInteger from = std::numeric_limits<std::int64_t>::min();
    WideInteger over = 0;
    WideInteger added = 0;
    WideInteger under = 1;  // above 0
};
/// What stands in a line is smaller than this, its sign aside, so that points on it need no more than 128 bits.
inline constexpr WideInteger most_of_line = WideInteger{1} << 62;

/// What the scorer asks of a rule. Readers are valid as long as the rule and the ledger are.
template <class OfRule>
struct Questions {
    /// What its records count.
    static Items items(const OfRule& rule, const record::Ledger& ledger);
    /// Which of the records count; nothing where `Indicator::combine` says it.
    static std::optional<Choice> choice(const OfRule& rule);
    /// Whether there is nothing to make points of. `exposure` is what it divides by, not below 0; 0 where it does not.
    static bool is_missing(const OfRule& rule, const Amount& amount, const Amount& exposure);
    /// Points of an amount; also of none, where nothing is to count as zero.
    static Fraction points(const OfRule& rule, const Amount& amount, const Amount& exposure);
    /// The same in lines, one after the other, of a mean as well; none where they do not say it all.
    static std::vector<Line> lines(const OfRule& rule);
    /// What it does, in a step of a derivation.
    static Label in_words(const OfRule& rule);
    /// What more of what it counts is worth.
    static Merit merit(const OfRule& rule);
    /// Of a rule that strikes: whether it does.
    static bool strikes(const OfRule& rule, const Amount& amount, const Amount& exposure);
    /// Of a rule that strikes: whether it never does at an amount of nothing or less, whatever it is held against.
    static bool spares_none(const OfRule& rule);
};

/// Calls `ask` with the rule that it is and the questions to it.
template <class Ask>
decltype(auto) ask(const Rule& rule, Ask&& ask)
{
    return std::visit(
        [&](const auto& one) -> decltype(auto) { return ask(one, Questions<std::decay_t<decltype(one)>>()); }, rule);
}

}  // namespace muster::evaluation::rule
