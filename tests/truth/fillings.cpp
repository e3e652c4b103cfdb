#include "fillings.hpp"

#include <vector>

namespace muster::inline v0_2::roster::truth {

Fillings::Fillings(const Question& question, const std::vector<Lines>& lines, int day)
    : members_(lines.size()), width_(1u << question.problem.shift_types().size())
{
    const Judge judge(question);
    std::vector<std::vector<Set>> sets(members_);
    std::size_t all = 1;
    for (std::size_t member = 0; member < members_; ++member) {
        std::vector<bool> is_used(width_, false);
        for (const Node& node : lines[member].nodes[static_cast<std::size_t>(day)])
            for (const Step& step : node)
                is_used[step.set] = true;
        for (Set set = 0; set < width_; ++set)
            if (is_used[set])
                sets[member].push_back(set);
        all *= width_;
    }
    costs_.assign(all, nothing);
    std::vector<std::size_t> at(members_, 0);
    for (;;) {
        std::vector<Assignment> stood;
        Filling filling{};
        for (std::size_t member = 0; member < members_; ++member) {
            filling.sets[member] = sets[member][at[member]];
            judge.add(stood, member_id(member), day, filling.sets[member]);
        }
        const Cost cost = judge.cost(stood, {{}, {day}});
        if (!question.only_feasible || cost.hard == 0) {
            filling.cost = costs_[index(filling.sets)] = wide(cost);
            all_.push_back(filling);
        }
        std::size_t member = 0;
        while (member < members_ && ++at[member] == sets[member].size())
            at[member++] = 0;
        if (member == members_)
            return;
    }
}

}  // namespace muster::roster::truth
