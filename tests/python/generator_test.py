"""The example term is what its documents promise: its size, its spread, and the same bytes from the same seed."""
import csv
import io
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from muster.programme import named_programmes, platforms
from muster.readers import read_folder
from muster.readers.tables import FORMATS

from changed_tables import but_who_left

GENERATE = Path(__file__).resolve().parents[2] / "examples/term/generate.py"


def generate(folder, *more):
    subprocess.run([sys.executable, str(GENERATE), str(folder), *more], check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def term(example_term):
    return read_folder(example_term)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path, example_term):
    first = {path.name: path.read_bytes() for path in sorted(example_term.iterdir())}
    assert generate(tmp_path / "again") == first
    other = generate(tmp_path / "other", "--seed", "7")
    assert other.keys() == first.keys()
    assert other["members.csv"] != first["members.csv"] and other["ledger.csv"] != first["ledger.csv"]


@pytest.mark.parametrize("seed", range(1, 6))
def test_any_seed_gives_a_term_without_a_fault(tmp_path, seed):
    generate(tmp_path / "term", "--seed", str(seed))
    assert but_who_left(read_folder(tmp_path / "term").notes) == []


def test_about_forty_five_members_stand_at_all_stages(term):
    last = {step.member: step.stage for step in term.rows("stages")}
    assert len(term.rows("members")) == len(last) == 45
    assert Counter(last.values()).keys() == {"applicant", "activist", "candidate", "probationary", "full"}


def test_240_students_are_in_8_classes_and_3_buildings(term):
    students = term.rows("students")
    assert len(students) == 240
    assert len({student.class_ for student in students}) == len(term.rows("classes")) == 8
    assert {student.bed.split("-")[0] for student in students} == {"B1", "B2", "B3"}
    assert {place.level for place in term.rows("places")} == {"building", "floor", "room", "bed"}


def test_two_posts_are_stood_every_evening_of_sixteen_weeks(term):
    shifts = term.rows("duty")
    assert Counter(shift.post for shift in shifts) == {"service": 112, "supervision": 112, "venue": 5}
    assert {(shift.from_, shift.to) for shift in shifts if shift.post != "venue"} == {(21 * 60 + 20, 22 * 60)}


def test_forty_activities_on_five_platforms_have_come_to_different_states(term):
    activities = term.rows("activities")
    assert len(activities) == 40
    assert len({activity.platform for activity in activities}) == 5
    states = Counter(sum(day is not None for day in activity[8:13]) for activity in activities)
    assert states.keys() == set(range(6))


def test_some_two_thousand_records_are_in_the_ledger_and_the_rest_in_tables_of_their_own(term):
    assert 1800 <= len(term["ledger"]) <= 2300
    assert {record.indicator for record in term.rows("ledger")} == {
        "theory_sessions", "volunteer_hours", "online_sessions",
        *(f"platform_{platform.code}" for platform in platforms())}
    assert len(term.rows("corrections")) == 13
    assert [appeal.answer for appeal in term.rows("appeals")] == ["upheld", "rejected", None]


def test_exams_are_sat_in_the_two_weeks_after_the_last_duty(term):
    exams = term.rows("exams")
    assert {exam.day.isocalendar().week for exam in exams} == {53, 1}
    assert max(shift.day for shift in term.rows("duty")) < min(exam.day for exam in exams)
    assert sum(len(exam.violators) for exam in exams) == 1


def test_two_contests_have_volunteers_and_athletes_some_of_whom_do_both(term):
    roles = term.rows("venue")
    assert {role.activity for role in roles} == {"A-SPORTS", "A-BASKET"}
    of_member = {}
    for role in roles:
        of_member.setdefault((role.activity, role.member), set()).add(role.role)
    assert {"athlete", "volunteer"} in of_member.values()


def test_the_contests_are_events_of_a_festival_and_some_activities_are_of_named_programmes(term):
    part_of = {activity.activity: activity.part_of for activity in term.rows("activities")}
    assert {code for code, festival in part_of.items() if festival == "A-FEST"} == {"A-SPORTS", "A-BASKET"}
    assert {activity.programme for activity in term.rows("activities")} - {""} <= {
        programme.code for programme in named_programmes()}
    assert len({activity.programme for activity in term.rows("activities")}) > 8


def test_every_table_of_a_term_folder_is_in_the_example(term):
    left_out = {"weights", "holidays", "branch_ledger", "pattern", "retention", "settings", "shared_places", "unwanted"}
    assert {form.name for form in FORMATS if not form.is_record} - set(term.tables) == left_out


def test_files_come_as_spreadsheets_arrive(example_term):
    raw = {path.name: path.read_bytes() for path in example_term.iterdir()}
    assert raw["members.csv"].startswith(b"\xef\xbb\xbf")
    with pytest.raises(UnicodeDecodeError):
        raw["leave.csv"].decode("utf-8")
    leave = raw["leave.csv"].decode("gb18030")
    assert "２０２６" in leave and "\u3000" in leave and "年" in leave
    assert raw["activities.xlsx"].startswith(b"PK")


def test_names_are_made_up_of_the_lists_alone(example_term):
    sys.path.insert(0, str(GENERATE.parent))
    try:
        from people import GIVEN, SURNAMES
    finally:
        sys.path.remove(str(GENERATE.parent))
    rows = csv.DictReader(io.StringIO((example_term / "students.csv").read_text(encoding="utf-8")))
    assert all(row["name"][0] in SURNAMES and set(row["name"][1:]) <= set(GIVEN) for row in rows)
