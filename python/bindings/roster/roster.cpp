// muster.roster for Python: the same names, the same rules, nothing computed here.
#include "roster/parts.hpp"
#include "tools/bind.hpp"

namespace muster::python {

void bind_roster(pybind11::module_& muster)
{
    auto roster =
        muster.def_submodule("roster", "Who stands duty when: problems, rosters, their rules and their proof.");
    bind_roster_rows(roster);
    bind_roster_problem(roster);
    bind_roster_certificate(roster);
    bind_roster_results(roster);
    bind_roster_services(roster);
    bind_roster_repair(roster);
    bind_roster_formats(roster);
    bind_roster_improver(roster);
}

}  // namespace muster::python
