// What the headers say, done the plain way with fractions: one member at a time, one record after the other, every pair
// of records looked at where they compete. For tests on random input.
#pragma once

#include "unit/evaluation/naive_rules.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace muster::inline v0_2::evaluation::naive {

struct Score {
    std::vector<Row> rows;
    Fraction amount = 0;
    Fraction points = 0;
    std::size_t records = 0;
    bool is_missing = false;
    bool is_filled_in = false;  // by what others have
    bool strikes = false;
};

struct Member {
    std::string code{};
    std::map<std::string, Score> indicators;
    std::map<std::string, std::optional<Fraction>> areas;  // nothing: left out
    std::map<std::string, Fraction> data{};                // share of its weight, by area
    std::set<std::string> beside;                          // areas and indicators that add and do not weigh
    Fraction total = 0;
    bool is_incomplete = false;
    std::vector<std::string> faults;  // indicators that would divide by less than 0
};

/// What share of a record counts, by its age.
Fraction share_of(Day written, const rule::Decay& decay);

class Reference {
public:
    Reference(const SchemeParts& parts, const record::Ledger& ledger, std::optional<Period> period, const Roll& roll)
        : parts_(parts), ledger_(ledger), period_(period), roll_(roll)
    {
    }

    // `roles` are those the member holds.
    [[nodiscard]] Member of(const std::string& code, const std::vector<std::string>& roles = {}) const
    {
        Member member = counted(code, roles);
        for (const Indicator& indicator : parts_.indicators)
            give_points(indicator, member);
        for (const Indicator& indicator : parts_.indicators)
            fill_in(indicator, member);
        for (const Area& area : parts_.areas)
            if (area.parent.empty()) {
                const std::optional<Fraction> total = total_of(area, member);
                member.total = total.value_or(0);
                member.is_incomplete = !total || member.beside.contains(area.code);
            }
        for (const Indicator& indicator : parts_.indicators)
            if (const auto sanction = sanction_of(indicator.rule))
                if (sanction->effect == rule::VetoEffect::void_total && member.indicators[indicator.code].strikes)
                    member.total = 0;
        for (const Indicator& indicator : parts_.indicators)
            member.is_incomplete |= indicator.missing != Missing::as_zero && indicator.missing != Missing::stated &&
                                    indicator.missing != Missing::leave_out && indicator.is_weighted() &&
                                    member.indicators[indicator.code].is_missing &&
                                    !member.indicators[indicator.code].is_filled_in &&
                                    !member.beside.contains(indicator.code);
        return member;
    }

private:
    // Up to the amounts.
    [[nodiscard]] Member counted(const std::string& code, const std::vector<std::string>& roles) const
    {
        Member member;
        member.code = code;
        for (const Indicator& indicator : parts_.indicators)
            if (!indicator.assigned.empty() && std::ranges::find(roles, indicator.assigned) == roles.end())
                member.beside.insert(indicator.code);
        for (const Indicator& indicator : parts_.indicators)
            member.indicators[indicator.code] = {.rows = rows_of(code, indicator)};
        for (const Indicator& indicator : parts_.indicators)
            trust(indicator, member.indicators[indicator.code].rows);
        for (const rule::Exclusive& group : parts_.exclusives)
            count_once(member, group);
        for (const Indicator& indicator : parts_.indicators)
            combine(indicator, member.indicators[indicator.code]);
        return member;
    }

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
            Fraction amount = std::visit(Worth{ledger_, row}, indicator.rule);
            if (indicator.decay.by != rule::Ageing::none)
                amount = rounded(amount * share_of(row.day, indicator.decay), 6);
            if (indicator.cap.per_item && amount > value_of(*indicator.cap.per_item))
                amount = value_of(*indicator.cap.per_item);
            rows.push_back({id, row, amount});
        }
        return rows;
    }

    // Source by source, those trusted most first: what it wrote of an event puts out what others wrote of it.
    void trust(const Indicator& indicator, std::vector<Row>& rows) const
    {
        for (const std::string& source : indicator.trusted)
            for (const Row& word : rows) {
                if (!word.counts || !word.evidence.event.is_set() || !word.evidence.source.is_set() ||
                    ledger_.sources()[word.evidence.source] != source)
                    continue;
                for (Row& row : rows)
                    if (row.evidence.event == word.evidence.event && row.evidence.source != word.evidence.source)
                        row.counts = false;
            }
    }

    void count_once(Member& member, const rule::Exclusive& group) const
    {
        const auto each = [&](const std::string& code) {
            const auto at = std::ranges::find(parts_.indicators, code, &Indicator::code);
            return group.by == rule::ExclusiveBy::listed ? Fraction(0) : value_of(*points_each_of(at->rule));
        };
        for (std::uint32_t event = 0; event < ledger_.events().size(); ++event) {
            std::string winner;
            std::optional<Fraction> most;
            for (const std::string& code : group.indicators)
                for (const Row& row : member.indicators[code].rows)
                    if (row.counts && row.evidence.event == record::EventId(event) &&
                        (!most || row.amount * each(code) > *most)) {
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

    // Calls `each` with every way of taking one row of each event, and with all rows where events do not count once.
    template <class Each>
    static void every_choice(const Indicator& indicator, const std::vector<Row>& rows, Each each)
    {
        std::map<std::pair<record::EventId, std::uint32_t>, std::vector<Row>> events;
        for (const Row& row : rows) {
            const bool is_one_of_several = indicator.once_per_event.applies && row.evidence.event.is_set();
            events[{is_one_of_several ? row.evidence.event : record::EventId{}, is_one_of_several ? 0 : row.id}]
                .push_back(row);
        }
        std::vector<Row> taken;
        const auto take = [&](auto&& self, auto event) -> void {
            if (event == events.end())
                return each(taken);
            for (const Row& row : event->second) {
                taken.push_back(row);
                self(self, std::next(event));
                taken.pop_back();
            }
        };
        take(take, events.begin());
    }

    static void combine(const Indicator& indicator, Score& score)
    {
        std::vector<Row> rows;
        std::ranges::copy_if(score.rows, std::back_inserter(rows), &Row::counts);
        std::optional<Fraction> most;
        every_choice(indicator, rows, [&](const std::vector<Row>& taken) {
            const std::vector<Row> chosen = std::visit(Chosen{taken}, indicator.rule);
            score.records = chosen.size();
            if (chosen.empty())
                return;
            const Fraction amount = combined(indicator, chosen);
            most = most ? std::max(*most, amount) : amount;
        });
        score.amount = most.value_or(0);
        if (indicator.combine != Combine::sum && indicator.combine != Combine::mean)
            score.records = std::min<std::size_t>(score.records, 1);
    }

    static Fraction combined(const Indicator& indicator, const std::vector<Row>& rows)
    {
        Fraction amount = 0;
        if (indicator.combine == Combine::sum || indicator.combine == Combine::mean) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (!indicator.cap.per_period) {
                    amount += rows[i].amount;
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
                    amount += std::min(together, value_of(*indicator.cap.per_period));
            }
            return indicator.combine == Combine::mean ? Fraction(amount / rows.size()) : amount;
        }
        const Row* stands = &rows.front();
        for (const Row& row : rows)
            if ((indicator.combine == Combine::best && row.amount > stands->amount) ||
                (indicator.combine == Combine::worst && row.amount < stands->amount) ||
                (indicator.combine == Combine::latest &&
                 std::pair(row.evidence.day, row.amount) > std::pair(stands->evidence.day, stands->amount)))
                stands = &row;
        return stands->amount;
    }

    void give_points(const Indicator& indicator, Member& member) const;
    void fill_in(const Indicator& indicator, Member& member) const;
    [[nodiscard]] Fraction normalised_points(const Indicator& indicator, const Member& member) const;
    [[nodiscard]] std::optional<Fraction> total_of(const Area& area, Member& member) const;

    const SchemeParts& parts_;
    const record::Ledger& ledger_;
    std::optional<Period> period_;
    const Roll& roll_;
};

}  // namespace muster::evaluation::naive
