"""A roster with the problem it answers: the grid, the scores, and what it bends."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from .._muster import Label, Language, Period
from .._muster.report import roster_icalendar
from .._muster.roster import (Assignment, Exchange, History, Infeasibility, Measure, Problem, Repair, RepairAim, Report,
                              Roster, Shift, Solution, Status, Verdict, Verification, WhatIf, check, exchanged, explain,
                              explain_infeasible, fairness_report, frozen_before, histories_after, in_words, judged,
                              repair, swaps, turn_report, verify, what_if, with_leave, without_member)
from ..cells import YesNo
from ..columns import read_option
from ..given import Progress
from ..refusal import invalid, shown_object
from ..time_zones import CHINA, minutes_ahead
from . import plots
from .grid_page import grid_page

if TYPE_CHECKING:
    import pandas

SHADE = "background:#f3f3f3;"  # of weekends
QUICK_NODES = 100  # rosters looked at in each of the searches for a clash


class RosterResult:
    """Who stands duty when, and how good it is: a `Solution` with its `Problem`.

    Attributes
    ----------
    problem : Problem
        What was asked.
    solution : Solution
        The roster, its score, a lower bound and its proof.
    roster : Roster
        Who stands what: that of the solution.
    """

    _infeasibility: Infeasibility | None = None  # of `explain_infeasible`, once it was asked

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.problem = problem
        self.solution = solution
        self.roster = solution.roster

    @classmethod
    def of(cls, problem: Problem, roster: Roster) -> RosterResult:
        """A result around any roster; nothing is known of the best there could be."""
        return cls(problem, judged(problem, roster))

    @property
    def cost(self) -> int:
        """Sum of the costs of the soft rules."""
        return self.solution.score.cost

    @property
    def gap(self) -> float | None:
        """(cost - bound) / cost, or None where no bound is known."""
        return self.solution.gap

    @property
    def is_infeasible(self) -> bool:
        """Whether it is shown that every roster bends a hard rule."""
        if self.solution.status == Status.infeasible:
            return True
        return self._infeasibility is not None and self._infeasibility.verdict == Verdict.infeasible

    @property
    def clash(self) -> list[Label]:
        """Why hard rules cannot hold together, as Labels; none where no hard rule is bent.

        First what is known, then each of a smallest clash with its remedy.
        `plan` asks at once where the answer is quick; else it is asked here, which may take some seconds.
        """
        if self.solution.score.is_feasible:
            return []
        if self._infeasibility is None or self._infeasibility.verdict == Verdict.unknown:
            self._infeasibility = explain_infeasible(self.problem)
        return self._infeasibility.in_words()

    def find_clash_quickly(self, progress: Progress | None = None) -> None:
        """Asks for the clash if hard rules are bent, but gives up soon."""
        if not self.solution.score.is_feasible:
            self._infeasibility = explain_infeasible(self.problem, most_nodes=QUICK_NODES, progress=progress)

    def verify(self) -> Verification:
        """A `Verification`: score, bound and status as they follow from the roster and the certificate.

        By code that the solver does not share.
        """
        return verify(self.problem, self.solution)

    def check(self) -> Report:
        """Everything the roster bends, recomputed from the problem and the assignments alone."""
        return check(self.problem, self.roster)

    def bent(self, language: str | Language = "en") -> list[str]:
        """List of sentences, one for each violation; hard ones first."""
        found = sorted(self.check().violations, key=lambda violation: not violation.is_hard)
        return [_said(in_words(self.problem, violation), language) for violation in found]

    def histories(self) -> list[History]:
        """List of `History`, one of each member, for the next term's `histories`.

        By codes, so members and shifts may change.
        """
        return histories_after(self.problem, self.roster)

    def swaps(self, member: str, day: date, shift: str, *, with_pairs: bool = True, at_most: int = 1000,
              with_three: bool = False) -> pandas.DataFrame:
        """DataFrame of every exchange by which a member can get rid of a shift, best first.

        Columns taker, given, returned, cost_change, exchange, third, passed: with three, also exchanges in which the
        taker passes a shift on to a third member, who gives what is returned.
        """
        import pandas

        found = swaps(self.problem, self.roster, self._assignment(member, day, shift), with_pairs=with_pairs,
                      at_most=at_most, with_three=with_three)
        codes = [each.code for each in self.problem.members]
        made = [(codes[each.taker], self._shifts(each.given), self._shifts(each.returned), each.cost_change, each,
                 None if each.third is None else codes[each.third], self._shifts(each.passed)) for each in found]
        return pandas.DataFrame(made, columns=["taker", "given", "returned", "cost_change", "exchange", "third",
                                               "passed"])

    def exchanged(self, exchange: Exchange) -> RosterResult:
        """The result after an `Exchange`, as in the last column of `swaps`."""
        return RosterResult.of(self.problem, exchanged(self.roster, exchange))

    def explain(self, member: str, day: date, shift: str, language: str | Language = "en") -> list[str]:
        """List of sentences: why this member stands this shift, and what each other would have cost, best first."""
        told = explain(self.problem, self.roster, self._assignment(member, day, shift))
        return [_said(line, language) for line in in_words(self.problem, told)]

    def repair(self, problem: Problem, *, move_price: int | None = None, fewest_changes: bool = False,
               work_limit: int | None = None, most_nodes: int = 4000, progress: Progress | None = None) -> RepairResult:
        """This roster under `problem`, as it is now: empty places are filled again, and few shifts of others move.

        A change counts where it takes somebody's published shift away that could still be stood, or puts more people on
        a shift than are wanted. What is forced does not count (the shifts of who is ill), nor does filling a place
        where somebody is wanted.

        Parameters
        ----------
        problem : Problem
            As `with_leave` gives it, or any other of the same days, members and shifts.
        move_price : int, optional
            What each change that counts costs, in the unit of the cost. Half of what an empty place costs if not given,
            so that a place is worth moving two people at most.
        fewest_changes : bool
            The fewest changes that count, at any cost; then as many places filled as can be; then the least cost.
        work_limit : int, optional
            Steps of about a microsecond for a whole search that goes on from the quick repair and proves a bound; 0:
            none. If not given, 20,000 where members x days x shift types are at most 500.
        most_nodes : int
            Rosters looked at to prove the fewest changes.
        progress : callable, optional

        Returns
        -------
        RepairResult

        Raises
        ------
        InvalidInput
            If the price is out of range or given with the fewest changes, or the problem is of other days, members or
            shifts.
        """
        return RepairResult(problem,
                            repair(problem, self.roster,
                                   **repair_options(move_price, fewest_changes, work_limit, most_nodes, progress)))

    def with_leave(self, member: str, first: date, last: date, *, today: date | None = None) -> Problem:
        """The problem with a member away from `first` to `last`; with `today`, the days before it stay as they are."""
        return with_leave(self._problem_from(today), self._row(member), Period(first, last))

    def without(self, member: str, *, today: date | None = None, move_price: int | None = None,
                fewest_changes: bool = False, work_limit: int | None = None, most_nodes: int = 4000,
                progress: Progress | None = None) -> WhatIf:
        """What it would do to have one member fewer: a `WhatIf`.

        With `today`, the days before it stay as they are; else as `repair`.
        """
        fewer = without_member(self._problem_from(today), self._row(member))
        return what_if(self.problem, self.roster, fewer,
                       **repair_options(move_price, fewest_changes, work_limit, most_nodes, progress))

    def fairness(self) -> pandas.DataFrame:
        """DataFrame by member: for each measure load, fair load and carry-over; requests, requests met, cost."""
        import pandas

        report = fairness_report(self.problem, self.roster)
        made: dict[str, Any] = {}
        for at, measure in enumerate(Measure.__members__):
            for column in ("load", "fair", "carry_over"):
                made[f"{measure}_{column}"] = [getattr(each, column)[at] for each in report.members]
        for column in ("requests", "requests_met", "cost"):
            made[column] = [getattr(each, column) for each in report.members]
        return pandas.DataFrame(made, index=[member.code for member in self.problem.members])

    def turns(self) -> pandas.DataFrame:
        """DataFrame by member.

        Turns, turns on days running, most turns in a week, shortest, longest and mean pause in days.
        """
        import pandas

        columns = ("turns", "on_days_running", "most_in_a_week", "shortest_pause", "longest_pause", "mean_pause")
        lie = turn_report(self.problem, self.roster).members
        return pandas.DataFrame({column: [getattr(each, column) for each in lie] for column in columns},
                                index=[member.code for member in self.problem.members])

    def _problem_from(self, today: date | None) -> Problem:
        return self.problem if today is None else frozen_before(self.problem, self.roster, today)

    def _row(self, member: str) -> int:
        return self.problem.members.row_of(member)

    def _assignment(self, member: str, day: date, shift: str) -> Assignment:
        assignment = Assignment(self._row(member), Shift(day, self.problem.shift_types.row_of(shift)))
        if assignment not in self.roster:
            raise invalid("roster", f"member {member!r} does not stand {shift!r} on {day}",
                          "ask about a shift of the roster")
        return assignment

    def _shifts(self, shifts: Iterable[Shift]) -> str:
        return " + ".join(f"{shift.day} {self.problem.shift_types[shift.type].code}" for shift in shifts)

    def days(self) -> list[date]:
        """Every day of the period."""
        first, last = self.problem.period.first, self.problem.period.last
        return [first + timedelta(days=at) for at in range((last - first).days + 1)]

    def to_frame(self) -> pandas.DataFrame:
        """DataFrame: day, shift, post, member, name, minutes; a row an assignment, by day and shift."""
        import pandas

        problem = self.problem
        columns = self.roster.columns
        types = [(each.code, "" if each.post is None else problem.posts[each.post].code, each.length)
                 for each in problem.shift_types]
        people = [(each.code, each.name.zh or each.name.en) for each in problem.members]
        days = self.days()
        made = [(days[day], *types[kind][:2], *people[member], types[kind][2])
                for day, kind, member in sorted(zip(columns["day"].tolist(), columns["shift_type"].tolist(),
                                                    columns["member"].tolist()))]
        return pandas.DataFrame(made, columns=["day", "shift", "post", "member", "name", "minutes"])

    def to_icalendar(self, *, member: str | int | None = None, timezone: str = CHINA, language: str | Language = "en",
                     name: str | None = None, published: date | None = None, version: int = 0) -> str:
        """The duties as a calendar (RFC 5545), for all or for one member, that calendar programs read.

        Each is known by its member, post and day, so that the calendar of a changed roster moves events and doubles
        none. What is dropped is not in it: a term that is published tells of that, too.

        Parameters
        ----------
        member : str or int, optional
            Code or row of the member. Default: everybody.
        timezone : str
            Where the clock hangs by which duty begins and ends, as `Europe/Berlin` (IANA).
        language : str or Language
            "en" or "zh", of the words in it.
        name : str, optional
            What calendar programs call it. Default: what duty is called, with the member.
        published : date, optional
            Day this version was made. Default: the first day.
        version : int
            Raise it with every change: calendars that know this one then update.

        Raises
        ------
        InvalidInput
            Where there is no such time zone, language or member.
        """
        row = self._row(member) if isinstance(member, str) else member
        spoken = _language(language)
        if name is None:
            name = "值班" if spoken == Language.zh else "Duty"
            if row is not None:
                one = self.problem.members[row]
                name += f" · {one.name.in_(spoken) or one.code}"
        return roster_icalendar(self.problem, self.roster, language=spoken, name=name, published=published,
                                version=version, member=row, ahead=minutes_ahead(timezone))

    def grid(self) -> pandas.DataFrame:
        """DataFrame of codes of shifts, a row a member, a column a day; empty where off, joined by + where several."""
        import pandas

        return pandas.DataFrame(self._cells(), index=[member.code for member in self.problem.members],
                                columns=self.days())

    def _cells(self) -> list[list[str]]:
        cells = [["" for _ in self.days()] for _ in self.problem.members]
        codes = [each.code for each in self.problem.shift_types]
        columns = self.roster.columns
        for member, day, kind in zip(columns["member"].tolist(), columns["day"].tolist(),
                                     columns["shift_type"].tolist()):
            cells[member][day] += ("+" if cells[member][day] else "") + codes[kind]
        return cells

    def to_html(self, *, title: str = "", language: str | Language = "en") -> str:
        """The roster as a page of its own: a row a member, a column a day, a mark and a colour for each shift.

        With cost and bound, people missing by day, and what is bent. For a browser, a phone or paper; it asks for no
        other file.

        Parameters
        ----------
        title : str
            What stands above it.
        language : str or Language
            "en" or "zh".
        """
        if not isinstance(title, str):
            raise invalid("title", f"{shown_object(title)} is no text", "give a str")
        return grid_page(self.problem, self.solution, self.days(), title, _language(language))

    plot_grid = plots.plot_grid
    plot_loads = plots.plot_loads
    plot_fairness = plots.plot_fairness

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RosterResult):
            return NotImplemented
        return self.problem == other.problem and self.solution == other.solution

    def __repr__(self) -> str:
        clash = [line.en for line in self._known_clash()]
        return f"<{self._told()}" + (f"; {clash[0]} {'; '.join(clash[1:])}" if clash else "") + ">"

    def _told(self) -> str:
        score, gap = self.solution.score, self.gap
        return (f"muster.RosterResult: {len(self.roster)} assignments of {len(self.problem.members)} members, cost "
                f"{score.cost}"
                + ("" if gap is None else f", at most {gap:.1%} from the best")
                + ("" if score.is_feasible else f", HARD RULES BENT BY {score.hard}"
                   + (", as every roster does" if self.is_infeasible else "")))

    def _known_clash(self) -> list[Label]:
        """The clash, as far as it was asked for: a picture of the result is drawn at once."""
        return self._infeasibility.in_words() if self._infeasibility is not None and self._infeasibility.clash else []

    def _repr_html_(self) -> str:
        colours = ["#cfe2f3", "#fce5cd", "#d9d2e9", "#d9ead3", "#f4cccc", "#fff2cc", "#d0e0e3", "#ead1dc"]
        kind_of = {each.code: at for at, each in enumerate(self.problem.shift_types)}
        days = self.days()
        weekend = [SHADE if self.problem.draft.calendar.is_weekend(day) else "" for day in days]

        def cell(code: str, shade: str) -> str:
            colour = f"background:{colours[kind_of[code.split('+')[0]] % len(colours)]};" if code else shade
            return f"<td style='{colour}padding:1px 3px;text-align:center'>{escape(code)}</td>"

        head = "".join(f"<th style='{shade}padding:1px 3px'>{day.day}<br>{'MTWTFSS'[day.isoweekday() - 1]}</th>"
                       for day, shade in zip(days, weekend))
        body = "".join(
            f"<tr><th style='text-align:left'>{escape(member.name.zh or member.name.en or member.code)}</th>"
            + "".join(cell(code, SHADE if self.problem.is_weekend(row, day) else "") for day, code in zip(days, line))
            + "</tr>"
            for row, (member, line) in enumerate(zip(self.problem.members, self._cells())))
        return (f"<table style='border-collapse:collapse;font-size:small'><caption>{escape(self._told())}</caption>"
                f"<tr><th></th>{head}</tr>{body}</table>{self._clash_html()}")

    def _clash_html(self) -> str:
        if not self._known_clash():
            return ""
        first, *rest = self._known_clash()
        return f"<p>{escape(first.zh)} {escape(first.en)}</p><ul>" + "".join(
            f"<li>{escape(line.zh)}<br>{escape(line.en)}</li>" for line in rest) + "</ul>"


def _said(label: Label, language: str | Language) -> str:
    """A label in "en" or "zh", or in a `Language`."""
    return label.in_(_language(language))


def _language(language: str | Language) -> Language:
    name = language.name if isinstance(language, Language) else language
    if not isinstance(name, str) or name not in Language.__members__:
        raise invalid("language", f"{shown_object(language)} is none", "choose en or zh")
    return Language.__members__[name]


def repair_options(move_price: int | None, fewest_changes: bool, work_limit: int | None, most_nodes: int,
                   progress: Progress | None) -> dict[str, Any]:
    """Arguments of `repair` and `what_if` beneath."""
    aim = RepairAim.fewest_changes if read_option("fewest_changes", YesNo(), fewest_changes) else RepairAim.least_cost
    return dict(aim=aim, move_price=move_price, work_limit=work_limit, most_nodes=most_nodes, progress=progress)


class RepairResult(RosterResult):
    """A repaired roster, with what changed from the published one.

    Attributes
    ----------
    made : Repair
        The repair as the solver gives it, in rows.
    """

    def __init__(self, problem: Problem, made: Repair) -> None:
        super().__init__(problem, made.solution)
        self.made = made

    @property
    def is_feasible(self) -> bool:
        """Whether no hard rule is bent; where one is, `clash` says why."""
        return self.solution.status in (Status.feasible, Status.optimal)

    def changes(self) -> pandas.DataFrame:
        """DataFrame: change (dropped, added), day, shift, member; a row an assignment."""
        import pandas

        made = [(change, each.shift.day, self.problem.shift_types[each.shift.type].code,
                 self.problem.members[each.member].code)
                for change, some in (("dropped", self.made.dropped), ("added", self.made.added)) for each in some]
        return pandas.DataFrame(sorted(made, key=lambda row: (row[1], row[2], row[0] != "dropped")),
                                columns=["change", "day", "shift", "member"])

    def left_open(self) -> pandas.DataFrame:
        """DataFrame: day, shift; a row a place that was emptied and nobody has taken, although people are wanted."""
        import pandas

        made = [(shift.day, self.problem.shift_types[shift.type].code) for shift in self.made.left_open]
        return pandas.DataFrame(made, columns=["day", "shift"])
