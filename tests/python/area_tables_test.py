"""Every table of the areas is read in Chinese and English, and what is wrong with it is said with file and line."""
import pytest
from muster.programme import platforms
from muster.readers import read_folder
from muster.readers.tables import BY_NAME
from muster.readers.tables.words import PLATFORM
from readers_test import folder, message_of, replace, write  # noqa: F401

# A good row of each table, after its header line.
GOOD = {
    "class_sessions": ("activity,class,member,day,listeners", "A1,C1,M2,2026-10-10,30"),
    "study_groups": ("group,name,major,member,students", "G1,小组,体育教育,M2,S1"),
    "tutoring": ("member,student,group,day,hours,kept", "M2,S1,,2026-10-10,1.5,yes"),
    "outreach": ("activity,reached,outcomes", "A1,60,6"),
    "awards": ("award,name,level,place,day,members,team", "H1,挑战杯,省级,一等奖,2026-10-10,M1;M2,是"),
    "led_exercises": ("member,name,day,participants", "M2,早锻炼,2026-09-08,40"),
    "certificates": ("member,name,day", "M1,救生员证,2026-10-10"),
    "channels": ("unit,name,since,until", "BR,QQ群,2026-09-01,"),
    "accounts": ("account,name,unit,responsible,since", "JPTY,金牌体育,BR,M2,2024-03-01"),
    "study_acts": ("member,day,act,points,at,origin", "M1,2026-10-10,文章,5,07:00,规定学习"),
    "study_windows": ("from,to,factor", "06:00,08:30,1.5"),
    "bulletins": ("bulletin,name,member,activity,happened_day,happened_at,published_day,published_at",
                  "N1,简讯,M1,A1,2026-10-10,10:00,2026-10-11,"),
    "five_ones": ("member,one,place,class,since", "M1,整洁一张床位,D1,,2026-09-07"),
    "five_one_deeds": ("member,one,place,class,day", "M1,study_class,,C1,2026-09-10"),
    "inspections": ("place,day,bed,floor", "R,2026-09-10,1,2"),
    "inspection_passes": ("place,pass", "B,85"),
    "supervision": ("case,name,post,shift,member,severity,found_day,found_at,dissuaded_day,reported_day",
                    "W1,深夜喧哗,P,W1,M2,minor,2026-09-07,21:30,2026-09-07,2026-09-08"),
    "duty_changes": ("shift,member,instead", "W2,M2,M3"),
    "venue": ("activity,member,role,event,day,from,to,result,level,place",
              "A1,M1,athlete,百米,2026-10-10,09:00,10:00,11.8,校级,二等奖"),
    "exams": ("exam,name,day,members,violators", "X1,大学英语,2026-12-20,M1;M2,"),
    "calls": ("call,name,called_day,called_at", "C1,清理校园,2026-10-12,09:00"),
    "brought_along": ("member,activist,since", "M2,M1,2026-09-10"),
    "area_rules": ("rule,value", "inspection_passes_from,85"),
}


def with_row(name, row):
    """A table of the good row and another."""
    header, good = GOOD[name]
    write(f"{name}.csv", f"{header}\n{good}\n{row}\n")


@pytest.mark.parametrize("name", GOOD)
def test_a_table_is_read_by_its_english_and_its_chinese_headers(folder, name):  # noqa: F811
    header, row = GOOD[name]
    write(f"{name}.csv", f"{header}\n{row}\n")
    in_english = read_folder(folder)
    assert len(in_english[name]) == 1 and in_english.notes == []
    chinese = {column.name: column.chinese[0] for column in BY_NAME[name].columns}
    write(f"{name}.csv", f"{','.join(chinese[column] for column in header.split(','))}\n{row}\n")
    assert read_folder(folder)[name].values == in_english[name].values


BAD = [
    ("class_sessions", "A1,C7,M2,2026-10-11,1", "class \"C7\" is not in classes.csv; add it there or correct the id"),
    ("class_sessions", "A1,C1,M3,2026-10-10,1",
     "activity, class, day \"A1\", \"C1\", \"2026-10-10\" stand here twice (first in line 2); keep one of the rows"),
    ("class_sessions", "A1,C1,M2,2027-10-10,1", "2027-10-10 is outside the term, 2026-09-07 to 2026-12-27; "
     "correct the day, or the term in term.csv"),
    ("study_groups", "G1,小组,体育教育,M2,S1", "group \"G1\" stands here twice (first in line 2); keep one of the rows"),
    ("study_groups", "G2,小组,体育教育,M2,S1;S9", "student \"S9\" is not in students.csv; add it there or correct the id"),
    ("tutoring", "M2,,,2026-10-10,1,yes",
     "it names neither a group nor a pair; name a group, or a member and a student"),
    ("tutoring", ",,G9,2026-10-10,1,yes",
     "study group \"G9\" is named, and there is no table of study_groups; add study_groups.csv, or leave "
     "column \"group\" blank"),
    ("tutoring", "M2,S1,,2026-10-10,25,yes",
     "column \"hours\": 25 is outside 0 to 24; write a number, 0 to 24, at most six decimal places"),
    ("tutoring", "M2,S1,,2026-10-10,1,maybe",
     "column \"kept\": \"maybe\" is neither yes nor no; write yes (是) or no (否)"),
    ("outreach", "A1,1,1", "activity \"A1\" stands here twice (first in line 2); keep one of the rows"),
    ("awards", "H2,挑战杯,市政级,一等奖,2026-10-10,M1,",
     "column \"level\": level of an award \"市政级\" is not known; write one of national (国家级), provincial (省级), "
     "city (市级), university (校级), college (院级)"),
    ("awards", "H2,挑战杯,校级,一等奖,2026-10-10,M9,",
     "member \"M9\" is not in members.csv; add it there or correct the id"),
    ("led_exercises", "M2,早锻炼,2026-08-08,40",
     "2026-08-08 is outside the term, 2026-09-07 to 2026-12-27; correct the day, or the term in term.csv"),
    ("certificates", "M9,证书,2026-10-10", "member \"M9\" is not in members.csv; add it there or correct the id"),
    ("channels", "BR,微信群,2026-09-01,2026-08-01",
     "until 2026-08-01 comes before since 2026-09-01; correct one of the days"),
    ("accounts", "A2,账号,BX,M2,2024-03-01", "unit \"BX\" is not in units.csv; add it there or correct the id"),
    ("study_acts", "M1,2026-10-10,直播,5,,",
     "column \"act\": act \"直播\" is not known; write one of article (阅读文章), video (观看视频), reading_time (学习时长)"),
    ("study_windows", "09:00,08:00,1", "it ends at 08:00 and begins at 09:00; correct a time; "
     "split what goes past midnight into two rows"),
    ("bulletins", "N2,简讯,M1,A1,2026-10-10,10:00,2026-10-10,09:00",
     "published on 2026-10-10 09:00 comes before happened on 2026-10-10 10:00; correct one of the two"),
    ("five_ones", "M1,room,D1,,2026-09-07", "\"D1\" is a bed, not a room; name the room"),
    ("five_ones", "M1,study_class,R,C1,2026-09-07",
     "it does not name the class alone; name the class and no place"),
    ("five_ones", "M1,floor,,,2026-09-07", "it does not name the floor alone; name the floor and no class"),
    ("five_one_deeds", "M1,bed,R,,2026-09-07", "\"R\" is a room, not a bed; name the bed"),
    ("inspections", "R,2026-09-10,0,0",
     "place, day \"R\", \"2026-09-10\" stand here twice (first in line 2); keep one of the rows"),
    ("inspections", "D1,2026-09-11,0,0", "\"D1\" is a bed, not a room; name the room"),
    ("inspection_passes", "F,85", "\"F\" is a floor, not a building; name the building"),
    ("supervision", "W2,喧哗,P,W2,M2,minor,2026-09-07,21:30,,",
     "found on 2026-09-07 21:30, and shift \"W2\" is on 2026-09-08 from 21:20 to 22:00; "
     "correct the time, or leave the shift blank"),
    ("supervision", "W2,喧哗,P,,M2,minor,2026-09-07,21:30,2026-09-06,",
     "dissuaded on 2026-09-06 comes before found on 2026-09-07 21:30; correct one of the two"),
    ("duty_changes", "W1,M1,M1", "member \"M1\" stands in for themselves; name somebody else, or nobody"),
    ("duty_changes", "W9,M1,", "shift \"W9\" is not in duty.csv; add it there or correct the id"),
    ("venue", "A1,M2,volunteer,,2026-10-10,09:00,10:00,11.8,,",
     "a result is given of a volunteer; give results of athletes only"),
    ("venue", "A1,M2,athlete,,2026-10-10,09:00,10:00,11.8,校级,",
     "only one of level and place is given; give both of an award, or neither"),
    ("exams", "X2,体育统计,2026-12-20,M1,M2", "\"M2\" broke its rules and did not sit it; "
     "add them to members or take them out"),
    ("exams", "X2,体育统计,2026-12-20,M1;M1,", "member \"M1\" stands here twice; name everybody once"),
    ("calls", "C1,演练,2026-10-12,09:00", "call \"C1\" stands here twice (first in line 2); keep one of the rows"),
    ("brought_along", "M1,M2,2026-09-10",
     "\"M2\" is full on 2026-09-10; name an applicant, an activist or a candidate"),
    ("brought_along", "M1,M1,2026-09-10", "member \"M1\" brings along themselves; name the activist"),
]


@pytest.mark.parametrize(("name", "row", "message"), BAD, ids=[f"{name}: {row}" for name, row, _ in BAD])
def test_a_wrong_row_is_named_with_its_line_and_its_remedy(folder, name, row, message):  # noqa: F811
    with_row(name, row)
    assert message_of(folder) == f"term/{name}.csv:3: {message}"


def test_every_table_of_the_areas_has_a_wrong_row():
    assert {name for name, *_ in BAD} >= set(GOOD) - {"area_rules"}


def test_faults_of_several_tables_come_at_once(folder):  # noqa: F811
    with_row("exams", "X2,体育统计,2026-12-20,M9,")
    with_row("inspections", "Z,2026-09-10,0,0")
    assert message_of(folder).splitlines() == [
        "term/inspections.csv:3: room \"Z\" is not in places.csv; add it there or correct the id",
        "term/exams.csv:3: member \"M9\" is not in members.csv; add it there or correct the id"]


def test_answers_to_a_call_need_the_call(folder):  # noqa: F811
    header = "call,member,responded_day,responded_at,deployed_day,deployed_at"
    write("call_answers.csv", f"{header}\nC1,M1,2026-10-12,09:10,,\n")
    assert message_of(folder) == ("term/call_answers.csv:2: call \"C1\" is named, and there is no table of "
                                  "calls; add calls.csv, or leave column \"call\" blank")
    write("calls.csv", "\n".join(GOOD["calls"]) + "\n")
    write("call_answers.csv", f"{header}\nC1,M1,2026-10-11,,,\nC1,M2,,,2026-10-12,\nC1,M3,2026-10-12,,,10:00\n")
    assert message_of(folder).splitlines() == [
        "term/call_answers.csv:2: responded on 2026-10-11 comes before the call on 2026-10-12 09:00; "
        "correct one of the two",
        "term/call_answers.csv:3: deployed has a day and responded has none; fill in when the member answered",
        "term/call_answers.csv:4: deployed_at has a time and deployed_day is blank; fill in the day"]


def test_an_unknown_platform_is_refused_and_the_five_are_named(folder):  # noqa: F811
    replace("activities.csv", "主题团日,ideas", "主题团日,vibes")
    assert message_of(folder) == (
        "term/activities.csv:2: column \"platform\": platform \"vibes\" is not known; write one of "
        "ideas (思想政治与道德修养教育平台), practice (社会实践与志愿公益平台), innovation (创新创业与实践锻炼平台), "
        "culture (文体活动与身心发展平台), skills (技能拓展平台)")
    assert list(PLATFORM.spellings) == [platform.code for platform in platforms()]


def test_a_named_programme_is_of_its_platform_and_festivals_are_no_events(folder):  # noqa: F811
    write("activities.csv", "activity,name,platform,first_day,last_day,part_of,programme\n"
                            "A1,艺术节,culture,2026-10-10,2026-10-20,,体育文化艺术节\n"
                            "A2,合唱,culture,2026-10-11,2026-10-11,A1,\nA3,独唱,culture,2026-10-11,2026-10-11,A2,\n"
                            "A4,支教,ideas,2026-10-11,2026-10-11,A4,西部计划\nA5,竞赛,,2026-10-11,2026-10-11,A9,\n")
    assert message_of(folder).splitlines() == [
        "term/activities.csv:4: activity \"A2\", which it is part of, is an event of another; name the festival itself",
        "term/activities.csv:5: activity \"A4\" is part of itself; name the festival, or leave it blank",
        "term/activities.csv:5: programme western_plan is of platform practice, and the activity of ideas; "
        "correct one of the two",
        "term/activities.csv:6: activity \"A9\" is not in activities.csv; add it there or correct the id"]
