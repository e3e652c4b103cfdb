"""The plan of a term: made anew, as it was told, or the told one with as few changes as can be."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from types import SimpleNamespace

from ...given import Progress
from ...org import Organisation
from ...pairing import Fit, PairingResult, SharedResult, pair, priced_in_all
from ...programme import Publication, TermPairing, TermRoster, ToldTurn
from ...roster import (Options, Problem, Repair, RepairAim, Roster, Solution, Status, frozen_before, judged, repair,
                       solve)
from ..folder import TermFolder
from .gone_by import as_wide_as_stood
from .pairing import asked_of_mentors, build_fit, build_pairing, pair_rules
from .roster import build_problem
from .told import build_publication, told_roster

WORK = 2_000_000  # steps of the roster's search: some ten seconds
LITTLE_WORK = 200  # steps in which small rosters are proven best as a rule
SMALL = 1_000  # days of all members of a small roster
NODES = 20_000  # rosters looked at to prove that fewer changes cannot do


@dataclass(frozen=True)
class Effort:
    """How long is looked for a roster, and from where."""

    seed: int = 1
    threads: int = 1
    work: int | None = None
    time_limit: int | None = None
    progress: Progress | None = None

    def options(self) -> Options:
        return Options(seed=self.seed, threads=self.threads, work_limit=self.work or WORK, time_limit=self.time_limit,
                       progress=self.progress)


@dataclass(frozen=True)
class Plan:
    """Who helps whom and who stands duty when; a part that is not there was not planned.

    Where it `is_drafted`, the roster is that of an earlier draft. Of a plan that was told: `published` is what was told
    so far, `repair` the change that is made to it, and `lost` has the turns whose shift or member the tables do not
    have any more.
    """

    pairing: TermPairing | None = None
    roster: TermRoster | None = None
    published: Publication = field(default_factory=Publication)
    repair: Repair | None = None
    lost: list[ToldTurn] = field(default_factory=list)
    is_drafted: bool = False


@dataclass(frozen=True)
class Planner:
    """A way to come to a plan of a folder; one that `goes_on` does so from what people were told."""

    plan: Callable[[TermFolder, Organisation], Plan]
    goes_on: bool = False


def anew(effort: Effort = Effort()) -> Planner:
    """The best plan that is found, with its proofs, whatever was told before."""
    def plan(folder: TermFolder, organisation: Organisation) -> Plan:
        pairing = paired(folder, organisation, effort.progress)
        roster = None
        if folder.rows("duty"):
            problem = build_problem(folder, organisation)
            roster = TermRoster(problem, solved(problem, effort))
        return Plan(pairing, roster)
    return Planner(plan)


def solved(problem: Problem, effort: Effort) -> Solution:
    """Looked for so long as is asked; longer by and by, up to the usual, while it would end with a hard rule bent.

    Where it is small it is looked for a little first, and no longer if that is proven best.
    """
    work, days = effort.work or WORK, (problem.period.last - problem.period.first).days + 1
    if effort.time_limit is None and work > LITTLE_WORK and len(problem.members) * days <= SMALL:
        made = solve(problem, replace(effort, work=LITTLE_WORK, progress=None).options())
        if made.status == Status.optimal:
            return made
    made = solve(problem, effort.options())
    while made.status == Status.incomplete and effort.time_limit is None and work < WORK:
        work = min(4 * work, WORK)
        made = solve(problem, replace(effort, work=work).options())
    return made


def as_drafted(draft: Callable[[], TermRoster | None], effort: Effort = Effort()) -> Planner:
    """The roster of a draft, if it is one of the problem as it is now; else one that is made anew."""
    def plan(folder: TermFolder, organisation: Organisation) -> Plan:
        drafted = draft()
        if drafted is None or not folder.rows("duty") or drafted.problem != build_problem(folder, organisation):
            return anew(effort).plan(folder, organisation)
        return Plan(paired(folder, organisation, effort.progress), drafted, is_drafted=True)
    return Planner(plan)


def onward(today: date, effort: Effort = Effort()) -> Planner:
    """A plan made anew from `today` on; the days before it stay as they were told, and so do the pairs."""
    def plan(folder: TermFolder, organisation: Organisation) -> Plan:
        told = as_told(today, effort.progress).plan(folder, organisation)
        if told.roster is None:
            return told
        problem = told.roster.problem
        return replace(told, roster=TermRoster(problem, solved(problem, effort)))
    return Planner(plan, goes_on=True)


def as_told(today: date, progress: Progress | None = None) -> Planner:
    """The plan that people have, from the folder's record. Days before `today` are not judged by today's tables."""
    def plan(folder: TermFolder, organisation: Organisation) -> Plan:
        published = build_publication(folder)
        pairing = told_pairing(folder, organisation, published, progress)
        if not folder.rows("duty"):
            return Plan(pairing, published=published)
        problem = build_problem(folder, organisation, today)
        told = told_roster(folder, organisation, problem)
        problem = as_wide_as_stood(folder, problem, told.roster, today)
        frozen = frozen_before(problem, told.roster, today)
        return Plan(pairing, TermRoster(frozen, judged(frozen, told.roster)), published, lost=told.lost)
    return Planner(plan, goes_on=True)


def unplanned() -> Planner:
    """No plan at all, for who asks of what was done alone."""
    return Planner(lambda folder, organisation: Plan())


def changed(today: date, *, move_price: int | None = None, effort: Effort = Effort()) -> Planner:
    """The told plan, with the fewest changes from `today` on that make it usable; with a price, those that pay."""
    def plan(folder: TermFolder, organisation: Organisation) -> Plan:
        told = as_told(today, effort.progress).plan(folder, organisation)
        if told.roster is None:
            return told
        problem, before = told.roster.problem, told.roster.solution.roster
        made = mended(problem, before, move_price, effort)
        return replace(told, roster=TermRoster(problem, made.solution), repair=made)
    return Planner(plan, goes_on=True)


def mended(problem: Problem, before: Roster, move_price: int | None, effort: Effort) -> Repair:
    if move_price is not None:
        return repair(problem, before, move_price=move_price, most_nodes=NODES, work_limit=effort.work or WORK,
                      progress=effort.progress)
    return repair(problem, before, aim=RepairAim.fewest_changes, most_nodes=NODES, work_limit=effort.work,
                  progress=effort.progress)


def paired(folder: TermFolder, organisation: Organisation, progress: Progress | None) -> TermPairing | None:
    """The best pairing, whatever was told before."""
    fit = fit_of(folder, organisation)
    if fit is None:
        return None
    return term_pairing(fit, build_pairing(folder, fit, progress))


def term_pairing(fit: Fit, made: PairingResult) -> TermPairing:
    """With what mentors share, the price of a mentor's place in it is all that the place costs."""
    if not isinstance(made, SharedResult):
        return TermPairing(fit, made.problem, made.result)
    return TermPairing(fit, made.problem, priced_in_all(made.shared_problem, made.result),
                       shared=made.shared_problem.shared, shared_price=made.result.certificate.shared_price.tolist())


def fit_of(folder: TermFolder, organisation: Organisation) -> Fit | None:
    return build_fit(folder, organisation) if folder.rows("mentors") and folder.rows("mentees") else None


def told_pairing(folder: TermFolder, organisation: Organisation, published: Publication,
                 progress: Progress | None) -> TermPairing | None:
    """Most of the told pairs, and for who has none of them any more, the best there is; proven optimal with them."""
    fit = fit_of(folder, organisation)
    if fit is None:
        return None
    pairs = [(pair.mentee, pair.mentor) for pair in published.pairs if not pair.is_ended]
    if not pairs:
        return paired(folder, organisation, progress)
    asked = asked_of_mentors(folder)
    required, forbidden = pair_rules(folder, fit)
    before = SimpleNamespace(pairs=pairs, mentors=list(fit.mentors), result=None)
    near: PairingResult = pair(fit, mode="repair", before=before, required=required, forbidden=forbidden,
                               progress=progress, **asked)
    kept = set(pairs).intersection(near.pairs).difference(required)  # of those that may all stay, as many as can be
    return term_pairing(fit, pair(fit, required=[*required, *sorted(kept)], forbidden=forbidden, progress=progress,
                                  **asked))
