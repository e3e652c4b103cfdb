"""What the example term records of the five areas, in tables of their own."""
from __future__ import annotations

import datetime
from typing import Any

from indicators import AWARD_PLACES, LEVELS
from people import DUTY_WEEKS, FIRST_DAY, Chance, Person, Row
from record import EXAM_DAY, Record, day_of_week

Table = tuple[str, list[Row]]  # header line and rows
STAGE_RANK = {"applicant": 0, "activist": 1, "candidate": 2, "probationary": 3, "full": 4}
ONES = {"bed": "整洁一张床位", "room": "净化一间寝室", "study_class": "带动一个班级", "floor": "影响一个楼层", "building": "辐射一个楼栋"}
PASSES = {"B1": 80, "B2": 85, "B3": 80}
COURSES = ["运动解剖学", "大学英语", "体育统计学", "运动生理学"]


def residents(members: list[Person]) -> list[Person]:
    return [member for member in members if member["bed"]]


def room_of(bed: str) -> str:
    return bed.rpartition("-")[0]


def floor_of(bed: str) -> str:
    building, room, _ = bed.split("-")
    return f"{building}-{room[0]}F"


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def classroom(chance: Chance, members: list[Person], students: list[Person], activities: list[Record],
              mentor_rows: list[Row], pair_rules: list[Row]) -> dict[str, Table]:
    speakers = [member["code"] for member in members if member["stage"] in ("probationary", "full")]
    classes = sorted({member["class"] for member in members if member["class"]})
    ran = [activity for activity in activities if activity["state"] >= 2]
    taken: list[Row] = [(activity["code"], each, chance.one_of(speakers), activity["first"], 18 + chance.below(20))
                        for activity in ran if activity["platform"] == "ideas" for each in chance.some_of(classes, 3)]
    groups, tutoring = studying(chance, members, students, mentor_rows, pair_rules)
    return {
        "class_sessions": ("activity,class,member,day,listeners", taken),
        "study_groups": ("小组编号,名称,专业,帮扶人,帮扶对象", groups),
        "tutoring": ("member,student,group,day,hours,kept", tutoring),
        "outreach": ("activity,reached,outcomes",
                     [(activity["code"], 20 + chance.below(180),
                       chance.below(25) * (activity["platform"] == "practice")) for activity in ran]),
        "awards": ("award,name,name_en,level,place,day,members,team,event", awards(chance, members)),
        "led_exercises": ("member,name,name_en,day,participants",
                          [(chance.one_of(speakers), *name, day_of_week(week, weekday), 20 + chance.below(40))
                           for week in range(DUTY_WEEKS)
                           for weekday, name in ((1, ("早锻炼", "Morning training")),
                                                 (3, ("广播体操", "Broadcast exercises")))]),
        "certificates": ("member,name,name_en,day",
                         [(member["code"], "救生员证", "Lifeguard's certificate", day_of_week(chance.below(12), 5))
                          for member in chance.some_of(residents(members), 8)]),
    }


def studying(chance: Chance, members: list[Person], students: list[Person], mentor_rows: list[Row],
             pair_rules: list[Row]) -> tuple[list[Row], list[Row]]:
    """A group of younger students of the same major for each mentor, and the pair that must be; once a week mostly."""
    by_code = {member["code"]: member for member in members}
    groups: list[Row] = []
    meet: list[tuple[str, str, str]] = []
    for number, (code, *_) in enumerate(mentor_rows, start=1):
        mentor = by_code[code]
        younger = [student["code"] for student in students
                   if student["year"] < mentor["year"] and student["class"][-1] == mentor["class"][-1]]
        major = "体育教育" if mentor["class"][-1] == "1" else "运动训练"
        groups.append((f"G{number:02}", f"{major}学习小组{number}", major, code,
                       "；".join(sorted(chance.some_of(younger, 2 + chance.below(3))))))
        meet.append(("", "", f"G{number:02}"))
    meet += [(member, student, "") for member, student, rule in pair_rules if rule == "must"]
    rows: list[Row] = []
    for week in range(DUTY_WEEKS):
        for pair in meet:
            if chance.is_true(0.93):
                is_kept = chance.is_true(0.94)
                rows.append((*pair, day_of_week(week, chance.below(7)), f"{1 + chance.below(5) / 2:g}",
                             "yes" if is_kept else "no"))
    return groups, rows


def awards(chance: Chance, members: list[Person]) -> list[Row]:
    """Of persons and of teams, two of them of the year before."""
    names = [("田径公开赛", "Open athletics"), ("挑战杯", "Challenge Cup"), ("创青春", "Youth enterprise"),
             ("健美操比赛", "Aerobics contest"), ("教学技能竞赛", "Teaching skills contest")]
    rows: list[Row] = []
    for number in range(28):
        name, name_en = names[number % len(names)]
        is_team = number % 3 == 0
        won = chance.some_of(members, 3 + chance.below(3) if is_team else 1)
        day = FIRST_DAY + datetime.timedelta(days=13 + chance.below(80) - (400 if number < 2 else 0))
        rows.append((f"H{number + 1:02}", name, name_en, LEVELS[min(4, 1 + chance.below(5))],
                     chance.one_of(AWARD_PLACES), day, ";".join(sorted(member["code"] for member in won)),
                     "yes" if is_team else "no", f"比赛{number % 9 + 1}"))
    return rows


def network(chance: Chance, members: list[Person], activities: list[Record]) -> dict[str, Table]:
    full = [member["code"] for member in members if member["stage"] == "full"]
    acts: list[Row] = []
    for member in members:
        diligence = 0.55 + 0.4 * chance.random.random()
        for week in range(DUTY_WEEKS):
            for weekday in chance.some_of(range(7), 3):
                if not chance.is_true(diligence):
                    continue
                for act, most in (("article", 8), ("video", 8), ("reading_time", 9)):
                    at = clock(7 * 60 + chance.below(15 * 60)) if chance.is_true(0.5) else ""
                    acts.append((member["code"], day_of_week(week, weekday), act, 2 + chance.below(most - 1), at,
                                 "assigned" if weekday == 0 else ""))
    ran = [activity for activity in activities if activity["state"] >= 2]
    bulletins: list[Row] = []
    for number, activity in enumerate(chance.some_of(ran, 24), start=1):
        days = chance.below(3) if number % 6 else 5  # one in six is late
        bulletins.append((f"N{number:02}", f"{activity['name']}简讯", f"Bulletin: {activity['name_en']}",
                          chance.one_of(members)["code"], "JPDJ" if number % 2 else "JPTY", activity["code"],
                          activity["last"], "17:00", activity["last"] + datetime.timedelta(days=days), "20:00"))
    return {
        "channels": ("unit,name,name_en,since,until",
                     [("BR2", "QQ群", "QQ group", datetime.date(2024, 9, 1), datetime.date(2026, 8, 31)),
                      ("BR2", "微信群", "WeChat group", datetime.date(2026, 9, 1), ""),
                      ("BR2", "钉钉", "DingTalk", datetime.date(2026, 9, 1), "")]),
        "accounts": ("account,name,name_en,medium,unit,responsible,since,until",
                     [("JPTY", "金牌体育", "Gold-medal sport", "微信公众号", "BR2", full[0], datetime.date(2024, 3, 1), ""),
                      ("JPDJ", "金牌党建", "Gold-medal Party work", "微信公众号", "BR2", full[2],
                       datetime.date(2024, 9, 1), "")]),
        "study_acts": ("member,day,act,points,at,origin", acts),
        "study_windows": ("from,to,factor", [("06:00", "08:30", "1.5"), ("12:00", "14:00", "1.2")]),
        "bulletins": ("bulletin,name,name_en,member,account,activity,happened_day,happened_at,published_day,"
                      "published_at", bulletins),
    }


def dormitory(chance: Chance, members: list[Person], duty_pins: dict[str, str]) -> dict[str, Table]:
    at_home = residents(members)
    rooms = sorted({room_of(member["bed"]) for member in at_home})
    inspections: list[Row] = [
        (room, day_of_week(week, 3), *(chance.below(2) if chance.is_true(0.25) else 0 for _ in range(3)),
         chance.below(3) if chance.is_true(0.35) else 0)
        for week in range(DUTY_WEEKS) for room in rooms]
    charges, deeds = five_ones(chance, at_home)
    return {
        "five_ones": ("成员编号,项目,场所,班级,开始日期", charges),
        "five_one_deeds": ("member,one,place,class,day", deeds),
        "inspections": ("place,day,bed,desk,wall,floor", inspections),
        "inspection_passes": ("place,pass", [("B2", PASSES["B2"])]),
        "titles": ("holder,name,name_en,given,last_review,withdrawn,kind", titles(chance, members, inspections)),
        "supervision": ("case,name,name_en,post,member,place,severity,found_day,found_at,dissuaded_day,"
                        "dissuaded_at,reported_day,reported_at,published_day,published_at,publicised_day,"
                        "publicised_at,known", supervision(chance, duty_pins)),
    }


def five_ones(chance: Chance, at_home: list[Person]) -> tuple[list[Row], list[Row]]:
    """Everybody answers for a bed; the first of a room, a class, a floor and a building for that, too."""
    charges: list[Row] = []
    of: dict[str, list[tuple[str, str, str]]] = {}
    taken: set[str] = set()
    for member in at_home:
        bed = member["bed"]
        for one, place, each in (("bed", bed, ""), ("room", room_of(bed), ""), ("study_class", "", member["class"]),
                                 ("floor", floor_of(bed), ""), ("building", bed[:2], "")):
            if place + each in taken:
                continue
            taken.add(place + each)
            charges.append((member["code"], ONES[one], place, each, FIRST_DAY))
            of.setdefault(member["code"], []).append((one, place, each))
    deeds: list[Row] = []
    for code, charged in of.items():
        for one, place, each in charged:
            for week in range(DUTY_WEEKS):
                if chance.is_true(0.85 if one == "bed" else 0.15):
                    deeds.append((code, one, place, each, day_of_week(week, chance.below(7))))
    return charges, deeds


def titles(chance: Chance, members: list[Person], inspections: list[Row]) -> list[Row]:
    """Rooms that never failed are given a plate, one of which is withdrawn; and the term's study models."""
    failed = {row[0] for row in inspections if 100 - 5 * sum(row[2:]) < PASSES[row[0][:2]]}
    rooms = sorted({row[0] for row in inspections} - failed)
    given, reviewed = datetime.date(2026, 10, 15), datetime.date(2026, 12, 10)
    rows: list[Row] = [(room, "示范寝室", "Demonstration room", given, reviewed, reviewed if number == 2 else "",
                        "demonstration_room")
                       for number, room in enumerate(chance.some_of(rooms, 3))]
    return rows + [(member["code"], "学习标兵", "Study model", datetime.date(2026, 12, 1 + chance.below(20)), "", "",
                    "study_model")
                   for member in chance.some_of(residents(members), 5)]


def supervision(chance: Chance, duty_pins: dict[str, str]) -> list[Row]:
    """A case on each evening on which the finder's shift is pinned; one is reported late, one is still to be known."""
    kinds = [("违规使用电器", "Forbidden appliance", "minor"), ("深夜喧哗", "Noise at night", "minor"),
             ("同学突发不适", "A student fell ill", "serious")]
    rows: list[Row] = []
    for number, (shift, member) in enumerate(sorted(duty_pins.items())):
        name, name_en, severity = kinds[number % len(kinds)]
        day = datetime.date(2026, int(shift[2:4]), int(shift[4:6]))
        found = 21 * 60 + 20 + chance.below(20)
        late = datetime.timedelta(days=3 if number == 1 else 0)
        is_known = number % 2 == 0
        published = day + datetime.timedelta(days=1) if is_known and number else ""
        rows.append((f"W{number + 1:02}", name, name_en, "supervision", member,
                     f"B2-{1 + chance.below(4)}0{1 + chance.below(6)}", severity, day, clock(found), day,
                     clock(found + 5), day + late, clock(found + 20), published, "12:00" if published else "",
                     day + datetime.timedelta(days=5) if published else "", "09:00" if published else "",
                     "yes" if is_known else "no"))
    return rows


def identity(chance: Chance, members: list[Person]) -> dict[str, Table]:
    exams: list[Row] = []
    violator = chance.one_of([member for member in residents(members) if member["stage"] == "applicant"])
    for each in sorted({member["class"] for member in members if member["class"]}):
        sitting = [member["code"] for member in members if member["class"] == each]
        for number, course in enumerate(COURSES):
            day = EXAM_DAY - datetime.timedelta(days=2) + datetime.timedelta(days=3 * number)
            broke = violator["code"] if number == 1 and violator["class"] == each else ""
            exams.append((f"X-{each}-{number + 1}", course, course, day, "；".join(sitting), broke))
    call = datetime.date(2026, 10, 12)
    answers: list[Row] = []
    for member in members:
        minutes = 9 * 60 + 5 + chance.below(100)
        answered = chance.is_true(0.8)
        sent = answered and chance.is_true(0.4)
        answers.append(("C1", member["code"], call if answered else "", clock(minutes) if answered else "",
                        call if sent else "", clock(minutes + 30) if sent else "", call if sent else "",
                        "18:00" if sent else ""))
    leaders = [member for member in members if member["stage"] in ("probationary", "full")]
    younger = [member for member in members if member["stage"] == "activist"]
    return {
        "exams": ("考试编号,名称,英文名称,日期,参考成员,违纪成员", exams),
        "calls": ("call,name,name_en,called_day,called_at,within_hours",
                  [("C1", "台风后清理校园", "Clearing the campus after a typhoon", call, "09:00", 1)]),
        "call_answers": ("call,member,responded_day,responded_at,deployed_day,deployed_at,released_day,released_at",
                         answers),
        "brought_along": ("member,activist,since",
                          [(chance.one_of(leaders)["code"], member["code"], datetime.date(2026, 9, 10))
                           for member in younger]),
    }


def stages_fit(rows: list[Row], stage_rows: list[Row], day: datetime.date) -> list[Row]:
    """Those of `rows` whose member had come farther than the activist on the day."""
    rank: dict[str, int] = {}
    for code, stage, since in stage_rows:
        if since <= day:
            rank[code] = STAGE_RANK[stage]
    return [row for row in rows if rank.get(row[0], -1) > rank.get(row[1], 9)]


def all_tables(chance: Chance, given: dict[str, Any]) -> dict[str, Table]:
    """Every table of the areas, from what the other tables hold."""
    members, activities = given["members"], given["activities"]
    tables = {**classroom(chance, members, given["students"], activities, given["mentors"], given["pair_rules"]),
              **network(chance, members, activities), **dormitory(chance, members, given["pins"]),
              **identity(chance, members)}
    header, along = tables["brought_along"]
    tables["brought_along"] = (header, stages_fit(along, given["stages"], datetime.date(2026, 9, 10)))
    tables["duty_changes"] = ("day,post,member,instead", given["changes"])
    tables["area_rules"] = ("rule,value", [("in_time_bulletin", 72)])
    return tables
