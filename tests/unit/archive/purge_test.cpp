// What is forgotten, kind by kind, of the sample that uses every field; what counts goes on counting.
#include "muster/archive/purge.hpp"

#include "samples.hpp"

#include "muster/archive.hpp"
#include "muster/core/error.hpp"
#include "muster/org/obligations.hpp"
#include "muster/programme/verify.hpp"
#include "muster/roster/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::archive::purge_test {
namespace {

using testing::HasSubstr;
using testing::Not;

const Day late(2030, 1, 1);

std::string json_of(const programme::Term& term) { return to_bytes(term, Format::json); }

std::vector<Exact> totals_in(const programme::Term& term)
{
    std::vector<Exact> made;
    for (const evaluation::MemberScore& each : term.parts().evaluation->members())
        made.push_back(each.total);
    return made;
}

/// The sample, with more that is past: a member of long standing, leave, wishes, pairs of earlier terms.
programme::Term with_a_past()
{
    programme::TermParts parts = sample<programme::Term>().parts();
    org::OrganisationParts rows = parts.organisation.parts();
    org::Member& full = rows.members[1];
    full.stages = org::StageHistory({{org::Stage::applicant, Day(2020, 1, 1)}, {org::Stage::full, Day(2024, 1, 1)}});
    full.development.thought_reports = {Day(2023, 1, 2), Day(2023, 6, 2), Day(2026, 9, 20)};
    full.development.votes = {
        {.on = org::Stage::full, .held = Day(2024, 1, 1), .entitled = 3, .present = 3, .in_favour = 3}};
    full.development.approvals = {{.to = org::Stage::full, .given = Day(2024, 2, 1)}};
    rows.members.push_back({.code = "M3", .unit = UnitId(0)});
    rows.members.back().development.thought_reports = {Day(2026, 1, 2)};
    parts.organisation = org::Organisation(std::move(rows));
    const pairing::Fit& fit = parts.pairing->fit;
    std::vector<pairing::EarlierPairing> earlier(fit.earlier().begin(), fit.earlier().end());
    earlier.push_back({"M1", "S", 3});
    parts.pairing->fit =
        pairing::Fit({fit.mentors().rows().begin(), fit.mentors().rows().end()},
                     {fit.mentees().rows().begin(), fit.mentees().rows().end()}, fit.weights(), fit.rules(), earlier);
    return programme::Term(std::move(parts));
}

TEST(Purge, OfEverythingIsDoneOnceAndNoMoreTheSecondTime)
{
    const auto term = sample<programme::Term>();
    const Purged first = purged(term, everything_before(late));
    EXPECT_EQ(first.went.at(Past::people), 1U);  // one departs in 2027
    EXPECT_EQ(first.went.size(), listed(Past{}).names.size());
    EXPECT_EQ(first.term.organisation().members()[MemberId(0)].code, "gone 1");
    EXPECT_THAT(json_of(first.term), Not(HasSubstr("typing error")));
    const Purged second = purged(first.term, everything_before(late));
    EXPECT_EQ(second.term, first.term);
    for (const auto& [kind, count] : second.went)
        EXPECT_EQ(count, 0U) << label_of(kind).en;
    EXPECT_EQ(second.seals, 0U);
    EXPECT_EQ(purged(term, everything_before(Day(2000, 1, 1))).term, term);
    EXPECT_EQ(purged(term, {}).term, term);
    EXPECT_THROW(static_cast<void>(purged(term, {{Past::words, Day(boost::gregorian::not_a_date_time)}})),
                 InvalidInput);
}

TEST(Purge, OfOneKindTakesThatKindAlone)
{
    const auto term = with_a_past();
    const std::map<Past, std::string> told{{Past::reasons, "typing error"},
                                           {Past::evidence, "wrong person"},
                                           {Past::meetings, "党史"},
                                           {Past::words, "坚持"}};
    for (const auto& [kind, words] : told) {
        const Purged made = purged(term, {{kind, late}});
        EXPECT_EQ(made.went.size(), 1U);
        EXPECT_GT(made.went.at(kind), 0U) << label_of(kind).en;
        for (const auto& [other, others] : told)
            EXPECT_EQ(json_of(made.term).find(others) == std::string::npos, other == kind)
                << label_of(kind).en << ": " << others;
        EXPECT_EQ(totals_in(made.term), totals_in(term));
    }
    const Purged none = purged(term, {{Past::reasons, Day(2026, 2, 3)}});
    EXPECT_EQ(none.went.at(Past::reasons), 1U) << "the transfer of 2025, and not what was corrected on 2026-02-03";
    EXPECT_THAT(json_of(none.term), HasSubstr("typing error"));
}

TEST(Purge, ForgetsTheWayToMembershipOfWhoArrivedBeforeTheTermAndOfNobodyElse)
{
    const auto term = with_a_past();
    const Purged made = purged(term, {{Past::files, Day(2026, 9, 10)}});
    EXPECT_EQ(made.went.at(Past::files), 2U);
    const auto& members = made.term.organisation().members();
    EXPECT_TRUE(members[MemberId(0)].development.conversations.empty());
    EXPECT_EQ(members[MemberId(0)].development.leaves_on, Day(2027, 6, 30)) << "it lies ahead";
    EXPECT_EQ(members[MemberId(2)], term.organisation().members()[MemberId(2)]);
    const org::Development& file = members[MemberId(1)].development;
    EXPECT_EQ(file.thought_reports, std::vector{Day(2026, 9, 20)});
    EXPECT_TRUE(file.votes.empty() && file.approvals.empty());
    EXPECT_EQ(members[MemberId(1)].stages, term.organisation().members()[MemberId(1)].stages);
    const Period& period = term.parts().period;
    const auto due_in = [&](const programme::Term& each) {
        return org::due(each.organisation(), UnitId(0), period, {.meetings = each.parts().meetings});
    };
    EXPECT_EQ(due_in(made.term), due_in(term)) << "what the term's page says was due and done";
}

TEST(Purge, ForgetsWhyPeopleWereAbsentAndNotThatTheyWere)
{
    const auto term = sample<programme::Term>();
    const Purged made = purged(term, {{Past::absences, Day(2026, 9, 10)}});
    EXPECT_EQ(made.went.at(Past::absences), 1U);
    const auto& before = term.parts().roster->problem.draft().unavailable;
    const auto& after = made.term.parts().roster->problem.draft().unavailable;
    ASSERT_EQ(after.size(), before.size());
    EXPECT_EQ(after[0].reason, roster::Bar::unavailable);
    EXPECT_NE(before[0].reason, after[0].reason);
    EXPECT_EQ(after[0].day, before[0].day);
    EXPECT_EQ(made.term.parts().roster->solution, term.parts().roster->solution);
    EXPECT_EQ(purged(term, {{Past::absences, Day(2026, 9, 9)}}).went.at(Past::absences), 0U);
}

TEST(Purge, ForgetsWishesAndProvesTheRosterAnew)
{
    const auto term = sample<programme::Term>();
    const Purged made = purged(term, {{Past::wishes, late}});
    EXPECT_GT(made.went.at(Past::wishes), 0U);
    const programme::TermRoster& roster = *made.term.parts().roster;
    EXPECT_TRUE(roster.problem.draft().requests.empty());
    EXPECT_EQ(roster.solution.roster, term.parts().roster->solution.roster);
    EXPECT_TRUE(roster::verify(roster.problem, roster.solution).holds());
    EXPECT_EQ(made.term.parts().evaluation, term.parts().evaluation);
}

TEST(Purge, ForgetsEarlierPairsThatNoScoreIsMadeFrom)
{
    const auto term = with_a_past();
    const Purged made = purged(term, {{Past::pairings, late}});
    EXPECT_EQ(made.went.at(Past::pairings), 2U) << "of one who is gone, and an older one of the same pair";
    const pairing::Fit& before = term.parts().pairing->fit;
    const pairing::Fit& after = made.term.parts().pairing->fit;
    ASSERT_EQ(after.earlier().size(), 1U);
    EXPECT_EQ(after.earlier()[0].mentor, "M1");
    EXPECT_EQ(after.score(MentorId(0), MenteeId(0)), before.score(MentorId(0), MenteeId(0)));
    EXPECT_EQ(after.candidates(), before.candidates());
    EXPECT_EQ(purged(term, {{Past::pairings, term.parts().period.first()}}).went.at(Past::pairings), 0U)
        << "they lie before the term, on no day that is known";
}

TEST(Purge, OfAnyKindLeavesWhatIsProvedProved)
{
    const auto term = with_a_past();
    const programme::Verification before = programme::verify(term);
    for (std::size_t row = 0; row < listed(Past{}).names.size(); ++row) {
        const auto kind = static_cast<Past>(row);
        const Purged made = purged(term, {{kind, late}});
        const programme::Verification after = programme::verify(made.term);
        EXPECT_EQ(after.pairing, before.pairing) << label_of(kind).en;
        EXPECT_EQ(after.evaluation, before.evaluation) << label_of(kind).en;
        EXPECT_LE(after.roster.size(), before.roster.size()) << label_of(kind).en;
    }
}

}  // namespace
}  // namespace muster::archive::purge_test
