// Looks for a stable pairing of singles and couples by letting each in turn move where it would rather be.
#pragma once

#include "model.hpp"

#include "muster/core/seed.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::pairing::couples {

class Proposals {
public:
    /// `model` must outlive this. The answer depends on it and on the seed alone.
    Proposals(const Model& model, Seed seed);

    /// The choice of each unit in a stable pairing, where nobody wants to move any more after so many turns.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> run(std::uint64_t turns);

private:
    struct Holder {
        std::uint32_t unit;
        std::uint32_t slot;
        std::uint32_t liked;
    };

    [[nodiscard]] bool is_taken(std::uint32_t unit, const Choice& wish) const;
    [[nodiscard]] std::size_t worse_at(std::uint32_t mentor, std::uint32_t liked, std::uint32_t but) const;
    void take_turn(std::uint32_t unit);
    void move(std::uint32_t unit, std::uint32_t choice);
    void leave(std::uint32_t unit);
    void send_away(std::uint32_t mentor, std::uint32_t but);
    void call(std::uint32_t unit);

    const Model& model_;
    Random random_;
    std::vector<std::uint32_t> now_;            // choice of each unit
    std::vector<std::vector<Holder>> holders_;  // by mentor
    std::vector<std::uint32_t> waiting_;        // units that may want to move
    std::vector<bool> is_waiting_;
};

}  // namespace muster::pairing::couples
