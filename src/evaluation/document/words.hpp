// Names, in documents, of the values of enumerations that do not list them beside themselves.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/rounding.hpp"
#include "muster/org/stage_history.hpp"

namespace muster::inline v0_2::evaluation::document {

template <ListedEnumeration Value>
constexpr auto words_of(Value value)
{
    return listed(value);
}
constexpr auto words_of(Rounding) { return enumeration("How numbers are rounded.", "half_even", "half_up"); }
constexpr auto words_of(org::Stage)
{
    return enumeration("Stage of a member.", "applicant", "activist", "candidate", "probationary", "full");
}

}  // namespace muster::evaluation::document
