// What companies add to a bound, and what their members are paid for it; for the checker of bounds.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "roster/proof/line_prices.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

class CompanyTerms {
public:
    /// @throws InvalidInput  if a price is of no slot of a company or of nobody in it, or given twice.
    CompanyTerms(const Problem& problem, const BoundCertificate& certificate);

    /// What a row of cover costs more than its least where it has so many people or more; nothing, where it cannot.
    using Rise = std::function<std::optional<std::int64_t>(std::size_t row, std::int64_t people)>;

    /// The least that all slots with prices cost, each by itself, over all who could come, with what these are paid;
    /// slots without cost nothing or more. Who stands on a shift is counted by its cover, too: the first company's slot
    /// is taken with the first row that counts everybody. Nothing, where one allows nobody to come and nobody to stay
    /// away.
    [[nodiscard]] std::optional<WideInteger> least(const Rise& rise) const;
    /// Adds what a member is paid.
    void pay(MemberId member, LinePrices& line) const;

private:
    [[nodiscard]] std::optional<std::size_t> cover_of(const CompanyPrice& price) const;

    const Problem& problem_;
    std::int64_t scale_;
    std::vector<CompanyPrice> prices_;  ///< by slot
};

}  // namespace muster::roster
