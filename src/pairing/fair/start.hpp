// Some pairing that keeps all capacities, quickly, to begin with.
#pragma once

#include "face.hpp"

#include <vector>

namespace muster::inline v0_2::pairing::fair_engine {

/// Everybody first takes the best choice with a place left; whoever finds none makes others move on, and so do mentors
/// short of their minimum (ways found depth first, no two of one sweep through one node).
class FairStart {
public:
    /// Of a face with nobody seated yet.
    explicit FairStart(FairFace& face, std::size_t mentees);

    /// Whether all are seated. If not, there is no way to.
    [[nodiscard]] bool seat_all();

private:
    struct Frame {
        Node node;
        Mentee via = none;  // who comes here, or on the way back who leaves from here
        std::size_t holder = 0;
        std::size_t choice = 0;
    };

    [[nodiscard]] bool has_room(Node node) const { return node == face_.nobody() || face_.may_gain(node); }
    [[nodiscard]] bool can_spare(Node node) const { return node == face_.nobody() || face_.may_lose(node); }
    [[nodiscard]] bool is_short(Node node) const { return face_.load(node) < face_.capacity(node).minimum; }
    void take_best();
    bool make_room(Mentee mentee);
    bool fetch_one(Node node);
    bool step_ahead(Frame& frame, Frame& next);
    bool step_back(Frame& frame, Frame& next);

    FairFace& face_;
    std::vector<Mentee> waiting_;
    std::vector<bool> is_seen_;
    std::vector<Frame> frames_;
};

}  // namespace muster::pairing::fair_engine
