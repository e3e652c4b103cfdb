// Into the classroom 进课堂: theory, help with studies, and the five platforms of the second classroom.
#include "indicators.hpp"

#include "muster/programme/four_enters.hpp"

#include <array>

namespace muster::programme {
namespace {

evaluation::Rule award_table()
{
    evaluation::rule::AwardTable table;
    const auto level = [&](const char* name, int first, int second, int third) {
        table.entries.push_back({name, "first", Points::whole(first)});
        table.entries.push_back({name, "second", Points::whole(second)});
        table.entries.push_back({name, "third", Points::whole(third)});
    };
    level("national", 100, 80, 60);
    level("provincial", 60, 50, 40);
    level("city", 40, 30, 20);
    level("university", 30, 20, 15);
    level("college", 20, 15, 10);
    return table;
}

}  // namespace

std::span<const Platform> platforms()
{
    static const std::array all{
        Platform{"ideas", {"思想道德", "ideas and morals"}, "platform_ideas"},
        Platform{"practice", {"社会实践与志愿服务", "social practice and volunteering"}, "platform_practice"},
        Platform{"innovation", {"创新创业", "innovation and enterprise"}, "platform_innovation"},
        Platform{"culture", {"文体与成长", "culture, sport and growth"}, "platform_culture"},
        Platform{"skills", {"技能", "skills"}, "platform_skills"},
    };
    return all;
}

Indicators classroom_indicators()
{
    using namespace evaluation;
    const std::string area = "classroom";
    Indicators rows;
    rows.push_back(indicator(area, "theory_sessions", {"理论学习", "theory sessions"}, {"次", "sessions"}, per_cent(20),
                             rising_to(10), own_number));
    rows.push_back(indicator(area, "tutoring_hours", {"一对一辅导", "one-to-one tutoring"}, {"小时", "hours"},
                             per_cent(30), rising_to(24),
                             "six hours of joint study a week are a university's published practice; 24 hours a term "
                             "are this library's own"));
    rows.back().cap.per_period = Quantity::whole(6);
    rows.back().cap.period = rule::CapPeriod::week;
    rows.back().missing = Missing::leave_out;  // not everybody is a mentor
    for (const Platform& platform : platforms())
        rows.push_back(indicator(area, platform.indicator,
                                 {"第二课堂：" + platform.label.zh, "second classroom: " + platform.label.en},
                                 {"次", "times"}, per_cent(6), rising_to(3),
                                 "second-classroom transcript: seven categories, a cap in each (typical)"));
    rows.push_back(indicator(area, "volunteer_hours", {"志愿服务", "volunteering"}, {"小时", "hours"}, per_cent(15),
                             rising_to(20), "volunteer stars begin at 100 hours; 20 a term leads there in five"));
    rows.back().cap.per_item = Quantity::whole(8);
    rows.push_back(indicator(area, "award", {"获奖", "awards"}, {"项", "awards"}, per_cent(5), award_table(),
                             "highest only for one work (typical); the table is this library's own"));
    rows.back().once_per_event.applies = true;
    rows.back().cap.total = Points::whole(100);
    return rows;
}

}  // namespace muster::programme
