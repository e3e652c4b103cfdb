"""A member's score as a frame with codes, and as a tree to open and close, down to each record."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any

from ._muster import Label, Language
from ._muster.evaluation import Derivation, Evaluation, RecordFate, Scheme
from .refusal import door

if TYPE_CHECKING:
    import pandas

COLUMNS = ["area", "indicator", "record", "day", "quantity", "counted", "fate", "source", "reason"]
HEADS = (("记录", "record"), ("日期", "day"), ("数量", "quantity"), ("计入", "counted"), ("结果", "what became of it"),
         ("来源", "source"), ("更正原因", "reason"))
# Colours are those of the page it stands on, so that it is read in light and dark alike.
STYLE = """<style>
.muster-derivation details{margin-left:1em;border-left:1px solid rgba(128,128,128,.4);padding-left:.6em}
.muster-derivation summary{cursor:pointer}
.muster-derivation .points{float:right;font-variant-numeric:tabular-nums}
.muster-derivation ul{margin:.2em 0}
.muster-derivation table{border-collapse:collapse;margin:.3em 0}
.muster-derivation th,.muster-derivation td{border-bottom:1px solid rgba(128,128,128,.3);padding:.1em .6em}
.muster-derivation th,.muster-derivation td{text-align:left;color:inherit;background:transparent}
.muster-derivation .not-counted{opacity:.65}
</style>"""


def scheme_of(derivation: Derivation) -> Scheme | None:
    """The scheme that a derivation was made by; None of one that was put together without an evaluation."""
    return getattr(derivation, "_scheme", None)


def derivation_to_frame(derivation: Derivation) -> pandas.DataFrame:
    """DataFrame, a row a record.

    Codes of area and indicator, record, day, quantity, counted, fate, source and reason.
    """
    import pandas

    scheme = scheme_of(derivation)
    rows = []
    for part in derivation.indicators:
        indicator = None if scheme is None else scheme.indicators[part.indicator]
        named = (None, part.indicator) if indicator is None else (indicator.area, indicator.code)
        rows += [(*named, record.id, record.evidence.day, record.evidence.quantity, record.counted, record.fate.name,
                  record.source, record.reason) for record in part.records]
    return pandas.DataFrame(rows, columns=COLUMNS)


@door
def derivation_to_html(derivation: Derivation, *, language: Language = Language.en) -> str:
    """HTML of a score as a tree of `<details>`: areas, indicators with their steps, and what became of each record.

    Says between which knots an amount lies, and what caps took. Everything is escaped; it follows the colours of the
    page it is put into.

    Parameters
    ----------
    derivation : Derivation
    language : Language
        In which it is written.

    Returns
    -------
    str
        A `<div>` with a style of its own.
    """
    return "".join(_Tree(derivation, language).parts())


class _Tree:
    def __init__(self, derivation: Derivation, language: Language) -> None:
        self.derivation, self.language, self.scheme = derivation, language, scheme_of(derivation)

    def say(self, zh: str, en: str) -> str:
        return zh if self.language == Language.zh else en

    def text(self, label: Label, code: str) -> str:
        first, second = (label.zh, label.en) if self.language == Language.zh else (label.en, label.zh)
        name = first or second
        return f"{name} ({code})" if name and name != code else code

    def parts(self) -> Iterator[str]:
        made = self.derivation
        yield STYLE + '<div class="muster-derivation">'
        total = self.say("材料不全", "incomplete") if made.score.is_incomplete else str(made.score.total)
        said = [total]
        if self.scheme is not None and made.score.grade is not None:
            grade = self.scheme.grades[made.score.grade]
            said.append(self.text(grade.label, grade.code))
        if made.score.rank:
            said.append(self.say(f"第 {made.score.rank} 名", f"rank {made.score.rank}"))
        if self.scheme is None:
            inside = [each for part in made.areas for each in self.steps(part.steps)]
            inside += [each for part in made.indicators for each in self.indicator(part)]
        else:
            inside = list(self.area(self.scheme.top))
        yield from self.folded(made.code, ", ".join(said), inside, is_open=True)
        yield (f"<p>{escape(self.say('办法', 'scheme'))} {escape(made.scheme)} {escape(made.version)} "
               f"<code>{escape(made.digest[:12])}</code></p></div>")

    def folded(self, name: str, points: str, inside: list[str], *, is_open: bool = False) -> Iterator[str]:
        yield (f"<details{' open' if is_open else ''}><summary>{escape(name)}"
               f'<span class="points">{escape(points)}</span></summary>')
        yield from inside
        yield "</details>"

    def steps(self, steps: Any) -> Iterator[str]:
        if steps:
            yield "<ul>" + "".join(
                f"<li>{escape(step.text.zh if self.language == Language.zh else step.text.en)}: "
                f"{escape(str(step.value))}</li>" for step in steps) + "</ul>"

    def area(self, row: int) -> Iterator[str]:
        assert self.scheme is not None
        area, part = self.scheme.areas[row], self.derivation.areas[row]
        state = (self.say("不计入", "left out") if part.is_left_out
                 else f"{part.total} ({self.say('另加', 'added on top')})" if part.is_extra else str(part.total))
        inside = list(self.steps(part.steps))
        for at, below in enumerate(self.scheme.areas):
            if below.parent == area.code:
                inside += self.area(at)
        for at, indicator in enumerate(self.scheme.indicators):
            if indicator.area == area.code:
                inside += self.indicator(self.derivation.indicators[at])
        yield from self.folded(self.text(area.label, area.code), state, inside, is_open=not area.parent)

    def indicator(self, part: Any) -> Iterator[str]:
        scheme = self.scheme
        indicator = None if scheme is None else scheme.indicators[part.indicator]
        name = str(part.indicator) if indicator is None else self.text(indicator.label, indicator.code)
        inside = list(self.steps(part.steps))
        if indicator is not None:
            notes = [*where_it_lies(indicator, part, self.say), *what_caps_took(indicator, part, self.say)]
            if notes:
                inside.append("<ul>" + "".join(f"<li>{escape(note)}</li>" for note in notes) + "</ul>")
        if part.records:
            inside.append(self.records(part.records))
        count = self.say(f"{part.score.records} 条计入", f"{part.score.records} of {len(part.records)} records count")
        yield from self.folded(f"{name} · {count}" if part.records else name, str(part.score.points), inside)

    def records(self, records: Any) -> str:
        heads = "".join(f"<th>{escape(self.say(*head))}</th>" for head in HEADS)
        lines = []
        for record in records:
            label = record.fate.label
            fate = label.zh if self.language == Language.zh else label.en
            counts = record.fate in (RecordFate.counted, RecordFate.capped)
            cells = (record.id, record.evidence.day, record.evidence.quantity, record.counted, fate, record.source,
                     record.reason)
            lines.append(f"<tr{'' if counts else ' class=not-counted'}>" + "".join(
                f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>")
        return f"<table><tr>{heads}</tr>{''.join(lines)}</table>"


def where_it_lies(indicator: Any, part: Any, say: Any) -> Iterator[str]:
    """Between which knots of its rule, or in which band, the amount lies."""
    if part.score.state.name not in ("counted", "extra"):
        return
    amount = part.score.amount
    knots = [(knot.at, knot.points) for knot in getattr(indicator.rule, "knots", ())]
    if knots:
        below = [knot for knot in knots if knot[0] <= amount]
        above = [knot for knot in knots if knot[0] > amount]
        if below and below[-1][0] == amount:
            yield say(f"{amount} 正在折点上，{below[-1][1]} 分", f"{amount} is a knot, of {below[-1][1]} points")
        elif below and above:
            yield say(f"{amount} 在折点 {below[-1][0]}（{below[-1][1]} 分）与 {above[0][0]}（{above[0][1]} 分）之间",
                      f"{amount} lies between the knots {below[-1][0]} ({below[-1][1]} points) and {above[0][0]} "
                      f"({above[0][1]} points)")
        elif below:
            yield say(f"{amount} 超过最后一个折点 {below[-1][0]}，{below[-1][1]} 分",
                      f"{amount} lies beyond the last knot {below[-1][0]}, of {below[-1][1]} points")
        else:
            yield say(f"{amount} 不到第一个折点 {above[0][0]}，{above[0][1]} 分",
                      f"{amount} lies before the first knot {above[0][0]}, of {above[0][1]} points")
    bands = [(band.from_, band.points) for band in getattr(indicator.rule, "bands", ())]
    if bands:
        reached = [band for band in bands if band[0] <= amount]
        following = [band for band in bands if band[0] > amount]
        now = (say(f"在自 {reached[-1][0]} 起的一段，{reached[-1][1]} 分",
                   f"is in the band from {reached[-1][0]} on, of {reached[-1][1]} points") if reached
               else say("在第一段之下", "is below the first band"))
        then = say(f"；下一段自 {following[0][0]} 起", f"; the next begins at {following[0][0]}") if following else ""
        yield f"{amount} {now}{then}"


def what_caps_took(indicator: Any, part: Any, say: Any) -> Iterator[str]:
    """What did not count for a cap of records, and of the points."""
    capped = [record for record in part.records if record.fate == RecordFate.capped]
    if capped:
        caps = [f"{name} {getattr(indicator.cap, name)}" for name in ("per_item", "per_period")
                if getattr(indicator.cap, name) is not None]
        lost = sum((record.evidence.quantity - record.counted for record in capped), Decimal())
        took = say(f"，少计 {lost}", f", which took {lost}") if _counts_quantities(indicator.rule) else ""
        yield say(f"{len(capped)} 条记录受上限（{'、'.join(caps)}）限制{took}",
                  f"{len(capped)} {'record counts' if len(capped) == 1 else 'records count'} up to a cap "
                  f"({', '.join(caps)}){took}")
    most = indicator.cap.total
    if most is not None and part.score.points == most and part.score.state.name in ("counted", "extra"):
        before = _points_before_cap(indicator.rule, part.score.amount)
        if before is None:
            yield say(f"已到总分上限 {most}", f"the points are at their cap of {most}")
        elif before > Fraction(most):
            lost = before - Fraction(most)
            shown = Decimal(lost.numerator) / lost.denominator
            yield say(f"总分上限 {most} 少计 {shown.normalize():f} 分", f"the cap of {most} points took {shown.normalize():f}")


def _counts_quantities(rule: Any) -> bool:
    return type(rule).__name__ in ("Sum", "BestOf", "Rate", "Bands", "Piecewise")


def _points_before_cap(rule: Any, amount: Decimal) -> Fraction | None:
    """Points of an amount, of rules whose fields say it: so many each, or a line."""
    if type(rule).__name__ in ("Sum", "Count", "BestOf"):
        return Fraction(amount) * Fraction(rule.each)
    if type(rule).__name__ == "Piecewise":
        return max(Fraction(knot.points) for knot in rule.knots) if amount >= rule.knots[-1].at else None
    return None


EXPLAIN = getattr(Evaluation, "explain")


def _explained(evaluation: Evaluation, member: str | int) -> Derivation:
    """The score of a member, by code or by row of the roll, unfolded to the records."""
    made: Derivation = EXPLAIN(evaluation, member)
    setattr(made, "_scheme", evaluation.scheme)
    return made


def _derivation_reduced(derivation: Derivation) -> Any:
    """For pickle: what the library keeps, and the scheme beside it."""
    return _made_again, (derivation.__getstate__(), scheme_of(derivation))


def _made_again(state: Any, scheme: Scheme | None) -> Derivation:
    made = Derivation.__new__(Derivation)
    made.__setstate__(state)
    if scheme is not None:
        setattr(made, "_scheme", scheme)
    return made


def _derivation_html(derivation: Derivation) -> str:
    return derivation_to_html(derivation)


for owner, name, method in (
        (Derivation, "to_frame", derivation_to_frame), (Derivation, "to_html", derivation_to_html),
        (Derivation, "_repr_html_", _derivation_html), (Derivation, "__reduce__", _derivation_reduced),
        (Evaluation, "explain", _explained)):
    setattr(owner, name, method)
del owner, name, method
