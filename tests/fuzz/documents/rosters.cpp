// Instances and solutions of other programs: the benchmark's, INRC-I's in text and XML, INRC-II's in text and JSON. The
// files of one input are parted by a line of "=====". A roster that is read costs what `check` says, without a fault.
#include "fuzz/documents/readers.hpp"
#include "fuzz/target.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/format/inrc1.hpp"
#include "muster/roster/format/inrc2.hpp"
#include "muster/roster/format/shift_scheduling.hpp"

#include <vector>

namespace muster::inline v0_2::fuzz {
namespace {

std::vector<std::string> files_of(std::string_view text)
{
    constexpr std::string_view between = "\n=====\n";
    std::vector<std::string> files;
    for (;;) {
        const std::size_t end = text.find(between);
        files.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return files;
        text.remove_prefix(end + between.size());
    }
}

void read(std::uint8_t choice, const std::vector<std::string>& files)
{
    const std::string& solution = files.back();
    if (choice % 3 == 0) {
        const roster::Problem problem = roster::read_benchmark(files.front());
        static_cast<void>(roster::check(problem, roster::read_benchmark_roster(solution, problem)));
    } else if (choice % 3 == 1) {
        const roster::Problem problem = roster::read_inrc1(files.front());
        static_cast<void>(roster::check(problem, roster::read_inrc1_roster(solution, problem)));
    } else if (files.size() >= 3) {
        roster::Inrc2Files given{{files[0], "scenario"}, {files[1], "history"}};
        given.weeks.push_back({files[2], "week"});
        const roster::Problem problem = roster::read_inrc2(given);
        const std::vector<roster::SourceText> solutions{{solution, "solution"}};
        static_cast<void>(roster::check(problem, roster::read_inrc2_solutions(solutions, problem)));
    }
}

}  // namespace

void take_roster(std::string_view text)
{
    const auto choice = static_cast<std::uint8_t>(text.empty() ? 0 : text.front());
    const std::vector<std::string> files = files_of(text.substr(text.empty() ? 0 : 1));
    for (const std::string& file : files)
        try {
            static_cast<void>(roster::recognise({file, "fuzz"}));
        } catch (const InvalidInput&) {
        }
    try {
        read(choice, files);
    } catch (const Error&) {
    }
}

}  // namespace muster::fuzz
