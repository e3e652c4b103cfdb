// The rules by name, and what bends one.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Every rule a roster is held to, and by how much one is bent. All that a rule is to anybody stands in its file in
/// src/roster/rule/; what it asks, in limits, penalties or rows of the draft.
enum class Rule : std::uint8_t {
    /// Nobody stands where they cannot: leave, a class, a missing skill. Always hard: 1 for each assignment whose
    /// `Problem::bar` is not `none`; `found` is the bar.
    availability,  ///< nobody stands what they cannot (`Bar`); always hard
    /// Always hard: 1 for each pinned assignment that is missing.
    pinned,  ///< pinned shifts are stood; always hard
    /// Nobody stands in two places at once. Always hard: 1 for each two assignments of a member for which
    /// `Problem::overlap` holds, also across midnight, and for each that overlaps the last shift of the member's
    /// history. `other` is the one that starts first.
    overlap,  ///< nobody stands two shifts at once; always hard
    /// Shifts above `Limits::maximum_a_day` that start on one day, for each member and day.
    shifts_a_day,  ///< no more shifts a day than `Limits::maximum_a_day`
    /// 1 for each two shifts of a member that follow one another in time with 0 or more, but fewer than
    /// `Limits::minimum_rest`, minutes between (fewer than 0 is `overlap`).
    ///
    /// Order is by start, then end, then type; shifts whose start is not known are passed over. The last shift of the
    /// history comes first, where its type and day are known.
    rest,  ///< `Limits::minimum_rest` lies between two shifts
    /// 1 for each shift of a member on a day and each on the day before for which `Problem::may_follow` does not hold.
    /// The last shift of the history counts as the day before the period where the member worked up to then.
    succession,  ///< no forbidden type follows on the next day
    /// Minutes below `Limits::minimum_minutes`.
    minimum_minutes,  ///< no fewer minutes than `Limits::minimum_minutes`
    /// Minutes above `Limits::maximum_minutes`.
    maximum_minutes,  ///< no more minutes than `Limits::maximum_minutes`
    /// Shifts above `Problem::maximum_of`, for each member and type.
    shift_type_maximum,  ///< no more shifts of a type than `Limits::of_type`
    /// Days by which shifts of this period make a run of working days longer than `Limits::maximum_consecutive`; every
    /// day counts that a long shift, of 24 hours and more, lasts on.
    ///
    /// A run that goes on from the history counts its days too, and those that its last shift lasts on; what was too
    /// long by them is not held against this roster. Days that a shift lasts on beyond the period are held against this
    /// one, and not the next. A shift of 24 h from 08:00 touches two days, one from midnight a single one; a night
    /// shift
    /// that is shorter touches the day it starts on.
    maximum_consecutive,  ///< no more days on duty in a row
    /// Days by which a run of days on which shifts start is shorter than `Limits::minimum_consecutive`.
    ///
    /// A run of the history goes on, or ends, here (its day is then 0). Waived for a run that touches the end of the
    /// period, as it may go on, unless the next roster is known to begin later (`Draft::next_begins`); and for one that
    /// touches the start where nothing is known of the days before. A run that ended before a gap is not judged by the
    /// roster after it, which could not do anything about it.
    minimum_consecutive,  ///< no fewer days on duty in a row
    /// Days by which a run of days off is shorter than `Limits::minimum_days_off`. Edges and history as for runs of
    /// working days.
    minimum_days_off,  ///< no fewer days off in a row
    /// Weekends with a shift that starts on one of their days, above `Limits::maximum_weekends`. Which days are weekend
    /// is said by `Draft::calendar`; what is left of a weekend on the first days of the period is one of its own.
    weekends,  ///< no more weekends on duty than `Limits::maximum_weekends`
    /// Weekends of this period by which weekends on duty in a row are more than `Limits::maximum_consecutive_weekends`,
    /// those of the history counted. A weekend that began before the period and was worked then is one of the
    /// history's.
    consecutive_weekends,  ///< no more weekends on duty in a row
    /// For each row of `Limits::windows` and each day, what the days up to it have above the row's maximum. Windows
    /// that
    /// begin before the period count what the history knows; what was too much before is not held against this roster.
    windows,  ///< no more within any so many days than `Limits::windows`
    /// People below `Cover::minimum`. Each row of cover counts those who stand the shift, all of them or those with its
    /// skill.
    minimum_cover,  ///< no fewer people than `Cover::minimum`
    /// People below `Cover::wanted`. Soft, at `Cover::under_weight`; nothing where that is 0.
    under_cover,  ///< as many people as `Cover::wanted`; costs for each missing
    /// People above `Cover::wanted`. Soft, at `Cover::over_weight`; nothing where that is 0.
    over_cover,  ///< no more people than `Cover::wanted`; costs for each more
    /// People above `Cover::maximum`.
    maximum_cover,  ///< no more people than `Cover::maximum`
    /// 1 for each wish to stand a shift (or to be on duty that day) that is not met. Always soft, by its weight.
    request_on,  ///< wishes to be on duty
    /// 1 for each wish not to stand a shift (or to have the day off) that is not met. Always soft, by its weight.
    request_off,  ///< wishes to be off duty
    /// For each shift (or day) that some members of a company serve, those of them who do not.
    together,  ///< members of a company serve together
    /// For each shift (or day) that more than one member of a company serves, those above one.
    apart,  ///< members of a company serve apart
    /// 1 for each published assignment that is not in the roster (`found` 0), and for each in the roster on a published
    /// day that was not published (`found` 1).
    published,  ///< published shifts stay as they are
    /// Always soft. For each row of fairness and member: `found` is the load, `limit` the fair load, amount the
    /// distance
    /// between, cost `Fairness::cost`; nothing where that is 0.
    fairness,  ///< loads are near the fair share
    /// Days by which two turns that follow each other are closer than `Problem::fair_distance`, or further apart than
    /// twice as much; the cost is that of `Spacing`. Never hard.
    ///
    /// The turn before the first one is that of the history, and what was too long before the first day is not held
    /// against this roster. Where nothing is known, it is taken to have been the fair distance ago (or the least days
    /// off, if these are more). The last pause, up to the day after the period, counts as far as it is too long by
    /// then.
    spacing,  ///< turns lie apart
    /// 1 for each weekend that a member works in part, where `Limits::complete_weekends` asks for all its days or none.
    ///
    /// Days count on which the member is one: of this period and, of a weekend that began before, those that the
    /// history knows. What was worked in part before is not held against this roster. Of a weekend that goes on beyond
    /// the period the next judges the rest; days that none plans (`Draft::next_begins`) are off.
    complete_weekends,  ///< weekends are worked whole or not at all
    /// Shifts below `Limits::minimum_shifts`, those of `History::shifts` counted.
    minimum_shifts,  ///< no fewer shifts than `Limits::minimum_shifts`
    /// Shifts of this period by which they are more, with `History::shifts`, than `Limits::maximum_shifts`.
    maximum_shifts,  ///< no more shifts than `Limits::maximum_shifts`
    /// Days of this period by which they make a run of days off longer than `Limits::maximum_days_off`, those of the
    /// history counted. Days before one joins and after one leaves are not days off.
    maximum_days_off,  ///< no more days off in a row
    /// Days by which a run of days with shifts of one kind is shorter than its minimum (`Limits::kind_runs`). Edges and
    /// history as for runs of working days.
    minimum_kind_run,  ///< no fewer days in a row of one kind
    /// Days of this period by which they make a run of days with shifts of one kind longer than its maximum, those of
    /// the history counted.
    maximum_kind_run,  ///< no more days in a row of one kind
    /// 1 for each weekend with shifts of two kinds, 2 for one of three and more, those of the history counted where it
    /// began before the period; what was so already is not held against this roster.
    identical_weekends,  ///< shifts of a weekend are of one kind
    /// Weekends by which a row of weekends on duty is shorter than `Limits::minimum_consecutive_weekends`. Waived where
    /// it may go on after the period, or may have begun before all that is known.
    minimum_consecutive_weekends,  ///< no fewer weekends on duty in a row
    /// 1 for each weekend without a shift after a day with a night shift (`ShiftType::is_night`), also of the history.
    night_before_free_weekend,  ///< no night shift before a weekend off duty
    /// Days by which the days off after a run of night shifts are fewer than `Limits::days_off_after_nights`. After the
    /// last night of a run a shift stands too early; days off that go on up to the end of the period are not judged.
    days_off_after_nights,  ///< days off after night shifts
    /// 1 for each time a pattern of `Limits::patterns` is found, with its own penalty; also where it begins on days
    /// that the history knows, or ends on days that no roster plans. `row` is that of the draft's patterns.
    patterns,  ///< unwanted patterns of days
    /// 1 for each shift of a member who lacks its required skill, where `Penalties::alternative_skill` is soft; where
    /// it
    /// is hard, nobody may stand such a shift (`availability`).
    alternative_skill,  ///< shifts are stood with the skill they require
};

inline constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::alternative_skill) + 1;  ///< number of rules

/// `minimum_days_off`, as in C++ and Python.
[[nodiscard]] std::string_view name_of(Rule rule);
/// For reports.
[[nodiscard]] Label label_of(Rule rule);

/// One place where a roster bends one rule.
struct Violation {
    Rule rule = Rule::availability;  ///< which one is bent
    MemberId member{};               ///< not set where the rule is about a shift
    int day = -1;                    ///< from 0; -1 where the rule is about the whole period
    ShiftTypeId type{};              ///< not set where the rule is not about one type
    ShiftTypeId other{};             ///< the shift before, of rules about two
    std::size_t row =
        0;  ///< of cover, companies, fairness, requests, patterns, or of the member's windows or runs of kinds
    std::int64_t found = 0;   ///< what the roster has (people, days, minutes), in the rule's own unit
    std::int64_t limit = 0;   ///< what the rule asks for
    std::int64_t amount = 1;  ///< how far it is bent, in what the weight is for
    std::int64_t cost = 0;    ///< what it costs; 0 for a hard rule
    bool is_hard = false;     ///< the rule must not bend

    friend bool operator==(const Violation&, const Violation&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
