"""Pictures of a term for its page, as SVG texts: loads, spacing, pairs, areas, scores."""
from __future__ import annotations

import datetime
import statistics
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from typing import Any

from ._muster import Language
from ._muster.evaluation import Evaluation, compare
from ._muster.org import Organisation
from ._muster.programme import Term, TermPairing, TermRoster
from ._muster.report import names_apart
from .people import on_roster
from .plain_svg import svg_text, usual_style
from .roster.fair_turns import fair_turns

NAMES = ("loads", "spacing", "pairs", "areas", "scores")
WIDTH, LEFT, RIGHT, TOP, BOTTOM = 480.0, 104.0, 40.0, 40.0, 12.0  # points
NARROW, MARGIN = 340.0, 18.0  # of a drawing that a phone shows whole
ROW, LEAST_ROW, NAMED_ROW = 13.0, 3.0, 8.0  # of a member; the least; the least beside which a name is written
MOST_ROWS = 400  # more of them make no picture: a page has to open on a phone
TALLEST = 1600.0  # of all rows together, as long as each has its least
BLUE, ORANGE, RED, GREY = "#4a86c5", "#d9742b", "#d64545", "#808080"  # seen on white and on black
THIN, THICK = 0.8, 4.0
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def pictures(term: Term, language: Language = Language.zh, only: Collection[str] = NAMES) -> dict[str, str]:
    """SVG texts by name, of what the term has; none where matplotlib is not installed.

    Of more than 400 people there is no picture that has a row for each.

    Parameters
    ----------
    term : Term
    language : Language
        Of the words in them.
    only : collection of str
        Names of those to be drawn. Default: all.

    Returns
    -------
    dict of str to str
        loads: turns of each member against the fair share. spacing: the days on which each stands duty. pairs: who
        helps whom, the thicker the better the score. areas: mean points of each area, and how far members are spread.
        scores: totals, highest first, and those of the term before where they are known. Each is one `svg` element
        without scripts, style sheets or references outside; its text has the colour of the page. The same term gives
        the same bytes.
    """
    if find_spec("matplotlib") is None:
        return {}
    with usual_style():
        made = {name: draw() for name, draw in drawings(term, language) if name in only}
    return {name: text for name, text in made.items() if text}


def drawings(term: Term, language: Language) -> Iterator[tuple[str, Callable[[], str]]]:
    """How each is drawn that the term has something for."""
    if (term.roster is not None and len(term.roster.solution.roster)
            and len(term.roster.problem.members) <= MOST_ROWS):
        yield "loads", partial(loads, term, term.roster, language)
        yield "spacing", partial(spacing, term, term.roster, language)
    if term.pairing is not None and 0 < len(term.pairing.fit.mentees) <= MOST_ROWS:
        yield "pairs", partial(pairs, term, term.pairing, language)
    if term.evaluation is not None and len(term.evaluation.members):
        yield "areas", partial(areas, term.evaluation, language)
        if len(term.evaluation.members) <= MOST_ROWS:
            yield "scores", partial(scores, term, term.evaluation, language)


class Drawing:
    """A drawing in points, from the upper left corner, with a scale across."""

    def __init__(self, rows: int, low: float, high: float, *, row: float = ROW, is_narrow: bool = False) -> None:
        from matplotlib.figure import Figure

        self.row = max(LEAST_ROW, min(row, TALLEST / max(1, rows)))
        self.bottom = TOP + self.row * rows
        self.low, self.high = low, high if high > low else low + 1
        self.width, self.left, self.right = (NARROW, MARGIN, MARGIN) if is_narrow else (WIDTH, LEFT, RIGHT)
        height = self.bottom + BOTTOM
        self.figure = Figure(figsize=(self.width / 72, height / 72))
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, self.width), ylim=(height, 0))
        self.axes.set_axis_off()
        self.figure.patch.set_visible(False)

    def across(self, value: float) -> float:
        return self.left + (self.width - self.left - self.right) * (float(value) - self.low) / (self.high - self.low)

    def down(self, row: float) -> float:
        return TOP + self.row * (row + 0.5)

    def text(self, x: float, y: float, words: str, *, side: str = "left", size: float = 9,
             colour: str = "black") -> None:
        plain = "".join(letter if ord(letter) >= 32 else " " for letter in words)
        room = {"left": self.width - x, "right": x, "center": self.width}[side]
        self.axes.text(x, y, fitted(plain, room / size), ha=side, va="center", fontsize=size, color=colour,
                       parse_math=False)

    def names(self, words: Iterable[str]) -> None:
        """At the left of each row, where there is room."""
        if self.row >= NAMED_ROW:
            for row, name in enumerate(words):
                self.text(self.left - 8, self.down(row), name, side="right")

    def lines(self, of: str, segments: Sequence[tuple[float, float, float, float]], colour: str, width: Any,
              opacity: float = 1) -> None:
        """Each from (x, y) to (x, y); `width` is one for all, or each line's own."""
        from matplotlib.collections import LineCollection

        if segments:
            ends = [[(x, y), (to_x, to_y)] for x, y, to_x, to_y in segments]
            self.axes.add_collection(LineCollection(ends, gid=of, colors=colour, linewidths=width, alpha=opacity,
                                                    clip_on=False), autolim=False)

    def dots(self, of: str, places: Sequence[tuple[float, float]], colour: str, size: float = 6, *,
             is_hollow: bool = False, opacity: float = 1) -> None:
        if places:
            self.axes.plot(*zip(*places), "o", gid=of, markersize=size, color=colour, clip_on=False, alpha=opacity,
                           markerfacecolor="none" if is_hollow else colour, markeredgewidth=1 if is_hollow else 0)

    def scale(self, marks: Sequence[tuple[float, str]]) -> None:
        """Thin lines down the drawing, with words above them."""
        self.lines("scale", [(self.across(at), TOP, self.across(at), self.bottom) for at, _ in marks], GREY, 0.5, 0.5)
        for at, words in marks:
            self.text(self.across(at), TOP - 8, words, side="center", size=8)

    def legend(self, entries: Sequence[tuple[str, str, str]], opacity: float = 1) -> None:
        """Kind of mark (bar, tick, dot, ring), colour and words of each, in a line at the top."""
        x = self.left
        for kind, colour, words in entries:
            if kind == "bar":
                self.lines("legend", [(x, 12, x + 14, 12)], colour, 7, opacity)
            elif kind == "tick":
                self.lines("legend", [(x + 7, 7, x + 7, 17)], colour, 2.5)
            else:
                self.dots("legend", [(x + 7, 12)], colour, is_hollow=kind == "ring")
            self.text(x + 20, 12, words)
            x += 36 + 9.5 * wide(words)

    def svg(self, name: str, language: Language, title: str) -> str:
        return svg_text(self.figure, f"{name}-{language.name}", title)


def loads(term: Term, roster: TermRoster, language: Language) -> str:
    turns = Counter(each.member for each in roster.solution.roster.assignments)
    names = on_roster(term, roster)
    fair = [float(share) for share in fair_turns(roster.problem, roster.solution.roster)]
    order = sorted(range(len(names)), key=lambda row: (-turns[row], -fair[row], row))
    most = max(*turns.values(), *fair)
    page = Drawing(len(order), 0, most)
    page.scale([(at, f"{at:g}") for at in ticks(0, most)])
    page.names(names[row] for row in order)
    places = [(page.down(at), turns[row], fair[row]) for at, row in enumerate(order)]
    page.lines("turns", [(page.across(0), y, page.across(stood), y) for y, stood, _ in places], BLUE,
               0.62 * page.row)
    half = 0.42 * page.row
    page.lines("share", [(page.across(share), y - half, page.across(share), y + half) for y, _, share in places],
               ORANGE, 2.5)
    if page.row >= NAMED_ROW:
        for y, stood, share in places:
            page.text(page.across(max(stood, share)) + 6, y, str(stood), size=8)
    page.legend([("bar", BLUE, say(language, "值班人次", "turns")),
                 ("tick", ORANGE, say(language, "应得份额", "fair share"))])
    return page.svg("loads", language, say(language, "每人值班人次与应得份额", "turns of each member against the fair share"))


def spacing(term: Term, roster: TermRoster, language: Language) -> str:
    names, first = on_roster(term, roster), roster.problem.period.first
    days = (roster.problem.period.last - first).days
    page = Drawing(len(names), 0, days)
    starts = [0, *(at for at in range(1, days + 1) if (first + datetime.timedelta(days=at)).day == 1)]
    if len(starts) > 1 and starts[1] < days / 15:
        del starts[0]  # too near for two words
    months = [(at, (first + datetime.timedelta(days=at))) for at in starts]
    page.scale([(at, f"{day.month}月" if language == Language.zh else MONTHS[day.month - 1]) for at, day in months])
    page.names(names)
    page.lines("line", [(page.across(0), page.down(row), page.across(days), page.down(row))
                        for row in range(len(names))], GREY, 0.5, 0.35)
    stood = [(page.across((each.shift.day - first).days), page.down(each.member))
             for each in roster.solution.roster.assignments]
    page.dots("turns", stood, BLUE, min(6.0, 0.6 * page.row))
    page.legend([("dot", BLUE, say(language, "值班一次", "a turn"))])
    return page.svg("spacing", language, say(language, "每人值班的日子", "the days on which each member stands duty"))


def pairs(term: Term, pairing: TermPairing, language: Language) -> str:
    fit, made, organisation = pairing.fit, pairing.result.pairing, term.organisation
    mentors, mentees = called(organisation)
    agreed = [(mentee, mentor) for mentee, mentor in zip(made.mentee_of.tolist(), made.mentor_of.tolist())
              if mentor >= 0]
    mine: dict[int, list[int]] = {mentor: [] for mentor in range(len(fit.mentors))}
    for mentee, mentor in agreed:
        mine[mentor].append(mentee)
    helpers = sorted(mine, key=lambda mentor: (-len(mine[mentor]), mentor))
    right = list(dict.fromkeys([*(mentee for mentor in helpers for mentee in mine[mentor]), *range(len(fit.mentees))]))
    row_of = {mentee: row for row, mentee in enumerate(right)}
    at, last = {}, -1.0
    for mentor in helpers:  # in the middle of those they help, and below the one before
        middle = statistics.mean(row_of[mentee] for mentee in mine[mentor]) if mine[mentor] else 0
        at[mentor] = last = max(middle, last + 1)
    page = Drawing(max(len(right), round(last) + 1), 0, 1)
    left_x, right_x = LEFT, WIDTH - LEFT - 40
    points = {pair: float(fit.score(pair[1], pair[0]).total) for pair in agreed}
    low, high = min(points.values(), default=0), max(points.values(), default=0)
    wide = [THIN + (THICK - THIN) * ((points[pair] - low) / (high - low) if high > low else 0.5) for pair in agreed]
    page.lines("pairs", [(left_x, page.down(at[mentor]), right_x, page.down(row_of[mentee]))
                         for mentee, mentor in agreed], BLUE, wide, 0.75)
    page.dots("mentors", [(left_x, page.down(at[mentor])) for mentor in helpers], BLUE, 5)
    best: dict[int, float] = {}
    for pair, worth in points.items():
        best[pair[0]] = max(worth, best.get(pair[0], worth))
    alone = [mentee for mentee in right if mentee not in best]
    for of, who, colour in (("mentees", [mentee for mentee in right if mentee in best], BLUE),
                            ("alone", alone, RED)):
        page.dots(of, [(right_x, page.down(row_of[mentee])) for mentee in who], colour, 5)
    if page.row >= NAMED_ROW:
        for mentor in helpers:
            page.text(left_x - 8, page.down(at[mentor]), mentors[fit.mentors[mentor]], side="right")
        for mentee in right:
            told = mentees[fit.mentees[mentee]] + (f" {best[mentee]:.1f}" if mentee in best else "")
            page.text(right_x + 8, page.down(row_of[mentee]), told, colour="black" if mentee in best else RED)
    page.legend([("bar", BLUE, say(language, "越粗越合适；右边的数是得分", "the thicker, the better; the number is the score")),
                 *([("dot", RED, say(language, "未结对", "without a mentor"))] if alone else [])])
    page.text(left_x - 8, TOP - 4, say(language, "帮扶人", "mentors"), side="right", size=8)
    page.text(right_x + 8, TOP - 4, say(language, "帮扶对象", "mentees"), size=8)
    return page.svg("pairs", language, say(language, "谁帮扶谁", "who helps whom"))


def areas(evaluation: Evaluation, language: Language) -> str:
    tops = {area.code for area in evaluation.scheme.areas if not area.parent}
    shown = []
    for number, area in enumerate(evaluation.scheme.areas):
        points = [float(evaluation.area_total(row, number)) for row in range(len(evaluation.members))
                  if not evaluation.is_left_out(row, number)]
        if area.parent in tops and points:
            label = (area.label.zh or area.label.en) if language == Language.zh else (area.label.en or area.label.zh)
            shown.append((label or area.code, sorted(points)))
    if not shown:
        return ""
    low, high = min(0.0, *(points[0] for _, points in shown)), max(points[-1] for _, points in shown)
    page = Drawing(len(shown), low, high, row=44, is_narrow=True)
    page.scale([(at, f"{at:g}") for at in ticks(low, high)])
    for row, (label, points) in enumerate(shown):
        y, mean = page.down(row) + 9, statistics.fmean(points)
        quarters = statistics.quantiles(points, n=4, method="inclusive") if len(points) > 1 else [points[0]] * 3
        page.text(page.left, y - 17, f"{label} {mean:.1f}")
        page.lines("middle", [(page.across(quarters[0]), y, page.across(quarters[2]), y)], BLUE, 10, 0.35)
        if len(points) <= MOST_ROWS:
            page.dots("member", [(page.across(each), y) for each in points], BLUE, 5, opacity=0.45)
        page.lines("mean", [(page.across(mean), y - 11, page.across(mean), y + 11)], ORANGE, 2.5)
    page.legend([("dot", BLUE, say(language, "一名成员的得分", "points of a member")),
                 ("bar", BLUE, say(language, "中间一半成员", "the middle half")),
                 ("tick", ORANGE, say(language, "平均", "mean"))], opacity=0.35)
    return page.svg("areas", language, say(language, "各领域平均得分与离散", "mean points of each area, and their spread"))


def scores(term: Term, evaluation: Evaluation, language: Language) -> str:
    names, _ = called(term.organisation)
    past = {} if term.management.before is None else {
        change.code: float(change.before.total) for change in compare(term.management.before, evaluation).members
        if change.before is not None and not change.before.is_incomplete}
    totals = [(evaluation.roll.members[row].code, float(evaluation.members[row].total)) for row in evaluation.by_total()
              if not evaluation.members[row].is_incomplete]
    if not totals:
        return ""
    before = [(row, past[code]) for row, (code, _) in enumerate(totals) if code in past]
    known = [total for _, total in totals] + [total for _, total in before]
    low, high = min(0.0, *known) if min(known) < 30 else 10 * (min(known) // 10), max(known)
    page = Drawing(len(totals), low, high)
    page.scale([(at, f"{at:g}") for at in ticks(low, high)])
    page.names(names.get(code, code) for code, _ in totals)
    page.lines("rise", [(page.across(total), page.down(row), page.across(totals[row][1]), page.down(row))
                        for row, total in before], GREY, 1, 0.8)
    size = min(6.0, 0.6 * page.row)
    page.dots("before", [(page.across(total), page.down(row)) for row, total in before], ORANGE, size, is_hollow=True)
    page.dots("now", [(page.across(total), page.down(row)) for row, (_, total) in enumerate(totals)], BLUE, size)
    if page.row >= NAMED_ROW:
        furthest = {row: max(total, totals[row][1]) for row, total in before}
        for row, (_, total) in enumerate(totals):
            page.text(page.across(furthest.get(row, total)) + 6, page.down(row), f"{total:.1f}", size=8)
    page.legend([("dot", BLUE, say(language, "本期总分", "total")),
                 *([("ring", ORANGE, say(language, "上期总分", "total before"))] if before else [])])
    return page.svg("scores", language, say(language, "总分由高到低", "totals, highest first"))


def called(organisation: Organisation) -> tuple[dict[str, str], dict[str, str]]:
    """Names of members and of students by code, told apart."""
    members, students = names_apart(organisation)
    return (dict(zip((person.code for person in organisation.members), members)),
            dict(zip((person.code for person in organisation.students), students)))


def fitted(words: str, room: float) -> str:
    """Words that take no more than so many times their height; of what is longer the middle is left out."""
    if wide(words) <= room:
        return words
    kept = list(words)
    while len(kept) > 2 and wide("".join(kept)) > room - 1:
        del kept[len(kept) // 2]
    return "".join(kept[:(len(kept) + 1) // 2]) + "…" + "".join(kept[(len(kept) + 1) // 2:])


def wide(words: str) -> float:
    """About how wide words are, in their height."""
    return sum(1 if ord(letter) > 0x2E7F else 0.6 for letter in words)


def ticks(low: float, high: float) -> list[float]:
    from matplotlib.ticker import MaxNLocator

    return [float(at) for at in MaxNLocator(nbins=8, integer=True, steps=[1, 2, 5, 10]).tick_values(low, high)
            if low <= at <= high]


def say(language: Language, zh: str, en: str) -> str:
    return zh if language == Language.zh else en
