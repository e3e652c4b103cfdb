"""What the files say of each other: every code stands where it should, once, and days and limits are in order.

Checks skip a cell that could not be read and a table that is not there; those faults are known already.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from .._muster import InvalidInput
from .._muster.org import Stage, StageHistory
from ..cells import Clock, clock
from ..columns import Columns
from ..faults import Faults, Place
from . import area_references as areas
from .tables import BY_NAME
from .shared_places import check_shared_places
from .tree import path_up

Tables = Mapping[str, Columns]

# table, column, tables that own the code, what it is called
NAMED: list[tuple[str, str, tuple[str, ...], str]] = [
    ("term", "branch", ("units",), "unit"),
    ("units", "above", ("units",), "unit"),
    ("members", "unit", ("units",), "unit"),
    ("members", "class", ("classes",), "class"),
    ("members", "bed", ("places",), "bed"),
    ("stages", "member", ("members",), "member"),
    ("offices", "unit", ("units",), "unit"),
    ("offices", "member", ("members",), "member"),
    ("development", "member", ("members",), "member"),
    ("development", "contacts", ("members",), "member"),
    ("development", "introducers", ("members",), "member"),
    ("development_records", "member", ("members",), "member"),
    ("development_records", "by", ("units",), "unit"),
    ("votes", "member", ("members",), "member"),
    ("transfers", "member", ("members",), "member"),
    ("transfers", "from", ("units",), "unit"),
    ("departures", "member", ("members",), "member"),
    ("stage_corrections", "member", ("members",), "member"),
    ("stage_corrections", "by", ("members",), "member"),
    ("meetings", "unit", ("units",), "unit"),
    ("meetings", "present", ("members",), "member"),
    ("meetings", "activity", ("activities",), "activity"),
    ("places", "within", ("places",), "place"),
    ("students", "class", ("classes",), "class"),
    ("students", "bed", ("places",), "bed"),
    ("titles", "holder", ("members", "places"), "member or place"),
    ("timetables", "class", ("classes",), "class"),
    ("posts", "place", ("places",), "place"),
    ("pattern", "post", ("posts",), "post"),
    ("pattern", "pinned", ("members",), "member"),
    ("duty", "post", ("posts",), "post"),
    ("duty", "pinned", ("members",), "member"),
    ("leave", "member", ("members",), "member"),
    ("requests", "member", ("members",), "member"),
    ("requests", "post", ("posts",), "post"),
    ("company", "member", ("members",), "member"),
    ("company", "other", ("members",), "member"),
    ("mentors", "member", ("members",), "member"),
    ("mentors", "shared", ("shared_places",), "shared place"),
    ("shared_places", "within", ("shared_places",), "shared place"),
    ("mentees", "student", ("students",), "student"),
    ("grades", "person", ("members", "students"), "person"),
    ("pair_rules", "member", ("mentors",), "mentor"),
    ("pair_rules", "student", ("mentees",), "mentee"),
    ("activities", "responsible", ("members",), "member"),
    ("attendance", "member", ("members",), "member"),
    ("attendance", "activity", ("activities",), "activity"),
    ("ledger", "member", ("members",), "member"),
    ("ledger", "activity", ("activities",), "activity"),
    ("corrections", "record", ("ledger",), "record"),
    ("corrections", "replacement", ("ledger",), "record"),
    ("corrections", "by", ("members",), "member"),
    ("appeals", "member", ("members",), "member"),
    ("appeals", "record", ("ledger",), "record"),
    ("appeals", "by", ("members",), "member"),
    ("incidents", "place", ("places",), "place"),
    ("incidents", "reporter", ("members",), "member"),
    ("ratings", "member", ("members",), "member"),
    ("ratings", "by", ("members",), "member"),
    ("posts", "unit", ("units",), "unit"),
    ("mentees", "unit", ("units",), "unit"),
    ("activities", "approved_by", ("members",), "member"),
    ("activities", "reviewed_by", ("members",), "member"),
    ("goals", "unit", ("units",), "unit"),
    ("goals", "part_of", ("goals",), "goal"),
    ("responsibilities", "unit", ("units",), "unit"),
    ("responsibilities", "post", ("posts",), "post"),
    ("responsibilities", "member", ("members",), "member"),
    ("publicity", "unit", ("units",), "unit"),
    ("publicity", "about", ("members",), "member"),
    ("publicity", "evidence", ("ledger",), "record"),
    ("branch_ledger", "unit", ("units",), "unit"),
    *areas.NAMED,
]

# table, column that may name people who have left, table that owns the codes of those who have not, whether it is told
MAY_HAVE_LEFT = [
    ("earlier_pairings", "student", "students", True),
    ("earlier_pairings", "member", "members", True),
    ("load", "member", "members", False),  # as the last term wrote it, with everybody
    ("last_scores", "member", "members", False),
]

# table, columns that name one row between them
ONCE = [
    ("stages", ("member", "stage")),
    ("votes", ("member", "on", "day")),
    ("transfers", ("member", "day")),
    ("grades", ("person", "subject")),
    ("duty", ("post", "day", "from", "to")),
    ("published", ("member", "post", "day", "number")),
    ("published_pairs", ("student", "member")),
    ("requests", ("member", "day", "post")),
    ("company", ("member", "other")),
    ("pair_rules", ("member", "student")),
    ("attendance", ("member", "activity", "day")),
    ("ratings", ("member", "indicator", "rater", "by")),
    ("responsibilities", ("duty", "member")),
    ("gates", ("platform",)),
    ("confirmations", ("source", "indicator")),
    ("retention", ("kind",)),
]

# table, first and last, how it is said
IN_ORDER = [
    ("term", "first_day", "last_day"),
    ("term", "first_day", "as_of"),
    ("term", "as_of", "last_day"),
    ("offices", "first_day", "last_day"),
    ("members", "from", "until"),
    ("leave", "first_day", "last_day"),
    ("pattern", "first_day", "last_day"),
    ("development_records", "day", "last_day"),
    ("activities", "first_day", "last_day"),
    ("titles", "given", "last_review"),
    ("titles", "given", "withdrawn"),
    ("publicity", "nominated", "consented"),
    ("publicity", "nominated", "published"),
    ("publicity", "published", "expires"),
    ("responsibilities", "acknowledged", "done"),
]
FROM_TO = ["timetables", "duty", "leave", "venue", "study_windows"]
IN_TERM = ["duty", "requests", "ledger", "branch_ledger"]
ABOVE: dict[str, str | None] = {"bed": "room", "room": "floor", "floor": "building", "building": None}
UNIT_RANK = {"committee": 0, "general_branch": 1, "branch": 2, "group": 3}
ACTIVITY_STATES = ("approved", "running", "evidenced", "reviewed", "closed")
INCIDENT_STATES = ("discovered", "reported", "handled", "closed")


def check_references(tables: Tables, unread: Collection[str], faults: Faults) -> None:
    for name, column, owners, thing in NAMED:
        if name in tables:
            missing = [owner for owner in owners if owner not in tables or owner in unread]
            if any(owner in unread or not BY_NAME[owner].optional for owner in missing):
                continue  # which is told already
            if len(missing) < len(owners):
                check_named(tables, name, column, tuple(owner for owner in owners if owner in tables), thing, faults)
            else:
                check_nothing_named(tables[name], column, owners, thing, faults)
    for name, columns in ONCE + areas.ONCE:
        if name in tables:
            check_once(tables[name], columns, faults)
    for name, first, last in IN_ORDER + areas.IN_ORDER:
        check_days_in_order(tables.get(name), first, last, faults)
    for name in FROM_TO:
        check_times(tables.get(name), faults)
    check_term(tables, faults)
    check_trees(tables, faults)
    check_people(tables, faults)
    check_stages(tables, faults)
    check_records(tables.get("development_records"), faults)
    check_votes(tables, faults)
    check_limits(tables.get("mentors"), ("minimum", "maximum"), "the mentor", faults)
    check_limits(tables.get("shared_places"), ("minimum", "maximum"), "the shared place", faults)
    check_shared_places(tables.get("shared_places"), tables.get("mentors"), faults)
    check_limits(tables.get("duty"), ("minimum", "wanted", "maximum"), "the shift", faults)
    check_states(tables.get("activities"), ACTIVITY_STATES, faults)
    check_states(tables.get("incidents"), INCIDENT_STATES, faults)
    check_venue(tables.get("venue"), faults)
    check_corrections(tables, faults)
    check_appeals(tables.get("appeals"), faults)
    check_weights(tables.get("weights"), faults)
    check_grades(tables.get("grades"), faults)
    check_raters(tables.get("ratings"), faults)
    check_attendance(tables, faults)
    check_stages_are_there(tables, unread, faults)
    check_goals(tables, faults)
    check_publicity(tables.get("publicity"), faults)
    areas.check_areas(tables, faults)


def rows(table: Columns | None) -> Iterator[tuple[Place, Any]]:
    """Each row and where it stands; none of a table that is not there."""
    if table is not None:
        yield from ((table.place(row), cells) for row, cells in enumerate(table))


def file_of(table: Columns) -> str:
    return " or ".join(dict.fromkeys(Path(source).name for source in table.sources or (table.source,)))


def check_named(tables: Tables, name: str, column: str, owners: tuple[str, ...], thing: str, faults: Faults) -> None:
    table = tables[name]
    owning = [tables[owner] for owner in owners]
    known = {code for owner in owning for code in owner[owner.form.key]}
    where = " or ".join(map(file_of, owning))
    good: dict[Any, bool] = {}  # one look-up a code, not one a row: a ledger is long
    for row, cell in enumerate(table[column]):
        if not cell or good.get(cell):
            continue
        missing = [code for code in (cell if isinstance(cell, tuple) else (cell,)) if code not in known]
        for code in missing:
            faults.unknown(table.place(row), thing, code, where, [each for each in known if each])
        good[cell] = not missing


def check_who_may_have_left(tables: Tables, faults: Faults, notes: list[str]) -> None:
    """People of earlier terms may have left; a code that is only spelt otherwise is a fault."""
    for name, column, owner, is_told in MAY_HAVE_LEFT:
        table, owning = tables.get(name), tables.get(owner)
        if table is None or owning is None:
            continue
        known = {code for code in owning[owning.form.key] if code}
        by_spelling = {spelling(code): code for code in known}
        strange: dict[str, int] = {}
        for row, code in enumerate(table[column]):
            if code and code not in known:
                strange.setdefault(code, row)
        gone = [code for code in strange if spelling(code) not in by_spelling]
        for code in sorted(strange.keys() - set(gone), key=lambda each: strange[each]):
            faults.unknown(table.place(strange[code]), column, code, file_of(owning), [by_spelling[spelling(code)]])
        if gone and is_told:
            place = table.place(strange[gone[0]])
            notes.append(f"{place}: not in {file_of(owning)} any more: {len(gone)}, first \"{gone[0]}\"; what was "
                         "before counts for nobody")


def spelling(code: str) -> str:
    """What is left of a code without its case, width, signs and leading noughts."""
    plain = unicodedata.normalize("NFKC", code).casefold()
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[\W_]+", "", plain))


def check_nothing_named(table: Columns, column: str, owners: tuple[str, ...], thing: str, faults: Faults) -> None:
    """A code of a table that is not there is told of once."""
    row = next((row for row, cell in enumerate(table[column]) if cell), None)
    if row is not None:
        cell = table[column][row]
        code = cell[0] if isinstance(cell, tuple) else cell
        faults.add(table.place(row), f"{thing} \"{code}\" is named, and there is no table of {' or '.join(owners)}",
                   f"add {' or '.join(f'{owner}.csv' for owner in owners)}, or leave column \"{column}\" blank")


def check_once(table: Columns, columns: tuple[str, ...], faults: Faults) -> None:
    first: dict[tuple[Any, ...], int] = {}
    for row, key in enumerate(zip(*(table[column] for column in columns))):
        if None in key:
            continue
        if key in first:
            told = ", ".join(f"\"{told_of(table, name, value)}\"" for name, value in zip(columns, key))
            faults.add(table.place(row), f"{', '.join(columns)} {told} stand here twice (first "
                                         f"in line {first[key]})",
                       "keep one of the rows")
        else:
            first[key] = table.lines[row]


def told_of(table: Columns, column: str, value: Any) -> str:
    """The value as cells have it."""
    kind = next(each.kind for each in table.form.columns if each.name == column)
    return clock(value) if isinstance(kind, Clock) else str(value)


def check_days_in_order(table: Columns | None, first: str, last: str, faults: Faults) -> None:
    if table is None:
        return
    for row, (one, other) in enumerate(zip(table[first], table[last])):
        if one and other and one > other:
            faults.add(table.place(row), f"{last} {other} comes before {first} {one}", "correct one of the days")


def check_times(table: Columns | None, faults: Faults) -> None:
    if table is None:
        return
    for row, (begins, ends) in enumerate(zip(table["from"], table["to"])):
        if (begins is None) != (ends is None):
            if table.form.name == "leave":
                faults.add(table.place(row), "only one of from and to is given", "give both, or none for all day")
        elif begins is not None and begins != ends and table.form.name == "duty":
            continue  # a shift may go past midnight
        elif begins is not None and begins >= ends:
            faults.add(table.place(row), f"it ends at {clock(ends)} and begins at {clock(begins)}",
                       "correct a time; split what goes past midnight into two rows")


def check_term(tables: Tables, faults: Faults) -> None:
    term = tables.get("term")
    if term is None or not len(term):
        return
    for row in range(1, len(term)):
        faults.add(term.place(row), "a second term stands here", "keep one row; a folder holds one term")
    first, last = term["first_day"][0], term["last_day"][0]
    if not first or not last or first > last:
        return
    for name in IN_TERM + areas.IN_TERM:
        table = tables.get(name)
        if table is None:
            continue
        for row, day in enumerate(table["day"]):
            if day and not first <= day <= last:
                faults.add(table.place(row), f"{day} is outside the term, {first} to {last}",
                           f"correct the day, or the term in {file_of(term)}")


def check_trees(tables: Tables, faults: Faults) -> None:
    places = tables.get("places")
    level_of = dict(zip(places["place"], places["level"])) if places is not None else {}
    for where, place in rows(places):
        above = ABOVE.get(place.level)
        if place.level is None or place.within is None or (place.within and place.within not in level_of):
            continue
        if above is None and place.within:
            faults.add(where, f"building \"{place.place}\" stands in \"{place.within}\"",
                       "leave within blank")
        elif above and level_of.get(place.within) != above:
            stands = f"{level_of[place.within]} \"{place.within}\"" if place.within else "nothing"
            faults.add(where, f"{place.level} \"{place.place}\" stands in {stands}",
                       f"name the {above} it is in")
    units = tables.get("units")
    unit_level = dict(zip(units["unit"], units["level"])) if units is not None else {}
    for where, unit in rows(units):
        above = unit_level.get(unit.above)
        if unit.level and above and UNIT_RANK[above] >= UNIT_RANK[unit.level]:
            faults.add(where, f"{unit.level} \"{unit.unit}\" stands under {above} \"{unit.above}\"",
                       "name a unit of a higher level")


def check_people(tables: Tables, faults: Faults) -> None:
    """No code is both a member's and a student's; beds are beds, and nobody shares one."""
    members, students, places = tables.get("members"), tables.get("students"), tables.get("places")
    member_codes = set(members["member"]) if members is not None else set()
    level_of = dict(zip(places["place"], places["level"])) if places is not None else {}
    sleeps: dict[str, str] = {}
    for table, key in ((members, "member"), (students, "student")):
        for where, person in rows(table):
            code = getattr(person, key)
            if members is not None and table is students and code and code in member_codes:
                faults.add(where, f"student \"{code}\" is in {file_of(members)} as well",
                           "keep one of the rows; a member who studies has a class there")
            if not person.bed or level_of.get(person.bed) is None:
                continue
            if level_of[person.bed] != "bed":
                faults.add(where, f"\"{person.bed}\" is a {level_of[person.bed]}, not a bed", "name the bed")
            elif person.bed in sleeps:
                faults.add(where, f"bed \"{person.bed}\" is \"{sleeps[person.bed]}\"'s already",
                           "give each person a bed of their own")
            else:
                sleeps[person.bed] = code


def check_stages(tables: Tables, faults: Faults) -> None:
    stages, members = tables.get("stages"), tables.get("members")
    if stages is None:
        return
    histories: dict[str | None, StageHistory | None] = {}
    for where, step in rows(stages):
        if None in (step.member, step.stage, step.since):
            histories[step.member] = None  # what could be read of it is not the whole
        elif (before := histories.get(step.member, StageHistory())) is not None:
            try:
                histories[step.member] = before.with_step(getattr(Stage, step.stage), step.since)
            except InvalidInput as error:
                faults.add(where, f"member \"{step.member}\": {error.fault}", error.remedy)
    if None not in histories:
        for where, member in rows(members):
            if member.member and member.member not in histories:
                faults.add(where, f"member \"{member.member}\" has no stage",
                           f"add a row to {file_of(stages)}")


def check_records(table: Columns | None, faults: Faults) -> None:
    """What a notice, an approval and a training cannot do without."""
    for where, each in rows(table):
        if each.record in ("notice", "approval") and not each.stage:
            faults.add(where, f"the {each.record} is about no stage", "fill in the stage")
        if each.record == "notice" and not each.last_day:
            faults.add(where, "the notice has no last day", "fill in last_day")
        if each.record == "training" and not each.hours and not each.days:
            faults.add(where, "the training has no length", "fill in its hours or its days")


def check_votes(tables: Tables, faults: Faults) -> None:
    """Nobody counts twice, and an extension has its months."""
    months = {each.member: each.extended_by for each in tables.get("development", ())}
    for where, vote in rows(tables.get("votes")):
        counted = (vote.entitled, vote.present, vote.in_favour)
        if None not in counted and max(vote.present, vote.in_favour) > vote.entitled:
            faults.add(where, f"{vote.entitled} are entitled, {vote.present} present and {vote.in_favour} in favour",
                       "neither those present nor those in favour can be more than those entitled")
        if vote.on == "extension" and not months.get(vote.member):
            faults.add(where, f"probation of \"{vote.member}\" was extended by no months",
                       "fill in extended_by in the table development")


def check_limits(table: Columns | None, names: tuple[str, ...], whose: str, faults: Faults) -> None:
    """Limits rise from one to the next; blank ones are passed over."""
    for where, cells in rows(table):
        given = [(name, getattr(cells, name)) for name in names if getattr(cells, name) is not None]
        for (low, least), (high, most) in zip(given, given[1:]):
            if least > most:
                faults.add(where, f"{whose}'s {low} {least} is above the {high} {most}",
                           "exchange them or correct one")
        pinned = getattr(cells, "pinned", ())  # of shifts
        if pinned and given and len(pinned) > given[-1][1]:
            faults.add(where, f"{len(pinned)} members are pinned and at most {given[-1][1]} may stand",
                       "raise the maximum or pin fewer")


def check_states(table: Columns | None, states: tuple[str, ...], faults: Faults) -> None:
    """Days of the states rise, and none is left out before a later one."""
    for where, cells in rows(table):
        for earlier, later in zip(states, states[1:]):
            one, other = getattr(cells, earlier), getattr(cells, later)
            if other and not one:
                faults.add(where, f"{later} has a day and {earlier} has none",
                           f"fill in the day of {earlier}")
                break
            if one and other and other < one:
                faults.add(where, f"{later} on {other} comes before {earlier} on {one}",
                           "correct one of the days")
                break


def check_venue(venue: Columns | None, faults: Faults) -> None:
    """One person's athlete, official and volunteer roles never overlap."""
    taken: dict[tuple[str, date], list[tuple[int, int, str, int]]] = {}
    for where, role in rows(venue):
        if None in (role.member, role.role, role.day, role.from_, role.to):
            continue
        for other_begins, other_ends, other_role, line in taken.get((role.member, role.day), ()):
            if role.from_ < other_ends and other_begins < role.to:
                faults.add(where,
                           f"member \"{role.member}\" is {role.role} from {clock(role.from_)} to {clock(role.to)} and "
                           f"{other_role} from {clock(other_begins)} to {clock(other_ends)} (line {line})",
                           "give one of the roles to somebody else")
                break
        taken.setdefault((role.member, role.day), []).append((role.from_, role.to, role.role, where.line))


def check_corrections(tables: Tables, faults: Faults) -> None:
    corrections, ledger = tables.get("corrections"), tables.get("ledger")
    if corrections is None or ledger is None:
        return
    replacement = {each.record: each.replacement for _, each in rows(corrections) if each.replacement}
    ends: set[str] = set()  # records from which replacements come to an end
    for where, correction in rows(corrections):
        passed = [correction.record]
        following = replacement.get(correction.record)
        while following and following not in ends and following not in passed:
            passed.append(following)
            following = replacement.get(following)
        if following == correction.record:
            faults.add(where, f"record \"{correction.record}\" is replaced in a circle: "
                       + ", ".join(f"\"{code}\"" for code in [*passed[1:], correction.record]),
                       "leave out one of these corrections")
        elif not following or following in ends:
            ends.update(passed)


def check_appeals(appeals: Columns | None, faults: Faults) -> None:
    for where, each in rows(appeals):
        missing = [name for name in ("answer_reason", "answer_day") if not getattr(each, name)]
        if each.answer and missing:
            faults.add(where, f"the appeal is answered and {' and '.join(missing)} blank",
                       "say why and when it was answered so")
        if each.answer and each.answer_day and each.day and each.answer_day < each.day:
            faults.add(where, f"answer_day {each.answer_day} comes before day {each.day}",
                       "correct one of the days")


def check_weights(weights: Columns | None, faults: Faults) -> None:
    if weights is None or None in weights["weight"]:
        return
    total = sum(weights["weight"], Decimal())
    if total != 100:
        faults.add(weights.place_of_all(), f"the weights sum to {total}, not to 100", "correct them")


def check_grades(grades: Columns | None, faults: Faults) -> None:
    for where, each in rows(grades):
        if each.grade is not None and each.scale is not None and each.grade > each.scale:
            faults.add(where, f"grade {each.grade} is above the best there is, {each.scale}",
                       "correct it, or write the scale of the grades in a column scale (满分), as 100 or 5")


def check_goals(tables: Tables, faults: Faults) -> None:
    """A part of a goal belongs to a unit below that of the whole."""
    goals, units = tables.get("goals"), tables.get("units")
    if goals is None or units is None:
        return
    above = dict(zip(units["unit"], units["above"]))
    unit_of = dict(zip(goals["goal"], goals["unit"]))
    for where, goal in rows(goals):
        whole = unit_of.get(goal.part_of)
        if not goal.part_of or whole not in above or goal.unit not in above:
            continue
        if all(at != whole for at in path_up(above[goal.unit], above)):
            faults.add(where, f"unit \"{goal.unit}\" does not stand below \"{whole}\", whose goal "
                              f"\"{goal.part_of}\" is", "hand goals down the tree of units")


def check_publicity(publicity: Columns | None, faults: Faults) -> None:
    """Nothing is told of a person before that person agreed."""
    for where, case in rows(publicity):
        if case.kind == "person" and case.about == "":
            faults.add(where, "it is about a person and names none", "give the member's code in the column about")
        if case.about and case.published and not case.consented:
            faults.add(where, f"it was published on {case.published} and \"{case.about}\" has not agreed",
                       "give the day of the consent, or take the publication back")
        elif case.about and case.published and case.consented > case.published:
            faults.add(where, f"it was published on {case.published}, before the consent of {case.consented}",
                       "correct one of the days")


def check_raters(ratings: Columns | None, faults: Faults) -> None:
    """Nobody but oneself rates as self, and nobody rates oneself as anything else."""
    for where, each in rows(ratings):
        if each.rater == "self" and each.by and each.by != each.member:
            faults.add(where, f"\"{each.by}\" rates \"{each.member}\" as that member's self",
                       "name the member, or write peer as the rater")
        elif each.rater == "peer" and each.by and each.by == each.member:
            faults.add(where, f"\"{each.by}\" rates oneself as a peer", "name the peer, or write self as the rater")


def check_attendance(tables: Tables, faults: Faults) -> None:
    """Who came to an activity came on one of its days."""
    activities = tables.get("activities")
    days = ({each.activity: (each.first_day, each.last_day) for _, each in rows(activities)})
    for where, each in rows(tables.get("attendance")):
        first, last = days.get(each.activity, (None, None))
        if each.day and first and last and not first <= each.day <= last:
            faults.add(where, f"{each.day} is no day of activity \"{each.activity}\", {first} to {last}",
                       "correct the day or the activity")


def check_stages_are_there(tables: Tables, unread: Collection[str], faults: Faults) -> None:
    """Shifts that ask for a stage need the table of stages; said once, not of each shift."""
    if "stages" in tables or "stages" in unread:
        return
    for where, shift in rows(tables.get("duty")):
        if shift.least_stage or shift.lead_stage:
            asked = shift.least_stage or shift.lead_stage
            faults.add(where, f"it asks for stage {asked}, and there is no table of stages",
                       "add stages.csv, or leave the stage blank")
            return
