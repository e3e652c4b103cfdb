"""How the term is scored: the branch's own weights and ratings. The rules are the programme's."""
from ...cells import Code, Number
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
    ), optional=True),
)
