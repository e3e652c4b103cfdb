// Each condition says from which day, and until when, what is on file meets it. The earliest day is the last of the
// first days of those that bar; a condition that has run out by then bars for good.
#include "muster/org/eligibility.hpp"

#include "calendar_spans.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

namespace muster::org {
namespace {

std::string number(int value) { return std::to_string(value); }

class Examination {
public:
    Examination(const Organisation& organisation, MemberId member, Stage stage, const EligibilityOptions& options)
        : organisation_(organisation), id_(member), member_(organisation.members()[member]),
          file_(organisation.members()[member].development), rules_(options.rules), working_days_(options.working_days)
    {
        found_.stage = stage;
        if (const auto steps = member_.stages.steps(); !steps.empty())
            since_ = steps.back().since;
    }

    Eligibility judge()
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

private:
    void to_applicant();
    void to_activist();
    void to_candidate();
    void to_probationary();
    void to_full();

    Condition& add(Label text, const Rule& rule, std::optional<Day> from, std::optional<Day> until = {})
    {
        return found_.conditions.emplace_back(Condition{std::move(text), rule.severity, from, until, rule.source});
    }
    void months_at_stage(const Rule& rule, int months, Stage stage);
    void full_members(const std::vector<MemberId>& people, const Rule& rule, Label text);
    void crowded_contacts();
    void kept_up(const std::vector<Day>& on_file, const Rule& rule, Label text);
    void training();
    void publicity(const Rule& rule);
    void vote_and_approval();
    void leaving();
    [[nodiscard]] std::optional<Day> last_first_day() const;
    void close();

    const Organisation& organisation_;
    MemberId id_;
    const Member& member_;
    const Development& file_;
    const StageRules& rules_;
    const WorkingDays& working_days_;
    Day since_{boost::gregorian::min_date_time};  // of the stage held now
    Eligibility found_;
};

void Examination::to_applicant()
{
    const int years = rules_.least_age.number;
    add({"年满" + number(years) + "周岁", number(years) + " years of age"}, rules_.least_age,
        member_.birth_day ? std::optional(months_later(*member_.birth_day, 12 * years)) : std::nullopt);
}

void Examination::to_activist()
{
    const int within = rules_.first_talk_within.number;
    const auto talk = std::ranges::min_element(file_.conversations, {}, [&](Day day) {
        return std::pair(day < since_, day);  // the first one after the application
    });
    const bool in_time = talk != file_.conversations.end() && *talk >= since_ && *talk <= months_later(since_, within);
    add({"申请后" + number(within) + "个月内谈话", "a talk within " + number(within) + " month of the application"},
        rules_.first_talk_within, in_time ? std::optional(*talk) : std::nullopt);
    months_at_stage(rules_.applicant_for, rules_.applicant_for.number, Stage::applicant);
    const int least = rules_.least_contacts.number;
    full_members(file_.contacts, rules_.least_contacts,
                 {"正式党员培养联系人至少" + number(least) + "名", number(least) + " contact or more, full members"});
    const int most = rules_.most_contacts.number;
    add({"培养联系人至多" + number(most) + "名", "at most " + number(most) + " contacts"}, rules_.most_contacts,
        std::ssize(file_.contacts) <= most ? std::optional(since_) : std::nullopt);
    crowded_contacts();
}

void Examination::to_candidate()
{
    months_at_stage(rules_.activist_for, rules_.activist_for.number, Stage::activist);
    publicity(rules_.publicity_before_candidate);
    kept_up(file_.thought_reports, rules_.thought_report_every, {"思想汇报", "thought report"});
    kept_up(file_.half_year_reviews, rules_.review_every, {"考察", "review"});
}

void Examination::to_probationary()
{
    const int people = rules_.introducers.number;
    full_members(file_.introducers, rules_.introducers,
                 {"正式党员入党介绍人" + number(people) + "名", number(people) + " introducers, full members"});
    publicity(rules_.publicity_before_probationary);
    vote_and_approval();
    training();
    leaving();
    kept_up(file_.thought_reports, rules_.thought_report_every, {"思想汇报", "thought report"});
    kept_up(file_.half_year_reviews, rules_.review_every, {"考察", "review"});
}

void Examination::to_full()
{
    const int extension = file_.probation_extended_by;
    months_at_stage(rules_.probation_for, rules_.probation_for.number + extension, Stage::probationary);
    if (extension > 0) {
        const int least = rules_.least_extension.number;
        const int most = rules_.most_extension.number;
        const bool fits = extension >= least && extension <= most;
        add({"延长预备期" + number(least) + "至" + number(most) + "个月",
             "an extension of " + number(least) + " to " + number(most) + " months"},
            extension < least ? rules_.least_extension : rules_.most_extension,
            fits ? std::optional(since_) : std::nullopt);
    }
    publicity(rules_.publicity_before_full);
    vote_and_approval();
    kept_up(file_.thought_reports, rules_.thought_report_every, {"思想汇报", "thought report"});
    kept_up(file_.half_year_reviews, rules_.review_every, {"考察", "review"});
}

void Examination::months_at_stage(const Rule& rule, int months, Stage stage)
{
    const Label name = label_of(stage);
    add({name.zh + "满" + number(months) + "个月", number(months) + " months as " + name.en}, rule,
        months_later(since_, months));
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

void Examination::crowded_contacts()
{
    const int most = rules_.most_activists_per_contact.number;
    bool is_crowded = false;
    for (const MemberId contact : file_.contacts) {
        int accompanied = 1;  // this one
        for (std::uint32_t row = 0; row < organisation_.members().size(); ++row) {
            const Member& other = organisation_.members().rows()[row];
            const auto steps = other.stages.steps();
            if (MemberId(row) != id_ && !steps.empty() && steps.back().stage == Stage::activist &&
                std::ranges::find(other.development.contacts, contact) != other.development.contacts.end())
                ++accompanied;
        }
        is_crowded = is_crowded || accompanied > most;
    }
    add({"每名联系人至多联系" + number(most) + "名积极分子", "at most " + number(most) + " activists to a contact"},
        rules_.most_activists_per_contact, is_crowded ? std::nullopt : std::optional(since_));
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

// The course that allows the earliest day; of two that allow the same, the one valid longer.
void Examination::training()
{
    const Minutes hours{60 * rules_.training_hours.number};
    const Day others = last_first_day().value_or(since_);
    const auto expiry = [&](const Training& course) {
        return months_later(course.finished, rules_.certificate_valid_for.number);
    };
    const auto worth = [&](const Training& course) {
        const Day day = std::max(others, course.finished);
        const Day expires = expiry(course);
        const bool has_run_out = expires < day;
        return std::tuple(has_run_out, has_run_out ? others : day, others - expires);
    };
    std::vector<Training> courses;
    std::ranges::copy_if(file_.trainings, std::back_inserter(courses), [&](const Training& course) {
        return course.days >= rules_.training_days.number || course.length >= hours;
    });
    const auto best = std::ranges::min_element(courses, {}, worth);
    const bool has_one = best != courses.end();
    add({"培训不少于" + number(rules_.training_days.number) + "天或" + number(rules_.training_hours.number) +
             "学时，证书在有效期内",
         number(rules_.training_days.number) + " days or " + number(rules_.training_hours.number) +
             " hours of training, its certificate still valid"},
        rules_.training_days, has_one ? std::optional(best->finished) : std::nullopt,
        has_one ? std::optional(expiry(*best)) : std::nullopt);
}

void Examination::publicity(const Rule& rule)
{
    if (rule.number <= 0)
        return;
    std::optional<Day> from;
    for (const Publicity& notice : file_.publicities) {
        if (notice.before != found_.stage || notice.posted.first() < since_ ||
            working_days_.count(notice.posted.first(), notice.posted.last()) < rule.number)
            continue;
        const Day free = working_days_.reached(notice.posted.first(), rule.number) + Days(1);
        from = from ? std::min(*from, free) : free;
    }
    add({"公示" + number(rule.number) + "个工作日", "a public notice of " + number(rule.number) + " working days"},
        rule, from);
}

void Examination::vote_and_approval()
{
    const auto over = [](int part, int whole, int percent) {
        return part * 100LL > whole * static_cast<long long>(percent);
    };
    std::optional<Day> quorum;
    std::optional<Day> passed;
    std::optional<Day> proper;
    const auto earlier = [](std::optional<Day>& best, Day day) { best = best ? std::min(*best, day) : day; };
    std::vector<Day> valid;  // votes that meet all of it
    for (const Vote& vote : file_.votes) {
        if (vote.on != found_.stage || vote.held < since_)
            continue;
        const bool has_quorum = over(vote.present, vote.entitled, rules_.quorum_over_percent.number);
        const bool has_passed = over(vote.in_favour, vote.entitled, rules_.pass_over_percent.number);
        const bool is_proper = (vote.was_secret || rules_.secret_vote.number == 0) &&
                               (vote.was_separate || rules_.separate_vote.number == 0);
        if (has_quorum)
            earlier(quorum, vote.held);
        if (has_passed)
            earlier(passed, vote.held);
        if (is_proper)
            earlier(proper, vote.held);
        if (has_quorum && has_passed && is_proper)
            valid.push_back(vote.held);
    }
    std::ranges::sort(valid);
    if (!valid.empty())
        quorum = passed = proper = valid.front();
    add({"到会超过有表决权党员的" + number(rules_.quorum_over_percent.number) + "%",
         "a vote with more than " + number(rules_.quorum_over_percent.number) + " % of those entitled present"},
        rules_.quorum_over_percent, quorum);
    add({"赞成超过全部有表决权党员的" + number(rules_.pass_over_percent.number) + "%",
         "more than " + number(rules_.pass_over_percent.number) + " % of all entitled in favour"},
        rules_.pass_over_percent, passed);
    add({"无记名投票，逐个表决", "a secret vote, one person at a time"}, rules_.secret_vote, proper);

    std::optional<Day> approved;
    std::optional<Day> in_time;
    for (const Approval& approval : file_.approvals) {
        const bool by_right_unit =
            rules_.approval_by_committee.number == 0 ||
            (approval.by.is_set() && organisation_.units()[approval.by].level == UnitLevel::committee);
        if (approval.to != found_.stage || !by_right_unit)
            continue;
        for (const Day vote : valid) {
            if (approval.given < vote)
                continue;
            if (approval.given <= months_later(vote, rules_.approval_at_latest.number))
                earlier(approved, approval.given);
            if (approval.given <= months_later(vote, rules_.approval_within.number))
                earlier(in_time, approval.given);
        }
    }
    add({"上级党委" + number(rules_.approval_at_latest.number) + "个月内审批",
         "approval by the committee, " + number(rules_.approval_at_latest.number) + " months after the vote at most"},
        rules_.approval_at_latest, approved);
    add({"一般" + number(rules_.approval_within.number) + "个月内审批",
         "approval within " + number(rules_.approval_within.number) + " months"},
        rules_.approval_within, in_time);
}

void Examination::leaving()
{
    const int months = rules_.not_before_leaving_within.number;
    add({"离校前" + number(months) + "个月以上", "more than " + number(months) + " months before leaving"},
        rules_.not_before_leaving_within, since_,
        file_.leaves_on ? std::optional(months_later(*file_.leaves_on, -months) - Days(1)) : std::nullopt);
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

void require_next(const Organisation& organisation, MemberId member, Stage stage)
{
    if (!organisation.members().contains(member))
        throw InvalidInput({"member"}, "it is not of this organisation", "ask for a row of its members");
    const Member& row = organisation.members()[member];
    const auto steps = row.stages.steps();
    const int reached = steps.empty() ? -1 : static_cast<int>(steps.back().stage);
    if (static_cast<int>(stage) == reached + 1)
        return;
    const Where here{"member \"" + row.code + "\""};
    const std::string fault = (steps.empty() ? "it has no stage" : "it is " + label_of(steps.back().stage).en) +
                              ", and " + label_of(stage).en + " is not the next stage";
    throw InvalidInput(here, fault,
                       reached == static_cast<int>(Stage::full)
                           ? "there is no stage after that"
                           : "ask for " + label_of(all_stages[static_cast<std::size_t>(reached + 1)]).en);
}

}  // namespace

Eligibility eligible_on(const Organisation& organisation, MemberId member, Stage stage,
                        const EligibilityOptions& options)
{
    require_next(organisation, member, stage);
    return Examination(organisation, member, stage, options).judge();
}

}  // namespace muster::org
