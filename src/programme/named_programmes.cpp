#include "muster/programme/named_programmes.hpp"

#include <array>

namespace muster::inline v0_2::programme {

std::span<const NamedProgramme> named_programmes()
{
    static const std::array all{
        NamedProgramme{"three_to_the_countryside", {"三下乡", "three to the countryside"}, "practice"},
        NamedProgramme{"western_plan", {"西部计划", "western plan"}, "practice"},
        NamedProgramme{"challenge_cup", {"挑战杯", "challenge cup"}, "innovation"},
        NamedProgramme{"youth_enterprise", {"创青春", "youth enterprise"}, "innovation"},
        NamedProgramme{"sports_and_arts_festival", {"体育文化艺术节", "sports, culture and arts festival"}, "culture"},
        NamedProgramme{"culture_month", {"校园文化活动月", "month of campus culture"}, "culture"},
        NamedProgramme{"three_outdoors", {"青春三走", "three ways outdoors"}, "culture"},
        NamedProgramme{"certificates", {"技能证书", "certificates"}, "skills"},
        NamedProgramme{"skill_contest", {"技能竞赛", "skill contest"}, "skills"},
    };
    return all;
}

}  // namespace muster::programme
