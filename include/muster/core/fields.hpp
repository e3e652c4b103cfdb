// A struct's fields, listed once and beside it: what checks, saves, binds or tabulates such a struct reads the list.
//
//     struct Spacing {
//         std::int64_t weight = 0;
//         std::optional<std::int32_t> distance{};
//
//         /// Its fields.
//         template <class Take>
//         static constexpr decltype(auto) fields(Take&& take)
//         {
//             return take(field("weight", &Spacing::weight).needed().within(0, greatest_weight),
//                         field("distance", &Spacing::distance).added_in(2));
//         }
//     };
//
// The list is in the order of the struct, as Python's constructors and archives are. What a field is where nobody gives
// it stands in the struct, as its initialiser, and only there.
#pragma once

#include <cstdint>
#include <limits>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// One field: its name, the way to it, and what is asked of it.
template <class Record, class Value>
struct Field {
    const char* name;           ///< as archives and Python know it
    Value Record::*member;      ///< the way to it
    bool is_needed = false;     ///< must be given; the rest may be left as the struct has it
    bool is_in_period = false;  ///< a day within the period that the record is about
    std::uint32_t since = 1;    ///< version of the struct's archive that has it first
    std::int64_t least = std::numeric_limits<std::int64_t>::min();  ///< of a number, or of minutes
    std::int64_t most = std::numeric_limits<std::int64_t>::max();   ///< the same

    /// The same, but must be given.
    [[nodiscard]] constexpr Field needed() const
    {
        Field changed = *this;
        changed.is_needed = true;
        return changed;
    }
    /// The same, a number of so much or more.
    [[nodiscard]] constexpr Field at_least(std::int64_t number) const { return within(number, most); }
    /// The same, a number from one to the other, both included.
    [[nodiscard]] constexpr Field within(std::int64_t from, std::int64_t to) const
    {
        Field changed = *this;
        changed.least = from;
        changed.most = to;
        return changed;
    }
    /// The same, a day that lies in the period.
    [[nodiscard]] constexpr Field in_period() const
    {
        Field changed = *this;
        changed.is_in_period = true;
        return changed;
    }
    /// The same, unknown to archives of earlier versions of the struct. Such fields are listed last.
    [[nodiscard]] constexpr Field added_in(std::uint32_t version) const
    {
        Field changed = *this;
        changed.since = version;
        return changed;
    }
};

/// A field of no limits, that need not be given.
template <class Record, class Value>
[[nodiscard]] constexpr Field<Record, Value> field(const char* name, Value Record::*member)
{
    return {.name = name, .member = member};
}

/// A struct that lists its fields.
template <class Record>
concept Listed = requires
{
    Record::fields([](const auto&...) {});
};

/// Calls `visit(field)` for each, in order.
template <Listed Record, class Visit>
constexpr void each_field(Visit&& visit)
{
    Record::fields([&](const auto&... each) { (visit(each), ...); });
}

/// The version that archives of the struct have now.
template <Listed Record>
[[nodiscard]] constexpr std::uint32_t latest_version()
{
    std::uint32_t latest = 1;
    each_field<Record>([&](const auto& each) { latest = each.since > latest ? each.since : latest; });
    return latest;
}

}  // namespace muster

#pragma GCC visibility pop
