// What has to be remembered of one member's line, up to some day, to tell what its next days cost; for the checker of
// bounds.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/proof/stand_tolls.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster {

/// Small numbers; what cannot matter any more is 0, so that lines that go on alike have the same.
using Fact = std::uint32_t;
using Facts = std::vector<Fact>;

/// What rules about a line see of a stand.
struct SeenStand {
    std::size_t number = 0;
    int nights = 0;            ///< night shifts
    int lasts = 0;             ///< days after its own that its shifts last on
    bool has_hours = false;    ///< some of its shifts have
    std::vector<int> kinds{};  ///< of its shifts, ascending, each once; -1: not known

    [[nodiscard]] bool works() const { return !kinds.empty(); }
    [[nodiscard]] bool has(int kind) const;
};

/// Of the shifts that can be stood on a day.
[[nodiscard]] std::vector<SeenStand> seen_stands(const Problem& problem, const std::vector<Stand>& stands);

/// What the history says of the day that is so many days, 1 and more, before the period; nothing where it does not.
[[nodiscard]] std::optional<SeenStand> seen_before(const Problem& problem, MemberId member, int days);

/// Days after its own that a shift lasts on; only long ones, of 24 hours and more, do.
[[nodiscard]] int days_lasted_on(const std::optional<ClockTime>& start, Minutes length);

/// What something comes to.
class Toll {
public:
    explicit Toll(std::int64_t scale) : scale_(scale) {}

    void pay(const Penalty& penalty, std::int64_t amount)
    {
        if (amount > 0 && penalty.is_hard)
            is_barred_ = true;
        else if (amount > 0)
            cost_ += penalty.weight * amount * scale_;
    }
    /// In parts of the scale; `never` where a hard rule forbids it.
    void add(std::int64_t toll)
    {
        is_barred_ = is_barred_ || toll >= never;
        cost_ += is_barred_ ? 0 : toll;
    }
    /// It is the first shift of a weekend.
    void open_weekend() { opens_ = true; }

    [[nodiscard]] std::int64_t scale() const { return scale_; }
    [[nodiscard]] std::int64_t cost() const { return cost_; }
    [[nodiscard]] bool is_barred() const { return is_barred_; }
    [[nodiscard]] bool opens() const { return opens_; }

private:
    std::int64_t scale_;
    std::int64_t cost_ = 0;
    bool is_barred_ = false;
    bool opens_ = false;
};

/// Whether bending it costs anything.
[[nodiscard]] inline bool matters(const Penalty& penalty) { return penalty.is_hard || penalty.weight > 0; }

/// Facts of some rules, at places of their own among all.
class FactsOfRules {
public:
    virtual ~FactsOfRules() = default;

    /// How many there are.
    [[nodiscard]] virtual std::size_t count() const = 0;
    /// Before the first day; all are 0 as they are given.
    virtual void start(std::span<Fact> facts) const = 0;
    /// What a stand makes of them, from 0, and what it costs.
    virtual void step(int day, const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
                      Toll& toll) const = 0;
    /// What the end of the period costs.
    virtual void end(std::span<const Fact> facts, Toll& toll) const = 0;
    /// What of a stand matters: those that tell the same are alike.
    virtual void tell(const SeenStand& stand, std::vector<std::int64_t>& what) const = 0;
};

/// Whether more is asked of the member's line than runs, rest, successions and sums.
[[nodiscard]] bool is_told_by_facts(const Problem& problem, MemberId member);

}  // namespace muster::roster
