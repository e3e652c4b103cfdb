// Every group of a mentor that is worth enough above its mentees' prices, by a tree: candidates in falling order of
// worth above price, each taken or not (those kept together as one), cut off where even the best further candidates
// leave the group too short. Mixture and time cost no less in a larger group, so what they cost so far counts; and who
// joins pays for each two with those who are there, so the best further candidates are the best less that.
#pragma once

#include "meter.hpp"
#include "worth.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {

class GroupTree {
public:
    /// Of one mentor; with more the tree is hopeless, and so is a check of it.
    static constexpr std::size_t most_candidates = 2048;

    /// `open` are the pairs to choose from. All must outlive this.
    GroupTree(const GroupProblem& problem, const Problem& open, GroupAssessor& assessor, Meter& meter)
        : problem_(problem), open_(open), assessor_(assessor), meter_(meter), candidates_(open.mentors().size())
    {
    }

    /// In units.
    void set_prices(std::span<const Score> prices)
    {
        for (auto& row : candidates_)
            row.clear();
        const Units& units = assessor_.units();
        for (std::uint32_t unit = 0; unit < units.count(); ++unit) {
            const auto mentees = units.mentees_of(unit);
            // Pairs are open to all of a unit or to none.
            for (const MentorId mentor : open_.candidates_of(MenteeId(mentees.front())).mentors) {
                Score worth = 0;
                for (const std::uint32_t mentee : mentees)
                    worth += assessor_.score(mentor.row(), mentee) * GroupPrices::unit - prices[mentee];
                candidates_[mentor.row()].emplace_back(worth, unit);
            }
        }
        for (auto& row : candidates_)
            std::ranges::sort(row, [](const auto& left, const auto& right) {
                return left.first != right.first ? left.first > right.first : left.second < right.second;
            });
    }

    /// Calls `visit(mentees, worth)` for each group of the mentor that keeps all rules and is worth `least` or more
    /// above the prices, in units; `visit` says what is the least from there on. False where the work came to an end.
    template <class Visit>
    bool visit_all(std::uint32_t mentor, WideInteger least, Visit visit)
    {
        mentor_ = mentor;
        least_ = least;
        const Row& row = candidates_[mentor];
        sums_.assign(1, 0);
        for (const auto& [worth, unit] : row)
            sums_.push_back(sums_.back() + worth);
        positive_ = static_cast<std::size_t>(std::ranges::find_if(row, [](const auto& one) { return one.first <= 0; }) -
                                             row.begin());
        minimum_ = std::max<std::size_t>(1, open_.mentors()[mentor].minimum);
        maximum_ = open_.mentors()[mentor].maximum;
        chosen_.clear();
        pay_for_two();
        return go_on_from(0, 0, 0, visit);
    }

    /// No mentor has too many candidates.
    [[nodiscard]] bool is_within_reach() const
    {
        return std::ranges::all_of(candidates_, [](const Row& row) { return row.size() <= most_candidates; });
    }
    /// Nobody may be with the mentor.
    [[nodiscard]] bool may_be_empty(std::uint32_t mentor) const
    {
        return open_.mentors()[mentor].minimum == 0 || problem_.rules().mentors_may_rest;
    }

private:
    static constexpr std::size_t pairs_a_group = 256;  // looked at as long as a group

    using Row = std::vector<std::pair<Score, std::uint32_t>>;

    /// What each two candidates of the mentor cost in one group.
    void pay_for_two()
    {
        const Row& row = candidates_[mentor_];
        has_pairs_ = assessor_.prices_pairs() && row.size() <= most_candidates;
        depth_ = 0;
        if (!has_pairs_)
            return;
        meter_.spend(row.size() * row.size() / pairs_a_group);
        of_two_.resize(row.size() * row.size());
        for (std::size_t left = 0; left < row.size(); ++left)
            for (std::size_t right = left + 1; right < row.size(); ++right)
                of_two_[left * row.size() + right] =
                    assessor_.cost_of_two(row[left].second, row[right].second) * GroupPrices::unit;
        joining_.resize(std::max<std::size_t>(joining_.size(), 1));
        joining_.front().clear();
        for (const auto& [worth, unit] : row)
            joining_.front().push_back(worth - assessor_.cost_within(unit) * GroupPrices::unit);
    }

    /// By candidate from `at` on: the most that it and `most - 1` or fewer after it, but no fewer than `needed` in all,
    /// can bring.
    void look_ahead(std::size_t at, std::size_t needed, std::size_t most)
    {
        if (ahead_.size() <= depth_)
            ahead_.resize(depth_ + 1);
        const std::vector<WideInteger>& joining = joining_[depth_];
        std::vector<WideInteger>& ahead = ahead_[depth_];
        ahead.resize(joining.size());
        best_.clear();  // of those after, falling
        WideInteger sum = 0;
        for (std::size_t next = joining.size(); next-- > at;) {
            ahead[next] = joining[next] + sum;
            const auto place = std::ranges::upper_bound(best_, joining[next], std::ranges::greater{});
            if (place - best_.begin() >= std::ssize(best_) && best_.size() + 1 >= most)
                continue;
            best_.insert(place, joining[next]);
            if (best_.size() + 1 > most)
                best_.pop_back();
            sum = 0;
            for (std::size_t taken = 0; taken < best_.size() && (taken + 1 < needed || best_[taken] > 0); ++taken)
                sum += best_[taken];
        }
    }

    /// With this candidate in the group.
    void join(std::size_t at)
    {
        const std::size_t count = candidates_[mentor_].size();
        ++depth_;
        if (joining_.size() <= depth_)
            joining_.resize(depth_ + 1);
        const std::vector<WideInteger>& before = joining_[depth_ - 1];
        std::vector<WideInteger>& after = joining_[depth_];
        after.resize(count);
        for (std::size_t next = at + 1; next < count; ++next)
            after[next] = before[next] - of_two_[at * count + next];
    }

    // `cost`: what the chosen ones cost already and any larger group will.
    template <class Visit>
    bool go_on_from(std::size_t at, WideInteger worth, WideInteger cost, Visit& visit)
    {
        const Row& row = candidates_[mentor_];
        const std::size_t largest = assessor_.units().largest();
        const std::size_t room = maximum_ - chosen_.size();
        const std::size_t needed = minimum_ > chosen_.size() ? (minimum_ - chosen_.size() + largest - 1) / largest : 1;
        if (has_pairs_ && room > 0)
            look_ahead(at, needed, room);
        for (; at < row.size() && room > 0; ++at) {
            if (needed > row.size() - at)
                return true;
            const std::size_t gainful = positive_ > at ? positive_ - at : 0;
            const std::size_t taken = std::max(needed, std::min({room, gainful, row.size() - at}));
            if (worth + sums_[at + taken] - sums_[at] - cost < least_)
                return true;  // those further on are worth less still
            if (has_pairs_ && worth - cost + ahead_[depth_][at] < least_)
                continue;
            const auto mentees = assessor_.units().mentees_of(row[at].second);
            if (mentees.size() > room)
                continue;
            chosen_.insert(chosen_.end(), mentees.begin(), mentees.end());
            const AssessedGroup group = assessor_.assess(mentor_, chosen_);
            bool goes_on = meter_.spend(1);
            if (goes_on && group.broken.time == 0 && group.broken.near == 0) {
                visit_if_worth(group, worth + row[at].first, visit);
                const WideInteger monotone = WideInteger{group.parts.mixture + group.parts.time} * GroupPrices::unit;
                if (chosen_.size() < maximum_) {
                    if (has_pairs_)
                        join(at);
                    goes_on = go_on_from(at + 1, worth + row[at].first, monotone, visit);
                    depth_ -= has_pairs_ ? 1 : 0;
                }
            }
            chosen_.resize(chosen_.size() - mentees.size());
            if (!goes_on)
                return false;
        }
        return true;
    }

    template <class Visit>
    void visit_if_worth(const AssessedGroup& group, WideInteger worth, Visit& visit)
    {
        if (chosen_.size() < minimum_ || group.broken.sum() != 0)
            return;
        worth -= WideInteger{group.parts.scores - group.parts.worth()} * GroupPrices::unit;
        if (worth >= least_)
            least_ = visit(std::span<const std::uint32_t>(chosen_), worth);
    }

    const GroupProblem& problem_;
    const Problem& open_;
    GroupAssessor& assessor_;
    Meter& meter_;
    std::vector<Row> candidates_;  // by mentor: worth above price, unit
    std::vector<WideInteger> sums_;
    std::size_t positive_ = 0;
    std::size_t minimum_ = 1;
    std::size_t maximum_ = 0;
    std::uint32_t mentor_ = 0;
    WideInteger least_ = 0;
    std::vector<std::uint32_t> chosen_;
    bool has_pairs_ = false;
    std::vector<Score> of_two_;                      // by two candidates, the first before the second, in units
    std::size_t depth_ = 0;                          // candidates chosen
    std::vector<std::vector<WideInteger>> joining_;  // by depth and candidate: what it brings less what it pays
    std::vector<std::vector<WideInteger>> ahead_;    // by depth and candidate: see `look_ahead`
    std::vector<WideInteger> best_;                  // scratch
};

}  // namespace muster::pairing::groups_engine
