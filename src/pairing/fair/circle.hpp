// A circle of choices for a mentee out of a place on the level that is being decided.
#pragma once

#include "face.hpp"

#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::fair_engine {

/// Searches from both ends at once, always the end that has cost less so far, so that a search in vain costs little
/// more than the smaller of the two parts that it shows to be apart.
class FairCircle {
public:
    enum class Found : std::uint8_t { circle, end_ahead, end_behind };

    FairCircle(FairFace& face, std::size_t mentees);

    /// From now on choices of this level cost one, and those of lower levels are no more.
    void begin_level(Rank level) { level_ = level; }

    /// Looks for a circle of choices that cost nothing at the shifts so far, to move a mentee that is not counted yet
    /// from its node and bring another there.
    ///
    /// Found, it is gone along. If not, `closed` is either all the nodes the mentee may come to (end_ahead), or all
    /// those that a way to its node comes from (end_behind).
    Found search(Mentee mentee);

    [[nodiscard]] std::span<const Node> closed() const { return closed_; }
    /// After a search in vain: whether a choice that costs something leads over the gap.
    [[nodiscard]] bool is_bridged() const { return is_bridged_; }
    /// After a search in vain: the mentee counts where it is.
    void count_mentee();
    /// After a search in vain: those ahead become dearer by one, or those behind cheaper.
    void shift(Found found);
    [[nodiscard]] std::int64_t shift_of(Node node) const { return shift_[node]; }

    /// Drops what costs something at the shifts, keeps what is of this level and costs nothing.
    void end_level();

    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    enum Mark : std::uint8_t { unseen, ahead, behind };
    struct Step {
        Node from;
        Mentee via;  // none: a place is gained or lost
        Node to;
        std::uint8_t cost = 0;  // of the choice, for `via` from now on
    };
    struct End {
        std::vector<Node> queue{};
        std::size_t next = 0;
        bool nobody_waits = false;  // nobody is looked at last, as it leads nearly everywhere
        std::uint64_t work = 0;
        std::vector<std::pair<Node, Node>> bridges{};
    };

    [[nodiscard]] bool is_here(Node node) const { return face_.piece_of(node) == piece_; }
    [[nodiscard]] std::uint8_t cost_of(Rank rank) const { return rank == level_ ? 1 : 0; }
    /// What it costs more that this mentee, at `from`, goes to `to`.
    [[nodiscard]] std::int64_t cost_of(Mentee mentee, Node from, Node to, Rank rank) const
    {
        return cost_of(rank) - own_cost_[mentee] + shift_[to] - shift_[from];
    }
    [[nodiscard]] bool may_gain(Node node) const
    {
        return face_.may_gain(node) && shift_[node] == shift_[face_.nobody()];
    }
    [[nodiscard]] bool may_lose(Node node) const
    {
        return face_.may_lose(node) && shift_[node] == shift_[face_.nobody()];
    }
    void set_own_cost(Mentee mentee, std::uint8_t cost);
    void sort_out(Mentee mentee, Node from, Node to, Rank rank);
    void reach_ahead(Step step);
    void reach_behind(Step step);
    void look_ahead(Mentee mentee, Node from);
    void go_over_nobody_ahead(Node from, Node to);
    void go_over_nobody_behind(Node from, Node to);
    void go_ahead(Node node);
    void go_behind(Node node);
    [[nodiscard]] std::uint64_t work_to_come(const End& end) const;
    static bool take(End& end, Node nobody, Node& node);
    void go_along(Node start);
    void conclude(const End& end, Mark mark);
    void forget();

    FairFace& face_;
    std::vector<Mark> mark_;
    std::vector<Step> step_;  // that a node was reached by
    std::vector<Node> touched_;
    End ahead_;
    End behind_;
    Mentee mentee_ = none;
    Rank level_ = 0;
    PieceId piece_ = 0;
    bool is_met_ = false;
    Step meeting_{};
    std::vector<Node> closed_;
    bool is_bridged_ = false;
    std::vector<std::uint8_t> own_cost_;  // of each mentee, where it is, once it is counted
    std::vector<Mentee> counted_;
    std::vector<std::int64_t> shift_;  // of each node: its price on this level so far
    std::vector<Node> shifted_;
    std::vector<std::pair<Node, Mentee>> to_keep_;
    std::vector<std::pair<Node, Mentee>> to_drop_;
    std::uint64_t work_ = 0;
};

}  // namespace muster::pairing::fair_engine
