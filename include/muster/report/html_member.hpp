// What a term means for one member, as one page for that member alone.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/org/eligibility.hpp"
#include "muster/programme/term.hpp"

#include <cstddef>
#include <optional>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// How a member's page is written.
struct MemberPageOptions {
    Language language = Language::zh;  ///< of the page
    std::optional<Day> today{};        ///< turns before it are past; not set: the term's first day
    std::string calendar{};            ///< relative address of the member's calendar; empty: no link
    std::size_t records_shown = 40;    ///< of one indicator; the rest are counted
    org::EligibilityOptions stages{};  ///< what the next stage and the papers on the way are judged by
};

/// The member's turns, pairs, points with their reasons, what waits for review, what is next and what is to be handed
/// over before leaving, as one HTML page without any other file.
///
/// It can be given to that member alone: of others it holds the names of those who share a shift or a pair with the
/// member, and nothing else. Who wrote a record is left out; words that people typed are left out where the name or
/// the code of somebody else stands in them. The same term gives the same bytes.
/// @throws InvalidInput  if the member is not of the organisation, `today` is special, or `calendar` is not relative.
[[nodiscard]] std::string member_page(const programme::Term& term, MemberId member,
                                      const MemberPageOptions& options = {});

}  // namespace muster::report

#pragma GCC visibility pop
