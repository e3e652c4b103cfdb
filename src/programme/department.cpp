// Ranks go by means as they are shown, to six places: whom the page shows level are level.
#include "muster/programme/department.hpp"

#include "muster/core/faults.hpp"
#include "muster/org/obligations.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace muster::inline v0_2::programme {
namespace {

using Result = BranchResult;
using Number = std::int64_t Result::*;

/// A number of people or things, and what it is a part of.
struct CountedPart {
    const char* name;
    Number number;
    const char* whole = nullptr;
    Number of = nullptr;
    bool is_of_one = false;  ///< of a single member, so that those of branches do not add up
};

constexpr CountedPart counted[] = {
    {"members", &Result::members},
    {"evaluated", &Result::evaluated},
    {"serving", &Result::serving, "evaluated", &Result::evaluated},
    {"incomplete", &Result::incomplete, "evaluated", &Result::evaluated},
    {"mentees", &Result::mentees},
    {"paired", &Result::paired, "mentees", &Result::mentees},
    {"turns", &Result::turns},
    {"most_turns", &Result::most_turns, "turns", &Result::turns, true},
    {"least_turns", &Result::least_turns, "most_turns", &Result::most_turns, true},
    {"records", &Result::records},
    {"waiting", &Result::waiting, "records", &Result::records},
    {"due", &Result::due},
    {"done", &Result::done, "due", &Result::due},
    {"duties", &Result::duties},
    {"overdue", &Result::overdue, "duties", &Result::duties},
};

constexpr std::int64_t greatest = 1'000'000'000;

/// Numbers that no branch can have.
void add_faults(Faults& faults, const BranchResult& branch)
{
    const auto add_if_out_of_range = [&](const std::string& what, std::int64_t number) {
        if (number < 0 || number > greatest)
            faults.add({"department"},
                       "branch \"" + branch.code + "\" has " + std::to_string(number) + " for \"" + what + "\"",
                       "give a number from 0 to " + std::to_string(greatest));
    };
    for (const CountedPart& part : counted) {
        add_if_out_of_range(part.name, branch.*part.number);
        if (part.whole && branch.*part.number > branch.*part.of)
            faults.add({"department"},
                       "\"" + std::string(part.name) + "\" of branch \"" + branch.code + "\" is more than \"" +
                           part.whole + "\": " + std::to_string(branch.*part.number) + " of " +
                           std::to_string(branch.*part.of),
                       "a part is no greater than its whole: correct one of the two");
    }
    for (const GradeCount& grade : branch.grades)
        add_if_out_of_range(grade.code, grade.members);
}

std::int64_t count(std::size_t size) { return static_cast<std::int64_t>(size); }

void count_roster(BranchResult& made, const TermRoster& planned)
{
    std::vector<std::int64_t> turns(planned.problem.members().size(), 0);
    for (const roster::Assignment& assignment : planned.solution.roster.assignments())
        ++turns[assignment.member.row()];
    made.turns = count(planned.solution.roster.size());
    if (!turns.empty()) {
        made.least_turns = *std::ranges::min_element(turns);
        made.most_turns = *std::ranges::max_element(turns);
    }
}

void count_scores(BranchResult& made, const evaluation::Evaluation& evaluation)
{
    made.waiting = count(evaluation.waiting().size());
    for (const evaluation::Grade& grade : evaluation.scheme().grades().rows())
        made.grades.push_back({grade.code, grade.label, 0});
    for (std::uint32_t row = 0; row < evaluation.members().size(); ++row) {
        const evaluation::MemberScore& score = evaluation.of(MemberId(row));
        ++made.evaluated;
        if (score.is_incomplete)
            ++made.incomplete;
        else
            made.sum += score.total.to_decimal<Points>();
        if (score.grade.is_set())
            ++made.grades[score.grade.row()].members;
        for (std::uint32_t at = 0; at < evaluation.scheme().indicators().size(); ++at)
            if (evaluation.of(MemberId(row), IndicatorId(at)).records > 0) {
                ++made.serving;
                break;
            }
    }
}

std::optional<Points> share_in_per_cent(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return std::nullopt;
    return Exact::quotient(Exact::whole(100) * Exact::whole(part), Exact::whole(whole), decimal::places)
        .to_decimal<Points>();
}

/// Ranks by numbers that may be missing: 1, 2, 2, 4.
std::vector<std::uint32_t> ranked(const std::vector<std::optional<Points>>& numbers)
{
    std::vector<std::uint32_t> ranks(numbers.size(), 0);
    for (std::size_t row = 0; row < numbers.size(); ++row)
        if (numbers[row])
            ranks[row] = 1 + static_cast<std::uint32_t>(std::ranges::count_if(
                                 numbers, [&](const auto& other) { return other && *other > *numbers[row]; }));
    return ranks;
}

/// What a scheme may go by, of one branch: code of the indicator and how much.
std::vector<std::pair<std::string, std::optional<Points>>> facts(const BranchResult& branch)
{
    return {{"mean_total", branch.mean()},
            {"best_share", branch.best_share()},
            {"coverage", share_in_per_cent(branch.serving, branch.evaluated)},
            {"paired_share", share_in_per_cent(branch.paired, branch.mentees)},
            {"done_share", share_in_per_cent(branch.done, branch.due)},
            {"overdue", Points::whole(branch.overdue)},
            {"waiting", Points::whole(branch.waiting)},
            {"gain", branch.gain()}};
}

bool is_too_young(const BranchResult& branch, const RatingOptions& options)
{
    return branch.founded && *branch.founded > months_later(options.day, -options.least_months);
}

}  // namespace

std::optional<Points> BranchResult::mean() const
{
    if (compared() == 0)
        return std::nullopt;
    return Exact::quotient(Exact(sum), Exact::whole(compared()), decimal::places).to_decimal<Points>();
}

std::optional<Points> BranchResult::gain() const
{
    const auto now = mean();
    if (!now || !mean_before)
        return std::nullopt;
    return *now - *mean_before;
}

std::optional<Points> BranchResult::best_share() const
{
    return grades.empty() ? std::nullopt : share_in_per_cent(grades.front().members, evaluated);
}

BranchResult branch_result(const Term& term)
{
    const TermParts& parts = term.parts();
    const org::Organisation& organisation = parts.organisation;
    const org::Unit& unit = organisation.units()[parts.branch];
    const Day last = parts.period.last();
    BranchResult made{.code = unit.code, .name = unit.name, .founded = unit.founded};
    made.members = count(organisation.members_of(parts.branch, last).size());
    if (parts.pairing) {
        made.mentees = count(parts.pairing->problem.mentee_count());
        made.paired = made.mentees - count(parts.pairing->result.pairing.unmatched().size());
    }
    if (parts.roster)
        count_roster(made, *parts.roster);
    made.records = count(parts.ledger.effective_size());
    if (parts.evaluation)
        count_scores(made, *parts.evaluation);
    const auto obligations = org::due(organisation, parts.branch, parts.period, {.meetings = parts.meetings});
    made.due = count(obligations.size());
    made.done = std::ranges::count_if(obligations, [](const auto& each) { return each.done.has_value(); });
    made.duties = count(parts.management.duties.size());
    made.overdue =
        std::ranges::count_if(parts.management.duties, [&](const org::Duty& duty) { return duty.is_overdue_on(last); });
    if (parts.management.before && parts.evaluation)
        for (const auto& change : compare(*parts.management.before, *parts.evaluation).units)
            if (change.code == unit.code)
                made.mean_before = change.before.to_decimal<Points>();
    return made;
}

evaluation::Evaluation rate_branches(std::span<const BranchResult> branches, const evaluation::Scheme& scheme,
                                     const RatingOptions& options)
{
    Faults faults;
    for (const BranchResult& branch : branches)
        add_faults(faults, branch);
    faults.throw_if_any();
    record::Ledger ledger = options.records;
    const record::SourceId source = ledger.admit_source("muster");
    std::vector<evaluation::RollMember> rated;
    for (const BranchResult& branch : branches) {
        if (is_too_young(branch, options))
            continue;
        rated.push_back({.code = branch.code});
        for (const auto& [code, amount] : facts(branch))
            if (amount && scheme.indicators().find(code))
                ledger.append({.member = ledger.admit_member(branch.code),
                               .indicator = ledger.admit_indicator(code),
                               .quantity = Quantity::from_millionths(amount->millionths()),
                               .day = options.period ? options.period->last() : options.day,
                               .source = source});
    }
    return evaluate(scheme, ledger,
                    {.roll = evaluation::Roll(std::move(rated)),
                     .period = options.period,
                     .is_ranked = true,
                     .ignores_strangers = true});
}

evaluation::SchemeParts department_stars()
{
    using namespace evaluation;
    const char* const own = "what is compared is the programme's (覆盖面、实效性); the weights are the library's own";
    const auto knots = rule::Piecewise{{{Quantity{}, Points{}}, {Quantity::whole(100), Points::whole(100)}}};
    SchemeParts parts{.code = "department_stars"};
    parts.version = "1";
    parts.label = {"支部星级评定", "stars for branches"};
    parts.source =
        "five stars at most 30 %, a veto keeps below three, branches under a year old unrated (a university's "
        "rule); the bands are typical";
    parts.areas = {{.code = "branch", .label = {"支部", "branch"}, .round_to = 2, .source = own}};
    const auto add = [&](const char* code, Label label, Label unit, int share) {
        Indicator made{.code = code, .area = "branch", .rule = knots};
        made.label = std::move(label);
        made.unit = std::move(unit);
        made.source = own;
        made.weight = Weight::from_millionths(share * 10'000);
        made.combine = Combine::latest;
        made.missing = Missing::leave_out;
        parts.indicators.push_back(std::move(made));
    };
    add("mean_total", {"成员平均总分", "mean total of members"}, {"分", "points"}, 60);
    add("coverage", {"覆盖面", "members serving"}, {"%", "%"}, 20);
    add("paired_share", {"帮扶覆盖率", "students who have a mentor"}, {"%", "%"}, 20);
    Indicator veto{
        .code = "branch_veto", .area = "branch", .rule = rule::Veto{.limit = Quantity{}, .best_grade = "two_stars"}};
    veto.label = {"一票否决事项", "matters of veto"};
    veto.unit = {"项", "matters"};
    veto.source = parts.source;
    parts.indicators.push_back(std::move(veto));
    parts.grades = {{.code = "five_stars",
                     .label = {"五星", "five stars"},
                     .from = Points::whole(90),
                     .quota = Quota{.numerator = 3, .denominator = 10}},
                    {.code = "four_stars", .label = {"四星", "four stars"}, .from = Points::whole(80)},
                    {.code = "three_stars", .label = {"三星", "three stars"}, .from = Points::whole(70)},
                    {.code = "two_stars", .label = {"二星", "two stars"}, .from = Points::whole(60)},
                    {.code = "one_star", .label = {"一星", "one star"}}};
    return parts;
}

Department::Department(DepartmentParts parts) : parts_(std::move(parts))
{
    Faults faults;
    std::set<std::string> codes;
    std::vector<std::optional<Points>> means;
    std::vector<std::optional<Points>> means_before;
    for (const BranchResult& branch : parts_.branches) {
        if (!codes.insert(branch.code).second)
            faults.add({"department"}, "branch \"" + branch.code + "\" stands there twice", "keep one of the two");
        add_faults(faults, branch);
    }
    if (parts_.stars)
        for (const evaluation::RollMember& rated : parts_.stars->roll().members().rows())
            if (!codes.contains(rated.code))
                faults.add({"department"}, "\"" + rated.code + "\" is rated and is no branch of it",
                           "rate its branches, or add this one");
    faults.throw_if_any();
    for (const BranchResult& branch : parts_.branches) {
        means.push_back(branch.mean());
        means_before.push_back(branch.mean_before);
    }
    ranks_ = ranked(means);
    ranks_before_ = ranked(means_before);
}

std::optional<std::int64_t> Department::ranks_gained(std::size_t branch) const noexcept
{
    if (ranks_[branch] == 0 || ranks_before_[branch] == 0)
        return std::nullopt;
    return std::int64_t{ranks_before_[branch]} - ranks_[branch];
}

const evaluation::MemberScore* Department::rating(std::size_t branch) const
{
    if (!parts_.stars)
        return nullptr;
    const auto found = parts_.stars->roll().members().find(parts_.branches[branch].code);
    return found ? &parts_.stars->of(*found) : nullptr;
}

BranchResult Department::total() const
{
    BranchResult all{.code = parts_.code, .name = parts_.unit};
    bool is_first = true;
    for (const BranchResult& branch : parts_.branches) {
        for (const CountedPart& part : counted)
            if (!part.is_of_one)
                all.*part.number += branch.*part.number;
        all.sum += branch.sum;
        for (const GradeCount& grade : branch.grades) {
            const auto found = std::ranges::find(all.grades, grade.code, &GradeCount::code);
            if (found == all.grades.end())
                all.grades.push_back(grade);
            else
                found->members += grade.members;
        }
        if (branch.turns == 0)
            continue;
        all.least_turns = is_first ? branch.least_turns : std::min(all.least_turns, branch.least_turns);
        all.most_turns = std::max(all.most_turns, branch.most_turns);
        is_first = false;
    }
    return all;
}

}  // namespace muster::programme
