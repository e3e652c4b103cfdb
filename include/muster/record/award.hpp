// Awards and certificates, and how many there were.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// Level of an award, highest first.
enum class AwardLevel : std::uint8_t {
    national,    ///< 国家级
    provincial,  ///< 省级
    city,        ///< 市级
    university,  ///< 校级
    college,     ///< 院级
};
/// Names of its values, in order.
constexpr auto listed(AwardLevel)
{
    return enumeration("Level of an award, highest first.", "national", "provincial", "city", "university", "college");
}

/// `国家级`, national.
[[nodiscard]] inline Label label_of(AwardLevel level)
{
    switch (level) {
    case AwardLevel::national:
        return {"国家级", "national"};
    case AwardLevel::provincial:
        return {"省级", "provincial"};
    case AwardLevel::city:
        return {"市级", "city"};
    case AwardLevel::university:
        return {"校级", "university"};
    case AwardLevel::college:
        return {"院级", "college"};
    }
    return {};
}

/// An award 获奖, of one person or of a team.
struct Award {
    /// What it is, in a sentence.
    static constexpr const char* summary = "An award, of one person or of a team.";

    std::string code;                        ///< the name people write in their files
    Label name{};                            ///< what was won, in reports
    AwardLevel level = AwardLevel::college;  ///< who gave it
    std::string place{};                     ///< first, second, third; empty: none
    Day day;                                 ///< when it was given
    std::vector<MemberId> members{};         ///< who won it; at least one
    bool is_team = false;                    ///< whether a team won it, of which these members are part
    std::string event{};                     ///< the work or contest; only the highest of one work counts
    ActivityId activity{};                   ///< the contest, where it is an activity on file

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Award::code).needed(), field("name", &Award::name), field("level", &Award::level),
                    field("place", &Award::place), field("day", &Award::day).needed(),
                    field("members", &Award::members), field("is_team", &Award::is_team), field("event", &Award::event),
                    field("activity", &Award::activity));
    }

    friend bool operator==(const Award&, const Award&) = default;
};

/// Awards of one year, one level, to persons or to teams.
struct AwardTotal {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Awards of one year and one level, to persons or to teams.";

    std::int32_t year = 0;                   ///< the calendar year
    AwardLevel level = AwardLevel::college;  ///< who gave them
    bool is_team = false;                    ///< to teams or to persons
    std::uint32_t awards = 0;                ///< how many awards
    std::uint32_t people = 0;                ///< how many different members won them

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("year", &AwardTotal::year), field("level", &AwardTotal::level),
                    field("is_team", &AwardTotal::is_team), field("awards", &AwardTotal::awards),
                    field("people", &AwardTotal::people));
    }

    friend bool operator==(const AwardTotal&, const AwardTotal&) = default;
};

/// Totals by year, level, and persons before teams; only those with an award. O(awards log awards).
[[nodiscard]] std::vector<AwardTotal> totals(std::span<const Award> awards);

/// A certificate 证书 that a member passed for.
struct Certificate {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A certificate that a member passed for.";

    MemberId member;  ///< who
    Label name;       ///< of what, in reports
    Day day;          ///< when it was given

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &Certificate::member).needed(), field("name", &Certificate::name).needed(),
                    field("day", &Certificate::day).needed());
    }

    friend bool operator==(const Certificate&, const Certificate&) = default;
};

}  // namespace muster::record

#pragma GCC visibility pop
