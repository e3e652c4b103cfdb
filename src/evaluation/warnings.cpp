// What a user should know of an evaluation before they trust its totals.
#include "evaluation/facts.hpp"
#include "evaluation/score_members.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// Whether the indicator's records, or some below the area, speak of merit.
bool is_evidence(const Indicator& indicator) { return indicator.is_bonus || indicator.is_weighted(); }

}  // namespace

std::vector<EvaluationWarning> Evaluation::warnings() const
{
    const EvaluationFacts& facts = *facts_;
    const std::size_t members = facts.members.size();
    const std::size_t width = facts.scheme.indicators().size();
    const std::vector<std::uint8_t> has_any = facts.may_have_less ? records_there_are(facts) : facts.has_records;
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
            has_records = has_records || has_any[i] != 0;
        }
        if (!has_indicators || has_records)
            continue;
        const std::size_t weighs = facts.weighs[row];  // for so many members
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
