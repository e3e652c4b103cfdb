// Coverage, influence and effectiveness of service, from records that count.
#include "muster/record/service_summary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::record::service_summary_test {
namespace {

const Day monday(2026, 9, 7);
const std::vector<std::string> hours{"hours"};

ActivityId add(Ledger& ledger, const char* code, const char* platform, ActivityState state)
{
    const ActivityPlan plan{.code = code, .platform = platform, .days = Period(monday, monday)};
    return ledger.add_activity(Activity::at(plan, state, monday));
}

struct Sample {
    Ledger ledger{{"ann", "bob", "cai", "dan"}, {"hours", "talks"}};
    ActivityId cleaned = add(ledger, "A", "practice", ActivityState::reviewed);
    ActivityId sung = add(ledger, "B", "culture", ActivityState::closed);
    ActivityId waiting = add(ledger, "C", "practice", ActivityState::evidenced);

    EvidenceId record(std::uint32_t member, std::uint32_t indicator, int amount, ActivityId activity)
    {
        return ledger.append({.member = MemberId(member),
                              .indicator = IndicatorId(indicator),
                              .quantity = Quantity::whole(amount),
                              .day = monday,
                              .activity = activity});
    }
};

TEST(ServiceSummary, CountsThoseWhoServeWhomTheyReachAndWhatAnHourBrings)
{
    Sample sample;
    sample.record(0, 0, 3, sample.cleaned);
    sample.record(0, 0, 1, sample.sung);
    sample.record(1, 1, 9, sample.cleaned);  // no hours
    const std::vector<Outreach> outreach{{sample.cleaned, 60, 6}, {sample.sung, 40, 0}};
    const auto made = service_summary(sample.ledger, outreach, hours);
    ASSERT_EQ(made.size(), 3u);
    EXPECT_EQ(made[0], (ServiceSummary{"", 2, 4, 2, Quantity::whole(4), 100, 6}));
    EXPECT_EQ(made[1], (ServiceSummary{"culture", 1, 4, 1, Quantity::whole(1), 40, 0}));
    EXPECT_EQ(made[2], (ServiceSummary{"practice", 1, 4, 2, Quantity::whole(3), 60, 6}));
    EXPECT_EQ(to_string(*made[0].coverage()), "0.5");
    EXPECT_EQ(to_string(*made[0].influence()), "50");
    EXPECT_EQ(to_string(*made[0].effectiveness()), "1.5");
}

TEST(ServiceSummary, LeavesOutWhatIsNotReviewedOrDoesNotCount)
{
    Sample sample;
    sample.record(0, 0, 3, sample.waiting);
    sample.record(1, 0, 3, {});
    sample.ledger.void_record(sample.record(2, 0, 3, sample.cleaned), {.reason = "twice", .day = monday});
    const std::vector<Outreach> outreach{{sample.waiting, 60, 6}};
    const auto made = service_summary(sample.ledger, outreach, hours);
    EXPECT_EQ(made[0], (ServiceSummary{"", 2, 4, 0, Quantity{}, 0, 0}));
    EXPECT_EQ(to_string(*made[0].coverage()), "0");
    EXPECT_FALSE(made[0].influence());
    EXPECT_FALSE(made[0].effectiveness());
}

TEST(ServiceSummary, OfNobodyThereIsNoShare) { EXPECT_FALSE(service_summary(Ledger{}, {}, hours)[0].coverage()); }

}  // namespace
}  // namespace muster::record::service_summary_test
