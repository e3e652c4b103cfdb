"""Which indicators of the programme the example has evidence for, how often, and how much."""
from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from people import Chance

PLATFORMS = {"ideas": "思想政治与道德修养教育平台", "practice": "社会实践与志愿公益平台", "innovation": "创新创业与实践锻炼平台",
             "culture": "文体活动与身心发展平台", "skills": "技能拓展平台"}
LEVELS = ["national", "provincial", "city", "university", "college"]
AWARD_PLACES = ["first", "second", "third"]


def one(chance: Chance) -> str:
    return "1"


def up_to(most: int, least: int = 1) -> Callable[[Chance], str]:
    return lambda chance: str(least + chance.below(most - least + 1))


def hours(most: int) -> Callable[[Chance], str]:
    return lambda chance: f"{1 + chance.below(2 * most - 1) / 2:g}"


def nothing_more(chance: Chance) -> dict[str, str]:
    return {}


def award(chance: Chance) -> dict[str, str]:
    number = chance.below(8)
    return {"event": f"比赛{number + 1}", "level": LEVELS[min(4, 1 + number // 2 + chance.below(2))],
            "place": chance.one_of(AWARD_PLACES)}


@dataclass(frozen=True)
class Kind:
    """Evidence of one kind: how likely it is each time, and how much it is.

    `who`: all, mentors, or students (those with a class).
    """

    indicator: str
    source: str
    quantity: Callable[[Chance], str]
    share: float = 1.0
    times: int = 1
    who: str = "all"
    first: datetime.date = datetime.date(2026, 9, 7)
    days: int = 100
    more: Callable[[Chance], dict[str, str]] = nothing_more


WEEKLY = [
    Kind("tutoring_hours", "帮扶记录", hours(3), 0.95, who="mentors"),
    Kind("theory_sessions", "签到表", one, 0.8),
    Kind("study_points", "学习平台", up_to(40, 6), 0.95, times=4),
    Kind("dormitory_duty", "值班签到", one, 0.65),
    Kind("room_inspection", "卫生检查", up_to(100, 74), 1.0, who="students"),
    Kind("bed_tidy", "卫生检查", one, 0.9, who="students"),
    Kind("volunteer_hours", "志愿平台", hours(4), 0.6),
    Kind("online_sessions", "签到表", one, 0.6),
]
ONCE = [
    Kind("exam_named", "考务", one, 1.2, times=4, who="students", first=datetime.date(2026, 12, 28), days=12),
    Kind("award", "证书", one, 0.4, times=2, first=datetime.date(2026, 9, 20), days=80, more=award),
    Kind("room_led", "楼管登记", one, 0.7, times=3, who="students", days=100),
    Kind("bulletin", "党建公众号", one, 0.25, times=3),
    Kind("study_model", "表彰文件", one, 0.12, first=datetime.date(2026, 12, 1), days=20),
    Kind("mobilisation", "应急名单", one, 0.3, first=datetime.date(2026, 10, 12), days=2),
]
PER_ACTIVITY = {platform: Kind(f"platform_{platform}", "活动签到", one) for platform in PLATFORMS}
