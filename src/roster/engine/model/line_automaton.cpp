#include "roster/engine/model/line_automaton.hpp"

#include "muster/roster/rule/list.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/rule/line_machine.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace muster::inline v0_2::roster::engine::model {
namespace {

using RuleState = rule::LineMachine::State;
using Joined = std::vector<RuleState>;  ///< of runs first, then of each machine

struct JoinedHash {
    std::size_t operator()(const Joined& joined) const
    {
        std::uint64_t hash = 1469598103934665603U;
        for (const RuleState state : joined)
            hash = (hash ^ static_cast<std::uint64_t>(state)) * 1099511628211U;
        return static_cast<std::size_t>(hash ^ hash >> 29);
    }
};

/// Runs, and what follows what, as a machine over duties.
class Runs {
public:
    Runs(const Instance& instance, const Problem& problem, const LineRules& rule)
        : rule_(rule), sequence_(instance.sequences[rule.sequence]), stands_alone_(problem.stands_alone()),
          ends_(problem.is_followed_by_gap())
    {
    }

    [[nodiscard]] RuleState start(const LineRules& rule) const
    {
        if (stands_alone_)
            return packed({.is_open = true, .gap = sequence_.reach + 1});
        return packed({.is_on = rule.starts_on,
                       .is_open = rule.starts_open,
                       .length = rule.start_length,
                       .gap = rule.starts_on ? 1 : rule.start_length + 1,
                       .last = rule.start_class});
    }

    [[nodiscard]] std::pair<RuleState, HardSoftCost> step(RuleState state, int day, DutyIndex duty) const
    {
        Run run = unpacked(state);
        HardSoftCost toll;
        const bool works = duty != 0;
        if (works != run.is_on) {
            toll += end_of(run);
            run.is_open = run.is_open && day == 0 && !stands_alone_ && works;
            run.is_on = works;
            run.length = 0;
        }
        ++run.length;
        if (works) {
            toll += rule_.on_day[std::min(run.length, rule_.run_cap)];
            if (run.gap <= sequence_.reach)
                toll += sequence_.toll(run.gap, run.last, sequence_.column_of[duty]);
            run.last = sequence_.row_of[duty];
            run.gap = 1;
        } else {
            // A turn was long enough ago, where none comes before.
            const int before = stands_alone_ && run.is_open ? rule_.start_length : 0;
            toll += rule_.off_day[std::min(run.length + before, rule_.off_cap)];
            ++run.gap;
        }
        return {packed(run), toll};
    }

    /// Of the last run, where no day can come after.
    [[nodiscard]] HardSoftCost end(RuleState state) const
    {
        const Run run = unpacked(state);
        if (run.is_on)
            return ends_ ? end_of(run) : HardSoftCost{};
        return stands_alone_ ? short_of(run) : HardSoftCost{};
    }

private:
    struct Run {
        bool is_on = false;
        bool is_open = false;  ///< nothing is known of what went before, or nothing did
        int length = 0;
        int gap = 1;
        int last = 0;
    };

    /// Of days off alone, whatever turns lie around them.
    [[nodiscard]] HardSoftCost short_of(const Run& run) const
    {
        return run.length == 0 ? HardSoftCost{} : rule_.off_short[std::min(run.length, rule_.off_cap)];
    }
    [[nodiscard]] HardSoftCost end_of(const Run& run) const
    {
        if (run.is_on)
            return run.is_open ? HardSoftCost{} : rule_.on_end[std::min(run.length, rule_.run_cap)];
        return stands_alone_ && run.is_open ? short_of(run) : rule_.off_end[std::min(run.length, rule_.off_cap)];
    }

    [[nodiscard]] RuleState packed(const Run& run) const
    {
        const int gap = std::min(run.gap, sequence_.reach + 1);
        const RuleState length = std::min(run.length, run.is_on ? rule_.run_cap : rule_.off_cap);
        const RuleState last = gap > sequence_.reach ? 0 : run.last;
        return ((last * 4096 + gap) * (RuleState{1} << 24) + length) * 4 + (run.is_open ? 2 : 0) + (run.is_on ? 1 : 0);
    }
    [[nodiscard]] static Run unpacked(RuleState state)
    {
        const RuleState rest = state / 4 / (RuleState{1} << 24);
        return {.is_on = state % 2 != 0,
                .is_open = state / 2 % 2 != 0,
                .length = static_cast<int>(state / 4 % (RuleState{1} << 24)),
                .gap = static_cast<int>(rest % 4096),
                .last = static_cast<int>(rest / 4096)};
    }

    const LineRules& rule_;
    const Sequence& sequence_;
    bool stands_alone_;
    bool ends_;
};

HardSoftCost toll_of(const rule::Bent& bent) { return {bent.soft, bent.hard}; }

}  // namespace

/// Joined states day by day, and then those that are alike as one place.
class LineAutomaton::Builder {
public:
    Builder(LineAutomaton& made, const Instance& instance, const Problem& problem, std::span<const int> members)
        : made_(made), instance_(instance), problem_(problem), rule_(instance.rules[members.front()]),
          runs_(instance, problem, rule_)
    {
        machines_ = machines_of(members.front());
        number_letters();
        for (const int member : members) {
            Joined start{runs_.start(instance.rules[member])};
            for (const auto& machine : machines_of(member))
                start.push_back(machine->start());
            starts_.push_back(layer_.number(std::move(start)));
        }
    }

    void build()
    {
        for (int day = 0; day < instance_.days; ++day)
            go_on(day);
        tell_places();
        for (int day = instance_.days - 1; day >= 0; --day)
            join(day);
        for (const int start : starts_)
            made_.starts_.push_back(place_of_[start]);
        std::ranges::reverse(made_.places_);
        std::ranges::reverse(made_.ways_);
        made_.most_places_ = *std::ranges::max_element(made_.places_);
        list_entries();
    }

private:
    struct Layer {
        std::unordered_map<Joined, int, JoinedHash> known{};
        std::vector<const Joined*> states{};

        int number(Joined state)
        {
            const auto [at, is_new] = known.emplace(std::move(state), static_cast<int>(states.size()));
            if (is_new)
                states.push_back(&at->first);
            return at->second;
        }
    };

    [[nodiscard]] std::vector<std::unique_ptr<rule::LineMachine>> machines_of(int member) const
    {
        const MemberId id(static_cast<MemberId::Value>(member));
        std::vector<std::unique_ptr<rule::LineMachine>> machines;
        for (const rule::Entry& entry : rule::list())
            if (entry.machine != nullptr && entry.asks_of(problem_, id))
                machines.push_back(entry.machine(problem_, id));
        return machines;
    }

    void number_letters()
    {
        const Sequence& sequence = instance_.sequences[rule_.sequence];
        std::map<std::tuple<std::vector<int>, bool, int, int>, int> known;
        for (int duty = 0; duty < instance_.duty_count; ++duty) {
            rule::Stood stood;
            for (const std::uint16_t type : instance_.duties[duty].types) {
                stood.kinds.push_back(problem_.kind_of(ShiftTypeId(type)));
                stood.is_night = stood.is_night || problem_.shift_types()[ShiftTypeId(type)].is_night;
            }
            std::ranges::sort(stood.kinds);
            stood.kinds.erase(std::unique(stood.kinds.begin(), stood.kinds.end()), stood.kinds.end());
            const auto [at, is_new] =
                known.emplace(std::tuple(stood.kinds, stood.is_night, static_cast<int>(sequence.row_of[duty]),
                                         static_cast<int>(sequence.column_of[duty])),
                              static_cast<int>(stood_.size()));
            if (is_new) {
                stood_.push_back(std::move(stood));
                example_.push_back(static_cast<DutyIndex>(duty));
            }
            made_.letter_of_.push_back(at->second);
        }
        made_.letters_ = static_cast<int>(stood_.size());
    }

    /// All places that a day leads to.
    void go_on(int day)
    {
        Layer next;
        List<Way> ways;
        Joined after(machines_.size() + 1);
        for (const Joined* state : layer_.states)
            for (std::size_t letter = 0; letter < stood_.size(); ++letter) {
                auto [run, toll] = runs_.step(state->front(), day, example_[letter]);
                after.front() = run;
                for (std::size_t at = 0; at < machines_.size(); ++at) {
                    const auto step = machines_[at]->step((*state)[at + 1], day, stood_[letter]);
                    after[at + 1] = step.next;
                    toll += toll_of(step.bent);
                }
                ways.push_back({next.number(after), toll});
            }
        ways_.push_back(std::move(ways));
        layer_ = std::move(next);
    }

    /// Those of the end: alike where the end costs alike.
    void tell_places()
    {
        std::map<std::pair<Cost, Cost>, int> known;
        for (const Joined* state : layer_.states) {
            HardSoftCost toll = runs_.end(state->front());
            for (std::size_t at = 0; at < machines_.size(); ++at)
                toll += toll_of(machines_[at]->end((*state)[at + 1]));
            const auto [at, is_new] = known.emplace(std::pair(toll.soft, toll.hard), static_cast<int>(known.size()));
            if (is_new)
                made_.ends_.push_back(toll);
            place_of_.push_back(at->second);
        }
        made_.places_.push_back(static_cast<int>(known.size()));
    }

    /// States before the day are one place where all letters lead alike.
    void join(int day)
    {
        const auto letters = stood_.size();
        const List<Way>& ways = ways_[day];
        std::unordered_map<Joined, int, JoinedHash> known;
        List<int> places;
        List<Way> joined;
        Joined key(letters * 3);
        for (std::size_t state = 0; state * letters < ways.size(); ++state) {
            for (std::size_t letter = 0; letter < letters; ++letter) {
                const Way& way = ways[state * letters + letter];
                key[letter * 3] = place_of_[way.to];
                key[letter * 3 + 1] = way.toll.soft;
                key[letter * 3 + 2] = way.toll.hard;
            }
            const auto [at, is_new] = known.emplace(key, static_cast<int>(known.size()));
            if (is_new)
                for (std::size_t letter = 0; letter < letters; ++letter)
                    joined.push_back(
                        {place_of_[ways[state * letters + letter].to], ways[state * letters + letter].toll});
            places.push_back(at->second);
        }
        place_of_ = std::move(places);
        made_.places_.push_back(static_cast<int>(known.size()));
        made_.ways_.push_back(std::move(joined));
        ways_[day].clear();
        ways_[day].shrink_to_fit();
    }

    void list_entries()
    {
        for (int day = 0; day < instance_.days; ++day) {
            const List<Way>& ways = made_.ways_[day];
            List<int> begin(made_.places_[day + 1] + 1, 0);
            for (const Way& way : ways)
                ++begin[way.to + 1];
            for (std::size_t place = 1; place < begin.size(); ++place)
                begin[place] += begin[place - 1];
            List<int> next = begin;
            List<Entry> entries(ways.size());
            for (std::size_t at = 0; at < ways.size(); ++at)
                entries[next[ways[at].to]++] = {static_cast<std::int32_t>(at / stood_.size()),
                                                static_cast<std::int32_t>(at % stood_.size()), ways[at].toll};
            made_.entries_.push_back(std::move(entries));
            made_.entry_begin_.push_back(std::move(begin));
        }
    }

    LineAutomaton& made_;
    const Instance& instance_;
    const Problem& problem_;
    const LineRules& rule_;
    Runs runs_;
    std::vector<std::unique_ptr<rule::LineMachine>> machines_;
    std::vector<rule::Stood> stood_;  ///< by letter
    List<DutyIndex> example_;         ///< by letter: a duty
    List<int> starts_;                ///< by member: a state of the first layer
    Layer layer_;                     ///< of the day at hand
    List<List<Way>> ways_;            ///< by day; by state and letter
    List<int> place_of_;              ///< by state of the layer at hand
};

bool LineAutomaton::is_needed(const Problem& problem, MemberId member)
{
    return problem.stands_alone() || !problem.limits(member).weekend.empty() ||
           std::ranges::any_of(rule::list(), [&](const rule::Entry& entry) {
               return entry.machine != nullptr && !entry.is_planned && entry.asks_of(problem, member);
           });
}

LineAutomaton::LineAutomaton(const Instance& instance, const Problem& problem, std::span<const int> members)
{
    Builder(*this, instance, problem, members).build();
}

HardSoftCost LineAutomaton::toll(int start, View<const DutyIndex> line) const
{
    HardSoftCost toll;
    int place = start;
    for (std::size_t day = 0; day < line.size(); ++day) {
        const Way& next = way(static_cast<int>(day), place, letter_of_[line[day]]);
        toll += next.toll;
        place = next.to;
    }
    return toll += ends_[place];
}

HardSoftCost LineAutomaton::change(int start, View<const DutyIndex> line, int from, View<const DutyIndex> duties) const
{
    int place = start;
    for (int day = 0; day < from; ++day)
        place = way(day, place, letter_of_[line[day]]).to;
    HardSoftCost rise;
    int other = place;
    const int to = from + static_cast<int>(duties.size());
    const int days = static_cast<int>(line.size());
    for (int day = from; day < days && (day < to || place != other); ++day) {
        const Way& before = way(day, place, letter_of_[line[day]]);
        const Way& after = way(day, other, letter_of_[day < to ? duties[day - from] : line[day]]);
        rise += after.toll - before.toll;
        place = before.to;
        other = after.to;
    }
    return place == other ? rise : rise + ends_[other] - ends_[place];
}

double LineAutomaton::greatest_soft() const
{
    double most = 0.0;
    for (const List<Way>& ways : ways_) {
        Cost of_day = 0;
        for (const Way& way : ways)
            of_day = std::max(of_day, way.toll.soft);
        most += static_cast<double>(of_day);
    }
    Cost of_end = 0;
    for (const HardSoftCost& end : ends_)
        of_end = std::max(of_end, end.soft);
    return most + static_cast<double>(of_end);
}

}  // namespace muster::roster::engine::model
