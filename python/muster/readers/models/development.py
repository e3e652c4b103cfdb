"""Files of members on their way, and what became of them: Development, Transfer, Departure, corrections."""
from __future__ import annotations

import datetime
from collections import defaultdict
from operator import attrgetter
from typing import Any

from ... import Period
from ...org import (Approval, Departure, DepartureKind, Development, Finding, Publicity, Stage, StageCorrection,
                    StageStep, Training, Transfer, Vote, WorkingDays)
from ..folder import TermFolder

FINDINGS = {"recommendation": "recommendations", "political_review": "political_reviews", "pre_review": "pre_reviews"}
DAYS = {"talk": "conversations", "thought_report": "thought_reports", "half_year_review": "half_year_reviews"}


class Lives:
    """What the folder's files say of each member besides the stages."""

    def __init__(self, folder: TermFolder, units: dict[Any, int], members: dict[Any, int]) -> None:
        self.birth_days: dict[str, datetime.date | None] = {}
        self.files: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(list))
        self.transfers: dict[str, list[Transfer]] = defaultdict(list)
        self.corrections: dict[str, list[StageCorrection]] = defaultdict(list)
        self.read_people(folder, members)
        for record in folder.rows("development_records"):
            self.read_record(record, units)
        self.read_votes(folder)
        for each in sorted(folder.rows("transfers"), key=attrgetter("day")):
            self.transfers[each.member].append(Transfer(units[each.from_], each.day, each.reason))
        self.departures = {each.member: Departure(each.day, getattr(DepartureKind, each.how), each.reason)
                           for each in folder.rows("departures")}
        for each in folder.rows("stage_corrections"):
            self.corrections[each.member].append(StageCorrection(
                StageStep(getattr(Stage, each.stage), each.was), each.now, each.day, by=each.by, why=each.reason))

    def read_people(self, folder: TermFolder, members: dict[Any, int]) -> None:
        for each in folder.rows("development"):
            self.birth_days[each.member] = each.birth_day
            self.files[each.member].update(
                contacts=[members[code] for code in each.contacts], contacts_unrelated=each.unrelated,
                introducers=[members[code] for code in each.introducers], leaves_on=each.leaves_on,
                probation_extended_by=each.extended_by)

    def read_record(self, record: Any, units: dict[Any, int]) -> None:
        file = self.files[record.member]
        by = units.get(record.by)
        if record.record in DAYS:
            file[DAYS[record.record]].append(record.day)
        elif record.record in FINDINGS:
            file[FINDINGS[record.record]].append(Finding(record.day, record.result == "passed", by))
        elif record.record == "training":
            file["trainings"].append(Training(record.day, int(record.hours * 60), record.days))
        elif record.record == "notice":
            file["publicities"].append(Publicity(getattr(Stage, record.stage), Period(record.day, record.last_day)))
        else:
            file["approvals"].append(Approval(getattr(Stage, record.stage), record.day, by))

    def read_votes(self, folder: TermFolder) -> None:
        for each in folder.rows("votes"):
            stage = Stage.full if each.on == "extension" else getattr(Stage, each.on)
            vote = Vote(stage, each.day, each.entitled, present=each.present, in_favour=each.in_favour,
                        was_secret=each.secret == "yes", was_separate=each.separate == "yes")
            if each.on == "extension":
                self.files[each.member]["extension_vote"] = vote
            else:
                self.files[each.member]["votes"].append(vote)

    def of(self, member: str) -> dict[str, Any]:
        """Fields of the Member."""
        return {"birth_day": self.birth_days.get(member), "transfers": self.transfers.get(member, []),
                "departure": self.departures.get(member),
                "development": Development(**self.files[member]) if member in self.files else Development()}


def build_working_days(folder: TermFolder) -> WorkingDays:
    """The published calendars, with the days of the table holidays."""
    days: dict[str, set[datetime.date]] = {"off": set(), "worked": set()}
    for row in folder.rows("holidays"):
        days[row.kind].add(row.day)
    return WorkingDays.published().with_days(days["off"], days["worked"])
