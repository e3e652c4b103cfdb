// Members of one name, told apart where there is room for little more than the name.
#pragma once

#include "muster/core/id.hpp"
#include "muster/org/organisation.hpp"

#include <span>
#include <string>
#include <vector>

namespace muster::report {

/// The name of each of `members`, its code where it has none. Behind a name that several of them have stands the year
/// of entry, or where that is no help as much of the end of the code as it takes: 张伟·2023, 张伟·107.
[[nodiscard]] std::vector<std::string> told_apart(const org::Organisation& organisation,
                                                  std::span<const MemberId> members);

}  // namespace muster::report
