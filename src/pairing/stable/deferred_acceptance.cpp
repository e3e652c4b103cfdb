// Deferred acceptance: a proposer with room asks the next of its list. A responder holds the best proposals it has
// had, up to its quota, and lets the worst go for a better one; who is let go asks on. Nobody asks anyone twice, so it
// ends within the length of the proposers' lists; the outcome does not depend on who asks when, and is the best stable
// one for every proposer (Gale and Shapley 1962). Who is let go waits for the next round: a proposer then asks many in
// a row, which keeps its data at hand, where answering at once (McVitie and Wilson 1971) would change proposers with
// every displacement.
//
// All the time goes into one question: does this proposer stand before the worst one held, and where? Turning every
// list round beforehand answers it in one step, but reads lists of which deferred acceptance needs little: in random
// markets a proposer asks some log n responders of n. So an answer is first sought by reading the responder's list
// from its start as far as the worst one held, which nears the start as better proposers come.
//   - Full or nearly full lists: when all reading together passes `patience` times the lists' length, as it does when
//     lists agree, all are turned round at once into a table with one row a proposer, whose questions come in runs.
//   - Short lists: a responder whose own reading passes `patience` times its length hashes its list.
// Either way no more is read than a constant times the length of the lists.
//
// Invariants: held_ has for each responder a heap of the quota's size, worst on top; bound_[r] is the position of the
// worst one held when r is full, else the length of its list; a proposer waits in exactly one round while it has room
// and entries left.
#include "pairing/stable/deferred_acceptance.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <memory>
#include <numeric>

namespace muster::inline v0_2::pairing::stable_engine {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t patience = 6;  // reading in blocks costs a sixth or less of writing a row, entry for entry
constexpr std::uint64_t proposals_between_reports = std::uint64_t{1} << 20;

using Four = std::uint32_t __attribute__((vector_size(16)));  // compilers that know no such lanes do them one by one
using FourTruths = std::int32_t __attribute__((vector_size(16)));

/// Position of `wanted` in the first `length` entries, or `nowhere`. Compares 32 entries before it looks.
std::uint32_t position_by_reading(const std::uint32_t* list, std::uint32_t length, std::uint32_t wanted) noexcept
{
    constexpr std::uint32_t block = 32;
    const Four want = {wanted, wanted, wanted, wanted};
    std::uint32_t at = 0;
    for (; at + block <= length; at += block) {
        FourTruths found = {};
        for (std::uint32_t part = 0; part < block; part += 4) {
            Four entries;
            std::memcpy(&entries, list + at + part, sizeof entries);
            found |= entries == want;
        }
        std::uint64_t halves[2];
        std::memcpy(halves, &found, sizeof halves);
        if ((halves[0] | halves[1]) != 0)
            break;
    }
    const std::uint32_t last = std::min(length, at + block);
    for (; at < last; ++at)
        if (list[at] == wanted)
            return at;
    return nowhere;
}

/// A list turned round: from proposer to position.
class HashedPositions {
public:
    explicit HashedPositions(std::span<const std::uint32_t> list)
        : mask_(static_cast<std::uint32_t>(std::bit_ceil(2 * list.size()) - 1)), slots_(mask_ + std::size_t{1}, free)
    {
        for (std::size_t at = 0; at < list.size(); ++at) {
            std::uint32_t slot = home(list[at]);
            while (slots_[slot] != free)
                slot = (slot + 1) & mask_;
            slots_[slot] = (std::uint64_t{list[at]} << 32) | at;
        }
    }

    [[nodiscard]] std::uint32_t position(std::uint32_t proposer) const noexcept
    {
        for (std::uint32_t slot = home(proposer); slots_[slot] != free; slot = (slot + 1) & mask_)
            if (slots_[slot] >> 32 == proposer)
                return static_cast<std::uint32_t>(slots_[slot]);
        return nowhere;
    }

private:
    static constexpr std::uint64_t free = std::numeric_limits<std::uint64_t>::max();

    [[nodiscard]] std::uint32_t home(std::uint32_t proposer) const noexcept
    {
        return static_cast<std::uint32_t>((proposer * 0x9e3779b97f4a7c15u) >> 32) & mask_;
    }

    std::uint32_t mask_;
    std::vector<std::uint64_t> slots_;  // proposer and position
};

/// One held proposal.
struct Held {
    std::uint32_t position_of_proposer;
    std::uint32_t proposer;
    std::uint32_t position_of_responder;
};

struct Proposer {
    const std::uint32_t* next;
    const std::uint32_t* end;
    std::int32_t room;
};

struct Responder {
    const std::uint32_t* list;
    std::uint32_t length;
    std::uint32_t held = 0;
    std::uint32_t quota;
    std::size_t first_held;
    std::uint64_t entries_read = 0;
    std::unique_ptr<HashedPositions> hashed;
};

class Market {
public:
    Market(const StrictSide& proposers, const StrictSide& responders)
        : sides_{proposers, responders}, proposers_(proposers.size()), responders_(responders.size()),
          bound_(responders.size())
    {
        for (std::size_t row = 0; row < proposers.size(); ++row) {
            const auto list = proposers.list(row);
            proposers_[row] = {list.data(), list.data() + list.size(), proposers.quotas[row]};
        }
        std::size_t places = 0;
        for (std::size_t row = 0; row < responders.size(); ++row) {
            const auto list = responders.list(row);
            const auto quota = std::min(static_cast<std::size_t>(responders.quotas[row]), list.size());
            Responder& responder = responders_[row];
            responder.list = list.data();
            responder.length = static_cast<std::uint32_t>(list.size());
            responder.quota = static_cast<std::uint32_t>(quota);
            responder.first_held = places;
            bound_[row] = quota == 0 ? 0 : responder.length;
            places += quota;
        }
        held_.resize(places);
        lists_are_dense_ = responders.entries.size() / 4 >= proposers.size() * responders.size() / 16;
    }

    Matches run(const Progress& progress)
    {
        std::vector<std::uint32_t> asking(proposers_.size());
        std::iota(asking.begin(), asking.end(), std::uint32_t{0});
        report(progress);
        std::uint64_t next_report = proposals_between_reports;
        while (!asking.empty()) {
            for (std::size_t i = 0; i < asking.size(); ++i) {
                if (i + 8 < asking.size())
                    __builtin_prefetch(proposers_[asking[i + 8]].next);
                while (proposers_[asking[i]].room > 0 && ask_on(asking[i])) {
                }
                if (proposals_ >= next_report) {
                    next_report = proposals_ + proposals_between_reports;
                    report(progress);
                }
            }
            asking.swap(let_go_);
            let_go_.clear();
        }
        return result();
    }

private:
    /// Asks until one accepts. False when the list is at its end.
    bool ask_on(std::uint32_t number)
    {
        Proposer& proposer = proposers_[number];
        if (!short_table_.empty())
            return ask_on(number, proposer, short_table_.data() + number * responders_.size());
        if (!long_table_.empty())
            return ask_on(number, proposer, long_table_.data() + number * responders_.size());
        while (proposer.next != proposer.end) {
            const std::uint32_t responder = *proposer.next++;
            ++proposals_;
            if (const std::uint32_t position = position_below_bound(responder, number); position != nowhere) {
                --proposer.room;
                hold(responder, number, position);
                return true;
            }
            if (!short_table_.empty() || !long_table_.empty())
                return ask_on(number);  // the lists have just been turned round
        }
        return false;
    }

    template <class Position>
    bool ask_on(std::uint32_t number, Proposer& proposer, const Position* position_at)
    {
        for (const std::uint32_t* first = proposer.next; proposer.next != proposer.end;) {
            const std::uint32_t responder = *proposer.next++;
            if (position_at[responder] < bound_[responder]) {
                proposals_ += static_cast<std::uint64_t>(proposer.next - first);
                --proposer.room;
                hold(responder, number, position_at[responder]);
                return true;
            }
            if (proposer.next == proposer.end)
                proposals_ += static_cast<std::uint64_t>(proposer.next - first);
        }
        return false;
    }

    std::uint32_t position_below_bound(std::uint32_t number, std::uint32_t proposer)
    {
        Responder& responder = responders_[number];
        const std::uint32_t bound = bound_[number];
        if (responder.hashed) {
            const std::uint32_t position = responder.hashed->position(proposer);
            return position < bound ? position : nowhere;
        }
        const std::uint32_t position = position_by_reading(responder.list, bound, proposer);
        const std::uint32_t read = position == nowhere ? bound : position + 1;
        responder.entries_read += read;
        entries_read_ += read;
        if (lists_are_dense_) {
            if (entries_read_ > patience * sides_.responders.entries.size())
                turn_all_round();
        } else if (responder.entries_read > std::uint64_t{patience} * responder.length + 1024) {
            responder.hashed = std::make_unique<HashedPositions>(std::span(responder.list, responder.length));
        }
        return position;
    }

    void turn_all_round()
    {
        std::uint32_t longest = 0;
        for (const Responder& responder : responders_)
            longest = std::max(longest, responder.length);
        if (longest < std::numeric_limits<std::uint16_t>::max())
            turn_all_round(short_table_);
        else
            turn_all_round(long_table_);
    }

    /// Positions by proposer and responder. Some responders at a time are turned round, each in a row of its own that
    /// stays in the nearest cache; then their rows are laid crosswise into the table, a small square after the other.
    template <class Position>
    void turn_all_round(std::vector<Position>& table)
    {
        constexpr std::size_t side = 64 / sizeof(Position);  // a square fills one cache line of each proposer's row
        const std::size_t height = proposers_.size();
        const std::size_t width = responders_.size();
        table.resize(height * width);
        std::vector<Position> rows(side * height);
        std::vector<Position> square(side * side);
        for (std::size_t first = 0; first < width; first += side) {
            std::ranges::fill(rows, std::numeric_limits<Position>::max());
            const std::size_t many = std::min(width - first, side);
            for (std::size_t row = 0; row < many; ++row) {
                const Responder& responder = responders_[first + row];
                for (std::uint32_t at = 0; at < responder.length; ++at)
                    rows[row * height + responder.list[at]] = static_cast<Position>(at);
            }
            for (std::size_t top = 0; top < height; top += side) {
                const std::size_t deep = std::min(height - top, side);
                for (std::size_t row = 0; row < many; ++row)
                    for (std::size_t down = 0; down < deep; ++down)
                        square[down * side + row] = rows[row * height + top + down];
                for (std::size_t down = 0; down < deep; ++down)
                    std::copy_n(square.data() + down * side, many, table.data() + (top + down) * width + first);
            }
        }
    }

    /// Takes a proposal in; who is let go for it waits for the next round.
    void hold(std::uint32_t number, std::uint32_t proposer, std::uint32_t position)
    {
        Responder& responder = responders_[number];
        const auto heap = std::span(held_).subspan(responder.first_held, responder.quota);
        if (responder.held == responder.quota) {
            std::ranges::pop_heap(heap, {}, &Held::position_of_proposer);
            const std::uint32_t let_go = heap.back().proposer;
            if (proposers_[let_go].room++ == 0)
                let_go_.push_back(let_go);
        } else {
            ++responder.held;
        }
        const auto at = proposers_[proposer].next - sides_.proposers.list(proposer).data() - 1;
        heap[responder.held - 1] = {position, proposer, static_cast<std::uint32_t>(at)};
        std::ranges::push_heap(heap.first(responder.held), {}, &Held::position_of_proposer);
        if (responder.held == responder.quota)
            bound_[number] = heap.front().position_of_proposer;
    }

    [[nodiscard]] Matches result() const
    {
        Matches result;
        result.proposals = proposals_;
        for (std::uint32_t row = 0; row < responders_.size(); ++row)
            for (const Held& held : std::span(held_).subspan(responders_[row].first_held, responders_[row].held))
                result.pairs.push_back({held.proposer, row, held.position_of_responder, held.position_of_proposer});
        return result;
    }

    void report(const Progress& progress) const
    {
        const double most = std::max(1.0, static_cast<double>(sides_.proposers.entries.size()));
        if (progress && !progress({.step = "deferred acceptance", .done = static_cast<double>(proposals_) / most}))
            throw Stopped({"stable pairing"}, "stopped before everybody had asked", "let it run on");
    }

    struct {
        const StrictSide& proposers;
        const StrictSide& responders;
    } sides_;
    std::vector<Proposer> proposers_;
    std::vector<Responder> responders_;
    std::vector<std::uint32_t> bound_;
    std::vector<Held> held_;
    std::vector<std::uint32_t> let_go_;
    std::vector<std::uint16_t> short_table_;
    std::vector<std::uint32_t> long_table_;
    bool lists_are_dense_ = false;
    std::uint64_t proposals_ = 0;
    std::uint64_t entries_read_ = 0;
};

}  // namespace

Matches deferred_acceptance(const StrictSide& proposers, const StrictSide& responders, const Progress& progress)
{
    return Market(proposers, responders).run(progress);
}

}  // namespace muster::pairing::stable_engine
