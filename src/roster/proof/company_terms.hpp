// What companies add to a bound, and what their members are paid for it; for the checker of bounds.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "roster/proof/line_prices.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

class CompanyTerms {
public:
    /// @throws InvalidInput  if a price is of no slot of a company or of nobody in it, or given twice.
    CompanyTerms(const Problem& problem, const BoundCertificate& certificate);

    /// The least that all slots with prices cost, each by itself, over all who could come, with what these are paid;
    /// slots without cost nothing or more. Nothing, where one allows nobody to come and nobody to stay away.
    [[nodiscard]] std::optional<WideInteger> least() const;
    /// Adds what a member is paid.
    void pay(MemberId member, LinePrices& line) const;

private:
    const Problem& problem_;
    std::int64_t scale_;
    std::vector<CompanyPrice> prices_;  ///< by slot
};

}  // namespace muster::roster
