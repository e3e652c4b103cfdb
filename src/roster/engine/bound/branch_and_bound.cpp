#include "roster/engine/bound/branch_and_bound.hpp"

#include <algorithm>
#include <cmath>

namespace muster::roster::engine::bound {
namespace {

constexpr std::size_t lines_kept = 80;  // of each member, from one case to the next
constexpr std::size_t most_cases = 2000;
constexpr int tries_of_a_kind = 3;      // of splits
constexpr int look_again = 8;           // splits, at the kind that gained less
constexpr double whole_enough = 0.005;  // people nearer to a whole number are whole
constexpr double part_enough = 0.02;    // of a line, or of a day

}  // namespace

BranchAndBound::BranchAndBound(const Instance& instance, std::size_t cover_rows, Seed seed,
                               const ColumnGeneration& program, const LagrangianDual& dual)
    : instance_(instance), cover_rows_(cover_rows), random_(seed.split(0)), narrowed_(instance),
      dual_(narrowed_, cover_rows, seed.split(1)), over_all_(dual.certificate()), lines_(instance.members)
{
    cases_.push_back({.is_solved = true,
                      .bound = dual.bound().value_or(0),
                      .value = dual.bound() ? dual.value() : 0.0,
                      .proof = {.split = {}, .prices = over_all_.prices, .counted = over_all_.counted, .duty = {}},
                      .prices = dual.best_prices()});
    keep_lines(program);
    split(0, program);
}

void BranchAndBound::keep_lines(const ColumnGeneration& program)
{
    for (int member = 0; member < instance_.members; ++member)
        lines_[member] = program.mixture().lines_of(member, lines_kept);
}

/// Rows are narrowed by their hard limits; a limit that is soft stays as it is.
bool BranchAndBound::may_split(std::size_t row) const
{
    const Row& what = instance_.rows[row];
    return !what.is_together && (what.minimum <= 0 || what.below_minimum.is_hard) &&
           (what.maximum >= what.most || what.above_maximum.is_hard);
}

void BranchAndBound::narrow_row(const CoverSplit& split, bool has_more)
{
    Row& row = narrowed_.rows[split.row];
    const int people = static_cast<int>(split.people);
    if (has_more) {
        row.minimum = std::max(row.minimum, people + 1);
        row.below_minimum = Penalty::hard();
    } else {
        row.maximum = std::min(row.maximum, people);
        row.above_maximum = Penalty::hard();
    }
}

/// Whether the duty is what the day is split by.
bool BranchAndBound::has(const DutySplit& split, DutyIndex duty) const
{
    if (!split.type.is_set())
        return duty != 0;
    const auto& types = instance_.duties[duty].types;
    return std::ranges::find(types, split.type.row()) != types.end();
}

void BranchAndBound::narrow_day(const DutySplit& split, bool has_duty)
{
    std::int32_t* tolls = narrowed_.linear.data() +
                          (static_cast<std::size_t>(split.member.row()) * static_cast<std::size_t>(instance_.days) +
                           static_cast<std::size_t>(split.day)) *
                              static_cast<std::size_t>(instance_.duty_count);
    for (int duty = 0; duty < instance_.duty_count; ++duty)
        if (has(split, static_cast<DutyIndex>(duty)) != has_duty)
            tolls[duty] = barred;
}

void BranchAndBound::narrow(const Case& split, bool has_more)
{
    if (split.split)
        narrow_row(*split.split, has_more);
    else
        narrow_day(split.duty, has_more);
}

/// Nothing of the line is barred in the case at hand.
bool BranchAndBound::is_open(int member, const Line& line) const
{
    for (int day = 0; day < instance_.days; ++day)
        if (narrowed_.linear_of(member, day, line[day]) == barred)
            return false;
    return true;
}

/// Where people are in parts, most of all in halves.
std::optional<CoverSplit> BranchAndBound::row_in_parts(const ColumnGeneration& program) const
{
    const List<double>& people = program.mixture().people();
    double most = whole_enough;
    std::optional<CoverSplit> best;
    for (std::size_t row = 0; row < people.size(); ++row)
        if (const double part = std::abs(people[row] - std::round(people[row])); part > most && may_split(row)) {
            most = part;
            best = {static_cast<std::uint32_t>(row), static_cast<std::int64_t>(std::floor(people[row]))};
        }
    return best;
}

/// Where somebody is on duty in part, or else stands a type in part: most of all in halves.
std::optional<DutySplit> BranchAndBound::day_in_parts(const ColumnGeneration& program)
{
    double most = part_enough;
    std::optional<DutySplit> best;
    List<double> shares;
    const auto see = [&](double share, int member, int day, ShiftTypeId type) {
        if (const double part = std::min(share, 1.0 - share); part > most + 1e-6) {
            most = part;
            best = {MemberId(static_cast<MemberId::Value>(member)), day, type};
        }
    };
    for (const bool by_type : {false, true}) {
        for (int member = 0; member < instance_.members; ++member)
            for (int day = 0; day < instance_.days; ++day) {
                shares.assign(instance_.types + 1, 0.0);
                for (const RestrictedMaster::Part& part : program.mixture().parts(member))
                    if (const DutyIndex duty = part.duties[day]; duty != 0 && part.share > 0.0) {
                        shares.back() += part.share;
                        for (const std::uint16_t type : instance_.duties[duty].types)
                            shares[type] += part.share;
                    }
                if (!by_type)
                    see(shares.back(), member, day, {});
                for (int type = 0; by_type && type < instance_.types; ++type)
                    see(shares[type], member, day, ShiftTypeId(static_cast<ShiftTypeId::Value>(type)));
            }
        if (best)
            break;
    }
    return best;
}

/// Both kinds of splits in turn at first, then the one that has gained more, and the other now and then.
bool BranchAndBound::prefers_days()
{
    const int tried = by_rows_.times + by_days_.times;
    if (std::min(by_rows_.times, by_days_.times) < tries_of_a_kind)
        return by_days_.times < by_rows_.times || (by_days_.times == by_rows_.times && random_.below(2) == 0);
    return (by_days_.mean() > by_rows_.mean()) == (tried % look_again != 0);
}

/// Once both cases of a split are closed: mostly what the one that gained less has gained.
void BranchAndBound::note_gain(int parent, double most)
{
    const Case& split = cases_[parent];
    const Case& fewer = cases_[split.fewer];
    const Case& more = cases_[split.fewer + 1];
    if (!fewer.is_solved || !more.is_solved)
        return;
    const auto gain = [&](const Case& one) { return one.is_empty ? most : std::min(one.value - split.value, most); };
    const auto [less, greater] = std::minmax(gain(fewer), gain(more));
    Gain& gained = split.split ? by_rows_ : by_days_;
    gained.sum += (5.0 * less + greater) / 6.0;
    ++gained.times;
}

void BranchAndBound::split(int at, const ColumnGeneration& program)
{
    auto row = row_in_parts(program);
    auto day = !row || prefers_days() ? day_in_parts(program) : std::nullopt;
    if (!row && !day)
        return;
    if (day)
        row.reset();
    Case half = cases_[at];
    half.parent = at;
    half.is_solved = false;
    cases_[at].fewer = static_cast<int>(cases_.size());
    cases_[at].split = row;
    if (day)
        cases_[at].duty = *day;
    cases_.push_back(half);
    cases_.push_back(half);
}

/// Where every line is whole, but for a little, the lines are a roster.
void BranchAndBound::note_roster(const ColumnGeneration& program)
{
    List<Line> lines;
    for (int member = 0; member < instance_.members; ++member) {
        const auto& parts = program.mixture().parts(member);
        const auto most = std::ranges::max_element(parts, {}, &RestrictedMaster::Part::share);
        if (most == parts.end() || most->share < 1.0 - part_enough)
            return;
        lines.push_back(most->duties);
    }
    found_ = std::move(lines);
}

Cost BranchAndBound::bound() const
{
    std::optional<Cost> least;
    for (const Case& one : cases_)
        if (is_leaf(one) && !one.is_empty)
            least = std::min(one.bound, least.value_or(one.bound));
    return std::max(cases_.front().bound, least.value_or(cases_.front().bound));
}

bool BranchAndBound::open_next(std::optional<Cost> upper)
{
    int next = -1;
    for (std::size_t at = 0; at < cases_.size(); ++at)
        if (is_leaf(cases_[at]) && !cases_[at].is_empty && (next < 0 || cases_[at].bound < cases_[next].bound))
            next = static_cast<int>(at);
    if (next < 0 || cases_.size() >= most_cases)
        return false;
    const Case& one = cases_[next];
    if (one.is_solved || (upper && one.bound >= *upper))
        return false;
    at_ = next;
    narrowed_.rows = instance_.rows;
    narrowed_.linear = instance_.linear;
    for (int at = next; cases_[at].parent >= 0;) {
        const int parent = cases_[at].parent;
        narrow(cases_[parent], at != cases_[parent].fewer);
        at = parent;
    }
    dual_.renew();
    program_ = std::make_unique<ColumnGeneration>(narrowed_, cover_rows_, Seed{random_()});
    for (int member = 0; member < instance_.members; ++member)
        for (const Line& line : lines_[member])
            if (is_open(member, line))
                program_->offer(member, line);
    program_->begin_at(one.prices);
    return true;
}

void BranchAndBound::close(std::optional<Cost> upper)
{
    Case& one = cases_[at_];
    one.is_solved = true;
    one.is_empty = dual_.is_infeasible();
    if (upper && one.parent >= 0)
        note_gain(one.parent, static_cast<double>(*upper) - cases_[one.parent].value);
    if (!one.is_empty) {
        keep_lines(*program_);
        note_roster(*program_);
        if (!upper || one.bound < *upper)
            split(at_, *program_);
    }
    program_.reset();
}

void BranchAndBound::raise(std::optional<Cost> upper, const Budget& budget)
{
    while (!is_done_ && !budget.is_spent()) {
        if (!program_ && !open_next(upper)) {
            is_done_ = true;
            return;
        }
        const std::uint64_t before = program_->work();
        const bool goes_on = program_->raise(dual_, budget);
        work_ += program_->work() - before;
        if (dual_.is_midway())
            return;
        Case& one = cases_[at_];
        if (const auto bound = dual_.bound(); bound && *bound > one.bound) {
            one.bound = *bound;
            one.value = dual_.value();
            one.proof = {
                .split = {}, .prices = dual_.certificate().prices, .counted = dual_.certificate().counted, .duty = {}};
            one.prices = dual_.best_prices();
        }
        if (!goes_on || (upper && one.bound >= *upper))
            close(upper);
    }
}

void BranchAndBound::tell(int at, Cost enough, std::vector<BoundCase>& cases) const
{
    const Case& one = cases_[at];
    if (is_leaf(one) || one.bound >= enough) {
        cases.push_back(one.proof);
        return;
    }
    cases.push_back({.split = one.split, .prices = {}, .counted = {}, .duty = {}});
    if (!one.split)
        cases.back().duty = one.duty;
    tell(one.fewer, enough, cases);
    tell(one.fewer + 1, enough, cases);
}

BoundCertificate BranchAndBound::certificate() const
{
    BoundCertificate certificate = over_all_;
    const Cost enough = bound();
    if (enough > cases_.front().bound)
        tell(0, enough, certificate.cases);
    return certificate;
}

}  // namespace muster::roster::engine::bound
