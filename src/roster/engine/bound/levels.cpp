#include "roster/engine/bound/levels.hpp"

#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr std::size_t most_classes = 6;

/// Members by the skills of theirs that rows ask for; all are one class where there would be too many.
List<std::size_t> classes_of(const Instance& instance, std::size_t cover_rows)
{
    std::set<std::size_t> asked;
    for (std::size_t row = 0; row < cover_rows; ++row)
        if (const auto skill = instance.skill_of(static_cast<int>(row)))
            asked.insert(*skill);
    std::map<List<bool>, std::size_t> classes;
    List<std::size_t> class_of;
    for (int member = 0; member < instance.members; ++member) {
        List<bool> skills;
        for (const std::size_t skill : asked)
            skills.push_back(instance.has_skill(member, skill));
        class_of.push_back(classes.emplace(std::move(skills), classes.size()).first->second);
    }
    if (classes.size() > most_classes)
        class_of.assign(class_of.size(), 0);
    return class_of;
}

}  // namespace

Levels::Levels(const Instance& instance, std::size_t cover_rows, View<const Resource> sums, std::size_t others)
    : couplings_(cover_rows + sums.size() + others), parts_(couplings_)
{
    if (cover_rows == 0)
        return;
    const std::size_t all = new_group();
    const std::size_t of_weekends = new_group();
    add_skills(instance, cover_rows);
    add_sums(instance, sums, cover_rows);
    coarse_groups_ = group_squares_.size();
    List<std::size_t> of_type;
    for (int type = 0; type < instance.types; ++type)
        of_type.push_back(new_group());
    for (int day = 0; day < instance.days; ++day) {
        const std::size_t of_day = new_group();
        for (int type = 0; type < instance.types; ++type)
            instance.each_cover_row(day, type, [&](int number) {
                const auto row = static_cast<std::size_t>(number);
                join(row, all);
                join(row, of_type[type]);
                join(row, of_day);
                if (instance.is_weekend(day))
                    join(row, of_weekends);
            });
    }
}

/// Where few have a skill that is asked for on all days, they come oftener than others and are to be paid for it.
void Levels::add_skills(const Instance& instance, std::size_t cover_rows)
{
    std::map<std::size_t, std::size_t> groups;
    for (std::size_t row = 0; row < cover_rows; ++row)
        if (const auto skill = instance.skill_of(static_cast<int>(row))) {
            if (!groups.contains(*skill))
                groups.emplace(*skill, new_group());
            join(row, groups.at(*skill));
        }
}

/// What a unit is worth: rows pay for what their shift counts of it, and sums take as much, so that no line gains or
/// loses and only what the shares of all cost together is felt. And what it is to those of the same skills alone.
void Levels::add_sums(const Instance& instance, View<const Resource> sums, std::size_t first_sum)
{
    struct Groups {
        std::size_t worth;
        double usual;  ///< units of a shift
    };
    using Kind = std::pair<Counted, std::uint16_t>;
    std::map<Kind, Groups> known;
    std::map<std::pair<Kind, std::size_t>, std::size_t> own;  ///< of the sums alone, by class
    const List<std::size_t> class_of = classes_of(instance, first_sum);
    for (std::size_t at = 0; at < sums.size(); ++at) {
        const Resource& sum = sums[at];
        if (!known.contains(sum.kind())) {
            const Groups groups{new_group(), static_cast<double>(std::max(1, sum.most_a_day()))};
            known.emplace(sum.kind(), groups);
            for (int day = 0; day < instance.days; ++day)
                for (int type = 0; type < instance.types; ++type) {
                    const int amount = sum.is_weekends() ? 0 : sum.amount(instance.is_weekend(day), type + 1);
                    // Once for each shift, by the row that counts most people.
                    int widest = -1;
                    instance.each_cover_row(day, type, [&](int row) {
                        if (widest < 0 || instance.rows[row].most > instance.rows[widest].most)
                            widest = row;
                    });
                    if (amount > 0 && widest >= 0)
                        join(static_cast<std::size_t>(widest), groups.worth, amount / groups.usual);
                }
        }
        const Groups& groups = known.at(sum.kind());
        const std::pair its(sum.kind(), class_of[sum.member()]);
        if (!own.contains(its))
            own.emplace(its, new_group());
        join(first_sum + at, own.at(its));
        join(first_sum + at, groups.worth, -1.0 / groups.usual);
    }
}

std::size_t Levels::new_group()
{
    group_squares_.push_back(0.0);
    return group_squares_.size() - 1;
}

void Levels::join(std::size_t coupling, std::size_t group, double part)
{
    parts_[coupling].push_back({group, part});
    group_squares_[group] += part * part;
}

double Levels::size_of(std::size_t group) const { return std::sqrt(group_squares_[group]); }

void Levels::compose(View<const double> coordinates, List<double>& prices) const
{
    const auto groups = coordinates.subspan(couplings_);
    prices.assign(coordinates.begin(), coordinates.begin() + static_cast<std::ptrdiff_t>(couplings_));
    for (std::size_t at = 0; at < couplings_; ++at)
        for (const Part& part : parts_[at])
            prices[at] += part.part * groups[part.group];
}

void Levels::add_groups(List<double>& slopes) const
{
    slopes.resize(couplings_);
    slopes.resize(coordinates(), 0.0);
    for (std::size_t at = 0; at < couplings_; ++at)
        for (const Part& part : parts_[at])
            slopes[couplings_ + part.group] += part.part * slopes[at];
}

}  // namespace muster::roster::engine::bound
