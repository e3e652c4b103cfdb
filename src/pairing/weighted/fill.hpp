// A pairing that keeps all rules, from sets that mentors would have.
#pragma once

#include "relaxation.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::pairing::weighted {

/// By insertion, by letting one go for another, then by moves and exchanges while they gain.
class Fill {
public:
    /// Keeps a reference.
    explicit Fill(const Model& model) : model_(model) {}

    /// The mentor of each bundle (`nobody`: alone), or nothing where it found none.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> from(const Priced& priced, const CaseRows& rows);

private:
    [[nodiscard]] bool fits(std::uint32_t bundle, std::uint32_t mentor, std::uint32_t without = nobody) const;
    [[nodiscard]] bool may_leave(std::uint32_t bundle) const;
    [[nodiscard]] Score worth(std::uint32_t bundle, std::uint32_t mentor) const;
    void put(std::uint32_t bundle, std::uint32_t mentor);
    void take(std::uint32_t bundle);
    [[nodiscard]] bool place(std::uint32_t bundle);
    [[nodiscard]] bool place_for_another(std::uint32_t bundle);
    [[nodiscard]] std::optional<std::uint32_t> best_place(std::uint32_t bundle, std::uint32_t but) const;
    [[nodiscard]] bool is_short(std::uint32_t mentor) const;
    [[nodiscard]] bool fill_minima();
    bool move_one();
    bool exchange_two();

    const Model& model_;
    std::vector<std::uint32_t> at_;
    std::vector<bool> is_in_;  // placed, with a mentor or alone
    std::vector<std::vector<std::uint32_t>> held_;
    std::vector<std::int64_t> count_;
    std::vector<std::int64_t> weight_;
};

}  // namespace muster::pairing::weighted
