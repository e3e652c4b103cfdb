// Runs of days on and days off as an automaton: where a line stands, where the next day leads, and what that costs.
//
// A line stands in a run of days on or off, of some length, after a duty of some class so many days ago. Lengths from a
// cap on are as good as the cap, and days off only keep the class where a rest reaches across them.
#pragma once

#include "roster/engine/model/instance.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster::engine::model {

/// The run under way while a line is walked day by day.
class RunUnderWay {
public:
    RunUnderWay(const LineRules& rule, const Sequence& sequence)
        : rule_(rule), sequence_(sequence), on_(rule.starts_on), length_(rule.start_length), is_open_(rule.starts_open),
          gap_(rule.starts_on ? 1 : rule.start_length + 1), last_(rule.start_class)
    {
    }
    /// Begins in the middle, at a day that is the first of a run; what went before is not charged.
    RunUnderWay(const LineRules& rule, const Sequence& sequence, bool on, DutyIndex before)
        : rule_(rule), sequence_(sequence), on_(on), length_(0), is_open_(false), gap_(on ? sequence.reach + 1 : 1),
          last_(sequence.row_of[before])
    {
    }

    /// Adds what the day costs, and the end of the run before.
    void pass(int day, DutyIndex duty, HardSoftCost& toll)
    {
        const bool works = duty != 0;
        if (works != on_) {
            if (!on_)
                toll += rule_.off_end[capped(rule_.off_cap)];
            else if (!is_open_)
                toll += rule_.on_end[capped(rule_.run_cap)];
            is_open_ = is_open_ && day == 0;
            on_ = works;
            length_ = 0;
        }
        ++length_;
        if (works) {
            toll += rule_.on_day[capped(rule_.run_cap)];
            if (gap_ <= sequence_.reach)
                toll += sequence_.toll(gap_, last_, sequence_.column_of[duty]);
            last_ = sequence_.row_of[duty];
            gap_ = 1;
        } else {
            toll += rule_.off_day[capped(rule_.off_cap)];
            ++gap_;
        }
    }
    void pass(int day, DutyIndex duty)
    {
        HardSoftCost unasked;
        pass(day, duty, unasked);
    }

    [[nodiscard]] bool is_on() const { return on_; }
    /// Days.
    [[nodiscard]] int length() const { return length_; }
    /// Of the last duty, as far as it still binds.
    [[nodiscard]] int last_class() const { return !on_ && gap_ > sequence_.reach ? 0 : last_; }
    /// Whatever comes costs the same after either, of one line.
    [[nodiscard]] bool is_as(const RunUnderWay& other) const
    {
        const int cap = on_ ? rule_.run_cap : rule_.off_cap;
        const bool binds = gap_ <= sequence_.reach;
        return on_ == other.on_ && is_open_ == other.is_open_ && capped(cap) == other.capped(cap) &&
               (binds ? gap_ == other.gap_ && last_ == other.last_ : other.gap_ > sequence_.reach);
    }

private:
    [[nodiscard]] std::size_t capped(int cap) const { return static_cast<std::size_t>(std::min(length_, cap)); }

    const LineRules& rule_;
    const Sequence& sequence_;
    bool on_;
    int length_;
    bool is_open_;
    int gap_;
    int last_;
};

/// The places a planner tells apart after a day, numbered, and the steps between them in prices.
class RunAutomaton {
public:
    /// Of what must not be.
    static constexpr std::int32_t unreachable = std::int32_t{1} << 29;

    /// `price` of a `HardSoftCost`. Runs that hard rules forbid are left out where they hold. The runs of a class are
    /// held in blocks of `lanes`.
    template <class Price>
    void lay_out(const LineRules& rule, const Sequence& sequence, bool hard_rules_hold, int lanes, const Price& price)
    {
        classes_ = sequence.row_classes;
        off_classes_ = sequence.reach > 1 ? classes_ : 1;
        runs_ = rule.run_cap;
        while (hard_rules_hold && runs_ > 1 && rule.on_day[at(runs_)].hard > 0 &&
               !(rule.starts_on && rule.start_length >= runs_))
            --runs_;
        is_capped_ = runs_ == rule.run_cap;
        width_ = (runs_ + lanes - 1) / lanes * lanes;
        offs_ = rule.off_cap;
        first_off_ = classes_ * width_;
        size_ = first_off_ + off_places();
        is_open_ = rule.starts_open;
        on_day_.assign(at(width_), unreachable);
        on_end_.assign(at(width_), unreachable);
        for (int run = 1; run <= runs_; ++run) {
            on_day_[at(run - 1)] = price(rule.on_day[at(run)]);
            on_end_[at(run - 1)] = price(rule.on_end[at(run)]);
        }
        off_day_.clear();
        off_end_.clear();
        for (int length = 1; length <= offs_; ++length) {
            off_day_.push_back(price(rule.off_day[at(length)]));
            off_end_.push_back(price(rule.off_end[at(length)]));
        }
        follow_.clear();
        begin_.clear();
        for (int column = 0; column < sequence.column_classes; ++column) {
            for (int before = 0; before < classes_; ++before)
                follow_.push_back(price(sequence.toll(1, before, column)));
            for (int before = 0; before < off_classes_; ++before)
                for (int length = 1; length <= offs_; ++length) {
                    std::int32_t toll = off_end_[at(length - 1)];
                    if (off_classes_ > 1 && length + 1 <= sequence.reach && toll < unreachable)
                        toll = std::min(unreachable, toll + price(sequence.toll(length + 1, before, column)));
                    begin_.push_back(toll);
                }
        }
    }

    /// Places in all.
    [[nodiscard]] int size() const { return size_; }
    [[nodiscard]] int classes() const { return classes_; }
    [[nodiscard]] int off_classes() const { return off_classes_; }
    /// Lengths of a run that are told apart.
    [[nodiscard]] int runs() const { return runs_; }
    [[nodiscard]] int offs() const { return offs_; }
    /// Places of a class from one to the next.
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int first_off() const { return first_off_; }
    [[nodiscard]] int off_places() const { return off_classes_ * offs_; }
    /// The longest run goes on to itself.
    [[nodiscard]] bool is_capped() const { return is_capped_; }

    [[nodiscard]] int on(int cls, int run) const { return cls * width_ + run - 1; }
    [[nodiscard]] int off(int cls, int length) const
    {
        return first_off_ + (off_classes_ > 1 ? cls : 0) * offs_ + length - 1;
    }
    [[nodiscard]] int place_of(const RunUnderWay& run) const
    {
        return run.is_on() ? on(run.last_class(), std::clamp(run.length(), 1, runs_))
                           : off(run.last_class(), std::clamp(run.length(), 1, offs_));
    }
    [[nodiscard]] bool is_on(int place) const { return place < first_off_; }
    /// Of the duties of a run that ends at this place.
    [[nodiscard]] int class_of(int place) const { return place / width_; }
    /// 0 at a place of a run.
    [[nodiscard]] int days_off_at(int place) const { return is_on(place) ? 0 : (place - first_off_) % offs_ + 1; }

    /// By length, from 1: of a day, and of the end of a run.
    [[nodiscard]] const std::int32_t* on_day() const { return on_day_.data(); }
    [[nodiscard]] const std::int32_t* off_day() const { return off_day_.data(); }
    [[nodiscard]] const std::int32_t* on_end() const { return on_end_.data(); }
    /// The run that ends before `day` without a cost, as it may have begun before all that is known; 0: none.
    [[nodiscard]] int free_end(int day) const { return is_open_ && day <= runs_ ? day : 0; }
    /// By class: of a duty of this column class the day after.
    [[nodiscard]] const std::int32_t* follow(int column) const { return follow_.data() + column * classes_; }
    /// By place of a day off: of a run that such a duty begins.
    [[nodiscard]] const std::int32_t* begin(int column) const { return begin_.data() + column * off_places(); }

    /// The steps that lead to a place, to the duties of a column class where it is one of a run. Each visits
    /// (place before, price), of days with their own.
    template <class Visit>
    void each_off_to_off(int place, Visit&& visit) const
    {
        const int length = (place - first_off_) % offs_ + 1;
        const std::int32_t price = off_day_[at(length - 1)];
        if (length > 1)
            visit(place - 1, price);
        if (length == offs_)
            visit(place, price);
    }
    template <class Visit>
    void each_on_to_off(int place, int day, Visit&& visit) const
    {
        if ((place - first_off_) % offs_ != 0)
            return;
        const int cls = (place - first_off_) / offs_;
        const int open = free_end(day);
        for (int before = 0; before < classes_; ++before)
            if (off_classes_ == 1 || before == cls)
                for (int run = 1; run <= runs_; ++run)
                    if (const std::int32_t end = run == open ? 0 : on_end_[at(run - 1)]; end < unreachable)
                        visit(on(before, run), off_day_.front() + end);
    }
    /// With the days off before as well.
    template <class Visit>
    void each_off_to_on(int place, int column, Visit&& visit) const
    {
        if (place % width_ != 0)
            return;
        const std::int32_t* begins = begin(column);
        int from = first_off_;
        for (int before = 0; before < off_classes_; ++before)
            for (int length = 1; length <= offs_; ++length, ++from, ++begins)
                if (*begins < unreachable)
                    visit(from, on_day_.front() + *begins, length);
    }
    template <class Visit>
    void each_on_to_on(int place, int column, Visit&& visit) const
    {
        const int run = place % width_ + 1;
        const std::int32_t* follows = follow(column);
        for (int before = 0; before < classes_; ++before) {
            if (follows[before] >= unreachable)
                continue;
            const std::int32_t price = on_day_[at(run - 1)] + follows[before];
            if (run > 1)
                visit(on(before, run - 1), price);
            if (run == runs_ && is_capped_)
                visit(on(before, run), price);
        }
    }

private:
    [[nodiscard]] static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    int classes_ = 1;
    int off_classes_ = 1;
    int runs_ = 1;
    int offs_ = 1;
    int width_ = 1;
    int first_off_ = 1;
    int size_ = 2;
    bool is_open_ = false;
    bool is_capped_ = false;
    List<std::int32_t> on_day_;   ///< by run, padded
    List<std::int32_t> on_end_;   ///< by run, padded
    List<std::int32_t> off_day_;  ///< by days off
    List<std::int32_t> off_end_;
    List<std::int32_t> follow_;  ///< by column class and class before
    List<std::int32_t> begin_;   ///< by column class and place of a day off
};

}  // namespace muster::roster::engine::model
