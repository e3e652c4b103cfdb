// Whether words that somebody typed name other people, so that they are not for one member's eyes.
#pragma once

#include "muster/core/id.hpp"
#include "muster/org/organisation.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::report {

/// The names and codes of everybody but one member. Valid as long as the organisation is.
class Others {
public:
    Others(const org::Organisation& organisation, MemberId self);

    /// Whether one of them stands in the text. What is written with spaces between words counts as a word of its own
    /// only; a name of a single character and a code of one or two are too short to tell.
    [[nodiscard]] bool are_named_in(std::string_view text) const;

private:
    std::vector<std::string_view> words_;
};

}  // namespace muster::report
