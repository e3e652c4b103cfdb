// Into the competition venue 进赛场: volunteers, officials and athletes.
#include "indicators.hpp"

namespace muster::programme {

Indicators venue_indicators()
{
    using namespace evaluation;
    const std::string area = "venue";
    Indicators rows;
    rows.push_back(indicator(area, "venue_service", {"赛事服务", "service at contests"}, {"场", "turns"}, per_cent(70),
                             rising_to(2), own_number));
    rows.back().missing = Missing::leave_out;  // nobody is marked down for a contest that did not take them
    rows.push_back(indicator(area, "venue_athlete", {"参赛", "taking part"}, {"项", "events"}, per_cent(30),
                             rising_to(1), own_number));
    rows.back().missing = Missing::leave_out;
    return rows;
}

}  // namespace muster::programme
