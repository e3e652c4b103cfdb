#include "muster/org/responsibility_matrix.hpp"

#include <set>
#include <string_view>
#include <unordered_map>

namespace muster::inline v0_2::org {

std::vector<MatrixRow> responsibility_matrix(const Organisation& organisation, std::span<const Duty> duties, Day day)
{
    std::unordered_map<std::string_view, std::set<MemberId>> accountable;
    for (const Duty& duty : duties)
        if (duty.accountable.is_set())
            accountable[duty.code].insert(duty.accountable);
    std::vector<MatrixRow> rows;
    for (std::uint32_t row = 0; row < duties.size(); ++row) {
        const Duty& duty = duties[row];
        MatrixRow made{DutyId(row), {}};
        if (!organisation.units().contains(duty.unit) || !organisation.posts().contains(duty.post) ||
            !organisation.members().contains(duty.accountable))
            made.findings.push_back(DutyFinding::orphan);
        if (accountable[duty.code].size() > 1)
            made.findings.push_back(DutyFinding::double_held);
        if (!duty.acknowledged || *duty.acknowledged > day)
            made.findings.push_back(DutyFinding::unacknowledged);
        if (duty.is_overdue_on(day))
            made.findings.push_back(DutyFinding::overdue);
        rows.push_back(std::move(made));
    }
    return rows;
}

}  // namespace muster::org
