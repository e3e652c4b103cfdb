#include "roster/engine/bound/part_bounds.hpp"

#include "roster/engine/bound/bend_cases.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr std::uint64_t work_ahead = 500'000'000;  // of one part, and as much as of another, before it has its turn

/// Sets of what is coupled.
class Sets {
public:
    explicit Sets(std::size_t size) : above_(size) { std::iota(above_.begin(), above_.end(), std::size_t{0}); }
    std::size_t of(std::size_t one)
    {
        while (above_[one] != one)
            one = above_[one] = above_[above_[one]];
        return one;
    }
    void join(std::size_t one, std::size_t other) { above_[of(one)] = of(other); }

private:
    List<std::size_t> above_;
};

template <class Whole>
List<Whole> kept(const List<Whole>& all, const List<int>& which)
{
    List<Whole> some;
    for (const int one : which)
        some.push_back(all[one]);
    return some;
}

}  // namespace

struct PartBounds::Part {
    Seed seed;
    List<int> members;
    List<int> rows;
    Instance instance;                     ///< of these alone
    std::optional<LagrangianDual> dual{};  ///< of a part that is not all
    std::optional<ColumnGeneration> program{};
    std::unique_ptr<BranchAndBound> cases{};  ///< after the program
    std::unique_ptr<BendCases> bends{};       ///< beside these, where they have been in vain for a while
    Cost bound = 0;

    [[nodiscard]] bool is_done() const
    {
        return cases ? cases->is_done() && (!bends || bends->is_done()) : dual && dual->is_infeasible();
    }
    [[nodiscard]] std::uint64_t work() const
    {
        return (program ? program->work() : 0) + (cases ? cases->work() : 0) + (bends ? bends->work() : 0);
    }
    /// Bends prove more than cases of cover and days.
    [[nodiscard]] bool are_bends_best() const { return bends && cases && bends->bound() > cases->bound(); }
    /// Takes what was proved.
    void see()
    {
        if (cases)
            bound = std::max({bound, cases->bound(), bends ? bends->bound() : 0});
        else if (dual && dual->bound())
            bound = std::max(bound, *dual->bound());
    }
};

PartBounds::PartBounds(const Instance& instance, PricedRules rules, std::size_t cover_rows, Seed seed,
                       const ColumnGeneration& program, const LagrangianDual& dual)
    : instance_(instance), rules_(rules), cover_rows_(cover_rows), seed_(seed), program_(program), dual_(dual),
      over_all_(dual.certificate()), over_all_bound_(dual.bound().value_or(0)), bound_(over_all_bound_)
{
    find_parts();
    for (const auto& part : parts_)
        begin(*part);
    meet(std::nullopt, false);
}

PartBounds::~PartBounds() = default;

/// By whom rows could count; a row that counts nobody goes with the first part.
void PartBounds::find_parts()
{
    const auto members = static_cast<std::size_t>(instance_.members);
    Sets sets(members + cover_rows_);
    for (int member = 0; member < instance_.members; ++member)
        for (int type = 0; type < instance_.types; ++type) {
            bool may_stand = false;
            for (const DutyIndex duty : instance_.duties_of_type[type])
                for (int day = 0; day < instance_.days && !may_stand; ++day)
                    may_stand = !instance_.must_not_be(member, day, duty);
            for (int day = 0; may_stand && day < instance_.days; ++day)
                instance_.each_row_of_type(member, day, type, [&](int row) {
                    if (static_cast<std::size_t>(row) < cover_rows_)
                        sets.join(static_cast<std::size_t>(member), members + static_cast<std::size_t>(row));
                });
        }
    List<std::size_t> roots;
    List<List<int>> people;
    for (std::size_t member = 0; member < members; ++member) {
        const std::size_t root = sets.of(member);
        const auto found = static_cast<std::size_t>(std::ranges::find(roots, root) - roots.begin());
        if (found == roots.size()) {
            roots.push_back(root);
            people.emplace_back();
        }
        people[found].push_back(static_cast<int>(member));
    }
    List<List<int>> rows(people.size());
    for (std::size_t row = 0; row < cover_rows_; ++row) {
        const auto found = static_cast<std::size_t>(std::ranges::find(roots, sets.of(members + row)) - roots.begin());
        rows[found < roots.size() ? found : 0].push_back(static_cast<int>(row));
    }
    for (std::size_t at = 0; at < people.size(); ++at)
        parts_.push_back(std::make_unique<Part>(Part{.seed = seed_.split(at),
                                                     .members = people[at],
                                                     .rows = rows[at],
                                                     .instance = instance_.of_cover(people[at], rows[at])}));
}

void PartBounds::begin(Part& part)
{
    if (parts_.size() == 1) {
        part.cases = std::make_unique<BranchAndBound>(part.instance, seed_, program_, dual_);
        return;
    }
    part.dual.emplace(part.instance, part.rows.size(), part.seed.split(0));
    part.program.emplace(part.instance, part.rows.size(), part.seed.split(1));
    part.program->begin_at(kept(dual_.best_prices(), part.rows));
    for (std::size_t at = 0; at < part.members.size(); ++at) {
        List<RestrictedMaster::Part> lines = program_.mixture().parts(part.members[at]);
        std::ranges::stable_sort(lines, std::ranges::greater(), &RestrictedMaster::Part::share);
        for (const RestrictedMaster::Part& line : lines)
            part.program->offer(static_cast<int>(at), line.duties);
    }
}

/// What a roster may cost less in this part, the others costing no less than is proved.
std::optional<Cost> PartBounds::upper_of(const Part& part, std::optional<Cost> upper) const
{
    if (!upper)
        return std::nullopt;
    for (const auto& other : parts_)
        if (other.get() != &part)
            *upper -= other->bound;
    return upper;
}

void PartBounds::raise(Part& part, std::optional<Cost> upper, const Budget& budget)
{
    while (!part.cases && !part.is_done() && !budget.is_spent())
        if (!part.program->raise(*part.dual, budget) && !part.dual->is_midway())
            part.cases = std::make_unique<BranchAndBound>(part.instance, part.seed.split(2), *part.program, *part.dual);
    if (!part.cases || (upper && part.bound >= *upper))
        return;
    const bool may_have_bends =
        rules_.problem != nullptr && upper && part.cases->bound() < *upper && part.cases->work() > rules_.after_work;
    if (may_have_bends && !part.bends) {
        // A part that is all goes on from the program over everybody.
        const ColumnGeneration& program = part.program ? *part.program : program_;
        const LagrangianDual& dual = part.dual ? *part.dual : dual_;
        part.bends = std::make_unique<BendCases>(*rules_.problem, part.instance, part.members, part.rows,
                                                 part.seed.split(3), program.mixture(), dual.best_prices());
    }
    if (may_have_bends && part.bends->is_of_use() && !part.bends->is_done() &&
        (part.cases->is_done() || part.bends->work() < part.cases->work()))
        part.bends->raise(*upper, budget);
    else
        part.cases->raise(upper, budget);
}

/// From the part at hand on.
void PartBounds::raise(std::optional<Cost> upper, const Budget& budget)
{
    for (std::size_t more = 0; more < parts_.size() && !budget.is_spent(); ++more) {
        Part& part = *parts_[(at_ + more) % parts_.size()];
        if (!part.is_done())
            raise(part, upper_of(part, upper), budget);
    }
}

void PartBounds::raise_beside(std::optional<Cost> upper, const Budget& budget)
{
    const Part& part = *parts_[at_];
    if (part.cases)
        part.cases->raise_beside(upper_of(part, upper), budget);
}

void PartBounds::meet(std::optional<Cost> upper, bool are_two)
{
    for (const auto& part : parts_)
        part->see();
    choose();
    for (std::size_t at = 0; at < parts_.size(); ++at) {
        Part& part = *parts_[at];
        if (part.cases)
            part.cases->meet(upper_of(part, upper), are_two && at == at_);
        part.see();
    }
    bound_ = std::max(bound_, std::accumulate(parts_.begin(), parts_.end(), Cost{0},
                                              [](Cost sum, const auto& part) { return sum + part->bound; }));
}

/// The one that had least work so far, but where that at hand had little more.
void PartBounds::choose()
{
    std::size_t least = parts_.size();
    for (std::size_t at = 0; at < parts_.size(); ++at)
        if (!parts_[at]->is_done() && (least == parts_.size() || parts_[at]->work() < parts_[least]->work()))
            least = at;
    if (least < parts_.size() &&
        (parts_[at_]->is_done() || parts_[at_]->work() > 2 * parts_[least]->work() + work_ahead))
        at_ = least;
}

bool PartBounds::is_done() const
{
    return std::ranges::all_of(parts_, [](const auto& part) { return part->is_done(); });
}

std::optional<List<Line>> PartBounds::take_found()
{
    for (const auto& part : parts_)
        if (part->cases)
            if (auto found = part->cases->take_found()) {
                List<Line> lines(instance_.members);
                for (std::size_t at = 0; at < part->members.size(); ++at)
                    lines[part->members[at]] = std::move((*found)[at]);
                return lines;
            }
    return std::nullopt;
}

/// Adds cases of a part, in numbers of the whole.
void PartBounds::tell_cases(const Part& part, BranchAndBound::Told told, Cost scale, BoundCertificate& certificate,
                            std::vector<BoundCase>& cases) const
{
    const std::size_t own_rows = part.rows.size();
    const std::size_t groups_before = certificate.groups.size();
    const auto row_of = [&](std::size_t row) {
        return row < own_rows ? static_cast<std::size_t>(part.rows[row])
                              : cover_rows_ + groups_before + (row - own_rows);
    };
    for (const List<int>& group : told.groups) {
        CoverGroup& made = certificate.groups.emplace_back();
        for (const int row : group)
            made.rows.push_back(static_cast<std::uint32_t>(part.rows[row]));
    }
    const auto id_of = [&](MemberId member) {
        return MemberId(static_cast<MemberId::Value>(part.members[member.row()]));
    };
    for (BoundCase& one : told.cases) {
        if (one.split)
            one.split->row = static_cast<std::uint32_t>(row_of(one.split->row));
        if (one.duty)
            one.duty->member = id_of(one.duty->member);
        for (CountedMaximum& maximum : one.counted)
            maximum.member = id_of(maximum.member);
        if (!one.split && !one.duty) {
            const std::vector<std::int64_t> own = std::exchange(one.prices, {});
            one.prices.assign(cover_rows_ + certificate.groups.size(), 0);
            for (std::size_t row = 0; row < own.size(); ++row)
                one.prices[row_of(row)] = own[row] * (certificate.denominator / scale);
        }
    }
    cases = std::move(told.cases);
}

void PartBounds::tell(const Part& part, BoundCertificate& certificate) const
{
    BoundPart made;
    for (const int member : part.members)
        made.members.push_back(MemberId(static_cast<MemberId::Value>(member)));
    if (part.are_bends_best()) {
        for (BendCases::Told& one : part.bends->cases()) {
            if (!one.here.split)
                tell_cases(part, std::move(one.by), one.scale, certificate, one.here.cases);
            made.bends.push_back(std::move(one.here));
        }
    } else if (part.cases) {
        tell_cases(part, part.cases->cases(), part.cases->scale(), certificate, made.cases);
    } else {
        BranchAndBound::Told told;
        told.cases.push_back({.prices = part.dual->certificate().prices, .counted = part.dual->certificate().counted});
        tell_cases(part, std::move(told), part.dual->scale(), certificate, made.cases);
    }
    certificate.parts.push_back(std::move(made));
}

/// What prices are in parts of: all that are told are whole numbers of it.
Cost PartBounds::finest_scale() const
{
    Cost scale = over_all_.denominator;
    for (const auto& part : parts_) {
        scale = std::max(scale, part->cases ? part->cases->scale() : part->dual->scale());
        if (part->are_bends_best())
            for (const BendCases::Told& one : part->bends->cases())
                scale = std::max(scale, one.scale);
    }
    return scale;
}

BoundCertificate PartBounds::certificate() const
{
    BoundCertificate certificate = over_all_;
    if (bound_ <= over_all_bound_)
        return certificate;
    const Cost scale = finest_scale();
    for (std::int64_t& price : certificate.prices)
        price *= scale / certificate.denominator;
    for (SumPrice& sum : certificate.sums)
        sum.price *= scale / certificate.denominator;
    certificate.denominator = scale;
    for (const auto& part : parts_)
        tell(*part, certificate);
    // Of the groups of other parts none has a price here.
    const std::size_t prices = cover_rows_ + certificate.groups.size();
    const auto fill = [&](std::vector<BoundCase>& cases) {
        for (BoundCase& one : cases)
            if (!one.split && !one.duty)
                one.prices.resize(prices, 0);
    };
    for (BoundPart& part : certificate.parts) {
        fill(part.cases);
        for (BendCase& one : part.bends)
            fill(one.cases);
    }
    if (parts_.size() == 1 && certificate.parts.front().bends.empty()) {
        certificate.cases = std::move(certificate.parts.front().cases);
        certificate.parts.clear();
    }
    return certificate;
}

std::uint64_t PartBounds::work() const
{
    return std::accumulate(parts_.begin(), parts_.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const auto& part) { return sum + part->work(); });
}

std::uint64_t PartBounds::work_beside() const
{
    return std::accumulate(parts_.begin(), parts_.end(), std::uint64_t{0}, [](std::uint64_t sum, const auto& part) {
        return sum + (part->cases ? part->cases->work_beside() : 0);
    });
}

}  // namespace muster::roster::engine::bound
