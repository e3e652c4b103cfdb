// Prices that prove a lower bound.
#pragma once

#include "muster/core/id.hpp"
#include "muster/roster/measure.hpp"

#include <cstdint>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// A member's maximum of one type.
struct CountedMaximum {
    MemberId member;   ///< whose maximum it is
    ShiftTypeId type;  ///< type of the shifts

    friend bool operator==(const CountedMaximum&, const CountedMaximum&) = default;
};

/// What a member's line is summed up in.
enum class SumKind : std::uint8_t {
    load,      ///< a measure of load
    weekends,  ///< weekends with a shift on any of their days
    type,      ///< shifts of one type
};

/// What a member's line is paid for one more unit of a sum; the limits on the sum then take the amount that suits them
/// best, and lines need not keep them. A unit is the greatest that every duty's amount is a whole number of.
struct SumPrice {
    MemberId member;                     ///< whose line it is
    SumKind sum = SumKind::load;         ///< what is summed up
    Measure measure = Measure::minutes;  ///< which load, of the kind `load`
    ShiftTypeId type{};                  ///< which type, of the kind `type`
    std::int64_t price = 0;              ///< in parts of the denominator; where more would be too much, below 0

    friend bool operator==(const SumPrice&, const SumPrice&) = default;
};

/// All rosters are split in two: those with at most so many people on a row of cover, and those with more.
struct CoverSplit {
    std::uint32_t row = 0;    ///< row of `Problem::cover()`, or after these one of `BoundCertificate::groups`
    std::int64_t people = 0;  ///< at most so many in the one case, more in the other

    friend bool operator==(const CoverSplit&, const CoverSplit&) = default;
};

/// All rosters are split in two: those where a member does not stand a type on a day, and those where the member does.
struct DutySplit {
    MemberId member;       ///< whose day it is
    std::int32_t day = 0;  ///< of the period, from 0
    ShiftTypeId type{};    ///< type of the shift; not set: any

    friend bool operator==(const DutySplit&, const DutySplit&) = default;
};

/// One case of a proof by cases: split in two, narrowed, or closed by prices of its own.
struct BoundCase {
    std::optional<CoverSplit> split{};      ///< set: a case with no more people follows, and then one with more
    std::vector<std::int64_t> prices{};     ///< where not split: as in `BoundCertificate`, and then by its groups
    std::vector<CountedMaximum> counted{};  ///< where not split: as in `BoundCertificate`
    std::optional<DutySplit> duty{};        ///< set: a case without it follows, and then one with it
    /// Set: the case is narrowed, and what is left of it follows. What a member stands on a day, and how many people a
    /// row of cover has, is left out where its prices prove that no roster of the case with it costs less than this.
    std::optional<std::int64_t> below{};

    friend bool operator==(const BoundCase&, const BoundCase&) = default;
};

/// Rows of cover whose people are counted together: a row of its own, after those of cover, with a price of its own.
struct CoverGroup {
    std::vector<std::uint32_t> rows{};  ///< rows of `Problem::cover()`, each once

    friend bool operator==(const CoverGroup&, const CoverGroup&) = default;
};

/// All rosters are split in two: those where members bend some rules at most so many times, and those where they bend
/// them more often.
struct BendSplit {
    std::vector<std::uint32_t> rules{};  ///< by their places in `Penalties::all()`, each once; what they bend adds up
    std::int64_t times = 0;              ///< units bent: at most so many in the one case, more in the other

    friend bool operator==(const BendSplit&, const BendSplit&) = default;
};

/// One case of a proof by how often rules are bent: split in two, or closed. A case is closed by cases of another
/// problem, `reweighted` so that each bend costs what is paid for it less; what the bends that the case has at least
/// are paid, or those it has at most, is added again.
struct BendCase {
    std::optional<BendSplit> split{};  ///< set: a case that bends no more follows, and then one that bends more
    std::int64_t scale = 1;            ///< where not split: costs of the other problem are in parts of it
    /// Where not split: by split on the way to it, what each bend is paid; 0 or less where there are at most so many,
    /// 0 or more where there are more.
    std::vector<std::int64_t> prices{};
    std::vector<BoundCase> cases{};  ///< where not split: of the other problem

    friend bool operator==(const BendCase&, const BendCase&) = default;
};

/// Members whom no row of cover counts together with others. What they and the rows that count them cost adds up with
/// what others cost, and is proved apart.
struct BoundPart {
    std::vector<MemberId> members{};  ///< of this part
    std::vector<BoundCase> cases{};   ///< each before those it is split into; one that is not split, or more
    std::vector<BendCase> bends{};    ///< where given, these prove it, in place of `cases`

    friend bool operator==(const BoundPart&, const BoundPart&) = default;
};

/// All rosters of a small problem were looked through; whoever checks it does so again.
struct Exhausted {
    std::optional<std::int64_t> none_below{};  ///< no roster that bends no hard rule costs less; not set: there is none
    /// Prices to begin from where people keep together or apart, in parts of the denominator: by company, by day, and
    /// within a shift by type. Any will do, also none; good ones spare work.
    std::vector<std::int64_t> company_prices{};

    friend bool operator==(const Exhausted&, const Exhausted&) = default;
};

/// What a member of a company is paid for standing on a day, or a shift of it. What keeping together or apart costs
/// there is taken at its least over all who could come, less what these are paid; on a shift with the cost of its first
/// row of cover that counts everybody, which has no fewer people, for the first company that has prices there.
struct CompanyPrice {
    std::uint32_t company = 0;  ///< row of `Problem::companies()`
    std::int32_t day = 0;       ///< of the period, from 0
    ShiftTypeId type{};         ///< type of the shift; not set where the company is kept within a day
    MemberId member;            ///< who is paid; of the company
    std::int64_t price = 0;     ///< in parts of the denominator; where standing is not wanted, below 0

    friend bool operator==(const CompanyPrice&, const CompanyPrice&) = default;
};

/// What one more person on each row of cover is worth; see `proved_bound`. Any prices prove some bound.
struct BoundCertificate {
    std::vector<std::int64_t> prices{};  ///< by row of `Problem::cover()`, in parts of `denominator`; may be negative
    std::int64_t denominator = 1;        ///< prices are in parts of it; 1 or more
    std::vector<CountedMaximum> counted{};  ///< maxima that members keep or pay for in the proof; others are left out
    std::vector<SumPrice> sums{};           ///< sums that are paid for, not counted
    std::vector<BoundCase> cases{};         ///< where a proof by cases gives more: each before those it is split into
    std::optional<Exhausted> exhausted{};   ///< where set, it proves more than prices
    /// All of the above is about `hard_cover_only` of the problem: a bound above 0 there shows that every roster bends
    /// a hard rule.
    bool is_of_hard_cover = false;
    std::vector<CoverGroup> groups{};       ///< that cases split and price
    std::vector<BoundPart> parts{};         ///< where parts by themselves prove more; members of none have `prices`
    std::vector<CompanyPrice> companies{};  ///< with `prices`; neither in cases nor in parts

    friend bool operator==(const BoundCertificate&, const BoundCertificate&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
