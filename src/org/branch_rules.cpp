#include "muster/org/branch_rules.hpp"

#include "words.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace muster::inline v0_2::org {
namespace {

// Persons, not offices; who is no full member of the branch on the day is no officer of it.
std::ptrdiff_t officers_among(const std::vector<MemberId>& full_members, const Organisation& organisation,
                              const std::vector<OfficeId>& offices)
{
    std::set<MemberId> officers;
    for (const OfficeId office : offices)
        if (const MemberId holder = organisation.offices()[office].holder;
            std::ranges::binary_search(full_members, holder))
            officers.insert(holder);
    return std::ssize(officers);
}

}  // namespace

std::vector<Condition> make_up_of(const Organisation& organisation, UnitId unit, Day day, const BranchRules& rules)
{
    const auto offices = organisation.offices_of(unit, day);  // throws for an unknown unit
    std::vector<Condition> found;
    if (organisation.units()[unit].level != UnitLevel::branch)
        return found;
    const auto add = [&](Label text, const Rule& rule, bool is_met) {
        found.push_back({std::move(text), rule.severity, is_met ? std::optional(day) : std::nullopt, {}, rule.source});
    };
    const auto full_members = organisation.members_at(unit, Stage::full, day);
    const auto full = std::ssize(full_members);
    const auto officers = officers_among(full_members, organisation, offices);
    add({"正式党员不少于" + number(rules.least_full_members.number) + "人（" + number(full) + "）",
         "at least " + number(rules.least_full_members.number) + " full members (" + number(full) + ")"},
        rules.least_full_members, full >= rules.least_full_members.number);
    add({"正式党员一般不超过" + number(rules.most_full_members.number) + "人（" + number(full) + "）",
         "generally at most " + number(rules.most_full_members.number) + " full members (" + number(full) + ")"},
        rules.most_full_members, full <= rules.most_full_members.number);
    if (full >= rules.committee_from.number) {
        const std::string counted = "（" + number(officers) + "）";
        const std::string counted_en = " (" + number(officers) + ")";
        add({"支部委员会不少于" + number(rules.committee_least.number) + "人" + counted,
             "a committee of at least " + number(rules.committee_least.number) + counted_en},
            rules.committee_least, officers >= rules.committee_least.number);
        add({"支部委员会一般不超过" + number(rules.committee_usually_most.number) + "人" + counted,
             "a committee of usually at most " + number(rules.committee_usually_most.number) + counted_en},
            rules.committee_usually_most, officers <= rules.committee_usually_most.number);
        add({"支部委员会最多" + number(rules.committee_most.number) + "人" + counted,
             "a committee of at most " + number(rules.committee_most.number) + counted_en},
            rules.committee_most, officers <= rules.committee_most.number);
    }
    const auto secretary = organisation.holder_of(unit, OfficeKind::secretary, day);
    const bool is_there = secretary && std::ranges::binary_search(full_members, *secretary);
    const bool has_standing = is_there && months_later(*organisation.members()[*secretary].stages.since(Stage::full),
                                                       rules.secretary_standing.number) <= day;
    add({"书记党龄不少于" + number(rules.secretary_standing.number) + "个月",
         "a secretary with " + number(rules.secretary_standing.number) + " months as a full member"},
        rules.secretary_standing, has_standing);
    return found;
}

}  // namespace muster::org
