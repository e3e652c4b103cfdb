"""What nobody stands more of: the settings' limits and each member's own, and whether they leave people enough."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from ... import Period
from ...faults import Faults, Place
from ...roster import Limits, Measure, WindowMaximum
from ..folder import TermFolder
from ..settings import Settings

A_WEEK = 7


def limits_of(folder: TermFolder, settings: Settings, period: Period, lengths: Iterable[int],
              patterns: int = 0) -> list[Limits]:
    """Of each member. `lengths`: minutes of the shifts; `patterns`: how many are unwanted, of everybody.

    Raises
    ------
    InvalidInput
        Where the least turns of a member are more than the most.
    """
    lengths = set(lengths)
    faults = Faults()
    made = []
    for row, member in enumerate(folder.rows("members")):
        all_minutes: list[int] = []
        windows: list[WindowMaximum] = []
        shared = shared_limits(settings)
        if settings["most_hours"] is not None:
            all_minutes.append(int(settings["most_hours"] * 60))
        most, place = most_turns(folder, settings, row)
        least = least_turns(settings, member, period)
        if most is not None and len(lengths) == 1:
            all_minutes.append(most * min(lengths))
        elif most is not None:
            shared["maximum_shifts"] = most
        if most is not None and least > most:
            faults.add(place, f"least_turns {least} is above most_turns {most}", "lower the one or raise the other")
        windows += week_windows(settings, member.most_turns_a_week)
        if all_minutes:
            shared["maximum_minutes"] = min(all_minutes)
        made.append(Limits(windows=windows, minimum_shifts=least, patterns=list(range(patterns)), **shared))
    faults.raise_if_any()
    return made


def shared_limits(settings: Settings) -> dict[str, Any]:
    """Those that are everybody's, where they are given."""
    given = {"maximum_consecutive": settings["most_days_in_a_row"], "minimum_days_off": settings["least_days_off"],
             "maximum_a_day": settings["most_turns_a_day"], "maximum_weekends": settings["most_weekends"],
             "maximum_consecutive_weekends": settings["most_weekends_in_a_row"],
             "minimum_rest": int(settings["rest_hours"] * 60),
             "days_off_after_nights": settings["days_off_after_nights"],
             "no_night_before_free_weekend": settings["no_night_before_free_weekend"]}
    return {name: value for name, value in given.items() if value is not None}


def week_windows(settings: Settings, own: int | None) -> Iterator[WindowMaximum]:
    most = settings["most_turns_a_week"] if own is None else own
    if most is not None:
        yield WindowMaximum(A_WEEK, most)
    if settings["most_nights_a_week"] is not None:
        yield WindowMaximum(A_WEEK, settings["most_nights_a_week"], Measure.nights)


def most_turns(folder: TermFolder, settings: Settings, row: int) -> tuple[int | None, Place]:
    """The most turns of a member in all, and where that is said."""
    table = folder.needed("members")
    own: int | None = table["most_turns"][row]
    if own is not None:
        return own, table.place(row)
    return settings["most_turns"], settings.places.get("most_turns", table.place(row))


def least_turns(settings: Settings, member: Any, period: Period) -> int:
    """Of a row of members: its own, or else, of who is a member all the time, that of the settings."""
    if member.least_turns is not None:
        return int(member.least_turns)
    is_there = ((member.from_ is None or member.from_ <= period.first)
                and (member.until is None or period.last <= member.until))
    return settings["least_turns"] or 0 if is_there else 0


def check_turns_for_all(folder: TermFolder, settings: Settings, period: Period, shifts: Sequence[Any]) -> None:
    """Whether the shifts take as many people as have to stand some.

    Raises
    ------
    InvalidInput
        If they do not.
    """
    least = sum(least_turns(settings, member, period) for member in folder.rows("members"))
    places = sum(next(number for number in (shift.maximum, shift.wanted, shift.minimum) if number is not None)
                 for shift in shifts)
    if least > places:
        faults = Faults()
        faults.add(settings.places.get("least_turns", folder.needed("members").place_of_all()),
                   f"by least_turns all members together have to stand {least} turns, and the shifts have {places}",
                   "lower least_turns, or raise what shifts ask for")
        faults.raise_if_any()


def check_enough_turns(folder: TermFolder, settings: Settings, shifts: Sequence[Any]) -> None:
    """Whether all together may stand as many turns as the shifts need: on a day, in a week and in all.

    Raises
    ------
    InvalidInput
        Naming the first days on which they may not.
    """
    need: dict[date, int] = {}
    for shift in shifts:
        need[shift.day] = need.get(shift.day, 0) + shift.minimum
    if not need:
        return
    members = folder.rows("members")
    # that one a day is usual is nothing that somebody settled
    a_day = len(members) * settings["most_turns_a_day"] if "most_turns_a_day" in settings.values else None
    a_week = sum_of(member.most_turns_a_week if member.most_turns_a_week is not None else settings["most_turns_a_week"]
                    for member in members)
    in_all = sum_of(most_turns(folder, settings, row)[0] for row in range(len(members)))
    faults = Faults()
    for name, days, most in (("most_turns_a_day", 1, a_day), ("most_turns_a_week", A_WEEK, a_week),
                             ("most_turns", (max(need) - min(need)).days + 1, in_all)):
        for first in sorted(need) if most is not None else ():
            needed = sum(need.get(first + timedelta(days=number), 0) for number in range(days))
            if needed > most:
                last = first + timedelta(days=days - 1)
                faults.add(settings.places.get(name, folder.needed("members").place_of_all()),
                           f"shifts from {first} to {last} need {needed} turns, and by {name} all members together may "
                           f"stand {most}", f"raise {name}, or lower what shifts ask for")
                break
    faults.raise_if_any()


def sum_of(each: Iterable[int | None]) -> int | None:
    """None where one of them has no limit."""
    listed = list(each)
    return None if None in listed else sum(one for one in listed if one is not None)
