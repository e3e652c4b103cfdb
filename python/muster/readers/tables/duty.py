"""Who stands where, and when: posts, shifts, leave, wishes, what was stood before."""
from ...cells import Clock, Code, Codes, Day, Number, Whole, YesNo
from ...columns import Column, TableFormat
from ...roster.histories import LastShifts
from ..cells import DayRanges, Weeks
from ..columns import key_column
from ..settings import SettingName, SettingValue
from ..unwanted import Following
from ..weekdays import Weekdays
from .organisation import NAME, NAME_EN
from .words import COMPANY, HOLIDAY, POST_KIND, STAGE, WEEKDAY, WISH

MEMBER = Column("member", ("成员编号", "成员", "学号"), Code(), "who")
BEYOND = Number(-1_000_000_000, 1_000_000_000)
POST = Column("post", ("岗位", "岗位编号"), Code(), "where")
FROM_TO = (Column("from", ("开始", "开始时间"), Clock(), "when it begins"),
           Column("to", ("结束", "结束时间"), Clock(), "when it ends"))
ASKED = (
    Column("minimum", ("最少人数",), Whole(0, 10_000), "people it must have"),
    Column("wanted", ("需要人数", "人数"), Whole(0, 10_000), "people it should have; `minimum` where blank",
           optional=True),
    Column("maximum", ("最多人数",), Whole(0, 10_000), "people it may have; `wanted` where blank", optional=True),
    Column("least_stage", ("最低阶段",), STAGE, "all who stand it are at this stage or above", optional=True),
    Column("lead_stage", ("带班阶段",), STAGE, "one who stands it is at this stage or above", optional=True),
    Column("skill", ("技能", "所需技能"), Code(), "one who stands it has this skill", optional=True, default=""),
    Column("pinned", ("指定成员", "指定人员"), Codes(), "members who stand it, come what may", optional=True, default=()),
)

FORMATS = (
    TableFormat("posts", "岗位", "Where duty is stood.", (
        key_column("post", ("岗位编号", "岗位"), "code of the post"),
        NAME, NAME_EN,
        Column("kind", ("类别", "岗位类别"), POST_KIND, "what is done there"),
        Column("place", ("场所", "地点"), Code(), "where it is", optional=True, default=""),
        Column("unit", ("组织", "支部"), Code(), "unit whose members stand there; blank: that of the term", optional=True,
               default=""),
    ), key="post", optional=True),
    TableFormat("duty", "值班", "Shifts to be stood, one a row.", (
        key_column("shift", ("班次编号", "班次"), "code of the shift", optional=True),
        POST,
        Column("day", ("日期",), Day(), "when; a day of the term"),
        *FROM_TO, *ASKED,
    ), key="shift", optional=True),
    TableFormat("pattern", "值班安排", "Shifts that come back week by week, as if each stood in `duty`: one row for all "
                "days of the week with the same times.", (
        POST,
        Column("weekdays", ("星期", "周几", "值班日"), Weekdays(), "on which days of the week"),
        *FROM_TO,
        Column("first_day", ("开始日期", "起始日期"), Day(), "first day it holds; the term's where blank", optional=True),
        Column("last_day", ("结束日期", "截止日期"), Day(), "last day it holds; the term's where blank", optional=True),
        Column("except", ("除外日期", "不值日期", "除外"), DayRanges(), "days on which it is not stood", optional=True,
               default=()),
        Column("holidays", ("放假照常", "节假日照常", "节假日值班"), YesNo(),
               "whether it is stood on days that `holidays` calls off; no where blank", optional=True, default=False),
        *ASKED,
        Column("weeks", ("周次", "单双周"), Weeks(), "in which weeks of the term; all where blank. Week 1 is the week of "
               "the term's first day", optional=True),
    ), optional=True, also=("每周值班", "周排班", "每周排班")),
    TableFormat("leave", "请假", "When members cannot stand a shift. Reasons are not asked for.", (
        MEMBER,
        Column("first_day", ("开始日期",), Day(), "first day away"),
        Column("last_day", ("结束日期",), Day(), "last day away"),
        Column("from", ("开始时间", "开始"), Clock(), "on each of the days, from; all day where blank", optional=True),
        Column("to", ("结束时间", "结束"), Clock(), "on each of the days, to; all day where blank", optional=True),
    ), optional=True),
    TableFormat("requests", "意愿", "What members would like. A wish bends where it must; leave never does.", (
        MEMBER,
        Column("day", ("日期",), Day(), "when"),
        Column("post", ("岗位", "岗位编号"), Code(), "where; any post where blank", optional=True, default=""),
        Column("wish", ("意愿",), WISH, "`on`: would like to stand; `off`: would rather not"),
        Column("weight", ("权重", "程度"), Whole(1, 1000), "what it costs not to grant it", optional=True, default=1),
    ), optional=True),
    TableFormat("holidays", "节假日", "Days that count as weekend, or do not, against the day of the week.", (
        Column("day", ("日期",), Day(), "which day"),
        Column("kind", ("类别",), HOLIDAY,
               "`off`: a public holiday, which counts as weekend; "
               "`worked`: a Saturday or Sunday that is worked instead"),
    ), key="day", optional=True),
    TableFormat("settings", "设置", "What holds for everybody's turns, one setting a row; what is not given is as usual. "
                "What differs by person stands in `members`.", (
        Column("setting", ("项目", "设置项"), SettingName(), "which"),
        Column("value", ("数值", "值"), SettingValue(), "its value, in its unit"),
    ), key="setting", optional=True),
    TableFormat("company", "同班要求", "Members who stand together, or never do.", (
        MEMBER,
        Column("other", ("另一成员", "对方"), Code(), "the other member"),
        Column("rule", ("要求",), COMPANY, "`together`: where one stands, so does the other"),
    ), optional=True),
    TableFormat("unwanted", "不宜连排", "Turns and days off that should not follow each other, on anybody's days.", (
        Column("days", ("连续几天", "连排", "顺序"), Following(), "what stands on days that follow each other"),
        Column("weekday", ("星期", "周几", "起始星期"), WEEKDAY, "day of the week it begins on; any where blank",
               optional=True),
        Column("weight", ("权重", "程度"), Whole(1, 1000), "what it costs each time, as a wish of that weight that is not "
               "granted; where blank it is never planned", optional=True),
    ), optional=True, also=("避免连排", "排班禁忌")),
    TableFormat("load", "往期值班", "What each member brings along from earlier terms. "
                                "`muster term` writes this file for the next one. Who has left may stand here; "
                "who is new need not.", (
        MEMBER,
        Column("minutes", ("分钟", "值班分钟"), BEYOND, "minutes stood beyond, or short of (below 0), the fair share"),
        Column("shifts", ("班数",), BEYOND, "shifts beyond the fair share", optional=True, default=0),
        Column("nights", ("夜班",), BEYOND, "nights beyond the fair share", optional=True, default=0),
        Column("weekends", ("周末",), BEYOND, "weekend shifts beyond the fair share", optional=True, default=0),
        Column("disliked", ("冷门岗位",), BEYOND, "shifts at disliked posts beyond the fair share", optional=True,
               default=0),
        Column("until", ("截止日期",), Day(), "last day of the roster before; days since are days off", optional=True),
        Column("days_worked", ("连续值班天数",), Whole(0, 100_000), "days on duty in a row, up to that day", optional=True,
               default=0),
        Column("days_off", ("连续休息天数",), Whole(0, 100_000), "days off in a row, up to that day", optional=True,
               default=0),
        Column("last_shifts", ("最后班次",), LastShifts(),
               "shifts of the last day on duty, for rest and overlap, and earlier ones that still count", optional=True,
               default=()),
        Column("weekends_worked", ("连续值班周末数",), Whole(0, 100_000), "weekends on duty in a row, up to that day",
               optional=True, default=0),
        Column("days_touched", ("连续在岗天数",), Whole(0, 100_000),
               "days in a row that shifts touch, up to that day; one of 24 hours touches two", optional=True,
               default=0),
    ), key="member", optional=True),
)
