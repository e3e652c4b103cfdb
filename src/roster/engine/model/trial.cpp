#include "roster/engine/model/trial.hpp"

#include <algorithm>
#include <span>

namespace muster::inline v0_2::roster::engine::model {

Trial::Trial(const Instance& instance, State& state)
    : instance_(instance), state_(state), changes_(instance.rows.size(), 0), is_noted_(instance.rows.size(), 0)
{
}

Trial::Touched& Trial::touched(int member)
{
    for (std::size_t at = 0; at < touched_count_; ++at)
        if (touched_[at].member == member)
            return touched_[at];
    if (touched_count_ == touched_.size())
        touched_.emplace_back();
    Touched& added = touched_[touched_count_++];
    added.member = member;
    added.runs = {};
    added.sums.assign(instance_.rules[member].counters.size(), 0);
    return added;
}

void Trial::note(int row, int change)
{
    changes_[row] += change;
    if (is_noted_[row] == 0) {
        is_noted_[row] = 1;
        rows_.push_back(row);
    }
}

void Trial::note_day(int member, int day, DutyIndex before, DutyIndex after, Touched& touched)
{
    if (before != 0)
        instance_.each_row(member, day, before, [&](int row) { note(row, -1); });
    if (after != 0)
        instance_.each_row(member, day, after, [&](int row) { note(row, 1); });
    const LineRules& rule = instance_.rules[member];
    const Profile& was = rule.profiles[rule.profile_of[before]];
    const Profile& is = rule.profiles[rule.profile_of[after]];
    if (&was == &is)
        return;
    const bool on_weekend = instance_.is_weekend(day);
    const auto& less = on_weekend ? was.weekend : was.weekday;
    const auto& more = on_weekend ? is.weekend : is.weekday;
    for (std::size_t counter = 0; counter < touched.sums.size(); ++counter)
        touched.sums[counter] += more[counter] - less[counter];
}

void Trial::set(int member, int from, View<const DutyIndex> duties)
{
    const int length = static_cast<int>(duties.size());
    const int to = from + length;
    auto& line = state_.lines_[member];
    Touched& here = touched(member);
    const auto& counters = instance_.rules[member].counters;
    const auto count_weekends = [&](Cost sign) {
        for (std::size_t counter = 0; counter < counters.size(); ++counter)
            if (counters[counter].counted == Counted::weekends)
                here.sums[counter] += sign * instance_.counted(counters[counter], line, from, to);
    };
    replaced_.push_back({member, from, length});
    before_.insert(before_.end(), line.begin() + from, line.begin() + to);
    const bool has_automaton = instance_.rules[member].automaton != nullptr;
    if (has_automaton)
        here.runs += instance_.automaton_change(member, line, from, duties);
    else
        here.runs -= instance_.run_toll(member, line, from, to);
    count_weekends(-1);
    for (int at = 0; at < length; ++at) {
        DutyIndex& duty = line[from + at];
        if (duty == duties[at])
            continue;
        note_day(member, from + at, duty, duties[at], here);
        duty = duties[at];
    }
    if (!has_automaton)
        here.runs += instance_.run_toll(member, line, from, to);
    count_weekends(1);
}

bool Trial::bends_anew(int member) const
{
    if (state_.toll_.hard > 0)
        return false;
    for (std::size_t at = 0; at < touched_count_; ++at)
        if (touched_[at].member == member)
            return touched_[at].runs.hard > 0;
    return false;
}

HardSoftCost Trial::rise()
{
    HardSoftCost rise;
    for (const int row : rows_) {
        const int people = state_.people_[row];
        if (changes_[row] != 0)
            rise += instance_.rows[row].at(people + changes_[row]) - instance_.rows[row].at(people);
    }
    for (std::size_t at = 0; at < touched_count_; ++at) {
        Touched& touched = touched_[at];
        const auto& counters = instance_.rules[touched.member].counters;
        const auto& counted = state_.counted_[touched.member];
        for (std::size_t counter = 0; counter < counters.size(); ++counter)
            if (touched.sums[counter] != 0)
                touched.runs += counters[counter].at(counted[counter] + touched.sums[counter]) -
                                counters[counter].at(counted[counter]);
        if (!instance_.terms[touched.member].is_empty())
            touched.runs +=
                instance_.term_toll(touched.member, state_.lines_[touched.member]) - state_.term_tolls_[touched.member];
        rise += touched.runs;
    }
    return rise;
}

void Trial::keep()
{
    for (const int row : rows_)
        if (changes_[row] != 0)
            state_.count(row, changes_[row]);
    for (std::size_t at = 0; at < touched_count_; ++at) {
        const Touched& touched = touched_[at];
        auto& counted = state_.counted_[touched.member];
        for (std::size_t counter = 0; counter < counted.size(); ++counter)
            counted[counter] += touched.sums[counter];
        if (!instance_.terms[touched.member].is_empty())
            state_.term_tolls_[touched.member] = instance_.term_toll(touched.member, state_.lines_[touched.member]);
        state_.line_tolls_[touched.member] += touched.runs;
        state_.toll_ += touched.runs;
    }
    forget();
}

void Trial::drop()
{
    std::size_t end = before_.size();
    while (!replaced_.empty()) {
        const Replaced last = replaced_.back();
        replaced_.pop_back();
        end -= static_cast<std::size_t>(last.length);
        const auto kept = std::span(before_).subspan(end, static_cast<std::size_t>(last.length));
        std::ranges::copy(kept, state_.lines_[last.member].begin() + last.from);
    }
    forget();
}

void Trial::forget()
{
    replaced_.clear();
    before_.clear();
    touched_count_ = 0;
    for (const int row : rows_) {
        changes_[row] = 0;
        is_noted_[row] = 0;
    }
    rows_.clear();
}

}  // namespace muster::roster::engine::model
