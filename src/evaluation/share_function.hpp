// A member's total as the share of one part of an area goes from 0 to 1.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::evaluation {

inline constexpr std::int32_t share_steps = decimal::per_one;  // shares go by millionths

/// (over[0] + over[1] k + over[2] k^2) / (under[0] + under[1] k) at step k, `under` above 0; from step `from` on.
struct SharePiece {
    std::int32_t from = 1;
    std::array<WideInteger, 3> over{};
    std::array<WideInteger, 2> under{1, 0};

    /// A straight line in k.
    [[nodiscard]] bool is_straight() const noexcept { return over[2] == 0 && under[1] == 0; }
};

/// Totals at every step. At 0 the part weighs nothing and at 1 nothing beside it does, so what weighs at all may be
/// different there.
struct ShareFunction {
    std::optional<Exact> at_zero{};     ///< nothing: incomplete
    std::optional<Exact> at_one{};      ///< nothing: incomplete
    std::vector<SharePiece> between{};  ///< of steps 1 to `share_steps` - 1; empty: incomplete
};

/// Makes the functions of all members.
class ShareFunctions {
public:
    /// Both must live as long. @throws InvalidInput  if no area weighs `code`, nothing is beside it, or an area from it
    /// to the top does not add or take the arithmetic mean.
    ShareFunctions(const Evaluation& evaluation, std::string_view code);

    /// Many threads may ask at once. @throws Overflow
    [[nodiscard]] ShareFunction of(MemberId member) const;
    /// The part's share of now.
    [[nodiscard]] const Exact& share() const noexcept { return share_; }

private:
    enum class At : std::uint8_t { zero, between, one };
    struct Path;

    [[noreturn]] void refuse(const std::string& fault) const;
    void find(std::string_view code);
    [[nodiscard]] AreaId above(AreaId area) const;
    [[nodiscard]] bool strikes(MemberId member, IndicatorId indicator, rule::VetoEffect effect) const;
    [[nodiscard]] bool is_void(MemberId member, AreaId area) const;
    [[nodiscard]] bool is_never_complete(MemberId member) const;
    [[nodiscard]] Exact value_of(const AreaPart& part, MemberId member) const;
    [[nodiscard]] int state_of(const AreaPart& part, MemberId member) const;
    [[nodiscard]] Path own_area(MemberId member, At at) const;
    void through(AreaId area, AreaId below, Path& path, MemberId member) const;
    [[nodiscard]] bool finish(AreaId area, bool has_data, bool has_extras, Path& path, MemberId member) const;
    [[nodiscard]] std::optional<Path> top_of(MemberId member, At at) const;

    const Evaluation& evaluation_;
    const Scheme& scheme_;
    Where here_;
    AreaId area_{};  // whose part it is
    AreaPart part_{};
    std::int64_t beside_ = 0;  // what the parts beside it weigh
    Exact share_;
};

}  // namespace muster::evaluation
