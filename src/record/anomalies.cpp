// Each kind brings rows that belong together side by side, by sorting row numbers, and looks at one group after the
// other. Medians and distances are whole numbers (twice the median, so that the middle of two is one), and rules
// compare products, so nothing is rounded before it is decided.
#include "muster/record/anomalies.hpp"

#include "muster/core/faults.hpp"
#include "muster/core/wide_integer.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::record {
namespace {

using Rows = std::vector<std::uint32_t>;

// Twice the median of sorted numbers, of which there is one at least.
template <class Number>
Number twice_median(const std::vector<Number>& sorted)
{
    const std::size_t middle = sorted.size() / 2;
    return sorted[middle] + sorted[(sorted.size() - 1) / 2];
}

// Of twice a whole number.
std::string half_in_words(std::int64_t twice) { return std::to_string(twice / 2) + (twice % 2 == 0 ? "" : ".5"); }

class Looking {
public:
    Looking(const Ledger& ledger, const AnomalyOptions& options) : ledger_(ledger), options_(options)
    {
        const auto days = ledger.day_column();
        for (std::uint32_t row = 0; row < ledger.size(); ++row)
            if (ledger.is_effective(EvidenceId(row)) && (!options.period || options.period->contains(days[row])))
                rows_.push_back(row);
    }

    std::vector<Anomaly> run()
    {
        find_bursts(1, AnomalyKind::burst_day);
        find_bursts(7, AnomalyKind::burst_week);
        find_repeated();
        find_two_sources();
        find_copied_down();
        find_last_days();
        find_outliers();
        std::ranges::stable_sort(found_, {},
                                 [](const Anomaly& one) { return std::pair(one.kind, one.records.front()); });
        return std::move(found_);
    }

private:
    [[nodiscard]] Evidence at(std::uint32_t row) const { return ledger_[EvidenceId(row)]; }

    // Calls `each` with the rows of every group of one key, in the order written.
    template <class Key, class Each>
    void for_groups(Rows rows, Key key, Each each) const
    {
        std::ranges::sort(rows, [&](std::uint32_t left, std::uint32_t right) {
            const auto one = key(left);
            const auto other = key(right);
            return one != other ? one < other : left < right;
        });
        for (auto first = rows.begin(); first != rows.end();) {
            const auto same = key(*first);
            const auto last = std::find_if(first, rows.end(), [&](std::uint32_t row) { return key(row) != same; });
            each(Rows(first, last));
            first = last;
        }
    }

    void add(AnomalyKind kind, Rows rows, bool is_of_one_indicator, Label reason)
    {
        std::ranges::sort(rows);
        const Evidence first = at(rows.front());
        const bool is_of_one_member =
            std::ranges::all_of(rows, [&](std::uint32_t row) { return at(row).member == first.member; });
        Anomaly made{.kind = kind, .records = {}, .reason = std::move(reason)};
        if (is_of_one_member)
            made.member = ledger_.members()[first.member];
        if (is_of_one_indicator)
            made.indicator = ledger_.indicators()[first.indicator];
        for (const std::uint32_t row : rows)
            made.records.emplace_back(row);
        found_.push_back(std::move(made));
    }

    // ---- kinds

    void find_bursts(std::uint32_t length, AnomalyKind kind)
    {
        constexpr std::size_t habit = 3;  // days or weeks with records
        const auto span_of = [&](std::uint32_t row) { return at(row).day.day_number() / length; };  // 0 is a Monday
        for_groups(
            rows_, [&](std::uint32_t row) { return at(row).member; },
            [&](const Rows& of_member) {
                std::vector<Rows> spans;
                for_groups(of_member, span_of, [&](Rows of_span) { spans.push_back(std::move(of_span)); });
                if (spans.size() < habit)
                    return;
                std::vector<std::int64_t> counts;
                for (const Rows& span : spans)
                    counts.push_back(static_cast<std::int64_t>(span.size()));
                std::ranges::sort(counts);
                const std::int64_t twice = twice_median(counts);
                for (const Rows& span : spans) {
                    const auto count = static_cast<std::int64_t>(span.size());
                    if (count < options_.burst_least || 2 * count <= options_.burst_times * twice)
                        continue;
                    const Day day = at(span.front()).day;
                    const std::string monday = to_string(Day(day - Days(iso_weekday(day) - 1)));
                    const std::string number = std::to_string(count);
                    const std::string median = half_in_words(twice);
                    add(kind, span, false,
                        length == 1 ? Label{to_string(day) + " 有 " + number + " 条记录，该成员有记录的日子中位数为 " +
                                                median + " 条",
                                            number + " records on " + to_string(day) +
                                                ", where the median of the member's days with any is " + median}
                                    : Label{monday + " 起的一周有 " + number + " 条记录，该成员有记录的各周中位数为 " +
                                                median + " 条",
                                            number + " records in the week from " + monday +
                                                ", where the median of the member's weeks with any is " + median});
                }
            });
    }

    void find_repeated()
    {
        const auto words = [&](std::uint32_t row) {
            const Evidence one = at(row);
            return std::tuple(one.member, one.indicator, one.day, one.quantity, one.source, one.activity, one.event,
                              one.level, one.place);
        };
        for_groups(rows_, words, [&](const Rows& same) {
            if (same.size() < 2)
                return;
            const std::string number = std::to_string(same.size());
            add(AnomalyKind::repeated, same, true,
                {number + " 条记录各项完全相同", number + " records say the same in all"});
        });
    }

    void find_two_sources()
    {
        const auto look = [&](const Rows& same, const char* zh, const char* en) {
            std::set<SourceId> sources;
            for (const std::uint32_t row : same)
                if (at(row).source.is_set())
                    sources.insert(at(row).source);
            if (sources.size() < 2)
                return;
            Label listed{"", ""};
            for (const SourceId source : sources) {
                listed.zh += (listed.zh.empty() ? "" : "、") + ledger_.sources()[source];
                listed.en += (listed.en.empty() ? "" : ", ") + ledger_.sources()[source];
            }
            add(AnomalyKind::two_sources, same, true, {zh + listed.zh, en + listed.en});
        };
        Rows of_events;
        Rows others;
        for (const std::uint32_t row : rows_)
            (at(row).event.is_set() ? of_events : others).push_back(row);
        for_groups(
            of_events, [&](std::uint32_t row) { return std::tuple(at(row).member, at(row).indicator, at(row).event); },
            [&](const Rows& same) { look(same, "同一事项有多个来源：", "one event, written by "); });
        for_groups(
            others,
            [&](std::uint32_t row) {
                return std::tuple(at(row).member, at(row).indicator, at(row).day, at(row).quantity);
            },
            [&](const Rows& same) {
                look(same, "同日同数量有多个来源：", "the same quantity of one day, written by ");
            });
    }

    void find_copied_down()
    {
        Rows rows;
        for (const std::uint32_t row : rows_)
            if (const Evidence one = at(row); one.source.is_set() && !one.event.is_set() && !one.activity.is_set() &&
                                              one.quantity != Quantity::whole(1))
                rows.push_back(row);
        const auto key = [&](std::uint32_t row) {
            return std::tuple(at(row).source, at(row).indicator, at(row).day, at(row).quantity);
        };
        for_groups(rows, key, [&](const Rows& same) {
            std::set<MemberId> members;
            for (const std::uint32_t row : same)
                members.insert(at(row).member);
            if (static_cast<std::int64_t>(members.size()) < options_.copied_least)
                return;
            const Evidence first = at(same.front());
            const std::string number = std::to_string(members.size());
            const std::string& source = ledger_.sources()[first.source];
            add(AnomalyKind::copied_down, same, true,
                {"来源“" + source + "”为 " + number + " 名成员记了相同的 " + to_string(first.quantity),
                 "source \"" + source + "\" gives " + number + " members the same " + to_string(first.quantity)});
        });
    }

    void find_last_days()
    {
        if (rows_.empty())
            return;
        const auto is_earlier = [&](std::uint32_t left, std::uint32_t right) { return at(left).day < at(right).day; };
        const Day first =
            options_.period ? options_.period->first() : at(*std::ranges::min_element(rows_, is_earlier)).day;
        const Day last =
            options_.period ? options_.period->last() : at(*std::ranges::max_element(rows_, is_earlier)).day;
        if ((last - first).days() + 1 < 4 * options_.last_days)  // hardly anything but last days
            return;
        const Day from = last - Days(options_.last_days - 1);
        for_groups(
            rows_, [&](std::uint32_t row) { return at(row).member; },
            [&](const Rows& of_member) {
                Rows late;
                for (const std::uint32_t row : of_member)
                    if (at(row).day >= from)
                        late.push_back(row);
                if (static_cast<std::int64_t>(late.size()) < options_.last_least || 2 * late.size() <= of_member.size())
                    return;
                const std::string number = std::to_string(late.size());
                const std::string all = std::to_string(of_member.size());
                add(AnomalyKind::last_days, late, false,
                    {"共 " + all + " 条记录，其中 " + number + " 条在 " + to_string(from) + " 及以后",
                     number + " of " + all + " records are of " + to_string(from) + " or later"});
            });
    }

    void find_outliers()
    {
        for_groups(
            rows_, [&](std::uint32_t row) { return at(row).indicator; },
            [&](const Rows& of_indicator) {
                if (static_cast<std::int64_t>(of_indicator.size()) < options_.outlier_least)
                    return;
                std::vector<WideInteger> quantities;
                for (const std::uint32_t row : of_indicator)
                    quantities.push_back(at(row).quantity.millionths());
                std::ranges::sort(quantities);
                const WideInteger middle = twice_median(quantities);
                std::vector<WideInteger> distances;  // twice
                WideInteger sum = 0;
                for (const WideInteger quantity : quantities) {
                    distances.push_back(detail::size_of(2 * quantity - middle));
                    sum += distances.back();
                }
                std::ranges::sort(distances);
                const WideInteger spread = twice_median(distances);  // four times the median distance
                const auto records = static_cast<std::int64_t>(of_indicator.size());
                const auto is_far = [&](WideInteger distance) {
                    return spread > 0 ? 6745 * distance * 2 > options_.outlier_tenths * 1000 * spread
                                      : distance * records * 10'000'000 > options_.outlier_tenths * sum * 1'253'314;
                };
                const std::string median = to_string(Quantity::from_millionths(static_cast<std::int64_t>(middle / 2)));
                for (const std::uint32_t row : of_indicator) {
                    const Quantity quantity = at(row).quantity;
                    if (is_far(detail::size_of(2 * WideInteger{quantity.millionths()} - middle)))
                        add(AnomalyKind::outlier, {row}, true,
                            {"数量 " + to_string(quantity) + "，该指标 " + std::to_string(records) +
                                 " 条记录的中位数为 " + median,
                             "quantity " + to_string(quantity) + ", where the median of " + std::to_string(records) +
                                 " records of the indicator is " + median});
                }
            });
    }

    const Ledger& ledger_;
    const AnomalyOptions& options_;
    Rows rows_;  // that are looked at
    std::vector<Anomaly> found_;
};

void refuse_faults(const AnomalyOptions& options)
{
    Faults faults;
    const std::pair<const char*, int> numbers[] = {
        {"burst_least", options.burst_least},      {"burst_times", options.burst_times},
        {"copied_least", options.copied_least},    {"last_days", options.last_days},
        {"last_least", options.last_least},        {"outlier_least", options.outlier_least},
        {"outlier_tenths", options.outlier_tenths}};
    for (const auto& [name, number] : numbers)
        if (number < 1 || number > 1'000'000)
            faults.add({"anomalies"}, std::string(name) + " is " + std::to_string(number), "give 1 to 1000000");
    faults.throw_if_any();
}

}  // namespace

std::vector<Anomaly> anomalies(const Ledger& ledger, const AnomalyOptions& options)
{
    refuse_faults(options);
    return Looking(ledger, options).run();
}

}  // namespace muster::record
