// How far unwanted patterns have come on one member's line; for the checker of bounds.
#pragma once

#include "roster/proof/line_facts.hpp"

#include <vector>

namespace muster::inline v0_2::roster {

/// A fact is a set: of which first days of a pattern the last days are, bit 0 for the first.
class FactsOfPatterns : public FactsOfRules {
public:
    /// Patterns of more than `longest` days are left out. The problem has to live as long.
    FactsOfPatterns(const Problem& problem, MemberId member, std::size_t longest);

    [[nodiscard]] std::size_t count() const override { return patterns_.size(); }
    void start(std::span<Fact> facts) const override;
    void step(int day, const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
              Toll& toll) const override;
    void end(std::span<const Fact> facts, Toll& toll) const override;
    void tell(const SeenStand& stand, std::vector<std::int64_t>& what) const override;

private:
    struct Asked {
        const Pattern* pattern = nullptr;
        std::vector<int> kinds{};  ///< by day, where one is named
    };

    [[nodiscard]] static bool is_as(const Asked& asked, std::size_t at, const SeenStand& stand);
    [[nodiscard]] Fact extended(const Asked& asked, Fact so_far, int day, const SeenStand& stand) const;

    const Problem& problem_;
    MemberId member_;
    std::vector<Asked> patterns_;
    int off_after_ = 0;  ///< days after the period that no roster plans
};

}  // namespace muster::roster
