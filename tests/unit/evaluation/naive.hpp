// What the headers say, done the plain way with fractions: one member at a time, one record after the other, every pair
// of records looked at where they compete. For tests on random input.
#pragma once

#include "muster/evaluation.hpp"
#include "muster/record.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace muster::evaluation::naive {

using Fraction = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

template <class Kind>
Fraction value_of(Decimal<Kind> decimal)
{
    return Fraction(decimal.millionths()) / 1'000'000;
}

inline Fraction value_of(const Exact& exact)
{
    Fraction value =
        Whole(static_cast<std::int64_t>(exact.digits() / 1'000'000'000'000'000)) * Whole(1'000'000'000'000'000) +
        Whole(static_cast<std::int64_t>(exact.digits() % 1'000'000'000'000'000));
    for (int place = 0; place < exact.places(); ++place)
        value /= 10;
    return value / exact.divisor();
}

// By asking which of the two neighbours is nearer.
inline Fraction rounded(const Fraction& value, int places, Rounding rounding = Rounding::half_even)
{
    Fraction unit = 1;
    for (int place = 0; place < places; ++place)
        unit /= 10;
    const Fraction steps = value / unit;
    Whole below = numerator(steps) / denominator(steps);
    while (Fraction(below) > steps)
        --below;
    const Fraction to_below = steps - Fraction(below);
    const Fraction to_above = Fraction(below) + 1 - steps;
    const bool wants_above = rounding == Rounding::half_even ? below % 2 != 0 : below >= 0;  // -2.5 to -3
    const bool takes_above = to_above < to_below || (to_above == to_below && wants_above);
    return Fraction(takes_above ? Whole(below + 1) : below) * unit;
}

struct Row {
    std::uint32_t id;
    record::Evidence evidence;
    Fraction amount;
    bool counts = true;
};

struct Score {
    std::vector<Row> rows;
    Fraction amount = 0;
    Fraction points = 0;
    std::size_t records = 0;
    bool is_missing = false;
    bool strikes = false;
};

struct Member {
    std::map<std::string, Score> indicators;
    std::map<std::string, std::optional<Fraction>> areas;  // nothing: left out
    Fraction total = 0;
    bool is_incomplete = false;
    std::vector<std::string> faults;  // indicators that would divide by less than 0
};

class Reference {
public:
    Reference(const SchemeParts& parts, const record::Ledger& ledger, std::optional<Period> period)
        : parts_(parts), ledger_(ledger), period_(period)
    {
    }

    [[nodiscard]] Member of(const std::string& code) const
    {
        Member member;
        for (const Indicator& indicator : parts_.indicators)
            member.indicators[indicator.code] = {.rows = rows_of(code, indicator)};
        for (const rule::Exclusive& group : parts_.exclusives)
            count_once(member, group);
        for (const Indicator& indicator : parts_.indicators)
            combine(indicator, member.indicators[indicator.code]);
        for (const Indicator& indicator : parts_.indicators)
            give_points(indicator, member);
        for (const Area& area : parts_.areas)
            if (area.parent.empty()) {
                const std::optional<Fraction> total = total_of(area, member);
                member.total = total.value_or(0);
                member.is_incomplete = !total;
            }
        for (const Indicator& indicator : parts_.indicators)
            if (const auto* veto = std::get_if<rule::Veto>(&indicator.rule))
                if (veto->effect == rule::VetoEffect::void_total && member.indicators[indicator.code].strikes)
                    member.total = 0;
        for (const Indicator& indicator : parts_.indicators)
            member.is_incomplete |=
                indicator.missing == Missing::incomplete && member.indicators[indicator.code].is_missing;
        return member;
    }

private:
    [[nodiscard]] bool may_count(std::uint32_t id, const record::Evidence& row) const
    {
        for (const record::Correction& correction : ledger_.corrections())
            if (correction.corrected == EvidenceId(id))
                return false;
        if (period_ && (row.day < period_->first() || row.day > period_->last()))
            return false;
        return !row.activity.is_set() || ledger_.activities()[row.activity.row()].is_reviewed();
    }

    [[nodiscard]] std::vector<Row> rows_of(const std::string& code, const Indicator& indicator) const
    {
        std::vector<Row> rows;
        for (std::uint32_t id = 0; id < ledger_.size(); ++id) {
            const record::Evidence row = ledger_[EvidenceId(id)];
            if (ledger_.members()[row.member] != code || ledger_.indicators()[row.indicator] != indicator.code ||
                !may_count(id, row))
                continue;
            Fraction amount = worth(indicator, row);
            if (indicator.cap.per_item && amount > value_of(*indicator.cap.per_item))
                amount = value_of(*indicator.cap.per_item);
            rows.push_back({id, row, amount});
        }
        return rows;
    }

    [[nodiscard]] Fraction worth(const Indicator& indicator, const record::Evidence& row) const
    {
        if (std::holds_alternative<rule::Count>(indicator.rule))
            return 1;
        if (const auto* deduction = std::get_if<rule::Deduction>(&indicator.rule); deduction && !deduction->by_quantity)
            return 1;
        if (const auto* table = std::get_if<rule::AwardTable>(&indicator.rule)) {
            for (const rule::AwardEntry& entry : table->entries)
                if (ledger_.levels()[row.level] == entry.level && ledger_.places()[row.place] == entry.place)
                    return value_of(entry.points);
            return -1'000'000;
        }
        if (const auto* lag = std::get_if<rule::Lag>(&indicator.rule)) {
            Fraction points = value_of(lag->on_time);
            const Day start = lag->from == rule::LagFrom::fixed_day
                                  ? *lag->day
                                  : ledger_.activities()[row.activity.row()].plan().days.last();
            for (Day day = start + lag->within; day < row.day; day += Days(1))
                points -= value_of(lag->per_day_late);
            return std::max(points, value_of(lag->least));
        }
        return value_of(row.quantity);
    }

    void count_once(Member& member, const rule::Exclusive& group) const
    {
        const auto each = [&](const std::string& code) -> Fraction {
            for (const Indicator& indicator : parts_.indicators)
                if (indicator.code == code) {
                    if (const auto* count = std::get_if<rule::Count>(&indicator.rule))
                        return value_of(count->each);
                    if (const auto* sum = std::get_if<rule::Sum>(&indicator.rule))
                        return value_of(sum->each);
                }
            return 1;
        };
        for (std::uint32_t event = 0; event < ledger_.events().size(); ++event) {
            std::string winner;
            std::optional<Fraction> most;
            for (const std::string& code : group.indicators)
                for (const Row& row : member.indicators[code].rows)
                    if (row.evidence.event == record::EventId(event) && (!most || row.amount * each(code) > *most)) {
                        most = row.amount * each(code);
                        winner = code;
                    }
            for (const std::string& code : group.indicators)
                for (Row& row : member.indicators[code].rows)
                    if (row.evidence.event == record::EventId(event) && code != winner)
                        row.counts = false;
        }
    }

    static bool same_period(Day one, Day other, rule::CapPeriod period)
    {
        const auto left = one.year_month_day();
        const auto right = other.year_month_day();
        switch (period) {
        case rule::CapPeriod::day:
            return one == other;
        case rule::CapPeriod::week:
            return one.week_number() == other.week_number() && one - other < Days(7) && other - one < Days(7);
        case rule::CapPeriod::month:
            return left.year == right.year && left.month == right.month;
        case rule::CapPeriod::quarter:
            return left.year == right.year && (left.month.as_number() + 2) / 3 == (right.month.as_number() + 2) / 3;
        case rule::CapPeriod::year:
            return left.year == right.year;
        }
        return false;
    }

    static void combine(const Indicator& indicator, Score& score)
    {
        std::vector<Row> rows;
        for (const Row& row : score.rows) {
            bool is_beaten = !row.counts;
            for (const Row& other : score.rows)
                is_beaten |= indicator.once_per_event.applies && other.counts && row.evidence.event.is_set() &&
                             other.evidence.event == row.evidence.event &&
                             (other.amount > row.amount || (other.amount == row.amount && other.id < row.id));
            if (!is_beaten)
                rows.push_back(row);
        }
        score.records = rows.size();
        if (rows.empty())
            return;
        if (indicator.combine == Combine::sum || indicator.combine == Combine::mean) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (!indicator.cap.per_period) {
                    score.amount += rows[i].amount;
                    continue;
                }
                bool is_first = true;  // of its period
                Fraction together = 0;
                for (std::size_t j = 0; j < rows.size(); ++j)
                    if (same_period(rows[i].evidence.day, rows[j].evidence.day, indicator.cap.period)) {
                        is_first &= j >= i;
                        together += rows[j].amount;
                    }
                if (is_first)
                    score.amount += std::min(together, value_of(*indicator.cap.per_period));
            }
            if (indicator.combine == Combine::mean)
                score.amount /= rows.size();
            return;
        }
        const Row* stands = &rows.front();
        for (const Row& row : rows)
            if ((indicator.combine == Combine::best && row.amount > stands->amount) ||
                (indicator.combine == Combine::worst && row.amount < stands->amount) ||
                (indicator.combine == Combine::latest && row.evidence.day >= stands->evidence.day))
                stands = &row;
        score.amount = stands->amount;
        score.records = 1;
    }

    void give_points(const Indicator& indicator, Member& member) const;
    [[nodiscard]] std::optional<Fraction> total_of(const Area& area, Member& member) const;

    const SchemeParts& parts_;
    const record::Ledger& ledger_;
    std::optional<Period> period_;
};

}  // namespace muster::evaluation::naive
