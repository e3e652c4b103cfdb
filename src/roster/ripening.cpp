#include "roster/ripening.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster {
namespace {

constexpr double longest_wait = 0.35;   // for prices to settle before a roster is made of them, of all time or work
constexpr double cooling_part = 0.55;   // of what is left then
constexpr double short_cooling = 0.12;  // where loads are to be fair: a line alone can seldom change then
constexpr double priced_part = 0.9;     // of cooling; then nothing but what is there counts
constexpr double greatest_price_part = 0.7;

}  // namespace

void Ripening::begin(const engine::bound::LowerBound& bounding, double done)
{
    const engine::bound::LagrangianDual* parts = bounding.parts();
    if (!rounding_ && !is_rounded_ && parts != nullptr && (bounding.parts_are_final() || done >= longest_wait))
        rounding_ = std::make_unique<engine::search::LineRounding>(instance_, cover_rows_, *parts, seed_.split(2000));
}

void Ripening::end()
{
    rounded_work_ = rounding_->work();
    rounding_.reset();
    is_rounded_ = true;
}

/// From when a roster was made of parts: by prices at first, and without for the last part. Dives from known lines are
/// better where there are such, and so are openings at prices that are final, but where loads are to be fair.
void Ripening::cool(const engine::bound::LowerBound& bounding, double done)
{
    price_part_.reset();
    if (!is_rounded_ || bounding.knows_lines() || (bounding.is_settled() && !instance_.has_fair_shares()))
        return;
    if (!cools_from_)
        cools_from_ = done;
    const double part = instance_.has_fair_shares() ? short_cooling : cooling_part;
    const double passed = (done - *cools_from_) / (part * (1.0 - *cools_from_));
    if (passed < 1.0)
        price_part_ = greatest_price_part * std::max(0.0, 1.0 - passed / priced_part);
}

}  // namespace muster::roster
