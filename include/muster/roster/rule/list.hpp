// Every rule there is, as the checker of rosters goes through them.
//
// That a new rule is found, priced and reported takes a file beside this one (its body in src/roster/rule/), an
// enumerator of `Rule` and a line here. That rosters are made by it takes more, as search and proof do not read this
// list. What it asks stands in limits, penalties or rows of the draft, with their checks (draft_faults.cpp), their
// archive and their binding. The search learns of it in engine/model/, as a counter, a cost or a row; what certificates
// prove in proof/line_bound.cpp, or proof/stand_tolls.cpp where it is about two shifts; repair in mend.cpp; the words
// for a clash in element.cpp.
#pragma once

#include "muster/roster/rule/availability.hpp"
#include "muster/roster/rule/company.hpp"
#include "muster/roster/rule/consecutive.hpp"
#include "muster/roster/rule/consecutive_weekends.hpp"
#include "muster/roster/rule/cover.hpp"
#include "muster/roster/rule/days_off.hpp"
#include "muster/roster/rule/fairness.hpp"
#include "muster/roster/rule/minutes.hpp"
#include "muster/roster/rule/overlap.hpp"
#include "muster/roster/rule/pinned.hpp"
#include "muster/roster/rule/published.hpp"
#include "muster/roster/rule/requests.hpp"
#include "muster/roster/rule/rest.hpp"
#include "muster/roster/rule/shift_type_maximum.hpp"
#include "muster/roster/rule/shifts_a_day.hpp"
#include "muster/roster/rule/spacing.hpp"
#include "muster/roster/rule/succession.hpp"
#include "muster/roster/rule/weekends.hpp"
#include "muster/roster/rule/windows.hpp"

#include <array>
#include <cstddef>

namespace muster::roster::rule {

inline constexpr std::array list{
    availability,
    pinned,
    overlap,
    shifts_a_day,
    rest,
    succession,
    minimum_minutes,
    maximum_minutes,
    shift_type_maximum,
    maximum_consecutive,
    minimum_consecutive,
    minimum_days_off,
    weekends,
    consecutive_weekends,
    windows,
    minimum_cover,
    under_cover,
    over_cover,
    maximum_cover,
    request_on,
    request_off,
    together,
    apart,
    published,
    fairness,
    spacing,
};

static_assert(
    list.size() == rule_count &&
        [] {
            for (std::size_t i = 0; i < list.size(); ++i)
                if (static_cast<std::size_t>(list[i].rule) != i)
                    return false;
            return true;
        }(),
    "the list has every rule, in the order of the enumeration");

}  // namespace muster::roster::rule
