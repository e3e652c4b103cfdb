"""What is told to others: methods, examples and advanced persons."""
from ...cells import Code, Codes, Day, Text
from ...columns import Column, TableFormat
from ..columns import key_column
from .management import UNIT
from .organisation import NAME, NAME_EN
from .words import CASE_KIND

FORMATS = (
    TableFormat("publicity", "宣传",
                "Methods, examples and advanced persons that are told to others: nominated from evidence, with "
                "consent, in time, for a time. Of a person nothing is published before they agreed.", (
        key_column("case", ("案例编号", "典型编号"), "code of the case"),
        Column("kind", ("类别",), CASE_KIND, "what is told"),
        NAME, NAME_EN, UNIT,
        Column("about", ("本人", "人物", "成员编号"), Code(), "member of whom it is told", optional=True, default=""),
        Column("evidence", ("佐证", "佐证记录"), Codes(), "records of the ledger that it rests on"),
        Column("text", ("正文", "内容"), Text(), "what is told, in words", optional=True, default=""),
        Column("nominated", ("提名日期",), Day(), "the day it was put forward"),
        Column("consented", ("同意日期",), Day(), "the day the person agreed", optional=True),
        Column("deadline", ("宣传期限", "期限"), Day(), "last day to publish it", optional=True),
        Column("published", ("宣传日期",), Day(), "the day it was told", optional=True),
        Column("expires", ("有效期至", "到期日期"), Day(), "last day it may be shown", optional=True),
    ), key="case", optional=True),
)
