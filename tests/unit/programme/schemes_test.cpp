// The built-in schemes: documents that say where they come from, and none of which punishes doing more.
#include "muster/programme/schemes.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/evaluation.hpp"
#include "muster/programme/four_enters.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::programme::schemes_test {
namespace {

using namespace evaluation;

const Day first_day(2026, 9, 7);

/// One record: indicator, quantity, and level and place of an award.
struct Done {
    std::string indicator;
    std::string quantity = "1";
    std::string level{};
    std::string place{};
    int day = 0;  // of the term
};

void append(record::Ledger& ledger, std::uint32_t member, const Done& done)
{
    record::Evidence evidence{.member = MemberId(member),
                              .indicator = *ledger.indicators().find(done.indicator),
                              .quantity = Quantity::parse(done.quantity, {"quantity"}),
                              .day = first_day + Days(done.day)};
    if (!done.level.empty()) {
        evidence.level = ledger.admit_level(done.level);
        evidence.place = ledger.admit_place(done.place);
    }
    ledger.append(evidence);
}

record::Ledger ledger_of(const Scheme& scheme, std::vector<std::string> members)
{
    std::vector<std::string> indicators;
    for (const Indicator& indicator : scheme.indicators().rows())
        indicators.push_back(indicator.code);
    return record::Ledger(std::move(members), std::move(indicators));
}

/// Evaluated, and held against the checker.
Evaluation evaluated(const Scheme& scheme, const record::Ledger& ledger, std::vector<RollMember> members)
{
    Evaluation made = evaluate(scheme, ledger, {.roll = Roll(std::move(members))});
    for (const Finding& finding : check(made))
        ADD_FAILURE() << finding.place << ": " << finding.claimed << ", not " << finding.computed;
    return made;
}

/// Ten theory sessions, 20 volunteer hours, 600 study points, six online sessions, three of each platform, eight
/// duties, inspection 95, review 92, one national award.
std::vector<Done> a_good_term()
{
    std::vector<Done> done;
    for (int i = 0; i < 10; ++i) {
        done.push_back({.indicator = "theory_sessions", .day = i});
        done.push_back({.indicator = "study_points", .quantity = "60", .day = i});
    }
    for (int i = 0; i < 4; ++i)
        done.push_back({.indicator = "volunteer_hours", .quantity = "5", .day = i});
    for (int i = 0; i < 6; ++i)
        done.push_back({.indicator = "online_sessions", .day = i});
    for (const Platform& platform : platforms())
        for (int i = 0; i < 3; ++i)
            done.push_back({.indicator = platform.indicator, .day = i});
    for (int i = 0; i < 8; ++i)
        done.push_back({.indicator = "dormitory_duty", .day = i});
    done.push_back({.indicator = "room_inspection", .quantity = "95"});
    done.push_back({.indicator = "review", .quantity = "92"});
    done.push_back({.indicator = "award", .level = "national", .place = "first"});
    return done;
}

/// The total of who did these, and no other member.
Exact total_of(const Scheme& scheme, const std::vector<Done>& done, std::vector<std::string> roles = {})
{
    record::Ledger ledger = ledger_of(scheme, {"ann"});
    for (const Done& each : done)
        append(ledger, 0, each);
    return evaluated(scheme, ledger, {{.code = "ann", .roles = std::move(roles)}}).of(MemberId(0)).total;
}

TEST(FourEnters, GivesAGoodTerm98Point22)
{
    EXPECT_EQ(to_string(total_of(Scheme(four_enters()), a_good_term())), "98.22");
}

TEST(FourEnters, NeverTakesPointsOffForOneMoreGoodRecord)
{
    const Scheme scheme(four_enters());
    const std::vector<Done> more{
        {.indicator = "theory_sessions"},
        {.indicator = "tutoring_hours", .quantity = "6"},
        {.indicator = "platform_ideas"},
        {.indicator = "platform_practice"},
        {.indicator = "platform_innovation"},
        {.indicator = "platform_culture"},
        {.indicator = "platform_skills"},
        {.indicator = "volunteer_hours", .quantity = "0.5"},
        {.indicator = "award", .level = "college", .place = "third"},
        {.indicator = "study_points", .quantity = "6"},
        {.indicator = "online_sessions"},
        {.indicator = "bulletin"},
        {.indicator = "dormitory_duty"},
        {.indicator = "room_inspection", .quantity = "95"},
        {.indicator = "bed_tidy"},
        {.indicator = "room_led"},
        {.indicator = "venue_service"},
        {.indicator = "venue_athlete"},
        {.indicator = "review", .quantity = "92"},
        {.indicator = "exam_named"},
        {.indicator = "study_model"},
        {.indicator = "mobilisation"},
    };
    std::map<std::string, std::string> totals;
    for (const Done& one : more) {
        std::vector<Done> done = a_good_term();
        done.push_back(one);
        const Exact total = total_of(scheme, done);
        EXPECT_GE(total, Exact(9822, 2)) << one.indicator;
        totals[one.indicator] = to_string(total);
    }
    EXPECT_EQ(totals["tutoring_hours"], "98.22") << "the classroom is full already";
    EXPECT_EQ(totals["venue_service"], "101.72") << "3.5 more: a turn is half of what is asked, of 70 % of 10 %";
    EXPECT_EQ(totals["bulletin"], "98.22");
    EXPECT_EQ(totals["exam_named"], "98.67") << "2 of 20 / 90";
    const Monotonicity made = monotone(scheme);
    for (const Indicator& indicator : scheme.indicators().rows())
        EXPECT_EQ(std::ranges::count(more, indicator.code, &Done::indicator),
                  std::ranges::count(made.proved, indicator.code))
            << indicator.code;
}

TEST(FourEnters, AsksAShareOfThoseToWhomItWasAssigned)
{
    const Scheme scheme(four_enters());
    EXPECT_EQ(to_string(total_of(scheme, a_good_term(), {"mentor"})), "91.56")
        << "a mentor who never helped: 20 points of 30 / 90 less";
    std::vector<Done> done = a_good_term();
    for (int week = 0; week < 4; ++week)
        done.push_back({.indicator = "tutoring_hours", .quantity = "6", .day = 7 * week});
    EXPECT_EQ(to_string(total_of(scheme, done, {"mentor"})), "98.22");
    done.resize(done.size() - 2);
    EXPECT_EQ(to_string(total_of(scheme, done, {"mentor"})), "96.56") << "half of the hours";
}

TEST(FourEnters, BarsAGradeForABreachWhetherOrNotTheExamIsOnFile)
{
    const Scheme scheme(four_enters());
    for (const bool is_on_file : {false, true}) {
        record::Ledger ledger = ledger_of(scheme, {"ann"});
        for (const Done& each : a_good_term())
            append(ledger, 0, each);
        append(ledger, 0, {.indicator = "exam_violation"});
        if (is_on_file)
            append(ledger, 0, {.indicator = "exam_named"});
        const MemberScore score = evaluated(scheme, ledger, {{.code = "ann"}}).of(MemberId(0));
        EXPECT_EQ(scheme.grades()[score.grade].code, "unqualified");
        EXPECT_EQ(score.reason, GradeReason::veto);
    }
}

TEST(FourEnters, HearsRatersAsItsSourceSays)
{
    const Panel panel = four_enters().panels.at(0);
    std::vector<Rating> ratings{{MemberId(0), "ann", "self", Points::whole(100)},
                                {MemberId(0), "", "committee", Points::whole(80)}};
    for (const char* const rater : {"b", "c", "d", "e", "f"})
        ratings.push_back({MemberId(0), rater, "peer", Points::whole(60)});
    EXPECT_EQ(panel.indicator, "review");
    EXPECT_EQ(join_panel(ratings, 1, panel.groups).totals[0], Points::whole(78));

    std::vector<PanelGroup> groups = panel.groups;
    groups[1].entitled = 7;  // five of seven are enough
    EXPECT_EQ(join_panel(ratings, 1, groups).totals[0], Points::whole(78));
    groups[1].entitled = 8;
    EXPECT_EQ(join_panel(ratings, 1, groups).totals[0], Points::whole(90)) << "too few: the other two are heard";
}

TEST(FourEnters, WarnsOfAreasWithoutEvidence)
{
    const Scheme scheme(four_enters());
    record::Ledger ledger = ledger_of(scheme, {"ann", "bob"});
    append(ledger, 0, {.indicator = "theory_sessions"});
    std::vector<std::string> texts;
    for (const EvaluationWarning& warning : evaluated(scheme, ledger, {{.code = "ann"}, {.code = "bob"}}).warnings())
        texts.push_back(warning.area + ": " + warning.text.zh + " / " + warning.text.en);
    EXPECT_EQ(texts,
              (std::vector<std::string>{
                  "network: “进网络”没有任何计分记录，2 名成员此项按无记录计分 / there is no record that counts in "
                  "\"into the network\": it counts as without records for 2 members",
                  "dormitory: “进寝室”没有任何计分记录，2 名成员此项按无记录计分 / there is no record that counts "
                  "in \"into the dormitory\": it counts as without records for 2 members",
                  "venue: “进赛场”没有任何计分记录，所有成员此项不计 / there is no record that counts in \"into the "
                  "venue\": it is left out for everybody",
                  "identity: “亮身份”没有任何计分记录，所有成员此项不计 / there is no record that counts in "
                  "\"identity shown\": it is left out for everybody"}));
}

// ---- all of them

TEST(BuiltInSchemes, AreDocumentsAsTheyAreWritten)
{
    std::vector<std::string> codes;
    for (const BuiltInScheme& scheme : built_in_schemes()) {
        codes.emplace_back(scheme.code);
        const SchemeParts parts = read_scheme({.text = scheme.document});
        EXPECT_EQ(parts.code, scheme.code);
        EXPECT_EQ(parts, built_in_scheme(scheme.code));
        EXPECT_EQ(write_scheme(parts), scheme.document);
    }
    EXPECT_EQ(codes, (std::vector<std::string>{"additive", "base_and_bonus", "branch_stars", "dormitory_form",
                                               "four_enters", "three_raters"}));
    EXPECT_THROW(static_cast<void>(built_in_scheme("five_enters")), InvalidInput);
}

TEST(BuiltInSchemes, NameEverythingInBothLanguagesWithItsSource)
{
    for (const BuiltInScheme& scheme : built_in_schemes()) {
        const SchemeParts& parts = built_in_scheme(scheme.code);
        const auto expect_named = [&](const std::string& code, const Label& label) {
            EXPECT_FALSE(label.zh.empty() || label.en.empty()) << scheme.code << " " << code;
        };
        expect_named("itself", parts.label);
        EXPECT_FALSE(parts.source.empty()) << scheme.code;
        for (const Area& area : parts.areas) {
            expect_named(area.code, area.label);
            EXPECT_FALSE(area.source.empty()) << area.code;
        }
        for (const Indicator& indicator : parts.indicators) {
            expect_named(indicator.code, indicator.label);
            expect_named(indicator.code, indicator.unit);
            EXPECT_FALSE(indicator.source.empty()) << indicator.code;
        }
        for (const Grade& grade : parts.grades)
            expect_named(grade.code, grade.label);
        for (const Panel& panel : parts.panels)
            EXPECT_FALSE(panel.source.empty()) << panel.indicator;
    }
}

TEST(BuiltInSchemes, AreProvedMonotone)
{
    for (const BuiltInScheme& scheme : built_in_schemes()) {
        const Monotonicity made = monotone(Scheme(built_in_scheme(scheme.code)));
        for (const MonotoneFinding& finding : made.findings)
            ADD_FAILURE() << scheme.code << ", " << in_words(finding).en;
        EXPECT_FALSE(made.proved.empty());
    }
}

/// A record of the indicator as a member may have it.
Done drawn(const Scheme& scheme, IndicatorId id, Random& random)
{
    const Indicator& indicator = scheme.indicators()[id];
    Done done{.indicator = indicator.code, .day = static_cast<int>(random.below(100))};
    if (const auto* table = std::get_if<rule::AwardTable>(&indicator.rule)) {
        const rule::AwardEntry& entry = table->entries[random.below(static_cast<std::uint32_t>(table->entries.size()))];
        done.level = entry.level;
        done.place = entry.place;
        return done;
    }
    const bool is_reading = indicator.combine != Combine::sum;
    done.quantity = std::to_string(is_reading ? random.below(101) : 1 + random.below(random.below(2) == 0 ? 3 : 60));
    return done;
}

/// For each indicator of merit, a random member has one more good record of it; a reading is as good as the best there
/// is. Nobody's total is lower.
TEST(BuiltInSchemes, NeverTakePointsOffARandomMemberForOneMoreGoodRecord)
{
    for (const BuiltInScheme& built_in : built_in_schemes()) {
        const Scheme scheme(built_in_scheme(built_in.code));
        const std::vector<std::string> merits = monotone(scheme).proved;
        std::vector<std::string> roles;
        for (const Indicator& indicator : scheme.indicators().rows())
            if (!indicator.assigned.empty())
                roles.push_back(indicator.assigned);
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            SCOPED_TRACE(std::string(built_in.code) + ", seed " + std::to_string(seed));
            Random random(Seed{seed});
            record::Ledger ledger = ledger_of(scheme, [&] {
                std::vector<std::string> codes{"before"};
                codes.insert(codes.end(), merits.begin(), merits.end());
                return codes;
            }());
            std::vector<RollMember> members{{.code = "before"}};
            for (const std::string& role : roles)
                if (random.below(2) == 0)
                    members[0].roles.push_back(role);
            std::vector<Done> done;
            for (std::uint32_t i = 0; i < scheme.indicators().size(); ++i)
                for (std::uint32_t count = random.below(3) == 0 ? 0 : random.below(12); count > 0; --count)
                    if (const bool is_merit = std::ranges::count(merits, scheme.indicators()[IndicatorId(i)].code) > 0;
                        is_merit || random.below(8) == 0)
                        done.push_back(drawn(scheme, IndicatorId(i), random));
            for (std::uint32_t row = 0; row < merits.size(); ++row) {
                const std::string& code = merits[row];
                const IndicatorId id = *scheme.indicators().find(code);
                members.push_back({.code = code, .roles = members[0].roles});
                for (const Done& each : done)
                    append(ledger, row + 1, each);
                Done more = drawn(scheme, id, random);
                if (scheme.indicators()[id].combine != Combine::sum) {
                    int best = -1;
                    for (const Done& each : done)
                        if (each.indicator == code)
                            best = std::max(best, std::stoi(each.quantity));
                    more.quantity = std::to_string(best < 0 ? 100 : best);
                    more.day = 101;
                }
                append(ledger, row + 1, more);
            }
            for (const Done& each : done)
                append(ledger, 0, each);
            const Evaluation made = evaluated(scheme, ledger, members);
            for (std::uint32_t row = 0; row < merits.size(); ++row)
                EXPECT_GE(made.of(MemberId(row + 1)).total, made.of(MemberId(0)).total) << merits[row];
            if (HasFailure())
                return;
        }
    }
}

TEST(BaseAndBonus, IsSixtyAndThirtyAndTenLessDeductions)
{
    const Scheme scheme(built_in_scheme("base_and_bonus"));
    EXPECT_EQ(to_string(total_of(scheme, {{.indicator = "review", .quantity = "0"}})), "60");
    EXPECT_EQ(to_string(total_of(scheme, {{.indicator = "bonus_points", .quantity = "45"},
                                          {.indicator = "review", .quantity = "80"},
                                          {.indicator = "absent"},
                                          {.indicator = "late"},
                                          {.indicator = "on_leave"}})),
              "91.5")
        << "60 + 30 + 8 - 6.5";
}

TEST(Additive, AddsWhatEachIsWorth)
{
    EXPECT_EQ(to_string(total_of(Scheme(built_in_scheme("additive")), {{.indicator = "study"},
                                                                       {.indicator = "speech"},
                                                                       {.indicator = "meeting"},
                                                                       {.indicator = "theme_day"},
                                                                       {.indicator = "volunteering"},
                                                                       {.indicator = "help"}})),
              "18");
}

TEST(DormitoryForm, TakesTenOffForARecordAndNeverMoreThanTwenty)
{
    const Scheme scheme(built_in_scheme("dormitory_form"));
    std::vector<Done> done{{.indicator = "thought", .quantity = "10"},
                           {.indicator = "own_room", .quantity = "10"},
                           {.indicator = "next_rooms", .quantity = "5"},
                           {.indicator = "room", .quantity = "20"},
                           {.indicator = "management", .quantity = "20"}};
    EXPECT_EQ(to_string(total_of(scheme, done)), "85");
    done.push_back({.indicator = "discipline_record"});
    EXPECT_EQ(to_string(total_of(scheme, done)), "75");
    done.push_back({.indicator = "discipline_record"});
    done.push_back({.indicator = "discipline_record"});
    EXPECT_EQ(to_string(total_of(scheme, done)), "65");
}

TEST(ThreeRaters, FailsWhoCheatsAndGradesNobodyUnrated)
{
    const Scheme scheme(built_in_scheme("three_raters"));
    record::Ledger ledger = ledger_of(scheme, {"ann", "bob", "cai"});
    append(ledger, 0, {.indicator = "review", .quantity = "91"});
    append(ledger, 1, {.indicator = "review", .quantity = "91"});
    append(ledger, 1, {.indicator = "cheating"});
    const Evaluation made = evaluated(scheme, ledger, {{.code = "ann"}, {.code = "bob"}, {.code = "cai"}});
    EXPECT_EQ(scheme.grades()[made.of(MemberId(0)).grade].code, "excellent");
    EXPECT_EQ(scheme.grades()[made.of(MemberId(1)).grade].code, "unqualified");
    EXPECT_EQ(made.of(MemberId(2)).reason, GradeReason::incomplete);
}

TEST(BranchStars, GoToThreeInTenAndNotToTheYoungOrToWhoIsBarred)
{
    const Scheme scheme(built_in_scheme("branch_stars"));
    std::vector<std::string> codes;
    std::vector<RollMember> members;
    for (int branch = 0; branch < 12; ++branch) {
        codes.push_back("branch" + std::to_string(branch));
        members.push_back({.code = codes.back()});
    }
    record::Ledger ledger = ledger_of(scheme, codes);
    for (std::uint32_t branch = 0; branch < 12; ++branch) {
        append(ledger, branch, {.indicator = "members_mean", .quantity = std::to_string(99 - branch)});
        append(ledger, branch, {.indicator = "meetings_due"});
        append(ledger, branch, {.indicator = "meetings_held"});
        append(ledger, branch, {.indicator = "members_serving", .quantity = "100"});
        if (branch != 11 && branch != 1)
            append(ledger, branch, {.indicator = "full_year"});
    }
    append(ledger, 0, {.indicator = "red_line"});
    const Evaluation made = evaluated(scheme, ledger, members);
    const auto grade = [&](std::uint32_t branch) {
        const GradeId given = made.of(MemberId(branch)).grade;
        return given.is_set() ? scheme.grades()[given].code : "none";
    };
    EXPECT_EQ(grade(0), "two_stars") << "the best of all, and barred";
    EXPECT_EQ(grade(1), "none") << "under a year old";
    EXPECT_EQ(grade(2), "five_stars");
    EXPECT_EQ(grade(4), "five_stars") << "three of ten that are rated";
    EXPECT_EQ(grade(5), "four_stars") << "enough points, and no room";
    EXPECT_EQ(grade(11), "none");
}

}  // namespace
}  // namespace muster::programme::schemes_test
