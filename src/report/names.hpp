// How people are called on a page.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/org/organisation.hpp"

#include <string>
#include <vector>

namespace muster::report {

/// Names of an organisation's people. Those who share one have their class behind it, where that tells them apart, else
/// their code.
class Names {
public:
    Names(const org::Organisation& organisation, Language language);

    [[nodiscard]] const std::string& of(MemberId member) const noexcept { return members_[member.row()]; }
    [[nodiscard]] const std::string& of(StudentId student) const noexcept { return students_[student.row()]; }
    /// A sign where the id names nobody.
    [[nodiscard]] std::string or_nothing(MemberId member) const;
    [[nodiscard]] std::string or_nothing(StudentId student) const;
    /// Whether something stands behind anybody's name.
    [[nodiscard]] bool are_shared() const noexcept { return are_shared_; }

private:
    std::vector<std::string> members_;
    std::vector<std::string> students_;
    bool are_shared_ = false;
};

}  // namespace muster::report
