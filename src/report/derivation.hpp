// A member's points unfolded: areas, their indicators, the steps of each, down to the records.
#pragma once

#include "markup.hpp"

#include "muster/evaluation/derivation.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace muster::inline v0_2::report {

/// What is said of a record and of an indicator, which is not the same for everybody.
struct DerivationWords {
    std::size_t records_shown;  ///< of one indicator; the rest are counted
    std::vector<Head> heads;    ///< of a record, behind its day, its quantity and what counts of it
    std::function<void(const evaluation::DerivedRecord&)> write_record;   ///< the cells below these heads
    std::function<void(const evaluation::Indicator&)> write_indicator{};  ///< between its steps and its records
};

/// Whether something of it counts.
[[nodiscard]] bool is_counted(const evaluation::DerivedRecord& record);

/// Numbers are shown with two places; they were reckoned exactly.
void write_derivation(Markup& page, const evaluation::Evaluation& evaluation, const evaluation::Derivation& derivation,
                      const DerivationWords& words);

}  // namespace muster::report
