// What the checker asks of a rule. Each rule is read in a file of its own, see rule/reader.hpp.
#pragma once

#include "evaluation/checking/standing.hpp"

#include <type_traits>
#include <variant>

namespace muster::inline v0_2::evaluation::checking {

/// What the checker asks of a rule.
template <class OfRule>
struct Reading {
    /// What a record counts.
    static Number worth(const OfRule& rule, const record::Evidence& evidence, const record::Ledger& ledger);
    /// Whether there is anything that a record counts.
    static bool answers(const OfRule& rule, const record::Evidence& evidence, const record::Ledger& ledger);
    /// Takes away the records that do not count.
    static void choose(const OfRule& rule, std::vector<Piece>& pieces);
    /// Whether there is nothing to make points of. `exposure` is what it divides by; 0 where it does not.
    static bool is_missing(const OfRule& rule, const Made& made, const Number& exposure);
    /// Points of an amount.
    static Number points(const OfRule& rule, const Number& amount, const Number& exposure);
    /// Of a rule that strikes: whether it does.
    static bool strikes(const OfRule& rule, const Number& amount, const Number& exposure);
};

/// Calls `ask` with the rule that it is and the reading of it.
template <class Ask>
decltype(auto) read(const Rule& rule, Ask&& ask)
{
    return std::visit(
        [&](const auto& one) -> decltype(auto) { return ask(one, Reading<std::decay_t<decltype(one)>>()); }, rule);
}

}  // namespace muster::evaluation::checking
