#include "muster/programme/four_enters.hpp"

#include "indicators.hpp"

#include "evaluation/ratio.hpp"
#include "muster/core/error.hpp"

#include <algorithm>
#include <utility>

namespace muster::programme {
namespace {

constexpr const char* top = "four_enters";

evaluation::Area area(const char* code, Label label, int share)
{
    evaluation::Area made{.code = code};
    made.label = std::move(label);
    made.parent = top;
    made.weight = per_cent(share);
    made.least = Points{};
    made.most = Points::whole(100);
    made.source = "the programme gives the five areas and no weights; these are the library's own";
    return made;
}

std::vector<evaluation::Area> areas()
{
    evaluation::Area whole{.code = top};
    whole.label = {"四进一亮", "four enters, one light"};
    whole.round_to = 2;
    whole.source = "the programme of a student branch; totals are published with two places";
    return {whole,
            area("classroom", {"进课堂", "into the classroom"}, 30),
            area("network", {"进网络", "into the network"}, 15),
            area("dormitory", {"进公寓", "into the dormitory"}, 25),
            area("venue", {"进赛场", "into the venue"}, 10),
            area("identity", {"亮身份", "identity shown"}, 20)};
}

std::vector<evaluation::Grade> grades()
{
    return {{.code = "excellent",
             .label = {"优秀", "excellent"},
             .from = Points::whole(90),
             .quota = evaluation::Quota{.numerator = 1, .denominator = 3, .ties = evaluation::Ties::all_out}},
            {.code = "qualified", .label = {"合格", "qualified"}, .from = Points::whole(80)},
            {.code = "basically_qualified", .label = {"基本合格", "basically qualified"}, .from = Points::whole(60)},
            {.code = "unqualified", .label = {"不合格", "unqualified"}}};
}

}  // namespace

evaluation::SchemeParts four_enters()
{
    evaluation::SchemeParts parts{.code = top};
    parts.version = "1";
    parts.label = {"四进一亮考评办法", "four enters, one light: scheme of evaluation"};
    parts.source = "bands 90 / 80 / 60 and excellent at most one third: as published by universities (typical)";
    parts.areas = areas();
    for (const auto& rows : {classroom_indicators(), network_indicators(), dormitory_indicators(), venue_indicators(),
                             identity_indicators()})
        parts.indicators.insert(parts.indicators.end(), rows.begin(), rows.end());
    parts.grades = grades();
    parts.ungraded_stages = {org::Stage::probationary};
    return parts;
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
