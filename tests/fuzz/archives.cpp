// Archives of every kind. The first byte chooses how the rest is taken: as the content of a kind in one of the forms,
// around which a sound envelope is put, so that what is found lies behind the checksum; or as a whole file, which it
// begins unless it is 255. What is loaded is saved, must come back the same, and is proved.
#include "proving.hpp"
#include "target.hpp"

#include "archive/sealed_envelope.hpp"
#include "muster/archive.hpp"
#include "muster/core/error.hpp"
#include "muster/evaluation/evaluate.hpp"
#include "muster/org.hpp"
#include "muster/pairing/fit.hpp"
#include "muster/pairing/groups.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/programme/department.hpp"
#include "muster/programme/term.hpp"
#include "muster/record/incident.hpp"
#include "muster/record/ledger.hpp"
#include "muster/record/publicity.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/solution.hpp"

#include <array>
#include <span>
#include <vector>

namespace {

using namespace muster;
using archive::Format;

struct Kind {
    std::string_view word;
    void (*load)(std::string_view bytes, Format format);
};

template <class Value>
void load(std::string_view bytes, Format format)
{
    const auto value = archive::from_bytes<Value>(bytes, {"fuzz"});
    const std::string saved = archive::to_bytes(value, format);
    const std::string again = archive::to_bytes(archive::from_bytes<Value>(saved, {"fuzz"}), format);
    fuzz::require(saved == again, "what was saved is not what is loaded");
    fuzz::prove(value);
}

template <class... Each>
constexpr std::array<Kind, sizeof...(Each)> kinds_of()
{
    return {Kind{archive::kind_of<Each>, &load<Each>}...};
}

constexpr auto kinds =
    kinds_of<org::Organisation, org::Responsibility, org::Goals, org::StageRules, org::BranchRules,
             org::EscalationRules, org::ObligationOptions, org::WorkingDays, std::vector<org::MeetingHeld>,
             pairing::Fit, pairing::Problem, pairing::OptimalPairing, pairing::GroupProblem, pairing::Grouping,
             roster::Problem, roster::Roster, roster::Solution, record::Ledger, std::vector<record::Incident>,
             record::CaseBook, evaluation::Scheme, evaluation::Evaluation, programme::Term, programme::Department,
             archive::OptimalAnswer, archive::FairAnswer, archive::RepairAnswer, archive::GroupsAnswer,
             archive::StableAnswer, archive::CouplesAnswer, archive::SharedAnswer, archive::SharedRepairAnswer,
             archive::FullAnswer, archive::RosterAnswer, archive::RosterRepairAnswer, archive::RankMaximalAnswer,
             archive::PopularAnswer, archive::AlternativesAnswer, archive::WeightedAnswer>();
constexpr std::array formats{Format::json, Format::xml, Format::binary};

void take(std::string_view bytes, Format format)
{
    const std::string kind = archive::envelope_in(bytes, {"fuzz"}).kind;
    for (const Kind& each : kinds)
        if (each.word == kind)
            each.load(bytes, format);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    fuzz::Bytes given(bytes, size);
    const std::uint8_t choice = given.next();
    const Format format = formats[choice % formats.size()];
    try {
        if (choice >= kinds.size() * formats.size()) {
            take(choice == 255 ? given.rest() : std::string_view(reinterpret_cast<const char*>(bytes), size), format);
        } else {
            const std::string_view kind = kinds[choice / formats.size()].word;
            const std::string_view content = given.rest();
            take(archive::head_of(format, kind, content).append(content).append(archive::tail_of(format)), format);
        }
    } catch (const Error&) {
    }
    return 0;
}
