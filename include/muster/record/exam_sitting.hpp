// Examinations under one's name plate 挂牌考试, without a breach 零违纪.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// An examination that members sat with their name plates before them.
struct ExamSitting {
    /// What it is, in a sentence.
    static constexpr const char* summary = "An examination that members sat under their name plates.";

    std::string code;                   ///< the name people write in their files
    Label name{};                       ///< of which course, in reports
    Day day;                            ///< when
    std::vector<MemberId> members{};    ///< who sat it under a name plate
    std::vector<MemberId> violators{};  ///< of them, who broke its rules

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &ExamSitting::code).needed(), field("name", &ExamSitting::name),
                    field("day", &ExamSitting::day).needed(), field("members", &ExamSitting::members),
                    field("violators", &ExamSitting::violators));
    }

    friend bool operator==(const ExamSitting&, const ExamSitting&) = default;
};

/// Breaches, and what they are out of.
struct ExamTally {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Breaches in examinations, and what they are out of.";

    std::uint32_t sittings = 0;    ///< examinations
    std::uint32_t seats = 0;       ///< members who sat, each examination by itself
    std::uint32_t violations = 0;  ///< of them, with a breach

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("sittings", &ExamTally::sittings), field("seats", &ExamTally::seats),
                    field("violations", &ExamTally::violations));
    }

    /// Zero violations, which is said only of those who sat an examination.
    [[nodiscard]] bool is_clean() const noexcept { return seats > 0 && violations == 0; }

    friend bool operator==(const ExamTally&, const ExamTally&) = default;
};

/// Of all who sat.
[[nodiscard]] ExamTally tally(std::span<const ExamSitting> sittings);
/// Of one member.
[[nodiscard]] ExamTally tally(std::span<const ExamSitting> sittings, MemberId member);

}  // namespace muster::record

#pragma GCC visibility pop
