"""What the tables of a term folder hold, as their description says."""

PHRASES = {
    "The term that is planned and evaluated. One row.": "所安排和考评的学期。只有一行。",
    "The tree of units: committee, general branches, branches, groups.": "组织层级：党委、党总支、支部、党小组。",
    "People of the organisation. A name and codes, no more: no identity numbers, phones, photos, family or health.":
        "组织中的人员。只填姓名和编号，不填身份证号、电话、照片、家庭和健康情况。",
    "How far each member has come, and since when. A row for each step; stages and days rise.":
        "每名成员的阶段及起始日期。每步一行，阶段与日期递增。",
    "Who holds which office of which unit, and when.": "谁在何时担任哪个组织的什么职务。",
    "Beds in rooms, rooms on floors, floors in buildings. Also where posts stand.": "床位在寝室，寝室在楼层，楼层在楼栋；也包括岗位所在地。",
    "Classes: sets of students across rooms.": "班级，与寝室交叉。",
    "People who are helped and are not members.": "受帮扶而不是成员的同学。",
    "Titles that are given, reviewed and withdrawn: study models, demonstration rooms.": "授予、复查与撤销的称号：学习标兵、示范寝室。",
    "When each class is taught. Nobody stands a shift, and nobody is free to study together, during class.":
        "各班上课时间。上课时不值班，也不能共同学习。",
    "Who accompanies and introduces each member, and the days that moves are judged by. Relatives are not kept, only "
    "the day on which the contacts declared that they are none.":
        "每名成员的培养联系人、介绍人，以及判断转段所依据的日期。不登记亲属，只登记联系人申明并非近亲属的日期。",
    "What was done on a member's way, one thing a row: talks, reports, reviews, training, notices, approvals.":
        "发展过程中所做的事，一事一行：谈话、汇报、考察、培训、公示、审批。",
    "Votes of the members' meeting on one person.": "支部党员大会对个人的表决。",
    "Moves from one unit to another. `members` has the unit of today.": "组织之间的转接。“成员”表填现在的组织。",
    "Who left the organisation. The member stays in `members`.": "离开组织的人。“成员”表中仍保留。",
    "Steps that stood wrongly in `stages`, which holds what counts now. They stay on file here.":
        "“发展阶段”表中曾有误的步骤，在此留存；该表只填现行有效的。",
    "Meetings that were held: three meetings and one lecture, theme days, the yearly ones. What falls due is done by "
    "them.":
        "召开的会议：三会一课、主题党日及年度会议。到期事项以此为准。",
    "Where duty is stood.": "值班的岗位。",
    "Shifts to be stood, one a row.": "要值的班，一班一行。",
    "When members cannot stand a shift. Reasons are not asked for.": "成员不能值班的时间。不问原因。",
    "What members would like. A wish bends where it must; leave never does.": "成员的意愿。必要时可不满足，请假则必须满足。",
    "Days that count as weekend, or do not, against the day of the week.": "与星期不符而按周末计或不按周末计的日子。",
    "Members who stand together, or never do.": "须同班或不得同班的成员。",
    "What each member brings along from earlier terms. `muster term` writes this file for the next one. Who has left "
    "may stand here; who is new need not.":
        "每名成员从往期带来的值班情况。“muster term”会为下学期写出此文件。已离开的可留，新来的不必填。",
    "Members who help, and how many students each takes.": "帮扶人及其可帮扶的人数。",
    "Students who are to be helped this term.": "本学期的帮扶对象。",
    "Grade averages by subject, of mentors and mentees. They become strengths and needs.": "帮扶人与帮扶对象各科平均成绩，用以判断所长与所需。",
    'not in {} any more: {}, first "{}"; what was before counts for nobody':
        "已不在{}中的有{}人，先是“{}”；此前的结对不计",
    "Places that mentors share, besides what each takes: a floor with fewer than its rooms, a supervisor over several "
    "projects, at most five from one class.": "几名帮扶人合用的名额，各人自己的名额另计：一个楼层少于各寝室之和，几个项目同一位导师，一个班至多出五人。",
    "Pairs that must be, or never may.": "必须或不可的结对。",
    "Who helped whom in earlier terms. People who have left may stand here, and are told in a note.":
        "往期谁帮扶谁。已离开的可留，会另作提示。",
    "What the branch did, and how far each has come. A state's day is filled in when it is reached; none is skipped.":
        "支部开展的活动及进度。到达某一状态即填日期，不可跳过。",
    "Who was called to a meeting or activity, and came.": "会议或活动应到与实到的人。",
    "All evidence of the term, in the order it was written. Nothing is changed or taken out; corrections are rows of "
    "their own table.":
        "本学期的全部佐证，按登记先后。不改不删，更正另填“更正”表。",
    "Records of the ledger that count no more, and what counts in their place.": "台账中不再有效的记录及取而代之的记录。",
    "Members who say that a record, or something not recorded, is not as it was.": "成员对记录或未登记事项提出的异议。",
    "What went wrong, and what was done about it. Who reported it is put under seal and is in no report.":
        "发生的问题及处理。报告人密封保存，不出现在任何报告中。",
    "Theory sessions that members brought into classes.": "成员进班级开展的理论学习。",
    "Study-help groups: a member and students of one major.": "学习帮扶小组：一名成员与同专业的同学。",
    "Times that a pair or a group was to study together, kept or not. A row names a member and a student, or a group.":
        "一对或一组应共同学习的各次，无论是否进行。每行填帮扶人和帮扶对象，或填小组。",
    "Whom an activity reached, and what came of it.": "活动覆盖的人和取得的成果。",
    "Awards of members, alone or in teams. One of an earlier year counts in the totals.": "成员的个人或团体获奖。往年的计入总数。",
    "Recurring sports that members lead: broadcast exercises, morning training.": "成员带领的经常性体育活动：广播体操、早锻炼。",
    "Certificates that members passed for.": "成员考取的证书。",
    "Where a unit meets online, and from when: laid over the unit, not a second one.": "组织的线上平台及起止日期：依托原组织，不另设组织。",
    "Accounts that a unit keeps itself.": "组织自办的账号。",
    "Points of study apps, act by act, before caps.": "学习平台的积分，逐项填写，未计上限。",
    "Hours of the day in which points of study apps count more, or less.": "学习积分多计或少计的时段。",
    "Bulletins, and when what they tell of happened. One that is late is no evidence. Without a time, only what is "
    "late for certain is late.":
        "稿件及所报道之事发生的时间。逾时的不作佐证；没有时间的，只有确定逾时的才算逾时。",
    "Who answers for which bed, room, class, floor and building.": "谁负责哪张床位、哪间寝室、哪个班级、哪个楼层和哪个楼栋。",
    "What was done for the five ones. It counts the less, the farther it is from where the member lives.":
        "为五个一所做的事。离住处越远，计得越少。",
    "Inspections of rooms: how many faults with each part. Who lives there has the points; a fail bars honours of "
    "the school year.":
        "寝室检查：各部分的问题数。分数归住在其中的人；不合格的，该学年不得授予荣誉。",
    "Points that pass in a building, where they differ from others.": "合格分与其他楼栋不同的楼栋。",
    "What supervision posts found, and when what follows was done. Without a time, only what is late for certain is "
    "late.":
        "监督岗发现的情况及后续各步的时间。没有时间的，只有确定逾时的才算逾时。",
    "Shifts that were not stood as planned. All others that were planned are evidence of duty stood.":
        "未按值班表值的班。其余均作为已值班的佐证。",
    "Who did what at a contest. Roles of one person never overlap, and nobody stands duty meanwhile. Volunteers who "
    "are still to be found are shifts of a post at the venue, in `duty`.":
        "谁在赛场担任什么。同一人的角色不得重叠，其间不值班。尚待安排的志愿者，在“值班”表中作为赛场岗位的班次填写。",
    "Examinations that members sat under their name plates.": "成员挂牌参加的考试。",
    "Calls in an emergency.": "紧急情况下的动员。",
    "Who was called, and what became of it.": "动员了谁，结果如何。",
    "Members who bring applicants and activists along.": "带动申请人和积极分子的成员。",
    "Numbers that the areas are judged by, where they differ from the defaults.": "评判各领域所用的数值，只填与默认不同的。",
    "The branch's own weights of the areas, in per cent; the programme's where the file is missing. They sum to 100.":
        "支部自定的模块权重（百分比），合计100；没有此文件则用方案的权重。",
    "What raters think of each member's work, 0 to 100.": "各评议方对成员工作的评分，0至100。",
    "How many may rate each member, of a side that asks for a least turnout; where the file is missing any number is "
    "enough.":
        "规定最低参评率的评议方，每名成员的应评人数；没有此文件则不限人数。",
    "What units want to reach. Goals go down the tree of units, and what is reached comes up.":
        "各组织的目标。目标逐级向下分解，完成情况逐级向上汇总。",
    "Who answers for what (责任到岗、责任到人). A duty without post or member is listed as an orphan, one with two rows of "
    "different members as double.":
        "谁对什么负责（责任到岗、责任到人）。没有岗位或责任人的列为责任不落实，有两名不同责任人的列为多人负责。",
    "Who may approve and review activities, by their platform. Anybody may where there is no row; an activity that "
    "began before it was approved, or was reviewed before it ended, is told all the same.":
        "各平台的活动由谁审批、审核。没有相应行的，任何人均可；先开展后审批、未结束先审核的，仍会提示。",
    "How long what is past is kept, for `muster purge --by`. What no row names is kept, and what counts toward a total "
    "always.": "过往内容保留多久，供`muster purge --by`使用。没有写到的种类一直保留，计分的记录始终保留。",
    "Which evidence of no activity needs a confirmation by somebody other than the member (column `confirmed_by` of "
    "the ledger). The first row that fits decides; what no row fits needs one, and waits without.":
        "不属于活动的佐证中哪些须由本人以外的人确认（台账“确认人”列）。以第一条相符的行为准；没有相符的行即须确认，未确认则待审。",
    "Where members stood in the term before. `muster term` writes this file as scores.csv for the next. Who has left "
    "may stand here.":
        "成员上学期的考评结果。“muster term”会为下学期写出scores.csv。已离开的可留。",
    "What is recorded of branches as such, for their stars: matters of veto, and whatever else the scheme for "
    "branches counts. Read where the term is of a unit above branches.":
        "支部本身的记录，用于评星级：一票否决事项及支部考评办法所计的其他事项。本学期属于支部以上组织时读取。",
    "Methods, examples and advanced persons that are told to others: nominated from evidence, with consent, in time, "
    "for a time. Of a person nothing is published before they agreed.":
        "对外宣传的做法、事例和先进人物：据佐证推荐，经本人同意，及时发布，限期展示。个人未同意前不得发布。",
    "*The file is needed.*": "*此文件必须提供。*",
    "*The file may be left out.*": "*此文件可不提供。*",
    "Indicators of the programme": "方案的指标",
    "A code, or what it is called, in Chinese or English. A branch's own scheme has its own.":
        "填编号，或其中文、英文名称。支部自定的办法有自己的指标。",
    "holds": "填写",
    "counted in": "单位",
}
