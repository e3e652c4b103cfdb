// What a line costs: in full, and the part of it that a change of some days can touch.
#include "roster/engine/model/instance.hpp"

#include "roster/engine/model/run_automaton.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::engine::model {
Cost Instance::increment(const Counter& counter, int day, int duty) const
{
    return counter.counted == Counted::weekend_shifts && !is_weekend(day) ? 0 : amount(counter, duty);
}

Cost Instance::amount(const Counter& counter, int index) const
{
    const DayDuty& duty = duties[index];
    switch (counter.counted) {
    case Counted::minutes:
        return duty.minutes;
    case Counted::shifts:
    case Counted::weekend_shifts:
        return duty.shifts();
    case Counted::nights:
        return duty.nights;
    case Counted::disliked:
        return duty.disliked;
    case Counted::weekends:
        return 0;
    case Counted::type:
        return std::ranges::find(duty.types, counter.type) != duty.types.end() ? 1 : 0;
    }
    return 0;
}

bool Instance::opens_weekend(View<const DutyIndex> line, int day) const
{
    if (line[day] == 0 || !is_weekend(day))
        return false;
    const int first = day - place_in_weekend[day];
    return std::ranges::all_of(line.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(day - first)),
                               [](DutyIndex duty) { return duty == 0; });
}

Cost Instance::counted(const Counter& counter, View<const DutyIndex> line, int from, int to) const
{
    Cost value = 0;
    if (counter.counted == Counted::weekends) {
        for (int day = from; day < to || (day < days && place_in_weekend[day] > 0); ++day)
            value += opens_weekend(line, day) ? 1 : 0;
        return value;
    }
    for (int day = from; day < to; ++day)
        if (const DutyIndex duty = line[day]; duty != 0)
            value += increment(counter, day, duty);
    return value;
}

void Instance::tally(View<const DutyIndex> line, int from, int to, Tally& tally) const
{
    tally.on_weekdays.resize(duty_count, 0);
    tally.on_weekends.resize(duty_count, 0);
    for (int day = from; day < to; ++day) {
        const DutyIndex duty = line[day];
        if (!is_weekend(day)) {
            ++tally.on_weekdays[duty];
        } else {
            ++tally.on_weekends[duty];
            tally.weekends += opens_weekend(line, day) ? 1 : 0;
        }
    }
}

Cost Instance::counted(const Counter& counter, const Tally& tally) const
{
    if (counter.counted == Counted::weekends)
        return tally.weekends;
    Cost value = 0;
    if (counter.counted == Counted::type) {
        for (const DutyIndex duty : duties_of_type[counter.type])
            value += tally.on_weekdays[duty] + tally.on_weekends[duty];
        return value;
    }
    for (int duty = 1; duty < duty_count; ++duty) {
        const auto at = static_cast<std::size_t>(duty);
        const int times =
            tally.on_weekends[at] + (counter.counted == Counted::weekend_shifts ? 0 : tally.on_weekdays[at]);
        if (times > 0)
            value += times * amount(counter, duty);
    }
    return value;
}

HardSoftCost Instance::run_toll(int member, View<const DutyIndex> line, int from, int to) const
{
    const LineRules& rule = rules[member];
    const Sequence& sequence = sequences[rule.sequence];
    const auto works = [&](int day) { return line[day] != 0; };
    HardSoftCost toll;
    for (int day = from; day < to; ++day)
        toll += duty_toll(member, day, line[day]);
    if (rule.automaton)
        return toll += rule.automaton->toll(rule.start_place, line);
    int first = std::max(0, from - 1);
    while (first > 0 && works(first - 1) == works(first))
        --first;
    int last = to;
    while (last + 1 < days && works(last + 1) == works(last))
        ++last;
    RunUnderWay run =
        first == 0 ? RunUnderWay(rule, sequence) : RunUnderWay(rule, sequence, works(first), line[first - 1]);
    for (int day = first; day < std::min(last + 2, days); ++day)
        run.pass(day, line[day], toll);
    return toll;
}

HardSoftCost Instance::automaton_change(int member, View<const DutyIndex> line, int from,
                                        View<const DutyIndex> duties) const
{
    const LineRules& rule = rules[member];
    HardSoftCost rise = rule.automaton->change(rule.start_place, line, from, duties);
    for (std::size_t at = 0; at < duties.size(); ++at) {
        const int day = from + static_cast<int>(at);
        if (duties[at] != line[day])
            rise += duty_toll(member, day, duties[at]) - duty_toll(member, day, line[day]);
    }
    return rise;
}

HardSoftCost Instance::counted_toll(int member, View<const DutyIndex> line) const
{
    HardSoftCost toll = run_toll(member, line, 0, days);
    Tally duties_had;
    tally(line, 0, days, duties_had);
    for (const Counter& counter : rules[member].counters)
        toll += counter.at(counted(counter, duties_had));
    return toll;
}

}  // namespace muster::roster::engine::model
