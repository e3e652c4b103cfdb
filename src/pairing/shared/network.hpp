// Flows of least cost to one place, by the primal network simplex method.
//
// A basis is a tree that hangs from the root; every other arc carries nothing or all it can. Prices of nodes make the
// reduced cost of every tree arc zero. A step takes an arc that would lower the cost, sends as much as it can round the
// circle that the arc closes in the tree, and lets the last arc on the circle that allows no more go. As that is always
// the last one seen from the top in the direction of the flow, from every node something more can be sent to the root
// along the tree (a strongly feasible basis), and no basis comes twice. Arcs are looked at block by block, the best of
// a block enters (Cunningham 1976; Ahuja, Magnanti and Orlin, "Network Flows", 1993, chapter 11; Király and Kovács
// 2012).
//
// Costs and prices have two parts, compared one after the other: how many limits are broken, which comes before
// everything, and what it costs.
#pragma once

#include "muster/pairing/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace muster::inline v0_2::pairing::shared {

class Network {
public:
    using Node = std::uint32_t;
    using Arc = std::uint32_t;

    static constexpr Arc none = ~Arc{0};

    /// Nodes 0 to `nodes - 1`, and the root at `nodes`.
    explicit Network(std::size_t nodes);

    /// What one unit over an arc costs: limits it breaks (less than 0: keeps), then the rest.
    struct Cost {
        std::int32_t broken = 0;
        Score rest = 0;
    };

    /// A new arc; its capacity is above 0.
    Arc add(Node from, Node to, Cost cost, std::uint32_t capacity);
    /// Hangs a node into the first tree by an arc to what hangs already, with what it carries. Anything may be sent up
    /// every such arc, so its capacity is above the flow.
    void hang(Node node, Arc arc, std::uint32_t flow);
    /// Of an arc, between two calls of `solve`: the next goes on from where the last one ended.
    void set_cost(Arc arc, Cost cost);

    /// Ends at least cost, for the demands that the first flow met. `tell` is called now and then.
    void solve(const std::function<void()>& tell);

    [[nodiscard]] std::size_t node_count() const noexcept { return price_.size(); }
    [[nodiscard]] std::size_t arc_count() const noexcept { return from_.size(); }
    [[nodiscard]] Node from(Arc arc) const noexcept { return from_[arc]; }
    [[nodiscard]] Node to(Arc arc) const noexcept { return to_[arc]; }
    [[nodiscard]] Cost cost(Arc arc) const noexcept { return {broken_[arc], cost_[arc]}; }
    [[nodiscard]] std::uint32_t flow(Arc arc) const noexcept { return flow_[arc]; }
    [[nodiscard]] std::uint32_t capacity(Arc arc) const noexcept { return capacity_[arc]; }
    /// cost(a) + price(from) - price(to) is not below 0 where more could flow, not above 0 where less could.
    [[nodiscard]] Cost price(Node node) const noexcept { return {level_[node], price_[node]}; }

private:
    enum class State : std::int8_t { full = -1, tree = 0, empty = 1 };
    struct Leaving {
        Node node;   // whose arc to its parent leaves; unused where the entering arc leaves itself
        Node hangs;  // end of the entering arc that comes to hang on the other
        Node join;   // top of the circle
        std::uint32_t sent;
        bool is_entering;
    };

    [[nodiscard]] Arc entering();
    [[nodiscard]] Node join_of(Node left, Node right) const noexcept;
    [[nodiscard]] Leaving leaving(Arc arc) const;
    void send(Arc arc, const Leaving& out);
    void move_tree(Arc arc, const Leaving& out);
    void cut(Node node) noexcept;
    void attach(Node node, Node parent, Arc arc) noexcept;
    void reprice_below(Node top);
    [[nodiscard]] std::uint32_t room_up(Node node) const noexcept;
    [[nodiscard]] std::uint32_t room_down(Node node) const noexcept;

    std::vector<Node> from_;
    std::vector<Node> to_;
    std::vector<Score> cost_;
    std::vector<std::int8_t> broken_;
    std::vector<std::uint32_t> capacity_;
    std::vector<std::uint32_t> flow_;
    std::vector<State> state_;

    std::vector<Score> price_;
    std::vector<std::int32_t> level_;
    std::vector<Node> parent_;
    std::vector<Arc> arc_;  // to the parent
    std::vector<std::uint32_t> depth_;
    std::vector<Node> first_child_;
    std::vector<Node> next_;
    std::vector<Node> previous_;
    std::vector<Node> waiting_;
    Arc next_arc_ = 0;
};

}  // namespace muster::pairing::shared
