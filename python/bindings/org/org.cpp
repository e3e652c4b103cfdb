// muster.org for Python: the same names, the same rules, nothing computed here.
#include "org/parts.hpp"
#include "tools/bind.hpp"

namespace muster::python {

void bind_org(pybind11::module_& muster)
{
    auto org = muster.def_submodule("org", "Members, stages, units, offices, students and places.");
    bind_org_stages(org);
    bind_org_timetable(org);
    bind_org_rows(org);          // uses stages and timetables
    bind_org_organisation(org);  // uses rows
    bind_org_meetings(org);      // uses the organisation
    bind_org_rules(org);         // uses meetings
    bind_org_duties(org);
    bind_org_lives(org);  // uses rules
}

}  // namespace muster::python
