// One unit of flow (engine/search/flow_network.hpp) is one member on one shift:
//
//   source -> member -> the member's counters, the wider before the narrower -> member's day -> shift -> sink
//
// A counter's arc has a step for each unit, a row's for each person, each at what it adds to the toll; on a shift,
// people with a rarer skill pass its row first and then those of all who lie around it. Days that must be worked carry
// a reward that nothing outweighs. Tolls are convex, so steps are taken in order, and units are added while one more is
// a gain.
#include "roster/engine/search/flow.hpp"

#include "roster/engine/search/flow_network.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>

namespace muster::inline v0_2::roster::engine::search {
namespace {

constexpr Cost must = Cost{1} << 52;

bool is_free(View<const HardSoftCost> tolls)
{
    return std::ranges::all_of(tolls, [](const HardSoftCost& toll) { return toll == HardSoftCost{}; });
}

/// A counter of one member, or several that count the same days: its days, and what it costs.
struct Group {
    List<bool> days;
    List<std::pair<std::size_t, double>> counters;  ///< and how much one day counts
    int size = 0;
};

/// How much a day's duties count, where all count alike; on average, where that is near enough.
struct DayCount {
    bool fits = true;
    double count = 0.0;  ///< 0: the day does not count
};

/// Whether all counters must fit into a network, or those that do not are left out.
enum class Fit : std::uint8_t { exact, relaxed };

class Builder {
public:
    Builder(const Instance& instance, std::size_t cover_rows, const FlowTask& task, Fit fit)
        : instance_(instance), cover_rows_(cover_rows), days_(static_cast<std::size_t>(instance.days)), task_(task),
          fit_(fit), first_offer_(static_cast<std::size_t>(instance.members) * days_ + 1, 0)
    {
        for (const Offer& offer : task.offers)
            ++first_offer_[cell(offer.member, offer.day) + 1];
        std::partial_sum(first_offer_.begin(), first_offer_.end(), first_offer_.begin());
    }

    std::optional<FlowPlan> plan(const Budget& budget, std::size_t most_arcs)
    {
        if (instance_.duty_count != instance_.types + 1)
            return std::nullopt;
        const int source = network_.add_node();
        for (int member = 0; member < instance_.members; ++member)
            if (!add_member(source, member))
                return std::nullopt;
        add_shifts();
        if (network_.arc_count() > most_arcs)
            return std::nullopt;
        if (!(task_.now.empty() ? network_.send(source, sink_, budget) : better(source, budget)))
            return std::nullopt;
        FlowPlan made{List<Line>(instance_.members, Line(days_, 0)), List<Cost>(cover_rows_, 0), network_.work()};
        for (const Stand& stand : stands_)
            if (network_.carries(stand.arc))
                made.lines[stand.member][stand.day] = static_cast<DutyIndex>(stand.duty);
        for (const Priced& row : priced_)
            made.prices[row.row] = network_.potential(row.from) - network_.potential(row.to);
        return made;
    }

private:
    bool better(int source, const Budget& budget)
    {
        for (const Stand& stand : stands_)
            if (task_.now[cell(stand.member, stand.day)] == stand.duty)
                network_.carry(stand.arc, source, sink_);
        return network_.improve(source, sink_, budget);
    }

    struct Stand {
        int member, day, duty, node, arc;
        Cost toll;
    };

    struct Priced {
        std::size_t row;
        int from, to;
    };

    [[nodiscard]] std::size_t cell(int member, int day) const
    {
        return static_cast<std::size_t>(member) * days_ + static_cast<std::size_t>(day);
    }
    [[nodiscard]] View<const Offer> offers_of(int member, int day) const
    {
        const std::size_t at = cell(member, day);
        return std::span(task_.offers).subspan(first_offer_[at], first_offer_[at + 1] - first_offer_[at]);
    }

    [[nodiscard]] DayCount count_on(int member, int day, const Counter& counter) const
    {
        const auto offers = offers_of(member, day);
        if (offers.empty())
            return {};
        if (counter.counted == Counted::weekends)
            return {task_.knows_weekends,
                    task_.knows_weekends && task_.opens_weekend[cell(member, day)] != 0 ? 1.0 : 0.0};
        Cost least = std::numeric_limits<Cost>::max();
        Cost most = 0;
        Cost sum = 0;
        for (const Offer& offer : offers) {
            const Cost now = instance_.increment(counter, day, offer.duty);
            least = std::min(least, now);
            most = std::max(most, now);
            sum += now;
        }
        return {least == most || (fit_ == Fit::relaxed && least > 0),
                static_cast<double>(sum) / static_cast<double>(offers.size())};
    }

    /// The days a counter counts, and how much each; nothing where they count differently.
    [[nodiscard]] std::optional<Group> group_of(int member, std::size_t index) const
    {
        const Counter& counter = instance_.rules[member].counters[index];
        if (counter.counted == Counted::type)
            return std::nullopt;
        Group group{List<bool>(days_, false), {}, 0};
        double sum = 0.0;
        double first = 0.0;
        for (int day = 0; day < instance_.days; ++day) {
            const DayCount counted = count_on(member, day, counter);
            if (!counted.fits || (fit_ == Fit::exact && counted.count != 0.0 && first != 0.0 && counted.count != first))
                return std::nullopt;
            if (counted.count == 0.0)
                continue;
            first = counted.count;
            sum += counted.count;
            group.days[day] = true;
            ++group.size;
        }
        group.counters.emplace_back(index, group.size > 0 ? sum / group.size : 0.0);
        return group;
    }

    /// The groups of a member's counters; nothing where they cross or count a day's shifts differently. Relaxed, it
    /// leaves those out.
    [[nodiscard]] std::optional<List<Group>> groups_of(int member) const
    {
        const LineRules& rule = instance_.rules[member];
        List<Group> groups{{List<bool>(days_, true), {}, instance_.days}};
        for (std::size_t index = 0; index < rule.counters.size(); ++index) {
            auto group = group_of(member, index);
            if (!group && fit_ == Fit::exact)
                return std::nullopt;
            if (!group || group->size == 0)
                continue;
            const auto same =
                std::ranges::find_if(groups, [&](const Group& other) { return other.days == group->days; });
            if (same != groups.end())
                same->counters.push_back(group->counters.front());
            else if (std::ranges::all_of(groups,
                                         [&](const Group& other) { return lie_apart_or_within(*group, other); }))
                groups.push_back(std::move(*group));
            else if (fit_ == Fit::exact)
                return std::nullopt;
        }
        std::ranges::stable_sort(groups, std::greater<>{}, &Group::size);
        return groups;
    }

    [[nodiscard]] static bool lie_apart_or_within(const Group& one, const Group& other)
    {
        int common = 0;
        for (std::size_t day = 0; day < one.days.size(); ++day)
            common += one.days[day] && other.days[day] ? 1 : 0;
        return common == 0 || common == std::min(one.size, other.size);
    }

    /// One unit at most for all days of a hole; from what counts them all.
    void join_holes(int member, List<int>& leaf)
    {
        const auto hole_of = [&](std::size_t day) {
            return task_.hole.empty() ? -1 : task_.hole[static_cast<std::size_t>(member) * days_ + day];
        };
        for (std::size_t day = 0; day < days_;) {
            const int hole = hole_of(day);
            const std::size_t first = day;
            int outermost = leaf[first];
            for (; day < days_ && (day == first || hole_of(day) == hole || hole_of(day) < 0); ++day)
                if (hole_of(day) == hole)
                    outermost = std::min(outermost, leaf[day]);
            if (hole < 0)
                continue;
            const int node = network_.add_node();
            network_.add_arc(outermost, node, 1, 0);
            for (std::size_t other = first; other < day; ++other)
                if (hole_of(other) == hole)
                    leaf[other] = node;
        }
    }

    bool add_member(int source, int member)
    {
        const auto groups = groups_of(member);
        if (!groups)
            return false;
        List<int> leaf(days_, source);  // where a day's unit comes from, so far
        for (const Group& group : *groups) {
            const auto inside = static_cast<std::size_t>(std::ranges::find(group.days, true) - group.days.begin());
            const int node = network_.add_node();
            const auto& counters = instance_.rules[member].counters;
            const auto held = [&](std::size_t index) { return task_.held.empty() ? 0 : task_.held[member][index]; };
            add_steps(network_, leaf[inside], node, group.size, [&](int units) {
                Cost toll = 0;
                for (const auto& [index, unit] : group.counters)
                    toll +=
                        counters[index].at(held(index) + std::llround(unit * units)).value(instance_.dominant_weight);
                return toll * task_.scale;
            });
            for (std::size_t day = 0; day < days_; ++day)
                if (group.days[day])
                    leaf[day] = node;
        }
        join_holes(member, leaf);
        for (int day = 0; day < instance_.days; ++day) {
            int node = -1;
            for (const Offer& offer : offers_of(member, day)) {
                if (node < 0) {
                    node = network_.add_node();
                    const Cost rest = task_.rest[cell(member, day)];
                    network_.add_arc(leaf[day], node, 1, rest == FlowTask::no_rest ? -must * task_.scale : -rest);
                }
                stands_.push_back({member, day, offer.duty, node, -1, offer.toll});
            }
        }
        return true;
    }

    /// A row and who of those who may stand the shift it counts.
    struct ChainedRow {
        int row;
        List<bool> counts;
    };
    struct ShiftNodes {
        List<std::size_t> stands;
        List<ChainedRow> chain;
        List<int> nodes;  ///< of each row of the chain, and before them one for members on none
    };

    /// Rows of a shift, the widest first, each within the one before; what fits in no such chain is left out.
    void chain(ShiftNodes& shift) const
    {
        List<ChainedRow> rows;
        for (std::size_t at = 0; at < shift.stands.size(); ++at) {
            const Stand& stand = stands_[shift.stands[at]];
            instance_.each_row_of_type(stand.member, stand.day, type_of(stand), [&](int row) {
                if (static_cast<std::size_t>(row) >= cover_rows_)
                    return;
                auto found = std::ranges::find(rows, row, &ChainedRow::row);
                if (found == rows.end())
                    found = rows.insert(rows.end(), {row, List<bool>(shift.stands.size(), false)});
                found->counts[at] = true;
            });
        }
        std::ranges::stable_sort(rows, std::greater<>{},
                                 [](const ChainedRow& row) { return std::ranges::count(row.counts, true); });
        for (ChainedRow& row : rows) {
            bool is_within = true;
            for (std::size_t at = 0; !shift.chain.empty() && at < row.counts.size(); ++at)
                is_within = is_within && (!row.counts[at] || shift.chain.back().counts[at]);
            if (is_within)
                shift.chain.push_back(std::move(row));
        }
    }

    [[nodiscard]] std::uint16_t type_of(const Stand& stand) const { return instance_.duties[stand.duty].types.front(); }

    void add_shifts()
    {
        List<ShiftNodes> shifts(days_ * static_cast<std::size_t>(instance_.types));
        for (std::size_t at = 0; at < stands_.size(); ++at)
            shifts[stands_[at].day * instance_.types + type_of(stands_[at])].stands.push_back(at);
        for (ShiftNodes& shift : shifts) {  // the narrowest row has the lowest number: arcs lead upwards
            if (shift.stands.empty())
                continue;
            chain(shift);
            shift.nodes.resize(shift.chain.size() + 1);
            for (std::size_t at = shift.nodes.size(); at-- > 0;)
                shift.nodes[at] = network_.add_node();
        }
        sink_ = network_.add_node();
        for (const ShiftNodes& shift : shifts) {
            if (shift.stands.empty())
                continue;
            network_.add_arc(shift.nodes[0], sink_, instance_.members, 0);
            for (std::size_t at = 0; at < shift.chain.size(); ++at) {
                const auto number = static_cast<std::size_t>(shift.chain[at].row);
                const Row& row = instance_.rows[number];
                priced_.push_back({number, shift.nodes[at + 1], shift.nodes[at]});
                const int held = task_.people.empty() ? 0 : task_.people[number];
                add_steps(network_, shift.nodes[at + 1], shift.nodes[at], row.most - held, [&](int people) {
                    return row.at(held + people).value(instance_.dominant_weight) * task_.scale;
                });
            }
            for (std::size_t at = 0; at < shift.stands.size(); ++at) {
                Stand& stand = stands_[shift.stands[at]];
                std::size_t depth = 0;
                while (depth < shift.chain.size() && shift.chain[depth].counts[at])
                    ++depth;
                stand.arc = network_.add_arc(stand.node, shift.nodes[depth], 1, stand.toll);
            }
        }
    }

    const Instance& instance_;
    std::size_t cover_rows_;
    std::size_t days_;
    const FlowTask& task_;
    Fit fit_;
    List<std::size_t> first_offer_;  ///< by member and day, and the end
    Network network_;
    List<Stand> stands_;
    List<Priced> priced_;
    int sink_ = 0;
};

/// Nobody is on duty yet, and every day of every member is open.
FlowTask whole_task(const Instance& instance, View<const Barred> barred_here)
{
    FlowTask task;
    const auto is_barred = [&](int member, int day, int duty) {
        return std::ranges::any_of(
            barred_here, [&](const Barred& one) { return one.member == member && one.day == day && one.duty == duty; });
    };
    for (int member = 0; member < instance.members; ++member)
        for (int day = 0; day < instance.days; ++day) {
            const std::int32_t* linear = instance.linear_row(member, day);
            task.rest.push_back(linear[0] == barred ? FlowTask::no_rest : linear[0]);
            for (int duty = 1; duty < instance.duty_count; ++duty)
                if (linear[duty] != barred && !is_barred(member, day, duty))
                    task.offers.push_back({member, day, duty, linear[duty]});
        }
    return task;
}

bool is_too_large(const Instance& instance, std::size_t most_arcs)
{
    return static_cast<std::size_t>(instance.members) * static_cast<std::size_t>(instance.days) *
               static_cast<std::size_t>(instance.types) >
           most_arcs;
}

bool has_free_days(const Instance& instance)
{
    for (const Sequence& sequence : instance.sequences)
        if (!is_free(sequence.tolls))
            return false;
    for (const LineRules& rule : instance.rules)
        for (const auto* runs : {&rule.on_day, &rule.on_end, &rule.off_day, &rule.off_end})  // a run has a day at least
            if (!is_free(std::span(*runs).subspan(1)))
                return false;
    return std::ranges::all_of(instance.terms, &LineTerms::is_empty) &&
           std::ranges::none_of(instance.rules, [](const LineRules& rule) { return rule.automaton != nullptr; });
}

}  // namespace

std::optional<FlowPlan> flow_plan(const Instance& instance, std::size_t cover_rows, View<const Barred> barred_here,
                                  const Budget& budget, std::size_t most_arcs)
{
    if (!has_free_days(instance) || is_too_large(instance, most_arcs))
        return std::nullopt;
    const FlowTask task = whole_task(instance, barred_here);
    return Builder(instance, cover_rows, task, Fit::exact).plan(budget, most_arcs);
}

std::optional<FlowPlan> unspaced_flow_plan(const Instance& instance, std::size_t cover_rows, const Budget& budget,
                                           std::size_t most_arcs)
{
    if (std::ranges::none_of(instance.rules, &LineRules::is_spaced) || is_too_large(instance, most_arcs))
        return std::nullopt;
    const FlowTask task = whole_task(instance, {});
    return Builder(instance, cover_rows, task, Fit::exact).plan(budget, most_arcs);
}

std::optional<FlowPlan> open_flow_plan(const Instance& instance, std::size_t cover_rows, const FlowTask& task,
                                       const Budget& budget)
{
    return Builder(instance, cover_rows, task, Fit::relaxed).plan(budget, std::numeric_limits<std::size_t>::max());
}

}  // namespace muster::roster::engine::search
