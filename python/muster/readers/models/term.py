"""A whole term from its folder: paired, rostered, evaluated."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ... import Label, Period
from ...evaluation import Roll, RollMember, RollUnit, evaluate
from ...given import Progress
from ...org import Organisation
from ...pairing import Fit, PairingResult
from ...programme import Term, TermPairing, TermRoster
from ...roster import Options, solve
from ..branch import of_branch
from ..folder import TermFolder
from .area_evidence import AreaEvidence, stood_duty
from .areas import build_areas
from .management import build_management
from .meetings import build_meetings
from .organisation import build_organisation, rows_of
from .pairing import build_fit, build_pairing
from .record import append_rows, build_incidents, build_ledger
from .roster import build_problem
from .scheme import build_scheme

# Roles of the scheme: what has a share for those alone to whom it was assigned.
MENTOR, FIVE_ONES = "mentor", "five_ones"
WORK = 2_000_000  # steps of the roster's search: some ten seconds


def build_term(folder: TermFolder, *, seed: int = 1, threads: int = 1, work: int | None = None,
               time_limit: int | None = None, is_ranked: bool = False, passphrase: str | None = None,
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
    passphrase : str, optional
        Puts the reporters of incidents under seal; without it they are left out.
    progress : callable(step, done, best, bound), optional

    Raises
    ------
    InvalidInput
        With every fault found, each with file and line where it has one.
    """
    folder = of_branch(folder)
    (row,) = folder.rows("term")
    period = Period(row.first_day, row.last_day)
    organisation = build_organisation(folder)
    fit = build_fit(folder, organisation) if folder.rows("mentors") and folder.rows("mentees") else None
    problem = build_problem(folder, organisation) if folder.rows("duty") else None
    scheme = build_scheme(folder)
    areas = build_areas(folder, organisation)
    ledger = build_ledger(folder, scheme, organisation, AreaEvidence(folder, organisation, areas))
    is_recorded = len(ledger) > 0  # duty that was stood is nothing to be judged by alone
    incidents = build_incidents(folder, passphrase)
    pairing, roster = None, None
    roles = {code: [FIVE_ONES] for code in sorted({each.member for each in folder.rows("five_ones")})}
    if fit is not None:
        paired = build_pairing(folder, fit, progress)
        pairing = TermPairing(fit, paired.problem, paired.result)
        for code, held in roles_of(fit, paired).items():
            roles[code] = held + roles.get(code, [])
    if problem is not None:
        roster = TermRoster(problem, solve(problem, Options(seed=seed, threads=threads, work_limit=work or WORK,
                                                            time_limit=time_limit, progress=progress)))
        append_rows(ledger, folder, stood_duty(folder, organisation, areas, roster.solution.roster, ledger.indicators))
    evaluation = None
    if is_recorded:
        evaluation = evaluate(scheme, ledger, roll=build_roll(organisation, row.last_day, roles), period=period,
                              is_ranked=is_ranked, threads=threads, progress=progress)
    return Term(Label(row.name, row.name_en), period, branch=rows_of(folder, "units")[row.branch],
                organisation=organisation, pairing=pairing, roster=roster, ledger=ledger, incidents=incidents,
                areas=areas, evaluation=evaluation, meetings=build_meetings(folder),
                management=build_management(folder, organisation, ledger, scheme, evaluation))


def roles_of(fit: Fit, pairing: PairingResult) -> dict[str, list[str]]:
    """What was assigned to each member: who has a mentee is a mentor, and owes the hours of it."""
    mentors = {fit.mentors[row] for row in pairing.result.pairing.mentor_of if row >= 0}
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
