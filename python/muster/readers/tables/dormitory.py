"""Into the dormitory: the five ones, inspections, supervision, and duty that was not stood as planned."""
from ...cells import Code, Day, Whole, YesNo
from ...columns import Column, TableFormat
from ..columns import key_column
from .duty import MEMBER
from .network import SINCE, UNTIL, moment
from .organisation import NAME, NAME_EN
from .words import FIVE_ONE, SEVERITY


def faults(name: str, chinese: str, what: str) -> Column:
    return Column(name, (chinese,), Whole(0, 1000), f"faults with {what}; 0 where blank", optional=True, default=0)


WHICH = (
    Column("one", ("项目", "五个一"), FIVE_ONE, "which of the five"),
    Column("place", ("场所", "地点"), Code(), "the bed, room, floor or building", optional=True, default=""),
    Column("class", ("班级", "班级编号"), Code(), "the class, of bringing along one", optional=True, default=""),
)

FORMATS = (
    TableFormat("five_ones", "五个一", "Who answers for which bed, room, class, floor and building.", (
        MEMBER, *WHICH, SINCE, UNTIL,
    ), optional=True),
    TableFormat("five_one_deeds", "五个一记录",
                "What was done for the five ones. It counts the less, the farther it is from where the member lives.", (
        MEMBER, *WHICH,
        Column("day", ("日期",), Day(), "when; a day of the term"),
    ), optional=True),
    TableFormat("inspections", "卫生检查", "Inspections of rooms: how many faults with each part. "
                                       "Who lives there has the points; a fail bars honours of the school year.", (
        Column("place", ("寝室", "场所"), Code(), "which room"),
        Column("day", ("日期",), Day(), "when"),
        faults("bed", "床铺", "the beds"), faults("desk", "桌面", "the desks"),
        faults("wall", "墙面", "the walls"), faults("floor", "地面", "the floor"),
    ), optional=True),
    TableFormat("inspection_passes", "检查标准", "Points that pass in a building, where they differ from others.", (
        key_column("place", ("楼栋", "场所"), "which building"),
        Column("pass", ("合格分",), Whole(0, 100), "least points that pass"),
    ), key="place", optional=True),
    TableFormat("supervision", "监督记录", "What supervision posts found, and when what follows was done. "
                                       "Without a time, only what is late for certain is late.", (
        key_column("case", ("记录编号", "编号"), "code of the case"),
        NAME, NAME_EN,
        Column("post", ("岗位", "岗位编号"), Code(), "at which post"),
        Column("shift", ("班次", "班次编号"), Code(), "on which shift; blank: outside one", optional=True, default=""),
        Column("member", ("发现人", "成员编号", "成员"), Code(), "who was on duty and found it"),
        Column("place", ("场所", "地点"), Code(), "where", optional=True, default=""),
        Column("severity", ("程度", "严重程度"), SEVERITY, "how soon it must be reported"),
        *moment("found", "发现", "when it was found"),
        *moment("dissuaded", "劝阻", "when those concerned were spoken to", optional=True),
        *moment("reported", "报告", "when it was reported", optional=True),
        *moment("published", "发布", "when a bulletin told of it", optional=True),
        *moment("publicised", "宣传", "when it was made known as a case", optional=True),
        Column("known", ("是否宣传",), YesNo(), "whether a bulletin and a case are wanted; no where blank", optional=True,
               default=False),
    ), key="case", optional=True),
    TableFormat("duty_changes", "值班变动", "Shifts that were not stood as planned. "
                                        "All others that were planned are evidence of duty stood.", (
        Column("shift", ("班次", "班次编号"), Code(), "which shift; blank: the one of that day at that post", optional=True,
               default=""),
        Column("day", ("日期",), Day(), "when it begins, where no shift is named", optional=True),
        Column("post", ("岗位", "岗位编号"), Code(), "where, where no shift is named", optional=True, default=""),
        Column("member", ("原值班人", "成员编号", "成员"), Code(), "who was to stand it"),
        Column("instead", ("替班人",), Code(), "who stood it instead; blank: nobody", optional=True, default=""),
    ), optional=True),
)
