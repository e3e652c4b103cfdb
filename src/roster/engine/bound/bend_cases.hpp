// A proof by how often rules are bent, where cases by cover and days stand on a plateau.
//
// Mixtures of lines bend rules a number of times in all that no roster can: half a time, or twice where costs would
// have to be odd for anything better than what is known. The rosters that bend some rules at most so often, and those
// that bend them more, are then proved apart. Each bend has a price, which changes what the rules cost: a case is
// proved on a problem so reweighted, by prices of cover, a program of lines and cases of cover and days. (A Lagrangian
// dual with a row for each split; the prices of these rows move seldom, as a problem is made for each.)
#pragma once

#include "core/budget.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "roster/engine/bound/bend_tally.hpp"
#include "roster/engine/bound/branch_and_bound.hpp"
#include "roster/engine/bound/column_generation.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"
#include "roster/engine/bound/restricted_master.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class BendCases {
public:
    /// Of some members and rows of a problem: `instance` is of these alone, `members` and `rows` say which they are,
    /// and `mixture` and `prices` are what a program over them has come to. All but these two outlive it.
    BendCases(const Problem& problem, const Instance& instance, const List<int>& members, const List<int>& rows,
              Seed seed, const RestrictedMaster& mixture, const List<double>& prices);
    ~BendCases();

    /// There are rules whose bends can be split.
    [[nodiscard]] bool is_of_use() const { return !tallies_.empty(); }
    /// Goes on until `budget` is spent, towards `upper`, the cost of a known roster.
    void raise(Cost upper, const Budget& budget);
    /// Nothing is left that would raise the bound.
    [[nodiscard]] bool is_done() const { return is_done_; }
    /// The least over all cases.
    [[nodiscard]] Cost bound() const { return bound_; }
    /// The cases, each with what closes it.
    struct Told {
        BendCase here{};
        BranchAndBound::Told by{};  ///< where it is not split
        Cost scale = 1;             ///< prices are in parts of it
    };
    [[nodiscard]] std::vector<Told> cases() const;
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    struct Split {
        std::size_t tally = 0;
        int times = 0;
    };
    struct Node;
    struct AtRest {
        std::shared_ptr<const RestrictedMaster> lines;  ///< as its program left them
        RestrictedMaster mixture;                       ///< once shares have come to rest
        double scale;                                   ///< of costs and prices there
        double beyond;                                  ///< what a bend costs where it must not be
        double cost = 0.0;
    };
    struct Seen {
        double gain = 0.0;
        double price = 0.0;
    };

    [[nodiscard]] int times_of(std::size_t tally, int member, const Line& line) const;
    [[nodiscard]] std::optional<double> next_price(const Node& node) const;
    [[nodiscard]] bool open(Node& node);
    void go_on(Node& node, Cost upper, const Budget& budget);
    void end_program(Node& node, Cost upper);
    [[nodiscard]] bool split(Node& node, Cost upper);
    Node* split_by(Node& node, const AtRest& rest, const Split& split);
    [[nodiscard]] std::optional<int> parity_times(const Node& node, Cost upper) const;
    [[nodiscard]] AtRest at_rest(const Node& node);
    [[nodiscard]] Seen seen_of(const AtRest& rest, const Split& split, bool has_more);
    [[nodiscard]] std::optional<Split> best_split(const Node& node, const AtRest& rest, Cost upper);
    [[nodiscard]] Cost needed(const Node& node, Cost upper) const;
    [[nodiscard]] static double value_of(const Node& node);
    [[nodiscard]] double times_in(const RestrictedMaster& mixture, std::size_t tally) const;
    void take_bound(Node& node);
    [[nodiscard]] Cost whole_cost(const Node& node, const std::vector<Cost>& prices, Cost scale, Cost of_parts) const;
    [[nodiscard]] static Cost paid_at_edges(const Node& node, const std::vector<Cost>& prices);
    [[nodiscard]] Cost cost_shown(const Node& node) const;
    [[nodiscard]] std::pair<int, int> range_of(const Node& node, std::size_t tally) const;
    [[nodiscard]] std::optional<int> odd_times(const Node& node) const;
    [[nodiscard]] Node* next(Cost upper);
    void tell(const Node& node, std::vector<Told>& told) const;
    [[nodiscard]] Told told_of(const Node& node) const;
    void put_away(Node& node) const;

    const Problem& problem_;
    const Instance& instance_;
    const List<int>& members_;
    const List<int>& rows_;
    Seed seed_;
    List<BendTally> tallies_;
    std::optional<std::size_t> odd_;  ///< of these, the one that costs are odd with
    std::unique_ptr<Node> whole_;
    Node* at_ = nullptr;
    std::size_t nodes_ = 1;
    Cost bound_ = 0;
    bool is_done_ = false;
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::bound
