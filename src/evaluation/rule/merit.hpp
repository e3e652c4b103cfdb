// What more of what an indicator counts is worth, as far as its rule can say: for the proof that more never lowers a
// total, and for the search for a member to whom it does.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::rule {

/// How points go as more is counted.
enum class Course : std::uint8_t {
    rises,  // or stays
    bends,  // up here and down there
    falls,  // more is no merit
};

/// A record worth trying.
struct Trial {
    Quantity quantity = Quantity::whole(1);
    std::string level{};
    std::string place{};
    std::optional<Day> day{};
};

struct Merit {
    Course course = Course::rises;
    std::optional<Points> most{};         // of any number of records; not set: without end
    std::optional<Points> most_of_one{};  // of one record; not set: without end
    Points first{};                       // a good record alone gives at least so much
    Points least{};                       // of a rule that sees all members: what a good record may come down to
    std::optional<Label> doubt{};         // why more may give fewer points for all the rest says
    bool falls_with_exposure = false;     // more of what it divides by is worse
    std::vector<Trial> trials{};          // good records, the best last
};

}  // namespace muster::evaluation::rule
