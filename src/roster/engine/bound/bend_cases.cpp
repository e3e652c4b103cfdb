#include "roster/engine/bound/bend_cases.hpp"

#include "muster/roster/reweighted.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr Cost parts = 8;  // of a unit of cost, that bends are paid in
constexpr std::size_t most_nodes = 200;
constexpr std::size_t lines_begun_with = 36;  // of a member
constexpr int mixed_at_a_time = 10;           // rounds, to see what a split gains
constexpr int mixed_times = 8;
constexpr double near_enough = 0.75;         // times, from those that mixtures have
constexpr double part_of_bend = 0.02;        // of a bend: no number of times is whole
constexpr double least_gain_of_both = 0.02;  // of a cost unit, of both cases of a split
constexpr int patience_of_bends = 80;        // rounds of a program
constexpr std::size_t most_tried = 7;        // prices of one split
constexpr double greatest_step = 0.25;       // of the first price, in weights
constexpr double least_step = 0.1;           // of the first price, in weights
constexpr double least_part_between = 0.1;   // between two prices
constexpr std::uint64_t work_of_problem = 3'000'000;

/// Nothing costs anything from `least` to `most` times; others are not.
Demand within(double least, std::optional<double> most, double beyond)
{
    constexpr double all = std::numeric_limits<std::int32_t>::max();
    Demand demand{.target = least};
    demand.below.push_back({beyond, least});
    if (most)
        demand.above.push_back({0.0, *most - least});
    demand.above.push_back({most ? beyond : 0.0, all});
    return demand;
}

/// What lines cost in parts, about: between what their prices prove and what the shares cost.
double settled(RestrictedMaster& mixture)
{
    double proved = -std::numeric_limits<double>::max();
    double cost = std::numeric_limits<double>::max();
    for (int times = 0; times < mixed_times; ++times) {
        mixture.mix(mixed_at_a_time);
        proved = times == 0 ? mixture.proved() : std::max(proved, mixture.proved());
        cost = times == 0 ? mixture.objective() : std::min(cost, mixture.objective());
    }
    return (proved + cost) / 2.0;
}

}  // namespace

struct BendCases::Node {
    /// What proves it: the problem whose bends cost otherwise.
    struct Proof {
        Proof(Instance made, std::size_t rows, Seed seed)
            : instance(std::move(made)), dual(instance, rows, seed.split(0)), program(instance, rows, seed.split(1)),
              seed_of_cases(seed.split(2))
        {
        }
        Instance instance;
        LagrangianDual dual;
        ColumnGeneration program;
        Seed seed_of_cases;
        std::unique_ptr<BranchAndBound> cases{};
        std::vector<Cost> prices{};  ///< of bends, by split on the way
        Cost scale = 1;
        [[nodiscard]] std::uint64_t work() const { return program.work() + (cases ? cases->work() : 0); }
    };
    Node* parent = nullptr;
    bool has_more = false;
    std::unique_ptr<Node> fewer{};
    std::unique_ptr<Node> more{};
    Split split{};                   ///< where it is split
    std::unique_ptr<Proof> proof{};  ///< under way
    bool is_stuck = false;           ///< nothing more to try
    int in_vain = 0;                 ///< rounds of its program, after its end
    Cost bound = 0;
    /// Of prices alone, those that have proved most; at first of the case it comes from.
    struct Shown {
        std::vector<Cost> prices{};  ///< of bends, by split on the way
        Cost scale = 1;
        BoundCase by{};
        Cost scale_of_prices = 1;
        Cost of_parts = 0;    ///< proved of the other problem
        double value = -1.0;  ///< of this one, not in whole units
    };
    Shown shown{};
    /// What a price of the last split on the way has proved, and how that changes with it.
    struct Tried {
        double price = 0.0;
        double value = 0.0;
        double slope = 0.0;
    };
    List<Tried> tried{};                              ///< the first: no price, as in the case it comes from
    std::unique_ptr<Proof> best{};                    ///< of those tried
    List<double> cover_prices{};                      ///< in whole costs, to begin from
    std::shared_ptr<const RestrictedMaster> start{};  ///< lines to begin with
    double suggested = 0.0;                           ///< by these: the first price of the last split
    std::optional<Told> told{};                       ///< closed, or nothing more to try

    [[nodiscard]] bool is_leaf() const { return !fewer; }
    /// Calls `visit(split, has_more)` for the splits on the way to it, from the first.
    template <class Visit>
    void each_on_way(const Visit& visit) const
    {
        if (parent == nullptr)
            return;
        parent->each_on_way(visit);
        visit(parent->split, has_more);
    }
};

BendCases::BendCases(const Problem& problem, const Instance& instance, const List<int>& members, const List<int>& rows,
                     Seed seed, const RestrictedMaster& mixture, const List<double>& prices)
    : problem_(problem), instance_(instance), members_(members), rows_(rows), seed_(seed),
      whole_(std::make_unique<Node>())
{
    whole_->cover_prices = prices;
    const Instance whole(problem);
    const auto add = [&](Rules rules) {
        if (auto tally = BendTally::of(problem, whole, std::move(rules)))
            tallies_.push_back(std::move(*tally));
    };
    if (const auto odd = odd_rules(problem, whole)) {
        add(*odd);
        if (!tallies_.empty())
            odd_ = 0;
    }
    for (const std::uint32_t rule : soft_rules_of_members(problem))
        if (tallies_.empty() || tallies_.front().rules() != Rules{rule})
            add({rule});
    work_ += work_of_problem * (tallies_.size() + 1);
    is_done_ = tallies_.empty();
    whole_->start = std::make_shared<const RestrictedMaster>(mixture);
}

BendCases::~BendCases() = default;

int BendCases::times_of(std::size_t tally, int member, const Line& line) const
{
    return tallies_[tally].times(members_[member], line, instance_.line_toll(member, line));
}

/// The price of the last split to be tried next: where what two prices have proved, going on as it begins, would meet.
/// Nothing where no other is left.
std::optional<double> BendCases::next_price(const Node& node) const
{
    const Split& last = node.parent->split;
    const double weight = static_cast<double>(tallies_[last.tally].greatest_weight());
    const double side = node.has_more ? 1.0 : -1.0;
    if (node.tried.size() == 1)
        return side * std::clamp(side * node.suggested, least_step * weight, greatest_step * weight);
    if (node.tried.size() > most_tried)
        return std::nullopt;
    const Node::Tried* rising = nullptr;  // towards greater prices
    const Node::Tried* falling = nullptr;
    for (const Node::Tried& one : node.tried) {
        if (std::abs(one.slope) < part_of_bend)
            return std::nullopt;
        if (one.slope > 0.0 && (rising == nullptr || one.price > rising->price))
            rising = &one;
        if (one.slope < 0.0 && (falling == nullptr || one.price < falling->price))
            falling = &one;
    }
    if (rising == nullptr || falling == nullptr) {
        const Node::Tried& farthest =
            *std::ranges::max_element(node.tried, {}, [](const Node::Tried& one) { return std::abs(one.price); });
        return 2.0 * farthest.price;
    }
    const double width = falling->price - rising->price;
    const double meet =
        rising->price + (falling->value - rising->value - falling->slope * width) / (rising->slope - falling->slope);
    const double price =
        std::clamp(meet, rising->price + least_part_between * width, falling->price - least_part_between * width);
    const double fine = 1.0 / static_cast<double>(parts);
    const bool is_new = std::ranges::none_of(
        node.tried, [&](const Node::Tried& one) { return std::abs(one.price - price) < 0.5 * fine; });
    return is_new ? std::optional(price) : std::nullopt;
}

/// Begins a proof at other prices of bends. False where there are none left to try.
bool BendCases::open(Node& node)
{
    const Cost scale = node.parent == nullptr ? 1 : parts;
    std::vector<Cost> paid;
    for (const Cost price : node.shown.prices)
        paid.push_back(price * (scale / node.shown.scale));
    if (node.parent != nullptr) {
        const auto price = next_price(node);
        if (!price)
            return false;
        paid.back() = std::llround(*price * static_cast<double>(scale));
    }
    std::vector<std::int64_t> by_rule(Penalties().all().size(), 0);
    std::size_t at = 0;
    node.each_on_way([&](const Split& split, bool) {
        for (const std::uint32_t rule : tallies_[split.tally].rules())
            by_rule[rule] += paid[at];
        ++at;
    });
    const auto other = reweighted(problem_, scale, by_rule);
    work_ += work_of_problem;
    if (!other)
        return false;
    node.proof = std::make_unique<Node::Proof>(Instance(*other).of_cover(members_, rows_), rows_.size(),
                                               seed_.split(1000 + nodes_).split(node.tried.size()));
    node.proof->prices = std::move(paid);
    node.proof->scale = scale;
    List<double> prices = node.cover_prices;
    for (double& price : prices)
        price *= static_cast<double>(scale);
    node.proof->program.begin_at(prices);
    for (int member = 0; member < instance_.members; ++member) {
        for (const Line& line : node.start->lines_of(member, lines_begun_with))
            node.proof->program.offer(member, line);
        if (node.best)
            for (const Line& line : node.best->program.mixture().lines_of(member, lines_begun_with / 2))
                node.proof->program.offer(member, line);
    }
    return true;
}

/// The fewest and the most times that the rules of a tally are bent in a case.
std::pair<int, int> BendCases::range_of(const Node& node, std::size_t tally) const
{
    std::pair<int, int> range{0, std::numeric_limits<int>::max()};
    node.each_on_way([&](const Split& split, bool has_more) {
        if (split.tally == tally && has_more)
            range.first = std::max(range.first, split.times + 1);
        else if (split.tally == tally)
            range.second = std::min(range.second, split.times);
    });
    return range;
}

/// How often the rules that costs are odd with are bent, where that is one number.
std::optional<int> BendCases::odd_times(const Node& node) const
{
    if (!odd_)
        return std::nullopt;
    const auto [fewest, most] = range_of(node, *odd_);
    return fewest == most ? std::optional(fewest) : std::nullopt;
}

/// What a roster of the case costs at least that costs so many parts on a problem where bends are paid so.
Cost BendCases::whole_cost(const Node& node, const std::vector<Cost>& prices, Cost scale, Cost of_parts) const
{
    const Cost unit = instance_.cost_unit;
    const Cost paid = of_parts + paid_at_edges(node, prices);
    Cost cost = instance_.in_whole_units(paid <= 0 ? 0 : (paid + scale - 1) / scale);
    if (const auto odd = odd_times(node); odd && cost / unit % 2 != *odd % 2)
        cost += unit;
    return cost;
}

/// What is paid in any roster of the case at least.
Cost BendCases::paid_at_edges(const Node& node, const std::vector<Cost>& prices)
{
    Cost paid = 0;
    std::size_t at = 0;
    node.each_on_way(
        [&](const Split& split, bool has_more) { paid += prices[at++] * (split.times + (has_more ? 1 : 0)); });
    return paid;
}

/// What its prices have proved, not in whole units.
double BendCases::value_of(const Node& node)
{
    const Node::Proof& proof = *node.proof;
    return (proof.dual.value() + static_cast<double>(paid_at_edges(node, proof.prices))) /
           static_cast<double>(proof.scale);
}

/// How often lines in parts bend the rules of a tally.
double BendCases::times_in(const RestrictedMaster& mixture, std::size_t tally) const
{
    double times = 0.0;
    for (int member = 0; member < instance_.members; ++member)
        for (const RestrictedMaster::Part& part : mixture.parts(member))
            if (part.share > 0.0)
                times += part.share * times_of(tally, member, part.duties);
    return times;
}

/// What the other problem must be proved to cost so that the case costs `upper` or more.
Cost BendCases::needed(const Node& node, Cost upper) const
{
    const Cost unit = instance_.cost_unit;
    Cost below = (upper - 1) / unit * unit;  // the greatest cost that must not be
    if (const auto odd = odd_times(node); odd && below / unit % 2 != *odd % 2)
        below -= unit;
    return below * node.proof->scale + 1 - paid_at_edges(node, node.proof->prices);
}

Cost BendCases::cost_shown(const Node& node) const
{
    return whole_cost(node, node.shown.prices, node.shown.scale, node.shown.of_parts);
}

void BendCases::take_bound(Node& node)
{
    const Node::Proof& proof = *node.proof;
    if (const auto bound = proof.dual.bound(); bound && value_of(node) > node.shown.value) {
        node.shown = {.prices = proof.prices,
                      .scale = proof.scale,
                      .by = {.prices = proof.dual.certificate().prices, .counted = proof.dual.certificate().counted},
                      .scale_of_prices = proof.dual.scale(),
                      .of_parts = *bound,
                      .value = value_of(node)};
        node.bound = std::max(node.bound, cost_shown(node));
        node.cover_prices = proof.dual.best_prices();
        for (double& price : node.cover_prices)
            price /= static_cast<double>(proof.scale);
    }
    if (proof.cases)
        node.bound = std::max(node.bound, whole_cost(node, proof.prices, proof.scale, proof.cases->bound()));
}

/// The parity of what is better than what is known decides: the rules are bent as often as mixtures bend them, or
/// nearly, and cannot be for that.
std::optional<int> BendCases::parity_times(const Node& node, Cost upper) const
{
    const Cost below = (upper - 1) / instance_.cost_unit;
    if (!odd_ || odd_times(node) || node.bound / instance_.cost_unit < below)
        return std::nullopt;
    const double times = times_in(node.proof->program.mixture(), *odd_);
    // The nearest number of times that `below` cannot have.
    int wanted = static_cast<int>(std::floor(times));
    if (wanted % 2 == below % 2)
        wanted = wanted == 0 || times - wanted > 0.0 ? wanted + 1 : wanted - 1;
    const auto [fewest, most] = range_of(node, *odd_);
    if (wanted < fewest || wanted > most || std::abs(times - wanted) > near_enough)
        return std::nullopt;
    return wanted;
}

/// Of a case whose program is at its end: its lines, and what they cost once they have come to rest.
BendCases::AtRest BendCases::at_rest(const Node& node)
{
    AtRest rest{std::make_shared<const RestrictedMaster>(node.proof->program.mixture()), node.proof->program.mixture(),
                static_cast<double>(node.proof->scale), static_cast<double>(node.proof->instance.hard_weight)};
    const std::uint64_t before = rest.mixture.work();
    rest.cost = settled(rest.mixture);
    work_ += rest.mixture.work() - before;
    return rest;
}

/// What a split is seen to gain there, in whole costs, and the price that its bends have.
BendCases::Seen BendCases::seen_of(const AtRest& rest, const Split& split, bool has_more)
{
    RestrictedMaster mixture = rest.mixture;
    const std::uint64_t before = mixture.work();
    mixture.count_also(
        has_more ? within(split.times + 1, std::nullopt, rest.beyond) : within(0, split.times, rest.beyond),
        [&](int member, const RestrictedMaster::Part& part) { return times_of(split.tally, member, part.duties); });
    const double cost = settled(mixture);
    work_ += mixture.work() - before;
    return {(cost - rest.cost) / rest.scale, mixture.prices().back() / rest.scale};
}

/// The one that is seen to raise both of its cases most.
std::optional<BendCases::Split> BendCases::best_split(const Node& node, const AtRest& rest, Cost upper)
{
    const double most = static_cast<double>(upper - node.bound + instance_.cost_unit);
    const double least = least_gain_of_both * static_cast<double>(instance_.cost_unit);
    std::optional<Split> best;
    double best_gain = least * least;
    for (std::size_t tally = 0; tally < tallies_.size(); ++tally) {
        const double times = times_in(*rest.lines, tally);
        if (std::abs(times - std::round(times)) < part_of_bend)
            continue;
        const Split tried{tally, static_cast<int>(std::floor(times))};
        if (const auto [fewest, most_times] = range_of(node, tally); tried.times < fewest || tried.times >= most_times)
            continue;
        const double fewer = std::min(most, seen_of(rest, tried, false).gain);
        const double more = fewer > least ? std::min(most, seen_of(rest, tried, true).gain) : 0.0;
        if (more > least && fewer * more > best_gain) {
            best = tried;
            best_gain = fewer * more;
        }
    }
    return best;
}

bool BendCases::split(Node& node, Cost upper)
{
    if (nodes_ + 4 > most_nodes)
        return false;
    const AtRest rest = at_rest(node);
    if (const auto wanted = parity_times(node, upper)) {
        const auto [fewest, most] = range_of(node, *odd_);
        Node* more = &node;
        if (*wanted > fewest)
            more = split_by(node, rest, {*odd_, *wanted - 1});
        if (*wanted < most)
            split_by(*more, rest, {*odd_, *wanted});
    } else if (const auto found = best_split(node, rest, upper)) {
        split_by(node, rest, *found);
    } else {
        return false;
    }
    node.proof.reset();
    node.start.reset();
    return true;
}

/// By what is known of it, or of the case it was just split from. The case with more.
BendCases::Node* BendCases::split_by(Node& node, const AtRest& rest, const Split& split)
{
    const double times = times_in(*rest.lines, split.tally);
    node.split = split;
    for (auto* half : {&node.fewer, &node.more}) {
        *half = std::make_unique<Node>();
        Node& made = **half;
        made.parent = &node;
        made.has_more = half == &node.more;
        made.shown = node.shown;
        made.shown.prices.push_back(0);
        made.bound = std::max(node.bound, cost_shown(made));
        made.cover_prices = node.cover_prices;
        made.start = rest.lines;
        made.suggested = seen_of(rest, split, made.has_more).price;
        made.tried.push_back({0.0, node.shown.value, split.times + (made.has_more ? 1 : 0) - times});
        ++nodes_;
    }
    return node.more.get();
}

/// Its program is at its end and proves too little: other prices, a split, or cases of cover and days.
void BendCases::end_program(Node& node, Cost upper)
{
    if (node.parent != nullptr) {
        const Split& last = node.parent->split;
        const int edge = last.times + (node.has_more ? 1 : 0);
        const double before = std::ranges::max_element(node.tried, {}, &Node::Tried::value)->value;
        node.tried.push_back({static_cast<double>(node.proof->prices.back()) / static_cast<double>(node.proof->scale),
                              value_of(node), edge - times_in(node.proof->program.mixture(), last.tally)});
        if (!node.best || node.tried.back().value >= before)
            node.best = std::move(node.proof);
        if (open(node))
            return;
        node.proof = std::move(node.best);
    }
    if (split(node, upper))
        return;
    Node::Proof& proof = *node.proof;
    proof.cases = std::make_unique<BranchAndBound>(proof.instance, proof.seed_of_cases, proof.program, proof.dual);
}

void BendCases::go_on(Node& node, Cost upper, const Budget& budget)
{
    if (!node.proof) {
        node.is_stuck = !open(node);
        if (node.is_stuck)
            return;
    }
    Node::Proof& proof = *node.proof;
    const std::uint64_t before = proof.work();
    if (proof.cases) {
        const Cost enough = needed(node, upper);
        proof.cases->meet(enough, false);
        proof.cases->raise(enough, budget);
        proof.cases->meet(enough, false);
        node.is_stuck = proof.cases->is_done() && proof.cases->bound() < enough;
        work_ += proof.work() - before;
        take_bound(node);
        return;
    }
    const bool goes_on = proof.program.raise(proof.dual, budget);
    work_ += proof.work() - before;
    if (proof.dual.is_infeasible()) {
        node.is_stuck = true;
        return;
    }
    if (proof.dual.is_midway())
        return;
    take_bound(node);
    // While lines in parts cost enough, prices may yet prove it.
    if (goes_on || node.bound >= upper)
        node.in_vain = 0;
    else if (proof.program.objective() < static_cast<double>(needed(node, upper)) || ++node.in_vain > patience_of_bends)
        end_program(node, upper);
}

/// The case that holds the bound down.
BendCases::Node* BendCases::next(Cost upper)
{
    Node* least = nullptr;
    Cost bound = upper;
    const auto see = [&](const auto& again, Node& node) -> void {
        if (!node.is_leaf()) {
            again(again, *node.fewer);
            again(again, *node.more);
            return;
        }
        bound = std::min(bound, node.bound);
        if (node.bound < upper && !node.is_stuck && (least == nullptr || node.bound < least->bound))
            least = &node;
    };
    see(see, *whole_);
    bound_ = std::max(bound_, bound);
    return least;
}

void BendCases::raise(Cost upper, const Budget& budget)
{
    while (!budget.is_spent()) {
        if (at_ == nullptr || !at_->is_leaf() || at_->is_stuck || at_->bound >= upper)
            at_ = next(upper);
        if (at_ == nullptr) {
            is_done_ = true;
            return;
        }
        go_on(*at_, upper, budget);
        if (at_->is_leaf() && (at_->is_stuck || at_->bound >= upper))
            put_away(*at_);
    }
    at_ = next(upper);
}

void BendCases::tell(const Node& node, std::vector<Told>& told) const
{
    if (!node.is_leaf()) {
        told.push_back({.here = {.split = BendSplit{tallies_[node.split.tally].rules(), node.split.times}}});
        tell(*node.fewer, told);
        tell(*node.more, told);
        return;
    }
    told.push_back(node.told ? *node.told : told_of(node));
}

/// A case that is not split, as it stands.
BendCases::Told BendCases::told_of(const Node& node) const
{
    const Node::Proof* proof = node.proof.get();
    Told one;
    if (proof != nullptr && proof->cases &&
        whole_cost(node, proof->prices, proof->scale, proof->cases->bound()) > cost_shown(node)) {
        one.here.scale = proof->scale;
        one.here.prices.assign(proof->prices.begin(), proof->prices.end());
        one.scale = proof->cases->scale();
        one.by = proof->cases->cases();
        return one;
    }
    one.here.scale = node.shown.scale;
    one.here.prices.assign(node.shown.prices.begin(), node.shown.prices.end());
    one.scale = node.shown.scale_of_prices;
    one.by.cases.push_back(node.shown.by);
    return one;
}

/// Keeps no more of a case than what proves it.
void BendCases::put_away(Node& node) const
{
    node.told = told_of(node);
    node.proof.reset();
    node.best.reset();
    node.start.reset();
}

std::vector<BendCases::Told> BendCases::cases() const
{
    std::vector<Told> told;
    tell(*whole_, told);
    return told;
}

}  // namespace muster::roster::engine::bound
