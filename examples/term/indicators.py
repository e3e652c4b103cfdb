"""Which indicators of the programme the example has evidence for, how often, and how much."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from people import Chance

PLATFORMS = {"ideas": "思想政治与道德修养教育平台", "practice": "社会实践与志愿公益平台",
             "innovation": "创新创业与实践锻炼平台", "culture": "文体活动与身心发展平台", "skills": "技能拓展平台"}
LEVELS = ["national", "provincial", "city", "university", "college"]
AWARD_PLACES = ["first", "second", "third"]


def one(chance: Chance) -> str:
    return "1"


def hours(most: int) -> Callable[[Chance], str]:
    return lambda chance: f"{1 + chance.below(2 * most - 1) / 2:g}"


@dataclass(frozen=True)
class Kind:
    """Evidence of one kind: how likely it is each time, and how much it is."""

    indicator: str
    source: str
    quantity: Callable[[Chance], str]
    share: float = 1.0


WEEKLY = [
    Kind("theory_sessions", "签到表", one, 0.8),
    Kind("volunteer_hours", "志愿平台", hours(4), 0.6),
    Kind("online_sessions", "签到表", one, 0.6),
]
PER_ACTIVITY = {platform: Kind(f"platform_{platform}", "活动签到", one) for platform in PLATFORMS}
SERVICE = Kind("volunteer_hours", "活动签到", hours(4))  # beside the platform's record, of social practice
