// What all members' amounts make of one, worked out by other means.
#pragma once

#include "evaluation/checking/number.hpp"
#include "muster/evaluation/rule/list.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace muster::inline v0_2::evaluation::checking {

/// The rule, where points go by all members' amounts; else null.
[[nodiscard]] inline const rule::Normalise* normalised(const Rule& rule) { return std::get_if<rule::Normalise>(&rule); }

/// The amounts of all who have records of an indicator.
class Peers {
public:
    /// Nobody.
    Peers() = default;
    /// `reference` is the amount of the member whom the rule names.
    Peers(const rule::Normalise& rule, std::vector<Number> amounts, const std::optional<Number>& reference);

    /// Points of one of them, rounded.
    [[nodiscard]] Number points(const rule::Normalise& rule, const Number& amount, int places, Rounding rounding) const;

private:
    [[nodiscard]] Number drawn_in(const Number& amount) const;
    [[nodiscard]] Number rank(const rule::Normalise& rule, const Number& amount) const;

    std::vector<Number> amounts_{};  // drawn in, rising
    Number low_ = 0;
    Number high_ = 0;
    Number bad_ = 0;
    Number good_ = 0;
};

}  // namespace muster::evaluation::checking
