// Minimum-cost flow by successive shortest paths (Busacker and Gowen 1960; Ahuja, Magnanti and Orlin, "Network Flows",
// 1993, chapter 9). One unit is one member on one shift:
//
//   source -> member -> the member's counters, the wider before the narrower -> member's day -> shift -> sink
//
// A counter's arc has a step for each unit, a row's for each person, each at what it adds to the toll; on a shift,
// people with a rarer skill pass its row first and then those of all who lie around it. Days that must be worked carry
// a reward that nothing outweighs. Tolls are convex, so steps are taken in order, and units are added while one more is
// a gain. The network has no cycle and its nodes are numbered along it, which gives the first potentials in one pass.
#include "roster/engine/flow.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <queue>
#include <span>
#include <utility>

namespace muster::roster::engine {
namespace {

constexpr Cost unreached = std::numeric_limits<Cost>::max() / 4;
constexpr Cost must = Cost{1} << 42;

class Network {
public:
    int add_node()
    {
        first_.push_back(-1);
        return static_cast<int>(first_.size()) - 1;
    }
    /// Gives the arc's number; the way back is the next one.
    int add_arc(int from, int to, int capacity, Cost cost)
    {
        const int arc = static_cast<int>(arcs_.size());
        arcs_.push_back({to, first_[static_cast<std::size_t>(from)], capacity, cost});
        first_[static_cast<std::size_t>(from)] = arc;
        arcs_.push_back({from, first_[static_cast<std::size_t>(to)], 0, -cost});
        first_[static_cast<std::size_t>(to)] = arc + 1;
        return arc;
    }
    [[nodiscard]] std::size_t arc_count() const { return arcs_.size() / 2; }
    /// Cost of the cheapest way from the source, as far as any unit goes it; 0 where there is none.
    [[nodiscard]] Cost potential(int node) const { return potential_[at(node)] < unreached ? potential_[at(node)] : 0; }
    [[nodiscard]] bool carries(int arc) const { return arcs_[static_cast<std::size_t>(arc) + 1].capacity > 0; }

    /// Sends units while they are a gain; false where it was stopped. Arcs lead from lower nodes to higher ones.
    bool send(int source, int sink, const std::function<bool()>& stopped)
    {
        first_potentials(source);
        for (;;) {
            if (stopped())
                return false;
            if (!shortest_way(source, sink))
                return true;
            fill_ways(source, sink);
        }
    }

private:
    struct Arc {
        int to;
        int next;
        int capacity;
        Cost cost;
    };

    static std::size_t at(int node) { return static_cast<std::size_t>(node); }

    void first_potentials(int source)
    {
        potential_.assign(first_.size(), unreached);
        potential_[at(source)] = 0;
        for (std::size_t node = 0; node < first_.size(); ++node)
            for (int arc = potential_[node] < unreached ? first_[node] : -1; arc >= 0; arc = arcs_[at(arc)].next)
                if (arcs_[at(arc)].capacity > 0)
                    potential_[at(arcs_[at(arc)].to)] =
                        std::min(potential_[at(arcs_[at(arc)].to)], potential_[node] + arcs_[at(arc)].cost);
        distance_.resize(first_.size());
    }

    /// Dijkstra on reduced costs, as far as the sink. False where one more unit is no gain; then the sink's potential
    /// is 0, and all potentials prove it.
    bool shortest_way(int source, int sink)
    {
        std::ranges::fill(distance_, unreached);
        distance_[at(source)] = 0;
        std::priority_queue<std::pair<Cost, int>, std::vector<std::pair<Cost, int>>, std::greater<>> open;
        open.emplace(0, source);
        while (!open.empty()) {
            const auto [distance, node] = open.top();
            open.pop();
            if (distance > distance_[at(node)])
                continue;
            if (node == sink)
                break;
            for (int arc = first_[at(node)]; arc >= 0; arc = arcs_[at(arc)].next) {
                const Arc& what = arcs_[at(arc)];
                if (what.capacity == 0)
                    continue;
                const Cost next = distance + what.cost + potential_[at(node)] - potential_[at(what.to)];
                if (next < distance_[at(what.to)]) {
                    distance_[at(what.to)] = next;
                    open.emplace(next, what.to);
                }
            }
        }
        const Cost left = -potential_[at(sink)];  // what a unit may lose on the way and still be a gain
        const Cost far = std::min(distance_[at(sink)], left);
        for (std::size_t node = 0; node < first_.size(); ++node)
            if (potential_[node] < unreached)
                potential_[node] += std::min(distance_[node], far);
        return distance_[at(sink)] < left;
    }

    /// Sends units along ways without reduced cost, one after another, until none is found from where each node's arcs
    /// were left off.
    void fill_ways(int source, int sink)
    {
        next_ = first_;
        is_closed_.assign(first_.size(), 0);
        std::vector<int> path;  // arcs
        int node = source;
        is_closed_[at(node)] = 1;
        for (;;) {
            if (node == sink) {
                int most = std::numeric_limits<int>::max();
                for (const int arc : path)
                    most = std::min(most, arcs_[at(arc)].capacity);
                for (const int arc : path) {
                    arcs_[at(arc)].capacity -= most;
                    arcs_[at(arc ^ 1)].capacity += most;
                    is_closed_[at(arcs_[at(arc)].to)] = 0;
                }
                path.clear();
                node = source;
            }
            int& arc = next_[at(node)];
            while (arc >= 0 && !leads_on(node, arcs_[at(arc)]))
                arc = arcs_[at(arc)].next;
            if (arc >= 0) {
                path.push_back(arc);
                node = arcs_[at(arc)].to;
                is_closed_[at(node)] = 1;
            } else if (path.empty()) {
                return;
            } else {  // a dead end stays closed
                node = arcs_[at(path.back() ^ 1)].to;
                path.pop_back();
            }
        }
    }

    [[nodiscard]] bool leads_on(int node, const Arc& arc) const
    {
        return arc.capacity > 0 && is_closed_[at(arc.to)] == 0 &&
               arc.cost + potential_[at(node)] == potential_[at(arc.to)];
    }

    std::vector<Arc> arcs_;
    std::vector<int> first_;
    std::vector<int> next_;
    std::vector<std::uint8_t> is_closed_;
    std::vector<Cost> potential_;
    std::vector<Cost> distance_;
};

/// Adds arcs for the 1st, 2nd ... `most`-th unit, each at what it adds to `toll`; equal steps share an arc.
template <class Toll>
void add_steps(Network& network, int from, int to, int most, const Toll& toll)
{
    for (int unit = 0; unit < most;) {
        const Cost step = toll(unit + 1) - toll(unit);
        int same = 1;
        while (unit + same < most && toll(unit + same + 1) - toll(unit + same) == step)
            ++same;
        network.add_arc(from, to, same, step);
        unit += same;
    }
}

bool is_free(std::span<const Toll> tolls)
{
    return std::ranges::all_of(tolls, [](const Toll& toll) { return toll == Toll{}; });
}

/// A counter of one member, or several that count the same days: its days, and what it costs.
struct Group {
    std::vector<bool> days;
    std::vector<std::pair<const Counter*, Cost>> counters;  ///< and how much one day counts
    int size = 0;
};

class Builder {
public:
    Builder(const Instance& instance, std::size_t cover_rows, std::span<const Barred> barred_here)
        : instance_(instance), cover_rows_(cover_rows), days_(static_cast<std::size_t>(instance.days)),
          barred_here_(barred_here)
    {
    }

    std::optional<FlowPlan> plan(const std::function<bool()>& stopped, std::size_t most_arcs)
    {
        if (instance_.duty_count != instance_.types + 1 ||
            static_cast<std::size_t>(instance_.members) * days_ * static_cast<std::size_t>(instance_.types) > most_arcs)
            return std::nullopt;
        for (const Sequence& sequence : instance_.sequences)
            if (!is_free(sequence.tolls))
                return std::nullopt;
        const int source = network_.add_node();
        for (int member = 0; member < instance_.members; ++member)
            if (!add_member(source, member))
                return std::nullopt;
        add_shifts();
        if (network_.arc_count() > most_arcs || !network_.send(source, sink_, stopped))
            return std::nullopt;
        FlowPlan made{std::vector<Line>(static_cast<std::size_t>(instance_.members), Line(days_, 0)),
                      std::vector<Cost>(cover_rows_, 0)};
        for (const Stand& stand : stands_)
            if (network_.carries(stand.arc))
                made.lines[static_cast<std::size_t>(stand.member)][static_cast<std::size_t>(stand.day)] =
                    static_cast<DutyIndex>(stand.duty);
        for (const Priced& row : priced_)
            made.prices[row.row] = network_.potential(row.from) - network_.potential(row.to);
        return made;
    }

private:
    struct Stand {
        int member, day, duty, node, arc;
    };

    struct Priced {
        std::size_t row;
        int from, to;
    };

    [[nodiscard]] bool may_stand(int member, int day, int duty) const
    {
        return instance_.linear_of(member, day, duty) != barred &&
               std::ranges::none_of(barred_here_, [&](const Barred& one) {
                   return one.member == member && one.day == day && one.duty == duty;
               });
    }

    /// The groups of a member's counters; nothing where they cross or count a day's shifts differently.
    [[nodiscard]] std::optional<std::vector<Group>> groups_of(int member) const
    {
        const LineRules& rule = instance_.rules[static_cast<std::size_t>(member)];
        for (const auto* runs : {&rule.on_day, &rule.on_end, &rule.off_end})  // a run has a day at least
            if (!is_free(std::span(*runs).subspan(1)))
                return std::nullopt;
        std::vector<Group> groups{{std::vector<bool>(days_, true), {}, instance_.days}};
        for (const Counter& counter : rule.counters) {
            if (counter.counted == Counted::weekends || counter.counted == Counted::type)
                return std::nullopt;
            Group group{std::vector<bool>(days_, false), {}, 0};
            Cost unit = 0;
            for (int day = 0; day < instance_.days; ++day) {
                Cost counts = -1;
                for (int duty = 1; duty < instance_.duty_count; ++duty) {
                    if (!may_stand(member, day, duty))
                        continue;
                    const Cost now = instance_.increment(counter, day, duty);
                    if ((counts >= 0 && now != counts) || (now != 0 && unit != 0 && now != unit))
                        return std::nullopt;
                    counts = now;
                    unit = now != 0 ? now : unit;
                }
                if (counts > 0) {
                    group.days[static_cast<std::size_t>(day)] = true;
                    ++group.size;
                }
            }
            if (group.size == 0)
                continue;
            const auto same =
                std::ranges::find_if(groups, [&](const Group& other) { return other.days == group.days; });
            if (same != groups.end()) {
                same->counters.emplace_back(&counter, unit);
            } else {
                group.counters.emplace_back(&counter, unit);
                groups.push_back(std::move(group));
            }
        }
        std::ranges::stable_sort(groups, std::greater<>{}, &Group::size);
        for (std::size_t narrow = 0; narrow < groups.size(); ++narrow)
            for (std::size_t wide = 0; wide < narrow; ++wide) {
                int common = 0;
                for (std::size_t day = 0; day < days_; ++day)
                    common += groups[narrow].days[day] && groups[wide].days[day] ? 1 : 0;
                if (common != 0 && common != groups[narrow].size)
                    return std::nullopt;
            }
        return groups;
    }

    bool add_member(int source, int member)
    {
        const auto groups = groups_of(member);
        if (!groups)
            return false;
        std::vector<int> leaf(days_, source);  // where a day's unit comes from, so far
        for (const Group& group : *groups) {
            const auto inside = static_cast<std::size_t>(std::ranges::find(group.days, true) - group.days.begin());
            const int node = network_.add_node();
            add_steps(network_, leaf[inside], node, group.size, [&](int units) {
                Cost toll = 0;
                for (const auto& [counter, unit] : group.counters)
                    toll += counter->at(unit * units).value(instance_.hard_weight);
                return toll;
            });
            for (std::size_t day = 0; day < days_; ++day)
                if (group.days[day])
                    leaf[day] = node;
        }
        for (int day = 0; day < instance_.days; ++day) {
            const std::int32_t* linear = instance_.linear_row(member, day);
            int node = -1;
            for (int duty = 1; duty < instance_.duty_count; ++duty) {
                if (!may_stand(member, day, duty))
                    continue;
                if (node < 0) {
                    node = network_.add_node();
                    network_.add_arc(leaf[static_cast<std::size_t>(day)], node, 1,
                                     linear[0] == barred ? -must : -Cost{linear[0]});
                }
                stands_.push_back({member, day, duty, node, -1});
            }
        }
        return true;
    }

    /// Rows of a shift, the widest first, each within the one before; what fits in no such chain is left out.
    [[nodiscard]] std::vector<std::pair<int, std::vector<bool>>> chain_of(int day, int type) const
    {
        std::vector<std::pair<int, std::vector<bool>>> rows;
        for (int member = 0; member < instance_.members; ++member)
            instance_.each_row_of_type(member, day, type, [&](int row) {
                if (static_cast<std::size_t>(row) >= cover_rows_)
                    return;
                auto found = std::ranges::find(rows, row, &std::pair<int, std::vector<bool>>::first);
                if (found == rows.end())
                    found = rows.insert(rows.end(),
                                        {row, std::vector<bool>(static_cast<std::size_t>(instance_.members), false)});
                found->second[static_cast<std::size_t>(member)] = true;
            });
        std::ranges::stable_sort(rows, std::greater<>{},
                                 [](const auto& row) { return std::ranges::count(row.second, true); });
        std::vector<std::pair<int, std::vector<bool>>> chain;
        for (auto& row : rows) {
            bool is_within = true;
            for (std::size_t member = 0; !chain.empty() && member < row.second.size(); ++member)
                is_within = is_within && (!row.second[member] || chain.back().second[member]);
            if (is_within)
                chain.push_back(std::move(row));
        }
        return chain;
    }

    void add_shifts()
    {
        struct Shift {
            std::vector<std::pair<int, std::vector<bool>>> chain;
            std::vector<int> nodes;  ///< of each row of the chain, and before them one for members on none
        };
        std::vector<Shift> shifts;
        for (int day = 0; day < instance_.days; ++day)
            for (int type = 0; type < instance_.types; ++type)
                shifts.push_back({chain_of(day, type), {}});
        for (Shift& shift : shifts) {  // the narrowest row has the lowest number: arcs lead upwards
            shift.nodes.resize(shift.chain.size() + 1);
            for (std::size_t at = shift.nodes.size(); at-- > 0;)
                shift.nodes[at] = network_.add_node();
        }
        sink_ = network_.add_node();
        for (const Shift& shift : shifts) {
            network_.add_arc(shift.nodes[0], sink_, instance_.members, 0);
            for (std::size_t at = 0; at < shift.chain.size(); ++at) {
                const auto number = static_cast<std::size_t>(shift.chain[at].first);
                const Row& row = instance_.rows[number];
                priced_.push_back({number, shift.nodes[at + 1], shift.nodes[at]});
                add_steps(network_, shift.nodes[at + 1], shift.nodes[at], row.most,
                          [&](int people) { return row.at(people).value(instance_.hard_weight); });
            }
        }
        for (Stand& stand : stands_) {
            const std::uint16_t type = instance_.duties[static_cast<std::size_t>(stand.duty)].types.front();
            const Shift& shift = shifts[static_cast<std::size_t>(stand.day * instance_.types + type)];
            std::size_t depth = 0;
            while (depth < shift.chain.size() && shift.chain[depth].second[static_cast<std::size_t>(stand.member)])
                ++depth;
            stand.arc = network_.add_arc(stand.node, shift.nodes[depth], 1,
                                         instance_.linear_of(stand.member, stand.day, stand.duty));
        }
    }

    const Instance& instance_;
    std::size_t cover_rows_;
    std::size_t days_;
    std::span<const Barred> barred_here_;
    Network network_;
    std::vector<Stand> stands_;
    std::vector<Priced> priced_;
    int sink_ = 0;
};

}  // namespace

std::optional<FlowPlan> flow_plan(const Instance& instance, std::size_t cover_rows, std::span<const Barred> barred_here,
                                  const std::function<bool()>& stopped, std::size_t most_arcs)
{
    return Builder(instance, cover_rows, barred_here).plan(stopped, most_arcs);
}

}  // namespace muster::roster::engine
