"""A name where a code belongs is read as the code, when only one bears it."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..columns import Columns, check_key
from ..faults import Faults, Place

Named = tuple[str, str, tuple[str, ...], str]  # table, column, tables that own the code, what it is called


def read_names(tables: Mapping[str, Columns], named: list[Named], faults: Faults, notes: list[str]) -> None:
    """Puts codes in place of names, in the tables themselves; a name that several bear is a fault."""
    for name, column, owners, thing in named:
        table = tables.get(name)
        owning = [tables[owner] for owner in owners if owner in tables]
        if table is None or len(owning) < len(owners) or not any("name" in owner.values for owner in owning):
            continue
        reader = NameReader(owning, thing)
        cells = table[column]
        changed = [row for row, cell in enumerate(cells) if cell and not reader.knows(cell)]
        for row in changed:
            cells[row] = reader.read(cells[row], table.place(row), faults)
        if reader.read_as:
            some = ", ".join(f"{one} as {code}" for one, code in list(reader.read_as.items())[:3])
            notes.append(f"{table.source}: {len(reader.read_as)} names in column \"{column}\" were read as codes "
                         f"({some})")
            if column == table.form.key:
                check_key(table, faults)


class NameReader:
    """The codes of the rows of some tables, and the names they bear."""

    def __init__(self, owning: list[Columns], thing: str) -> None:
        self.thing = thing
        self.codes = {code for owner in owning for code in owner[owner.form.key]}
        self.bearers: dict[str, list[str]] = {}
        for owner in owning:
            for code, called in zip(owner[owner.form.key], owner.values.get("name", ())):
                if code and called:
                    self.bearers.setdefault(called.replace(" ", ""), []).append(code)
        self.read_as: dict[str, str] = {}

    def knows(self, cell: Any) -> bool:
        return all(code in self.codes for code in cell) if isinstance(cell, tuple) else cell in self.codes

    def read(self, cell: Any, place: Place, faults: Faults) -> Any:
        if isinstance(cell, tuple):
            codes = (self.read(each, place, faults) for each in cell)
            return tuple(code for code in codes if code is not None)
        bearers = self.bearers.get(cell, [])
        if cell in self.codes or not bearers:
            return cell  # a code, or something unknown that is told of with the codes
        if len(bearers) > 1:
            faults.add(place, f"{len(bearers)} bear the name \"{cell}\"",
                       f"write the code of the {self.thing} that is meant: {' or '.join(bearers)}")
            return None
        self.read_as[cell] = bearers[0]
        return bearers[0]
