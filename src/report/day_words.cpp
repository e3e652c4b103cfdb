#include "day_words.hpp"

#include <array>

namespace muster::inline v0_2::report {
namespace {

constexpr int minutes_a_day = 24 * 60;

std::string in_figures(int number) { return std::to_string(number); }

}  // namespace

std::string short_weekday(Day day, Language language)
{
    static constexpr std::array zh{"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    static constexpr std::array en{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const auto at = static_cast<std::size_t>(iso_weekday(day) - 1);
    return language == Language::zh ? zh[at] : en[at];
}

std::string short_day(Day day, Language language)
{
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto parts = day.year_month_day();
    const int month = parts.month.as_number();
    if (language == Language::zh)
        return in_figures(month) + "月" + in_figures(parts.day) + "日";
    return in_figures(parts.day) + " " + months[static_cast<std::size_t>(month - 1)];
}

std::string day_of_week(Day day, Language language)
{
    const std::string weekday = short_weekday(day, language);
    return language == Language::zh ? short_day(day, language) + " " + weekday
                                    : weekday + " " + short_day(day, language);
}

std::string whole_day(Day day, Language language)
{
    const std::string year = in_figures(day.year());
    return language == Language::zh ? year + "年" + short_day(day, language) : short_day(day, language) + " " + year;
}

std::string short_days(const Period& days, Language language)
{
    if (days.first() == days.last())
        return short_day(days.first(), language);
    return short_day(days.first(), language) + (language == Language::zh ? "至" : " – ") +
           short_day(days.last(), language);
}

std::string clock_times(const std::optional<ClockTime>& start, Minutes length, Language language)
{
    if (!start)
        return {};
    const int end = start->since_midnight().count() + length.count();
    std::string words = to_string(*start) + "–";
    const bool ends_later = end > minutes_a_day;
    words +=
        (ends_later && language == Language::zh ? "次日" : "") + to_string(ClockTime(Minutes{end % minutes_a_day}));
    return words + (ends_later && language == Language::en ? " next day" : "");
}

}  // namespace muster::report
