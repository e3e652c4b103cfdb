// A mentor's best set: states are mentees and cells of weight taken so far, bundles come set by set, and of a set at
// most one is taken. A number or a weight without a limit is not part of a state.
#include "relaxation.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <limits>

namespace muster::inline v0_2::pairing::weighted {
namespace {

constexpr Score none = std::numeric_limits<Score>::min() / 2;

Score down(Score value, Score by) { return value / by - (value % by != 0 && value < 0 ? 1 : 0); }

}  // namespace

Relaxation::Measure Relaxation::measure_of(std::int64_t minimum, std::int64_t maximum, std::int64_t all)
{
    if (minimum <= 0 && maximum >= all)
        return {};
    return {static_cast<std::size_t>(std::max<std::int64_t>(minimum, 0)),
            static_cast<std::size_t>(std::min(maximum, all)), true};
}

Relaxation::Relaxation(const Model& model) : model_(model)
{
    Score wanted = 1;
    for (const Bundle& bundle : model.bundles)
        wanted += bundle.wanted;
    if (model.largest > (Score{1} << 58) / unit / wanted / 4)
        throw Overflow({"weighted pairing"}, "scores times mentees are beyond 2^48", "use a larger unit for scores");
}

Score Relaxation::total_within(Score worth) const
{
    const Score whole = down(worth, unit);
    return model_.step == 0 ? std::min<Score>(whole, 0) : down(whole, model_.step) * model_.step;
}

CaseRows Relaxation::rows_of(const cases::Settled& settled) const
{
    CaseRows rows{std::vector<std::vector<std::uint32_t>>(model_.bundles.size()),
                  std::vector<std::vector<std::uint32_t>>(model_.bundles.size())};
    for (const auto& [mentee, mentor] : settled.barred)
        rows.barred[model_.bundle_of[mentee.row()]].push_back(mentor.row());
    for (std::uint32_t bundle = 0; bundle < rows.made.size(); ++bundle)
        rows.made[bundle] = model_.bundles[bundle].required;
    for (const auto& [mentee, mentor] : settled.made)
        if (const std::uint32_t bundle = model_.bundle_of[mentee.row()]; !rows.is_made(bundle, mentor.row()))
            rows.made[bundle].push_back(mentor.row());
    for (std::uint32_t bundle = 0; bundle < rows.made.size(); ++bundle)
        rows.is_sound = rows.is_sound && rows.made[bundle].size() <= model_.bundles[bundle].wanted &&
                        std::ranges::all_of(rows.made[bundle], [&](std::uint32_t mentor) {
                            return model_.score_of(bundle, mentor).has_value() && may_be(rows, bundle, mentor);
                        });
    return rows;
}

bool Relaxation::may_be(const CaseRows& rows, std::uint32_t bundle, std::uint32_t mentor) const
{
    if (rows.made[bundle].size() >= model_.bundles[bundle].wanted && !rows.is_made(bundle, mentor))
        return false;
    if (std::ranges::find(rows.barred[bundle], mentor) != rows.barred[bundle].end())
        return false;
    return std::ranges::none_of(model_.bundles[bundle].apart_from,
                                [&](std::uint32_t other) { return rows.is_made(other, mentor); });
}

std::optional<Priced> Relaxation::at(const CaseRows& rows, std::vector<Score> price, bool scores_count)
{
    Priced priced{std::move(price), std::vector<std::vector<std::uint32_t>>(model_.takers.size()),
                  std::vector<std::uint32_t>(model_.bundles.size(), 0), 0};
    for (std::uint32_t bundle = 0; bundle < priced.price.size(); ++bundle) {
        const Bundle& one = model_.bundles[bundle];
        priced.worth += priced.price[bundle] * one.wanted;
        const std::uint32_t left = one.wanted - static_cast<std::uint32_t>(rows.made[bundle].size());
        if (!one.alone || left == 0)
            continue;
        const Score above = (scores_count ? *one.alone * unit : 0) - priced.price[bundle];
        if (above > 0) {
            priced.worth += above * left;
            priced.times[bundle] += left;
        }
    }
    for (std::uint32_t mentor = 0; mentor < model_.takers.size(); ++mentor) {
        const auto best = best_set(mentor, rows, scores_count, priced);
        if (!best)
            return std::nullopt;
        priced.worth += *best;
    }
    return priced;
}

// Whom the mentor may have in the case, set by set.
std::vector<Relaxation::Item> Relaxation::items_of(std::uint32_t mentor, const CaseRows& rows, bool scores_count,
                                                   const Priced& priced) const
{
    const Taker& taker = model_.takers[mentor];
    std::vector<Item> items;
    for (std::size_t at = 0; at < taker.bundles.size(); ++at) {
        const std::uint32_t bundle = taker.bundles[at];
        if (!may_be(rows, bundle, mentor))
            continue;
        const Bundle& one = model_.bundles[bundle];
        items.push_back({bundle, one.mentees.size(), static_cast<std::size_t>(one.weight / model_.cell),
                         (scores_count ? taker.scores[at] * unit : 0) - priced.price[bundle],
                         rows.is_made(bundle, mentor)});
    }
    return items;
}

// In whole weights, not in cells: those made pairs do not weigh too much, and all together not too little.
bool Relaxation::may_weigh(std::uint32_t mentor, const std::vector<Item>& items) const
{
    std::int64_t made = 0;
    std::int64_t all = 0;
    for (const Item& item : items) {
        const std::int64_t weight = model_.bundles[item.bundle].weight;
        all += weight;
        made += item.is_made ? weight : 0;
    }
    const Hours& hours = model_.takers[mentor].hours;
    return made <= hours.maximum && all >= hours.minimum;
}

// Where sets begin, and where the last one ends.
std::vector<std::size_t> Relaxation::starts_of(const std::vector<Item>& items) const
{
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < items.size(); ++at) {
        const std::uint32_t set = model_.bundles[items[at].bundle].set;
        if (at == 0 || set == nobody || set != model_.bundles[items[at - 1].bundle].set)
            starts.push_back(at);
    }
    starts.push_back(items.size());
    return starts;
}

void Relaxation::take_one_of(std::span<const Item> items, std::size_t first, const Measure& count,
                             const Measure& weight, std::size_t row_of_states)
{
    const std::size_t wide = weight.most + 1;
    const std::size_t states = wide * (count.most + 1);
    const Score* before = value_.data() + row_of_states * states;
    Score* after = value_.data() + (row_of_states + 1) * states;
    std::uint32_t* from = from_.data() + (row_of_states + 1) * states;
    if (std::ranges::none_of(items, &Item::is_made))
        std::copy(before, before + states, after);
    for (std::size_t at = 0; at < items.size(); ++at) {
        const std::size_t down = count.counts ? items[at].count : 0;
        const std::size_t right = weight.counts ? items[at].weight : 0;
        for (std::size_t row = 0; row + down <= count.most; ++row)
            for (std::size_t column = 0; column + right <= weight.most; ++column) {
                const std::size_t state = row * wide + column;
                const std::size_t to = state + down * wide + right;
                if (before[state] > none && before[state] + items[at].value > after[to]) {
                    after[to] = before[state] + items[at].value;
                    from[to] = static_cast<std::uint32_t>(first + at);
                }
            }
    }
}

std::optional<Score> Relaxation::best_set(std::uint32_t mentor, const CaseRows& rows, bool scores_count, Priced& priced)
{
    const Taker& taker = model_.takers[mentor];
    const auto items = items_of(mentor, rows, scores_count, priced);
    if (!may_weigh(mentor, items))
        return std::nullopt;
    std::int64_t all_count = 0;
    std::int64_t all_cells = 0;
    for (const Item& item : items) {
        all_count += static_cast<std::int64_t>(item.count);
        all_cells += static_cast<std::int64_t>(item.weight);
    }
    // In cells each may seem to weigh up to a cell less one too little.
    const std::int64_t lost = model_.is_exact ? 0 : static_cast<std::int64_t>(items.size()) * (model_.cell - 1);
    const std::int64_t least_cells =
        (std::max<std::int64_t>(taker.hours.minimum - lost, 0) + model_.cell - 1) / model_.cell;
    const auto count = measure_of(taker.capacity.minimum, taker.capacity.maximum, all_count);
    const auto weight = measure_of(least_cells, taker.hours.maximum / model_.cell, all_cells);
    const std::size_t wide = weight.most + 1;
    const std::size_t states = wide * (count.most + 1);
    const auto starts = starts_of(items);
    value_.assign(states * starts.size(), none);
    from_.assign(states * starts.size(), nobody);
    value_[0] = 0;
    for (std::size_t set = 0; set + 1 < starts.size(); ++set)
        take_one_of(std::span(items).subspan(starts[set], starts[set + 1] - starts[set]), starts[set], count, weight,
                    set);
    std::size_t best = states;
    const Score* last = value_.data() + (starts.size() - 1) * states;
    for (std::size_t row = count.least; row <= count.most; ++row)
        for (std::size_t column = weight.least; column <= weight.most; ++column)
            if (last[row * wide + column] > (best == states ? none : last[best]))
                best = row * wide + column;
    if (best == states)
        return std::nullopt;
    const Score worth = last[best];
    for (std::size_t set = starts.size() - 1; set > 0; --set) {
        const std::uint32_t at = from_[set * states + best];
        if (at == nobody)
            continue;
        best -= (count.counts ? items[at].count * wide : 0) + (weight.counts ? items[at].weight : 0);
        priced.chosen[mentor].push_back(items[at].bundle);
        ++priced.times[items[at].bundle];
    }
    return worth;
}

}  // namespace muster::pairing::weighted
