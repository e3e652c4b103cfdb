// What prices couple members by: rows of cover, and then sums of a line and companies, where these are priced.
#pragma once

#include "roster/engine/bound/company_couplings.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/pricing/resources.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

/// How what a line adds up to is dealt with: counted by whoever plans it, or priced, all prices going up together.
enum class Sums : std::uint8_t { counted, priced };

/// Whether people who keep together or apart are paid for it.
enum class Company : std::uint8_t { left_out, priced };

struct Couplings {
    Couplings(const Instance& problem, std::size_t rows_of_cover, Sums how, Company company)
        : instance(problem), cover_rows(rows_of_cover),
          sums(how == Sums::priced ? resources_of_lines(problem) : List<Resource>{}),
          first_sum(first_resources(sums, problem.members)),
          companies(company == Company::priced ? CompanyCouplings(problem) : CompanyCouplings())
    {
    }

    [[nodiscard]] std::size_t size() const { return first_company() + companies.size(); }
    /// Rows and sums.
    [[nodiscard]] std::size_t first_company() const { return cover_rows + sums.size(); }
    template <class T>
    [[nodiscard]] View<const T> of_companies(const List<T>& by_coupling) const
    {
        return std::span(by_coupling).subspan(first_company());
    }
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
    /// Calls `visit(coupling, count)` for each company's slot that counts `member` on this duty.
    template <class Visit>
    void each_priced_slot(int member, int day, int duty, Visit&& visit) const
    {
        companies.each_of_duty(instance, member, day, duty,
                               [&](std::size_t slot, int amount) { visit(first_company() + slot, amount); });
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
    CompanyCouplings companies;
};

}  // namespace muster::roster::engine::bound
