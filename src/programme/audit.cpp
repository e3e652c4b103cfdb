#include "muster/programme/audit.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::programme {
namespace {

class Entries {
public:
    explicit Entries(const Term& term) : term_(term) {}

    void add_stage_corrections()
    {
        for (const org::Member& member : term_.organisation().members().rows())
            for (const org::StageHistory::Correction& each : member.stages.corrections()) {
                const Label stage = org::label_of(each.was.stage);
                const std::string was = to_string(each.was.since);
                const std::string now = each.now ? to_string(*each.now) : "";
                add(each.on,
                    {"更正发展阶段：" + stage.zh + "，" + was + (each.now ? "改为" + now : "删去"),
                     "stage corrected: " + stage.en + ", " + was + (each.now ? " is " + now : " is taken out")},
                    member.code, each.by, each.why);
            }
    }

    void add_ledger()
    {
        const record::Ledger& ledger = term_.parts().ledger;
        for (const record::Correction& each : ledger.corrections())
            add(each.note.day,
                each.is_void() ? Label{"佐证作废", "record void"}
                               : Label{"佐证更正为第 " + std::to_string(each.replacement.row() + 1) + " 条",
                                       "record replaced by record " + std::to_string(each.replacement.row() + 1)},
                record_name(each.corrected), ledger_member(each.note.by), each.note.reason);
        for (const record::AppealRecord& each : ledger.appeals()) {
            const std::string about = each.appeal.about.is_set() ? record_name(each.appeal.about) : "";
            add(each.appeal.day, {"提出申诉", "appeal"}, about, ledger_member(each.appeal.by), each.appeal.reason);
            if (each.answer)
                add(each.answer->note.day,
                    each.answer->is_upheld ? Label{"申诉成立", "appeal upheld"}
                                           : Label{"申诉不成立", "appeal rejected"},
                    about, ledger_member(each.answer->note.by), each.answer->note.reason);
        }
        for (const record::Activity& activity : ledger.activities())
            for (const record::ActivityMove& move : activity.moves()) {
                const Label state = record::label_of(move.to);
                add(move.day, {"活动：" + state.zh, "activity: " + state.en}, activity.code(), ledger_member(move.by),
                    move.note);
            }
    }

    void add_incidents()
    {
        for (const record::Incident& incident : term_.parts().incidents)
            for (const record::IncidentStep& step : incident.steps()) {
                const Label state = record::label_of(step.state);
                add(step.day, {"事件：" + state.zh, "incident: " + state.en}, incident.code(), member(step.by), "");
            }
    }

    void add_duties()
    {
        for (const org::Duty& duty : term_.parts().management.duties) {
            if (duty.acknowledged)
                add(*duty.acknowledged, {"确认职责", "duty acknowledged"}, duty.code, member(duty.accountable), "");
            if (duty.done)
                add(*duty.done, {"完成职责", "duty done"}, duty.code, member(duty.accountable), "");
        }
    }

    void add_publication()
    {
        for (const ToldTurn& turn : term_.parts().published.turns)
            if (turn.version > 1 || turn.is_cancelled) {
                const std::string which = to_string(turn.day) + " " + turn.post;
                add(turn.told,
                    turn.is_cancelled ? Label{"取消值班：" + which, "turn cancelled: " + which}
                                      : Label{"调整值班：" + which, "turn changed: " + which},
                    turn.member, "", "");
            }
        for (const ToldPair& pair : term_.parts().published.pairs)
            if (pair.version > 1 || pair.is_ended)
                add(pair.told,
                    pair.is_ended ? Label{"结对结束：" + pair.mentee, "pair ended: " + pair.mentee}
                                  : Label{"新结对：" + pair.mentee, "new pair: " + pair.mentee},
                    pair.mentor, "", "");
    }

    [[nodiscard]] std::vector<AuditEntry> by_day() &&
    {
        std::ranges::stable_sort(entries_, {}, &AuditEntry::on);
        return std::move(entries_);
    }

private:
    void add(Day on, Label what, std::string about, std::string by, std::string why)
    {
        entries_.push_back({on, std::move(what), std::move(about), std::move(by), std::move(why)});
    }
    [[nodiscard]] static std::string record_name(EvidenceId record)
    {
        return "record " + std::to_string(record.row() + 1);
    }
    [[nodiscard]] std::string member(MemberId id) const
    {
        return id.is_set() ? term_.organisation().members()[id].code : "";
    }
    [[nodiscard]] std::string ledger_member(MemberId id) const
    {
        return id.is_set() ? std::string(term_.parts().ledger.members()[id]) : "";
    }

    const Term& term_;
    std::vector<AuditEntry> entries_;
};

}  // namespace

std::vector<AuditEntry> audit(const Term& term)
{
    Entries entries(term);
    entries.add_stage_corrections();
    entries.add_ledger();
    entries.add_incidents();
    entries.add_duties();
    entries.add_publication();
    return std::move(entries).by_day();
}

}  // namespace muster::programme
