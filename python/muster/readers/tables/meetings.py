"""Meetings that were held, in person or online."""
from ...cells import Code, Codes, Day, Text
from ...columns import Column, TableFormat
from ..columns import key_column
from .words import MEETING

FORMATS = (
    TableFormat("meetings", "会议",
                "Meetings that were held: three meetings and one lecture, theme days, the yearly ones. What falls due "
                "is done by them.", (
        key_column("meeting", ("会议编号", "会议"), "code of the meeting"),
        Column("kind", ("类别", "会议类别"), MEETING, "what was held"),
        Column("unit", ("组织", "组织编号", "支部"), Code(), "who held it"),
        Column("day", ("日期",), Day(), "when"),
        Column("present", ("到会人员", "出席"), Codes(), "members who came", optional=True, default=()),
        Column("channel", ("线上渠道", "渠道"), Text(), "the channel it was held on; blank: in person", optional=True,
               default=""),
        Column("activity", ("活动编号", "活动"), Code(), "the activity it was part of", optional=True, default=""),
        Column("topic", ("主题", "议题"), Text(), "what it was about", optional=True, default=""),
    ), key="meeting", optional=True),
)
