// Every field of every row of a draft, by name, once: writing, reading and making smaller go by this list. A new field
// of the model is a line here.
#pragma once

#include "muster/roster/draft.hpp"

#include <string_view>
#include <tuple>

namespace muster::inline v0_2::roster::truth {

/// A field and the way to it from its row.
template <auto... way>
struct Field {
    std::string_view name;

    [[nodiscard]] static auto& of(auto& row) { return (row.*....*way); }
};

template <class Row>
inline constexpr std::tuple fields{};

template <>
inline constexpr std::tuple fields<Post>{Field<&Post::code>{"code"}, Field<&Post::is_disliked>{"disliked"}};

template <>
inline constexpr std::tuple fields<Skill>{Field<&Skill::code>{"code"}};

template <>
inline constexpr std::tuple fields<ShiftType>{
    Field<&ShiftType::code>{"code"},      Field<&ShiftType::post>{"post"},
    Field<&ShiftType::start>{"start"},    Field<&ShiftType::length>{"length"},
    Field<&ShiftType::is_night>{"night"}, Field<&ShiftType::required_skill>{"required_skill"},
    Field<&ShiftType::kind>{"kind"}};

template <>
inline constexpr std::tuple fields<Pattern>{Field<&Pattern::code>{"code"}, Field<&Pattern::days>{"days"},
                                            Field<&Pattern::weekday>{"weekday"}, Field<&Pattern::penalty>{"penalty"}};

/// Of the limits that a row has.
template <auto limits>
inline constexpr std::tuple limits_of{
    Field<limits, &Limits::minimum_minutes>{"minimum_minutes"},
    Field<limits, &Limits::maximum_minutes>{"maximum_minutes"},
    Field<limits, &Limits::maximum_consecutive>{"maximum_consecutive"},
    Field<limits, &Limits::minimum_consecutive>{"minimum_consecutive"},
    Field<limits, &Limits::minimum_days_off>{"minimum_days_off"},
    Field<limits, &Limits::maximum_weekends>{"maximum_weekends"},
    Field<limits, &Limits::minimum_rest>{"minimum_rest"},
    Field<limits, &Limits::maximum_a_day>{"maximum_a_day"},
    Field<limits, &Limits::of_type>{"of_type"},
    Field<limits, &Limits::maximum_consecutive_weekends>{"maximum_consecutive_weekends"},
    Field<limits, &Limits::windows>{"windows"},
    Field<limits, &Limits::complete_weekends>{"complete_weekends"},
    Field<limits, &Limits::minimum_shifts>{"minimum_shifts"},
    Field<limits, &Limits::maximum_shifts>{"maximum_shifts"},
    Field<limits, &Limits::maximum_days_off>{"maximum_days_off"},
    Field<limits, &Limits::kind_runs>{"kind_runs"},
    Field<limits, &Limits::identical_weekends>{"identical_weekends"},
    Field<limits, &Limits::minimum_consecutive_weekends>{"minimum_consecutive_weekends"},
    Field<limits, &Limits::no_night_before_free_weekend>{"no_night_before_free_weekend"},
    Field<limits, &Limits::days_off_after_nights>{"days_off_after_nights"},
    Field<limits, &Limits::patterns>{"patterns"},
    Field<limits, &Limits::weekend>{"weekend"}};

template <>
inline constexpr std::tuple fields<Contract> = std::tuple_cat(std::tuple{Field<&Contract::code>{"code"},
                                                                         Field<&Contract::penalties>{"penalties"}},
                                                              limits_of<&Contract::limits>);

template <>
inline constexpr std::tuple fields<Member> = std::tuple_cat(
    std::tuple{Field<&Member::code>{"code"}, Field<&Member::skills>{"skills"}}, limits_of<&Member::limits>,
    std::tuple{Field<&Member::share>{"share"}, Field<&Member::from>{"from"}, Field<&Member::until>{"until"},
               Field<&Member::contract>{"contract"}, Field<&Member::history, &History::until>{"history_until"},
               Field<&Member::history, &History::days_worked>{"days_worked"},
               Field<&Member::history, &History::days_off>{"days_off"},
               Field<&Member::history, &History::last_shifts>{"last_shifts"},
               Field<&Member::history, &History::carry_over>{"carry_over"},
               Field<&Member::history, &History::weekends_worked>{"weekends_worked"},
               Field<&Member::history, &History::kind_days>{"kind_days"},
               Field<&Member::history, &History::shifts>{"shifts"},
               Field<&Member::history, &History::weekends>{"weekends"}});

template <>
inline constexpr std::tuple fields<Cover>{Field<&Cover::shift, &Shift::day>{"day"},
                                          Field<&Cover::shift, &Shift::type>{"type"},
                                          Field<&Cover::skill>{"skill"},
                                          Field<&Cover::minimum>{"minimum"},
                                          Field<&Cover::wanted>{"wanted"},
                                          Field<&Cover::maximum>{"maximum"},
                                          Field<&Cover::under_weight>{"under"},
                                          Field<&Cover::over_weight>{"over"}};

template <>
inline constexpr std::tuple fields<Succession>{Field<&Succession::before>{"before"},
                                               Field<&Succession::after>{"after"}};

template <>
inline constexpr std::tuple fields<Unavailable>{Field<&Unavailable::member>{"member"}, Field<&Unavailable::day>{"day"},
                                                Field<&Unavailable::type>{"type"},
                                                Field<&Unavailable::reason>{"reason"}};

template <>
inline constexpr std::tuple fields<Request>{Field<&Request::member>{"member"}, Field<&Request::day>{"day"},
                                            Field<&Request::type>{"type"}, Field<&Request::wish>{"wish"},
                                            Field<&Request::weight>{"weight"}};

template <>
inline constexpr std::tuple fields<Assignment>{Field<&Assignment::member>{"member"},
                                               Field<&Assignment::shift, &Shift::day>{"day"},
                                               Field<&Assignment::shift, &Shift::type>{"type"}};

template <>
inline constexpr std::tuple fields<Company>{Field<&Company::members>{"members"}, Field<&Company::keep>{"keep"},
                                            Field<&Company::within>{"within"}, Field<&Company::penalty>{"penalty"}};

template <>
inline constexpr std::tuple fields<Fairness>{
    Field<&Fairness::measure>{"measure"}, Field<&Fairness::above_weight>{"above"},
    Field<&Fairness::below_weight>{"below"}, Field<&Fairness::step>{"step"}, Field<&Fairness::tolerance>{"tolerance"}};

template <>
inline constexpr std::tuple fields<Penalties>{
    Field<&Penalties::shifts_a_day>{"shifts_a_day"},
    Field<&Penalties::rest>{"rest"},
    Field<&Penalties::succession>{"succession"},
    Field<&Penalties::minimum_minutes>{"minimum_minutes"},
    Field<&Penalties::maximum_minutes>{"maximum_minutes"},
    Field<&Penalties::shift_type_maximum>{"shift_type_maximum"},
    Field<&Penalties::maximum_consecutive>{"maximum_consecutive"},
    Field<&Penalties::minimum_consecutive>{"minimum_consecutive"},
    Field<&Penalties::minimum_days_off>{"minimum_days_off"},
    Field<&Penalties::weekends>{"weekends"},
    Field<&Penalties::minimum_cover>{"minimum_cover"},
    Field<&Penalties::maximum_cover>{"maximum_cover"},
    Field<&Penalties::consecutive_weekends>{"consecutive_weekends"},
    Field<&Penalties::windows>{"windows"},
    Field<&Penalties::complete_weekends>{"complete_weekends"},
    Field<&Penalties::minimum_shifts>{"minimum_shifts"},
    Field<&Penalties::maximum_shifts>{"maximum_shifts"},
    Field<&Penalties::maximum_days_off>{"maximum_days_off"},
    Field<&Penalties::minimum_kind_run>{"minimum_kind_run"},
    Field<&Penalties::maximum_kind_run>{"maximum_kind_run"},
    Field<&Penalties::identical_weekends>{"identical_weekends"},
    Field<&Penalties::minimum_consecutive_weekends>{"minimum_consecutive_weekends"},
    Field<&Penalties::night_before_free_weekend>{"night_before_free_weekend"},
    Field<&Penalties::days_off_after_nights>{"days_off_after_nights"},
    Field<&Penalties::alternative_skill>{"alternative_skill"}};

template <>
inline constexpr std::tuple fields<Calendar>{
    Field<&Calendar::weekend>{"weekend"}, Field<&Calendar::holidays>{"holidays"}, Field<&Calendar::worked>{"worked"}};

template <>
inline constexpr std::tuple fields<Spacing>{Field<&Spacing::weight>{"weight"}, Field<&Spacing::distance>{"distance"}};

template <>
inline constexpr std::tuple fields<Published>{Field<&Published::period>{"period"}, Field<&Published::change>{"change"}};

/// Lists of rows: what a row is called, and the way to the list from the draft.
inline constexpr std::tuple lists{Field<&Draft::posts>{"post"},
                                  Field<&Draft::skills>{"skill"},
                                  Field<&Draft::shift_types>{"type"},
                                  Field<&Draft::members>{"member"},
                                  Field<&Draft::contracts>{"contract"},
                                  Field<&Draft::patterns>{"pattern"},
                                  Field<&Draft::cover>{"cover"},
                                  Field<&Draft::forbidden_successions>{"succession"},
                                  Field<&Draft::unavailable>{"unavailable"},
                                  Field<&Draft::requests>{"request"},
                                  Field<&Draft::pinned>{"pinned"},
                                  Field<&Draft::published, &Published::assignments>{"published"},
                                  Field<&Draft::companies>{"company"},
                                  Field<&Draft::fairness>{"fairness"}};

/// What stands once.
inline constexpr std::tuple singles{Field<&Draft::penalties>{"penalties"}, Field<&Draft::published>{"change"},
                                    Field<&Draft::calendar>{"calendar"}};

/// Calls `visit(field)` for each of a tuple of fields.
template <class Fields, class Visit>
constexpr void each(const Fields& all, Visit&& visit)
{
    std::apply([&](const auto&... one) { (visit(one), ...); }, all);
}

}  // namespace muster::roster::truth
