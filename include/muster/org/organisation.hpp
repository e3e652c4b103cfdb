// The organisation: who is in it, where they live and learn, and how it is built.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/table.hpp"
#include "muster/org/forest.hpp"
#include "muster/org/member.hpp"
#include "muster/org/office.hpp"
#include "muster/org/place.hpp"
#include "muster/org/post.hpp"
#include "muster/org/student.hpp"
#include "muster/org/study_class.hpp"
#include "muster/org/unit.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// What an organisation is built from. An id names a row of the list of its kind.
struct OrganisationParts {
    std::vector<Unit> units{};          ///< in any order; ids are row numbers here
    std::vector<Member> members{};      ///< ids are row numbers here
    std::vector<Office> offices{};      ///< ids are row numbers here
    std::vector<Place> places{};        ///< in any order; ids are row numbers here
    std::vector<StudyClass> classes{};  ///< ids are row numbers here
    std::vector<Student> students{};    ///< ids are row numbers here
    std::vector<Post> posts{};          ///< ids are row numbers here

    friend bool operator==(const OrganisationParts&, const OrganisationParts&) = default;
};

/// Students of a class who live in one room.
struct Roommates {
    PlaceId room;                     ///< not set: where they live is not known
    std::vector<StudentId> students;  ///< rising

    friend bool operator==(const Roommates&, const Roommates&) = default;
};

/// An organisation at one time of asking. Immutable; checked once, when it is built.
///
/// Always true: every id in a row names a row; units and places are trees whose levels go down; every member has a
/// unit; beds are slept in by one person at most; subjects stand once in a list, with a level of 0 to 1.
/// Answers are in the order of the rows.
class Organisation {
public:
    /// Nobody and nothing.
    Organisation() = default;

    /// @throws InvalidInput   the one fault found.
    /// @throws InvalidInputs  all that were found.
    explicit Organisation(OrganisationParts parts);

    // Rows. Valid as long as this organisation is.
    /// Units; their ids are row numbers.
    [[nodiscard]] const Table<UnitId, Unit>& units() const noexcept { return units_; }
    /// Members; their ids are row numbers.
    [[nodiscard]] const Table<MemberId, Member>& members() const noexcept { return members_; }
    /// Offices; their ids are row numbers.
    [[nodiscard]] const Table<OfficeId, Office>& offices() const noexcept { return offices_; }
    /// Places; their ids are row numbers.
    [[nodiscard]] const Table<PlaceId, Place>& places() const noexcept { return places_; }
    /// Classes; their ids are row numbers.
    [[nodiscard]] const Table<ClassId, StudyClass>& classes() const noexcept { return classes_; }
    /// Students; their ids are row numbers.
    [[nodiscard]] const Table<StudentId, Student>& students() const noexcept { return students_; }
    /// Posts; their ids are row numbers.
    [[nodiscard]] const Table<PostId, Post>& posts() const noexcept { return posts_; }

    /// The rows once more, to build another organisation from. O(size).
    [[nodiscard]] OrganisationParts parts() const;
    /// An organisation with another row for one member. O(size).
    ///
    /// @throws InvalidInput   for an id that names no row, or the one fault found.
    /// @throws InvalidInputs  all that were found.
    [[nodiscard]] Organisation with(MemberId member, Member row) const;

    // Units. Every question throws InvalidInput for an id that names no row.
    /// The unit and all below it.
    [[nodiscard]] std::vector<UnitId> units_within(UnitId unit) const;
    /// From the root down to the unit.
    [[nodiscard]] std::vector<UnitId> path(UnitId unit) const;
    /// The unit of `level` that `unit` is or stands in.
    [[nodiscard]] std::optional<UnitId> enclosing(UnitId unit, UnitLevel level) const;

    // Members.
    /// Stage at the end of `day`; nothing before the first, and none after leaving.
    [[nodiscard]] std::optional<Stage> stage_on(MemberId member, Day day) const;
    /// Who has a stage on `day` in the unit or below it, as transfers and departures have it. O(members there, ever).
    [[nodiscard]] std::vector<MemberId> members_of(UnitId unit, Day day) const;
    /// Those of `members_of` at `stage`.
    [[nodiscard]] std::vector<MemberId> members_at(UnitId unit, Stage stage, Day day) const;
    /// Whose contact 培养联系人 the member is, at any time. Valid as long as this organisation is.
    [[nodiscard]] std::span<const MemberId> accompanied_by(MemberId contact) const;
    /// How many of `members_of` are at each stage, in the order of `Stage`.
    [[nodiscard]] std::array<std::size_t, all_stages.size()> members_per_stage(UnitId unit, Day day) const;
    /// Offices of the unit itself that are held on `day`.
    [[nodiscard]] std::vector<OfficeId> offices_of(UnitId unit, Day day) const;
    /// Offices that the member holds on `day`.
    [[nodiscard]] std::vector<OfficeId> offices_held_by(MemberId member, Day day) const;
    /// Who holds the unit's office of this kind on `day`; the first row where there are several.
    [[nodiscard]] std::optional<MemberId> holder_of(UnitId unit, OfficeKind kind, Day day) const;

    // Places.
    /// The place and all within it.
    [[nodiscard]] std::vector<PlaceId> places_within(PlaceId place) const;
    /// From the building down to the place.
    [[nodiscard]] std::vector<PlaceId> path(PlaceId place) const;
    /// The place of `level` that `place` is or lies in.
    [[nodiscard]] std::optional<PlaceId> enclosing(PlaceId place, PlaceLevel level) const;
    /// Students who live in the place or within it.
    [[nodiscard]] std::vector<StudentId> students_in(PlaceId place) const;
    /// Members who live in the place or within it.
    [[nodiscard]] std::vector<MemberId> members_in(PlaceId place) const;

    // Classes.
    /// Students of the class.
    [[nodiscard]] std::vector<StudentId> students_of(ClassId study_class) const;
    /// Members of the class.
    [[nodiscard]] std::vector<MemberId> members_of(ClassId study_class) const;
    /// The class across rooms, in the order of the rooms; those without a room last.
    [[nodiscard]] std::vector<Roommates> students_by_room(ClassId study_class) const;

    // What a row leaves to the class.
    /// Year of entry; 0 where not known.
    [[nodiscard]] int cohort_of(MemberId member) const;
    /// As of a member.
    [[nodiscard]] int cohort_of(StudentId student) const;
    /// Empty where not known.
    [[nodiscard]] const std::string& major_of(MemberId member) const;
    /// As of a member.
    [[nodiscard]] const std::string& major_of(StudentId student) const;
    /// The class's timetable and the person's own.
    [[nodiscard]] Timetable timetable_of(MemberId member) const;
    /// As of a member.
    [[nodiscard]] Timetable timetable_of(StudentId student) const;

    friend bool operator==(const Organisation& left, const Organisation& right);

private:
    void index_contacts();

    Table<UnitId, Unit> units_;
    Table<MemberId, Member> members_;
    Table<OfficeId, Office> offices_;
    Table<PlaceId, Place> places_;
    Table<ClassId, StudyClass> classes_;
    Table<StudentId, Student> students_;
    Table<PostId, Post> posts_;
    Forest unit_tree_;
    Forest place_tree_;
    // Members by each unit they ever belonged to; offices by unit; who is accompanied, by contact (from row to row).
    std::vector<std::pair<Forest::Row, MemberId>> memberships_;
    std::vector<OfficeId> offices_by_unit_;
    std::vector<MemberId> accompanied_;
    std::vector<std::size_t> accompanied_from_;
    // Rows sorted by where their unit, home or class stands, so that a subtree is one run.
    std::vector<MemberId> members_by_home_;
    std::vector<MemberId> members_by_class_;
    std::vector<StudentId> students_by_home_;
    std::vector<StudentId> students_by_class_;
};

// Once more, as who links a shared library does not see what only a friend's declaration names.
/// Whether they are of the same rows.
bool operator==(const Organisation& left, const Organisation& right);

}  // namespace muster::org

#pragma GCC visibility pop
