// The same members' ranks under other weights: points of indicators do not hang on weights, so they are taken once.
#pragma once

#include "evaluation/drawn_ranks.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Weights of a scheme that have another beside them, each scaled by a factor of its own. Many threads may ask at once.
class Reweighing {
public:
    /// Copies points and vetoes of all members.
    explicit Reweighing(const Evaluation& evaluation, std::size_t threads = 1);

    /// Names of the weights that can move, area by area: codes of parts, and `area, position 1` of an ordered one.
    [[nodiscard]] const std::vector<std::string>& inputs() const noexcept { return inputs_; }

    /// The scheme with every such weight times its factor, in millionths above 0, to some six places.
    [[nodiscard]] Scheme scaled(std::span<const std::int64_t> factors) const;

    /// By row of the roll, ranks from 1; 0 of the incomplete.
    [[nodiscard]] std::vector<std::uint32_t> ranks(const Scheme& scheme) const;
    /// What those are made of, for who asks again and again. Valid as long as this is.
    [[nodiscard]] const KeptPoints& points() const noexcept { return points_; }

private:
    Scheme scheme_;
    std::vector<std::string> inputs_;
    KeptPoints points_;
};

}  // namespace muster::evaluation
