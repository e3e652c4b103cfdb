// A program that links the shared library: what is thrown on one side is caught on the other, by its own type.
#include <muster/muster.hpp>

#include <cstdio>
#include <stdexcept>
#include <typeinfo>
#include <vector>

namespace {

using namespace muster;

/// Says whether an action throws exactly a `Fault`, and that it is one of the base classes that one would catch.
template <class Fault, class Action>
void say(const char* name, const Action& action)
{
    try {
        action();
    } catch (const Error& error) {
        const auto* const fault = dynamic_cast<const Fault*>(&error);
        std::printf("%s: %s\n", name, fault != nullptr && typeid(error) == typeid(Fault) ? "caught" : "another type");
        return;
    } catch (const std::exception&) {
        std::printf("%s: no error of Muster's\n", name);
        return;
    }
    std::printf("%s: not thrown\n", name);
}

/// One that the library has never heard of, on its way through it.
class OwnError : public Stopped {
public:
    using Stopped::Stopped;
};

}  // namespace

int main()
{
    using pairing::Candidate;
    const std::vector<Candidate> candidates{{MenteeId(0), MentorId(0), 1}, {MenteeId(1), MentorId(0), 1}};
    const pairing::Problem full({{0, 1}}, 2, candidates);
    say<pairing::Infeasible>("Infeasible", [&] { static_cast<void>(pairing::optimal(full)); });
    say<InvalidInput>("InvalidInput", [&] { static_cast<void>(pairing::Problem({{2, 1}}, 0, {})); });
    say<InvalidInputs>("InvalidInputs", [] { static_cast<void>(evaluation::Scheme(evaluation::SchemeParts{})); });
    say<ArchiveError>("ArchiveError", [] { static_cast<void>(archive::from_bytes<roster::Roster>("no", {"bytes"})); });
    say<Stopped>("Stopped", [] {
        static_cast<void>(pairing::stable({}, {.progress = [](const ProgressReport&) { return false; }}));
    });
    say<OwnError>("OwnError", [] {
        static_cast<void>(pairing::stable(
            {}, {.progress = [](const ProgressReport&) -> bool { throw OwnError({"progress"}, "enough", "wait"); }}));
    });
    std::printf("%zu %s\n", sha256_hex("linked").size(), to_string(parse_day("2026-09-07", {"argument"})).c_str());
    return 0;
}
