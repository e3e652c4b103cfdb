"""What a new version of the plan changes, for whom."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from .. import Label
from ..cells import clock
from ..org import Organisation
from ..programme import Publication, ToldPair, ToldTurn
from ..readers.spans import A_DAY
from .words import label_in, weekday

WORDS = {
    "en": {"dropped": "drops", "added": "takes", "moved": "moved", "pair_ended": "{mentor} no longer helps {mentee}",
           "pair_new": "{mentor} helps {mentee}", "turn": "{day} {weekday} {times} {post}", "to": "{before} to {now}"},
    "zh": {"dropped": "取消", "added": "新增", "moved": "改时间", "pair_ended": "{mentor}不再帮扶{mentee}",
           "pair_new": "{mentor}帮扶{mentee}", "turn": "{day}（{weekday}）{times} {post}", "to": "{before}改为{now}"},
}


@dataclass(frozen=True)
class TurnChange:
    """A turn that somebody drops, takes, or stands at another time."""

    what: str  # dropped, added, moved
    turn: ToldTurn
    before: ToldTurn | None = None


def turn_changes(before: Publication, after: Publication) -> list[TurnChange]:
    """By member, then by day; who stands beside is no change of one's own."""
    stood, stand = standing(before), standing(after)
    made = [TurnChange("dropped", turn) for key, turn in stood.items() if key not in stand]
    for key, turn in stand.items():
        if key not in stood:
            made.append(TurnChange("added", turn))
        elif (stood[key].start, stood[key].length) != (turn.start, turn.length):
            made.append(TurnChange("moved", turn, stood[key]))
    return sorted(made, key=lambda change: (change.turn.member, change.turn.day, change.turn.start))


def standing(told: Publication) -> dict[tuple[date, str, str, int], ToldTurn]:
    return {(turn.day, turn.post, turn.member, turn.number): turn for turn in told.turns if not turn.is_cancelled}


def pair_changes(before: Publication, after: Publication) -> list[ToldPair]:
    """Pairs that are new, and those that ended."""
    was = {(pair.mentee, pair.mentor) for pair in before.pairs if not pair.is_ended}
    made = [pair for pair in after.pairs if not pair.is_ended and (pair.mentee, pair.mentor) not in was]
    return [pair for pair in after.pairs if pair.is_ended and (pair.mentee, pair.mentor) in was] + made


def times_of(turn: ToldTurn) -> str:
    return f"{clock(minutes_of(turn.start))}–{clock(end_of(turn))}"


def end_of(turn: ToldTurn) -> int:
    """Minutes of the day it ends on; 24:00 is the end of a day."""
    return (minutes_of(turn.start) + turn.length) % A_DAY or A_DAY


def minutes_of(start: time) -> int:
    return 60 * start.hour + start.minute


class Named:
    """Codes as people know them, in one language."""

    def __init__(self, organisation: Organisation, language: str) -> None:
        self.language = language
        members = {member.code: member.name for member in organisation.members}
        students = {student.code: student.name for student in organisation.students}
        self.people = {**students, **members}
        self.posts = {post.code: post.name for post in organisation.posts}

    def person(self, code: str) -> str:
        name = self.people.get(code, "")
        return (f"{name}（{code}）" if self.language == "zh" else f"{name} ({code})") if name else code

    def post(self, code: str) -> str:
        return label_in(self.posts.get(code, Label()), self.language) or code

    def turn(self, turn: ToldTurn) -> str:
        return WORDS[self.language]["turn"].format(day=turn.day, weekday=weekday(turn.day, self.language),
                                                   times=times_of(turn), post=self.post(turn.post))


def lines_of(before: Publication, after: Publication, named: Named) -> Iterator[str]:
    """A line for each person, and one for each pair."""
    say, zh = WORDS[named.language], named.language == "zh"
    by_member: dict[str, dict[str, list[str]]] = {}
    for change in turn_changes(before, after):
        told = named.turn(change.turn)
        if change.before is not None:
            told = say["to"].format(before=named.turn(change.before), now=times_of(change.turn))
        by_member.setdefault(change.turn.member, {}).setdefault(change.what, []).append(told)
    for member, changes in by_member.items():
        told = ("；" if zh else "; ").join(
            f"{say[what]}{'' if zh else ' '}{('、' if zh else ', ').join(turns)}" for what, turns in changes.items())
        yield f"{named.person(member)}{'：' if zh else ': '}{told}"
    for pair in pair_changes(before, after):
        yield say["pair_ended" if pair.is_ended else "pair_new"].format(mentor=named.person(pair.mentor),
                                                                        mentee=named.person(pair.mentee))


def as_data(before: Publication, after: Publication) -> dict[str, Any]:
    """The same for programs."""
    return {"turns": [{"change": change.what, **turn_data(change.turn),
                       **({"before": turn_data(change.before)} if change.before is not None else {})}
                      for change in turn_changes(before, after)],
            "pairs": [{"change": "ended" if pair.is_ended else "added", "student": pair.mentee, "member": pair.mentor}
                      for pair in pair_changes(before, after)]}


def turn_data(turn: ToldTurn) -> dict[str, Any]:
    begins = minutes_of(turn.start)
    return {"member": turn.member, "post": turn.post, "day": turn.day, "from": clock(begins), "minutes": turn.length}
