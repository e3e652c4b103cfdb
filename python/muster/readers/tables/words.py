"""Words that may stand in a cell, each with the ways it is written in Chinese. The first way is the one reports use."""
from ..._muster.programme import named_programmes
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
PAST = Choice("kind of what is past", {
    "people": ("离开的人员", "离开人员"),
    "incidents": ("事件",),
    "files": ("发展材料", "入党材料"),
    "reasons": ("变动理由",),
    "absences": ("缺勤原因", "请假原因"),
    "wishes": ("值班意愿", "意愿"),
    "pairings": ("以往结对",),
    "evidence": ("台账说明",),
    "meetings": ("会议议题", "会议"),
    "words": ("其他文字",),
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
PLATFORM = Choice("platform", {
    "ideas": ("思想政治与道德修养教育平台", "思想道德"),
    "practice": ("社会实践与志愿公益平台", "社会实践"),
    "innovation": ("创新创业与实践锻炼平台", "创新创业"),
    "culture": ("文体活动与身心发展平台", "文体活动"),
    "skills": ("技能拓展平台", "技能"),
})
NAMED_PROGRAMME = Choice("programme", {each.code: (each.label.zh,) for each in named_programmes()})
AWARD_LEVEL = Choice("level of an award", {
    "national": ("国家级",),
    "provincial": ("省级",),
    "city": ("市级",),
    "university": ("校级",),
    "college": ("院级",),
})
AWARD_PLACE = Choice("place", {
    "first": ("一等奖", "第一名", "金奖"),
    "second": ("二等奖", "第二名", "银奖"),
    "third": ("三等奖", "第三名", "铜奖"),
})
TITLE_KIND = Choice("kind of title", {
    "study_model": ("学习标兵",),
    "demonstration_room": ("示范岗", "示范寝室"),
    "other": ("其他",),
})
STUDY_ACT = Choice("act", {
    "article": ("阅读文章", "文章"),
    "video": ("观看视频", "视频"),
    "reading_time": ("学习时长", "时长"),
})
STUDY_ORIGIN = Choice("origin", {"self_started": ("自主学习", "自学"), "assigned": ("规定学习", "指定")})
FIVE_ONE = Choice("one of the five", {
    "bed": ("整洁一张床位", "床位"),
    "room": ("净化一间寝室", "寝室"),
    "study_class": ("带动一个班级", "班级"),
    "floor": ("影响一个楼层", "楼层"),
    "building": ("辐射一个楼栋", "楼栋"),
})
AREA_RULE = Choice("rule", {
    "study_article": ("文章每日上限",),
    "study_video": ("视频每日上限",),
    "study_reading_time": ("时长每日上限",),
    "inspection_bed": ("床铺满分",),
    "inspection_desk": ("桌面满分",),
    "inspection_wall": ("墙面满分",),
    "inspection_floor": ("地面满分",),
    "inspection_fault": ("每处扣分",),
    "inspection_passes_from": ("检查合格分",),
    "in_time_dissuade": ("劝阻时限",),
    "in_time_report": ("报告时限",),
    "in_time_report_serious": ("严重情况报告时限",),
    "in_time_bulletin": ("稿件发布时限",),
    "in_time_publicise": ("典型宣传时限",),
    "nearness_own_room": ("本寝室权重",),
    "nearness_own_class": ("本班级权重",),
    "nearness_same_floor": ("本楼层权重",),
    "nearness_same_building": ("本楼栋权重",),
    "nearness_elsewhere": ("其他地点权重",),
    "exchanges_a_week": ("每周交流次数",),
})
