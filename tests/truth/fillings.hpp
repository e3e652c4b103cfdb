// Every filling of one day of a roster: who stands what, and what it costs.
#pragma once

#include "judge.hpp"
#include "lines.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace muster::inline v0_2::roster::truth {

constexpr std::size_t most_members = 4;

/// Every filling of one day and what it costs; those that may not be are left out.
class Fillings {
public:
    Fillings(const Question& question, const std::vector<Lines>& lines, int day);

    using Sets = std::array<Set, most_members>;
    struct Filling {
        Sets sets{};
        Wide cost = 0;
    };
    static constexpr Wide nothing = -1;

    [[nodiscard]] const std::vector<Filling>& all() const { return all_; }
    /// `nothing` where it may not be.
    [[nodiscard]] Wide cost(const Sets& sets) const { return costs_[index(sets)]; }

private:
    [[nodiscard]] std::size_t index(const Sets& sets) const
    {
        std::size_t at = 0;
        for (std::size_t member = 0; member < members_; ++member)
            at = at * width_ + sets[member];
        return at;
    }

    std::size_t members_;
    std::size_t width_;
    std::vector<Filling> all_;
    std::vector<Wide> costs_;
};

}  // namespace muster::roster::truth
