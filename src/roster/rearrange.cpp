// Where there are few rosters altogether, all are compared. Else place by place: who would be best there, if anybody?
// Each place that people are missing at, or that somebody was added to, is given to every member in turn; one who could
// take it only by giving up another shift may do so, and that shift is then given to every other member in turn (a
// chain of two). The best of all is made so, until nothing is better.
//
// Chains are many, and so they are tried only where they may be worth it: where nobody can take the place by itself, or
// where whoever does makes lines dearer by more than what moving another costs; and of the shifts that could be given
// up only those that promise most: what their giver's line and the cheapest other line would cost together. What is
// beyond this is for a whole search (repair.cpp).
#include "rearrange.hpp"

#include "roster/engine/state.hpp"

#include "muster/roster/check.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <vector>

namespace muster::roster {
namespace {

constexpr std::size_t most_given_up = 48;        // shifts of members for one place whose next taker is looked for
constexpr std::size_t most_passed_on = 12;       // of these, tried with every other member
constexpr std::size_t most_rosters = 1U << 15U;  // that are all compared
constexpr int no_duty = -1;

std::size_t size_of_changes(const Roster& left, const Roster& right)
{
    std::vector<Assignment> apart;
    std::ranges::set_symmetric_difference(left.assignments(), right.assignments(), std::back_inserter(apart),
                                          std::less<>{});
    return apart.size();
}

RepairValue value(std::int64_t hard, std::int64_t cost, std::int64_t counted, std::int64_t open, std::int64_t changes,
                  std::optional<std::int64_t> move_price)
{
    if (move_price)
        return {hard, cost + *move_price * counted, open, counted, changes};
    return {hard, counted, open, cost, changes};
}

class Rearranging {
public:
    Rearranging(const Problem& problem, const Moves& moves, std::optional<std::int64_t> move_price)
        : problem_(problem), moves_(moves), move_price_(move_price), instance_(problem), state_(instance_),
          people_(static_cast<std::size_t>(problem.day_count() * problem.shift_type_count())),
          dearer_by_(problem.members().size())
    {
        set_duties();
    }

    [[nodiscard]] Rearranged run(const Roster& start)
    {
        begin(start);
        // A day with a set of shifts that the engine does not know cannot be rearranged.
        if (instance_.roster_of(problem_, state_.lines()) != start)
            return {start};
        if (are_few()) {
            compare_all();
            return {instance_.roster_of(problem_, state_.lines()), true};
        }
        for (bool is_better = true; is_better;) {
            is_better = false;
            for (int day = 0; day < problem_.day_count(); ++day)
                for (int type = 0; type < problem_.shift_type_count(); ++type)
                    while (improve(day, type))
                        is_better = true;
        }
        return {instance_.roster_of(problem_, state_.lines()), false};
    }

private:
    /// One member's being on one shift, or not any more.
    struct Cell {
        int member, day, type;
        friend bool operator==(const Cell&, const Cell&) = default;
    };

    /// What a member may do on a day.
    struct OpenDay {
        int member, day;
        std::vector<engine::DutyIndex> duties;
    };

    void set_duties()
    {
        const auto types = static_cast<std::size_t>(instance_.types);
        toggled_.assign(instance_.duties.size() * types, no_duty);
        for (std::size_t duty = 0; duty < instance_.duties.size(); ++duty)
            for (const std::uint16_t type : instance_.duties[duty].types) {
                std::vector<std::uint16_t> rest = instance_.duties[duty].types;
                std::erase(rest, type);
                for (std::size_t less = 0; less < duty; ++less)
                    if (instance_.duties[less].types == rest) {
                        toggled_[duty * types + type] = static_cast<int>(less);
                        toggled_[less * types + type] = static_cast<int>(duty);
                    }
            }
    }

    void begin(const Roster& start)
    {
        std::vector<engine::Line> lines;
        for (int member = 0; member < instance_.members; ++member)
            lines.push_back(instance_.line_of(problem_, start, member));
        state_.set(lines);
        for (int day = 0; day < problem_.day_count(); ++day)
            for (int type = 0; type < problem_.shift_type_count(); ++type) {
                People& people = people_of(day, type);
                people = moves_.people(start, day, type_of(type));
                counted_ += moves_.counted(day, type_of(type), people);
                open_ += moves_.left_open(day, type_of(type), people);
            }
        changes_ = static_cast<std::int64_t>(size_of_changes(moves_.base(), start));
    }

    [[nodiscard]] static ShiftTypeId type_of(int type) { return ShiftTypeId(static_cast<ShiftTypeId::Value>(type)); }
    [[nodiscard]] Assignment assignment(const Cell& cell) const
    {
        return {MemberId(static_cast<MemberId::Value>(cell.member)), {problem_.day(cell.day), type_of(cell.type)}};
    }
    [[nodiscard]] std::size_t slot(int day, int type) const
    {
        return static_cast<std::size_t>(day * problem_.shift_type_count() + type);
    }
    [[nodiscard]] People& people_of(int day, int type) { return people_[slot(day, type)]; }
    [[nodiscard]] int duty_of(const Cell& cell) const
    {
        return state_.line(cell.member)[static_cast<std::size_t>(cell.day)];
    }
    [[nodiscard]] bool stands(const Cell& cell) const
    {
        return std::ranges::count(instance_.duties[static_cast<std::size_t>(duty_of(cell))].types, cell.type) > 0;
    }
    [[nodiscard]] bool is_added(const Cell& cell) const { return !moves_.base().contains(assignment(cell)); }
    [[nodiscard]] bool is_pinned(const Cell& cell) const
    {
        const Assignment one = assignment(cell);
        return std::ranges::binary_search(problem_.pinned_of(one.member, cell.day), one, std::less<>{});
    }
    /// Might take the shift, as far as bars tell.
    [[nodiscard]] bool may_take(const Cell& cell) const
    {
        return problem_.may_stand(assignment(cell).member, cell.day, type_of(cell.type)) && !stands(cell);
    }

    [[nodiscard]] RepairValue value_now() const
    {
        return value(state_.toll().hard, state_.toll().soft, counted_, open_, changes_, move_price_);
    }

    void set_duty(int member, int day, engine::DutyIndex duty)
    {
        const auto& before = instance_.duties[state_.line(member)[static_cast<std::size_t>(day)]].types;
        const auto& after = instance_.duties[duty].types;
        const auto count = [&](const auto& types, const auto& others, int step) {
            for (const std::uint16_t type : types)
                if (std::ranges::find(others, type) == others.end())
                    count_person({member, day, type}, step);
        };
        count(before, after, -1);
        count(after, before, 1);
        state_.change(member, day, {&duty, 1});
    }

    void count_person(const Cell& cell, int step)
    {
        const bool was_there = !is_added(cell);
        People& people = people_of(cell.day, cell.type);
        const ShiftTypeId type = type_of(cell.type);
        counted_ -= moves_.counted(cell.day, type, people);
        open_ -= moves_.left_open(cell.day, type, people);
        people.all += step;
        people.kept += was_there ? step : 0;
        counted_ += moves_.counted(cell.day, type, people);
        open_ += moves_.left_open(cell.day, type, people);
        changes_ += was_there ? -step : step;
    }

    /// False, and nothing changed, where no duty is such.
    bool toggle(const Cell& cell)
    {
        const int duty = toggled_[static_cast<std::size_t>(duty_of(cell) * instance_.types + cell.type)];
        if (duty == no_duty)
            return false;
        set_duty(cell.member, cell.day, static_cast<engine::DutyIndex>(duty));
        return true;
    }

    /// Duties that break no bar and no pin.
    [[nodiscard]] std::vector<engine::DutyIndex> allowed(int member, int day) const
    {
        const MemberId id(static_cast<MemberId::Value>(member));
        std::vector<engine::DutyIndex> duties;
        for (int duty = 0; duty < instance_.duty_count; ++duty) {
            const auto& types = instance_.duties[static_cast<std::size_t>(duty)].types;
            const bool breaks_pin = std::ranges::any_of(problem_.pinned_of(id, day), [&](const Assignment& pin) {
                return std::ranges::find(types, pin.shift.type.row()) == types.end();
            });
            if (!breaks_pin && instance_.linear_of(member, day, duty) != engine::barred)
                duties.push_back(static_cast<engine::DutyIndex>(duty));
        }
        return duties;
    }

    /// Whether all rosters can be compared; sets what each member may do on each day.
    [[nodiscard]] bool are_few()
    {
        if (!instance_.duties_are_complete)
            return false;
        std::size_t rosters = 1;
        for (int member = 0; member < instance_.members; ++member)
            for (int day = 0; day < instance_.days; ++day) {
                open_days_.push_back({member, day, allowed(member, day)});
                rosters *= open_days_.back().duties.size();
                if (rosters > most_rosters)
                    return false;
            }
        return true;
    }

    /// The best of all, the start where none is better.
    void compare_all()
    {
        RepairValue best = value_now();
        std::vector<engine::Line> lines = state_.lines();
        const auto compare_from = [&](const auto& self, std::size_t at) -> void {
            if (at == open_days_.size()) {
                if (const RepairValue now = value_now(); now < best) {
                    best = now;
                    lines = state_.lines();
                }
                return;
            }
            const auto& [member, day, duties] = open_days_[at];
            for (const engine::DutyIndex duty : duties) {
                set_duty(member, day, duty);
                self(self, at + 1);
            }
        };
        compare_from(compare_from, 0);
        state_.set(lines);
    }

    /// The value after some changes, which are then undone.
    [[nodiscard]] std::optional<RepairValue> tried(std::span<const Cell> cells)
    {
        std::size_t made = 0;
        while (made < cells.size() && toggle(cells[made]))
            ++made;
        std::optional<RepairValue> found;
        if (made == cells.size())
            found = value_now();
        while (made > 0)
            toggle(cells[--made]);
        return found;
    }

    struct Best {
        RepairValue value;
        std::vector<Cell> cells{};
    };

    std::optional<RepairValue> try_for(Best& best, const std::vector<Cell>& cells)
    {
        const auto found = tried(cells);
        if (found && *found < best.value)
            best = {*found, cells};
        return found;
    }

    /// Makes the best change at one place; false where none is better.
    bool improve(int day, int type)
    {
        const People& people = people_of(day, type);
        const bool is_open = people.all < moves_.wanted(day, type_of(type));
        std::vector<Cell> added;
        for (int member = 0; member < instance_.members; ++member)
            if (const Cell cell{member, day, type}; stands(cell) && is_added(cell) && !is_pinned(cell))
                added.push_back(cell);
        if (!is_open && added.empty())
            return false;
        const bool is_touched = !added.empty() || moves_.emptied(day, type_of(type)) > 0 ||
                                people.kept < moves_.stood_before(day, type_of(type));

        Best best{value_now()};
        if (is_open)
            try_place(best, {}, {0, day, type}, is_touched);
        for (const Cell& instead_of : added) {
            (void)try_for(best, {instead_of});
            try_place(best, {instead_of}, {0, day, type}, is_touched);
        }
        for (const Cell& cell : best.cells) {
            toggle(cell);
            dearer_by_[static_cast<std::size_t>(cell.member)].clear();
        }
        return !best.cells.empty();
    }

    /// Every member in the place, after the changes `before`.
    void try_place(Best& best, const std::vector<Cell>& before, Cell place, bool with_chains)
    {
        std::optional<RepairValue> least;
        int taker = 0;
        std::vector<Cell> cells = before;
        for (place.member = 0; place.member < instance_.members; ++place.member) {
            if (!may_take(place))
                continue;
            cells.resize(before.size());
            cells.push_back(place);
            if (const auto found = try_for(best, cells); found && (!least || *found < *least)) {
                least = found;
                taker = place.member;
            }
        }
        if (with_chains && (!least || (*least)[0] > 0 ||
                            (move_price_ && dearer_by({taker, place.day, place.type}).soft > *move_price_)))
            try_chains(best, before, place);
    }

    /// What the shift does to the member's line alone, known until the line changes.
    [[nodiscard]] const engine::Toll& dearer_by(const Cell& taken)
    {
        auto& known = dearer_by_[static_cast<std::size_t>(taken.member)];
        known.resize(people_.size());
        auto& dearer = known[slot(taken.day, taken.type)];
        if (!dearer) {
            const engine::Toll before = state_.line_toll(taken.member);
            toggle(taken);
            dearer = state_.line_toll(taken.member) - before;
            toggle(taken);
        }
        return *dearer;
    }

    /// The least that the shift makes the line of anybody but its giver dearer; nothing where nobody may take it.
    [[nodiscard]] std::optional<engine::Toll> least_dearer(Cell passed)
    {
        const int giver = passed.member;
        std::optional<engine::Toll> least;
        for (passed.member = 0; passed.member < instance_.members; ++passed.member)
            if (passed.member != giver && may_take(passed))
                if (const engine::Toll& dearer = dearer_by(passed); !least || dearer < *least)
                    least = dearer;
        return least;
    }

    struct GivenUp {
        Cell given;
        Cell place;         ///< with its taker, who is the giver
        RepairValue value;  ///< of the roster then, with nobody on what was given up
    };

    /// Notes one more way, and the roster as it is, which is that way's.
    void note(std::vector<GivenUp>& all, const GivenUp& one, Best& best, const std::vector<Cell>& before) const
    {
        all.push_back(one);
        if (one.value < best.value) {
            best = {one.value, before};
            best.cells.push_back(one.given);
            best.cells.push_back(one.place);
        }
    }

    /// Every shift that somebody could give up for the place, the most promising first.
    [[nodiscard]] std::vector<GivenUp> given_up(Best& best, const std::vector<Cell>& before, Cell place)
    {
        std::vector<GivenUp> all;
        for (const Cell& cell : before)
            toggle(cell);
        for (place.member = 0; place.member < instance_.members; ++place.member) {
            if (!may_take(place))
                continue;
            const engine::Line line = state_.line(place.member);
            const bool is_taken = toggle(place);
            for (int day = 0; day < instance_.days; ++day) {
                if (!is_taken && day != place.day)
                    continue;  // there is no duty of the place and what the member has on that day
                for (const std::uint16_t type : instance_.duties[line[static_cast<std::size_t>(day)]].types) {
                    const Cell given{place.member, day, type};
                    if (is_pinned(given) || !toggle(given))
                        continue;
                    if (is_taken || toggle(place)) {
                        note(all, {given, place, value_now()}, best, before);
                        if (!is_taken)
                            toggle(place);
                    }
                    toggle(given);
                }
            }
            if (is_taken)
                toggle(place);
        }
        for (auto cell = before.rbegin(); cell != before.rend(); ++cell)
            toggle(*cell);
        keep_best(all, most_given_up);
        for (GivenUp& one : all)
            look_ahead(one);
        keep_best(all, most_passed_on);
        return all;
    }

    static void keep_best(std::vector<GivenUp>& all, std::size_t most)
    {
        std::ranges::stable_sort(all, {}, &GivenUp::value);
        all.resize(std::min(all.size(), most));
    }

    /// Adds what the shift given up makes the cheapest other line dearer.
    void look_ahead(GivenUp& one)
    {
        if (const auto passed = least_dearer(one.given)) {
            one.value[0] += passed->hard;
            one.value[move_price_ ? 1 : 3] += passed->soft;
        } else {
            one.value[0] = std::numeric_limits<std::int64_t>::max();
        }
    }

    void try_chains(Best& best, const std::vector<Cell>& before, const Cell& place)
    {
        for (const GivenUp& one : given_up(best, before, place)) {
            std::vector<Cell> cells = before;
            cells.push_back(one.given);
            cells.push_back(one.place);
            Cell passed = one.given;
            for (passed.member = 0; passed.member < instance_.members; ++passed.member)
                if (passed.member != one.given.member && may_take(passed)) {
                    cells.push_back(passed);
                    (void)try_for(best, cells);
                    cells.pop_back();
                }
        }
    }

    const Problem& problem_;
    const Moves& moves_;
    std::optional<std::int64_t> move_price_;
    engine::Instance instance_;
    engine::State state_;
    std::vector<int> toggled_;    // duty x type: the duty with the type more, or less
    std::vector<People> people_;  // day x type
    std::vector<std::vector<std::optional<engine::Toll>>> dearer_by_;  // member; day x type, or none known
    std::vector<OpenDay> open_days_;
    std::int64_t counted_ = 0;
    std::int64_t open_ = 0;
    std::int64_t changes_ = 0;
};

}  // namespace

RepairValue value_of(const Problem& problem, const Moves& moves, const Roster& roster,
                     std::optional<std::int64_t> move_price)
{
    const Score score = check(problem, roster).score;
    return value(score.hard, score.cost, static_cast<std::int64_t>(moves.counted(roster)),
                 static_cast<std::int64_t>(moves.left_open(roster).size()),
                 static_cast<std::int64_t>(size_of_changes(moves.base(), roster)), move_price);
}

Rearranged rearranged(const Problem& problem, const Moves& moves, const Roster& start,
                      std::optional<std::int64_t> move_price)
{
    return Rearranging(problem, moves, move_price).run(start);
}

}  // namespace muster::roster
