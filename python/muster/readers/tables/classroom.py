"""Into the classroom: theory brought into classes, studying together, awards, certificates, whom activities reached."""
from ...cells import Code, Codes, Day, Number, Text, Whole, YesNo
from ...columns import Column, TableFormat
from ..columns import key_column
from .duty import MEMBER
from .organisation import NAME, NAME_EN
from .words import AWARD_LEVEL, AWARD_PLACE

ACTIVITY = Column("activity", ("活动编号", "活动"), Code(), "which activity")

FORMATS = (
    TableFormat("class_sessions", "理论进班级", "Theory sessions that members brought into classes.", (
        ACTIVITY,
        Column("class", ("班级", "班级编号"), Code(), "into which class"),
        Column("member", ("主讲人", "成员编号", "成员"), Code(), "who spoke"),
        Column("day", ("日期",), Day(), "when; a day of the term"),
        Column("listeners", ("听众人数", "人数"), Whole(0, 100_000), "how many listened", optional=True, default=0),
    ), optional=True),
    TableFormat("study_groups", "学习小组", "Study-help groups: a member and students of one major.", (
        key_column("group", ("小组编号", "小组"), "code of the group"),
        NAME, NAME_EN,
        Column("major", ("专业",), Text(), "what its students study"),
        Column("member", ("帮扶人", "成员编号", "成员"), Code(), "who helps"),
        Column("students", ("帮扶对象", "同学"), Codes(), "who are helped"),
    ), key="group", optional=True),
    TableFormat("tutoring", "帮扶记录", "Times that a pair or a group was to study together, kept or not. "
                                    "A row names a member and a student, or a group.", (
        Column("member", ("帮扶人", "成员编号", "成员"), Code(), "who helps, of a pair", optional=True, default=""),
        Column("student", ("帮扶对象", "学生编号"), Code(), "who is helped, of a pair", optional=True, default=""),
        Column("group", ("小组编号", "小组"), Code(), "which group", optional=True, default=""),
        Column("day", ("日期",), Day(), "when; a day of the term"),
        Column("hours", ("小时", "时长"), Number(0, 24), "how long, in hours"),
        Column("kept", ("是否进行", "是否完成"), YesNo(), "whether it took place; yes where blank", optional=True,
               default=True),
    ), optional=True),
    TableFormat("outreach", "服务成效", "Whom an activity reached, and what came of it.", (
        key_column("activity", ("活动编号", "活动"), "which activity"),
        Column("reached", ("覆盖人数", "受益人数"), Whole(0, 10_000_000), "people reached, those who serve aside"),
        Column("outcomes", ("成果数", "成果"), Whole(0, 10_000_000), "what came of it, counted", optional=True, default=0),
    ), key="activity", optional=True),
    TableFormat("awards", "获奖", "Awards of members, alone or in teams. One of an earlier year counts in the totals.", (
        key_column("award", ("获奖编号", "奖项编号"), "code of the award"),
        NAME, NAME_EN,
        Column("level", ("级别",), AWARD_LEVEL, "who gave it"),
        Column("place", ("名次", "等次"), AWARD_PLACE, "which prize"),
        Column("day", ("日期", "获奖日期"), Day(), "when it was given"),
        Column("members", ("获奖人", "成员"), Codes(), "who won it"),
        Column("team", ("团体", "是否团体"), YesNo(), "whether a team won it", optional=True, default=False),
        Column("event", ("事项", "作品", "比赛"), Text(), "the work or contest; only the highest of one work counts",
               optional=True, default=""),
        Column("activity", ("活动编号", "活动"), Code(), "the contest, where it is an activity", optional=True, default=""),
    ), key="award", optional=True),
    TableFormat("led_exercises", "带操记录", "Recurring sports that members lead: broadcast exercises, morning training.", (
        Column("member", ("带操人", "成员编号", "成员"), Code(), "who led it"),
        NAME, NAME_EN,
        Column("day", ("日期",), Day(), "when; a day of the term"),
        Column("participants", ("参加人数", "人数"), Whole(0, 100_000), "how many took part", optional=True, default=0),
    ), optional=True),
    TableFormat("certificates", "证书", "Certificates that members passed for.", (
        MEMBER, NAME, NAME_EN,
        Column("day", ("日期", "取得日期"), Day(), "when it was given"),
    ), optional=True),
)
