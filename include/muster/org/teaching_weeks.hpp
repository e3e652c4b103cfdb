// Weeks of a term in which a class is held.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace muster {
struct Where;
}

namespace muster::org {

/// A set of weeks of a term, counted from 1 to 64.
class TeachingWeeks {
public:
    /// No week.
    constexpr TeachingWeeks() = default;

    /// Weeks 1 to 64.
    [[nodiscard]] static constexpr TeachingWeeks all() noexcept
    {
        TeachingWeeks made;
        made.bits_ = ~std::uint64_t{0};
        return made;
    }

    /// Weeks `first` to `last`, both included, every `step`-th of them (2: odd or even weeks, as `first` is).
    ///
    /// @throws InvalidInput  unless 1 <= first <= last <= 64 and step >= 1.
    [[nodiscard]] static TeachingWeeks range(int first, int last, int step = 1);

    /// Reads `1-8,10,12-16`, and `1-16 odd` or `2-16 even` (also 单, 双); `all` is every week.
    ///
    /// @throws InvalidInput  at `place`.
    [[nodiscard]] static TeachingWeeks parse(std::string_view text, const Where& place);

    /// From the weeks' bits, week 1 lowest.
    [[nodiscard]] static constexpr TeachingWeeks from_bits(std::uint64_t bits) noexcept
    {
        TeachingWeeks made;
        made.bits_ = bits;
        return made;
    }

    [[nodiscard]] constexpr bool contains(int week) const noexcept
    {
        return week >= 1 && week <= 64 && (bits_ >> (week - 1) & 1) != 0;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    [[nodiscard]] constexpr std::uint64_t bits() const noexcept { return bits_; }

    friend constexpr TeachingWeeks operator|(TeachingWeeks left, TeachingWeeks right) noexcept
    {
        return from_bits(left.bits_ | right.bits_);
    }
    friend constexpr bool operator==(const TeachingWeeks&, const TeachingWeeks&) = default;

private:
    std::uint64_t bits_ = 0;
};

/// `1-8,10,12-16`; `all` for every week, an empty text for none.
[[nodiscard]] std::string to_string(TeachingWeeks weeks);

}  // namespace muster::org
