"""From candidates in codes to a `Problem` in rows."""
from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy

from .._muster import InvalidInput
from .._muster.pairing import (Fit, Infeasible, Problem, Repeat, RepeatPolicy, SpreadPolicy, Verdict, even_shares,
                               with_repeats)
from ..cells import Text, Whole, plain_cell, read_cell
from ..columns import Column, Columns, Table, TableFormat
from ..faults import Faults, Place
from ..refusal import invalid, shown_object
from .candidates import (MENTEE, Candidates, Pairs, PerPerson, Person, is_code, millionths, people_rows, per_person,
                         read, row_of)

# How the library names people of a problem: `mentee 3`, `mentors 0, 1`.
BY_ROW = re.compile(r"\b(mentee|mentor)(s?) (\d+(?:, \d+)*)\b")
EARLIER = TableFormat("earlier", "", "A row a pair of an earlier term.", (
    MENTEE, Column("mentor", (), Person(), "code of the mentor; blank where the mentee had nobody", may_be_blank=True),
    Column("terms_ago", (), Whole(1, 1000), "1 is the term before this one", optional=True, default=1),
    *(Column(name, (), Text(), "not used: candidates and pairings have it", optional=True)
      for name in ("score", "points"))))


@dataclass
class People:
    """The codes that rows of a problem stand for."""

    mentees: list[Any]
    mentors: list[Any]

    def mentee_row(self, code: Hashable, place: str) -> int:
        return row_of(people_rows(self.mentees), code, "mentee", place)

    def mentor_row(self, code: Hashable, place: str) -> int:
        return row_of(people_rows(self.mentors), code, "mentor", place)

    def named(self, text: str) -> str:
        """What the library says of rows, said of codes."""
        codes = {"mentee": self.mentees, "mentor": self.mentors}

        def in_codes(found: re.Match[str]) -> str:
            rows = [int(row) for row in found[3].split(", ")]
            if max(rows) >= len(codes[found[1]]):
                return found[0]
            return f"{found[1]}{found[2]} " + ", ".join(repr(codes[found[1]][row]) for row in rows)

        return BY_ROW.sub(in_codes, text)

    def verdict(self, verdict: Verdict) -> Verdict:
        return verdict if verdict else Verdict(False, self.named(verdict.fault))

    @contextmanager
    def in_codes(self) -> Iterator[None]:
        """Says of whom the library speaks by their codes, where it speaks of rows."""
        try:
            yield
        except Infeasible as error:
            raise invalid("pairing", self._fault(error.witness), error.remedy) from error
        except InvalidInput as error:
            faults = [self.named(told) for told in error.faults]
            named = type(error)("\n".join([*faults, *str(error).split("\n")[len(faults):]]))
            named.place, named.fault, named.remedy = self.named(error.place), self.named(error.fault), error.remedy
            named.faults = faults
            raise named from error

    def _fault(self, witness: Any) -> str:
        mentees = _listed([self.mentees[row] for row in witness["mentees"]])
        mentors = _listed([self.mentors[row] for row in witness["mentors"]])
        places, wanted = witness["places"], witness["wanted"]
        if witness["too_few"] == "places for required":
            return f"mentor {mentors} has {wanted} required mentees ({mentees}) and takes {places}"
        if witness["too_few"] == "mentees":
            return (f"mentors {mentors} must take {places} mentees, and only {mentees} may go to them, {wanted} times "
                    "in all")
        elsewhere = f", and {witness['elsewhere']} pairs with others" if witness["elsewhere"] else ""
        if not witness["mentors"]:
            return f"no mentor is open to mentees {mentees}{elsewhere}"
        return (f"mentees {mentees} want {wanted} mentors in all and have only mentors {mentors} with {places} places "
                f"open to them{elsewhere}")


@dataclass
class Setting(People):
    """A problem, the codes that its rows stand for, and the fit its scores came from, if any."""

    problem: Problem
    fit: Fit | None = None


def setting(candidates: Candidates, *, capacity: PerPerson = 1, minimum: PerPerson = 0, wanted: PerPerson = 1,
            unmatched_price: Any = None, required: Pairs = (), forbidden: Pairs = (), load_price: Any = None,
            earlier: Any = None, repeat: Any = None, carry_terms: int = 1, gone: Iterable[Any] = ()) -> Setting:
    """See `pair` for the parameters. Mentors of `gone` who are not there any more stay, without a place."""
    mentees, mentors, (mentee, mentor, score), fit = read(candidates)
    people = People(mentees, mentors)
    faults = Faults()
    wants = per_person(wanted, mentees, "wanted", default=1, thing="mentee", counts="mentors", faults=faults)
    least, most = limits(minimum, capacity, mentors, faults)
    known = set(mentors)
    left = [code for code in gone if code not in known]
    if left and fit is not None:  # which knows its own mentors, and no others
        wants = numpy.minimum(wants, len(mentors))
    elif left:
        people.mentors = mentors = [*mentors, *left]
        least, most = (numpy.append(column, numpy.zeros(len(left), dtype=numpy.uint32)) for column in (least, most))
    must, never = rules(required, forbidden, people, wants, faults)
    if repeat is not None and earlier is None:
        faults.add(Place("repeat"), "it is given without earlier", "pass the pairs of earlier terms")
    terms = read_cell(Whole(0, 1000), plain_cell(carry_terms))
    if not isinstance(terms, int):
        faults.add(Place("carry_terms"), f"{shown_object(carry_terms)} is no number of terms",
                   "give a whole number from 0 to 1000")
    before = read_earlier(earlier, faults)
    faults.raise_if_any()
    price = None if unmatched_price is None else millionths(unmatched_price, "unmatched_price")
    load = None if load_price is None else millionths(load_price, "load_price")
    with people.in_codes():
        if repeat is not None:
            mentee_before, mentor_before, terms_ago = _earlier_rows(before, people)
            score, never = with_repeats(mentee, mentor, score, mentee_before, mentor_before, terms_ago,
                                        _policy(repeat), required=must, forbidden=never)
        even = step = None
        if load is not None:
            step = numpy.full(len(mentors), load, dtype=numpy.int64)
            even = even_shares(most, len(mentees), *_earlier_loads(before, people),
                               SpreadPolicy(step=load, terms=0 if earlier is None else terms))
        problem = Problem(least, most, len(mentees), mentee, mentor, score, unmatched_price=price, required=must,
                          forbidden=never, wanted=None if (wants == 1).all() else wants, load_even=even, load_step=step)
    return Setting(mentees, mentors, problem, fit)


def limits(minimum: PerPerson, capacity: PerPerson, mentors: list[Any], faults: Faults) -> tuple[Any, Any]:
    """Columns of the fewest and the most mentees of each mentor."""
    least = per_person(minimum, mentors, "minimum", default=0, faults=faults)
    most = per_person(capacity, mentors, "capacity", faults=faults)
    if not faults:
        for row in numpy.flatnonzero(least > most).tolist():
            faults.add(Place(f"mentor {mentors[row]!r}"), f"its minimum {least[row]} is above its maximum {most[row]}",
                       "exchange the two or correct one")
    return least, most


def rules(required: Pairs, forbidden: Pairs, people: People, wanted: Any,
          faults: Faults) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Rows of the pairs that must and must not be."""
    must, never = _pair_rows(required, "required", people, faults), _pair_rows(forbidden, "forbidden", people, faults)
    for mentee, mentor in sorted(set(must) & set(never)):
        faults.add(Place("required"),
                   f"mentee {people.mentees[mentee]!r} with mentor {people.mentors[mentor]!r} is forbidden as well",
                   "take it from one of the lists")
    counted: dict[int, int] = {}
    for mentee, _ in set(must):
        counted[mentee] = counted.get(mentee, 0) + 1
    if not faults:
        for mentee, count in counted.items():
            if count > wanted[mentee]:
                faults.add(Place("required"),
                           f"mentee {people.mentees[mentee]!r} has {count} required mentors and wants {wanted[mentee]}",
                           "keep fewer of the pairs")
    return must, never


def _pair_rows(pairs: Pairs, place: str, people: People, faults: Faults) -> list[tuple[int, int]]:
    if isinstance(pairs, (str, bytes)) or not hasattr(pairs, "__iter__"):
        faults.add(Place(place), f"{shown_object(pairs)} is no list of pairs", "give (mentee, mentor) of each")
        return []
    sides = (("mentee", people_rows(people.mentees)), ("mentor", people_rows(people.mentors)))
    made: dict[tuple[int, int], None] = {}
    for at, pair in enumerate(pairs, 1):
        if isinstance(pair, str) or not hasattr(pair, "__len__") or len(pair) != 2:
            faults.add(Place(place, at), f"{shown_object(pair)} is no pair", "give (mentee, mentor)")
            continue
        unknown = [(thing, code) for code, (thing, rows) in zip(pair, sides) if not is_code(code) or code not in rows]
        for thing, code in unknown:
            faults.add(Place(place, at), f"{thing} {shown_object(code)} is not among the candidates",
                       "add it there or correct the code")
        if unknown:
            continue
        found = (sides[0][1][pair[0]], sides[1][1][pair[1]])
        if found in made:
            faults.add(Place(place, at), f"mentee {pair[0]!r} with mentor {pair[1]!r} stands here twice",
                       "keep one of the rows")
        made[found] = None
    return list(made)


def _listed(codes: list[Any]) -> str:
    """The first few by name, the others by number."""
    few = [str(code) for code in codes[:6]]
    return ", ".join(few) + (f" and {len(codes) - 6} more" if len(codes) > 6 else "")


def _policy(repeat: Any) -> RepeatPolicy:
    """A RepeatPolicy in millionths from ("keep" or "avoid", points), "never", or one that is ready."""
    if isinstance(repeat, RepeatPolicy):
        return repeat
    name, points = repeat if isinstance(repeat, (tuple, list)) and len(repeat) == 2 else (repeat, 0)
    if not isinstance(name, str) or name not in Repeat.__members__ or (name != "never" and isinstance(repeat, str)):
        raise invalid("repeat", f"{shown_object(repeat)} is no policy",
                      'give "never", ("keep", points) or ("avoid", points)')
    return RepeatPolicy(Repeat.__members__[name], amount=millionths(points, "repeat"))


def read_earlier(earlier: Any, faults: Faults) -> Columns | None:
    return None if earlier is None else Table(earlier, EARLIER, faults).read()


def _earlier_rows(earlier: Columns | None, people: People) -> list[Any]:
    """Columns of the pairs whose people are both here."""
    mentees, mentors = people_rows(people.mentees), people_rows(people.mentors)
    known = [(mentees[row.mentee], mentors[row.mentor], row.terms_ago) for row in earlier or ()
             if row.mentee in mentees and row.mentor in mentors]
    columns: Any = zip(*known) if known else ((), (), ())
    return [numpy.array(column, dtype=numpy.uint32) for column in columns]


def _earlier_loads(earlier: Columns | None, people: People) -> tuple[Any, Any, Any]:
    """Columns mentor (-1: gone), terms ago, load; a mentor here who had nobody in a term counts as ready then."""
    rows_of = people_rows(people.mentors)
    pairs = [(row.mentor, row.terms_ago) for row in earlier or () if row.mentor is not None]
    loads = {(mentor, ago): 0 for ago in {ago for _, ago in pairs} for mentor in rows_of}
    for each in pairs:
        loads[each] = loads.get(each, 0) + 1
    known = [(rows_of.get(mentor, -1), ago, load) for (mentor, ago), load in loads.items()]
    rows, terms, counts = zip(*known) if known else ((), (), ())
    return (numpy.array(rows, dtype=numpy.int64), numpy.array(terms, dtype=numpy.uint32),
            numpy.array(counts, dtype=numpy.uint32))
