// Scores the members of a block from tallies in columns.
#pragma once

#include "evaluation/blocks.hpp"
#include "evaluation/contests.hpp"
#include "evaluation/facts.hpp"
#include "evaluation/indicator_points.hpp"
#include "evaluation/quick.hpp"
#include "evaluation/rows.hpp"
#include "evaluation/score_members.hpp"
#include "evaluation/unit_sums.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// A member who was scored alone, or of whom there is more to say than a total.
struct Alone {
    std::uint32_t member;
    Verdict verdict;
    std::vector<std::optional<Exact>> areas;  // nothing: left out; empty where nobody asks
};

/// What one thread makes of its blocks.
struct Share {
    std::vector<Alone> alone{};
    std::vector<std::pair<std::uint32_t, MemberId>>
        left_out{};                                        // areas of those who were not; where areas are asked for
    std::vector<std::size_t> weighs{};                     // by area
    std::vector<std::pair<std::size_t, Faults>> faults{};  // by block
    std::vector<std::pair<std::size_t, Found>> found{};    // by block, where rows are read by block
    std::optional<UnitSums> units{};
};

/// What all threads share.
struct Blockwise {
    const EvaluationFacts& facts;
    const Blocks& blocks;
    const Quick& quick;
    std::span<std::int64_t> totals;  // by member
    std::span<std::int64_t> areas;   // by area x members + member; empty where nobody asks
};

/// One thread's block, one after the other: the tallies of what counts by itself are added up, contests are settled,
/// each column becomes points, and areas' totals are made of them.
template <class Sum>
class BlockScorer {
public:
    BlockScorer(const Blockwise& all, Share& share)
        : all_(all), plan_(all.facts.plan), share_(share), stride_(all.blocks.stride()), sums_(all.blocks.cells()),
          items_(all.quick.counts_items ? all.blocks.cells() : 0), points_(stride_),
          areas_(plan_.scheme.areas().size() * stride_), is_alone_(stride_), referee_(plan_)
    {
        const std::size_t areas = plan_.scheme.areas().size();
        share.weighs.resize(areas);
        if (all_.quick.totals) {
            shares_.resize(all_.quick.totals->share_columns() * stride_);
            is_out_.resize(all_.quick.totals->shared() * stride_);
            standing_.resize(stride_);
            for (std::size_t area = 0; area < areas; ++area)
                if (const std::size_t row = all_.quick.totals->shared_row()[area]; row < all_.quick.totals->shared())
                    shared_areas_.emplace_back(area, row);
        }
        share.units.emplace(plan_.roll.units().size(), areas,
                            all.quick.totals ? all.quick.totals->scales() : std::span<const QuickScale>{},
                            plan_.scheme.top());
    }

    // Empties the tallies; `read` then calls `add` with each record, and `items` follow.
    template <class Read>
    void take(Read read)
    {
        std::ranges::fill(sums_, Sum{0});
        std::ranges::fill(items_, 0u);
        if (!all_.quick.only_adds)
            read([&](std::uint32_t place, std::int64_t amount) { add(place, amount); });
        else if (all_.quick.counts_items)
            read([&](std::uint32_t place, std::int64_t amount) {
                sums_[place] += amount;
                ++items_[place];
            });
        else
            read([&](std::uint32_t place, std::int64_t amount) { sums_[place] += amount; });
    }

    void take_items(std::vector<Item>& items, std::vector<std::uint8_t>& has_records)
    {
        resolve(plan_, items);
        for (const Item& item : items)
            if (item.fate == RecordFate::counted || item.fate == RecordFate::capped) {
                has_records[item.indicator] = 1;
                add(all_.blocks.place_of({item.member, item.indicator}), item.counted);
            }
    }

    /// Nothing where records that compete are items.
    [[nodiscard]] const Contests* contests() const noexcept
    {
        return all_.quick.contests ? &*all_.quick.contests : nullptr;
    }

    // Room for contenders that are read once.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, Contender>>& contenders() noexcept { return contenders_; }

    // Brings a block's contenders together by contest, by counting, and settles each. `read` calls what it is given
    // with the place and every contender, the same twice.
    template <class Read>
    void settle(std::size_t block, std::vector<std::uint8_t>& has_records, Read read)
    {
        const Contests& contests = *all_.quick.contests;
        const auto indicators = contests.indicators();
        ends_.assign(contests.places(all_.blocks) + 1, 0);
        read([&](std::uint32_t place, const Contender&) { ++ends_[place + 1]; });
        for (std::size_t place = 1; place < ends_.size(); ++place)
            ends_[place] += ends_[place - 1];
        together_.resize(ends_.back());
        read([&](std::uint32_t place, const Contender& contender) { together_[ends_[place]++] = contender; });
        const auto first_member = static_cast<std::uint32_t>(block << all_.blocks.bits);
        std::uint32_t first = 0;
        std::size_t place = 0;
        for (std::uint32_t at = 0; at < all_.blocks.size(); ++at)
            for (const std::uint32_t indicator : indicators) {
                const std::uint32_t last = ends_[place++];
                if (last == first)
                    continue;
                const auto made =
                    referee_.settle(first_member + at, indicator, std::span(together_).subspan(first, last - first));
                first = last;
                const std::size_t cell = indicator * stride_ + at;
                sums_[cell] = made.sum;
                if (!items_.empty())
                    items_[cell] = made.items;
                has_records[indicator] = 1;
            }
    }

    void score(std::size_t block)
    {
        first_ = static_cast<std::uint32_t>(block << all_.blocks.bits);
        members_ = std::min(all_.blocks.size(), all_.blocks.members - first_);
        const auto& totals = all_.quick.totals;
        std::ranges::fill(is_alone_, totals ? 0 : 1);
        if (totals) {
            const QuickBlock columns{stride_, areas_.data(), shares_.data(), is_out_.data(), is_alone_.data()};
            std::ranges::fill(standing_, Standing{});
            look_at_roles();
            totals->begin(columns);
            for (std::size_t i = 0; i < all_.blocks.indicators; ++i) {
                const QuickPresence presence = fill_points(i);
                totals->add(i, std::span(points_).first(padded()), presence, columns);
            }
            totals->finish(columns, padded());
        }
        Faults faults;
        std::size_t together = 0;
        for (std::size_t at = 0; at < members_; ++at) {
            if (is_alone_[at] != 0) {
                score_alone(at, faults);
                continue;
            }
            keep(at);
            ++together;
        }
        for (std::size_t& weighs : share_.weighs)
            weighs += together;
        if (!faults.empty())
            share_.faults.emplace_back(block, std::move(faults));
    }

private:
    void add(std::uint32_t place, std::int64_t amount)
    {
        Sum& sum = sums_[place];
        const Combine combine = plan_.indicators[place / stride_].combine;
        const bool is_first = !items_.empty() && items_[place] == 0;
        if (is_first)
            sum = amount;
        else if (combine == Combine::best)
            sum = std::max<Sum>(sum, amount);
        else if (combine == Combine::worst)
            sum = std::min<Sum>(sum, amount);
        else
            sum += amount;
        if (!items_.empty())
            ++items_[place];
    }

    [[nodiscard]] Tally<WideInteger> tally(std::size_t indicator, std::size_t at) const
    {
        const std::size_t place = indicator * stride_ + at;
        return {.sum = sums_[place], .items = items_.empty() ? 0 : items_[place]};
    }

    [[nodiscard]] Amount amount(std::size_t indicator, std::size_t at) const
    {
        return amount_of(tally(indicator, at), plan_.indicators[indicator].combine);
    }

    // Which roles each member holds, a bit for each.
    void look_at_roles()
    {
        const auto& roles = all_.quick.roles;
        if (roles.empty() || roles.size() > most_roles)
            return;
        roles_.resize(stride_);
        for (std::size_t at = 0; at < members_; ++at) {
            roles_[at] = 0;
            for (const std::string& held : plan_.roll.members()[member(at)].roles)
                for (std::size_t role = 0; role < roles.size(); ++role)
                    roles_[at] |= std::uint64_t{roles[role] == held} << role;
        }
    }
    [[nodiscard]] bool holds(std::size_t at, std::size_t role) const
    {
        return roles_.empty() ? plan_.roll.holds(member(at), all_.quick.roles[role]) : (roles_[at] >> role & 1) != 0;
    }

    QuickPresence fill_points(std::size_t indicator)
    {
        const Indicator& one = plan_.scheme.indicators().rows()[indicator];
        const bool may_be_out = one.may_be_left_out();
        if (may_be_out) {
            weighs_.assign(stride_, 1.0);
            adds_.assign(stride_, 0.0);
        }
        const auto& quick = all_.quick.points[indicator];
        if (plan_.indicators[indicator].role == rule::Role::strikes) {
            fill_strikes(indicator);
        } else if (!quick) {
            fill_one_by_one(indicator);
        } else {
            const std::size_t column = indicator * stride_;
            quick->fill(std::span<const Sum>(sums_).subspan(column, padded()),
                        items_.empty() ? nullptr : items_.data() + column, points_.data());
            if (one.missing != Missing::as_zero || may_be_out)
                fill_missing(indicator);
        }
        return may_be_out ? QuickPresence{weighs_.data(), adds_.data()} : QuickPresence{};
    }

    // Of who has no records, or not the role.
    void fill_missing(std::size_t indicator)
    {
        const Indicator& one = plan_.scheme.indicators().rows()[indicator];
        const std::uint32_t* const items = items_.data() + indicator * stride_;
        const double stated = one.missing == Missing::stated ? stated_points(indicator) : 0;
        const std::uint32_t role = one.is_weighted() ? all_.quick.role_of[indicator] : nothing;
        for (std::size_t at = 0; at < members_; ++at) {
            const bool has_records = items[at] > 0;
            if (role != nothing && !holds(at, role)) {
                weighs_[at] = 0;
                adds_[at] = has_records ? 1 : 0;
                points_[at] = has_records ? std::max(points_[at], 0.0) : 0;
            } else if (!has_records) {
                leave(indicator, at, stated);
            }
        }
    }

    void leave(std::size_t indicator, std::size_t at, double stated)
    {
        const Indicator& one = plan_.scheme.indicators().rows()[indicator];
        switch (one.missing) {
        case Missing::as_zero:
            return;
        case Missing::stated:
            points_[at] = stated;
            return;
        case Missing::leave_out:
            points_[at] = 0;
            if (one.is_weighted())
                weighs_[at] = 0;
            return;
        case Missing::incomplete:
            points_[at] = 0;
            standing_[at].is_incomplete = true;
            return;
        case Missing::peer_mean:
        case Missing::peer_median:
        case Missing::unit_mean:
        case Missing::unit_median:
            is_alone_[at] = 1;
            return;
        }
    }

    // Most members have none of what a veto is about: they are not struck, whatever it is over.
    void fill_strikes(std::size_t indicator)
    {
        const Rule& veto = plan_.scheme.indicators().rows()[indicator].rule;
        const IndicatorPlan& one = plan_.indicators[indicator];
        const auto sanction = std::ranges::find(plan_.sanctions, indicator, &SanctionPlan::indicator);
        const bool spares_none =
            rule::ask(veto, [](const auto& rule, auto questions) { return questions.spares_none(rule); });
        std::fill_n(points_.begin(), padded(), 0.0);
        for (std::size_t at = 0; at < members_; ++at) {
            if (one.exposure != nothing && amount(one.exposure, at).sum < 0) {
                is_alone_[at] = 1;
                continue;
            }
            if ((spares_none && sums_[indicator * stride_ + at] <= 0) || is_alone_[at] != 0)
                continue;
            try {
                const Amount exposure = one.exposure == nothing ? Amount{} : amount(one.exposure, at);
                const Amount counted = amount(indicator, at);
                if (!rule::ask(veto, [&](const auto& rule, auto questions) {
                        return questions.strikes(rule, counted, exposure);
                    }))
                    continue;
            } catch (const Overflow&) {  // told of when the member is scored alone
                is_alone_[at] = 1;
                continue;
            }
            if (sanction->effect == rule::VetoEffect::bar_grade)
                standing_[at].best_grade = std::max(standing_[at].best_grade, sanction->best_grade);
            else
                is_alone_[at] = 1;
        }
    }

    // What a member without records has where the scheme says so.
    [[nodiscard]] double stated_points(std::size_t indicator) const
    {
        const Indicator& one = plan_.scheme.indicators().rows()[indicator];
        Points points = one.missing_points;
        if (one.role() != rule::Role::weighed)
            points = std::max(points, Points{});
        if (one.cap.total)
            points = std::min(points, *one.cap.total);
        return static_cast<double>(points.millionths() / all_.quick.columns[indicator].unit);
    }

    void fill_one_by_one(std::size_t indicator)
    {
        const IndicatorPlan& one = plan_.indicators[indicator];
        const bool is_alike = one.exposure == nothing && one.imputation == nullptr &&
                              plan_.scheme.indicators().rows()[indicator].assigned.empty();
        std::optional<IndicatorScore> of_nothing;
        Faults none;
        for (std::size_t at = 0; at < members_; ++at) {
            points_[at] = 0;
            if (is_alone_[at] != 0)
                continue;
            const Amount counted = amount(indicator, at);
            const Amount exposure = one.exposure == nothing ? Amount{} : amount(one.exposure, at);
            try {
                if (exposure.sum < 0) {
                    is_alone_[at] = 1;
                } else if (!is_alike || counted.items > 0) {
                    put(indicator, at, score_of(plan_, {member(at), indicator}, counted, exposure, none));
                } else {
                    if (!of_nothing)
                        of_nothing = score_of(plan_, {member(at), indicator}, counted, exposure, none);
                    put(indicator, at, *of_nothing);
                }
            } catch (const Overflow&) {  // told of with the member's records, when they are gone through alone
                is_alone_[at] = 1;
            }
        }
    }

    void put(std::size_t indicator, std::size_t at, const IndicatorScore& score)
    {
        const QuickColumn& column = all_.quick.columns[indicator];
        const std::int64_t units = score.points.millionths() / column.unit;
        points_[at] = static_cast<double>(units);
        if (units > column.most || units < -column.most) {
            is_alone_[at] = 1;
        } else if (score.state == ScoreState::incomplete) {
            standing_[at].is_incomplete = true;
        } else if ((score.state == ScoreState::left_out || score.state == ScoreState::extra) &&
                   plan_.scheme.indicators().rows()[indicator].is_weighted()) {
            weighs_[at] = 0;
            adds_[at] = score.state == ScoreState::extra ? 1 : 0;
        }
    }

    // Members, and some nobody, as `lanes` go together.
    [[nodiscard]] std::size_t padded() const { return (members_ + lanes - 1) / lanes * lanes; }
    [[nodiscard]] MemberId member(std::size_t at) const { return MemberId(first_ + static_cast<std::uint32_t>(at)); }

    void keep(std::size_t at)
    {
        const auto total = static_cast<std::int64_t>(areas_[plan_.scheme.top().row() * stride_ + at]);
        all_.totals[first_ + at] = total;
        const UnitId unit = standing_[at].is_incomplete ? UnitId{} : plan_.roll.unit_of(member(at));
        if (unit.is_set())
            share_.units->add(unit, areas_.data() + at, stride_);
        for (const auto& [area, row] : shared_areas_)
            if (is_out_[row * stride_ + at] != 0) {
                --share_.weighs[area];
                if (unit.is_set())
                    share_.units->leave_out(unit, area);
                if (!all_.areas.empty())
                    share_.left_out.emplace_back(static_cast<std::uint32_t>(area), member(at));
            }
        if (standing_[at] != Standing{})
            share_.alone.push_back(
                {.member = member(at).row(),
                 .verdict = {.total = all_.quick.totals->scales()[plan_.scheme.top().row()].of(total),
                             .is_incomplete = standing_[at].is_incomplete,
                             .best_grade = standing_[at].best_grade},
                 .areas = {}});
        if (!all_.areas.empty())
            for (std::size_t area = 0; area < share_.weighs.size(); ++area)
                all_.areas[area * all_.blocks.members + first_ + at] =
                    static_cast<std::int64_t>(areas_[area * stride_ + at]);
    }

    void score_alone(std::size_t at, Faults& faults)
    {
        const std::size_t width = all_.blocks.indicators;
        const std::size_t areas = share_.weighs.size();
        tallies_.resize(width);
        scores_.resize(width);
        exact_.resize(areas);
        states_.resize(areas);
        for (std::size_t i = 0; i < width; ++i)
            tallies_[i] = tally(i, at);
        score_indicators(plan_, member(at), tallies_, scores_, faults);
        all_.facts.totals->fill(member(at).row(), scores_, exact_, states_);
        const MemberRow row{scores_, exact_, states_};
        Alone alone{.member = member(at).row(), .verdict = verdict_of(plan_, row), .areas = {}};
        for (std::size_t area = 0; area < areas; ++area)
            if (states_[area] == AreaState::weighs)
                ++share_.weighs[area];
        if (const UnitId unit = plan_.roll.unit_of(member(at)); unit.is_set() && !alone.verdict.is_incomplete)
            share_.units->add(unit, row, alone.verdict.total);
        if (!all_.areas.empty())
            for (std::size_t area = 0; area < areas; ++area)
                alone.areas.push_back(states_[area] == AreaState::left_out ? std::nullopt
                                                                           : std::optional(exact_[area]));
        share_.alone.push_back(std::move(alone));
    }

    // What there is to say of a member besides a total.
    struct Standing {
        bool is_incomplete = false;
        std::uint32_t best_grade = 0;

        friend bool operator==(const Standing&, const Standing&) = default;
    };
    static constexpr std::size_t most_roles = 64;

    const Blockwise& all_;
    const Plan& plan_;
    Share& share_;
    std::size_t stride_;
    std::vector<Sum> sums_;             // by indicator x stride + member
    std::vector<std::uint32_t> items_;  // the same; empty where nothing asks for them
    std::vector<double> points_;        // of one indicator
    std::vector<double> areas_;         // by area x stride + member
    std::vector<double> shares_;        // see QuickBlock
    std::vector<std::uint8_t> is_out_;
    std::vector<std::uint8_t> is_alone_;
    std::vector<double> weighs_;  // of one indicator, see QuickPresence
    std::vector<double> adds_;
    std::vector<std::uint64_t> roles_;  // a bit for each of Quick::roles; empty where these are too many
    std::vector<Standing> standing_;
    std::vector<std::pair<std::size_t, std::size_t>> shared_areas_;  // area and row among those that may lose parts
    Referee referee_;
    std::vector<std::pair<std::uint32_t, Contender>> contenders_;
    std::vector<Contender> together_;  // by place of their contest
    std::vector<std::uint32_t> ends_;  // by place
    std::uint32_t first_ = 0;
    std::size_t members_ = 0;
    std::vector<Tally<WideInteger>> tallies_;
    std::vector<IndicatorScore> scores_;
    std::vector<Exact> exact_;
    std::vector<AreaState> states_;
};

}  // namespace muster::evaluation
