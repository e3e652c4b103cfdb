"""What people were told. Written by `publish`, `change` and `swap`; kept beside the tables that people write."""
from ...cells import Clock, Code, Day, Text, Whole, YesNo
from ...columns import Column, TableFormat
from .duty import MEMBER

VERSION = Column("version", ("版本", "公布版本"), Whole(1, 1_000_000), "the version that last changed the row")
TOLD = Column("told", ("公布日期",), Day(), "the day of that version")

FORMATS = (
    TableFormat("published", "已公布值班", "Turns on duty as people were told of them, one a row. "
                                      "Written by the commands `publish`, `change` and `swap`, which go on from it.", (
        Column("day", ("日期",), Day(), "the day it begins on"),
        Column("post", ("岗位", "岗位编号"), Code(), "where"),
        Column("from", ("开始", "开始时间"), Clock(), "when it begins"),
        Column("to", ("结束", "结束时间"), Clock(), "when it ends"),
        MEMBER,
        Column("name", ("姓名",), Text(), "for people to read; it is not read back", optional=True, default=""),
        VERSION,
        TOLD,
        Column("cancelled", ("已取消",), YesNo(), "it was told and is not stood any more; no where blank", optional=True,
               default=False),
        Column("number", ("序号",), Whole(1, 100), "2 for a member's second turn there that day; 1 where blank",
               optional=True, default=1),
    ), optional=True, is_record=True),
    TableFormat("published_pairs", "已公布结对", "Pairs as people were told of them, one a row. "
                                            "Written by the same commands.", (
        Column("student", ("学号", "帮扶对象"), Code(), "who is helped"),
        Column("member", ("帮扶人", "成员编号", "成员"), Code(), "who helps"),
        Column("name", ("姓名",), Text(), "for people to read; it is not read back", optional=True, default=""),
        VERSION,
        TOLD,
        Column("ended", ("已结束",), YesNo(), "it was told and is no pair any more; no where blank", optional=True,
               default=False),
    ), optional=True, is_record=True),
)
