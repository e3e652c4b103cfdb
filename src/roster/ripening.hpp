// A roster made of the lines that prices were found with, once, and lines that cool from then on.
#pragma once

#include "roster/engine/bound/lower_bound.hpp"
#include "roster/engine/search/rounding.hpp"

#include <cstdint>
#include <memory>
#include <optional>

namespace muster::inline v0_2::roster {

class Ripening {
public:
    Ripening(const engine::model::Instance& instance, std::size_t cover_rows, Seed seed)
        : instance_(instance), cover_rows_(cover_rows), seed_(seed)
    {
    }

    /// Begins to make the roster once prices have settled or so much is done. Until it is made (`is_rounding`) prices
    /// have to stay as they are.
    void begin(const engine::bound::LowerBound& bounding, double done);
    [[nodiscard]] bool is_rounding() const { return rounding_ != nullptr; }
    [[nodiscard]] engine::search::LineRounding& rounding() { return *rounding_; }
    /// The roster is made.
    void end();
    [[nodiscard]] std::uint64_t work() const { return rounding_ ? rounding_->work() : rounded_work_; }

    /// After a round, so much being done.
    void cool(const engine::bound::LowerBound& bounding, double done);
    /// While lines cool: of prices, in what a duty is paid.
    [[nodiscard]] std::optional<double> price_part() const { return price_part_; }

private:
    const engine::model::Instance& instance_;
    std::size_t cover_rows_;
    Seed seed_;
    std::unique_ptr<engine::search::LineRounding> rounding_;
    bool is_rounded_ = false;
    std::uint64_t rounded_work_ = 0;
    std::optional<double> cools_from_;  ///< what was done then
    std::optional<double> price_part_;
};

}  // namespace muster::roster
