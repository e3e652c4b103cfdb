"""What a branch settles for its roster: each setting with its names, its unit and its limits."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ..cells import BadCell, Choice, Clock, Kind, Number, Whole, YesNo, plain, plain_cell, read_cell, shown
from ..columns import Columns, plain_header
from ..faults import Faults, Place

HOURS = ("小时", "hours", "hour", "h")
DAYS = ("天", "days", "day", "日")
TURNS = ("班", "turns", "turn", "shifts", "shift", "次")
WEEKENDS = ("个周末", "weekends", "weekend")
PER_CENT = ("%",)


@dataclass(frozen=True)
class Setting:
    """One of them. `units` are the words for its unit, Chinese first; `default` holds where it is not given."""

    chinese: tuple[str, ...]
    kind: Kind
    units: tuple[str, ...]
    about: str
    default: Any = None

    def read(self, cell: Any) -> Any:
        """The value, with its unit beside it or without. Raises BadCell."""
        written = re.fullmatch(r"([\d.]+)\s*(\D+)", plain(cell)) if self.units and isinstance(cell, str) else None
        if written and written[2].lower() in self.units:
            cell = written[1]
        elif written:
            raise BadCell(f"{shown(cell)} is not in {self.unit}", f"write the number of {self.unit} alone")
        value = read_cell(self.kind, plain_cell(cell))
        if isinstance(value, BadCell):
            raise value
        return value

    @property
    def unit(self) -> str:
        return f"{self.units[1]} ({self.units[0]})" if len(self.units) > 1 else "per cent (%)"


SETTINGS = {
    "rest_hours": Setting(("班间休息小时", "班间休息", "两班间隔小时"), Number(0, 168), HOURS,
                          "at least so long from the end of a turn to the begin of the next", 0),
    "most_days_in_a_row": Setting(("最多连续值班天数", "连续值班天数"), Whole(1, 366), DAYS,
                                  "nobody is on duty on more days in a row"),
    "least_days_off": Setting(("最少连续休息天数", "连续休息天数"), Whole(1, 366), DAYS,
                              "who is off duty after a day of it is off for at least so many days", 1),
    "most_turns_a_day": Setting(("每天最多班数", "每日最多班数"), Whole(1, 24), TURNS,
                                "nobody stands more on one day", 1),
    "most_turns_a_week": Setting(("每周最多班数", "一周最多班数"), Whole(1, 168), TURNS,
                                 "nobody stands more in any seven days on end, whatever day they begin on"),
    "most_turns": Setting(("最多班数", "总班数上限"), Whole(1, 10_000), TURNS, "nobody stands more in all"),
    "least_turns": Setting(("最少班数", "总班数下限"), Whole(1, 10_000), TURNS,
                           "who is a member on all days of the duty stands at least so many in all"),
    "most_hours": Setting(("最多值班小时", "总时长上限"), Number(0, 10_000), HOURS, "nobody is on duty longer in all"),
    "most_nights_a_week": Setting(("每周最多夜班数", "一周最多夜班数"), Whole(0, 7), TURNS,
                                  "nobody stands more night shifts in any seven days on end"),
    "most_weekends": Setting(("最多周末数", "周末值班上限"), Whole(0, 100), WEEKENDS,
                             "nobody is on duty on more weekends"),
    "most_weekends_in_a_row": Setting(("最多连续周末数",), Whole(1, 100), WEEKENDS,
                                      "nobody is on duty on more weekends in a row"),
    "days_off_after_nights": Setting(("夜班后休息天数", "夜班后最少休息天数"), Whole(1, 30), DAYS,
                                     "after the last of one or several nights in a row, who stood them is off duty for "
                                     "at least so many days"),
    "no_night_before_free_weekend": Setting(("周末休息前不值夜班", "周末休息前不排夜班"), YesNo(), (),
                                            "whether nobody stands a night on the day before a weekend off duty",
                                            False),
    "night_from": Setting(("夜班开始", "夜班开始时间"), Clock(), (), "a shift that begins from then on is a night shift",
                          22 * 60),
    "night_to": Setting(("夜班结束", "夜班结束时间"), Clock(), (), "and so is one that begins before then", 6 * 60),
    "wish_weight": Setting(("意愿权重",), Whole(1, 1000), PER_CENT,
                           "cost of a wish of weight 1 that is not granted, in per cent of a usual shift", 25),
    "spacing_weight": Setting(("间隔权重",), Whole(0, 1000), PER_CENT,
                              "cost of two turns as close as can be; 0: turns may lie as they like; "
                              "four fifths of wish_weight unless given"),
    "nights_weight": Setting(("夜班公平权重", "夜班权重"), Whole(0, 1000), PER_CENT,
                             "cost of a night off the fair share; 0: nights are not shared", 50),
    "weekends_weight": Setting(("周末公平权重", "周末权重"), Whole(0, 1000), PER_CENT,
                               "cost of a weekend shift off the fair share; 0: weekends are not shared", 50),
}


class SettingName(Choice):
    """One of `SETTINGS`; of an unknown one the nearest is named."""

    def __init__(self) -> None:
        super().__init__("setting", {name: each.chinese for name, each in SETTINGS.items()})

    def read(self, cell: Any) -> str:
        written = {plain_header(way): name for name, each in SETTINGS.items() for way in (name, *each.chinese)}
        text = plain_header(cell)
        if text in written:
            return written[text]
        near = get_close_matches(text, written, n=1, cutoff=0.5)
        known = ", ".join(f"{name} ({each.chinese[0]})" for name, each in SETTINGS.items())
        if near:
            name = written[near[0]]
            raise BadCell(f"setting {shown(cell)} is not known",
                          f"the nearest is {name} ({SETTINGS[name].chinese[0]}); known are {known}")
        raise BadCell(f"setting {shown(cell)} is not known", f"known are {known}")


@dataclass(frozen=True)
class SettingValue:
    """What stands beside a setting: read once it is known which."""

    words: str = "a number, a time of day, or yes or no, as the setting asks"

    def read(self, cell: Any) -> Any:
        return cell


def read_settings(table: Columns | None, faults: Faults) -> None:
    """Puts values in the place of their cells, each as its setting asks."""
    if table is None:
        return
    for row, each in enumerate(table):
        table["value"][row] = None
        if None in (each.setting, each.value):
            continue
        try:
            table["value"][row] = SETTINGS[each.setting].read(each.value)
        except BadCell as bad:
            faults.add(table.place(row), f"{each.setting}: {bad.fault}", bad.remedy)
        if each.setting == "rest_hours" and table["value"][row] is not None and table["value"][row] * 60 % 1:
            faults.add(table.place(row), f"rest_hours {shown(each.value)} is no number of whole minutes",
                       "write hours with two decimal places at most, as 11.5")
    given = dict(zip(table["setting"], table["value"]))
    night = [given.get(name, SETTINGS[name].default) for name in ("night_from", "night_to")]
    if night[0] is not None and night[0] == night[1]:
        faults.add(table.place_of_all(), "night_from and night_to are the same time", "correct one of them")


class Settings:
    """What was settled, and where; what was not is as usual."""

    def __init__(self, values: Mapping[str, Any], places: Mapping[str, Place]) -> None:
        self.values, self.places = values, places

    @classmethod
    def of(cls, table: Columns | None) -> Settings:
        if table is None:
            return cls({}, {})
        return cls(dict(zip(table["setting"], table["value"])),
                   {name: table.place(row) for row, name in enumerate(table["setting"])})

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name, SETTINGS[name].default)
