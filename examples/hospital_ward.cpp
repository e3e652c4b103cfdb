// A hospital ward's four weeks, read from the files of the second nurse rostering competition (INRC-II): all weeks at
// once, part by part as the competition charges, written back and read again; week by week, each from the history of
// the one before; and with nights shared out evenly, which the competition's files cannot ask for.
//   hospital_ward [FOLDER]     the folder with the files; without it the one of the clone that it is run in
#include "muster/roster.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace muster;
using namespace muster::roster;

const Day monday(2026, 9, 7);
const Inrc2Naming naming{.scenario = "n012w4", .first_monday = monday};

SourceText file(const std::string& folder, const std::string& name)
{
    std::ifstream stream(folder + "/" + name);
    if (!stream)
        throw InvalidInput({folder}, "there is no file " + name, "name the folder that has it");
    return {.text = {std::istreambuf_iterator<char>(stream), {}}, .source = name};
}

Inrc2Files instance(const std::string& folder)
{
    Inrc2Files files{.scenario = file(folder, "Sc-n012w4.txt"), .history = file(folder, "H0-n012w4-0.txt")};
    for (const char week : {'0', '1', '2', '3'})
        files.weeks.push_back(file(folder, std::string("WD-n012w4-") + week + ".txt"));
    return files;
}

Options steps(std::uint64_t work) { return {.time_limit = std::nullopt, .work_limit = work, .seed = Seed{4}}; }

void print_parts(const Score& score)
{
    for (std::size_t rule = 0; rule < rule_count; ++rule)
        if (const RuleScore& part = score.by_rule[rule]; part.times > 0)
            std::printf("  %-32s %3lld times %5lld\n", label_of(static_cast<Rule>(rule)).en.c_str(),
                        static_cast<long long>(part.times), static_cast<long long>(part.cost));
}

// A week at a time: planned with the weeks to come in mind, of which nothing is known yet, and only the week kept.
std::int64_t week_by_week(Inrc2Files files)
{
    std::int64_t total = 0;
    const std::vector<SourceText> weeks = std::exchange(files.weeks, {});
    for (std::size_t at = 0; at < weeks.size(); ++at) {
        files.weeks = {weeks[at]};
        const Problem ahead = read_inrc2_ahead(files, std::span(weeks).first(at), monday);
        const Problem alone = read_inrc2(files, monday);
        const std::string week = write_inrc2_solutions(ahead, solve(ahead, steps(250'000)).roster, naming).front();
        const Roster kept = read_inrc2_solutions(std::vector{SourceText{week, "solution"}}, alone, monday);
        const Report report = check(alone, kept);
        std::printf("  week %zu: %lld hard rules bent, cost %lld\n", at + 1, static_cast<long long>(report.score.hard),
                    static_cast<long long>(report.score.cost));
        total += report.score.cost;
        files.history = {write_inrc2_history(alone, kept, naming), "history"};
    }
    return total;
}

// The same ward, where nobody is to have more than a night or a shift above or below a fair share, full, part and half
// time being as 6 to 4 to 3, nor more than five nights in a fortnight.
Problem shared_out(const Problem& problem)
{
    Draft draft = problem.draft();
    for (ShiftType& type : draft.shift_types)
        type.is_night = type.kind == "Night";
    for (Contract& contract : draft.contracts) {
        contract.limits.windows = {{.days = 14, .most = 5, .measure = Measure::nights}};
        contract.penalties.windows = Penalty::soft(10);
    }
    for (Member& member : draft.members)
        member.share = Share::whole(std::array{6, 4, 3}[member.contract.row()]);
    for (const Measure measure : {Measure::nights, Measure::shifts})
        draft.fairness.push_back(
            {.measure = measure, .above_weight = 10, .below_weight = 10, .step = 1, .tolerance = 1});
    return Problem(std::move(draft));
}

void print_loads(const char* name, const Problem& problem, const Roster& roster)
{
    for (const auto& [what, measure] : {std::pair{"shifts", Measure::shifts}, std::pair{"nights", Measure::nights}}) {
        std::printf("  %-13s %s", name, what);
        for (const MemberLoad& each : fairness_report(problem, roster).members)
            std::printf(" %2lld", static_cast<long long>(each.load[index(measure)]));
        std::printf("\n");
    }
}

// A row a nurse, a column a day: early, late, night.
void print_grid(const Problem& problem, const Roster& roster)
{
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        const Member& nurse = problem.members()[MemberId(row)];
        std::printf("  %-4s %s", nurse.code.c_str(), problem.contracts()[nurse.contract].code.c_str());
        for (int day = 0; day < problem.day_count(); ++day) {
            const auto stands = roster.on(MemberId(row), day);
            std::printf("%s%c", day % 7 == 0 ? " " : "",
                        stands.empty() ? '.' : problem.shift_types()[stands.front().shift.type].kind.front());
        }
        std::printf("\n");
    }
}

}  // namespace

int main(int count, char** arguments)
try {
    const Inrc2Files files = instance(count > 1 ? arguments[1] : "examples/ward/n012w4");
    const Problem problem = read_inrc2(files, monday);
    const Solution found = solve(problem, steps(2'500'000));
    std::printf("all weeks at once: %lld hard rules bent, cost %lld, and no roster costs less than %lld\n",
                static_cast<long long>(found.score.hard), static_cast<long long>(found.score.cost),
                static_cast<long long>(found.lower_bound.value_or(0)));
    print_parts(found.score);

    // In the competition's form, and back.
    std::vector<SourceText> written;
    for (std::string& week : write_inrc2_solutions(problem, found.roster, naming))
        written.push_back({std::move(week), "week " + std::to_string(written.size() + 1)});
    const Roster again = read_inrc2_solutions(written, problem, monday);
    const bool is_same = again == found.roster && check(problem, again).score == found.score;
    std::printf("  written as %zu files of the competition, read again: %s\n", written.size(),
                is_same ? "the same roster at the same cost" : "another roster");

    std::printf("week by week:\n");
    std::printf("  together %lld\n", static_cast<long long>(week_by_week(files)));

    std::printf("shifts and nights of each nurse:\n");
    const Problem even = shared_out(problem);
    Options from_there = steps(2'000'000);
    from_there.start = found.roster;
    from_there.seed = Seed{12};
    const Solution fair = solve(even, from_there);
    const Report charged = check(problem, fair.roster);
    print_loads("not asked for", even, found.roster);
    print_loads("shared out", even, fair.roster);
    std::printf("  shared out it costs %lld, of which the competition charges %lld\n",
                static_cast<long long>(fair.score.cost), static_cast<long long>(charged.score.cost));
    print_parts(charged.score);
    print_grid(even, fair.roster);

    const bool is_right =
        is_same && verify(problem, found).holds() && charged.is_feasible() && verify(even, fair).holds();
    std::printf("%s\n", is_right ? "checked: no hard rule is bent" : "a rule is bent");
    return is_right ? 0 : 1;
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
