// A roster's cost is the sum of what the checker finds on each member's line and on each day (Scope). So all lines of a
// member are made and judged once, and all fillings of a day. Lines are kept as a graph from day to day: two beginnings
// that can be gone on with in the same ways at the same further cost are one node. Then rosters are searched from day
// to day: a state is a node for each member, and one that was reached before at no greater cost is left. What is to
// come is bounded from below by each member's cheapest way on and each day's cheapest filling, apart; prices on who
// stands what, paid by the one and earned by the other, make that bound close (Lagrangian decomposition). The prices
// are found by subgradients; any prices are right, so that nothing depends on how well they are found.
//
// First only what bends no hard rule is looked at. If there is none, all lines and fillings are, a hard unit counting
// for more than all that is soft.
#include "exhaustive.hpp"

#include "fillings.hpp"
#include "judge.hpp"
#include "lines.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::truth {
namespace {

constexpr std::size_t first_states = 2'000;  // looked at before prices are sought
constexpr std::size_t most_states = 400'000;
constexpr int price_rounds = 60;

class Search {
public:
    Search(const Question& question, std::vector<Lines> lines)
        : problem_(question.problem), judge_(question), members_(lines.size()),
          days_(static_cast<std::size_t>(question.problem.day_count())), lines_(std::move(lines)),
          width_(std::size_t{1} << question.problem.shift_types().size())
    {
        for (std::size_t day = 0; day < days_; ++day)
            fillings_.emplace_back(question, lines_, static_cast<int>(day));
        for (const Lines& line : lines_)
            start_ += line.least;
        prices_.assign(members_ * days_ * width_, 0);
        on_the_way_.resize(days_);
    }

    /// Whether it came to an end.
    bool run()
    {
        for (const Fillings& day : fillings_)
            if (day.all().empty())
                return true;
        bound();
        for (std::size_t limit = first_states; limit <= most_states; limit *= 4) {
            if (search(limit))
                return true;
            for (int round = 0; best_ && round < price_rounds; ++round)
                raise();
            use_best_prices();
        }
        return false;
    }

    [[nodiscard]] const std::optional<Wide>& best() const { return best_; }
    [[nodiscard]] Roster roster() const
    {
        std::vector<Assignment> stood;
        for (std::size_t member = 0; member < members_; ++member)
            for (std::size_t day = 0; day < days_; ++day)
                judge_.add(stood, member_id(member), static_cast<int>(day), best_sets_[day][member]);
        return Roster(problem_.period(), problem_.members().size(), std::move(stood));
    }

private:
    using State = std::array<std::uint32_t, most_members>;
    struct StateHash {
        std::size_t operator()(const State& state) const
        {
            std::uint64_t hash = 0;
            for (const std::uint32_t node : state)
                hash = (hash ^ node) * 0x9e3779b97f4a7c15u + (hash >> 29);
            return hash;
        }
    };
    struct Next {
        Wide bound = 0;
        Wide cost = 0;  ///< so far
        State state{};
        Fillings::Sets sets{};
    };

    [[nodiscard]] Wide& price(std::size_t member, std::size_t day, Set set)
    {
        return prices_[(member * days_ + day) * width_ + set];
    }

    /// Lays out what is to come at least, at these prices. Sets the sum of all, and what is chosen for it.
    void bound()
    {
        whole_ = start_;
        ways_.assign(members_, {});
        for (std::size_t member = 0; member < members_; ++member) {
            auto& way = ways_[member];
            way.resize(days_ + 1);
            way[days_] = {0};
            for (std::size_t day = days_; day-- > 0;) {
                for (const Node& node : lines_[member].nodes[day]) {
                    Wide least = 0;
                    bool is_first = true;
                    for (const Step& step : node) {
                        const Wide cost = step.cost + way[day + 1][step.node] - price(member, day, step.set);
                        if (is_first || cost < least)
                            least = cost;
                        is_first = false;
                    }
                    way[day].push_back(least);
                }
            }
            // Nodes are numbered as they are made, the root last of its day and alone.
            whole_ += way[0].front();
        }
        rest_.assign(days_ + 1, 0);
        cheapest_.assign(days_, nullptr);
        for (std::size_t day = days_; day-- > 0;) {
            Wide least = 0;
            for (const Fillings::Filling& filling : fillings_[day].all()) {
                Wide cost = filling.cost;
                for (std::size_t member = 0; member < members_; ++member)
                    cost += price(member, day, filling.sets[member]);
                if (cheapest_[day] == nullptr || cost < least) {
                    least = cost;
                    cheapest_[day] = &filling;
                }
            }
            rest_[day] = rest_[day + 1] + least;
        }
        whole_ += rest_[0];
    }

    /// A step of the subgradient, as long as the distance to the best known says (Polyak).
    void raise()
    {
        bound();
        if (!best_bound_ || whole_ > *best_bound_) {
            best_bound_ = whole_;
            best_prices_ = prices_;
        } else if (++rounds_in_vain_ % 8 == 0) {
            stride_ *= 0.6;
        }
        std::vector<int> slope(prices_.size(), 0);
        for (std::size_t member = 0; member < members_; ++member) {
            std::uint32_t at = 0;
            for (std::size_t day = 0; day < days_; ++day) {
                slope[(member * days_ + day) * width_ + cheapest_[day]->sets[member]] += 1;
                for (const Step& step : lines_[member].nodes[day][at])
                    if (step.cost + ways_[member][day + 1][step.node] - price(member, day, step.set) ==
                        ways_[member][day][at]) {
                        slope[(member * days_ + day) * width_ + step.set] -= 1;
                        at = step.node;
                        break;
                    }
            }
        }
        double square = 0.0;
        for (const int part : slope)
            square += static_cast<double>(part) * part;
        if (square == 0.0)
            return;
        const double length = stride_ * static_cast<double>(*best_ - whole_) / square;
        for (std::size_t at = 0; at < slope.size(); ++at)
            prices_[at] += static_cast<Wide>(length * slope[at]);
    }

    void use_best_prices()
    {
        if (best_bound_)
            prices_ = best_prices_;
        bound();
    }

    /// Whether all was looked at within a number of states.
    bool search(std::size_t limit)
    {
        seen_.assign(days_ + 1, {});
        states_left_ = limit;
        return go_on(0, State{}, start_);
    }

    bool go_on(std::size_t day, const State& state, Wide cost)
    {
        if (day == days_) {
            if (!best_ || cost < *best_) {
                best_ = cost;
                best_sets_ = on_the_way_;
            }
            return true;
        }
        if (states_left_ == 0)
            return false;
        --states_left_;
        std::vector<Next> next;
        Next made{.cost = cost};
        Wide ahead = rest_[day + 1];
        collect(day, state, 0, made, ahead, next);
        std::ranges::sort(next, {}, &Next::bound);
        for (const Next& each : next) {
            if (best_ && each.bound >= *best_)
                break;
            const auto [seen, is_new] = seen_[day + 1].try_emplace(each.state, each.cost);
            if (!is_new && seen->second <= each.cost)
                continue;
            seen->second = each.cost;
            on_the_way_[day] = each.sets;
            if (!go_on(day + 1, each.state, each.cost))
                return false;
        }
        return true;
    }

    void collect(std::size_t day, const State& state, std::size_t member, Next& made, Wide ahead,
                 std::vector<Next>& next) const
    {
        if (member == members_) {
            const Wide filling = fillings_[day].cost(made.sets);
            if (filling == Fillings::nothing)
                return;
            Next whole = made;
            whole.cost += filling;
            whole.bound = whole.cost + ahead;
            if (!best_ || whole.bound < *best_)
                next.push_back(whole);
            return;
        }
        for (const Step& step : lines_[member].nodes[day][state[member]]) {
            made.sets[member] = step.set;
            made.state[member] = step.node;
            made.cost += step.cost;
            collect(day, state, member + 1, made, ahead + ways_[member][day + 1][step.node], next);
            made.cost -= step.cost;
        }
    }

    const Problem& problem_;
    Judge judge_;
    std::size_t members_;
    std::size_t days_;
    std::vector<Lines> lines_;
    std::size_t width_;
    std::vector<Fillings> fillings_;
    Wide start_ = 0;
    std::vector<Wide> prices_;  ///< member x day x set
    std::vector<Wide> best_prices_;
    std::optional<Wide> best_bound_;
    Wide whole_ = 0;
    double stride_ = 1.0;
    int rounds_in_vain_ = 0;
    std::vector<std::vector<std::vector<Wide>>> ways_;  ///< member, day, node
    std::vector<Wide> rest_;                            ///< of the days from here
    std::vector<const Fillings::Filling*> cheapest_;
    std::vector<std::unordered_map<State, Wide, StateHash>> seen_;
    std::size_t states_left_ = 0;
    std::vector<Fillings::Sets> on_the_way_;
    std::vector<Fillings::Sets> best_sets_;
    std::optional<Wide> best_;
};

Truth answer(const Question& question)
{
    if (question.problem.members().size() > most_members)
        throw std::out_of_range("more members than this search is for");
    std::vector<Lines> lines;
    for (std::size_t row = 0; row < question.problem.members().size(); ++row) {
        lines.push_back(lines_of(question, member_id(row)));
        if (!lines.back().is_complete)
            return {};
        if (lines.back().is_empty)
            return {.is_known = true};
    }
    Search search(question, std::move(lines));
    if (!search.run())
        return {};
    Truth truth{.is_known = true};
    if (search.best()) {
        truth.best = narrow(*search.best());
        truth.is_feasible = truth.best->hard == 0;
        truth.roster = search.roster();
    }
    return truth;
}

}  // namespace

std::optional<Truth> best_of_every_roster(const Problem& problem, std::size_t most)
{
    const Question question{.problem = problem, .only_feasible = false};
    const Judge judge(question);
    struct Cell {
        MemberId member;
        int day;
        std::vector<Set> sets;
        std::size_t at = 0;
    };
    std::vector<Cell> cells;
    std::size_t all = 1;
    for (std::size_t row = 0; row < problem.members().size(); ++row)
        for (int day = 0; day < problem.day_count(); ++day) {
            cells.push_back({member_id(row), day, judge.choices(member_id(row), day)});
            all *= cells.back().sets.size();
            if (all > most)
                return std::nullopt;
        }
    Truth truth{.is_known = true};
    for (;;) {
        std::vector<Assignment> stood;
        for (const Cell& cell : cells)
            judge.add(stood, cell.member, cell.day, cell.sets[cell.at]);
        const Roster roster(problem.period(), problem.members().size(), std::move(stood));
        const Score score = check(problem, roster).score;
        if (const Cost cost{score.hard, score.cost}; !truth.best || cost < *truth.best) {
            truth.best = cost;
            truth.roster = roster;
        }
        std::size_t cell = 0;
        while (cell < cells.size() && ++cells[cell].at == cells[cell].sets.size())
            cells[cell++].at = 0;
        if (cell == cells.size())
            break;
    }
    truth.is_feasible = truth.best->hard == 0;
    return truth;
}

Truth best_of_all_lines(const Problem& problem)
{
    const Truth kept = answer({.problem = problem});
    if (!kept.is_known || kept.is_feasible)
        return kept;
    const Truth bent = answer({.problem = problem, .only_feasible = false});
    return bent.is_known ? bent : kept;
}

std::optional<bool> can_hold(const Problem& problem, const std::function<bool(const Violation&)>& counts)
{
    const Truth truth = answer({.problem = problem, .keeps_days = false, .has_soft = false, .counts = counts});
    return truth.is_known ? std::optional(truth.is_feasible) : std::nullopt;
}

}  // namespace muster::roster::truth
