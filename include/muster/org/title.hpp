// Titles that are given, reviewed and withdrawn.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/label.hpp"

#include <optional>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// A dated title of a person or a place: study model 学习标兵, demonstration room 示范岗.
struct Title {
    Label name;                        ///< what it is, as "study model"
    Day given;                         ///< first day with it
    std::optional<Day> last_review{};  ///< day of the last review; not set: never reviewed
    std::optional<Day> withdrawn{};    ///< first day without it

    /// Whether it is held on `day`: given, and not withdrawn.
    [[nodiscard]] bool holds_on(Day day) const { return given <= day && !(withdrawn && *withdrawn <= day); }

    friend bool operator==(const Title&, const Title&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
