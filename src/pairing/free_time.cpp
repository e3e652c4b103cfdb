#include "muster/pairing/free_time.hpp"

#include "muster/core/error.hpp"

#include <bit>
#include <cstddef>
#include <string>

namespace muster::pairing {
namespace {

constexpr int minutes_a_quarter = 15;

void require_weekday(int weekday)
{
    if (weekday < 1 || weekday > 7)
        throw InvalidInput({"free time"}, "weekday " + std::to_string(weekday), "give 1 (Monday) to 7 (Sunday)");
}

void require_order(ClockTime from, ClockTime to)
{
    if (from >= to)
        throw InvalidInput({"free time"}, to_string(from) + " does not come before " + to_string(to),
                           "give the earlier time first; split what goes past midnight");
}

struct Bit {
    std::size_t word;
    std::uint64_t mask;
};

constexpr Bit bit_of(int quarter_of_week)
{
    const auto index = static_cast<std::size_t>(quarter_of_week);
    return {index / 64, std::uint64_t{1} << (index % 64)};
}

}  // namespace

FreeTime FreeTime::daily(ClockTime from, ClockTime to)
{
    FreeTime made;
    for (int weekday = 1; weekday <= 7; ++weekday)
        made = made.with(weekday, from, to);
    return made;
}

FreeTime FreeTime::with(int weekday, ClockTime from, ClockTime to) const
{
    require_weekday(weekday);
    require_order(from, to);
    FreeTime made = *this;
    const int first = (from.since_midnight().count() + minutes_a_quarter - 1) / minutes_a_quarter;
    const int behind = to.since_midnight().count() / minutes_a_quarter;
    for (int quarter = first; quarter < behind; ++quarter) {
        const Bit bit = bit_of((weekday - 1) * quarters_a_day + quarter);
        made.quarters_[bit.word] |= bit.mask;
    }
    return made;
}

FreeTime FreeTime::without(int weekday, ClockTime from, ClockTime to) const
{
    require_weekday(weekday);
    require_order(from, to);
    FreeTime made = *this;
    const int first = from.since_midnight().count() / minutes_a_quarter;
    const int behind = (to.since_midnight().count() + minutes_a_quarter - 1) / minutes_a_quarter;
    for (int quarter = first; quarter < behind; ++quarter) {
        const Bit bit = bit_of((weekday - 1) * quarters_a_day + quarter);
        made.quarters_[bit.word] &= ~bit.mask;
    }
    return made;
}

std::vector<FreeSpan> FreeTime::spans() const
{
    const auto is_free = [&](int quarter_of_week) {
        const Bit bit = bit_of(quarter_of_week);
        return (quarters_[bit.word] & bit.mask) != 0;
    };
    std::vector<FreeSpan> found;
    for (int weekday = 1; weekday <= 7; ++weekday)
        for (int quarter = 0; quarter < quarters_a_day; ++quarter) {
            const int first = quarter;
            while (quarter < quarters_a_day && is_free((weekday - 1) * quarters_a_day + quarter))
                ++quarter;
            if (quarter > first)
                found.push_back({weekday, ClockTime(Minutes{first * minutes_a_quarter}),
                                 ClockTime(Minutes{quarter * minutes_a_quarter})});
        }
    return found;
}

FreeTime FreeTime::common_with(const FreeTime& other) const noexcept
{
    FreeTime made;
    for (std::size_t word = 0; word < quarters_.size(); ++word)
        made.quarters_[word] = quarters_[word] & other.quarters_[word];
    return made;
}

Minutes FreeTime::length() const noexcept
{
    int quarters = 0;
    for (const std::uint64_t word : quarters_)
        quarters += std::popcount(word);
    return Minutes(quarters * minutes_a_quarter);
}

}  // namespace muster::pairing
