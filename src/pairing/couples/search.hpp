// Complete search for a stable pairing of singles and couples.
#pragma once

#include "model.hpp"

#include "core/budget.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace muster::inline v0_2::pairing::couples {

class Search {
public:
    /// Looks at no more than `work` cases, and no further once `budget` is spent. `model` must outlive this.
    Search(const Model& model, std::uint64_t work, const Budget& budget) : model_(model), end_(work), budget_(budget)
    {
        for (const Unit& unit : model.units) {
            closed_at_.emplace_back(unit.choices.size(), open);
            open_.push_back(static_cast<std::uint32_t>(unit.choices.size()));
        }
    }

    /// A pairing, or the proof that there is none, or neither where the work did not suffice.
    [[nodiscard]] CouplesMatching run();

    [[nodiscard]] bool is_stopped() const noexcept { return is_stopped_; }

private:
    static constexpr std::uint32_t open = 0xffffffff;
    static constexpr std::int32_t no_step = -1;

    using Levels = std::set<std::uint32_t>;  // splits that something follows from

    struct Step {
        CouplesStep step;
        std::int32_t taken = no_step;
        std::int32_t not_taken = no_step;
    };
    struct Refuted {
        Levels levels;
        std::int32_t step = no_step;
    };
    struct Wish {
        std::uint32_t unit;
        std::uint32_t choice;
    };
    struct Mentees {  // of one unit
        std::uint32_t unit;
        std::uint32_t slots;  // a bit each
    };

    struct Split {
        Wish wish;
        std::size_t mark;                // of the trail, before it
        std::optional<Refuted> taken{};  // once that half is
    };

    [[nodiscard]] std::optional<Refuted> look();
    void take_answer();
    void enter(Wish wish);
    [[nodiscard]] bool leave(Refuted& end);
    [[nodiscard]] std::optional<Refuted> end_here();
    [[nodiscard]] std::optional<Refuted> overfull_end();
    [[nodiscard]] std::optional<Wish> next_split() const;
    [[nodiscard]] std::optional<Wish> forced() const;
    [[nodiscard]] std::optional<Wish> beaten() const;
    [[nodiscard]] std::uint32_t first_open(std::uint32_t unit) const;
    [[nodiscard]] bool is_only_first(std::uint32_t unit, std::uint32_t choice) const;
    [[nodiscard]] bool is_open(Wish wish, Wish without) const;
    [[nodiscard]] bool surely_gets(Wish wish, Levels* why) const;
    [[nodiscard]] bool both_surely_get(Wish wish, Levels* why) const;
    [[nodiscard]] bool is_room(Wish wish, std::uint32_t slot, Mentees without, std::int32_t places, Levels* why) const;
    [[nodiscard]] bool is_taken(Wish wish, std::uint32_t slot, Mentees without, std::int32_t places, Levels* why) const;
    [[nodiscard]] bool is_surely_at(Entry one, std::uint32_t mentor, Wish without, Levels* why) const;
    [[nodiscard]] bool is_never_at(std::uint32_t unit, std::uint32_t slot, std::uint32_t mentor, Wish without,
                                   Levels* why) const;
    void close(Wish wish, std::uint32_t level);
    void open_again(std::size_t mark);
    [[nodiscard]] std::int32_t add(CouplesStepKind kind, Wish wish);
    [[nodiscard]] CouplesStep step_of(CouplesStepKind kind, Wish wish) const;
    void flatten(std::int32_t at, std::vector<CouplesStep>& steps) const;

    const Model& model_;
    std::uint64_t end_;
    const Budget& budget_;
    std::vector<std::vector<std::uint32_t>> closed_at_;  // by unit and choice: the split that closed it, or `open`
    std::vector<std::uint32_t> open_;                    // choices left, by unit
    std::vector<Wish> trail_;
    std::vector<Split> splits_;  // from the whole down to the case looked at
    std::vector<Step> steps_;
    std::uint64_t work_ = 0;
    bool is_stopped_ = false;
    bool is_over_ = false;  // found, stopped or out of work
    bool is_found_ = false;
    std::vector<MentorId> mentor_of_;
};

}  // namespace muster::pairing::couples
