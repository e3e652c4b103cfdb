// One record of each event, so that periods up to their cap hold the most. To fill two periods to the brim is to split
// a set of numbers into halves, so nobody knows a way that is quick on every input (the problem is NP-hard; it is the
// budgeted allocation of auctions, see Andelman and Mansour, 2004). What makes it quick on records as they are:
//
// 1. A period that stays within its cap even if all that may come do come is never full. An event whose greatest record
//    lies in such a period counts by it: any other choice gives no more. That may free other periods; and so on.
// 2. Events that are left fall into parts that share no period, and each part is decided by itself.
// 3. In a part events are decided one after the other. What an event may still bring depends on what room is left in
//    the periods that later events have records in, and on nothing else; so a room looked at once is kept. Room beyond
//    all that is to come is cut to that, which makes many rooms one.
// 4. A bound tells which record to try first and when to stop: let an event's amount be split among its periods, which
//    is a flow from events to periods (shortest augmenting paths, Edmonds and Karp, 1972). Where all amounts are equal
//    and caps multiples of them the flow splits nothing, so the bound is met and nothing is tried twice.
//
// Room may be below 0, where a period is over its cap: records below 0 take from that first. All sums are integers and
// events and records are taken in the order given, so the answer is one of the problem alone.
#include "evaluation/event_choice.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr std::uint32_t undecided = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t most_rooms = std::size_t{1} << 17;
constexpr std::size_t most_looks = std::size_t{1} << 26;  // along records, by the flows

WideInteger positive(WideInteger amount) { return std::max<WideInteger>(amount, 0); }

using Room = std::vector<WideInteger>;  // by period: the cap less what is in it

// Flows that bound what events may bring, from one of them on.
class SplitEvents {
public:
    SplitEvents(const std::vector<std::vector<EventRecord>>& events, std::size_t periods)
        : events_(events), in_period_(periods), came_to_event_(events.size()), came_to_period_(periods),
          left_(events.size())
    {
        for (std::uint32_t event = 0; event < events.size(); ++event) {
            flow_.emplace_back(events[event].size());
            for (std::uint32_t place = 0; place < events[event].size(); ++place)
                in_period_[events[event][place].period].push_back({event, place});
        }
    }

    // The most that events from `first` on can bring where each may be split.
    WideInteger most(std::size_t first, Room room)
    {
        first_ = first;
        room_ = std::move(room);
        WideInteger brought = 0;
        for (std::size_t event = first; event < events_.size(); ++event) {
            left_[event] = positive(events_[event].front().amount);
            for (std::size_t place = 0; place < events_[event].size(); ++place) {
                const auto [period, amount] = events_[event][place];
                const WideInteger moved = std::min({left_[event], positive(amount), positive(room_[period])});
                flow_[event][place] = moved;
                left_[event] -= moved;
                room_[period] -= moved;
                brought += moved;
            }
            looks_ += events_[event].size();
        }
        while (const WideInteger more = augmented())
            brought += more;
        return brought;
    }

    [[nodiscard]] std::size_t looks() const noexcept { return looks_; }

private:
    struct Record {
        std::uint32_t event = undecided;
        std::uint32_t place = 0;
    };

    // Finds a shortest way from an event with something left to a period with room, and moves along it what fits.
    WideInteger augmented()
    {
        std::ranges::fill(came_to_period_, Record{});
        std::vector<std::uint32_t> queue;
        for (std::size_t event = first_; event < events_.size(); ++event) {
            came_to_event_[event] = left_[event] > 0 ? starts_here : undecided;
            if (left_[event] > 0)
                queue.push_back(static_cast<std::uint32_t>(event));
        }
        for (std::size_t next = 0; next < queue.size(); ++next) {
            const std::uint32_t event = queue[next];
            for (std::uint32_t place = 0; place < events_[event].size(); ++place) {
                const auto [period, amount] = events_[event][place];
                ++looks_;
                if (came_to_period_[period].event != undecided || flow_[event][place] >= positive(amount))
                    continue;
                came_to_period_[period] = {event, place};
                if (room_[period] > 0)
                    return moved_to(period);
                looks_ += in_period_[period].size();
                for (const Record& back : in_period_[period])
                    if (back.event >= first_ && came_to_event_[back.event] == undecided &&
                        flow_[back.event][back.place] > 0) {
                        came_to_event_[back.event] = back.place;
                        queue.push_back(back.event);
                    }
            }
        }
        return 0;
    }

    WideInteger moved_to(std::uint32_t end)
    {
        WideInteger fits = room_[end];
        const auto along_way = [&](auto forward, auto back, auto start) {
            for (std::uint32_t period = end;;) {
                const auto [event, place] = came_to_period_[period];
                forward(event, place);
                const std::uint32_t came = came_to_event_[event];
                if (came == starts_here)
                    return start(event);
                back(event, came);
                period = events_[event][came].period;
            }
        };
        along_way(
            [&](std::uint32_t event, std::uint32_t place) {
                fits = std::min(fits, events_[event][place].amount - flow_[event][place]);
            },
            [&](std::uint32_t event, std::uint32_t place) { fits = std::min(fits, flow_[event][place]); },
            [&](std::uint32_t event) { fits = std::min(fits, left_[event]); });
        along_way([&](std::uint32_t event, std::uint32_t place) { flow_[event][place] += fits; },
                  [&](std::uint32_t event, std::uint32_t place) { flow_[event][place] -= fits; },
                  [&](std::uint32_t event) { left_[event] -= fits; });
        room_[end] -= fits;
        return fits;
    }

    static constexpr std::uint32_t starts_here = undecided - 1;

    const std::vector<std::vector<EventRecord>>& events_;
    std::vector<std::vector<Record>> in_period_;
    std::vector<std::uint32_t> came_to_event_;  // by the record, taken back, that its place tells
    std::vector<Record> came_to_period_;
    std::vector<std::vector<WideInteger>> flow_;  // by event and place
    std::vector<WideInteger> left_;               // by event
    Room room_;
    std::size_t first_ = 0;
    std::size_t looks_ = 0;
};

// Events that share periods.
class Part {
public:
    Part(std::vector<std::vector<EventRecord>> events, Room room)
        : events_(std::move(events)), room_(std::move(room)), split_(events_, room_.size()), known_(events_.size()),
          above_(events_.size() + 1, Room(room_.size())), below_(above_)
    {
        for (std::size_t event = events_.size(); event-- > 0;) {
            above_[event] = above_[event + 1];
            below_[event] = below_[event + 1];
            for (const auto& [period, amount] : events_[event]) {
                above_[event][period] += positive(amount);
                below_[event][period] += positive(-WideInteger{amount});
            }
        }
    }

    [[nodiscard]] std::optional<std::vector<std::uint32_t>> choose()
    {
        cut(0, room_);
        most_from(0, room_, split_.most(0, room_));
        if (is_too_long())
            return std::nullopt;
        std::vector<std::uint32_t> chosen;
        Room room = room_;
        for (std::size_t event = 0; event < events_.size(); ++event) {
            cut(event, room);
            chosen.push_back(known_[event].at(room).place);
            const auto [period, amount] = events_[event][chosen.back()];
            room[period] -= amount;
        }
        return chosen;
    }

private:
    struct Decided {
        WideInteger brings;
        std::uint32_t place;
    };

    // One record of an event tried.
    struct Attempt {
        std::uint32_t place;
        WideInteger gain;   // of the record
        WideInteger bound;  // of the events after it
        Room room;          // that is left for them

        [[nodiscard]] WideInteger most() const { return gain + bound; }
    };

    [[nodiscard]] bool is_too_long() const { return rooms_ > most_rooms || split_.looks() > most_looks; }

    // Room as far as it matters to events from `first` on.
    void cut(std::size_t first, Room& room) const
    {
        for (std::size_t period = 0; period < room.size(); ++period)
            room[period] = std::clamp<WideInteger>(room[period], -below_[first][period], above_[first][period]);
    }

    Attempt attempt(std::size_t event, std::uint32_t place, const Room& room)
    {
        Attempt made{.place = place, .gain = 0, .bound = 0, .room = room};
        const auto [period, amount] = events_[event][place];
        made.room[period] -= amount;
        made.gain = positive(room[period]) - positive(made.room[period]);
        cut(event + 1, made.room);
        made.bound = split_.most(event + 1, made.room);
        return made;
    }

    // What events from `event` on bring at most; `bound` is no less. Where it takes too long, anything.
    WideInteger most_from(std::size_t event, const Room& room, WideInteger bound)
    {
        if (event == events_.size())
            return 0;
        if (const auto known = known_[event].find(room); known != known_[event].end())
            return known->second.brings;
        ++rooms_;
        std::optional<Decided> best;
        const auto follow = [&](const Attempt& one) {
            const WideInteger brings = one.gain + most_from(event + 1, one.room, one.bound);
            if (!best || brings > best->brings || (brings == best->brings && one.place < best->place))
                best = Decided{brings, one.place};
        };
        std::vector<Attempt> others;
        for (std::uint32_t place = 0; place < events_[event].size() && !is_too_long(); ++place) {
            Attempt one = attempt(event, place, room);
            if (one.most() < bound)
                others.push_back(std::move(one));
            else
                follow(one);
            if (best && best->brings == bound)
                return known_[event].emplace(room, *best).first->second.brings;
        }
        std::ranges::stable_sort(others, std::ranges::greater{}, &Attempt::most);
        for (const Attempt& one : others) {
            const bool may_be_better = !best || one.most() > best->brings;
            const bool may_come_first = best && one.most() == best->brings && one.place < best->place;
            if ((may_be_better || may_come_first) && !is_too_long())
                follow(one);
        }
        return is_too_long() ? bound : known_[event].emplace(room, *best).first->second.brings;
    }

    std::vector<std::vector<EventRecord>> events_;
    Room room_;
    SplitEvents split_;
    std::vector<std::map<Room, Decided>> known_;  // by event and the room that it finds
    std::vector<Room> above_;                     // by event: what it and those after it may bring of each period
    std::vector<Room> below_;                     // by event: what they may take from it
    std::size_t rooms_ = 0;
};

// Gives events whose greatest record lies in a period that is never full that record, until there are no more.
void choose_where_never_full(CappedEvents& problem, std::vector<std::uint32_t>& chosen)
{
    std::vector<WideInteger> possible = problem.loads;
    for (const auto& event : problem.events)
        for (const auto& [period, amount] : event)
            possible[period] += positive(amount);
    for (bool has_changed = true; has_changed;) {
        has_changed = false;
        for (std::size_t event = 0; event < problem.events.size(); ++event) {
            const auto [period, amount] = problem.events[event].front();
            if (chosen[event] != undecided || amount < 0 || possible[period] > problem.most)
                continue;
            chosen[event] = 0;
            problem.loads[period] += amount;
            for (const auto& [other, less] : problem.events[event])
                if (other != period)
                    possible[other] -= positive(less);
            has_changed = true;
        }
    }
}

// For each period one that stands for all that share events with it.
std::vector<std::uint32_t> parts_of(const CappedEvents& problem, const std::vector<std::uint32_t>& chosen)
{
    std::vector<std::uint32_t> part(problem.loads.size());
    std::iota(part.begin(), part.end(), 0u);
    const auto root = [&](std::uint32_t period) {
        while (part[period] != period)
            period = part[period] = part[part[period]];
        return period;
    };
    for (std::size_t event = 0; event < problem.events.size(); ++event)
        if (chosen[event] == undecided)
            for (const auto& [period, amount] : problem.events[event])
                part[root(period)] = root(problem.events[event].front().period);
    for (std::uint32_t period = 0; period < part.size(); ++period)
        part[period] = root(period);
    return part;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> choose_events(CappedEvents problem)
{
    std::vector<std::uint32_t> chosen(problem.events.size(), undecided);
    choose_where_never_full(problem, chosen);
    const std::vector<std::uint32_t> part_of = parts_of(problem, chosen);
    std::map<std::uint32_t, std::vector<std::size_t>> parts;
    for (std::size_t event = 0; event < chosen.size(); ++event)
        if (chosen[event] == undecided)
            parts[part_of[problem.events[event].front().period]].push_back(event);
    for (const auto& [part, in_part] : parts) {
        std::map<std::uint32_t, std::uint32_t> row_of;  // of the part's periods
        Room room;
        std::vector<std::vector<EventRecord>> events;
        for (const std::size_t event : in_part) {
            events.push_back(problem.events[event]);
            for (EventRecord& record : events.back()) {
                const auto [known, is_new] = row_of.emplace(record.period, static_cast<std::uint32_t>(room.size()));
                if (is_new)
                    room.push_back(problem.most - problem.loads[record.period]);
                record.period = known->second;
            }
        }
        const auto places = Part(std::move(events), std::move(room)).choose();
        if (!places)
            return std::nullopt;
        for (std::size_t i = 0; i < in_part.size(); ++i)
            chosen[in_part[i]] = (*places)[i];
    }
    return chosen;
}

}  // namespace muster::evaluation
