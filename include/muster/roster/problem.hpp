// A roster to be made: everything that is asked of it, checked once and laid out for quick reading.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/table.hpp"
#include "muster/roster/draft.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// A shift that a member stood before the period.
struct ShiftBefore {
    ShiftTypeId type{};                ///< not set: the problem has no type of its code
    int day = -1;                      ///< -1: the day before the period
    std::optional<ClockTime> start{};  ///< not set: not known
    Minutes length{0};                 ///< 1 to 2880

    /// In minutes from the start of the period. Only where the start is known.
    [[nodiscard]] std::int64_t end() const
    {
        return std::int64_t{day} * 1440 + start->since_midnight().count() + length.count();
    }

    friend bool operator==(const ShiftBefore&, const ShiftBefore&) = default;
};

/// People, days, shift types, and all rules between them. Immutable.
///
/// Always true: every id and day of every row lies inside, no limits cross, no pinned shift breaks a hard rule, every
/// hard minimum of cover has enough members who may stand there. Days are counted from 0 within the period where an
/// `int` stands for a day. Questions are O(1) unless they say otherwise, and unchecked, like a vector's.
class Problem {
public:
    /// @throws InvalidInput  (or `InvalidInputs`, for several) naming the row at fault and how to mend it.
    explicit Problem(Draft draft);

    /// The rows it was built from; change a copy and build again for another problem.
    [[nodiscard]] const Draft& draft() const noexcept { return draft_; }

    // People, types, posts, skills
    /// Members; their ids are row numbers.
    [[nodiscard]] const Table<MemberId, Member>& members() const noexcept { return members_; }
    /// Types of shifts; their ids are row numbers.
    [[nodiscard]] const Table<ShiftTypeId, ShiftType>& shift_types() const noexcept { return shift_types_; }
    /// Posts; their ids are row numbers.
    [[nodiscard]] const Table<PostId, Post>& posts() const noexcept { return posts_; }
    /// Skills; their ids are row numbers.
    [[nodiscard]] const Table<SkillId, Skill>& skills() const noexcept { return skills_; }
    /// Contracts; their ids are row numbers.
    [[nodiscard]] const Table<ContractId, Contract>& contracts() const noexcept { return contracts_; }
    /// Unwanted patterns; their ids are row numbers.
    [[nodiscard]] const Table<PatternId, Pattern>& patterns() const noexcept { return patterns_; }
    /// Number of members.
    [[nodiscard]] int member_count() const noexcept { return static_cast<int>(members_.size()); }
    /// Number of types of shifts.
    [[nodiscard]] int shift_type_count() const noexcept { return static_cast<int>(shift_types_.size()); }
    /// Which kind a type is of, from 0.
    [[nodiscard]] int kind_of(ShiftTypeId type) const noexcept { return kind_of_[type.row()]; }
    /// Names of kinds, in the order in which types have them first.
    [[nodiscard]] std::span<const std::string> kinds() const noexcept { return kinds_; }
    /// The kind of this name; -1 where no type is of it.
    [[nodiscard]] int kind_named(std::string_view name) const noexcept;
    /// Whether the member has the skill.
    [[nodiscard]] bool has_skill(MemberId member, SkillId skill) const noexcept
    {
        return has_skill_[member.row() * skills_.size() + skill.row()] != 0;
    }

    // Days
    /// First and last day.
    [[nodiscard]] const Period& period() const noexcept { return draft_.period; }
    /// Number of days.
    [[nodiscard]] int day_count() const noexcept { return day_count_; }
    /// The day of an index, counted from 0.
    [[nodiscard]] Day day(int index) const { return draft_.period.first() + Days(index); }
    /// Negative or `day_count()` and more outside the period.
    [[nodiscard]] int index_of(Day day) const { return static_cast<int>((day - draft_.period.first()).days()); }
    /// Which weekend of the period the day belongs to, from 0; -1 on other days. See `Calendar`.
    [[nodiscard]] int weekend_of(int day) const noexcept { return weekends_.front().of[static_cast<std::size_t>(day)]; }
    /// Number of weekends, those cut by an end of the period included.
    [[nodiscard]] int weekend_count() const noexcept { return weekends_.front().count; }
    /// The same for the rules about the member's line: see `Limits::weekend`.
    [[nodiscard]] int weekend_of(MemberId member, int day) const noexcept
    {
        return weekends_[weekends_of_[member.row()]].of[static_cast<std::size_t>(day)];
    }
    /// The same.
    [[nodiscard]] int weekend_count(MemberId member) const noexcept
    {
        return weekends_[weekends_of_[member.row()]].count;
    }
    /// Whether any day is weekend to the rules about the member's line, also outside the period.
    [[nodiscard]] bool is_weekend(MemberId member, Day day) const;

    /// Whether days follow that no roster plans, so that every run of days on duty ends with this one.
    [[nodiscard]] bool is_followed_by_gap() const
    {
        return draft_.stands_alone || (draft_.next_begins && *draft_.next_begins > day(day_count_));
    }
    /// Nothing comes before or after: runs of days on and off duty begin and end with the period.
    [[nodiscard]] bool stands_alone() const noexcept { return draft_.stands_alone; }

    // Who may stand what
    /// Why the member may not stand a type on a day; `Bar::none` where nothing is in the way.
    [[nodiscard]] Bar bar(MemberId member, int day, ShiftTypeId type) const noexcept
    {
        return bars_[(cell(member, day)) * shift_types_.size() + type.row()];
    }
    /// Availability and required skill only; limits are another matter.
    [[nodiscard]] bool may_stand(MemberId member, int day, ShiftTypeId type) const noexcept
    {
        return bar(member, day, type) == Bar::none;
    }

    // Sequence
    /// Whether `after` may stand on the day after `before`.
    [[nodiscard]] bool may_follow(ShiftTypeId before, ShiftTypeId after) const noexcept
    {
        return succession_forbidden_[before.row() * shift_types_.size() + after.row()] == 0;
    }
    /// From the end of a `before` to the start of an `after` that starts `days` days later; negative where they
    /// overlap; nothing where a start is not known.
    [[nodiscard]] std::optional<std::int32_t> rest_between(ShiftTypeId before, int days, ShiftTypeId after) const
    {
        const auto& first = shift_types_[before];
        const auto& next = shift_types_[after];
        if (!first.start || !next.start)
            return std::nullopt;
        return days * 1440 + next.start->since_midnight().count() - first.start->since_midnight().count() -
               first.length.count();
    }
    /// Two shifts of one member at the same time, which is always hard. Types whose start is not known overlap all
    /// others of the same day, and none of another day. `days` is 0 or more.
    [[nodiscard]] bool overlap(ShiftTypeId before, int days, ShiftTypeId after) const
    {
        const auto rest = rest_between(before, days, after);
        if (!rest)
            return days == 0;
        return *rest < 0 && (days > 0 || *rest_between(after, 0, before) < 0);
    }

    // Limits
    /// Bounds on the member's line.
    [[nodiscard]] const Limits& limits(MemberId member) const noexcept
    {
        const Member& one = members_[member];
        return one.contract.is_set() ? contracts_[one.contract].limits : one.limits;
    }
    /// `no_limit` where there is none.
    [[nodiscard]] std::int32_t maximum_of(MemberId member, ShiftTypeId type) const noexcept
    {
        return maximum_of_[member.row() * shift_types_.size() + type.row()];
    }
    /// How firm each rule is, that of cover always, others where a member's contract does not say.
    [[nodiscard]] const Penalties& penalties() const noexcept { return draft_.penalties; }
    /// How firm the rules about a member's line are.
    [[nodiscard]] const Penalties& penalties(MemberId member) const noexcept
    {
        const ContractId contract = members_[member].contract;
        return contract.is_set() ? contracts_[contract].penalties : draft_.penalties;
    }

    // What was before the period
    /// Brought up to the day before the period.
    [[nodiscard]] const History& history(MemberId member) const noexcept { return histories_[member.row()]; }
    /// The last shifts of the history, by day.
    [[nodiscard]] std::span<const ShiftBefore> shifts_before(MemberId member) const noexcept
    {
        return shifts_before_[member.row()];
    }
    /// Of those, the one that ends last; null where no end is known. Rest is counted from there.
    [[nodiscard]] const ShiftBefore* last_before(MemberId member) const noexcept;
    /// The same, after a shift before the period.
    [[nodiscard]] bool may_follow(const ShiftBefore& before, int day, ShiftTypeId after) const noexcept
    {
        return day - before.day != 1 || !before.type.is_set() || may_follow(before.type, after);
    }
    /// The same, after a shift before the period.
    [[nodiscard]] std::optional<std::int64_t> rest_between(const ShiftBefore& before, int day, ShiftTypeId after) const
    {
        const auto& next = shift_types_[after];
        if (!before.start || !next.start)
            return std::nullopt;
        return std::int64_t{day} * 1440 + next.start->since_midnight().count() - before.end();
    }
    /// The same, with a shift before the period.
    [[nodiscard]] bool overlap(const ShiftBefore& before, int day, ShiftTypeId after) const
    {
        const auto rest = rest_between(before, day, after);
        return rest && *rest < 0;
    }

    // Cover, requests, pinned and published shifts, company
    /// By day, type and skill (everybody last).
    [[nodiscard]] std::span<const Cover> cover() const noexcept { return cover_; }
    /// Rows of one shift.
    [[nodiscard]] std::span<const Cover> cover_of(int day, ShiftTypeId type) const noexcept
    {
        const std::size_t slot = static_cast<std::size_t>(day) * shift_types_.size() + type.row();
        return std::span(cover_).subspan(cover_begin_[slot], cover_begin_[slot + 1] - cover_begin_[slot]);
    }
    /// Rows of one day.
    [[nodiscard]] std::span<const Cover> cover_on(int day) const noexcept
    {
        const std::size_t slot = static_cast<std::size_t>(day) * shift_types_.size();
        const std::size_t next = slot + shift_types_.size();
        return std::span(cover_).subspan(cover_begin_[slot], cover_begin_[next] - cover_begin_[slot]);
    }
    /// By member, day and type (the whole day last).
    [[nodiscard]] std::span<const Request> requests() const noexcept { return requests_; }
    /// Those of one member.
    [[nodiscard]] std::span<const Request> requests_of(MemberId member) const noexcept
    {
        return slice(requests_, requests_begin_, cell(member, 0), cell(member, day_count_));
    }
    /// Those of one member on one day.
    [[nodiscard]] std::span<const Request> requests_of(MemberId member, int day) const noexcept
    {
        return slice(requests_, requests_begin_, cell(member, day), cell(member, day) + 1);
    }
    /// By member, day and type.
    [[nodiscard]] std::span<const Assignment> pinned() const noexcept { return pinned_; }
    /// Those of one member.
    [[nodiscard]] std::span<const Assignment> pinned_of(MemberId member) const noexcept
    {
        return slice(pinned_, pinned_begin_, cell(member, 0), cell(member, day_count_));
    }
    /// Those of one member on one day.
    [[nodiscard]] std::span<const Assignment> pinned_of(MemberId member, int day) const noexcept
    {
        return slice(pinned_, pinned_begin_, cell(member, day), cell(member, day) + 1);
    }
    /// By member, day and type.
    [[nodiscard]] std::span<const Assignment> published() const noexcept { return published_; }
    /// Those of one member.
    [[nodiscard]] std::span<const Assignment> published_of(MemberId member) const noexcept
    {
        return slice(published_, published_begin_, cell(member, 0), cell(member, day_count_));
    }
    /// Those of one member on one day.
    [[nodiscard]] std::span<const Assignment> published_of(MemberId member, int day) const noexcept
    {
        return slice(published_, published_begin_, cell(member, day), cell(member, day) + 1);
    }
    /// Whether what is added on this day changes a roster that people have in hand.
    [[nodiscard]] bool is_published(int day) const noexcept
    {
        return is_published_[static_cast<std::size_t>(day)] != 0;
    }
    /// Who is to serve together or apart.
    [[nodiscard]] std::span<const Company> companies() const noexcept { return draft_.companies; }

    // Load and fairness
    /// What uneven loads cost.
    [[nodiscard]] std::span<const Fairness> fairness() const noexcept { return draft_.fairness; }
    /// What one shift adds to its member's load.
    [[nodiscard]] std::int64_t load_of(Measure measure, int day, ShiftTypeId type) const noexcept;
    /// Days of the period on which this is a member.
    [[nodiscard]] int membership_days(MemberId member) const;
    /// Whether some of the common load is this member's.
    [[nodiscard]] bool has_share(MemberId member) const
    {
        return members_[member].share > Share{} && membership_days(member) > 0;
    }
    /// Load that is fair for a member in this roster: the share, by the days of membership, of what the cover wants and
    /// of all carry-over, less the member's own carry-over. May be below 0; 0 without a share. What is owed is exact,
    /// and only then made whole, so that all add up: greatest remainders first, then by code (m2 before m10).
    [[nodiscard]] std::int64_t fair_load(Measure measure, MemberId member) const noexcept
    {
        return fair_load_[index(measure) * members_.size() + member.row()];
    }
    /// Days from one turn of a member to the next that are far enough: those of `Spacing`, or three quarters of what
    /// would be even, by the fair number of shifts (of minutes, where only these are to be fair, in usual shifts; one
    /// at least), to the nearest day, halves up. 1, and nobody kept apart, where that is below 2,
    /// none is asked for, or the member may stand nothing.
    [[nodiscard]] std::int32_t fair_distance(MemberId member) const noexcept { return fair_distance_[member.row()]; }

    friend bool operator==(const Problem& left, const Problem& right) { return left.draft_ == right.draft_; }

private:
    [[nodiscard]] std::size_t cell(MemberId member, int day) const noexcept
    {
        return member.row() * static_cast<std::size_t>(day_count_) + static_cast<std::size_t>(day);
    }
    template <class Row>
    [[nodiscard]] static std::span<const Row> slice(const std::vector<Row>& rows,
                                                    const std::vector<std::uint32_t>& begin, std::size_t from,
                                                    std::size_t to) noexcept
    {
        return std::span(rows).subspan(begin[from], begin[to] - begin[from]);
    }
    void lay_out();
    void lay_out_weekends();
    void lay_out_kinds();
    void lay_out_histories();
    [[nodiscard]] bool may_stand_anything(MemberId member) const noexcept;
    void share_load();
    void space_turns();

    Draft draft_;
    Table<MemberId, Member> members_;
    Table<ShiftTypeId, ShiftType> shift_types_;
    Table<PostId, Post> posts_;
    Table<SkillId, Skill> skills_;
    Table<ContractId, Contract> contracts_;
    Table<PatternId, Pattern> patterns_;
    std::vector<std::string> kinds_;
    std::vector<int> kind_of_;  // type
    int day_count_ = 0;
    /// Weekends as some members have them.
    struct Weekends {
        std::vector<int> of;  ///< day
        int count = 0;
    };
    std::vector<Weekends> weekends_;                  // the calendar's first
    std::vector<std::size_t> weekends_of_;            // member
    std::vector<std::uint8_t> has_skill_;             // member x skill
    std::vector<Bar> bars_;                           // member x day x type
    std::vector<std::uint8_t> succession_forbidden_;  // before x after
    std::vector<std::int32_t> maximum_of_;            // member x type
    std::vector<Cover> cover_;
    std::vector<std::uint32_t> cover_begin_;  // day x type, and the end
    std::vector<Request> requests_;
    std::vector<std::uint32_t> requests_begin_;  // member x day, and the end; empty where there are no rows
    std::vector<Assignment> pinned_;
    std::vector<std::uint32_t> pinned_begin_;
    std::vector<Assignment> published_;
    std::vector<std::uint32_t> published_begin_;
    std::vector<std::uint8_t> is_published_;               // day
    Load wanted_{};                                        // that the cover asks for
    std::vector<std::int64_t> fair_load_;                  // measure x member
    std::vector<std::int32_t> fair_distance_;              // member
    std::vector<History> histories_;                       // member
    std::vector<std::vector<ShiftBefore>> shifts_before_;  // member
};

}  // namespace muster::roster

#pragma GCC visibility pop
