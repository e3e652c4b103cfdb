// Draws small roster problems, has them solved, and prints each answer that is not the truth, with its seed.
//
//     roster_truth [first] [count] [option ...]
//
// A file of problems as text, in place of the first seed, is tried as it stands: a seed is then a problem's number.
#include "draw.hpp"
#include "shrink.hpp"
#include "text.hpp"
#include "trial.hpp"

#include "muster/core/error.hpp"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace muster::roster;
using namespace muster::roster::truth;

constexpr const char* usage = R"(roster_truth [first] [count] [option ...]
  first            a seed, or a file of problems as text; 1
  count            how many seeds from there; 100
  --work N         steps of the solver at most; 200000, which is about a second
  --seconds S      wall time of the solver at most, in place of steps
  --rosters N      up to so many, every roster is looked at; 100000
  --tables         only what the Python tables can say
  --no-explain     leaves explain_infeasible out
  --kind TEXT      only faults whose kind has this in it
  --show           prints each problem at fault, and what there is to remark
  --smaller        the same, made as small as it stays at fault; only the first of each kind
  --print          prints problems and truths, and solves nothing
)";

struct Wanted {
    std::uint64_t first = 1;
    std::uint64_t count = 100;
    std::optional<std::string> file{};
    TrialOptions trial{};
    bool as_tables = false;
    std::string kind{};
    bool shows = false;
    bool makes_smaller = false;
    bool only_prints = false;
};

[[noreturn]] void refuse(const std::string& what)
{
    std::cerr << what << "\n" << usage;
    std::exit(2);
}

Wanted read(const std::vector<std::string>& words)
{
    Wanted wanted;
    int place = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at];
        const auto value = [&]() -> const std::string& {
            if (++at == words.size())
                refuse(word + " has no value");
            return words[at];
        };
        if (word == "--work")
            wanted.trial.solve.work_limit = std::stoull(value());
        else if (word == "--seconds") {
            wanted.trial.solve.work_limit.reset();
            wanted.trial.solve.time_limit = std::chrono::milliseconds(static_cast<int>(1000 * std::stod(value())));
        } else if (word == "--rosters")
            wanted.trial.most_rosters = std::stoull(value());
        else if (word == "--tables")
            wanted.as_tables = true;
        else if (word == "--no-explain")
            wanted.trial.explains = false;
        else if (word == "--kind")
            wanted.kind = value();
        else if (word == "--show")
            wanted.shows = true;
        else if (word == "--smaller")
            wanted.makes_smaller = true;
        else if (word == "--print")
            wanted.only_prints = true;
        else if (word.starts_with("--"))
            refuse("there is no " + word);
        else if (place == 0 && word.find_first_not_of("0123456789") != std::string::npos)
            wanted.file = word, ++place;
        else if (place++ == 0)
            wanted.first = std::stoull(word);
        else
            wanted.count = std::stoull(word);
    }
    return wanted;
}

std::vector<Named> from_file(const std::string& name)
{
    std::ifstream file(name);
    if (!file)
        refuse(name + " cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    return drafts_from(text.str());
}

/// Tries problems and keeps account.
class Sessions {
public:
    explicit Sessions(const Wanted& wanted) : wanted_(wanted) {}

    void hold(std::uint64_t seed, Draft draft)
    {
        if (wanted_.as_tables)
            draft = as_tables_say(std::move(draft));
        const Problem problem(draft);
        const TrialOptions options = wanted_.file ? wanted_.trial : for_seed(seed, problem, wanted_.trial);
        Trial trial = put_to_trial(problem, options);
        count(trial);
        for (const Fault& remark : trial.remarks) {
            remarked_[remark.kind].push_back(seed);
            if (wanted_.shows)
                std::cout << "seed " << seed << ": remark: " << remark.kind << ": " << remark.words << std::endl;
        }
        std::set<std::string> told;
        for (const Fault& fault : trial.faults) {
            if (fault.kind.find(wanted_.kind) == std::string::npos)
                continue;
            if (told.insert(fault.kind).second)
                seeds_[fault.kind].push_back(seed);
            std::cout << "seed " << seed << ": " << fault.kind << ": " << fault.words
                      << (options.solve.threads > 1 ? " [two threads]" : "")
                      << (options.solve.start ? " [from a roster]" : "") << std::endl;
            if (wanted_.makes_smaller && seeds_[fault.kind].size() == 1)
                std::cout << "  made smaller:\n" << smaller(draft, fault.kind, options) << std::endl;
        }
        if (wanted_.shows && !told.empty())
            std::cout << to_text(draft) << std::endl;
    }

    void print() const
    {
        std::cout << tried_ << " problems, " << feasible_ << " feasible, " << infeasible_ << " infeasible, " << unknown_
                  << " without a truth, " << by_all_ << " held against every roster; processor time solving "
                  << solving_ << " s (longest " << longest_ << "), judging " << judging_ << " s\n";
        print(seeds_, "");
        print(remarked_, "remark: ");
    }
    [[nodiscard]] bool is_clean() const { return seeds_.empty(); }

private:
    using Seeds = std::map<std::string, std::vector<std::uint64_t>>;  ///< by kind

    static void print(const Seeds& found, const char* sort)
    {
        for (const auto& [kind, seeds] : found) {
            std::cout << seeds.size() << "  " << sort << kind << "  (";
            for (std::size_t at = 0; at < std::min<std::size_t>(seeds.size(), 12); ++at)
                std::cout << (at == 0 ? "" : " ") << seeds[at];
            std::cout << (seeds.size() > 12 ? " ...)\n" : ")\n");
        }
    }

    void count(const Trial& trial)
    {
        ++tried_;
        unknown_ += trial.truth.is_known ? 0 : 1;
        feasible_ += trial.truth.is_known && trial.truth.is_feasible ? 1 : 0;
        infeasible_ += trial.truth.is_known && !trial.truth.is_feasible ? 1 : 0;
        by_all_ += trial.is_checked_by_all ? 1 : 0;
        solving_ += trial.solving;
        judging_ += trial.judging;
        longest_ = std::max(longest_, trial.solving);
    }

    [[nodiscard]] static std::string smaller(const Draft& draft, const std::string& kind, TrialOptions options)
    {
        options.solve.start.reset();
        options.most_rosters = 0;
        options.explains = kind.find("explain") != std::string::npos;
        const auto is_so = [&](const Draft& each) { return put_to_trial(Problem(each), options).has(kind); };
        if (!is_so(draft))
            return to_text(draft);
        const Draft small = shrunk(draft, is_so);
        std::string text = to_text(small);
        for (const Fault& fault : put_to_trial(Problem(small), options).faults)
            text += "# " + fault.kind + ": " + fault.words + "\n";
        return text;
    }

    const Wanted& wanted_;
    Seeds seeds_;
    Seeds remarked_;
    std::uint64_t tried_ = 0;
    std::uint64_t feasible_ = 0;
    std::uint64_t infeasible_ = 0;
    std::uint64_t unknown_ = 0;
    std::uint64_t by_all_ = 0;
    double solving_ = 0.0;
    double judging_ = 0.0;
    double longest_ = 0.0;
};

void print_with_truth(std::uint64_t seed, const Wanted& wanted)
{
    const Draft draft = wanted.as_tables ? as_tables_say(draw(seed)) : draw(seed);
    const Truth truth = best_of_all_lines(Problem(draft));
    std::cout << "# seed " << seed << "\n# truth ";
    if (!truth.is_known)
        std::cout << "unknown\n";
    else if (!truth.best)
        std::cout << "infeasible\n";
    else
        std::cout << truth.best->hard << " " << truth.best->soft << "\n";
    std::cout << to_text(draft) << std::endl;
}

}  // namespace

int main(int count, char** words)
{
    const Wanted wanted = read({words + 1, words + count});
    Sessions sessions(wanted);
    if (wanted.file) {
        std::uint64_t number = 0;
        for (Named& each : from_file(*wanted.file))
            sessions.hold(++number, std::move(each.draft));
    } else {
        for (std::uint64_t seed = wanted.first; seed < wanted.first + wanted.count; ++seed) {
            if (wanted.only_prints)
                print_with_truth(seed, wanted);
            else
                sessions.hold(seed, draw(seed));
        }
    }
    if (!wanted.only_prints)
        sessions.print();
    return sessions.is_clean() ? 0 : 1;
}
