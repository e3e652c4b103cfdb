#include "roster/engine/pricing/line_list.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

namespace muster::inline v0_2::roster::engine::pricing {

class LineList::Lister {
public:
    Lister(const Instance& instance, int member, HardRules hard_rules, std::size_t most, const Budget& budget)
        : instance_(instance), sequence_(instance.sequences[instance.rules[member].sequence]), member_(member),
          is_strict_(hard_rules == HardRules::hold), most_(most), budget_(budget), line_(instance.days, 0)
    {
        list_.days_ = line_.size();
        number_kinds();
    }

    [[nodiscard]] std::optional<LineList> list()
    {
        if (!extend(0, 0, instance_.days + 1))
            return std::nullopt;
        return std::move(list_);
    }

private:
    /// Duties of a day that are counted on the same rows are of one kind.
    void number_kinds()
    {
        for (int day = 0; day < instance_.days; ++day) {
            std::map<List<int>, char16_t> known;
            for (int duty = 0; duty < instance_.duty_count; ++duty) {
                List<int> rows;
                instance_.each_row(member_, day, duty, [&](int row) {
                    if (is_of_use(instance_.rows[row]))
                        rows.push_back(row);
                });
                std::ranges::sort(rows);
                kinds_.push_back(known.emplace(std::move(rows), static_cast<char16_t>(known.size())).first->second);
            }
        }
    }

    /// Some number of people costs something.
    [[nodiscard]] static bool is_of_use(const Row& row)
    {
        for (int people = 1; people <= row.most; ++people)
            if (!(row.at(people) == row.at(0)))
                return true;
        return false;
    }

    /// Goes through all duties of the day; false where it had to give up. `last` is the duty stood last, so many days
    /// ago.
    bool extend(int day, int last, int gap)
    {
        if (day == instance_.days)
            return keep();
        for (int duty = 0; duty < instance_.duty_count; ++duty) {
            if (is_strict_ ? instance_.linear_of(member_, day, duty) == barred
                           : instance_.must_not_be(member_, day, duty))
                continue;
            if (is_strict_ && duty != 0 && last != 0 && gap <= sequence_.reach &&
                sequence_.toll(gap, sequence_.row_of[last], sequence_.column_of[duty]).hard > 0)
                continue;
            line_[day] = static_cast<DutyIndex>(duty);
            if (!extend(day + 1, duty != 0 ? duty : last, duty != 0 ? 1 : gap + 1))
                return false;
        }
        return true;
    }

    bool keep()
    {
        list_.work_ += line_.size() * 20;
        if (++visited_ > most_ || (visited_ % 1024 == 0 && budget_.is_spent()))
            return false;
        const HardSoftCost toll = instance_.line_toll(member_, line_);
        if (is_strict_ && toll.hard > 0)
            return true;
        std::u16string key;
        for (std::size_t day = 0; day < line_.size(); ++day)
            key.push_back(kinds_[day * static_cast<std::size_t>(instance_.duty_count) + line_[day]]);
        const auto [known, is_new] = known_.emplace(std::move(key), list_.tolls_.size());
        if (is_new) {
            list_.tolls_.push_back(toll);
            list_.duties_.insert(list_.duties_.end(), line_.begin(), line_.end());
        } else if (toll < list_.tolls_[known->second]) {
            list_.tolls_[known->second] = toll;
            std::ranges::copy(line_, list_.duties_.begin() + static_cast<std::ptrdiff_t>(known->second * line_.size()));
        }
        return true;
    }

    const Instance& instance_;
    const Sequence& sequence_;
    int member_;
    bool is_strict_;
    std::size_t most_;
    const Budget& budget_;
    std::size_t visited_ = 0;
    Line line_;
    List<char16_t> kinds_;  ///< by day and duty
    std::unordered_map<std::u16string, std::size_t> known_;
    LineList list_;
};

std::optional<LineList> LineList::of(const Instance& instance, int member, HardRules hard_rules, std::size_t most,
                                     const Budget& budget)
{
    return Lister(instance, member, hard_rules, most, budget).list();
}

}  // namespace muster::roster::engine::pricing
