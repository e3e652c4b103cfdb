// A proof by cases of each part of a problem: members whom no row of cover counts together with others.
//
// What parts cost adds up. Each is proved by a program of its own and by cases of its own
// (engine/bound/branch_and_bound.hpp), so that no split of one part has to be made in every case of another, and the
// cost of each is in whole units. A problem that has one part is that part.
#pragma once

#include "core/budget.hpp"
#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "roster/engine/bound/branch_and_bound.hpp"
#include "roster/engine/bound/column_generation.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

/// Whether bends of rules may be priced, and after how much work of cases that do without.
struct PricedRules {
    const Problem* problem = nullptr;  ///< that of the instance; it outlives the bound. None: they may not
    std::uint64_t after_work = 200'000'000;
};

class PartBounds {
public:
    /// Begins from what a program over everybody has come to, and the certificate and prices it has led to; both
    /// outlive it.
    PartBounds(const Instance& instance, PricedRules rules, std::size_t cover_rows, Seed seed,
               const ColumnGeneration& program, const LagrangianDual& dual);
    ~PartBounds();

    /// As in `BranchAndBound`.
    void raise(std::optional<Cost> upper, const Budget& budget);
    void raise_beside(std::optional<Cost> upper, const Budget& budget);
    void meet(std::optional<Cost> upper, bool are_two);
    /// The best lines that a case has left, once, empty for members of other parts; nothing where there are none that
    /// were not told.
    [[nodiscard]] std::optional<List<Line>> take_found();
    /// No split is left that would raise the bound.
    [[nodiscard]] bool is_done() const;
    [[nodiscard]] Cost bound() const { return bound_; }
    [[nodiscard]] BoundCertificate certificate() const;
    [[nodiscard]] std::uint64_t work() const;
    [[nodiscard]] std::uint64_t work_beside() const;

private:
    struct Part;
    void find_parts();
    void begin(Part& part);
    [[nodiscard]] std::optional<Cost> upper_of(const Part& part, std::optional<Cost> upper) const;
    void raise(Part& part, std::optional<Cost> upper, const Budget& budget);
    [[nodiscard]] Cost finest_scale() const;
    void tell(const Part& part, BoundCertificate& certificate) const;
    void tell_cases(const Part& part, BranchAndBound::Told told, Cost scale, BoundCertificate& certificate,
                    std::vector<BoundCase>& cases) const;
    void choose();

    const Instance& instance_;
    PricedRules rules_;
    std::size_t cover_rows_;
    Seed seed_;
    const ColumnGeneration& program_;  ///< over everybody
    const LagrangianDual& dual_;
    BoundCertificate over_all_;
    List<std::unique_ptr<Part>> parts_;
    std::size_t at_ = 0;  ///< the part at hand, until the next meeting
    Cost over_all_bound_ = 0;
    Cost bound_ = 0;  ///< as of the last meeting
};

}  // namespace muster::roster::engine::bound
