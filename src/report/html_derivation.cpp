// A member's total unfolded: the sum, its areas, their indicators, the steps of each, down to the records.
#include "derivation.hpp"
#include "edition.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>

namespace muster::inline v0_2::report {
namespace {

using namespace evaluation;

/// Numbers of more than three places with two, for the eye; what was reckoned with is exact.
std::string with_short_numbers(const std::string& text)
{
    const auto is_digit = [&](std::size_t at) {
        return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t point = at;
        while (is_digit(point))
            ++point;
        std::size_t end = point + 1;
        while (is_digit(end))
            ++end;
        constexpr std::size_t longest = 15;  // hundredths that surely fit
        if (point == at || point >= text.size() || text[point] != '.' || end - point <= 4 || point - at > longest) {
            const std::size_t next = std::max(point, at + 1);
            made.append(text, at, next - at);
            at = next;
            continue;
        }
        std::int64_t hundredths = std::stoll(text.substr(at, point - at) + text.substr(point + 1, 2));
        hundredths += text[point + 3] >= '5' ? 1 : 0;
        made += to_string(Exact(Points::from_millionths(hundredths * 10'000)));
        at = end;
    }
    return made;
}

void write_steps(Markup& page, const std::vector<DerivationStep>& steps)
{
    if (steps.empty())
        return;
    page.raw("<ul>");
    for (const DerivationStep& step : steps)
        page.raw("<li>").text(with_short_numbers(page.in(step.text)) + " → " + two_places(step.value)).raw("</li>");
    page.raw("</ul>");
}

class Unfolding {
public:
    Unfolding(Markup& page, const Scheme& scheme, const Derivation& derivation, const DerivationWords& words)
        : page_(page), scheme_(scheme), derivation_(derivation), words_(words)
    {
    }

    void write()
    {
        for (const AreaDerivation& area : derivation_.areas)
            if (area.area == scheme_.top())
                write_steps(page_, area.steps);
        for (const AreaDerivation& area : derivation_.areas)
            if (area.area != scheme_.top())
                write_area(area);
        write_indicators(scheme_.areas()[scheme_.top()].code);
    }

private:
    void begin(const std::string& name, const std::string& more, const std::string& points)
    {
        page_.raw("<details><summary><span>").text(name);
        if (!more.empty())
            page_.raw(" <span class=out>").text(more).raw("</span>");
        page_.raw("</span> <b>").text(points).raw("</b></summary><div class=why>");
    }
    void end() { page_.raw("</div></details>"); }

    void write_area(const AreaDerivation& area)
    {
        const Area& row = scheme_.areas()[area.area];
        begin(page_.in(row.label, row.code),
              area.is_left_out ? page_.say("不计", "left out")
                               : (area.is_extra ? page_.say("另加", "added on top") : std::string()),
              area.is_left_out ? nothing_there : two_places(area.total));
        write_steps(page_, area.steps);
        write_indicators(row.code);
        end();
    }

    /// Those without any record in a line for each way of taking that.
    void write_indicators(const std::string& area)
    {
        std::map<std::string, std::string> empty;
        for (const IndicatorDerivation& each : derivation_.indicators) {
            const Indicator& indicator = scheme_.indicators()[each.indicator];
            if (indicator.area != area)
                continue;
            if (!each.records.empty() || each.score.points != Points{} || each.score.is_vetoed) {
                write_indicator(indicator, each);
                continue;
            }
            std::string& names = empty[each.steps.empty() ? std::string() : page_.in(each.steps.front().text)];
            names += (names.empty() ? "" : page_.say("、", ", ")) + page_.in(indicator.label, indicator.code);
        }
        for (const auto& [words, names] : empty)
            page_.raw("<p class=out>").text(words + page_.say("：", ": ") + names).raw("</p>");
    }

    void write_indicator(const Indicator& indicator, const IndicatorDerivation& derived)
    {
        begin(page_.in(indicator.label, indicator.code),
              to_string(derived.score.amount.rounded(2)) + " " + page_.in(indicator.unit),
              points_in_words(indicator, derived.score));
        write_steps(page_, derived.steps);
        if (words_.write_indicator)
            words_.write_indicator(indicator);
        write_records(derived.records);
        end();
    }

    /// Points taken off have a minus; a strike has none, and says whether it strikes.
    [[nodiscard]] std::string points_in_words(const Indicator& indicator, const IndicatorScore& score) const
    {
        if (indicator.role() == rule::Role::strikes)
            return score.is_vetoed ? page_.say("触发", "strikes") : nothing_there;
        const bool is_taken_off = indicator.role() == rule::Role::taken_off && score.points > Points{};
        return (is_taken_off ? "−" : "") + two_places(Exact(score.points));
    }

    void write_records(const std::vector<DerivedRecord>& records)
    {
        if (records.empty())
            return;
        std::vector<Head> heads{
            {page_.say("日期", "day")}, {page_.say("数量", "quantity"), true}, {page_.say("计入", "counts"), true}};
        heads.insert(heads.end(), words_.heads.begin(), words_.heads.end());
        page_.raw("<div class=scroll><table class=rec>").heads(heads).raw("<tbody>");
        const std::size_t shown = std::min(words_.records_shown, records.size());
        for (std::size_t at = 0; at < shown; ++at) {
            const DerivedRecord& record = records[at];
            page_.raw(is_counted(record) ? "<tr>" : "<tr class=out>").day(record.evidence.day);
            page_.number(to_string(record.evidence.quantity.rounded(2))).number(to_string(record.counted.rounded(2)));
            words_.write_record(record);
            page_.raw("</tr>");
        }
        page_.raw("</tbody></table></div>");
        if (shown < records.size())
            page_.raw("<p class=out>")
                .text(page_.say("另有 ", "and ") + std::to_string(records.size() - shown) + page_.say(" 条", " more"))
                .raw("</p>");
    }

    Markup& page_;
    const Scheme& scheme_;
    const Derivation& derivation_;
    const DerivationWords& words_;
};

}  // namespace

bool is_counted(const DerivedRecord& record)
{
    return record.fate == RecordFate::counted || record.fate == RecordFate::capped || record.fate == RecordFate::aged;
}

void write_derivation(Markup& page, const Evaluation& evaluation, const Derivation& derivation,
                      const DerivationWords& words)
{
    Unfolding(page, evaluation.scheme(), derivation, words).write();
}

}  // namespace muster::report
