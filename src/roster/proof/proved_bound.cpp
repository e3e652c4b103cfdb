// The checker of bounds: each row of cover and each member by itself, at the prices given (line_bound.hpp), case by
// case.
#include "muster/roster/bound.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"
#include "muster/roster/hard_cover.hpp"
#include "roster/proof/cost_unit.hpp"
#include "roster/proof/effort.hpp"
#include "roster/proof/every_roster.hpp"
#include "roster/proof/line_bound.hpp"
#include "roster/proof/line_ways.hpp"
#include "roster/proof/reckoning.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

namespace muster::roster {
namespace {

constexpr std::size_t most_steps = 100'000'000;  // of a search through all rosters
constexpr std::size_t members_at_once = 4;       // of a thread, before it is asked whether all is too large

/// How many people a row has in the case at hand.
struct People {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// The least that a row costs when it pays `price` for each person, over all numbers of people it could have.
std::int64_t least_of_row(const Problem& problem, const Cover& cover, std::int64_t price, std::int64_t scale,
                          People could)
{
    std::int64_t best = never;
    const auto& [below, above] = std::pair{problem.penalties().minimum_cover, problem.penalties().maximum_cover};
    for (std::int64_t people = could.least; people <= could.most; ++people) {
        const std::int64_t lacking = std::max<std::int64_t>(0, cover.minimum - people);
        const std::int64_t spare = std::max<std::int64_t>(0, people - cover.maximum);
        if ((lacking > 0 && below.is_hard) || (spare > 0 && above.is_hard))
            continue;
        const std::int64_t toll = lacking * below.weight + spare * above.weight +
                                  std::max<std::int64_t>(0, cover.wanted - people) * cover.under_weight +
                                  std::max<std::int64_t>(0, people - cover.wanted) * cover.over_weight;
        best = std::min(best, toll * scale + price * people);
    }
    return best;
}

/// @throws InvalidInput
void check_sums(const Problem& problem, const BoundCertificate& certificate)
{
    const auto refuse = [](const SumPrice& sum, const std::string& fault, const std::string& remedy) {
        throw InvalidInput({"bound certificate"},
                           "of a sum of member " + std::to_string(sum.member.row()) + " " + fault, remedy);
    };
    std::vector<SumPrice> seen = certificate.sums;
    for (SumPrice& sum : seen) {
        if (sum.member.row() >= problem.members().size())
            refuse(sum, "the member is not one of " + std::to_string(problem.members().size()), "give a member's row");
        if (sum.sum == SumKind::type && !problem.shift_types().contains(sum.type))
            refuse(sum, "the shift type is not known", "name one of the problem's types");
        sum.price = 0;
        if (sum.sum != SumKind::type)
            sum.type = {};
        if (sum.sum != SumKind::load)
            sum.measure = {};
    }
    const auto key = [](const SumPrice& sum) {
        return std::tuple(sum.member.row(), sum.sum, sum.measure, sum.type.is_set() ? sum.type.row() : 0);
    };
    std::ranges::sort(seen, {}, key);
    if (const auto twice = std::ranges::adjacent_find(seen); twice != seen.end())
        refuse(*twice, "there are two prices", "give one");
}

/// @throws InvalidInput
void check_prices(const Problem& problem, const std::vector<std::int64_t>& prices, const std::string& whose)
{
    if (prices.size() != problem.cover().size())
        throw InvalidInput({"bound certificate"},
                           whose + " has " + std::to_string(prices.size()) + " prices for " +
                               std::to_string(problem.cover().size()) + " rows of cover",
                           "give one price for each row, in the problem's order");
}

/// A member's day, as a case holds it.
struct Held {
    MemberId member;
    HeldDay day;
};

/// What prices prove of the rosters of a case; nothing, if there are none.
class Prover {
public:
    Prover(const Problem& problem, const BoundCertificate& certificate, const ProofEffort& effort)
        : problem_(problem), certificate_(certificate),
          threads_(std::max(1u, effort.threads)), reckoning_{.most_states = effort.most_states},
          unit_(cost_unit(problem)), ways_(certificate.cases.empty() ? 0 : problem.members().size())
    {
        for (KeptWays& ways : ways_)
            ways.most = effort.most_states / ways_.size();
        stands_ = all_stands(problem, most_a_day(problem), most_stands);
        is_too_large_ = stands_.empty();
    }

    /// So far the bounds asked for took more than is taken: they are no bounds.
    [[nodiscard]] bool is_too_large() const { return is_too_large_; }

    [[nodiscard]] std::vector<People> everybody() const
    {
        std::vector<People> could;
        for (const Cover& cover : problem_.cover()) {
            People& people = could.emplace_back();
            for (std::uint32_t member = 0; member < problem_.members().size(); ++member)
                people.most +=
                    (!cover.skill.is_set() || problem_.has_skill(MemberId(member), cover.skill)) &&
                            problem_.may_stand(MemberId(member), problem_.index_of(cover.shift.day), cover.shift.type)
                        ? 1
                        : 0;
        }
        return could;
    }

    /// In range of 64 bits: see `fits_64_bits`.
    [[nodiscard]] std::optional<std::int64_t> bound(const std::vector<People>& could,
                                                    const std::vector<std::int64_t>& prices,
                                                    const std::vector<CountedMaximum>& counted,
                                                    const std::vector<SumPrice>& sums, const std::vector<Held>& held)
    {
        const std::int64_t scale = certificate_.denominator;
        if (is_too_large_)
            return std::nullopt;
        WideInteger total = 0;
        for (std::size_t row = 0; row < prices.size(); ++row) {
            const std::int64_t least = least_of_row(problem_, problem_.cover()[row], prices[row], scale, could[row]);
            if (least >= never)
                return std::nullopt;
            total += least;
        }
        const std::size_t members = problem_.members().size();
        for (std::size_t first = 0; first < members; first += members_at_once * threads_) {
            const auto lines =
                lines_from(first, std::min(members, first + members_at_once * threads_), [&](MemberId member) {
                    LinePrices line = prices_of(member, prices, counted, sums);
                    for (const Held& each : held)
                        if (each.member == member)
                            line.held.push_back(each.day);
                    return line;
                });
            for (const auto& [least, steps] : lines) {
                is_too_large_ = is_too_large_ || !least || !reckoning_.take(steps);
                if (is_too_large_ || *least >= never)
                    return std::nullopt;
                total += *least;
            }
        }
        WideInteger bound = total / scale;
        if (total > 0 && total % scale != 0)
            ++bound;  // costs are whole
        if (bound > 0)
            bound = (bound + unit_ - 1) / unit_ * unit_;
        return static_cast<std::int64_t>(bound);
    }

private:
    struct Line {
        std::optional<std::int64_t> least{};
        double steps = 0.0;
    };

    /// The cheapest lines of some members, and what each takes of what is left.
    template <class Prices>
    [[nodiscard]] std::vector<Line> lines_from(std::size_t first, std::size_t last, const Prices& prices)
    {
        std::vector<Line> lines(last - first);
        std::atomic<std::size_t> next{0};
        std::exception_ptr thrown;
        std::mutex throwing;
        const auto worker = [&] {
            try {
                for (std::size_t at = next++; at < lines.size(); at = next++) {
                    const MemberId member(static_cast<MemberId::Value>(first + at));
                    Reckoning own = reckoning_;
                    lines[at].least = least_of_line(problem_, member, stands_, prices(member), own,
                                                    ways_.empty() ? nullptr : &ways_[member.row()]);
                    lines[at].steps = static_cast<double>(reckoning_.steps - own.steps);
                }
            } catch (...) {
                const std::scoped_lock lock(throwing);
                thrown = std::current_exception();
            }
        };
        {
            std::vector<std::jthread> helpers;
            for (std::size_t thread = 1; thread < std::min<std::size_t>(threads_, lines.size()); ++thread)
                helpers.emplace_back(worker);
            worker();
        }
        if (thrown)
            std::rethrow_exception(thrown);
        return lines;
    }

    [[nodiscard]] LinePrices prices_of(MemberId member, const std::vector<std::int64_t>& prices,
                                       const std::vector<CountedMaximum>& counted,
                                       const std::vector<SumPrice>& sums) const
    {
        const std::size_t types = problem_.shift_types().size();
        LinePrices line{.scale = certificate_.denominator};
        line.reward.assign(static_cast<std::size_t>(problem_.day_count()) * types, 0);
        for (std::size_t at = 0; at < prices.size(); ++at) {
            const Cover& cover = problem_.cover()[at];
            if (!cover.skill.is_set() || problem_.has_skill(member, cover.skill))
                line.reward[static_cast<std::size_t>(problem_.index_of(cover.shift.day)) * types +
                            cover.shift.type.row()] += prices[at];
        }
        for (const CountedMaximum& maximum : counted)
            if (maximum.member == member && problem_.shift_types().contains(maximum.type) &&
                std::ranges::find(line.counted, maximum.type) == line.counted.end())
                line.counted.push_back(maximum.type);
        std::ranges::copy_if(sums, std::back_inserter(line.sums),
                             [&](const SumPrice& sum) { return sum.member == member; });
        return line;
    }

    const Problem& problem_;
    const BoundCertificate& certificate_;
    std::size_t threads_;
    Reckoning reckoning_;
    std::vector<Stand> stands_;
    bool is_too_large_ = false;
    std::int64_t unit_;
    std::vector<KeptWays> ways_;  ///< by member, kept from one case to the next
};

/// The way through cases, and what holds in the one at hand.
class Way {
public:
    Way(const Problem& problem, std::vector<People> could) : problem_(problem), could_(std::move(could)) {}

    [[nodiscard]] const std::vector<People>& could() const { return could_; }
    [[nodiscard]] const std::vector<Held>& held() const { return held_; }
    [[nodiscard]] bool is_at_its_end() const { return branches_.empty(); }
    [[nodiscard]] std::ptrdiff_t open() const { return std::ranges::count(branches_, false, &Branch::is_second) + 1; }

    /// @throws InvalidInput
    void split(const CoverSplit& split, const std::string& name)
    {
        const std::size_t row = split.row;
        if (row >= could_.size())
            throw InvalidInput({"bound certificate"},
                               name + " splits row " + std::to_string(row) + " of " + std::to_string(could_.size()),
                               "name a row of the problem's cover");
        const People before = could_[row];
        const std::int64_t people = std::min(split.people, before.most);
        branches_.push_back({row, before, {std::max(before.least, people + 1), before.most}});
        could_[row].most = people;
    }
    /// @throws InvalidInput
    void split(const DutySplit& split, const std::string& name)
    {
        if (!split.member.is_set() || split.member.row() >= problem_.members().size() || split.day < 0 ||
            split.day >= problem_.day_count() ||
            (split.type.is_set() && split.type.row() >= problem_.shift_types().size()))
            throw InvalidInput({"bound certificate"}, name + " splits a member's day that the problem has not",
                               "name a row of its members, a day from 0 and a row of its types");
        branches_.push_back({});
        held_.push_back({split.member, {split.day, split.type, false}});
    }
    /// On to the case after one that is closed.
    void close()
    {
        for (; !branches_.empty() && branches_.back().is_second; branches_.pop_back())
            if (branches_.back().row)
                could_[*branches_.back().row] = branches_.back().before;
            else
                held_.pop_back();
        if (branches_.empty())
            return;
        branches_.back().is_second = true;
        if (branches_.back().row)
            could_[*branches_.back().row] = branches_.back().with_more;
        else
            held_.back().day.stands = true;
    }

private:
    /// What a split has set aside.
    struct Branch {
        std::optional<std::size_t> row{};  ///< not set: it is a member's day that is split
        People before{};                   ///< the split
        People with_more{};                ///< the second of its cases
        bool is_second = false;
    };

    const Problem& problem_;
    std::vector<People> could_;
    std::vector<Held> held_;
    std::vector<Branch> branches_;
};

/// The least over all cases; nothing, if no roster is in any.
/// @throws InvalidInput
std::optional<std::int64_t> bound_of_cases(const BoundCertificate& certificate, const Problem& problem, Prover& prover,
                                           std::vector<People> could)
{
    std::optional<std::int64_t> least;
    Way way(problem, std::move(could));
    bool is_closed = false;
    for (std::size_t at = 0; at < certificate.cases.size(); ++at) {
        const BoundCase& here = certificate.cases[at];
        const std::string name = "case " + std::to_string(at);
        if (is_closed)
            throw InvalidInput({"bound certificate"}, name + " follows where all cases are closed",
                               "give each split two cases, and no more");
        if (here.split && here.duty)
            throw InvalidInput({"bound certificate"}, name + " is split twice", "split it by cover or by a duty");
        if (here.split) {
            way.split(*here.split, name);
            continue;
        }
        if (here.duty) {
            way.split(*here.duty, name);
            continue;
        }
        check_prices(problem, here.prices, name);
        if (const auto bound = prover.bound(way.could(), here.prices, here.counted, {}, way.held()))
            least = std::min(*bound, least.value_or(*bound));
        way.close();
        is_closed = way.is_at_its_end();
    }
    if (!is_closed)
        throw InvalidInput({"bound certificate"},
                           "of its cases " + std::to_string(way.open()) + " are neither split nor closed",
                           "let two cases follow each split");
    return least;
}

}  // namespace

std::optional<std::int64_t> proved_bound_by(const ProofEffort& effort, const Problem& problem,
                                            const BoundCertificate& certificate)
{
    if (certificate.is_of_hard_cover) {
        BoundCertificate there = certificate;
        there.is_of_hard_cover = false;
        const auto bound = proved_bound_by(effort, hard_cover_only(problem), there);
        return bound && *bound <= 0 ? std::optional<std::int64_t>(0) : std::nullopt;  // costs are 0 or more
    }
    if (certificate.denominator < 1)
        throw InvalidInput({"bound certificate"}, "its denominator is " + std::to_string(certificate.denominator),
                           "give a denominator of 1 or more");
    check_prices(problem, certificate.prices, "it");
    check_sums(problem, certificate);
    if (!fits_64_bits(problem, certificate))
        return 0;
    if (certificate.exhausted && holds_for_every_roster(problem, *certificate.exhausted, certificate, most_steps))
        return certificate.exhausted->none_below;
    Prover prover(problem, certificate, effort);
    std::vector<People> everybody = prover.everybody();
    const auto over_all = prover.bound(everybody, certificate.prices, certificate.counted, certificate.sums, {});
    if (prover.is_too_large())
        return 0;
    if (!over_all || certificate.cases.empty())
        return over_all;
    const auto by_cases = bound_of_cases(certificate, problem, prover, std::move(everybody));
    if (prover.is_too_large())
        return over_all;
    return by_cases ? std::max(*over_all, *by_cases) : by_cases;
}

std::optional<std::int64_t> proved_bound(const Problem& problem, const BoundCertificate& certificate,
                                         std::size_t most_states)
{
    return proved_bound_by({.most_states = most_states}, problem, certificate);
}

}  // namespace muster::roster
