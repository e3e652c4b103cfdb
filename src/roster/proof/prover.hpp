// What prices prove, over all rosters or those of a case; for the checker of bounds.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "roster/proof/case_way.hpp"
#include "roster/proof/company_terms.hpp"
#include "roster/proof/effort.hpp"
#include "roster/proof/line_bound.hpp"
#include "roster/proof/line_prices.hpp"
#include "roster/proof/line_ways.hpp"
#include "roster/proof/reckoning.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {

/// Whom a bound is about, and the rows that count them and nobody else.
struct Extent {
    std::vector<std::uint8_t> members{};  ///< by member: in it
    std::vector<std::uint8_t> rows{};     ///< by row of cover, and then by group
};

/// What prices prove of the rosters of a case; nothing, if there are none.
class Prover {
public:
    /// All of these outlive it. What it takes is taken of `left`.
    Prover(const Problem& problem, const BoundCertificate& certificate, const ProofEffort& effort, Reckoning& left);

    /// So far the bounds asked for took more than is taken: they are no bounds.
    [[nodiscard]] bool is_too_large() const { return is_too_large_; }

    /// How many people rows and groups could have.
    [[nodiscard]] std::vector<Headcount> everybody() const;
    [[nodiscard]] Extent all() const;
    /// Parts, and last those who are in none; nothing where a row counts members of two.
    /// @throws InvalidInput
    [[nodiscard]] std::vector<Extent> parts() const;

    /// In range of 64 bits: see `fits_64_bits`. Without `companies` these are as if they had no prices.
    [[nodiscard]] std::optional<std::int64_t> bound(const Extent& extent, const Common& common,
                                                    const std::vector<std::int64_t>& prices,
                                                    const std::vector<CountedMaximum>& counted,
                                                    const std::vector<SumPrice>& sums,
                                                    const CompanyTerms* companies = nullptr);
    /// What rosters that cost less than `here.below` have in common, as its prices prove it.
    [[nodiscard]] Common narrowed(const Extent& extent, const Common& common, const BoundCase& here);

private:
    struct Line {
        std::optional<std::int64_t> least{};
        std::vector<std::int64_t> with{};  ///< by day and stand, where it was asked for: of a line with it
        double steps = 0.0;
    };
    /// What is paid in a case.
    struct Paid {
        const std::vector<std::int64_t>& prices;  ///< by row and group
        const std::vector<CountedMaximum>& counted;
        const std::vector<SumPrice>& sums;
    };
    /// Least costs, in parts of the denominator.
    struct Least {
        WideInteger all = 0;
        std::vector<std::int64_t> rows{};
        std::vector<std::pair<MemberId, Line>> lines{};
    };

    [[nodiscard]] std::int64_t least_of(std::size_t row, const std::vector<std::int64_t>& prices,
                                        Headcount could) const;
    [[nodiscard]] std::optional<Least> least(const Extent& extent, const Common& common, const Paid& paid,
                                             bool with_each, const CompanyTerms* companies = nullptr);
    [[nodiscard]] std::int64_t whole(WideInteger parts) const;
    [[nodiscard]] bool may_count(const Cover& cover, MemberId member) const;
    [[nodiscard]] std::vector<std::int64_t> paid_by_rows(const Extent& extent,
                                                         const std::vector<std::int64_t>& prices) const;
    template <class Prices>
    [[nodiscard]] std::vector<Line> lines_of(std::span<const MemberId> members, bool with_each, const Prices& prices);
    [[nodiscard]] LinePrices prices_of(MemberId member, const std::vector<std::int64_t>& prices,
                                       const std::vector<CountedMaximum>& counted,
                                       const std::vector<SumPrice>& sums) const;

    const Problem& problem_;
    const BoundCertificate& certificate_;
    std::size_t threads_;
    Reckoning& reckoning_;
    std::vector<Stand> stands_;
    bool is_too_large_ = false;
    std::int64_t unit_;
    std::vector<KeptWays> ways_;  ///< by member, kept from one case to the next
};

}  // namespace muster::roster
