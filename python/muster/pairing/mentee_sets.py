"""Mentees kept together or apart, as callers name them."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._muster.pairing import MenteeSet
from ..faults import Faults, Place
from ..refusal import shown_object
from .candidates import is_code, people_rows


def mentee_sets(given: Any, name: str, mentees: list[Any], faults: Faults) -> list[MenteeSet]:
    """Sets of mentees in rows, of lists of codes, named or not."""
    if given is None:
        return []
    named = list(given.items()) if isinstance(given, Mapping) else [("", codes) for codes in _listed(given)]
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        faults.add(Place(name), f"{shown_object(given)} are no sets of mentees", 'give [["ann", "bo"], ...]')
    rows_of, sets = people_rows(mentees), []
    for at, (title, codes) in enumerate(named, 1):
        place = Place(name, at) if title == "" else Place(f"{name} {title!r}")
        chosen = _listed(codes)
        if len(set(map(str, chosen))) < 2:
            faults.add(place, f"{shown_object(codes)} are not two mentees or more", "name all who are meant")
            continue
        unknown = [code for code in chosen if not is_code(code) or code not in rows_of]
        for code in unknown:
            faults.add(place, f"mentee {shown_object(code)} is not among the candidates",
                       "add it there or correct the code")
        if not unknown:
            sets.append(MenteeSet(str(title), [rows_of[code] for code in dict.fromkeys(chosen)]))
    return sets


def _listed(given: Any) -> list[Any]:
    return [] if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__") else list(given)
