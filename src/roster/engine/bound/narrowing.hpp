// What rosters of a case have in common that cost less than a known one, as its prices prove it.
//
// What prices prove of all rosters, they prove of those where a member stands some duty on some day, too: it is more by
// what the cheapest line with that duty costs above the cheapest of all. Where that is as much as the known roster, the
// duty is barred in what is left of the case; and a row of cover has no number of people that costs as much above the
// one that suits it best. (Fixing by reduced costs: Dantzig, Fulkerson and Johnson 1954; Irnich, Desaulniers,
// Desrosiers and Hadjar 2010, of the arcs of lines.)
#pragma once

#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"

#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

struct Narrowing {
    struct Stand {
        int member = 0;
        int day = 0;
        DutyIndex duty = 0;
    };
    struct People {
        int row = 0;  ///< of the instance of the case
        int least = 0;
        int most = 0;
    };
    List<Stand> barred{};
    List<People> rows{};

    [[nodiscard]] bool is_empty() const { return barred.empty() && rows.empty(); }
};

/// Of the case that `instance` is, by the best prices of its dual. Only rows that may be split are narrowed.
[[nodiscard]] Narrowing narrowed_below(Cost below, const Instance& instance, LagrangianDual& dual);

/// Bars duties and limits rows of an instance; of rows those alone that it has.
void apply(const Narrowing& narrowing, Instance& instance);

}  // namespace muster::roster::engine::bound
