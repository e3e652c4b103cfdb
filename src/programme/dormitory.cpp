// Into the dormitory 进公寓: the "five ones", duty at two posts, the room's inspection.
#include "indicators.hpp"

namespace muster::programme {

Indicators dormitory_indicators()
{
    using namespace evaluation;
    const std::string area = "dormitory";
    Indicators rows;
    rows.push_back(indicator(area, "dormitory_duty", {"值班", "duty stood"}, {"班", "shifts"}, per_cent(35),
                             rising_to(8), own_number));
    rows.push_back(indicator(area, "room_inspection", {"寝室检查", "room inspection"}, {"分", "points"}, per_cent(35),
                             rule::Bands{{{Quantity::whole(60), Points::whole(60)},
                                          {Quantity::whole(80), Points::whole(85)},
                                          {Quantity::whole(90), Points::whole(100)}},
                                         Points{}},
                             "bed, desk and wall 20 each, floor 40; 80 passes (a university's rule)"));
    rows.back().combine = Combine::mean;
    rows.back().missing = Missing::leave_out;  // who lives elsewhere has no room to be inspected
    rows.push_back(indicator(area, "bed_tidy", {"五个一：整理一张床", "five ones: one bed tidied"}, {"次", "times"},
                             per_cent(15), rising_to(10), own_number));
    rows.back().missing = Missing::leave_out;
    rows.push_back(
        indicator(area, "room_led", {"五个一：带动寝室、班级、楼层、楼栋", "five ones: room, class, floor, building"},
                  {"次", "times"}, per_cent(15), rising_to(2), "leads own and next rooms 10 / 5 / 0 (typical)"));
    rows.back().missing = Missing::leave_out;
    return rows;
}

}  // namespace muster::programme
