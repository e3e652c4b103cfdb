// The way through the cases of a proof, for the checker of bounds: what holds in the case at hand.
#pragma once

#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "roster/proof/line_prices.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {

/// How many people a row can have. (`People` is what a repair counts on a shift.)
struct Headcount {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// A member's day, as a case holds it.
struct Held {
    MemberId member;
    HeldDay day;
};

/// What rosters of a case have in common.
struct Common {
    std::vector<Headcount> could{};  ///< by row of cover, and then by group
    std::vector<Held> held{};
    /// By member, where some is: by day and stand, what is not stood.
    std::vector<std::vector<std::uint8_t>> left_out{};
};

class CaseWay {
public:
    /// `could`: how many people rows can have before any split.
    CaseWay(const Problem& problem, std::vector<Headcount> could) : problem_(problem)
    {
        common_.could = std::move(could);
    }

    [[nodiscard]] const Common& common() const { return common_; }
    [[nodiscard]] bool is_at_its_end() const { return branches_.empty(); }
    [[nodiscard]] std::ptrdiff_t open() const;

    /// @throws InvalidInput
    void split(const CoverSplit& split, const std::string& name);
    /// @throws InvalidInput
    void split(const DutySplit& split, const std::string& name);
    /// On to what is left of the case: others cost this or more.
    void narrow(Common left, std::int64_t below);
    /// What holds for all of the case at hand, narrowed or not, where `bound` does for what is left of it. Nothing,
    /// where no roster is in it.
    [[nodiscard]] std::optional<std::int64_t> with_others(std::optional<std::int64_t> bound) const;
    /// On to the case after one that is closed.
    void close();

private:
    /// What a split has set aside.
    struct Branch {
        std::optional<std::size_t> row{};     ///< set: a row's people are split, else a member's day
        Headcount before{};                   ///< the split
        Headcount with_more{};                ///< the second of its cases
        std::optional<std::int64_t> below{};  ///< set: there is one case, and no split
        Common whole{};                       ///< of that one, before it was narrowed
        bool is_second = false;
    };

    const Problem& problem_;
    Common common_;
    std::vector<Branch> branches_;
};

}  // namespace muster::roster
