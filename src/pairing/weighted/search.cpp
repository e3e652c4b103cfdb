// Best first. Of each case: while nothing is found, prices without scores may show that nothing is there; prices then
// go down by subgradient steps towards the best so far, and what mentors would have at them is filled up to pairings;
// what is still open is split on one whom several mentors would have, or none.
#include "search.hpp"

#include <algorithm>
#include <functional>

namespace muster::inline v0_2::pairing::weighted {
namespace {

constexpr int steps_at_first = 240;
constexpr int steps_of_a_case = 40;
constexpr int steps_without_scores = 24;

}  // namespace

Search::Search(const Model& model, const WeightedOptions& options, bool any)
    : model_(model), options_(options), any_(any), relaxation_(model), fill_(model)
{
    // At first everybody costs the best there is, and nobody would be had.
    std::vector<Score> price(model.bundles.size(), 0);
    Score worth = 0;
    for (std::uint32_t bundle = 0; bundle < price.size(); ++bundle) {
        const Bundle& one = model.bundles[bundle];
        Score best = one.alone.value_or(-model.largest);
        for (const Choice& choice : one.choices)
            best = std::max(best, choice.score);
        price[bundle] = best * Relaxation::unit;
        worth += price[bundle] * one.wanted;
    }
    (void)keep(price);
    open_.push_back({0, worth, std::move(price)});
}

std::uint32_t Search::keep(const std::vector<Score>& price)
{
    prices_.push_back(price);
    return static_cast<std::uint32_t>(prices_.size() - 1);
}

void Search::run()
{
    const auto is_less = [](const Open& left, const Open& right) {
        return left.worth != right.worth ? left.worth < right.worth : left.at < right.at;
    };
    while (!open_.empty() && !is_over() && !is_closed(open_.front().worth)) {
        const double done = static_cast<double>(work_) / static_cast<double>(options_.work);
        if (options_.progress && !options_.progress({.step = "weighted pairing", .done = done})) {
            is_stopped_ = true;
            return;
        }
        std::ranges::pop_heap(open_, is_less);
        const Open open = std::move(open_.back());
        open_.pop_back();
        const std::size_t before = open_.size();
        look_into(open);
        for (std::size_t at = before; at < open_.size(); ++at)
            std::push_heap(open_.begin(), open_.begin() + static_cast<std::ptrdiff_t>(at) + 1, is_less);
    }
}

std::optional<Score> Search::bound() const
{
    const auto within = [&](Score worth) { return relaxation_.total_within(worth); };
    std::optional<Score> bound = found_ ? std::optional(total_) : std::nullopt;
    if (left_)
        bound = std::max(bound.value_or(within(*left_)), within(*left_));
    return cases::bound_of(bound, open_, within);
}

WeightedProof Search::proof() const
{
    WeightedProof proof;
    std::vector<std::uint32_t> rows;
    proof.steps = tree_.steps(rows);
    for (const std::uint32_t row : rows) {
        WeightedPrices prices{Relaxation::unit, model_.cell, std::vector<Score>(model_.bundle_of.size(), 0)};
        for (std::uint32_t bundle = 0; bundle < model_.bundles.size(); ++bundle)
            prices.mentee_price[model_.bundles[bundle].mentees.front().row()] = prices_[row][bundle];
        proof.prices.push_back(std::move(prices));
    }
    return proof;
}

void Search::offer(const Priced& priced, const CaseRows& rows)
{
    const auto made = fill_.from(priced, rows);
    if (!made)
        return;
    Score total = 0;
    for (std::uint32_t bundle = 0; bundle < made->size(); ++bundle) {
        for (const std::uint32_t mentor : (*made)[bundle])
            total += *model_.score_of(bundle, mentor);
        const auto missing = static_cast<Score>(model_.bundles[bundle].wanted - (*made)[bundle].size());
        total += missing * model_.bundles[bundle].alone.value_or(0);
    }
    if (!found_ || total > total_) {
        found_ = made;
        total_ = total;
    }
}

// How many more mentors would have a bundle than it wants; below 0: how many fewer.
Score Search::too_often(const Priced& priced, std::size_t bundle) const
{
    return Score{priced.times[bundle]} - Score{model_.bundles[bundle].wanted};
}

Score Search::square_off(const Priced& priced) const
{
    Score square = 0;
    for (std::size_t bundle = 0; bundle < priced.times.size(); ++bundle)
        square += too_often(priced, bundle) * too_often(priced, bundle);
    return square;
}

// Prices that count places and weights alone: who needs them pays for them, the more the fewer would have it.
bool Search::shows_nothing(Case at, const CaseRows& rows)
{
    std::vector<Score> by_number;
    std::vector<Score> by_weight;
    for (const Bundle& bundle : model_.bundles) {
        by_number.push_back(-static_cast<Score>(bundle.mentees.size()) * Relaxation::unit);
        by_weight.push_back(-bundle.weight / model_.cell * Relaxation::unit);
    }
    for (const auto& start : {by_number, by_weight}) {
        std::vector<Score> price = start;
        for (int step = 0; step < steps_without_scores; ++step) {
            ++work_;
            const auto priced = relaxation_.at(rows, price, false);
            if (!priced || priced->worth < 0) {
                tree_.set_impossible(at, keep(price));
                return true;
            }
            const Score square = square_off(*priced);
            if (square == 0)
                break;
            const Score by = std::max<Score>((priced->worth + Relaxation::unit) / square, 1);
            for (std::size_t bundle = 0; bundle < price.size(); ++bundle)
                price[bundle] += by * too_often(*priced, bundle);
        }
    }
    return false;
}

void Search::lower(const CaseRows& rows, Priced& least, int steps)
{
    Priced now = least;
    Score part = 4;  // of the way to the target, in quarters
    int in_vain = 0;
    for (int step = 0; step < steps && !is_closed(least.worth) && !is_over(); ++step) {
        const Score square = square_off(now);
        if (square == 0)
            return;
        const Score target = found_ ? total_ * Relaxation::unit : now.worth - model_.largest * Relaxation::unit;
        const Score by = std::max<Score>((now.worth - target) * part / 4 / square, 1);
        std::vector<Score> price = now.price;
        for (std::size_t bundle = 0; bundle < price.size(); ++bundle)
            price[bundle] += by * too_often(now, bundle);
        ++work_;
        auto next = relaxation_.at(rows, std::move(price), true);
        if (!next)
            return;
        now = std::move(*next);
        if (now.worth < least.worth) {
            least = now;
            in_vain = 0;
        } else if (++in_vain == 5) {
            in_vain = 0;
            part = std::max<Score>(part / 2, 1);
            now = least;
        }
        if (step % 10 == 9)
            offer(now, rows);
    }
}

void Search::look_into(const Open& open)
{
    const CaseRows rows = relaxation_.rows_of(tree_.settled_in(open.at));
    ++work_;
    auto least = rows.is_sound && has_a_way(rows) ? relaxation_.at(rows, open.price, true) : std::nullopt;
    if (!least) {  // somebody is with two or can be nowhere, or some mentor has no set that keeps its limits
        tree_.set_impossible(open.at, keep(open.price));
        return;
    }
    offer(*least, rows);
    if (!found_ && shows_nothing(open.at, rows))
        return;
    lower(rows, *least, open.at == 0 ? steps_at_first : steps_of_a_case);
    offer(*least, rows);
    tree_.set_prices(open.at, keep(least->price));
    if (!is_closed(least->worth))
        branch(open.at, rows, *least);
}

bool Search::has_a_way(const CaseRows& rows) const
{
    for (std::uint32_t bundle = 0; bundle < rows.made.size(); ++bundle) {
        const Bundle& one = model_.bundles[bundle];
        const auto open = std::ranges::count_if(
            one.choices, [&](const Choice& choice) { return relaxation_.may_be(rows, bundle, choice.mentor); });
        if (!one.alone && static_cast<std::size_t>(open) < one.wanted)
            return false;
    }
    return true;
}

bool Search::is_open(const CaseRows& rows, std::uint32_t bundle, std::uint32_t mentor) const
{
    return !rows.is_made(bundle, mentor) && relaxation_.may_be(rows, bundle, mentor);
}

// Whom too many would have, with the one where it scores most; or one whom too few would have; or two who are to be
// apart and are not; or anybody.
std::optional<std::pair<std::uint32_t, std::uint32_t>> Search::doubtful(const CaseRows& rows, const Priced& least) const
{
    std::optional<std::pair<std::uint32_t, std::uint32_t>> best;
    Score best_rank = -1;
    const auto look_at = [&](std::uint32_t bundle, std::uint32_t mentor, Score rank) {
        if (rank > best_rank && is_open(rows, bundle, mentor)) {
            best = {bundle, mentor};
            best_rank = rank;
        }
    };
    for (std::uint32_t mentor = 0; mentor < least.chosen.size(); ++mentor)
        for (const std::uint32_t bundle : least.chosen[mentor]) {
            const bool meets = std::ranges::any_of(
                least.chosen[mentor], [&](std::uint32_t other) { return model_.are_apart(bundle, other); });
            const Score off = too_often(least, bundle);
            look_at(bundle, mentor, off > 0 ? (off + 1) * 4 : meets ? 3 : 0);
        }
    for (std::uint32_t bundle = 0; bundle < rows.made.size(); ++bundle)
        for (const Choice& choice : model_.bundles[bundle].choices)
            look_at(bundle, choice.mentor, too_often(least, bundle) < 0 ? 2 : 0);
    return best;
}

// Everything is settled: whoever has too few mentors misses the rest, and at the price of that nothing is left open.
void Search::end(Case at, const CaseRows& rows)
{
    std::vector<Score> price(model_.bundles.size(), 0);
    bool may_be = true;
    for (std::uint32_t bundle = 0; bundle < price.size(); ++bundle) {
        const Bundle& one = model_.bundles[bundle];
        const bool is_full = rows.made[bundle].size() == one.wanted;
        may_be = may_be && (is_full || one.alone);
        price[bundle] = is_full || !one.alone ? 0 : *one.alone * Relaxation::unit;
    }
    ++work_;
    const auto priced = may_be ? relaxation_.at(rows, price, true) : std::nullopt;
    if (!priced) {
        tree_.set_impossible(at, keep(price));
        return;
    }
    offer(*priced, rows);
    tree_.set_prices(at, keep(price));
    if (!is_closed(priced->worth))
        left_ = std::max(left_.value_or(priced->worth), priced->worth);
}

void Search::branch(Case at, const CaseRows& rows, const Priced& least)
{
    const auto chosen = doubtful(rows, least);
    if (!chosen)
        return end(at, rows);
    const Case made = tree_.split(at, {model_.bundles[chosen->first].mentees.front(), MentorId(chosen->second)});
    open_.push_back({made, least.worth, least.price});
    open_.push_back({made + 1, least.worth, least.price});
}

}  // namespace muster::pairing::weighted
