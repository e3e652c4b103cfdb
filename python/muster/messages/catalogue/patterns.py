"""Duty that comes back week by week, settings of the roster, rows of examples."""

PHRASES = {
    "days, as 2026-10-01; 2026-10-08, and ranges, as 2026-10-01至2026-10-07":
        "日期（如2026-10-01; 2026-10-08）或起止（如2026-10-01至2026-10-07）",
    "{} is no range of days": "{}不是起止日期",
    "{} ends before it begins": "{}的结束早于开始",
    "{}: example rows of {} tables are passed over; they may stay or be deleted":
        "{}：{}个表中的示例行未读取，可保留也可删去",
    "{} is blank, and there is no table of the term": "{}为空，又没有学期表",
    "write {}, or add term.csv (or 学期.csv)": "请填写{}，或添加学期.csv（或term.csv）",
    "correct the day, or leave it blank for the term's": "请改正日期，或留空以用学期的日期",
    "except {} is outside the days it is stood, {} to {}": "除外日期{}不在值班的{}至{}之内",
    "correct the day or delete it": "请改正或删去该日期",
    "{}: the row is stood on no day": "{}：此行没有任何一天要值",
    "{}: not stood on {}, worked instead of another day; put such a shift into duty":
        "{}：{}为调休上班日，未安排；需要时请写入值班表",
    "its shift {} stands in {}:{} as well": "其班次{}在{}:{}也有",
    "delete one of the two, or write the day into except": "请删去其一，或把该日期写进“除外”",
    "write the number of {} alone": "请只写数字（单位：{}）",
    "per cent (%)": "百分比（%）",
    "hours (小时)": "小时",
    "days (天)": "天",
    "turns (班)": "班",
    "weekends (个周末)": "个周末",
    "at least so long from the end of a turn to the begin of the next": "一班结束到下一班开始至少间隔这么久",
    "nobody is on duty on more days in a row": "任何人连续值班不超过这么多天",
    "who is off duty after a day of it is off for at least so many days": "值班后休息，至少连休这么多天",
    "nobody stands more on one day": "任何人一天不超过这么多班",
    "nobody stands more in any seven days on end, whatever day they begin on": "任何人在任意连续七天内不超过这么多班",
    "nobody stands more in all": "任何人总共不超过这么多班",
    "nobody is on duty longer in all": "任何人总时长不超过这么多",
    "nobody stands more night shifts in any seven days on end": "任何人在任意连续七天内不超过这么多夜班",
    "nobody is on duty on more weekends": "任何人值班的周末不超过这么多个",
    "nobody is on duty on more weekends in a row": "任何人连续值班的周末不超过这么多个",
    "a shift that begins from then on is a night shift": "此时起开始的班算夜班",
    "and so is one that begins before then": "此时之前开始的班也算夜班",
    "cost of a wish of weight 1 that is not granted, in per cent of a usual shift":
        "权重为1的意愿未满足的代价，以通常一班的百分比计",
    "cost of two turns as close as can be; 0: turns may lie as they like; four fifths of wish_weight unless given":
        "两班紧挨的代价；0表示不管间隔；不写则为意愿权重的五分之四",
    "cost of a night off the fair share; 0: nights are not shared": "偏离公平份额一个夜班的代价；0表示夜班不求平均",
    "cost of a weekend shift off the fair share; 0: weekends are not shared":
        "偏离公平份额一个周末班的代价；0表示周末班不求平均",
    "setting {} is not known": "没有名为{}的设置",
    "the nearest is {} ({}); known are {}": "最接近的是{}（{}）；可用的有{}",
    "known are {}": "可用的有{}",
    "a number, a time of day, or yes or no, as the setting asks": "数字、时刻或是否，视设置而定",
    "rest_hours {} is no number of whole minutes": "休息小时数{}不是整分钟数",
    "write hours with two decimal places at most, as 11.5": "请写小时数，至多两位小数，如11.5",
    "night_from and night_to are the same time": "夜班开始与结束是同一时刻",
    "correct one of them": "请改正其一",
    "weekdays, as 周一、周三 or Mon, Wed; 周一至周五 or Mon-Fri; 工作日, 周末, 每天":
        "星期，如周一、周三；周一至周五；工作日、周末、每天",
    "{} is no day of the week but what a spreadsheet made of it": "{}不是星期，是表格软件改成的",
    "make the column text, and write {}": "请把该列设为文本，再写{}",
    "{} names weeks and not only days of the week": "{}不只写了星期几，还写了周次",
    "write the days alone, as 周一, and 单周, 双周 or 1-8 into the column weeks (周次)":
        "这里只写星期几，如周一；单周、双周或1-8写在周次一列",
    "{} cannot be read as days of the week": "{}看不出是星期几",
    "{} names 周{} twice": "{}中周{}写了两次",
    "name each day once": "每天只写一次",
    "least_turns {} is above most_turns {}": "最少班数{}大于最多班数{}",
    "by least_turns all members together have to stand {} turns, and the shifts have {}":
        "按最少班数全体成员共须值{}班，而班次只有{}人次",
    "lower least_turns, or raise what shifts ask for": "请降低最少班数，或增加班次的人数",
    "shifts from {} to {} need {} turns, and by {} all members together may stand {}":
        "{}至{}的班次共需{}人次，而按{}全体成员最多值{}人次",
    "raise {}, or lower what shifts ask for": "请放宽{}，或减少班次的人数",
    "turns in any seven days on end, where fewer or more than `settings` says": "任意连续七天内的班数，与设置不同时填写",
    "turns in all, where fewer or more than `settings` says": "总班数，与设置不同时填写",
    "turns in all, at least, where fewer or more than `settings` says": "总班数下限，与设置不同时填写",
    "who is a member on all days of the duty stands at least so many in all": "全程都是成员的人总共至少值这么多班",
    "after the last of one or several nights in a row, who stood them is off duty for at least so many days":
        "值了夜班（或接连几个夜班）之后，至少休息这么多天",
    "whether nobody stands a night on the day before a weekend off duty": "周末不值班的人，是否前一天也不值夜班",
    "one day after the other with > between, each 班 (on), 休 (off), 任意 (any) or a post; as 休 > 班 > 休":
        "逐天写出，中间用>隔开，每天写班、休、任意或一个岗位，如休 > 班 > 休",
    "{} cannot be read as {} to {} days": "{}看不出是{}至{}天的安排",
    "{} is a word of its own here, and a post is called so": "{}在这里另有含义，而有岗位也叫这个",
    "give the post another code": "请给该岗位换一个编号",
    "Turns and days off that should not follow each other, on anybody's days.": "任何人都不宜这样接连安排的值班与休息。",
    "what stands on days that follow each other": "接连几天各是什么",
    "day of the week it begins on; any where blank": "从星期几开始；留空为任意一天",
    "what it costs each time, as a wish of that weight that is not granted; where blank it is never planned":
        "每出现一次的代价，相当于未满足一个同样权重的意愿；留空则绝不这样排",
    "Shifts that come back week by week, as if each stood in `duty`: one row for all days of the week with the "
    "same times.":
        "每周重复的班次，等同于逐个写在“值班”中：时间相同的各天写一行。",
    "on which days of the week": "星期几",
    "first day it holds; the term's where blank": "从哪天起；留空为学期开始",
    "last day it holds; the term's where blank": "到哪天止；留空为学期结束",
    "days on which it is not stood": "哪些天不值",
    "whether it is stood on days that `holidays` calls off; no where blank": "节假日放假时是否照值；留空为否",
    "What holds for everybody's turns, one setting a row; what is not given is as usual. What differs by person "
    "stands in "
    "`members`.": "对所有人值班的规定，每项一行；不写的按通常情况。因人而异的写在“成员”中。",
    "its value, in its unit": "其值，按其单位",
    "A value stands alone, or with its unit beside it (`11`, `11小时`, `11 h`).":
        "值可以单独写，也可以带单位（`11`、`11小时`、`11 h`）。",
    "Settings": "设置项",
    "setting": "设置",
    "its unit": "单位",
    "unless given": "不写时",
    "Also called {}.": "也可称为{}。",
}
