// The sections of a member's page, in order, each written by a file of its own.
#pragma once

#include "markup.hpp"
#include "others_named.hpp"

#include "muster/report/html_member.hpp"
#include "muster/report/names.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace muster::inline v0_2::report {

/// Whose page it is, and as of when.
struct OwnView {
    const programme::Term& term;
    MemberId member;  ///< of the organisation
    Day today;
    const MemberPageOptions& options;
    Others others;
    Names names;

    [[nodiscard]] const org::Member& row() const { return term.organisation().members()[member]; }
    /// The row of the evaluation; nothing where the member is not evaluated.
    [[nodiscard]] std::optional<MemberId> evaluated() const
    {
        return term.parts().evaluation ? term.parts().evaluation->roll().members().find(row().code) : std::nullopt;
    }
};

/// What somebody typed, where it names nobody else.
inline void own_words(Markup& page, const OwnView& view, std::string_view words)
{
    if (view.others.are_named_in(words))
        page.raw("<span class=out>").raw(page.say("（涉及他人，不显示）", "(names others, not shown)")).raw("</span>");
    else
        page.text(words);
}

/// A list of the member's own, below a head.
inline void open_own(Markup& page, const char* id, const std::string& title, const std::string& lead)
{
    page.raw("<section id=").raw(id).raw("><h2>").text(title).raw("</h2>");
    if (!lead.empty())
        page.raw("<p class=lead>").text(lead).raw("</p>");
}

/// The next turn, the points and the next stage at a glance.
void write_own_cards(Markup& page, const OwnView& view);
void write_own_turns(Markup& page, const OwnView& view);
void write_own_pairs(Markup& page, const OwnView& view);
void write_own_points(Markup& page, const OwnView& view);
void write_own_waiting(Markup& page, const OwnView& view);
void write_own_next(Markup& page, const OwnView& view);
void write_own_duties(Markup& page, const OwnView& view);
void write_own_leaving(Markup& page, const OwnView& view);

/// The last known day of the member in the branch.
[[nodiscard]] std::optional<Day> own_last_day(const org::Member& member);
/// What comes next on the way to full membership; nothing where there is no next stage.
[[nodiscard]] std::optional<org::Eligibility> own_next_stage(const OwnView& view);

}  // namespace muster::report
