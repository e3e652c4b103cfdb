#include "roster/engine/bounding.hpp"

#include <algorithm>
#include <numeric>

namespace muster::roster::engine {
namespace {

constexpr int steps_first = 80;         // of subgradients, before the program
constexpr std::size_t most_rows = 900;  // of a program
constexpr std::uint64_t slow_round = 1'000'000'000;
constexpr std::size_t lines_told = 60;  // of each member

}  // namespace

Bounding::Bounding(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), dual_(instance, cover_rows, seed.split(0)), nobody_(instance),
      planner_(instance, seed.split(1)), is_small_(cover_rows + static_cast<std::size_t>(instance.members) <= most_rows)
{
    planner_.scale = dual_.scale();
    if (!is_small_)
        return;
    Scope everybody{
        .members = std::vector<int>(static_cast<std::size_t>(instance.members)), .from = 0, .to = instance.days};
    std::iota(everybody.members.begin(), everybody.members.end(), 0);
    program_ = std::make_unique<Columns>(instance, cover_rows, planner_, nobody_, std::move(everybody), seed.split(2));
}

void Bounding::raise(std::optional<Cost> upper, std::uint64_t work, const std::function<bool()>& stopped)
{
    const std::uint64_t start = this->work();
    const auto ends = [&] { return this->work() - start >= work || stopped(); };
    while (!is_done_ && !dual_.is_infeasible() && !ends()) {
        if (!is_small_ || steps_ < steps_first) {
            if (!dual_.step(upper, ends)) {
                is_slow_ = is_slow_ || (!is_small_ && steps_ == 0 && dual_.work() > slow_round);
                return;
            }
            ++steps_;
            is_done_ = !is_small_ && dual_.is_settled();
            if (is_small_ && steps_ > steps_first / 2)
                for (int member = 0; member < instance_.members; ++member)
                    program_->offer(member, dual_.lines()[static_cast<std::size_t>(member)]);
            continue;
        }
        const std::uint64_t before = dual_.work();
        const std::uint64_t programmed = program_->work();
        const bool goes_on = program_->raise(dual_, ends);
        program_work_ += program_->work() - programmed - (dual_.work() - before);
        is_done_ = !goes_on && !dual_.is_midway();
    }
}

Outlook Bounding::outlook() const
{
    Outlook outlook{.prices = dual_.best_prices(), .lines = {}, .scale = dual_.scale(), .is_rough = is_slow_};
    if (is_done_ && program_)
        for (int member = 0; member < instance_.members; ++member)
            outlook.lines.push_back(program_->lines_of(member, lines_told));
    return outlook;
}

}  // namespace muster::roster::engine
