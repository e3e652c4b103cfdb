// Counts the groups looked at, and asks a budget now and then.
#pragma once

#include "core/budget.hpp"

#include <cstdint>

namespace muster::inline v0_2::pairing::groups_engine {

class Meter {
public:
    /// `work` more groups may be looked at; what was spent is added to `spent`. Both references must outlive this.
    Meter(std::uint64_t work, std::uint64_t& spent, const Budget& budget)
        : spent_(spent), end_(spent + work), budget_(budget)
    {
    }

    /// False when no more is left.
    bool spend(std::uint64_t groups)
    {
        if (!is_left_)
            return false;
        constexpr std::uint64_t often = 1024;
        const bool is_asked = spent_ / often != (spent_ + groups) / often;
        spent_ += groups;
        is_left_ = spent_ < end_ && (!is_asked || !budget_.is_spent());
        return is_left_;
    }
    /// From now on so many more.
    void extend(std::uint64_t work)
    {
        end_ = spent_ + work;
        is_left_ = work > 0 && !budget_.is_spent();
    }
    [[nodiscard]] std::uint64_t spent() const noexcept { return spent_; }
    [[nodiscard]] bool is_left() const noexcept { return is_left_; }

private:
    std::uint64_t& spent_;
    std::uint64_t end_;
    const Budget& budget_;
    bool is_left_ = true;
};

}  // namespace muster::pairing::groups_engine
