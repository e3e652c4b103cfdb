// What units' numbers are made of.
#pragma once

#include "evaluation/exact_sum.hpp"
#include "evaluation/member_rows.hpp"
#include "evaluation/quick_totals.hpp"
#include "muster/evaluation/roll.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Sums of those members of one unit who are not incomplete.
struct Gathered {
    std::vector<ExactSum> areas;
    std::vector<std::size_t> members;  // who have the area, by area
    ExactSum total{};
    std::optional<Exact> lowest{};
    std::optional<Exact> highest{};

    explicit Gathered(std::size_t size) : areas(size), members(size) {}

    void add(const Gathered& other);
    /// A member's row more or, `sign` being -1, less; the lowest and the highest stay.
    void add(const MemberRow& row, const Exact& number, int sign);
    void include(const Exact& low, const Exact& high);
};

/// Fills in units from those below them. `units` have the numbers of members in each, `gathered` their sums; neither
/// has those below.
void add_up(const Roll& roll, std::vector<Gathered> gathered, std::vector<UnitScore>& units);

/// One thread's sums, by unit: of members whose totals are whole numbers of the areas' scales, and of all others.
class UnitSums {
public:
    /// `scales` by area, or none; the last area that is totalled is `top`.
    UnitSums(std::size_t units, std::size_t areas, std::span<const QuickScale> scales, AreaId top);

    /// A member by columns; `areas` are the totals, `stride` apart.
    void add(UnitId unit, const double* areas, std::size_t stride);
    /// Of whom an area was left out.
    void leave_out(UnitId unit, std::size_t area);
    /// Any member.
    void add(UnitId unit, const MemberRow& row, const Exact& total);
    void add(const UnitSums& other);

    [[nodiscard]] std::vector<Gathered> gathered() const;

private:
    struct Quick {
        std::size_t members = 0;
        std::int64_t lowest = 0;
        std::int64_t highest = 0;
    };
    [[nodiscard]] Gathered& other_of(std::size_t unit);
    void put(std::size_t unit, std::size_t area, std::int64_t count);

    std::size_t units_;
    std::size_t areas_;
    std::vector<QuickScale> scales_;
    std::size_t top_;
    std::vector<std::int64_t> sums_;  // by unit x areas + area
    std::vector<Quick> quick_;        // by unit
    std::vector<std::size_t> out_;    // as sums_: of how many members it was left out; empty: of none
    std::vector<Gathered> others_;    // by unit; empty until there is one
};

}  // namespace muster::evaluation
