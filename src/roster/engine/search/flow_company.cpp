// Flows know nothing of company. A row of company that a flow does not keep is mended by branching on who stays away,
// one choice after another, without going back: ties are many, so a way round mostly costs nothing.
#include "roster/engine/search/flow.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::engine::search {
namespace {

constexpr int most_mended = 60;  // rows, before the search takes over

struct Value {
    HardSoftCost toll;
    int bent_row = -1;  ///< the first row of company that is not kept
};

Value value_of(const Instance& instance, std::size_t cover_rows, const List<Line>& lines)
{
    Value value;
    List<int> people(instance.rows.size(), 0);
    for (int member = 0; member < instance.members; ++member) {
        const Line& line = lines[member];
        value.toll += instance.line_toll(member, line);
        for (int day = 0; day < instance.days; ++day)
            instance.each_row(member, day, line[day], [&](int row) { ++people[row]; });
    }
    for (std::size_t row = 0; row < people.size(); ++row) {
        const HardSoftCost toll = instance.rows[row].at(people[row]);
        value.toll += toll;
        if (row >= cover_rows && value.bent_row < 0 && !(toll == HardSoftCost{}))
            value.bent_row = static_cast<int>(row);
    }
    return value;
}

/// Who is counted on a row, and what they do there.
List<Barred> present_on(const Instance& instance, const List<Line>& lines, int wanted)
{
    List<Barred> present;
    for (int member = 0; member < instance.members; ++member)
        for (int day = 0; day < instance.days; ++day) {
            const int duty = lines[member][day];
            instance.each_row(member, day, duty, [&](int row) {
                if (row == wanted)
                    present.push_back({member, day, duty});
            });
        }
    return present;
}

}  // namespace

std::optional<FlowPlan> flow_plan_with_company(const Instance& instance, std::size_t cover_rows, const Budget& budget)
{
    auto plan = flow_plan(instance, cover_rows, {}, budget);
    if (!plan)
        return std::nullopt;
    List<Barred> barred_so_far;
    Value value = value_of(instance, cover_rows, plan->lines);
    for (int mended = 0; mended < most_mended && value.bent_row >= 0 && !budget.is_spent(); ++mended) {
        const auto present = present_on(instance, plan->lines, value.bent_row);
        List<List<Barred>> choices;
        for (const Barred& one : present)
            choices.push_back({one});
        if (present.size() > 1)
            choices.push_back(present);
        std::optional<FlowPlan> best;
        Value best_value;
        List<Barred> best_barred;
        for (const auto& choice : choices) {
            List<Barred> now = barred_so_far;
            now.insert(now.end(), choice.begin(), choice.end());
            auto tried = flow_plan(instance, cover_rows, now, budget);
            if (!tried)
                break;
            const Value found = value_of(instance, cover_rows, tried->lines);
            if (!best || found.toll < best_value.toll) {
                best = std::move(tried);
                best_value = found;
                best_barred = std::move(now);
            }
        }
        if (!best || !(best_value.toll < value.toll))
            break;
        plan->lines = std::move(best->lines);
        value = best_value;
        barred_so_far = std::move(best_barred);
    }
    return plan;
}

}  // namespace muster::roster::engine::search
