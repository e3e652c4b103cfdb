// Corrections and appeals. A record is corrected at most once, replaces at most one other, and never itself by way of
// others, so that chains of corrections end in one record, and which records count is one bit each, kept up as
// corrections come: no pass resolves them. In which order the rows stand is no matter.
#include "muster/core/faults.hpp"
#include "muster/record/ledger.hpp"
#include "record/ledger_rows.hpp"

#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace muster::inline v0_2::record {
namespace {

std::string number(EvidenceId record) { return std::to_string(record.row() + 1); }

void check_note(const LedgerRows& rows, const CorrectionNote& note, const Where& here, Faults& faults)
{
    if (note.reason.empty())
        faults.add(here, "it gives no reason", "say why");
    if (note.day.is_special())
        faults.add(here, "its day is not a calendar day", "give a day such as 2026-09-07");
    if (note.by.is_set() && !rows.members->contains(note.by))
        faults.add(here, "member " + std::to_string(note.by.row()) + " is not in the ledger",
                   "admit it first or correct the id");
}

bool check_record(const LedgerRows& rows, EvidenceId record, const Where& here, Faults& faults)
{
    if (record.is_set() && record.row() < rows.member.size())
        return true;
    faults.add(here, record.is_set() ? "record " + number(record) + " is not in the ledger" : "it names no record",
               "the ledger has " + std::to_string(rows.member.size()) + " records");
    return false;
}

void check_not_corrected(const LedgerRows& rows, EvidenceId record, const Where& here, Faults& faults)
{
    const auto earlier = rows.by_corrected->find(record);
    if (earlier == rows.by_corrected->end())
        return;
    const Correction& correction = (*rows.corrections)[earlier->second];
    if (correction.is_void())
        faults.add(here, "record " + number(record) + " is void already", "append a new record instead");
    else
        faults.add(here,
                   "record " + number(record) + " is replaced by record " + number(correction.replacement) + " already",
                   "correct record " + number(correction.replacement) + " instead");
}

void enter(LedgerRows& rows, Correction correction)
{
    const std::size_t word = correction.corrected.row() / 64;
    std::vector<std::uint64_t>& bits = rows.corrected_bits.own();
    if (word >= bits.size())
        bits.resize(word + 1);
    bits[word] |= std::uint64_t{1} << (correction.corrected.row() % 64);
    rows.by_corrected.own().emplace(correction.corrected, rows.corrections->size());
    if (!correction.is_void())
        rows.by_replacement.own().emplace(correction.replacement, rows.corrections->size());
    rows.corrections.own().push_back(std::move(correction));
}

// What follows what once some corrections are made, for the search for circles.
class Chains {
public:
    Chains(const LedgerRows& rows, std::span<const Correction> corrections) : rows_(rows)
    {
        for (const Correction& correction : corrections)
            if (!correction.is_void())
                next_.emplace(correction.corrected, correction.replacement);
    }

    // Whether following replacements from `record` comes back to it. All questions together take O(corrections).
    [[nodiscard]] bool comes_back(EvidenceId record)
    {
        std::unordered_set<EvidenceId> passed{record};
        for (EvidenceId at = next(record); at != record; at = next(at)) {
            if (!at.is_set() || ends_.contains(at)) {
                ends_.merge(passed);
                return false;
            }
            if (!passed.insert(at).second)  // a circle that `record` only leads to
                return false;
        }
        return true;
    }

private:
    [[nodiscard]] EvidenceId next(EvidenceId record) const
    {
        if (const auto made = next_.find(record); made != next_.end())
            return made->second;
        const auto earlier = rows_.by_corrected->find(record);
        return earlier == rows_.by_corrected->end() ? EvidenceId{} : (*rows_.corrections)[earlier->second].replacement;
    }

    const LedgerRows& rows_;
    std::unordered_map<EvidenceId, EvidenceId> next_;
    std::unordered_set<EvidenceId> ends_;  // records from which replacements come to an end
};

}  // namespace

void Ledger::void_record(EvidenceId record, CorrectionNote note)
{
    const Correction correction{.corrected = record, .note = std::move(note)};
    correct({&correction, 1});
}

EvidenceId Ledger::replace(EvidenceId record, const Evidence& evidence, CorrectionNote note)
{
    Faults faults;
    const Where here{"correction", 1};
    if (check_record(*rows_, record, here, faults))
        check_not_corrected(*rows_, record, here, faults);
    check_note(*rows_, note, here, faults);
    faults.throw_if_any();
    const EvidenceId replacement = append(evidence);
    enter(own(), {.corrected = record, .replacement = replacement, .note = std::move(note)});
    return replacement;
}

void Ledger::correct(std::span<const Correction> corrections)
{
    Faults faults;
    std::unordered_map<EvidenceId, std::size_t> corrected_here;
    std::unordered_map<EvidenceId, std::size_t> replacing_here;
    Chains chains(*rows_, corrections);
    for (std::size_t i = 0; i < corrections.size(); ++i) {
        const auto& [corrected, replacement, note] = corrections[i];
        const Where here{"correction", i + 1};
        check_note(*rows_, note, here, faults);
        if (!check_record(*rows_, corrected, here, faults))
            continue;
        check_not_corrected(*rows_, corrected, here, faults);
        if (const auto [earlier, is_new] = corrected_here.emplace(corrected, i); !is_new)
            faults.add(here,
                       "record " + number(corrected) + " is corrected by correction " +
                           std::to_string(earlier->second + 1) + " as well",
                       "keep one of the two");
        if (corrections[i].is_void() || !check_record(*rows_, replacement, here, faults))
            continue;
        if (chains.comes_back(corrected))
            faults.add(here, "record " + number(corrected) + " is replaced in a circle",
                       "leave out one of the corrections that lead round");
        const auto [earlier, is_new] = replacing_here.emplace(replacement, i);
        if (!is_new || rows_->by_replacement->contains(replacement))
            faults.add(here, "record " + number(replacement) + " replaces another record already",
                       "append a record of its own for each that is replaced");
    }
    faults.throw_if_any();
    LedgerRows& rows = own();
    for (const Correction& correction : corrections)
        enter(rows, correction);
}

AppealId Ledger::appeal(Appeal appeal)
{
    Faults faults;
    const Where here{"appeal"};
    if (!rows_->members->contains(appeal.by))
        faults.add(here, "its member is not in the ledger", "admit it first or correct the id");
    if (appeal.about.is_set())
        check_record(*rows_, appeal.about, here, faults);
    if (appeal.reason.empty())
        faults.add(here, "it gives no reason", "say why");
    if (appeal.day.is_special())
        faults.add(here, "its day is not a calendar day", "give a day such as 2026-09-07");
    faults.throw_if_any();
    LedgerRows& rows = own();
    rows.appeals.own().push_back({.appeal = std::move(appeal)});
    return AppealId(static_cast<AppealId::Value>(rows.appeals->size() - 1));
}

void Ledger::answer(AppealId appeal, AppealAnswer answer)
{
    Faults faults;
    const Where here{"answer to an appeal"};
    check_note(*rows_, answer.note, here, faults);
    if (!appeal.is_set() || appeal.row() >= rows_->appeals->size())
        faults.add(here, "its appeal is not in the ledger", "answer an appeal that was made");
    else if ((*rows_->appeals)[appeal.row()].answer)
        faults.add(here, "appeal " + std::to_string(appeal.row() + 1) + " is answered already", "make a new appeal");
    faults.throw_if_any();
    own().appeals.own()[appeal.row()].answer = std::move(answer);
}

std::span<const Correction> Ledger::corrections() const noexcept { return *rows_->corrections; }
std::span<const AppealRecord> Ledger::appeals() const noexcept { return *rows_->appeals; }

const Correction* Ledger::correction_of(EvidenceId record) const noexcept
{
    const auto found = rows_->by_corrected->find(record);
    return found == rows_->by_corrected->end() ? nullptr : &(*rows_->corrections)[found->second];
}

const Correction* Ledger::replaced_by(EvidenceId record) const noexcept
{
    const auto found = rows_->by_replacement->find(record);
    return found == rows_->by_replacement->end() ? nullptr : &(*rows_->corrections)[found->second];
}

}  // namespace muster::record
