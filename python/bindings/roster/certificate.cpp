// What proves a bound of a roster.
#include "roster/parts.hpp"
#include "tools/record_class.hpp"

#include "muster/roster/certificate.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace muster::python {

using namespace roster;  // every name of this file is that area's

void bind_roster_certificate(py::module_& roster)
{
    record_class<CountedMaximum>(roster, "CountedMaximum", "A member's maximum of one type, in rows of the problem.",
                                 field("member", &CountedMaximum::member), field("type", &CountedMaximum::type));
    py::enum_<SumKind>(roster, "SumKind", "What a member's line is summed up in.")
        .value("load", SumKind::load)
        .value("weekends", SumKind::weekends)
        .value("type", SumKind::type);
    record_class<SumPrice>(roster, "SumPrice", R"doc(
What a member's line is paid for one more unit of a sum, in parts of the denominator; the limits on the sum then take
the amount that suits them best. `measure` is of a load, `type` of shifts of one type.
)doc",
                           field("member", &SumPrice::member), field("sum", &SumPrice::sum),
                           field("measure", &SumPrice::measure, Measure::minutes), field("type", &SumPrice::type, {}),
                           field("price", &SumPrice::price, 0));
    record_class<CoverSplit>(
        roster, "CoverSplit",
        "Rosters with at most so many people on a row of the problem's cover, or of a group, and those with more.",
        field("row", &CoverSplit::row), field("people", &CoverSplit::people));
    record_class<DutySplit>(
        roster, "DutySplit",
        "Rosters where a member does not stand a type (None: any) on a day of the period, and those where they do.",
        field("member", &DutySplit::member), field("day", &DutySplit::day), field("type", &DutySplit::type, {}));
    record_class<BoundCase>(roster, "BoundCase", R"doc(
One case of a proof by cases: split in two, which follow it (no more people, or without the duty, first), closed by
prices of its own, or narrowed by them (`below`). What is left of a narrowed case follows it: without what a member
stands on a day, or how many people a row of cover has, where no roster of the case with it costs less than `below`.
)doc",
                            field("split", &BoundCase::split, {}), field("prices", &BoundCase::prices, {}),
                            field("counted", &BoundCase::counted, {}), field("duty", &BoundCase::duty, {}),
                            field("below", &BoundCase::below, {}));
    record_class<CoverGroup>(roster, "CoverGroup", R"doc(
Rows of the problem's cover whose people are counted together: a row of its own, after those of cover, with a price of
its own.
)doc",
                             field("rows", &CoverGroup::rows, {}));
    record_class<BendSplit>(roster, "BendSplit", R"doc(
Rosters that bend some rules at most so many times in all, in units, and those that bend them more often. `rules` are
their places among the fields of `Penalties`, from 0.
)doc",
                            field("rules", &BendSplit::rules, {}), field("times", &BendSplit::times, 0));
    record_class<BendCase>(roster, "BendCase", R"doc(
One case of a proof by how often rules are bent: split in two, which follow it (fewer first), or closed.

A case is closed by cases of another problem (`reweighted`), in which costs are in parts of `scale` and each bend costs
less by what is paid for it: `prices`, one for each split on the way to the case, 0 or less where there are at most so
many bends and 0 or more where there are more. What the bends at such a limit are paid is added to what is proved there.
)doc",
                           field("split", &BendCase::split, {}), field("scale", &BendCase::scale, 1),
                           field("prices", &BendCase::prices, {}), field("cases", &BendCase::cases, {}));
    record_class<BoundPart>(roster, "BoundPart", R"doc(
Members whom no row of cover counts together with others: what they cost is proved apart, by cases of their own, or by
how often rules are bent (`bends`, where there are some).
)doc",
                            field("members", &BoundPart::members, {}), field("cases", &BoundPart::cases, {}),
                            field("bends", &BoundPart::bends, {}));
    record_class<CompanyPrice>(roster, "CompanyPrice", R"doc(
What a member of a company is paid for standing on a day of the period, or a type of that day (None: any, where the
company is kept within a day), in parts of the denominator; `company` is a row of the problem's companies.
)doc",
                               field("company", &CompanyPrice::company), field("day", &CompanyPrice::day),
                               field("type", &CompanyPrice::type, {}), field("member", &CompanyPrice::member),
                               field("price", &CompanyPrice::price, 0));
    record_class<Exhausted>(roster, "Exhausted", R"doc(
All rosters of a small problem were looked through, and whoever checks it does so again: no roster that bends no hard
rule costs less than `none_below`; None: there is no such roster. `company_prices` spare the search some work: by
company, by day, and within a shift by type, in parts of the denominator.
)doc",
                            field("none_below", &Exhausted::none_below, {}),
                            field("company_prices", &Exhausted::company_prices, {}));
    record_class<BoundCertificate>(
        roster, "BoundCertificate", R"doc(
What proves a lower bound; see `proved_bound`.

Parameters
----------
prices : list of int
    By row of the problem's cover, in parts of `denominator`.
denominator : int
counted : list of CountedMaximum
    Hard maxima of types that members keep in the proof.
sums : list of SumPrice
    Sums that are paid for, not counted.
cases : list of BoundCase
    Where a proof by cases gives more than prices over all: each before those it is split into.
exhausted : Exhausted, optional
    Where given, it proves more than prices.
is_of_hard_cover : bool
    All of the above is about the hard cover alone, and shows that every roster bends a hard rule.
groups : list of CoverGroup
    Rows counted together, which cases may split and price: their prices come after those of the rows of cover.
parts : list of BoundPart
    Where parts by themselves prove more.
companies : list of CompanyPrice
    What members are paid who keep together or apart; with `prices`, neither in cases nor in parts.
)doc",
        field("prices", &BoundCertificate::prices, {}), field("denominator", &BoundCertificate::denominator, 1),
        field("counted", &BoundCertificate::counted, {}), field("sums", &BoundCertificate::sums, {}),
        field("cases", &BoundCertificate::cases, {}), field("exhausted", &BoundCertificate::exhausted, {}),
        field("is_of_hard_cover", &BoundCertificate::is_of_hard_cover, false),
        field("groups", &BoundCertificate::groups, {}), field("parts", &BoundCertificate::parts, {}),
        field("companies", &BoundCertificate::companies, {}));
}

}  // namespace muster::python
