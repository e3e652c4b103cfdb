// A pair kept costs the prices of all earlier answers that have it. What remains is a pairing of the greatest total;
// its prices of places, and those of pairs kept, bound the case (see `ApartPrices`). Scores are counted in parts, so
// many that prices in whole parts come near enough to the best ones.
#include "relaxation.hpp"

#include "pairing/market/market.hpp"
#include "pairing/rebuilt.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::pairing::apart {
namespace {

std::vector<Pair> pairs_in(const Pairing& pairing)
{
    std::vector<Pair> pairs;
    for (std::uint32_t row = 0; row < pairing.mentee_count(); ++row)
        for (const MentorId mentor : pairing.mentors_of(MenteeId(row)))
            if (mentor.is_set())
                pairs.emplace_back(MenteeId(row), mentor);
    std::ranges::sort(pairs);
    return pairs;
}

// What all scores and prices are multiples of.
Score common_step(const Problem& problem)
{
    Score step = problem.unmatched_price().value_or(0);
    for (const LoadPrice& price : problem.load_prices())
        step = std::gcd(step, price.step);
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
        for (const Score score : problem.candidates_of(MenteeId(row)).scores)
            step = std::gcd(step, score);
    return step < 0 ? -step : step;
}

bool stands_in(const std::vector<Pair>& pairs, Pair pair) { return std::ranges::find(pairs, pair) != pairs.end(); }

}  // namespace

Relaxation::Relaxation(const Problem& problem, std::span<const Alternative> earlier, std::uint32_t apart)
    : problem_(problem), apart_(apart), step_(common_step(problem))
{
    std::size_t pairs = 0;
    for (const Alternative& each : earlier) {
        pairs_of_.push_back(pairs_in(each.pairing));
        pairs += pairs_of_.back().size();
    }
    // Room for scores in parts and for all prices of kept pairs, in a problem and in its sums.
    const auto seats = static_cast<Score>(problem.seat_count()) + 2;
    const Score room = std::min(Problem::largest_score / 2, (Score{1} << 60) / (4 * seats));
    const Score largest = market::largest_step(problem);
    while (unit_ < static_cast<Score>(2 * pairs) && largest <= room / (8 * unit_))
        unit_ *= 2;
    highest_price_ = std::max<Score>(room / static_cast<Score>(std::max<std::size_t>(1, size())), 1);
}

Score Relaxation::total_within(WideInteger worth) const
{
    const auto down = [](WideInteger value, WideInteger by) {
        return value / by - (value % by != 0 && value < 0 ? 1 : 0);
    };
    const WideInteger whole = down(worth, unit_);
    return static_cast<Score>(step_ == 0 ? std::min<WideInteger>(whole, 0) : down(whole, step_) * step_);
}

Score Relaxation::charged(Pair pair, std::span<const Score> kept_price) const
{
    Score price = 0;
    for (std::size_t at = 0; at < kept_price.size(); ++at)
        if (kept_price[at] != 0 && std::ranges::binary_search(pairs_of_[at], pair))
            price += kept_price[at];
    return price;
}

OptimalPairing Relaxation::best(const Settled& settled, std::span<const Score> kept_price, Score unit,
                                const Progress& progress) const
{
    std::optional<Score> unmatched = problem_.unmatched_price();
    if (unmatched)
        *unmatched *= unit;
    return optimal(rebuilt(problem_, {.unmatched_price = unmatched,
                                      .score =
                                          [&](MenteeId mentee, MentorId mentor, Score score) {
                                              return score * unit - charged({mentee, mentor}, kept_price);
                                          },
                                      .load_factor = unit,
                                      .made = settled.made,
                                      .forbidden = settled.barred}),
                   {progress});
}

Solved Relaxation::solve(const Settled& settled, std::vector<Score> kept_price, const Progress& progress) const
{
    OptimalPairing found = best(settled, kept_price, unit_, progress);
    Solved solved{with_total(problem_, std::move(found.pairing.mentor_of)),
                  {unit_, std::move(found.certificate.mentor_price), std::move(kept_price)},
                  found.pairing.total,
                  {}};
    for (std::size_t at = 0; at < size(); ++at) {
        std::int64_t kept = 0;
        for (const auto& [mentee, mentor] : pairs_of_[at])
            kept += std::ranges::count(solved.pairing.mentors_of(mentee), mentor);
        solved.to_give.push_back(may_keep(at) - kept);
        solved.worth += WideInteger{may_keep(at)} * solved.prices.kept_price[at];
    }
    return solved;
}

std::optional<ApartPrices> Relaxation::impossible_at(const Settled& settled, std::vector<Score> kept_price,
                                                     const Progress& progress) const
{
    OptimalPairing found = best(settled, kept_price, 0, progress);
    WideInteger worth = found.pairing.total;
    for (std::size_t at = 0; at < size(); ++at)
        worth += WideInteger{may_keep(at)} * kept_price[at];
    if (worth >= 0)
        return std::nullopt;
    return ApartPrices{1, std::move(found.certificate.mentor_price), std::move(kept_price)};
}

ApartPrices Relaxation::prices_of(const HallWitness& witness) const
{
    ApartPrices prices{1, std::vector<Score>(problem_.mentors().size(), 0), std::vector<Score>(size(), 0)};
    const bool is_of_places = witness.kind == HallWitness::Kind::too_few_places;
    for (const MentorId mentor : witness.mentors)
        prices.mentor_price[mentor.row()] = is_of_places ? 1 : -1;
    for (std::size_t row = 0; is_of_places && row < prices.mentor_price.size(); ++row)
        if (problem_.mentors()[row].maximum == 0)  // which a witness leaves out
            prices.mentor_price[row] = 1;
    return prices;
}

std::optional<WideInteger> Relaxation::choice(const Solved& solved, const Settled& settled, Pair pair,
                                              std::optional<bool> is_made) const
{
    const MenteeId mentee = pair.first;
    const auto row = problem_.candidates_of(mentee);
    std::vector<Score> free;
    WideInteger worth = 0;
    std::int64_t seats = problem_.wanted(mentee);
    for (std::size_t at = 0; at < row.mentors.size(); ++at) {
        const Pair each{mentee, row.mentors[at]};
        const bool is_asked = is_made && each == pair;
        if (is_asked ? !*is_made : stands_in(settled.barred, each))
            continue;
        const Score value = row.scores[at] * unit_ - charged(each, solved.prices.kept_price) -
                            solved.prices.mentor_price[each.second.row()];
        if (is_asked || stands_in(settled.made, each) || problem_.is_required(mentee, each.second)) {
            worth += value;
            --seats;
        } else {
            free.push_back(value);
        }
    }
    if (seats < 0)
        return std::nullopt;
    std::ranges::sort(free, std::greater<>());
    const auto price = problem_.unmatched_price(mentee);
    for (std::size_t at = 0; at < static_cast<std::size_t>(seats); ++at) {
        if (at >= free.size() && !price)
            return std::nullopt;
        const WideInteger alone = price ? -WideInteger{*price} * unit_ : 0;
        worth += at >= free.size() ? alone : price ? std::max<WideInteger>(free[at], alone) : free[at];
    }
    return worth;
}

std::optional<WideInteger> Relaxation::loss(const Solved& solved, const Settled& settled, Pair pair, bool is_made) const
{
    const auto now = choice(solved, settled, pair, std::nullopt);
    const auto then = choice(solved, settled, pair, is_made);
    if (!now || !then)
        return std::nullopt;
    return *now - *then;
}

}  // namespace muster::pairing::apart
