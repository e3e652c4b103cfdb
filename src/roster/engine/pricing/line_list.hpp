// Every line of a member, where there are few enough to list.
//
// Only what rows tell apart is kept: of lines that are counted on the same rows the cheapest.
#pragma once

#include "core/budget.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/engine/pricing/floor.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::pricing {

/// What hard rules about one member's line do: keep it off the list, or make it dear. What nobody can
/// bend is on no list.
enum class HardRules : std::uint8_t { hold, count };

/// The lines of one member.
class LineList {
public:
    /// Nothing where there would be more than `most` lines, or where `budget` is spent first.
    static std::optional<LineList> of(const Instance& instance, int member, HardRules hard_rules, std::size_t most,
                                      const Budget& budget);

    [[nodiscard]] std::size_t size() const { return tolls_.size(); }
    [[nodiscard]] const HardSoftCost& toll(std::size_t line) const { return tolls_[line]; }
    [[nodiscard]] View<const HardSoftCost> tolls() const { return tolls_; }
    [[nodiscard]] View<const DutyIndex> duties(std::size_t line) const
    {
        return std::span(duties_).subspan(line * days_, days_);
    }
    /// Elementary steps it took.
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    class Lister;

    std::size_t days_ = 0;
    List<HardSoftCost> tolls_;
    List<DutyIndex> duties_;
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::pricing
