// What a line costs, day by day, as one automaton: runs, rest and successions (LineRules), and the machines that rules
// bring (rule/line_machine.hpp), joined.
//
// A *place* is where a line stands between two days; a *letter* is what a day has, duties that no rule tells apart
// being one. Places of a day are told apart only where some days to come would cost otherwise, so there are few: the
// automaton is the least one there is (Myhill 1957 and Nerode 1958; found from the last day backwards). Members whose
// rules are alike share one, each with a place of their own to begin at.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/engine/model/hard_soft_cost.hpp"
#include "roster/engine/model/list.hpp"
#include "roster/engine/model/rest_across.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::model {

class Instance;
struct LineRules;

class LineAutomaton {
public:
    /// Where a letter leads from a place, and what it costs.
    struct Way {
        std::int32_t to = 0;
        HardSoftCost toll{};
    };
    /// The same from where it leads to.
    struct Entry {
        std::int32_t from = 0;
        std::int32_t letter = 0;
        HardSoftCost toll{};
    };

    /// Whether the rules of the member's line need one.
    [[nodiscard]] static bool is_needed(const Problem& problem, MemberId member);
    /// Of these members, whose rules are alike.
    LineAutomaton(const Instance& instance, const Problem& problem, std::span<const int> members);

    /// Letters; 0 is the day off.
    [[nodiscard]] int letters() const { return letters_; }
    [[nodiscard]] int letter_of(int duty) const { return letter_of_[duty]; }
    /// Before `day`, or at the end.
    [[nodiscard]] int places(int day) const { return places_[day]; }
    [[nodiscard]] int most_places() const { return most_places_; }
    /// Where the member of this number among those given begins.
    [[nodiscard]] int start(std::size_t member) const { return starts_[member]; }
    [[nodiscard]] const Way& way(int day, int place, int letter) const { return ways_[day][place * letters_ + letter]; }
    /// By what leads to a place after `day`.
    [[nodiscard]] View<const Entry> entries(int day, int place) const
    {
        const auto& begin = entry_begin_[day];
        return std::span(entries_[day])
            .subspan(static_cast<std::size_t>(begin[place]), static_cast<std::size_t>(begin[place + 1] - begin[place]));
    }
    /// Of a line that ends at this place.
    [[nodiscard]] const HardSoftCost& end(int place) const { return ends_[place]; }
    [[nodiscard]] HardSoftCost toll(int start, View<const DutyIndex> line) const;
    /// What a line costs more with these duties in the place of its own from a day on: it is gone along from there
    /// until both are at one place again.
    [[nodiscard]] HardSoftCost change(int start, View<const DutyIndex> line, int from,
                                      View<const DutyIndex> duties) const;
    /// No line has more.
    [[nodiscard]] double greatest_soft() const;
    /// visit(toll) for each there is, of days and of the end.
    template <class Visit>
    void each_toll(Visit&& visit) const
    {
        for (const List<Way>& ways : ways_)
            for (const Way& way : ways)
                visit(way.toll);
        for (const HardSoftCost& end : ends_)
            visit(end);
    }

private:
    class Builder;

    int letters_ = 0;
    int most_places_ = 0;
    List<int> letter_of_;
    List<int> places_;  ///< by day, and at the end
    List<int> starts_;
    List<List<Way>> ways_;         ///< by day; by place and letter
    List<List<Entry>> entries_;    ///< by day; by place after it
    List<List<int>> entry_begin_;  ///< by day; by place after it, and the end
    List<HardSoftCost> ends_;
};

}  // namespace muster::roster::engine::model
