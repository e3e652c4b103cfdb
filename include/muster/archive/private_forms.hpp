// Forms of a term for who is not to know all of it, or no longer: whatever is made of them, a page, a workbook, a
// calendar or an archive, holds no more than they do.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/programme/term.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::archive {

/// For whom a term is redacted; each knows what those after them know.
enum class Reader : std::uint8_t {
    committee,  ///< who answers for the branch: all but who reported incidents, for whom not even the seal is left
    members,  ///< all members: plans, goals, duties and what was published; no evidence, scores, incidents or meetings,
              ///< and of persons no more than plans need
    outside,  ///< anybody: what members know, without names; see `pseudonymised`
};

/// What is chosen, and its names.
[[nodiscard]] constexpr auto listed(Reader)
{
    return enumeration("For whom a term is redacted.", "committee", "members", "outside");
}

/// What of the term these may know. Proofs of what is left hold as before.
///
/// Of persons, `members` and `outside` leave names (`outside`: pseudonyms), units, skills, strengths and what plans
/// were made from: free hours, rooms, wishes and days off, without which nothing could be proved of them. O(size of the
/// term).
/// @throws InvalidInput  for `outside`, if the key is shorter than 16 bytes; it is not used for others.
[[nodiscard]] programme::Term redacted(const programme::Term& term, Reader reader, std::string_view key = {});

/// A term without names, and who stands behind its pseudonyms.
struct Pseudonymised {
    programme::Term term;                     ///< without names
    std::map<std::string, std::string> real;  ///< pseudonym -> code; keep it where the term does not go
};

/// The term with pseudonyms (`pseudonym_of`) in place of codes of members and students, also of those who have left,
/// and without their names, birth days and what people typed: reasons, notes, topics, titles, what became of incidents.
/// Where a name or a code stands within other words (an activity, an event), the pseudonym takes its place. Seals are
/// taken out, sources of evidence that the scheme does not name are numbered. Totals and proofs are as before:
/// where codes settled who of two takes a shift more, a millionth of carry-over does.
///
/// It is still personal data: who knows the branch may know a person by their room, their year or their turns, or by
/// the order of the rows, which stays. A name of a single letter is found where it stands alone. O(size of the term).
/// @throws InvalidInput  if the key is shorter than 16 bytes, or two people would share a pseudonym.
[[nodiscard]] Pseudonymised pseudonymised(const programme::Term& term, std::string_view key);

}  // namespace muster::archive

#pragma GCC visibility pop
