// Best first. Of each case:
//
// - Keeping pairs of an earlier answer gets a price, one for each; the bound is convex in them, and goes down along
//   lines: all prices up, one up or down, or one up as another goes down. Along a line two pairings, one that gives up
//   too few pairs and one that gives up more, tell where their worths meet; there the next one is made, until none
//   comes between. With one earlier answer one line is enough.
// - Every pairing on the way that is apart from all earlier ones may be the best so far.
// - A pair whose being made, or not, would lose more than there is above the best so far is settled the other way.
// - What is still open is split on a pair that keeps too much.
//
// Cases end: where all pairs of earlier answers are settled, prices of 0 are as good as any.
#include "search.hpp"

#include <algorithm>
#include <ranges>

namespace muster::inline v0_2::pairing::apart {
namespace {

constexpr int most_passes = 6;  // over all lines, in one case

// The most promising first, of those alike the latest.
struct IsLess {
    template <class Open>
    bool operator()(const Open& left, const Open& right) const
    {
        return left.worth != right.worth ? left.worth < right.worth : left.at < right.at;
    }
};

bool has(const Pairing& pairing, Pair pair)
{
    return std::ranges::count(pairing.mentors_of(pair.first), pair.second) > 0;
}

}  // namespace

Search::Search(const Relaxation& relaxation, const Alternative& best, const AlternativesOptions& options)
    : relaxation_(relaxation), options_(options)
{
    std::vector<Score> nothing_priced(relaxation.size(), 0);
    keep({1, best.proof.prices.front().mentor_price, nothing_priced});
    open_.push_back({0, WideInteger{best.pairing.total} * relaxation.unit(), std::move(nothing_priced)});
}

std::uint32_t Search::keep(ApartPrices prices)
{
    prices_.push_back(std::move(prices));
    return static_cast<std::uint32_t>(prices_.size() - 1);
}

void Search::run()
{
    while (!open_.empty() && (!is_spent() || open_.front().at == 0)) {
        if (is_closed(open_.front().worth))
            return;
        std::ranges::pop_heap(open_, IsLess{});
        const Open open = std::move(open_.back());
        open_.pop_back();
        const double done = static_cast<double>(work_) / static_cast<double>(options_.work);
        is_stopped_ = open.at != 0 && options_.progress && !options_.progress({.step = "alternatives", .done = done});
        try {
            if (!is_stopped_)
                look_into(open);
        } catch (const Stopped&) {
            is_stopped_ = true;
        }
        if (is_stopped_) {  // what its prices were before still bounds it
            open_.push_back(open);
            return;
        }
    }
}

std::optional<Score> Search::bound() const
{
    return cases::bound_of(found_ ? std::optional(found_->total) : std::nullopt, open_,
                           [&](WideInteger worth) { return relaxation_.total_within(worth); });
}

ApartProof Search::proof() const
{
    ApartProof proof;
    std::vector<std::uint32_t> rows;
    proof.steps = tree_.steps(rows);
    for (const std::uint32_t row : rows)
        proof.prices.push_back(prices_[row]);
    return proof;
}

void Search::offer(const Solved& solved)
{
    if (std::ranges::any_of(solved.to_give, [](std::int64_t more) { return more < 0; }))
        return;
    if (!apart_ || solved.pairing.total > apart_->total)
        apart_ = solved.pairing;
    if (!found_ || solved.pairing.total > found_->total)
        found_ = solved.pairing;
}

bool Search::keeps_too_much(Case at, const Settled& settled)
{
    for (std::size_t earlier = 0; earlier < relaxation_.size(); ++earlier) {
        const auto made = std::ranges::count_if(relaxation_.pairs_of(earlier), [&](const Pair& pair) {
            return relaxation_.problem().is_required(pair.first, pair.second) ||
                   std::ranges::count(settled.made, pair) > 0;
        });
        if (made <= relaxation_.may_keep(earlier))
            continue;
        ApartPrices prices{1, std::vector<Score>(relaxation_.problem().mentors().size(), 0),
                           std::vector<Score>(relaxation_.size(), 0)};
        prices.kept_price[earlier] = 1;
        tree_.set_impossible(at, keep(std::move(prices)));
        return true;
    }
    return false;
}

void Search::look_into(const Open& open)
{
    Settled settled = tree_.settled_in(open.at);
    if (keeps_too_much(open.at, settled))
        return;
    least_.reset();
    apart_.reset();
    try {
        ++work_;
        least_ = relaxation_.solve(settled, open.kept_price, options_.progress);
    } catch (const Infeasible& error) {
        tree_.set_impossible(open.at, keep(relaxation_.prices_of(error.witness())));
        return;
    }
    offer(*least_);
    if (open.at == 0 && !apart_) {  // with as little kept as can be there is an answer early
        ++work_;
        offer(relaxation_.solve(settled, std::vector<Score>(relaxation_.size(), relaxation_.highest_price()),
                                options_.progress));
    }
    const auto all = directions();
    for (int pass = 0; pass < most_passes && lower(settled, all) && !is_closed(least_->worth); ++pass)
        if (!apart_ && is_impossible(open.at, settled))
            return;
    tree_.set_prices(open.at, keep(least_->prices));
    if (is_closed(least_->worth) || (!apart_ && is_impossible(open.at, settled)))
        return;
    branch(open.at, std::move(settled));
}

std::vector<Search::Direction> Search::directions() const
{
    std::vector<Direction> made;
    const std::size_t size = relaxation_.size();
    if (size > 1)
        made.push_back({std::vector<int>(size, 1)});
    for (std::size_t up = 0; up < size; ++up) {
        Direction direction{std::vector<int>(size, 0)};
        direction.by[up] = 1;
        made.push_back(direction);
        direction.by[up] = -1;
        made.push_back(direction);
    }
    for (std::size_t up = 0; up < size; ++up)
        for (std::size_t down = 0; down < size; ++down)
            if (up != down) {
                Direction direction{std::vector<int>(size, 0)};
                direction.by[up] = 1;
                direction.by[down] = -1;
                made.push_back(std::move(direction));
            }
    return made;
}

bool Search::lower(const Settled& settled, const std::vector<Direction>& all)
{
    const WideInteger before = least_->worth;
    for (const Direction& direction : all) {
        if (is_closed(least_->worth) || is_spent())
            break;
        follow(settled, direction);
    }
    return least_->worth < before;
}

// Prices that rise without end, and with them what is kept too much, may show that there is nothing.
bool Search::is_impossible(Case at, const Settled& settled)
{
    std::vector<Score> kept_too_much;
    for (const std::int64_t more : least_->to_give)
        kept_too_much.push_back(more < 0 ? 1 : 0);
    for (const auto& asked : {kept_too_much, least_->prices.kept_price}) {
        ++work_;
        if (auto prices = relaxation_.impossible_at(settled, asked, options_.progress)) {
            tree_.set_impossible(at, keep(std::move(*prices)));
            return true;
        }
    }
    return false;
}

Score Search::room_along(const Direction& direction) const
{
    Score room = relaxation_.highest_price();
    for (std::size_t at = 0; at < direction.by.size(); ++at) {
        const Score price = least_->prices.kept_price[at];
        if (direction.by[at] != 0)
            room = std::min(room, direction.by[at] > 0 ? relaxation_.highest_price() - price : price);
    }
    return room;
}

Search::Point Search::make(const Settled& settled, const Direction& direction, const std::vector<Score>& from, Score at)
{
    std::vector<Score> prices = from;
    for (std::size_t each = 0; each < prices.size(); ++each)
        prices[each] += direction.by[each] * at;
    ++work_;
    Solved solved = relaxation_.solve(settled, std::move(prices), options_.progress);
    offer(solved);
    Point point{at, solved.worth, 0};
    for (std::size_t each = 0; each < from.size(); ++each)
        point.slope += direction.by[each] * solved.to_give[each];
    if (solved.worth < least_->worth)
        least_ = std::move(solved);
    return point;
}

void Search::follow(const Settled& settled, const Direction& direction)
{
    const Score room = room_along(direction);
    const std::vector<Score> from = least_->prices.kept_price;
    Point low{0, least_->worth, 0};
    for (std::size_t each = 0; each < from.size(); ++each)
        low.slope += direction.by[each] * least_->to_give[each];
    if (low.slope >= 0 || room <= 0)
        return;
    Score step = relaxation_.unit();
    if (found_) {  // where the line would come down to the best so far
        const WideInteger above = low.worth - WideInteger{found_->total} * relaxation_.unit();
        step = static_cast<Score>(std::clamp<WideInteger>(above / -low.slope, 1, room));
    }
    while (!is_spent() && !is_closed(least_->worth)) {
        const Score to = step < room - low.at ? low.at + step : room;
        const Point next = make(settled, direction, from, to);
        if (next.slope >= 0) {
            narrow(settled, direction, from, low, next);
            break;
        }
        low = next;
        if (to == room)
            break;
        step = step > room / 4 ? room : step * 4;
    }
}

void Search::narrow(const Settled& settled, const Direction& direction, const std::vector<Score>& from, Point low,
                    Point high)
{
    while (high.at - low.at > 1 && high.slope > 0 && !is_spent() && !is_closed(least_->worth)) {
        const WideInteger width = high.at - low.at;
        const WideInteger meet =
            (high.worth - WideInteger{high.slope} * width - low.worth) / (WideInteger{low.slope} - high.slope);
        const auto way = static_cast<Score>(std::clamp<WideInteger>(meet, 1, width - 1));
        const Point next = make(settled, direction, from, low.at + way);
        if (next.worth <= low.worth + WideInteger{low.slope} * way ||
            next.worth <= high.worth - WideInteger{high.slope} * (width - way))
            return;  // on a line through what is known: nothing is below it
        (next.slope < 0 ? low : high) = next;
    }
}

// What keeps the pair from being settled: nothing, where one of the two ways is impossible or not good enough.
bool Search::is_open(const Settled& settled, Pair pair, bool is_made) const
{
    const auto loss = relaxation_.loss(*least_, settled, pair, !is_made);
    return loss && !is_closed(least_->worth - *loss);
}

Search::Case Search::settle(Case at, Settled& settled, std::vector<Pair>& open)
{
    for (std::size_t earlier = 0; earlier < relaxation_.size(); ++earlier)
        for (const Pair& pair : relaxation_.pairs_of(earlier))
            if (std::ranges::count(settled.made, pair) == 0 && std::ranges::count(settled.barred, pair) == 0 &&
                !relaxation_.problem().is_required(pair.first, pair.second))
                open.push_back(pair);
    std::ranges::sort(open);
    open.erase(std::unique(open.begin(), open.end()), open.end());
    for (std::size_t before = open.size() + 1; before > open.size();) {
        before = open.size();
        std::vector<Pair> still;
        for (const Pair& pair : open) {
            const bool is_made = has(least_->pairing, pair);
            if (is_open(settled, pair, is_made)) {
                still.push_back(pair);
                continue;
            }
            const Case made = tree_.split(at, pair);
            (is_made ? settled.made : settled.barred).push_back(pair);
            at = is_made ? made : made + 1;
        }
        open = std::move(still);
    }
    return at;
}

void Search::branch(Case at, Settled settled)
{
    std::vector<Pair> open;
    at = settle(at, settled, open);
    const auto push = [&](Case each) {
        open_.push_back({each, least_->worth, least_->prices.kept_price});
        std::ranges::push_heap(open_, IsLess{});
    };
    if (open.empty()) {
        push(at);
        return;
    }
    // Of an answer of which too much is kept, or else of any: the pair that is lost at the greatest cost.
    std::optional<Pair> chosen;
    WideInteger most = 0;
    bool is_kept_too_much = false;
    for (const Pair& pair : open) {
        bool keeps = false;
        for (std::size_t earlier = 0; earlier < relaxation_.size() && !keeps; ++earlier)
            keeps = least_->to_give[earlier] < 0 && has(least_->pairing, pair) &&
                    std::ranges::binary_search(relaxation_.pairs_of(earlier), pair);
        keeps = keeps && !(apart_ && has(*apart_, pair));
        const WideInteger cost = relaxation_.loss(*least_, settled, pair, !has(least_->pairing, pair)).value_or(0);
        if (!chosen || keeps > is_kept_too_much || (keeps == is_kept_too_much && cost > most)) {
            chosen = pair;
            most = cost;
            is_kept_too_much = keeps;
        }
    }
    const Case made = tree_.split(at, *chosen);
    push(made);
    push(made + 1);
}

}  // namespace muster::pairing::apart
