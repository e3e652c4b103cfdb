// What prices couple members by: rows of cover, and then sums of a line, where these are priced.
#pragma once

#include "roster/engine/bound/floor.hpp"
#include "roster/engine/pricing/resources.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::roster::engine::bound {

/// How what a line adds up to is dealt with: counted by whoever plans it, or priced, all prices going up together.
enum class Sums : std::uint8_t { counted, priced };

struct Couplings {
    Couplings(const Instance& problem, std::size_t rows_of_cover, Sums how)
        : instance(problem), cover_rows(rows_of_cover),
          sums(how == Sums::priced ? resources_of_lines(problem) : List<Resource>{}),
          first_sum(first_resources(sums, problem.members))
    {
    }

    [[nodiscard]] std::size_t size() const { return cover_rows + sums.size(); }
    [[nodiscard]] std::size_t first_sum_of(int member) const { return first_sum[member]; }
    [[nodiscard]] View<const Resource> sums_of(int member) const
    {
        const std::size_t first = first_sum_of(member);
        return std::span(sums).subspan(first, first_sum_of(member + 1) - first);
    }
    /// The part of what is by coupling that a member's sums have.
    template <class T>
    [[nodiscard]] std::span<T> of_sums(List<T>& by_coupling, int member) const
    {
        return std::span(by_coupling).subspan(cover_rows + first_sum_of(member), sums_of(member).size());
    }
    template <class T>
    [[nodiscard]] View<const T> of_sums(const List<T>& by_coupling, int member) const
    {
        return std::span(by_coupling).subspan(cover_rows + first_sum_of(member), sums_of(member).size());
    }
    /// Calls `visit(row)` for each row with a price that counts `member` on this duty.
    template <class Visit>
    void each_priced_row(int member, int day, int duty, Visit&& visit) const
    {
        instance.each_row(member, day, duty, [&](int row) {
            if (static_cast<std::size_t>(row) < cover_rows)
                visit(static_cast<std::size_t>(row));
        });
    }

    const Instance& instance;
    std::size_t cover_rows;
    List<Resource> sums;
    List<std::size_t> first_sum;  ///< by member, and the end
};

}  // namespace muster::roster::engine::bound
