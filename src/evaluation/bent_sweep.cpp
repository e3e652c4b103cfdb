// A list of members in the order of their totals, kept right from step to step (a kinetic list: Basch, Guibas and
// Hershberger, 1999). Of each two neighbours it is known at which step they next stand otherwise to each other; as long
// as none do, nor do any others, so the sweep goes from one such step to the next. There the neighbours change places,
// as long as any two stand wrong, and the ranks of those who moved, or are level with them, are told anew. It costs
// some comparisons for each pair that really crosses. Parts of the range of shares are swept by themselves, each begun
// with a sort, so that threads share nothing.
#include "evaluation/share_sweeps.hpp"

#include "core/workers.hpp"
#include "evaluation/share_crossings.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>

namespace muster::inline v0_2::evaluation {
namespace {

class BentSweep {
public:
    BentSweep(std::span<const ShareFunction> functions, StepRange range)
        : functions_(functions), range_(range), size_(functions.size()), order_(size_), place_(size_), next_(size_),
          is_level_(size_), ranks_(size_), is_touched_(size_), told_(size_)
    {
    }

    [[nodiscard]] std::vector<std::vector<RankAt>> run()
    {
        std::iota(order_.begin(), order_.end(), 0u);
        std::ranges::stable_sort(
            order_, [&](std::uint32_t left, std::uint32_t right) { return compared(left, right, range_.first) > 0; });
        for (std::uint32_t place = 0; place < size_; ++place) {
            place_[order_[place]] = place;
            if (place + 1 < size_) {
                is_level_[place] = compared(order_[place], order_[place + 1], range_.first) == 0;
                foresee(place, range_.first);
            }
        }
        if (size_ > 0)
            tell(0, size_ - 1, range_.first);
        while (!coming_.empty())
            go_to(coming_.top().step);
        return std::move(told_);
    }

private:
    // At this step the member at the place and the next one stand otherwise.
    struct Coming {
        std::int32_t step;
        std::uint32_t place;
        friend auto operator<=>(const Coming&, const Coming&) = default;
    };

    [[nodiscard]] int compared(std::uint32_t left, std::uint32_t right, std::int32_t at) const
    {
        return sign_of_difference(functions_[left].between, functions_[right].between, at);
    }

    void foresee(std::size_t place, std::int32_t from)
    {
        const auto found = first_change(functions_[order_[place]].between, functions_[order_[place + 1]].between,
                                        {from, range_.last}, is_level_[place] ? 0 : 1);
        next_[place] = found.value_or(share_steps);
        if (found)
            coming_.push({*found, static_cast<std::uint32_t>(place)});
    }

    void go_to(std::int32_t step)
    {
        std::vector<std::uint32_t> open;
        while (!coming_.empty() && coming_.top().step == step) {
            const std::uint32_t place = coming_.top().place;
            coming_.pop();
            if (next_[place] == step)  // else it was of others who stood there
                touch(place, open);
        }
        for (std::size_t i = 0; i < open.size(); ++i) {
            const std::uint32_t place = open[i];
            is_touched_[place] = false;
            const int sign = compared(order_[place], order_[place + 1], step);
            is_level_[place] = sign == 0;
            if (sign >= 0)
                continue;
            std::swap(order_[place], order_[place + 1]);
            std::swap(place_[order_[place]], place_[order_[place + 1]]);
            if (place > 0)
                touch(place - 1, open);
            if (place + 2 < size_)
                touch(place + 1, open);
        }
        std::ranges::sort(open);
        open.erase(std::unique(open.begin(), open.end()), open.end());
        for (const std::uint32_t place : open)
            foresee(place, step);
        for (std::size_t i = 0; i < open.size();) {
            std::size_t last = i;
            while (last + 1 < open.size() && open[last + 1] == open[last] + 1)
                ++last;
            tell(open[i], open[last] + 1, step);
            i = last + 1;
        }
    }

    void touch(std::uint32_t place, std::vector<std::uint32_t>& open)
    {
        if (is_touched_[place])
            return;
        is_touched_[place] = true;
        open.push_back(place);
    }

    // Ranks from one place to another, and on to the last who is level with that one.
    void tell(std::size_t first, std::size_t last, std::int32_t step)
    {
        std::size_t leader = first;
        while (leader > 0 && is_level_[leader - 1])
            --leader;
        for (std::size_t place = leader; place < size_; ++place) {
            if (place > leader && !is_level_[place - 1]) {
                if (place > last)
                    break;
                leader = place;
            }
            const auto rank = static_cast<std::uint32_t>(leader + 1);
            const std::uint32_t member = order_[place];
            if (ranks_[member] == rank)
                continue;
            ranks_[member] = rank;
            std::vector<RankAt>& told = told_[member];
            if (!told.empty() && told.back().step == step)
                told.back().rank = rank;
            else
                told.push_back({step, rank});
        }
    }

    std::span<const ShareFunction> functions_;
    StepRange range_;
    std::size_t size_;
    std::vector<std::uint32_t> order_;  // by place
    std::vector<std::uint32_t> place_;  // by function
    std::vector<std::int32_t> next_;    // by place: when it and the next one stand otherwise
    std::vector<bool> is_level_;        // by place: with the next one
    std::vector<std::uint32_t> ranks_;
    std::vector<bool> is_touched_;
    std::vector<std::vector<RankAt>> told_;
    std::priority_queue<Coming, std::vector<Coming>, std::greater<>> coming_{};
};

}  // namespace

std::vector<std::vector<RankAt>> sweep_bent_ranks(std::span<const ShareFunction> functions, unsigned threads)
{
    const std::size_t parts = std::clamp<std::size_t>(threads, 1, 64);
    std::vector<std::vector<std::vector<RankAt>>> swept(parts);
    in_parts(parts, share_steps - 1, [&](std::size_t part, std::size_t first, std::size_t last) {
        swept[part] =
            BentSweep(functions, {static_cast<std::int32_t>(first) + 1, static_cast<std::int32_t>(last)}).run();
    });
    std::vector<std::vector<RankAt>> made = std::move(swept[0]);
    for (std::size_t part = 1; part < parts; ++part)
        for (std::size_t member = 0; member < made.size(); ++member)
            for (const RankAt& each : swept[part][member])
                if (made[member].back().rank != each.rank)
                    made[member].push_back(each);
    return made;
}

}  // namespace muster::evaluation
