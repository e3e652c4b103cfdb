"""Identity shown: examinations under the name plate, mobilisation, bringing activists along; and the areas' numbers."""
from ...cells import Code, Codes, Day, Number, Whole
from ...columns import Column, TableFormat
from ..columns import key_column
from .duty import MEMBER
from .network import SINCE, UNTIL, moment
from .organisation import NAME, NAME_EN
from .words import AREA_RULE

FORMATS = (
    TableFormat("exams", "挂牌考试", "Examinations that members sat under their name plates.", (
        key_column("exam", ("考试编号", "考试"), "code of the examination"),
        NAME, NAME_EN,
        Column("day", ("日期",), Day(), "when; a day of the term"),
        Column("members", ("参考成员", "成员"), Codes(), "who sat it under a name plate"),
        Column("violators", ("违纪成员", "违纪"), Codes(), "of them, who broke its rules", optional=True, default=()),
    ), key="exam", optional=True),
    TableFormat("calls", "应急动员", "Calls in an emergency.", (
        key_column("call", ("动员编号", "动员"), "code of the call"),
        NAME, NAME_EN,
        *moment("called", "号召", "when; a day of the term"),
        Column("within_hours", ("响应时限", "响应时限(小时)"), Whole(0, 10_000), "hours to answer in; 2 where blank",
               optional=True, default=2),
    ), key="call", optional=True),
    TableFormat("call_answers", "应急响应", "Who was called, and what became of it.", (
        Column("call", ("动员编号", "动员"), Code(), "which call"),
        MEMBER,
        *moment("responded", "响应", "when the member answered; blank: did not", optional=True),
        *moment("deployed", "到位", "when the member was in place; blank: was not sent", optional=True),
        *moment("released", "结束", "when it was over", optional=True),
    ), optional=True),
    TableFormat("brought_along", "带动积极分子", "Members who bring applicants and activists along.", (
        MEMBER,
        Column("activist", ("积极分子", "带动对象"), Code(), "who is brought along"),
        SINCE, UNTIL,
    ), optional=True),
    TableFormat("area_rules", "限额标准", "Numbers that the areas are judged by, where they differ from the defaults.", (
        Column("rule", ("规则", "项目"), AREA_RULE, "which number"),
        Column("value", ("数值", "标准"), Number(0, 10_000), "the number: points, hours, or a factor"),
    ), key="rule", optional=True),
)
