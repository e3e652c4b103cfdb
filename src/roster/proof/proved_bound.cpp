// The checker of bounds: each row of cover and each member by itself, at the prices given (line_bound.hpp), case by
// case.
#include "muster/roster/bound.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"
#include "muster/roster/hard_cover.hpp"
#include "roster/proof/case_way.hpp"
#include "roster/proof/company_terms.hpp"
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
#include <span>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::size_t most_steps = 100'000'000;  // of a search through all rosters
constexpr std::size_t members_at_once = 4;       // of a thread, before it is asked whether all is too large

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

/// The same of rows together, whose people cost nothing more.
std::int64_t least_of_group(std::int64_t price, People could)
{
    return could.least > could.most ? never : std::min(price * could.least, price * could.most);
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

/// Prices of groups may be left out.
/// @throws InvalidInput
void check_prices(const Problem& problem, const std::vector<std::int64_t>& prices, std::size_t groups,
                  const std::string& whose)
{
    if (prices.size() != problem.cover().size() && prices.size() != problem.cover().size() + groups)
        throw InvalidInput({"bound certificate"},
                           whose + " has " + std::to_string(prices.size()) + " prices for " +
                               std::to_string(problem.cover().size()) + " rows of cover",
                           "give one price for each row, in the problem's order");
}

/// @throws InvalidInput
void check_groups(const Problem& problem, const BoundCertificate& certificate)
{
    for (std::size_t at = 0; at < certificate.groups.size(); ++at) {
        std::vector<std::uint32_t> rows = certificate.groups[at].rows;
        std::ranges::sort(rows);
        const std::string name = "group " + std::to_string(at);
        if (!rows.empty() && rows.back() >= problem.cover().size())
            throw InvalidInput({"bound certificate"},
                               name + " has row " + std::to_string(rows.back()) + " of " +
                                   std::to_string(problem.cover().size()),
                               "name a row of the problem's cover");
        if (const auto twice = std::ranges::adjacent_find(rows); twice != rows.end())
            throw InvalidInput({"bound certificate"}, name + " has row " + std::to_string(*twice) + " twice",
                               "name each row once");
    }
}

/// Whom a bound is about, and the rows that count them and nobody else.
struct Extent {
    std::vector<std::uint8_t> members{};  ///< by member: in it
    std::vector<std::uint8_t> rows{};     ///< by row of cover, and then by group
};

/// A row is as if a group that counts others, too, had no price.
void add_groups(const BoundCertificate& certificate, Extent& extent)
{
    for (const CoverGroup& group : certificate.groups)
        extent.rows.push_back(
            std::ranges::all_of(group.rows, [&](std::uint32_t row) { return extent.rows[row] != 0; }) ? 1 : 0);
}

/// What prices prove of the rosters of a case; nothing, if there are none.
class Prover {
public:
    Prover(const Problem& problem, const BoundCertificate& certificate, const ProofEffort& effort)
        : problem_(problem), certificate_(certificate),
          threads_(std::max(1u, effort.threads)), reckoning_{.most_states = effort.most_states},
          unit_(cost_unit(problem)), ways_(certificate.cases.empty() ? 0 : problem.members().size())
    {
        if (ways_.empty() && !certificate.parts.empty())
            ways_ = std::vector<KeptWays>(problem.members().size());
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
                people.most += may_count(cover, MemberId(member)) ? 1 : 0;
        }
        for (const CoverGroup& group : certificate_.groups) {
            People people;
            for (const std::uint32_t row : group.rows)
                people.most += could[row].most;
            could.push_back(people);
        }
        return could;
    }

    [[nodiscard]] Extent all() const
    {
        return {std::vector<std::uint8_t>(problem_.members().size(), 1),
                std::vector<std::uint8_t>(problem_.cover().size() + certificate_.groups.size(), 1)};
    }

    /// Parts, and last those who are in none; nothing where a row counts members of two.
    /// @throws InvalidInput
    [[nodiscard]] std::vector<Extent> parts() const
    {
        constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
        const std::size_t count = certificate_.parts.size();
        std::vector<std::size_t> part_of(problem_.members().size(), count);
        for (std::size_t part = 0; part < count; ++part)
            for (const MemberId member : certificate_.parts[part].members) {
                const std::string name = "part " + std::to_string(part);
                if (member.row() >= part_of.size())
                    throw InvalidInput({"bound certificate"},
                                       name + " has member " + std::to_string(member.row()) + " of " +
                                           std::to_string(part_of.size()),
                                       "give a member's row");
                if (std::exchange(part_of[member.row()], part) != count)
                    throw InvalidInput({"bound certificate"},
                                       name + " has member " + std::to_string(member.row()) + " once more",
                                       "name each member once");
            }
        std::vector<Extent> parts(count + 1, {std::vector<std::uint8_t>(part_of.size(), 0),
                                              std::vector<std::uint8_t>(problem_.cover().size(), 0)});
        for (std::size_t member = 0; member < part_of.size(); ++member)
            parts[part_of[member]].members[member] = 1;
        for (std::size_t row = 0; row < problem_.cover().size(); ++row) {
            std::size_t whose = nowhere;
            for (std::uint32_t member = 0; member < part_of.size(); ++member)
                if (may_count(problem_.cover()[row], MemberId(member))) {
                    if (whose != nowhere && whose != part_of[member])
                        return {};
                    whose = part_of[member];
                }
            parts[whose == nowhere ? count : whose].rows[row] = 1;
        }
        for (Extent& part : parts)
            add_groups(certificate_, part);
        return parts;
    }

    /// In range of 64 bits: see `fits_64_bits`. Without `companies` these are as if they had no prices.
    [[nodiscard]] std::optional<std::int64_t> bound(const Extent& extent, const Common& common,
                                                    const std::vector<std::int64_t>& prices,
                                                    const std::vector<CountedMaximum>& counted,
                                                    const std::vector<SumPrice>& sums,
                                                    const CompanyTerms* companies = nullptr)
    {
        const auto sum = least(extent, common, {prices, counted, sums}, false, companies);
        return sum ? std::optional(whole(sum->all)) : std::nullopt;
    }

    /// What rosters that cost less than `here.below` have in common, as its prices prove it.
    [[nodiscard]] Common narrowed(const Extent& extent, const Common& common, const BoundCase& here)
    {
        Common left = common;
        const auto sum = least(extent, common, {here.prices, here.counted, {}}, true);
        if (!sum)
            return left;
        const auto is_left = [&](std::int64_t instead_of, std::int64_t with) {
            return with < never && whole(sum->all - instead_of + with) < *here.below;
        };
        for (std::size_t row = 0; row < left.could.size(); ++row) {
            if (extent.rows[row] == 0)
                continue;
            People& could = left.could[row];
            const auto may_be = [&](std::int64_t people) {
                return is_left(sum->rows[row], least_of(row, here.prices, {people, people}));
            };
            while (could.least <= could.most && !may_be(could.least))
                ++could.least;
            while (could.least <= could.most && !may_be(could.most))
                --could.most;
        }
        left.left_out.resize(problem_.members().size());
        for (const auto& [member, line] : sum->lines) {
            std::vector<std::uint8_t>& out = left.left_out[member.row()];
            out.resize(line.with.empty() ? out.size() : line.with.size(), 0);
            for (std::size_t at = 0; at < line.with.size(); ++at)
                if (!is_left(*line.least, line.with[at]))
                    out[at] = 1;
        }
        return left;
    }

private:
    struct Line {
        std::optional<std::int64_t> least{};
        std::vector<std::int64_t> with{};  ///< by day and stand, where it was asked for: of a line with it
        double steps = 0.0;
    };
    /// What is paid in a case.
    struct Paid {
        const std::vector<std::int64_t>& prices;  ///< by row and group
        const std::vector<CountedMaximum>& counted;
        const std::vector<SumPrice>& sums;
    };
    /// Least costs, in parts of the denominator.
    struct Least {
        WideInteger all = 0;
        std::vector<std::int64_t> rows{};
        std::vector<std::pair<MemberId, Line>> lines{};
    };

    /// Of a row or group that could have so many people.
    [[nodiscard]] std::int64_t least_of(std::size_t row, const std::vector<std::int64_t>& prices, People could) const
    {
        const std::int64_t price = row < prices.size() ? prices[row] : 0;
        return row < problem_.cover().size()
                   ? least_of_row(problem_, problem_.cover()[row], price, certificate_.denominator, could)
                   : least_of_group(price, could);
    }

    /// Nothing, where no roster is in the case. `with_each`: also of lines with each stand.
    [[nodiscard]] std::optional<Least> least(const Extent& extent, const Common& common, const Paid& paid,
                                             bool with_each, const CompanyTerms* companies = nullptr)
    {
        if (is_too_large_)
            return std::nullopt;
        Least sum;
        for (std::size_t row = 0; row < common.could.size(); ++row) {
            sum.rows.push_back(extent.rows[row] != 0 ? least_of(row, paid.prices, common.could[row]) : 0);
            if (sum.rows.back() >= never)
                return std::nullopt;
            sum.all += sum.rows.back();
        }
        if (companies != nullptr) {
            const auto least = companies->least();
            if (!least)
                return std::nullopt;
            sum.all += *least;
        }
        const std::vector<std::int64_t> by_rows = paid_by_rows(extent, paid.prices);
        std::vector<MemberId> members;
        for (std::uint32_t member = 0; member < problem_.members().size(); ++member)
            if (extent.members[member] != 0)
                members.push_back(MemberId(member));
        for (std::size_t first = 0; first < members.size(); first += members_at_once * threads_) {
            const std::span<const MemberId> some(
                members.begin() + static_cast<std::ptrdiff_t>(first),
                members.begin() +
                    static_cast<std::ptrdiff_t>(std::min(members.size(), first + members_at_once * threads_)));
            auto lines = lines_of(some, with_each, [&](MemberId member) {
                LinePrices line = prices_of(member, by_rows, paid.counted, paid.sums);
                if (companies != nullptr)
                    companies->pay(member, line);
                for (const Held& each : common.held)
                    if (each.member == member)
                        line.held.push_back(each.day);
                if (!common.left_out.empty())
                    line.left_out = common.left_out[member.row()];
                return line;
            });
            for (std::size_t at = 0; at < lines.size(); ++at) {
                Line& line = lines[at];
                is_too_large_ = is_too_large_ || !line.least || !reckoning_.take(line.steps);
                if (is_too_large_ || *line.least >= never)
                    return std::nullopt;
                sum.all += *line.least;
                sum.lines.emplace_back(some[at], std::move(line));
            }
        }
        return sum;
    }

    /// What a roster costs at least that costs so many parts of the denominator.
    [[nodiscard]] std::int64_t whole(WideInteger parts) const
    {
        const std::int64_t scale = certificate_.denominator;
        WideInteger bound = parts / scale;
        if (parts > 0 && parts % scale != 0)
            ++bound;  // costs are whole
        if (bound > 0)
            bound = (bound + unit_ - 1) / unit_ * unit_;
        return static_cast<std::int64_t>(bound);
    }

    [[nodiscard]] bool may_count(const Cover& cover, MemberId member) const
    {
        return (!cover.skill.is_set() || problem_.has_skill(member, cover.skill)) &&
               problem_.may_stand(member, problem_.index_of(cover.shift.day), cover.shift.type);
    }

    /// What each row of cover pays, with all groups that it is in.
    [[nodiscard]] std::vector<std::int64_t> paid_by_rows(const Extent& extent,
                                                         const std::vector<std::int64_t>& prices) const
    {
        const auto rows = static_cast<std::ptrdiff_t>(problem_.cover().size());
        std::vector<std::int64_t> paid(prices.begin(), prices.begin() + rows);
        for (std::size_t at = paid.size(); at < prices.size(); ++at)
            if (extent.rows[at] != 0)
                for (const std::uint32_t row : certificate_.groups[at - paid.size()].rows)
                    paid[row] += prices[at];
        return paid;
    }

    /// The cheapest lines of some members, and what each takes of what is left.
    template <class Prices>
    [[nodiscard]] std::vector<Line> lines_of(std::span<const MemberId> members, bool with_each, const Prices& prices)
    {
        std::vector<Line> lines(members.size());
        std::atomic<std::size_t> next{0};
        std::exception_ptr thrown;
        std::mutex throwing;
        const auto worker = [&] {
            try {
                for (std::size_t at = next++; at < lines.size(); at = next++) {
                    const MemberId member = members[at];
                    Reckoning own = reckoning_;
                    const LinePrices paid = prices(member);
                    KeptWays* kept = ways_.empty() ? nullptr : &ways_[member.row()];
                    lines[at].least = least_of_line(problem_, member, stands_, paid, own, kept);
                    if (with_each)
                        lines[at].with = least_of_lines_with(problem_, member, stands_, paid, own, kept);
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

/// The least over all cases; nothing, if no roster is in any. `whose` begins their names.
/// @throws InvalidInput
std::optional<std::int64_t> bound_of_cases(const std::vector<BoundCase>& cases, std::size_t groups,
                                           const Problem& problem, Prover& prover, const Extent& extent,
                                           std::vector<People> could, const std::string& whose)
{
    std::optional<std::int64_t> least;
    CaseWay way(problem, std::move(could));
    bool is_closed = false;
    for (std::size_t at = 0; at < cases.size(); ++at) {
        const BoundCase& here = cases[at];
        const std::string name = whose + "case " + std::to_string(at);
        if (is_closed)
            throw InvalidInput({"bound certificate"}, name + " follows where all cases are closed",
                               "give each split two cases, and no more");
        if (here.split && here.duty)
            throw InvalidInput({"bound certificate"}, name + " is split twice", "split it by cover or by a duty");
        if (here.below && (here.split || here.duty))
            throw InvalidInput({"bound certificate"}, name + " is split and narrowed", "split what is left of it");
        if (here.split) {
            way.split(*here.split, name);
            continue;
        }
        if (here.duty) {
            way.split(*here.duty, name);
            continue;
        }
        check_prices(problem, here.prices, groups, name);
        if (here.below) {
            way.narrow(prover.narrowed(extent, way.common(), here), *here.below);
            continue;
        }
        const auto bound = prover.bound(extent, way.common(), here.prices, here.counted, {});
        if (const auto of_all = way.with_others(bound))
            least = std::min(*of_all, least.value_or(*of_all));
        way.close();
        is_closed = way.is_at_its_end();
    }
    if (!is_closed)
        throw InvalidInput({"bound certificate"},
                           "of its cases " + std::to_string(way.open()) + " are neither split nor closed",
                           "let two cases follow each split");
    return least;
}

/// The sum over all parts, and over those who are in none; nothing, if one has no roster. 0 where parts are not apart.
/// @throws InvalidInput
std::optional<std::int64_t> bound_of_parts(const BoundCertificate& certificate, const Problem& problem, Prover& prover,
                                           const std::vector<People>& could)
{
    const std::vector<Extent> parts = prover.parts();
    if (parts.empty())
        return 0;
    const auto rest =
        prover.bound(parts.back(), {.could = could}, certificate.prices, certificate.counted, certificate.sums);
    bool is_empty = !rest;
    std::int64_t sum = rest.value_or(0);
    for (std::size_t at = 0; at < certificate.parts.size(); ++at) {
        const auto least = bound_of_cases(certificate.parts[at].cases, certificate.groups.size(), problem, prover,
                                          parts[at], could, "part " + std::to_string(at) + ", ");
        is_empty = is_empty || !least;
        sum += least.value_or(0);
    }
    return is_empty ? std::nullopt : std::optional(sum);
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
    check_prices(problem, certificate.prices, certificate.groups.size(), "it");
    check_sums(problem, certificate);
    check_groups(problem, certificate);
    if (!fits_64_bits(problem, certificate))
        return 0;
    if (certificate.exhausted && holds_for_every_roster(problem, *certificate.exhausted, certificate, most_steps))
        return certificate.exhausted->none_below;
    Prover prover(problem, certificate, effort);
    std::vector<People> everybody = prover.everybody();
    const Extent all = prover.all();
    const CompanyTerms companies(problem, certificate);
    const auto over_all =
        prover.bound(all, {.could = everybody}, certificate.prices, certificate.counted, certificate.sums, &companies);
    if (prover.is_too_large())
        return 0;
    if (!over_all)
        return over_all;
    std::int64_t best = *over_all;
    bool is_empty = false;
    const auto see = [&](std::optional<std::int64_t> bound) {
        if (prover.is_too_large())
            return;
        is_empty = is_empty || !bound;
        best = std::max(best, bound.value_or(best));
    };
    if (!certificate.parts.empty())
        see(bound_of_parts(certificate, problem, prover, everybody));
    if (!certificate.cases.empty())
        see(bound_of_cases(certificate.cases, certificate.groups.size(), problem, prover, all, std::move(everybody),
                           ""));
    return is_empty ? std::nullopt : std::optional(best);
}

std::optional<std::int64_t> proved_bound(const Problem& problem, const BoundCertificate& certificate,
                                         std::size_t most_states)
{
    return proved_bound_by({.most_states = most_states}, problem, certificate);
}

}  // namespace muster::roster
