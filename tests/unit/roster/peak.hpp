// A concave function whose highest point is known.
#pragma once

#include "muster/core/seed.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

namespace muster::inline v0_2::roster::engine::numeric {

/// The least of some planes, all of which are `height` at `top` and whose slopes there leave no way up.
struct Peak {
    std::vector<double> top;
    std::vector<std::vector<double>> slopes;
    double height = 0.0;

    Peak(std::size_t size, Random& random)
    {
        height = random.unit() * 200.0 - 100.0;
        for (std::size_t at = 0; at < size; ++at)
            top.push_back(random.unit() * 60.0 - 30.0);
        std::vector<double> sum(size, 0.0);
        for (std::size_t plane = 0; plane < 2 * size; ++plane) {
            std::vector<double>& slope = slopes.emplace_back();
            for (std::size_t at = 0; at < size; ++at) {
                slope.push_back(std::round(random.unit() * 20.0 - 10.0));
                sum[at] += slope.back();
            }
        }
        for (double& part : sum)
            part = -part;
        slopes.push_back(sum);  // all together none
    }

    double plane_at(std::size_t plane, const std::vector<double>& prices) const
    {
        double value = height;
        for (std::size_t at = 0; at < top.size(); ++at)
            value += slopes[plane][at] * (prices[at] - top[at]);
        return value;
    }

    double at(const std::vector<double>& prices, std::vector<double>& slope) const
    {
        double least = 0.0;
        for (std::size_t plane = 0; plane < slopes.size(); ++plane) {
            const double value = plane_at(plane, prices);
            if (plane == 0 || value < least) {
                least = value;
                slope = slopes[plane];
            }
        }
        return least;
    }
};

}  // namespace muster::roster::engine::numeric
