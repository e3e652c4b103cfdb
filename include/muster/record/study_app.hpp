// Points of study apps, of each act no more than its cap a day.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"
#include "muster/core/points.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// What a study app gives points for.
enum class StudyActKind : std::uint8_t {
    article,       ///< an article read
    video,         ///< a video seen
    reading_time,  ///< time spent reading
};
/// Names of its values, in order.
constexpr auto listed(StudyActKind)
{
    return enumeration("What a study app gives points for.", "article", "video", "reading_time");
}

/// 阅读文章, article.
[[nodiscard]] inline Label label_of(StudyActKind kind)
{
    switch (kind) {
    case StudyActKind::article:
        return {"阅读文章", "article"};
    case StudyActKind::video:
        return {"观看视频", "video"};
    case StudyActKind::reading_time:
        return {"学习时长", "reading time"};
    }
    return {};
}

/// Points that a member was given for one act, as the app exports them.
struct StudyAct {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points that a member was given for one act.";

    MemberId member;                            ///< who
    Day day;                                    ///< when
    StudyActKind kind = StudyActKind::article;  ///< for what
    Quantity points;                            ///< points before caps
    std::optional<ClockTime> at{};              ///< time of day, which the factor of a window goes by
    bool is_assigned = false;                   ///< assigned by the branch; else the member began it unasked

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &StudyAct::member).needed(), field("day", &StudyAct::day).needed(),
                    field("kind", &StudyAct::kind).needed(), field("points", &StudyAct::points).needed(),
                    field("at", &StudyAct::at), field("is_assigned", &StudyAct::is_assigned));
    }

    friend bool operator==(const StudyAct&, const StudyAct&) = default;
};

/// Hours of the day whose points count more, or less.
struct StudyWindow {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Hours of the day whose points count more, or less.";

    ClockTime from;                                          ///< first minute
    ClockTime to;                                            ///< first minute after it
    Quantity factor = Quantity::from_millionths(1'000'000);  ///< what points are multiplied by, 0 or more

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("from", &StudyWindow::from).needed(), field("to", &StudyWindow::to).needed(),
                    field("factor", &StudyWindow::factor));
    }

    friend bool operator==(const StudyWindow&, const StudyWindow&) = default;
};

/// Points a member may have a day for each act, and factors of windows. Typical of published study apps: articles 6,
/// videos 6, reading time 8, and a factor by time window whose hours are a branch's own.
struct StudyCaps {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points a member may have a day for each act, and factors of windows.";

    Quantity article = Quantity::from_millionths(6'000'000);       ///< for articles
    Quantity video = Quantity::from_millionths(6'000'000);         ///< for videos
    Quantity reading_time = Quantity::from_millionths(8'000'000);  ///< for time spent reading
    std::vector<StudyWindow> windows{};  ///< the first that holds an act's time counts; none: a factor of 1

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("article", &StudyCaps::article), field("video", &StudyCaps::video),
                    field("reading_time", &StudyCaps::reading_time), field("windows", &StudyCaps::windows));
    }

    friend bool operator==(const StudyCaps&, const StudyCaps&) = default;
};

/// What a member's acts of one day count.
struct StudyDay {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What a member's acts of one day count.";

    MemberId member;          ///< who
    Day day;                  ///< when
    Quantity self_started{};  ///< points that count, of what the member began unasked
    Quantity assigned{};      ///< points that count, of what was assigned
    Quantity over_cap{};      ///< points that do not count, as they lie above a cap

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &StudyDay::member).needed(), field("day", &StudyDay::day).needed(),
                    field("self_started", &StudyDay::self_started), field("assigned", &StudyDay::assigned),
                    field("over_cap", &StudyDay::over_cap));
    }

    /// All points that count.
    [[nodiscard]] Quantity counted() const { return self_started + assigned; }

    friend bool operator==(const StudyDay&, const StudyDay&) = default;
};

/// Acts of each member and day, by day and then member. Acts fill a cap in the order of their times, those without a
/// time last, and of one time what was begun unasked before what was assigned.
///
/// Points times a factor are rounded to six places, half to even. O(acts log acts).
[[nodiscard]] std::vector<StudyDay> count_study(std::span<const StudyAct> acts, const StudyCaps& caps = {});

}  // namespace muster::record

#pragma GCC visibility pop
