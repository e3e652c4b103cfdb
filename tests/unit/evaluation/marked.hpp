// A table of members and marks as a scheme and a ledger: one area at the top, parts "p0", "p1" ..., members "m0" ...
#pragma once

#include "unit/evaluation/small.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// One area over parts with these weights. An empty mark is left out.
inline SchemeParts marked_scheme(Area area, const std::vector<std::string>& weights)
{
    area.code = "top";
    SchemeParts parts{.code = "scheme", .areas = {std::move(area)}};
    for (std::size_t i = 0; i < weights.size(); ++i)
        parts.indicators.push_back({.code = "p" + std::to_string(i),
                                    .area = "top",
                                    .weight = weight(weights[i].c_str()),
                                    .rule = rule::Sum{},
                                    .missing = Missing::leave_out});
    return parts;
}

inline record::Ledger marked_ledger(const std::vector<std::vector<std::string>>& marks)
{
    Book book({}, {});
    for (std::size_t member = 0; member < marks.size(); ++member) {
        const std::string code = "m" + std::to_string(member);
        book.ledger.admit_member(code);
        for (std::size_t part = 0; part < marks[member].size(); ++part)
            if (!marks[member][part].empty())
                book.add(code.c_str(), ("p" + std::to_string(part)).c_str(), marks[member][part].c_str());
    }
    return book.ledger;
}

/// Scored and checked.
inline Evaluation marked(Area area, const std::vector<std::string>& weights,
                         const std::vector<std::vector<std::string>>& marks)
{
    return evaluated(Scheme(marked_scheme(std::move(area), weights)), marked_ledger(marks), {.is_ranked = true});
}

inline std::vector<std::string> totals(const Evaluation& made)
{
    std::vector<std::string> all;
    for (const MemberScore& score : made.members())
        all.push_back(score.is_incomplete ? "incomplete" : to_string(score.total));
    return all;
}

}  // namespace muster::evaluation
