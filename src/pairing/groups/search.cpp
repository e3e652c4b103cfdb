// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, "Optimization by simulated annealing", 1983) over moves of one
// to three mentees: one goes to another group; two change places; or one takes the place of a second, who goes to a
// third group, where a place is free or a third mentee goes back to where the first came from. A step that loses is
// taken when it loses no more than the temperature times -log2 of a uniform number; both are whole numbers, so every
// machine takes the same steps. Mentees kept together move together, and as many as they need the places of make room
// for them. The temperature starts at what steps change on average and falls in equal ratios to a twelfth of that; then
// the walk goes back to the best, is jolted, and cools again, a few times in a run. Rules without a price weigh as much
// as two average steps, and twice as much after every cooling that has not kept them; only the count of broken rules,
// then the total, decides what is best. Where mentors may rest a jolt also empties a group or fills one, as single
// moves seldom do.
//
// Invariant: `mentees_of_`, `worth_of_` and `broken_of_` are those of `now_`, and `now_` is their sum.
#include "search.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <bit>

namespace muster::inline v0_2::pairing::groups_engine {

std::vector<std::vector<std::uint32_t>> mentees_by_mentor(const GroupOf& group_of, std::size_t mentors)
{
    std::vector<std::vector<std::uint32_t>> mentees_of(mentors);
    for (std::uint32_t mentee = 0; mentee < group_of.size(); ++mentee)
        if (group_of[mentee] != in_no_group)
            mentees_of[group_of[mentee]].push_back(mentee);
    return mentees_of;
}

Found found_from(const GroupProblem& problem, GroupAssessor& assessor, GroupOf group_of)
{
    Found found;
    const auto mentees_of = mentees_by_mentor(group_of, problem.pairs().mentors().size());
    for (std::uint32_t mentee = 0; mentee < group_of.size(); ++mentee)
        if (group_of[mentee] == in_no_group)
            found.total -= problem.pairs().unmatched_price(MenteeId(mentee)).value_or(0);
    for (std::uint32_t mentor = 0; mentor < mentees_of.size(); ++mentor) {
        const AssessedGroup group = assessor.assess(mentor, mentees_of[mentor]);
        found.total += group.parts.worth();
        found.broken += group.broken.sum();
    }
    found.group_of = std::move(group_of);
    return found;
}

GroupSearch::GroupSearch(const GroupProblem& problem, const Problem& open, GroupOf start, Seed seed)
    : problem_(problem), open_(open), assessor_(problem), random_(seed)
{
    for (std::uint32_t mentee = 0; mentee < open.mentee_count(); ++mentee)
        may_stay_alone_.push_back(std::ranges::all_of(assessor_.units().with(mentee), [&](std::uint32_t one) {
            return open.unmatched_price(MenteeId(one)).has_value();
        }));
    set_to(start);
    best_ = now_;
    learn_weight();
}

void GroupSearch::set_to(const GroupOf& group_of)
{
    const std::size_t mentors = problem_.pairs().mentors().size();
    mentees_of_ = mentees_by_mentor(group_of, mentors);
    worth_of_.assign(mentors, 0);
    broken_of_.assign(mentors, 0);
    now_ = found_from(problem_, assessor_, group_of);
    for (std::uint32_t mentor = 0; mentor < mentors; ++mentor) {
        const AssessedGroup group = assessor_.assess(mentor, mentees_of_[mentor]);
        worth_of_[mentor] = group.parts.worth();
        broken_of_[mentor] = group.broken.sum();
    }
    work_ += mentors;
}

// What steps of the walk change on average, and twice that for a broken rule.
void GroupSearch::learn_weight()
{
    constexpr int samples = 200;
    Score sum = 0;
    for (int sample = 0; sample < samples; ++sample) {
        if (!propose())
            continue;
        assess_moves();
        const Score difference = next_total_ - now_.total;
        sum += (difference < 0 ? -difference : difference) / samples;
    }
    // However much is broken, value and weight together stay within 2^62.
    std::int64_t most_broken = 1 + static_cast<std::int64_t>(now_.group_of.size() * problem_.rules().kinds.size());
    for (const Capacity& mentor : open_.mentors())
        most_broken += std::int64_t{mentor.minimum} + std::int64_t{7 * 96};
    for (std::uint32_t mentee = 0; mentee < now_.group_of.size(); ++mentee)
        most_broken +=
            static_cast<std::int64_t>(assessor_.units().with(mentee).size() + assessor_.units().sets_of(mentee).size());
    heaviest_ = (Score{1} << 61) / most_broken;
    step_ = sum + 1;
    weight_ = std::min(2 * step_, heaviest_);
}

bool GroupSearch::may_be_in(std::uint32_t mentee, std::uint32_t group) const
{
    return group == in_no_group
               ? may_stay_alone_[mentee]
               : std::ranges::binary_search(open_.candidates_of(MenteeId(mentee)).mentors, MentorId(group));
}

bool GroupSearch::has_room(std::uint32_t group) const
{
    return group == in_no_group || mentees_of_[group].size() < open_.mentors()[group].maximum;
}

Score GroupSearch::unmatched_cost(std::uint32_t mentee, std::uint32_t group) const
{
    return group == in_no_group ? open_.unmatched_price(MenteeId(mentee)).value_or(0) : 0;
}

std::uint32_t GroupSearch::any_group_for(std::uint32_t mentee)
{
    const auto mentors = open_.candidates_of(MenteeId(mentee)).mentors;
    const std::uint32_t ways = static_cast<std::uint32_t>(mentors.size()) + (may_stay_alone_[mentee] ? 1 : 0);
    const std::uint32_t at = random_.below(ways);
    return at < mentors.size() ? mentors[at].row() : in_no_group;
}

bool GroupSearch::propose()
{
    moves_.clear();
    if (now_.group_of.empty())
        return false;
    const std::uint32_t mentee = random_.below(static_cast<std::uint32_t>(now_.group_of.size()));
    const std::uint32_t to = any_group_for(mentee);
    if (assessor_.units().largest() > 1)
        return propose_unit(mentee, to);
    if (to == now_.group_of[mentee] || (to != in_no_group && open_.mentors()[to].maximum == 0))
        return false;
    moves_.push_back({mentee, to});
    if (to == in_no_group || mentees_of_[to].empty() || (has_room(to) && random_.below(3) == 0))
        return true;
    return propose_in_place_of(mentee, to);
}

bool GroupSearch::propose_in_place_of(std::uint32_t mentee, std::uint32_t to)
{
    const std::uint32_t from = now_.group_of[mentee];
    const auto& there = mentees_of_[to];
    const std::uint32_t second = there[random_.below(static_cast<std::uint32_t>(there.size()))];
    if (random_.below(4) != 0 && may_be_in(second, from)) {
        moves_.push_back({second, from});
        return true;
    }
    const std::uint32_t third_group = any_group_for(second);
    if (third_group == to || (third_group != in_no_group && open_.mentors()[third_group].maximum == 0))
        return false;
    moves_.push_back({second, third_group});
    if (third_group == from || third_group == in_no_group || mentees_of_[third_group].empty() ||
        (has_room(third_group) && random_.below(2) == 0))
        return true;
    const auto& last = mentees_of_[third_group];
    const std::uint32_t third = last[random_.below(static_cast<std::uint32_t>(last.size()))];
    if (!may_be_in(third, from))
        return false;
    moves_.push_back({third, from});
    return true;
}

// All of a mentee's unit who are not there yet.
void GroupSearch::move_with_all(std::uint32_t mentee, std::uint32_t to)
{
    for (const std::uint32_t one : assessor_.units().with(mentee))
        if (now_.group_of[one] != to)
            moves_.push_back({one, to});
}

// A unit goes to another group, from which others make room for it.
bool GroupSearch::propose_unit(std::uint32_t mentee, std::uint32_t to)
{
    move_with_all(mentee, to);
    if (moves_.empty() || to == in_no_group)
        return !moves_.empty();
    const Units& units = assessor_.units();
    const std::uint32_t from = now_.group_of[mentee];
    const auto& there = mentees_of_[to];
    std::size_t size = there.size() + moves_.size();
    bool is_exchange = random_.below(3) != 0;
    constexpr int most_trials = 8;
    for (int trial = 0; trial < most_trials && !there.empty(); ++trial) {
        if (size <= open_.mentors()[to].maximum && !is_exchange)
            break;
        const std::uint32_t second = there[random_.below(static_cast<std::uint32_t>(there.size()))];
        const std::uint32_t third = random_.below(4) != 0 ? from : any_group_for(second);
        const bool goes_already = std::ranges::any_of(
            moves_, [&](const Move& move) { return units.unit_of(move.mentee) == units.unit_of(second); });
        if (goes_already || units.unit_of(second) == units.unit_of(mentee) || third == to || !may_be_in(second, third))
            continue;
        move_with_all(second, third);
        for (const std::uint32_t one : units.with(second))
            size -= now_.group_of[one] == to ? 1U : 0U;
        is_exchange = false;
    }
    return fit_in();
}

// Whether no group that is moved to grows too large.
bool GroupSearch::fit_in() const
{
    return std::ranges::all_of(moves_, [&](const Move& move) {
        if (move.to == in_no_group)
            return true;
        std::size_t size = mentees_of_[move.to].size();
        for (const auto& [mentee, to] : moves_)
            size += to == move.to ? 1U : 0U;
        for (const auto& [mentee, to] : moves_)
            size -= now_.group_of[mentee] == move.to ? 1U : 0U;
        return size <= open_.mentors()[move.to].maximum;
    });
}

// Whoever is in a group goes to others with room.
void GroupSearch::propose_emptying(std::uint32_t mentor)
{
    std::vector<std::uint32_t> room(mentees_of_.size());
    for (std::uint32_t row = 0; row < room.size(); ++row)
        room[row] = open_.mentors()[row].maximum - static_cast<std::uint32_t>(mentees_of_[row].size());
    room[mentor] = 0;
    std::vector<std::uint32_t> going;
    for (const std::uint32_t mentee : mentees_of_[mentor]) {
        going.clear();
        for (const std::uint32_t one : assessor_.units().with(mentee))
            if (now_.group_of[one] == mentor)
                going.push_back(one);
        if (going.front() != mentee)
            continue;  // went with the first of them
        for (int trial = 0; trial < 20; ++trial) {
            const std::uint32_t to = any_group_for(mentee);
            if (to == in_no_group || room[to] < going.size())
                continue;
            room[to] -= static_cast<std::uint32_t>(going.size());
            for (const std::uint32_t one : going)
                moves_.push_back({one, to});
            break;
        }
    }
}

// Empties a group into others with room, or fills one that is empty.
void GroupSearch::propose_kick()
{
    moves_.clear();
    const std::uint32_t mentor = random_.below(static_cast<std::uint32_t>(mentees_of_.size()));
    if (!mentees_of_[mentor].empty()) {
        propose_emptying(mentor);
        return;
    }
    const auto wanted = std::max<std::size_t>(1, open_.mentors()[mentor].minimum);
    const auto people = static_cast<std::uint32_t>(now_.group_of.size());
    std::vector<std::uint32_t> left(mentees_of_.size());
    for (std::uint32_t row = 0; row < left.size(); ++row)
        left[row] = static_cast<std::uint32_t>(mentees_of_[row].size());
    const std::uint32_t first = random_.below(people);
    for (std::uint32_t step = 0; step < people && moves_.size() < wanted && has_room(mentor); ++step) {
        const std::uint32_t mentee = (first + step) % people;
        const auto unit = assessor_.units().with(mentee);
        const std::uint32_t from = now_.group_of[mentee];
        const bool may_leave = from == in_no_group || left[from] >= open_.mentors()[from].minimum + unit.size();
        const bool are_in_one =
            std::ranges::all_of(unit, [&](std::uint32_t one) { return now_.group_of[one] == from; });
        if (!may_leave || !may_be_in(mentee, mentor) || !are_in_one || unit.front() != mentee ||
            moves_.size() + unit.size() > open_.mentors()[mentor].maximum)
            continue;
        if (from != in_no_group)
            left[from] -= static_cast<std::uint32_t>(unit.size());
        move_with_all(mentee, mentor);
    }
}

GroupSearch::Changed& GroupSearch::changed_group(std::uint32_t mentor)
{
    for (std::size_t at = 0; at < changed_count_; ++at)
        if (changed_[at].mentor == mentor)
            return changed_[at];
    if (changed_count_ == changed_.size())
        changed_.emplace_back();
    Changed& group = changed_[changed_count_++];
    group.mentor = mentor;
    group.mentees = mentees_of_[mentor];
    return group;
}

void GroupSearch::assess_moves()
{
    changed_count_ = 0;
    next_total_ = now_.total;
    next_broken_ = now_.broken;
    for (const auto& [mentee, to] : moves_) {
        const std::uint32_t from = now_.group_of[mentee];
        next_total_ += unmatched_cost(mentee, from) - unmatched_cost(mentee, to);
        if (from != in_no_group)
            std::erase(changed_group(from).mentees, mentee);
        if (to != in_no_group)
            changed_group(to).mentees.push_back(mentee);
    }
    for (std::size_t at = 0; at < changed_count_; ++at) {
        Changed& group = changed_[at];
        const AssessedGroup assessed = assessor_.assess(group.mentor, group.mentees);
        group.worth = assessed.parts.worth();
        group.broken = assessed.broken.sum();
        next_total_ += group.worth - worth_of_[group.mentor];
        next_broken_ += group.broken - broken_of_[group.mentor];
    }
    work_ += changed_count_;
}

void GroupSearch::commit()
{
    for (std::size_t at = 0; at < changed_count_; ++at) {
        Changed& group = changed_[at];
        mentees_of_[group.mentor].swap(group.mentees);
        worth_of_[group.mentor] = group.worth;
        broken_of_[group.mentor] = group.broken;
    }
    for (const auto& [mentee, to] : moves_)
        now_.group_of[mentee] = to;
    now_.total = next_total_;
    now_.broken = next_broken_;
}

void GroupSearch::jolt()
{
    if (best_.broken > 0)
        weight_ = std::min(2 * weight_, heaviest_);
    set_to(GroupOf(best_.group_of));
    if (problem_.rules().mentors_may_rest && !mentees_of_.empty() && !now_.group_of.empty()) {
        propose_kick();
        assess_moves();
        commit();
    }
}

// In 1/1024, rounded down but for the last bit: mean 1024 / ln 2. The fraction of a logarithm comes bit by bit, by
// squaring.
std::uint32_t GroupSearch::negative_logarithm()
{
    const std::uint64_t number = (random_() >> 32) | 1;
    const int zeros = std::countl_zero(number) - 32;
    std::uint64_t squared = number << zeros;  // 2^31 to 2^32
    std::uint32_t fraction = 0;
    for (int bit = 9; bit >= 0; --bit) {
        squared = (squared * squared) >> 31;
        if (squared >> 32 != 0) {
            squared >>= 1;
            fraction |= std::uint32_t{1} << bit;
        }
    }
    return (static_cast<std::uint32_t>(zeros + 1) << 10) - fraction;
}

bool GroupSearch::takes_step(Score temperature)
{
    const Score loss = weighed(now_.total, now_.broken) - weighed(next_total_, next_broken_);
    return loss <= 0 || WideInteger{loss} << 20 <= WideInteger{temperature} * negative_logarithm();
}

void GroupSearch::run(std::uint64_t work, Score enough, const Budget& budget)
{
    constexpr std::uint64_t often = 1024;
    constexpr std::uint64_t coolings = 3;
    constexpr std::uint64_t stages = 64;  // of a cooling
    const std::uint64_t start = work_;
    const std::uint64_t stage_work = work / (coolings * stages) + 1;
    std::uint64_t stage = 0;
    Score temperature = step_ << 10;
    for (std::uint64_t step = 0; work_ < start + work; ++step) {
        if ((best_.broken == 0 && best_.total >= enough) || (step % often == 0 && budget.is_spent()))
            return;
        for (; stage < (work_ - start) / stage_work; ++stage) {
            temperature = static_cast<Score>(WideInteger{temperature} * 962 / 1000);  // 0.962 to the 64th is a twelfth
            if ((stage + 1) % stages != 0)
                continue;
            temperature = step_ << 10;
            jolt();
        }
        if (!propose()) {
            ++work_;
            continue;
        }
        assess_moves();
        if (takes_step(temperature))
            commit();
        if (now_.is_better_than(best_))
            best_ = now_;
    }
}

}  // namespace muster::pairing::groups_engine
