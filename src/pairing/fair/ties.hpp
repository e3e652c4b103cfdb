// All ties of one level within one piece, decided together.
#pragma once

#include "face.hpp"

#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::fair_engine {

/// Fewest of a piece's mentees at the level: the primal-dual method with all of them looking for another place at once
/// (Ford and Fulkerson; Hopcroft and Karp's many ways to a sweep), then Tarjan's strongly connected components.
class FairTies {
public:
    /// A mentee at the level costs `unit`, which is above the number of nodes.
    FairTies(FairFace& face, Score unit);

    /// Decides, cuts the piece into parts, and writes a price for each of its nodes, the least of them 0.
    ///
    /// Choices with a price of their own above nothing go, and so do those that lead to another part.
    void decide(PieceId piece, Rank level, std::vector<Score>& price);

    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    using Distance = std::int64_t;
    struct Arc {
        Mentee via;  // none: a place is gained or lost
        Node to;
        std::uint8_t cost;  // of the choice; for `via` from now on
    };
    struct Cursor {  // how far the ways out of a node have been looked at
        std::size_t other = 0;
        std::size_t holder = 0;
        std::size_t choice = 0;
    };
    struct Frame {
        Arc entered_by;
        Node node;
    };

    [[nodiscard]] bool is_here(Node node) const { return face_.piece_of(node) == piece_; }
    [[nodiscard]] std::uint8_t cost_of(FairChoice choice) const { return choice.rank == level_ ? 1 : 0; }
    void set_free();
    void measure();
    void relax(Node node, Distance distance);
    void expand(Node node, Distance distance);
    bool measure_steps();
    bool seat_some();
    bool seat_one(Mentee mentee);
    bool next_tight(Node node, Arc& arc);
    void find_parts();
    void walk_parts(Node root);
    void close_part(Node root);
    void set_prices(std::vector<Score>& price) const;
    void fix_loads();
    void drop_choices();

    FairFace& face_;
    Score unit_;
    PieceId piece_ = 0;
    Rank level_ = 0;
    std::vector<Node> nodes_;     // of the piece
    std::vector<Mentee> people_;  // held by them
    std::vector<Mentee> free_;
    std::vector<std::uint8_t> own_cost_;    // of each mentee, where it is
    std::vector<std::uint32_t> owed_;       // places that the free have left at a node
    std::vector<Distance> potential_;       // of each node
    std::vector<Distance> distance_;        // from the free, in costs less potentials
    std::vector<std::vector<Node>> reach_;  // by distance
    std::vector<std::uint32_t> steps_;      // from the free; none once nothing leads on
    std::vector<Cursor> cursors_;
    std::vector<Frame> frames_;
    std::vector<std::uint32_t> entered_;  // Tarjan: when a node was first met, and the earliest met that it leads to
    std::vector<std::uint32_t> earliest_;
    std::vector<Node> open_;
    std::vector<std::uint32_t> part_of_;
    std::vector<Node> parts_;  // nodes, part after part, those led to first
    std::vector<std::uint32_t> part_sizes_;
    std::uint32_t clock_ = 0;
    std::uint64_t work_ = 0;
};

}  // namespace muster::pairing::fair_engine
