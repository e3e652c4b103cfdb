// Values for the rows of a drawn problem, all from one seed.
#pragma once

#include "muster/core/seed.hpp"
#include "muster/roster/draft.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::truth {

/// Values for the rows of one draft.
class Dice {
public:
    /// The first values are made of `first`, which must outlive this; a fuzzer changes one by changing a byte.
    explicit Dice(std::uint64_t seed, std::span<const std::uint8_t> first = {}) : random_(Seed{seed}), first_(first) {}

    /// 0 .. bound-1
    int below(int bound) { return static_cast<int>(drawn(static_cast<std::uint32_t>(bound))); }
    int from(int least, int most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <class Value>
    Value one_of(std::initializer_list<Value> values)
    {
        return values.begin()[below(static_cast<int>(values.size()))];
    }

    /// 0 to the most that is allowed, each magnitude as often as the next.
    std::int64_t weight()
    {
        if (chance(10))
            return 0;
        if (chance(5))
            return greatest_weight;
        std::int64_t most = 10;
        for (int zeros = below(6); zeros > 0; --zeros)
            most *= 10;
        return from(static_cast<int>(most / 10), static_cast<int>(most));
    }
    /// `usual`, and now and then a value of another size.
    int or_far(int usual, std::initializer_list<int> far) { return chance(7) ? one_of(far) : usual; }
    Penalty penalty() { return chance(60) ? Penalty::hard() : Penalty::soft(weight()); }

    Day day(const Draft& draft) { return draft.period.first() + Days(below(static_cast<int>(draft.period.length()))); }
    MemberId member(const Draft& draft) { return id<MemberId>(draft.members); }
    ShiftTypeId type(const Draft& draft) { return id<ShiftTypeId>(draft.shift_types); }
    ShiftTypeId type_or_any(const Draft& draft) { return chance(50) ? type(draft) : ShiftTypeId(); }
    Shift shift(const Draft& draft) { return {day(draft), type(draft)}; }

private:
    template <class IdOfRow, class Row>
    IdOfRow id(const std::vector<Row>& rows)
    {
        return IdOfRow(drawn(static_cast<std::uint32_t>(rows.size())));
    }
    std::uint32_t drawn(std::uint32_t bound)
    {
        if (first_.empty() || bound == 0)
            return random_.below(bound);
        std::uint32_t value = 0;
        for (std::uint32_t most = 1; most < bound && !first_.empty(); most = most < 1U << 24 ? most << 8 : bound) {
            value = value << 8 | first_.front();
            first_ = first_.subspan(1);
        }
        return value % bound;
    }

    Random random_;
    std::span<const std::uint8_t> first_;
};

}  // namespace muster::roster::truth
