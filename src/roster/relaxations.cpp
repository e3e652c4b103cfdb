// Every line is held against the rules about its member once, and what it bends is written down in bits. Which elements
// count is then a mask: lines that bend one of them are out. What is left of a line is what it adds to the cover and
// company that count, a few bits, and of lines that add the same one is enough. Members are added one by one to the
// numbers of people that can be reached so far; numbers from which no allowed one can be reached any more are dropped.
#include "roster/relaxations.hpp"

#include "muster/roster/check.hpp"
#include "muster/roster/rule/list.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::size_t most_shifts = 18;  // of a member's line
constexpr std::size_t most_members = 8;
constexpr std::size_t most_steps = 200'000;  // numbers of people at once
constexpr std::size_t most_work = 30'000'000;

}  // namespace

bool Relaxations::suit(const Problem& problem)
{
    return problem.members().size() <= most_members &&
           static_cast<std::size_t>(problem.day_count()) * problem.shift_types().size() <= most_shifts;
}

Relaxations::Relaxations(const Problem& problem) : problem_(problem), members_(problem.members().size())
{
    for (std::size_t member = 0; member < members_.size(); ++member)
        list_lines(member);
    list_parts();
}

void Relaxations::list_lines(std::size_t member)
{
    const std::size_t types = problem_.shift_types().size();
    const std::size_t shifts = static_cast<std::size_t>(problem_.day_count()) * types;
    const auto day_of = [&](std::size_t shift) { return static_cast<int>(shift / types); };
    const auto type_of = [&](std::size_t shift) { return ShiftTypeId(static_cast<ShiftTypeId::Value>(shift % types)); };
    std::vector<Shifts>& stood = members_[member].stood;
    stood = {0};
    for (std::size_t shift = 0; shift < shifts; ++shift) {
        const MemberId id(static_cast<MemberId::Value>(member));
        Shifts clashing = 0;
        for (std::size_t other = 0; other < shift; ++other)
            if (problem_.overlap(type_of(other), day_of(shift) - day_of(other), type_of(shift)))
                clashing |= Shifts{1} << other;
        const bool is_taken = std::ranges::any_of(problem_.shifts_before(id), [&](const ShiftBefore& before) {
            return problem_.overlap(before, day_of(shift), type_of(shift));
        });
        const std::size_t end = is_taken ? 0 : stood.size();
        for (std::size_t at = 0; at < end; ++at)
            if ((stood[at] & clashing) == 0)
                stood.push_back(stood[at] | Shifts{1} << shift);
    }
}

void Relaxations::list_parts()
{
    const std::size_t types = problem_.shift_types().size();
    const std::size_t people = members_.size();
    const auto shift_at = [&](int day, ShiftTypeId type) {
        return Shifts{1} << (static_cast<std::size_t>(day) * types + type.row());
    };
    const auto add = [&](const Element& element, const auto& counts, const auto& allowed) {
        Part part{element, {}, {}};
        for (std::size_t member = 0; member < people; ++member)
            part.counts.push_back(counts(MemberId(static_cast<MemberId::Value>(member))));
        for (std::size_t number = 0; number <= people; ++number)
            part.allowed.push_back(allowed(static_cast<std::int64_t>(number)));
        if (std::ranges::count(part.allowed, false) > 0)
            parts_.push_back(std::move(part));
    };
    for (std::size_t row = 0; row < problem_.cover().size(); ++row) {
        const Cover& cover = problem_.cover()[row];
        const auto counts = [&](MemberId member) {
            return !cover.skill.is_set() || problem_.has_skill(member, cover.skill)
                       ? shift_at(problem_.index_of(cover.shift.day), cover.shift.type)
                       : Shifts{0};
        };
        if (problem_.penalties().minimum_cover.is_hard)
            add({.rule = Rule::minimum_cover, .row = row}, counts,
                [&](std::int64_t number) { return number >= cover.minimum; });
        if (problem_.penalties().maximum_cover.is_hard)
            add({.rule = Rule::maximum_cover, .row = row}, counts,
                [&](std::int64_t number) { return number <= cover.maximum; });
    }
    for (std::size_t row = 0; row < problem_.companies().size(); ++row) {
        const Company& company = problem_.companies()[row];
        if (!company.penalty.is_hard)
            continue;
        const bool is_together = company.keep == Keep::together;
        const auto size = static_cast<std::int64_t>(company.members.size());
        const auto allowed = [&](std::int64_t number) {
            return is_together ? number == 0 || number == size : number <= 1;
        };
        const auto counted = [&](Shifts shifts) {
            return [&company, shifts](MemberId member) {
                return std::ranges::find(company.members, member) != company.members.end() ? shifts : Shifts{0};
            };
        };
        const Element element{.rule = is_together ? Rule::together : Rule::apart, .row = row};
        for (int day = 0; day < problem_.day_count(); ++day) {
            Shifts of_day = 0;
            for (std::uint32_t type = 0; type < types; ++type) {
                of_day |= shift_at(day, ShiftTypeId(type));
                if (company.within == Within::shift)
                    add(element, counted(shift_at(day, ShiftTypeId(type))), allowed);
            }
            if (company.within == Within::day)
                add(element, counted(of_day), allowed);
        }
    }
}

std::vector<Assignment> Relaxations::assignments_of(std::size_t member, Shifts line) const
{
    const std::size_t types = problem_.shift_types().size();
    std::vector<Assignment> assignments;
    for (std::size_t shift = 0; line != 0; ++shift, line >>= 1)
        if ((line & 1) != 0)
            assignments.push_back({MemberId(static_cast<MemberId::Value>(member)),
                                   {problem_.day(static_cast<int>(shift / types)),
                                    ShiftTypeId(static_cast<ShiftTypeId::Value>(shift % types))}});
    return assignments;
}

Roster Relaxations::roster_of(const std::vector<Shifts>& lines) const
{
    std::vector<Assignment> assignments;
    for (std::size_t member = 0; member < lines.size(); ++member)
        std::ranges::copy(assignments_of(member, lines[member]), std::back_inserter(assignments));
    return {problem_.period(), members_.size(), std::move(assignments)};
}

void Relaxations::find_bent(std::size_t member)
{
    Lines& lines = members_[member];
    if (!lines.bent.empty())
        return;
    const Scope scope{{MemberId(static_cast<MemberId::Value>(member))}, {}};
    for (const Shifts stood : lines.stood) {
        const Roster roster(problem_.period(), members_.size(), assignments_of(member, stood));
        rule::Findings findings;
        for (const rule::Entry& entry : rule::list())
            if (entry.is_about_a_line(problem_) && entry.asks_of(problem_, scope.members.front()))
                entry.find(problem_, roster, scope, findings);
        Bent& bent = lines.bent.emplace_back();
        for (const Violation& violation : findings.all()) {
            if (!violation.is_hard)
                continue;
            const std::size_t at = lines.elements.emplace(element_of(violation), lines.elements.size()).first->second;
            if (at < most_elements)
                bent.set(at);
            else
                lines.is_complete = false;
        }
    }
}

std::set<Element> Relaxations::all_elements()
{
    std::set<Element> all;
    for (std::size_t member = 0; member < members_.size(); ++member) {
        find_bent(member);
        for (const auto& [element, _] : members_[member].elements)
            all.insert(element);
    }
    for (const Part& part : parts_)
        all.insert(part.element);
    return all;
}

/// What the lines that bend nothing of these add to the parts, and one line for each.
std::map<std::uint64_t, Relaxations::Shifts>
Relaxations::signatures(std::size_t member, const std::set<Element>& elements, std::span<const Part* const> parts)
{
    Lines& lines = members_[member];
    const MemberId id(static_cast<MemberId::Value>(member));
    const bool is_asked = std::ranges::any_of(elements, [&](const Element& element) {
        return rule::entry_of(element.rule).is_about_a_line(problem_) && element.member == id;
    });
    Bent counted;
    if (is_asked) {
        find_bent(member);
        for (const auto& [element, at] : lines.elements)
            if (at < most_elements && elements.contains(element))
                counted.set(at);
    }
    std::map<std::uint64_t, Shifts> found;
    for (std::size_t at = 0; at < lines.stood.size(); ++at) {
        if (is_asked && (lines.bent[at] & counted).any())
            continue;
        std::uint64_t signature = 0;
        for (std::size_t part = 0; part < parts.size(); ++part)
            if ((lines.stood[at] & parts[part]->counts[member]) != 0)
                signature |= std::uint64_t{1} << part;
        found.emplace(signature, lines.stood[at]);
    }
    return found;
}

Relaxations::Answer Relaxations::can_hold(const std::set<Element>& elements)
{
    std::vector<const Part*> parts;
    for (const Part& part : parts_)
        if (elements.contains(part.element))
            parts.push_back(&part);
    if (parts.size() > most_parts)
        return {};
    std::vector<std::vector<Step>> steps{{{std::vector<std::int16_t>(parts.size(), 0)}}};
    std::size_t work = 0;
    for (std::size_t member = 0; member < members_.size(); ++member) {
        const auto lines = signatures(member, elements, parts);
        if (!members_[member].is_complete)
            return {};
        const auto can_come = [&](const std::vector<std::int16_t>& people) {
            for (std::size_t part = 0; part < parts.size(); ++part) {
                const auto later = static_cast<std::size_t>(
                    std::count_if(parts[part]->counts.begin() + static_cast<std::ptrdiff_t>(member) + 1,
                                  parts[part]->counts.end(), [](Shifts counts) { return counts != 0; }));
                const auto first = parts[part]->allowed.begin() + people[part];
                if (std::find(first, first + static_cast<std::ptrdiff_t>(later) + 1, true) ==
                    first + static_cast<std::ptrdiff_t>(later) + 1)
                    return false;
            }
            return true;
        };
        std::vector<Step> next;
        std::set<std::vector<std::int16_t>> seen;
        for (std::size_t before = 0; before < steps.back().size(); ++before)
            for (const auto& [signature, line] : lines) {
                if (++work > most_work || next.size() > most_steps)
                    return {};
                Step step{steps.back()[before].people, before, line};
                for (std::size_t part = 0; part < parts.size(); ++part)
                    step.people[part] =
                        static_cast<std::int16_t>(step.people[part] + ((signature >> part & 1) != 0 ? 1 : 0));
                if (can_come(step.people) && seen.insert(step.people).second)
                    next.push_back(std::move(step));
            }
        if (next.empty())
            return {.is_decided = true};
        steps.push_back(std::move(next));
    }
    std::vector<Shifts> lines(members_.size(), 0);
    std::size_t at = 0;
    for (std::size_t member = members_.size(); member > 0; --member) {
        lines[member - 1] = steps[member][at].line;
        at = steps[member][at].before;
    }
    Roster roster = roster_of(lines);
    const Report report = check(problem_, roster);
    if (std::ranges::any_of(report.violations, [&](const Violation& violation) {
            return violation.is_hard && elements.contains(element_of(violation));
        }))
        return {};
    return {.is_decided = true, .roster = std::move(roster)};
}

}  // namespace muster::roster
