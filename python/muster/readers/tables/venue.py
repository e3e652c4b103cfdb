"""Into the venue: who did what at a contest, and what came of it."""
from ...cells import Clock, Code, Day, Text
from ...columns import Column, TableFormat
from .duty import MEMBER
from .words import AWARD_LEVEL, AWARD_PLACE, VENUE_ROLE

FORMATS = (
    TableFormat("venue", "赛场", "Who did what at a contest. Roles of one person never overlap, and nobody stands duty "
                               "meanwhile. Volunteers who are still to be found are shifts of a post at the venue, in "
                               "`duty`.", (
        Column("activity", ("活动编号", "赛事", "活动"), Code(), "the contest"),
        MEMBER,
        Column("role", ("角色",), VENUE_ROLE, "as what"),
        Column("event", ("项目",), Text(), "in which event", optional=True, default=""),
        Column("day", ("日期",), Day(), "when"),
        Column("from", ("开始", "开始时间"), Clock(), "when it begins"),
        Column("to", ("结束", "结束时间"), Clock(), "when it ends"),
        Column("result", ("成绩",), Text(), "an athlete's result", optional=True, default=""),
        Column("level", ("级别",), AWARD_LEVEL, "level of an athlete's award", optional=True),
        Column("place", ("名次", "等次"), AWARD_PLACE, "place of an athlete's award", optional=True),
    ), optional=True),
)
