// What every rule is to the checker: a name, a search for where it bends, and words for what was found.
#pragma once

#include "muster/core/label.hpp"
#include "muster/roster/penalty.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/rule.hpp"
#include "muster/roster/scope.hpp"

#include <string_view>
#include <vector>

namespace muster::roster::rule {

/// Collects violations and prices them.
class Findings {
public:
    /// `violation.cost` and `is_hard` are set from `penalty` and `violation.amount`.
    void add(Violation violation, Penalty penalty)
    {
        violation.is_hard = penalty.is_hard;
        violation.cost = penalty.is_hard ? 0 : penalty.weight * violation.amount;
        all_.push_back(violation);
    }
    /// A soft violation whose cost is no multiple of its amount.
    void add_priced(Violation violation, std::int64_t cost)
    {
        violation.is_hard = false;
        violation.cost = cost;
        all_.push_back(violation);
    }

    [[nodiscard]] const std::vector<Violation>& all() const noexcept { return all_; }
    [[nodiscard]] std::vector<Violation> take() && { return std::move(all_); }

private:
    std::vector<Violation> all_;
};

/// One line of the list of rules.
struct Entry {
    Rule rule;
    std::string_view name;
    std::string_view zh;
    std::string_view en;
    /// Adding shifts never mends it, so that pinned shifts alone can break it for good.
    bool only_grows;
    /// Adds every violation of this rule within the scope, by member or row, then by day.
    void (*find)(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
    Label (*words)(const Problem& problem, const Violation& violation);
};

}  // namespace muster::roster::rule
