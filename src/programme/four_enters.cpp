#include "muster/programme/four_enters.hpp"

#include "evaluation/ratio.hpp"
#include "muster/core/error.hpp"
#include "muster/programme/schemes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace muster::inline v0_2::programme {

evaluation::SchemeParts four_enters() { return built_in_scheme("four_enters"); }

std::span<const Platform> platforms()
{
    static const std::array all{
        Platform{"ideas", {"思想政治与道德修养教育平台", "ideas, politics and morals"}, "platform_ideas"},
        Platform{"practice", {"社会实践与志愿公益平台", "social practice and volunteering"}, "platform_practice"},
        Platform{
            "innovation", {"创新创业与实践锻炼平台", "innovation, enterprise and practice"}, "platform_innovation"},
        Platform{"culture", {"文体活动与身心发展平台", "culture, sport, body and mind"}, "platform_culture"},
        Platform{"skills", {"技能拓展平台", "skills"}, "platform_skills"},
    };
    return all;
}

evaluation::SchemeParts four_enters(std::span<const AreaWeight> weights)
{
    evaluation::SchemeParts parts = four_enters();
    std::vector<std::string> weighed;
    std::vector<Weight> given;
    for (std::size_t row = 0; row < weights.size(); ++row) {
        const Where here{"weight " + std::to_string(row + 1)};
        const auto& [code, weight] = weights[row];
        const auto found = std::ranges::find(parts.areas, code, &evaluation::Area::code);
        if (found == parts.areas.end() || found->parent.empty())
            throw InvalidInput(here, "area \"" + code + "\" is not one of the programme's",
                               "write classroom, network, dormitory, venue or identity");
        if (std::ranges::find(weighed, code) != weighed.end())
            throw InvalidInput::duplicate(here, "area \"" + code + "\"");
        found->weight = weight;
        given.push_back(weight);
        weighed.push_back(code);
    }
    for (const auto& area : parts.areas)
        if (!area.parent.empty() && std::ranges::find(weighed, area.code) == weighed.end())
            throw InvalidInput({"weights"}, "area \"" + area.code + "\" has none",
                               "give a weight for each of the five areas");
    Faults faults;
    evaluation::check_weights(given, "the areas", {"weights"}, faults);
    faults.throw_if_any();
    return parts;
}

std::vector<org::Post> standard_posts()
{
    using org::PostKind;
    return {{.code = "service", .name = {"服务示范岗", "service post"}, .kind = PostKind::service},
            {.code = "supervision", .name = {"监督岗", "supervision post"}, .kind = PostKind::supervision},
            {.code = "volunteer", .name = {"赛事志愿者", "volunteer at a contest"}, .kind = PostKind::venue_role},
            {.code = "official", .name = {"裁判", "official"}, .kind = PostKind::venue_role},
            {.code = "athlete", .name = {"运动员", "athlete"}, .kind = PostKind::venue_role}};
}

}  // namespace muster::programme
