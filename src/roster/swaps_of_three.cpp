// What the asked shift does to the giver's line with any one shift more, and to every taker's with any one less, is
// told first. Then every third member is tried with every shift that somebody could pass on, and any one that the third
// gives for it. Takers come cheapest first, so most are passed over with the first one that cannot come before the last
// of the exchanges known.
#include "swaps_of_three.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster {

SwapsOfThree::SwapsOfThree(SwapTable& table, ExchangePool& pool, const AskedShift& asked)
    : table_(table), pool_(pool), asked_(asked), line_(table)
{
}

void SwapsOfThree::find()
{
    const auto slots = static_cast<std::size_t>(table_.instance().days * table_.instance().types);
    passing_.assign(slots, {});
    returned_.assign(slots, std::nullopt);
    find_what_returns();
    find_what_is_passed();
    for (int third = 0; third < table_.instance().members; ++third)
        if (third != asked_.giver)
            look_at_third(third);
}

void SwapsOfThree::find_what_returns()
{
    const auto least = [&](const std::optional<Toll>& toll) -> std::optional<Toll> {
        if (!toll || (*toll - table_.terms(asked_.giver)).hard > 0)
            return std::nullopt;
        return *toll - table_.terms(asked_.giver);
    };
    std::vector<std::uint8_t> is_stood(returned_.size(), 0);
    for (int member = 0; member < table_.instance().members; ++member)
        if (member != asked_.giver)
            for (const Slot& slot : table_.movable(member))
                is_stood[static_cast<std::size_t>(table_.number_of(slot))] = 1;
    if (!line_.begin(asked_.giver, {&asked_.slot, 1}, {}))
        return;
    nothing_returned_ = least(line_.toll());
    for (Slot slot; slot.day < table_.instance().days; ++slot.day)
        for (slot.type = 0; slot.type < table_.instance().types; ++slot.type) {
            const auto number = static_cast<std::size_t>(table_.number_of(slot));
            if (is_stood[number] == 0 || !table_.could_take(asked_.giver, slot))
                continue;
            if (slot.day != asked_.slot.day) {
                returned_[number] = least(line_.toll(line_.more(slot)));
            } else if (MovedLine both(table_); both.begin(asked_.giver, {&asked_.slot, 1}, {&slot, 1})) {
                returned_[number] = least(both.toll());
            }
        }
}

void SwapsOfThree::find_what_is_passed()
{
    for (int taker = 0; taker < table_.instance().members; ++taker) {
        if (taker == asked_.giver || !table_.could_take(taker, asked_.slot))
            continue;
        const bool can_take = line_.begin(taker, {}, {&asked_.slot, 1});
        const auto note = [&](const Slot& slot, const std::optional<Toll>& toll) {
            if (toll && (*toll - table_.terms(taker)).hard <= 0)
                passing_[static_cast<std::size_t>(table_.number_of(slot))].push_back(
                    {taker, *toll - table_.terms(taker)});
        };
        for (const Slot& slot : table_.movable(taker))
            if (slot.day != asked_.slot.day && can_take)
                note(slot, line_.toll(line_.more(slot)));
        for (const Slot& slot : table_.movable(taker))
            if (slot.day == asked_.slot.day && line_.begin(taker, {&slot, 1}, {&asked_.slot, 1}))
                note(slot, line_.toll());
    }
    for (auto& of_slot : passing_)
        std::ranges::stable_sort(of_slot, {},
                                 [](const Passing& one) { return std::pair(one.toll.hard, one.toll.soft); });
}

void SwapsOfThree::look_at_third(int third)
{
    (void)line_.begin(third, {}, {});
    struct Gives {
        MovedLine::More more;
        Returned returned;
    };
    std::vector<Gives> gives;
    for (const Slot& slot : table_.movable(third))
        if (const auto& toll = returned_[static_cast<std::size_t>(table_.number_of(slot))])
            gives.push_back({line_.more(slot), {slot, *toll}});
    const Toll terms = table_.terms(third);
    Slot passed;
    for (std::size_t number = 0; number < passing_.size(); ++number) {
        passed.day = static_cast<int>(number) / table_.instance().types;
        passed.type = static_cast<int>(number) % table_.instance().types;
        if (passing_[number].empty() || !table_.could_take(third, passed))
            continue;
        const MovedLine::More more = line_.more(passed);
        if (nothing_returned_)
            if (const auto toll = line_.toll(more))
                look_at(third, passed, {std::nullopt, *nothing_returned_}, *toll - terms);
        for (const Gives& each : gives)
            if (const auto toll = line_.toll(more, each.more))
                look_at(third, passed, each.returned, *toll - terms);
    }
}

void SwapsOfThree::look_at(int third, const Slot& passed, const Returned& returned, const Toll& of_third)
{
    if (of_third.hard > 0)
        return;
    Toll least = returned.toll + of_third - table_.spare(asked_.slot) - table_.spare(passed);
    if (returned.slot)
        least -= table_.spare(*returned.slot);
    const std::size_t shifts = returned.slot ? 3 : 2;
    for (const Passing& passing : passing_[static_cast<std::size_t>(table_.number_of(passed))]) {
        const Toll all = least + passing.toll;
        // Of those that cost as much, any taker may be the one.
        if (!pool_.may_have(all.hard, all.soft, shifts, MemberId(0)))
            return;
        if (passing.taker != third &&
            pool_.may_have(all.hard, all.soft, shifts, MemberId(static_cast<MemberId::Value>(passing.taker))))
            judge(passing, {third, of_third}, passed, returned);
    }
}

void SwapsOfThree::judge(const Passing& passing, const Third& third, const Slot& passed, const Returned& returned)
{
    const std::span<const Slot> back = returned.slot ? std::span(&*returned.slot, 1) : std::span<const Slot>{};
    const std::span asked(&asked_.slot, 1);
    const std::span on(&passed, 1);
    const Moved moved[]{{asked_.giver, asked, back, returned.toll},
                        {passing.taker, on, asked, passing.toll},
                        {third.member, back, on, third.toll}};
    const auto found = table_.judge(moved, {pool_, 2 + back.size(), passing.taker});
    if (!found)
        return;
    Exchange exchange{.giver = MemberId(static_cast<MemberId::Value>(asked_.giver)),
                      .taker = MemberId(static_cast<MemberId::Value>(passing.taker)),
                      .given = {table_.shift(asked_.slot)},
                      .hard_change = found->hard,
                      .cost_change = found->soft,
                      .passed = {table_.shift(passed)},
                      .third = MemberId(static_cast<MemberId::Value>(third.member))};
    if (returned.slot)
        exchange.returned.push_back(table_.shift(*returned.slot));
    pool_.offer(std::move(exchange));
}

}  // namespace muster::roster
