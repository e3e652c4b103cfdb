"""Into the network: the online branch, accounts of one's own, study apps, bulletins."""
from ...cells import Clock, Code, Day, Number, Text
from ...columns import Column, TableFormat
from ..columns import key_column
from .duty import MEMBER
from .organisation import NAME, NAME_EN
from .words import STUDY_ACT, STUDY_ORIGIN

SINCE = Column("since", ("开始日期", "起始日期", "起"), Day(), "first day")
UNTIL = Column("until", ("结束日期", "截止日期", "止"), Day(), "last day; blank: still", optional=True)


def moment(name: str, chinese: str, about: str, optional: bool = False) -> tuple[Column, Column]:
    """A day and, where it is known, a time of day."""
    return (Column(f"{name}_day", (f"{chinese}日期",), Day(), about, optional=optional),
            Column(f"{name}_at", (f"{chinese}时间",), Clock(), "at what time, where it is known", optional=True))


FORMATS = (
    TableFormat("channels", "线上支部", "Where a unit meets online, and from when: laid over the unit, not a second one.", (
        Column("unit", ("组织", "组织编号"), Code(), "whose channel"),
        NAME, NAME_EN, SINCE, UNTIL,
    ), optional=True),
    TableFormat("accounts", "自办账号", "Accounts that a unit keeps itself.", (
        key_column("account", ("账号编号", "账号"), "code of the account"),
        NAME, NAME_EN,
        Column("medium", ("媒介", "媒体"), Text(), "where it is kept: WeChat, a web page", optional=True, default=""),
        Column("unit", ("组织", "组织编号"), Code(), "whose it is"),
        Column("responsible", ("负责人",), Code(), "the member who answers for it", optional=True, default=""),
        SINCE, UNTIL,
    ), key="account", optional=True),
    TableFormat("study_acts", "学习积分", "Points of study apps, act by act, before caps.", (
        MEMBER,
        Column("day", ("日期",), Day(), "when; a day of the term"),
        Column("act", ("项目", "学习项目"), STUDY_ACT, "for what"),
        Column("points", ("积分", "分值"), Number(0, 10_000), "points that the app gave"),
        Column("at", ("时间",), Clock(), "at what time, which the factor of study_windows goes by", optional=True),
        Column("origin", ("学习方式",), STUDY_ORIGIN, "who began it; the member where blank", optional=True,
               default="self_started"),
    ), optional=True),
    TableFormat("study_windows", "学习时段", "Hours of the day in which points of study apps count more, or less.", (
        Column("from", ("开始", "开始时间"), Clock(), "from when"),
        Column("to", ("结束", "结束时间"), Clock(), "to when"),
        Column("factor", ("系数", "倍数"), Number(0, 100), "what points are multiplied by"),
    ), optional=True),
    TableFormat("bulletins", "宣传稿件",
                "Bulletins, and when what they tell of happened. One that is late is no evidence. "
                "Without a time, only what is late for certain is late.", (
        key_column("bulletin", ("稿件编号", "稿件"), "code of the bulletin"),
        NAME, NAME_EN,
        Column("member", ("作者", "成员编号", "成员"), Code(), "who wrote it"),
        Column("account", ("账号编号", "账号"), Code(), "the account it stands in", optional=True, default=""),
        Column("activity", ("活动编号", "活动"), Code(), "of which activity", optional=True, default=""),
        *moment("happened", "发生", "when it happened"),
        *moment("published", "发布", "when it was published"),
    ), key="bulletin", optional=True),
)
