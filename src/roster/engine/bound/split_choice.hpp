// What a case is split by: of some splits of what the program has in parts, that which raises both cases most.
//
// The splits nearest to halves are tried: rows of cover with people in parts, alone or together, members' days that are
// on duty in part, or that have a type in part. Each is tried on the lines at hand, whose program is mixed on for some
// rounds with the row or the member's lines so narrowed. What its prices prove of these lines tells what prices over
// all lines may prove (strong branching without pricing: Achterberg, Koch and Martin, "Branching rules revisited",
// 2005).
#pragma once

#include "roster/engine/bound/case_tree.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/restricted_master.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class SplitChoice {
public:
    /// `instance` is that of the case, and `mixture` its program. Of `groups` those `on_way` to the case are rows after
    /// those of cover, in this order; they are told as rows after those of cover, by their number among all groups.
    SplitChoice(const Instance& instance, const RestrictedMaster& mixture, const List<List<int>>& groups,
                List<std::uint32_t> on_way)
        : instance_(instance), mixture_(mixture), groups_(groups), on_way_(std::move(on_way)),
          cover_rows_(instance.rows.size() - on_way_.size())
    {
    }

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
    void add_rows();
    void add_groups();
    void add_days(bool by_type);
    void keep_most(std::size_t from, std::size_t most);
    [[nodiscard]] double proved(RestrictedMaster tried, int rounds, double enough);
    void rank(int rounds, double most);
    [[nodiscard]] RestrictedMaster narrowed(const Split& split, bool has_more) const;

    const Instance& instance_;
    const RestrictedMaster& mixture_;
    const List<List<int>>& groups_;
    List<std::uint32_t> on_way_;
    std::size_t cover_rows_;
    List<Candidate> candidates_;
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::bound
