"""The tables that `problem_from_frames` reads: their columns, and what may stand in them."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .._muster.roster import Bar, Limits, Measure, Penalties, Penalty, Wish
from ..cells import BadCell, Clock, Day, Kind, Name, Names, Number, OneOf, Text, Whole, YesNo, plain, shown
from ..columns import Column, TableFormat
from .pattern_days import PatternDays

LARGEST = 2**31 - 1  # what the library counts to
GREATEST_WEIGHT = 1_000_000
# By what they are where nobody gives them; lists, as of_type, have kinds of their own.
KINDS: dict[type, Kind] = {int: Whole(0, LARGEST), bool: YesNo()}
LIMITS = {name: KINDS[type(usual)] for name, one in vars(Limits).items() if isinstance(one, property)
          for usual in (getattr(Limits(), name),) if type(usual) in KINDS}

# How firm a rule is, of each that is about one member's line; the others are the problem's alone.
OF_COVER = ("minimum_cover", "maximum_cover")
PENALTIES = [name for name, one in vars(Penalties).items() if isinstance(one, property)]
FIRM = {f"{name}_weight": name for name in PENALTIES if name not in OF_COVER}

COUNT = Whole(0, 1_000_000)
WEIGHT = Whole(0, GREATEST_WEIGHT)
SHARE = Number(0, 1_000_000, rounds_floats=True)


@dataclass(frozen=True)
class Weekday:
    """A day of the week: 1 (Mon) to 7 (Sun)."""

    words: str = "1 to 7, or Mon, Tue, Wed, Thu, Fri, Sat, Sun"

    def read(self, cell: Any) -> int:
        names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        if isinstance(cell, str) and plain(cell).lower() in names:
            return names.index(plain(cell).lower()) + 1
        try:
            return Whole(1, 7).read(cell)
        except BadCell:
            raise BadCell(f"{shown(cell)} is no day of the week", f"write {self.words}") from None


@dataclass(frozen=True)
class SomeWeekdays:
    """Days of the week: a list, or text with semicolons or commas between."""

    words: str = "days of the week, as Fri; Sat; Sun"

    def read(self, cell: Any) -> tuple[int, ...]:
        parts = Names().read(cell.replace(",", ";").replace("，", ";") if isinstance(cell, str) else cell)
        return tuple(sorted({Weekday().read(part) for part in parts}))


@dataclass(frozen=True)
class Firmness:
    """How firm a rule is."""

    words: str = f"hard, or a weight from 0 to {GREATEST_WEIGHT}"

    def read(self, cell: Any) -> Penalty:
        if isinstance(cell, Penalty):
            return cell
        if isinstance(cell, str) and plain(cell).lower() in ("hard", "硬性"):
            return Penalty.hard()
        try:
            return Penalty.soft(WEIGHT.read(cell))
        except BadCell:
            raise BadCell(f"{shown(cell)} is neither hard nor a weight", f"write {self.words}") from None


def needed(name: str, kind: Kind, about: str) -> Column:
    return Column(name, (), kind, about)


def optional(name: str, kind: Kind, about: str, default: Any = None) -> Column:
    return Column(name, (), kind, about, optional=True, default=default)


MEMBER = needed("member", Name(), "code of the member")
DAY = needed("day", Day(), "when")
SHIFT = needed("shift", Name(), "code of the shift")
ANY_SHIFT = optional("shift", Name(), "code of the shift; all day where blank")
CONTRACT = optional("contract", Name(), "whose it is; everybody's where blank")

SHIFTS = TableFormat("shifts", "", "A row a shift and day.", (
    DAY, SHIFT,
    optional("post", Name(), "where it is stood"),
    optional("disliked", YesNo(), "whether its post is one that nobody likes: `disliked` loads may be made fair"),
    optional("start", Clock(), "when it begins"),
    optional("minutes", Whole(1, 2880), "how long it is"),
    optional("night", YesNo(), "whether it counts as a night", False),
    optional("wanted", COUNT, "people it should have"),
    optional("minimum", COUNT, "people it must have", 0),
    optional("maximum", COUNT, "people it may have"),
    optional("skill", Names(), "at least one who stands it has this skill", ()),
    optional("only", Name(), "nobody stands it without this skill, or only at the cost of `alternative_skill`"),
    optional("kind", Name(), "what it is to rules about kinds, where several shifts are one; else it is its own"),
))
# What a line is held to: a member's own, or that of all who have a contract.
OWN = (*(optional(name, kind, "as in `Limits`") for name, kind in LIMITS.items()),
       optional("patterns", Names(), "codes of patterns that are unwanted here", ()),
       optional("weekend", SomeWeekdays(), "days of the week that are weekend here", ()))
MEMBERS = TableFormat("members", "", "A row a member.", (
    MEMBER,
    optional("name", Text("a name"), "what people call the member", ""),
    optional("skills", Names(), "what shifts may ask for", ()),
    optional("share", SHARE, "part of the common load that is fair; a decimal, 0.5 is half", 1),
    optional("from", Day(), "first day of membership, of who joins within the period"),
    optional("until", Day(), "last day of membership, of who leaves within the period"),
    *OWN,
    optional("contract", Name(), "code of the contract that holds, in place of limits of the member's own"),
), key="member")
CONTRACTS = TableFormat("contracts", "", "A row a contract.", (
    needed("contract", Name(), "code of the contract"),
    optional("name", Text("a name"), "what people call it", ""),
    *OWN,
    *(optional(column, Firmness(), "how firm that rule is here") for column in FIRM),
), key="contract")
PATTERNS = TableFormat("patterns", "", "Days that follow each other as they should not.", (
    needed("pattern", Name(), "code of the pattern"),
    needed("days", PatternDays(), "what stands on them, as late > early"),
    optional("weekday", Weekday(), "day of the week it begins on; any where blank", 0),
    optional("weight", Firmness(), "what it costs each time; hard where blank", Penalty.hard()),
    optional("name", Text("a name"), "what people call it", ""),
), key="pattern")
UNAVAILABLE = TableFormat("unavailable", "", "When members cannot stand.", (
    MEMBER, DAY, ANY_SHIFT,
    optional("reason", OneOf(Bar, "reason", {"leave": ("请假",), "timetable": ("上课",)}), "why", Bar.unavailable)))
REQUESTS = TableFormat("requests", "", "What members would like.", (
    MEMBER, DAY, ANY_SHIFT,
    optional("wish", OneOf(Wish, "wish", {"on": ("想值", "希望值班", "愿意"), "off": ("不想值", "希望不值班", "不愿")}), "which",
             Wish.off), optional("weight", WEIGHT, "what it costs not to grant it", 1)))
PINNED = TableFormat("pinned", "", "Who stands what, come what may.", (MEMBER, DAY, SHIFT))
WINDOWS = TableFormat("windows", "", "At most so much in any so many days.", (
    needed("days", Whole(1, 366), "days in a row"), needed("most", COUNT, "at most so much in them"),
    optional("measure", OneOf(Measure, "measure"), "in what it is counted", Measure.shifts), ANY_SHIFT, CONTRACT))
OF_TYPE = TableFormat("of_type", "", "At most so many shifts of a type.", (
    SHIFT, needed("most", COUNT, "at most so many"), CONTRACT))
KIND_RUNS = TableFormat("kind_runs", "", "So many days in a row of one kind.", (
    needed("kind", Name(), "kind of the shifts: of `shifts`, or a shift's code"),
    optional("minimum", Whole(1, LARGEST), "at least so many days", 1),
    optional("maximum", Whole(0, LARGEST), "at most so many days", LARGEST), CONTRACT))
