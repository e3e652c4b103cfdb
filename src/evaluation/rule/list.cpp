// What a header of a rule may say besides its fields, and what holds where it does not.
#include "muster/evaluation/rule/list.hpp"

namespace muster::inline v0_2::evaluation {

std::string_view exposure_of(const Rule& rule)
{
    return std::visit(
        [](const auto& one) -> std::string_view {
            if constexpr (requires { one.exposure; })
                return one.exposure;
            else
                return {};
        },
        rule);
}

std::optional<Points> points_each_of(const Rule& rule)
{
    return std::visit(
        [](const auto& one) -> std::optional<Points> {
            if constexpr (requires { one.points_each(); })
                return one.points_each();
            else
                return std::nullopt;
        },
        rule);
}

std::optional<rule::Sanction> sanction_of(const Rule& rule)
{
    return std::visit(
        [](const auto& one) -> std::optional<rule::Sanction> {
            if constexpr (requires { one.sanction(); })
                return one.sanction();
            else
                return std::nullopt;
        },
        rule);
}

}  // namespace muster::evaluation
