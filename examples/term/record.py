"""What the example term records: activities, attendance, contests, evidence, corrections, incidents, ratings."""
from __future__ import annotations

import datetime
from typing import Any

from indicators import AWARD_PLACES, LEVELS, PER_ACTIVITY, PLATFORMS, SERVICE, WEEKLY
from people import DUTY_WEEKS, FIRST_DAY, LAST_DAY, Chance, Person, Row

Record = dict[str, Any]  # a row by its columns
EXAM_DAY = datetime.date(2026, 12, 30)
ACTIVITY_NAMES = {
    "ideas": [("主题团日", "Theme day"), ("党史宣讲", "Talk on the Party's history"), ("经典诵读", "Reading of the classics"),
              ("榜样讲堂", "Role models speak")],
    "practice": [("社区服务", "Community service"), ("敬老院探访", "Visit to a home for the old"),
                 ("义务支教", "Volunteer teaching"), ("校园清洁", "Campus clean-up")],
    "innovation": [("挑战杯选拔", "Challenge Cup selection"), ("创业沙龙", "Enterprise evening"),
                   ("科研入门", "First steps in research"), ("项目路演", "Project presentations")],
    "culture": [("校园文化月", "Campus culture month"), ("晨跑打卡", "Morning run"), ("趣味运动会", "Games afternoon"),
                ("合唱排练", "Choir rehearsal")],
    "skills": [("急救培训", "First-aid training"), ("裁判培训", "Referee training"), ("教师资格辅导", "Teaching licence course"),
               ("救生员考证", "Lifeguard examination")],
}
CONTESTS = [("A-SPORTS", "秋季运动会", "Autumn sports meeting", datetime.date(2026, 10, 23), 2),
            ("A-BASKET", "院际篮球赛", "Basketball between the colleges", datetime.date(2026, 11, 20), 3)]
FESTIVAL = ("A-FEST", "体育文化艺术节", "Sports, culture and arts festival", datetime.date(2026, 10, 19), 35)
# Names by which students know some activities: the programme that they belong to.
NAMED = {"社区服务": "三下乡", "义务支教": "西部计划", "挑战杯选拔": "挑战杯", "创业沙龙": "创青春", "校园文化月": "校园文化活动月",
         "晨跑打卡": "青春三走", "救生员考证": "技能证书", "裁判培训": "技能竞赛", "体育文化艺术节": "体育文化艺术节"}
STATES = ["approved", "running", "evidenced", "reviewed", "closed"]
# How many activities end the term in each state; the first is one that is only planned.
REACHED = [1, 2, 4, 5, 6, 22]
EVENING = ("19:30", "21:40")  # runs into the hour of duty
SLOTS = [("08:00", "09:30"), ("09:40", "11:10"), ("14:00", "15:30"), ("15:40", "17:10")]


def day_of_week(week: int, weekday: int) -> datetime.date:
    return FIRST_DAY + datetime.timedelta(days=7 * week + weekday)


def activities(chance: Chance, members: list[Person]) -> list[Record]:
    """Forty activities on five platforms, two of them contests and a festival that the contests are part of.

    Each has come as far as its turn in `REACHED`.
    """
    leaders = [member["code"] for member in members if member["stage"] in ("probationary", "full")]
    reached = [state for state, count in enumerate(REACHED) for _ in range(count)]
    rows: list[Record] = []
    platforms = list(PLATFORMS)
    order = chance.some_of(reached[:-3], len(reached) - 3)
    for number, state in enumerate(order):
        platform = platforms[number % len(platforms)]
        name, name_en = ACTIVITY_NAMES[platform][number // len(platforms) % 4]
        turn = number // (4 * len(platforms)) + 1
        # what is over was early in the term, what is planned is still to come
        first = day_of_week(1 + chance.below(9) if state >= 3 else 12 + chance.below(4), chance.below(7))
        rows.append(activity_row(chance, f"A{number + 1:03}", f"{name}（第{turn}期）", f"{name_en} {turn}", platform,
                                 leaders, first, chance.below(3), state))
    for code, name, name_en, first, days in [FESTIVAL, *CONTESTS]:
        rows.append(activity_row(chance, code, name, name_en, "culture", leaders, first, days - 1, 5))
    for row in rows[-2:]:
        row["part_of"] = FESTIVAL[0]
    return rows


def activity_row(chance: Chance, code: str, name: str, name_en: str, platform: str, leaders: list[str],
                 first: datetime.date, more_days: int, state: int) -> Record:
    last = first + datetime.timedelta(days=more_days)
    days = [first - datetime.timedelta(days=5 + chance.below(5)), first,
            last + datetime.timedelta(days=1 + chance.below(3)), last + datetime.timedelta(days=5 + chance.below(5)),
            last + datetime.timedelta(days=12 + chance.below(10))]
    reached = [min(day, LAST_DAY) if number < state else None for number, day in enumerate(days)]
    return {"code": code, "name": name, "name_en": name_en, "platform": platform, "responsible": chance.one_of(leaders),
            "first": first, "last": last, "days": dict(zip(STATES, reached)), "state": state, "approved_by": "",
            "reviewed_by": "", "part_of": "", "programme": NAMED.get(name.partition("（")[0], "")}


def venue(chance: Chance, members: list[Person]) -> list[Row]:
    """Volunteers, officials and athletes; who has two roles has them at different times."""
    at_school = [member for member in members if member["class"]]
    rows: list[Row] = []
    for code, _, _, first, days in CONTESTS:
        chosen = chance.some_of(at_school, 30)
        for number, member in enumerate(chosen):
            roles = ["athlete"] if number < 8 else ["official"] if number < 13 else ["volunteer"]
            roles += ["volunteer"] if number < 5 else []  # athletes who help when they do not compete
            slots = SLOTS + ([EVENING] if code == "A-BASKET" else [])
            for role, (begins, ends) in zip(roles, chance.some_of(slots, len(roles))):
                event = (chance.one_of(["百米", "跳远", "接力"]) if role == "athlete" and code == "A-SPORTS" else "篮球"
                         if role == "athlete" else "")
                rows.append((code, member["code"], role, event, first + datetime.timedelta(days=chance.below(days)),
                             begins, ends, *result(chance, role, number)))
    return rows


def result(chance: Chance, role: str, number: int) -> Row:
    """Result, level and place of an athlete; the first three are given awards."""
    if role != "athlete":
        return "", "", ""
    if number >= len(AWARD_PLACES):
        return f"第{number + 1}名", "", ""
    return f"第{number + 1}名", chance.one_of(LEVELS[3:]), AWARD_PLACES[number]


def attendance(chance: Chance, members: list[Person], activity_rows: list[Record]) -> list[Row]:
    """Who was called to the activities that ran, and came."""
    rows: list[Row] = []
    for activity in activity_rows:
        if activity["state"] < 2 or activity["code"] in (code for code, *_ in [FESTIVAL, *CONTESTS]):
            continue
        for member in chance.some_of(members, 10 + chance.below(8)):
            luck = chance.below(100)
            presence = "present" if luck < 88 else "late" if luck < 93 else "on_leave" if luck < 98 else "absent"
            rows.append((member["code"], activity["code"], activity["first"], presence))
    return rows


def ledger(chance: Chance, members: list[Person], activity_rows: list[Record]) -> list[Record]:
    """Some two thousand records, in the order of their days: what is done every week, and at activities.

    All else follows from tables of its own.
    """
    rows: list[Record] = []
    for member in members:
        diligence = 0.6 + 0.4 * chance.random.random()
        for kind in WEEKLY:
            for week in range(DUTY_WEEKS):
                if chance.is_true(kind.share * diligence):
                    rows.append(record(member["code"], kind.indicator, kind.quantity(chance),
                                       day_of_week(week, chance.below(7)), kind.source))
    for activity in activity_rows:
        if activity["state"] < 2:
            continue
        kinds = [PER_ACTIVITY[activity["platform"]]] + ([SERVICE] if activity["platform"] == "practice" else [])
        for member in chance.some_of(members, 14 + chance.below(12)):
            for kind in kinds:
                rows.append(record(member["code"], kind.indicator, kind.quantity(chance),
                                   min(activity["first"], LAST_DAY), kind.source, activity=activity["code"]))
    rows.sort(key=lambda row: str(row["day"]))
    for number, row in enumerate(rows, start=1):
        row["record"] = f"E{number:05}"
    return rows


def record(member: str, indicator: str, quantity: str, day: datetime.date, source: str, activity: str = "") -> Record:
    return {"record": "", "member": member, "indicator": indicator, "quantity": quantity, "day": day, "source": source,
            "activity": activity, "confirmed_by": ""}


def corrections_and_appeals(chance: Chance, ledger_rows: list[Record],
                            members: list[Person]) -> tuple[list[Row], list[Row]]:
    """A dozen records set right by the organisation officer; three appeals: upheld, rejected, still open."""
    officer = next(member["code"] for member in members if member["stage"] == "full" and member["class"])
    weekly = {kind.indicator for kind in WEEKLY}
    doubtful = [row for row in ledger_rows if row["indicator"] in weekly and row["day"] < datetime.date(2026, 12, 1)]
    corrections: list[Row] = []
    last = LAST_DAY - datetime.timedelta(days=20)
    chosen = chance.some_of(doubtful, 15)
    for number, row in enumerate(chosen[:12]):
        day = row["day"] + datetime.timedelta(days=3 + chance.below(10))
        if number % 3 == 0:
            corrections.append((row["record"], "", "重复登记", day, officer))
        else:
            corrections.append((row["record"], append_copy(ledger_rows, row, last), "数量登记有误", last, officer))
    upheld, rejected, still_open = chosen[12:]
    corrections.append((upheld["record"], append_copy(ledger_rows, upheld, last), "申诉成立，补记", last, officer))
    appeals: list[Row] = [
        (upheld["member"], upheld["record"], "少记了一次", upheld["day"] + datetime.timedelta(days=5), "upheld",
         "核对签到表，情况属实", last, officer),
        (rejected["member"], rejected["record"], "认为应当加倍", rejected["day"] + datetime.timedelta(days=6), "rejected",
         "办法没有这样规定", last, officer),
        (still_open["member"], "", "有一次服务没有登记", LAST_DAY - datetime.timedelta(days=3), "", "", "", "")]
    return corrections, appeals


def append_copy(ledger_rows: list[Record], row: Record, day: datetime.date) -> str:
    """The corrected record, written later, with one more of its unit."""
    code = f"E{len(ledger_rows) + 1:05}"
    ledger_rows.append({**row, "record": code, "quantity": str(int(float(row["quantity"])) + 1), "day": day,
                        "source": "更正"})
    return code


def incidents(chance: Chance, members: list[Person]) -> list[Row]:
    kinds = [("违规使用电器", "Forbidden appliance", "minor"), ("深夜喧哗", "Noise at night", "minor"),
             ("楼道堆放杂物", "Things left in the corridor", "minor"), ("同学突发不适", "A student fell ill", "serious"),
             ("电线冒烟", "A wire smoked", "serious")]
    rows: list[Row] = []
    for number in range(9):
        name, name_en, severity = kinds[number % len(kinds)]
        found = day_of_week(chance.below(DUTY_WEEKS), chance.below(7))
        # one comes late
        reported = found + datetime.timedelta(days=(0 if severity == "serious" else chance.below(2))
                                              + (2 if number == 4 else 0))
        handled = reported + datetime.timedelta(days=chance.below(3)) if number < 8 else None
        closed = handled + datetime.timedelta(days=1 + chance.below(8)) if handled and number < 7 else None
        room = f"B{1 + chance.below(3)}-{1 + chance.below(4)}0{1 + chance.below(6)}"
        rows.append((f"I{number + 1:03}", name, name_en, severity, room, chance.one_of(members)["code"], found,
                     reported, handled, closed))
    return rows


def ratings(chance: Chance, members: list[Person]) -> list[Row]:
    rows: list[Row] = []
    for member in members:
        level = 74 + chance.below(20)
        rows.append((member["code"], "self", member["code"], min(100, level + 2 + chance.below(6))))
        for other in chance.some_of([one for one in members if one is not member], 5):
            rows.append((member["code"], "peer", other["code"], max(0, min(100, level + chance.below(11) - 5))))
        rows.append((member["code"], "committee", "", min(100, level + chance.below(7) - 3)))
    return rows
