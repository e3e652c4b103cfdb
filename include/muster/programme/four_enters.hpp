// "Four enters, one light" 四进一亮, stated as data: areas, indicators, grades and posts, each with its source.
#pragma once

#include "muster/evaluation/scheme.hpp"
#include "muster/org/post.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::programme {

/// Weight of one area against the others.
struct AreaWeight {
    std::string area;  ///< code
    Weight weight;     ///< against the others'

    friend bool operator==(const AreaWeight&, const AreaWeight&) = default;
};

/// The programme's scheme of evaluation: classroom, network, dormitory and venue entered, identity shown.
///
/// A value to change: every weight, rule and number is a default, and says where it comes from. The seed case itself
/// gives no weights, cadences or head-counts; what no public source gives is named as the library's own.
[[nodiscard]] evaluation::SchemeParts four_enters();

/// The same with other weights of the five areas: shares, or a ratio such as 1, 1, 1, 2, 2.
///
/// @throws InvalidInput  naming an area that is unknown, stands twice or is missing, or shares whose sum is not 1.
[[nodiscard]] evaluation::SchemeParts four_enters(std::span<const AreaWeight> weights);

/// The programme's posts: service and supervision in the dormitory, and three roles at a venue. Places and people are
/// still to be filled in.
[[nodiscard]] std::vector<org::Post> standard_posts();

/// A platform of the second classroom 第二课堂: what an activity may belong to.
struct Platform {
    std::string code;       ///< as activities name it
    Label label;            ///< for reports
    std::string indicator;  ///< code of the indicator its activities give evidence for
};

/// Ideas and morals, social practice, innovation and enterprise, culture and sport, skills.
[[nodiscard]] std::span<const Platform> platforms();

}  // namespace muster::programme

#pragma GCC visibility pop
