// What the program in a page answers: of an archive as it was made, of one that lies, and of one that is damaged.
#include "page_check/answer.hpp"

#include "page_check/sha256.hpp"
#include "unit/report/small_term.hpp"

#include "muster/archive/save.hpp"
#include "muster/core/digest.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/roster/solve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::page_check::answer_test {
namespace {

using report::monday;
using testing::HasSubstr;
using testing::Not;

programme::TermPairing one_pair()
{
    const auto level = [](const char* text) { return Weight::parse(text, {"test"}); };
    const pairing::Fit fit({{.code = "M101", .strengths = {{"calculus", level("0.9")}}, .year = 3},
                            {.code = "M202", .strengths = {{"calculus", level("0.4")}}, .year = 3}},
                           {{.code = "T901", .needs = {{"calculus", level("1")}}, .year = 1}});
    std::vector<pairing::Candidate> candidates;
    for (const pairing::FitCandidate& each : fit.candidates())
        candidates.push_back({each.mentee, each.mentor, each.score.millionths()});
    const pairing::Problem problem(std::vector<pairing::Capacity>(2, {.minimum = 0, .maximum = 1}), 1, candidates);
    return {fit, problem, pairing::optimal(problem)};
}

programme::TermRoster solved()
{
    roster::Draft draft = report::fortnight().problem.draft();
    draft.requests.push_back({MemberId(0), monday + Days(1), {}, roster::Wish::off, 6});
    draft.requests.push_back({MemberId(1), monday + Days(1), {}, roster::Wish::off, 8});
    draft.requests.push_back({MemberId(2), monday + Days(1), {}, roster::Wish::off, 9});
    const roster::Problem problem(std::move(draft));
    return {problem, solve(problem, {.time_limit = std::nullopt, .work_limit = 20'000})};
}

programme::TermParts whole()
{
    programme::TermParts parts = report::small_parts();
    parts.roster = solved();
    parts.pairing = one_pair();
    return parts;
}

std::string archive_of(programme::TermParts parts)
{
    return archive::to_bytes(programme::Term(std::move(parts)), archive::Format::binary);
}

/// What is shown of a page, in both languages.
std::string shown(const std::string& page)
{
    const std::size_t first = page.find("<div class=edition");
    const std::string end = "</footer></div>";
    return page.substr(first, page.rfind(end) + end.size() - first);
}

TEST(PageCheck, WhatATermSaysIsProvedFromItsArchiveAndItsPageIsMadeAgain)
{
    const std::string bytes = archive_of(whole());
    const report::HtmlOptions options{.language = Language::en, .check = report::PageCheck{"program", bytes}};
    const Answer made = answer(bytes, options);
    EXPECT_THAT(made.findings, HasSubstr(R"("digest":")" + sha256_hex(bytes) + R"(","fault":null,"parts":[{"name")"));
    EXPECT_THAT(made.findings, Not(HasSubstr(R"("holds":false)")));
    for (const char* words : {"hard rules bent by 0, cost 6; proved from prices: no roster costs less than 6",
                              "1 pair adds up to", "of 3 members worked out from 3 records", "由 3 条记录重算 3 人"})
        EXPECT_THAT(made.findings, HasSubstr(words));
    EXPECT_EQ(shown(made.page), shown(report::html(programme::Term(whole()), options)));
}

struct Lie {
    const char* name;
    std::function<void(programme::TermParts&)> tell;
    const char* found;  ///< among the findings
};

const std::vector<Lie> lies{
    {"cost", [](auto& parts) { --parts.roster->solution.score.cost; }, "it says that it costs 5, and it costs 6"},
    {"bound", [](auto& parts) { ++*parts.roster->solution.lower_bound; },
     "it says that no roster costs less than 7, and its certificate proves 6"},
    {"assignment",
     [](auto& parts) {
         auto& solution = parts.roster->solution;
         solution.roster = roster::Roster(solution.roster.period(), solution.roster.member_count(), {});
     },
     "hard rules are bent by"},
    {"total", [](auto& parts) { parts.pairing->result.pairing.total += 1'000'000; }, R"("holds":false)"},
    {"price", [](auto& parts) { parts.pairing->result.certificate.mentee_gain[0] -= 1; }, "do not prove"},
    {"ledger",
     [](auto& parts) {
         parts.ledger.append(
             {.member = MemberId(0), .indicator = IndicatorId(0), .quantity = Quantity::whole(1), .day = monday});
     },
     "it was made from another ledger"},
};

TEST(PageCheck, WhatDoesNotFollowIsToldInWords)
{
    for (const Lie& lie : lies) {
        programme::TermParts parts = whole();
        lie.tell(parts);
        const std::string findings = answer(archive_of(std::move(parts)), {}).findings;
        EXPECT_THAT(findings, HasSubstr(lie.found)) << lie.name;
        EXPECT_THAT(findings, HasSubstr(R"("holds":false)")) << lie.name;
    }
}

TEST(PageCheck, WhatIsShownIsOfTheArchiveAndNotOfAnotherTerm)
{
    programme::TermParts parts = whole();
    parts.name.en = "Spring term";
    const std::string page = shown(answer(archive_of(std::move(parts)), {}).page);
    EXPECT_THAT(page, HasSubstr("Spring term"));
    EXPECT_NE(page, shown(report::html(programme::Term(whole()), {.check = report::PageCheck{}})));
}

TEST(PageCheck, EveryByteOfTheArchiveCounts)
{
    const std::string whole_bytes = archive_of(whole());
    for (std::size_t at = 0; at < whole_bytes.size(); at += 1 + whole_bytes.size() / 150) {
        std::string bytes = whole_bytes;
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        const Answer made = answer(bytes, {});
        EXPECT_THAT(made.findings, HasSubstr("the archive cannot be read: ")) << at;
        EXPECT_EQ(made.page, "") << at;
    }
    EXPECT_THAT(answer(whole_bytes.substr(0, 200), {}).findings, HasSubstr("the archive cannot be read: "));
}

TEST(PageCheck, OnlyATermInTheBinaryFormIsRead)
{
    const std::string json = archive::to_bytes(programme::Term(whole()), archive::Format::json);
    EXPECT_THAT(answer(json, {}).findings, HasSubstr("it is in a text form"));
    const std::string ledger = archive::to_bytes(whole().ledger, archive::Format::binary);
    EXPECT_THAT(answer(ledger, {}).findings, HasSubstr(R"(it holds \"ledger\", not \"term\")"));
    EXPECT_THAT(answer("", {}).findings, HasSubstr("it is empty"));
}

TEST(PageCheck, ADigestWithoutOpenSslIsThatOfOpenSsl)
{
    EXPECT_EQ(sha256_in_digits("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-4
    std::string text;
    for (int size = 0; size < 200; ++size, text += static_cast<char>(size * 7))
        EXPECT_EQ(sha256_in_digits(text), sha256_hex(text)) << size;
}

}  // namespace
}  // namespace muster::page_check::answer_test
