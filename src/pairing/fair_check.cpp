// Why the prices prove it: let every mentee move as another pairing says. Costs and prices then rise or stay, in
// lexicographic order, which sums keep. The prices alone do not rise, as a dear mentor was full and one below nothing
// had the minimum. So the costs rise or stay.
#include "muster/pairing/fair_check.hpp"

#include "pairing/checking/broken.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>

namespace muster::inline v0_2::pairing {
namespace {

using Wide = WideInteger;

std::string mentee_name(MenteeId mentee) { return "mentee " + std::to_string(mentee.row()); }
std::string mentor_name(MentorId mentor)
{
    return mentor.is_set() ? "mentor " + std::to_string(mentor.row()) : std::string("nobody");
}

// The largest multiple of the step not above the score.
Score band_of(Score score, Score step)
{
    Score band = score / step;
    if (band * step > score)
        --band;
    return band * step;
}

// What a mentee costs and pays with one mentor, or alone.
struct Place {
    MentorId mentor;
    Score level;
    Score above;  // the level
    std::span<const LevelPrice> prices{};
    Score last_price = 0;
};

// Below 0 where the left is less: by the lowest level at which they differ, then by price less score.
int compare(const Place& left, const Place& right, Score unit)
{
    std::size_t i = 0;
    std::size_t j = 0;
    bool left_counted = false;
    bool right_counted = false;
    while (true) {
        std::optional<Score> level;
        const auto consider = [&](Score other) { level = level ? std::min(*level, other) : other; };
        if (i < left.prices.size())
            consider(left.prices[i].level);
        if (j < right.prices.size())
            consider(right.prices[j].level);
        if (!left_counted)
            consider(left.level);
        if (!right_counted)
            consider(right.level);
        if (!level)
            break;
        Wide difference = 0;
        if (i < left.prices.size() && left.prices[i].level == *level)
            difference += left.prices[i++].amount;
        if (j < right.prices.size() && right.prices[j].level == *level)
            difference -= right.prices[j++].amount;
        if (!left_counted && left.level == *level) {
            difference += unit;
            left_counted = true;
        }
        if (!right_counted && right.level == *level) {
            difference -= unit;
            right_counted = true;
        }
        if (difference != 0)
            return difference < 0 ? -1 : 1;
    }
    const Wide difference = (Wide{left.last_price} - left.above) - (Wide{right.last_price} - right.above);
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

class Check {
public:
    Check(const Problem& problem, const FairPairing& result) : problem_(problem), result_(result) {}

    [[nodiscard]] Verdict shapes() const
    {
        const std::size_t mentors = problem_.mentors().size();
        if (result_.step < 1 || result_.step > Problem::largest_score)
            return checking::broken("the step " + std::to_string(result_.step) + " is no width of a level");
        if (result_.proof.unit < 1)
            return checking::broken("the unit " + std::to_string(result_.proof.unit) + " is not above 0");
        if (result_.proof.level_prices.size() != mentors || result_.proof.mentor_price.size() != mentors)
            return checking::broken("the proof has not one list of prices per mentor");
        for (std::size_t row = 0; row < mentors; ++row)
            if (!is_rising(result_.proof.level_prices[row]))
                return checking::broken("the prices of mentor " + std::to_string(row) + " are not by rising level");
        return {};
    }

    [[nodiscard]] Verdict profile() const
    {
        std::map<Score, std::uint32_t> counts;
        for (std::size_t row = 0; row < result_.pairing.mentor_of.size(); ++row)
            ++counts[place_of(MenteeId(static_cast<MenteeId::Value>(row)), result_.pairing.mentor_of[row]).level];
        std::vector<FairLevel> counted;
        for (const auto& [level, mentees] : counts)
            counted.push_back({level, mentees});
        return counted == result_.profile ? Verdict{} : checking::broken("the profile is not that of the pairing");
    }

    [[nodiscard]] Verdict mentors() const
    {
        std::vector<std::uint32_t> loads(problem_.mentors().size(), 0);
        for (const MentorId mentor : result_.pairing.mentor_of)
            if (mentor.is_set())
                ++loads[mentor.row()];
        for (std::size_t row = 0; row < loads.size(); ++row) {
            const int sign = sign_of(row);
            if (sign > 0 && loads[row] < problem_.mentors()[row].maximum)
                return checking::broken("mentor " + std::to_string(row) +
                                        " has a free place, yet its price is above nothing");
            if (sign < 0 && loads[row] > problem_.mentors()[row].minimum)
                return checking::broken("mentor " + std::to_string(row) +
                                        " has more than its minimum, yet its price is below nothing");
        }
        return {};
    }

    [[nodiscard]] Verdict choices(MenteeId mentee) const
    {
        const Place own = place_of(mentee, result_.pairing.mentor_of[mentee.row()]);
        const auto row = problem_.candidates_of(mentee);
        for (std::size_t at = 0; at < row.mentors.size(); ++at)
            if (row.mentors[at] != own.mentor && compare(place(row.mentors[at], row.scores[at]), own, unit()) < 0)
                return unfair(mentee, row.mentors[at], own.mentor);
        if (const auto price = problem_.unmatched_price(mentee);
            price && compare(place(MentorId{}, -*price), own, unit()) < 0)
            return unfair(mentee, MentorId{}, own.mentor);
        return {};
    }

private:
    [[nodiscard]] static bool is_rising(std::span<const LevelPrice> prices)
    {
        return std::ranges::adjacent_find(prices, [](const LevelPrice& one, const LevelPrice& next) {
                   return one.level >= next.level;
               }) == prices.end();
    }

    [[nodiscard]] static Verdict unfair(MenteeId mentee, MentorId better, MentorId own)
    {
        return checking::broken(mentee_name(mentee) + " with " + mentor_name(better) +
                                " would cost less at the prices than with " + mentor_name(own));
    }

    [[nodiscard]] Score unit() const { return result_.proof.unit; }

    [[nodiscard]] int sign_of(std::size_t row) const
    {
        for (const LevelPrice& price : result_.proof.level_prices[row])
            if (price.amount != 0)
                return price.amount < 0 ? -1 : 1;
        const Score last = result_.proof.mentor_price[row];
        return last < 0 ? -1 : last > 0 ? 1 : 0;
    }

    [[nodiscard]] Place place(MentorId mentor, Score score) const
    {
        const Score level = band_of(score, result_.step);
        if (!mentor.is_set())
            return {mentor, level, score - level};
        return {mentor, level, score - level, result_.proof.level_prices[mentor.row()],
                result_.proof.mentor_price[mentor.row()]};
    }

    [[nodiscard]] Place place_of(MenteeId mentee, MentorId mentor) const
    {
        return place(mentor, mentor.is_set() ? *problem_.score_of(mentee, mentor) : -*problem_.unmatched_price(mentee));
    }

    const Problem& problem_;
    const FairPairing& result_;
};

template <class Id>
std::optional<std::vector<bool>> marks_of(const std::vector<Id>& ids, std::size_t count)
{
    std::vector<bool> marks(count, false);
    for (const Id id : ids) {
        if (!id.is_set() || id.row() >= count || marks[id.row()])
            return std::nullopt;
        marks[id.row()] = true;
    }
    return marks;
}

}  // namespace

Verdict verify_cut(const Problem& problem, const HallWitness& cut, Score level, Score step)
{
    const auto mentees = marks_of(cut.mentees, problem.mentee_count());
    const auto mentors = marks_of(cut.mentors, problem.mentors().size());
    if (!mentees || !mentors)
        return checking::broken("the cut names a mentee or a mentor who is not there, or one of them twice");
    const bool are_places = cut.kind == HallWitness::Kind::too_few_places;
    std::uint64_t places = 0;
    for (const MentorId mentor : cut.mentors) {
        const Capacity& capacity = problem.mentors()[mentor.row()];
        places += are_places ? capacity.maximum : capacity.minimum;
    }
    if (places != cut.places)
        return checking::broken("the cut is said to have " + std::to_string(cut.places) + " places and has " +
                                std::to_string(places));
    for (std::size_t row = 0; row < problem.mentee_count(); ++row) {
        const MenteeId mentee(static_cast<MenteeId::Value>(row));
        if (are_places != (*mentees)[row])
            continue;  // in a cut of mentees only these count, in one of mentors only the others
        const auto candidates = problem.candidates_of(mentee);
        for (std::size_t at = 0; at < candidates.mentors.size(); ++at) {
            const MentorId mentor = candidates.mentors[at];
            if (band_of(candidates.scores[at], step) > level && (*mentors)[mentor.row()] != are_places)
                return checking::broken(mentee_name(mentee) + " with " + mentor_name(mentor) + " leads out of the cut");
        }
        if (const auto price = problem.unmatched_price(mentee); are_places && price && band_of(-*price, step) > level)
            return checking::broken(mentee_name(mentee) + " alone leads out of the cut");
    }
    if (are_places ? cut.mentees.size() <= places : cut.mentees.size() >= places)
        return checking::broken("the cut has " + std::to_string(cut.mentees.size()) + " mentees and " +
                                std::to_string(places) + " places, which proves nothing");
    return {};
}

Verdict verify_fair(const Problem& problem, const FairPairing& result)
{
    if (!problem.first_seats().empty() || !problem.load_prices().empty())
        return {false, "the problem has several mentors a mentee or load prices, of which this proof knows nothing"};
    if (const auto feasible = verify_feasible(problem, result.pairing); !feasible)
        return feasible;
    const Check check(problem, result);
    if (const auto verdict = check.shapes(); !verdict)
        return verdict;
    if (const auto verdict = check.profile(); !verdict)
        return verdict;
    if (!result.profile.empty())
        if (const auto verdict = verify_cut(problem, result.proof.cut, result.profile.front().level, result.step);
            !verdict)
            return verdict;
    if (const auto verdict = check.mentors(); !verdict)
        return verdict;
    for (std::size_t row = 0; row < problem.mentee_count(); ++row)
        if (const auto verdict = check.choices(MenteeId(static_cast<MenteeId::Value>(row))); !verdict)
            return verdict;
    return {};
}

}  // namespace muster::pairing
