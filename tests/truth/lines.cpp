#include "lines.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace muster::inline v0_2::roster::truth {
namespace {

constexpr std::size_t most_lines = 300'000;  // of all members

class LineMaker {
public:
    LineMaker(const Question& question, MemberId member)
        : question_(question), judge_(question), member_(member), days_(question.problem.day_count()),
          known_(static_cast<std::size_t>(days_))
    {
        lines_.nodes.resize(static_cast<std::size_t>(days_));
        for (int day = 0; day < days_; ++day)
            choices_.push_back(judge_.choices(member, day));
    }

    Lines make()
    {
        const auto root = from(0);
        lines_.is_empty = !root;
        if (root)
            lines_.least = root->second;
        return std::move(lines_);
    }

private:
    /// A node and the cost of its cheapest way on.
    std::optional<std::pair<std::uint32_t, Wide>> from(int day)
    {
        if (!lines_.is_complete)
            return std::nullopt;
        if (day == days_)
            return end();
        Node node;
        for (const Set set : choices_[static_cast<std::size_t>(day)]) {
            const std::size_t before = stood_.size();
            judge_.add(stood_, member_, day, set);
            const bool is_lost = question_.only_feasible && set != 0 && judge_.is_lost(stood_, member_);
            if (const auto next = is_lost ? std::nullopt : from(day + 1))
                node.push_back({set, next->first, next->second});
            stood_.resize(before);
        }
        if (node.empty())
            return std::nullopt;
        const Wide least = std::ranges::min(node, {}, &Step::cost).cost;
        for (Step& step : node)
            step.cost -= least;
        auto& nodes = lines_.nodes[static_cast<std::size_t>(day)];
        const auto [known, is_new] =
            known_[static_cast<std::size_t>(day)].try_emplace(node, static_cast<std::uint32_t>(nodes.size()));
        if (is_new)
            nodes.push_back(std::move(node));
        return std::pair(known->second, least);
    }

    std::optional<std::pair<std::uint32_t, Wide>> end()
    {
        if (++lines_.count > most_lines / static_cast<std::size_t>(question_.problem.member_count())) {
            lines_.is_complete = false;
            return std::nullopt;
        }
        const Cost cost = judge_.cost(stood_, {{member_}, {}});
        if (question_.only_feasible && cost.hard > 0)
            return std::nullopt;
        return std::pair(0u, wide(cost));
    }

    const Question& question_;
    Judge judge_;
    MemberId member_;
    int days_;
    std::vector<std::vector<Set>> choices_;
    std::vector<std::map<Node, std::uint32_t>> known_;
    std::vector<Assignment> stood_;
    Lines lines_;
};

}  // namespace

Lines lines_of(const Question& question, MemberId member) { return LineMaker(question, member).make(); }

}  // namespace muster::roster::truth
