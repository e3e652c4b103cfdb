// A pairing that keeps all rules, from sets that mentors would have.
#pragma once

#include "relaxation.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::pairing::weighted {

/// The mentors of each bundle.
using Mentors = std::vector<std::vector<std::uint32_t>>;

/// By insertion, by letting one go for another, then by moves and exchanges while they gain. A bundle has a seat for
/// each mentor that it wants, and no mentor has two of its seats.
class Fill {
public:
    /// Keeps a reference.
    explicit Fill(const Model& model);

    /// Nothing where it found none.
    [[nodiscard]] std::optional<Mentors> from(const Priced& priced, const CaseRows& rows);

private:
    [[nodiscard]] bool fits(std::uint32_t seat, std::uint32_t mentor, std::uint32_t without = nobody) const;
    [[nodiscard]] bool may_leave(std::uint32_t seat) const;
    [[nodiscard]] Score worth(std::uint32_t seat, std::uint32_t mentor) const;
    void put(std::uint32_t seat, std::uint32_t mentor);
    void take(std::uint32_t seat);
    [[nodiscard]] bool place(std::uint32_t seat);
    [[nodiscard]] bool place_for_another(std::uint32_t seat);
    [[nodiscard]] std::optional<std::uint32_t> best_place(std::uint32_t seat, std::uint32_t but) const;
    [[nodiscard]] bool is_short(std::uint32_t mentor) const;
    [[nodiscard]] bool fill_minima();
    bool move_one();
    bool exchange_two();

    [[nodiscard]] const Bundle& of(std::uint32_t seat) const { return model_.bundles[bundle_of_[seat]]; }
    [[nodiscard]] bool clash(std::uint32_t left, std::uint32_t right) const;
    [[nodiscard]] bool start(const Priced& priced, const CaseRows& rows);

    const Model& model_;
    std::vector<std::uint32_t> bundle_of_;   // by seat
    std::vector<std::uint32_t> first_seat_;  // by bundle
    std::vector<std::uint32_t> at_;          // by seat
    std::vector<bool> is_in_;                // placed, with a mentor or alone
    std::vector<bool> is_fixed_;             // a pair that must be
    std::vector<std::vector<std::uint32_t>> held_;
    std::vector<std::int64_t> count_;
    std::vector<std::int64_t> weight_;
};

}  // namespace muster::pairing::weighted
