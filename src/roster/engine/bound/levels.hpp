// Prices that rise together: what is common to the rows of a day, of a type, of a skill, of weekends, of all days, and
// what a unit of a sum (a minute, a night) is worth wherever it is counted.
//
// Where everybody is to come a little more often, each row's own slope is lost among those who come and go by chance.
// The slopes of all rows together say it at once. So an ascent also goes along these, each a coordinate of its own: a
// coupling's price is its own coordinate and its part of those of the groups it is in.
#pragma once

#include "roster/engine/bound/floor.hpp"
#include "roster/engine/pricing/resources.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class Levels {
public:
    /// Each coupling by itself.
    explicit Levels(std::size_t couplings) : couplings_(couplings), parts_(couplings) {}
    /// Couplings are rows of cover, then sums, then others that are in no group.
    Levels(const Instance& instance, std::size_t cover_rows, View<const Resource> sums, std::size_t others);

    /// Of couplings, then groups.
    [[nodiscard]] std::size_t coordinates() const { return couplings_ + group_squares_.size(); }
    /// The first groups, and few: those of no single day or type.
    [[nodiscard]] std::size_t coarse_groups() const { return coarse_groups_; }
    [[nodiscard]] std::size_t couplings() const { return couplings_; }
    /// How large the group's slope is where those of its couplings are 1 each, by chance.
    [[nodiscard]] double size_of(std::size_t group) const;
    /// Prices of couplings at these coordinates.
    void compose(View<const double> coordinates, List<double>& prices) const;
    /// The slopes of groups, after those of their couplings.
    void add_groups(List<double>& slopes) const;

private:
    struct Part {
        std::size_t group;
        double part;
    };
    std::size_t new_group();
    void join(std::size_t coupling, std::size_t group, double part = 1.0);
    void add_skills(const Instance& instance, std::size_t cover_rows);
    void add_sums(const Instance& instance, View<const Resource> sums, std::size_t first_sum);

    std::size_t couplings_;
    List<List<Part>> parts_;  ///< by coupling
    List<double> group_squares_;
    std::size_t coarse_groups_ = 0;
};

}  // namespace muster::roster::engine::bound
