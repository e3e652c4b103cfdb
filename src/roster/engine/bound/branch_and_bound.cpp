#include "roster/engine/bound/branch_and_bound.hpp"

#include <algorithm>
#include <cmath>

namespace muster::roster::engine::bound {
namespace {

constexpr std::size_t lines_kept = 80;  // of each member, from one case to the next
constexpr std::size_t most_cases = 2000;
constexpr double whole_enough = 0.005;  // people nearer to a whole number are whole

}  // namespace

BranchAndBound::BranchAndBound(const Instance& instance, std::size_t cover_rows, Seed seed,
                               const ColumnGeneration& program, const LagrangianDual& dual)
    : instance_(instance), cover_rows_(cover_rows), random_(seed.split(0)), narrowed_(instance),
      dual_(narrowed_, cover_rows, seed.split(1)), over_all_(dual.certificate()), lines_(instance.members)
{
    cases_.push_back({.is_solved = true,
                      .bound = dual.bound().value_or(0),
                      .proof = {.split = {}, .prices = over_all_.prices, .counted = over_all_.counted},
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

void BranchAndBound::narrow(const CoverSplit& split, bool has_more)
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

/// Where people are in parts, most of all in halves.
void BranchAndBound::split(int at, const ColumnGeneration& program)
{
    const List<double>& people = program.mixture().people();
    double most = whole_enough;
    CoverSplit best;
    for (std::size_t row = 0; row < people.size(); ++row)
        if (const double part = std::abs(people[row] - std::round(people[row])); part > most && may_split(row)) {
            most = part;
            best = {static_cast<std::uint32_t>(row), static_cast<std::int64_t>(std::floor(people[row]))};
        }
    if (most == whole_enough)
        return;
    Case half = cases_[at];
    half.parent = at;
    half.is_solved = false;
    cases_[at].fewer = static_cast<int>(cases_.size());
    cases_[at].split = best;
    cases_.push_back(half);
    cases_.push_back(half);
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
    for (int at = next; cases_[at].parent >= 0;) {
        const int parent = cases_[at].parent;
        narrow(cases_[parent].split, at != cases_[parent].fewer);
        at = parent;
    }
    dual_.renew();
    program_ = std::make_unique<ColumnGeneration>(narrowed_, cover_rows_, Seed{random_()});
    for (int member = 0; member < instance_.members; ++member)
        for (const Line& line : lines_[member])
            program_->offer(member, line);
    program_->begin_at(one.prices);
    return true;
}

void BranchAndBound::close(std::optional<Cost> upper)
{
    Case& one = cases_[at_];
    one.is_solved = true;
    one.is_empty = dual_.is_infeasible();
    if (!one.is_empty) {
        keep_lines(*program_);
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
            one.proof = {.split = {}, .prices = dual_.certificate().prices, .counted = dual_.certificate().counted};
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
    cases.push_back({.split = one.split, .prices = {}, .counted = {}});
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
