// Enumeration by reduced costs (as for routes in Baldacci, Christofides and Mingozzi, "An exact algorithm for the
// vehicle routing problem based on the set partitioning formulation", 2008). A grouping falls short of the bound by
// what each of its groups falls short of its mentor's best relaxed group, plus what each unmatched mentee's price is
// above what leaving that mentee alone is worth. None of these is negative, so a grouping worth more than T is made of
// groups that fall short by no more than bound - T. First all these are listed, mentor by mentor (tree.hpp). Then a
// tree search covers the mentees: it takes the one with fewest listed groups left and tries each of these, and being
// unmatched, nearest to the bound first; a branch ends when what it falls short by, and the least that mentors without
// a group yet will add, is too much. Each grouping found narrows what is left to look at.
#include "columns.hpp"

#include "meter.hpp"
#include "tree.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::pairing::groups_engine {
namespace {

constexpr WideInteger too_much = WideInteger{1} << 100;

struct Column {
    std::uint32_t mentor;
    std::uint32_t size;
    std::size_t first;  // of its mentees
    Score short_by;     // in units
};

struct Columns {
    std::vector<Column> columns;
    std::vector<std::uint32_t> mentees;
    std::vector<WideInteger> empty_short_by;  // of each mentor without mentees; `too_much` where that may not be

    [[nodiscard]] std::span<const std::uint32_t> mentees_of(const Column& column) const
    {
        return std::span(mentees).subspan(column.first, column.size);
    }
};

class Lister {
public:
    Lister(GroupTree& tree, const PricedBound& prices, WideInteger slack) : tree_(tree), prices_(prices), slack_(slack)
    {
        tree_.set_prices(prices.mentee_price);
    }

    /// False when there were too many.
    bool list_all(Columns& listed)
    {
        for (std::uint32_t mentor = 0; mentor < prices_.mentor_value.size(); ++mentor) {
            const WideInteger most = prices_.mentor_value[mentor];
            listed.empty_short_by.push_back(tree_.may_be_empty(mentor) ? most : too_much);
            const auto keep = [&](std::span<const std::uint32_t> mentees, WideInteger worth) {
                listed.columns.push_back({mentor, static_cast<std::uint32_t>(mentees.size()), listed.mentees.size(),
                                          static_cast<Score>(most - worth)});
                listed.mentees.insert(listed.mentees.end(), mentees.begin(), mentees.end());
                return listed.columns.size() <= most_columns ? most - slack_ : too_much;
            };
            if (!tree_.visit_all(mentor, most - slack_, keep) || listed.columns.size() > most_columns)
                return false;
        }
        return true;
    }

private:
    static constexpr std::size_t most_columns = 500'000;

    GroupTree& tree_;
    const PricedBound& prices_;
    WideInteger slack_;
};

class Coverer {
public:
    Coverer(const Problem& open, const PricedBound& prices, const Columns& listed, WideInteger slack, Meter& meter)
        : listed_(listed), slack_(slack), meter_(meter), group_of_(open.mentee_count(), in_no_group),
          is_covered_(open.mentee_count(), false), has_group_(open.mentors().size(), false)
    {
        for (std::uint32_t mentee = 0; mentee < open.mentee_count(); ++mentee) {
            const auto alone = open.unmatched_price(MenteeId(mentee));
            alone_short_by_.push_back(
                alone ? WideInteger{prices.mentee_price[mentee]} + WideInteger{*alone} * GroupPrices::unit : too_much);
        }
    }

    std::optional<GroupOf> run()
    {
        std::vector<std::uint32_t> all(listed_.columns.size());
        std::iota(all.begin(), all.end(), std::uint32_t{0});
        std::ranges::stable_sort(all, {}, [&](std::uint32_t at) { return listed_.columns[at].short_by; });
        cover(all, 0);
        return std::move(best_);
    }

private:
    void cover(const std::vector<std::uint32_t>& before, WideInteger short_by)
    {
        if (!meter_.spend(1 + (before.size() + group_of_.size()) / 16))
            return;
        std::vector<WideInteger> least(has_group_.size(), too_much);
        for (std::size_t mentor = 0; mentor < least.size(); ++mentor)
            least[mentor] = has_group_[mentor] ? 0 : listed_.empty_short_by[mentor];
        std::vector<std::uint32_t> left;
        for (const std::uint32_t at : before) {
            const Column& column = listed_.columns[at];
            if (has_group_[column.mentor] || short_by + column.short_by > slack_ ||
                std::ranges::any_of(listed_.mentees_of(column), [&](std::uint32_t m) { return is_covered_[m]; }))
                continue;
            left.push_back(at);
            least[column.mentor] = std::min<WideInteger>(least[column.mentor], column.short_by);
        }
        const WideInteger all_least = std::accumulate(least.begin(), least.end(), WideInteger{0});
        if (short_by + all_least > slack_)
            return;
        std::vector<std::size_t> ways(group_of_.size(), 0);
        std::erase_if(left, [&](std::uint32_t at) {
            const Column& column = listed_.columns[at];
            if (short_by + all_least - least[column.mentor] + column.short_by > slack_)
                return true;
            for (const std::uint32_t mentee : listed_.mentees_of(column))
                ++ways[mentee];
            return false;
        });
        std::uint32_t next = in_no_group;
        for (std::uint32_t mentee = 0; mentee < ways.size(); ++mentee)
            if (!is_covered_[mentee] && (next == in_no_group || ways[mentee] < ways[next]))
                next = mentee;
        if (next == in_no_group)
            finish(short_by);
        else
            branch_on(next, left, short_by);
    }

    void branch_on(std::uint32_t mentee, const std::vector<std::uint32_t>& left, WideInteger short_by)
    {
        bool was_alone = alone_short_by_[mentee] == too_much;
        const auto leave_alone = [&] {
            was_alone = true;
            is_covered_[mentee] = true;
            cover(left, short_by + alone_short_by_[mentee]);
            is_covered_[mentee] = false;
        };
        for (const std::uint32_t at : left) {
            if (!meter_.is_left())
                return;
            const Column& column = listed_.columns[at];
            const auto mentees = listed_.mentees_of(column);
            if (std::ranges::find(mentees, mentee) == mentees.end())
                continue;
            if (!was_alone && alone_short_by_[mentee] < column.short_by)
                leave_alone();
            set(mentees, column.mentor, true);
            cover(left, short_by + column.short_by);
            set(mentees, column.mentor, false);
        }
        if (!was_alone)
            leave_alone();
    }

    void set(std::span<const std::uint32_t> mentees, std::uint32_t mentor, bool is_in)
    {
        has_group_[mentor] = is_in;
        for (const std::uint32_t mentee : mentees) {
            is_covered_[mentee] = is_in;
            group_of_[mentee] = is_in ? mentor : in_no_group;
        }
    }

    void finish(WideInteger short_by)
    {
        for (std::size_t mentor = 0; mentor < has_group_.size(); ++mentor)
            if (!has_group_[mentor])
                short_by += listed_.empty_short_by[mentor];
        if (short_by > slack_)
            return;
        best_ = group_of_;
        slack_ = short_by - GroupPrices::unit;
    }

    const Columns& listed_;
    WideInteger slack_;  // what a grouping that is better than the best may fall short by
    Meter& meter_;
    GroupOf group_of_;
    std::vector<bool> is_covered_;
    std::vector<bool> has_group_;
    std::vector<WideInteger> alone_short_by_;
    std::optional<GroupOf> best_;
};

}  // namespace

ColumnSearch search_columns(const GroupProblem& problem, const Problem& open, GroupAssessor& assessor,
                            const PricedBound& prices, std::optional<Score> to_beat, std::uint64_t work,
                            std::uint64_t& spent, const Budget& budget)
{
    const WideInteger slack = to_beat ? prices.in_units - (WideInteger{*to_beat} + 1) * GroupPrices::unit
                                      : prices.in_units + (WideInteger{1} << 61);
    if (slack < 0)
        return {.is_complete = true};
    Meter meter(work, spent, budget);
    Columns listed;
    GroupTree tree(problem, open, assessor, meter);
    if (!Lister(tree, prices, slack).list_all(listed))
        return {};
    ColumnSearch result;
    result.better = Coverer(open, prices, listed, slack, meter).run();
    result.is_complete = meter.is_left();
    return result;
}

}  // namespace muster::pairing::groups_engine
