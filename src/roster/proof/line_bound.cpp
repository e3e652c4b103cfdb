// For each member a table of the least cost of every state that is come to after a day, carried forward day by day:
// (days in the present run, last shifts while they matter) x (what sums have come to, line_sums.hpp). No pointers, no
// profiles, no floating point; only the last day's table is kept. Days in a run stop counting where the line can no
// longer become dearer by it, and stands that are alike count once. Where more is asked of the member than runs, rest,
// successions and sums, line_ways.hpp takes its place.
#include "roster/proof/line_bound.hpp"

#include "roster/proof/line_facts.hpp"
#include "roster/proof/line_sums.hpp"
#include "roster/proof/line_ways.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

/// Days of the period that long shifts of the history last on.
int days_reached(const Problem& problem, MemberId member)
{
    constexpr std::int64_t day = 24 * 60;
    std::int64_t reached = 0;
    for (const ShiftBefore& shift : problem.shifts_before(member))
        if (const std::int64_t length = shift.length.count(); length >= day) {
            const std::int64_t start = shift.start ? shift.start->since_midnight().count() : 0;
            reached = std::max(reached, shift.day + (start + length + day - 1) / day);
        }
    return static_cast<int>(reached);
}

/// The least cost of every state by head, and which states have been come to: mostly few of all there are.
class Table {
public:
    Table() = default;
    Table(std::size_t heads, std::size_t states) : states_(states), least_(heads * states, never), reached_(heads) {}

    void put(std::size_t head, std::size_t state, std::int64_t toll)
    {
        std::int64_t& least = least_[head * states_ + state];
        if (toll >= least)
            return;
        if (least == never) {
            reached_[head].push_back(static_cast<std::uint32_t>(state));
            ++count_;
        }
        least = toll;
    }
    [[nodiscard]] std::int64_t at(std::size_t head, std::size_t state) const { return least_[head * states_ + state]; }
    [[nodiscard]] const std::vector<std::uint32_t>& reached(std::size_t head) const { return reached_[head]; }
    [[nodiscard]] std::size_t count() const { return count_; }
    void clear()
    {
        for (std::size_t head = 0; head < reached_.size(); ++head) {
            for (const std::uint32_t state : reached_[head])
                least_[head * states_ + state] = never;
            reached_[head].clear();
        }
        count_ = 0;
    }

private:
    std::size_t states_ = 0;
    std::vector<std::int64_t> least_;
    std::vector<std::vector<std::uint32_t>> reached_;  ///< states, by head
    std::size_t count_ = 0;
};

class LineBound {
public:
    LineBound(const Problem& problem, MemberId member, const std::vector<Stand>& stands, const LinePrices& prices,
              std::size_t most_states)
        : problem_(problem), member_(member), limits_(problem.limits(member)), penalties_(problem.penalties(member)),
          spacing_(problem.draft().spacing), fair_(problem.fair_distance(member)), stands_(stands),
          scale_(prices.scale), tolls_(problem, member, stands, prices.scale), sums_(problem, member, stands, prices),
          reached_(days_reached(problem, member))
    {
        const int longest_run = problem.day_count() + std::min(problem.history(member).days_worked, 1000);
        most_off_ = problem.day_count() + std::min(problem.history(member).days_off, 1000);
        longest_ = std::max({1, std::min(limits_.minimum_consecutive, longest_run + 1),
                             limits_.maximum_consecutive < longest_run ? limits_.maximum_consecutive + 1 : 1});
        rested_ = std::max({1, std::min(limits_.minimum_days_off, most_off_ + 1), tolls_.reach() - 1,
                            problem.draft().spacing ? 3 * problem.fair_distance(member) : 0, place_weekend_days() - 1});
        find_kinds();
        off_heads_ = static_cast<std::size_t>(rested_) * (tolls_.reach() > 1 ? first_of_kind_.size() : 1);
        heads_ = off_heads_ + first_of_kind_.size() * static_cast<std::size_t>(longest_);
        sums_.count(heads_, most_states);
        states_ = sums_.states();
        find_groups();
    }

    /// Least toll of any line in parts of the scale, what it is paid taken off; `never` if there is none. Nothing where
    /// there is too much to it.
    [[nodiscard]] std::optional<std::int64_t> least(const LinePrices& prices, Reckoning& reckoning)
    {
        if (most_steps() > static_cast<double>(reckoning.steps))
            return std::nullopt;
        // Heads: by (kind of the last stand, while it matters, and days off), then by (that kind, days on).
        now_ = next_ = Table(heads_, states_);
        now_.put(start_head(), 0, 0);
        for (int day = 0; day < problem_.day_count(); ++day) {
            if (!reckoning.take(static_cast<double>(now_.count() * groups_.size())))
                return std::nullopt;
            for (std::size_t group = 0; group < groups_.size(); ++group) {
                const std::int64_t price = price_of(day, groups_[group], prices);
                if (price >= never)
                    continue;
                if (!make_successors(day, group, reckoning))
                    return std::nullopt;
                for (std::size_t head = 0; head < heads_; ++head)
                    if (!now_.reached(head).empty())
                        extend(day, group, price, head);
            }
            now_.clear();
            std::swap(now_, next_);
        }
        return least_at_the_end();
    }

private:
    /// Were every state come to.
    [[nodiscard]] double most_steps() const
    {
        return static_cast<double>(heads_ * states_) * static_cast<double>(groups_.size()) * problem_.day_count();
    }

    /// Stands that are alike before any other are kept as one.
    void find_kinds()
    {
        std::map<std::vector<std::int64_t>, std::size_t> known;
        for (std::size_t stand = 0; stand < tolls_.before_count(); ++stand) {
            std::vector<std::int64_t> tolls;
            for (int gap = 1; gap <= tolls_.reach(); ++gap)
                for (std::size_t next = 0; next < stands_.size(); ++next)
                    tolls.push_back(tolls_.after(stand, gap, next));
            const auto [found, is_new] = known.try_emplace(std::move(tolls), first_of_kind_.size());
            if (is_new)
                first_of_kind_.push_back(stand);
            kind_of_.push_back(found->second);
        }
    }

    /// Stands that are alike after any other, before any other and in what they add up to: the cheapest of a day
    /// serves.
    void find_groups()
    {
        std::map<std::vector<std::int64_t>, std::size_t> known;
        for (std::size_t stand = 0; stand < stands_.size(); ++stand) {
            std::vector<std::int64_t> told = sums_.amounts_of(stands_[stand]);
            told.push_back(stands_[stand].empty() ? 0 : 1);
            told.push_back(static_cast<std::int64_t>(kind_of_[stand]));
            for (int gap = 1; gap <= tolls_.reach(); ++gap)
                for (const std::size_t before : first_of_kind_)
                    told.push_back(tolls_.after(before, gap, stand));
            const auto [found, is_new] = known.try_emplace(std::move(told), groups_.size());
            if (is_new)
                groups_.emplace_back();
            groups_[found->second].push_back(stand);
        }
    }

    /// The least that one of them costs on the day, what it is paid taken off; `never` where none may be stood.
    [[nodiscard]] std::int64_t price_of(int day, const std::vector<std::size_t>& group, const LinePrices& prices) const
    {
        const std::size_t types = problem_.shift_types().size();
        std::int64_t least = never;
        for (const std::size_t stand : group) {
            std::int64_t price = 0;
            if (!prices.allow(day, stand, stands_) || !tolls_.on_day(day, stand, price))
                continue;
            price -= prices.paid_for(day, stands_[stand], types);
            least = std::min(least, price - sums_.paid_for(day, stands_[stand]));
        }
        return least;
    }

    [[nodiscard]] std::size_t head_on(std::size_t stand, int days) const
    {
        return off_heads_ + kind_of_[stand] * static_cast<std::size_t>(longest_) +
               static_cast<std::size_t>(std::min(days, longest_) - 1);
    }

    /// The stand before is kept as long as it can matter.
    [[nodiscard]] std::size_t head_off(std::size_t stand, int days) const
    {
        const std::size_t kept = days < tolls_.reach() ? kind_of_[stand] : 0;
        return kept * static_cast<std::size_t>(rested_) + static_cast<std::size_t>(std::min(days, rested_) - 1);
    }

    [[nodiscard]] std::size_t start_head() const
    {
        const History& history = problem_.history(member_);
        const std::size_t last = tolls_.of_history();
        if (history.days_worked > 0)
            return head_on(last, history.days_worked);
        if (history.days_off > 0)
            return head_off(last, history.days_off);
        // Nothing is known: all that is asked of days off is kept, and a turn was the fair distance ago.
        return is_spaced() ? head_off(0, static_cast<int>(std::max<std::int64_t>(fair_ - 1, limits_.minimum_days_off)))
                           : head_off(0, std::max(rested_, tolls_.reach()));
    }

    /// Gives the days of the longest weekend.
    int place_weekend_days()
    {
        int longest = 1;
        for (int day = 0; day < problem_.day_count(); ++day) {
            const bool goes_on = day > 0 && problem_.weekend_of(member_, day) >= 0 &&
                                 problem_.weekend_of(member_, day - 1) == problem_.weekend_of(member_, day);
            place_in_weekend_.push_back(goes_on ? place_in_weekend_.back() + 1 : 0);
            longest = std::max(longest, place_in_weekend_.back() + 1);
        }
        return longest;
    }

    [[nodiscard]] bool is_spaced() const { return spacing_ && fair_ > 1; }

    /// Of a group on a day, where a line that came to a state goes on to. Kept from day to day while they are few.
    [[nodiscard]] LineSums::Successors& successors_of(std::size_t group, bool opens)
    {
        constexpr std::size_t most_kept = std::size_t{1} << 22;
        const bool are_kept = 2 * groups_.size() * states_ <= most_kept;
        successors_.resize(are_kept ? 2 * groups_.size() : 2);
        return successors_[(are_kept ? 2 * group : 0) + (opens ? 1 : 0)];
    }

    [[nodiscard]] bool make_successors(int day, std::size_t group, Reckoning& reckoning)
    {
        for (const bool opens : {false, true})
            if (sums_.set_successors(day, stands_[groups_[group].front()], opens, successors_of(group, opens)) &&
                !reckoning.take(static_cast<double>(states_)))
                return false;
        return true;
    }

    [[nodiscard]] std::int64_t least_at_the_end() const
    {
        std::vector<std::int64_t> least(states_, never);
        for (std::size_t head = 0; head < heads_; ++head)
            for (const std::uint32_t state : now_.reached(head))
                least[state] = std::min(least[state], now_.at(head, state));
        std::int64_t best = never;
        for (std::size_t state = 0; state < states_; ++state)
            if (std::int64_t end = 0; least[state] < never && sums_.end_toll(state, end))
                best = std::min(best, least[state] + end);
        const std::int64_t limits = sums_.least_of_limits();
        return best >= never || limits >= never ? never : best + limits;
    }

    void extend(int day, std::size_t group, std::int64_t price, std::size_t head)
    {
        const std::size_t stand = groups_[group].front();
        const History& history = problem_.history(member_);
        const bool is_open = history.days_worked == 0 && history.days_off == 0;
        const bool was_on = head >= off_heads_;
        const auto length = static_cast<std::size_t>(was_on ? longest_ : rested_);
        const std::size_t at_head = was_on ? head - off_heads_ : head;
        const std::size_t stood = first_of_kind_[at_head / length];
        const int days_on = was_on ? static_cast<int>(at_head % length) + 1 : 0;
        const int days_off = was_on ? 0 : static_cast<int>(at_head % length) + 1;
        const bool works = !stands_[stand].empty();
        const auto pay = [&](Penalty penalty, std::int64_t amount) {
            price += penalty.is_hard ? 0 : penalty.weight * amount * scale_;
            return !penalty.is_hard || amount <= 0;
        };
        std::size_t goal = 0;
        if (works) {
            const std::int64_t toll = days_off < tolls_.reach() ? tolls_.after(stood, days_off + 1, stand) : 0;
            if (toll >= never)
                return;
            price += toll;
            if (!was_on && days_off < limits_.minimum_days_off && days_off <= most_off_ &&
                !pay(penalties_.minimum_days_off, limits_.minimum_days_off - days_off))
                return;
            if (day >= reached_ && days_on + 1 > limits_.maximum_consecutive && !pay(penalties_.maximum_consecutive, 1))
                return;
            if (is_spaced())
                price += spacing_->too_close(days_off + 1, fair_) * scale_;
            goal = head_on(stand, days_on + 1);
        } else if (was_on) {
            const bool waived = is_open && days_on == day;
            if (!waived && days_on < limits_.minimum_consecutive &&
                !pay(penalties_.minimum_consecutive, limits_.minimum_consecutive - days_on))
                return;
            goal = head_off(stood, 1);
        } else {
            goal = head_off(stood, days_off + 1);
        }
        if (!works && is_spaced())
            price += (spacing_->too_long(days_off + 2, fair_) - spacing_->too_long(days_off + 1, fair_)) * scale_;
        const int weekend = problem_.weekend_of(member_, day);
        const bool opens = works && weekend >= 0 && days_off >= place_in_weekend_[static_cast<std::size_t>(day)];
        if (opens)
            price -= sums_.weekend_price();
        const LineSums::Successors& successors = successors_of(group, opens);
        for (const std::uint32_t state : now_.reached(head))
            if (successors.state[state] != LineSums::nowhere)
                next_.put(goal, successors.state[state], now_.at(head, state) + price + successors.toll[state]);
    }

    const Problem& problem_;
    MemberId member_;
    const Limits& limits_;
    const Penalties& penalties_;
    const std::optional<Spacing>& spacing_;
    std::int64_t fair_;
    const std::vector<Stand>& stands_;
    std::int64_t scale_;
    StandTolls tolls_;
    LineSums sums_;
    int reached_ = 0;  ///< days that the history lasts on, which no run is too long by
    int longest_ = 1;
    int most_off_ = 0;  ///< days off in a row, those of the history counted
    int rested_ = 1;
    std::vector<int> place_in_weekend_;  ///< by day: days of the same weekend before it
    std::size_t off_heads_ = 1;
    std::size_t heads_ = 1;
    std::size_t states_ = 1;
    std::vector<std::size_t> kind_of_;  ///< by stand there is to come after
    std::vector<std::size_t> first_of_kind_;
    std::vector<std::vector<std::size_t>> groups_;  ///< stands, alike in all but what they cost on a day
    std::vector<LineSums::Successors> successors_;  ///< by group: it opens no weekend, it does; or of the one at hand
    Table now_;                                     ///< after the day before
    Table next_;
};

/// Entries of the largest table that a line needs, whatever sums are left out: of tolls between stands, or of heads.
double least_table(const Problem& problem, MemberId member, std::size_t stand_count)
{
    const Limits& limits = problem.limits(member);
    const History& history = problem.history(member);
    const auto stands = static_cast<double>(stand_count + 1);
    const double gaps = StandTolls::most_gaps(problem, member);
    const double on = std::min(std::max<double>(limits.minimum_consecutive, limits.maximum_consecutive),
                               problem.day_count() + 2.0 + history.days_worked);
    const double off =
        std::max({std::min<double>(limits.minimum_days_off, problem.day_count() + 2.0 + history.days_off), gaps,
                  static_cast<double>(problem.fair_distance(member))});
    return std::max(gaps * stands * stands, stands * (on + off));
}

constexpr double steps_of_way = 50;  // to find it

/// All ways, or those without the longest patterns, where there are too many. Nothing where there still are.
std::unique_ptr<const LineWays> ways_of(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                        const LinePrices& prices, Reckoning& reckoning)
{
    constexpr std::size_t usual_pattern = 5;
    std::size_t longest = 0;
    for (const PatternId pattern : problem.limits(member).patterns)
        longest = std::max(longest, problem.patterns()[pattern].days.size());
    for (const std::size_t each : {longest, usual_pattern, std::size_t{0}})
        if (each == longest || each < longest) {
            if (auto found = LineWays::of(problem, member, stands, prices, {reckoning.most_states, each}))
                return std::make_unique<const LineWays>(std::move(*found));
            if (!reckoning.take(steps_of_way * static_cast<double>(reckoning.most_states)))
                return nullptr;
            longest = std::min(longest, each);
        }
    return nullptr;
}

/// The member's ways, those kept where prices allow it, else new ones, which `made` holds.
const LineWays* kept_or_made(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                             const LinePrices& prices, Reckoning& reckoning, KeptWays* kept,
                             std::unique_ptr<const LineWays>& made)
{
    // Which stands are alike hangs on the sums that are told apart.
    const bool may_keep = kept != nullptr && prices.counted.empty() && prices.sums.empty();
    if (may_keep && kept->are_too_many)
        return nullptr;
    if (!may_keep || !kept->ways) {
        made = ways_of(problem, member, stands, prices, reckoning);
        if (may_keep)
            kept->are_too_many = !made;
    }
    if (may_keep && made && made->count() <= kept->most)
        kept->ways = std::move(made);
    return may_keep && kept->ways ? kept->ways.get() : made.get();
}

/// The same where more is asked than `LineBound` knows. Nothing where there is too much to it.
std::optional<std::int64_t> least_of_ways(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                          const LinePrices& prices, Reckoning& reckoning, KeptWays* kept)
{
    std::unique_ptr<const LineWays> made;
    const LineWays* ways = kept_or_made(problem, member, stands, prices, reckoning, kept, made);
    if (ways == nullptr)
        return std::nullopt;
    LineSums sums(problem, member, stands, prices);
    sums.count(ways->heads(), reckoning.most_states);
    if (!reckoning.take(static_cast<double>(ways->count()) * (steps_of_way + static_cast<double>(sums.states()))))
        return std::nullopt;
    return ways->least(prices, sums);
}

}  // namespace

std::optional<std::int64_t> least_of_line(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                          const LinePrices& prices, Reckoning& reckoning, KeptWays* kept)
{
    if (least_table(problem, member, stands.size()) > static_cast<double>(reckoning.most_states))
        return std::nullopt;
    if (is_told_by_facts(problem, member))
        if (const auto least = least_of_ways(problem, member, stands, prices, reckoning, kept))
            return least;
    return LineBound(problem, member, stands, prices, reckoning.most_states).least(prices, reckoning);
}

std::vector<std::int64_t> least_of_lines_with(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                              const LinePrices& prices, Reckoning& reckoning, KeptWays* kept)
{
    std::unique_ptr<const LineWays> made;
    const LineWays* ways = kept_or_made(problem, member, stands, prices, reckoning, kept, made);
    if (ways == nullptr)
        return {};
    // The tables of all days are held at once.
    LineSums sums(problem, member, stands, prices);
    sums.count(ways->heads(), reckoning.most_states / static_cast<std::size_t>(problem.day_count()));
    if (!reckoning.take(3.0 * static_cast<double>(ways->count()) * (steps_of_way + static_cast<double>(sums.states()))))
        return {};
    return ways->least_by_stand(prices, sums);
}

}  // namespace muster::roster
