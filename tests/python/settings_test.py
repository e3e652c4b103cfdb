"""Settings hold for every roster that is made; what nobody can keep is said in words."""
import datetime
import random
from pathlib import Path

import muster
import openpyxl
import pytest
from muster.cells import BadCell, Choice, Number, Whole
from muster.cli.main import main
from muster.readers import read_folder
from muster.readers.models.organisation import build_organisation
from muster.readers.models.roster import build_problem
from muster.readers.models.term import build_term
from muster.readers.settings import SETTINGS, SettingName
from muster.roster import Measure

MONDAY = datetime.date(2026, 9, 7)
DAYS = [MONDAY + datetime.timedelta(days=number) for number in range(21)]
TERM = ["term,name,first_day,last_day", f"t,T,{DAYS[0]},{DAYS[-1]}"]
NIGHT = "22:00"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("term").mkdir()
    write("term", TERM)
    write("members", ["member,name", *(f"M{number},N{number}" for number in range(6))])
    write("pattern", ["post,weekdays,from,to,minimum", "P,每天,20:00,21:00,1"])
    return tmp_path / "term"


def write(name, lines):
    Path("term", f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def settle(**values):
    write("settings", ["setting,value", *(f"{name},{value}" for name, value in values.items())])


def faults():
    with pytest.raises(muster.InvalidInput) as raised:
        build_term(read_folder("term"), work=1000)
    return raised.value.faults


def problem():
    read = read_folder("term")
    return build_problem(read, build_organisation(read))


def turns(term):
    """Of each member: (day, begin, end) in minutes since the first day, and whether it is a night, in order."""
    made = [[] for _ in term.organisation.members]
    types = term.roster.problem.shift_types
    for each in term.roster.solution.roster.assignments:
        kind, day = types[each.shift.type], (each.shift.day - MONDAY).days
        begins = day * 1440 + kind.start.hour * 60 + kind.start.minute
        made[each.member].append((day, begins, begins + kind.length, kind.start.hour >= 22 or kind.start.hour < 6))
    return [sorted(each) for each in made]


def most_in(days, count):
    """Most of these days in any so many days on end: each such stretch looked at by itself."""
    return max((sum(first <= day < first + count for day in days) for first in range(-count, len(DAYS))), default=0)


def longest_run(days):
    return max((sum(1 for _ in run) for run in runs(days, True)), default=0)


def runs(days, on):
    """Runs of days on duty, or off duty between two days of it."""
    listed = sorted(set(days))
    found, run = [], []
    for day in range(listed[0], listed[-1] + 1) if listed else ():
        if (day in listed) == on:
            run.append(day)
        elif run:
            found.append(run)
            run = []
    return [*found, run] if run else found


@pytest.mark.parametrize("seed", range(8))
def test_no_roster_bends_what_is_settled(folder, seed):
    print("seed", seed)
    chance = random.Random(seed)
    limits = {"rest_hours": chance.choice(["0", "11", "20.5"]), "most_days_in_a_row": str(chance.randint(1, 3)),
              "least_days_off": str(chance.randint(1, 2)), "most_turns_a_day": str(chance.randint(1, 2)),
              "most_turns_a_week": str(chance.randint(3, 4)), "most_turns": str(chance.randint(8, 10)),
              "most_nights_a_week": str(chance.randint(1, 2)), "most_weekends": str(chance.randint(1, 3)),
              "most_weekends_in_a_row": str(chance.randint(1, 2)), "most_hours": str(chance.choice([12, 16.5]))}
    settled = dict(chance.sample(sorted(limits.items()), 5))
    own = chance.choice(["", "1", "2"])
    write("members", ["member,name,most_turns_a_week,most_turns",
                      *(f"M{number},N{number},{own if number == 0 else ''},{'4' if number == 1 else ''}"
                        for number in range(9))])
    write("pattern", ["post,weekdays,from,to,minimum,wanted", "P,每天,20:00,21:00,1,2",
                      f"P,{chance.choice(['一三五', '周末'])},{NIGHT},23:{chance.choice(['00', '30'])},1,1",
                      "Q,周二,07:00,08:00,1,1"])
    settle(**settled)
    term = build_term(read_folder("term"), work=300_000)
    assert term.roster.solution.score.hard == 0
    limit = {name: float(settled[name]) if name in settled else None for name in limits}
    for member, stood in enumerate(turns(term)):
        days = [day for day, *_ in stood]
        weekends = sorted({day // 7 for day in days if day % 7 >= 5})
        gaps = [later[1] - earlier[2] for earlier, later in zip(stood, stood[1:])]
        pauses = [len(run) for run in runs(days, False)]
        measured = {"rest_hours": min(gaps, default=10**6) / -60, "most_days_in_a_row": longest_run(days),
                    "least_days_off": -min(pauses, default=10**6), "most_turns_a_week": most_in(days, 7),
                    "most_turns_a_day": most_in(days, 1), "most_turns": len(days),
                    "most_nights_a_week": most_in([day for day, *_, night in stood if night], 7),
                    "most_weekends": len(weekends), "most_weekends_in_a_row": longest_run(weekends),
                    "most_hours": sum(ends - begins for _, begins, ends, _ in stood) / 60}
        for name, most in limit.items():
            if most is None:
                most = 1 if name == "most_turns_a_day" else None
            if most is not None:
                sign = -1 if name in ("rest_hours", "least_days_off") else 1
                if not (name == "most_turns_a_week" and member == 0 and own):
                    assert measured[name] <= sign * most, (member, name)
        if member == 0 and own:
            assert measured["most_turns_a_week"] <= int(own)
        if member == 1:
            assert len(days) <= 4


def test_the_limits_bind_where_nothing_is_settled(folder):
    """The measures of the test above are no empty ones."""
    write("members", ["member,name", "M0,A", "M1,B"])
    stood = turns(build_term(read_folder("term"), work=300_000))
    assert max(most_in([day for day, *_ in each], 7) for each in stood) >= 4
    settle(most_turns_a_week=3)
    assert faults() == ["term/settings.csv:2: shifts from 2026-09-07 to 2026-09-13 need 7 turns, and by "
                        "most_turns_a_week all members together may stand 6; raise most_turns_a_week, or lower what "
                        "shifts ask for"]


def test_without_settings_the_problem_is_as_it_was(folder):
    before = problem()
    settle(rest_hours="0", least_days_off="1", most_turns_a_day="1", night_from="22:00", night_to="6:00",
           wish_weight="25", nights_weight="50%", weekends_weight="50")
    assert problem() == before


def test_settings_are_read_by_all_their_names_with_units_or_without(folder):
    write("设置", ["设置项,值", "班间休息,11小时", "每周最多班数,2次", "Most days in a row,3 days", "夜班开始,晚上9点",
                 "意愿权重,50%"])
    made = problem()
    limits = made.members[0].limits
    assert (limits.minimum_rest, limits.maximum_consecutive) == (660, 3)
    assert [(window.days, window.most) for window in limits.windows] == [(7, 2)]


def test_values_of_a_workbook_are_read(folder):
    book = openpyxl.Workbook()
    for row in (["setting", "value"], ["rest_hours", 11.5], ["night_from", datetime.time(19)]):
        book.active.append(row)
    book.save("term/settings.xlsx")
    made = problem()
    assert made.members[0].limits.minimum_rest == 690 and made.shift_types[0].is_night


def test_nights_are_those_of_the_settings(folder):
    assert not problem().shift_types[0].is_night
    settle(night_from="20:00")
    assert problem().shift_types[0].is_night
    settle(night_from="18:00", night_to="20:00")
    assert not problem().shift_types[0].is_night
    assert Measure.nights not in [each.measure for each in problem().draft.fairness]


def test_weights_are_per_cent_of_a_usual_shift(folder):
    write("requests", ["member,day,wish,weight", f"M0,{MONDAY},off,3"])
    settle(wish_weight="50", spacing_weight="10", weekends_weight="200")
    made = problem()
    assert made.draft.requests[0].weight == 3 * 30 and made.draft.spacing.weight == 6
    assert [each.above_weight for each in made.draft.fairness if each.measure == Measure.weekends] == [120]
    settle(spacing_weight="0", weekends_weight="0")
    made = problem()
    assert made.draft.spacing is None and [each.measure for each in made.draft.fairness] == [Measure.minutes]


KNOWN = ", ".join(f"{name} ({each.chinese[0]})" for name, each in SETTINGS.items())


@pytest.mark.parametrize("row, fault", [
    ("most_days_in_row,3", 'settings.csv:2: column "setting": setting "most_days_in_row" is not known; '
                           f"the nearest is most_days_in_a_row (最多连续值班天数); known are {KNOWN}"),
    ("每周班数,3", 'settings.csv:2: column "setting": setting "每周班数" is not known; '
               f"the nearest is most_turns_a_week (每周最多班数); known are {KNOWN}"),
    ("颜色,3", f'settings.csv:2: column "setting": setting "颜色" is not known; known are {KNOWN}'),
    ("rest_hours,660分钟", 'settings.csv:2: rest_hours: "660分钟" is not in hours (小时); '
                         "write the number of hours (小时) alone"),
    ("rest_hours,11.001", 'settings.csv:2: rest_hours "11.001" is no number of whole minutes; '
                          "write hours with two decimal places at most, as 11.5"),
    ("rest_hours,200", "settings.csv:2: rest_hours: 200 is outside 0 to 168; "
                       "write a number, 0 to 168, at most six decimal places"),
    ("most_turns_a_week,0", "settings.csv:2: most_turns_a_week: 0 is outside 1 to 168; write a whole number, 1 to 168"),
    ("night_from,late", 'settings.csv:2: night_from: "late" is not a time of day; write hours:minutes, as in 21:20'),
    ("night_from,06:00", "settings.csv: night_from and night_to are the same time; correct one of them"),
    ("most_turns,1", "settings.csv:2: shifts from 2026-09-07 to 2026-09-27 need 21 turns, and by most_turns all "
                     "members together may stand 6; raise most_turns, or lower what shifts ask for"),
    ("rest_hours,11\nrest_hours,12", 'settings.csv:3: setting "rest_hours" stands here twice (first in line 2); '
                                     "keep one of the rows"),
])
def test_what_is_wrong_with_a_setting_is_told(folder, row, fault):
    write("settings", ["setting,value", row])
    assert faults() == [f"term/{fault}"]


def test_turns_that_the_members_table_leaves_too_few_are_told(folder):
    write("members", ["member,name,most_turns", "M0,A,3", "M1,B,4"])
    assert faults() == ["term/members.csv: shifts from 2026-09-07 to 2026-09-27 need 21 turns, and by most_turns all "
                        "members together may stand 7; raise most_turns, or lower what shifts ask for"]


def test_turns_in_all_are_those_of_this_roster_whatever_their_lengths(folder):
    write("members", ["member,name,most_turns", "M0,A,5", *(f"M{number},N{number}," for number in range(1, 6))])
    write("pattern", ["post,weekdays,from,to,minimum", "P,每天,20:00,21:00,1", "P,周一,08:00,09:30,1"])
    write("load", ["member,minutes,shifts,until", "M0,0,3,2026-07-01"])
    made = problem()
    assert [made.limits(row).maximum_shifts for row in (0, 1)] == [5, 2**31 - 1]
    assert made.members[0].history.shifts == 0 and made.members[0].history.carry_over[1] == 3


def test_everybody_stands_the_least_turns_but_for_who_comes_or_goes(folder):
    write("members", ["member,name,share,until,least_turns", "M0,A,0,,", "M1,B,1,,", f"M2,C,0,{DAYS[9]},",
                      f"M3,D,0,{DAYS[9]},2", "M4,E,0,,0"])
    settle(least_turns=3)
    assert [each.limits.minimum_shifts for each in problem().members] == [3, 3, 0, 2, 0]
    stood = [len(each) for each in turns(build_term(read_folder("term"), work=300_000))]
    assert all(found >= least for found, least in zip(stood, (3, 3, 0, 2, 0)))
    settle(most_turns=20)
    write("members", ["member,name,share", "M0,A,0", "M1,B,1", "M2,C,1"])
    assert len(turns(build_term(read_folder("term"), work=300_000))[0]) == 0  # without it a share of 0 is none


def night_posts(*days):
    """Somebody stands each evening, and a night on these days."""
    write("pattern", ["post,weekdays,from,to,minimum", "P,每天,18:00,19:00,1",
                      *(f"N,{day},22:00,06:00,1" for day in days)])


def early_after_nights(stood):
    """Days off between the last night of a run and the next turn, where one comes."""
    nights = {day for day, *_, night in stood if night}
    days = sorted({day for day, *_ in stood})
    return [later - day - 1 for day, later in zip(days, days[1:]) if day in nights
            and not (later in nights and later == day + 1)]


def nights_before_free_weekends(stood):
    """Weekends without a turn after a night on Friday."""
    days = {day for day, *_ in stood}
    return [day for day, *_, night in stood if night and day % 7 == 4 and not days & {day + 1, day + 2}]


@pytest.mark.parametrize("name, value, measure, is_kept", [
    ("days_off_after_nights", 3, early_after_nights, lambda found: all(off >= 3 for off in found)),
    ("no_night_before_free_weekend", "是", nights_before_free_weekends, lambda found: not found)])
def test_nights_are_kept_from_what_is_settled(folder, name, value, measure, is_kept):
    night_posts("周二", "周五")
    # Without the rule some of a few rosters do not keep it.
    free = [measure(each) for work in (10_000, 30_000, 100_000)
            for each in turns(build_term(read_folder("term"), work=work))]
    settle(**{name: value})
    term = build_term(read_folder("term"), work=300_000)
    assert term.roster.solution.score.hard == 0
    kept = [measure(each) for each in turns(term)]
    assert all(map(is_kept, kept)) and not all(map(is_kept, free))


def test_unwanted_days_are_never_planned_or_have_their_price(folder):
    write("posts", ["post,name,kind", "P,大厅,service", "Q,图书馆,service"])
    write("pattern", ["post,weekdays,from,to,minimum", "P,每天,20:00,21:00,1", "Q,每天,08:00,09:00,1"])
    write("unwanted", ["连续几天,星期,权重", "大厅 > 图书馆,,", "班 > 班 > 班,周五,", "Q > 休 > Q,,2"])
    read = read_folder("term")
    made = build_problem(read, build_organisation(read))
    assert [type_.kind for type_ in made.shift_types] == ["P", "Q"]
    assert [(each.name.zh, each.name.en, each.penalty.is_hard) for each in made.patterns] == [
        ("大厅 > 图书馆", "P > Q", True), ("周五起 班 > 班 > 班", "on > on > on from Friday on", True),
        ("图书馆 > 休 > 图书馆", "Q > off > Q", False)]
    assert made.patterns[2].penalty.weight == 2 * 15 and made.limits(3).patterns == [0, 1, 2]
    assert any('2 names in column "days" were read as codes' in note for note in read.notes)
    term = build_term(read, work=300_000)
    assert term.roster.solution.score.hard == 0
    types = term.roster.problem.shift_types
    for member in range(len(term.organisation.members)):
        stood = {(each.shift.day - MONDAY).days: types[each.shift.type].code
                 for each in term.roster.solution.roster.assignments if each.member == member}
        assert not [day for day in stood if stood[day] == "P" and stood.get(day + 1) == "Q"]
        assert not [day for day in (4, 11, 18) if {day, day + 1, day + 2} <= stood.keys()]


@pytest.mark.parametrize("rows, told", [
    (["days", "P > R"], ['unwanted.csv:2: post "R" is not in duty; add it there or correct the id']),
    (["days,weekday", "P > P,", "休 > P,周一", "P>P,"],
     ['unwanted.csv:4: pattern "P > P" stands here twice (first in line 2); keep one of the rows']),
    (["days", " > P"], ['unwanted.csv:2: column "days": "> P" cannot be read as 1 to 14 days; write one day after the '
                        "other with > between, each 班 (on), 休 (off), 任意 (any) or a post; as 休 > 班 > 休"]),
    (["days", " > ".join("P" * 15)], ['unwanted.csv:2: column "days": "P > P > P > P > P > P > P > P > P > P > P > P > '
                                      'P > P > P" cannot be read as 1 to 14 days; write one day after the other with > '
                                      "between, each 班 (on), 休 (off), 任意 (any) or a post; as 休 > 班 > 休"]),
    (["days,weekday", *(f"{' > '.join('P' * 13)},周{day}" for day in "一二三四五")],
     ["unwanted.csv: its patterns have 65 days together; give patterns of no more than 63 days together"]),
    (["days,weight", "P > P,0"], ['unwanted.csv:2: column "weight": 0 is outside 1 to 1000; '
                                  "write a whole number, 1 to 1000"])])
def test_what_is_wrong_with_an_unwanted_row_is_told(folder, rows, told):
    write("unwanted", rows)
    assert faults() == [f"term/{each}" for each in told]


def test_a_post_that_is_called_as_a_word_is_told(folder):
    write("pattern", ["post,weekdays,from,to,minimum", "班,每天,20:00,21:00,1"])
    write("unwanted", ["days", "休 > 班"])
    assert faults() == ['term/unwanted.csv:2: "班" is a word of its own here, and a post is called so; '
                        "give the post another code"]


@pytest.mark.parametrize("settled, fault", [
    ({"least_turns": 4}, "term/settings.csv:2: by least_turns all members together have to stand 24 turns, and the "
                         "shifts have 21; lower least_turns, or raise what shifts ask for"),
    ({"least_turns": 3, "most_turns": 2}, None)])
def test_least_turns_that_cannot_be_are_told(folder, settled, fault):
    settle(**settled)
    if fault:
        assert faults() == [fault]
        return
    write("pattern", ["post,weekdays,from,to,minimum,maximum", "P,每天,20:00,21:00,0,5"])
    assert faults() == ["term/settings.csv:3: least_turns 3 is above most_turns 2; lower the one or raise the other"]


@pytest.mark.parametrize("settled, said", [
    ({"most_days_in_a_row": 1}, "at most 1 day"), ({"rest_hours": 24}, "at least 24 h"),
    ({"least_days_off": 3, "most_days_in_a_row": 5}, "at most 5 days")])
def test_hard_rules_that_nobody_can_keep_end_in_words(folder, capsys, settled, said):
    write("members", ["member,name", "M0,A"])
    settle(**settled)
    assert main(["term", "term", "--out", "out", "--work", "2000"]) == 1
    told = capsys.readouterr().err
    assert "these cannot hold together" in told and said in told and "Traceback" not in told
    assert not Path("out").exists()


def test_pinned_turns_that_break_a_setting_are_told(folder):
    write("pattern", ["post,weekdays,from,to,minimum,pinned", "P,每天,20:00,21:00,1,M0"])
    settle(most_turns_a_week=2)
    assert "the pinned shifts break the hard rule \"windows\"" in faults()[0]


def test_every_setting_has_a_unit_limits_and_words_in_both_languages():
    ways = [way for name, each in SETTINGS.items() for way in (name, *each.chinese)]
    assert len(set(ways)) == len(ways) and isinstance(SettingName(), Choice)
    for name, each in SETTINGS.items():
        assert SettingName().read(each.chinese[0]) == name and each.about
        if isinstance(each.kind, (Number, Whole)):
            assert each.units and each.kind.most is not None
            with pytest.raises(BadCell):
                each.read(str(each.kind.most + 1))
