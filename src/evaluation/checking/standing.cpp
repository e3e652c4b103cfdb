// The scheme read a second time, as its headers say it, with maps and fractions and no thought of speed. Where
// evaluate() walks columns, this walks members; where that keeps integers of fixed places, this keeps fractions; a
// geometric mean is found by halving, each step decided by powers of whole numbers.
#include "evaluation/checking/standing.hpp"

#include "evaluation/checking/events.hpp"
#include "evaluation/checking/reading.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace muster::evaluation::checking {
namespace {

class Recomputing {
public:
    explicit Recomputing(const Evaluation& evaluation)
        : evaluation_(evaluation), scheme_(evaluation.scheme()), ledger_(evaluation.ledger())
    {
    }

    Recomputed run()
    {
        collect();
        for (std::uint32_t row = 0; row < standings_.size(); ++row)
            settle(standings_[row], MemberId(row));
        return {std::move(standings_), std::move(waiting_)};
    }

private:
    // ---- records

    void collect()
    {
        standings_.resize(evaluation_.roll().members().size());
        for (Standing& standing : standings_)
            standing.indicators.resize(scheme_.indicators().size());
        std::set<EvidenceId> corrected;
        for (const record::Correction& correction : ledger_.corrections())
            corrected.insert(correction.corrected);
        for (std::uint32_t row = 0; row < ledger_.size(); ++row) {
            const record::Evidence evidence = ledger_[EvidenceId(row)];
            const auto member = evaluation_.roll().members().find(ledger_.members()[evidence.member]);
            const auto indicator = scheme_.indicators().find(ledger_.indicators()[evidence.indicator]);
            const bool is_out = evaluation_.period() && !evaluation_.period()->contains(evidence.day);
            if (!member || !indicator || is_out || corrected.contains(EvidenceId(row)))
                continue;
            Made& made = standings_[member->row()].indicators[indicator->row()];
            if (evidence.activity.is_set() && !ledger_.activities()[evidence.activity.row()].is_reviewed()) {
                ++made.waiting;
                waiting_.emplace_back(row);
                continue;
            }
            const Indicator& rules = scheme_.indicators()[*indicator];
            Number amount = read(
                rules.rule, [&](const auto& rule, auto reading) { return reading.worth(rule, evidence, ledger_); });
            if (rules.cap.per_item)
                amount = std::min(amount, number(*rules.cap.per_item));
            made.pieces.push_back({EvidenceId(row), evidence, amount});
        }
    }

    // ---- one member

    void settle(Standing& standing, MemberId member)
    {
        keep_one_indicator_an_event(standing);
        for (std::uint32_t row = 0; row < standing.indicators.size(); ++row)
            combine(scheme_.indicators()[IndicatorId(row)], standing.indicators[row],
                    number(evaluation_.of(member, IndicatorId(row)).amount));
        for (std::uint32_t row = 0; row < standing.indicators.size(); ++row)
            give_points(scheme_.indicators()[IndicatorId(row)], standing.indicators[row], standing, member);
        standing.areas.resize(scheme_.areas().size());
        standing.gone.resize(scheme_.areas().size());
        standing.beside.resize(scheme_.areas().size());
        total_of(scheme_.top(), standing, member);
        standing.total = standing.areas[scheme_.top().row()];
        standing.is_incomplete = standing.gone[scheme_.top().row()] || standing.beside[scheme_.top().row()];
        for (const Made& made : standing.indicators)
            standing.is_incomplete = standing.is_incomplete || made.state == ScoreState::incomplete;
        for (std::uint32_t row = 0; row < standing.indicators.size(); ++row) {
            const auto sanction = sanction_of(scheme_.indicators()[IndicatorId(row)].rule);
            if (!sanction || !standing.indicators[row].strikes)
                continue;
            if (sanction->effect == rule::VetoEffect::void_total)
                standing.total = 0;
            if (sanction->effect == rule::VetoEffect::bar_grade)
                standing.barred_to =
                    std::max<std::size_t>(standing.barred_to, scheme_.grades().find(sanction->best_grade)->row());
        }
    }

    void keep_one_indicator_an_event(Standing& standing) const
    {
        for (const rule::Exclusive& group : scheme_.parts().exclusives) {
            std::map<record::EventId, std::pair<Number, std::size_t>> best;  // worth, place in the group
            const auto each = [&](auto look) {
                for (std::size_t place = 0; place < group.indicators.size(); ++place) {
                    const IndicatorId id = *scheme_.indicators().find(group.indicators[place]);
                    const Number points_each = number(*points_each_of(scheme_.indicators()[id].rule));
                    for (Piece& piece : standing.indicators[id.row()].pieces)
                        if (piece.evidence.event.is_set())
                            look(piece, Number(piece.amount * points_each), place);
                }
            };
            each([&](Piece& piece, const Number& value, std::size_t place) {
                const auto [known, is_new] = best.emplace(piece.evidence.event, std::pair(value, place));
                if (!is_new && value > known->second.first)
                    known->second = {value, place};
            });
            each([&](Piece& piece, const Number&, std::size_t place) {
                piece.out = piece.out || best.at(piece.evidence.event).second != place;
            });
        }
    }

    // How many there are where those of one event are one.
    static std::size_t events_of(const std::vector<Piece>& pieces)
    {
        std::set<record::EventId> events;
        std::size_t others = 0;
        for (const Piece& piece : pieces)
            if (piece.evidence.event.is_set())
                events.insert(piece.evidence.event);
            else
                ++others;
        return events.size() + others;
    }

    static void combine(const Indicator& rules, Made& made, const Number& claimed)
    {
        std::vector<Piece> all;
        std::ranges::copy_if(made.pieces, std::back_inserter(all), [](const Piece& piece) { return !piece.out; });
        if (rules.once_per_event.applies && !all.empty() && rules.cap.per_period) {
            made.records = events_of(all);
            made.amount = most_within_caps(rules, all, claimed);
            return;
        }
        if (rules.once_per_event.applies && !all.empty() && rules.combine == Combine::latest) {
            made.records = 1;
            made.amount = greatest_latest(all);
            return;
        }
        if (rules.once_per_event.applies)
            for (Piece& piece : made.pieces)
                for (const Piece& other : made.pieces)
                    if (!other.out && piece.evidence.event.is_set() && other.evidence.event == piece.evidence.event &&
                        (other.amount > piece.amount || (other.amount == piece.amount && other.id < piece.id)))
                        piece.out = true;
        std::vector<Piece> in;
        std::ranges::copy_if(made.pieces, std::back_inserter(in), [](const Piece& piece) { return !piece.out; });
        read(rules.rule, [&](const auto& rule, auto reading) { reading.choose(rule, in); });
        made.records = in.size();
        if (in.empty())
            return;
        std::map<std::string, Number> by_period;
        for (const Piece& piece : in)
            by_period[rules.cap.per_period ? period_name(piece.evidence.day, rules.cap.period) : ""] += piece.amount;
        Number sum = 0;
        for (const auto& [period, amount] : by_period)
            sum += rules.cap.per_period ? std::min(amount, number(*rules.cap.per_period)) : amount;
        const auto less = [](const Piece& left, const Piece& right) { return left.amount < right.amount; };
        const auto earlier = [](const Piece& left, const Piece& right) {
            return std::pair(left.evidence.day, left.amount) < std::pair(right.evidence.day, right.amount);
        };
        switch (rules.combine) {
        case Combine::sum:
            made.amount = sum;
            return;
        case Combine::mean:
            made.amount = sum / Number(in.size());
            return;
        case Combine::best:
            made.amount = std::ranges::max_element(in, less)->amount;
            break;
        case Combine::worst:
            made.amount = std::ranges::min_element(in, less)->amount;
            break;
        case Combine::latest:
            made.amount = std::ranges::max_element(in, earlier)->amount;
            break;
        }
        made.records = 1;
    }

    // What the rule divides by; 0 where it does not.
    [[nodiscard]] Number exposure_in(const Rule& rule, const Standing& standing) const
    {
        const std::string_view code = exposure_of(rule);
        return code.empty() ? Number(0) : standing.indicators[scheme_.indicators().find(code)->row()].amount;
    }

    void give_points(const Indicator& rules, Made& made, const Standing& standing, MemberId member) const
    {
        const Number exposure = exposure_in(rules.rule, standing);
        if (rules.role() == rule::Role::strikes) {
            made.strikes = read(rules.rule, [&](const auto& rule, auto reading) {
                return reading.strikes(rule, made.amount, exposure);
            });
            made.state = made.records == 0 ? ScoreState::missing : ScoreState::counted;
            return;
        }
        const bool is_missing =
            read(rules.rule, [&](const auto& rule, auto reading) { return reading.is_missing(rule, made, exposure); });
        Number points = read(
            rules.rule, [&](const auto& rule, auto reading) { return reading.points(rule, made.amount, exposure); });
        points = round_off(points, rules.round_to, rules.rounding.value_or(scheme_.parts().rounding));
        made.state = is_missing ? ScoreState::missing : ScoreState::counted;
        if (is_missing && rules.missing == Missing::stated)
            points = number(rules.missing_points);
        if (is_missing && (rules.missing == Missing::leave_out || rules.missing == Missing::incomplete)) {
            points = 0;
            made.state = rules.missing == Missing::leave_out ? ScoreState::left_out : ScoreState::incomplete;
        }
        made.points = rules.cap.total ? std::min(points, number(*rules.cap.total)) : points;
        const auto& roles = evaluation_.roll().members()[member].roles;
        const bool is_of_another = !rules.assigned.empty() && std::ranges::count(roles, rules.assigned) == 0;
        if (is_of_another)
            made.state = is_missing ? ScoreState::left_out : ScoreState::extra;
        if (is_of_another && is_missing)
            made.points = 0;
        if ((is_of_another || rules.is_bonus) && made.points < 0)
            made.points = 0;
    }

    // ---- areas

    // (weight, value) of every part there is.
    using Parts = std::vector<std::pair<Number, Number>>;

    // An area's parts as they are for a member.
    struct Gathered {
        Parts weighing{};    // without those that weigh nothing
        Parts beside{};      // they add, and do not weigh
        Number weights = 0;  // of all that the scheme has there
        std::size_t named = 0;
        Number bonus = 0;
        Number off = 0;
        bool is_void = false;
        bool has_any = false;  // of bonuses and deductions
    };

    Gathered gather(const Area& area, Standing& standing, MemberId member)
    {
        Gathered all;
        const bool weighs = area.aggregation != Aggregation::sum && area.aggregation != Aggregation::ordered;
        const auto take = [&](Weight own, const Number& value, bool is_gone, bool is_beside) {
            ++all.named;
            const Number weight = weighs ? number(own) : Number(1);
            all.weights += weight;
            if (!is_gone && weight > 0)
                (is_beside ? all.beside : all.weighing).emplace_back(weight, value);
        };
        for (std::uint32_t row = 0; row < scheme_.areas().size(); ++row)
            if (const Area& below = scheme_.areas()[AreaId(row)]; below.parent == area.code) {
                total_of(AreaId(row), standing, member);
                take(below.weight, standing.areas[row], standing.gone[row], standing.beside[row]);
            }
        for (std::uint32_t row = 0; row < scheme_.indicators().size(); ++row) {
            const Indicator& rules = scheme_.indicators()[IndicatorId(row)];
            if (rules.area != area.code)
                continue;
            const Made& made = standing.indicators[row];
            if (const auto sanction = sanction_of(rules.rule)) {
                all.is_void = all.is_void || (made.strikes && sanction->effect == rule::VetoEffect::void_area);
            } else if (rules.role() == rule::Role::taken_off || rules.is_bonus) {
                (rules.is_bonus ? all.bonus : all.off) += made.points;
                all.has_any = all.has_any || made.points > 0;
            } else {
                take(rules.weight, made.points, made.state == ScoreState::left_out, made.state == ScoreState::extra);
            }
        }
        return all;
    }

    void total_of(AreaId id, Standing& standing, MemberId member)
    {
        const Area& area = scheme_.areas()[id];
        const Rounding rounding = area.rounding.value_or(scheme_.parts().rounding);
        const Gathered all = gather(area, standing, member);
        Number added = all.bonus - all.off;
        for (const auto& [weight, value] : all.beside)
            added += area.aggregation == Aggregation::sum ? value : Number(weight / all.weights * value);
        const bool counts_for_deductions = area.parent.empty() && all.off > 0;
        if (all.named > 0 && all.weighing.empty() && !counts_for_deductions) {
            standing.beside[id.row()] = !all.is_void && (all.has_any || !all.beside.empty());
            standing.gone[id.row()] = !standing.beside[id.row()];
            standing.areas[id.row()] = standing.gone[id.row()] ? Number(0) : added;
            return;
        }
        added += number(area.base);
        Number total = 0;
        if (area.aggregation == Aggregation::geometric)
            total = geometric(area, rounding, all.weighing, added, evaluation_.of(member, id));
        else {
            total = aggregated(area, all.weighing) + added;
            if (area.round_to || area.aggregation == Aggregation::harmonic)
                total = round_off(total, area.round_to.value_or(6), rounding);
        }
        const auto limit = [&](Points points) {
            return area.round_to ? round_off(number(points), *area.round_to, rounding) : number(points);
        };
        if (area.least)
            total = std::max(total, limit(*area.least));
        if (area.most)
            total = std::min(total, limit(*area.most));
        standing.areas[id.row()] = all.is_void ? Number(0) : total;
    }

    static Number aggregated(const Area& area, Parts parts)
    {
        Number weights = 0;
        Number sum = 0;
        switch (area.aggregation) {
        case Aggregation::sum:
            for (const auto& [weight, value] : parts)
                sum += value;
            return sum;
        case Aggregation::arithmetic:
            for (const auto& [weight, value] : parts) {
                sum += weight * value;
                weights += weight;
            }
            return weights == 0 ? Number(0) : Number(sum / weights);
        case Aggregation::ordered: {
            std::vector<Number> values;
            for (const auto& [weight, value] : parts)
                values.push_back(value);
            std::ranges::sort(values, [](const Number& left, const Number& right) { return left > right; });
            for (std::size_t i = 0; i < values.size(); ++i) {
                sum += number(area.position_weights[i]) * values[i];
                weights += number(area.position_weights[i]);
            }
            return weights == 0 ? Number(0) : Number(sum / weights);
        }
        case Aggregation::harmonic:
            for (const auto& [weight, value] : parts) {
                if (value <= 0)
                    return 0;
                weights += weight;
                sum += weight / value;
            }
            return sum == 0 ? Number(0) : Number(weights / sum);
        case Aggregation::geometric:
            break;
        }
        return 0;
    }

    static std::int64_t millionths(const Number& weight)
    {
        return static_cast<std::int64_t>(numerator(Number(weight * 1'000'000)));
    }

    // The area's total before limits and voids. `claimed` makes it quick where it is right, and changes nothing.
    static Number geometric(const Area& area, Rounding rounding, const Parts& parts, const Number& added,
                            const Exact& claimed)
    {
        const int places = area.round_to.value_or(6);
        std::int64_t divisor = 0;
        for (const auto& [weight, value] : parts)
            divisor = std::gcd(divisor, millionths(weight));
        Number product = 1;
        std::int64_t root = 0;
        bool is_zero = false;
        for (const auto& [weight, value] : parts) {
            const std::int64_t exponent = millionths(weight) / divisor;
            root += exponent;
            is_zero = is_zero || value <= 0;
            product *= Number(pow(numerator(value), static_cast<unsigned>(exponent)),
                              pow(denominator(value), static_cast<unsigned>(exponent)));
        }
        if (is_zero || root == 0)
            return round_off(added, places, rounding);
        const auto to_the_root = [&](const Number& value) {
            return Number(pow(numerator(value), static_cast<unsigned>(root)),
                          pow(denominator(value), static_cast<unsigned>(root)));
        };
        const auto mean_is_at_least = [&](const Number& bound) { return bound <= 0 || to_the_root(bound) <= product; };
        const auto is_mean = [&](const Number& value) { return value > 0 && to_the_root(value) == product; };
        // The greatest number of half last places that the sum reaches. The claimed total says where to look; where it
        // stands at a limit, the search widens from there.
        const Whole unit = pow(Whole(10), static_cast<unsigned>(places));
        const auto reaches = [&](const Whole& halves) { return mean_is_at_least(Number(halves, 2 * unit) - added); };
        Whole low = floor_of(number(claimed) * Number(2 * unit)) - 1;
        Whole high = low + 3;
        for (Whole step = 1; !reaches(low); step *= 2)
            low -= step;
        for (Whole step = 1; reaches(high); step *= 2)
            high += step;
        while (high - low > 1) {
            const Whole middle = floor_of(Number(low + high, 2));
            (reaches(middle) ? low : high) = middle;
        }
        if (low % 2 == 0)
            return Number(low, 2 * unit);
        const bool is_half_way = is_mean(Number(low, 2 * unit) - added);
        const Whole below = floor_of(Number(low, 2));
        const bool half_stays = rounding == Rounding::half_up ? below < 0 : below % 2 == 0;
        return Number(is_half_way && half_stays ? below : Whole(below + 1), unit);
    }

    const Evaluation& evaluation_;
    const Scheme& scheme_;
    const record::Ledger& ledger_;
    std::vector<Standing> standings_;
    std::vector<EvidenceId> waiting_;
};

}  // namespace

Recomputed recompute(const Evaluation& evaluation) { return Recomputing(evaluation).run(); }

}  // namespace muster::evaluation::checking
