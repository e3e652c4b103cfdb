"""A branch that is scored in parts comes to what it comes to at once, and each score still unfolds to its records."""
from datetime import date, timedelta

import branch_work
import muster
import pytest
from muster.archive import to_bytes
from muster.distributed import Federation, score_in_parts, split_ledger, split_pieces
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


def in_pieces(tmp_path, ledger, pieces):
    """The ledger's records as so many CSV files, members' records all over them."""
    files = {}
    for piece in range(pieces):
        part = Ledger(ledger.members[piece::pieces], ledger.indicators)
        for row in range(piece, len(ledger), pieces):
            one = ledger[row]
            part.append_columns([part.admit_member(ledger.members[one.member])], [one.indicator],
                                [(one.day - date(1970, 1, 1)).days], quantities=[int(one.quantity * 1_000_000)],
                                sources=[part.admit_source(f"desk {piece}")])
        files[f"piece {piece}"] = tmp_path / f"{piece}.csv"
        part.to_csv(files[f"piece {piece}"])
    return files


@pytest.mark.parametrize("with_roll", [False, True], ids=["of everybody", "of a roll"])
def test_pieces_are_split_as_one_ledger_of_all_of_them_is(tmp_path, with_roll):
    ledger, roll = branch(60)
    files = in_pieces(tmp_path, ledger, 4)
    whole = None
    for file in files.values():
        whole = Ledger.from_csv(file, ledger=whole)
    wanted = split_ledger(whole, 5, roll if with_roll else None)
    made = split_pieces(Federation.of_folders(files, read=Ledger.from_csv), 5, tmp_path / "cut",
                        roll=roll if with_roll else None).compute()
    assert list(made) == list(wanted)
    for number, (part, members) in made.items():
        assert to_bytes(part) == to_bytes(wanted[number][0]) and members == wanted[number][1]


def test_pieces_are_archives_partitions_or_what_is_made_of_them(tmp_path):
    ledger, roll = branch(60)
    parts = split_ledger(ledger, 5, roll)
    pieces = {number: part for number, (part, _) in split_ledger(ledger, 3).items()}
    for code, part in pieces.items():
        muster.archive.save(tmp_path / f"{code}.muster", part)
    ways = (Federation.of_folders({code: tmp_path / f"{code}.muster" for code in pieces}, read=muster.archive.load),
            Federation(pieces).save(tmp_path / "saved"),
            Federation(pieces).save(tmp_path / "paired").map(first_of, 1))
    found = [split_pieces(way, 5, tmp_path / f"cut {at}", roll=roll).compute() for at, way in enumerate(ways)]
    for made in found:
        for number, (part, members) in made.items():
            wanted, own = parts[number]
            assert members == own
            assert sorted(map(said_of(part), range(len(part)))) == sorted(map(said_of(wanted), range(len(wanted))))
            assert part.effective_size == wanted.effective_size
            assert [each.appeal.reason for each in part.appeals] == [each.appeal.reason for each in wanted.appeals]
            assert [each.answer is None for each in part.appeals] == [each.answer is None for each in wanted.appeals]
            assert [each.code for each in part.activities] == [each.code for each in wanted.activities]
    scheme = scheme_with(quota(3, Ties.all_in))
    options = {"units": UNITS, "is_ranked": True, "ignores_strangers": True}
    scored = score_in_parts(scheme, split_pieces(ways[0], 5, tmp_path / "cut 0", roll=roll), tmp_path / "out",
                            **options)
    whole = evaluate(scheme, ledger, roll=roll, is_ranked=True, ignores_strangers=True)
    stands = {member.code: one for code, part in scored.parts.compute().items()
              for member, one in zip(part.roll.members, scored.standings(code))}
    assert [stands[member.code] for member in roll.members] == list(whole.members) and scored.units == whole.units


def first_of(ledger, _):
    return ledger


def said_of(ledger):
    """A record in words, and whether it counts."""
    def said(row):
        one = ledger[row]
        return (ledger.members[one.member], ledger.indicators[one.indicator], one.day, one.quantity,
                ledger.sources[one.source], ledger.activities[one.activity].code, ledger.is_effective(row))
    return said


def test_a_split_that_was_broken_off_goes_on_and_pieces_that_changed_are_told_of(tmp_path):
    files = in_pieces(tmp_path, branch(60)[0], 4)
    pieces = Federation.of_folders(files, read=Ledger.from_csv)
    once = split_pieces(pieces, 5, tmp_path / "cut").compute()
    made = {path.name: path.stat().st_ino for path in (tmp_path / "cut").glob("*.zip")}
    assert len(made) == 4
    next((tmp_path / "cut").glob("000002-*.zip")).unlink()
    again = split_pieces(pieces, 5, tmp_path / "cut").compute()
    assert [to_bytes(part) for part, _ in again.values()] == [to_bytes(part) for part, _ in once.values()]
    kept = {path.name: path.stat().st_ino for path in (tmp_path / "cut").glob("*.zip")}
    assert kept.keys() == made.keys() and sum(kept[name] == made[name] for name in made) >= 3
    with pytest.raises(muster.InvalidInput, match="was begun with other"):
        split_pieces(pieces, 6, tmp_path / "cut")
    files["piece 1"].write_text(files["piece 0"].read_text())
    with pytest.raises(muster.InvalidInput, match="what it was made from has changed"):
        split_pieces(pieces, 5, tmp_path / "cut")


def test_what_is_no_ledger_in_pieces_is_refused(tmp_path):
    ledger, _ = branch(12)
    with pytest.raises(muster.InvalidInput, match="pieces: they are in memory or made by another graph; save the"):
        split_pieces(Federation({"a": ledger}), 2, tmp_path / "a")
    with pytest.raises(muster.InvalidInput, match="pieces: 5 is no Federation; give a federation of ledgers"):
        split_pieces(5, 2, tmp_path / "b")
    with pytest.raises(muster.InvalidInput, match="parts: True is no number of parts"):
        split_pieces(Federation({"a": ledger}), True, tmp_path / "c")
    files = branch_work.write_branches(tmp_path / "in", 2)
    with pytest.raises(muster.InvalidInput, match="is no Ledger; give what reads a ledger of each"):
        split_pieces(Federation.of_folders(files, read=branch_work.read_points), 2, tmp_path / "d")
    other = Ledger(ledger.members, ledger.indicators)
    plan = ActivityPlan("running", days=muster.Period(FIRST, FIRST))
    other.add_activity(Activity.at(plan, ActivityState.running, FIRST, 1))
    pieces = Federation({"a": ledger, "b": other}).save(tmp_path / "two")
    with pytest.raises(muster.InvalidInput, match='activity "running" is not the same in all of them'):
        split_pieces(pieces, 2, tmp_path / "e").compute()


def test_who_stands_in_two_parts_is_refused_by_name_with_both_parts(tmp_path):
    ledger, roll = branch(40)
    parts = split_ledger(ledger, 4, roll)
    twice = next(member for member in parts["1"][1].members)
    doubled = {**parts, "3": (parts["3"][0], Roll([*parts["3"][1].members, twice], UNITS))}
    with pytest.raises(muster.InvalidInput) as refused:
        score_in_parts(scheme_with(), Federation(doubled, partitions=2), tmp_path / "out", units=UNITS,
                       ignores_strangers=True)
    assert str(refused.value) == (
        f'parts: member "{twice.code}" stands in part "1" and in part "3"; '
        "put all records of a member into one part, as split_ledger and split_pieces do")
