// Whom the member helps, or who helps the member, and why these two.
#include "member_sections.hpp"

#include <optional>

namespace muster::inline v0_2::report {
namespace {

template <class Id, class Rows>
std::optional<Id> row_with(const Rows& rows, const std::string& code)
{
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        if (rows[Id(row)].code == code)
            return Id(row);
    return std::nullopt;
}

/// The other's code stays out of the page.
template <class Rows, class Id>
std::string name_on_file(const Rows& rows, const OwnView& view, Id id)
{
    return rows[id].name.empty() ? std::string() : view.names.of(id);
}

struct OwnPair {
    MentorId mentor;
    MenteeId mentee;
};

void write_own_why(Markup& page, const pairing::Fit& fit, OwnPair pair)
{
    const pairing::FitScore score = fit.score(pair.mentor, pair.mentee);
    page.raw("<li><b>");
    page.raw(page.say("为什么是我们", "Why the two of us")).raw("</b><ul>");
    for (const auto& part : score.parts)
        if (part.points != Points{})
            page.raw("<li>")
                .text(page.in(part.reason))
                .raw(" · ")
                .text(to_string(Exact(part.points).rounded(2)))
                .raw("</li>");
    page.raw("</ul><span class=out>").raw(page.say("合计 ", "in all ")).text(to_string(Exact(score.total).rounded(2)));
    page.raw("</span></li>");
}

void write_own_pair(Markup& page, const pairing::Fit& fit, const std::string& name, OwnPair pair)
{
    page.raw("<h3>").text(name.empty() ? page.say("（没有登记姓名）", "(no name on file)") : name);
    page.raw("</h3><ul class=own>");
    write_own_why(page, fit, pair);
    page.raw("</ul>");
}

void none_yet(Markup& page, const std::string& words) { page.raw("<p class=out>").text(words).raw("</p></section>\n"); }

}  // namespace

void write_own_pairs(Markup& page, const OwnView& view)
{
    if (!view.term.parts().pairing)
        return;
    const pairing::Fit& fit = view.term.parts().pairing->fit;
    const pairing::OptimalPairing& result = view.term.parts().pairing->result;
    const auto& organisation = view.term.organisation();
    const auto mentor = row_with<MentorId>(fit.mentors(), view.row().code);
    const auto mentee = row_with<MenteeId>(fit.mentees(), view.row().code);
    if (mentor) {
        open_own(page, "mentees", page.say("我的帮扶对象", "Whom I help"), {});
        const auto mentees = result.pairing.mentees_of(*mentor);
        for (const MenteeId each : mentees) {
            write_own_pair(page, fit, name_on_file(organisation.students(), view, view.term.mentee(each)),
                           {*mentor, each});
        }
        if (mentees.empty())
            none_yet(page, page.say("本学期没有安排帮扶对象。", "Nobody this term."));
        else
            page.raw("</section>\n");
    }
    if (mentee) {
        open_own(page, "mentors", page.say("我的帮扶人", "Who helps me"), {});
        bool is_any = false;
        for (const MentorId each : result.pairing.mentors_of(*mentee))
            if (each.is_set()) {
                write_own_pair(page, fit, name_on_file(organisation.members(), view, view.term.mentor(each)),
                               {each, *mentee});
                is_any = true;
            }
        if (is_any)
            page.raw("</section>\n");
        else
            none_yet(page, page.say("本学期还没有帮扶人。", "Nobody yet this term."));
    }
}

}  // namespace muster::report
