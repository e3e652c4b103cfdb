// What the branch votes on, and when. Of the votes that passed the first counts at which everything was so that has to
// be so by then; where there is none, what was missing is named with the day of the last of them.
#include "examination.hpp"

#include "words.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::org {
namespace {

bool has_bars(const std::vector<Condition>& conditions, std::size_t from, Day day)
{
    return std::any_of(conditions.begin() + static_cast<std::ptrdiff_t>(from), conditions.end(),
                       [&](const Condition& each) { return each.severity == Severity::bars && !each.is_met_on(day); });
}

}  // namespace

void Examination::vote_and_approval(const std::function<void(std::optional<Day> vote)>& before)
{
    std::vector<Vote> votes;
    std::ranges::copy_if(file_.votes, std::back_inserter(votes),
                         [&](const Vote& each) { return each.on == found_.stage && each.held >= since_; });
    std::ranges::stable_sort(votes, {}, &Vote::held);
    const std::size_t first = found_.conditions.size();
    std::optional<Day> judged;  // the day of the vote at which things are judged
    bool is_valid = false;
    for (const Vote& each : votes) {
        if (!passed(each, rules_))
            continue;
        judged = each.held;
        found_.conditions.resize(first, Condition{});
        before(judged);
        is_valid = !has_bars(found_.conditions, first, *judged);
        if (is_valid)
            break;
    }
    if (!judged)
        before({});
    for (std::size_t i = first; judged && i < found_.conditions.size(); ++i) {
        Condition& each = found_.conditions[i];
        if (!each.is_met_on(*judged)) {
            each.text.zh += "（以" + muster::to_string(*judged) + "表决之日为准）";
            each.text.en += ", on the day of the vote, " + muster::to_string(*judged);
            each.from.reset();
        }
        each.until.reset();
    }
    vote(votes, is_valid ? judged : std::nullopt);
    approval(is_valid ? judged : std::nullopt);
}

void Examination::vote(const std::vector<Vote>& votes, std::optional<Day> valid)
{
    const auto over = [](int part, int whole, int percent) {
        return part * 100LL > whole * static_cast<long long>(percent);
    };
    std::optional<Day> quorum = valid;
    std::optional<Day> in_favour = valid;
    std::optional<Day> proper = valid;
    for (const Vote& each : votes) {
        const bool is_proper = (each.was_secret || rules_.secret_vote.number == 0) &&
                               (each.was_separate || rules_.separate_vote.number == 0);
        if (!quorum && over(each.present, each.entitled, rules_.quorum_over_percent.number))
            quorum = each.held;
        if (!in_favour && over(each.in_favour, each.entitled, rules_.pass_over_percent.number))
            in_favour = each.held;
        if (!proper && is_proper)
            proper = each.held;
    }
    add({"到会超过有表决权党员的" + number(rules_.quorum_over_percent.number) + "%",
         "a vote with more than " + number(rules_.quorum_over_percent.number) + " % of those entitled present"},
        rules_.quorum_over_percent, quorum);
    add({"赞成超过全部有表决权党员的" + number(rules_.pass_over_percent.number) + "%",
         "more than " + number(rules_.pass_over_percent.number) + " % of all entitled in favour"},
        rules_.pass_over_percent, in_favour);
    add({"无记名投票，逐个表决", "a secret vote, one person at a time"}, rules_.secret_vote, proper);
}

void Examination::approval(std::optional<Day> valid)
{
    std::optional<Day> approved;
    std::optional<Day> in_time;
    const auto earlier = [](std::optional<Day>& best, Day day) { best = best ? std::min(*best, day) : day; };
    for (const Approval& each : file_.approvals) {
        if (!valid || each.to != found_.stage || each.given < *valid ||
            (rules_.approval_by_committee.number != 0 && !is_by_committee(each.by)))
            continue;
        if (each.given <= months_later(*valid, rules_.approval_at_latest.number))
            earlier(approved, each.given);
        if (each.given <= months_later(*valid, rules_.approval_within.number))
            earlier(in_time, each.given);
    }
    add({"上级党委" + number(rules_.approval_at_latest.number) + "个月内审批",
         "approval by the committee, " + number(rules_.approval_at_latest.number) + " months after the vote at most"},
        rules_.approval_at_latest, approved);
    add({"一般" + number(rules_.approval_within.number) + "个月内审批",
         "approval within " + number(rules_.approval_within.number) + " months"},
        rules_.approval_within, in_time);
}

// A course before the person was a candidate counts as well, while its certificate is valid. Of several: the one that
// is valid at the vote, else the one that was finished last; of two that are, the one that is long enough.
void Examination::training(std::optional<Day> vote)
{
    if (rules_.training.number <= 0)
        return;
    const Minutes hours{60 * rules_.training_hours.number};
    const auto expiry = [&](const Training& course) {
        return months_later(course.finished, rules_.certificate_valid_for.number);
    };
    const auto is_long = [&](const Training& course) {
        return course.days >= rules_.training_days.number || course.length >= hours;
    };
    const auto worth = [&](const Training& course) {
        const bool is_valid = vote && course.finished <= *vote && *vote <= expiry(course);
        return std::tuple(is_valid, is_long(course), course.finished);
    };
    const auto best = std::ranges::max_element(file_.trainings, {}, worth);
    const bool has_one = best != file_.trainings.end();
    const auto from = has_one ? std::optional(best->finished) : std::nullopt;
    const auto until = has_one ? std::optional(expiry(*best)) : std::nullopt;
    add({"参加集中培训，证书在有效期内", "a course of training, its certificate still valid"}, rules_.training, from,
        until);
    add({"培训一般不少于" + number(rules_.training_days.number) + "天或" + number(rules_.training_hours.number) +
             "学时",
         "generally " + number(rules_.training_days.number) + " days or " + number(rules_.training_hours.number) +
             " hours of training"},
        rules_.training_days, has_one && is_long(*best) ? from : std::nullopt);
}

void Examination::leaving()
{
    const int months = rules_.not_before_leaving_within.number;
    add({"离校前" + number(months) + "个月以上", "more than " + number(months) + " months before leaving"},
        rules_.not_before_leaving_within, since_,
        file_.leaves_on ? std::optional(months_later(*file_.leaves_on, -months) - Days(1)) : std::nullopt);
}

// The year counts from the branch's vote, not from the approval nor from the day in the list of stages.
void Examination::probation()
{
    const Day began = probation_began(member_, rules_).value_or(since_);
    const int months = rules_.probation_for.number + file_.probation_extended_by;
    add({"预备期满" + number(months) + "个月（自支部大会通过之日起）",
         number(months) + " months of probation from the branch's vote"},
        rules_.probation_for, months_later(began, months));
    if (file_.probation_extended_by > 0)
        extension(months_later(began, rules_.probation_for.number));
}

void Examination::extension(Day ends)
{
    const int months = file_.probation_extended_by;
    const int least = rules_.least_extension.number;
    const int most = rules_.most_extension.number;
    add({"延长预备期" + number(least) + "至" + number(most) + "个月",
         "an extension of " + number(least) + " to " + number(most) + " months"},
        months < least ? rules_.least_extension : rules_.most_extension,
        months >= least && months <= most ? std::optional(since_) : std::nullopt);
    if (rules_.extension_by_vote.number <= 0)
        return;
    const auto& decided = file_.extension_vote;
    const bool is_valid = decided && passed(*decided, rules_) && decided->held >= ends;
    add({"预备期满后支部大会表决延长", "a vote of the branch on the extension, when probation has run out"},
        rules_.extension_by_vote, is_valid ? std::optional(decided->held) : std::nullopt);
}

}  // namespace muster::org
