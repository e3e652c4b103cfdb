"""Who helps whom: mentors and how many they take, who is to be helped, grades, what was before."""
from ...cells import Code, Number, Text, Whole
from ...columns import Column, TableFormat
from .words import PAIR_RULE

MEMBER = Column("member", ("成员编号", "帮扶人", "成员", "学号"), Code(), "the mentor")
STUDENT = Column("student", ("帮扶对象", "学生编号", "学号"), Code(), "the mentee")

FORMATS = (
    TableFormat("mentors", "帮扶人", "Members who help, and how many students each takes.", (
        MEMBER,
        Column("minimum", ("最少人数", "最少"), Whole(0, 1000), "students the mentor is given at least", optional=True,
               default=0),
        Column("maximum", ("最多人数", "最多"), Whole(0, 1000), "students the mentor is given at most"),
        Column("shared", ("合用名额",), Code(), "the smallest of the shared places that the mentor has a part in; what "
               "that stands within is the mentor's as well", optional=True, default=""),
    ), key="member", optional=True, needed_by=("mentees",)),
    TableFormat("shared_places", "合用名额",
                "Places that mentors share, besides what each takes: a floor with fewer than its rooms, a supervisor "
                "over several projects, at most five from one class.", (
                    Column("shared", ("合用名额", "名称", "编号"), Code(), "as mentors name it"),
                    Column("minimum", ("最少人数", "最少"), Whole(0, 100_000),
                           "students its mentors are given together at least", optional=True, default=0),
                    Column("maximum", ("最多人数", "最多"), Whole(0, 100_000),
                           "students its mentors are given together at most; blank: as many as they take",
                           optional=True),
                    Column("within", ("上级", "属于"), Code(), "the shared places that these are a part of",
                           optional=True, default=""),
                ), key="shared", optional=True),
    TableFormat("mentees", "帮扶对象", "Students who are to be helped this term.", (
        STUDENT,
        Column("unit", ("组织", "支部"), Code(), "branch whose members help; blank: that of the term", optional=True,
               default=""),
    ), key="student", optional=True, needed_by=("mentors",)),
    TableFormat("grades", "成绩", "Grade averages by subject, of mentors and mentees. They become strengths and needs.", (
        Column("person", ("学号", "人员"), Code(), "a member or a student"),
        Column("subject", ("科目", "课程"), Text(), "in which subject"),
        Column("grade", ("绩点", "平均绩点", "成绩", "平均分"), Number(0, 1000), "grade average"),
        Column("scale", ("满分", "分制"), Number(1, 1000),
               "the best grade there is: 4 where blank; 5 or 100 are brought to 4 in proportion", optional=True,
               default=4),
    ), optional=True),
    TableFormat("pair_rules", "结对要求", "Pairs that must be, or never may.", (
        MEMBER, STUDENT,
        Column("rule", ("要求",), PAIR_RULE, "`must` or `never`"),
    ), optional=True),
    TableFormat("earlier_pairings", "往期结对",
                "Who helped whom in earlier terms. People who have left may stand here, and are told in a note.", (
        MEMBER, STUDENT,
        Column("terms_ago", ("几学期前", "距今学期数"), Whole(1, 20), "1 is the term before this one"),
    ), optional=True),
)
