#include "shrink.hpp"

#include "fields.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/problem.hpp"

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <vector>

namespace muster::inline v0_2::roster::truth {
namespace {

// What of a field names a row that is gone: false, where its own row has to go, too.

template <class IdOfRow>
struct Gone {
    IdOfRow id;

    [[nodiscard]] bool close_up(IdOfRow& field) const
    {
        if (!field.is_set() || field < id)
            return true;
        if (field == id)
            return false;
        field = IdOfRow(field.row() - 1);
        return true;
    }
    [[nodiscard]] bool close_up(std::vector<IdOfRow>& all) const
    {
        std::erase(all, id);
        for (IdOfRow& each : all)
            static_cast<void>(close_up(each));
        return true;
    }
    [[nodiscard]] bool close_up(std::vector<ShiftTypeMaximum>& all) const
    {
        if constexpr (std::same_as<IdOfRow, ShiftTypeId>) {
            std::erase_if(all, [&](const ShiftTypeMaximum& each) { return each.type == id; });
            for (ShiftTypeMaximum& each : all)
                static_cast<void>(close_up(each.type));
        }
        return true;
    }
    [[nodiscard]] bool close_up(std::vector<WindowMaximum>& all) const
    {
        if constexpr (std::same_as<IdOfRow, ShiftTypeId>) {
            std::erase_if(all, [&](const WindowMaximum& each) { return each.type == id; });
            for (WindowMaximum& each : all)
                static_cast<void>(close_up(each.type));
        }
        return true;
    }
    [[nodiscard]] bool close_up(auto&) const { return true; }
};

/// Drops rows that name what is gone. A history or a type that does is kept and no longer names it.
template <class IdOfRow>
void close_up(Draft& draft, IdOfRow id)
{
    const Gone<IdOfRow> gone{id};
    each(lists, [&](const auto& list) {
        using Row = typename std::remove_reference_t<decltype(list.of(draft))>::value_type;
        std::erase_if(list.of(draft), [&](Row& row) {
            bool stays = true;
            each(fields<Row>, [&](const auto& field) {
                if (gone.close_up(field.of(row)))
                    return;
                if constexpr (std::same_as<Row, Member> || std::same_as<Row, ShiftType> || std::same_as<Row, Cover>)
                    if constexpr (std::same_as<std::remove_reference_t<decltype(field.of(row))>, IdOfRow>) {
                        if (!(std::same_as<Row, Cover> && std::same_as<IdOfRow, ShiftTypeId>)) {
                            field.of(row) = IdOfRow();
                            return;
                        }
                    }
                stays = false;
            });
            return !stays;
        });
    });
}

// Lesser values of a field, the least first.

template <std::integral Number>
std::vector<Number> lesser(Number value)
{
    if constexpr (!std::same_as<Number, bool>)
        if (value > 1)
            return value > 3 ? std::vector<Number>{1, value / 10, value / 2, value - 1}
                             : std::vector<Number>{1, value - 1};
    return {};
}
std::vector<Minutes> lesser(Minutes value)
{
    std::vector<Minutes> all;
    for (const std::int32_t each : {60, 480})
        if (each < value.count())
            all.emplace_back(each);
    for (const std::int32_t each : lesser(value.count()))
        all.emplace_back(each);
    return all;
}
std::vector<Penalty> lesser(const Penalty& penalty)
{
    std::vector<Penalty> all;
    if (!penalty.is_hard)
        for (const std::int64_t weight : lesser(penalty.weight))
            all.push_back(Penalty::soft(weight));
    return all;
}
template <class Value>
std::vector<std::vector<Value>> lesser(const std::vector<Value>& values)
{
    std::vector<std::vector<Value>> all;
    for (std::size_t at = 0; at < values.size(); ++at) {
        all.push_back(values);
        all.back().erase(all.back().begin() + static_cast<std::ptrdiff_t>(at));
    }
    return all;
}
std::vector<CarryOver> lesser(const CarryOver& load)
{
    std::vector<CarryOver> all;
    for (std::size_t at = 0; at < load.size(); ++at)
        if (!(load[at] == Surplus{})) {
            all.push_back(load);
            all.back()[at] = {};
        }
    return all;
}
template <class Value>
requires(!std::integral<Value>) std::vector<Value> lesser(const Value&) { return {}; }

class Shrinking {
public:
    Shrinking(Draft draft, const std::function<bool(const Draft&)>& is_so) : best_(std::move(draft)), is_so_(is_so) {}

    Draft run()
    {
        do {
            is_smaller_ = false;
            drop<&Draft::members, MemberId>(2);
            drop<&Draft::shift_types, ShiftTypeId>(1);
            drop<&Draft::skills, SkillId>(0);
            drop<&Draft::posts, PostId>(0);
            drop<&Draft::contracts, ContractId>(0);
            drop<&Draft::patterns, PatternId>(0);
            drop_days();
            drop_rows();
            ease_fields();
        } while (is_smaller_);
        return best_;
    }

private:
    bool take(Draft draft)
    {
        try {
            const Problem problem(draft);
        } catch (const Error&) {
            return false;
        }
        if (draft == best_ || !is_so_(draft))
            return false;
        best_ = std::move(draft);
        is_smaller_ = true;
        return true;
    }

    template <auto list, class IdOfRow>
    void drop(std::size_t fewest)
    {
        for (std::size_t at = (best_.*list).size(); at-- > 0 && (best_.*list).size() > fewest;) {
            Draft draft = best_;
            (draft.*list).erase((draft.*list).begin() + static_cast<std::ptrdiff_t>(at));
            close_up(draft, IdOfRow(static_cast<typename IdOfRow::Value>(at)));
            std::erase_if(draft.companies, [](const Company& company) { return company.members.size() < 2; });
            take(std::move(draft));
        }
    }

    void drop_days()
    {
        for (const bool from_the_end : {true, false})
            while (best_.period.length() > 1) {
                Draft draft = best_;
                if (!from_the_end)
                    bring_on(draft);
                draft.period = from_the_end ? Period(draft.period.first(), draft.period.last() - Days(1))
                                            : Period(draft.period.first() + Days(1), draft.period.last());
                each(lists, [&](const auto& list) {
                    using Row = typename std::remove_reference_t<decltype(list.of(draft))>::value_type;
                    std::erase_if(list.of(draft), [&](Row& row) {
                        bool stays = true;
                        each(fields<Row>, [&](const auto& field) {
                            if constexpr (std::same_as<std::remove_reference_t<decltype(field.of(row))>, Day>)
                                stays = stays && draft.period.contains(field.of(row));
                        });
                        return !stays;
                    });
                });
                if (!take(std::move(draft)))
                    break;
            }
    }

    /// Histories end a day later.
    static void bring_on(Draft& draft)
    {
        for (Member& member : draft.members) {
            if (member.history.until)
                *member.history.until = *member.history.until + Days(1);
            for (LastShift& shift : member.history.last_shifts)
                shift.day = shift.day + Days(1);
        }
    }

    void drop_rows()
    {
        each(lists, [&](const auto& list) {
            using Row = typename std::remove_reference_t<decltype(list.of(best_))>::value_type;
            if constexpr (!std::same_as<Row, Member> && !std::same_as<Row, ShiftType> && !std::same_as<Row, Skill> &&
                          !std::same_as<Row, Post> && !std::same_as<Row, Contract> && !std::same_as<Row, Pattern>)
                for (std::size_t at = list.of(best_).size(); at-- > 0;) {
                    Draft draft = best_;
                    list.of(draft).erase(list.of(draft).begin() + static_cast<std::ptrdiff_t>(at));
                    take(std::move(draft));
                }
        });
    }

    void ease_fields()
    {
        each(lists, [&](const auto& list) {
            for (std::size_t at = 0; at < list.of(best_).size(); ++at)
                ease([&](Draft & draft) -> auto& { return list.of(draft)[at]; });
        });
        each(singles, [&](const auto& single) { ease([&](Draft & draft) -> auto& { return single.of(draft); }); });
        for (const bool is_next : {true, false}) {
            Draft draft = best_;
            if (is_next)
                draft.next_begins.reset();
            else
                draft.stands_alone = false;
            take(std::move(draft));
        }
        if (best_.spacing) {
            Draft draft = best_;
            draft.spacing.reset();
            if (!take(std::move(draft)))
                ease([](Draft & each) -> auto& { return *each.spacing; });
        }
    }

    template <class RowOf>
    void ease(const RowOf& row_of)
    {
        using Row = std::remove_reference_t<decltype(row_of(best_))>;
        each(fields<Row>, [&](const auto& field) {
            using Value = std::remove_reference_t<decltype(field.of(row_of(best_)))>;
            const auto try_value = [&](const Value& value) {
                Draft draft = best_;
                field.of(row_of(draft)) = value;
                return take(std::move(draft));
            };
            const Row usual{};
            if constexpr (std::same_as<Value, std::string> || std::same_as<Value, Day>)
                return;
            else if (!(field.of(row_of(best_)) == field.of(usual)) && !try_value(field.of(usual)))
                for (const Value& value : lesser(Value(field.of(row_of(best_)))))
                    if (try_value(value))
                        break;
        });
    }

    Draft best_;
    const std::function<bool(const Draft&)>& is_so_;
    bool is_smaller_ = false;
};

}  // namespace

Draft shrunk(Draft draft, const std::function<bool(const Draft&)>& is_so)
{
    return Shrinking(std::move(draft), is_so).run();
}

}  // namespace muster::roster::truth
