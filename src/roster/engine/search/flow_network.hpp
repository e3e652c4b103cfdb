// Minimum-cost flow by successive shortest paths (Busacker and Gowen 1960; Ahuja, Magnanti and Orlin, "Network Flows",
// 1993, chapter 9), on a network without cycles whose nodes are numbered along it.
#pragma once

#include "core/budget.hpp"
#include "roster/engine/model/hard_soft_cost.hpp"
#include "roster/engine/search/floor.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <numeric>
#include <queue>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::search {

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
    /// Elementary steps so far.
    [[nodiscard]] std::uint64_t work() const { return work_; }
    [[nodiscard]] bool carries(int arc) const { return arcs_[static_cast<std::size_t>(arc) + 1].capacity > 0; }

    /// Sends units while they are a gain; false where it was stopped. Arcs lead from lower nodes to higher ones.
    bool send(int source, int sink, const Budget& budget)
    {
        first_potentials(source);
        for (;;) {
            if (budget.is_spent())
                return false;
            if (!shortest_path(source, sink))
                return true;
            fill_paths(source, sink);
            work_ += first_.size() * 4;
        }
    }

    /// One unit more goes over this arc: from the source on the one way there is to it, and on to the sink, each time
    /// by the cheapest arc that has room. False where there is none.
    bool carry(int arc, int source, int sink)
    {
        std::vector<int> path{arc};
        for (int node = arcs_[at(arc ^ 1)].to; node != source; node = arcs_[at(path.back() ^ 1)].to) {
            const int before = cheapest(node, [&](int each) { return (each & 1) != 0 ? each ^ 1 : -1; });
            if (before < 0)
                return false;
            path.push_back(before);
        }
        for (int node = arcs_[at(arc)].to; node != sink;) {
            const int next = cheapest(node, [&](int each) { return (each & 1) == 0 ? each : -1; });
            if (next < 0)
                return false;
            path.push_back(next);
            node = arcs_[at(next)].to;
        }
        if (arcs_[at(arc)].capacity == 0)
            return false;
        for (const int each : path)
            send_on(each, 1);
        ++carried_;
        return true;
    }

    /// From the units carried, to the best there is: ways round that are a gain are gone, one after another (Klein
    /// 1967), as they appear among the ways that labels were corrected on. False where it was stopped.
    bool improve(int source, int sink, const Budget& budget)
    {
        const int back = add_arc(sink, source, std::numeric_limits<int>::max() / 2, 0);
        send_on(back, carried_);
        potential_.assign(first_.size(), 0);
        before_.assign(first_.size(), -1);
        is_waiting_.assign(first_.size(), 1);
        std::deque<int> waiting(first_.size());
        std::iota(waiting.begin(), waiting.end(), 0);
        std::size_t corrected = 0;
        while (!waiting.empty()) {
            const int node = waiting.front();
            waiting.pop_front();
            is_waiting_[at(node)] = 0;
            for (int arc = first_[at(node)]; arc >= 0; arc = arcs_[at(arc)].next) {
                ++work_;
                const Arc& what = arcs_[at(arc)];
                const Cost next = potential_[at(node)] + what.cost;
                if (what.capacity == 0 || next >= potential_[at(what.to)])
                    continue;
                potential_[at(what.to)] = next;
                before_[at(what.to)] = arc;
                ++corrected;
                if (is_waiting_[at(what.to)] == 0) {
                    is_waiting_[at(what.to)] = 1;
                    waiting.push_back(what.to);
                }
            }
            if (corrected < first_.size())
                continue;
            corrected = 0;
            if (budget.is_spent())
                return false;
            go_round(waiting);
        }
        return true;
    }

private:
    struct Arc {
        int to;
        int next;
        int capacity;
        Cost cost;
    };

    static constexpr std::uint64_t opened = 30;  // steps
    static constexpr Cost unreached = std::numeric_limits<Cost>::max() / 4;

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

    /// Of the arcs that `choose` makes of those at a node, the cheapest with room; -1: none.
    template <class Choose>
    [[nodiscard]] int cheapest(int node, const Choose& choose) const
    {
        int found = -1;
        for (int each = first_[at(node)]; each >= 0; each = arcs_[at(each)].next)
            if (const int arc = choose(each);
                arc >= 0 && arcs_[at(arc)].capacity > 0 && (found < 0 || arcs_[at(arc)].cost < arcs_[at(found)].cost))
                found = arc;
        return found;
    }

    void send_on(int arc, int units)
    {
        arcs_[at(arc)].capacity -= units;
        arcs_[at(arc ^ 1)].capacity += units;
    }

    /// Ways round among the arcs that labels came by last: units go once round each.
    void go_round(std::deque<int>& waiting)
    {
        seen_.assign(first_.size(), -1);
        work_ += first_.size();
        for (std::size_t start = 0; start < first_.size(); ++start) {
            int node = static_cast<int>(start);
            while (node >= 0 && seen_[at(node)] < 0) {
                seen_[at(node)] = static_cast<int>(start);
                node = before_[at(node)] < 0 ? -1 : arcs_[at(before_[at(node)] ^ 1)].to;
            }
            if (node < 0 || seen_[at(node)] != static_cast<int>(start))
                continue;
            std::vector<int> round;
            int most = std::numeric_limits<int>::max();
            Cost cost = 0;
            for (int each = node; round.empty() || each != node; each = arcs_[at(round.back() ^ 1)].to) {
                round.push_back(before_[at(each)]);
                most = std::min(most, arcs_[at(round.back())].capacity);
                cost += arcs_[at(round.back())].cost;
            }
            for (const int arc : round) {
                const int to = arcs_[at(arc)].to;
                if (cost < 0 && most > 0)
                    send_on(arc, most);
                before_[at(to)] = -1;
                if (is_waiting_[at(to)] == 0) {
                    is_waiting_[at(to)] = 1;
                    waiting.push_back(to);
                }
            }
        }
    }

    /// Dijkstra on reduced costs, as far as the sink. False where one more unit is no gain; then the sink's potential
    /// is 0, and all potentials prove it.
    bool shortest_path(int source, int sink)
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
                ++work_;
                if (next < distance_[at(what.to)]) {
                    distance_[at(what.to)] = next;
                    open.emplace(next, what.to);
                    work_ += opened;
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
    void fill_paths(int source, int sink)
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
    std::vector<int> before_;  ///< by node: the arc that its label came by
    std::vector<std::uint8_t> is_waiting_;
    std::vector<int> seen_;
    std::vector<Cost> potential_;
    std::vector<Cost> distance_;
    int carried_ = 0;  ///< units
    std::uint64_t work_ = 0;
};

/// Adds arcs for the 1st, 2nd ... `most`-th unit, each at what it adds to `toll`; equal steps share an arc.
template <class HardSoftCost>
void add_steps(Network& network, int from, int to, int most, const HardSoftCost& toll)
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

}  // namespace muster::roster::engine::search
