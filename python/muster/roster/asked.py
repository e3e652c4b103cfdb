"""What is asked of members' lines, from tables: limits of everybody, of contracts and of members, unwanted patterns."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .._muster import Label
from .._muster.roster import (Contract, KindRun, Limits, Member, Pattern, PatternStand, Penalties, ShiftType,
                              ShiftTypeMaximum, WindowMaximum)
from ..columns import Columns, Table, TableFormat, check_key
from .passed import Options
from .pattern_days import strange_words
from .tables import CONTRACTS, COUNT, FIRM, KIND_RUNS, LIMITS, OF_TYPE, OWN, PATTERNS, WINDOWS

Rows = dict[Any, dict[Any, Any]]  # rows of a list of limits by what tells them apart, by contract; None: everybody's


class Asked:
    """Limits as they are everybody's, those of contracts and patterns; a member's own where one has no contract."""

    def __init__(self, option: Options, types: Mapping[str, ShiftType], people: Columns) -> None:
        self.option, self.faults, self.people = option, option.faults, people
        self.type_row = {code: row for row, code in enumerate(types)}
        self.kinds = dict.fromkeys(type_.kind or code for code, type_ in types.items())
        self.shared: dict[str, Any] = {}
        self.listed: dict[str, Rows] = {}
        self.contract_row: dict[str, int] = {}
        self.contracts: list[Contract] = []
        self.patterns: list[Pattern] = []
        self.for_all: list[int] = []  # patterns that nobody names

    def read(self, limits: Any, contracts: Any, patterns: Any, penalties: Penalties) -> None:
        table = Table(contracts, CONTRACTS, self.faults).read()
        check_key(table, self.faults)
        self.contract_row = {code: row for row, code in enumerate(table["contract"]) if code is not None}
        self.check_members()
        self.read_limits(limits)
        self.read_patterns(patterns, table)
        if not self.faults:
            self.contracts = [Contract(row.contract, Label(row.name, row.name),
                                       limits=self.limits_of(row, row.contract),
                                       penalties=penalties.replace(**firm_in(row)))
                              for row in table]

    def check_members(self) -> None:
        """Who has a contract has one that is there, and nothing of one's own."""
        for at, row in enumerate(self.people):
            if row.contract is None:
                continue
            place = self.people.place(at)
            if row.contract not in self.contract_row:
                self.faults.unknown(place, "contract", row.contract, "contracts", self.contract_row)
            for name in own_in(row):
                self.faults.add(place, f'column "{name}": it has contract "{row.contract}", whose limits hold',
                                "leave it blank, or the contract")

    def read_limits(self, given: Any) -> None:
        lists: dict[str, Callable[[Any], Rows]] = {"of_type": self.of_type, "windows": self.windows,
                                                   "kind_runs": self.kind_runs}
        for name, value in self.option.mapping("limits", given, (*LIMITS, *lists)).items():
            if name in lists:
                self.listed[name] = lists[name](value)
            else:
                self.shared[name] = self.option.read(f"limits, {name}", LIMITS[name], value, default=0)

    def of_type(self, given: Any) -> Rows:
        if hasattr(given, "columns") or isinstance(given, (list, tuple)):
            return self.rows_of(given, OF_TYPE, lambda row: row.shift,
                                lambda row: ShiftTypeMaximum(self.type_row[row.shift], row.most))
        known = {str(code): most for code, most in dict(given or {}).items()}
        return {None: {code: ShiftTypeMaximum(self.type_row[code],
                                              self.option.read(f'limits, of_type "{code}"', COUNT, most, default=0))
                       for code, most in self.option.mapping("limits, of_type", known, self.type_row).items()}}

    def windows(self, given: Any) -> Rows:
        if isinstance(given, (list, tuple)) and all(isinstance(each, WindowMaximum) for each in given):
            return {None: dict(enumerate(given))}
        return self.rows_of(given, WINDOWS, lambda row: (row.days, row.measure, row.shift),
                            lambda row: WindowMaximum(row.days, row.most, row.measure,
                                                      type=self.type_row.get(row.shift)))

    def kind_runs(self, given: Any) -> Rows:
        if isinstance(given, (list, tuple)) and all(isinstance(each, KindRun) for each in given):
            return {None: dict(enumerate(given))}
        return self.rows_of(given, KIND_RUNS, lambda row: row.kind,
                            lambda row: KindRun(row.kind, row.minimum, row.maximum))

    def rows_of(self, given: Any, form: TableFormat, key: Callable[[Any], Any], made: Callable[[Any], Any]) -> Rows:
        """What each row of a table makes; every code is known, and no two rows of a contract are about the same."""
        table = Table(given, form, self.faults).read()
        owners: tuple[tuple[str, Any, str], ...] = (
            ("shift", self.type_row, "shifts"), ("kind", self.kinds, "shifts"),
            ("contract", self.contract_row, "contracts"))
        rows: Rows = {}
        for at, row in enumerate(table):
            for thing, known, owner in owners:
                code = getattr(row, thing, None)
                if code is not None and code not in known:
                    self.faults.unknown(table.place(at), thing, code, owner, known)
            if key(row) in rows.setdefault(row.contract, {}):
                self.faults.add(table.place(at), "a row above is about the same", "keep one of the rows")
            rows[row.contract][key(row)] = None if self.faults else made(row)
        return rows

    def read_patterns(self, given: Any, contracts: Columns) -> None:
        table = Table(given, PATTERNS, self.faults).read()
        check_key(table, self.faults)
        for at, row in enumerate(table):
            for day in row.days or ():
                if day.stand == PatternStand.kind and day.kind not in self.kinds:
                    self.faults.unknown(table.place(at), "kind", day.kind, "shifts", self.kinds)
            for word in strange_words(row.days or (), self.kinds):
                self.faults.add(table.place(at), f'"{word}" is a word of patterns, and a kind of shift is called so',
                                "give that kind another code")
        self.pattern_row = {code: row for row, code in enumerate(table["pattern"]) if code is not None}
        named = set()
        for owner in (contracts, self.people):
            for at, codes in enumerate(owner["patterns"]):
                for code in codes or ():
                    named.add(code)
                    if code not in self.pattern_row:
                        self.faults.unknown(owner.place(at), "pattern", code, "patterns", self.pattern_row)
        self.for_all = [row for code, row in self.pattern_row.items() if code not in named]
        if not self.faults:
            self.patterns = [Pattern(row.pattern, Label(row.name, row.name), days=list(row.days), weekday=row.weekday,
                                     penalty=row.weight) for row in table]

    def limits_of(self, row: Any, contract: str | None = None) -> Limits:
        """What a row of contracts or members asks, and for the rest what is everybody's."""
        made = dict(self.shared)
        for name, rows in self.listed.items():
            made[name] = list({**rows.get(None, {}), **rows.get(contract, {})}.values())
        made.update({name: getattr(row, name) for name in own_in(row) if name != "patterns"})
        made["patterns"] = sorted({*self.for_all, *(self.pattern_row[code] for code in row.patterns)})
        return Limits(**made)

    def member(self, row: Any, skills: Mapping[str, int]) -> Member:
        has_contract = row.contract is not None
        return Member(row.member, Label(row.name, row.name), skills=[skills[skill] for skill in row.skills],
                      limits=Limits() if has_contract else self.limits_of(row), share=row.share, from_=row.from_,
                      until=row.until, contract=self.contract_row[row.contract] if has_contract else None)


def own_in(row: Any) -> Iterator[str]:
    """Columns of limits that are filled in."""
    return (column.name for column in OWN if getattr(row, column.name) != column.default)


def firm_in(row: Any) -> dict[str, Any]:
    """How firm a contract says that rules are."""
    given = {name: getattr(row, column) for column, name in FIRM.items()}
    return {name: penalty for name, penalty in given.items() if penalty is not None}
