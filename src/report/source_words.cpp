#include "muster/report/source_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace muster::inline v0_2::report {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

// Sources that the library's own schemes name, as their documents say it, and in Chinese.
constexpr std::array<Words, 31> scheme_sources{{
    {"0.5 an article, at most 10 (typical)", "每篇 0.5 分，最多 10 分（通行做法）"},
    {"a veto keeps below three stars (as published)", "一票否决的评在三星以下（公开办法）"},
    {"absent -5, late -1, leave -0.5 (typical)", "缺席扣 5 分，迟到扣 1 分，请假扣 0.5 分（通行做法）"},
    {"at least two thirds voting (a university's rule)", "至少三分之二参加评议（高校办法）"},
    {"bands 90 / 80 / 60 and excellent at most one third: as published by universities (typical)",
     "90、80、60 分档，优秀不超过三分之一：高校公开办法（通行做法）"},
    {"base 60 + bonus 30 + peers 10 - deductions; 90 / 80 / 60, excellent at most one third (typical)",
     "基础 60 分、加分 30 分、互评 10 分，另有扣分；90、80、60 分档，优秀不超过三分之一（通行做法）"},
    {"bed, desk and wall 20 each, floor 40; 80 passes (a university's rule)",
     "床铺、桌面、墙面各 20 分，地面 40 分，80 分合格（高校办法）"},
    {"branches under a year old are unrated: without a record here there are no stars",
     "成立未满一年的支部不评：此处无记录即不评星"},
    {"coverage, influence, effectiveness of service: named by the programme; the number is this library's own",
     "服务的覆盖面、影响力、实效性：方案提出；数值为本库自定"},
    {"five stars at most 30 %; a veto keeps below three stars; branches under a year old are unrated (as published); "
     "members of the roll are branches",
     "五星不超过三成；一票否决的评在三星以下；成立未满一年的不评（公开办法）；名册以支部为单位"},
    {"five stars at most 30 %, a veto keeps below three, branches under a year old unrated (a university's rule); the "
     "bands are typical",
     "五星不超过三成，一票否决的评在三星以下，成立未满一年的不评（高校办法）；分档为通行做法"},
    {"highest only for one work (typical); the table is this library's own",
     "同一作品取最高（通行做法）；分值表为本库自定"},
    {"leads own and next rooms 10 / 5 / 0 (typical)", "带动本寝室与邻近寝室，10、5、0 分（通行做法）"},
    {"named by the programme; the number is this library's own, to be changed", "方案提出；数值为本库自定，可改"},
    {"points per act with daily caps (typical); 600 a term are this library's own",
     "按次计分、每日有上限（通行做法）；每学期 600 分为本库自定"},
    {"second-classroom transcript: seven categories, a cap in each (typical)",
     "第二课堂成绩单：分七类，每类有上限（通行做法）"},
    {"self 30 %, class 40 % (at least two thirds voting), counsellors 30 %; 90 / 75 / 60; cheating or a failed course: "
     "fail (typical)",
     "自评三成、班级评议四成（至少三分之二参加）、辅导员三成；90、75、60 分档；作弊或挂科不合格（通行做法）"},
    {"self 30 %, class 40 % with at least two thirds voting, counsellors 30 % (a university's rule)",
     "自评三成、班级评议四成且至少三分之二参加、辅导员三成（高校办法）"},
    {"self 30 %, class 40 %, counsellors 30 % (a university's rule)", "自评三成、班级评议四成、辅导员三成（高校办法）"},
    {"six hours of joint study a week are a university's published practice; 24 hours a term are this library's own",
     "每周共同学习 6 小时为某高校公开做法；每学期 24 小时为本库自定"},
    {"study +3, speech +5, meeting +2, theme day +2, volunteering +3, one-to-one help +3 (as published by a "
     "university)",
     "学习加 3 分、发言加 5 分、会议加 2 分、主题党日加 2 分、志愿服务加 3 分、一对一帮扶加 3 分（高校公开办法）"},
    {"the programme gives the five areas and no weights; these are the library's own",
     "方案列出五个方面，未给权重；权重为本库自定"},
    {"the programme of a student branch; totals are published with two places, and with bonuses may pass 100, so that "
     "ranks and quotas still tell the best apart",
     "学生党支部的方案；总分保留两位公布，加分后可超过 100，使名次与名额仍能分出高下"},
    {"the published table gives stars, quota and veto; what is counted and its numbers are this library's own",
     "公开的表给出星级、名额与一票否决；计什么、数值多少为本库自定"},
    {"thought 10; vanguard 20, own and next rooms 10 / 5 / 0 each; room A 20, B 10, C 0; discipline 20, -10 a record; "
     "management 20; three raters (typical); what is named sums to 90",
     "思想 10 分；先锋 20 分，本寝室与邻近寝室各 10、5、0 分；寝室甲等 20、乙等 10、丙等 0 分；纪律 20 分，每次扣 10 "
     "分；管理 20 分；三方评议（通行做法）；所列合计 90 分"},
    {"three meetings and the lecture: members quarterly, committee and groups monthly; the share held of those due",
     "三会一课：党员大会每季度，支委会、党小组会每月；按应开已开的比例"},
    {"three raters: self, room panel, building board (typical); heard alike, as no weights are given",
     "三方评议：自评、寝室评议、楼栋评议（通行做法）；未给权重，同等对待"},
    {"two unexcused absences or a school warning: fail (typical)", "两次无故缺席或受学校警告：不合格（通行做法）"},
    {"volunteer stars begin at 100 hours; 20 a term leads there in five",
     "志愿服务星级从 100 小时起；每学期 20 小时，五个学期达到"},
    {"what the meetings held are held against", "与应开的会议对照"},
    {"zero violations in exams under the name plate: a veto with a denominator, not a subtraction; cheating means "
     "failing (a university's rule)",
     "挂牌考试零违纪：按场次计的一票否决，不是扣分；作弊即不合格（高校办法）"},
}};

struct Phrase {
    std::string_view written;
    std::string_view zh;
    std::string_view en;
};

/// Statutes as the rules name them ("细则 art. 19: generally"), and as they are called before a number.
constexpr std::array<Phrase, 3> statutes{{
    {"细则 art. ", "发展党员工作细则第", "rules on developing members, art. "},
    {"条例 art. ", "支部工作条例第", "rules on the work of branches, art. "},
    {"G ", "贵州发展党员工作程序第", "Guizhou procedure, "},
}};

/// What may stand behind the number.
constexpr std::array<Phrase, 4> remarks{{
    {"generally", "一般", "generally"},
    {"usually", "一般", "usually"},
    {"at universities", "高校", "at universities"},
    {"each quarter is usual", "一般每季度一次", "each quarter is usual"},
}};

constexpr std::array<Phrase, 6> other_rules{{
    {"what is compared is the programme's (覆盖面、实效性); the weights are the library's own",
     "比较的是方案所列（覆盖面、实效性）；权重为本库自定",
     "what is compared is the programme's (coverage, effectiveness); the weights are the library's own"},
    {"typical: monthly", "一般每月一次", "typical: monthly"},
    {"typical: each term", "一般每学期一次", "typical: each term"},
    {"a rule of your own", "自定", "a rule of your own"},
    {"基层组织任期的意见 2018", "基层组织任期的意见（2018）", "opinion on terms of office, 2018"},
    {"muster", "本库推算", "worked out"},
}};

constexpr std::array<Phrase, 26> tables{{
    {"activities", "活动", "activities"},
    {"attendance", "考勤", "attendance"},
    {"awards", "获奖", "awards"},
    {"bulletins", "宣传稿件", "bulletins"},
    {"call_answers", "应急响应", "answers to calls"},
    {"certificates", "证书", "certificates"},
    {"class_sessions", "理论进班级", "class sessions"},
    {"corrections", "更正", "corrections"},
    {"duty", "值班", "duty"},
    {"duty_changes", "值班变动", "changes of duty"},
    {"exams", "挂牌考试", "examinations"},
    {"five_one_deeds", "五个一记录", "deeds of the five ones"},
    {"five_ones", "五个一", "the five ones"},
    {"inspections", "卫生检查", "inspections"},
    {"led_exercises", "带操记录", "exercises led"},
    {"ledger", "台账", "ledger"},
    {"meetings", "会议", "meetings"},
    {"outreach", "服务成效", "what service reached"},
    {"ratings", "评议", "ratings"},
    {"study_acts", "学习积分", "study points"},
    {"supervision", "监督记录", "supervision"},
    {"titles", "称号", "titles"},
    {"tutoring", "帮扶记录", "study help"},
    {"venue", "赛场", "venue"},
    {"brought_along", "带动积极分子", "activists brought along"},
    {"publicity", "宣传", "publicity"},
}};

std::string_view in(const Phrase& phrase, Language language)
{
    return language == Language::zh ? phrase.zh : phrase.en;
}

/// Whether there is a number or several, up to the end or to a remark.
bool begins_with_numbers(std::string_view text)
{
    const std::string_view numbers = text.substr(0, text.find_first_of(":;"));
    return numbers.find_first_of("0123456789") == 0 &&
           numbers.find_first_not_of("0123456789-, ") == std::string_view::npos;
}

/// "14", "20-21" or "23, 26" of a statute, with a remark where one stands there.
std::string cited(const Phrase& statute, std::string_view behind, Language language)
{
    const std::size_t end = std::min(behind.find_first_of(":;"), behind.size());
    std::string numbers(behind.substr(0, end));
    const std::string_view written = behind.substr(std::min(end + 2, behind.size()));
    const auto remark = std::ranges::find(remarks, written, &Phrase::written);
    const std::string_view said = remark == remarks.end() ? written : in(*remark, language);
    std::string text(in(statute, language));
    if (language == Language::en)
        return text + numbers + (said.empty() ? "" : " (" + std::string(said) + ")");
    for (std::size_t at = numbers.find(", "); at != std::string::npos; at = numbers.find(", "))
        numbers.replace(at, 2, "、");
    return text + numbers + "条" + (said.empty() ? "" : "（" + std::string(said) + "）");
}

/// The sides of joined ratings: "self 87 x 0.3 (1), peer 81 x 0.4 (5)".
std::string with_sides(std::string text, const evaluation::Scheme& scheme, Language language)
{
    for (const evaluation::Panel& panel : scheme.parts().panels)
        for (const evaluation::PanelGroup& group : panel.groups) {
            const std::string written = group.code + " ";
            const std::string& label = group.label.in(language);
            const std::size_t at = text.find(written);
            if (at != std::string::npos && !label.empty() && (at == 0 || text[at - 1] == ' '))
                text.replace(at, written.size(), label + " ");
        }
    for (std::size_t at = text.find(" x "); at != std::string::npos; at = text.find(" x ", at))
        text.replace(at, 3, " × ");
    return text;
}

}  // namespace

std::string source_in_words(std::string_view source, Language language)
{
    const auto whole = std::ranges::find(scheme_sources, source, &Words::first);
    if (whole != scheme_sources.end())
        return std::string(language == Language::zh ? whole->second : whole->first);
    if (const auto rule = std::ranges::find(other_rules, source, &Phrase::written); rule != other_rules.end())
        return std::string(in(*rule, language));
    for (const Phrase& statute : statutes)
        if (source.starts_with(statute.written) && begins_with_numbers(source.substr(statute.written.size())))
            return cited(statute, source.substr(statute.written.size()), language);
    return std::string(source);
}

std::string record_source_in_words(std::string_view source, const evaluation::Scheme& scheme, Language language)
{
    const std::size_t end = source.find_first_of('.');
    const auto table = std::ranges::find(tables, source.substr(0, end), &Phrase::written);
    if (end == std::string_view::npos || table == tables.end())
        return source_in_words(source, language);
    const std::size_t colon = source.find(": ", end);
    std::string text(in(*table, language));
    if (colon != std::string_view::npos)
        text += (language == Language::zh ? "：" : ": ") +
                with_sides(std::string(source.substr(colon + 2)), scheme, language);
    return text;
}

}  // namespace muster::report
