// From one mentor to the next: what it costs least to send one of a mentor's mentees on to another one.
//
// Where neighbours have much the same candidates, a mentor's mentees lead to few other mentors, each of them many times
// over. A row keeps the cheapest way to each, so that a path looks at every other mentor once. It is made when it is
// asked for and stands until the mentor's mentees change.
#pragma once

#include "muster/pairing/problem.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::market {

class Ways {
public:
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

    /// Whom to send, and what the pair with `to` scores less than the one that is.
    struct Way {
        Score loss;
        std::uint32_t to;
        std::uint32_t mentee;
    };
    struct Row {
        std::vector<Way> ways;
        Score alone_loss = std::numeric_limits<Score>::max();  // of letting one go to be alone
        std::uint32_t alone = nobody;
        bool is_current = false;
    };

    /// Keeps a reference to the problem.
    explicit Ways(const Problem& problem) : problem_(problem) {}

    /// Whether rows save anything, as far as has been seen.
    [[nodiscard]] bool are_worth_it() const noexcept { return looked_at_ < first_looks || 2 * kept_ < looked_at_; }
    /// From this mentor, who has these mentees. Valid until the next call.
    [[nodiscard]] const Row& from(std::uint32_t mentor, std::span<const std::uint32_t> mentees);
    /// Its mentees change.
    void forget(std::uint32_t mentor) noexcept
    {
        if (!rows_.empty())
            rows_[mentor].is_current = false;
    }

private:
    static constexpr std::uint64_t first_looks = 4096;  // at candidates, before rows are judged

    void make(Row& row, std::uint32_t mentor, std::span<const std::uint32_t> mentees);

    const Problem& problem_;
    std::vector<Row> rows_;
    std::vector<std::uint32_t> at_;  // of each mentor, in the row that is made; `nobody` elsewhere
    std::uint64_t looked_at_ = 0;    // candidates
    std::uint64_t kept_ = 0;         // of them, as ways
};

}  // namespace muster::pairing::market
