// Pieces that the sentences of rules and services are put together from.
#pragma once

#include "muster/core/label.hpp"
#include "muster/roster/problem.hpp"

#include <string>

namespace muster::inline v0_2::roster::words {

/// The name, or the code where there is none.
[[nodiscard]] Label of_member(const Problem& problem, MemberId member);
/// The name with the code, in quotes: `"N night"`. Not set: a shift of a history, whose type is gone.
[[nodiscard]] Label of_type(const Problem& problem, ShiftTypeId type);
[[nodiscard]] Label of_skill(const Problem& problem, SkillId skill);
/// The name of an unwanted pattern, or the code, in quotes.
[[nodiscard]] Label of_contract(const Problem& problem, ContractId contract);
[[nodiscard]] Label of_pattern(const Problem& problem, PatternId pattern);
/// A kind of shifts, in quotes.
[[nodiscard]] Label of_kind(const std::string& kind);
/// `2026-09-12`
[[nodiscard]] std::string of_day(const Problem& problem, int day);
/// `11 h 20 min`, `11 小时 20 分钟`
[[nodiscard]] Label of_minutes(std::int64_t minutes);
/// `3 shifts`, `2 "N night"`, `11 h`
[[nodiscard]] Label of_load(const Problem& problem, const WindowMaximum& window, std::int64_t amount);
/// `1 day`, `2 days`
[[nodiscard]] std::string count(std::int64_t number, const std::string& one, const std::string& many);

}  // namespace muster::roster::words
