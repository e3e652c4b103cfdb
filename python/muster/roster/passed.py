"""What is passed to a plan beside its tables."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .._muster.roster import Calendar, Fairness, History, Measure, Penalties, Penalty, Spacing, Succession
from ..cells import BadCell, Day, Instance, Kind, Name, OneOf, plain_cell, read_cell, shown
from ..faults import Faults, Place
from ..refusal import correction
from .histories import read_histories
from .tables import PENALTIES, WEIGHT, Weekday
from .weights import Weights


class Options:
    """What is passed beside the tables, read as a cell is."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def read(self, name: str, kind: Kind, given: Any, *, default: Any = None) -> Any:
        value = read_cell(kind, plain_cell(given), is_optional=True, default=default)
        if value.__class__ is BadCell:
            self.faults.add(Place(name), value.fault, value.remedy)
            return default
        return value

    def each(self, name: str, kind: Kind, given: Any) -> list[Any]:
        """The values of a list of them; without those at fault."""
        if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
            self.faults.add(Place(name), f"{shown(given)} is no list", "give a list")
            return []
        made, cells = [], [plain_cell(one) for one in given]
        kind = kind.settled(cells) if hasattr(kind, "settled") else kind
        for at, cell in enumerate(cells, 1):
            value = read_cell(kind, cell)
            if value.__class__ is BadCell:
                self.faults.add(Place(name, at), value.fault, value.remedy)
            else:
                made.append(value)
        return made

    def mapping(self, name: str, given: Any, known: Iterable[str]) -> dict[str, Any]:
        """The pairs of a mapping whose keys are known."""
        if given is None:
            return {}
        if not isinstance(given, Mapping):
            self.faults.add(Place(name), f"{shown(given)} is no mapping", "give a mapping from " + ", ".join(known))
            return {}
        for key in given:
            if key not in known:
                self.faults.add(Place(name), f'"{key}" is not known', correction(key, known))
        return {key: value for key, value in given.items() if key in known}

    def calendar(self, weekend: Any, holidays: Any, worked: Any) -> Calendar:
        days = {} if weekend is None else {"weekend": self.each("weekend", Weekday(), weekend)}
        return Calendar(**days, holidays=self.each("holidays", Day(), holidays),
                        worked=self.each("worked", Day(), worked))

    def penalties(self, given: Any) -> Penalties:
        if isinstance(given, Penalties):
            return given
        return Penalties(**{name: self.read(f"penalties, {name}", Instance(Penalty, "a muster.roster.Penalty"), value,
                                            default=Penalty.soft(0))
                            for name, value in self.mapping("penalties", given, PENALTIES).items()})

    def measures(self, given: Any) -> list[Measure | Fairness]:
        kind = OneOf(Measure, "measure")
        return self.each("fairness", FairnessOr(kind), given)

    def successions(self, given: Any, types: Iterable[str]) -> list[Succession]:
        rows = {code: row for row, code in enumerate(types)}
        made = []
        for at, pair in enumerate(given if hasattr(given, "__iter__") and not isinstance(given, str) else (given,), 1):
            codes = ([read_cell(Name(), plain_cell(each)) for each in pair] if isinstance(pair, (list, tuple))
                     and len(pair) == 2 else [])
            if not codes or any(code.__class__ is BadCell for code in codes):
                self.faults.add(Place("successions", at), f"{shown(pair)} is no pair of shifts",
                                "give (before, after), codes of shifts")
                continue
            for code in codes:
                if code not in rows:
                    self.faults.unknown(Place("successions", at), "shift", code, "shifts", rows)
            if all(code in rows for code in codes):
                made.append(Succession(*(rows[code] for code in codes)))
        return made

    def histories(self, given: Any) -> list[History]:
        if given is None:
            return []
        is_table = hasattr(given, "keys") or hasattr(given, "to_dict") or (
            isinstance(given, (list, tuple)) and any(isinstance(each, Mapping) for each in given))
        return (read_histories(given, self.faults) if is_table
                else self.each("histories", Instance(History, "a muster.roster.History"), given))

    def spacing(self, given: Any, weights: Weights) -> Spacing | None:
        if given is None or given is False:
            return None
        if given is True:
            return Spacing(weights.spacing)
        return given if isinstance(given, Spacing) else Spacing(self.read("spacing", WEIGHT, given, default=0))


class FairnessOr:
    """A Fairness, or the name of a measure."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.words = kind.words

    def read(self, cell: Any) -> Any:
        return cell if isinstance(cell, Fairness) else self.kind.read(cell)
