// What changes of some days of one member's line would cost.
//
// The line is walked once, and where it stands before each day is kept. A change is walked from its day on until the
// line stands where it stood without it: from there on nothing costs otherwise. So two changes of which the first is
// walked to its end before the second begins cost what each costs by itself; only sums over the line (minutes, nights
// ...) have both, and these are reckoned from what each adds. What no walk holds (engine/model/line_terms.hpp) is
// counted on whole lines, and told apart: it is never below 0.
#pragma once

#include "roster/engine/model/instance.hpp"
#include "roster/engine/model/run_automaton.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster {

/// A day's new duty.
struct DayChange {
    int day = 0;
    engine::model::DutyIndex duty = 0;
};

/// A change of one day, walked to its end.
struct WalkedChange {
    DayChange change{};
    int until = 0;                         ///< from this day on nothing costs otherwise
    engine::model::HardSoftCost walked{};  ///< what it adds but for sums
    std::size_t sums = 0;                  ///< which of the known amounts it adds to sums

    /// Neither reaches the other.
    [[nodiscard]] bool is_apart_from(const WalkedChange& other) const
    {
        return change.day < other.change.day ? until <= other.change.day : other.until <= change.day;
    }
};

class LineChanges {
public:
    explicit LineChanges(const engine::model::Instance& instance) : instance_(&instance) {}

    /// From now on it is about this line.
    void set(int member, const engine::model::Line& line);
    /// The same of that line with these changes.
    void set(const LineChanges& other, std::span<const DayChange> changes);
    [[nodiscard]] int member() const { return member_; }
    [[nodiscard]] const engine::model::Line& line() const { return line_; }

    /// What the line would cost more with these changes, in order of days, each day once; terms apart.
    [[nodiscard]] engine::model::HardSoftCost toll(std::span<const DayChange> changes);
    [[nodiscard]] WalkedChange walk(const DayChange& change);
    [[nodiscard]] engine::model::HardSoftCost toll(const WalkedChange& change)
    {
        return change.walked + toll_of_sums(change.sums, 0);
    }
    /// Of two on different days.
    [[nodiscard]] engine::model::HardSoftCost toll(const WalkedChange& one, const WalkedChange& other)
    {
        if (one.is_apart_from(other))
            return one.walked + other.walked + toll_of_sums(one.sums, other.sums);
        const bool is_first = one.change.day < other.change.day;
        const DayChange both[]{is_first ? one.change : other.change, is_first ? other.change : one.change};
        return toll(both);
    }

    /// All that is told apart.
    [[nodiscard]] bool has_terms() const { return !instance_->terms[member_].is_empty(); }
    [[nodiscard]] engine::model::HardSoftCost terms() const { return instance_->term_toll(member_, line_); }
    [[nodiscard]] engine::model::HardSoftCost terms_with(std::span<const DayChange> changes);

private:
    using Amounts = std::vector<engine::model::Cost>;
    struct Known {
        engine::model::HardSoftCost toll{};
        std::uint32_t line = 0;  ///< of which line
    };

    void be_about(int member);
    template <class Place>
    void walk_like(const std::vector<Place>& before, std::span<const DayChange> changes, std::vector<Place>& places);
    template <class Place>
    int walk_on(const std::vector<Place>& before, std::span<const DayChange> changes,
                engine::model::HardSoftCost& toll) const;
    int walk(std::span<const DayChange> changes, engine::model::HardSoftCost& toll) const;
    void add_amounts(std::span<const DayChange> changes, Amounts& amounts) const;
    [[nodiscard]] int opened(int first, std::span<const DayChange> changes) const;
    [[nodiscard]] engine::model::HardSoftCost toll_with(const Amounts& more) const;
    [[nodiscard]] std::size_t number_of(const Amounts& amounts);
    [[nodiscard]] engine::model::HardSoftCost toll_of_sums(std::size_t one, std::size_t other)
    {
        if (std::max(one, other) >= most_sums)
            return reckoned(one, other);
        if (tolls_.empty())
            tolls_.resize(most_sums * most_sums);
        Known& known = tolls_[one * most_sums + other];
        if (known.line != lines_)
            known = {reckoned(one, other), lines_};
        return known.toll;
    }
    [[nodiscard]] engine::model::HardSoftCost reckoned(std::size_t one, std::size_t other) const;

    static constexpr std::size_t most_sums = 32;  ///< numbers of amounts whose tolls are kept

    const engine::model::Instance* instance_;
    int member_ = -1;
    engine::model::Line line_{};
    std::uint32_t lines_ = 0;                            ///< how many there were
    std::vector<engine::model::RunUnderWay> runs_{};     ///< before each day, and at the end; or
    std::vector<int> places_{};                          ///< the same in the automaton
    std::vector<engine::model::HardSoftCost> walked_{};  ///< by day
    Amounts had_{};                                      ///< by counter
    bool counts_weekends_ = false;
    std::vector<Amounts> sums_{};  ///< by number; the first are none
    std::vector<Known> tolls_{};   ///< by two numbers
    Amounts scratch_{};
};

}  // namespace muster::roster
