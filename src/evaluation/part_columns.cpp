#include "muster/evaluation/part_columns.hpp"

#include "evaluation/complete_rows.hpp"
#include "muster/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// Squares of these, and sums of squares, are far from the end of what a double holds.
constexpr double most_weighed = 1e100;

// Indicators of an area and of those below it that may leave a member incomplete.
std::vector<IndicatorId> may_be_incomplete(const Scheme& scheme, AreaId area)
{
    std::vector<IndicatorId> found;
    std::vector<AreaId> open{area};
    while (!open.empty()) {
        const AreaId each = open.back();
        open.pop_back();
        for (const AreaPart& part : scheme.parts_of(each)) {
            if (part.area.is_set())
                open.push_back(part.area);
            else if (scheme.indicators()[part.indicator].missing == Missing::incomplete)
                found.push_back(part.indicator);
        }
    }
    return found;
}

std::vector<std::optional<Exact>> area_values(const Evaluation& evaluation, AreaId area)
{
    const std::vector<IndicatorId> asked = may_be_incomplete(evaluation.scheme(), area);
    std::vector<std::optional<Exact>> values;
    for (std::uint32_t row = 0; row < evaluation.members().size(); ++row) {
        const MemberId member(row);
        const bool is_incomplete = std::ranges::any_of(asked, [&](IndicatorId indicator) {
            return evaluation.of(member, indicator).state == ScoreState::incomplete;
        });
        const bool weighs =
            !is_incomplete && !evaluation.is_left_out(member, area) && !evaluation.is_extra(member, area);
        values.push_back(weighs ? std::optional(evaluation.of(member, area)) : std::nullopt);
    }
    return values;
}

std::vector<std::optional<Exact>> indicator_values(const Evaluation& evaluation, IndicatorId indicator)
{
    std::vector<std::optional<Exact>> values;
    for (std::uint32_t row = 0; row < evaluation.members().size(); ++row) {
        const IndicatorScore& score = evaluation.of(MemberId(row), indicator);
        const bool has_value = score.state == ScoreState::counted || score.state == ScoreState::missing;
        values.push_back(has_value ? std::optional(Exact(score.points)) : std::nullopt);
    }
    return values;
}

}  // namespace

std::vector<std::optional<Exact>> part_values(const Evaluation& evaluation, std::string_view code)
{
    const Scheme& scheme = evaluation.scheme();
    if (code.empty() || scheme.areas()[scheme.top()].code == code) {
        std::vector<std::optional<Exact>> values;
        for (const MemberScore& score : evaluation.members())
            values.push_back(score.is_incomplete ? std::nullopt : std::optional(score.total));
        return values;
    }
    if (const auto area = scheme.areas().find(code))
        return area_values(evaluation, *area);
    if (const auto indicator = scheme.indicators().find(code))
        return indicator_values(evaluation, *indicator);
    throw InvalidInput({"part \"" + std::string(code) + "\""}, "the scheme has no such area or indicator",
                       "name one of the scheme's");
}

std::vector<std::string> part_codes(const Scheme& scheme, std::string_view area)
{
    const auto found = scheme.areas().find(area);
    if (!found)
        throw InvalidInput({"area \"" + std::string(area) + "\""}, "the scheme has no such area",
                           "name one of the scheme's");
    std::vector<std::string> codes;
    for (const AreaPart& part : scheme.parts_of(*found))
        codes.push_back(part.area.is_set() ? scheme.areas()[part.area].code : scheme.indicators()[part.indicator].code);
    return codes;
}

std::vector<PartColumn> part_columns(const Evaluation& evaluation, std::span<const std::string> codes)
{
    std::vector<std::string> asked(codes.begin(), codes.end());
    if (asked.empty()) {
        for (const Indicator& indicator : evaluation.scheme().indicators().rows())
            if (indicator.is_weighted())
                asked.push_back(indicator.code);
        for (const Area& area : evaluation.scheme().areas().rows())
            asked.push_back(area.code);
    }
    std::vector<PartColumn> columns;
    for (const std::string& code : asked) {
        columns.push_back({.code = code});
        for (const std::optional<Exact>& value : part_values(evaluation, code))
            columns.back().values.push_back(value ? std::optional(value->approximate()) : std::nullopt);
    }
    return columns;
}

void check_columns(std::span<const PartColumn> columns, Faults& faults)
{
    std::vector<std::string> codes;
    for (const PartColumn& column : columns) {
        const Where here{"column \"" + column.code + "\""};
        codes.push_back(column.code);
        if (column.values.size() != columns.front().values.size())
            faults.add(here,
                       "it has " + std::to_string(column.values.size()) + " rows and the first column " +
                           std::to_string(columns.front().values.size()),
                       "give a row a member in each");
        for (std::size_t row = 0; row < column.values.size(); ++row)
            if (column.values[row] && !std::isfinite(*column.values[row]))
                faults.add(here, "its value in row " + std::to_string(row) + " is not a number",
                           "give a finite number, or none");
            else if (column.values[row] && std::abs(*column.values[row]) > most_weighed)
                faults.add(here, "its value in row " + std::to_string(row) + " is too large",
                           "scale the column; values up to 1e100 can be weighed");
    }
    std::ranges::sort(codes);
    for (auto twice = codes.begin(); (twice = std::adjacent_find(twice, codes.end())) != codes.end(); ++twice)
        faults.add({"column \"" + *twice + "\""}, "its code stands twice", "give each column a code of its own");
}

CompleteRows complete_rows(std::span<const PartColumn> columns)
{
    CompleteRows made;
    made.columns.resize(columns.size());
    const std::size_t rows = columns.empty() ? 0 : columns.front().values.size();
    for (std::size_t row = 0; row < rows; ++row) {
        const bool has_all =
            std::ranges::all_of(columns, [&](const PartColumn& column) { return column.values[row].has_value(); });
        ++(has_all ? made.members : made.left_aside);
        if (has_all)
            for (std::size_t column = 0; column < columns.size(); ++column)
                made.columns[column].push_back(*columns[column].values[row]);
    }
    return made;
}

}  // namespace muster::evaluation
