"""Stable pairings in which some mentees go two and two."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from html import escape
from typing import Any

from .._muster.pairing import (Couple, CouplesMatching, CouplesProblem, CouplesStepKind, StableProblem, Verdict,
                               friends, search_with_couples, verify_couples)
from ..cells import Whole
from ..columns import read_option
from ..faults import Faults, Place
from ..refusal import invalid, shown_object
from .candidates import is_code, people_rows
from .problem import People

# From two mentees to where they would rather be, best first; None: that one has nobody.
Couples = Mapping[Any, Sequence[tuple[Any, Any]]]


class CouplesResult:
    """A pairing from which no mentee, no mentor and no couple would walk away, or the proof that there is none.

    Attributes
    ----------
    problem : CouplesProblem
        Both sides' lists and the couples, in rows.
    result : CouplesMatching
        The pairing or the proof, in rows.
    mentees : list
        Codes, by row.
    mentors : list
        Codes, by row.
    """

    def __init__(self, problem: CouplesProblem, result: CouplesMatching, mentees: list[Any],
                 mentors: list[Any]) -> None:
        self.problem = problem
        self.result = result
        self.mentees = list(mentees)
        self.mentors = list(mentors)

    @property
    def exists(self) -> bool:
        """Whether there is a stable pairing; where it is False, that is proven."""
        return bool(self.result.is_found)

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """List of (mentee, mentor), mentees in the order they came; None for the unmatched.

        Raises
        ------
        InvalidInput
            Where no pairing is stable.
        """
        if not self.exists:
            raise invalid("stable pairing", "no pairing is stable, which is proven",
                          "see steps(); let a couple list more, or give up a couple")
        return [(mentee, None if row < 0 else self.mentors[row])
                for mentee, row in zip(self.mentees, self.result.mentor_of.tolist())]

    def mentor_of(self, mentee: Hashable) -> Any:
        """The mentor of a mentee, or None."""
        row = People(self.mentees, self.mentors).mentee_row(mentee, "mentor_of")
        return self.pairs[row][1]

    def verify(self) -> Verdict:
        """A Verdict: is the pairing stable by the definition, or does the proof show that none is?

        By code that shares nothing with the search.
        """
        return People(self.mentees, self.mentors).verdict(verify_couples(self.problem, self.result))

    def to_frame(self) -> Any:
        """DataFrame: mentee, mentor, partner (None: placed alone); a row a mentee."""
        import pandas

        partner: dict[int, int] = {}
        for couple in self.problem.couples:
            partner[couple.first], partner[couple.second] = couple.second, couple.first
        return pandas.DataFrame([(mentee, mentor, self.mentees[partner[row]] if row in partner else None)
                                 for row, (mentee, mentor) in enumerate(self.pairs)],
                                columns=["mentee", "mentor", "partner"], dtype="object")

    def steps(self) -> Any:
        """The proof that no pairing is stable, a row a step.

        DataFrame: depth, kind ("split", "blocked" or "overfull"), mentees and mentors (lists). Behind a split come the
        cases in which these mentees have these mentors, then those in which they do not. A case ends where they are
        blocked: they would rather be there, and be taken, whatever else is; or where a mentor has more than there are
        places.
        """
        import pandas

        couples = {couple.first: [couple.first, couple.second] for couple in self.problem.couples}
        rows, depths = [], [0]
        for kind, mentee, places in self.result.none:
            depth = depths.pop()
            if kind == CouplesStepKind.split:
                depths += [depth + 1, depth + 1]
            who = [] if mentee is None else couples.get(mentee, [mentee])
            where = places[:max(len(who), 1)]
            rows.append((depth, kind.name, [self.mentees[row] for row in who],
                         [None if row is None else self.mentors[row] for row in where]))
        return pandas.DataFrame(rows, columns=["depth", "kind", "mentees", "mentors"])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CouplesResult):
            return NotImplemented
        return bool((self.problem, self.result, self.mentees, self.mentors)
                    == (other.problem, other.result, other.mentees, other.mentors))

    def __repr__(self) -> str:
        if not self.exists:
            return f"<muster.CouplesResult: no pairing is stable, by {len(self.result.none)} steps>"
        alone = sum(mentor is None for _, mentor in self.pairs)
        return (f"<muster.CouplesResult: {len(self.mentees) - alone} pairs, {alone} unmatched, "
                f"{len(self.problem.couples)} couples>")

    def _repr_html_(self) -> str:
        frame, heads = ((self.to_frame(), ("mentee", "mentor", "goes with")) if self.exists
                        else (self.steps(), ("depth", "step", "mentees", "mentors")))
        lines = "".join("<tr>" + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in row)
                        + "</tr>" for row in frame.itertuples(index=False))
        caption = "nobody would walk away" if self.exists else "no pairing is stable"
        return (f"<table><caption>{len(self.mentees)} mentees, {caption if self.verify() else 'NOT proven'}</caption>"
                f"<tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>{lines}</table>")


def with_couples(people: StableProblem, mentees: list[Any], mentors: list[Any], *, couples: Any, keep_together: Any,
                 work: Any, progress: Callable[..., Any] | None) -> CouplesResult:
    """What `stable` gives where some go two and two."""
    faults = Faults()
    asked = _couples(couples, mentees, mentors, faults) + _friends(keep_together, people, mentees, faults)
    faults.raise_if_any()
    tries = read_option("work", Whole(0, 2**53), work)
    with People(mentees, mentors).in_codes():
        problem = CouplesProblem(people, asked)
        result = search_with_couples(problem, work=tries, progress=progress)
    return CouplesResult(problem, result, mentees, mentors)


def _two(given: Any, rows_of: Mapping[Any, int], place: Place, faults: Faults) -> list[int]:
    """Rows of two mentees; none where something is wrong."""
    codes = list(given) if isinstance(given, (tuple, list)) else []
    if len(codes) != 2:
        faults.add(place, f"{shown_object(given)} are not two mentees", "give the two who go together")
        return []
    unknown = [code for code in codes if not is_code(code) or code not in rows_of]
    for code in unknown:
        faults.add(place, f"mentee {shown_object(code)} has no list", "add one among the mentees or correct the code")
    return [] if unknown else [rows_of[code] for code in codes]


def _couples(given: Any, mentees: list[Any], mentors: list[Any], faults: Faults) -> list[Couple]:
    if given is None:
        return []
    if not isinstance(given, Mapping):
        raise invalid("couples", f"{shown_object(given)} is no mapping",
                      'give [("kim", "lee"), ...] for each ("ann", "bo")')
    rows_of, mentor_rows, made = people_rows(mentees), people_rows(mentors), []
    for two, choices in given.items():
        place = Place(f"couples {two!r}")
        rows = _two(two, rows_of, place, faults)
        places: list[tuple[int | None, int | None]] = []
        for choice in choices if isinstance(choices, (list, tuple)) else [choices]:
            if not isinstance(choice, (list, tuple)) or len(choice) != 2:
                faults.add(place, f"{shown_object(choice)} are not two places",
                           "give (mentor, mentor), or None for one")
                continue
            unknown = [code for code in choice if code is not None and (not is_code(code) or code not in mentor_rows)]
            for code in unknown:
                faults.add(place, f"mentor {shown_object(code)} has no list",
                           "add one among the mentors or correct the code")
            if not unknown:
                first, second = (None if code is None else mentor_rows[code] for code in choice)
                places.append((first, second))
        if rows:
            made.append(Couple(rows[0], rows[1], places))
    return made


def _friends(given: Any, people: StableProblem, mentees: list[Any], faults: Faults) -> list[Couple]:
    if given is None:
        return []
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        raise invalid("keep_together", f"{shown_object(given)} are no friends", 'give [("ann", "bo"), ...]')
    rows_of = people_rows(mentees)
    pairs = given.values() if isinstance(given, Mapping) else given
    rows = [_two(two, rows_of, Place("keep_together", at), faults) for at, two in enumerate(pairs, 1)]
    return [friends(people, *two) for two in rows if two and two[0] != two[1]]
