// Members are made up in pairs, alike but for one record: with nothing besides, with one other indicator in full, with
// all of them, with some drawn by chance; with no role and with every role; with none, one and some records of the
// indicator itself. All pairs are evaluated together.
#include "evaluation/monotone_witness.hpp"

#include "evaluation/imputation.hpp"
#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr int drawn_backgrounds = 12;
constexpr std::size_t many_records = 12;  // of an indicator in full, a week apart, so that caps of weeks and days allow

class Search {
public:
    Search(const Scheme& scheme, IndicatorId indicator) : scheme_(scheme), own_(indicator)
    {
        for (const Indicator& each : scheme.indicators().rows()) {
            merits_.push_back(merit_of(each.rule));
            if (std::ranges::find(roles_, each.assigned) == roles_.end() && !each.assigned.empty())
                roles_.push_back(each.assigned);
        }
    }

    [[nodiscard]] std::optional<MonotoneWitness> run()
    {
        if (merits_[own_.row()].trials.empty())
            return std::nullopt;
        for (const std::vector<WitnessRecord>& background : backgrounds())
            for (const bool has_roles : {false, true})
                if (!has_roles || !roles_.empty()) {
                    add_pairs(background, has_roles);
                    add_pairs_of_an_event(background, has_roles);
                }
        return first_that_falls();
    }

private:
    [[nodiscard]] WitnessRecord record_of(std::uint32_t row, const rule::Trial& trial, std::size_t number) const
    {
        const Day day = trial.day.value_or(Day(2026, 3, 2) + Days(7 * static_cast<int>(number)));
        return {.indicator = scheme_.indicators()[IndicatorId(row)].code,
                .quantity = trial.quantity,
                .day = day,
                .level = trial.level,
                .place = trial.place};
    }

    [[nodiscard]] bool can_be_given(std::uint32_t row) const
    {
        const Indicator& indicator = scheme_.indicators()[IndicatorId(row)];
        return IndicatorId(row) != own_ && (indicator.is_weighted() || indicator.is_bonus) &&
               !merits_[row].trials.empty();
    }

    void give_in_full(std::uint32_t row, std::vector<WitnessRecord>& records) const
    {
        const bool adds = scheme_.indicators()[IndicatorId(row)].combine == Combine::sum;
        const bool is_enough = merits_[row].most.has_value() && !scheme_.indicators()[IndicatorId(row)].cap.per_item &&
                               !scheme_.indicators()[IndicatorId(row)].cap.per_period;
        for (std::size_t number = 0; number < (adds && !is_enough ? many_records : 1); ++number)
            records.push_back(record_of(row, merits_[row].trials.back(), number));
    }

    [[nodiscard]] std::vector<std::vector<WitnessRecord>> backgrounds() const
    {
        std::vector<std::vector<WitnessRecord>> made{{}};
        std::vector<WitnessRecord> all;
        for (std::uint32_t row = 0; row < merits_.size(); ++row)
            if (can_be_given(row)) {
                give_in_full(row, made.emplace_back());
                give_in_full(row, all);
            }
        for (int draw = 0; draw < drawn_backgrounds; ++draw) {
            Random random(Seed{1}.split(static_cast<std::uint64_t>(draw)));
            std::vector<WitnessRecord>& some = made.emplace_back();
            for (std::uint32_t row = 0; row < merits_.size(); ++row)
                if (can_be_given(row) && random.below(2) == 0)
                    give_in_full(row, some);
        }
        made.push_back(std::move(all));
        std::ranges::stable_sort(made, {}, &std::vector<WitnessRecord>::size);
        return made;
    }

    void add_pairs(const std::vector<WitnessRecord>& background, bool has_roles)
    {
        const std::vector<rule::Trial>& trials = merits_[own_.row()].trials;
        const Combine combine = scheme_.indicators()[own_].combine;
        const bool is_reading = combine != Combine::sum && combine != Combine::best;
        std::vector<std::vector<WitnessRecord>> before{background};
        for (const rule::Trial& held : trials) {
            before.push_back(background);
            before.back().push_back(record_of(own_.row(), held, 20));
        }
        for (std::size_t start = 0; start < before.size(); ++start)
            for (std::size_t trial = 0; trial < trials.size(); ++trial) {
                // A reading as high as the one there is, a first one of most points.
                if (is_reading && trial + 1 < (start == 0 ? trials.size() : start))
                    continue;
                tried_.push_back({.roles = has_roles ? roles_ : std::vector<std::string>{},
                                  .held = before[start],
                                  .added = record_of(own_.row(), trials[trial], 30),
                                  .before = {},
                                  .after = {}});
            }
    }

    // Of an event of which another source, or another indicator that shares events, has a record.
    void add_pairs_of_an_event(const std::vector<WitnessRecord>& background, bool has_roles)
    {
        const Indicator& own = scheme_.indicators()[own_];
        std::vector<WitnessRecord> others;
        for (const rule::Exclusive& group : scheme_.parts().exclusives)
            if (std::ranges::find(group.indicators, own.code) != group.indicators.end())
                for (const std::string& code : group.indicators)
                    if (const IndicatorId other = *scheme_.indicators().find(code); other != own_)
                        for (const rule::Trial& trial : merits_[other.row()].trials)
                            others.push_back(record_of(other.row(), trial, 30));
        if (!own.trusted.empty())
            for (const rule::Trial& trial : merits_[own_.row()].trials)
                others.push_back(record_of(own_.row(), trial, 30));
        for (WitnessRecord& other : others)
            for (const rule::Trial& trial : merits_[own_.row()].trials) {
                other.event = "event";
                MonotoneWitness& made =
                    tried_.emplace_back(MonotoneWitness{.roles = has_roles ? roles_ : std::vector<std::string>{},
                                                        .held = background,
                                                        .added = record_of(own_.row(), trial, 30),
                                                        .before = {},
                                                        .after = {}});
                made.held.push_back(other);
                made.added.event = other.event;
                if (!own.trusted.empty())
                    made.added.source = own.trusted.front();
            }
    }

    // The scheme, at a day that shows how old records are where it names none.
    [[nodiscard]] Scheme scheme_at_a_day() const
    {
        SchemeParts parts = scheme_.parts();
        for (Indicator& indicator : parts.indicators)
            if (indicator.decay.applies() && !indicator.decay.on)
                indicator.decay.on = Day(2026, 3, 2) + Days(7 * 31);
        return Scheme(std::move(parts));
    }

    void append(record::Ledger& ledger, std::uint32_t member, const WitnessRecord& record) const
    {
        record::Evidence evidence{.member = MemberId(member),
                                  .indicator = *scheme_.indicators().find(record.indicator),
                                  .quantity = record.quantity,
                                  .day = record.day};
        if (!record.level.empty())
            evidence.level = ledger.admit_level(record.level);
        if (!record.place.empty())
            evidence.place = ledger.admit_place(record.place);
        if (!record.event.empty())
            evidence.event = ledger.admit_event(record.event);
        if (!record.source.empty())
            evidence.source = ledger.admit_source(record.source);
        ledger.append(evidence);
    }

    [[nodiscard]] std::optional<MonotoneWitness> first_that_falls()
    {
        std::vector<RollMember> members;
        std::vector<std::string> codes;
        for (std::size_t pair = 0; pair < tried_.size(); ++pair)
            for (const char* const which : {"a", "b"}) {
                codes.push_back(which + std::to_string(pair));
                members.push_back({.code = codes.back(), .roles = tried_[pair].roles});
            }
        std::vector<std::string> indicators;
        for (const Indicator& indicator : scheme_.indicators().rows())
            indicators.push_back(indicator.code);
        record::Ledger ledger(codes, indicators);
        for (std::uint32_t pair = 0; pair < tried_.size(); ++pair) {
            for (const std::uint32_t member : {2 * pair, 2 * pair + 1})
                for (const WitnessRecord& record : tried_[pair].held)
                    append(ledger, member, record);
            append(ledger, 2 * pair + 1, tried_[pair].added);
        }
        const Evaluation evaluation = evaluate(scheme_at_a_day(), ledger, {.roll = Roll(std::move(members))});
        for (std::uint32_t pair = 0; pair < tried_.size(); ++pair) {
            MonotoneWitness& witness = tried_[pair];
            witness.before = evaluation.of(MemberId(2 * pair)).total;
            witness.after = evaluation.of(MemberId(2 * pair + 1)).total;
            if (witness.after < witness.before)
                return witness;
        }
        return std::nullopt;
    }

    const Scheme& scheme_;
    IndicatorId own_;
    std::vector<rule::Merit> merits_;  // by indicator
    std::vector<std::string> roles_;   // that the scheme names
    std::vector<MonotoneWitness> tried_;
};

}  // namespace

std::optional<MonotoneWitness> find_witness(const Scheme& scheme, IndicatorId indicator)
{
    // Who is made up beside others changes what stands in for theirs.
    if (std::ranges::any_of(scheme.indicators().rows(), [](const Indicator& each) { return imputes(each.missing); }))
        return std::nullopt;
    try {
        return Search(scheme, indicator).run();
    } catch (const Overflow&) {  // a total that has no place in an Exact is no member's
        return std::nullopt;
    }
}

}  // namespace muster::evaluation
