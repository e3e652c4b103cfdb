"""What the example term has on file of members on their way, and the meetings that were held."""
from __future__ import annotations

import datetime

from people import FIRST_DAY, LAST_DAY, Chance, Person, Row

BRANCH, COMMITTEE, GROUPS = "BR2", "PC", ("BR2-1", "BR2-2", "BR2-3")
QUARTER = datetime.timedelta(days=91)
Steps = dict[str, dict[str, datetime.date]]


def steps_of(stages: list[Row]) -> Steps:
    steps: Steps = {}
    for code, stage, day in stages:
        steps.setdefault(code, {})[stage] = day
    return steps


def days_after(day: datetime.date, days: int) -> datetime.date:
    return day + datetime.timedelta(days=days)


def development(members: list[Person], stages: list[Row]) -> list[Row]:
    """Contacts and introducers of everybody on the way, who are full members of the branch."""
    steps = steps_of(stages)
    full = [member["code"] for member in members if member["stage"] == "full"]
    rows: list[Row] = []
    for number, member in enumerate(one for one in members if one["stage"] != "full"):
        mine = steps[member["code"]]
        contacts = [full[number % len(full)], full[(number + 1) % len(full)]] if "activist" in mine else []
        rows.append((member["code"], ";".join(contacts), days_after(mine["activist"], -7) if contacts else "",
                     ";".join(contacts) if "candidate" in mine else ""))
    return rows


def records(chance: Chance, members: list[Person], stages: list[Row]) -> list[Row]:
    """Talks, reports, reviews, training, notices and approvals; here and there a report is missing."""
    rows: list[Row] = []
    for code, mine in steps_of(stages).items():
        if "applicant" not in mine:
            continue
        rows.append((code, "talk", days_after(mine["applicant"], 5 + chance.below(20)), "", "", "", "", ""))
        if "activist" not in mine:
            continue
        rows.append((code, "recommendation", days_after(mine["activist"], -10), "", "", BRANCH, "passed", ""))
        owed_until = mine.get("full", LAST_DAY)
        for number in range(1, 40):
            day = days_after(mine["activist"], number * QUARTER.days)
            if day < owed_until and chance.is_true(0.95):
                rows.append((code, "thought_report" if number % 2 else "half_year_review", day, "", "", "", "", ""))
                if number % 2 == 0:
                    rows.append((code, "thought_report", day, "", "", "", "", ""))
        if "candidate" in mine:
            candidate = mine["candidate"]
            notice = (days_after(candidate, -14), days_after(candidate, -1))
            rows.append((code, "notice", *notice, "candidate", "", "", ""))
            rows.append((code, "political_review", days_after(candidate, 20), "", "", BRANCH, "passed", ""))
            rows.append((code, "training", days_after(candidate, 40), "", "", "", "", 24))
        if "probationary" in mine:
            rows.append((code, "pre_review", days_after(mine["probationary"], -40), "", "", COMMITTEE, "passed", ""))
            rows.append((code, "approval", mine["probationary"], "", "probationary", COMMITTEE, "", ""))
    return rows


def votes(members: list[Person], stages: list[Row]) -> list[Row]:
    """The branch voted a month before the committee approved."""
    full = sum(member["stage"] == "full" for member in members)
    return [(code, "probationary", days_after(mine["probationary"], -30), full, full - 1, full - 1)
            for code, mine in steps_of(stages).items() if "applicant" in mine and "probationary" in mine]


def meetings(chance: Chance, members: list[Person]) -> list[Row]:
    """A term of meetings: monthly ones, the quarterly ones, one lecture on a channel; a theme day that was left out."""
    party = [member["code"] for member in members if member["stage"] in ("probationary", "full")]
    rows: list[Row] = []

    def held(kind: str, unit: str, day: datetime.date, present: list[str], channel: str = "", topic: str = "") -> None:
        rows.append((f"H{len(rows) + 1:02}", kind, unit, day, ";".join(present), channel, topic))

    for number, (year, month) in enumerate([(2026, 9), (2026, 10), (2026, 11), (2026, 12)]):
        held("committee_meeting", BRANCH, datetime.date(year, month, 8), party[-4:])
        for group, unit in enumerate(GROUPS):
            held("group_meeting", unit, datetime.date(year, month, 15 + group), party[group::3])
        if month != 11:
            held("theme_day", BRANCH, datetime.date(year, month, 25), chance.some_of(party, len(party) - 3), "", "")
    held("members_meeting", BRANCH, FIRST_DAY + datetime.timedelta(days=9), chance.some_of(party, len(party) - 2))
    held("members_meeting", BRANCH, datetime.date(2026, 12, 16), chance.some_of(party, len(party) - 1))
    held("lecture", BRANCH, datetime.date(2026, 9, 22), chance.some_of(party, len(party) - 4), "", "党史专题党课")
    held("lecture", BRANCH, datetime.date(2026, 11, 24), chance.some_of(party, len(party) - 4), "微信群", "线上党课")
    held("organisational_life", BRANCH, datetime.date(2026, 12, 20), party)
    held("democratic_review", BRANCH, datetime.date(2026, 12, 21), party)
    return rows


def transfers(members: list[Person]) -> list[Row]:
    """Somebody who came from the first branch."""
    full = [member["code"] for member in members if member["stage"] == "full"]
    return [(full[-1], "BR1", datetime.date(2025, 9, 1), "毕业后留校任教")]


def departures(members: list[Person]) -> list[Row]:
    """An applicant who moves away when the term is over."""
    applicants = [member["code"] for member in members if member["stage"] == "applicant"]
    return [(applicants[-1], days_after(LAST_DAY, 1), "moved", "转学")]


def stage_corrections(members: list[Person], stages: list[Row]) -> list[Row]:
    """A step whose day was written down a week late."""
    officer = next(member["code"] for member in members if member["stage"] == "full")
    code, stage, day = next(step for step in stages if step[1] == "activist")
    return [(code, stage, days_after(day, 7), day, days_after(day, 20), officer, "登记日期有误")]


def raters() -> list[Row]:
    """Who may rate each member: oneself, five peers, the committee as one."""
    return [("self", 1), ("peer", 5), ("committee", 1)]
