"""What is done in the five areas is kept by the term and is evidence by itself; nobody is in two places."""
import csv
import pickle
import shutil
from collections import Counter
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from muster import InvalidInput, Language, load, save
from muster.readers import read_folder
from muster.readers.models.area_evidence import AreaEvidence, stood_duty, who_stood
from muster.readers.models.areas import build_areas
from muster.readers.models.organisation import build_organisation
from muster.readers.models.roster import build_problem
from muster.record import FiveOne, InTimeStep, Moment, area_frames, area_results, delays
from muster.report import html
from muster.roster import Bar

from changed_tables import but_who_left
from page_parts import section

INDICATORS = ["theory_sessions", "tutoring_hours", "award", "platform_skills", "platform_culture", "study_points",
              "bulletin", "bed_tidy", "room_led", "room_inspection", "dormitory_duty", "venue_service",
              "venue_athlete", "exam_named",
              "exam_violation", "study_model", "mobilisation", "supervision", "brought_along"]


@pytest.fixture(scope="module")
def folder(example_term):
    return read_folder(example_term)


@pytest.fixture(scope="module")
def organisation(folder):
    return build_organisation(folder)


@pytest.fixture(scope="module")
def areas(folder, organisation):
    return build_areas(folder, organisation)


@pytest.fixture(scope="module")
def rows(folder, organisation, areas):
    """Evidence that follows, by indicator."""
    made = {}
    for row in AreaEvidence(folder, organisation, areas).rows(INDICATORS):
        made.setdefault(row[2], []).append(row)
    return made


@pytest.fixture
def changed(example_term, tmp_path):
    """Reads the example with some tables written anew."""
    def read(**tables):
        shutil.copytree(example_term, tmp_path / "term", dirs_exist_ok=True)
        for name, text in tables.items():
            (tmp_path / "term" / f"{name}.csv").write_text(text, encoding="utf-8")
        return read_folder(tmp_path / "term")
    return read


def written(folder, name):
    with open(folder.files[name].path, encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_nobody_stands_duty_while_at_a_contest(planned_term):
    problem = planned_term.roster.problem
    types = problem.shift_types
    turns = Counter()
    for turn in planned_term.areas.venue:
        for kind, type_ in enumerate(types):
            begins = type_.start.hour * 60 + type_.start.minute
            overlaps = (turn.from_.hour * 60 + turn.from_.minute < begins + type_.length
                        and begins < turn.to.hour * 60 + turn.to.minute)
            if overlaps:
                turns[kind] += 1
                assert problem.bar(turn.member, turn.day, kind) != Bar.none
    assert len(turns) == 3  # in the evening at either post, and volunteers in the afternoon
    standing = {(each.member, each.shift.day) for each in planned_term.roster.solution.roster.assignments
                if types[each.shift.type].start == time(14, 0)}
    competing = {(turn.member, turn.day) for turn in planned_term.areas.venue
                 if turn.from_ < time(14, 40) and turn.to > time(14, 0)}
    assert standing and competing and not standing & competing


def test_nobody_stands_what_nobody_asked_for(planned_term, folder):
    asked = {(shift.day, shift.post) for shift in folder.rows("duty")}
    posts = [planned_term.roster.problem.posts[type_.post].code for type_ in planned_term.roster.problem.shift_types]
    assert {(each.shift.day, posts[each.shift.type])
            for each in planned_term.roster.solution.roster.assignments} <= asked


def test_a_contest_that_leaves_nobody_for_a_shift_is_told(changed, example_term):
    members = [row["成员编号"] for row in written(read_folder(example_term), "members")]
    turns = "".join(f"A-BASKET,{code},volunteer,2026-11-20,20:00,22:00\n" for code in members)
    folder = changed(venue="activity,member,role,day,from,to\n" + turns)
    with pytest.raises(InvalidInput, match=r"duty.csv:\d+: shift \"FW1120\" needs 1 and nobody of 45 members "
                                           r"may stand it \(.*at a contest.*\)"):
        build_problem(folder, build_organisation(folder))


def test_the_reason_is_the_contest(folder, organisation):
    problem = build_problem(folder, organisation)
    turn = next(turn for turn in folder.rows("venue") if turn.from_ >= 19 * 60)
    row = [member.code for member in organisation.members].index(turn.member)
    assert problem.bar(row, turn.day, 0) in (Bar.contest, Bar.leave, Bar.timetable)
    assert Bar.contest.label.zh == "在赛场"
    bars = {problem.bar(member, turn.day, 0) for member in range(len(organisation.members))}
    assert Bar.contest in bars


def test_duty_that_was_stood_is_evidence_by_itself(planned_term, folder):
    ledger = planned_term.ledger.to_frame()
    stood = ledger[ledger.source == "duty.csv"]
    assert set(stood.indicator) == {"dormitory_duty", "venue_service"}
    assignments = planned_term.roster.solution.roster.assignments
    assert len(stood) == len(assignments)
    (change,) = folder.rows("duty_changes")
    first = stood[(stood.day == "2026-09-07")].member.tolist()
    assert change.instead in first
    planned = Counter(planned_term.roster.problem.members[each.member].code for each in assignments)
    planned.subtract([change.member])
    planned.update([change.instead])
    assert Counter(stood.member.tolist()) == +planned


def test_a_change_of_a_shift_that_is_not_the_members_is_refused(changed, planned_term, folder, organisation):
    on_first = {each.member for each in planned_term.roster.solution.roster.assignments
                if each.shift.day == date(2026, 9, 7)}
    other = next(member.code for row, member in enumerate(organisation.members) if row not in on_first)
    again = changed(duty_changes=f"shift,member,instead\nFW0907,{other},\n")
    with pytest.raises(InvalidInput) as refused:
        who_stood(again, organisation, build_areas(again, organisation), planned_term.roster.solution.roster)
    assert str(refused.value).endswith(
        f"duty_changes.csv:2: member \"{other}\" does not stand shift \"FW0907\" in the roster; "
        "correct the row")


def test_a_change_by_day_and_post_is_of_the_only_shift_there(folder, changed):
    (change,) = folder.rows("duty_changes")
    assert (change.shift, change.day, change.post) == ("FW0907", date(2026, 9, 7), "service")
    head = "shift,day,post,member,instead\n"
    for row, said in ((",2026-09-07,,", "the row says neither which shift nor on which day and at which post"),
                      (",2026-12-31,service,", "no shift is at post \"service\" on 2026-12-31"),
                      (",2026-09-07,nowhere,", "post \"nowhere\" is not in posts.csv")):
        with pytest.raises(InvalidInput) as refused:
            changed(duty_changes=f"{head}{row}{change.member},{change.instead}\n")
        assert said in str(refused.value)


def test_a_change_of_a_plan_that_nobody_was_told_of_is_passed_over(changed, planned_term, organisation):
    again = changed(duty_changes="shift,member,instead\nFW0907,S2023101,\n")
    areas = build_areas(again, organisation)
    who_stood(again, organisation, areas, planned_term.roster.solution.roster, was_told=False)
    assert again.notes[-1].endswith('passed over, as no plan was published and "S2023101" does not stand shift '
                                    '"FW0907" in this one')


def test_duty_that_is_still_to_be_stood_is_no_evidence(changed, example_term, planned_term, organisation):
    header, row = (example_term / "term.csv").read_text(encoding="utf-8").splitlines()
    early = changed(term=f"{header},as_of\n{row},2026-09-13\n")
    stands = who_stood(early, organisation, build_areas(early, organisation), planned_term.roster.solution.roster)
    made = list(stood_duty(early, organisation, stands, INDICATORS))
    days = Counter(row[4] for row in made)
    assert max(days) == date(2026, 9, 13) and len(days) == 7


def test_kept_sessions_are_the_mentors_hours(rows, folder, areas):
    kept = [session for session in areas.tutoring if session.is_kept]
    assert len(rows["tutoring_hours"]) == len(kept) < len(areas.tutoring)
    assert sum(row[3] for row in rows["tutoring_hours"]) == sum(session.hours for session in kept)


def test_study_points_are_capped_act_by_act(rows, areas):
    given = sum(act.points for act in areas.study_acts)
    counted = [row[3] for row in rows["study_points"]]
    assert max(counted) <= Decimal(20)
    assert sum(counted) < given
    assert len(counted) == len({(act.member, act.day) for act in areas.study_acts})


def test_bulletins_in_time_alone_are_evidence(rows, folder):
    bulletins = folder.rows("bulletins")
    late = [each for each in bulletins if each.published_day - each.happened_day > timedelta(days=3)]
    assert late and len(rows["bulletin"]) == len(bulletins) - len(late)  # area_rules has 72 hours


def test_deeds_count_by_how_near_they_are(rows, areas):
    assert {row[3] for row in rows["bed_tidy"]} == {Decimal(1)}
    assert {row[3] for row in rows["room_led"]} == {Decimal(1), Decimal("0.5"), Decimal("0.25")}
    assert len(rows["bed_tidy"]) == sum(deed.one == FiveOne.bed for deed in areas.deeds)


def test_everybody_of_an_inspected_room_has_its_points(rows, folder, organisation):
    home = {member.member: member.bed.rpartition("-")[0] for member in folder.rows("members") if member.bed}
    living = Counter(home.values())
    assert len(rows["room_inspection"]) == sum(living[each.place] for each in folder.rows("inspections"))
    for row in rows["room_inspection"][:50]:
        (found,) = [each for each in folder.rows("inspections") if each.place == home[row[1]] and each.day == row[4]]
        assert row[3] == 100 - 5 * (found.bed + found.desk + found.wall + found.floor)


def test_titles_exams_calls_and_awards_are_evidence(rows, folder):
    exams = folder.rows("exams")
    assert len(rows["exam_named"]) == sum(len(exam.members) for exam in exams)
    assert len(rows["exam_violation"]) == 1
    assert len(rows["study_model"]) == 5
    answered = [each for each in folder.rows("call_answers") if each.responded_day]
    assert [row[1] for row in rows["mobilisation"]] == [each.member for each in answered]
    this_term = [each for each in folder.rows("awards") if each.day >= date(2026, 9, 7)]
    won = [each for each in folder.rows("venue") if each.level]
    assert len(this_term) == 26 and len(won) == 6
    assert len(rows["award"]) == sum(len(each.members) for each in this_term) + len(won)
    assert all(row[8] and row[9] for row in rows["award"])
    assert len(rows["theory_sessions"]) == len(folder.rows("class_sessions"))
    assert len(rows["platform_culture"]) == len(folder.rows("led_exercises")) == 32
    assert len(rows["platform_skills"]) == len(folder.rows("certificates"))


def test_what_the_scheme_does_not_have_is_no_evidence(folder, organisation, areas):
    assert [*AreaEvidence(folder, organisation, areas).rows(["bulletin"])] == [
        row for row in AreaEvidence(folder, organisation, areas).rows(INDICATORS) if row[2] == "bulletin"]


def test_cases_that_were_in_time_are_told_from_those_that_were_not(areas, rows):
    end = Moment(date(2027, 1, 10))
    late = {case.code: [delay.step for delay in delays(case, end, areas.rules.in_time)] for case in areas.supervision}
    assert late["W01"] == [InTimeStep.bulletin, InTimeStep.publicise]
    assert late["W02"] == [InTimeStep.report]
    assert len(rows["supervision"]) == sum(not steps for steps in late.values())


def test_the_online_branch_is_dated_channels_of_the_branch(organisation):
    (branch,) = [unit for unit in organisation.units if unit.code == "BR2"]
    assert [(channel.name.zh, channel.since, channel.until) for channel in branch.channels][:2] == [
        ("QQ群", date(2024, 9, 1), date(2026, 8, 31)), ("微信群", date(2026, 9, 1), None)]


def test_a_title_in_the_school_year_of_a_fail_is_refused_and_a_later_fail_is_noted(changed):
    early = changed(inspections="place,day,bed,desk,wall,floor\nB1-101,2026-09-10,1,1,1,3\nB1-102,2026-11-10,4,1,0,0\n",
                    titles="holder,name,given\nB1-101,示范寝室,2026-10-15\nB1-102,示范寝室,2026-10-15\n")
    with pytest.raises(InvalidInput) as refused:
        build_areas(early, build_organisation(early))
    assert str(refused.value).endswith(
        "titles.csv:2: room \"B1-101\" is given a title on 2026-10-15, and failed its inspection on 2026-09-10, "
        "which bars honours of that school year; take the title out, or correct the inspection")
    assert [note.partition("titles.csv")[2] for note in but_who_left(early.notes)] == [
        ":3: room \"B1-102\" failed its inspection on 2026-11-10 and is to lose its title"]


def test_the_numbers_of_the_areas_are_the_folders(changed, areas):
    assert areas.rules.in_time.bulletin == 72
    assert areas.rules.inspection.buildings[0].passes_from == 85
    other = changed(area_rules="规则,数值\n检查合格分,90\nstudy_article,5.5\nexchanges_a_week,2\nnearness_elsewhere,0.1\n",
                    titles="holder,name,given\n")
    rules = build_areas(other, build_organisation(other)).rules
    assert (rules.inspection.passes_from, rules.study.article, rules.exchanges_a_week) == (90, Decimal("5.5"), 2)
    assert rules.nearness.elsewhere == Decimal("0.1")


def test_hours_are_whole(changed):
    other = changed(area_rules="rule,value\nin_time_report,1.5\n")
    with pytest.raises(InvalidInput, match="area_rules.csv:2: in_time_report is 1.5; give a whole number"):
        build_areas(other, build_organisation(other))


def test_a_term_keeps_its_areas(planned_term, areas, tmp_path):
    assert planned_term.areas == areas
    assert pickle.loads(pickle.dumps(areas)) == areas
    save(tmp_path / "term.muster", planned_term)
    assert load(tmp_path / "term.muster").areas == areas


def test_records_and_what_they_are_judged_to_be_come_as_frames(planned_term):
    term = planned_term
    frames = area_frames(term.areas, term.organisation, term.ledger)
    assert frames["venue"].member.isin([member.code for member in term.organisation.members]).all()
    assert frames["supervision"].found[0].hour == 21
    results = area_results(term.areas, term.organisation, term.ledger, period=term.period, pairs=[(0, 0)])
    service = results["service"].set_index("platform")
    assert service.members[""] == 45 and 0 < service.coverage[""] <= 1
    assert service.hours["practice"] > 0 and service.effectiveness["practice"] > 0
    assert set(service.index) == {"", "ideas", "practice", "innovation", "culture", "skills"}
    tutoring = results["tutoring"]
    assert (tutoring.weeks == 18).all() and (tutoring.weeks_missed >= 2).all()
    assert tutoring[tutoring.student != ""].weeks_missed.max() == 18  # the pair that never met
    assert results["awards"].awards.sum() == 28 + 6
    assert (results["exams"].violations == [1]).all() and (results["exams"].seats > 100).all()
    assert results["calls"].median_response[0] > 0
    assert set(results["delays"]["case"]) >= {"W01", "W02"}
    assert results["barred"].empty or (results["barred"].failed > results["barred"].given).all()


def test_frames_of_something_else_are_refused(planned_term):
    with pytest.raises(InvalidInput, match="areas: int is no AreaRecords; give the term's areas"):
        area_frames(3, planned_term.organisation, planned_term.ledger)


@pytest.mark.parametrize("language", [Language.zh, Language.en])
def test_the_page_shows_what_the_areas_come_to(planned_term, language):
    term = planned_term
    shown = section(html(term, language=language), "areas")
    results = area_results(term.areas, term.organisation, term.ledger, period=term.period)
    exams = results["exams"].iloc[0]
    assert (f"<td class=n>{exams.sittings}</td><td class=n>{exams.seats}</td>"
            f"<td class=n>{exams.violations}</td>") in shown and exams.seats > 0
    for award in results["awards"].itertuples():
        assert f"<td class=n>{award.awards}</td><td class=n>{award.people}</td>" in shown
    for room in results["inspections"].itertuples():
        assert f"<td class=n>{room.points}</td><td class=n>{room.passes_from}</td>" in shown
    for call in results["calls"].itertuples():
        assert f"<td class=n>{call.called}</td><td class=n>{call.responded}</td>" in shown
    assert all(len(results[name]) > 0 for name in ("awards", "inspections", "calls", "delays"))


def test_the_page_calls_done_what_a_meeting_did(planned_term):
    from muster.org import due

    term = planned_term
    owed = [each for each in due(term.organisation, term.branch, term.period, meetings=term.meetings)
            if each.kind.name == "group_meeting"]
    done = sum(each.done is not None for each in owed)
    shown = section(html(term, language=Language.en), "due")
    assert f"group meeting</th><td class=n>{len(owed)}</td><td class=n>{done}</td>" in shown and done > 0
