"""Members on their way: what is on file before each move, votes, moves between units, what was corrected."""
from ...cells import Code, Codes, Day, Number, Text, Whole
from ...columns import Column, TableFormat
from .duty import MEMBER
from .words import DEPARTURE, PAPER, RESULT, STAGE, VOTED_ON, YES_NO

WHY = Column("reason", ("原因", "理由"), Text(), "why", optional=True, default="")

FORMATS = (
    TableFormat("development", "发展情况",
                "Who accompanies and introduces each member, and the days that moves are judged by. Relatives are not "
                "kept, only the day on which the contacts declared that they are none.", (
        MEMBER,
        Column("birth_day", ("出生日期",), Day(), "for the age of 18 on applying", optional=True),
        Column("contacts", ("培养联系人",), Codes(), "members who accompany", optional=True, default=()),
        Column("unrelated", ("无近亲属申明", "联系人申明日期"), Day(),
               "day the contacts declared that they are no close relatives", optional=True),
        Column("introducers", ("入党介绍人", "介绍人"), Codes(), "members who recommend", optional=True, default=()),
        Column("leaves_on", ("预计离校日期", "离校日期"), Day(), "known end of studies", optional=True),
        Column("extended_by", ("延长预备期", "延长月数"), Whole(0, 120),
               "months by which probation was extended; its vote stands in `votes`", optional=True, default=0),
    ), key="member", optional=True),
    TableFormat("development_records", "发展记录",
                "What was done on a member's way, one thing a row: talks, reports, reviews, training, notices, "
                "approvals.", (
        MEMBER,
        Column("record", ("记录", "事项"), PAPER, "what it is"),
        Column("day", ("日期",), Day(), "when; of a notice its first day, of a training its last"),
        Column("last_day", ("结束日期",), Day(), "of a notice: its last day", optional=True),
        Column("stage", ("阶段", "发展阶段"), STAGE, "of a notice or an approval: the stage it is about", optional=True),
        Column("by", ("组织", "单位"), Code(), "the unit that recommends, reviews or approves", optional=True, default=""),
        Column("result", ("结果", "结论"), RESULT, "of a recommendation or a review; passed where blank", optional=True,
               default="passed"),
        Column("hours", ("学时",), Number(0, 10_000), "of a training", optional=True, default=0),
        Column("days", ("天数",), Whole(0, 1000), "of a training", optional=True, default=0),
    ), optional=True),
    TableFormat("votes", "表决", "Votes of the members' meeting on one person.", (
        MEMBER,
        Column("on", ("表决事项", "事项"), VOTED_ON, "admission, conversion, or an extension of probation"),
        Column("day", ("日期",), Day(), "when"),
        Column("entitled", ("应到有表决权", "有表决权人数"), Whole(0, 10_000), "members with a vote"),
        Column("present", ("实到", "到会人数"), Whole(0, 10_000), "of them, at the meeting"),
        Column("in_favour", ("赞成", "赞成人数"), Whole(0, 10_000), "of all entitled"),
        Column("secret", ("无记名",), YES_NO, "by ballot; yes where blank", optional=True, default="yes"),
        Column("separate", ("逐个表决",), YES_NO, "one person at a time; yes where blank", optional=True, default="yes"),
    ), optional=True),
    TableFormat("transfers", "转接", "Moves from one unit to another. `members` has the unit of today.", (
        MEMBER,
        Column("from", ("原组织", "转出组织"), Code(), "the unit before"),
        Column("day", ("日期", "转接日期"), Day(), "first day in the next unit"),
        WHY,
    ), optional=True),
    TableFormat("departures", "离开", "Who left the organisation. The member stays in `members`.", (
        MEMBER,
        Column("day", ("日期", "离开日期"), Day(), "first day no longer there"),
        Column("how", ("方式", "去向"), DEPARTURE, "how it came"),
        WHY,
    ), key="member", optional=True),
    TableFormat("stage_corrections", "阶段更正",
                "Steps that stood wrongly in `stages`, which holds what counts now. They stay on file here.", (
        MEMBER,
        Column("stage", ("阶段", "发展阶段"), STAGE, "the step that was corrected"),
        Column("was", ("原日期",), Day(), "the day that stood there"),
        Column("now", ("更正日期后", "现日期"), Day(), "the day that counts; blank: the step did not take place",
               optional=True),
        Column("day", ("日期", "经办日期"), Day(), "when it was corrected"),
        Column("by", ("经办人",), Code(), "the member who corrected it"),
        Column("reason", ("原因", "理由"), Text(), "why"),
    ), optional=True),
)
