// Turns are compared as people know them: who, where, on which day; a new time is the same turn, moved.
#include "muster/programme/publication.hpp"

#include "muster/core/error.hpp"
#include "muster/programme/term.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::programme {
namespace {

using TurnKey = std::tuple<Day, std::string, std::string, int>;  // day, post, member, number
using Stand = std::tuple<Day, std::string, Minutes, Minutes>;    // day, post, begin, length
using Company = std::map<Stand, std::set<std::string>>;

TurnKey key_of(const ToldTurn& turn) { return {turn.day, turn.post, turn.member, turn.number}; }
Stand stand_of(const ToldTurn& turn) { return {turn.day, turn.post, turn.start.since_midnight(), turn.length}; }

/// The roster's turns, numbered; version and day are still to be set.
std::vector<ToldTurn> turns_of(const TermRoster& roster)
{
    const auto& problem = roster.problem;
    std::vector<ToldTurn> turns;
    for (const auto& [member, shift] : roster.solution.roster.assignments()) {
        const auto& type = problem.shift_types()[shift.type];
        turns.push_back({.member = problem.members()[member].code,
                         .post = type.post.is_set() ? problem.posts()[type.post].code : type.code,
                         .day = shift.day,
                         .start = type.start.value_or(ClockTime{}),
                         .length = type.length,
                         .told = shift.day});
    }
    std::ranges::sort(turns, {}, [](const ToldTurn& turn) {
        return std::tuple(turn.day, turn.post, turn.member, turn.start.since_midnight(), turn.length);
    });
    for (std::size_t row = 1; row < turns.size(); ++row) {
        const ToldTurn& last = turns[row - 1];
        if (std::tie(turns[row].day, turns[row].post, turns[row].member) == std::tie(last.day, last.post, last.member))
            turns[row].number = last.number + 1;
    }
    return turns;
}

Company company_of(const std::vector<ToldTurn>& turns)
{
    Company company;
    for (const ToldTurn& turn : turns)
        if (!turn.is_cancelled)
            company[stand_of(turn)].insert(turn.member);
    return company;
}

void publish_turns(std::vector<ToldTurn> turns, Publication& made, int version, Day today)
{
    const Company beside_before = company_of(made.turns);
    const Company beside_now = company_of(turns);
    std::map<TurnKey, const ToldTurn*> before;
    for (const ToldTurn& turn : made.turns)
        before.emplace(key_of(turn), &turn);
    for (ToldTurn& turn : turns) {
        const auto known = before.find(key_of(turn));
        const bool stays = known != before.end() && !known->second->is_cancelled &&
                           stand_of(*known->second) == stand_of(turn) &&
                           beside_before.at(stand_of(turn)) == beside_now.at(stand_of(turn));
        turn.version = stays ? known->second->version : version;
        turn.told = stays ? known->second->told : today;
        if (known != before.end())
            before.erase(known);
    }
    for (const auto& [key, gone] : before) {
        turns.push_back(*gone);
        if (!gone->is_cancelled) {
            turns.back().version = version;
            turns.back().told = today;
            turns.back().is_cancelled = true;
        }
    }
    std::ranges::sort(turns, {}, [](const ToldTurn& turn) {
        return std::tuple(turn.day, turn.post, turn.start.since_midnight(), turn.member, turn.number);
    });
    made.turns = std::move(turns);
}

void publish_pairs(const TermPairing& pairing, Publication& made, int version, Day today)
{
    using PairKey = std::pair<std::string, std::string>;
    std::map<PairKey, ToldPair> told;
    for (const ToldPair& pair : made.pairs)
        told.emplace(PairKey(pair.mentee, pair.mentor), pair);
    std::set<PairKey> now;
    const auto& mentor_of = pairing.result.pairing.mentor_of;
    for (std::size_t row = 0; row < mentor_of.size(); ++row)
        if (mentor_of[row].is_set())
            now.emplace(pairing.fit.mentees()[MenteeId(static_cast<MenteeId::Value>(row))].code,
                        pairing.fit.mentors()[mentor_of[row]].code);
    for (const PairKey& pair : now) {
        const auto [at, is_new] = told.try_emplace(pair, ToldPair{pair.first, pair.second, version, today});
        if (!is_new && at->second.is_ended)
            at->second = {pair.first, pair.second, version, today};
    }
    for (auto& [key, pair] : told)
        if (!pair.is_ended && !now.contains(key)) {
            pair.version = version;
            pair.told = today;
            pair.is_ended = true;
        }
    made.pairs.clear();
    for (auto& [key, pair] : told)
        made.pairs.push_back(std::move(pair));
}

}  // namespace

Publication publish(const std::optional<TermRoster>& roster, const std::optional<TermPairing>& pairing, Day today,
                    const Publication& before)
{
    require_calendar_day(today, {"publication"});
    const std::optional<Day> last = before.told();
    if (last && today < *last)
        throw InvalidInput({"publication"},
                           to_string(today) + " is before " + to_string(*last) + ", when version " +
                               std::to_string(before.version()) + " was told",
                           "give a later day");
    Publication made = before;
    const int version = before.version() + 1;
    if (roster)
        publish_turns(turns_of(*roster), made, version, today);
    if (pairing)
        publish_pairs(*pairing, made, version, today);
    return made;
}

}  // namespace muster::programme
