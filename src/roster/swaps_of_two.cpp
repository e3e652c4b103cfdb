// Takers in turn, and for each what is given besides. Of what comes back, shifts on a day of those that go are taken
// out first (a day may have no room for both); any other one, and any two, are then told from what each does to either
// line by itself. What cannot come before the last of the exchanges known is passed over before it is judged.
#include "swaps_of_two.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster {

using engine::model::HardSoftCost;

SwapsOfTwo::SwapsOfTwo(SwapTable& table, ExchangePool& pool, const AskedShift& asked)
    : table_(table), pool_(pool), asked_(asked), others_(table.movable(asked.giver)), taker_line_(table),
      giver_line_(table)
{
    std::erase(others_, asked.slot);
}

void SwapsOfTwo::find(bool with_pairs)
{
    // Those of one shift first, so that the others are soon measured by good ones.
    for (const bool is_simple : {true, false}) {
        is_simple_ = is_simple;
        if (!is_simple && !with_pairs)
            break;
        for (int member = 0; member < table_.instance().members; ++member) {
            if (member == asked_.giver || !table_.could_take(member, asked_.slot))
                continue;
            taker_ = {member, table_.are_alike(asked_.giver, member), table_.movable(member)};
            std::erase_if(taker_.movable, [&](const Slot& slot) { return !table_.could_take(asked_.giver, slot); });
            look_at(given_besides(others_.size()), is_simple ? 1 : 2);
            for (std::size_t other = 0; !is_simple && other < others_.size(); ++other)
                if (table_.could_take(member, others_[other]))
                    look_at(given_besides(other), 2);
        }
    }
}

SwapsOfTwo::Given& SwapsOfTwo::given_besides(std::size_t other)
{
    const auto known = given_.find(other);
    if (known != given_.end())
        return known->second;
    Given made{.slots = {asked_.slot}, .line = MovedLine(table_)};
    if (other < others_.size())
        made.slots.push_back(others_[other]);
    std::ranges::sort(made.slots);
    made.can_be = made.line.begin(asked_.giver, made.slots, {});
    made.more.resize(static_cast<std::size_t>(table_.instance().days * table_.instance().types));
    return given_.emplace(other, std::move(made)).first->second;
}

/// All that may come back.
void SwapsOfTwo::look_at(Given& given, std::size_t most)
{
    Slots near;
    Slots far;
    for (const Slot& slot : taker_.movable)
        (std::ranges::find(given.slots, slot.day, &Slot::day) == given.slots.end() ? far : near).push_back(slot);
    look_at(given, {}, far, most);
    for (std::size_t one = 0; one < near.size(); ++one) {
        look_at(given, {near[one]}, far, most);
        for (std::size_t other = one + 1; most > 1 && other < near.size(); ++other)
            look_at(given, {near[one], near[other]}, {}, most);
    }
}

/// These come back, and some of the others, `most` in all.
void SwapsOfTwo::look_at(Given& given, const Slots& returned, const Slots& others, std::size_t most)
{
    if (!taker_line_.begin(taker_.member, returned, given.slots))
        return;
    MovedLine& giver = returned.empty() ? given.line : giver_line_;
    if (returned.empty() ? !given.can_be : !giver.begin(asked_.giver, given.slots, returned))
        return;
    note(given, giver.toll(), taker_line_.toll(), returned);
    if (returned.size() < most)
        look_at_more(given, giver, returned, others, most);
}

void SwapsOfTwo::look_at_more(Given& given, MovedLine& giver, const Slots& returned, const Slots& others,
                              std::size_t most)
{
    back_.clear();
    for (const Slot& slot : others) {
        back_.push_back({more_of_giver(given, giver, slot), taker_line_.more(slot)});
        const Back& back = back_.back();
        note(given, giver.toll(back.giver), taker_line_.toll(back.taker), returned, &slot);
    }
    if (returned.size() + 2 > most)
        return;
    for (std::size_t one = 0; one < others.size(); ++one)
        for (std::size_t other = one + 1; other < others.size(); ++other)
            if (const Toll gives = giver.toll(back_[one].giver, back_[other].giver))
                note(given, gives, taker_line_.toll(back_[one].taker, back_[other].taker), returned, &others[one],
                     &others[other]);
}

/// Known where nothing else comes back.
MovedLine::More SwapsOfTwo::more_of_giver(Given& given, MovedLine& giver, const Slot& slot)
{
    if (&giver != &given.line)
        return giver.more(slot);
    auto& known = given.more[static_cast<std::size_t>(table_.number_of(slot))];
    if (!known)
        known = giver.more(slot);
    return *known;
}

void SwapsOfTwo::note(const Given& given, const Toll& giver, const Toll& taker, const Slots& returned, const Slot* one,
                      const Slot* other)
{
    const std::size_t back = returned.size() + (one != nullptr ? 1 : 0) + (other != nullptr ? 1 : 0);
    if (!giver || !taker || is_simple_ != (given.slots.size() == 1 && back < 2))
        return;
    const HardSoftCost least_of_giver = *giver - table_.terms(asked_.giver);
    const HardSoftCost least_of_taker = *taker - table_.terms(taker_.member);
    if (least_of_giver.hard > 0 || least_of_taker.hard > 0)
        return;
    HardSoftCost least = least_of_giver + least_of_taker;
    const auto spare = [&](const Slot& slot) { least -= table_.spare(slot); };
    if (!taker_.is_like_giver) {
        std::ranges::for_each(given.slots, spare);
        std::ranges::for_each(returned, spare);
        for (const Slot* more : {one, other})
            if (more != nullptr)
                spare(*more);
    }
    const MemberId id(static_cast<MemberId::Value>(taker_.member));
    if (!pool_.may_have(least.hard, least.soft, given.slots.size() + back, id))
        return;
    Slots all = returned;
    for (const Slot* more : {one, other})
        if (more != nullptr)
            all.push_back(*more);
    std::ranges::sort(all);
    const Moved moved[]{{asked_.giver, given.slots, all, least_of_giver},
                        {taker_.member, all, given.slots, least_of_taker}};
    const Toll found = table_.judge(moved, {pool_, given.slots.size() + back, taker_.member});
    if (!found)
        return;
    Exchange exchange{.giver = MemberId(static_cast<MemberId::Value>(asked_.giver)),
                      .taker = id,
                      .hard_change = found->hard,
                      .cost_change = found->soft};
    for (const Slot& slot : given.slots)
        exchange.given.push_back(table_.shift(slot));
    for (const Slot& slot : all)
        exchange.returned.push_back(table_.shift(slot));
    pool_.offer(std::move(exchange));
}

}  // namespace muster::roster
