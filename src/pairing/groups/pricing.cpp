// A mentor's best group at prices u is the set X of candidates, of a size the mentor may have, with the greatest
// sum of (score - u) less its costs. Costs are relaxed until a table can find it: of one kind rule the exact cost, of
// one balance the least cost over all level sums that round down to the same cell, of other mixtures the least cost
// that any group of this size from these candidates has, and of missing time what every group in a pool of candidates
// misses: each pool has a table of its own. The table holds
// the best sum for every number of mentees and every cell. Candidates are taken kind by kind: within a kind a second
// table has one more index, the number taken of this kind, and when the kind is done its cost is paid by that number
// and the number of known kind before it (a mixed group pays c(c-1)/2 pairs for c of one kind, one alike c times those
// before). The unknown come last and pay nothing. A group of one is never alone of a kind and is looked at by itself.
// Those of one kind who are kept together are taken all or none; of choices of one kind whose first set kept apart is
// the same, at most one is taken.
// Time: for each candidate, numbers of its kind times sizes times cells.
#include "pricing.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace muster::inline v0_2::pairing::groups_engine {
namespace {

std::size_t cells_of(std::int64_t range, std::int64_t cell) { return static_cast<std::size_t>(range / cell); }

}  // namespace

GroupPricing::GroupPricing(const GroupProblem& problem, const Problem& open, const GroupAssessor& assessor,
                           std::span<const std::vector<MeetingPool>> meeting, Followed followed)
    : problem_(problem), open_(open), assessor_(assessor), followed_(followed), pools_(open.mentors().size()),
      least_others_(open.mentors().size())
{
    const LevelBalance* balance = followed_.balance ? &problem.rules().balances[*followed_.balance] : nullptr;
    if (balance && !balance->levels.empty()) {
        const auto [lowest, highest] = std::ranges::minmax(balance->levels);
        lowest_level_ = lowest;
        most_cells_each_ = cells_of(highest - lowest, followed_.cell);
    }
    for (std::uint32_t mentor = 0; mentor < pools_.size(); ++mentor) {
        std::vector<std::uint32_t> candidates;
        for (const MeetingPool& meets : meeting[mentor]) {
            pools_[mentor].push_back(pool_of(mentor, meets));
            for (const Choice& choice : pools_[mentor].back().choices)
                candidates.insert(candidates.end(), choice.mentees.begin(), choice.mentees.end());
        }
        std::ranges::sort(candidates);
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        reckon_least_of_others(mentor, candidates);
    }
}

std::size_t GroupPricing::cell_of(std::uint32_t mentee) const noexcept
{
    return followed_.balance
               ? cells_of(problem_.rules().balances[*followed_.balance].levels[mentee] - lowest_level_, followed_.cell)
               : 0;
}

// Those who are kept together are in a pool only where all of them are.
GroupPricing::Pool GroupPricing::pool_of(std::uint32_t mentor, const MeetingPool& meeting) const
{
    const Units& units = assessor_.units();
    Pool pool{meeting.cost * GroupPrices::unit};
    for (const std::uint32_t mentee : meeting.mentees) {
        const auto unit = units.with(mentee);
        if (unit.size() > 1 && !std::ranges::includes(meeting.mentees, unit))
            continue;
        const std::uint32_t kind = followed_.kind_rule ? assessor_.kinds(*followed_.kind_rule)[mentee] : unknown_kind;
        const auto begun =
            unit.size() == 1 ? pool.choices.end() : std::ranges::find_if(pool.choices, [&](const Choice& choice) {
                return choice.kind == kind && units.unit_of(choice.mentees.front()) == units.unit_of(mentee);
            });
        const bool is_begun = begun != pool.choices.end();
        if (!is_begun)
            pool.choices.push_back({{}, kind, in_no_set, 0, 0, unit.size() == 1});
        Choice& choice = is_begun ? *begun : pool.choices.back();
        choice.mentees.push_back(mentee);
        choice.set = std::min(choice.set, units.first_set(mentee));
        choice.cell += cell_of(mentee);
        choice.worth += assessor_.score(mentor, mentee) * GroupPrices::unit;
        ++pool.people;
    }
    std::ranges::stable_sort(pool.choices, [](const Choice& left, const Choice& right) {
        return left.kind != right.kind ? left.kind < right.kind : left.set < right.set;
    });
    return pool;
}

// Of kind rules not followed: the fewest pairs that cost, by size. Mixed: always one more of the kind with fewest;
// alike: the largest kinds whole (both best, as pairs of one kind are convex in the numbers). Unknown cost nothing.
void GroupPricing::reckon_least_of_others(std::uint32_t mentor, std::span<const std::uint32_t> candidates)
{
    const std::size_t sizes = std::min<std::size_t>(open_.mentors()[mentor].maximum, candidates.size());
    least_others_[mentor].assign(sizes + 1, 0);
    for (std::size_t rule = 0; rule < problem_.rules().kinds.size(); ++rule) {
        const KindRule& asked = problem_.rules().kinds[rule];
        if (rule == followed_.kind_rule || asked.mixture == Mixture::any)
            continue;
        std::vector<Score> there(assessor_.kind_count(rule), 0);
        std::size_t unknown = 0;
        for (const std::uint32_t mentee : candidates)
            if (const std::uint32_t kind = assessor_.kinds(rule)[mentee]; kind == unknown_kind)
                ++unknown;
            else
                ++there[kind];
        std::ranges::sort(there, std::ranges::greater{});
        std::vector<Score> taken(there.size(), 0);
        Score pairs = 0;
        Score known = 0;
        for (std::size_t size = unknown + 1; size <= sizes; ++size, ++known) {
            std::size_t next = there.size();
            for (std::size_t kind = 0; kind < there.size(); ++kind)
                if (taken[kind] < there[kind] &&
                    (next == there.size() || (asked.mixture == Mixture::mixed && taken[kind] < taken[next])))
                    next = kind;
            pairs += asked.mixture == Mixture::mixed ? taken[next] : known - taken[next];
            ++taken[next];
            least_others_[mentor][size] += pairs * asked.pair_price * GroupPrices::unit;
        }
    }
}

std::uint64_t GroupPricing::steps_a_round() const noexcept
{
    std::uint64_t steps = 1;
    for (std::uint32_t mentor = 0; mentor < pools_.size(); ++mentor)
        for (const auto& [cost, people, choices] : pools_[mentor]) {
            const std::uint64_t sizes = least_others_[mentor].size();
            const std::uint64_t cells = sizes * most_cells_each_ + 1;
            std::size_t end = 0;
            for (std::size_t at = 0; at < choices.size(); at = end) {
                while (end < choices.size() && choices[end].kind == choices[at].kind)
                    ++end;
                const std::uint64_t of_kind =
                    choices[at].kind == unknown_kind ? 1 : std::min<std::uint64_t>(end - at, sizes);
                steps += (end - at) * of_kind * sizes * cells;
            }
        }
    return steps;
}

// Choices of one kind that stand side by side: those of one set are one offer, all others one each.
std::vector<GroupPricing::Offer> GroupPricing::offers_of(std::span<const Choice> choices)
{
    std::vector<Offer> offers;
    std::size_t end = 0;
    for (std::size_t at = 0; at < choices.size(); at = end) {
        end = at + 1;
        while (end < choices.size() && choices[at].set != in_no_set && choices[end].set == choices[at].set)
            ++end;
        offers.push_back(choices.subspan(at, end - at));
    }
    return offers;
}

void GroupPricing::price(Offer offer, std::span<const Score> prices)
{
    above_price_.clear();
    for (const Choice& choice : offer) {
        above_price_.push_back(choice.worth);
        for (const std::uint32_t mentee : choice.mentees)
            above_price_.back() -= prices[mentee];
    }
}

void GroupPricing::extend(State& to, const State& from, Score worth, const Choice& choice)
{
    if (from.value == unreached || from.value + worth <= to.value)
        return;
    to.value = from.value + worth;
    to.trail = static_cast<std::int32_t>(trail_.size());
    trail_.push_back({static_cast<std::uint32_t>(&choice - first_choice_), from.trail});
}

// From larger groups down, so that what a group is made from has none of the offer yet.
void GroupPricing::add_freely(Offer offer)
{
    for (std::size_t size = largest_; size > 0; --size)
        for (std::size_t at = 0; at < offer.size(); ++at) {
            const Choice& choice = offer[at];
            if (choice.mentees.size() > size)
                continue;
            const std::size_t before = (size - choice.mentees.size()) * cells_;
            for (std::size_t cell = 0; cell + choice.cell < cells_; ++cell)
                extend(states_[size * cells_ + cell + choice.cell], states_[before + cell], above_price_[at], choice);
        }
}

// With this choice as the last, `taken` of its kind.
void GroupPricing::add_to_block(const Choice& choice, Score worth, std::size_t taken)
{
    const std::size_t count = choice.mentees.size();
    if (count > taken)
        return;
    const std::size_t layer = states_.size();
    const std::size_t cells = cells_ > choice.cell ? cells_ - choice.cell : 0;
    const std::size_t step = cells_;
    State* to = &block_[taken * layer + taken * step + choice.cell];
    const State* from = &block_[(taken - count) * layer + (taken - count) * step];
    for (std::size_t size = taken; size <= largest_; ++size, to += step, from += step)
        for (std::size_t cell = 0; cell < cells; ++cell)
            if (from[cell].value != unreached && from[cell].value + worth > to[cell].value)
                extend(to[cell], from[cell], worth, choice);
}

void GroupPricing::add_kind(std::span<const Choice> choices, std::span<const Score> prices)
{
    std::size_t people = 0;
    for (const Choice& choice : choices)
        people += choice.mentees.size();
    const std::size_t most = std::min(people, largest_);
    const std::size_t layer = states_.size();
    block_.assign((most + 1) * layer, {});
    std::ranges::copy(states_, block_.begin());
    std::size_t seen = 0;
    for (const Offer offer : offers_of(choices)) {
        price(offer, prices);
        std::size_t largest_choice = 0;
        for (const Choice& choice : offer)
            largest_choice = std::max(largest_choice, choice.mentees.size());
        seen = std::min(seen + largest_choice, most);
        for (std::size_t taken = seen; taken > 0; --taken)
            for (std::size_t at = 0; at < offer.size(); ++at)
                add_to_block(offer[at], above_price_[at], taken);
    }
    const KindRule& rule = problem_.rules().kinds[*followed_.kind_rule];
    const bool is_watched = assessor_.is_watched(*followed_.kind_rule, choices.front().kind);
    for (std::size_t taken = 1; taken <= most; ++taken) {
        if (taken == 1 && is_watched && rule.alone == Alone::never)
            continue;
        for (std::size_t size = taken; size <= largest_; ++size) {
            const Score cost =
                block_cost(taken, size - taken) +
                (taken == 1 && is_watched && rule.alone == Alone::priced ? rule.alone_price * GroupPrices::unit : 0);
            for (std::size_t cell = 0; cell < cells_; ++cell) {
                const State& from = block_[taken * layer + size * cells_ + cell];
                State& to = states_[size * cells_ + cell];
                if (from.value != unreached && from.value - cost > to.value)
                    to = {from.value - cost, from.trail};
            }
        }
    }
}

Score GroupPricing::block_cost(std::size_t of_kind, std::size_t before) const noexcept
{
    const KindRule& rule = problem_.rules().kinds[*followed_.kind_rule];
    const auto count = static_cast<Score>(of_kind);
    switch (rule.mixture) {
    case Mixture::mixed:
        return rule.pair_price * GroupPrices::unit * (count * (count - 1) / 2);
    case Mixture::alike:
        return rule.pair_price * GroupPrices::unit * (count * static_cast<Score>(before));
    case Mixture::any:
        break;
    }
    return 0;
}

// Level sums that round down to a cell run from `first` on; the cost is convex in the sum and least at the target.
Score GroupPricing::least_balance(std::size_t size, std::size_t cell) const noexcept
{
    if (!followed_.balance)
        return 0;
    const LevelBalance& balance = problem_.rules().balances[*followed_.balance];
    const auto count = static_cast<std::int64_t>(size);
    const std::int64_t first = count * lowest_level_ + followed_.cell * static_cast<std::int64_t>(cell);
    const std::int64_t last = first + count * (followed_.cell - 1);
    const std::int64_t best = *balance.target * (balance.measure == LevelMeasure::mean ? count : 1);
    return balance_cost(balance, count, std::clamp(best, first, last)) * GroupPrices::unit;
}

std::optional<RelaxedGroup> GroupPricing::best_group(std::uint32_t mentor, std::span<const Score> prices)
{
    std::optional<RelaxedGroup> best;
    if (open_.mentors()[mentor].minimum == 0 || problem_.rules().mentors_may_rest)
        best.emplace();
    for (const Pool& pool : pools_[mentor])
        if (auto group = best_in(pool, mentor, prices); group && (!best || group->value > best->value))
            best = std::move(group);
    return best;
}

// The best group of at least one.
std::optional<RelaxedGroup> GroupPricing::best_in(const Pool& pool, std::uint32_t mentor, std::span<const Score> prices)
{
    const auto& choices = pool.choices;
    const std::size_t minimum = open_.mentors()[mentor].minimum;
    largest_ = std::min<std::size_t>(open_.mentors()[mentor].maximum, pool.people);
    cells_ = largest_ * most_cells_each_ + 1;
    states_.assign((largest_ + 1) * cells_, {});
    states_[0].value = 0;
    trail_.clear();
    first_choice_ = choices.data();
    std::size_t end = 0;
    for (std::size_t at = 0; at < choices.size(); at = end) {
        while (end < choices.size() && choices[end].kind == choices[at].kind)
            ++end;
        if (choices[at].kind != unknown_kind)
            add_kind(std::span(choices).subspan(at, end - at), prices);
        else
            for (const Offer offer : offers_of(std::span(choices).subspan(at, end - at))) {
                price(offer, prices);
                add_freely(offer);
            }
    }

    std::optional<RelaxedGroup> best;
    std::int32_t trail = -1;
    if (minimum <= 1 && largest_ >= 1)
        for (const Choice& choice : choices) {
            if (choice.mentees.size() > 1 || !choice.is_whole)
                continue;
            const Score value =
                choice.worth - prices[choice.mentees.front()] - least_balance(1, choice.cell) - pool.cost;
            if (!best || value > best->value)
                best = RelaxedGroup{value, choice.mentees};
        }
    for (std::size_t size = std::max<std::size_t>(2, minimum); size <= largest_; ++size)
        for (std::size_t cell = 0; cell < cells_; ++cell) {
            const State& state = states_[size * cells_ + cell];
            if (state.value == unreached)
                continue;
            const Score value = state.value - least_balance(size, cell) - least_of_others(mentor, size) - pool.cost;
            if (best && value <= best->value)
                continue;
            best = RelaxedGroup{value, {}};
            trail = state.trail;
        }
    if (best && best->mentees.empty())
        for (; trail >= 0; trail = trail_[static_cast<std::size_t>(trail)].before)
            std::ranges::copy(choices[trail_[static_cast<std::size_t>(trail)].choice].mentees,
                              std::back_inserter(best->mentees));
    return best;
}

}  // namespace muster::pairing::groups_engine
