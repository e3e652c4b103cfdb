"""What was done: activities, who was there, evidence and what was said about it, incidents."""
from ...cells import Code, Codes, Day, Number, Text
from ...columns import Column, TableFormat
from ..columns import key_column
from .duty import MEMBER
from .organisation import NAME, NAME_EN
from .words import ANSWER, NAMED_PROGRAMME, PLATFORM, PRESENCE, SEVERITY

ACTIVITY = Column("activity", ("活动编号", "活动"), Code(), "which activity", optional=True, default="")

FORMATS = (
    TableFormat("activities", "活动",
                "What the branch did, and how far each has come. A state's day is filled in when it is reached; "
                "none is skipped.", (
        key_column("activity", ("活动编号", "活动"), "code of the activity"),
        NAME, NAME_EN,
        Column("platform", ("平台", "模块"), PLATFORM, "platform of the second classroom; blank: of none", optional=True,
               default=""),
        Column("indicators", ("指标",), Codes(), "indicators it gives evidence for", optional=True, default=()),
        Column("responsible", ("负责人",), Code(), "the member accountable", optional=True, default=""),
        Column("first_day", ("开始日期",), Day(), "first day it takes place"),
        Column("last_day", ("结束日期",), Day(), "last day it takes place"),
        Column("approved", ("批准日期", "审批日期"), Day(), "gate before: approved", optional=True),
        Column("running", ("执行日期", "启动日期"), Day(), "manage during: began", optional=True),
        Column("evidenced", ("佐证日期",), Day(), "its evidence was handed in", optional=True),
        Column("reviewed", ("审核日期", "考评日期"), Day(), "strict review after: passed", optional=True),
        Column("closed", ("结项日期",), Day(), "closed", optional=True),
        Column("part_of", ("所属活动", "所属节"), Code(), "the festival it is an event of", optional=True, default=""),
        Column("programme", ("品牌项目", "项目名称"), NAMED_PROGRAMME, "named programme that it belongs to", optional=True,
               default=""),
        Column("approved_by", ("审批人", "批准人"), Code(), "the member who approved it", optional=True, default=""),
        Column("reviewed_by", ("审核人",), Code(), "the member who reviewed it", optional=True, default=""),
    ), key="activity", optional=True),
    TableFormat("attendance", "考勤", "Who was called to a meeting or activity, and came.", (
        MEMBER,
        Column("activity", ("活动编号", "活动"), Code(), "to what"),
        Column("day", ("日期",), Day(), "when"),
        Column("presence", ("出勤", "出勤情况"), PRESENCE, "what became of it"),
    ), optional=True),
    TableFormat("ledger", "台账", "All evidence of the term, in the order it was written. "
                                "Nothing is changed or taken out; corrections are rows of their own table.", (
        key_column("record", ("记录编号", "编号"), "code of the record", optional=True),
        MEMBER,
        Column("indicator", ("指标", "指标编号"), Code(), "toward which indicator it counts"),
        Column("quantity", ("数量", "分值"), Number(-1_000_000, 1_000_000), "in the indicator's unit; 1 where blank",
               optional=True, default=1),
        Column("day", ("日期",), Day(), "when; a day of the term"),
        Column("source", ("来源",), Text(), "who or what wrote it"),
        ACTIVITY,
        Column("event", ("事项", "作品", "比赛"), Text(), "one event or one work, where several records are of the same",
               optional=True, default=""),
        Column("level", ("级别",), Code(), "level of an award", optional=True, default=""),
        Column("place", ("名次", "等次"), Code(), "place of an award", optional=True, default=""),
        Column("confirmed_by", ("确认人",), Text(),
               "who, other than the member, confirms a record of no activity: a member's code, or an office in words",
               optional=True, default=""),
    ), key="record", optional=True),
    TableFormat("corrections", "更正", "Records of the ledger that count no more, and what counts in their place.", (
        Column("record", ("记录编号", "原记录"), Code(), "what is corrected"),
        Column("replacement", ("更正记录", "新记录"), Code(), "the record that counts instead; blank: the record is void",
               optional=True, default=""),
        Column("reason", ("原因", "理由"), Text(), "why"),
        Column("day", ("日期",), Day(), "when"),
        Column("by", ("经办人",), Code(), "the member who corrected it", optional=True, default=""),
    ), key="record", optional=True),
    TableFormat("appeals", "申诉", "Members who say that a record, or something not recorded, is not as it was.", (
        MEMBER,
        Column("record", ("记录编号",), Code(), "about which record; blank: about what is missing", optional=True,
               default=""),
        Column("reason", ("理由", "原因"), Text(), "what is said"),
        Column("day", ("日期", "申诉日期"), Day(), "when"),
        Column("answer", ("答复", "结论"), ANSWER, "blank: not answered yet", optional=True),
        Column("answer_reason", ("答复理由",), Text(), "why so", optional=True, default=""),
        Column("answer_day", ("答复日期",), Day(), "when", optional=True),
        Column("by", ("答复人",), Code(), "the member who answered", optional=True, default=""),
    ), optional=True),
    TableFormat("incidents", "事件",
                "What went wrong, and what was done about it. Who reported it is put under seal and is in no report.", (
        key_column("incident", ("事件编号", "事件"), "code of the incident"),
        Column("name", ("名称", "事由", "情况"), Text(), "what happened, without names"),
        NAME_EN,
        Column("severity", ("程度", "严重程度"), SEVERITY, "how soon it must be reported"),
        Column("place", ("场所", "地点"), Code(), "where", optional=True, default=""),
        Column("reporter", ("报告人",), Code(), "who reported it; kept under seal", optional=True, default=""),
        Column("discovered", ("发现日期",), Day(), "found"),
        Column("reported", ("报告日期",), Day(), "the day it was reported", optional=True),
        Column("handled", ("处理日期",), Day(), "dealt with", optional=True),
        Column("closed", ("办结日期",), Day(), "the day the matter ended", optional=True),
    ), key="incident", optional=True),
)
