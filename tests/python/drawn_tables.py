"""Small roster problems drawn from seeds, written as tables, planned, and held against every roster.

Run as a program it tries as many as one likes and prints each seed at fault:

    PYTHONPATH=build/release/python MUSTER_BUILD_DIR=$PWD/build/release /usr/bin/python3 tests/python/drawn_tables.py
    [first] [count]
"""
from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import muster
from muster.roster import (Assignment, Bar, Company, Fairness, History, Keep, LastShift, Measure, Penalties, Penalty,
                           Problem, Roster, Shift, Spacing, Status, Within, check, proved_bound)
from muster.roster.tables import FIRM, LIMITS

plan = muster.plan  # from tables to a roster

Row = dict[str, str]
MOST_ROSTERS = 40_000  # tried in Python too


@dataclass
class Draw:
    """A problem as `roster_truth --print` writes it: rows of text by name, and the truth."""

    seed: int
    truth: tuple[int, int] | None = None  # hard, cost; None where it is infeasible or not known
    is_known: bool = True
    first: date = date.min
    last: date = date.min
    rows: dict[str, list[Row]] = field(default_factory=dict)
    text: str = ""

    def of(self, name: str) -> list[Row]:
        return self.rows.get(name, [])


def drawn(first: int, count: int) -> Iterator[Draw]:
    """Problems that tables can say."""
    program = Path(os.environ["MUSTER_BUILD_DIR"]) / "tests" / "truth" / "roster_truth"
    text = subprocess.run([str(program), str(first), str(count), "--tables", "--print"], capture_output=True, text=True,
                          check=True).stdout
    for block in text.split("\n\n"):
        if block.strip():
            yield draw_from(block)


def draw_from(block: str) -> Draw:
    draw = Draw(0, text=block)
    for line in block.splitlines():
        name, *cells = line.split()
        if name == "#" and cells[0] == "seed":
            draw.seed = int(cells[1])
        elif name == "#" and cells[0] == "truth":
            draw.is_known = cells[1] != "unknown"
            draw.truth = (int(cells[1]), int(cells[2])) if len(cells) == 3 else None
        elif name == "period":
            draw.first, draw.last = map(date.fromisoformat, cells[0].split(".."))
        elif name in ("next", "alone"):
            draw.rows[name] = [{"day": cell} for cell in cells or ["yes"]]
        elif name != "#":
            draw.rows.setdefault(name, []).append(dict(cell.split("=", 1) for cell in cells))
    return draw


def penalty(text: str) -> Penalty:
    return Penalty.hard() if text == "hard" else Penalty.soft(int(text.removeprefix("soft:")))


def parts(row: Row, name: str, at: str = ",") -> list[str]:
    return [part for part in row.get(name, "").split(at) if part]


def history(row: Row) -> History:
    """What a member brings along."""
    shifts = [part.split(";") for part in parts(row, "last_shifts")]
    return History(row["code"], until=date.fromisoformat(row["history_until"]) if "history_until" in row else None,
                   days_worked=int(row.get("days_worked", 0)), days_off=int(row.get("days_off", 0)),
                   weekends_worked=int(row.get("weekends_worked", 0)), kind_days=int(row.get("kind_days", 0)),
                   shifts=int(row.get("shifts", 0)), weekends=int(row.get("weekends", 0)),
                   last_shifts=[LastShift(code, date.fromisoformat(day), None if start == "unknown"
                                          else time.fromisoformat(start), length=int(minutes))
                                for code, day, start, minutes in shifts],
                   carry_over=[Decimal(part) for part in parts(row, "carry_over")] or [Decimal(0)] * 5)


def history_row(row: Row) -> dict[str, Any]:
    """The same as a row of a table."""
    shifts = [part.split(";") for part in parts(row, "last_shifts")]
    return {"member": row["code"], "until": row.get("history_until"), "days_worked": row.get("days_worked"),
            "days_off": row.get("days_off"),
            "weekends_worked": row.get("weekends_worked"), "kind_days": row.get("kind_days"),
            "shifts_so_far": row.get("shifts"), "weekends_so_far": row.get("weekends"),
            "last_shifts": "; ".join(f"{day} {'-' if start == 'unknown' else start} {minutes} {code}"
                                     for code, day, start, minutes in shifts),
            **dict(zip(Measure.__members__, parts(row, "carry_over")))}


def of_line(row: Row, patterns: list[Row]) -> dict[str, Any]:
    """What a row of members or contracts asks of a line, in its columns."""
    own: dict[str, Any] = {name: int(row[name]) for name in LIMITS if name in row}
    return {**own, "patterns": ";".join(patterns[int(at)]["code"] for at in parts(row, "patterns")),
            "weekend": [int(day) for day in parts(row, "weekend")]}


def firm(text: str) -> str:
    return text.removeprefix("soft:")


def contract_row(row: Row, patterns: list[Row]) -> dict[str, Any]:
    said = dict(part.split(":", 1) for part in parts(row, "penalties", ";"))
    return {"contract": row["code"], **of_line(row, patterns),
            **{column: firm(said.get(name, "hard")) for column, name in FIRM.items()}}


def pattern_row(row: Row, between: str) -> dict[str, Any]:
    words = {"anything": "any", "duty": "on"}
    days = [day.removeprefix("kind:") if ":" in day else words.get(day, day) for day in parts(row, "days")]
    return {"pattern": row["code"], "days": between.join(days), "weekday": row.get("weekday"),
            "weight": firm(row.get("penalty", "hard"))}


def lists_of_limits(draw: Draw, codes: list[str]) -> dict[str, Any]:
    """Those of everybody, which are of the first who has no contract, and those of contracts."""
    own: Row = next((row for row in draw.of("member") if "contract" not in row), {})
    made: dict[str, list[dict[str, Any]]] = {"of_type": [], "windows": [], "kind_runs": []}
    for row, contract in ((own, None), *((row, row["code"]) for row in draw.of("contract"))):
        for part in parts(row, "of_type"):
            kind, most = part.split(":")
            made["of_type"].append({"shift": codes[int(kind)], "most": int(most), "contract": contract})
        for part in parts(row, "windows"):
            days, most, measure, kind = part.split(";")
            made["windows"].append({"days": int(days), "most": int(most), "measure": measure, "contract": contract,
                                    "shift": None if kind == "none" else codes[int(kind)]})
        for part in parts(row, "kind_runs"):
            kind, least, most = part.split(";")
            made["kind_runs"].append({"kind": kind, "minimum": int(least), "maximum": int(most), "contract": contract})
    if draw.seed % 2 and not draw.of("contract"):  # told in both ways
        return {**made, "of_type": {each["shift"]: each["most"] for each in made["of_type"]}}
    return made


def tables(draw: Draw) -> dict[str, Any]:
    """The arguments of the front door."""
    kinds, posts = draw.of("type"), draw.of("post")
    skills, people = ([row["code"] for row in draw.of(name)] for name in ("skill", "member"))
    codes = [kind["code"] for kind in kinds]

    def shift_row(row: Row) -> dict[str, Any]:
        kind = kinds[int(row["type"])]
        post = posts[int(kind["post"])] if "post" in kind else None
        made = {"day": row["day"], "shift": kind["code"], "minutes": int(kind.get("length", 480)),
                "night": kind.get("night") == "1", "start": kind.get("start"),
                "post": None if post is None else post["code"],
                "disliked": None if post is None else post.get("disliked") == "1",
                "only": skills[int(kind["required_skill"])] if "required_skill" in kind else None,
                "wanted": int(row.get("wanted", 0)), "minimum": int(row.get("minimum", 0)),
                "maximum": int(row["maximum"]) if "maximum" in row else None, "kind": kind.get("kind")}
        asked = [skills[int(each["skill"])] for each in draw.of("cover") if "skill" in each
                 and (each["day"], each["type"]) == (row["day"], row["type"])]
        return {**made, "skill": ";".join(asked)}

    def wish_row(row: Row, **more: Any) -> dict[str, Any]:
        return {"member": people[int(row["member"])], "day": row["day"],
                "shift": codes[int(row["type"])] if "type" in row else None, **more}

    def member_row(row: Row) -> dict[str, Any]:
        more = {name: row[name] for name in ("share", "from", "until") if name in row}
        if "contract" in row:
            more["contract"] = draw.of("contract")[int(row["contract"])]["code"]
        return {"member": row["code"], "skills": [skills[int(skill)] for skill in parts(row, "skills")],
                **of_line(row, draw.of("pattern")), **more}

    def spacing(row: Row) -> Spacing:
        return Spacing(int(row.get("weight", 0)), int(row["distance"]) if "distance" in row else None)

    kept = {(row["day"], row["type"]) for row in draw.of("cover") if "skill" in row or row.get("maximum") != "0"
            or row["day"] in (str(draw.first), str(draw.last))}  # others are on days without the shift
    everybody = [row for row in draw.of("cover") if "skill" not in row and (row["day"], row["type"]) in kept]
    calendar = draw.of("calendar")[0] if draw.of("calendar") else {}
    return dict(
        shifts=[shift_row(row) for row in everybody], members=[member_row(row) for row in draw.of("member")],
        unavailable=[wish_row(row, reason=row.get("reason", "unavailable")) for row in draw.of("unavailable")],
        requests=[wish_row(row, wish=row.get("wish", "off"), weight=int(row.get("weight", 1)))
                  for row in draw.of("request")],
        pinned=[wish_row(row) for row in draw.of("pinned")],
        companies=[Company([int(member) for member in row["members"].split(",")],
                           keep=Keep.__members__[row.get("keep", "together")],
                           within=Within.__members__[row.get("within", "shift")],
                           penalty=penalty(row.get("penalty", "hard"))) for row in draw.of("company")],
        successions=[(codes[int(row["before"])], codes[int(row["after"])]) for row in draw.of("succession")],
        fairness=[Fairness(Measure.__members__[row.get("measure", "minutes")], int(row.get("above", 1)),
                           below_weight=int(row.get("below", 0)), step=int(row.get("step", 0)),
                           tolerance=int(row.get("tolerance", 0))) for row in draw.of("fairness")],
        histories=[(history_row if draw.seed % 2 else history)(row) for row in draw.of("member")],  # told in both ways
        limits=lists_of_limits(draw, codes), counts_go_on=True, stands_alone=bool(draw.of("alone")),
        contracts=[contract_row(row, draw.of("pattern")) for row in draw.of("contract")],
        patterns=[pattern_row(row, " " if draw.seed % 3 else " > ") for row in draw.of("pattern")],
        next_begins=draw.of("next")[0]["day"] if draw.of("next") else None,
        weekend=[int(day) for day in parts(calendar, "weekend")] if "weekend" in calendar else None,
        holidays=parts(calendar, "holidays"), worked=parts(calendar, "worked"),
        spacing=spacing(draw.of("spacing")[0]) if draw.of("spacing") else None,
        penalties=Penalties(**{name: penalty(cell) for row in draw.of("penalties") for name, cell in row.items()}),
        under_weight=int(everybody[0].get("under", 0)), over_weight=int(everybody[0].get("over", 0)))


def best_of_every_roster(problem: Problem, most: int = MOST_ROSTERS) -> tuple[int, int] | None:
    """Least (hard, cost) of every roster in which nobody stands where they may not be.

    None where there are more than `most`.
    In C++ rosters with two shifts at once are left out, too: of infeasible problems those may bend less.
    """
    period, people = problem.period, len(problem.members)
    days = [period.first + timedelta(days=at) for at in range((period.last - period.first).days + 1)]
    choices = [Assignment(member, Shift(day, kind)) for member in range(people) for day in days
               for kind in range(len(problem.shift_types))
               if problem.bar(member, day, kind) == Bar.none]
    if 2 ** len(choices) > most:
        return None
    rosters = ([each for each, stands in zip(choices, chosen) if stands]
               for chosen in product((False, True), repeat=len(choices)))
    scores = (check(problem, Roster(period, people, stood)).score for stood in rosters)
    return min((score.hard, score.cost) for score in scores)


def faults(draw: Draw, **options: Any) -> list[str]:
    """What is not as it must be, a sentence each, kind first."""
    found = []
    asked: dict[str, Any] = {"time_limit": None, "work_limit": 200_000, "seed": draw.seed, **options}
    result = plan(**tables(draw), **asked)
    solution, problem = result.solution, result.problem
    told = (solution.score.hard, solution.score.cost)
    checked = result.check().score
    if (checked.hard, checked.cost) != told:
        found.append(f"score is not the checker's: {told}, checked {checked.hard}, {checked.cost}")
    every = best_of_every_roster(problem)
    if every and draw.truth and every != draw.truth and draw.truth[0] == 0:
        found.append(f"tables say another problem: best of every roster {every}, drawn with {draw.truth}")
    truth = draw.truth or every
    is_feasible = truth is not None and truth[0] == 0
    is_infeasible = draw.is_known and not is_feasible
    # of an infeasible problem the least bent roster that was found is given, and no more is claimed
    if is_feasible and told != truth:
        found.append(f"not the best: {told}, every roster {truth}")
    if truth is not None and is_feasible:
        if solution.status != Status.optimal:
            found.append(f"not proven: told {solution.status.name}")
        if solution.lower_bound is not None and solution.lower_bound > truth[1]:
            found.append(f"bound above the best: {solution.lower_bound}, the best costs {truth[1]}")
    if is_infeasible and solution.status != Status.infeasible:
        found.append(f"infeasible is not said: told {solution.status.name}")
    if result.gap is not None and result.gap < 0:
        found.append(f"gap below 0: {result.gap}")
    proved = proved_bound(problem, solution.certificate)
    bound = solution.lower_bound
    if solution.score.is_feasible and bound is not None and (proved is None or proved < bound):
        found.append(f"bound is not what the certificate proves: told {solution.lower_bound}, proved {proved}")
    return found


def main(first: int | str = 1, count: int | str = 100) -> int:
    kinds: Counter[str] = Counter()
    for draw in drawn(int(first), int(count)):
        try:
            found = faults(draw)
        except Exception as error:  # any: it is told with its seed
            found = [f"raises: {type(error).__name__}: {error}"]
        for fault in found:
            kinds[fault.split(":")[0]] += 1
            print(f"seed {draw.seed}: {fault}", flush=True)
    print(f"{count} problems", *(f"{number}  {kind}" for kind, number in kinds.most_common()), sep="\n")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
