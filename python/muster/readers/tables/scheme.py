"""How the term is scored: the branch's own weights, ratings and who may rate. The rules are the scheme's."""
from ...cells import Code, Number, Whole
from ...columns import Column, TableFormat
from ..columns import key_column
from .duty import MEMBER
from .words import RATER

FORMATS = (
    TableFormat("weights", "权重", "The branch's own weights of the areas, in per cent; "
                                 "the programme's where the file is missing. They sum to 100.", (
        key_column("area", ("模块", "领域"), "code of the area"),
        Column("weight", ("权重", "权重(%)"), Number(0, 100), "per cent"),
    ), key="area", optional=True),
    TableFormat("ratings", "评议", "What raters think of each member's work, 0 to 100.", (
        MEMBER,
        Column("rater", ("评议方", "评议人"), RATER, "who rates"),
        Column("by", ("评议人编号",), Code(), "the member who rates; blank for the committee", optional=True, default=""),
        Column("points", ("分数", "得分"), Number(0, 100), "points"),
        Column("indicator", ("指标",), Code(), "the indicator that is rated; blank for review", optional=True,
               default=""),
    ), optional=True),
    TableFormat("raters", "评议人数", "How many may rate each member, of a side that asks for a least turnout; "
                                  "where the file is missing any number is enough.", (
        Column("rater", ("评议方",), RATER, "who rates"),
        Column("entitled", ("应评人数", "人数"), Whole(1, 1_000_000), "number of persons entitled to rate each member"),
    ), key="rater", optional=True),
)
