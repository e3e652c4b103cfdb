// All ways to fill some days, where there are few.
#pragma once

#include "roster/engine/model/instance.hpp"

#include <cstddef>

namespace muster::inline v0_2::roster::engine::model {

/// Calls `visit(duties)` for each.
template <class Visit>
void each_line(int days, int duty_count, Visit&& visit)
{
    Line line(static_cast<std::size_t>(days), 0);
    for (;;) {
        visit(line);
        std::size_t day = 0;
        while (day < line.size() && ++line[day] == duty_count)
            line[day++] = 0;
        if (day == line.size())
            return;
    }
}

}  // namespace muster::roster::engine::model
