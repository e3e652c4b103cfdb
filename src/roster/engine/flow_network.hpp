// Minimum-cost flow by successive shortest paths (Busacker and Gowen 1960; Ahuja, Magnanti and Orlin, "Network Flows",
// 1993, chapter 9), on a network without cycles whose nodes are numbered along it.
#pragma once

#include "roster/engine/toll.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

namespace muster::roster::engine {

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
    bool send(int source, int sink, const std::function<bool()>& stopped)
    {
        first_potentials(source);
        for (;;) {
            if (stopped())
                return false;
            if (!shortest_way(source, sink))
                return true;
            fill_ways(source, sink);
            work_ += first_.size() * 4;
        }
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
    std::uint64_t work_ = 0;
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

}  // namespace muster::roster::engine
