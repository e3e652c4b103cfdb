// Subtrees are runs of the forest's order, so people sorted by where their unit or home stands there answer in the
// length of the answer.
#include "muster/org/organisation.hpp"

#include "core/enumerators.hpp"
#include "organisation_check.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace muster::inline v0_2::org {

static_assert(are_all(all_stages));

namespace {

template <class IdOfRow, class Row>
void build(Table<IdOfRow, Row>& table, const char* thing, std::vector<Row> rows, Faults& faults)
{
    try {
        table = Table<IdOfRow, Row>(thing, std::move(rows));
    } catch (const InvalidInput& error) {
        faults.add(error);
    }
}

template <class IdOfRow, class Row>
Forest tree_of(const Table<IdOfRow, Row>& table, IdOfRow Row::*above)
{
    std::vector<Forest::Row> parents;
    parents.reserve(table.size());
    for (const Row& row : table.rows())
        parents.push_back((row.*above).is_set() ? (row.*above).row() : Forest::none);
    return Forest(std::move(parents));
}

// Ids of the rows that have a place, by that place, then by row.
template <class IdOfRow, class Row, class Place>
std::vector<IdOfRow> sorted_by(const Table<IdOfRow, Row>& table, const Place& place)
{
    std::vector<IdOfRow> sorted;
    for (std::uint32_t row = 0; row < table.size(); ++row)
        if (place(table.rows()[row]) != Forest::none)
            sorted.emplace_back(row);
    std::ranges::stable_sort(sorted, {}, [&](IdOfRow id) { return place(table[id]); });
    return sorted;
}

// Every unit a member ever belonged to, by where it stands in the tree, then by row.
std::vector<std::pair<Forest::Row, MemberId>> memberships_of(const Table<MemberId, Member>& members, const Forest& tree)
{
    std::vector<std::pair<Forest::Row, MemberId>> found;
    found.reserve(members.size());
    for (std::uint32_t row = 0; row < members.size(); ++row) {
        const Member& member = members.rows()[row];
        found.emplace_back(tree.position(member.unit.row()), MemberId(row));
        for (const Transfer& transfer : member.transfers)
            found.emplace_back(tree.position(transfer.from.row()), MemberId(row));
    }
    std::ranges::sort(found);
    return found;
}

// Those whose place lies in first .. first+length-1, in row order.
template <class IdOfRow, class Row, class Place>
std::vector<IdOfRow> within(const std::vector<IdOfRow>& sorted, const Table<IdOfRow, Row>& table, const Place& place,
                            Forest::Row first, Forest::Row length)
{
    const auto place_of = [&](IdOfRow id) { return place(table[id]); };
    const auto from = std::ranges::lower_bound(sorted, first, {}, place_of);
    const auto to = std::ranges::lower_bound(from, sorted.end(), first + length, {}, place_of);
    std::vector<IdOfRow> found(from, to);
    std::ranges::sort(found);
    return found;
}

template <class IdOfRow>
std::vector<IdOfRow> as_ids(std::span<const Forest::Row> rows)
{
    std::vector<IdOfRow> ids;
    ids.reserve(rows.size());
    for (const Forest::Row row : rows)
        ids.emplace_back(row);
    return ids;
}

template <class IdOfRow, class Row>
void require(const Table<IdOfRow, Row>& table, IdOfRow id, const char* thing)
{
    if (table.contains(id))
        return;
    const std::string row = id.is_set() ? " row " + std::to_string(id.row()) : " that is not set";
    throw InvalidInput({std::string(thing) + row}, "there are " + std::to_string(table.size()) + " rows",
                       "ask for a row of this organisation, counted from 0");
}

// Where the unit, home or class of a row stands, or Forest::none.
template <class Row, class IdOfOther>
auto position_in(const Forest& tree, IdOfOther Row::*other)
{
    return [&tree, other](const Row& row) {
        return (row.*other).is_set() ? tree.position((row.*other).row()) : Forest::none;
    };
}

template <class Row>
Forest::Row row_of_class(const Row& row)
{
    return row.study_class.row();  // Forest::none where not set
}

using Classes = Table<ClassId, StudyClass>;

// What a person's row leaves open, the class's row says.
template <class Row>
int cohort(const Row& row, const Classes& classes)
{
    return row.cohort != 0 || !row.study_class.is_set() ? row.cohort : classes[row.study_class].cohort;
}

template <class Row>
const std::string& major(const Row& row, const Classes& classes)
{
    return !row.major.empty() || !row.study_class.is_set() ? row.major : classes[row.study_class].major;
}

template <class Row>
Timetable timetable(const Row& row, const Classes& classes)
{
    return row.study_class.is_set() ? classes[row.study_class].timetable.joined_with(row.timetable) : row.timetable;
}

}  // namespace

Organisation::Organisation(OrganisationParts parts)
{
    Faults faults;
    find_faults(parts, faults);
    build(units_, "unit", std::move(parts.units), faults);
    build(members_, "member", std::move(parts.members), faults);
    build(offices_, "office", std::move(parts.offices), faults);
    build(places_, "place", std::move(parts.places), faults);
    build(classes_, "class", std::move(parts.classes), faults);
    build(students_, "student", std::move(parts.students), faults);
    build(posts_, "post", std::move(parts.posts), faults);
    faults.throw_if_any();

    unit_tree_ = tree_of(units_, &Unit::above);
    place_tree_ = tree_of(places_, &Place::within);
    memberships_ = memberships_of(members_, unit_tree_);
    offices_by_unit_ = sorted_by(offices_, [](const Office& office) { return office.unit.row(); });
    index_contacts();
    members_by_home_ = sorted_by(members_, position_in(place_tree_, &Member::home));
    members_by_class_ = sorted_by(members_, row_of_class<Member>);
    students_by_home_ = sorted_by(students_, position_in(place_tree_, &Student::home));
    students_by_class_ = sorted_by(students_, row_of_class<Student>);
}

// Counting sort of (contact, accompanied).
void Organisation::index_contacts()
{
    accompanied_from_.assign(members_.size() + 1, 0);
    for (const Member& member : members_.rows())
        for (const MemberId contact : member.development.contacts)
            ++accompanied_from_[contact.row() + 1];
    std::partial_sum(accompanied_from_.begin(), accompanied_from_.end(), accompanied_from_.begin());
    accompanied_.resize(accompanied_from_.back());
    std::vector<std::size_t> next = accompanied_from_;
    for (std::uint32_t row = 0; row < members_.size(); ++row)
        for (const MemberId contact : members_.rows()[row].development.contacts)
            accompanied_[next[contact.row()]++] = MemberId(row);
}

Organisation Organisation::with(MemberId member, Member row) const
{
    require(members_, member, "member");
    OrganisationParts changed = parts();
    changed.members[member.row()] = std::move(row);
    return Organisation(std::move(changed));
}

OrganisationParts Organisation::parts() const
{
    const auto rows_of = [](const auto& table) { return std::vector(table.rows().begin(), table.rows().end()); };
    return {rows_of(units_),   rows_of(members_),  rows_of(offices_), rows_of(places_),
            rows_of(classes_), rows_of(students_), rows_of(posts_)};
}

std::vector<UnitId> Organisation::units_within(UnitId unit) const
{
    require(units_, unit, "unit");
    return as_ids<UnitId>(unit_tree_.subtree(unit.row()));
}

std::vector<UnitId> Organisation::path(UnitId unit) const
{
    require(units_, unit, "unit");
    return as_ids<UnitId>(unit_tree_.path(unit.row()));
}

std::optional<UnitId> Organisation::enclosing(UnitId unit, UnitLevel level) const
{
    for (const UnitId above : path(unit))
        if (units_[above].level == level)
            return above;
    return std::nullopt;
}

std::optional<Stage> Organisation::stage_on(MemberId member, Day day) const
{
    require(members_, member, "member");
    return members_[member].stage_on(day);
}

std::span<const MemberId> Organisation::accompanied_by(MemberId contact) const
{
    require(members_, contact, "member");
    const std::size_t first = accompanied_from_[contact.row()];
    return std::span(accompanied_).subspan(first, accompanied_from_[contact.row() + 1] - first);
}

std::vector<MemberId> Organisation::members_of(UnitId unit, Day day) const
{
    require(units_, unit, "unit");
    const Forest::Row first = unit_tree_.position(unit.row());
    const auto position = [](const auto& membership) { return membership.first; };
    const auto from = std::ranges::lower_bound(memberships_, first, {}, position);
    const auto to =
        std::ranges::lower_bound(from, memberships_.end(), first + unit_tree_.subtree_size(unit.row()), {}, position);
    std::vector<MemberId> found;
    for (const auto& [unused, member] : std::span(from, to))
        if (members_[member].stage_on(day) && unit_tree_.is_within(members_[member].unit_on(day).row(), unit.row()))
            found.push_back(member);
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());  // who came back was there twice
    return found;
}

std::vector<MemberId> Organisation::members_at(UnitId unit, Stage stage, Day day) const
{
    auto found = members_of(unit, day);
    std::erase_if(found, [&](MemberId member) { return members_[member].stage_on(day) != stage; });
    return found;
}

std::array<std::size_t, all_stages.size()> Organisation::members_per_stage(UnitId unit, Day day) const
{
    std::array<std::size_t, all_stages.size()> counts{};
    for (const MemberId member : members_of(unit, day))
        ++counts[static_cast<std::size_t>(*members_[member].stage_on(day))];
    return counts;
}

std::vector<OfficeId> Organisation::offices_of(UnitId unit, Day day) const
{
    require(units_, unit, "unit");
    std::vector<OfficeId> found;
    const auto unit_of = [&](OfficeId id) { return offices_[id].unit; };
    for (auto at = std::ranges::lower_bound(offices_by_unit_, unit, {}, unit_of);
         at != offices_by_unit_.end() && unit_of(*at) == unit; ++at)
        if (offices_[*at].term.contains(day))
            found.push_back(*at);
    return found;
}

std::vector<OfficeId> Organisation::offices_held_by(MemberId member, Day day) const
{
    require(members_, member, "member");
    std::vector<OfficeId> found;
    for (std::uint32_t row = 0; row < offices_.size(); ++row)
        if (offices_.rows()[row].holder == member && offices_.rows()[row].term.contains(day))
            found.emplace_back(row);
    return found;
}

std::optional<MemberId> Organisation::holder_of(UnitId unit, OfficeKind kind, Day day) const
{
    for (const OfficeId office : offices_of(unit, day))
        if (offices_[office].kind == kind)
            return offices_[office].holder;
    return std::nullopt;
}

std::vector<PlaceId> Organisation::places_within(PlaceId place) const
{
    require(places_, place, "place");
    return as_ids<PlaceId>(place_tree_.subtree(place.row()));
}

std::vector<PlaceId> Organisation::path(PlaceId place) const
{
    require(places_, place, "place");
    return as_ids<PlaceId>(place_tree_.path(place.row()));
}

std::optional<PlaceId> Organisation::enclosing(PlaceId place, PlaceLevel level) const
{
    for (const PlaceId around : path(place))
        if (places_[around].level == level)
            return around;
    return std::nullopt;
}

std::vector<StudentId> Organisation::students_in(PlaceId place) const
{
    require(places_, place, "place");
    return within(students_by_home_, students_, position_in(place_tree_, &Student::home),
                  place_tree_.position(place.row()), place_tree_.subtree_size(place.row()));
}

std::vector<MemberId> Organisation::members_in(PlaceId place) const
{
    require(places_, place, "place");
    return within(members_by_home_, members_, position_in(place_tree_, &Member::home),
                  place_tree_.position(place.row()), place_tree_.subtree_size(place.row()));
}

std::vector<StudentId> Organisation::students_of(ClassId study_class) const
{
    require(classes_, study_class, "class");
    return within(students_by_class_, students_, row_of_class<Student>, study_class.row(), 1);
}

std::vector<MemberId> Organisation::members_of(ClassId study_class) const
{
    require(classes_, study_class, "class");
    return within(members_by_class_, members_, row_of_class<Member>, study_class.row(), 1);
}

std::vector<Roommates> Organisation::students_by_room(ClassId study_class) const
{
    std::vector<Roommates> rooms;
    std::vector<StudentId> students = students_of(study_class);
    const auto room_of = [&](StudentId student) {
        const PlaceId home = students_[student].home;
        return home.is_set() ? enclosing(home, PlaceLevel::room).value_or(PlaceId{}) : PlaceId{};
    };
    std::ranges::stable_sort(students, {}, room_of);  // an id that is not set sorts last
    for (const StudentId student : students) {
        if (const PlaceId room = room_of(student); rooms.empty() || rooms.back().room != room)
            rooms.push_back({room, {}});
        rooms.back().students.push_back(student);
    }
    return rooms;
}

int Organisation::cohort_of(MemberId member) const
{
    require(members_, member, "member");
    return cohort(members_[member], classes_);
}

int Organisation::cohort_of(StudentId student) const
{
    require(students_, student, "student");
    return cohort(students_[student], classes_);
}

const std::string& Organisation::major_of(MemberId member) const
{
    require(members_, member, "member");
    return major(members_[member], classes_);
}

const std::string& Organisation::major_of(StudentId student) const
{
    require(students_, student, "student");
    return major(students_[student], classes_);
}

Timetable Organisation::timetable_of(MemberId member) const
{
    require(members_, member, "member");
    return timetable(members_[member], classes_);
}

Timetable Organisation::timetable_of(StudentId student) const
{
    require(students_, student, "student");
    return timetable(students_[student], classes_);
}

bool operator==(const Organisation& left, const Organisation& right)
{
    return left.units_ == right.units_ && left.members_ == right.members_ && left.offices_ == right.offices_ &&
           left.places_ == right.places_ && left.classes_ == right.classes_ && left.students_ == right.students_ &&
           left.posts_ == right.posts_;
}

}  // namespace muster::org
