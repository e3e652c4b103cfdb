// The scorer asks how much there is to be had. This asks of an amount whether it can be reached: records are chosen
// event by event, and given up as soon as what is missing is more than a flow from the events that are left to their
// periods could bring. The answer is the amount that can be reached while a millionth more cannot. Amounts are whole
// millionths, whatever the rule.
#include "evaluation/checking/events.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation::checking {
namespace {

using Periods = std::map<std::string, Whole>;  // what there is of each

Whole millionths(const Number& amount) { return numerator(Number(amount * 1'000'000)); }

Whole not_below_nothing(const Whole& number) { return number < 0 ? Whole(0) : number; }

// The most that flows from node 0 to the last; takes from `left`, what each edge still lets through.
Whole flow_through(std::vector<std::map<std::size_t, Whole>>& left)
{
    const std::size_t end = left.size() - 1;
    Whole all = 0;
    while (true) {
        std::map<std::size_t, std::size_t> from{{0, 0}};
        std::vector<std::size_t> reached{0};
        for (std::size_t i = 0; i < reached.size() && !from.contains(end); ++i)
            for (const auto& [next, room] : left[reached[i]])
                if (room > 0 && from.emplace(next, reached[i]).second)
                    reached.push_back(next);
        if (!from.contains(end))
            return all;
        Whole least = left[from[end]][end];
        for (std::size_t at = end; at != 0; at = from[at])
            least = std::min(least, left[from[at]][at]);
        for (std::size_t at = end; at != 0; at = from[at]) {
            left[from[at]][at] -= least;
            left[at][from[at]] += least;
        }
        all += least;
    }
}

class Reaching {
public:
    Reaching(std::vector<Periods> events, Periods room) : events_(std::move(events)), room_(std::move(room)) {}

    // The most that the events bring beside what is there already.
    [[nodiscard]] Whole most(const Whole& claimed)
    {
        const Whole top = bound(0, room_);
        if (reaches(0, room_, top))
            return top;
        Whole low = claimed;
        for (Whole step = 1; !reaches(0, room_, low); step *= 2)
            low -= step;
        Whole high = low + 1;
        for (Whole step = 1; reaches(0, room_, high); step *= 2)
            high += step;
        while (high - low > 1) {
            const Whole middle = floor_of(Number(low + high, 2));
            (reaches(0, room_, middle) ? low : high) = middle;
        }
        return low;
    }

private:
    // Each event may be split among its periods.
    [[nodiscard]] Whole bound(std::size_t first, const Periods& room) const
    {
        std::map<std::string, std::size_t> node;
        for (const auto& [period, free] : room)
            node.emplace(period, events_.size() + node.size() + 1);
        std::vector<std::map<std::size_t, Whole>> left(events_.size() + node.size() + 2);
        for (std::size_t event = first; event < events_.size(); ++event)
            for (const auto& [period, amount] : events_[event]) {
                left[0][event + 1] = std::max(left[0][event + 1], amount);
                left[event + 1][node.at(period)] = not_below_nothing(amount);
            }
        for (const auto& [period, free] : room)
            left[node.at(period)][left.size() - 1] = not_below_nothing(free);
        return flow_through(left);
    }

    bool reaches(std::size_t event, Periods room, const Whole& missing)
    {
        if (event == events_.size())
            return missing <= 0;
        for (auto it = room.begin(); it != room.end();) {
            const bool comes_up = std::any_of(events_.begin() + static_cast<std::ptrdiff_t>(event), events_.end(),
                                              [&](const Periods& one) { return one.contains(it->first); });
            it = comes_up ? std::next(it) : room.erase(it);
        }
        const auto failed = failed_.find({event, room});
        if (failed != failed_.end() && failed->second <= missing)
            return false;
        if (missing <= bound(event, room))
            for (const auto& [period, amount] : events_[event]) {
                Periods after = room;
                after[period] -= amount;
                const Whole gain = not_below_nothing(room[period]) - not_below_nothing(after[period]);
                if (reaches(event + 1, std::move(after), missing - gain))
                    return true;
            }
        failed_[{event, std::move(room)}] = missing;
        return false;
    }

    std::vector<Periods> events_;  // greatest amount of each by period
    Periods room_;                 // the cap less what is there
    std::map<std::pair<std::size_t, Periods>, Whole> failed_;
};

}  // namespace

std::string period_name(Day day, rule::CapPeriod period)
{
    const auto parts = day.year_month_day();
    const std::string year = std::to_string(static_cast<int>(parts.year));
    const int month = parts.month.as_number();
    switch (period) {
    case rule::CapPeriod::day:
        return to_string(day);
    case rule::CapPeriod::week:
        return to_string(Day(day - Days(iso_weekday(day) - 1)));
    case rule::CapPeriod::month:
        return year + "-" + std::to_string(month);
    case rule::CapPeriod::quarter:
        return year + "q" + std::to_string((month - 1) / 3);
    case rule::CapPeriod::year:
        return year;
    }
    return {};
}

Number most_within_caps(const Indicator& rules, const std::vector<Piece>& pieces, const Number& claimed)
{
    const Whole cap = millionths(number(*rules.cap.per_period));
    Periods room;
    std::map<std::pair<record::EventId, std::uint32_t>, Periods> of_event;  // a record without one by itself
    for (const Piece& piece : pieces) {
        const std::string period = period_name(piece.evidence.day, rules.cap.period);
        room[period] = cap;
        const record::EventId event = piece.evidence.event;
        Periods& periods = of_event[{event, event.is_set() ? 0 : piece.id.row()}];
        const Whole amount = millionths(piece.amount);
        const auto [known, is_new] = periods.emplace(period, amount);
        if (!is_new)
            known->second = std::max(known->second, amount);
    }
    std::vector<Periods> events;
    for (const auto& [event, periods] : of_event)
        if (periods.size() == 1)
            room[periods.begin()->first] -= periods.begin()->second;
        else
            events.push_back(periods);
    Whole there = 0;
    for (const auto& [period, free] : room)
        there += cap - not_below_nothing(free);
    const Whole more = events.empty() ? Whole(0) : Reaching(events, room).most(millionths(claimed) - there);
    return {there + more, Whole(1'000'000)};
}

Number greatest_latest(const std::vector<Piece>& pieces)
{
    const auto is_later = [](const Piece& one, const Piece& other) {
        return std::pair(one.evidence.day, one.amount) > std::pair(other.evidence.day, other.amount);
    };
    std::optional<Number> greatest;
    for (const Piece& latest : pieces) {
        std::set<record::EventId> stand_back;
        for (const Piece& piece : pieces)
            if (piece.evidence.event.is_set() && !is_later(piece, latest))
                stand_back.insert(piece.evidence.event);
        const bool is_possible = std::ranges::none_of(pieces, [&](const Piece& piece) {
            return is_later(piece, latest) &&
                   (!piece.evidence.event.is_set() || !stand_back.contains(piece.evidence.event));
        });
        if (is_possible && (!greatest || latest.amount > *greatest))
            greatest = latest.amount;
    }
    return *greatest;
}

}  // namespace muster::evaluation::checking
