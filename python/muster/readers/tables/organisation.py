"""Who and where: the term, the units, the members, the students, the places."""
from ...cells import Clock, Code, Codes, Day, Number, Text, Whole
from ...columns import Column, TableFormat
from ..cells import Cohort, Weeks
from ..columns import key_column
from .words import OFFICE, PLACE_LEVEL, STAGE, TITLE_KIND, UNIT_LEVEL, WEEKDAY

NAME = Column("name", ("名称", "姓名"), Text("a name"), "what people call it")
PERSON_NAME = Column("name", ("姓名", "名称"), Text("a name"), "what people call the person")
NAME_EN = Column("name_en", ("英文名称", "英文名"), Text("a name"), "the same in English", optional=True, default="")

FORMATS = (
    TableFormat("term", "学期", "The term that is planned and evaluated. One row.", (
        key_column("term", ("学期", "学期编号"), "code of the term"),
        NAME, NAME_EN,
        Column("branch", ("支部", "党支部"), Code(), "unit whose term it is; blank: the only branch", optional=True,
               default=""),
        Column("first_day", ("开始日期", "起始日期"), Day(), "first day of the term"),
        Column("last_day", ("结束日期", "截止日期"), Day(), "last day of the term"),
        Column("as_of", ("统计日期",), Day(), "day up to which duty was stood and things were done; last_day where blank",
               optional=True),
    ), key="term", optional=True),
    TableFormat("units", "组织", "The tree of units: committee, general branches, branches, groups.", (
        key_column("unit", ("组织编号", "组织"), "code of the unit"),
        NAME, NAME_EN,
        Column("level", ("层级", "类别"), UNIT_LEVEL, "its level in the tree"),
        Column("above", ("上级", "上级组织"), Code(), "the unit above; blank at the top", optional=True, default=""),
        Column("founded", ("成立日期",), Day(), "first day of the unit; branches under a year old have no stars",
               optional=True),
    ), key="unit", optional=True),
    TableFormat("members", "成员", "People of the organisation. A name and codes, no more: "
                                 "no identity numbers, phones, photos, family or health.", (
        key_column("member", ("成员编号", "成员", "学号", "工号"), "code of the member"),
        PERSON_NAME,
        Column("unit", ("组织", "支部", "党支部", "党小组"), Code(), "branch or group; blank: the only branch", optional=True,
               default=""),
        Column("class", ("班级", "班级编号"), Code(), "for members who study", optional=True, default=""),
        Column("bed", ("床位", "床位编号"), Code(), "where the member lives", optional=True, default=""),
        Column("skills", ("技能", "特长"), Codes(), "what shifts may ask for", optional=True, default=()),
        Column("languages", ("语言",), Codes(), "languages spoken", optional=True, default=()),
        Column("share", ("份额", "值班份额"), Number(0, 1_000_000),
               "part of the common duty, against the others': 0.5 is half of what 1 is", optional=True, default=1),
        Column("from", ("加入日期",), Day(), "first day of membership, for who joins within the term", optional=True),
        Column("until", ("离开日期",), Day(), "last day of membership, for who leaves within the term", optional=True),
        Column("most_turns_a_week", ("每周最多班数",), Whole(0, 168),
               "turns in any seven days on end, where fewer or more than `settings` says", optional=True),
        Column("most_turns", ("最多班数",), Whole(0, 10_000), "turns in all, where fewer or more than `settings` says",
               optional=True),
        Column("least_turns", ("最少班数",), Whole(0, 10_000),
               "turns in all, at least, where fewer or more than `settings` says", optional=True),
    ), key="member"),
    TableFormat("stages", "发展阶段",
                "How far each member has come, and since when. A row for each step; stages and days rise.", (
        Column("member", ("成员编号", "成员", "学号"), Code(), "who"),
        Column("stage", ("阶段", "发展阶段"), STAGE, "the stage reached"),
        Column("since", ("起始日期", "日期", "起"), Day(), "the day it began"),
    ), optional=True),
    TableFormat("offices", "职务", "Who holds which office of which unit, and when.", (
        Column("unit", ("组织", "组织编号"), Code(), "whose office"),
        Column("office", ("职务",), OFFICE, "which"),
        Column("member", ("成员编号", "成员", "学号"), Code(), "who holds it"),
        Column("first_day", ("开始日期", "任职日期"), Day(), "first day in office"),
        Column("last_day", ("结束日期", "届满日期"), Day(), "last day in office"),
    ), optional=True),
    TableFormat("places", "场所", "Beds in rooms, rooms on floors, floors in buildings. Also where posts stand.", (
        key_column("place", ("场所编号", "场所"), "code of the place"),
        Column("level", ("层级", "类别"), PLACE_LEVEL, "its level in the tree"),
        Column("within", ("所在", "上级"), Code(), "the place it is in; blank for a building", optional=True, default=""),
        Column("name", ("名称",), Text("a name"), "what people call it; the code where blank", optional=True, default=""),
        NAME_EN,
    ), key="place", optional=True),
    TableFormat("classes", "班级", "Classes: sets of students across rooms.", (
        key_column("class", ("班级编号", "班级"), "code of the class"),
        NAME, NAME_EN,
        Column("major", ("专业",), Text(), "what is studied"),
        Column("cohort", ("年级", "入学年份"), Cohort(), "year of entry"),
    ), key="class", optional=True, needed_by=("students",)),
    TableFormat("students", "同学", "People who are helped and are not members.", (
        key_column("student", ("学号", "学生编号"), "code of the student"),
        PERSON_NAME,
        Column("class", ("班级", "班级编号"), Code(), "the class"),
        Column("bed", ("床位", "床位编号"), Code(), "where the student lives", optional=True, default=""),
        Column("languages", ("语言",), Codes(), "languages spoken", optional=True, default=()),
    ), key="student", optional=True, needed_by=("mentees",)),
    TableFormat("titles", "称号", "Titles that are given, reviewed and withdrawn: study models, demonstration rooms.", (
        Column("holder", ("获得者", "成员编号", "场所"), Code(), "a member or a place"),
        NAME, NAME_EN,
        Column("given", ("授予日期",), Day(), "the day it was given"),
        Column("last_review", ("复核日期",), Day(), "the day it was last reviewed", optional=True),
        Column("withdrawn", ("撤销日期",), Day(), "first day without it", optional=True),
        Column("kind", ("类别",), TITLE_KIND, "a study model's title is evidence by itself", optional=True,
               default="other"),
    ), optional=True),
    TableFormat("timetables", "课程表",
                "When each class is taught. Nobody stands a shift, and nobody is free to study together, during class.",
                (
        Column("class", ("班级", "班级编号"), Code(), "who is taught"),
        Column("course", ("课程",), Text(), "what is taught"),
        Column("weekday", ("星期", "周几"), WEEKDAY, "1 to 7, Monday is 1"),
        Column("from", ("开始", "开始时间"), Clock(), "when it begins"),
        Column("to", ("结束", "结束时间"), Clock(), "when it ends"),
        Column("weeks", ("周次", "周"), Weeks(),
               "weeks of the term; all where blank. Week 1 is the week of the term's first day", optional=True),
    ), optional=True),
)
