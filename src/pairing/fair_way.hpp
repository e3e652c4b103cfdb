// A way for a mentee out of a place on the level that is being decided.
#pragma once

#include "fair_face.hpp"

#include <utility>
#include <vector>

namespace muster::pairing::detail {

/// Searches from both ends at once, always the end that has cost less so far, so that a search in vain costs little
/// more than the smaller of the two parts that it shows to be apart.
class FairWay {
public:
    enum class Found : std::uint8_t { way, end_ahead, end_behind };

    explicit FairWay(FairFace& face);

    /// Looks for a circle of choices above `level` that moves the mentee from its node and brings another there.
    ///
    /// Found, it is gone along. If not, `closed` is either all the nodes the mentee may come to (end_ahead), or all
    /// those that a way to its node comes from (end_behind).
    Found search(Mentee mentee, Rank level);

    [[nodiscard]] std::span<const Node> closed() const { return closed_; }
    /// After a search in vain: whether a choice of just `level` leads over the gap.
    [[nodiscard]] bool is_bridged() const { return is_bridged_; }
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    enum Mark : std::uint8_t { unseen, ahead, behind };
    struct Step {
        Node from;
        Mentee via;  // none: a place is gained or lost
        Node to;
    };
    struct End {
        std::vector<Node> queue{};
        std::size_t next = 0;
        bool nobody_waits = false;  // nobody is looked at last, as it leads nearly everywhere
        std::uint64_t work = 0;
        std::vector<std::pair<Node, Node>> bridges{};
    };

    [[nodiscard]] bool is_here(Node node) const { return face_.piece_of(node) == piece_; }
    void reach_ahead(Step step);
    void reach_behind(Step step);
    void look_ahead(Mentee mentee, Node from);
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
    std::uint64_t work_ = 0;
};

}  // namespace muster::pairing::detail
