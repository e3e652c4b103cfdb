// Where there are few rosters altogether, all are compared. Else place by place: who would be best there, if anybody?
// Each place that people are missing at, or that somebody was added to, is given to every member in turn; one who could
// take it only by giving up another shift may do so, and that shift is then given to every other member in turn (a
// chain of two). The best of all is made so, until nothing is better.
//
// What somebody in a place would cost depends on that member's line and on who stands there. So a place that was looked
// at is looked at again only where people there have changed, or then with those whose lines have.
//
// Chains are many, and so they are tried only where they may be worth it: where nobody can take the place by itself, or
// where whoever does makes lines dearer by more than what moving another costs; and of the shifts that could be given
// up only those that promise most: what their giver's line and the cheapest other line would cost together. What is
// beyond this is for a whole search (repair.cpp).
#include "rearrange.hpp"

#include "under_repair.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::size_t most_given_up = 48;        // shifts of members for one place whose next taker is looked for
constexpr std::size_t most_passed_on = 12;       // of these, tried with every other member
constexpr std::size_t most_rosters = 1U << 17U;  // that are all compared
constexpr std::int64_t never = std::int64_t{1} << 40;
constexpr int never_looked = -1;
constexpr engine::model::HardSoftCost no_line{0, never};  // there is no such set of shifts

class Rearranging {
public:
    Rearranging(const Problem& problem, const Moves& moves, const Roster& start, std::optional<std::int64_t> move_price)
        : problem_(problem), moves_(moves), move_price_(move_price), at_hand_(problem, moves, start, move_price),
          instance_(at_hand_.instance()), dearer_by_(problem.members().size()),
          line_changed_(problem.members().size(), 0),
          looked_(static_cast<std::size_t>(instance_.days * instance_.types), never_looked),
          place_changed_(looked_.size(), 0)
    {
    }

    [[nodiscard]] Rearranged run(const Roster& start)
    {
        // A day with a set of shifts that the engine does not know cannot be rearranged.
        if (at_hand_.roster() != start)
            return {start};
        if (are_few())
            return {best_of_all(), true};
        // Round and round, until all places since the last change, that one too, can be no better.
        const int places = problem_.day_count() * problem_.shift_type_count();
        for (int at = 0, since = 0; since < places; at = (at + 1) % places, ++since)
            while (improve(at))
                since = 0;
        return {at_hand_.roster()};
    }

private:
    /// What a member may do on a day.
    struct OpenDay {
        int member, day;
        std::vector<engine::model::DutyIndex> duties;
    };

    /// Whether all rosters can be compared; sets what each member may do on each day.
    [[nodiscard]] bool are_few()
    {
        if (!instance_.duties_are_complete)
            return false;
        std::size_t rosters = 1;
        for (int member = 0; member < instance_.members; ++member)
            for (int day = 0; day < instance_.days; ++day) {
                open_days_.push_back({member, day, at_hand_.allowed(member, day)});
                rosters *= open_days_.back().duties.size();
                if (rosters > most_rosters)
                    return false;
            }
        return true;
    }

    /// The start where none is better.
    [[nodiscard]] Roster best_of_all()
    {
        RepairValue best = at_hand_.value();
        std::vector<engine::model::Line> lines = at_hand_.state().lines();
        const auto compare_from = [&](const auto& self, std::size_t at) -> void {
            if (at == open_days_.size()) {
                if (const RepairValue now = at_hand_.value(); now < best) {
                    best = now;
                    lines = at_hand_.state().lines();
                }
                return;
            }
            const auto& [member, day, duties] = open_days_[at];
            for (const engine::model::DutyIndex duty : duties) {
                at_hand_.set_duty(member, day, duty);
                self(self, at + 1);
            }
        };
        compare_from(compare_from, 0);
        return instance_.roster_of(problem_, lines);
    }

    /// Makes some changes; false, and nothing changed, where one of them cannot be.
    bool make(std::span<const Cell> cells)
    {
        std::size_t made = 0;
        while (made < cells.size() && at_hand_.toggle(cells[made]))
            ++made;
        if (made == cells.size())
            return true;
        undo(cells.first(made));
        return false;
    }
    void undo(std::span<const Cell> cells)
    {
        for (std::size_t made = cells.size(); made > 0;)
            at_hand_.toggle(cells[--made]);
    }

    /// The value with one change more, where those before it are made. What it does to a line is reckoned once for
    /// lines that these leave alone.
    [[nodiscard]] std::optional<RepairValue> value_after(std::span<const Cell> made, const Cell& one)
    {
        if (at_hand_.types_on(one.member, one.day).empty()) {
            const bool is_changed = std::ranges::find(made, one.member, &Cell::member) != made.end();
            const engine::model::HardSoftCost dearer =
                is_changed ? at_hand_.line_change(one).value_or(no_line) : dearer_by(one);
            return dearer.hard < never ? std::optional(at_hand_.value_toggled(one, dearer)) : std::nullopt;
        }
        if (!at_hand_.toggle(one))
            return std::nullopt;
        const RepairValue found = at_hand_.value();
        at_hand_.toggle(one);
        return found;
    }

    struct Best {
        RepairValue value;
        std::vector<Cell> cells{};
    };

    /// One change more, where those before it are made.
    std::optional<RepairValue> try_more(Best& best, std::span<const Cell> made, const Cell& one)
    {
        const auto found = value_after(made, one);
        if (found && *found < best.value) {
            best = {*found, {made.begin(), made.end()}};
            best.cells.push_back(one);
        }
        return found;
    }

    /// Who could be in the place and is not, of those whose lines have changed since.
    [[nodiscard]] std::vector<Cell> takers(Cell place, int since) const
    {
        std::vector<Cell> all;
        for (place.member = 0; place.member < instance_.members; ++place.member)
            if (line_changed_[static_cast<std::size_t>(place.member)] > since && at_hand_.may_take(place))
                all.push_back(place);
        return all;
    }

    /// Who was put on the shift and may be taken off.
    [[nodiscard]] std::vector<Cell> added_to(int day, int type) const
    {
        std::vector<Cell> added;
        for (int member = 0; member < instance_.members; ++member)
            if (const Cell cell{member, day, type};
                at_hand_.stands(cell) && at_hand_.is_added(cell) && !at_hand_.is_pinned(cell))
                added.push_back(cell);
        return added;
    }

    /// Makes the best change at one place; false where none is better.
    bool improve(int at)
    {
        const int since = std::exchange(looked_[static_cast<std::size_t>(at)], changes_);
        if (since == changes_)
            return false;
        const int day = at / instance_.types;
        const int type = at % instance_.types;
        const People& people = at_hand_.people(day, type);
        const ShiftTypeId id(static_cast<ShiftTypeId::Value>(type));
        const bool is_open = people.all < moves_.wanted(day, id);
        const std::vector<Cell> added = people.kept < people.all ? added_to(day, type) : std::vector<Cell>{};
        if (!is_open && added.empty())
            return false;
        const bool is_touched =
            !added.empty() || moves_.emptied(day, id) > 0 || people.kept < moves_.stood_before(day, id);
        // Of a place that nobody was moved for, others would do no better now than when they were looked at.
        const bool is_known = !is_touched && place_changed_[static_cast<std::size_t>(at)] <= since;

        Best best{at_hand_.value()};
        if (is_open)
            try_place(best, {}, {0, day, type}, {is_touched, is_known ? since : never_looked});
        for (const Cell& instead_of : added) {
            (void)try_more(best, {}, instead_of);
            try_place(best, {instead_of}, {0, day, type}, {is_touched});
        }
        for (const Cell& cell : best.cells)
            make_for_good(cell);
        return !best.cells.empty();
    }

    void make_for_good(const Cell& cell)
    {
        at_hand_.toggle(cell);
        dearer_by_[static_cast<std::size_t>(cell.member)].clear();
        ++changes_;
        line_changed_[static_cast<std::size_t>(cell.member)] = changes_;
        // Company may be counted by the day.
        for (int type = 0; type < instance_.types; ++type)
            if (type == cell.type || instance_.has_company())
                place_changed_[static_cast<std::size_t>(cell.day * instance_.types + type)] = changes_;
    }

    struct Looks {
        bool with_chains = false;
        int since = never_looked;  ///< at those whose lines have changed since
    };

    /// Every member in the place, after the changes `before`.
    void try_place(Best& best, const std::vector<Cell>& before, const Cell& place, const Looks& looks)
    {
        std::optional<RepairValue> least;
        int taker = 0;
        const std::vector<Cell> all = takers(place, looks.since);
        if (!make(before))
            return;
        for (const Cell& one : all)
            if (const auto found = try_more(best, before, one); found && (!least || *found < *least)) {
                least = found;
                taker = one.member;
            }
        undo(before);
        if (looks.with_chains && (!least || (*least)[0] > 0 ||
                                  (move_price_ && dearer_by({taker, place.day, place.type}).soft > *move_price_)))
            try_chains(best, before, place);
    }

    /// What the shift does to the member's line alone, known until the line changes.
    [[nodiscard]] const engine::model::HardSoftCost& dearer_by(const Cell& taken)
    {
        auto& known = dearer_by_[static_cast<std::size_t>(taken.member)];
        known.resize(static_cast<std::size_t>(instance_.days * instance_.types));
        auto& dearer = known[static_cast<std::size_t>(taken.day * instance_.types + taken.type)];
        if (!dearer)
            dearer = at_hand_.line_change(taken).value_or(no_line);
        return *dearer;
    }

    /// The least that the shift makes the line of anybody but its giver dearer; nothing where nobody may take it.
    [[nodiscard]] std::optional<engine::model::HardSoftCost> least_dearer(Cell passed)
    {
        const int giver = passed.member;
        std::optional<engine::model::HardSoftCost> least;
        for (passed.member = 0; passed.member < instance_.members; ++passed.member)
            if (passed.member != giver && at_hand_.may_take(passed))
                if (const engine::model::HardSoftCost& dearer = dearer_by(passed); !least || dearer < *least)
                    least = dearer;
        return least;
    }

    struct GivenUp {
        Cell given;
        Cell place;         ///< with its taker, who is the giver
        RepairValue value;  ///< of the roster then, with nobody on what was given up
        int number = 0;     ///< in which it was found

        friend bool operator<(const GivenUp& left, const GivenUp& right)
        {
            return std::tie(left.value, left.number) < std::tie(right.value, right.number);
        }
    };

    /// Notes one more way, unless it promises less than `most_given_up` others: of these the last stands first.
    void note(std::vector<GivenUp>& all, GivenUp one, Best& best, const std::vector<Cell>& before)
    {
        if (one.value < best.value) {
            best = {one.value, before};
            best.cells.push_back(one.given);
            best.cells.push_back(one.place);
        }
        one.number = ++ways_;
        if (all.size() == most_given_up) {
            if (!(one < all.front()))
                return;
            std::ranges::pop_heap(all, std::less<>{});
            all.pop_back();
        }
        all.push_back(one);
        std::ranges::push_heap(all, std::less<>{});
    }

    /// Every shift that somebody could give up for the place, the most promising first.
    [[nodiscard]] std::vector<GivenUp> given_up(Best& best, const std::vector<Cell>& before, Cell place)
    {
        std::vector<GivenUp> all;
        for (const Cell& cell : before)
            at_hand_.toggle(cell);
        for (place.member = 0; place.member < instance_.members; ++place.member) {
            if (!at_hand_.may_take(place))
                continue;
            const engine::model::Line line = at_hand_.state().line(place.member);
            const bool is_taken = at_hand_.toggle(place);
            for (int day = 0; day < instance_.days; ++day) {
                if (!is_taken && day != place.day)
                    continue;  // there is no duty of the place and what the member has on that day
                for (const std::uint16_t type : instance_.duties[line[static_cast<std::size_t>(day)]].types) {
                    const Cell given{place.member, day, type};
                    if (at_hand_.is_pinned(given))
                        continue;
                    if (is_taken && at_hand_.types_on(place.member, day).size() == 1) {
                        if (const auto dearer = at_hand_.line_change(given))
                            note(all, {given, place, at_hand_.value_toggled(given, *dearer)}, best, before);
                        continue;
                    }
                    if (!at_hand_.toggle(given))
                        continue;
                    if (is_taken || at_hand_.toggle(place)) {
                        note(all, {given, place, at_hand_.value()}, best, before);
                        if (!is_taken)
                            at_hand_.toggle(place);
                    }
                    at_hand_.toggle(given);
                }
            }
            if (is_taken)
                at_hand_.toggle(place);
        }
        for (auto cell = before.rbegin(); cell != before.rend(); ++cell)
            at_hand_.toggle(*cell);
        for (GivenUp& one : all)
            look_ahead(one);
        std::ranges::sort(all, std::less<>{});
        all.resize(std::min(all.size(), most_passed_on));
        return all;
    }

    /// Adds what the shift given up makes the cheapest other line dearer.
    void look_ahead(GivenUp& one)
    {
        if (const auto passed = least_dearer(one.given)) {
            one.value[0] += passed->hard;
            one.value[cost_level(move_price_)] += passed->soft;
        } else {
            one.value[0] += never;
        }
    }

    void try_chains(Best& best, const std::vector<Cell>& before, const Cell& place)
    {
        for (const GivenUp& one : given_up(best, before, place)) {
            std::vector<Cell> cells = before;
            cells.push_back(one.given);
            cells.push_back(one.place);
            const std::vector<Cell> all = takers(one.given, never_looked);
            if (!make(cells))
                continue;
            for (const Cell& passed : all)
                (void)try_more(best, cells, passed);
            undo(cells);
        }
    }

    const Problem& problem_;
    const Moves& moves_;
    std::optional<std::int64_t> move_price_;
    UnderRepair at_hand_;
    const engine::model::Instance& instance_;
    std::vector<std::vector<std::optional<engine::model::HardSoftCost>>>
        dearer_by_;  // member; day x type, or none known
    std::vector<OpenDay> open_days_;
    int ways_ = 0;                    ///< to give a shift up for another
    int changes_ = 0;                 ///< made for good
    std::vector<int> line_changed_;   ///< by member: the last change of the line
    std::vector<int> looked_;         ///< by place: the last change before it was looked at
    std::vector<int> place_changed_;  ///< by place: the last change there
};

}  // namespace

Rearranged rearranged(const Problem& problem, const Moves& moves, const Roster& start,
                      std::optional<std::int64_t> move_price)
{
    return Rearranging(problem, moves, start, move_price).run(start);
}

}  // namespace muster::roster
