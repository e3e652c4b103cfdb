// A result is saved only with the problem and the people that are its own.
#include "answer_samples.hpp"

#include "muster/archive.hpp"

#include <gtest/gtest.h>

#include <string>

namespace muster::inline v0_2::archive::answer_test {
namespace {

template <class Make>
std::string refusal(Make make)
{
    try {
        make();
        return "";
    } catch (const InvalidInput& error) {
        return error.what();
    }
}

TEST(Answer, RefusesTheResultOfAnotherProblem)
{
    const auto problem = sample<pairing::Problem>();
    const auto result = sample<pairing::OptimalPairing>();
    const auto with_result = [&](auto change) {
        auto changed = result;
        change(changed.pairing.mentor_of);
        return refusal([&] { static_cast<void>(Answer(problem, changed)); });
    };
    EXPECT_EQ(with_result([](auto&) {}), "");
    EXPECT_EQ(with_result([](auto& seats) { seats.pop_back(); }),
              "result: it has 2 seats where its problem has 3; pass the result of this problem");
    EXPECT_EQ(with_result([](auto& seats) { seats[0] = MentorId(2); }),
              "result: it names mentor 2 of 2; pass the result of this problem");
    auto fair = pairing::fair(problem);
    fair.proof.cut.mentees.push_back(MenteeId{});
    EXPECT_EQ(refusal([&] { static_cast<void>(Answer(problem, fair)); }),
              "result: it has a row without a mentee; pass the result of this problem");
}

TEST(Answer, RefusesARosterOfOtherDays)
{
    auto problem = sample<roster::Problem>();
    auto solution = sample<roster::Solution>();
    solution.roster = roster::Roster(Period(day("2026-09-07"), day("2026-09-12")), 2, {});
    EXPECT_NE(refusal([&] { static_cast<void>(Answer(problem, solution)); }), "");
}

TEST(Answer, RefusesAMatrixThatIsNoRectangle)
{
    const auto full = sample<FullAnswer>();
    const auto with_scores = [&](FullScores scores) {
        return refusal([&] { static_cast<void>(Answer(std::move(scores), full.result())); });
    };
    EXPECT_EQ(with_scores(full.problem()), "");
    EXPECT_EQ(with_scores({std::vector<double>(5), 3, 2}),
              "result: its matrix has 5 cells, not 3 rows of 2; pass the result of this problem");
    EXPECT_EQ(with_scores({std::vector<double>(6), std::uint64_t{1} << 63U, 2}),
              "result: its matrix has 6 cells, not 9223372036854775808 rows of 2; pass the result of this problem");
    EXPECT_EQ(with_scores({std::vector<std::int32_t>(6), 3, 2}),
              "result: its matrix and its prices are numbers of two kinds; pass the result of this problem");
}

TEST(NamedAnswer, RefusesTooFewCodesAndTheFitOfOthers)
{
    const auto one = sample<OptimalAnswer>();
    const Answer answer(one.problem(), one.result());
    EXPECT_EQ(refusal([&] {
                  static_cast<void>(NamedAnswer({{}, {"M1", "M2"}}, answer));
              }),
              "result: it has 0 codes of mentees where its problem has 1; pass the result of this problem");
    EXPECT_EQ(
        refusal([&] {
            static_cast<void>(NamedAnswer({{"S"}, {"M1", "M2"}}, answer, pairing::Fit({}, {{.code = "S", .year = 1}})));
        }),
        "result: it has 0 mentors in its fit where its problem has 2; pass the result of this problem");
}

TEST(NamedAnswer, KeepsWholeNumbersApartFromTexts)
{
    const auto loaded = from_bytes<StableAnswer>(to_bytes(sample<StableAnswer>(), Format::json), {"test"});
    EXPECT_EQ(std::get<std::int64_t>(loaded.people().mentees[1]), -7);
    EXPECT_EQ(std::get<std::string>(loaded.people().mentees[2]), "7");
}

}  // namespace
}  // namespace muster::archive::answer_test
