// Pairs mentors with mentees and shows why: candidates in, pairs out, the proof checked; then one leaves in the term.
#include "muster/pairing.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace muster;

pairing::Fit people()
{
    const auto level = [](const char* text) { return Weight::parse(text, {"level"}); };
    const auto at = [](const char* text) { return ClockTime::parse(text, {"time"}); };
    const auto evenings = pairing::FreeTime::daily(at("19:00"), at("21:00"));
    const auto weekend = pairing::FreeTime{}.with(6, at("09:00"), at("12:00")).with(7, at("09:00"), at("12:00"));
    return pairing::Fit({{.code = "chen", .strengths = {{"calculus", level("0.9")}}, .year = 3, .free_time = evenings},
                         {.code = "zhou", .strengths = {{"english", level("0.95")}}, .year = 4, .free_time = weekend}},
                        {{.code = "li", .needs = {{"calculus", level("0.8")}}, .year = 1, .free_time = evenings},
                         {.code = "sun", .needs = {{"english", level("0.6")}}, .year = 2, .free_time = evenings},
                         {.code = "wu", .needs = {{"calculus", level("0.5")}}, .year = 1, .free_time = weekend}});
}

}  // namespace

int main()
{
    const pairing::Fit fit = people();
    std::vector<pairing::Candidate> candidates;
    for (const auto& [mentor, mentee, score] : fit.candidates())
        candidates.push_back({mentee, mentor, score.millionths()});
    const pairing::Problem problem({{.minimum = 1, .maximum = 2}, {.minimum = 0, .maximum = 1}}, fit.mentees().size(),
                                   candidates);
    const pairing::OptimalPairing result = pairing::optimal(problem);

    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        const MenteeId mentee(row);
        const MentorId mentor = result.pairing.mentor_of[row];
        const pairing::FitScore score = fit.score(mentor, mentee);
        std::printf("%s is helped by %s, %s points:", fit.mentees()[mentee].code.c_str(),
                    fit.mentors()[mentor].code.c_str(), to_string(score.total).c_str());
        for (const auto& part : score.parts)
            std::printf(" %s (%s);", part.reason.en.c_str(), to_string(part.points).c_str());
        std::printf("\n");
    }
    const pairing::Verdict verdict = verify(problem, result.pairing, result.certificate);
    std::printf("%s\n", verdict ? "proven: no other pairing has a greater total" : verdict.fault.c_str());

    pairing::LivePairing live(problem, result);
    live.set_capacity(MentorId(0), {.minimum = 0, .maximum = 3});
    for (const auto& [mentee, from, to] : live.leave(MentorId(1)))
        std::printf("%s leaves, and %s goes to %s\n", fit.mentors()[from].code.c_str(),
                    fit.mentees()[mentee].code.c_str(), to.is_set() ? fit.mentors()[to].code.c_str() : "nobody");
    const pairing::Verdict repaired = verify_repair(live.problem(), live.published(), live.repaired());
    std::printf("%s\n", repaired ? "proven: no other pairing keeps more pairs" : repaired.fault.c_str());
    return verdict && repaired ? 0 : 1;
}
