// Forms of a term that tell less: of the sample that uses every field, and so every place where a text may stand.
#include "muster/archive/private_forms.hpp"

#include "samples.hpp"

#include "archive/term_texts.hpp"
#include "muster/archive.hpp"
#include "muster/core/error.hpp"
#include "muster/core/pseudonym.hpp"
#include "muster/programme/audit.hpp"
#include "muster/programme/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace muster::inline v0_2::archive::private_forms_test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* key = "sixteen bytes and more";

std::string json_of(const programme::Term& term) { return to_bytes(term, Format::json); }

TEST(PrivateForms, EveryTextOfATermIsWalkedOverAndComesBackAsItWas)
{
    const auto term = sample<programme::Term>();
    std::size_t texts = 0;
    EXPECT_EQ(with_texts(term,
                         [&](const TextPlace& place, std::string&) {
                             EXPECT_FALSE(place.path.empty());
                             ++texts;
                         }),
              term);
    EXPECT_GT(texts, 300U);
}

TEST(PrivateForms, APseudonymisedTermHoldsNoNameCodeSealOrTypedWord)
{
    const auto term = sample<programme::Term>();
    const Pseudonymised made = pseudonymised(term, key);
    std::set<std::string> typed;
    std::set<std::string> codes;
    static_cast<void>(with_texts(term, [&](const TextPlace& place, std::string& text) {
        const TextSort sort = sort_of(place, text);
        const bool is_box = sort == TextSort::seal && place.above(0) == "reporter";  // and not its context
        if (sort == TextSort::typed || sort == TextSort::name || sort == TextSort::birth || is_box)
            typed.insert(text);
        if (sort == TextSort::code)
            codes.insert(text);
    }));
    typed.erase("");
    codes.erase("");
    EXPECT_TRUE(typed.contains("2004-02-29") && typed.contains("typing error") && typed.contains("李四"));
    EXPECT_TRUE(codes.contains("M1") && codes.contains("gone")) << "also of who has left";
    static_cast<void>(with_texts(made.term, [&](const TextPlace& place, std::string& text) {
        const TextSort sort = sort_of(place, text);
        EXPECT_FALSE(sort == TextSort::code && codes.contains(text)) << text;
        EXPECT_FALSE(sort != TextSort::fixed && typed.contains(text)) << text;
    }));
    for (const std::string& code : codes)
        EXPECT_EQ(made.real.at(pseudonym_of(code, key)), code);
    EXPECT_THAT(json_of(made.term), Not(HasSubstr("李四")));
    EXPECT_EQ(pseudonymised(term, key).term, made.term);
    EXPECT_THROW(static_cast<void>(pseudonymised(term, "short")), InvalidInput);
}

TEST(PrivateForms, ANameWithinOtherWordsIsReplacedAndALongerWordIsNot)
{
    programme::TermParts parts = sample<programme::Term>().parts();
    parts.name = {"李四的学期，M1、M12与XM1", "M1's term"};
    const Pseudonymised made = pseudonymised(programme::Term(std::move(parts)), key);
    const std::string one = pseudonym_of("M1", key);
    EXPECT_EQ(made.term.parts().name.zh, pseudonym_of("S", key) + "的学期，" + one + "、M12与XM1");
    EXPECT_EQ(made.term.parts().name.en, one + "'s term");
}

/// Members whose codes are also names of levels and places, and records that count by these and by their source.
programme::Term scored_by_words()
{
    using namespace evaluation;
    SchemeParts parts{.code = "words", .version = "1"};
    parts.areas = {{.code = "all", .aggregation = Aggregation::sum}};
    parts.indicators = {{.code = "awards",
                         .area = "all",
                         .rule = rule::AwardTable{{{"A", "B", Points::parse("20", {"test"})}}},
                         .trusted = {"desk"}}};
    org::OrganisationParts rows;
    rows.units = {{.code = "U", .level = org::UnitLevel::branch}};
    rows.members = {{.code = "A", .name = "Ann", .unit = UnitId(0)}, {.code = "B", .name = "desk", .unit = UnitId(0)}};
    rows.members[1].departure = org::Departure{Day(2026, 10, 1)};
    record::Ledger ledger({"A", "B"}, {"awards"});
    record::Evidence row{.member = MemberId(0), .indicator = IndicatorId(0), .day = Day(2026, 9, 20)};
    row.level = ledger.admit_level("A");
    row.place = ledger.admit_place("B");
    row.event = ledger.admit_event("games");
    row.source = ledger.admit_source("desk");
    ledger.append(row);
    row.source = ledger.admit_source("Ann's list");
    ledger.append(row);
    programme::TermParts made{
        .name = {"秋", "autumn"}, .period = Period(Day(2026, 9, 7), Day(2027, 1, 10)), .branch = UnitId(0)};
    made.organisation = org::Organisation(std::move(rows));
    made.evaluation = evaluate(Scheme(parts), ledger, {.roll = Roll({{.code = "A"}, {.code = "B"}})});
    made.ledger = std::move(ledger);
    return programme::Term(std::move(made));
}

TEST(PrivateForms, WordsThatScoresHangOnStayWhoeverHasThemForANameOrACode)
{
    const programme::Term term = scored_by_words();
    ASSERT_TRUE(programme::verify(term).holds());
    const auto total_in = [](const programme::Term& each) { return each.parts().evaluation->members()[0].total; };
    EXPECT_EQ(total_in(term), Exact(Points::whole(20))) << "of the record of the source that is trusted most alone";
    for (const programme::Term& made :
         {pseudonymised(term, key).term, purged(term, everything_before(Day(2030, 1, 1))).term}) {
        EXPECT_TRUE(programme::verify(made).holds());
        EXPECT_EQ(total_in(made), total_in(term));
        EXPECT_EQ(made.parts().ledger.levels().words()[0], "A");
        EXPECT_EQ(made.parts().ledger.sources().words()[0], "desk");
    }
    EXPECT_EQ(pseudonymised(term, key).term.parts().ledger.sources().words()[1], "source 1");
}

TEST(PrivateForms, WhatIsRedactedHasNoMoreThanItsReadersMayKnow)
{
    const auto term = sample<programme::Term>();
    const programme::Term committee = redacted(term, Reader::committee);
    EXPECT_EQ(committee, term);  // equality leaves reporters out
    for (const record::Incident& each : committee.parts().incidents)
        EXPECT_FALSE(each.facts().reporter.is_set());
    const programme::Term members = redacted(term, Reader::members);
    EXPECT_FALSE(members.parts().evaluation.has_value());
    EXPECT_TRUE(members.parts().ledger.empty() && members.parts().incidents.empty() &&
                members.parts().meetings.empty());
    EXPECT_EQ(members.parts().roster, term.parts().roster);
    const programme::Term outside = redacted(term, Reader::outside, key);
    EXPECT_THAT(json_of(outside), Not(HasSubstr("李四")));
    EXPECT_THROW(static_cast<void>(redacted(term, Reader::outside)), InvalidInput);
}

TEST(Audit, IsByDayAndNamesWhoChangedWhatAndWhy)
{
    const auto entries = programme::audit(sample<programme::Term>());
    ASSERT_GT(entries.size(), 5U);
    for (std::size_t at = 1; at < entries.size(); ++at)
        EXPECT_LE(entries[at - 1].on, entries[at].on);
    const auto is_correction = [](const programme::AuditEntry& each) { return each.by == "书记"; };
    const auto found = std::ranges::find_if(entries, is_correction);
    ASSERT_NE(found, entries.end());
    EXPECT_EQ(found->about, "M1");
    EXPECT_EQ(found->why, "typing error");
    EXPECT_EQ(found->what.en, "stage corrected: full member, 2025-12-31 is 2026-01-01");
}

}  // namespace
}  // namespace muster::archive::private_forms_test
