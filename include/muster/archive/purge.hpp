// What of a term is forgotten after how long, kind by kind, so that what still counts goes on counting.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/label.hpp"
#include "muster/programme/term.hpp"

#include <cstddef>
#include <cstdint>
#include <map>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::archive {

/// A kind of what is past. What counts toward a total is of none of them.
enum class Past : std::uint8_t {
    people,     ///< names and files of who left before the day
    incidents,  ///< closed before the day, with the seals of their reporters
    files,      ///< what is on file before it on the way to full membership, of who was a full member before it and
                ///< before the term
    reasons,    ///< why stages were corrected, and why people moved and left
    absences,   ///< why people could not stand duty: leave, class, contest; that they could not stays
    wishes,     ///< wishes about duty; the roster is proven anew, of the problem without them
    pairings,   ///< pairings of earlier terms that no score is made from; they lie before the term
    evidence,   ///< words of the ledger: reasons of corrections, appeals and their answers, notes about activities
    meetings,   ///< topics of meetings
    words,      ///< what else people typed: titles, results, cases told, what became of incidents
};

/// What is chosen, and its names.
[[nodiscard]] constexpr auto listed(Past)
{
    return enumeration("A kind of what is past.", "people", "incidents", "files", "reasons", "absences", "wishes",
                       "pairings", "evidence", "meetings", "words");
}

/// For reports: names and files of people who had left, 已离开人员的姓名和材料 ...
[[nodiscard]] inline Label label_of(Past kind)
{
    switch (kind) {
    case Past::people:
        return {"已离开人员的姓名和材料", "names and files of people who had left"};
    case Past::incidents:
        return {"已办结的事件", "closed incidents"};
    case Past::files:
        return {"已转正党员的发展材料", "files on the way to membership of full members"};
    case Past::reasons:
        return {"更正、调动和离开的理由", "reasons of corrections, moves and departures"};
    case Past::absences:
        return {"不能值班的原因", "reasons of absences"};
    case Past::wishes:
        return {"值班意愿", "wishes about duty"};
    case Past::pairings:
        return {"不再计分的以往结对", "earlier pairings that no score is made from"};
    case Past::evidence:
        return {"台账中的理由和备注", "reasons and notes in the ledger"};
    case Past::meetings:
        return {"会议议题", "topics of meetings"};
    case Past::words:
        return {"其他填写的文字", "other words that were typed"};
    }
    return {};
}

/// By kind the first day that is not forgotten. Of a kind that is not in it nothing goes.
using Retention = std::map<Past, Day>;

/// Every kind from this day on.
[[nodiscard]] Retention everything_before(Day day);

/// A term in which the past was forgotten, and how much went.
struct Purged {
    programme::Term term;              ///< what stays
    std::map<Past, std::size_t> went;  ///< how many of each kind that was asked for; may be 0
    std::size_t seals = 0;             ///< of the incidents
};

/// Forgets what lies before the day of its kind, as `Past` says. People are called `gone 1` and so on, words become
/// `…`. Every record that counts stays, so all totals are as before and their proofs hold; where wishes went, the
/// roster costs what it costs without them, and bound and status are those that its certificate proves then. Done
/// twice, nothing more goes. O(size of the term, and of the proof of its roster).
///
/// @throws InvalidInput  if a day is no calendar day.
[[nodiscard]] Purged purged(const programme::Term& term, const Retention& retention);

}  // namespace muster::archive

#pragma GCC visibility pop
