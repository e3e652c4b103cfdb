#include "muster/org/timeline.hpp"

#include "core/enumerators.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace muster::inline v0_2::org {

static_assert(are_names_of<EventKind>(listed(EventKind{}).names));

namespace {

Label joined(const Label& left, const std::string& zh, const std::string& en) { return {left.zh + zh, left.en + en}; }

class Teller {
public:
    Teller(const Organisation& organisation, MemberId member)
        : organisation_(organisation), id_(member), member_(organisation.members()[member])
    {
    }

    std::vector<LifeEvent> tell()
    {
        stages();
        papers();
        moves();
        offices_and_titles();
        transfers();
        std::ranges::stable_sort(told_, {}, [](const LifeEvent& one) { return std::pair(one.day, one.kind); });
        return std::move(told_);
    }

private:
    void say(EventKind kind, Day day, Label text, std::optional<Day> until = {})
    {
        told_.push_back({day, until, kind, std::move(text)});
    }
    void say_each(EventKind kind, const std::vector<Day>& days, const Label& text)
    {
        for (const Day day : days)
            say(kind, day, text);
    }
    void stages();
    void papers();
    void findings(const std::vector<Finding>& findings, const Label& what);
    void vote(const Vote& vote, const Label& on);
    void moves();
    void offices_and_titles();
    void transfers();

    const Organisation& organisation_;
    MemberId id_;
    const Member& member_;
    std::vector<LifeEvent> told_;
};

void Teller::stages()
{
    const auto steps = member_.stages.steps();
    for (const auto& [stage, since] : steps)
        say(EventKind::stage, since, label_of(stage));
    for (const auto& each : member_.stages.corrections()) {
        const Label stage = label_of(each.was.stage);
        const std::string was = muster::to_string(each.was.since);
        say(EventKind::correction, each.on,
            each.now ? joined(stage, "：" + was + "更正为" + muster::to_string(*each.now) + "（" + each.why + "）",
                              ": " + was + " corrected to " + muster::to_string(*each.now) + " (" + each.why + ")")
                     : joined(stage, "：" + was + "撤销（" + each.why + "）",
                              ": " + was + " did not take place (" + each.why + ")"));
    }
}

void Teller::papers()
{
    const Development& file = member_.development;
    say_each(EventKind::talk, file.conversations, {"谈话", "talk"});
    say_each(EventKind::report, file.thought_reports, {"思想汇报", "thought report"});
    say_each(EventKind::review, file.half_year_reviews, {"半年考察", "half-year review"});
    findings(file.recommendations, {"推荐", "recommendation"});
    findings(file.political_reviews, {"政治审查", "political review"});
    findings(file.pre_reviews, {"党委预审", "pre-review"});
    if (file.contacts_unrelated)
        say(EventKind::finding, *file.contacts_unrelated,
            {"培养联系人申明无近亲属关系", "contacts declare that they are no close relatives"});
    for (const Training& course : file.trainings)
        say(EventKind::training, course.finished, {"集中培训结业", "training finished"});
}

void Teller::findings(const std::vector<Finding>& findings, const Label& what)
{
    for (const Finding& each : findings)
        say(EventKind::finding, each.given,
            each.is_positive ? joined(what, "通过", ": positive") : joined(what, "未通过", ": negative"));
}

void Teller::vote(const Vote& vote, const Label& on)
{
    const std::string count = std::to_string(vote.in_favour) + "/" + std::to_string(vote.entitled);
    say(EventKind::vote, vote.held,
        {"支部大会表决：" + on.zh + "（" + count + "）", "vote on " + on.en + " (" + count + ")"});
}

void Teller::moves()
{
    const Development& file = member_.development;
    for (const Publicity& notice : file.publicities) {
        const Label stage = label_of(notice.before);
        say(EventKind::notice, notice.posted.first(), {"公示：" + stage.zh, "public notice before " + stage.en},
            notice.posted.last());
    }
    for (const Vote& each : file.votes)
        vote(each, label_of(each.on));
    if (file.extension_vote) {
        const std::string months = std::to_string(file.probation_extended_by);
        vote(*file.extension_vote,
             {"延长预备期" + months + "个月", "an extension of probation by " + months + " months"});
    }
    for (const Approval& each : file.approvals) {
        const Label stage = label_of(each.to);
        say(EventKind::approval, each.given, {"上级审批：" + stage.zh, "approval as " + stage.en});
    }
}

void Teller::offices_and_titles()
{
    for (const Office& office : organisation_.offices().rows()) {
        if (office.holder != id_)
            continue;
        const Label kind = office.name == Label{} ? label_of(office.kind) : office.name;
        const Label& unit = organisation_.units()[office.unit].name;
        say(EventKind::office, office.term.first(),
            {unit.in(Language::zh) + kind.in(Language::zh),
             kind.in(Language::en) + " of " +
                 (unit == Label{} ? organisation_.units()[office.unit].code : unit.in(Language::en))},
            office.term.last());
    }
    for (const Title& title : member_.titles)
        say(EventKind::title, title.given, title.name,
            title.withdrawn ? std::optional(*title.withdrawn - Days(1)) : std::nullopt);
}

void Teller::transfers()
{
    const auto name = [&](UnitId unit) {
        const Unit& row = organisation_.units()[unit];
        return row.name == Label{} ? Label{row.code, row.code} : row.name;
    };
    for (const Transfer& transfer : member_.transfers) {
        const Label from = name(transfer.from);
        const Label into = name(member_.unit_on(transfer.on));
        say(EventKind::transfer, transfer.on,
            {from.in(Language::zh) + "转入" + into.in(Language::zh),
             "from " + from.in(Language::en) + " to " + into.in(Language::en)});
    }
    if (member_.departure)
        say(EventKind::departure, member_.departure->on, label_of(member_.departure->kind));
}

}  // namespace

Label label_of(EventKind kind)
{
    switch (kind) {
    case EventKind::stage:
        return {"阶段", "stage"};
    case EventKind::talk:
        return {"谈话", "talk"};
    case EventKind::report:
        return {"汇报", "report"};
    case EventKind::review:
        return {"考察", "review"};
    case EventKind::finding:
        return {"审查", "finding"};
    case EventKind::training:
        return {"培训", "training"};
    case EventKind::notice:
        return {"公示", "public notice"};
    case EventKind::vote:
        return {"表决", "vote"};
    case EventKind::approval:
        return {"审批", "approval"};
    case EventKind::office:
        return {"任职", "office"};
    case EventKind::title:
        return {"称号", "title"};
    case EventKind::transfer:
        return {"转接", "transfer"};
    case EventKind::correction:
        return {"更正", "correction"};
    case EventKind::departure:
        return {"离开", "departure"};
    }
    return {};
}

std::vector<LifeEvent> timeline(const Organisation& organisation, MemberId member)
{
    if (!organisation.members().contains(member))
        throw InvalidInput({"member"}, "it is not of this organisation", "ask for a row of its members");
    return Teller(organisation, member).tell();
}

}  // namespace muster::org
