// Levels are decided from the lowest up. A pairing is at hand all the time; what may still change is in `FairFace`.
//
// A mentee on the level at hand looks for a circle of choices above it (`FairCircle`). If there is one, everybody on it
// moves. If not, the nodes ahead of the mentee (or behind) are closed: nobody leaves them, so in no fairest pairing
// does anybody come in, and the mentee stays. The closed nodes become a piece of their own, and the price of their
// places rises by what makes every choice across cost something. Only the smaller part is looked at, so all searches in
// vain together look at each candidate O(log candidates) times.
//
// Where other choices of the same level lead over the gap, one mentee's coming onto the level may let another leave it.
// Then prices shift by one only, which opens such choices, and the search for the next mentee goes by what choices cost
// at these prices (one step of the Hungarian method). Where very many are on the level, the ties of a whole piece are
// decided together (`FairTies`).
//
// Prices of one level: the parts of a piece stand in an order in which ways lead onward only. Each part is dearer than
// the one before by more than any choice between them can save; then all are moved so that nobody, or the largest
// part, has no price.
#include "muster/pairing/fair.hpp"

#include "one_each.hpp"
#include "pairing/fair/circle.hpp"
#include "pairing/fair/face.hpp"
#include "pairing/fair/start.hpp"
#include "pairing/fair/ties.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

using namespace fair_engine;

// So many on one level are decided together: one search each would cost more.
std::size_t many_of(std::size_t mentees) { return 64 + mentees / 20; }

void require_step(Score step)
{
    if (step < 1 || step > Problem::largest_score)
        throw InvalidInput({"step"}, "it is " + std::to_string(step),
                           "give the width of a level, from 1 (every score a level of its own) to 2^50");
}

// All candidates and all who may be left alone, by rising level.
std::vector<FairEdge> edges_of(const Problem& problem, Score step)
{
    const auto nobody = static_cast<Node>(problem.mentors().size());
    std::vector<FairEdge> edges;
    edges.reserve(problem.candidate_count() + (problem.unmatched_price() ? problem.mentee_count() : 0));
    for (Mentee mentee = 0; mentee < problem.mentee_count(); ++mentee) {
        const auto row = problem.candidates_of(MenteeId(mentee));
        for (std::size_t at = 0; at < row.mentors.size(); ++at)
            edges.push_back({fair_level(row.scores[at], step), mentee, row.mentors[at].row()});
        if (const auto price = problem.unmatched_price(MenteeId(mentee)))
            edges.push_back({fair_level(-*price, step), mentee, nobody});
    }
    std::ranges::sort(edges, [](const FairEdge& left, const FairEdge& right) {
        return std::pair(left.level, std::pair(left.mentee, left.node)) <
               std::pair(right.level, std::pair(right.mentee, right.node));
    });
    return edges;
}

std::vector<Rank> ranks_of(std::span<const FairEdge> edges)
{
    std::vector<Rank> ranks(edges.size());
    for (std::size_t at = 0; at < edges.size(); ++at)
        ranks[at] = at == 0 ? 1 : ranks[at - 1] + (edges[at].level != edges[at - 1].level ? 1 : 0);
    return ranks;
}

class Solver {
public:
    Solver(const Problem& problem, const FairOptions& options)
        : problem_(problem), options_(options), edges_(edges_of(problem, options.step)), ranks_(ranks_of(edges_)),
          face_(problem, edges_, ranks_), circle_(face_, problem.mentee_count()),
          unit_(static_cast<Score>(face_.node_count()) + 1), ties_(face_, unit_), value_(face_.node_count(), 0),
          block_at_(face_.node_count(), none)
    {
        proof_.unit = unit_;
        proof_.level_prices.resize(problem.mentors().size());
        proof_.mentor_price.assign(problem.mentors().size(), 0);
    }

    void begin()
    {
        report(0);
        if (FairStart(face_, problem_.mentee_count()).seat_all())
            return;
        // There is no pairing, and this says why.
        static_cast<void>(optimal(problem_, {.progress = options_.progress}));
        throw std::logic_error("fair found no pairing where optimal found one");
    }

    void decide_levels()
    {
        std::vector<FairEdge> on_level;
        for (std::size_t begin = 0, end = 0; begin < edges_.size(); begin = end) {
            on_level.clear();
            circle_.begin_level(ranks_[begin]);
            for (; end < edges_.size() && ranks_[end] == ranks_[begin]; ++end)
                if (face_.node_of(edges_[end].mentee) == edges_[end].node)
                    on_level.push_back(edges_[end]);
            for (const FairEdge& edge : on_level) {
                report(begin);
                decide(edge, ranks_[begin], on_level.size());
            }
            close_level(edges_[begin].level);
        }
    }

    void decide_total();

    [[nodiscard]] FairPairing result()
    {
        std::vector<MentorId> mentor_of(problem_.mentee_count());
        std::vector<Score> levels;
        for (Mentee mentee = 0; mentee < mentor_of.size(); ++mentee) {
            if (const Node node = face_.node_of(mentee); node != face_.nobody())
                mentor_of[mentee] = MentorId(node);
            levels.push_back(fair_level(score_at(mentee, face_.node_of(mentee)), options_.step));
        }
        std::ranges::sort(levels);
        FairPairing made{with_total(problem_, std::move(mentor_of)), options_.step, {}, std::move(proof_)};
        for (const Score level : levels) {
            if (made.profile.empty() || made.profile.back().level != level)
                made.profile.push_back({level, 0});
            ++made.profile.back().mentees;
        }
        return made;
    }

private:
    struct Block {  // of parts that were decided together: prices `value_` within it
        std::uint32_t end;
        Score range;
    };

    [[nodiscard]] Score score_at(Mentee mentee, Node node) const
    {
        return node == face_.nobody() ? -*problem_.unmatched_price(MenteeId(mentee))
                                      : *problem_.score_of(MenteeId(mentee), MentorId(node));
    }

    void report(std::size_t edge)
    {
        constexpr std::uint64_t often = 1 << 18;
        if (!options_.progress || (has_reported_ && circle_.work() + ties_.work() < work_reported_ + often))
            return;
        has_reported_ = true;
        work_reported_ = circle_.work() + ties_.work();
        if (!options_.progress({"pairing fairly", static_cast<double>(edge) / static_cast<double>(edges_.size())}))
            throw Stopped({"pairing"}, "stopped by the caller before the last level", "let it run on for an answer");
    }

    [[nodiscard]] bool is_undecided(const FairEdge& edge) const
    {
        return face_.node_of(edge.mentee) == edge.node && !face_.piece(face_.piece_of(edge.node)).is_decided;
    }

    void decide(const FairEdge& edge, Rank rank, std::size_t on_level)
    {
        if (!is_undecided(edge))
            return;
        const PieceId piece = face_.piece_of(edge.node);
        const bool together = on_level >= many_of(problem_.mentee_count());
        if (together && has_cut_)
            return decide_ties(piece, rank);
        const auto found = circle_.search(edge.mentee);
        if (found == FairCircle::Found::circle)
            return;
        if (!has_cut_)
            set_cut(edge.mentee, found);
        if (together)
            return decide_ties(piece, rank);
        circle_.count_mentee();
        if (circle_.closed().empty())
            return;
        touch(piece);
        if (circle_.is_bridged())
            circle_.shift(found);
        else
            face_.split(piece, circle_.closed(), found == FairCircle::Found::end_ahead);
    }

    void touch(PieceId piece)
    {
        FairPiece& touched = face_.piece(piece);
        if (touched.origin != none)
            return;
        touched.origin = static_cast<std::uint32_t>(origins_.size());
        origins_.push_back(touched);
    }

    void decide_ties(PieceId piece, Rank rank)
    {
        touch(piece);
        face_.piece(piece).is_decided = true;
        const FairPiece whole = face_.piece(piece);
        ties_.decide(piece, rank, value_);
        Score range = 0;
        for (const Node node : face_.stretch(whole.begin, whole.end))
            range = std::max(range, value_[node]);
        block_at_[whole.begin] = static_cast<std::uint32_t>(blocks_.size());
        blocks_.push_back({whole.end, range});
    }

    void set_cut(Mentee mentee, FairCircle::Found found);
    void close_level(Score level);
    void close_origin(const FairPiece& origin, Score level);

    const Problem& problem_;
    const FairOptions& options_;
    std::vector<FairEdge> edges_;
    std::vector<Rank> ranks_;
    FairFace face_;
    FairCircle circle_;
    Score unit_;
    FairTies ties_;
    FairProof proof_;
    bool has_cut_ = false;
    std::vector<FairEdge> put_off_;   // those of this level to be decided with their piece
    std::vector<FairPiece> origins_;  // pieces that fell apart on this level, as they were
    std::vector<Score> value_;        // prices within blocks
    std::vector<Block> blocks_;
    std::vector<std::uint32_t> block_at_;  // by where it begins
    bool has_reported_ = false;
    std::uint64_t work_reported_ = 0;
};

// The nodes ahead cannot be left. Without nobody among them they are full; with, all others have their minima.
void Solver::set_cut(Mentee mentee, FairCircle::Found found)
{
    has_cut_ = true;
    std::vector<bool> is_ahead(face_.node_count(), found == FairCircle::Found::end_behind);
    for (const Node node : circle_.closed())
        is_ahead[node] = found == FairCircle::Found::end_ahead;
    const bool are_full = !is_ahead[face_.nobody()];
    HallWitness& cut = proof_.cut;
    cut.kind = are_full ? HallWitness::Kind::too_few_places : HallWitness::Kind::too_few_mentees;
    for (Node node = 0; node < face_.nobody(); ++node) {
        if (is_ahead[node] != are_full)
            continue;
        cut.mentors.emplace_back(node);
        cut.places += face_.load(node);
        for (const Mentee held : face_.held_by(node))
            if (held != mentee)
                cut.mentees.emplace_back(held);
    }
    if (are_full)
        cut.mentees.emplace_back(mentee);
    std::ranges::sort(cut.mentees);
    cut.wanted = cut.mentees.size();
}

void Solver::close_level(Score level)
{
    for (const FairPiece& origin : origins_)
        close_origin(origin, level);
    origins_.clear();
    blocks_.clear();
    circle_.end_level();
}

void Solver::close_origin(const FairPiece& origin, Score level)
{
    struct Stretch {
        std::uint32_t begin;
        std::uint32_t end;
        Score offset;  // of what has neither a value nor a shift
        bool is_flat;  // nothing in it has
    };
    std::vector<Stretch> stretches;
    Score next = 0;
    Score base = 0;
    std::uint32_t largest = 0;
    const auto price_in = [&](Node node) { return value_[node] + circle_.shift_of(node) * unit_; };
    for (std::uint32_t at = origin.begin; at < origin.end;) {
        const FairPiece first = face_.piece(face_.piece_of(face_.stretch(at, at + 1).front()));
        const std::uint32_t block = std::exchange(block_at_[at], none);
        const Score below = block != none ? 0 : first.lowest * unit_;
        const Score range = block != none ? blocks_[block].range : (first.highest - first.lowest) * unit_;
        const Stretch made{at, block != none ? blocks_[block].end : first.end, next - below,
                           block == none && first.lowest == first.highest};
        next += range + unit_ + 1;
        stretches.push_back(made);
        while (at < made.end) {
            FairPiece& part = face_.piece(face_.piece_of(face_.stretch(at, at + 1).front()));
            part = {part.begin, part.end};
            const std::uint32_t nobody_at = face_.position(face_.nobody());
            const bool has_nobody = part.begin <= nobody_at && nobody_at < part.end;
            const std::uint32_t weight = has_nobody ? none : part.end - part.begin;
            if (weight > largest) {
                largest = weight;
                base = made.offset + price_in(has_nobody ? face_.nobody() : face_.stretch(at, at + 1).front());
            }
            at = part.end;
        }
    }
    const auto set_price = [&](Node node, Score amount) {
        if (amount != 0 && node != face_.nobody())
            proof_.level_prices[node].push_back({level, amount});
    };
    for (const Stretch& stretch : stretches) {
        if (stretch.is_flat && stretch.offset == base)
            continue;
        for (const Node node : face_.stretch(stretch.begin, stretch.end)) {
            set_price(node, stretch.offset + price_in(node) - base);
            value_[node] = 0;
        }
    }
}

// Among the choices still open, each costs the same on every level: the greatest total is a plain optimum. Only what
// the scores have above their levels counts.
void Solver::decide_total()
{
    std::vector<Candidate> candidates;
    bool is_open = false;
    const auto candidate = [&](Mentee mentee, Node node) {
        const Score score = score_at(mentee, node);
        return Candidate{MenteeId(mentee), MentorId(node), score - fair_level(score, options_.step)};
    };
    for (Mentee mentee = 0; mentee < problem_.mentee_count(); ++mentee) {
        const Node own = face_.node_of(mentee);
        candidates.push_back(candidate(mentee, own));
        for (const FairChoice choice : face_.choices[mentee])
            if (choice.rank == kept && choice.node != own && face_.piece_of(choice.node) == face_.piece_of(own)) {
                candidates.push_back(candidate(mentee, choice.node));
                is_open = true;
            }
    }
    if (!is_open)
        return;
    std::vector<Capacity> capacities;
    for (Node node = 0; node < face_.nobody(); ++node)
        capacities.push_back(face_.piece_of(node) == face_.piece_of(face_.nobody())
                                 ? face_.capacity(node)
                                 : Capacity{face_.load(node), face_.load(node)});
    capacities.push_back({0, static_cast<std::uint32_t>(problem_.mentee_count() + 1)});  // nobody, and never full
    const Problem rest(std::move(capacities), problem_.mentee_count(), candidates);
    const OptimalPairing best = optimal(rest, {.progress = options_.progress});
    for (Mentee mentee = 0; mentee < problem_.mentee_count(); ++mentee)
        if (const Node node = best.pairing.mentor_of[mentee].row(); node != face_.node_of(mentee))
            face_.move(mentee, node);
    std::copy_n(best.certificate.mentor_price.begin(), proof_.mentor_price.size(), proof_.mentor_price.begin());
}

}  // namespace

FairPairing fair(const Problem& problem, const FairOptions& options)
{
    require_step(options.step);
    require_one_each(problem, "fair");
    Solver solver(problem, options);
    solver.begin();
    solver.decide_levels();
    if (options.step > 1)
        solver.decide_total();
    return solver.result();
}

}  // namespace muster::pairing
