"""A branch that is scored in parts comes to what it comes to at once, and each score still unfolds to its records."""
from datetime import date, timedelta

import branch_work
import muster
import pytest
from muster.archive import to_bytes
from muster.distributed import Federation, score_in_parts, split_ledger
from muster.evaluation import Grade, Quota, QuotaAmong, Roll, RollMember, RollUnit, Scheme, Ties, check, evaluate
from muster.record import (Activity, ActivityPlan, ActivityState, Appeal, AppealAnswer, Correction, CorrectionNote,
                           Ledger)

FIRST = date(2026, 9, 7)
UNITS = [RollUnit("top"), RollUnit("A", parent="top"), RollUnit("B", parent="top")]


def scheme_with(*quotas):
    parts = Scheme.from_dict({"study": {"weight": 2, "rule": "sum", "cap": 20}, "help": "count each 5"}).parts
    best, good = [*quotas, None, None][:2]
    grades = [Grade("best", from_="12", quota=best), Grade("good", from_="5", quota=good), Grade("rest")]
    return Scheme(parts.replace(grades=grades))


def quota(under, ties=Ties.all_out, key="", among=QuotaAmong.all):
    return Quota(1, under, ties=ties, key=key, among=among)


def branch(members):
    """A ledger with everything in it that a ledger has, and its roll."""
    codes = [f"S{row:04}" for row in range(members)]
    ledger = Ledger([*codes, "gone"], ["study", "help"])
    source = ledger.admit_source("desk")
    plan = ActivityPlan("day", days=muster.Period(FIRST, FIRST + timedelta(days=3)), responsible=members // 2)
    activities = [ledger.add_activity(Activity.at(plan.replace(code=state.name), state, FIRST, members // 3))
                  for state in (ActivityState.reviewed, ActivityState.running)]
    rows = [(row, at) for row in range(members) for at in range(1 + row % 4)]
    ledger.append_columns([row for row, _ in rows], [at % 2 for _, at in rows],
                          [(FIRST - date(1970, 1, 1)).days + at for _, at in rows],
                          quantities=[1_000_000 * (1 + (7 * row + at) % 17) for row, at in rows],
                          sources=[source] * len(rows), activities=[activities[row % 7 == 0] for row, _ in rows])
    note = CorrectionNote("it was not so", FIRST, by=3)
    ledger.correct([Correction(at, at + 1 if at % 20 else None, note=note) for at in range(10, len(rows) - 1, 10)])
    appeal = ledger.appeal(Appeal(5, about=4, reason="I was there", day=FIRST))
    ledger.answer(appeal, AppealAnswer(True, note=note))
    ledger.appeal(Appeal(6, reason="something is missing", day=FIRST))
    roll = Roll([RollMember(code, unit=("A", "B", "")[row % 3]) for row, code in enumerate([*codes, "none"])], UNITS)
    return ledger, roll


def federation(ledger, roll, parts):
    return Federation(split_ledger(ledger, parts, roll), partitions=3)


@pytest.mark.parametrize("quotas", [
    [], [quota(3, Ties.all_in)], [quota(5, Ties.by_key, "help"), quota(2, Ties.all_out)],
    [quota(4, Ties.all_in, among=QuotaAmong.unit), quota(2, Ties.by_key, "study", QuotaAmong.unit)]],
    ids=["none", "all in", "by key", "in units"])
def test_parts_stand_as_all_do_at_once(tmp_path, quotas):
    ledger, roll = branch(60)
    scheme = scheme_with(*quotas)
    options = {"is_ranked": True, "ignores_strangers": True}
    whole = evaluate(scheme, ledger, roll=roll, **options)
    scored = score_in_parts(scheme, federation(ledger, roll, 7), tmp_path / "out", units=UNITS, **options)
    assert scored.tally.members == 61 and scored.units == whole.units
    row_of = {member.code: row for row, member in enumerate(roll.members)}
    seen = {}
    for code, part in scored.parts.compute().items():
        assert check(part) == []
        for member, standing in zip(part.roll.members, scored.standings(code)):
            assert standing == whole.members[row_of[member.code]]
            assert [one.score for one in part.explain(member.code).indicators] == [
                one.score for one in whole.explain(member.code).indicators]
            seen[member.code] = standing
    assert len(seen) == 61
    frame = scored.to_frame().compute().set_index("member")
    grades = [grade.code for grade in scheme.grades]
    for code, standing in seen.items():
        told = frame.loc[code]
        assert told["rank"] == standing.rank
        assert told["grade"] == ("" if standing.grade is None else grades[standing.grade])


def test_parts_of_a_ledger_hold_all_that_is_in_it():
    ledger, roll = branch(60)
    parts = split_ledger(ledger, 5, roll)
    assert sum(len(part) for part, _ in parts.values()) == len(ledger)
    assert sum(len(part.appeals) for part, _ in parts.values()) == len(ledger.appeals)
    assert sum(part.effective_size for part, _ in parts.values()) == ledger.effective_size
    assert sorted(member.code for _, part in parts.values() for member in part.members) == sorted(
        member.code for member in roll.members)
    alone = split_ledger(ledger, 1)["0"]
    assert to_bytes(alone[0]) == to_bytes(ledger) and [member.code for member in alone[1].members] == ledger.members


def test_parts_that_are_finished_are_not_scored_again_and_may_be_tables(tmp_path):
    files = branch_work.write_branches(tmp_path / "in", 8)
    parts = Federation.of_folders(files, read=branch_work.read_points, partitions=4).map(dated)
    scored = score_in_parts(scheme_with(quota(3)), parts, tmp_path / "out")
    kept = {path.name: path.stat().st_ino for path in (tmp_path / "out").iterdir()}
    assert score_in_parts(scheme_with(quota(3)), parts, tmp_path / "out").tally == scored.tally
    assert {path.name: path.stat().st_ino for path in (tmp_path / "out").iterdir()} == kept
    together = {name: [cell for one in parts.compute().values() for cell in one[name]]
                for name in ("member", "study", "help", "day")}
    whole = evaluate(scheme_with(quota(3)), together)
    found = {member.code: standing for code, part in scored.parts.compute().items()
             for member, standing in zip(part.roll.members, scored.standings(code))}
    assert [found[member.code] for member in whole.roll.members] == list(whole.members)


def dated(points):
    return {**points, "day": ["2026-09-07"] * len(points["member"])}


def test_what_cannot_be_scored_in_parts_is_refused(tmp_path):
    ledger, roll = branch(12)
    comparing = Scheme.from_dict({"aggregation": "copeland", "study": "count each 1", "help": "count each 5"})
    with pytest.raises(muster.InvalidInput, match="totals in it look at all members, which no part has"):
        score_in_parts(comparing, federation(ledger, roll, 2), tmp_path / "a", units=UNITS, ignores_strangers=True)
    level = federation(*branch(60), 3)
    with pytest.raises(muster.InvalidInput, match="members with .* points stand level at its cut, with room for"):
        score_in_parts(scheme_with(quota(4, Ties.refuse)), level, tmp_path / "b", units=UNITS,
                       ignores_strangers=True)
    with pytest.raises(muster.InvalidInput, match="parts: 5 is no Federation; give a federation of parts"):
        score_in_parts(comparing, 5, tmp_path / "c")
    with pytest.raises(muster.InvalidInput, match="parts: 0 is no number of parts; give a whole number from 1"):
        split_ledger(ledger, 0)
