// What an instance of INRC-I says, whichever of its forms it is in. Names are as they stand there.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/error.hpp"
#include "muster/core/faults.hpp"
#include "muster/core/minutes.hpp"
#include "muster/roster/format/source_text.hpp"
#include "muster/roster/request.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::format::inrc1 {

constexpr std::array<const char*, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};
constexpr const char* any_day = "Any";    // of a pattern
constexpr const char* any_shift = "Any";  // on a day of a pattern
constexpr const char* no_shift = "None";  // on a day of a pattern

/// A limit of a contract, or a rule without a number.
struct Term {
    bool is_on = false;
    int weight = 0;
    int value = 0;
};

/// In the order of the text.
enum Limit {
    most_shifts,
    least_shifts,
    most_days,
    least_days,
    most_off,
    least_off,
    most_weekends,
    least_weekends,
    weekends_in_four_weeks,
    limit_count,
};

/// In the order of the text.
enum Flag {
    complete_weekends,
    identical_weekends,
    no_night_before_free_weekend,
    two_days_off_after_nights,
    alternative_skill,
    flag_count,
};

struct ShiftKind {
    Where place{};
    std::string code{};
    std::string name{};
    ClockTime start{};
    ClockTime end{};
    std::vector<std::string> skills{};
};

struct Contract {
    Where place{};
    std::string code{};
    std::string name{};
    std::array<Term, limit_count> limits{};
    std::array<Term, flag_count> flags{};
    std::string weekend = "SaturdaySunday";
    std::vector<std::string> patterns{};
};

struct Unwanted {
    Where place{};
    std::string code{};
    int weight = 0;
    std::vector<std::pair<std::string, std::string>> days{};  // shift, and day of the week
};

struct Employee {
    Where place{};
    std::string code{};
    std::string name{};
    std::string contract{};
    std::vector<std::string> skills{};
};

/// So many on each such day of the week, or on one day alone.
struct Demand {
    Where place{};
    int weekday = 0;  // 1 Monday to 7 Sunday
    std::optional<Day> day{};
    std::string shift{};
    int people = 0;
};

struct Asked {
    Where place{};
    std::string employee{};
    Day day{};
    std::string shift{};  // empty: the day as a whole
    Wish wish = Wish::off;
    int weight = 0;
};

struct Instance {
    Where place{};
    std::string name{};
    std::optional<Day> first{};
    std::optional<Day> last{};
    std::vector<std::string> skills{};
    std::vector<ShiftKind> shifts{};
    std::vector<Contract> contracts{};
    std::vector<Unwanted> patterns{};
    std::vector<Employee> employees{};
    std::vector<Demand> demands{};
    std::vector<Asked> requests{};
};

[[nodiscard]] Instance instance_of_text(std::string_view text, const Where& place, Faults& faults);
[[nodiscard]] Instance instance_of_xml(std::string_view text, const Where& place, Faults& faults);

// A part of either form; nothing, or the first, and a fault, where it has another form.
std::optional<Day> day_of(Faults& faults, const Where& place, std::string_view text);
ClockTime time_of(Faults& faults, const Where& place, std::string_view text);
/// 1 Monday to 7 Sunday.
int weekday_of(Faults& faults, const Where& place, std::string_view name);

}  // namespace muster::roster::format::inrc1
