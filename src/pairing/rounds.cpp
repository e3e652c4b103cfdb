#include "muster/pairing/rounds.hpp"

#include "pairing/rows.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

void require_term(std::uint32_t terms_ago, const Where& here)
{
    if (terms_ago == 0)
        throw InvalidInput(here, "it is of 0 terms ago", "count from 1, the term before the coming one");
}

void require_amount(std::int64_t amount, const char* name)
{
    if (amount < 0 || amount > Problem::largest_score)
        throw InvalidInput({name}, "it is " + std::to_string(amount), "give 0 to 2^50");
}

// Of each pair, how many terms ago it stood last; in order.
std::vector<std::pair<Pair, std::uint32_t>> last_terms(std::span<const EarlierPair> earlier)
{
    struct Row {
        Pair pair;
        std::uint32_t terms_ago;
        std::size_t row;
    };
    std::vector<Row> rows;
    for (std::size_t row = 0; row < earlier.size(); ++row) {
        const EarlierPair& was = earlier[row];
        if (!was.mentee.is_set() || !was.mentor.is_set())
            throw InvalidInput(row_of("earlier pair", row), "its mentee or its mentor is not set",
                               "leave out pairs of people who are not here any more");
        require_term(was.terms_ago, row_of("earlier pair", row));
        rows.push_back({{was.mentee, was.mentor}, was.terms_ago, row});
    }
    std::ranges::sort(rows, {}, [](const Row& row) { return std::tuple(row.pair, row.terms_ago, row.row); });
    std::vector<std::pair<Pair, std::uint32_t>> last;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (at > 0 && rows[at].pair == rows[at - 1].pair && rows[at].terms_ago == rows[at - 1].terms_ago)
            throw InvalidInput::duplicate(row_of("earlier pair", rows[at].row),
                                          name_of(rows[at].pair.first, rows[at].pair.second));
        if (last.empty() || last.back().first != rows[at].pair)
            last.emplace_back(rows[at].pair, rows[at].terms_ago);
    }
    return last;
}

void forbid(RoundInput& input, std::span<const std::pair<Pair, std::uint32_t>> last, std::uint32_t terms)
{
    const auto is_barred = [&](const Pair& pair) {
        const auto found = std::ranges::lower_bound(last, pair, {}, &std::pair<Pair, std::uint32_t>::first);
        return found != last.end() && found->first == pair && found->second <= terms;
    };
    for (std::size_t row = 0; row < input.options.required.size(); ++row)
        if (const auto& [mentee, mentor] = input.options.required[row]; is_barred({mentee, mentor}))
            throw InvalidInput(row_of("required pair", row),
                               name_of(mentee, mentor) + " was in an earlier term and may never be again",
                               "take it from the required pairs, or avoid repeats in place of never");
    std::vector<Pair> barred;  // only candidates: other pairs, and rows that are not there, say nothing
    for (const Candidate& candidate : input.candidates)
        if (const Pair pair{candidate.mentee, candidate.mentor}; is_barred(pair))
            barred.push_back(pair);
    std::ranges::sort(barred);
    input.options.forbidden.insert(input.options.forbidden.end(), barred.begin(), barred.end());
}

// `numerator / denominator` half to even, of either sign; `denominator` above 0.
WideInteger rounded(WideInteger numerator, WideInteger denominator)
{
    WideInteger whole = numerator / denominator;
    WideInteger left_over = numerator % denominator;
    if (left_over < 0) {
        --whole;
        left_over += denominator;
    }
    const WideInteger twice = 2 * left_over;
    return whole + (twice > denominator || (twice == denominator && whole % 2 != 0) ? 1 : 0);
}

constexpr std::int64_t million = 1'000'000;

// What part of an amount is left: numerator over `terms`.
std::uint32_t parts_left(std::uint32_t terms, bool fades, std::uint32_t terms_ago)
{
    return terms_ago > terms ? 0 : fades ? terms + 1 - terms_ago : terms;
}

// For each mentor, in millionths, what he or she had above the means of earlier terms.
std::vector<WideInteger> carried_over(std::size_t mentors, std::span<const EarlierLoad> earlier,
                                      const SpreadPolicy& policy)
{
    struct Term {
        std::uint64_t mentees = 0;
        std::uint64_t mentors = 0;
    };
    std::map<std::uint32_t, Term> terms;
    std::vector<std::pair<std::pair<std::uint32_t, MentorId>, std::size_t>> served;
    for (std::size_t row = 0; row < earlier.size(); ++row) {
        const EarlierLoad& load = earlier[row];
        require_term(load.terms_ago, row_of("earlier load", row));
        if (load.mentor.is_set() && load.mentor.row() >= mentors)
            throw InvalidInput::unknown(row_of("earlier load", row), "mentor " + std::to_string(load.mentor.row()),
                                        "the " + std::to_string(mentors) + " mentors");
        Term& term = terms[load.terms_ago];
        term.mentees += load.mentees;
        ++term.mentors;
        if (load.mentor.is_set())
            served.push_back({{load.terms_ago, load.mentor}, row});
    }
    std::ranges::sort(served);
    std::vector<WideInteger> carried(mentors, 0);
    for (std::size_t at = 0; at < served.size(); ++at) {
        const auto& [key, row] = served[at];
        if (at > 0 && served[at - 1].first == key)
            throw InvalidInput::duplicate(row_of("earlier load", row), "mentor " + std::to_string(key.second.row()));
        const Term& term = terms[key.first];
        const WideInteger above =
            rounded((WideInteger{earlier[row].mentees} * term.mentors - term.mentees) * million, term.mentors);
        if (const auto parts = parts_left(policy.terms, policy.fades, key.first); parts > 0)
            carried[key.second.row()] += rounded(above * parts, policy.terms);
    }
    return carried;
}

}  // namespace

Score RepeatPolicy::amount_after(std::uint32_t terms_ago) const noexcept
{
    return repeat == Repeat::never || terms_ago == 0 ? 0 : amount * parts_left(terms, fades, terms_ago) / terms;
}

void RepeatPolicy::require_valid() const
{
    require_amount(amount, "repeat policy, amount");
    if (terms < 1 || terms > most_terms)
        throw InvalidInput({"repeat policy, terms"}, "it is " + std::to_string(terms),
                           "give how many terms back count, 1 to " + std::to_string(most_terms));
    if (repeat == Repeat::never && amount != 0)
        throw InvalidInput({"repeat policy, amount"}, "it is " + std::to_string(amount) + " with never",
                           "leave it 0, or avoid repeats at that price");
    if (repeat == Repeat::never && fades)
        throw InvalidInput({"repeat policy, fades"}, "never does not fade",
                           "say in how many terms a pair may not be again, or avoid repeats at a price");
}

RoundInput with_repeats(RoundInput input, std::span<const EarlierPair> earlier, const RepeatPolicy& policy)
{
    policy.require_valid();
    const auto last = last_terms(earlier);
    if (policy.repeat == Repeat::never) {
        forbid(input, last, policy.terms);
        return input;
    }
    for (std::size_t row = 0; row < input.candidates.size(); ++row) {
        Candidate& candidate = input.candidates[row];
        const Pair pair{candidate.mentee, candidate.mentor};
        const auto found = std::ranges::lower_bound(last, pair, {}, &std::pair<Pair, std::uint32_t>::first);
        if (found == last.end() || found->first != pair)
            continue;
        const Score amount = policy.amount_after(found->second);
        const WideInteger score = WideInteger{candidate.score} + (policy.repeat == Repeat::keep ? amount : -amount);
        if (score > Problem::largest_score || score < -WideInteger{Problem::largest_score})
            throw InvalidInput(row_of("candidate", row),
                               "its score " + std::to_string(candidate.score) +
                                   " and the amount of the repeat policy " + std::to_string(amount) +
                                   " together are beyond 2^50",
                               "use a larger unit for scores");
        candidate.score = static_cast<Score>(score);
    }
    return input;
}

std::vector<LoadPrice> spread_load(std::span<const Capacity> mentors, std::size_t mentees,
                                   std::span<const EarlierLoad> earlier, const SpreadPolicy& policy)
{
    require_amount(policy.step, "spread policy, step");
    if (policy.terms > RepeatPolicy::most_terms)
        throw InvalidInput({"spread policy, terms"}, "it is " + std::to_string(policy.terms),
                           "give how many terms back are carried over, 0 to " +
                               std::to_string(RepeatPolicy::most_terms));
    const auto carried = carried_over(mentors.size(), earlier, policy);
    const auto takers = std::ranges::count_if(mentors, [](const Capacity& capacity) { return capacity.maximum > 0; });
    const WideInteger mean = takers == 0 ? 0 : rounded(WideInteger{mentees} * million, takers);
    std::vector<LoadPrice> prices(mentors.size());
    for (std::size_t row = 0; row < mentors.size(); ++row) {
        const WideInteger even = rounded(mean - carried[row], million);
        if (even > std::numeric_limits<std::int32_t>::max() || even < std::numeric_limits<std::int32_t>::min())
            throw Overflow({"mentor " + std::to_string(row)}, "its even share leaves 32 bits",
                           "correct the earlier loads");
        prices[row] = {static_cast<std::int32_t>(even), policy.step};
    }
    return prices;
}

}  // namespace muster::pairing
