// Looks for the best pairing that keeps all rules, case by case.
#pragma once

#include "fill.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::pairing::weighted {

class Search {
public:
    /// Keeps references. With `any` it ends with the first pairing that keeps all rules.
    Search(const Model& model, const WeightedOptions& options, bool any = false);

    /// Until it is proven, the work is done or somebody asks to stop.
    void run();

    /// The mentors of each bundle in the best that was found, if any; it misses the rest of what it wants.
    [[nodiscard]] const std::optional<Mentors>& found() const noexcept { return found_; }
    /// Nothing is better than this; nothing: there is nothing at all.
    [[nodiscard]] std::optional<Score> bound() const;
    /// Of the bound.
    [[nodiscard]] WeightedProof proof() const;
    /// Sets of prices tried.
    [[nodiscard]] std::uint64_t work() const noexcept { return work_; }
    /// Whether `progress` asked to stop.
    [[nodiscard]] bool is_stopped() const noexcept { return is_stopped_; }

private:
    using Case = cases::Tree::Case;

    struct Open {
        Case at = 0;
        Score worth = 0;
        std::vector<Score> price;
    };

    void look_into(const Open& open);
    [[nodiscard]] bool shows_nothing(Case at, const CaseRows& rows);
    void lower(const CaseRows& rows, Priced& least, int steps);
    void offer(const Priced& priced, const CaseRows& rows);
    [[nodiscard]] Score too_often(const Priced& priced, std::size_t bundle) const;
    [[nodiscard]] Score square_off(const Priced& priced) const;
    void end(Case at, const CaseRows& rows);
    void branch(Case at, const CaseRows& rows, const Priced& least);
    [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> doubtful(const CaseRows& rows,
                                                                                  const Priced& least) const;
    [[nodiscard]] bool has_a_way(const CaseRows& rows) const;
    [[nodiscard]] bool is_open(const CaseRows& rows, std::uint32_t bundle, std::uint32_t mentor) const;
    [[nodiscard]] bool is_closed(Score worth) const { return found_ && relaxation_.total_within(worth) <= total_; }
    [[nodiscard]] bool is_over() const { return work_ >= options_.work || (any_ && found_); }
    [[nodiscard]] std::uint32_t keep(const std::vector<Score>& price);

    const Model& model_;
    const WeightedOptions& options_;
    bool any_;
    Relaxation relaxation_;
    Fill fill_;
    std::uint64_t work_ = 0;
    bool is_stopped_ = false;
    std::optional<Mentors> found_;
    Score total_ = 0;
    std::optional<Score> left_;  // the greatest worth of a case that ended and is not closed
    cases::Tree tree_;
    std::vector<std::vector<Score>> prices_;
    std::vector<Open> open_;  // a heap: the most promising first, of those alike the latest
};

}  // namespace muster::pairing::weighted
