// One member's line with shifts moved, and up to two more.
#pragma once

#include "line_changes.hpp"
#include "swap_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster {

class MovedLine {
public:
    explicit MovedLine(SwapTable& table) : table_(&table), changed_(table.instance()) {}

    /// One shift more that is moved: given away where it is stood, else taken.
    struct More {
        Slot slot{};
        enum class Is : std::uint8_t { walked, unlisted, impossible } is = Is::walked;
        WalkedChange walked{};
    };

    /// These are moved; false where that cannot be, whatever else is moved on other days.
    bool begin(int member, std::span<const Slot> dropped, std::span<const Slot> added);
    /// What they cost more, terms apart.
    [[nodiscard]] const engine::model::HardSoftCost& toll() const { return toll_; }
    /// On a day that has none of them.
    [[nodiscard]] More more(const Slot& slot);
    /// The same with one more, and with two; nothing where they cannot be.
    [[nodiscard]] std::optional<engine::model::HardSoftCost> toll(const More& one)
    {
        if (one.is == More::Is::walked)
            return toll_ + line_at_hand().toll(one.walked);
        return one.is == More::Is::impossible ? std::nullopt : toll_with({&one.slot, 1});
    }
    [[nodiscard]] std::optional<engine::model::HardSoftCost> toll(const More& one, const More& other)
    {
        if (one.slot.day != other.slot.day && one.is == More::Is::walked && other.is == More::Is::walked)
            return toll_ + line_at_hand().toll(one.walked, other.walked);
        const Slot both[]{one.slot, other.slot};
        const bool cannot = one.is == More::Is::impossible || other.is == More::Is::impossible;
        return cannot && one.slot.day != other.slot.day ? std::nullopt : toll_with(both);
    }

private:
    [[nodiscard]] LineChanges& line_at_hand() { return is_as_it_is_ ? table_->line(member_) : changed_; }
    void set_moved(std::span<const Slot> more);
    [[nodiscard]] bool is_impossible(std::span<const Slot> more);
    [[nodiscard]] std::optional<engine::model::HardSoftCost> toll_with(std::span<const Slot> more);

    SwapTable* table_;
    int member_ = -1;
    Slots dropped_{};
    Slots added_{};
    bool is_listed_ = true;  ///< the engine knows the line then
    bool is_as_it_is_ = true;
    LineChanges changed_;
    engine::model::HardSoftCost toll_{};
    std::vector<DayChange> changes_{};
    Slots all_dropped_{};
    Slots all_added_{};
};

}  // namespace muster::roster
