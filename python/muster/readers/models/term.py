"""A whole term from its folder: paired, rostered, evaluated."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ... import Label, Period
from ...evaluation import Evaluation, Roll, RollMember, RollUnit, Scheme, evaluate
from ...given import Progress
from ...org import Organisation
from ...programme import Term, TermPairing, TermRoster, publish
from ...record import AreaRecords, Ledger
from ...roster import frozen_before, judged
from ..branch import of_branch
from ..folder import TermFolder
from .area_evidence import AreaEvidence, stood_duty, stood_roster, who_stood
from .areas import build_areas
from .gone_by import as_wide_as_stood
from .management import build_management
from .meetings import build_meetings
from .organisation import build_organisation, rows_of
from .plan import Effort, Plan, Planner, anew
from .record import Seal, append_rows, build_incidents, build_ledger
from .scheme import build_scheme
from .told import as_was_told, day_after, with_told_shifts

# Roles of the scheme: what has a share for those alone to whom it was assigned.
MENTOR, FIVE_ONES = "mentor", "five_ones"


@dataclass(frozen=True)
class Made:
    """A term, and the plan it came from."""

    term: Term
    plan: Plan


def build_term(folder: TermFolder, *, seed: int = 1, threads: int = 1, work: int | None = None,
               time_limit: int | None = None, is_ranked: bool = False, seal: Seal | None = None,
               progress: Progress | None = None) -> Term:
    """Plans and evaluates what a term folder holds of its branch; rows of other units are left out, with a note.

    Without mentees nobody is paired, without shifts nobody is rostered, without any evidence nobody is scored.

    Parameters
    ----------
    folder : TermFolder
    seed, threads : int
        Where the roster's search begins; threads do not change the result.
    work : int, optional
        Steps of the roster's search. Default: a second or two of an ordinary machine.
    time_limit : int, optional
        Seconds after which the roster's search stops as well; results may then differ from run to run.
    is_ranked : bool
        Rank members.
    seal : Seal, optional
        Reporters of incidents are put under seal with it; without it they are left out.
    progress : callable(step, done, best, bound), optional

    Raises
    ------
    InvalidInput
        With every fault found, each with file and line where it has one.
    """
    return make_term(folder, anew(Effort(seed, threads, work, time_limit, progress)), threads=threads,
                     is_ranked=is_ranked, seal=seal, progress=progress).term


def make_term(folder: TermFolder, planner: Planner, *, today: date | None = None, is_scored: bool = True,
              told_on: date | None = None, threads: int = 1, is_ranked: bool = False, seal: Seal | None = None,
              progress: Progress | None = None) -> Made:
    """The same with a plan of any kind, such as the one that was told.

    Shifts of days before `today` (of a published plan; by default all that are judged) are those people were told of.
    Without `is_scored` nobody is scored. With `told_on` the plan is made known on that day.
    """
    folder = of_branch(folder)
    if planner.goes_on:
        folder = with_told_shifts(folder, today or day_after(folder))
    (row,) = folder.rows("term")
    organisation = build_organisation(folder)
    plan = planner.plan(folder, organisation)
    published = plan.published
    if told_on is not None:
        published = as_was_told(publish(plan.roster, plan.pairing, told_on, published), published, today)
    scheme = build_scheme(folder)
    areas = build_areas(folder, organisation)
    ledger = build_ledger(folder, scheme, organisation, AreaEvidence(folder, organisation, areas))
    is_recorded = len(ledger) > 0  # duty that was stood is nothing to be judged by alone
    incidents = build_incidents(folder, seal)
    plan = with_stood_duty(folder, organisation, areas, ledger, plan, is_over=is_scored)
    evaluation = None
    if is_recorded and is_scored:
        evaluation = scored(folder, organisation, scheme, ledger, plan, is_ranked=is_ranked, threads=threads,
                            progress=progress)
    term = Term(Label(row.name, row.name_en), Period(row.first_day, row.last_day),
                branch=rows_of(folder, "units")[row.branch], organisation=organisation, pairing=plan.pairing,
                roster=plan.roster, ledger=ledger, incidents=incidents, areas=areas, evaluation=evaluation,
                meetings=build_meetings(folder),
                management=build_management(folder, organisation, ledger, scheme, evaluation), published=published)
    return Made(term, plan)


def with_stood_duty(folder: TermFolder, organisation: Organisation, areas: AreaRecords, ledger: Ledger,
                    plan: Plan, is_over: bool) -> Plan:
    """Records what was stood. Where a told plan `is_over`, its roster is from here on the one that was stood."""
    if plan.roster is None:
        return plan
    stands = who_stood(folder, organisation, areas, plan.roster.solution.roster,
                       was_told=bool(plan.published.version))
    append_rows(ledger, folder, stood_duty(folder, organisation, stands, ledger.indicators))
    if not is_over or not plan.published.version or not areas.duty_changes:
        return plan
    stood = stood_roster(folder, plan.roster.solution.roster, stands)
    over = day_after(folder)
    problem = frozen_before(as_wide_as_stood(folder, plan.roster.problem, stood, over), stood, over)
    return replace(plan, roster=TermRoster(problem, judged(problem, stood)))


def scored(folder: TermFolder, organisation: Organisation, scheme: Scheme, ledger: Ledger, plan: Plan, *,
           is_ranked: bool, threads: int, progress: Progress | None) -> Evaluation:
    (row,) = folder.rows("term")
    roles = {code: [FIVE_ONES] for code in sorted({each.member for each in folder.rows("five_ones")})}
    if plan.pairing is not None:
        for code, held in roles_of(plan.pairing).items():
            roles[code] = held + roles.get(code, [])
    return evaluate(scheme, ledger, roll=build_roll(organisation, row.last_day, roles),
                    period=Period(row.first_day, row.last_day), is_ranked=is_ranked, threads=threads, progress=progress)


def roles_of(pairing: TermPairing) -> dict[str, list[str]]:
    """What was assigned to each member: who has a mentee is a mentor, and owes the hours of it."""
    mentors = {pairing.fit.mentors[row] for row in pairing.result.pairing.mentor_of if row >= 0}
    return {code: [MENTOR] for code in sorted(mentors)}


def build_roll(organisation: Organisation, day: date, roles: Mapping[str, Sequence[str]] | None = None) -> Roll:
    """Who is evaluated: every member, at the stage held on `day`, with what was assigned to them."""
    roles = roles or {}
    members = [RollMember(member.code, unit=organisation.units[member.unit].code, stage=organisation.stage_on(row, day),
                          roles=list(roles.get(member.code, ())))
               for row, member in enumerate(organisation.members)]
    units = [RollUnit(unit.code, label=unit.name, parent="" if unit.above is None
                      else organisation.units[unit.above].code) for unit in organisation.units]
    return Roll(members, units)
