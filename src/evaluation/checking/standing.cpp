// The scheme read a second time, as its headers say it, with maps and fractions and no thought of speed. Where
// evaluate() walks columns, this walks members; where that keeps integers of fixed places, this keeps fractions; what
// is irrational is worked out to a hundred digits (aggregates.cpp).
#include "evaluation/checking/standing.hpp"

#include "evaluation/checking/ages.hpp"
#include "evaluation/checking/aggregates.hpp"
#include "evaluation/checking/events.hpp"
#include "evaluation/checking/reading.hpp"
#include "evaluation/checking/rule/population.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace muster::inline v0_2::evaluation::checking {
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
            count(standings_[row], MemberId(row));
        look_at_all();
        for (std::uint32_t row = 0; row < standings_.size(); ++row)
            for (std::uint32_t i = 0; i < standings_[row].indicators.size(); ++i)
                give_points(IndicatorId(i), standings_[row].indicators[i], standings_[row], MemberId(row));
        fill_in();
        total_all(scheme_.top());
        for (Standing& standing : standings_)
            settle(standing);
        return {std::move(standings_), std::move(waiting_), std::move(fates_)};
    }

private:
    // ---- records

    void collect()
    {
        standings_.resize(evaluation_.roll().members().size());
        for (Standing& standing : standings_)
            standing.indicators.resize(scheme_.indicators().size());
        std::map<EvidenceId, bool> corrected;  // whether without a replacement
        for (const record::Correction& correction : ledger_.corrections())
            corrected[correction.corrected] = !correction.replacement.is_set();
        for (std::uint32_t row = 0; row < ledger_.size(); ++row) {
            const record::Evidence evidence = ledger_[EvidenceId(row)];
            const auto member = evaluation_.roll().members().find(ledger_.members()[evidence.member]);
            const auto indicator = scheme_.indicators().find(ledger_.indicators()[evidence.indicator]);
            const bool is_out = evaluation_.period() && !evaluation_.period()->contains(evidence.day);
            const auto count_as = [&](RecordFate fate) -> std::size_t& {
                return fates_[{fate, ledger_.indicators()[evidence.indicator]}];
            };
            if (const auto correction = corrected.find(EvidenceId(row)); correction != corrected.end())
                ++count_as(correction->second ? RecordFate::void_record : RecordFate::replaced);
            else if (is_out)
                ++count_as(RecordFate::outside_period);
            else if (!member)
                ++count_as(RecordFate::unknown_member);
            else if (!indicator)
                ++count_as(RecordFate::unknown_indicator);
            if (!member || !indicator || is_out || corrected.contains(EvidenceId(row)))
                continue;
            Made& made = standings_[member->row()].indicators[indicator->row()];
            if (evidence.activity.is_set() && !ledger_.activities()[evidence.activity.row()].is_reviewed()) {
                ++made.waiting;
                waiting_.emplace_back(row);
                ++count_as(RecordFate::waiting);
                continue;
            }
            const Indicator& rules = scheme_.indicators()[*indicator];
            if (!read(rules.rule,
                      [&](const auto& rule, auto reading) { return reading.answers(rule, evidence, ledger_); })) {
                ++count_as(RecordFate::no_answer);
                continue;
            }
            Number amount = read(
                rules.rule, [&](const auto& rule, auto reading) { return reading.worth(rule, evidence, ledger_); });
            if (rules.decay.by != rule::Ageing::none) {
                const Day on = rules.decay.on ? *rules.decay.on : evaluation_.period()->last();
                amount = round_off(amount * share_at((on - evidence.day).days(), rules.decay), 6);
            }
            if (rules.cap.per_item)
                amount = std::min(amount, number(*rules.cap.per_item));
            made.pieces.push_back({EvidenceId(row), evidence, amount});
        }
    }

    // ---- all members

    void look_at_all()
    {
        peers_.resize(scheme_.indicators().size());
        for (std::uint32_t row = 0; row < peers_.size(); ++row) {
            const auto* const rule = normalised(scheme_.indicators()[IndicatorId(row)].rule);
            if (rule == nullptr)
                continue;
            std::vector<Number> amounts;
            std::optional<Number> reference;
            for (std::uint32_t member = 0; member < standings_.size(); ++member) {
                const Made& made = standings_[member].indicators[row];
                if (made.records == 0)
                    continue;
                amounts.push_back(made.amount);
                if (evaluation_.roll().members()[MemberId(member)].code == rule->reference)
                    reference = made.amount;
            }
            peers_[row] = Peers(*rule, std::move(amounts), reference);
        }
    }

    // What is missing, from those who are there.
    void fill_in()
    {
        for (std::uint32_t row = 0; row < scheme_.indicators().size(); ++row) {
            const Indicator& rules = scheme_.indicators()[IndicatorId(row)];
            const bool is_of_all = rules.missing == Missing::peer_mean || rules.missing == Missing::peer_median;
            const bool is_of_unit = rules.missing == Missing::unit_mean || rules.missing == Missing::unit_median;
            if (!is_of_all && !is_of_unit)
                continue;
            for (std::uint32_t member = 0; member < standings_.size(); ++member) {
                Made& made = standings_[member].indicators[row];
                if (made.state != ScoreState::incomplete)
                    continue;
                const UnitId unit = evaluation_.roll().unit_of(MemberId(member));
                std::vector<Number> there;
                for (std::uint32_t other = 0; other < standings_.size(); ++other) {
                    const bool is_near =
                        is_of_all || (unit.is_set() && evaluation_.roll().unit_of(MemberId(other)) == unit);
                    if (is_near && standings_[other].indicators[row].state == ScoreState::counted)
                        there.push_back(standings_[other].indicators[row].points);
                }
                if (there.empty())
                    continue;
                std::ranges::sort(there);
                const bool is_mean = rules.missing == Missing::peer_mean || rules.missing == Missing::unit_mean;
                Number middle = (there[there.size() / 2] + there[(there.size() - 1) / 2]) / 2;
                if (is_mean)
                    middle = std::accumulate(there.begin(), there.end(), Number(0)) / Number(there.size());
                made.points = round_off(middle, rules.round_to, rules.rounding.value_or(scheme_.parts().rounding));
                if (rules.cap.total)
                    made.points = std::min(made.points, number(*rules.cap.total));
                made.state = ScoreState::missing;
            }
        }
    }

    // ---- one member

    void count(Standing& standing, MemberId member)
    {
        for (std::uint32_t row = 0; row < standing.indicators.size(); ++row)
            keep_the_trusted(scheme_.indicators()[IndicatorId(row)], standing.indicators[row]);
        keep_one_indicator_an_event(standing);
        for (std::uint32_t row = 0; row < standing.indicators.size(); ++row)
            combine(scheme_.indicators()[IndicatorId(row)], standing.indicators[row],
                    number(evaluation_.of(member, IndicatorId(row)).amount));
        standing.areas.resize(scheme_.areas().size());
        standing.gone.resize(scheme_.areas().size());
        standing.beside.resize(scheme_.areas().size());
        standing.data.resize(scheme_.areas().size(), Number(1));
    }

    void settle(Standing& standing) const
    {
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

    // A record goes where another of its event is by a source that stands before its own.
    void keep_the_trusted(const Indicator& rules, Made& made)
    {
        const auto distrust = [&](const Piece& piece) {
            std::size_t before = 0;
            for (const std::string& source : rules.trusted)
                if (piece.evidence.source.is_set() && ledger_.sources()[piece.evidence.source] == source)
                    return before;
                else
                    ++before;
            return before;
        };
        std::set<EvidenceId> gone;
        for (const Piece& piece : made.pieces)
            for (const Piece& other : made.pieces)
                if (piece.evidence.event.is_set() && other.evidence.event == piece.evidence.event &&
                    distrust(other) < distrust(piece))
                    gone.insert(piece.id);
        for (Piece& piece : made.pieces)
            piece.out = gone.contains(piece.id);
        if (!gone.empty())
            fates_[{RecordFate::less_trusted, rules.code}] += gone.size();
    }

    void keep_one_indicator_an_event(Standing& standing)
    {
        for (const rule::Exclusive& group : scheme_.parts().exclusives) {
            std::map<record::EventId, std::pair<Number, std::size_t>> best;  // worth, place in the group
            const auto each = [&](auto look) {
                for (std::size_t place = 0; place < group.indicators.size(); ++place) {
                    const IndicatorId id = *scheme_.indicators().find(group.indicators[place]);
                    Number points_each = 0;  // where the order decides all are worth the same
                    if (group.by == rule::ExclusiveBy::most_points)
                        points_each = number(*points_each_of(scheme_.indicators()[id].rule));
                    for (Piece& piece : standing.indicators[id.row()].pieces)
                        if (piece.evidence.event.is_set() && !piece.out)
                            look(piece, Number(piece.amount * points_each), place);
                }
            };
            each([&](Piece& piece, const Number& value, std::size_t place) {
                const auto [known, is_new] = best.emplace(piece.evidence.event, std::pair(value, place));
                if (!is_new && value > known->second.first)
                    known->second = {value, place};
            });
            each([&](Piece& piece, const Number&, std::size_t place) {
                piece.out = best.at(piece.evidence.event).second != place;
                if (piece.out)
                    ++fates_[{RecordFate::counted_elsewhere, ledger_.indicators()[piece.evidence.indicator]}];
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
                    if (!piece.out && !other.out && piece.evidence.event.is_set() &&
                        other.evidence.event == piece.evidence.event &&
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

    void give_points(IndicatorId indicator, Made& made, const Standing& standing, MemberId member) const
    {
        const Indicator& rules = scheme_.indicators()[indicator];
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
        const Rounding rounding = rules.rounding.value_or(scheme_.parts().rounding);
        const auto* const normalise = normalised(rules.rule);
        points = normalise != nullptr && !is_missing
                     ? peers_[indicator.row()].points(*normalise, made.amount, rules.round_to, rounding)
                     : round_off(points, rules.round_to, rounding);
        made.state = is_missing ? ScoreState::missing : ScoreState::counted;
        if (is_missing && rules.missing == Missing::stated)
            points = number(rules.missing_points);
        const bool is_none = rules.missing != Missing::as_zero && rules.missing != Missing::stated;
        if (is_missing && is_none) {
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

    // An area's parts as they are for a member.
    struct Gathered {
        Parts weighing{};                          // without those that weigh nothing
        std::vector<std::optional<Number>> all{};  // every part in turn; nothing where it does not weigh for the member
        std::vector<Number> all_weights{};
        Parts beside{};      // they add, and do not weigh
        Number weights = 0;  // of all that the scheme has there
        Number data = 0;     // of these, what has data
        std::size_t named = 0;
        Number bonus = 0;
        Number off = 0;
        bool is_void = false;
        bool has_any = false;  // of bonuses and deductions
    };

    Gathered gather(const Area& area, const Standing& standing) const
    {
        Gathered all;
        const bool weighs = area.aggregation != Aggregation::sum && area.aggregation != Aggregation::ordered;
        const auto take = [&](Weight own, const Number& value, bool is_gone, bool is_beside, const Number& data) {
            ++all.named;
            const Number weight = weighs ? number(own) : Number(1);
            all.weights += weight;
            all.data += weight * data;
            if (!is_gone && weight > 0)
                (is_beside ? all.beside : all.weighing).emplace_back(weight, value);
            all.all.push_back(!is_gone && !is_beside && weight > 0 ? std::optional(value) : std::nullopt);
            all.all_weights.push_back(weight);
        };
        for (std::uint32_t row = 0; row < scheme_.areas().size(); ++row)
            if (const Area& below = scheme_.areas()[AreaId(row)]; below.parent == area.code)
                take(below.weight, standing.areas[row], standing.gone[row], standing.beside[row],
                     standing.gone[row] || standing.beside[row] ? Number(0) : standing.data[row]);
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
                take(rules.weight, made.points, made.state == ScoreState::left_out, made.state == ScoreState::extra,
                     made.state == ScoreState::counted ? 1 : 0);
            }
        }
        return all;
    }

    // An area of all members, after all areas below it.
    void total_all(AreaId id)
    {
        const Area& area = scheme_.areas()[id];
        for (std::uint32_t row = 0; row < scheme_.areas().size(); ++row)
            if (scheme_.areas()[AreaId(row)].parent == area.code)
                total_all(AreaId(row));
        std::vector<Gathered> gathered;
        std::vector<std::vector<std::optional<Number>>> compared;
        for (const Standing& standing : standings_) {
            gathered.push_back(gather(area, standing));
            const bool is_whole = std::ranges::none_of(
                standing.indicators, [](const Made& made) { return made.state == ScoreState::incomplete; });
            const Gathered& own = gathered.back();
            const bool lacks_data = own.weights > 0 && own.data / own.weights < number(area.least_data);
            compared.push_back(is_whole && !lacks_data ? own.all
                                                       : std::vector<std::optional<Number>>(gathered[0].all.size()));
        }
        const std::vector<Wide> together = !gathered.empty() && needs_all_members(area.aggregation)
                                               ? held_together(area, compared, gathered[0].all_weights)
                                               : std::vector<Wide>{};
        for (std::size_t row = 0; row < standings_.size(); ++row)
            total_of(id, standings_[row], gathered[row], together.empty() ? Wide(0) : together[row]);
    }

    void total_of(AreaId id, Standing& standing, const Gathered& all, const Wide& together)
    {
        const Area& area = scheme_.areas()[id];
        const Rounding rounding = area.rounding.value_or(scheme_.parts().rounding);
        Number added = all.bonus - all.off;
        for (const auto& [weight, value] : all.beside)
            added += area.aggregation == Aggregation::sum ? value : Number(weight / all.weights * value);
        const bool counts_for_deductions = area.parent.empty() && all.off > 0;
        if (all.weights > 0)
            standing.data[id.row()] = all.data / all.weights;
        const bool lacks_data = all.named > 0 && standing.data[id.row()] < number(area.least_data);
        if (lacks_data || (all.named > 0 && all.weighing.empty() && !counts_for_deductions)) {
            standing.beside[id.row()] = !all.is_void && (all.has_any || !all.beside.empty());
            standing.gone[id.row()] = !standing.beside[id.row()];
            standing.areas[id.row()] = standing.gone[id.row()] ? Number(0) : added;
            return;
        }
        added += number(area.base);
        Number total = 0;
        const int places = area.round_to.value_or(6);
        if (needs_all_members(area.aggregation)) {
            total = round_off(together, added, places, rounding);
        } else if (const auto power = irrational_power(area)) {
            total = round_off(power_mean(all.weighing, *power), added, places, rounding);
        } else {
            total = aggregated(area, all.weighing) + added;
            if (area.round_to || is_harmonic(area))
                total = round_off(total, places, rounding);
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

    const Evaluation& evaluation_;
    const Scheme& scheme_;
    const record::Ledger& ledger_;
    std::vector<Standing> standings_;
    std::vector<EvidenceId> waiting_;
    std::vector<Peers> peers_;  // by indicator; of those whose points go by all members
    std::map<std::pair<RecordFate, std::string>, std::size_t> fates_;
};

}  // namespace

Recomputed recompute(const Evaluation& evaluation) { return Recomputing(evaluation).run(); }

}  // namespace muster::evaluation::checking
