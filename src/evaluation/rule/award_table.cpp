// Points by level and place of an award.
#include "evaluation/rule/answers.hpp"

#include <limits>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation::rule {
namespace {

constexpr std::int64_t no_award = std::numeric_limits<std::int64_t>::min();

class AwardReader final : public ItemReader {
public:
    AwardReader(const AwardTable& rule, const record::Ledger& ledger)
        : levels_(ledger.level_column()), places_(ledger.place_column()), width_(ledger.places().size()),
          points_(ledger.levels().size() * width_, no_award)
    {
        for (const AwardEntry& entry : rule.entries) {
            const auto level = ledger.levels().find(entry.level);
            const auto place = ledger.places().find(entry.place);
            if (!level || !place)
                continue;
            points_[level->row() * width_ + place->row()] = entry.points.millionths();
            largest_ = std::max(largest_, size_of(entry.points));
        }
    }

    [[nodiscard]] std::uint64_t largest() const noexcept { return largest_; }

    [[nodiscard]] ItemAmount amount_of(std::size_t row) const override
    {
        if (levels_.empty() || places_.empty() || !levels_[row].is_set() || !places_[row].is_set())
            return {0, "it has no award level or no place"};
        const std::int64_t amount = points_[levels_[row].row() * width_ + places_[row].row()];
        if (amount == no_award)
            return {0, "its award level and place are not in the table"};
        return {amount};
    }

private:
    std::span<const record::AwardLevelId> levels_;
    std::span<const record::AwardPlaceId> places_;
    std::size_t width_;
    std::vector<std::int64_t> points_;  // by level x places + place
    std::uint64_t largest_ = 0;
};

}  // namespace

void AwardTable::check(const Scope& scope, Faults& faults) const
{
    if (entries.empty())
        faults.add(scope.place, "its table is empty", "give points for at least one level and place");
    std::set<std::pair<std::string, std::string>> seen;
    for (const AwardEntry& entry : entries)
        if (!seen.emplace(entry.level, entry.place).second)
            faults.add(scope.place,
                       "level \"" + entry.level + "\", place \"" + entry.place + "\" stands in its table twice",
                       "keep one of the entries");
}

template <>
struct Answers<AwardTable> : ByDefault<AwardTable> {
    static Items items(const AwardTable& rule, const record::Ledger& ledger)
    {
        auto reader = std::make_unique<AwardReader>(rule, ledger);
        const std::uint64_t largest = reader->largest();
        return {.reader = std::move(reader), .largest = largest};
    }
    static Fraction points(const AwardTable&, const Amount& amount, const Amount&) { return as_points(amount); }
    static std::vector<Line> lines(const AwardTable&) { return points_line(); }
    static Label in_words(const AwardTable&) { return {"按级别和名次表", "by the table of levels and places"}; }
    static Merit merit(const AwardTable& rule)
    {
        std::vector<AwardEntry> good = rule.entries;
        std::erase_if(good, [](const AwardEntry& entry) { return entry.points < Points{}; });
        if (good.empty())
            return {.course = Course::falls};
        std::ranges::stable_sort(good, {}, &AwardEntry::points);
        Merit merit{.most_of_one = good.back().points, .first = good.front().points};
        for (const AwardEntry& entry : {good.front(), good.back()})
            merit.trials.push_back({.level = entry.level, .place = entry.place});
        return merit;
    }
};
template struct Questions<AwardTable>;

}  // namespace muster::evaluation::rule
