"""People as sheets and pictures call them: by name, and told apart where several bear one."""
from __future__ import annotations

from collections.abc import Sequence

from ._muster.org import Member, Organisation, Student
from ._muster.programme import Term, TermRoster


def names_apart(organisation: Organisation, people: Sequence[Member | Student]) -> list[str]:
    """The name of each, the code where there is none.

    Behind a name that several have stands the year of entry, or where that is no help as much of the end of the code
    as it takes: 张伟·2023, 张伟·107.
    """
    names = [person.name or person.code for person in people]
    bearers: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        bearers.setdefault(name, []).append(at)
    for name, same in bearers.items():
        if len(same) == 1:
            continue
        years = [_entry(organisation, people[at]) for at in same]
        apart = years if _are_apart(years) else _ends([people[at].code for at in same])
        for at, word in zip(same, apart):
            names[at] = f"{name}·{word}"
    return names


def on_roster(term: Term, roster: TermRoster) -> list[str]:
    """Names of the roster's members, told apart among all of the organisation."""
    members = list(term.organisation.members)
    names = dict(zip((member.code for member in members), names_apart(term.organisation, members)))
    return [names[member.code] for member in roster.problem.members]


def _entry(organisation: Organisation, person: Member | Student) -> str:
    year = getattr(person, "cohort", 0)
    if not year and person.study_class is not None:
        year = organisation.classes[person.study_class].cohort
    return str(year or "")


def _ends(codes: Sequence[str]) -> list[str]:
    """The shortest ends that differ."""
    longest = max(map(len, codes))
    return next((ends for length in range(1, longest) if _are_apart(ends := [code[-length:] for code in codes])),
                list(codes))


def _are_apart(words: Sequence[str]) -> bool:
    return "" not in words and len(set(words)) == len(words)
