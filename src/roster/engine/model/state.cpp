#include "roster/engine/model/state.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::engine::model {
namespace {

constexpr Cost greatest_price = Cost{1} << 26;

std::int32_t in_prices(Cost value)
{
    return static_cast<std::int32_t>(std::clamp(value, -greatest_price, greatest_price));
}

}  // namespace

State::State(const Instance& instance)
    : instance_(&instance), lines_(instance.members, Line(instance.days, 0)), people_(instance.rows.size(), 0),
      line_tolls_(instance.members), term_tolls_(instance.members), counted_(instance.members),
      is_lifted_(instance.members, 0), up_(instance.rows.size(), 0)
{
    for (std::size_t row = 0; row < instance.rows.size(); ++row) {
        toll_ += instance.rows[row].at(0);
        count(static_cast<int>(row), 0);
    }
    for (int member = 0; member < instance.members; ++member) {
        recount(member);
    }
}

void State::count(int row, int change)
{
    const auto at = static_cast<std::size_t>(row);
    const Row& what = instance_->rows[at];
    const HardSoftCost before = what.at(people_[at]);
    people_[at] += change;
    const HardSoftCost now = what.at(people_[at]);
    if (change != 0)
        toll_ += now - before;
    up_[at] = in_prices(one_more(row).value(instance_->hard_weight));
}

HardSoftCost State::one_more(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    const Row& what = instance_->rows[at];
    return what.at(people_[at] + 1) - what.at(people_[at]);
}

void State::recount(int member)
{
    const auto at = static_cast<std::size_t>(member);
    const auto& counters = instance_->rules[at].counters;
    counted_[at].resize(counters.size());
    HardSoftCost toll = instance_->run_toll(member, line(member), 0, instance_->days);
    Tally tally;
    instance_->tally(line(member), 0, instance_->days, tally);
    for (std::size_t counter = 0; counter < counters.size(); ++counter) {
        counted_[at][counter] = instance_->counted(counters[counter], tally);
        toll += counters[counter].at(counted_[at][counter]);
    }
    term_tolls_[at] = instance_->term_toll(member, line(member));
    toll += term_tolls_[at];
    line_tolls_[at] = toll;
    toll_ += toll;
}

void State::change(int member, int from, View<const DutyIndex> duties)
{
    const auto at = static_cast<std::size_t>(member);
    const int to = from + static_cast<int>(duties.size());
    const auto& counters = instance_->rules[at].counters;
    auto& line = lines_[at];
    HardSoftCost difference;
    difference -= instance_->run_toll(member, line, from, to);
    for (std::size_t counter = 0; counter < counters.size(); ++counter) {
        difference -= counters[counter].at(counted_[at][counter]);
        counted_[at][counter] -= instance_->counted(counters[counter], line, from, to);
    }
    for (std::size_t index = 0; index < duties.size(); ++index) {
        const int day = from + static_cast<int>(index);
        DutyIndex& duty = line[day];
        if (duty == duties[index])
            continue;
        if (duty != 0)
            instance_->each_row(member, day, duty, [&](int row) { count(row, -1); });
        duty = duties[index];
        if (duty != 0)
            instance_->each_row(member, day, duty, [&](int row) { count(row, 1); });
    }
    difference += instance_->run_toll(member, line, from, to);
    for (std::size_t counter = 0; counter < counters.size(); ++counter) {
        counted_[at][counter] += instance_->counted(counters[counter], line, from, to);
        difference += counters[counter].at(counted_[at][counter]);
    }
    if (!instance_->terms[at].is_empty()) {
        difference -= term_tolls_[at];
        term_tolls_[at] = instance_->term_toll(member, line);
        difference += term_tolls_[at];
    }
    line_tolls_[at] += difference;
    toll_ += difference;
}

HardSoftCost State::line_change(int member, int day, DutyIndex duty)
{
    const auto at = static_cast<std::size_t>(member);
    const auto& counters = instance_->rules[at].counters;
    auto& line = lines_[at];
    const DutyIndex before = line[day];
    HardSoftCost difference;
    difference -= instance_->run_toll(member, line, day, day + 1);
    line[day] = duty;
    difference += instance_->run_toll(member, line, day, day + 1);
    if (!instance_->terms[at].is_empty())
        difference += instance_->term_toll(member, line) - term_tolls_[at];
    for (std::size_t counter = 0; counter < counters.size(); ++counter) {
        const Cost had = counted_[at][counter];
        Cost has = had + instance_->counted(counters[counter], line, day, day + 1);
        line[day] = before;
        has -= instance_->counted(counters[counter], line, day, day + 1);
        line[day] = duty;
        if (has != had)
            difference += counters[counter].at(has) - counters[counter].at(had);
    }
    line[day] = before;
    return difference;
}

HardSoftCost State::rows_change(int member, int day, DutyIndex duty, int step) const
{
    HardSoftCost difference;
    instance_->each_row(member, day, duty, [&](int row) {
        const auto at = static_cast<std::size_t>(row);
        difference += instance_->rows[at].at(people_[at] + step) - instance_->rows[at].at(people_[at]);
    });
    return difference;
}

void State::set(View<const Line> lines)
{
    for (int member = 0; member < instance_->members; ++member) {
        const Line& wanted = lines[member];
        if (is_lifted_[member] == 0 && line(member) == wanted)
            continue;
        lift(member, 0, instance_->days);
        put(member, 0, wanted);
    }
}

void State::lift(int member, int from, int to)
{
    auto& line = lines_[member];
    if (is_lifted_[member] == 0) {
        toll_ -= line_tolls_[member];
        is_lifted_[member] = 1;
    }
    for (int day = from; day < to; ++day) {
        DutyIndex& duty = line[day];
        if (duty != 0)
            instance_->each_row(member, day, duty, [&](int row) { count(row, -1); });
        duty = 0;
    }
}

void State::put(int member, int from, View<const DutyIndex> duties)
{
    auto& line = lines_[member];
    if (is_lifted_[member] == 0)
        toll_ -= line_tolls_[member];
    is_lifted_[member] = 0;
    for (std::size_t at = 0; at < duties.size(); ++at) {
        if (duties[at] == 0)
            continue;
        line[static_cast<std::size_t>(from) + at] = duties[at];
        instance_->each_row(member, from + static_cast<int>(at), duties[at], [&](int row) { count(row, 1); });
    }
    recount(member);
}

template <class Up>
void State::price_at(int member, int from, int to, Cost divisor, const Up& up, List<std::int32_t>& prices) const
{
    const int types = instance_->types;
    const int duty_count = instance_->duty_count;
    prices.resize((to - from) * duty_count);
    std::int32_t* at = prices.data();
    for (int day = from; day < to; ++day, at += duty_count) {
        const std::int32_t* linear = instance_->linear_row(member, day);
        std::copy(linear, linear + duty_count, at);
        if (divisor > 1)
            for (int duty = 0; duty < duty_count; ++duty)
                at[duty] = at[duty] == barred ? barred : static_cast<std::int32_t>(at[duty] / divisor);
        std::int32_t by_day = 0;
        instance_->each_company_by_day(member, day, [&](int row) { by_day += up(row); });
        for (int type = 0; type < types; ++type) {
            if (at[type + 1] == barred)
                continue;
            instance_->each_row_of_type(member, day, type, [&](int row) { at[type + 1] += up(row); });
            at[type + 1] += by_day;
        }
        for (int duty = types + 1; duty < duty_count; ++duty) {
            if (at[duty] == barred)
                continue;
            at[duty] += by_day;
            for (const std::uint16_t type : instance_->duties[duty].types)
                instance_->each_row_of_type(member, day, type, [&](int row) { at[duty] += up(row); });
        }
    }
}

void State::price(int member, int from, int to, List<std::int32_t>& prices) const
{
    price_at(
        member, from, to, 1, [this](int row) { return up_[row]; }, prices);
}

void State::price_firmly(int member, int from, int to, List<std::int32_t>& prices) const
{
    const auto up = [this](int row) {
        const HardSoftCost more = one_more(row);
        return in_prices(more.soft / instance_->soft_divisor + more.hard * instance_->firm_weight);
    };
    price_at(member, from, to, instance_->soft_divisor, up, prices);
}

}  // namespace muster::roster::engine::model
