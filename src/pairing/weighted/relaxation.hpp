// Each mentor's best set of mentees at given prices, and what all together is worth.
#pragma once

#include "model.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::weighted {

/// What of a case is settled, by bundle.
struct CaseRows {
    std::vector<std::vector<std::uint32_t>> made{};    // mentors that it is with
    std::vector<std::vector<std::uint32_t>> barred{};  // mentors that it is not with
    bool is_sound = true;                              // no bundle is with too many, or with one it cannot be with

    [[nodiscard]] bool is_made(std::uint32_t bundle, std::uint32_t mentor) const
    {
        return std::ranges::find(made[bundle], mentor) != made[bundle].end();
    }
};

/// Prices and what comes of them.
struct Priced {
    std::vector<Score> price{};                        // of each mentor of a bundle, in parts of a score
    std::vector<std::vector<std::uint32_t>> chosen{};  // by mentor: bundles of its best set
    std::vector<std::uint32_t> times{};                // by bundle: in how many sets, and mentors it would miss
    Score worth = 0;                                   // in parts
};

class Relaxation {
public:
    /// Keeps a reference. @throws Overflow
    explicit Relaxation(const Model& model);

    [[nodiscard]] CaseRows rows_of(const cases::Settled& settled) const;
    /// The bundle may be with this mentor in the case.
    [[nodiscard]] bool may_be(const CaseRows& rows, std::uint32_t bundle, std::uint32_t mentor) const;
    /// At these prices; of scores only where they count. Nothing where some mentor has no set at all.
    [[nodiscard]] std::optional<Priced> at(const CaseRows& rows, std::vector<Score> price, bool scores_count);
    /// The greatest total that so many parts allow.
    [[nodiscard]] Score total_within(Score worth) const;

    static constexpr Score unit = 256;

private:
    // Whom a mentor may have, at a price.
    struct Item {
        std::uint32_t bundle = 0;
        std::size_t count = 0;
        std::size_t weight = 0;  // in cells
        Score value = 0;
        bool is_made = false;
    };
    // How far states go in one measure, and which of them a set may end in.
    struct Measure {
        std::size_t least = 0;
        std::size_t most = 0;
        bool counts = false;
    };

    [[nodiscard]] static Measure measure_of(std::int64_t minimum, std::int64_t maximum, std::int64_t all);
    [[nodiscard]] std::vector<Item> items_of(std::uint32_t mentor, const CaseRows& rows, bool scores_count,
                                             const Priced& priced) const;
    [[nodiscard]] bool may_weigh(std::uint32_t mentor, const std::vector<Item>& items) const;
    [[nodiscard]] std::vector<std::size_t> starts_of(const std::vector<Item>& items) const;
    void take_one_of(std::span<const Item> items, std::size_t first, const Measure& count, const Measure& weight,
                     std::size_t row_of_states);
    [[nodiscard]] std::optional<Score> best_set(std::uint32_t mentor, const CaseRows& rows, bool scores_count,
                                                Priced& priced);

    const Model& model_;
    std::vector<Score> value_;         // of states of one mentor, set after set
    std::vector<std::uint32_t> from_;  // the bundle last taken in each, or `nobody`
};

}  // namespace muster::pairing::weighted
