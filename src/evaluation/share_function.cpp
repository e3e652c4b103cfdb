// With w of 0 to 1 for the part and (1 - w) r / R for each other part of weight r, of R in all, the mean of those parts
// that weigh is a straight line over a straight line in w, and a straight line where all of them do. What parts add
// that do not weigh is a straight line. Every area above multiplies by its share, adds what is beside, and cuts at its
// limits, so that on the way up there is one multiple, one number added and two limits, whatever the number of areas.
// Limits that cut are found step by step with the sign of the difference, and make pieces.
#include "evaluation/share_function.hpp"

#include "evaluation/share_crossings.hpp"
#include "muster/core/error.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

enum PartState : int { part_weighs, part_left_out, part_extra };

// limit(added + times x (line + slope k)), where `line` is (over[0] + over[1] k) / (under[0] + under[1] k).
struct Carried {
    std::array<Exact, 2> over{};
    std::array<Exact, 2> under{Exact::whole(1), Exact()};
    Exact slope{};
    Exact added{};
    Exact times = Exact::whole(1);
    std::optional<Exact> least{};
    std::optional<Exact> most{};

    void become(const Exact& constant) { *this = Carried{.added = constant}; }
    void multiply(const Exact& by)
    {
        if (by.is_zero()) {
            become(Exact());
            return;
        }
        times = times * by;
        added = added * by;
        if (least)
            least = *least * by;
        if (most)
            most = *most * by;
    }
    void add(const Exact& more)
    {
        added += more;
        if (least)
            *least += more;
        if (most)
            *most += more;
    }
    void cut(const std::optional<Points>& at_least, const std::optional<Points>& at_most)
    {
        if (at_least) {
            const Exact limit(*at_least);
            least = least ? std::max(*least, limit) : limit;
            if (most)
                most = std::max(*most, limit);
        }
        if (at_most) {
            const Exact limit(*at_most);
            if (least)
                least = std::min(*least, limit);
            most = most ? std::min(*most, limit) : limit;
        }
    }
    // Where nothing hangs on k.
    [[nodiscard]] Exact constant() const
    {
        Exact value = added;
        if (least)
            value = std::max(value, *least);
        if (most)
            value = std::min(value, *most);
        return value;
    }
};

// Numbers over one whole number; what they are over.
WideInteger in_whole_numbers(std::span<const Exact> numbers, std::span<WideInteger> whole)
{
    int places = 0;
    std::int64_t divisor = 1;
    for (const Exact& number : numbers) {
        places = std::max(places, number.places());
        divisor = detail::divisor_product(divisor / std::gcd(divisor, number.divisor()), number.divisor());
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Exact& number = numbers[i];
        if (__builtin_mul_overflow(detail::scaled(number.digits(), places - number.places(), "total"),
                                   divisor / number.divisor(), &whole[i]))
            detail::refuse_digits("total");
    }
    return detail::scaled(divisor, places, "total");
}

SharePiece piece_of(const Exact& constant)
{
    SharePiece made;
    made.under[0] = in_whole_numbers(std::span(&constant, 1), std::span(made.over).first(1));
    return made;
}

SharePiece piece_of(const Carried& carried)
{
    const auto& [over, under, slope, added, times, least, most] = carried;
    const std::array<Exact, 3> numbers{times * over[0] + added * under[0],
                                       times * over[1] + added * under[1] + times * slope * under[0],
                                       times * slope * under[1]};
    SharePiece made;
    const WideInteger common = in_whole_numbers(numbers, made.over);
    std::array<WideInteger, 2> below{};
    const WideInteger lower = in_whole_numbers(under, below);
    for (WideInteger& each : made.over)
        if (__builtin_mul_overflow(each, lower, &each))
            detail::refuse_digits("total");
    for (std::size_t i = 0; i < 2; ++i)
        if (__builtin_mul_overflow(below[i], common, &made.under[i]))
            detail::refuse_digits("total");
    return made;
}

// `piece` where it is within the limits, else the limit.
std::vector<SharePiece> cut_into_pieces(const SharePiece& piece, const std::optional<Exact>& least,
                                        const std::optional<Exact>& most)
{
    const auto floor = least ? std::optional(piece_of(*least)) : std::nullopt;
    const auto ceiling = most ? std::optional(piece_of(*most)) : std::nullopt;
    std::vector<SharePiece> made;
    for (std::int32_t at = 1; at < share_steps;) {
        const int to_floor = floor ? sign_of_difference(piece, *floor, at) : 1;
        const int to_ceiling = ceiling ? sign_of_difference(piece, *ceiling, at) : -1;
        SharePiece next = to_ceiling > 0 ? *ceiling : to_floor < 0 ? *floor : piece;
        next.from = at;
        made.push_back(next);
        const std::int32_t last = share_steps - 1;
        std::int32_t end = share_steps;
        if (floor)
            end = std::min(end, first_change(piece, *floor, {at, last}, to_floor).value_or(end));
        if (ceiling)
            end = std::min(end, first_change(piece, *ceiling, {at, last}, to_ceiling).value_or(end));
        at = end;
    }
    return made;
}

}  // namespace

struct ShareFunctions::Path {
    int state = part_weighs;
    Carried value{};
};

ShareFunctions::ShareFunctions(const Evaluation& evaluation, std::string_view code)
    : evaluation_(evaluation), scheme_(evaluation.scheme()), here_{"weight of \"" + std::string(code) + "\""}
{
    find(code);
    for (AreaId at = area_; at.is_set(); at = above(at)) {
        const Area& area = scheme_.areas()[at];
        const Aggregation aggregation = scheme_.aggregation_of(at);
        if (aggregation != Aggregation::arithmetic && (aggregation != Aggregation::sum || at == area_))
            refuse("area \"" + area.code + "\" does not take the weighted mean of its parts");
        if (area.least_data > Weight{})
            refuse("area \"" + area.code + "\" asks for data of a least share of its weight");
    }
}

void ShareFunctions::refuse(const std::string& fault) const
{
    throw InvalidInput(here_, "ranks cannot be told exactly for every share of it: " + fault,
                       "draw weights by chance with rank_ranges");
}

void ShareFunctions::find(std::string_view code)
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
    for (const AreaPart& part : scheme_.parts_of(area_))
        if (!(part == part_))
            beside_ += part.weight;
    if (scheme_.aggregation_of(area_) == Aggregation::arithmetic && beside_ == 0)
        throw InvalidInput(here_, "the other parts have no weight to scale", "give them weights first");
    share_ = Exact::ratio(part_.weight, WideInteger{part_.weight} + beside_);
}

AreaId ShareFunctions::above(AreaId area) const
{
    const std::string& parent = scheme_.areas()[area].parent;
    return parent.empty() ? AreaId{} : *scheme_.areas().find(parent);
}

bool ShareFunctions::strikes(MemberId member, IndicatorId indicator, rule::VetoEffect effect) const
{
    if (!evaluation_.of(member, indicator).is_vetoed)
        return false;
    const auto sanction = sanction_of(scheme_.indicators()[indicator].rule);
    return sanction && sanction->effect == effect;
}

bool ShareFunctions::is_void(MemberId member, AreaId area) const
{
    return std::ranges::any_of(scheme_.unweighted_of(area), [&](IndicatorId indicator) {
        return strikes(member, indicator, rule::VetoEffect::void_area);
    });
}

bool ShareFunctions::is_never_complete(MemberId member) const
{
    for (std::uint32_t row = 0; row < scheme_.indicators().size(); ++row)
        if (evaluation_.of(member, IndicatorId(row)).state == ScoreState::incomplete)
            return true;
    return false;
}

int ShareFunctions::state_of(const AreaPart& part, MemberId member) const
{
    if (part.area.is_set())
        return evaluation_.is_left_out(member, part.area) ? part_left_out
               : evaluation_.is_extra(member, part.area)  ? part_extra
                                                          : part_weighs;
    const ScoreState state = evaluation_.of(member, part.indicator).state;
    return state == ScoreState::left_out ? part_left_out : state == ScoreState::extra ? part_extra : part_weighs;
}

Exact ShareFunctions::value_of(const AreaPart& part, MemberId member) const
{
    return part.area.is_set() ? evaluation_.of(member, part.area)
                              : Exact(evaluation_.of(member, part.indicator).points);
}

// Base, bonuses, deductions, vetoes and limits of an area, once its parts are in `path`. Says whether anything of k is
// left.
bool ShareFunctions::finish(AreaId id, bool has_data, bool has_extras, Path& path, MemberId member) const
{
    const Area& area = scheme_.areas()[id];
    Exact added;
    bool has_bonus = false;
    bool has_deduction = false;
    for (const IndicatorId indicator : scheme_.unweighted_of(id)) {
        if (sanction_of(scheme_.indicators()[indicator].rule))
            continue;
        const Points points = evaluation_.of(member, indicator).points;
        const bool is_bonus = scheme_.indicators()[indicator].is_bonus;
        added += is_bonus ? Exact(points) : -Exact(points);
        (is_bonus ? has_bonus : has_deduction) |= points > Points{};
    }
    const bool voided = is_void(member, id);
    path.state = part_weighs;
    if (!has_data && !(area.parent.empty() && has_deduction)) {
        const bool is_extra = !voided && (has_extras || has_bonus || has_deduction);
        path.state = is_extra ? part_extra : part_left_out;
        if (is_extra)
            path.value.add(added);
        else
            path.value.become(Exact());
        return is_extra;
    }
    if (voided) {
        path.value.become(Exact());
        return false;
    }
    path.value.add(added + Exact(area.base));
    path.value.cut(area.least, area.most);
    return true;
}

ShareFunctions::Path ShareFunctions::own_area(MemberId member, At at) const
{
    const Exact whole = Exact::whole(beside_);
    const Exact steps = Exact::whole(share_steps);
    const Exact own = value_of(part_, member);
    const int own_state = state_of(part_, member);
    const bool has_own = at != At::zero;
    const bool has_others = at != At::one;
    Exact sum;     // of those that weigh, times their weights
    Exact extras;  // the same of those that only add
    std::int64_t weights = 0;
    bool has_extras = own_state == part_extra && has_own;
    for (const AreaPart& part : scheme_.parts_of(area_)) {
        if (part == part_ || part.weight == 0)
            continue;
        const int state = state_of(part, member);
        if (state == part_left_out)
            continue;
        const Exact weighed = Exact::whole(part.weight) * value_of(part, member);
        (state == part_weighs ? sum : extras) += weighed;
        if (state == part_weighs)
            weights += part.weight;
        else
            has_extras |= has_others;
    }
    Path path;
    Carried& value = path.value;
    const bool own_weighs = own_state == part_weighs && has_own;
    const bool others_weigh = weights > 0 && has_others;
    if (own_weighs && others_weigh) {
        if (weights == beside_) {
            const Exact mean = sum * Exact::ratio(1, beside_);
            value.added = mean;
            value.slope = (own - mean) * Exact::ratio(1, share_steps);
        } else {
            value.over = {steps * sum, whole * own - sum};
            value.under = {steps * Exact::whole(weights), Exact::whole(beside_ - weights)};
        }
    } else if (own_weighs) {
        value.added = own;
    } else if (others_weigh) {
        value.added = sum * Exact::ratio(1, weights);
    }
    const Exact of_others = extras * Exact::ratio(1, beside_);
    if (has_others)
        value.added += of_others;
    if (at == At::one && own_state == part_extra)
        value.added += own;
    if (at == At::between)
        value.slope += ((own_state == part_extra ? own : Exact()) - of_others) * Exact::ratio(1, share_steps);
    static_cast<void>(finish(area_, own_weighs || others_weigh, has_extras, path, member));
    return path;
}

void ShareFunctions::through(AreaId id, AreaId below, Path& path, MemberId member) const
{
    const bool adds = scheme_.areas()[id].aggregation == Aggregation::sum;
    WideInteger all = 0;
    WideInteger weighing = 0;
    std::int64_t own = 0;
    bool has_extras = false;
    Exact sum;
    Exact extras;
    for (const AreaPart& part : scheme_.parts_of(id)) {
        all += part.weight;
        if (part.weight == 0)
            continue;
        const bool is_own = part.area == below;
        const int state = is_own ? path.state : state_of(part, member);
        if (state == part_left_out)
            continue;
        has_extras |= state == part_extra;
        if (state == part_weighs)
            weighing += part.weight;
        if (is_own)
            own = part.weight;
        else
            (state == part_weighs ? sum : extras) += Exact::whole(part.weight) * value_of(part, member);
    }
    const Exact of_all = adds ? Exact::whole(1) : Exact::ratio(1, std::max<WideInteger>(all, 1));
    const Exact of_weighing = adds ? Exact::whole(1) : Exact::ratio(1, std::max<WideInteger>(weighing, 1));
    path.value.multiply(Exact::whole(own) * (path.state == part_weighs ? of_weighing : of_all));
    path.value.add(sum * of_weighing + extras * of_all);
    static_cast<void>(finish(id, weighing > 0, has_extras, path, member));
}

std::optional<ShareFunctions::Path> ShareFunctions::top_of(MemberId member, At at) const
{
    Path path = own_area(member, at);
    AreaId below = area_;
    for (AreaId area = above(area_); area.is_set(); below = area, area = above(area))
        through(area, below, path, member);
    if (path.state != part_weighs)
        return std::nullopt;
    for (std::uint32_t row = 0; row < scheme_.indicators().size(); ++row)
        if (strikes(member, IndicatorId(row), rule::VetoEffect::void_total))
            path.value.become(Exact());
    return path;
}

ShareFunction ShareFunctions::of(MemberId member) const
{
    ShareFunction made;
    if (is_never_complete(member))
        return made;
    if (const auto path = top_of(member, At::zero))
        made.at_zero = path->value.constant();
    if (const auto path = top_of(member, At::one))
        made.at_one = path->value.constant();
    if (const auto path = top_of(member, At::between)) {
        const SharePiece piece = piece_of(path->value);
        if (path->value.least || path->value.most)
            made.between = cut_into_pieces(piece, path->value.least, path->value.most);
        else
            made.between = {piece};
    }
    return made;
}

}  // namespace muster::evaluation
