// Meetings that were held, and the door that turns broken ones away.
#include "sample.hpp"

#include "muster/core/faults.hpp"
#include "muster/org/meeting.hpp"

#include <gmock/gmock.h>

namespace muster::inline v0_2::org::meeting_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> faults_of(const OrganisationParts& parts, const std::vector<MeetingHeld>& meetings)
{
    Faults faults;
    find_faults(Organisation(parts), meetings, faults);
    try {
        faults.throw_if_any();
    } catch (const InvalidInputs& all) {
        std::vector<std::string> said;
        for (const Fault& fault : all.faults())
            said.push_back(to_string(fault));
        return said;
    } catch (const InvalidInput& one) {
        return {one.what()};
    }
    return {};
}

MeetingHeld meeting(const char* code = "T")
{
    return {.code = code, .kind = MeetingKind::theme_day, .unit = UnitId(2), .day = day("2026-03-05")};
}

TEST(MeetingHeld, IsOfTheOrganisationAndOfAUnitThatHoldsSuch)
{
    EXPECT_THAT(faults_of(sample(), {meeting()}), IsEmpty());
    MeetingHeld twice = meeting();
    twice.present = {MemberId(0), MemberId(0), MemberId(9)};
    MeetingHeld of_group = meeting("G");
    of_group.kind = MeetingKind::democratic_review;
    of_group.unit = UnitId(4);
    MeetingHeld nowhere = meeting("N");
    nowhere.unit = UnitId(99);
    EXPECT_THAT(faults_of(sample(), {meeting(), twice, of_group, nowhere}),
                ElementsAre("meeting \"T\": it stands here twice; keep one of the two",
                            "meeting \"T\": member \"M0\" came twice; keep one of them",
                            "meeting \"T\": who came is not in the organisation; add them there or correct the id",
                            "meeting \"G\": a group holds no democratic review; name the unit that held it, or correct "
                            "the kind",
                            "meeting \"N\": its unit is not in the organisation; add it there or correct the id"));
}

TEST(MeetingHeld, IsOnlineOnAChannelThatIsOpenThatDay)
{
    OrganisationParts parts = sample();
    MeetingHeld online = meeting();
    EXPECT_FALSE(online.is_online());
    online.channel = "QQ";
    EXPECT_TRUE(online.is_online());
    EXPECT_THAT(faults_of(parts, {online}), IsEmpty());  // no unit has listed its channels
    parts.units[1].channels = {{{"群", "QQ"}, day("2026-03-05"), day("2026-06-30")}};
    EXPECT_THAT(faults_of(parts, {online}), IsEmpty());
    online.channel = "群";
    EXPECT_THAT(faults_of(parts, {online}), IsEmpty());
    online.day = day("2026-03-04");
    EXPECT_THAT(faults_of(parts, {online}),
                ElementsAre("meeting \"T\": unit \"B1\" has no channel \"群\" on 2026-03-04; name a channel of its own "
                            "or of a unit above, or add it with its days"));
}

TEST(MeetingHeld, HasATurnout)
{
    const Organisation organisation(sample());  // B1 has M0 to M3, of whom M3 is on probation and M1, M2 come after
    MeetingHeld held = meeting();
    held.present = {MemberId(0), MemberId(1), MemberId(4)};  // an applicant, an activist, a guest
    EXPECT_EQ(turnout(organisation, held), (Turnout{3, 1}));
    held.kind = MeetingKind::members_meeting;
    EXPECT_EQ(turnout(organisation, held), (Turnout{1, 0}));
    held.present.push_back(MemberId(3));
    EXPECT_EQ(turnout(organisation, held), (Turnout{1, 1}));
}

}  // namespace
}  // namespace muster::org::meeting_test
