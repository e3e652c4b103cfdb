"""Who is told what: no reporter without the key, no name in what is redacted or pseudonymised, whatever the form."""
import io
import json
import os
import pickle
import re
import subprocess
import sys
import zipfile
from datetime import date

import pytest

import muster
from muster import Label, Language, Period
from muster.archive import (Format, Past, Reader, everything_before, from_bytes, pseudonymised, purged, redacted,
                            to_bytes)
from muster.cli.write import Told, write_all
from muster.evaluation import Roll, RollMember, Scheme, evaluate
from muster.org import Departure, Member, Organisation, Student, Unit
from muster.pairing import Fit, MenteeProfile, MentorProfile, pair
from muster.programme import Management, Term, TermPairing, TermRoster, audit, four_enters, verify
from muster.record import (Activity, ActivityPlan, ActivityState, Appeal, Case, CorrectionNote, Evidence, Incident,
                           IncidentFacts, IncidentState, IncidentStep, Ledger, SealedText, SealKey)
from muster.readers.cells import kept_from
from muster.report import html, icalendar, member_page, posters
from muster.roster import Bar, Cover, Draft, Measure, Options, Problem, Request, Shift, ShiftType, Unavailable, solve
from muster.roster import Member as OnRoster

KEY = "a secret of the branch, long enough"
SALT = bytes(range(16))
MONDAY = date(2026, 9, 7)
TERM = Period(MONDAY, date(2027, 1, 10))
NAMES = {"M2023117": "欧阳明月", "M2023118": "诸葛青云", "M2021001": "司徒长风", "S2026001": "上官婉约"}
REPORTER = "慕容知秋"
MEMBERS = [code for code in NAMES if code.startswith("M")]


def incident(code, day, *, is_closed):
    states = [IncidentState.discovered, IncidentState.reported, IncidentState.handled, IncidentState.closed]
    steps = [IncidentStep(state, day) for state in states[:4 if is_closed else 2]]
    key = SealKey.from_passphrase("a long passphrase for the seal", salt=SALT, term="秋季学期")
    return Incident(IncidentFacts(code, Label("宿舍用电", "appliance"), reporter=SealedText(REPORTER, key, code)), steps)


@pytest.fixture(scope="module")
def term():
    scheme = Scheme(four_enters())
    ledger = Ledger(MEMBERS, [row.code for row in scheme.indicators])
    source = ledger.admit_source("欧阳明月.csv")
    ledger.add_activity(Activity.at(ActivityPlan("A-M2023118", label=Label("诸葛青云带队打扫", "led by 诸葛青云"),
                                                 days=TERM, responsible=1), ActivityState.reviewed, MONDAY, by=0))
    for row in range(3):
        ledger.append(Evidence(row, 0, 2 + row, day=MONDAY, source=source))
    wrong = ledger.append(Evidence(0, 0, 9, day=MONDAY))
    ledger.void_record(wrong, CorrectionNote("司徒长风说不对", date(2026, 9, 9), by=1))
    ledger.appeal(Appeal(by=0, reason="欧阳明月不服", day=date(2026, 9, 10)))
    fit = Fit([MentorProfile(MEMBERS[0], year=3)], [MenteeProfile("S2026001", year=1)])
    paired = pair(fit, capacity=1)
    week = Period(MONDAY, date(2026, 9, 13))
    duty = Problem(Draft(week, shift_types=[ShiftType("D")],
                         members=[OnRoster(code, Label(NAMES[code])) for code in MEMBERS],
                         cover=[Cover(Shift(day, 0), minimum=1, wanted=1) for day in (MONDAY, date(2026, 9, 8))]))
    members = [Member(code, NAMES[code], unit=0, birth_day=date(2004, 5, 6)) for code in MEMBERS]
    members[2] = members[2].departed(Departure(date(2026, 10, 1), reason="家在远方"))
    return Term(Label("秋季学期", "autumn"), TERM, branch=0,
                organisation=Organisation(units=[Unit("branch", Label("第一支部"))], members=members,
                                          students=[Student("S2026001", NAMES["S2026001"])]),
                pairing=TermPairing(fit, paired.problem, paired.result),
                roster=TermRoster(duty, solve(duty, Options(work_limit=20_000, time_limit=None))), ledger=ledger,
                incidents=[incident("I1", date(2026, 9, 8), is_closed=True),
                           incident("I2", date(2026, 9, 9), is_closed=False)],
                evaluation=evaluate(scheme, ledger, roll=Roll([RollMember(code) for code in MEMBERS])),
                management=Management(cases=[Case("K", name=Label("诸葛青云的事迹"), text="诸葛青云坚持打扫",
                                                  about="M2023118", nominated=MONDAY, consented=MONDAY,
                                                  published=MONDAY)]))


@pytest.fixture(scope="module")
def wishful(term):
    """The same where people wish and are on leave."""
    week = Period(MONDAY, date(2026, 9, 13))
    days = [date(2026, 9, 7 + day) for day in range(7)]
    duty = Problem(Draft(week, shift_types=[ShiftType("D")],
                         members=[OnRoster(code, Label(NAMES[code])) for code in MEMBERS],
                         cover=[Cover(Shift(day, 0), minimum=1, wanted=1, under_weight=9) for day in days],
                         requests=[Request(0, days[0], weight=3), Request(1, days[0], weight=2),
                                   Request(2, days[4], weight=5)],
                         unavailable=[Unavailable(0, days[1], reason=Bar.leave),
                                      Unavailable(0, days[5], reason=Bar.leave)]))
    return Term(term.name, TERM, branch=0, organisation=term.organisation, ledger=term.ledger,
                evaluation=term.evaluation,
                roster=TermRoster(duty, solve(duty, Options(work_limit=20_000, time_limit=None))))


def every_text(data):
    """What is in the bytes, also of a workbook's parts."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return data.decode("utf-8", "replace")


def forms(term, folder):
    """Everything that can be made of a term, by name."""
    folder.mkdir()
    for name in write_all(term, folder, Told("zh")):
        assert name
    made = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    made |= {str(form): to_bytes(term, form) for form in (Format.json, Format.xml, Format.binary)}
    made |= {"pickle": pickle.dumps(term), "repr": repr(term).encode(), "calendar": icalendar(term).encode(),
             "english": html(term, language=Language.en).encode(), "posters": posters(term).encode(),
             "organisation": repr(list(term.organisation.members)).encode(),
             "incidents": repr(list(term.incidents)).encode(), "audit": repr(audit(term)).encode(),
             "parts": "".join(repr(getattr(term, name)) for name in dir(term) if not name.startswith("_")).encode()}
    made |= {f"page of {row}": member_page(term, row).encode() for row in range(len(term.organisation.members))}
    return {name: every_text(data) for name, data in made.items()}


def found_in(made, words):
    return sorted((name, word) for name, text in made.items() for word in words
                  if word in text or word.encode("unicode_escape").decode() in text or word in name)


def test_no_reporter_is_reachable_from_any_form_without_the_key(term, tmp_path):
    made = forms(term, tmp_path / "out")
    assert len(made) > 20
    assert found_in(made, [REPORTER, REPORTER.encode().hex()]) == []
    # With the key, and the salt that lies in the box, it is.
    box = from_bytes(to_bytes(term)).incidents[0].facts.reporter
    key = SealKey.from_passphrase("a long passphrase for the seal", salt=box.salt, term="秋季学期")
    assert box.open(key) == REPORTER


@pytest.mark.parametrize("reader", [Reader.committee, Reader.members])
def test_not_even_the_seal_is_left_for_who_is_told(term, reader, tmp_path):
    told = redacted(term, reader)
    assert not any(each.facts.reporter.is_set for each in told.incidents)
    box = term.incidents[0].facts.reporter.box if hasattr(term.incidents[0].facts.reporter, "box") else SALT.hex()
    assert found_in(forms(told, tmp_path / "out"), [box, SALT.hex(), REPORTER]) == []
    assert verify(told).holds


def test_members_are_told_plans_and_no_scores_evidence_or_incidents(term):
    told = redacted(term, Reader.members)
    assert told.evaluation is None and told.incidents == [] and len(told.ledger) == 0
    assert told.roster == term.roster and told.pairing == term.pairing
    assert [member.name for member in told.organisation.members] == [NAMES[code] for code in MEMBERS]
    assert all(member.birth_day is None for member in told.organisation.members)


PRIVATE = [*NAMES, *NAMES.values(), "2004-05-06", "家在远方", "说不对", "不服", "坚持打扫", "的事迹", SALT.hex()]


def test_no_name_or_code_is_in_any_form_that_was_pseudonymised(term, tmp_path):
    assert len(found_in(forms(term, tmp_path / "whole"), PRIVATE)) > 50
    made = pseudonymised(term, KEY)
    assert found_in(forms(made.term, tmp_path / "out"), PRIVATE) == []
    assert sorted(made.real.values()) == sorted(NAMES)
    assert [made.real[member.code] for member in made.term.organisation.members] == MEMBERS
    assert not found_in({"repr": repr(made)}, PRIVATE)


def test_no_name_is_in_any_form_for_who_is_outside(term, tmp_path):
    told = redacted(term, Reader.outside, key=KEY)
    assert found_in(forms(told, tmp_path / "out"), PRIVATE) == []
    assert told.evaluation is None and verify(told).holds
    with pytest.raises(muster.InvalidInput, match="its key has 5 bytes"):
        redacted(term, Reader.outside, key="short")


def test_totals_and_proofs_stay_as_they_were(term):
    made = pseudonymised(term, KEY).term
    assert verify(made).holds
    assert [score.total for score in made.evaluation.members] == [score.total for score in term.evaluation.members]
    assert made.roster.solution == term.roster.solution and made.pairing.result == term.pairing.result
    assert made == pseudonymised(term, KEY).term
    codes = {member.code for member in made.organisation.members}
    assert not codes & {member.code for member in pseudonymised(term, KEY + "!").term.organisation.members}
    (activity,) = made.ledger.activities
    assert re.fullmatch(r"A-P-[0-9a-f]{10}", activity.code) and "带队打扫" in activity.plan.label.zh


def test_a_roster_costs_the_same_by_other_codes(planned_term):
    for key in (KEY, KEY + " and more", KEY[::-1]):
        made = pseudonymised(planned_term, key).term
        found = verify(made)
        assert found.holds, (key, found.roster)
        assert made.roster.solution.score == planned_term.roster.solution.score
        for before, after in zip(fair_shares(planned_term), fair_shares(made), strict=True):
            assert before == after


def fair_shares(term):
    problem = term.roster.problem
    return [[problem.fair_load(measure, row) for row in range(len(problem.members))]
            for measure in Measure.__members__.values()]


def test_what_is_long_over_is_forgotten_and_totals_stay(term, tmp_path):
    nothing = purged(term, MONDAY)
    assert nothing.term == term
    assert set(nothing.went) == set(Past.__members__.values()) and not any(nothing.went.values())
    went = purged(term, date(2026, 11, 1))
    assert (went.went[Past.people], went.went[Past.incidents], went.seals) == (1, 1, 1)
    assert (went.went[Past.evidence], went.went[Past.reasons]) == (2, 1)
    assert [each.code for each in went.term.incidents] == ["I2"]
    assert [member.code for member in went.term.organisation.members] == [*MEMBERS[:2], "gone 1"]
    assert [score.total for score in went.term.evaluation.members] == [score.total for score in term.evaluation.members]
    assert verify(went.term).holds
    gone = ["M2021001", "司徒长风", "家在远方", "说不对", "不服"]
    assert found_in(forms(went.term, tmp_path / "out"), gone) == []
    assert NAMES["M2023117"] in html(went.term)
    again = purged(went.term, date(2026, 11, 1))
    assert again.term == went.term and not any(again.went.values()) and again.seals == 0


def totals_in(term):
    return [score.total for score in term.evaluation.members]


def test_each_kind_is_kept_as_long_as_its_own_day_says(term):
    went = purged(term, {Past.evidence: date(2026, 9, 10), Past.people: date(2026, 9, 10)})
    assert went.went == {Past.people: 0, Past.evidence: 1}  # the correction of the 9th, not the appeal of the 10th
    assert len(went.term.incidents) == 2 and "of the past went" in repr(went)
    held = to_bytes(went.term, Format.json).decode()
    assert "说不对" not in held and "不服" in held and "家在远方" in held
    assert verify(went.term).holds and totals_in(went.term) == totals_in(term)
    assert purged(term, {}).term == term
    assert everything_before(MONDAY) == dict.fromkeys(Past.__members__.values(), MONDAY)


def test_wishes_are_forgotten_and_the_roster_is_proven_anew(wishful):
    went = purged(wishful, {Past.wishes: date(2026, 9, 10), Past.absences: date(2026, 9, 10)})
    assert (went.went[Past.wishes], went.went[Past.absences]) == (2, 1)
    kept = went.term.roster.problem.draft
    assert [each.day.day for each in kept.requests] == [11] and [each.reason for each in kept.unavailable] == [
        Bar.unavailable, Bar.leave]
    assert went.term.roster.solution.roster == wishful.roster.solution.roster
    assert went.term.roster.solution.score.cost <= wishful.roster.solution.score.cost
    assert verify(went.term).holds and verify(wishful).holds


def test_the_audit_says_who_changed_what_when_and_why(term):
    entries = audit(term)
    assert [each.on for each in entries] == sorted(each.on for each in entries)
    (void,) = [each for each in entries if each.what.en == "record void"]
    assert (void.on, void.about, void.by, void.why) == (date(2026, 9, 9), "record 4", "M2023118", "司徒长风说不对")
    assert [each.what.zh for each in entries if each.about == "I1"][-1] == "事件：已办结"
    assert not found_in({"audit": repr(entries)}, [REPORTER])


def run(*arguments, **environment):
    return subprocess.run([sys.executable, "-m", "muster", *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1", **environment})


@pytest.mark.parametrize("readers", ["committee", "members", "outside", "analysts"])
def test_the_command_writes_what_these_readers_may_know(term, readers, tmp_path):
    muster.save(tmp_path / "term.muster", term)
    ended = run("redact", tmp_path / "term.muster", "--for", readers, "--out", tmp_path / "out", "--map",
                tmp_path / "map.csv", "--language", "zh")
    assert ended.returncode == 0, ended.stderr
    made = {path.name: every_text(path.read_bytes()) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {"report.html", "evaluation.xlsx", "term.muster"} <= made.keys()
    assert found_in(made, [REPORTER, SALT.hex()]) == []
    assert bool(found_in(made, NAMES.values())) == (readers in ("committee", "members"))
    assert (tmp_path / "map.csv").exists() == (readers == "analysts")
    if readers == "analysts":
        assert "M2023117" in (tmp_path / "map.csv").read_text(encoding="utf-8")
        assert (tmp_path / "map.csv").stat().st_mode & 0o077 == 0
        inside = run("redact", tmp_path / "term.muster", "--for", readers, "--out", tmp_path / "out", "--map",
                     tmp_path / "out" / "map.csv")
        assert inside.returncode == 2 and "outside of --out" in inside.stderr


def test_the_commands_purge_and_audit(term, tmp_path):
    muster.save(tmp_path / "term.muster", term)
    ended = run("purge", tmp_path / "term.muster", "--before", "2026-11-01", "--out", tmp_path / "out", "--json")
    told = purged(term, date(2026, 11, 1))
    assert json.loads(ended.stdout)["went"] == {"seals": 1, **{kind.name: count for kind, count in told.went.items()}}
    said = run("purge", tmp_path / "term.muster", "--before", "2026-11-01", "--out", tmp_path / "out", "--language",
               "zh")
    assert "已离开人员的姓名和材料：1" in said.stdout and "密封的报告人：1" in said.stdout
    told = run("audit", tmp_path / "term.muster", "--language", "en").stdout
    assert "2026-09-09 record 4  record void, by M2023118: 司徒长风说不对" in told.splitlines()
    first, *_ = json.loads(run("audit", tmp_path / "term.muster", "--json").stdout)
    assert first.keys() == {"on", "what", "about", "by", "why"}


def purge(term, tmp_path, *more, language="en"):
    """What `purge` says of these arguments, and the term that it wrote."""
    muster.save(tmp_path / "term.muster", term)
    ended = run("purge", tmp_path / "term.muster", "--out", tmp_path / "out", "--language", language, *more)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout, muster.load(tmp_path / "out" / "term.muster")


def test_the_command_takes_a_day_or_a_span_for_each_kind(term, tmp_path):
    said, left = purge(term, tmp_path, "--before", "离开的人员=2026-11-01", "--before", "evidence=2 months", "--today",
                       "2026-11-10")
    assert left == purged(term, {Past.people: date(2026, 11, 1), Past.evidence: date(2026, 9, 10)}).term
    assert "names and files of people who had left: 1" in said and "reasons and notes in the ledger: 1" in said
    assert "incidents" not in said
    _, left = purge(term, tmp_path, "--before", "1天", "--before", "people=always", "--before", "事件=永久", "--today",
                    "2026-11-02", language="zh")
    wanted = everything_before(date(2026, 11, 1))
    assert left == purged(term, {kind: day for kind, day in wanted.items()
                                 if kind not in (Past.people, Past.incidents)}).term


@pytest.mark.parametrize("given, fault", [
    ([], "nothing says what is to be forgotten; give --before or --by"),
    (["--before", "ghosts=2026-11-01"], "kind of what is past \"ghosts\" is not known"),
    (["--before", "people=soon"], "\"soon\" does not say how long; write how long, as 3 years (3年)"),
    (["--before", "people=0 years"], "\"0 years\" is not from one day to 100 years"),
    (["--before", "people=101年"], "\"101年\" is not from one day to 100 years"),
    (["--before", "people=９９９９９９９ days"], "does not say how long"),
    (["--before", "2026-13-01"], "\"2026-13-01\""), (["--before", "=2026-11-01"], "is not known"),
    (["--by", "nowhere"], "nowhere: the folder is missing"),
])
def test_the_command_refuses_what_says_no_day(term, tmp_path, given, fault):
    muster.save(tmp_path / "term.muster", term)
    ended = run("purge", tmp_path / "term.muster", "--out", tmp_path / "out", "--language", "en", *given)
    assert ended.returncode == 2 and fault in ended.stderr and "Traceback" not in ended.stderr
    assert not (tmp_path / "out").exists()


def test_the_folder_says_how_long_each_kind_is_kept(term, tmp_path):
    folder = tmp_path / "folder"
    assert run("new", folder, "--language", "en").returncode == 0
    for path in folder.glob("*.csv"):  # its example rows are a term
        path.write_text(path.read_text(encoding="utf-8-sig").replace("e.g. ", ""), encoding="utf-8")
    (folder / "retention.csv").write_text("kind,keep\nevidence,2 months\npeople,always\n离开的人员,永久\n",
                                          encoding="utf-8")
    ended = run("purge", tmp_path / "none.muster", "--out", tmp_path / "out", "--by", folder, "--language", "en")
    assert ended.returncode == 2 and "none.muster" in ended.stderr
    muster.save(tmp_path / "term.muster", term)
    ended = run("purge", tmp_path / "term.muster", "--out", tmp_path / "out", "--by", folder, "--language", "en")
    assert ended.returncode == 2 and "retention.csv:4: kind" in ended.stderr and "twice" in ended.stderr
    (folder / "retention.csv").write_text("kind,keep\nevidence,2 months\npeople,always\n", encoding="utf-8")
    said, left = purge(term, tmp_path, "--by", folder, "--today", "2026-11-10")
    assert left == purged(term, {Past.evidence: date(2026, 9, 10)}).term and "names" not in said
    _, left = purge(term, tmp_path, "--by", folder, "--before", "evidence=always", "--before", "people=2026-11-01",
                    "--today", "2026-11-10")
    assert left == purged(term, {Past.people: date(2026, 11, 1)}).term
    (folder / "retention.csv").unlink()
    ended = run("purge", tmp_path / "term.muster", "--out", tmp_path / "other", "--by", folder, "--language", "zh")
    assert ended.returncode == 2 and "文件夹中没有保留期限表" in ended.stderr and not (tmp_path / "other").exists()


@pytest.mark.parametrize("today, span, first", [
    (date(2026, 3, 31), (1, "months"), date(2026, 2, 28)), (date(2024, 2, 29), (1, "years"), date(2023, 2, 28)),
    (date(2026, 1, 1), (13, "months"), date(2024, 12, 1)), (date(2026, 1, 1), (1, "days"), date(2025, 12, 31)),
    (date(2026, 12, 31), (6, "months"), date(2026, 6, 30)), (date(2026, 1, 1), (), None),
    (date(2026, 12, 5), (12, "months"), date(2025, 12, 5)), (date(2026, 12, 5), (1200, "months"), date(1926, 12, 5))])
def test_spans_are_counted_back_by_the_calendar(today, span, first):
    assert kept_from(span, today) == first


def test_a_page_holds_no_archive(term):
    # So what it tells is what its audience may know, and nothing lies behind it.
    for page in (html(term), member_page(term, 0)):
        assert "muster\\u0000" not in page and 'class="archive"' not in page
        assert not re.search(r"[A-Za-z0-9+/]{2000}", page)
