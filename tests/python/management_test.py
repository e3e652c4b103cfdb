"""Gates, confirmations, goals, duties, publicity and the past of a term folder, right and wrong."""
import shutil
from datetime import date

import openpyxl
import pytest
from muster import InvalidInput, Language, load, report, save
from muster.org import DutyFinding, responsibility_matrix
from muster.programme import goal_results
from muster.readers import read_folder
from muster.readers.models.term import build_term
from muster.record import CaseBook, CaseState, GateFault, gate_findings, shared_cases
from muster.workbook import write_workbook

from changed_tables import but_who_left, changed


WAITING = "unconfirmed: "


@pytest.fixture
def folder(example_term, tmp_path):
    shutil.copytree(example_term, tmp_path / "term")
    return tmp_path / "term"


def waiting_by_activity(term):
    activities = list(term.ledger.activities)
    found = {}
    for record in term.evaluation.waiting:
        code = activities[term.ledger[record].activity].code
        found[code] = found.get(code, 0) + 1
    return found


def test_what_nobody_confirmed_waits_by_its_source_and_what_systems_write_does_not(planned_term, example_term):
    ledger = read_folder(example_term)["ledger"]
    systems = {"学习平台", "志愿平台", "考务"}
    expected = {}
    for source, activity, by in zip(ledger["source"], ledger["activity"], ledger["confirmed_by"]):
        if not activity and not by and source not in systems:
            expected[WAITING + source] = expected.get(WAITING + source, 0) + 1
    waiting = waiting_by_activity(planned_term)
    held = {code: count for code, count in waiting.items() if code.startswith(WAITING)}
    assert expected and held == expected


def test_without_a_rule_everything_of_no_activity_waits_that_is_not_confirmed_by_another(folder):
    (folder / "confirmations.csv").unlink()
    (folder / "publicity.csv").unlink()
    changed(folder, "ledger", lambda rows: [row.__setitem__(7, row[1]) for row in rows[1:] if not row[6]])
    read = read_folder(folder)
    alone = sum(not row.activity for row in read.rows("ledger"))
    term = build_term(read, work=2_000)
    held = [count for code, count in waiting_by_activity(term).items() if code.startswith(WAITING)]
    corrected = sum(not read.rows("ledger")[read["ledger"].row_of()[each.record]].activity
                    for each in read.rows("corrections"))
    assert sum(held) == alone - corrected
    told = f"{alone} records are confirmed by their own member, which does not count"
    assert any(told in note for note in read.notes)


def test_an_activity_approved_late_is_told_and_waits_only_where_its_rule_bars(folder):
    told = build_term(read_folder(folder), work=2_000)
    found = gate_findings(told.organisation, list(told.ledger.activities), told.management.gates, told.period.last)
    late = [finding for finding in found if finding.fault == GateFault.approved_late]
    assert len(late) == 1 and not late[0].is_barring
    code = told.ledger.activities[late[0].activity].code
    assert code not in waiting_by_activity(told)
    changed(folder, "gates", lambda rows: rows[1].__setitem__(3, "yes"))
    barred = build_term(read_folder(folder), work=2_000)
    assert code in waiting_by_activity(barred)
    moves = barred.ledger.activities[late[0].activity].moves
    assert moves[-1].note == "先开展后审批 approved after it began"


def test_goals_add_up_over_the_groups(planned_term):
    results = {goal.code: goal for goal in goal_results(planned_term.organisation, planned_term.management.goals)}
    parts = [results[f"G-VOL-{number}"].reached for number in (1, 2, 3)]
    assert all(parts) and results["G-VOL"].reached == sum(parts)
    assert not results["G-TUTOR"].is_covered and results["G-VOL"].is_covered
    assert results["G-CASE"].reached == 2 and not results["G-CASE"].is_met


def test_the_matrix_lists_orphan_double_unacknowledged_and_overdue(planned_term):
    duties = planned_term.management.duties
    rows = responsibility_matrix(planned_term.organisation, duties, planned_term.period.last)
    found = {}
    for row in rows:
        for finding in row.findings:
            found.setdefault(finding, []).append(duties[row.duty].code)
    assert found == {DutyFinding.orphan: ["D-PLATE"], DutyFinding.double_held: ["D-STUDY", "D-STUDY"],
                     DutyFinding.unacknowledged: ["D-NEWS", "D-PLATE"],
                     DutyFinding.overdue: ["D-SUPER", "D-PLATE"]}


def test_cases_rest_on_evidence_and_go_to_another_branch(planned_term, folder, tmp_path):
    last = planned_term.period.last
    states = {case.code: case.state_on(last) for case in planned_term.management.cases}
    assert states == {"K1": CaseState.published, "K2": CaseState.ready, "K3": CaseState.overdue}
    assert all(case.evidence and case.evidence[0].quantity > 0 for case in planned_term.management.cases)
    shared = shared_cases(planned_term.management.cases, last)
    save(tmp_path / "cases.muster", shared)
    assert load(tmp_path / "cases.muster") == shared and isinstance(shared, CaseBook)
    assert [(case.code, case.about) for case in shared.cases] == [("K1", "")]
    shutil.copy(tmp_path / "cases.muster", folder / "learned.muster")
    read = read_folder(folder)
    assert but_who_left(read.notes) == []
    assert build_term(read, work=2_000).management.learned == shared.cases


def test_an_archive_of_something_else_is_no_case(planned_term, folder):
    save(folder / "learned.muster", planned_term.organisation)
    with pytest.raises(InvalidInput, match="no cases; put another branch's cases.muster there"):
        build_term(read_folder(folder), work=2_000)


@pytest.mark.parametrize("language", [Language.zh, Language.en])
def test_page_and_workbook_show_all_of_it(planned_term, tmp_path, language):
    page = report.html(planned_term, language=language)
    for section in ("due", "goals", "responsibilities", "gates", "publicity"):
        assert f'<section id={section}>' in page and f'href="#{section}"' in page, section
    words = ("到期事项", "责任矩阵", "多人负责", "先开展后审批", "增减") if language == Language.zh else (
        "What is due", "Who answers for what", "double", "approved after it began", "rise")
    assert all(word in page for word in words)
    write_workbook(planned_term, tmp_path / "book.xlsx", language=language)
    titles = openpyxl.load_workbook(tmp_path / "book.xlsx").sheetnames
    expected = (["到期事项", "目标", "责任", "把关", "宣传"] if language == Language.zh
                else ["due", "goals", "responsibilities", "gates", "publicity"])
    assert [title for title in titles if title in expected] == expected


BAD = [
    ("goals", lambda rows: rows[1].__setitem__(3, "BR9"), 'goals.csv:2: unit "BR9" is not in units.csv'),
    ("goals", lambda rows: rows[4].__setitem__(4, "G-VOLL"),
     'goals.csv:5: goal "G-VOLL" is not in goals.csv; add it there or correct the id (did you mean "G-VOL"?)'),
    ("goals", lambda rows: rows[1].__setitem__(4, "G-VOL-1"),
     'goals.csv:2: unit "BR2" does not stand below "BR2-1", whose goal "G-VOL-1" is; '
     "hand goals down the tree of units"),
    ("goals", lambda rows: rows[1].__setitem__(5, "-1"), 'goals.csv:2: column "target": -1 is outside 0 to 1000000'),
    ("goals", lambda rows: rows[1].__setitem__(6, "volunteer"),
     'goals.csv:2: indicator "volunteer" is not in the scheme'),
    ("responsibilities", lambda rows: rows[1].__setitem__(4, "kiosk"),
     'responsibilities.csv:2: post "kiosk" is not in posts.csv'),
    ("responsibilities", lambda rows: rows[1].__setitem__(8, "2026-09-01"),
     "responsibilities.csv:2: done 2026-09-01 comes before acknowledged 2026-09-12; correct one of the days"),
    ("responsibilities", lambda rows: rows.append(rows[1]),
     'responsibilities.csv:10: duty, member "D-ROSTER", "'),
    ("gates", lambda rows: rows[1].__setitem__(1, "secretary;boss"),
     'gates.csv:2: column "approvers": office "boss" is not known; write one of secretary (书记)'),
    ("gates", lambda rows: rows[1].__setitem__(3, "perhaps"), 'column "bars": "perhaps" is neither yes nor no'),
    ("gates", lambda rows: rows.append(rows[1]), 'gates.csv:3: platform "" stand here twice (first in line 2)'),
    ("confirmations", lambda rows: rows[1].__setitem__(2, ""), 'confirmations.csv:2: column "needed": it is blank'),
    ("last_scores", lambda rows: rows[1].__setitem__(2, "high"), 'column "total": "high" is not a number'),
    ("last_scores", lambda rows: rows.append(rows[1]), 'stands here twice (first in line 2)'),
    ("publicity", lambda rows: rows[1].__setitem__(5, ""),
     "publicity.csv:2: it is about a person and names none; give the member's code in the column about"),
    ("publicity", lambda rows: rows[1].__setitem__(9, ""),
     'and "S2025102" has not agreed; give the day of the consent'),
    ("publicity", lambda rows: rows[1].__setitem__(9, "2026-11-28"),
     "publicity.csv:2: it was published on 2026-11-27, before the consent of 2026-11-28; correct one of the days"),
    ("publicity", lambda rows: rows[1].__setitem__(6, "E99999"),
     'publicity.csv:2: record "E99999" is not in ledger.csv'),
    ("publicity", lambda rows: rows[1].__setitem__(12, "2026-11-01"),
     "publicity.csv:2: expires 2026-11-01 comes before published 2026-11-27"),
]


@pytest.mark.parametrize("name, change, message", BAD, ids=[f"{bad[0]} {number}" for number, bad in enumerate(BAD)])
def test_a_wrong_row_is_told_with_its_line(folder, name, change, message):
    changed(folder, name, change)
    with pytest.raises(InvalidInput) as refused:
        build_term(read_folder(folder), work=100)
    assert message in str(refused.value)


def test_wrong_rows_of_all_new_tables_are_told_at_once(folder):
    for name, change, _ in (BAD[0], BAD[5], BAD[8], BAD[11], BAD[12], BAD[14]):
        changed(folder, name, change)
    with pytest.raises(InvalidInput) as refused:
        read_folder(folder)
    assert len(refused.value.faults) == 6


def test_a_case_that_rests_on_corrected_records_alone_is_refused(folder):
    read = read_folder(folder)
    void = next(each.record for each in read.rows("corrections") if not each.replacement)
    changed(folder, "publicity", lambda rows: rows[2].__setitem__(6, void))
    with pytest.raises(InvalidInput, match='publicity.csv:3: case "K2" rests on no record that counts'):
        build_term(read_folder(folder), work=100)


def test_who_approves_must_hold_the_office_on_that_day(folder):
    changed(folder, "gates", lambda rows: rows[1].__setitem__(1, "publicity"))
    term = build_term(read_folder(folder), work=2_000)
    found = gate_findings(term.organisation, list(term.ledger.activities), term.management.gates, date(2027, 1, 10))
    assert sum(finding.fault == GateFault.approved_by_another for finding in found) == 39  # one was never approved
