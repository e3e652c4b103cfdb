// What a user should know of an evaluation before they trust its totals.
#include "evaluation/facts.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace muster::evaluation {
namespace {

// Whether the indicator's records, or some below the area, speak of merit.
bool is_evidence(const Indicator& indicator) { return indicator.is_bonus || indicator.is_weighted(); }

}  // namespace

std::vector<EvaluationWarning> Evaluation::warnings() const
{
    const EvaluationFacts& facts = *facts_;
    const std::size_t members = facts.members.size();
    const std::size_t width = facts.scheme.indicators().size();
    std::vector<EvaluationWarning> made;
    for (std::uint32_t row = 0; members > 0 && row < facts.scheme.areas().size(); ++row) {
        const Area& area = facts.scheme.areas()[AreaId(row)];
        bool has_indicators = false;
        bool has_records = false;
        for (std::uint32_t i = 0; i < width; ++i) {
            const Indicator& indicator = facts.scheme.indicators()[IndicatorId(i)];
            if (indicator.area != area.code || !is_evidence(indicator))
                continue;
            has_indicators = true;
            for (std::size_t member = 0; member < members && !has_records; ++member)
                has_records = facts.scores[member * width + i].records > 0;
        }
        if (!has_indicators || has_records)
            continue;
        std::size_t weighs = 0;  // for so many members
        for (std::uint32_t member = 0; member < members; ++member)
            if (facts.area_states[facts.area_at(MemberId(member), AreaId(row))] == AreaState::weighs)
                ++weighs;
        const auto name = [&](Language language) {
            const std::string& label = area.label.in(language);
            return label.empty() ? area.code : label;
        };
        const std::string count = std::to_string(weighs);
        Label text{"“" + name(Language::zh) + "”没有任何计分记录，",
                   "there is no record that counts in \"" + name(Language::en) + "\": "};
        text.zh += weighs == 0 ? "所有成员此项不计" : count + " 名成员此项按无记录计分";
        text.en += weighs == 0 ? "it is left out for everybody"
                               : "it counts as without records for " + count + (weighs == 1 ? " member" : " members");
        made.push_back({area.code, std::move(text)});
    }
    return made;
}

}  // namespace muster::evaluation
