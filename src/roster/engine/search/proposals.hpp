// Small changes of a roster, drawn by chance and put on trial.
//
// A change gives a member another duty; moves a duty of one member to another day; hands what two do on some days
// around a duty from one to the other, and that alone, or what they do around another for it; hands one shift of
// several from one to another; grants a wish in one of these ways, or mends a day of members who are to be together or
// apart; or gives such members their duties of some days at once, freely or from as many others. Where turns are to lie
// apart, one at either end of a pause that is too short or too long goes to a day nearby, for the turn of somebody who
// stands there. Where members have rules on how long they are at work or off, most blocks of days bend one: half of
// them end where both are off.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/model/trial.hpp"
#include "roster/engine/search/floor.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::search {

class Proposals {
public:
    Proposals(const Instance& instance, Seed seed);

    /// Puts one change of `state` on `trial`, which is of it. False where the one that was drawn is none, somebody may
    /// not stand it, or it is seen early to bend a hard rule where none is bent.
    bool propose(const State& state, Trial& trial);
    /// Elementary steps of all proposals, and of the changes put on trial.
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    struct On {
        const State& state;
        Trial& trial;
    };
    struct Days {
        int from, to;
    };
    struct Two {
        int member, other;
    };
    struct Wish {
        int member, day;
        std::int32_t least = 0;  ///< toll of a duty
    };
    void find_wishes();
    void relate_duties();
    void find_pauses();
    bool change_duty(On& on);
    bool move_day(On& on);
    bool hand_block(On& on);
    bool exchange_blocks(On& on);
    bool hand_shift(On& on);
    bool grant_wish(On& on);
    bool grant(On& on, const Wish& wish, DutyIndex duty);
    [[nodiscard]] std::optional<Days> bent_pause(const State& state, int member);
    [[nodiscard]] Cost rise_of_pauses(const Line& line, int member, int gone, int come) const;
    bool mend_pause(On& on);
    bool change_company(On& on);
    bool mend_company(On& on);
    bool hand_company(On& on);
    [[nodiscard]] std::size_t draw_company();
    [[nodiscard]] bool keeps_together(std::size_t company) const;
    [[nodiscard]] bool is_bent(const State& state, std::size_t company, int day) const;
    [[nodiscard]] bool are_alike(const State& state, View<const int> members, int day) const;
    bool draw_others(const State& state, View<const int> company, int day);
    [[nodiscard]] std::optional<DutyIndex> wished(const State& state, const Wish& wish);
    [[nodiscard]] std::optional<int> who_stands(const State& state, const Wish& wish, DutyIndex duty);
    [[nodiscard]] std::optional<Two> draw_two();
    [[nodiscard]] std::optional<int> find_day(const State& state, const Two& two);
    [[nodiscard]] Days block_around(const State& state, const Two& two, int day);
    [[nodiscard]] bool may_hand_over(const State& state, const Two& two, const Days& days) const;
    bool hand_over(On& on, const Two& two, std::span<const Days> blocks);
    bool exchange(On& on, const Two& two, const Days& days);
    [[nodiscard]] bool hand_shift_on(On& on, const Two& two, int day);
    void set(On& on, int member, int from, View<const DutyIndex> duties);
    [[nodiscard]] int draw(int count) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(count))); }
    [[nodiscard]] bool may(int member, int day, int duty) const
    {
        return instance_.linear_of(member, day, duty) != barred;
    }

    const Instance& instance_;
    Random random_;
    List<Wish> wishes_;        ///< days on which duties do not all cost the same
    List<int> spaced_;         ///< members whose turns are to lie apart
    List<List<Cost>> pauses_;  ///< by member: what a turn so many days after another costs, and later ones
    List<DutyIndex> with_;     ///< by duty and type: the duty that has it too, or `none`; empty: no duty has two
    List<DutyIndex> without_;  ///< the same: the duty that has all the others
    List<DutyIndex> duties_;
    List<DutyIndex> first_;
    List<DutyIndex> second_;
    List<int> others_;  ///< who take a company's place
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::search
