// Shares nothing with the solver. Those kept together stand there as one for each kind. Each kind's candidates get a
// table of their own, the best sum by number and cell of level; tables are then joined one after the other, the cost of
// a kind being paid as it joins. What other mixtures cost at least comes from a table over kinds as well, not from the
// order in which they are best filled.
#include "group_bound.hpp"

#include "group_prices.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <vector>

namespace muster::inline v0_2::pairing::checking {
namespace {

using Wide = WideInteger;
constexpr Wide unreached = -(Wide{1} << 120);
constexpr Wide unit = GroupPrices::unit;

constexpr std::size_t no_set = static_cast<std::size_t>(-1);

// One mentee, or those of one kind who are kept together.
struct Offer {
    std::vector<MenteeId> mentees{};
    std::vector<MenteeId> company{};  // all whom they are kept together with, themselves among them
    Wide worth = 0;                   // above the prices
    std::size_t cell = 0;             // of all added up
    Wide missing = 0;                 // most of what the time costs that the mentor and one of the company alone miss
    std::size_t set = no_set;         // the least of their first sets kept apart
};

// Best sums by number of mentees, then by cell.
using Sums = std::vector<std::vector<Wide>>;

class Bound {
public:
    Bound(const GroupProblem& problem, const GroupPrices& prices)
        : problem_(problem), prices_(prices),
          rule_(prices.kind_rule ? &problem.rules().kinds[*prices.kind_rule] : nullptr),
          balance_(prices.balance ? &problem.rules().balances[*prices.balance] : nullptr),
          companies_(companies_of(problem))
    {
        if (balance_ && !balance_->levels.empty())
            lowest_ = *std::ranges::min_element(balance_->levels);
    }

    [[nodiscard]] std::optional<Wide> in_scores() const
    {
        return bound_of_all(problem_, prices_,
                            [this](MentorId mentor) { return best_of_all(mentor.row(), offers_for(mentor)); });
    }

private:
    [[nodiscard]] std::size_t first_set_of(MenteeId mentee) const
    {
        const auto& sets = problem_.rules().apart;
        const auto found = std::ranges::find_if(
            sets, [&](const MenteeSet& set) { return std::ranges::count(set.mentees, mentee) > 0; });
        return found == sets.end() ? no_set : static_cast<std::size_t>(found - sets.begin());
    }

    [[nodiscard]] bool has_two_apart(const std::set<MenteeId>& company) const
    {
        return std::ranges::any_of(problem_.rules().apart, [&](const MenteeSet& set) {
            return std::ranges::count_if(set.mentees, [&](MenteeId one) { return company.contains(one); }) > 1;
        });
    }

    // Companies that the mentor may have all of, each in parts by the kind of the rule that is reckoned.
    [[nodiscard]] std::vector<Offer> offers_for(MentorId mentor) const
    {
        std::vector<Offer> offers;
        for (const auto& company : companies_) {
            if (company.size() > problem_.pairs().mentors()[mentor.row()].maximum || has_two_apart(company))
                continue;
            std::map<std::uint32_t, Offer> parts;
            Wide most_missing = 0;
            const bool may_be = std::ranges::all_of(company, [&](MenteeId mentee) {
                const auto score = problem_.pairs().score_of(mentee, mentor);
                const auto missing = score ? cost_of_missing_time(mentor, mentee) : std::nullopt;
                if (!missing)
                    return false;
                most_missing = std::max(most_missing, *missing);
                Offer& part = parts[kind_of(mentee)];
                part.mentees.push_back(mentee);
                part.worth += *score * unit - price_of(problem_, prices_, mentee);
                part.cell += cell_of(mentee);
                part.set = std::min(part.set, first_set_of(mentee));
                return true;
            });
            for (auto& [kind, part] : parts) {
                part.company.assign(company.begin(), company.end());
                part.missing = most_missing;
                if (may_be)
                    offers.push_back(std::move(part));
            }
        }
        return offers;
    }

    [[nodiscard]] std::uint32_t kind_of(MenteeId mentee) const
    {
        return rule_ ? rule_->kind_of[mentee.row()] : unknown_kind;
    }

    [[nodiscard]] std::size_t cell_of(MenteeId mentee) const
    {
        return balance_ ? static_cast<std::size_t>((balance_->levels[mentee.row()] - lowest_) / prices_.cell) : 0;
    }

    // Nothing where the two alone break the rule of time.
    [[nodiscard]] std::optional<Wide> cost_of_missing_time(MentorId mentor, MenteeId mentee) const
    {
        const auto& time = problem_.rules().time;
        if (!time)
            return 0;
        const int together = time->mentees[mentee.row()].common_with(time->mentors[mentor.row()]).length().count();
        const Wide missing = std::max(0, (time->least.count() - together + 14) / 15);
        if (!time->short_price)
            return missing > 0 ? std::nullopt : std::optional<Wide>(0);
        return missing * *time->short_price * unit;
    }

    [[nodiscard]] Wide least_cost_of_levels(Wide size, Wide cell) const
    {
        if (!balance_)
            return 0;
        const Wide members = balance_->measure == LevelMeasure::mean ? size : 1;
        const Wide from = size * lowest_ + cell * prices_.cell;
        const Wide to = from + size * (Wide{prices_.cell} - 1);
        const Wide target = members * *balance_->target;
        const Wide off = target < from ? from - target : target > to ? target - to : 0;
        Wide cost = 0;
        for (const BalanceStep& step : balance_->steps)
            cost += std::max<Wide>(0, off - members * step.beyond) * step.price;
        return cost * unit;
    }

    // Groups by what they miss: either they have no quarter of an hour in common and miss all, or they are among those
    // free in one of the week's quarters, and miss no less than any one of them does with the mentor.
    [[nodiscard]] std::optional<Wide> best_of_all(std::uint32_t mentor, const std::vector<Offer>& offers) const
    {
        const Capacity& capacity = problem_.pairs().mentors()[mentor];
        std::optional<Wide> best;
        const auto offer_best = [&](std::optional<Wide> value) {
            if (value)
                best = best ? std::max(*best, *value) : *value;
        };
        if (capacity.minimum == 0 || problem_.rules().mentors_may_rest)
            offer_best(0);
        const auto& time = problem_.rules().time;
        if (!time || time->least.count() == 0) {
            offer_best(best_group(capacity, offers, 0));
            return best;
        }
        if (time->short_price)
            offer_best(best_group(capacity, offers, Wide{(time->least.count() + 14) / 15} * *time->short_price * unit));
        std::set<Wide> costs{0};
        for (const Offer& offer : offers)
            costs.insert(offer.missing);
        std::set<std::vector<std::size_t>> tried;
        for (int weekday = 1; weekday <= 7; ++weekday)
            for (int minute = 0; minute < 24 * 60; minute += 15) {
                if (!is_free(time->mentors[mentor], weekday, minute))
                    continue;
                for (const Wide cost : costs) {
                    std::vector<std::size_t> there;
                    for (std::size_t at = 0; at < offers.size(); ++at)
                        if (offers[at].missing <= cost && std::ranges::all_of(offers[at].company, [&](MenteeId mentee) {
                                return is_free(time->mentees[mentee.row()], weekday, minute);
                            }))
                            there.push_back(at);
                    if (!tried.insert(there).second)
                        continue;
                    std::vector<Offer> pool;
                    for (const std::size_t at : there)
                        pool.push_back(offers[at]);
                    offer_best(best_group(capacity, pool, cost));
                }
            }
        return best;
    }

    [[nodiscard]] static bool is_free(const FreeTime& time, int weekday, int minute)
    {
        const FreeTime quarter = FreeTime{}.with(weekday, ClockTime(Minutes(minute)), ClockTime(Minutes(minute + 15)));
        return time.common_with(quarter).length() > Minutes(0);
    }

    static Sums empty_sums(std::size_t sizes, std::size_t cells)
    {
        return Sums(sizes + 1, std::vector<Wide>(cells, unreached));
    }

    [[nodiscard]] static std::size_t people_in(const std::vector<Offer>& offers)
    {
        std::size_t people = 0;
        for (const Offer& offer : offers)
            people += offer.mentees.size();
        return people;
    }

    // Of those with one set kept apart none or one joins.
    [[nodiscard]] static Sums sums_of(const std::vector<Offer>& offers, std::size_t sizes, std::size_t cells)
    {
        Sums sums = empty_sums(std::min(sizes, people_in(offers)), cells);
        sums[0][0] = 0;
        std::map<std::size_t, std::vector<const Offer*>> by_set;
        for (const Offer& offer : offers)
            if (offer.set == no_set)
                add_one_of({&offer}, sums);
            else
                by_set[offer.set].push_back(&offer);
        for (const auto& [set, of_set] : by_set)
            add_one_of(of_set, sums);
        return sums;
    }

    static void add_one_of(const std::vector<const Offer*>& offers, Sums& sums)
    {
        const Sums before = sums;
        for (const Offer* const offer : offers)
            for (std::size_t size = offer->mentees.size(); size < sums.size(); ++size)
                for (std::size_t cell = offer->cell; cell < sums[size].size(); ++cell)
                    if (const Wide sum = before[size - offer->mentees.size()][cell - offer->cell]; sum != unreached)
                        sums[size][cell] = std::max(sums[size][cell], sum + offer->worth);
    }

    // What `count` of this kind cost when they join `before` of other known kinds; nothing where they must not.
    [[nodiscard]] std::optional<Wide> cost_of_joining(std::uint32_t kind, std::size_t count, std::size_t before) const
    {
        if (!rule_ || kind == unknown_kind || count == 0)
            return 0;
        Wide cost = 0;
        if (rule_->mixture == Mixture::mixed)
            cost += static_cast<Wide>(count * (count - 1) / 2) * rule_->pair_price;
        if (rule_->mixture == Mixture::alike)
            cost += static_cast<Wide>(count * before) * rule_->pair_price;
        const bool is_watched = rule_->watched.empty() || std::ranges::count(rule_->watched, kind) > 0;
        if (count == 1 && is_watched && rule_->alone == Alone::never)
            return std::nullopt;
        if (count == 1 && is_watched && rule_->alone == Alone::priced)
            cost += rule_->alone_price;
        return cost * unit;
    }

    // The fewest pairs that cost in any group of each size from these candidates.
    [[nodiscard]] static std::vector<Wide> least_mixture(const KindRule& rule, const std::vector<Offer>& offers,
                                                         std::size_t sizes)
    {
        std::map<std::uint32_t, std::size_t> there;
        for (const Offer& offer : offers)
            for (const MenteeId mentee : offer.mentees)
                ++there[rule.kind_of[mentee.row()]];
        std::vector<Wide> least(sizes + 1, -unreached);
        least[0] = 0;
        for (const auto& [kind, count] : there) {  // the unknown are the last
            std::vector<Wide> next(sizes + 1, -unreached);
            for (std::size_t before = 0; before <= sizes; ++before)
                for (std::size_t taken = 0; taken <= count && before + taken <= sizes; ++taken) {
                    Wide pairs = 0;
                    if (kind != unknown_kind && rule.mixture == Mixture::mixed)
                        pairs = static_cast<Wide>(taken) * (static_cast<Wide>(taken) - 1) / 2;
                    if (kind != unknown_kind && rule.mixture == Mixture::alike)
                        pairs = static_cast<Wide>(taken * before);
                    next[before + taken] = std::min(next[before + taken], least[before] + pairs);
                }
            least = std::move(next);
        }
        for (Wide& pairs : least)
            pairs *= rule.pair_price;
        return least;
    }

    [[nodiscard]] std::optional<Wide> best_group(const Capacity& capacity, const std::vector<Offer>& offers,
                                                 Wide missing) const
    {
        const std::size_t sizes = std::min<std::size_t>(capacity.maximum, people_in(offers));
        std::size_t highest_cell = 0;
        std::map<std::uint32_t, std::vector<Offer>> by_kind;  // the unknown are the last
        for (const Offer& offer : offers) {
            for (const MenteeId mentee : offer.mentees)
                highest_cell = std::max(highest_cell, cell_of(mentee));
            by_kind[kind_of(offer.mentees.front())].push_back(offer);
        }
        const std::size_t cells = highest_cell * sizes + 1;
        Sums all = empty_sums(sizes, cells);
        all[0][0] = 0;
        for (const auto& [kind, of_kind] : by_kind)
            all = joined(all, sums_of(of_kind, sizes, cells), kind);

        std::vector<Wide> least_others(sizes + 1, 0);
        for (std::size_t row = 0; row < problem_.rules().kinds.size(); ++row) {
            if (row == prices_.kind_rule)
                continue;
            const auto least = least_mixture(problem_.rules().kinds[row], offers, sizes);
            for (std::size_t size = 0; size <= sizes; ++size)
                least_others[size] += least[size] * unit;
        }
        std::optional<Wide> best;
        const auto offer_best = [&](Wide value) { best = best ? std::max(*best, value) : value; };
        if (capacity.minimum <= 1 && sizes > 0)
            for (const Offer& offer : offers)
                if (offer.company.size() == 1)
                    offer_best(offer.worth - least_cost_of_levels(1, static_cast<Wide>(offer.cell)) - missing);
        for (std::size_t size = std::max<std::size_t>(2, capacity.minimum); size <= sizes; ++size)
            for (std::size_t cell = 0; cell < cells; ++cell)
                if (all[size][cell] != unreached)
                    offer_best(all[size][cell] - least_others[size] - missing -
                               least_cost_of_levels(static_cast<Wide>(size), static_cast<Wide>(cell)));
        return best;
    }

    [[nodiscard]] Sums joined(const Sums& before, const Sums& more, std::uint32_t kind) const
    {
        const std::size_t sizes = before.size() - 1;
        const std::size_t cells = before.front().size();
        Sums after = empty_sums(sizes, cells);
        for (std::size_t size = 0; size <= sizes; ++size)
            for (std::size_t taken = 0; taken < more.size() && size + taken <= sizes; ++taken) {
                const auto cost = cost_of_joining(kind, taken, size);
                if (!cost)
                    continue;
                for (std::size_t left = 0; left < cells; ++left) {
                    if (before[size][left] == unreached)
                        continue;
                    for (std::size_t right = 0; left + right < cells; ++right)
                        if (more[taken][right] != unreached)
                            after[size + taken][left + right] = std::max(
                                after[size + taken][left + right], before[size][left] + more[taken][right] - *cost);
                }
            }
        return after;
    }

    const GroupProblem& problem_;
    const GroupPrices& prices_;
    const KindRule* rule_;
    const LevelBalance* balance_;
    std::vector<std::set<MenteeId>> companies_;
    Wide lowest_ = 0;
};

}  // namespace

std::optional<WideInteger> relaxed_bound(const GroupProblem& problem, const GroupPrices& prices)
{
    if ((prices.kind_rule && *prices.kind_rule >= problem.rules().kinds.size()) ||
        (prices.balance && *prices.balance >= problem.rules().balances.size()) || prices.cell < 1)
        return std::nullopt;
    if (prices.balance && !problem.rules().balances[*prices.balance].levels.empty()) {
        constexpr std::int64_t most_cells = 4096;  // of one mentee; tables would be too large
        const auto& levels = problem.rules().balances[*prices.balance].levels;
        const auto [lowest, highest] = std::ranges::minmax(levels);
        if ((highest - lowest) / prices.cell > most_cells)
            return std::nullopt;
    }
    return Bound(problem, prices).in_scores();
}

}  // namespace muster::pairing::checking
