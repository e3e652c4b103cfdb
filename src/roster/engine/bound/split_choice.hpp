// What a case is split by: of some splits of what the program has in parts, that which raises both cases most.
//
// The splits nearest to halves are tried: rows of cover with people in parts, members' days that are on duty in part,
// or that have a type in part. Each is tried on the lines at hand, whose program is mixed on for some rounds with the
// row or the member's lines so narrowed. What its prices prove of these lines tells what prices over all lines may
// prove (strong branching without pricing: Achterberg, Koch and Martin, "Branching rules revisited", 2005).
#pragma once

#include "roster/engine/bound/case_tree.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/restricted_master.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::roster::engine::bound {

class SplitChoice {
public:
    /// `instance` is that of the case, and `mixture` its program.
    SplitChoice(const Instance& instance, const RestrictedMaster& mixture) : instance_(instance), mixture_(mixture) {}

    /// Nothing where nothing is in parts. No gain counts above `most`. Where no split is seen to gain, one of a
    /// member's day where those are preferred, or else of a row.
    [[nodiscard]] std::optional<Split> best(double most, bool prefers_days);
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    struct Candidate {
        double part = 0.0;  ///< how far from whole
        Split split{};
        double gain = 0.0;
    };
    [[nodiscard]] bool may_split(std::size_t row) const;
    void add_rows();
    void add_days(bool by_type);
    void keep_most(std::size_t from, std::size_t most);
    [[nodiscard]] double proved(RestrictedMaster tried, int rounds, double enough);
    void rank(int rounds, double most);
    [[nodiscard]] RestrictedMaster narrowed(const Split& split, bool has_more) const;

    const Instance& instance_;
    const RestrictedMaster& mixture_;
    List<Candidate> candidates_;
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::bound
