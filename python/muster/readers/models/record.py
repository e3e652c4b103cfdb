"""Activities, evidence, corrections, appeals and incidents of a term folder as a Ledger and Incidents."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy

from ... import InvalidInput, Label, Period
from ...evaluation import Scheme
from ...org import Organisation
from ...record import (Activity, ActivityMove, ActivityPlan, ActivityState, Appeal, AppealAnswer, Correction,
                       CorrectionNote, Incident, IncidentFacts, IncidentState, IncidentStep, Ledger, SealedText,
                       SealKey, Severity, gate_findings, held_back)
from ...faults import Faults, path_text
from ..folder import TermFolder
from .area_evidence import AreaEvidence
from .confirmation import hold_unconfirmed
from .evidence import COLUMNS, add_rows, check_indicators, evidence_columns
from .management import build_gates
from .organisation import build_organisation, rows_of

ACTIVITY_STATES = ("approved", "running", "evidenced", "reviewed", "closed")
INCIDENT_STATES = ("discovered", "reported", "handled", "closed")
UNSET = 2**32 - 1
MILLION = 1_000_000


def build_ledger(folder: TermFolder, scheme: Scheme, organisation: Organisation | None = None,
                 of_areas: AreaEvidence | None = None) -> Ledger:
    """All evidence of the term with its activities, corrections and appeals.

    Members are rows of members.csv, indicators those of the scheme. What did not keep to its gates, where these bar,
    and what nobody confirmed waits. The organisation is built from the folder where it is not given. What follows from
    the tables of the areas is there where they are given; duty stood is appended once the roster is there.

    Raises
    ------
    InvalidInput
        With every record of an indicator that the scheme does not have, and whatever the ledger refuses.
    """
    indicators = [indicator.code for indicator in scheme.indicators]
    ledger = Ledger([member.member for member in folder.rows("members")], indicators)
    add_activities(ledger, folder, indicators, organisation or build_organisation(folder))
    columns = evidence_columns(folder, scheme, of_areas.rows(indicators) if of_areas else ())
    append_evidence(ledger, folder, columns, hold_unconfirmed)
    correct(ledger, folder)
    appeal(ledger, folder)
    return ledger


def add_activities(ledger: Ledger, folder: TermFolder, indicators: list[str], organisation: Organisation) -> None:
    members = rows_of(folder, "members")
    (term,) = folder.rows("term")
    table = folder["activities"]
    if table is None:
        return
    check_indicators(table, "indicators", indicators)
    activities = []
    for activity in table:
        plan = ActivityPlan(activity.activity, Label(activity.name, activity.name_en), platform=activity.platform,
                            indicators=list(activity.indicators), days=Period(activity.first_day, activity.last_day),
                            responsible=members.get(activity.responsible), part_of=activity.part_of,
                            named_programme=activity.programme)
        by = {"approved": members.get(activity.approved_by), "reviewed": members.get(activity.reviewed_by)}
        activities.append(Activity(plan, [
            ActivityMove(getattr(ActivityState, state), getattr(activity, state), by.get(state))
            for state in ACTIVITY_STATES if getattr(activity, state)]))
    barred: dict[int, str] = {}
    for finding in gate_findings(organisation, activities, build_gates(folder), term.last_day):
        if finding.is_barring:
            label = finding.fault.label
            barred.setdefault(finding.activity, f"{label.zh} {label.en}")
    for row, activity in enumerate(activities):
        ledger.add_activity(held_back(activity, barred[row]) if row in barred else activity)


def append_rows(ledger: Ledger, folder: TermFolder, made: Iterable[tuple[Any, ...]]) -> None:
    """Records that follow from the roster, after all others."""
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    add_rows(columns, made)
    if columns["member"]:
        append_evidence(ledger, folder, columns)


def append_evidence(ledger: Ledger, folder: TermFolder, columns: Mapping[str, list[Any]],
                    held: Callable[[Ledger, TermFolder, Any], Any] | None = None) -> None:
    """Appends records by columns of codes; `held` says of which activities those of the ledger's file are."""
    def rows(codes: list[Any], known: Mapping[str, int]) -> Any:
        return numpy.fromiter((known[code] if code else UNSET for code in codes), numpy.uint32, len(codes))

    def words(column: str, admit: Callable[[str], int]) -> Any:
        """Each word once, in the order they come; None where the column is not used, which saves memory."""
        known = {word: admit(word) for word in dict.fromkeys(columns[column]) if word}
        return rows(columns[column], known) if known else None

    table = folder["ledger"]
    if not columns["record"]:
        return
    activities = rows(columns["activity"], rows_of(folder, "activities"))
    if held is not None:
        activities = held(ledger, folder, activities)
    ledger.append_columns(
        rows(columns["member"], rows_of(folder, "members")),
        rows(columns["indicator"], {code: row for row, code in enumerate(ledger.indicators)}),
        numpy.array(columns["day"], dtype="datetime64[D]").astype(numpy.int32),
        quantities=numpy.fromiter((int(quantity * MILLION) for quantity in columns["quantity"]), numpy.int64,
                                  len(columns["quantity"])),
        sources=words("source", ledger.admit_source),
        activities=activities, events=words("event", ledger.admit_event),
        levels=words("level", ledger.admit_level), places=words("place", ledger.admit_place),
        from_=table.source if table is not None else path_text(folder.path),
        first_line=table.lines[0] if table is not None else 1)


def correct(ledger: Ledger, folder: TermFolder) -> None:
    members, records = rows_of(folder, "members"), rows_of(folder, "ledger")
    ledger.correct([Correction(records[each.record], records.get(each.replacement),
                               note=CorrectionNote(each.reason, each.day, by=members.get(each.by)))
                    for each in folder.rows("corrections")])


def appeal(ledger: Ledger, folder: TermFolder) -> None:
    members, records = rows_of(folder, "members"), rows_of(folder, "ledger")
    for each in folder.rows("appeals"):
        made = ledger.appeal(Appeal(members[each.member], records.get(each.record), reason=each.reason, day=each.day))
        if each.answer:
            note = CorrectionNote(each.answer_reason, each.answer_day, by=members.get(each.by))
            ledger.answer(made, AppealAnswer(each.answer == "upheld", note))


@dataclass(frozen=True, repr=False)
class Seal:
    """What reporters are put under seal with: a passphrase, and random bytes drawn for this archive."""

    passphrase: str
    salt: bytes

    def key(self, folder: TermFolder) -> SealKey:
        (term,) = folder.rows("term")
        return SealKey.from_passphrase(self.passphrase, salt=self.salt, term=term.name)


def build_incidents(folder: TermFolder, seal: Seal | None = None) -> list[Incident]:
    """What went wrong. Reporters are put under seal; without one they are left out."""
    places = rows_of(folder, "places")
    key = seal.key(folder) if seal and any(each.reporter for each in folder.rows("incidents")) else None
    incidents: list[Incident] = []
    faults = Faults()
    for row, each in enumerate(folder.rows("incidents")):
        reporter = SealedText(each.reporter, key, each.incident) if key and each.reporter else SealedText()
        try:
            incidents.append(Incident(
                IncidentFacts(each.incident, Label(each.name, each.name_en), severity=getattr(Severity, each.severity),
                              place=places.get(each.place), reporter=reporter),
                [IncidentStep(getattr(IncidentState, state), getattr(each, state))
                 for state in INCIDENT_STATES if getattr(each, state)]))
        except InvalidInput as error:
            faults.add_error(folder.needed("incidents").place(row), error)
    faults.raise_if_any()
    return incidents
