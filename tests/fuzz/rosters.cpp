// Instances and solutions of other programs: the benchmark's, INRC-I's in text and XML, INRC-II's in text and JSON. The
// files of one input are parted by a line of "=====". A roster that is read costs what `check` says, without a fault.
#include "target.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/format/inrc1.hpp"
#include "muster/roster/format/inrc2.hpp"
#include "muster/roster/format/shift_scheduling.hpp"

#include <vector>

namespace {

using namespace muster;

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

void take(std::uint8_t choice, const std::vector<std::string>& files)
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

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    fuzz::Bytes given(bytes, size);
    const std::uint8_t choice = given.next();
    const std::vector<std::string> files = files_of(given.rest());
    for (const std::string& file : files)
        try {
            static_cast<void>(roster::recognise({file, "fuzz"}));
        } catch (const InvalidInput&) {
        }
    try {
        take(choice, files);
    } catch (const Error&) {
    }
    return 0;
}
