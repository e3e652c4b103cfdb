// How the checker reads a rule:
//
//     template <>
//     struct Reader<rule::Sum> : Usual<rule::Sum> {
//         static Number points(const rule::Sum& rule, const Number& amount, const Number&)
//         {
//             return amount * number(rule.each);
//         }
//     };
//     template struct Reading<rule::Sum>;
//
// From what the rule's header says alone: nothing here is shared with the scorer.
#pragma once

#include "evaluation/checking/reading.hpp"

#include <algorithm>

namespace muster::inline v0_2::evaluation::checking {

/// What holds for most rules.
template <class OfRule>
struct MostRules {
    static Number worth(const OfRule&, const record::Evidence& evidence, const record::Ledger&)
    {
        return number(evidence.quantity);
    }
    static bool answers(const OfRule&, const record::Evidence&, const record::Ledger&) { return true; }
    static void choose(const OfRule&, std::vector<Piece>&) {}
    static bool is_missing(const OfRule&, const Made& made, const Number&) { return made.records == 0; }
};

/// Where a rule has nothing else to say. Not usual: `points`; of one that strikes `strikes` in its place.
template <class OfRule, rule::Role = rule::role_of<OfRule>>
struct Usual : MostRules<OfRule> {
    static bool strikes(const OfRule&, const Number&, const Number&) { return false; }
};
template <class OfRule>
struct Usual<OfRule, rule::Role::strikes> : MostRules<OfRule> {
    static Number points(const OfRule&, const Number&, const Number&) { return 0; }
};

/// Specialised for each rule in a file of its own.
template <class OfRule>
struct Reader;

template <class OfRule>
Number Reading<OfRule>::worth(const OfRule& rule, const record::Evidence& evidence, const record::Ledger& ledger)
{
    return Reader<OfRule>::worth(rule, evidence, ledger);
}
template <class OfRule>
bool Reading<OfRule>::answers(const OfRule& rule, const record::Evidence& evidence, const record::Ledger& ledger)
{
    return Reader<OfRule>::answers(rule, evidence, ledger);
}
template <class OfRule>
void Reading<OfRule>::choose(const OfRule& rule, std::vector<Piece>& pieces)
{
    Reader<OfRule>::choose(rule, pieces);
}
template <class OfRule>
bool Reading<OfRule>::is_missing(const OfRule& rule, const Made& made, const Number& exposure)
{
    return Reader<OfRule>::is_missing(rule, made, exposure);
}
template <class OfRule>
Number Reading<OfRule>::points(const OfRule& rule, const Number& amount, const Number& exposure)
{
    return Reader<OfRule>::points(rule, amount, exposure);
}
template <class OfRule>
bool Reading<OfRule>::strikes(const OfRule& rule, const Number& amount, const Number& exposure)
{
    return Reader<OfRule>::strikes(rule, amount, exposure);
}

}  // namespace muster::evaluation::checking
