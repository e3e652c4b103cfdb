// Who can be put on a roster, and within which limits.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"
#include "muster/roster/history.hpp"
#include "muster/roster/kind_run.hpp"
#include "muster/roster/penalty.hpp"
#include "muster/roster/share.hpp"
#include "muster/roster/window.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What some shifts ask of some who stand them: a stage, a certificate, a language.
struct Skill {
    std::string code;  ///< the name people write in their files
    Label name{};      ///< name in reports

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Skill::code).needed(), field("name", &Skill::name));
    }

    friend bool operator==(const Skill&, const Skill&) = default;
};

/// At most so many shifts of a type in the whole period.
struct ShiftTypeMaximum {
    ShiftTypeId type;              ///< type of the shifts
    std::int32_t most = no_limit;  ///< number of shifts, 0 or more

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("type", &ShiftTypeMaximum::type).needed(),
                    field("most", &ShiftTypeMaximum::most).needed().at_least(0));
    }

    friend bool operator==(const ShiftTypeMaximum&, const ShiftTypeMaximum&) = default;
};

/// Bounds on one member's own line of the roster. The defaults bind nothing but one shift a day.
struct Limits {
    Minutes minimum_minutes{0};                   ///< least minutes in the whole period
    Minutes maximum_minutes{no_limit};            ///< most minutes in the whole period
    std::int32_t maximum_consecutive = no_limit;  ///< days in a row that shifts touch, those of the history counted
    std::int32_t minimum_consecutive = 1;         ///< working days in a row; waived at edges without a history
    std::int32_t minimum_days_off = 1;            ///< days off in a row; waived at edges without a history
    std::int32_t maximum_weekends = no_limit;     ///< weekends with a shift on one of their days
    Minutes minimum_rest{0};                      ///< from the end of a shift to the start of the next
    std::int32_t maximum_a_day = 1;               ///< shifts that start on one day
    std::vector<ShiftTypeMaximum> of_type{};      ///< types not named have no maximum
    std::int32_t maximum_consecutive_weekends = no_limit;  ///< weekends on duty in a row, those of the history counted
    std::vector<WindowMaximum> windows{};                  ///< at most so much in any so many days
    bool complete_weekends = false;                        ///< weekends are worked on all their days or on none
    std::int32_t minimum_shifts = 0;                       ///< least shifts in the whole period and `History::shifts`
    std::int32_t maximum_shifts = no_limit;                ///< most shifts in the whole period and `History::shifts`
    std::int32_t maximum_days_off = no_limit;              ///< days off in a row, those of the history counted
    std::vector<KindRun> kind_runs{};                      ///< days in a row of one kind; one row a kind
    bool identical_weekends = false;                       ///< shifts of one weekend are of one kind
    std::int32_t minimum_consecutive_weekends = 1;         ///< weekends on duty in a row; waived as other minima
    bool no_night_before_free_weekend = false;             ///< no night shift on the day before a weekend off duty
    std::int32_t days_off_after_nights = 0;                ///< days off, at least, after a run of night shifts
    std::vector<PatternId> patterns{};                     ///< rows of `Draft::patterns` that are unwanted here
    std::vector<int> weekend{};  ///< its days of the week, 1 Monday to 7 Sunday; none: the calendar's

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(
            field("minimum_minutes", &Limits::minimum_minutes).at_least(0),
            field("maximum_minutes", &Limits::maximum_minutes).at_least(0),
            field("maximum_consecutive", &Limits::maximum_consecutive).at_least(0),
            field("minimum_consecutive", &Limits::minimum_consecutive).at_least(1),
            field("minimum_days_off", &Limits::minimum_days_off).at_least(1),
            field("maximum_weekends", &Limits::maximum_weekends).at_least(0),
            field("minimum_rest", &Limits::minimum_rest).at_least(0),
            field("maximum_a_day", &Limits::maximum_a_day).at_least(0), field("of_type", &Limits::of_type),
            field("maximum_consecutive_weekends", &Limits::maximum_consecutive_weekends).at_least(0).added_in(2),
            field("windows", &Limits::windows).added_in(2),
            field("complete_weekends", &Limits::complete_weekends).added_in(3),
            field("minimum_shifts", &Limits::minimum_shifts).at_least(0).added_in(4),
            field("maximum_shifts", &Limits::maximum_shifts).at_least(0).added_in(4),
            field("maximum_days_off", &Limits::maximum_days_off).at_least(1).added_in(4),
            field("kind_runs", &Limits::kind_runs).added_in(4),
            field("identical_weekends", &Limits::identical_weekends).added_in(4),
            field("minimum_consecutive_weekends", &Limits::minimum_consecutive_weekends).at_least(1).added_in(4),
            field("no_night_before_free_weekend", &Limits::no_night_before_free_weekend).added_in(4),
            field("days_off_after_nights", &Limits::days_off_after_nights).at_least(0).added_in(4),
            field("patterns", &Limits::patterns).added_in(4), field("weekend", &Limits::weekend).added_in(4));
    }

    friend bool operator==(const Limits&, const Limits&) = default;
};

/// One line of the roster.
///
/// Who joins or leaves within the period stands nothing before or after, and has the share of the days between. Limits
/// hold as they are given, for however many days.
struct Member {
    std::string code;                                        ///< the name people write in their files
    Label name{};                                            ///< name in reports
    std::vector<SkillId> skills{};                           ///< rows of `Draft::skills`
    Limits limits{};                                         ///< of this member's line
    Share share = Share::from_millionths(decimal::per_one);  ///< of the common load, against the others'; 0: none
    std::optional<Day> from{};   ///< first day of membership; not set: since before the period
    std::optional<Day> until{};  ///< last day of membership; not set: beyond the period
    History history{};           ///< where earlier rosters left the member; by default not known
    ContractId contract{};       ///< a row of `Draft::contracts`, whose limits and penalties hold; not set: none

    /// Whether the day lies within the membership.
    [[nodiscard]] bool is_one_on(Day day) const { return (!from || *from <= day) && (!until || day <= *until); }

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Member::code).needed(), field("name", &Member::name),
                    field("skills", &Member::skills), field("limits", &Member::limits), field("share", &Member::share),
                    field("from", &Member::from), field("until", &Member::until), field("history", &Member::history),
                    field("contract", &Member::contract).added_in(2));
    }

    friend bool operator==(const Member&, const Member&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
