// What each rule makes of a record and of an amount, the plain way. Who adds a rule adds its functions, or this does
// not compile.
#pragma once

#include "unit/evaluation/fractions.hpp"

#include "muster/evaluation.hpp"
#include "muster/record.hpp"

#include <algorithm>
#include <vector>

namespace muster::inline v0_2::evaluation::naive {

/// A record that may count.
struct Row {
    std::uint32_t id;
    record::Evidence evidence;
    Fraction amount;
    bool counts = true;
};

/// What a record counts.
struct Worth {
    const record::Ledger& ledger;
    const record::Evidence& row;

    Fraction operator()(const rule::Count&) const { return 1; }
    Fraction operator()(const rule::Sum&) const { return value_of(row.quantity); }
    Fraction operator()(const rule::Rate&) const { return value_of(row.quantity); }
    Fraction operator()(const rule::Bands&) const { return value_of(row.quantity); }
    Fraction operator()(const rule::BestOf&) const { return value_of(row.quantity); }
    Fraction operator()(const rule::AllBut&) const { return value_of(row.quantity); }
    Fraction operator()(const rule::Piecewise&) const { return value_of(row.quantity); }
    Fraction operator()(const rule::Veto&) const { return value_of(row.quantity); }
    Fraction operator()(const rule::Normalise&) const { return value_of(row.quantity); }
    Fraction operator()(const rule::Deduction& rule) const
    {
        return rule.by_quantity ? value_of(row.quantity) : Fraction(1);
    }
    Fraction operator()(const rule::AwardTable& rule) const
    {
        for (const rule::AwardEntry& entry : rule.entries)
            if (ledger.levels()[row.level] == entry.level && ledger.places()[row.place] == entry.place)
                return value_of(entry.points);
        return -1'000'000;
    }
    Fraction operator()(const rule::Lag& rule) const
    {
        Fraction points = value_of(rule.on_time);
        const Day start = rule.from == rule::LagFrom::fixed_day
                              ? *rule.day
                              : ledger.activities()[row.activity.row()].plan().days.last();
        for (Day day = start + rule.within; day < row.day; day += Days(1))
            points -= value_of(rule.per_day_late);
        return std::max(points, value_of(rule.least));
    }
};

/// The records of which an amount is made.
struct Chosen {
    std::vector<Row> rows;

    std::vector<Row> operator()(const auto&) const { return rows; }
    std::vector<Row> operator()(const rule::AllBut& rule) const;
    // A record stays where fewer than `count` are better.
    std::vector<Row> operator()(const rule::BestOf& rule) const
    {
        std::vector<Row> kept;
        for (const Row& row : rows) {
            const auto is_better = [&](const Row& other) {
                const Fraction ahead =
                    rule.best == rule::BestIs::least ? row.amount - other.amount : other.amount - row.amount;
                return ahead > 0 || (ahead == 0 && other.id < row.id);
            };
            if (std::ranges::count_if(rows, is_better) < rule.count)
                kept.push_back(row);
        }
        return kept;
    }
};

inline std::vector<Row> Chosen::operator()(const rule::AllBut& rule) const
{
    std::vector<Row> kept;
    const int spare = std::max(0, static_cast<int>(rows.size()) - rule.keep);
    const int low = std::min(rule.lowest, spare);
    const int high = std::min(rule.highest, spare - low);
    for (const Row& row : rows) {
        const auto below = std::ranges::count_if(rows, [&](const Row& other) {
            return other.amount < row.amount || (other.amount == row.amount && other.id > row.id);
        });
        if (below >= low && static_cast<int>(rows.size()) - 1 - below >= high)
            kept.push_back(row);
    }
    return kept;
}

/// Points of an amount.
struct PointsOf {
    const Fraction& amount;
    const Fraction& exposure;

    Fraction operator()(const rule::Count& rule) const { return amount * value_of(rule.each); }
    Fraction operator()(const rule::Sum& rule) const { return amount * value_of(rule.each); }
    Fraction operator()(const rule::Rate& rule) const
    {
        return exposure == 0 ? Fraction(0) : Fraction(amount / exposure * value_of(rule.at_one));
    }
    Fraction operator()(const rule::Bands& rule) const
    {
        Fraction points = value_of(rule.below);
        for (const rule::Band& band : rule.bands)
            points = amount < value_of(band.from) ? points : value_of(band.points);
        return points;
    }
    Fraction operator()(const rule::Piecewise& rule) const
    {
        const auto& knots = rule.knots;
        for (std::size_t i = 1; i < knots.size(); ++i) {
            const Fraction left = value_of(knots[i - 1].at);
            const Fraction right = value_of(knots[i].at);
            if (left <= amount && amount <= right)
                return value_of(knots[i - 1].points) +
                       (value_of(knots[i].points) - value_of(knots[i - 1].points)) * (amount - left) / (right - left);
        }
        return value_of(amount < value_of(knots.front().at) ? knots.front().points : knots.back().points);
    }
    Fraction operator()(const rule::AwardTable&) const { return amount; }
    Fraction operator()(const rule::BestOf& rule) const { return amount * value_of(rule.each); }
    Fraction operator()(const rule::AllBut& rule) const { return amount * value_of(rule.each); }
    Fraction operator()(const rule::Lag&) const { return amount; }
    Fraction operator()(const rule::Deduction& rule) const
    {
        return std::max(Fraction(0), Fraction(amount * value_of(rule.each)));
    }
    Fraction operator()(const rule::Veto&) const { return 0; }
    Fraction operator()(const rule::Normalise&) const { return 0; }  // by itself: see naive_normalise.hpp
};

}  // namespace muster::evaluation::naive
