// Rows are taken 64 at a time, one word of the corrections' bits. For each block the rows that count are listed with
// the cell they go to, and the cells are fetched ahead; a second loop adds them up. What a record of most rules counts
// is (quantity & mask) + constant, at most a cap, so the loop does not branch on the rule. Awards, delays, the best and
// the worst take a slower way; records that must be looked at together are put aside as items and settled at the end.
// Sums are integers, so threads that take parts of the rows and add their tallies give the same result as one.
#include "evaluation/scan.hpp"

#include "evaluation/workers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <string>

namespace muster::evaluation {
namespace {

constexpr std::size_t block_rows = 64;
constexpr std::size_t rows_between_reports = std::size_t{1} << 20;

// What one thread finds in its rows.
template <class Sum>
struct Part {
    std::vector<Tally<Sum>> cells;
    std::vector<Item> items;
    std::vector<EvidenceId> waiting;
    std::map<std::uint32_t, std::size_t> strange_members;     // records by row of the ledger's members
    std::map<std::uint32_t, std::size_t> strange_indicators;  // records by row of the ledger's indicators
    Faults faults;
};

template <class Sum>
class RowScan {
public:
    RowScan(const Plan& plan, Part<Sum>& part)
        : plan_(plan), part_(part), width_(plan.indicators.size()), members_(plan.ledger.member_column().data()),
          indicators_(plan.ledger.indicator_column().data()), quantities_(plan.ledger.quantity_column().data()),
          days_(plan.ledger.day_column().data()), activities_(plan.ledger.activity_column()),
          corrected_(plan.ledger.corrected_bits())
    {
        for (const IndicatorPlan& indicator : plan.indicators)
            linear_.push_back({indicator.items.mask, indicator.items.constant, indicator.most, indicator.is_simple});
    }

    // Rows of one block: `first` to `last`, all in one word of bits.
    void take(std::size_t first, std::size_t last)
    {
        const std::size_t word = first / block_rows;
        const std::uint64_t corrected = word < corrected_.size() ? corrected_[word] : 0;
        std::size_t taken = 0;
        for (std::size_t row = first; row < last; ++row) {
            if ((corrected >> (row % block_rows) & 1) != 0 || !plan_.is_in_period(days_[row].day_number()))
                continue;
            const std::uint32_t member = plan_.member_of[members_[row].row()];
            const std::uint32_t indicator = plan_.indicator_of[indicators_[row].row()];
            if (plan_.has_strangers && (member == nothing || indicator == nothing)) {
                note_stranger(row);
                continue;
            }
            const std::size_t cell = member * width_ + indicator;
            __builtin_prefetch(&part_.cells[cell], 1);
            rows_[taken] = static_cast<std::uint32_t>(row);
            kinds_[taken] = indicator;
            cells_[taken++] = cell;
        }
        if (!activities_.empty())
            taken = set_waiting_aside(taken);
        for (std::size_t i = 0; i < taken; ++i) {
            const Linear& linear = linear_[kinds_[i]];
            if (!linear.is_simple) {
                take_slowly(i);
                continue;
            }
            Tally<Sum>& tally = part_.cells[cells_[i]];
            tally.sum += std::min((quantities_[rows_[i]].millionths() & linear.mask) + linear.constant, linear.most);
            ++tally.items;
        }
    }

private:
    struct Linear {
        std::int64_t mask;
        std::int64_t constant;
        std::int64_t most;
        bool is_simple;
    };

    std::size_t set_waiting_aside(std::size_t taken)
    {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < taken; ++i) {
            const ActivityId activity = activities_[rows_[i]];
            if (activity.is_set() && plan_.is_reviewed[activity.row()] == 0) {
                ++part_.cells[cells_[i]].waiting;
                part_.waiting.emplace_back(rows_[i]);
                continue;
            }
            rows_[kept] = rows_[i];
            kinds_[kept] = kinds_[i];
            cells_[kept++] = cells_[i];
        }
        return kept;
    }

    void take_slowly(std::size_t i)
    {
        const std::uint32_t row = rows_[i];
        const IndicatorPlan& indicator = plan_.indicators[kinds_[i]];
        const auto [amount, fault, is_capped] = amount_of(plan_, indicator, row);
        if (fault != nullptr) {
            part_.faults.add({"record " + std::to_string(row + 1)},
                             std::string(fault) + " (indicator \"" +
                                 plan_.scheme.indicators()[IndicatorId(kinds_[i])].code + "\")",
                             "correct the record, or the indicator's rule");
            return;
        }
        if (indicator.is_grouped) {
            const auto events = plan_.ledger.event_column();
            part_.items.push_back({.member = static_cast<std::uint32_t>(cells_[i] / width_),
                                   .indicator = kinds_[i],
                                   .record = row,
                                   .event = events.empty() ? nothing : events[row].row(),
                                   .day = days_[row].day_number(),
                                   .amount = amount,
                                   .counted = amount});
            return;
        }
        add(part_.cells[cells_[i]], indicator.combine, amount, 1);
    }

    void note_stranger(std::size_t row)
    {
        if (plan_.ignores_strangers)
            return;
        if (plan_.member_of[members_[row].row()] == nothing)
            ++part_.strange_members[members_[row].row()];
        if (plan_.indicator_of[indicators_[row].row()] == nothing)
            ++part_.strange_indicators[indicators_[row].row()];
    }

public:
    static void add(Tally<Sum>& tally, Combine combine, Sum amount, std::uint32_t items)
    {
        if (tally.items == 0)
            tally.sum = amount;
        else if (combine == Combine::best)
            tally.sum = std::max(tally.sum, amount);
        else if (combine == Combine::worst)
            tally.sum = std::min(tally.sum, amount);
        else
            tally.sum += amount;
        tally.items += items;
    }

private:
    const Plan& plan_;
    Part<Sum>& part_;
    std::size_t width_;
    const MemberId* members_;
    const IndicatorId* indicators_;
    const Quantity* quantities_;
    const Day* days_;
    std::span<const ActivityId> activities_;
    std::span<const std::uint64_t> corrected_;
    std::vector<Linear> linear_;
    std::array<std::uint32_t, block_rows> rows_{};
    std::array<std::uint32_t, block_rows> kinds_{};
    std::array<std::size_t, block_rows> cells_{};
};

template <class Sum>
void merge(Part<Sum>& into, Part<Sum>& from, const Plan& plan)
{
    const std::size_t width = plan.indicators.size();
    for (std::size_t cell = 0; cell < into.cells.size(); ++cell) {
        into.cells[cell].waiting += from.cells[cell].waiting;
        if (from.cells[cell].items > 0)
            RowScan<Sum>::add(into.cells[cell], plan.indicators[cell % width].combine, from.cells[cell].sum,
                              from.cells[cell].items);
    }
    into.items.insert(into.items.end(), from.items.begin(), from.items.end());
    into.waiting.insert(into.waiting.end(), from.waiting.begin(), from.waiting.end());
    for (const auto& [stranger, records] : from.strange_members)
        into.strange_members[stranger] += records;
    for (const auto& [stranger, records] : from.strange_indicators)
        into.strange_indicators[stranger] += records;
}

void name_strangers(const std::map<std::uint32_t, std::size_t>& strangers, std::span<const std::string> codes,
                    const char* thing, const char* where, Faults& faults)
{
    for (const auto& [stranger, records] : strangers)
        faults.add({"ledger"},
                   std::string(thing) + " \"" + codes[stranger] + "\" has " + std::to_string(records) +
                       (records == 1 ? " record" : " records") + " and is not " + where,
                   "add it there, or set ignores_strangers");
}

}  // namespace

bool fits_narrow(const Plan& plan)
{
    const WideInteger bound =
        static_cast<WideInteger>(plan.largest_item) * static_cast<std::int64_t>(plan.ledger.size());
    return bound < std::numeric_limits<std::int64_t>::max() / 2;
}

template <class Sum>
Scan<Sum> scan(const Plan& plan, const EvaluationOptions& options)
{
    const std::size_t rows = plan.ledger.size();
    const std::size_t blocks = (rows + block_rows - 1) / block_rows;
    // Every thread has tallies of its own, which pays only where rows are many more than tallies.
    const std::size_t useful = rows / (4 * plan.cells() + 100'000) + 1;
    const std::size_t threads = std::min<std::size_t>(std::max(options.threads, 1u), useful);
    std::vector<Part<Sum>> parts(threads);
    in_parts(threads, blocks, [&](std::size_t number, std::size_t first, std::size_t last) {
        Part<Sum>& part = parts[number];
        part.cells.resize(plan.cells());
        RowScan<Sum> rows_of(plan, part);
        for (std::size_t block = first; block < last; ++block) {
            if (number == 0 && options.progress && block % (rows_between_reports / block_rows) == 0 &&
                !options.progress({"scoring", static_cast<double>(block - first) / static_cast<double>(last - first)}))
                throw Stopped({"evaluate"}, "it was asked to stop", "let it run to its end for scores");
            rows_of.take(block * block_rows, std::min(rows, (block + 1) * block_rows));
        }
    });

    Part<Sum>& whole = parts[0];
    for (std::size_t number = 1; number < threads; ++number)
        merge(whole, parts[number], plan);
    Faults faults;
    name_strangers(whole.strange_members, plan.ledger.members().words(), "member", "on the roll", faults);
    name_strangers(whole.strange_indicators, plan.ledger.indicators().words(), "indicator", "in the scheme", faults);
    for (const Part<Sum>& part : parts)
        faults.add(part.faults);
    faults.throw_if_any();

    resolve(plan, whole.items);
    for (const Item& item : whole.items)
        if (item.fate == RecordFate::counted || item.fate == RecordFate::capped)
            RowScan<Sum>::add(whole.cells[item.member * plan.indicators.size() + item.indicator],
                              plan.indicators[item.indicator].combine, item.counted, 1);
    return {std::move(whole.cells), std::move(whole.waiting)};
}

template Scan<std::int64_t> scan(const Plan&, const EvaluationOptions&);
template Scan<WideInteger> scan(const Plan&, const EvaluationOptions&);

}  // namespace muster::evaluation
