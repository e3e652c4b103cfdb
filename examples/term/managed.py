"""How the example term is managed: confirmations, gates, goals, duties, publicity, and where everybody stood before."""
from __future__ import annotations

import datetime

from people import FIRST_DAY, LAST_DAY, Chance, Person, Row
from record import Record

# What systems write by themselves; all else somebody other than the member confirms.
SYSTEMS = ["学习平台", "志愿平台", "考务"]
UNCONFIRMED_EVERY = 400  # one record in so many was forgotten


def committee(members: list[Person]) -> dict[str, str]:
    full = [one["code"] for one in members if one["stage"] == "full"]
    return dict(zip(["secretary", "organisation", "publicity", "discipline"], full))


def confirm(ledger: list[Record], members: list[Person]) -> None:
    """Who confirmed each record of no activity: the organisation officer, of whose own the secretary."""
    officers = committee(members)
    for number, row in enumerate(ledger):
        if row["activity"] or row["source"] in SYSTEMS or number % UNCONFIRMED_EVERY == UNCONFIRMED_EVERY - 1:
            continue
        officer = officers["organisation"]
        row["confirmed_by"] = officer if row["member"] != officer else officers["secretary"]


def confirmations() -> list[Row]:
    return [(source, "", "no") for source in SYSTEMS]


def pass_gates(activities: list[Record], members: list[Person]) -> None:
    """Who approved and reviewed each activity; one began a day before it was approved."""
    officers = committee(members)
    late = next(one for one in activities if one["state"] == 5)
    for name in ("approved", "running"):
        late["days"][name] = late["first"] + datetime.timedelta(days=1)
    for one in activities:
        own = one["responsible"] == officers["discipline"]
        one["approved_by"] = officers["secretary"] if one["state"] >= 1 else ""
        one["reviewed_by"] = officers["secretary" if own else "discipline"] if one["state"] >= 4 else ""


def gates() -> list[Row]:
    return [("", "secretary;organisation", "secretary;discipline", "no")]


def goals() -> list[Row]:
    rows: list[Row] = [("G-VOL", "志愿服务时长", "Volunteer hours", "BR2", "", 600, "volunteer_hours", ""),
                       ("G-TUTOR", "帮扶时长", "Tutoring hours", "BR2", "", 900, "tutoring_hours", ""),
                       ("G-CASE", "典型宣传", "Cases told", "BR2", "", 3, "", 2)]
    rows += [(f"G-VOL-{number}", f"第{word}党小组志愿服务时长", f"Volunteer hours, group {number}", f"BR2-{number}", "G-VOL",
              hours, "volunteer_hours", "") for number, word, hours in ((1, "一", 200), (2, "二", 200), (3, "三", 200))]
    rows += [(f"G-TUTOR-{number}", f"第{word}党小组帮扶时长", f"Tutoring hours, group {number}", f"BR2-{number}", "G-TUTOR",
              250, "tutoring_hours", "") for number, word in ((1, "一"), (2, "二"), (3, "三"))]
    return rows


def responsibilities(members: list[Person]) -> list[Row]:
    """Seven duties: one nobody answers for, one that two do, one not said yes to, one overdue."""
    officers = committee(members)
    full = [one["code"] for one in members if one["stage"] == "full"]
    early, due = FIRST_DAY + datetime.timedelta(days=5), datetime.date(2026, 12, 31)
    return [("D-ROSTER", "编排值班表", "Draw up the roster", "BR2", "service", officers["organisation"], early, due,
             FIRST_DAY + datetime.timedelta(days=7)),
            ("D-SERVICE", "服务示范岗日常管理", "Run the service post", "BR2-1", "service", full[4], early, due, LAST_DAY),
            ("D-SUPER", "监督岗日常管理", "Run the supervision post", "BR2-2", "supervision", full[5], early, due, ""),
            ("D-REPORT", "突发事件上报", "Report emergencies", "BR2", "supervision", officers["discipline"], early, "", ""),
            ("D-NEWS", "简报与公众号", "Bulletins", "BR2", "service", officers["publicity"], "", "", ""),
            ("D-PLATE", "示范寝室挂牌", "Plates of demonstration rooms", "BR2", "supervision", "", "", due, ""),
            ("D-STUDY", "学习帮扶台账", "Records of study help", "BR2", "service", full[4], early, "", ""),
            ("D-STUDY", "学习帮扶台账", "Records of study help", "BR2", "service", full[5], early, "", "")]


def publicity(ledger: list[Record], members: list[Person]) -> list[Row]:
    """A person who agreed, a method that awaits its day, an example that is overdue; each on confirmed records."""

    def records(indicator: str, member: str = "") -> str:
        found = [row["record"] for row in ledger if row["indicator"] == indicator and not row["activity"]
                 and row["confirmed_by"] and (not member or row["member"] == member)]
        return ";".join(found[20:24] if not member else found[:4])

    speaker = next(row["member"] for row in ledger if row["indicator"] == "theory_sessions" and row["confirmed_by"])
    day = datetime.date
    return [("K1", "person", "理论领学标兵", "Somebody who keeps at it", "BR2", speaker, records("theory_sessions", speaker),
             "每周领学一次，整个学期没有间断。", day(2026, 11, 20), day(2026, 11, 23), day(2026, 12, 1), day(2026, 11, 27),
             day(2027, 11, 26)),
            ("K2", "method", "线上组织生活三步法", "Sessions online in three steps", "BR2", "", records("online_sessions"),
             "会前发材料、会中轮流发言、会后当日小结。", day(2026, 12, 20), "", day(2027, 1, 31), "", ""),
            ("K3", "example", "考前答疑周", "A week of answers before the exams", "BR2", "", records("theory_sessions"),
             "考前一周每晚在楼内设答疑点。", day(2026, 12, 1), "", day(2026, 12, 20), "", "")]


def last_scores(chance: Chance, members: list[Person], group_of: list[str]) -> list[Row]:
    """Totals of the term before, of who was there, with two who have left."""
    stood = [(one["code"], group) for one, group in zip(members, group_of) if one["stage"] != "applicant"]
    stood += [("S20221901", "BR2-1"), ("S20221902", "BR2-2")]
    totals = [60 + chance.below(3000) / 100 for _ in stood]
    return [(code, group, f"{total:.2f}", 1 + sum(other > total for other in totals),
             "qualified" if total >= 80 else "basically_qualified")
            for (code, group), total in zip(stood, totals)]
