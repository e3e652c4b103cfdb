// Two straight lines cross once. Of members in the order just after share 0, those who stand the other way round in the
// order just before share 1 are the pairs that cross between, and merging finds them without looking at the others:
// O(n log n + crossings) (Knuth, vol. 3, 5.2.4). Each crossing is a quotient of whole numbers: its floor and its
// ceiling are the steps before which one member, and after which the other, is in front. So every member has a list of
// steps where somebody comes in front or falls behind, and ranks follow when it is sorted.
#include "evaluation/share_sweeps.hpp"

#include "core/workers.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

template <class Whole>
struct WholeLine {
    Whole start;  // at 0
    Whole slope;  // of a step

    friend bool operator==(const WholeLine&, const WholeLine&) = default;
};

// Over one number, without what they have in common; empty where they are no lines, or too long for 100 bits.
std::vector<WholeLine<WideInteger>> whole_lines(std::span<const ShareFunction> functions)
{
    constexpr WideInteger most = WideInteger{1} << 100;
    WideInteger under = 1;
    for (const ShareFunction& function : functions) {
        if (function.between.size() != 1 || !function.between[0].is_straight())
            return {};
        const WideInteger own = function.between[0].under[0];
        if (under % own != 0 &&
            (__builtin_mul_overflow(under / detail::common_divisor(under, own), own, &under) || under > most))
            return {};
    }
    std::vector<WholeLine<WideInteger>> lines;
    WideInteger common = 0;
    for (const ShareFunction& function : functions) {
        const SharePiece& piece = function.between[0];
        const WideInteger widen = under / piece.under[0];
        WholeLine<WideInteger> line{};
        if (__builtin_mul_overflow(piece.over[0], widen, &line.start) ||
            __builtin_mul_overflow(piece.over[1], widen, &line.slope))
            return {};
        common = detail::common_divisor(detail::common_divisor(common, line.start), line.slope);
        lines.push_back(line);
    }
    for (WholeLine<WideInteger>& line : lines) {
        line.start /= std::max<WideInteger>(common, 1);
        line.slope /= std::max<WideInteger>(common, 1);
        if (detail::size_of(line.start) > most || detail::size_of(line.slope) > most / share_steps)
            return {};
    }
    return lines;
}

// A step, and whether somebody comes in front of the member there, or falls behind.
class Turn {
public:
    Turn(std::int32_t step, bool falls_behind) : bits_(static_cast<std::uint32_t>(step) * 2 + (falls_behind ? 1 : 0)) {}
    Turn() = default;
    [[nodiscard]] std::int32_t step() const noexcept { return static_cast<std::int32_t>(bits_ / 2); }
    [[nodiscard]] std::int64_t change() const noexcept { return bits_ % 2 == 0 ? 1 : -1; }
    [[nodiscard]] std::uint32_t bits() const noexcept { return bits_; }
    friend auto operator<=>(const Turn&, const Turn&) = default;

private:
    std::uint32_t bits_ = 0;
};

// In the order of their bits, of which there are 21: seven at a time, last ones first.
void sort_turns(std::span<Turn> turns, std::vector<Turn>& aside)
{
    constexpr std::size_t few = 100;
    if (turns.size() < few) {
        std::ranges::sort(turns);
        return;
    }
    constexpr unsigned digit = 7;
    constexpr std::size_t values = std::size_t{1} << digit;
    static_assert(share_steps * 2 + 1 < 1 << (3 * digit));
    aside.resize(turns.size());
    std::span<Turn> from = turns;
    std::span<Turn> to = aside;
    for (unsigned shift = 0; shift < 3 * digit; shift += digit) {
        std::array<std::uint32_t, values> next{};
        for (const Turn turn : from)
            ++next[(turn.bits() >> shift) % values];
        std::uint32_t sum = 0;
        for (std::uint32_t& each : next)
            sum += std::exchange(each, sum);
        for (const Turn turn : from)
            to[next[(turn.bits() >> shift) % values]++] = turn;
        std::swap(from, to);
    }
    std::ranges::copy(from, turns.begin());
}

template <class Whole>
class StraightSweep {
public:
    StraightSweep(std::vector<WholeLine<Whole>> lines, std::size_t threads)
        : lines_(std::move(lines)), size_(lines_.size()), threads_(threads), order_(size_), last_place_(size_)
    {
        std::iota(order_.begin(), order_.end(), 0u);
        // Just before 1: of those equal at 1, the one that rises less is in front.
        std::ranges::sort(order_, [&](std::uint32_t left, std::uint32_t right) {
            return std::tuple(end(right), slope(left), left) < std::tuple(end(left), slope(right), right);
        });
        for (std::uint32_t place = 0; place < size_; ++place)
            last_place_[order_[place]] = place;
        std::ranges::sort(order_, [&](std::uint32_t left, std::uint32_t right) {
            return std::tuple(start(right), slope(right), left) < std::tuple(start(left), slope(left), right);
        });
    }

    [[nodiscard]] std::vector<std::vector<RankAt>> ranks()
    {
        std::vector<std::vector<std::uint32_t>> next(threads_, std::vector<std::uint32_t>(size_));
        in_parts(threads_, threads_, [&](std::size_t thread, std::size_t, std::size_t) {
            crossings(thread, [&](std::uint32_t left, std::uint32_t right) {
                ++next[thread][left];
                ++next[thread][right];
            });
        });
        std::vector<std::size_t> first(size_ + 1);
        std::vector<std::vector<std::size_t>> at(threads_, std::vector<std::size_t>(size_));
        for (std::size_t member = 0; member < size_; ++member) {
            first[member + 1] = first[member];
            for (std::size_t thread = 0; thread < threads_; ++thread) {
                at[thread][member] = first[member + 1];
                first[member + 1] += next[thread][member];
            }
        }
        std::vector<Turn> turns(first[size_]);
        in_parts(threads_, threads_, [&](std::size_t thread, std::size_t, std::size_t) {
            crossings(thread, [&](std::uint32_t left, std::uint32_t right) {
                const auto [floor, is_at_step] = crossing(left, right);
                turns[at[thread][right]++] = Turn(floor + (is_at_step ? 0 : 1), true);
                turns[at[thread][left]++] = Turn(floor + 1, false);
            });
        });
        std::vector<std::vector<RankAt>> made(size_);
        const std::vector<std::uint32_t> begin = first_ranks();
        in_parts(threads_, size_, [&](std::size_t, std::size_t from, std::size_t to) {
            std::vector<Turn> aside;
            for (std::size_t member = from; member < to; ++member) {
                const auto own = std::span(turns).subspan(first[member], first[member + 1] - first[member]);
                sort_turns(own, aside);
                made[member] = course(own, begin[member]);
            }
        });
        return made;
    }

private:
    [[nodiscard]] Whole start(std::uint32_t member) const { return lines_[member].start; }
    [[nodiscard]] Whole slope(std::uint32_t member) const { return lines_[member].slope; }
    [[nodiscard]] Whole end(std::uint32_t member) const { return start(member) + share_steps * slope(member); }

    // Calls `each(left, right)` for this thread's part of the pairs of which `left` is in front just after 0 and
    // `right` just before 1.
    template <class Each>
    void crossings(std::size_t thread, Each each) const
    {
        std::vector<std::uint32_t> sorted = order_;  // each run of `width` by its last place
        const auto by_last_place = [&](std::uint32_t left, std::uint32_t right) {
            return last_place_[left] < last_place_[right];
        };
        for (std::size_t width = 1; width < size_; width *= 2)
            for (std::size_t low = 0; low + width < size_; low += 2 * width) {
                const auto first = sorted.begin() + static_cast<std::ptrdiff_t>(low);
                const auto middle = first + static_cast<std::ptrdiff_t>(width);
                const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(std::min(low + 2 * width, size_));
                auto ahead = first;
                for (auto right = middle; right != last; ++right) {
                    while (ahead != middle && by_last_place(*ahead, *right))
                        ++ahead;
                    if (ahead == middle)
                        break;
                    if (static_cast<std::size_t>(right - sorted.begin()) % threads_ == thread)
                        for (auto left = ahead; left != middle; ++left)
                            each(*left, *right);
                }
                std::inplace_merge(first, middle, last, by_last_place);
            }
    }

    // The step at or before which the two are equal, and whether it is that step.
    [[nodiscard]] std::pair<std::int32_t, bool> crossing(std::uint32_t left, std::uint32_t right) const
    {
        const Whole ahead = start(left) - start(right);
        const Whole gain = slope(right) - slope(left);
        if constexpr (sizeof(Whole) == sizeof(std::int64_t))
            return {static_cast<std::int32_t>(ahead / gain), ahead % gain == 0};
        auto floor = static_cast<std::int32_t>(static_cast<double>(ahead) / static_cast<double>(gain));
        Whole rest = ahead - floor * gain;
        for (; rest < 0; rest += gain)
            --floor;
        for (; rest >= gain; rest -= gain)
            ++floor;
        return {floor, rest == 0};
    }

    // Just after 0.
    [[nodiscard]] std::vector<std::uint32_t> first_ranks() const
    {
        std::vector<std::uint32_t> ranks(size_);
        for (std::uint32_t place = 0; place < size_; ++place) {
            const bool is_level = place > 0 && lines_[order_[place]] == lines_[order_[place - 1]];
            ranks[order_[place]] = is_level ? ranks[order_[place - 1]] : place + 1;
        }
        return ranks;
    }

    // `turns` are in their order.
    static std::vector<RankAt> course(std::span<const Turn> turns, std::uint32_t first_rank)
    {
        std::vector<RankAt> made;
        made.reserve(turns.size() + 1);
        made.push_back({1, first_rank});
        std::int64_t rank = first_rank;
        for (std::size_t i = 0; i < turns.size();) {
            const std::int32_t step = turns[i].step();
            for (; i < turns.size() && turns[i].step() == step; ++i)
                rank += turns[i].change();
            if (step >= share_steps)
                break;
            if (step == 1)
                made.back().rank = static_cast<std::uint32_t>(rank);
            else if (made.back().rank != rank)
                made.push_back({step, static_cast<std::uint32_t>(rank)});
        }
        return made;
    }

    std::vector<WholeLine<Whole>> lines_;
    std::size_t size_;
    std::size_t threads_;
    std::vector<std::uint32_t> order_;  // just after 0
    std::vector<std::uint32_t> last_place_;
};

}  // namespace

std::optional<std::vector<std::vector<RankAt>>> sweep_straight_ranks(std::span<const ShareFunction> functions,
                                                                     unsigned threads)
{
    const std::vector<WholeLine<WideInteger>> lines = whole_lines(functions);
    if (lines.empty())
        return std::nullopt;
    constexpr WideInteger narrow = WideInteger{1} << 61;
    const bool is_narrow = std::ranges::all_of(lines, [](const WholeLine<WideInteger>& line) {
        return detail::size_of(line.start) < narrow && detail::size_of(line.slope) < narrow / share_steps;
    });
    const std::size_t useful = std::clamp<std::size_t>(threads, 1, functions.size() / 200 + 1);
    if (!is_narrow)
        return StraightSweep(lines, useful).ranks();
    std::vector<WholeLine<std::int64_t>> narrowed;
    for (const WholeLine<WideInteger>& line : lines)
        narrowed.push_back({static_cast<std::int64_t>(line.start), static_cast<std::int64_t>(line.slope)});
    return StraightSweep(std::move(narrowed), useful).ranks();
}

std::vector<std::vector<RankAt>> sweep_ranks(std::span<const ShareFunction> functions, unsigned threads)
{
    auto straight = sweep_straight_ranks(functions, threads);
    return straight ? std::move(*straight) : sweep_bent_ranks(functions, threads);
}

}  // namespace muster::evaluation
