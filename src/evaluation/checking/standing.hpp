// What an evaluation should say of every member, worked out by other means.
#pragma once

#include "evaluation/checking/number.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation::checking {

// One record that may count.
struct Piece {
    EvidenceId id;
    record::Evidence evidence;
    Number amount;
    bool out = false;
};

struct Made {
    std::vector<Piece> pieces;
    std::uint32_t waiting = 0;
    Number amount = 0;
    Number points = 0;
    ScoreState state = ScoreState::counted;
    bool strikes = false;
    std::size_t records = 0;
};

struct Standing {
    std::vector<Made> indicators;
    std::vector<Number> areas;
    std::vector<bool> gone;    // nothing of the area counts
    std::vector<bool> beside;  // it does not weigh, and adds
    std::vector<Number> data;  // share of its weight
    Number total = 0;
    bool is_incomplete = false;
    std::size_t barred_to = 0;  // no better grade than this
};

/// Standings of all members, and the records that wait.
struct Recomputed {
    std::vector<Standing> standings;
    std::vector<EvidenceId> waiting;
    // Of records of each indicator's code what is known to have become of them without a choice among what they count.
    std::map<std::pair<RecordFate, std::string>, std::size_t> fates;
};

/// Takes from `evaluation` the scheme, ledger, roll and period. Of its results it reads only the amounts of
/// records under caps of periods, as the place to begin looking.
[[nodiscard]] Recomputed recompute(const Evaluation& evaluation);

}  // namespace muster::evaluation::checking
