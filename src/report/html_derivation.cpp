// A member's total unfolded: the sum, its areas, their indicators, the steps of each, down to the records.
#include "edition.hpp"

#include "muster/evaluation/derivation.hpp"
#include "muster/evaluation/evaluate.hpp"
#include "muster/report/source_words.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>

namespace muster::report {
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
    page.raw("<ul>");
    for (const DerivationStep& step : steps)
        page.raw("<li>").text(with_short_numbers(page.in(step.text)) + " → " + two_places(step.value)).raw("</li>");
    page.raw("</ul>");
}

void write_records(Markup& page, const Scheme& scheme, const std::vector<DerivedRecord>& records, std::size_t most)
{
    if (records.empty())
        return;
    page.raw("<table class=rec>");
    page.heads({{page.say("日期", "day")},
                {page.say("数量", "quantity"), true},
                {page.say("计入", "counts"), true},
                {page.say("来源", "source")},
                {page.say("说明", "why not")}});
    page.raw("<tbody>");
    for (std::size_t at = 0; at < std::min(most, records.size()); ++at) {
        const DerivedRecord& record = records[at];
        page.raw(record.fate == RecordFate::counted ? "<tr>" : "<tr class=out>").day(record.evidence.day);
        page.number(to_string(record.evidence.quantity.rounded(2))).number(to_string(record.counted.rounded(2)));
        page.cell(record_source_in_words(record.source, scheme, page.language()));
        page.cell(record.fate == RecordFate::counted
                      ? std::string()
                      : page.in(label_of(record.fate)) + (record.reason.empty() ? "" : " · " + record.reason));
        page.raw("</tr>");
    }
    page.raw("</tbody></table>");
    if (records.size() > most)
        page.raw("<p class=out>")
            .text(page.say("另有 ", "and ") + std::to_string(records.size() - most) + page.say(" 条", " more"))
            .raw("</p>");
}

void write_indicator(Markup& page, const Scheme& scheme, const IndicatorDerivation& derived, std::size_t most)
{
    const Indicator& indicator = scheme.indicators()[derived.indicator];
    page.raw("<details><summary>").text(page.in(indicator.label, indicator.code) + page.say("：", ": ")).raw("<b>");
    page.text(two_places(Exact(derived.score.points))).raw("</b> <span class=out>");
    page.text(to_string(derived.score.amount.rounded(2)) + " " + page.in(indicator.unit));
    page.raw("</span></summary><div class=why>");
    write_steps(page, derived.steps);
    if (!indicator.source.empty())
        page.raw("<p class=out>")
            .text(page.say("依据：", "Source: ") + source_in_words(indicator.source, page.language()))
            .raw("</p>");
    write_records(page, scheme, derived.records, most);
    page.raw("</div></details>");
}

/// Indicators without any record, in a line for each way of taking that.
void write_empty(Markup& page, const Scheme& scheme, const std::vector<const IndicatorDerivation*>& empty)
{
    std::map<std::string, std::string> by_words;
    for (const IndicatorDerivation* each : empty) {
        const Indicator& indicator = scheme.indicators()[each->indicator];
        std::string& names = by_words[each->steps.empty() ? std::string() : page.in(each->steps.front().text)];
        names += (names.empty() ? "" : page.say("、", ", ")) + page.in(indicator.label, indicator.code);
    }
    for (const auto& [words, names] : by_words)
        page.raw("<p class=out>").text(words + page.say("：", ": ") + names).raw("</p>");
}

void write_area(Markup& page, const Scheme& scheme, const Derivation& derivation, const AreaDerivation& area,
                std::size_t most)
{
    const Area& row = scheme.areas()[area.area];
    page.raw("<details><summary>").text(page.in(row.label, row.code) + page.say("：", ": ")).raw("<b>");
    page.text(area.is_left_out ? nothing_there : two_places(area.total)).raw("</b>");
    if (area.is_left_out)
        page.raw(" <span class=out>").raw(page.say("不计", "left out")).raw("</span>");
    if (area.is_extra)
        page.raw(" <span class=out>").raw(page.say("另加", "added on top")).raw("</span>");
    page.raw("</summary><div class=why>");
    write_steps(page, area.steps);
    std::vector<const IndicatorDerivation*> empty;
    for (const IndicatorDerivation& indicator : derivation.indicators) {
        if (scheme.indicators()[indicator.indicator].area != row.code)
            continue;
        if (indicator.records.empty() && indicator.score.points == Points{})
            empty.push_back(&indicator);
        else
            write_indicator(page, scheme, indicator, most);
    }
    write_empty(page, scheme, empty);
    page.raw("</div></details>");
}

}  // namespace

void write_derivation(Markup& page, const Evaluation& evaluation, MemberId member, std::size_t records)
{
    const Scheme& scheme = evaluation.scheme();
    const Derivation derivation = evaluation.explain(member);
    for (const AreaDerivation& area : derivation.areas)
        if (area.area == scheme.top())
            write_steps(page, area.steps);
    for (const AreaDerivation& area : derivation.areas)
        if (area.area != scheme.top())
            write_area(page, scheme, derivation, area, records);
}

}  // namespace muster::report
