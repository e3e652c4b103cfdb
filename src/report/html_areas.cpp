// The five areas, as their rows are judged: service, tutoring, awards, rooms, supervision, examinations, calls.
#include "edition.hpp"

#include "muster/programme/four_enters.hpp"
#include "muster/record/area_records.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace muster::inline v0_2::report {
namespace {

class AreaPage {
public:
    AreaPage(Markup& page, const Edition& edition)
        : page_(page), edition_(edition), organisation_(edition.term.organisation()), areas_(edition.parts().areas),
          ledger_(edition.parts().ledger), period_(edition.parts().period)
    {
    }

    /// Sums for all; who did what for who answers for it.
    void write()
    {
        page_.begin_section(
            "areas", page_.say("四进一亮", "The five areas"),
            page_.say("各项工作由登记的原始记录推算；期末为统计时点。",
                      "What was done, judged from what was recorded; as seen on the last day of the term."));
        const bool is_whole = edition_.is_whole();
        write_service();
        if (is_whole)
            write_tutoring();
        write_awards();
        if (is_whole)
            write_study();
        write_charges();
        if (is_whole) {
            write_rooms();
            write_supervision();
        }
        write_exams();
        write_calls();
        write_lists();
        page_.end_section();
    }

private:
    void begin(const std::string& title, std::initializer_list<Head> heads)
    {
        page_.sub_head(title).begin_table(heads);
    }
    void end() { page_.end_table(); }

    /// The same of a table with a row for each of many, which is closed until somebody asks.
    void begin_many(const std::string& title, std::size_t rows, std::initializer_list<Head> heads)
    {
        page_.raw("<details><summary><b>").text(title).raw("</b> · ");
        page_.text(std::to_string(rows) + page_.say(" 条", rows == 1 ? " row" : " rows")).raw("</summary>");
        page_.begin_table(heads);
    }
    void end_many() { page_.end_table().raw("</details>\n"); }

    [[nodiscard]] std::string member(MemberId id) const { return edition_.names.or_nothing(id); }
    [[nodiscard]] std::string place(PlaceId id) const
    {
        if (!organisation_.places().contains(id))
            return nothing_there;
        const org::Place& there = organisation_.places()[id];
        return page_.in(there.name, there.code);
    }
    /// Two places, rounded half up: what people read.
    [[nodiscard]] static std::string of_hundredths(std::int64_t hundredths)
    {
        const std::string text = std::to_string(hundredths % 100 + 100);
        return std::to_string(hundredths / 100) + "." + text.substr(1);
    }
    [[nodiscard]] static std::string shown(const std::optional<Quantity>& number)
    {
        return number ? of_hundredths((number->millionths() + 5'000) / 10'000) : nothing_there;
    }
    [[nodiscard]] static std::string per_cent(const std::optional<Weight>& share)
    {
        return share ? of_hundredths((share->millionths() + 50) / 100) + " %" : nothing_there;
    }
    [[nodiscard]] std::string minutes(const std::optional<Minutes>& time) const
    {
        return time ? std::to_string(time->count()) : nothing_there;
    }

    [[nodiscard]] static std::string moment(const record::Moment& when)
    {
        return to_string(when.day) + (when.at ? " " + to_string(*when.at) : "");
    }

    void write_service()
    {
        const std::array<std::string, 2> hours{"volunteer_hours", "tutoring_hours"};
        const auto all = record::service_summary(ledger_, areas_.outreach, hours);
        if (areas_.outreach.empty())
            return;
        begin(page_.say("服务的覆盖面、影响力、实效性", "Coverage, influence and effectiveness of service"),
              {{page_.say("平台", "platform")},
               {page_.say("活动", "activities"), true},
               {page_.say("参与党员", "serving"), true},
               {page_.say("覆盖面", "coverage"), true},
               {page_.say("影响人数", "reached"), true},
               {page_.say("影响力", "influence"), true},
               {page_.say("成果", "outcomes"), true},
               {page_.say("每小时成果", "outcomes an hour"), true}});
        const auto write = [&](const record::ServiceSummary& one) {
            const auto known = std::ranges::find(programme::platforms(), one.platform, &programme::Platform::code);
            const std::string name = one.platform.empty()                    ? page_.say("全部", "all")
                                     : known == programme::platforms().end() ? one.platform
                                                                             : page_.in(known->label);
            page_.raw(one.platform.empty() ? "<tr class=sum>" : "<tr>").row_head(name);
            page_.number(std::to_string(one.activities));
            page_.number(std::to_string(one.serving))
                .number(per_cent(one.coverage()))
                .number(std::to_string(one.reached));
            page_.number(shown(one.influence())).number(std::to_string(one.outcomes));
            page_.number(shown(one.effectiveness())).raw("</tr>");
        };
        for (const bool is_sum : {false, true})
            for (const record::ServiceSummary& one : all)
                if (one.platform.empty() == is_sum)
                    write(one);
        end();
    }

    void write_tutoring()
    {
        std::vector<record::Tutoring> agreed;
        for (const record::StudyGroup& group : areas_.study_groups)
            agreed.push_back({group.mentor, {}, group.code});
        for (const auto& [mentor, student] : pairs())
            agreed.push_back({mentor, student, {}});
        const auto tallies = record::tally(areas_.tutoring, agreed, period_, areas_.rules.exchanges_a_week);
        if (areas_.tutoring.empty())
            return;
        begin_many(page_.say("学习帮扶", "Study help"), tallies.size(),
                   {{page_.say("帮扶人", "mentor")},
                    {page_.say("帮扶对象", "mentee or group")},
                    {page_.say("小时", "hours"), true},
                    {page_.say("完成", "kept"), true},
                    {page_.say("未完成", "not kept"), true},
                    {page_.say("缺交流的周", "weeks missed"), true}});
        for (const record::TutoringTally& each : tallies) {
            const StudentId student = each.of.student;
            page_.raw("<tr>").row_head(member(each.of.mentor));
            page_.cell(student.is_set() ? edition_.names.or_nothing(student) : group_name(each.of.group));
            page_.number(to_string(each.hours.rounded(2)))
                .number(std::to_string(each.kept))
                .number(std::to_string(each.not_kept));
            page_.number(std::to_string(each.weeks_missed) + " / " + std::to_string(each.weeks)).raw("</tr>");
        }
        end_many();
    }
    [[nodiscard]] std::string group_name(const std::string& code) const
    {
        const auto group = std::ranges::find(areas_.study_groups, code, &record::StudyGroup::code);
        if (group == areas_.study_groups.end())
            return code;
        return page_.in(group->name, code);
    }
    [[nodiscard]] std::vector<std::pair<MemberId, StudentId>> pairs() const
    {
        std::vector<std::pair<MemberId, StudentId>> made;
        if (!edition_.parts().pairing)
            return made;
        const auto& mentor_of = edition_.parts().pairing->result.pairing.mentor_of;
        for (std::uint32_t row = 0; row < mentor_of.size(); ++row)
            if (mentor_of[row].is_set())
                made.emplace_back(edition_.term.mentor(mentor_of[row]), edition_.term.mentee(MenteeId(row)));
        return made;
    }

    void write_awards()
    {
        if (areas_.awards.empty())
            return;
        begin(page_.say("获奖", "Awards"), {{page_.say("年份", "year")},
                                            {page_.say("级别", "level")},
                                            {page_.say("类别", "won by")},
                                            {page_.say("项", "awards"), true},
                                            {page_.say("人", "people"), true}});
        for (const record::AwardTotal& each : record::totals(areas_.awards)) {
            page_.raw("<tr>").row_head(std::to_string(each.year)).cell(page_.in(label_of(each.level)));
            page_.cell(each.is_team ? page_.say("集体", "teams") : page_.say("个人", "persons"));
            page_.number(std::to_string(each.awards)).number(std::to_string(each.people)).raw("</tr>");
        }
        end();
    }

    void write_study()
    {
        if (areas_.study_acts.empty())
            return;
        std::map<MemberId, std::pair<Quantity, Quantity>> points;  // self-started and assigned
        for (const record::StudyDay& day : record::count_study(areas_.study_acts, areas_.rules.study)) {
            points[day.member].first = points[day.member].first + day.self_started;
            points[day.member].second = points[day.member].second + day.assigned;
        }
        begin_many(page_.say("学习平台", "Study apps"), points.size(),
                   {{page_.say("党员", "member")},
                    {page_.say("自主学习", "self-started"), true},
                    {page_.say("规定学习", "assigned"), true}});
        for (const auto& [who, both] : points)
            page_.raw("<tr>")
                .row_head(member(who))
                .number(to_string(both.first.rounded(2)))
                .number(to_string(both.second.rounded(2)))
                .raw("</tr>");
        end_many();
    }

    void write_charges()
    {
        if (areas_.charges.empty())
            return;
        begin_many(page_.say("五个一", "The five ones"), areas_.charges.size(),
                   {{page_.say("内容", "which")},
                    {page_.say("责任人", "who answers")},
                    {page_.say("对象", "for")},
                    {page_.say("起", "since")},
                    {page_.say("止", "until")}});
        for (const record::FiveOneCharge& each : areas_.charges) {
            page_.raw("<tr>").row_head(page_.in(label_of(each.one))).cell(member(each.member));
            page_.cell(organisation_.classes().contains(each.study_class)
                           ? page_.in(organisation_.classes()[each.study_class].name)
                           : place(each.place));
            page_.day(each.since).day(each.until).raw("</tr>");
        }
        end_many();
    }

    void write_rooms()
    {
        if (areas_.inspections.empty())
            return;
        const auto results = record::judge(areas_.inspections, organisation_, areas_.rules.inspection);
        const auto barred = record::barred_titles(organisation_, results);
        begin_many(page_.say("卫生检查", "Inspections"), results.size(),
                   {{page_.say("寝室", "room")},
                    {page_.say("日期", "day")},
                    {page_.say("得分", "points"), true},
                    {page_.say("合格分", "passes from"), true},
                    {page_.say("结果", "result")},
                    {page_.say("示范称号", "title")}});
        for (const record::InspectionResult& each : results) {
            page_.raw("<tr>").row_head(place(each.room)).day(each.day);
            page_.number(std::to_string(each.points)).number(std::to_string(each.passes_from));
            page_.cell(each.passes() ? page_.say("合格", "passed") : page_.say("不合格", "failed")).raw("<td>");
            const bool is_barred = std::ranges::any_of(barred, [&](const record::BarredTitle& title) {
                return title.room == each.room && title.failed == each.day;
            });
            if (is_barred)
                page_.raw("<span class=\"seal bad\">").text(page_.say("当年取消", "barred this year")).raw("</span>");
            page_.raw("</td></tr>");
        }
        end_many();
    }

    void write_supervision()
    {
        if (areas_.supervision.empty())
            return;
        begin(page_.say("监督岗", "Supervision"), {{page_.say("情况", "what")},
                                                   {page_.say("场所", "place")},
                                                   {page_.say("发现", "found")},
                                                   {page_.say("未做到", "failed to")}});
        for (const record::SupervisionCase& each : areas_.supervision) {
            page_.raw("<tr>").row_head(page_.in(each.name, each.code)).cell(place(each.place));
            page_.cell(moment(each.found)).raw("<td>");
            for (const auto& late : record::delays(each, record::Moment{period_.last()}, areas_.rules.in_time))
                page_.raw("<span class=\"seal bad\">").text(page_.in(label_of(late.step))).raw("</span> ");
            page_.raw("</td></tr>");
        }
        end();
    }

    void write_exams()
    {
        if (areas_.exams.empty())
            return;
        const record::ExamTally all = record::tally(areas_.exams);
        begin(page_.say("挂牌考试", "Examinations under the name plate"), {{page_.say("场次", "sittings"), true},
                                                                           {page_.say("人次", "seats"), true},
                                                                           {page_.say("违纪", "breaches"), true}});
        page_.raw("<tr>").number(std::to_string(all.sittings)).number(std::to_string(all.seats));
        page_.number(std::to_string(all.violations)).raw("</tr>");
        end();
    }

    void write_calls()
    {
        if (areas_.mobilisations.empty())
            return;
        begin(page_.say("应急动员", "Calls in an emergency"),
              {{page_.say("动员", "call")},
               {page_.say("时间", "when")},
               {page_.say("通知", "called"), true},
               {page_.say("响应", "answered"), true},
               {page_.say("按时", "in time"), true},
               {page_.say("到岗", "deployed"), true},
               {page_.say("响应中位（分钟）", "median answer (minutes)"), true}});
        for (const record::Mobilisation& each : areas_.mobilisations) {
            const record::MobilisationTally went = record::tally(each);
            page_.raw("<tr>").row_head(page_.in(each.name, each.code));
            page_.cell(moment(each.called)).number(std::to_string(went.called)).number(std::to_string(went.responded));
            page_.number(std::to_string(went.in_time)).number(std::to_string(went.deployed));
            page_.number(minutes(went.median_response)).raw("</tr>");
        }
        end();
    }

    /// A table of many rows, which `write` fills one by one; none where there are none.
    template <class Rows, class Write>
    void list(const std::string& title, const Rows& rows, std::initializer_list<Head> heads, const Write& write)
    {
        if (rows.empty())
            return;
        begin_many(title, rows.size(), heads);
        for (const auto& each : rows) {
            page_.raw("<tr>");
            write(each);
            page_.raw("</tr>");
        }
        end_many();
    }

    void write_lists()
    {
        const std::string who = page_.say("党员", "member");
        const std::string what = page_.say("内容", "what");
        const std::string day = page_.say("日期", "day");
        const std::string since = page_.say("起", "since");
        list(page_.say("自办账号", "Own accounts"), areas_.accounts,
             {{page_.say("账号", "account")}, {page_.say("负责人", "responsible")}, {since}}, [&](const auto& each) {
                 page_.row_head(page_.in(each.name, each.code)).cell(member(each.responsible)).day(each.since);
             });
        list(page_.say("简讯", "Bulletins"), areas_.bulletins,
             {{page_.say("简讯", "bulletin")}, {page_.say("作者", "author")}, {page_.say("发布", "published")}},
             [&](const auto& each) {
                 page_.row_head(page_.in(each.title, each.code)).cell(member(each.author)).cell(moment(each.published));
             });
        list(page_.say("带操带练", "Recurring sports led"), areas_.exercises, {{who}, {what}, {day}},
             [&](const auto& each) { page_.row_head(member(each.leader)).cell(page_.in(each.name)).day(each.day); });
        if (!edition_.is_whole())
            return;
        list(page_.say("证书", "Certificates"), areas_.certificates, {{who}, {what}, {day}},
             [&](const auto& each) { page_.row_head(member(each.member)).cell(page_.in(each.name)).day(each.day); });
        list(page_.say("带动积极分子", "Activists brought along"), areas_.brought_along,
             {{who}, {page_.say("积极分子", "activist")}, {since}}, [&](const auto& each) {
                 page_.row_head(member(each.member)).cell(member(each.activist)).day(each.since);
             });
    }

    Markup& page_;
    const Edition& edition_;
    const org::Organisation& organisation_;
    const record::AreaRecords& areas_;
    const record::Ledger& ledger_;
    const Period& period_;
};

}  // namespace

bool has_areas(const programme::TermParts& parts)
{
    return !(parts.areas == record::AreaRecords{.rules = parts.areas.rules});
}

void write_areas(Markup& page, const Edition& edition) { AreaPage(page, edition).write(); }

}  // namespace muster::report
