"""How a term is managed: goals, duties, gates, confirmations, where everybody stood before, what is kept how long."""
from ...cells import Code, Day, Number, Text, Whole, YesNo
from ...columns import Column, TableFormat
from ..cells import Choices, Kept
from ..columns import key_column
from .organisation import NAME, NAME_EN
from .words import OFFICE, PAST

UNIT = Column("unit", ("组织", "组织编号", "支部"), Code(), "unit whose it is")
MEMBER = Column("member", ("成员编号", "成员", "学号"), Code(), "who")
OFFICES = Choices(OFFICE)

FORMATS = (
    TableFormat("goals", "目标",
                "What units want to reach. Goals go down the tree of units, and what is reached comes up.", (
        key_column("goal", ("目标编号", "目标"), "code of the goal"),
        NAME, NAME_EN, UNIT,
        Column("part_of", ("上级目标", "所属目标"), Code(), "goal of a unit above that this is a part of", optional=True,
               default=""),
        Column("target", ("目标值", "指标值"), Number(0, 1_000_000), "what is to be reached"),
        Column("indicator", ("指标", "指标编号"), Code(),
               "indicator whose amounts, of the unit's members, are what is reached", optional=True, default=""),
        Column("reached", ("完成值", "完成"), Number(0, 1_000_000),
               "what the unit reached; not read of a goal with an indicator", optional=True, default=0),
    ), key="goal", optional=True),
    TableFormat("responsibilities", "责任",
                "Who answers for what (责任到岗、责任到人). A duty without post or member is listed as an orphan, one with two "
                "rows of different members as double.", (
        Column("duty", ("职责编号", "职责"), Code(), "code of the duty"),
        NAME, NAME_EN, UNIT,
        Column("post", ("岗位", "岗位编号"), Code(), "post where it is done", optional=True, default=""),
        Column("member", ("责任人", "成员编号", "成员"), Code(), "who is accountable", optional=True, default=""),
        Column("acknowledged", ("确认日期",), Day(), "the day that person said yes", optional=True),
        Column("due", ("期限", "完成期限"), Day(), "last day for it", optional=True),
        Column("done", ("完成日期",), Day(), "the day it was done", optional=True),
    ), optional=True),
    TableFormat("gates", "把关",
                "Who may approve and review activities, by their platform. Anybody may where there is no row; an "
                "activity that began before it was approved, or was reviewed before it ended, is told all the same.", (
        Column("platform", ("平台", "模块"), Code(), "of which activities; blank: of all others", optional=True,
               default=""),
        Column("approvers", ("审批人", "审批职务"), OFFICES, "offices whose holders may approve; anybody where blank",
               optional=True, default=()),
        Column("reviewers", ("审核人", "审核职务"), OFFICES, "offices whose holders may review; anybody where blank",
               optional=True, default=()),
        Column("bars", ("暂不计分", "不计分"), YesNo(), "evidence of an activity that did not keep to its gates waits; "
                                                 "else it is only told", optional=True, default=False),
    ), optional=True),
    TableFormat("confirmations", "确认规则",
                "Which evidence of no activity needs a confirmation by somebody other than the member (column "
                "`confirmed_by` of the ledger). The first row that fits decides; what no row fits needs one, and waits "
                "without.", (
        Column("source", ("来源",), Text(), "of which source; any where blank", optional=True, default=""),
        Column("indicator", ("指标", "指标编号"), Code(), "of which indicator; any where blank", optional=True, default=""),
        Column("needed", ("需确认", "需要确认"), YesNo(), "whether it needs one"),
    ), optional=True),
    TableFormat("last_scores", "上期考评",
                "Where members stood in the term before. `muster term` writes this file as scores.csv for the next. "
                "Who has left may stand here.", (
        key_column("member", ("成员编号", "成员", "学号"), "code of the member"),
        Column("unit", ("组织", "支部", "党支部", "党小组"), Code(), "unit of the member then", optional=True, default=""),
        Column("total", ("总分",), Number(-1_000_000, 1_000_000), "total; blank: incomplete", optional=True),
        Column("rank", ("名次",), Whole(1, 1_000_000), "rank; blank: not ranked", optional=True),
        Column("grade", ("等次",), Code(), "code of the grade", optional=True, default=""),
        Column("scheme", ("办法摘要",), Code(), "digest of the scheme: totals of two schemes are not on one scale",
               optional=True, default=""),
    ), key="member", optional=True),
    TableFormat("branch_ledger", "支部台账",
                "What is recorded of branches as such, for their stars: matters of veto, and whatever else the scheme "
                "for branches counts. Read where the term is of a unit above branches.", (
        UNIT,
        Column("indicator", ("指标", "指标编号"), Code(), "toward which indicator of the branches' scheme"),
        Column("quantity", ("数量", "分值"), Number(-1_000_000, 1_000_000), "in the indicator's unit; 1 where blank",
               optional=True, default=1),
        Column("day", ("日期",), Day(), "when; a day of the term"),
        Column("source", ("来源",), Text(), "who or what wrote it"),
    ), optional=True),
    TableFormat("retention", "保留期限",
                "How long what is past is kept, for `muster purge --by`. What no row names is kept, and what counts "
                "toward a total always.", (
        Column("kind", ("种类", "类别"), PAST, "of what"),
        Column("keep", ("保留", "保留期限", "期限"), Kept(), "how long, counted back from the day of the purge"),
    ), optional=True),
)
