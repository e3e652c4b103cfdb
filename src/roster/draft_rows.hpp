// What the checks of a draft share: its lists, and what is not in them.
#pragma once

#include "core/beyond_limits.hpp"

#include "muster/core/faults.hpp"
#include "muster/roster/draft.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {

/// Looks rows up in the lists of a draft, and notes what is not there.
class Rows {
public:
    Rows(const Draft& draft, Faults& faults) : draft_(draft), faults_(faults) {}

    template <class Id>
    void require(const Where& place, Id id, std::size_t count, const std::string& thing)
    {
        if (id.is_set() && id.row() < count)
            return;
        const std::string which = id.is_set() ? "number " + std::to_string(id.row() + 1) : "without a number";
        faults_.add(place, "it names a " + thing + " " + which + ", and there are " + std::to_string(count),
                    "add the " + thing + " to its list or correct the id");
    }
    std::string code_of(MemberId id) const
    {
        return id.is_set() && id.row() < draft_.members.size() ? draft_.members[id.row()].code : "";
    }
    std::string code_of(ShiftTypeId id) const
    {
        return id.is_set() && id.row() < draft_.shift_types.size() ? draft_.shift_types[id.row()].code : "";
    }
    std::string code_of(PatternId id) const
    {
        return id.is_set() && id.row() < draft_.patterns.size() ? draft_.patterns[id.row()].code : "";
    }
    /// Whether a type of shifts is of this kind.
    bool has_kind(const std::string& kind) const
    {
        return std::ranges::any_of(draft_.shift_types,
                                   [&](const ShiftType& type) { return type.kind_or_code() == kind; });
    }
    /// Days of some patterns together.
    /// In how many ways the patterns may have begun and not be whole: what they begin with alike counts once.
    std::size_t beginnings_of(const std::set<PatternId>& patterns) const
    {
        std::set<std::pair<std::int32_t, std::vector<std::pair<PatternStand, std::string>>>> seen;
        for (const PatternId id : patterns) {
            if (!id.is_set() || id.row() >= draft_.patterns.size())
                continue;
            const Pattern& pattern = draft_.patterns[id.row()];
            std::vector<std::pair<PatternStand, std::string>> beginning;
            for (std::size_t at = 0; at + 1 < pattern.days.size(); ++at) {
                beginning.emplace_back(pattern.days[at].stand, pattern.days[at].kind);
                seen.emplace(pattern.weekday, beginning);
            }
        }
        return seen.size();
    }
    void id(const Where& place, MemberId id) { require(place, id, draft_.members.size(), "member"); }
    void id(const Where& place, ShiftTypeId id) { require(place, id, draft_.shift_types.size(), "shift type"); }
    void id(const Where& place, SkillId id) { require(place, id, draft_.skills.size(), "skill"); }
    void id(const Where& place, PostId id) { require(place, id, draft_.posts.size(), "post"); }
    void id(const Where& place, ContractId id) { require(place, id, draft_.contracts.size(), "contract"); }
    void id(const Where& place, PatternId id) { require(place, id, draft_.patterns.size(), "pattern"); }

    void day(const Where& place, Day day)
    {
        if (day.is_special() || !draft_.period.contains(day))
            faults_.add(place, to_string(day) + " lies outside the period " + to_string(draft_.period),
                        "correct the day or the period");
    }
    /// What the list of a row's fields asks: numbers, days, and ids, which rows that need none may leave out. `name_of`
    /// tells what a number is called.
    template <Listed Record, class NameOf>
    void fields(const Where& place, const Record& record, const NameOf& name_of)
    {
        each_field<Record>([&](const auto& each) {
            const auto& value = record.*each.member;
            using Value = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, Penalty>)
                fields(place, value, [&](const char*) { return name_of(each.name); });
            else if constexpr (std::is_same_v<Value, Day>)
                each.is_in_period ? day(place, value) : void();
            else if constexpr (requires { id(place, value); })
                each.is_needed || value.is_set() ? id(place, value) : void();
            else
                find_beyond_limits(place, each, value, name_of, faults_);
        });
    }
    template <Listed Record>
    void fields(const Where& place, const Record& record)
    {
        fields(place, record, [](const char* name) { return std::string(name); });
    }
    void not_crossed(const Where& place, const std::string& low_name, std::int64_t low, const std::string& high_name,
                     std::int64_t high)
    {
        if (low > high)
            faults_.add(place,
                        low_name + ", " + std::to_string(low) + ", is more than " + high_name + ", " +
                            std::to_string(high),
                        "lower the one or raise the other");
    }
    /// Days of the week, each once.
    void weekdays(const Where& place, const std::vector<int>& days)
    {
        std::set<int> seen;
        for (const int day : days) {
            if (day < 1 || day > 7)
                faults_.add(place, "weekend has day " + std::to_string(day) + " of the week",
                            "give 1 (Monday) to 7 (Sunday)");
            if (!seen.insert(day).second)
                faults_.add(place, "weekend has day " + std::to_string(day) + " of the week twice", "give it once");
        }
    }
    void fault(const Where& place, std::string fault, std::string remedy)
    {
        faults_.add(place, std::move(fault), std::move(remedy));
    }

private:
    const Draft& draft_;
    Faults& faults_;
};

}  // namespace muster::roster
