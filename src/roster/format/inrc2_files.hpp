// What the files of INRC-II say, whichever of their forms they are in. Names are as they stand there; whether they name
// anything is asked when a problem or a roster is made of them.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/faults.hpp"
#include "muster/roster/format/source_text.hpp"

#include <array>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::format::inrc2 {

constexpr int days_a_week = 7;
constexpr std::array<const char*, days_a_week> short_days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<const char*, days_a_week> long_days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                            "Friday", "Saturday", "Sunday"};
constexpr const char* any_shift = "Any";  // of a request
constexpr const char* no_shift = "None";  // of a history

/// Two numbers that bound one.
struct Range {
    int least = 0;
    int most = 0;
};

struct Shift {
    Where place{};
    std::string name{};
    Range run{};
};

struct Successors {
    Where place{};
    std::string before{};
    std::vector<std::string> after{};
};

struct Terms {
    Where place{};
    std::string name{};
    Range shifts{};
    Range work{};
    Range off{};
    int weekends = 0;
    int complete_weekends = 0;
};

struct Nurse {
    Where place{};
    std::string name{};
    std::string contract{};
    std::vector<std::string> skills{};
};

struct Scenario {
    Where place{};
    std::string name{};
    int weeks = 0;
    std::vector<std::string> skills{};
    std::vector<Shift> shifts{};
    std::vector<Successors> forbidden{};
    std::vector<Terms> contracts{};
    std::vector<Nurse> nurses{};
};

struct Past {
    Where place{};
    std::string nurse{};
    int shifts = 0;
    int weekends = 0;
    std::string last_shift{};
    int same = 0;
    int worked = 0;
    int off = 0;
};

struct Before {
    Where place{};
    int week = 0;
    std::string scenario{};
    std::vector<Past> nurses{};
};

struct Requirement {
    Where place{};
    std::string shift{};
    std::string skill{};
    std::array<Range, days_a_week> days{};  // least, and best
};

struct OffRequest {
    Where place{};
    std::string nurse{};
    std::string shift{};
    int day = 0;
};

struct Week {
    Where place{};
    std::string scenario{};
    std::vector<Requirement> requirements{};
    std::vector<OffRequest> requests{};
};

struct Turn {
    Where place{};
    std::string nurse{};
    int day = 0;
    std::string shift{};
    std::string skill{};
};

struct Solution {
    Where place{};
    int week = 0;
    std::string scenario{};
    std::vector<Turn> turns{};
};

[[nodiscard]] Scenario read_scenario(const SourceText& file, Faults& faults);
[[nodiscard]] Before read_history(const SourceText& file, Faults& faults);
[[nodiscard]] Week read_week(const SourceText& file, Faults& faults);
[[nodiscard]] Solution read_solution(const SourceText& file, Faults& faults);

// The same of a text, and of a tree.
[[nodiscard]] Scenario scenario_of_text(const SourceText& file, Faults& faults);
[[nodiscard]] Before history_of_text(const SourceText& file, Faults& faults);
[[nodiscard]] Week week_of_text(const SourceText& file, Faults& faults);
[[nodiscard]] Solution solution_of_text(const SourceText& file, Faults& faults);
[[nodiscard]] Scenario scenario_of_tree(const SourceText& file, Faults& faults);
[[nodiscard]] Before history_of_tree(const SourceText& file, Faults& faults);
[[nodiscard]] Week week_of_tree(const SourceText& file, Faults& faults);
[[nodiscard]] Solution solution_of_tree(const SourceText& file, Faults& faults);

/// The day of the week, from 0, of its short or its long name; 0, and a fault, where it is neither.
int day_named(Faults& faults, const Where& place, const std::string& name);

}  // namespace muster::roster::format::inrc2
