// Study groups in five steps. The pairing of greatest total score, capacities kept, is where the search starts and its
// dual prices are where the bound starts. Local search improves the groups; subgradient steps lower the bound; column
// generation lowers it further, where groups can be reckoned with all their costs, and gives groupings of its own; what
// lies between the two says which groups could still be part of something better, and where these are few enough to
// look at all of them, the best of all is found and proven. What work is left goes to local search, and once more to
// the proof. Pairs whose own time together is too short, or that not all who are kept together could make, are taken
// out before anything else.
#include "muster/pairing/groups.hpp"

#include "core/budget.hpp"
#include "pairing/groups/columns.hpp"
#include "pairing/groups/generation.hpp"
#include "pairing/groups/open_pairs.hpp"
#include "pairing/groups/prices.hpp"
#include "pairing/groups/search.hpp"

#include "muster/core/error.hpp"
#include "muster/pairing/optimal.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace muster::inline v0_2::pairing {

using namespace groups_engine;

namespace {

std::string mentee_name(std::uint32_t row) { return "mentee " + std::to_string(row); }
std::string mentor_name(std::uint32_t row) { return "mentor " + std::to_string(row); }

GroupOf group_of(const Pairing& pairing)
{
    GroupOf groups;
    for (const MentorId mentor : pairing.mentor_of)
        groups.push_back(mentor.is_set() ? mentor.row() : in_no_group);
    return groups;
}

std::vector<StudyGroup> assessed(const GroupProblem& problem, GroupAssessor& assessor,
                                 std::span<const MentorId> mentor_of)
{
    std::vector<std::vector<std::uint32_t>> mentees_of(problem.pairs().mentors().size());
    for (std::uint32_t mentee = 0; mentee < mentor_of.size(); ++mentee)
        if (mentor_of[mentee].is_set())
            mentees_of[mentor_of[mentee].row()].push_back(mentee);
    std::vector<StudyGroup> made;
    for (std::uint32_t mentor = 0; mentor < mentees_of.size(); ++mentor) {
        if (mentees_of[mentor].empty())
            continue;
        const AssessedGroup group = assessor.assess(mentor, mentees_of[mentor]);
        made.push_back({MentorId(mentor), {}, group.parts, group.together});
        for (const std::uint32_t mentee : mentees_of[mentor])
            made.back().mentees.emplace_back(mentee);
    }
    return made;
}

class Solver {
public:
    Solver(const GroupProblem& problem, const GroupOptions& options)
        : problem_(problem), options_(options), started_(std::chrono::steady_clock::now()), assessor_(problem),
          open_(open_pairs(problem, assessor_, Minima::kept))
    {
    }

    Grouping run()
    {
        const OptimalPairing start =
            problem_.rules().mentors_may_rest ? optimal(open_pairs(problem_, assessor_, Minima::none)) : optimal(open_);
        const std::uint64_t work = options_.work;
        look_around(group_of(start.pairing), std::min(2 * work / 5, 3000 * start.pairing.mentor_of.size()));
        bound(start.certificate.mentee_gain, work / 8);
        generate(work / 4, work / 8);
        prove(work / 5);
        if (!is_done() && spent_ < work) {
            look_around(best_.group_of, (work - spent_) / 2);
            prove(work > spent_ ? work - spent_ : 0);
        }
        return result();
    }

private:
    void look_around(GroupOf from, std::uint64_t work)
    {
        GroupSearch search(problem_, open_, std::move(from),
                           searches_ == 0 ? options_.seed : options_.seed.split(searches_));
        ++searches_;
        take(search.best());
        if (is_done() || search.best().group_of.empty())
            return;
        step_ = "improving groups";
        const std::uint64_t before = search.work_done();
        search.run(work, prices_ ? prices_->bound() : std::numeric_limits<Score>::max(), Budget([&] {
                       take(search.best());
                       return !goes_on(spent_ + search.work_done() - before);
                   }));
        spent_ += search.work_done() - before;
        take(search.best());
    }

    void bound(std::span<const Score> start, std::uint64_t work)
    {
        step_ = "bounding groups";
        // Without an answer yet the target is what the bound would be if rules without a price cost nothing.
        prices_ = price_mentees(problem_, open_, assessor_, start, best_.total, work, spent_, whole_);
        if (!prices_)
            refuse(true);
    }

    // Prices that reckon all costs, and groupings that come of them.
    void generate(std::uint64_t to_lower, std::uint64_t to_dive)
    {
        if (is_done())
            return;
        step_ = "bounding groups";
        Meter meter(to_lower, spent_, whole_);
        GroupGeneration generation(problem_, open_, assessor_, *prices_, meter);
        generation.know(best_.group_of);
        generation.lower(best_.broken == 0 ? std::optional(best_.total) : std::nullopt);
        if (const auto found = generation.bound(); found && found->bound() <= prices_->bound())
            prices_ = found;
        step_ = "improving groups";
        meter.extend(to_dive);
        constexpr int most_in_vain = 6;
        for (int in_vain = 0; in_vain < most_in_vain && meter.is_left() && !is_done(); ++in_vain) {
            auto found = generation.dive();
            if (!found)
                continue;
            const Score before = best_.total;
            look_around(std::move(*found), to_dive / 8);
            generation.know(best_.group_of);
            if (best_.total > before)
                in_vain = -1;
        }
    }

    void prove(std::uint64_t work)
    {
        if (is_done())
            return;
        step_ = "proving groups";
        const auto to_beat = best_.broken == 0 ? std::optional(best_.total) : std::nullopt;
        ColumnSearch found = search_columns(problem_, open_, assessor_, *prices_, to_beat, work, spent_, whole_);
        if (found.better)
            take(found_from(problem_, assessor_, std::move(*found.better)));
        is_proven_ = found.is_complete;
        if (is_proven_ && best_.broken > 0)
            refuse(true);
    }

    void take(const Found& found)
    {
        if (!has_best_ || found.is_better_than(best_))
            best_ = found;
        has_best_ = true;
    }

    [[nodiscard]] bool is_done() const
    {
        return is_stopped_ || is_proven_ ||
               (prices_ && has_best_ && best_.broken == 0 && best_.total >= prices_->bound());
    }

    bool goes_on(std::uint64_t work)
    {
        const auto elapsed = std::chrono::steady_clock::now() - started_;
        if (options_.time_limit && elapsed >= *options_.time_limit)
            is_stopped_ = true;
        if (options_.progress && !is_stopped_) {
            ProgressReport report{step_,
                                  std::min(1.0, static_cast<double>(work) / static_cast<double>(options_.work + 1))};
            if (has_best_ && best_.broken == 0)
                report.best = static_cast<double>(best_.total);
            if (prices_)
                report.bound = static_cast<double>(prices_->bound());
            is_stopped_ = !options_.progress(report);
        }
        return !is_stopped_;
    }

    [[noreturn]] void refuse(bool is_proven) const
    {
        std::string nearest;
        const auto groups = groups_of_best();
        for (std::uint32_t mentor = 0; mentor < groups.size(); ++mentor) {
            std::string broken;
            const auto add = [&](std::int64_t count, const std::string& what) {
                if (count > 0)
                    broken += (broken.empty() ? " with " : " and ") + std::to_string(count) + " " + what;
            };
            add(groups[mentor].size, "mentees too few");
            add(groups[mentor].alone, "alone of a kind");
            add(groups[mentor].time, "quarters of an hour together missing");
            add(groups[mentor].parted, "missing who are kept together with others");
            add(groups[mentor].near, "who are kept apart from others");
            if (!broken.empty())
                nearest += (nearest.empty() ? "" : ", ") + mentor_name(mentor) + broken;
        }
        throw InvalidInput(
            {"groups"},
            (is_proven ? std::string("no grouping keeps every rule")
                       : "none of " + std::to_string(spent_) + " groups looked at made one that keeps every rule") +
                (nearest.empty() ? "" : "; the nearest has " + nearest),
            std::string(is_proven ? "" : "allow more work, ") +
                "give what stands in the way a price, widen the sizes, or add candidates");
    }

    [[nodiscard]] std::vector<BrokenRules> groups_of_best() const
    {
        GroupAssessor assessor(problem_);
        const auto mentees_of = mentees_by_mentor(best_.group_of, problem_.pairs().mentors().size());
        std::vector<BrokenRules> broken;
        for (std::uint32_t mentor = 0; mentor < mentees_of.size(); ++mentor)
            broken.push_back(assessor.assess(mentor, mentees_of[mentor]).broken);
        return broken;
    }

    Grouping result()
    {
        if (best_.broken > 0 && is_stopped_)
            throw Stopped({"groups"}, "stopped before groups were found that keep every rule",
                          "let it run on for an answer");
        if (best_.broken > 0)
            refuse(false);
        Grouping made;
        for (std::uint32_t mentee = 0; mentee < best_.group_of.size(); ++mentee) {
            const bool is_in = best_.group_of[mentee] != in_no_group;
            made.mentor_of.push_back(is_in ? MentorId(best_.group_of[mentee]) : MentorId{});
            made.unmatched += is_in ? 0 : *problem_.pairs().unmatched_price(MenteeId(mentee));
        }
        made.groups = assessed(problem_, assessor_, made.mentor_of);
        made.total = best_.total;
        made.prices = {prices_->mentee_price,     prices_->followed.kind_rule,
                       prices_->followed.balance, prices_->followed.cell,
                       prices_->bound(),          prices_->is_exact};
        made.bound = is_proven_ ? made.total : made.prices.bound;
        made.proof = made.bound < made.prices.bound ? GroupProof::search : GroupProof::prices;
        made.work = spent_;
        return made;
    }

    const GroupProblem& problem_;
    const GroupOptions& options_;
    std::chrono::steady_clock::time_point started_;
    GroupAssessor assessor_;
    Problem open_;
    Found best_;
    bool has_best_ = false;
    std::optional<PricedBound> prices_;
    bool is_proven_ = false;
    bool is_stopped_ = false;
    std::uint64_t searches_ = 0;
    std::uint64_t spent_ = 0;
    std::string_view step_ = "improving groups";
    const Budget whole_{[this] { return !goes_on(spent_); }};
};

}  // namespace

Grouping groups(const GroupProblem& problem, const GroupOptions& options) { return Solver(problem, options).run(); }

std::vector<StudyGroup> study_groups_of(const GroupProblem& problem, std::span<const MentorId> mentor_of)
{
    const Problem& pairs = problem.pairs();
    if (mentor_of.size() != pairs.mentee_count())
        throw InvalidInput({"groups"},
                           std::to_string(mentor_of.size()) + " mentors for " + std::to_string(pairs.mentee_count()) +
                               " mentees",
                           "give one, or none, for each mentee");
    for (std::uint32_t mentee = 0; mentee < mentor_of.size(); ++mentee) {
        const MentorId mentor = mentor_of[mentee];
        if (mentor.is_set() && (mentor.row() >= pairs.mentors().size() || !pairs.score_of(MenteeId(mentee), mentor)))
            throw InvalidInput({"groups, " + mentee_name(mentee)}, mentor_name(mentor.row()) + " is not a candidate",
                               "give one of its candidates");
    }
    GroupAssessor assessor(problem);
    return assessed(problem, assessor, mentor_of);
}

}  // namespace muster::pairing
