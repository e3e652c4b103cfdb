// The best pairing by trying every way there is.
#pragma once

#include "random_problem.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing {

// Greatest total over every way to fill each mentee's seats with candidates or nobody; nothing where no way keeps the
// capacities and the pairs that must be, and what else is asked of the mentors' loads.
class EveryWay {
public:
    using Loads = std::span<const std::uint32_t>;
    // A row a pair made, and the total.
    using Found = std::function<void(std::span<const std::pair<MenteeId, MentorId>>, Score)>;

    explicit EveryWay(const Problem& problem, std::function<bool(Loads)> may_be = {}, Found found = {})
        : problem_(problem), may_be_(std::move(may_be)), found_(std::move(found)), loads_(problem.mentors().size(), 0)
    {
        try_from(0, 0, 0, 0);
    }

    [[nodiscard]] std::optional<Score> best() const { return best_; }

private:
    // `filled` seats of this mentee are, with mentors before `next`.
    void try_from(std::uint32_t row, std::uint32_t filled, std::uint32_t next, Score total)
    {
        if (row == problem_.mentee_count())
            return end(total);
        const std::uint32_t missing = problem_.wanted(mentee(row)) - filled;
        if (next == loads_.size()) {
            const auto price = problem_.unmatched_price(mentee(row));
            if (missing == 0 || price)
                try_from(row + 1, 0, 0, total - (missing == 0 ? 0 : Score{missing} * *price));
            return;
        }
        const auto score = problem_.score_of(mentee(row), mentor(next));
        if (!score || !problem_.is_required(mentee(row), mentor(next)))
            try_from(row, filled, next + 1, total);
        if (score && missing > 0 && loads_[next] < problem_.mentors()[next].maximum) {
            ++loads_[next];
            made_.emplace_back(mentee(row), mentor(next));
            try_from(row, filled + 1, next + 1, total + *score);
            made_.pop_back();
            --loads_[next];
        }
    }

    void end(Score total)
    {
        if (may_be_ && !may_be_(loads_))
            return;
        for (std::uint32_t at = 0; at < loads_.size(); ++at) {
            if (loads_[at] < problem_.mentors()[at].minimum)
                return;
            for (std::uint32_t place = 1; place <= loads_[at]; ++place)
                total -= problem_.place_price(mentor(at), place);
        }
        best_ = std::max(best_.value_or(total), total);
        if (found_)
            found_(made_, total);
    }

    const Problem& problem_;
    std::function<bool(Loads)> may_be_;
    Found found_;
    std::vector<std::uint32_t> loads_;
    std::vector<std::pair<MenteeId, MentorId>> made_;
    std::optional<Score> best_;
};

}  // namespace muster::pairing
