#include "roster/engine/bound/cover_groups.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr int days_of_week = 7;
constexpr int any = -1;

struct Place {
    int row = 0;
    int day = 0;
    int kind = 0;  ///< of shifts that no rule of the first member's tells apart
    int who = 0;   ///< of rows that count the same members
};

List<Place> places_of(const Instance& instance, std::size_t cover_rows)
{
    std::map<List<int>, int> known;
    List<List<int>> who(cover_rows);
    for (int member = 0; member < instance.members; ++member)
        for (int type = 0; type < instance.types; ++type) {
            bool may_stand = false;
            for (int day = 0; day < instance.days && !may_stand; ++day)
                may_stand = instance.linear_of(member, day, type + 1) != barred;
            for (int day = 0; may_stand && day < instance.days; ++day)
                instance.each_row_of_type(member, day, type, [&](int row) {
                    if (static_cast<std::size_t>(row) < cover_rows)
                        who[row].push_back(member);
                });
        }
    List<Place> places;
    for (int day = 0; day < instance.days; ++day)
        for (int type = 0; type < instance.types; ++type)
            instance.each_cover_row(day, type, [&](int row) {
                const auto [at, _] = known.emplace(who[row], static_cast<int>(known.size()));
                places.push_back({row, day, instance.rules.front().profile_of[type + 1], at->second});
            });
    return places;
}

}  // namespace

List<List<int>> cover_groups(const Instance& instance, std::size_t cover_rows)
{
    if (instance.members == 0)
        return {};
    std::map<std::tuple<int, int, int, int>, List<int>> by_key;
    for (const Place& place : places_of(instance, cover_rows)) {
        const std::array<std::pair<int, int>, 3> spans{{{0, place.day}, {1, place.day / days_of_week}, {2, 0}}};
        for (const auto& [span, which] : spans)
            for (const auto& [kind, who] : {std::pair(any, any), {place.kind, any}, {any, place.who}})
                by_key[{span, which, kind, who}].push_back(place.row);
    }
    std::set<List<int>> seen;
    List<List<int>> groups;
    for (auto& [_, rows] : by_key) {
        std::ranges::sort(rows);
        if (rows.size() > 1 && seen.insert(rows).second)
            groups.push_back(std::move(rows));
    }
    return groups;
}

}  // namespace muster::roster::engine::bound
