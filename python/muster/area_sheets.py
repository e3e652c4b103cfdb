"""Sheets of a workbook about the five areas: what their records are judged to be."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._muster import Label, Language
from ._muster.programme import Term, platforms
from ._muster.record import AwardLevel, FiveOne, InTimeStep, VenueRole
from .area_frames import area_frames, area_results
from .sheet import Row, Share, Sheet, say, text, yes

Heads = tuple[tuple[str, str, str], ...]  # column of the frame, its head in Chinese and in English

# Frame of `area_results`, title, columns.
SHEETS: tuple[tuple[str, Label, Heads], ...] = (
    ("service", Label("服务成效", "service"), (
        ("platform", "平台", "platform"), ("activities", "活动（项）", "activities"), ("members", "党员（人）", "members"),
        ("serving", "参与党员（人）", "members serving"), ("hours", "小时", "hours"), ("reached", "影响人数", "people reached"),
        ("outcomes", "成果", "outcomes"), ("coverage", "覆盖面（占党员）", "coverage (of members)"),
        ("influence", "影响力（人/党员）", "influence (people a member)"),
        ("effectiveness", "每小时成果", "outcomes an hour"))),
    ("tutoring", Label("学习帮扶", "tutoring"), (
        ("mentor", "帮扶人", "mentor"), ("student", "帮扶对象", "mentee"), ("group", "小组", "group"),
        ("hours", "小时", "hours"), ("kept", "完成（次）", "meetings kept"), ("not_kept", "未完成（次）", "meetings not kept"),
        ("weeks", "周数", "weeks"), ("weeks_missed", "缺交流的周", "weeks missed"))),
    ("awards", Label("获奖", "awards"), (
        ("year", "年份", "year"), ("level", "级别", "level"), ("is_team", "集体", "team"), ("awards", "获奖（项）", "awards"),
        ("people", "获奖人数", "people"))),
    ("inspections", Label("卫生检查", "inspections"), (
        ("room", "寝室", "room"), ("day", "日期", "day"), ("points", "得分", "points"),
        ("passes_from", "合格分", "passes from (points)"), ("passes", "合格", "passed"))),
    ("barred", Label("称号取消", "titles barred"), (
        ("room", "寝室", "room"), ("given", "授予日期", "given"), ("failed", "不合格日期", "failed"))),
    ("delays", Label("监督未及时", "supervision late"), (
        ("case", "情况", "case"), ("step", "环节", "step"), ("due", "期限", "due"), ("is_open", "仍未办", "still open"))),
    ("exams", Label("挂牌考试", "examinations"), (
        ("sittings", "考试（场）", "sittings"), ("seats", "参考（人次）", "seats"), ("violations", "违纪（人次）", "breaches"))),
    ("calls", Label("应急动员", "calls"), (
        ("call", "动员", "call"), ("called", "通知（人）", "called (people)"), ("responded", "响应（人）", "answered (people)"),
        ("in_time", "按时（人）", "in time (people)"), ("deployed", "到岗（人）", "deployed (people)"),
        ("median_response", "响应中位（分钟）", "median answer (minutes)"),
        ("longest_response", "最长响应（分钟）", "longest answer (minutes)"),
        ("median_deployment", "到岗中位（分钟）", "median deployment (minutes)"))),
)
# Lists of records themselves: list of `area_frames`, title, columns.
LISTS: tuple[tuple[str, Label, Heads], ...] = (
    ("class_sessions", Label("进班级", "class sessions"), (
        ("activity", "活动", "activity"), ("study_class", "班级", "class"), ("speaker", "宣讲人", "speaker"),
        ("day", "日期", "day"))),
    ("accounts", Label("自办账号", "accounts"), (
        ("code", "账号", "account"), ("name", "名称", "name"), ("medium", "平台", "medium"),
        ("responsible", "负责人", "responsible"), ("since", "起", "since"), ("until", "止", "until"))),
    ("bulletins", Label("简讯", "bulletins"), (
        ("code", "编号", "bulletin"), ("title", "标题", "title"), ("author", "作者", "author"),
        ("account", "账号", "account"), ("happened", "发生", "happened"), ("published", "发布", "published"))),
    ("exercises", Label("带操带练", "exercises led"), (
        ("leader", "党员", "member"), ("name", "内容", "what"), ("day", "日期", "day"))),
    ("certificates", Label("证书", "certificates"), (
        ("member", "党员", "member"), ("name", "证书", "certificate"), ("day", "日期", "day"))),
    ("charges", Label("五个一", "five ones"), (
        ("one", "内容", "which"), ("member", "责任人", "who answers"), ("place", "场所", "place"),
        ("study_class", "班级", "class"), ("since", "起", "since"), ("until", "止", "until"))),
    ("venue", Label("赛场", "venue"), (
        ("member", "党员", "member"), ("activity", "赛事", "contest"), ("role", "角色", "role"),
        ("event", "项目", "event"), ("day", "日期", "day"), ("result", "成绩", "result"))),
    ("brought_along", Label("带动积极分子", "brought along"), (
        ("member", "党员", "member"), ("activist", "积极分子", "activist"), ("since", "起", "since"),
        ("until", "止", "until"))),
)
KEPT = {"inspections", "charges"}  # a row a room and day, five a member: to be looked up in
SHARES = {"coverage"}
PEOPLE = {"member", "mentor", "student", "author", "speaker", "leader", "responsible", "activist"}  # who have a name
LABELS = {"level": {name: each.label for name, each in AwardLevel.__members__.items()},
          "step": {name: each.label for name, each in InTimeStep.__members__.items()},
          "one": {name: each.label for name, each in FiveOne.__members__.items()},
          "role": {name: each.label for name, each in VenueRole.__members__.items()},
          "platform": {each.code: each.label for each in platforms()} | {"": Label("全部", "all")}}


def area_sheets(term: Term, language: Language) -> Iterator[Sheet]:
    """Only of what the term has records of."""
    results = area_results(term.areas, term.organisation, term.ledger, period=term.period, pairs=pairs_of(term))
    has = {"service": bool(term.areas.outreach), "tutoring": bool(term.areas.tutoring), "exams": bool(term.areas.exams)}
    called = names_of(term, language)
    for name, title, described in SHEETS:
        if len(results[name]) and has.get(name, True):
            yield Sheet(title, rows_of(results[name], described, called, language), is_kept=name in KEPT)
    lists = area_frames(term.areas, term.organisation, term.ledger, language=language.name)
    for name, title, described in LISTS:
        if name in lists:
            yield Sheet(title, rows_of(lists[name], described, called, language), is_kept=name in KEPT)


def names_of(term: Term, language: Language) -> dict[str, dict[str, str]]:
    """By what a column holds codes of, the name that stands beside, or for a class in place of each."""
    organisation = term.organisation
    people = {person.code: person.name for person in (*organisation.students, *organisation.members)}
    return {**{key: people for key in PEOPLE},
            "activity": {each.code: text(each.plan.label, language) for each in term.ledger.activities},
            "study_class": {each.code: text(each.name, language) for each in organisation.classes}}


def rows_of(frame: Any, described: Heads, called: dict[str, dict[str, str]], language: Language) -> list[Row]:
    header, columns = [], []
    for key, zh, en in described:
        cells, names = [shown(key, cell, language) for cell in frame[key]], called.get(key)
        header.append(say(language, zh, en))
        if names is None:
            columns.append(cells)
        elif key == "study_class":
            columns.append([names.get(code, code) for code in cells])
        else:
            header.append(say(language, f"{zh}名称" if key == "activity" else f"{zh}姓名", f"{en}: name"))
            columns += [cells, [names.get(code, "") for code in cells]]
    return [header, *map(list, zip(*columns))]


def pairs_of(term: Term) -> list[tuple[int, int]]:
    """Rows of the organisation of each pair that was planned."""
    if term.pairing is None:
        return []
    members = {member.code: row for row, member in enumerate(term.organisation.members)}
    students = {student.code: row for row, student in enumerate(term.organisation.students)}
    fit, mentor_of = term.pairing.fit, term.pairing.result.pairing.mentor_of
    mentors = list(fit.mentors)
    return [(members[mentors[mentor]], students[code]) for code, mentor in zip(fit.mentees, mentor_of) if mentor >= 0]


def shown(key: str, cell: Any, language: Language) -> Any:
    if key in LABELS:
        cell = LABELS[key].get(cell, cell)
    elif cell is True or cell is False or type(cell).__name__ == "bool_":
        return yes(bool(cell), language)
    if isinstance(cell, Label):
        return text(cell, language)
    if type(cell).__name__ == "Timestamp":
        return cell.to_pydatetime()
    if cell is None or cell != cell:
        return ""
    if key in SHARES:
        return Share(cell)
    return cell.item() if hasattr(cell, "item") else cell
