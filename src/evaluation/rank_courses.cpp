// Where one weight w changes and the other parts of its area share 1 - w in their old proportions, a total is a
// straight line in w, as long as every area from the part to the top adds or takes an arithmetic mean. A member's line
// is kept as its values at 0 and at 1, times 1 - (old share), so that no division is needed. One member is in front of
// another just where a straight line is above 0, which is a run of weights at one end or the other: from the ends of
// these runs each member's ranks follow in one sweep.
#include "muster/evaluation/robustness.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace muster::evaluation {
namespace {

constexpr std::int64_t steps = decimal::per_one;  // weights go by millionths

struct Line {
    Exact at_zero;
    Exact at_one;
};

class Lines {
public:
    Lines(const Evaluation& evaluation, std::string_view code)
        : evaluation_(evaluation), scheme_(evaluation.scheme()), here_{"weight of \"" + std::string(code) + "\""}
    {
        find(code);
        for (AreaId at = area_; at.is_set(); at = above(at)) {
            const Area& area = scheme_.areas()[at];
            if (area.aggregation != Aggregation::arithmetic && (area.aggregation != Aggregation::sum || at == area_))
                refuse("area \"" + area.code + "\" does not take the weighted mean of its parts");
        }
    }

    [[nodiscard]] Line of(MemberId member) const
    {
        Line line = of_own_area(member);
        AreaId below = area_;
        for (AreaId at = above(area_); at.is_set(); below = at, at = above(at))
            line = through(at, below, line, member);
        for (std::uint32_t row = 0; row < scheme_.indicators().size(); ++row)
            if (strikes(member, IndicatorId(row), rule::VetoEffect::void_total))
                return {};
        return line;
    }

private:
    [[noreturn]] void refuse(const std::string& fault) const
    {
        throw InvalidInput(here_, "the total is not a straight line in it: " + fault,
                           "draw weights by chance with rank_ranges");
    }

    void find(std::string_view code)
    {
        for (std::uint32_t row = 0; row < scheme_.areas().size(); ++row)
            for (const AreaPart& part : scheme_.parts_of(AreaId(row))) {
                const std::string& own =
                    part.area.is_set() ? scheme_.areas()[part.area].code : scheme_.indicators()[part.indicator].code;
                if (own == code) {
                    area_ = AreaId(row);
                    part_ = part;
                }
            }
        if (!area_.is_set())
            throw InvalidInput(here_, "no area weighs it", "name an area or an indicator that has a weight");
        scale_ = Exact::whole(1) - share_of(area_, part_);
        if (scheme_.areas()[area_].aggregation == Aggregation::arithmetic && scale_.is_zero())
            throw InvalidInput(here_, "the other parts have no weight to scale", "give them weights first");
    }

    [[nodiscard]] AreaId above(AreaId area) const
    {
        const std::string& parent = scheme_.areas()[area].parent;
        return parent.empty() ? AreaId{} : *scheme_.areas().find(parent);
    }

    [[nodiscard]] bool strikes(MemberId member, IndicatorId indicator, rule::VetoEffect effect) const
    {
        if (!evaluation_.of(member, indicator).is_vetoed)
            return false;
        const auto sanction = sanction_of(scheme_.indicators()[indicator].rule);
        return sanction && sanction->effect == effect;
    }

    [[nodiscard]] Exact share_of(AreaId area, const AreaPart& part) const
    {
        WideInteger weights = 0;
        for (const AreaPart& each : scheme_.parts_of(area))
            weights += each.weight;
        return Exact::ratio(part.weight, weights);
    }

    [[nodiscard]] bool is_left_out(const AreaPart& part, MemberId member) const
    {
        if (part.area.is_set())
            return evaluation_.is_left_out(member, part.area) || evaluation_.is_extra(member, part.area);
        const ScoreState state = evaluation_.of(member, part.indicator).state;
        return state == ScoreState::left_out || state == ScoreState::extra;
    }

    [[nodiscard]] Exact value_of(const AreaPart& part, MemberId member) const
    {
        const bool is_area = part.area.is_set();
        if (is_left_out(part, member))
            refuse("\"" + (is_area ? scheme_.areas()[part.area].code : scheme_.indicators()[part.indicator].code) +
                   "\" does not weigh for member \"" + evaluation_.roll().members()[member].code + "\"");
        return is_area ? evaluation_.of(member, part.area) : Exact(evaluation_.of(member, part.indicator).points);
    }

    // What does not hang on weights: base and bonuses less deductions, times the scale of lines.
    [[nodiscard]] Exact fixed_part(AreaId area, MemberId member) const
    {
        Exact fixed(scheme_.areas()[area].base);
        for (const IndicatorId indicator : scheme_.unweighted_of(area)) {
            const Exact points(evaluation_.of(member, indicator).points);
            fixed += scheme_.indicators()[indicator].is_bonus ? points : -points;
        }
        return fixed * scale_;
    }

    [[nodiscard]] Line finished(AreaId id, Line line, MemberId member) const
    {
        const Area& area = scheme_.areas()[id];
        for (const IndicatorId indicator : scheme_.unweighted_of(id))
            if (strikes(member, indicator, rule::VetoEffect::void_area))
                return {};
        for (const Exact& end : {line.at_zero, line.at_one})
            if ((area.least && end < Exact(*area.least) * scale_) || (area.most && end > Exact(*area.most) * scale_))
                refuse("a limit of area \"" + area.code + "\" cuts it");
        return line;
    }

    [[nodiscard]] Line of_own_area(MemberId member) const
    {
        const Exact own = value_of(part_, member) * scale_;
        Exact others;
        for (const AreaPart& part : scheme_.parts_of(area_))
            if (!(part == part_) && part.weight > 0)
                others += share_of(area_, part) * value_of(part, member);
        const Exact fixed = fixed_part(area_, member);
        return finished(area_, {others + fixed, own + fixed}, member);
    }

    [[nodiscard]] Line through(AreaId id, AreaId below, const Line& line, MemberId member) const
    {
        const bool adds = scheme_.areas()[id].aggregation == Aggregation::sum;
        Exact fixed = fixed_part(id, member);
        Line made;
        for (const AreaPart& part : scheme_.parts_of(id)) {
            const Exact weight = adds ? Exact::whole(1) : share_of(id, part);
            if (part.area == below)
                made = {weight * line.at_zero, weight * line.at_one};
            else if (!weight.is_zero())
                fixed += weight * value_of(part, member) * scale_;
        }
        return finished(id, {made.at_zero + fixed, made.at_one + fixed}, member);
    }

    const Evaluation& evaluation_;
    const Scheme& scheme_;
    Where here_;
    AreaId area_{};  // whose part it is
    AreaPart part_{};
    Exact scale_;
};

// First and last step at which a line through these two values is above 0; nothing where it is nowhere.
std::optional<std::pair<std::int64_t, std::int64_t>> steps_above_zero(const Exact& at_zero, const Exact& at_one)
{
    const Exact nothing;
    const bool first = at_zero > nothing;
    const bool last = at_one > nothing;
    if (first && last)
        return std::pair(std::int64_t{0}, steps);
    if (!first && !last)
        return std::nullopt;
    // Halving finds the end of the run; a step's sign is that of an exact sum.
    const auto is_above = [&](std::int64_t step) {
        return Exact::whole(steps - step) * at_zero + Exact::whole(step) * at_one > nothing;
    };
    std::int64_t low = 0;
    std::int64_t high = steps;
    while (high - low > 1) {
        const std::int64_t middle = (low + high) / 2;
        (is_above(middle) == first ? low : high) = middle;
    }
    return first ? std::pair(std::int64_t{0}, low) : std::pair(high, steps);
}

}  // namespace

std::vector<RankCourse> rank_courses(const Evaluation& evaluation, std::string_view code)
{
    const Lines lines_of(evaluation, code);
    std::vector<Line> lines;
    std::vector<std::uint32_t> ranked;  // rows of the roll
    for (std::uint32_t row = 0; row < evaluation.members().size(); ++row)
        if (!evaluation.of(MemberId(row)).is_incomplete) {
            lines.push_back(lines_of.of(MemberId(row)));
            ranked.push_back(row);
        }
    std::vector<RankCourse> courses(evaluation.members().size());
    for (std::size_t own = 0; own < lines.size(); ++own) {
        RankCourse& course = courses[ranked[own]];
        std::map<std::int64_t, std::int64_t> change;  // in members in front, from this step on
        change[0] = 0;
        for (std::size_t other = 0; other < lines.size(); ++other) {
            const auto run =
                steps_above_zero(lines[other].at_zero - lines[own].at_zero, lines[other].at_one - lines[own].at_one);
            if (!run)
                continue;
            ++change[run->first];
            --change[run->second + 1];
        }
        std::int64_t in_front = 0;
        for (auto at = change.begin(); at != change.end() && at->first <= steps; ++at) {
            in_front += at->second;
            const auto rank = static_cast<std::uint32_t>(in_front + 1);
            const auto next = std::next(at);
            const std::int64_t end = next == change.end() ? steps : std::min(steps, next->first - 1);
            if (!course.empty() && course.back().rank == rank)
                course.back().to = Weight::from_millionths(end);
            else
                course.push_back({Weight::from_millionths(at->first), Weight::from_millionths(end), rank});
        }
    }
    return courses;
}

}  // namespace muster::evaluation
