#include "line_changes.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster {

using engine::model::Cost;
using engine::model::Counted;
using engine::model::DutyIndex;
using engine::model::HardSoftCost;
using engine::model::Line;
using engine::model::LineAutomaton;
using engine::model::LineRules;
using engine::model::RunUnderWay;

namespace {

/// Where a line stands in runs.
class RunPlace {
public:
    RunPlace(const LineRules&, const RunUnderWay& run) : run_(run) {}
    void pass(int day, DutyIndex duty, HardSoftCost& toll) { run_.pass(day, duty, toll); }
    [[nodiscard]] bool is(const RunUnderWay& other) const { return run_.is_as(other); }
    [[nodiscard]] const RunUnderWay& place() const { return run_; }
    [[nodiscard]] static HardSoftCost end(const LineRules&, const RunUnderWay&) { return {}; }
    [[nodiscard]] HardSoftCost end(const LineRules&) const { return {}; }

private:
    RunUnderWay run_;
};

/// Where a line stands in its automaton.
class AutomatonPlace {
public:
    AutomatonPlace(const LineRules& rule, int place) : automaton_(*rule.automaton), place_(place) {}
    void pass(int day, DutyIndex duty, HardSoftCost& toll)
    {
        const LineAutomaton::Way& way = automaton_.way(day, place_, automaton_.letter_of(duty));
        toll += way.toll;
        place_ = way.to;
    }
    [[nodiscard]] bool is(int other) const { return place_ == other; }
    [[nodiscard]] int place() const { return place_; }
    [[nodiscard]] static HardSoftCost end(const LineRules& rule, int place) { return rule.automaton->end(place); }
    [[nodiscard]] HardSoftCost end(const LineRules& rule) const { return end(rule, place_); }

private:
    const LineAutomaton& automaton_;
    int place_;
};

template <class Place>
struct PlaceOf;
template <>
struct PlaceOf<RunUnderWay> {
    using type = RunPlace;
};
template <>
struct PlaceOf<int> {
    using type = AutomatonPlace;
};

}  // namespace

void LineChanges::be_about(int member)
{
    ++lines_;
    if (member == member_)
        return;
    member_ = member;
    const auto& counters = instance_->rules[member].counters;
    counts_weekends_ =
        std::ranges::any_of(counters, [](const auto& counter) { return counter.counted == Counted::weekends; });
    sums_.assign(1, Amounts(counters.size(), 0));
}

void LineChanges::set(int member, const Line& line)
{
    be_about(member);
    line_ = line;
    const LineRules& rule = instance_->rules[member];
    walked_.assign(static_cast<std::size_t>(instance_->days), {});
    runs_.clear();
    places_.clear();
    if (rule.automaton) {
        places_.push_back(rule.start_place);
        for (int day = 0; day < instance_->days; ++day) {
            const LineAutomaton::Way& way =
                rule.automaton->way(day, places_.back(), rule.automaton->letter_of(line_[day]));
            walked_[static_cast<std::size_t>(day)] = way.toll;
            places_.push_back(way.to);
        }
    } else {
        RunUnderWay run(rule, instance_->sequences[rule.sequence]);
        for (int day = 0; day < instance_->days; ++day) {
            runs_.push_back(run);
            run.pass(day, line_[day], walked_[static_cast<std::size_t>(day)]);
        }
        runs_.push_back(run);
    }
    const auto& counters = rule.counters;
    had_.resize(counters.size());
    for (std::size_t at = 0; at < counters.size(); ++at)
        had_[at] = instance_->counted(counters[at], line_, 0, instance_->days);
}

void LineChanges::set(const LineChanges& other, std::span<const DayChange> changes)
{
    be_about(other.member_);
    had_ = other.had_;
    other.add_amounts(changes, had_);
    line_ = other.line_;
    for (const DayChange& each : changes)
        line_[each.day] = each.duty;
    walked_ = other.walked_;
    runs_.clear();
    places_.clear();
    if (other.runs_.empty())
        walk_like(other.places_, changes, places_);
    else
        walk_like(other.runs_, changes, runs_);
}

/// Places of the line at hand, those of the other one where they are the same.
template <class Place>
void LineChanges::walk_like(const std::vector<Place>& before, std::span<const DayChange> changes,
                            std::vector<Place>& places)
{
    const auto days = static_cast<std::size_t>(instance_->days);
    std::size_t day = static_cast<std::size_t>(changes.front().day);
    for (std::size_t at = 0; at <= day; ++at)
        places.push_back(before[at]);
    const auto last = static_cast<std::size_t>(changes.back().day);
    typename PlaceOf<Place>::type walk(instance_->rules[member_], before[day]);
    for (; day < days && (day <= last || !walk.is(before[day])); ++day) {
        walked_[day] = {};
        walk.pass(static_cast<int>(day), line_[day], walked_[day]);
        places.push_back(walk.place());
    }
    for (std::size_t at = day + 1; at <= days; ++at)
        places.push_back(before[at]);
}

/// Adds what the changes do to the walk; the day from which on it is as it was.
template <class Place>
int LineChanges::walk_on(const std::vector<Place>& before, std::span<const DayChange> changes, HardSoftCost& toll) const
{
    using Walk = typename PlaceOf<Place>::type;
    const LineRules& rule = instance_->rules[member_];
    const auto days = static_cast<std::size_t>(instance_->days);
    std::size_t next = 0;
    std::size_t day = 0;
    while (next < changes.size()) {
        day = static_cast<std::size_t>(changes[next].day);
        Walk walk(rule, before[day]);
        do {
            const bool is_changed = next < changes.size() && static_cast<std::size_t>(changes[next].day) == day;
            const DutyIndex duty = is_changed ? changes[next++].duty : line_[day];
            walk.pass(static_cast<int>(day), duty, toll);
            toll -= walked_[day];
            ++day;
        } while (day < days && !walk.is(before[day]));
        if (day == days)
            toll += walk.end(rule) - Walk::end(rule, before[days]);
    }
    return static_cast<int>(day);
}

int LineChanges::walk(std::span<const DayChange> changes, HardSoftCost& toll) const
{
    for (const DayChange& each : changes)
        toll += instance_->duty_toll(member_, each.day, each.duty) -
                instance_->duty_toll(member_, each.day, line_[each.day]);
    return runs_.empty() ? walk_on(places_, changes, toll) : walk_on(runs_, changes, toll);
}

/// Whether any day of the weekend that begins on `first` has a duty.
int LineChanges::opened(int first, std::span<const DayChange> changes) const
{
    for (int day = first; day < instance_->days && (day == first || instance_->place_in_weekend[day] > 0); ++day) {
        const auto changed = std::ranges::find(changes, day, &DayChange::day);
        if ((changed == changes.end() ? line_[day] : changed->duty) != 0)
            return 1;
    }
    return 0;
}

void LineChanges::add_amounts(std::span<const DayChange> changes, Amounts& amounts) const
{
    const auto& counters = instance_->rules[member_].counters;
    for (std::size_t at = 0; at < counters.size(); ++at) {
        int last_first = -1;
        for (const DayChange& each : changes) {
            if (counters[at].counted != Counted::weekends) {
                amounts[at] += instance_->increment(counters[at], each.day, each.duty) -
                               instance_->increment(counters[at], each.day, line_[each.day]);
                continue;
            }
            const int first = each.day - instance_->place_in_weekend[each.day];
            if (instance_->is_weekend(each.day) && first != last_first)
                amounts[at] += opened(first, changes) - opened(first, {});
            last_first = first;
        }
    }
}

HardSoftCost LineChanges::toll_with(const Amounts& more) const
{
    const auto& counters = instance_->rules[member_].counters;
    HardSoftCost toll;
    for (std::size_t at = 0; at < counters.size(); ++at)
        if (more[at] != 0)
            toll += counters[at].at(had_[at] + more[at]) - counters[at].at(had_[at]);
    return toll;
}

HardSoftCost LineChanges::toll(std::span<const DayChange> changes)
{
    HardSoftCost toll;
    walk(changes, toll);
    scratch_.assign(had_.size(), 0);
    add_amounts(changes, scratch_);
    return toll + toll_with(scratch_);
}

WalkedChange LineChanges::walk(const DayChange& change)
{
    WalkedChange walked{.change = change};
    walked.until = walk({&change, 1}, walked.walked);
    if (counts_weekends_ && instance_->is_weekend(change.day)) {
        int end = change.day + 1;
        while (end < instance_->days && instance_->place_in_weekend[end] > 0)
            ++end;
        walked.until = std::max(walked.until, end);
    }
    scratch_.assign(had_.size(), 0);
    add_amounts({&change, 1}, scratch_);
    walked.sums = number_of(scratch_);
    return walked;
}

std::size_t LineChanges::number_of(const Amounts& amounts)
{
    const auto known = std::ranges::find(sums_, amounts);
    if (known != sums_.end())
        return static_cast<std::size_t>(known - sums_.begin());
    sums_.push_back(amounts);
    return sums_.size() - 1;
}

HardSoftCost LineChanges::reckoned(std::size_t one, std::size_t other) const
{
    const auto& counters = instance_->rules[member_].counters;
    HardSoftCost toll;
    for (std::size_t at = 0; at < counters.size(); ++at)
        if (const Cost more = sums_[one][at] + sums_[other][at]; more != 0)
            toll += counters[at].at(had_[at] + more) - counters[at].at(had_[at]);
    return toll;
}

HardSoftCost LineChanges::terms_with(std::span<const DayChange> changes)
{
    std::vector<DutyIndex> before;
    for (const DayChange& each : changes)
        before.push_back(std::exchange(line_[each.day], each.duty));
    const HardSoftCost found = terms();
    for (std::size_t at = changes.size(); at-- > 0;)
        line_[changes[at].day] = before[at];
    return found;
}

}  // namespace muster::roster
