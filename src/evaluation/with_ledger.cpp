// Scores after a ledger has grown. Records are only added, and a correction touches one record and its replacement, so
// whose scores may differ is known from what came since; those members are scored the general way, from their records,
// before and after, and each unit's sums are mended by the difference. Everything is a sum of whole numbers or made
// anew from totals, so the result is the same bytes. Where activities were reviewed meanwhile, the ledger is another,
// or points or an area go by all members, all is scored anew.
#include "core/workers.hpp"
#include "evaluation/facts.hpp"
#include "evaluation/rank_counts.hpp"
#include "evaluation/rows.hpp"
#include "evaluation/score_members.hpp"

#include <algorithm>

namespace muster::inline v0_2::evaluation {
namespace {

template <class Value>
bool begins_with(std::span<const Value> whole, std::span<const Value> start)
{
    return whole.size() >= start.size() &&
           (whole.data() == start.data() || std::ranges::equal(whole.first(start.size()), start));
}

// The same of a column that is empty until a record has one.
template <class IdOfRow>
bool goes_on(std::span<const IdOfRow> after, std::span<const IdOfRow> before, std::size_t rows)
{
    if (!before.empty())
        return begins_with(after, before);
    return after.empty() || std::ranges::none_of(after.first(rows), [](IdOfRow id) { return id.is_set(); });
}

bool have_same_reviews(const record::Ledger& after, const record::Ledger& before)
{
    const auto one = after.activities();
    const auto other = before.activities();
    if (one.data() == other.data() && one.size() == other.size())
        return true;
    return one.size() >= other.size() &&
           std::ranges::equal(one.first(other.size()), other, [](const auto& now, const auto& then) {
               return now.is_reviewed() == then.is_reviewed() && now.plan().days == then.plan().days;
           });
}

// Whether all that the earlier ledger says stands in the later one, too, in the same rows.
bool has_grown_from(const record::Ledger& after, const record::Ledger& before)
{
    const std::size_t rows = before.size();
    return begins_with(after.members().words(), before.members().words()) &&
           begins_with(after.indicators().words(), before.indicators().words()) &&
           begins_with(after.events().words(), before.events().words()) &&
           begins_with(after.levels().words(), before.levels().words()) &&
           begins_with(after.places().words(), before.places().words()) &&
           begins_with(after.member_column(), before.member_column()) &&
           begins_with(after.indicator_column(), before.indicator_column()) &&
           begins_with(after.quantity_column(), before.quantity_column()) &&
           begins_with(after.day_column(), before.day_column()) &&
           begins_with(after.sources().words(), before.sources().words()) &&
           begins_with(after.source_column(), before.source_column()) &&
           goes_on(after.activity_column(), before.activity_column(), rows) &&
           goes_on(after.event_column(), before.event_column(), rows) &&
           goes_on(after.level_column(), before.level_column(), rows) &&
           goes_on(after.place_column(), before.place_column(), rows) &&
           begins_with(after.corrections(), before.corrections()) && have_same_reviews(after, before);
}

// Members with a record that came or was corrected since, in order.
std::vector<MemberId> touched(const Plan& plan, const record::Ledger& before)
{
    std::vector<MemberId> members;
    const auto touch = [&](EvidenceId record) {
        if (const std::uint32_t row = plan.roll_row(plan.ledger.member_column()[record.row()]); row != nothing)
            members.emplace_back(row);
    };
    for (std::size_t row = before.size(); row < plan.ledger.size(); ++row)
        touch(EvidenceId(static_cast<std::uint32_t>(row)));
    for (const record::Correction& correction : plan.ledger.corrections().subspan(before.corrections().size()))
        touch(correction.corrected);
    std::ranges::sort(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
    return members;
}

class Mending {
public:
    Mending(const EvaluationFacts& before, EvaluationFacts& after)
        : before_(before), after_(after), is_to_look_at_(before.roll.units().size())
    {
        after_.has_records = before.has_records;
        after_.may_have_less = before.may_have_less;
        after_.weighs = before.weighs;
        after_.standard = before.standard;
        after_.scale = before.scale;
        after_.gathered = before.gathered;
    }

    // @throws InvalidInputs  naming those who would divide by less than 0.
    void score(std::span<const MemberId> members)
    {
        Faults faults;
        Faults none;
        for (const MemberId member : members) {
            const MemberRows then(before_.plan, *before_.totals, member, 1, none);
            const MemberRows now(after_.plan, *after_.totals, member, 1, faults);
            if (faults.empty())
                replace(member, then[0], now[0]);
        }
        faults.throw_if_any();
    }

    // All members, who changed and who did not, with ranks where totals can be counted.
    void fill_members(std::size_t threads)
    {
        Standard& standard = after_.standard;
        const auto changed = [&](std::uint32_t row) {
            return std::ranges::binary_search(changed_, row, {}, [](const auto& each) { return each.first; });
        };
        std::erase_if(standard.incomplete, changed);
        for (const auto& [row, verdict] : changed_)
            if (verdict.is_incomplete)
                standard.incomplete.push_back(row);
        std::optional<RankCounts> ranks;
        if (after_.is_ranked && !standard.totals.empty())
            ranks = RankCounts::of(standard.totals, standard.incomplete, threads);
        after_.has_ranks = ranks.has_value();
        after_.members.resize(before_.members.size());
        in_parts(threads, after_.members.size(), [&](std::size_t, std::size_t first, std::size_t last) {
            for (std::size_t row = first; row < last; ++row) {
                const MemberScore& then = before_.members[row];
                after_.members[row] = {.total = then.total,
                                       .rank = ranks && !then.is_incomplete ? ranks->rank(standard.totals[row]) : 0,
                                       .is_incomplete = then.is_incomplete};
            }
        });
        for (const auto& [row, verdict] : changed_)
            after_.members[row] = {.total = verdict.total,
                                   .rank = ranks && !verdict.is_incomplete ? ranks->rank(standard.totals[row]) : 0,
                                   .is_incomplete = verdict.is_incomplete};
    }

    // The lowest and the highest of units of whom one of the two is there no more.
    void look_at_units()
    {
        if (std::ranges::find(is_to_look_at_, true) == is_to_look_at_.end())
            return;
        for (std::size_t unit = 0; unit < is_to_look_at_.size(); ++unit)
            if (is_to_look_at_[unit])
                after_.gathered[unit].lowest = after_.gathered[unit].highest = std::nullopt;
        for (std::uint32_t row = 0; row < after_.members.size(); ++row) {
            const UnitId unit = after_.roll.unit_of(MemberId(row));
            if (!unit.is_set() || !is_to_look_at_[unit.row()])
                continue;
            if (const MemberScore& member = after_.members[row]; !member.is_incomplete)
                after_.gathered[unit.row()].include(member.total, member.total);
        }
    }

private:
    void replace(MemberId member, const MemberRow& then, const MemberRow& now)
    {
        const Verdict was = verdict_of(before_.plan, then);
        const Verdict is = verdict_of(after_.plan, now);
        changed_.emplace_back(member.row(), is);
        std::vector<std::uint32_t>& best_grade = after_.standard.best_grade;
        if (is.best_grade != 0)
            best_grade.resize(before_.members.size());
        if (!best_grade.empty())
            best_grade[member.row()] = is.best_grade;
        rescale(member, is);
        for (std::size_t i = 0; i < now.scores.size(); ++i) {
            after_.may_have_less |= then.scores[i].records > 0 && now.scores[i].records == 0;
            if (now.scores[i].records > 0)
                after_.has_records[i] = 1;
        }
        for (std::size_t area = 0; area < now.states.size(); ++area) {
            if (then.states[area] == AreaState::weighs)
                --after_.weighs[area];
            if (now.states[area] == AreaState::weighs)
                ++after_.weighs[area];
        }
        const UnitId unit = after_.roll.unit_of(member);
        if (!unit.is_set())
            return;
        Gathered& gathered = after_.gathered[unit.row()];
        if (!was.is_incomplete) {
            gathered.add(then, was.total, -1);
            if (was.total == gathered.lowest || was.total == gathered.highest)
                is_to_look_at_[unit.row()] = true;
        }
        if (!is.is_incomplete) {
            gathered.add(now, is.total, 1);
            gathered.include(is.total, is.total);
        }
    }

    void rescale(MemberId member, const Verdict& is)
    {
        std::vector<std::int64_t>& totals = after_.standard.totals;
        if (totals.empty())
            return;
        const auto count = after_.scale->count_of(is.total);
        if (count || is.is_incomplete)
            totals[member.row()] = count.value_or(0);
        else
            totals.clear();
    }

    const EvaluationFacts& before_;
    EvaluationFacts& after_;
    std::vector<bool> is_to_look_at_;                         // by unit
    std::vector<std::pair<std::uint32_t, Verdict>> changed_;  // by member, in order
};

}  // namespace

Evaluation Evaluation::with_ledger(const record::Ledger& ledger, unsigned threads) const
{
    const EvaluationFacts& before = *facts_;
    EvaluationOptions options{.roll = {},
                              .period = before.period,
                              .is_ranked = before.is_ranked,
                              .ignores_strangers = before.ignores_strangers,
                              .ignores_unanswered = before.ignores_unanswered,
                              .refuses_other_days = before.refuses_other_days,
                              .threads = threads};
    if (before.has_own_roll)
        options.roll = before.roll;
    const auto sees_all = [](const IndicatorPlan& plan) {
        return plan.population != nullptr || plan.imputation != nullptr;
    };
    const std::size_t most_new = before.ledger.size() / 16 + 1000;
    if (before.totals->needs_all_members() || std::ranges::any_of(before.plan.indicators, sees_all) ||
        ledger.size() > before.ledger.size() + most_new || !has_grown_from(ledger, before.ledger) ||
        (!before.has_own_roll && ledger.members().size() != before.ledger.members().size()))
        return evaluate(before.scheme, ledger, options);

    auto after = std::make_shared<EvaluationFacts>(before.scheme, ledger, options, &before);
    Found found;
    RowReader(after->plan, found).read(before.ledger.size(), ledger.size(), [](Cell, std::int64_t) {});
    found.refuse(after->plan);
    after->totals.emplace(after->scheme);
    after->rows.emplace(after->plan, *after->totals);
    std::ranges::copy_if(before.waiting, std::back_inserter(after->waiting),
                         [&](EvidenceId record) { return ledger.is_effective(record); });
    after->waiting.insert(after->waiting.end(), found.waiting.begin(), found.waiting.end());
    Mending mending(before, *after);
    mending.score(touched(after->plan, before.ledger));
    mending.fill_members(std::max(threads, 1u));
    mending.look_at_units();
    grade(*after);
    roll_up(*after);
    return Evaluation(std::move(after));
}

}  // namespace muster::evaluation
