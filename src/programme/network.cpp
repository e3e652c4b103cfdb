// Into the network 进网络: study apps, sessions online, bulletins in time.
#include "indicators.hpp"

namespace muster::programme {

Indicators network_indicators()
{
    using namespace evaluation;
    const std::string area = "network";
    Indicators rows;
    rows.push_back(indicator(area, "study_points", {"学习平台积分", "study app points"}, {"分", "points"}, per_cent(60),
                             rising_to(600),
                             "points per act with daily caps (typical); 600 a term are this library's own"));
    rows.back().cap.per_period = Quantity::whole(60);
    rows.back().cap.period = rule::CapPeriod::day;
    rows.push_back(indicator(area, "online_sessions", {"线上组织生活", "sessions online"}, {"次", "sessions"},
                             per_cent(30), rising_to(6), own_number));
    rows.push_back(indicator(area, "bulletin", {"宣传稿件", "bulletins"}, {"篇", "articles"}, per_cent(10),
                             rule::Count{Points::parse("0.5", {"bulletin"})}, "0.5 an article, at most 10 (typical)"));
    rows.back().cap.total = Points::whole(10);
    rows.back().missing = Missing::leave_out;  // few write; who does not is not marked down for it
    return rows;
}

}  // namespace muster::programme
