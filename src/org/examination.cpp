// Each condition says from which day, and until when, what is on file meets it. The earliest day is the last of the
// first days of those that bar; a condition that has run out by then bars for good.
#include "examination.hpp"

#include "calendar_spans.hpp"
#include "words.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::org {

Examination::Examination(const Organisation& organisation, const Member& member, Stage stage,
                         const EligibilityOptions& options)
    : organisation_(organisation), member_(member), file_(member.development), rules_(options.rules),
      working_days_(options.working_days)
{
    found_.stage = stage;
    if (const auto steps = member_.stages.steps(); !steps.empty())
        since_ = steps.back().since;
}

Eligibility Examination::judge()
{
    switch (found_.stage) {
    case Stage::applicant:
        to_applicant();
        break;
    case Stage::activist:
        to_activist();
        break;
    case Stage::candidate:
        to_candidate();
        break;
    case Stage::probationary:
        to_probationary();
        break;
    case Stage::full:
        to_full();
        break;
    }
    close();
    return std::move(found_);
}

Condition& Examination::add(Label text, const Rule& rule, std::optional<Day> from, std::optional<Day> until)
{
    return found_.conditions.emplace_back(Condition{std::move(text), rule.severity, from, until, rule.source});
}

void Examination::to_applicant()
{
    const int years = rules_.least_age.number;
    add({"年满" + number(years) + "周岁", number(years) + " years of age"}, rules_.least_age,
        member_.birth_day ? std::optional(months_later(*member_.birth_day, 12 * years)) : std::nullopt);
}

// Whoever was too young on applying has to apply anew: nothing that was built on that application holds.
void Examination::adult_on_applying()
{
    const auto applied = member_.stages.since(Stage::applicant);
    const int years = rules_.least_age.number;
    if (years <= 0 || !applied || !member_.birth_day)
        return;
    const bool was_adult = months_later(*member_.birth_day, 12 * years) <= *applied;
    add({"申请时年满" + number(years) + "周岁", number(years) + " years of age on applying"}, rules_.least_age,
        was_adult ? std::optional(since_) : std::nullopt);
}

void Examination::to_activist()
{
    adult_on_applying();
    const int within = rules_.first_talk_within.number;
    const auto talk = std::ranges::min_element(file_.conversations, {}, [&](Day day) {
        return std::pair(day < since_, day);  // the first one after the application
    });
    const bool in_time = talk != file_.conversations.end() && *talk >= since_ && *talk <= months_later(since_, within);
    add({"申请后" + number(within) + "个月内谈话", "a talk within " + number(within) + " month of the application"},
        rules_.first_talk_within, in_time ? std::optional(*talk) : std::nullopt);
    months_at_stage(rules_.applicant_for, Stage::applicant);
    gate(rules_.recommendation, finding(file_.recommendations, {}, false),
         {"党员推荐或群团组织推优", "a recommendation by members or a mass organisation"});
    const int least = rules_.least_contacts.number;
    full_members(file_.contacts, rules_.least_contacts,
                 {"正式党员培养联系人至少" + number(least) + "名", number(least) + " contact or more, full members"});
    const int most = rules_.most_contacts.number;
    add({"培养联系人至多" + number(most) + "名", "at most " + number(most) + " contacts"}, rules_.most_contacts,
        std::ssize(file_.contacts) <= most ? std::optional(since_) : std::nullopt);
    gate(rules_.unrelated_contacts, file_.contacts_unrelated,
         {"培养联系人申明与本人无近亲属关系", "the contacts' word that they are no close relatives"});
    crowded_contacts();
}

void Examination::to_candidate()
{
    adult_on_applying();
    months_at_stage(rules_.activist_for, Stage::activist);
    publicity(rules_.publicity_before_candidate);
    reports_and_reviews();
}

void Examination::to_probationary()
{
    adult_on_applying();
    vote_and_approval([&](std::optional<Day> vote) {
        const int people = rules_.introducers.number;
        full_members(file_.introducers, rules_.introducers,
                     {"正式党员入党介绍人" + number(people) + "名", number(people) + " introducers, full members"});
        gate(rules_.political_review, finding(file_.political_reviews, vote, false),
             {"政治审查合格", "a political review that was passed"});
        training(vote);
        gate(rules_.pre_review, finding(file_.pre_reviews, vote, rules_.approval_by_committee.number != 0),
             {"上级党委预审合格", "a pre-review by the committee that was passed"});
        leaving();
    });
    publicity(rules_.publicity_before_probationary);
    reports_and_reviews();
}

void Examination::to_full()
{
    adult_on_applying();
    vote_and_approval([&](std::optional<Day>) { probation(); });
    publicity(rules_.publicity_before_full);
    reports_and_reviews();
}

void Examination::months_at_stage(const Rule& rule, Stage stage)
{
    const Label name = label_of(stage);
    add({name.zh + "满" + number(rule.number) + "个月", number(rule.number) + " months as " + name.en}, rule,
        months_later(since_, rule.number));
}

// Met from the day on which enough of them are full members.
void Examination::full_members(const std::vector<MemberId>& people, const Rule& rule, Label text)
{
    std::vector<Day> full_since;
    for (const MemberId person : people)
        for (const auto& step : organisation_.members()[person].stages.steps())
            if (step.stage == Stage::full)
                full_since.push_back(step.since);
    std::ranges::sort(full_since);
    const auto needed = static_cast<std::size_t>(std::max(rule.number, 0));
    std::optional<Day> from;
    if (needed == 0)
        from = since_;
    else if (full_since.size() >= needed)
        from = std::max(full_since[needed - 1], since_);
    add(std::move(text), rule, from);
}

// A thing that is on file or is not, from that day on.
void Examination::gate(const Rule& rule, std::optional<Day> from, Label text)
{
    if (rule.number > 0)
        add(std::move(text), rule, from);
}

void Examination::crowded_contacts()
{
    const int most = rules_.most_activists_per_contact.number;
    bool is_crowded = false;
    for (const MemberId contact : file_.contacts) {
        int accompanied = 1;  // this one
        for (const MemberId id : organisation_.accompanied_by(contact)) {
            const Member& other = organisation_.members()[id];
            const auto steps = other.stages.steps();
            if (other.code != member_.code && !steps.empty() && steps.back().stage == Stage::activist &&
                !other.departure)
                ++accompanied;
        }
        is_crowded = is_crowded || accompanied > most;
    }
    add({"每名联系人至多联系" + number(most) + "名积极分子", "at most " + number(most) + " activists to a contact"},
        rules_.most_activists_per_contact, is_crowded ? std::nullopt : std::optional(since_));
}

void Examination::reports_and_reviews()
{
    kept_up(file_.thought_reports, rules_.thought_report_every, {"思想汇报", "thought report"});
    kept_up(file_.half_year_reviews, rules_.review_every, {"考察", "review"});
}

// One on file in every calendar span between the stage's beginning and the day that the other conditions give.
void Examination::kept_up(const std::vector<Day>& on_file, const Rule& rule, Label text)
{
    if (rule.number <= 0)
        return;
    const Day day = std::max(last_first_day().value_or(since_), since_);
    int owed = 0;
    int given = 0;
    for (const Period& span : spans_ending_in(Period(since_, day), rule.number)) {
        if (span.first() < since_)
            continue;
        ++owed;
        given += std::ranges::any_of(on_file, [&](Day one) { return span.contains(one); }) ? 1 : 0;
    }
    const std::string share = number(given) + "/" + number(owed);
    add({"每" + number(rule.number) + "个月" + text.zh + "（" + share + "）",
         text.en + " every " + number(rule.number) + " months (" + share + ")"},
        rule, given == owed ? std::optional(day) : std::nullopt);
}

void Examination::publicity(const Rule& rule)
{
    if (rule.number <= 0)
        return;
    std::optional<Day> from;
    std::optional<Day> unknown;
    for (const Publicity& notice : file_.publicities) {
        if (notice.before != found_.stage || notice.posted.first() < since_)
            continue;
        const bool is_known = working_days_.knows(notice.posted.first()) && working_days_.knows(notice.posted.last());
        if (!is_known)
            unknown = notice.posted.last();
        const WorkingDays& days = is_known ? working_days_ : weekdays_;
        if (days.count(notice.posted.first(), notice.posted.last()) < rule.number)
            continue;
        const Day free = days.reached(notice.posted.first(), rule.number) + Days(1);
        from = from ? std::min(*from, free) : free;
    }
    add({"公示" + number(rule.number) + "个工作日", "a public notice of " + number(rule.number) + " working days"},
        rule, from);
    if (!unknown)
        return;
    const auto until = working_days_.known_until();
    const std::string ends = until ? muster::to_string(*until) : "";
    add({"节假日安排覆盖公示期（已公布至" + ends + "；其后按周一至周五计算）",
         "holidays published for the days of the notice (known until " + ends + "; after that Monday to Friday count)"},
        {rule.number, Severity::warns, "国务院办公厅节假日安排"}, {});
}

std::optional<Day> Examination::finding(const std::vector<Finding>& findings, std::optional<Day> until,
                                        bool by_committee) const
{
    std::vector<Finding> looked_at;
    for (const Finding& each : findings)
        if (!(until && *until < each.given) && (!by_committee || is_by_committee(each.by)))
            looked_at.push_back(each);
    std::ranges::stable_sort(looked_at, {}, &Finding::given);
    std::optional<Day> positive_since;
    for (const Finding& each : looked_at)
        if (!each.is_positive)
            positive_since.reset();
        else if (!positive_since)
            positive_since = each.given;
    return positive_since;
}

bool Examination::is_by_committee(UnitId unit) const
{
    return unit.is_set() && organisation_.units()[unit].level == UnitLevel::committee;
}

// The day from which every barring condition seen so far that can be met is met.
std::optional<Day> Examination::last_first_day() const
{
    std::optional<Day> last;
    for (const Condition& condition : found_.conditions)
        if (condition.severity == Severity::bars && condition.from && (!last || *last < *condition.from))
            last = condition.from;
    return last;
}

void Examination::close()
{
    const Day day = std::max(last_first_day().value_or(since_), since_);
    if (found_.bars_on(day).empty() && !found_.conditions.empty())
        found_.earliest = day;
}

}  // namespace muster::org
