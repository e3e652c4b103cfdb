// What each method of weighing makes of columns: a figure of 0 or more a column, before shares are taken.
#pragma once

#include "evaluation/complete_rows.hpp"
#include "muster/evaluation/statistics.hpp"

#include <vector>

namespace muster::inline v0_2::evaluation {

[[nodiscard]] std::vector<double> deviation_figures(const std::vector<Numbers>& columns);
[[nodiscard]] std::vector<double> entropy_figures(const std::vector<Numbers>& columns);
[[nodiscard]] std::vector<double> critic_figures(const std::vector<Numbers>& columns, Correlation correlation);
[[nodiscard]] std::vector<double> gini_figures(const std::vector<Numbers>& columns);
[[nodiscard]] std::vector<double> merec_figures(const std::vector<Numbers>& columns, const std::vector<bool>& lower);

/// Of the correlation matrix of the columns that vary.
struct PrincipalComponent {
    std::vector<double> squares{};   ///< of its loadings; their sum is 1
    std::vector<double> loadings{};  ///< their sum is not below 0
    double explained = 0;            ///< share of the variance
};
[[nodiscard]] PrincipalComponent first_component(const std::vector<Numbers>& columns);

}  // namespace muster::evaluation
