// How people are called wherever they are named: on pages, posters and sheets, in pictures and calendars.
#pragma once

#include "muster/core/id.hpp"
#include "muster/org/organisation.hpp"

#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// Names of an organisation's members and students, the code of who has none. Behind a name that several people have
/// stands the year of entry, or where that is no help as much of the end of the code as it takes: 张伟·2023, 张伟·107.
/// A member and a student of one code are one person.
class Names {
public:
    /// O(people log people).
    explicit Names(const org::Organisation& organisation);

    /// A member's. The id must be of the organisation.
    [[nodiscard]] const std::string& of(MemberId member) const noexcept { return members_[member.row()]; }
    /// A student's. The id must be of the organisation.
    [[nodiscard]] const std::string& of(StudentId student) const noexcept { return students_[student.row()]; }
    /// A dash where the id names nobody.
    [[nodiscard]] std::string or_nothing(MemberId member) const;
    /// A dash where the id names nobody.
    [[nodiscard]] std::string or_nothing(StudentId student) const;
    /// Of all members, in their order.
    [[nodiscard]] const std::vector<std::string>& members() const noexcept { return members_; }
    /// Of all students, in their order.
    [[nodiscard]] const std::vector<std::string>& students() const noexcept { return students_; }
    /// Whether something stands behind anybody's name.
    [[nodiscard]] bool are_shared() const noexcept { return are_shared_; }

private:
    std::vector<std::string> members_;
    std::vector<std::string> students_;
    bool are_shared_ = false;
};

}  // namespace muster::report

#pragma GCC visibility pop
