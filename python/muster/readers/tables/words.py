"""Words that may stand in a cell, each with the ways it is written in Chinese. The first way is the one reports use."""
from ...cells import Choice

STAGE = Choice("stage", {
    "applicant": ("申请人", "入党申请人"),
    "activist": ("积极分子", "入党积极分子"),
    "candidate": ("发展对象",),
    "probationary": ("预备党员", "中共预备党员"),
    "full": ("正式党员", "党员", "中共党员"),
})
UNIT_LEVEL = Choice("level of a unit", {
    "committee": ("党委",),
    "general_branch": ("党总支", "总支", "总支部"),
    "branch": ("党支部", "支部"),
    "group": ("党小组", "小组"),
})
OFFICE = Choice("office", {
    "secretary": ("书记", "支部书记"),
    "deputy_secretary": ("副书记",),
    "organisation": ("组织委员",),
    "publicity": ("宣传委员",),
    "discipline": ("纪检委员",),
    "other": ("其他", "小组长", "组长"),
})
PLACE_LEVEL = Choice("level of a place", {
    "building": ("楼", "楼栋", "宿舍楼"),
    "floor": ("层", "楼层"),
    "room": ("房间", "寝室", "宿舍"),
    "bed": ("床位", "床"),
})
POST_KIND = Choice("kind of post", {
    "service": ("服务示范岗", "服务岗"),
    "supervision": ("监督岗",),
    "venue_role": ("赛场岗位", "赛场"),
    "other": ("其他",),
})
WEEKDAY = Choice("weekday", {
    "1": ("周一", "星期一", "monday", "mon"),
    "2": ("周二", "星期二", "tuesday", "tue"),
    "3": ("周三", "星期三", "wednesday", "wed"),
    "4": ("周四", "星期四", "thursday", "thu"),
    "5": ("周五", "星期五", "friday", "fri"),
    "6": ("周六", "星期六", "saturday", "sat"),
    "7": ("周日", "星期日", "周天", "星期天", "sunday", "sun"),
})
WISH = Choice("wish", {"on": ("想值", "希望值班", "愿意"), "off": ("不想值", "希望不值班", "不愿")})
HOLIDAY = Choice("kind of day", {"off": ("放假", "休息", "休"), "worked": ("上班", "调休上班", "补班")})
COMPANY = Choice("rule", {"together": ("同班", "一起"), "apart": ("不同班", "分开")})
PAIR_RULE = Choice("rule", {"must": ("必须", "指定"), "never": ("不可", "禁止", "回避")})
VENUE_ROLE = Choice("role", {"athlete": ("运动员",), "official": ("裁判", "裁判员", "工作人员"), "volunteer": ("志愿者",)})
PRESENCE = Choice("presence", {
    "present": ("到", "出席", "出勤"),
    "late": ("迟到",),
    "on_leave": ("请假",),
    "absent": ("缺席", "缺勤", "旷"),
})
SEVERITY = Choice("severity", {"minor": ("一般", "轻微"), "serious": ("严重", "重大")})
ANSWER = Choice("answer", {"upheld": ("成立", "采纳"), "rejected": ("不成立", "驳回")})
RATER = Choice("rater", {"self": ("自评",), "peer": ("互评", "同学"), "committee": ("支委", "支委会", "组织评")})
MEETING = Choice("kind of meeting", {
    "members_meeting": ("党员大会", "支部党员大会"),
    "committee_meeting": ("支委会", "支部委员会", "委员会会议"),
    "group_meeting": ("党小组会",),
    "lecture": ("党课",),
    "theme_day": ("主题党日",),
    "organisational_life": ("组织生活会",),
    "democratic_review": ("民主评议", "民主评议党员"),
    "talks": ("谈心谈话",),
})
PAPER = Choice("record", {
    "talk": ("谈话", "派人谈话"),
    "recommendation": ("推荐", "推优"),
    "thought_report": ("思想汇报",),
    "half_year_review": ("半年考察", "考察"),
    "political_review": ("政治审查", "政审"),
    "training": ("培训", "集中培训"),
    "pre_review": ("预审", "党委预审"),
    "notice": ("公示",),
    "approval": ("审批", "上级审批"),
})
RESULT = Choice("result", {"passed": ("合格", "同意", "通过"), "failed": ("不合格", "不同意", "不通过")})
VOTED_ON = Choice("subject of a vote", {
    "probationary": ("接收", "预备党员", "接收预备党员"),
    "full": ("转正", "正式党员"),
    "extension": ("延长", "延长预备期"),
})
YES_NO = Choice("answer", {"yes": ("是", "有"), "no": ("否", "无")})
DEPARTURE = Choice("way of leaving", {
    "graduated": ("毕业", "毕业转出"),
    "moved": ("转出", "组织关系转出"),
    "withdrew": ("退出", "撤回申请"),
    "probation_cancelled": ("取消预备党员资格", "取消预备资格"),
    "removed": ("除名", "开除"),
    "died": ("去世",),
})
CASE_KIND = Choice("kind of case", {
    "method": ("经验做法", "做法", "工作方法"),
    "example": ("典型事例", "事例", "案例"),
    "person": ("先进人物", "人物", "先进个人"),
})
