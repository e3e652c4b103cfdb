// Records are matched by what they say. What one of them moves is what the later total has of it: the same is asked
// once more without it, with it back, or with what it was before.
#include "muster/evaluation/causes.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

struct Said {
    EvidenceId record;
    ProposedRecord words;
};

auto key_of(const ProposedRecord& words)
{
    return std::tie(words.indicator, words.day, words.quantity, words.source, words.activity, words.event, words.level,
                    words.place);
}

// Those of a member that count, by what they say.
std::vector<Said> records_that_count(const Evaluation& evaluation, std::string_view member)
{
    const record::Ledger& ledger = evaluation.ledger();
    std::vector<Said> made;
    const auto row = ledger.members().find(member);
    if (!row)
        return made;
    for (const EvidenceId record : ledger.records_of(*row)) {
        const Day day = ledger.day_column()[record.row()];
        const bool is_in_time =
            !evaluation.period() || (evaluation.period()->first() <= day && day <= evaluation.period()->last());
        if (is_in_time && ledger.is_effective(record) && !ledger.is_waiting(record))
            made.push_back({record, in_words(ledger, record)});
    }
    std::ranges::stable_sort(made, {}, [](const Said& each) { return key_of(each.words); });
    return made;
}

// Of two sorted lists, what each has and the other has not.
std::pair<std::vector<Said>, std::vector<Said>> apart(const std::vector<Said>& before, const std::vector<Said>& after)
{
    std::pair<std::vector<Said>, std::vector<Said>> made;
    std::ranges::set_difference(
        before, after, std::back_inserter(made.first), {}, [](const Said& each) { return key_of(each.words); },
        [](const Said& each) { return key_of(each.words); });
    std::ranges::set_difference(
        after, before, std::back_inserter(made.second), {}, [](const Said& each) { return key_of(each.words); },
        [](const Said& each) { return key_of(each.words); });
    for (std::vector<Said>* const list : {&made.first, &made.second})
        std::ranges::sort(*list, {}, &Said::record);
    return made;
}

std::optional<Exact> effect_of(const Evaluation& after, MemberId member, Scenario without)
{
    for (ProposedRecord& record : without.added)  // what is not planned there any more, nobody waits for
        if (!record.activity.empty() && !after.ledger().find_activity(record.activity))
            record.activity.clear();
    for (RecordChange& change : without.changed)
        if (!change.becomes.activity.empty() && !after.ledger().find_activity(change.becomes.activity))
            change.becomes.activity.clear();
    try {
        return after.of(member).total - what_if(after, without).evaluation.of(member).total;
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
}

}  // namespace

std::vector<MovingRecord> moving_records(const Evaluation& before, const Evaluation& after, std::string_view member)
{
    const auto row = after.roll().members().find(member);
    if (!row || !before.roll().members().find(member))
        throw InvalidInput({"member \"" + std::string(member) + "\""}, "they are not on both rolls",
                           "name somebody who is");
    auto [gone, come] = apart(records_that_count(before, member), records_that_count(after, member));
    std::vector<MovingRecord> made;
    for (const Said& each : come) {
        MovingRecord moving{.turn = RecordTurn::added, .record = each.record, .words = each.words};
        Scenario without{.withdrawn = {each.record}};
        if (const record::Correction* const correction = after.ledger().replaced_by(each.record)) {
            const ProposedRecord instead = in_words(after.ledger(), correction->corrected);
            const auto was =
                std::ranges::find_if(gone, [&](const Said& other) { return key_of(other.words) == key_of(instead); });
            if (was != gone.end()) {
                moving.turn = RecordTurn::corrected;
                moving.instead = instead;
                without = {.changed = {{each.record, instead}}};
                gone.erase(was);
            }
        }
        moving.effect = effect_of(after, *row, std::move(without));
        made.push_back(std::move(moving));
    }
    for (const Said& each : gone)
        made.push_back({.turn = RecordTurn::withdrawn,
                        .record = each.record,
                        .words = each.words,
                        .effect = effect_of(after, *row, {.added = {each.words}})});
    const auto size = [](const MovingRecord& each) {
        const Exact effect = each.effect.value_or(Exact());
        return effect.is_negative() ? -effect : effect;
    };
    std::ranges::stable_sort(made, [&](const MovingRecord& left, const MovingRecord& right) {
        return std::pair(left.effect.has_value(), size(left)) > std::pair(right.effect.has_value(), size(right));
    });
    return made;
}

}  // namespace muster::evaluation
