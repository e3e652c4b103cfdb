"""What all pictures of an evaluation share: colours, words, who is named, and labels that do not lie on one another."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from unicodedata import east_asian_width

from .._muster import InvalidInput
from ..fonts import families
from ..refusal import correction, invalid, shown_object

# Okabe and Ito's colours, which those tell apart, too, who do not see red or green.
BLUE, ORANGE, GREEN, SKY, PURPLE, YELLOW = "#0072b2", "#d55e00", "#009e73", "#56b4e9", "#cc79a7", "#e69f00"
GREY, PALE, INK = "#8c8c8c", "#d4d4d4", "#222222"
LINES = (BLUE, ORANGE, GREEN, PURPLE, SKY, YELLOW, INK)
MANY = 60  # members: of more only the first few and the selected are named
WIDEST = 22  # letters of a name; of a longer one the middle is left out
FIRST = 10  # so many of them
TALLEST = 10.0  # inches, of a picture with a row a member
Names = Mapping[str, str] | None


def said(language: object, english: str, chinese: str) -> str:
    """The words in the language of the picture."""
    if language not in ("en", "zh"):
        raise invalid("language", f"{shown_object(language)} is none of the two", "give \"en\" or \"zh\"")
    return chinese if language == "zh" else english


def one_of(name: str, given: object, known: Sequence[str]) -> str:
    """An option that is one of some words."""
    if given not in known:
        raise invalid(name, f"{shown_object(given)} is none", f"take one of {', '.join(known)}")
    return str(given)


def label_of(part: Any, language: str) -> str:
    """What an area, an indicator, a grade or a unit is called: in the other language, or by its code, if need be."""
    first, other = (part.label.zh, part.label.en) if language == "zh" else (part.label.en, part.label.zh)
    return abbreviated(str(first or other or part.code))


def called(code: str, names: Names) -> str:
    """The name a member has in the picture."""
    return abbreviated(str(names.get(code, code)) if names else code)


def abbreviated(name: str) -> str:
    """A long name with … for its middle, as codes differ in the end as often as at the beginning."""
    if _width(name) <= WIDEST:
        return name
    first, last = name, ""
    while _width(last + first[-1]) <= WIDEST // 3:
        first, last = first[:-1], first[-1] + last
    while _width(first) + 1 + _width(last) > WIDEST:
        first = first[:-1]
    return first.rstrip() + "…" + last.lstrip()


def _width(text: str) -> int:
    """In letters; one of Chinese is as wide as two of others."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def signed(number: float, places: int = 1) -> str:
    """With its sign, a minus as typesetters have it; nothing has none."""
    text = f"{number:+.{places}f}"
    return text[1:] if not text.strip("+-0.") else text.replace("-", "\u2212")


def rows_of(codes: Any, known: Sequence[str], option: str = "selected") -> list[int]:
    """Where the members stand that the caller asks for."""
    row_of = {code: row for row, code in enumerate(known)}
    rows = []
    for code in [codes] if isinstance(codes, str) else list(codes):
        if code not in row_of:
            raise invalid(option, f"member {shown_object(code)} is not in the evaluation", correction(code, known))
        rows.append(row_of[code])
    return rows


def codes_of(evaluation: Any) -> list[str]:
    """Of all members, by row."""
    return [member.code for member in evaluation.roll.members]


def ranked(evaluation: Any) -> dict[int, int]:
    """Rank of every member who is complete, by row of the roll, the best first; equal totals share one."""
    members, ranks = evaluation.members, {}
    before = None
    for place, row in enumerate(evaluation.by_total(), 1):
        if members[row].is_incomplete:
            continue
        total = members[row].exact_total
        if total != before:
            rank, before = place, total
        ranks[row] = rank
    if not ranks:
        raise nobody()
    return ranks


def nobody() -> InvalidInput:
    """The error of an evaluation in which nobody has a total."""
    return invalid("evaluation", "no member has a total", "evaluate a ledger with records of members on the roll")


def named(order: Sequence[int], selected: Iterable[int]) -> list[int]:
    """Who is named, in order: all where they are few, else the first and the selected."""
    if len(order) <= MANY:
        return list(order)
    chosen = {*order[:FIRST], *selected}
    return [row for row in order if row in chosen]


def spread(wishes: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places at least `gap` apart, in the order of the wishes and as near to them as can be, between low and high.

    Where a place would come too near to the one before, the two move as one, about their middle; what does not fit
    between low and high stands closer.
    """
    gap = min(gap, (high - low) / max(1, len(wishes) - 1))
    order = sorted(range(len(wishes)), key=lambda at: wishes[at])
    blocks: list[list[float]] = []  # of each: sum of what its first place would be, and how many places it has
    for at in order:
        blocks.append([wishes[at], 1])
        while len(blocks) > 1 and (blocks[-2][0] / blocks[-2][1] + gap * blocks[-2][1]
                                   > blocks[-1][0] / blocks[-1][1]):
            total, count = blocks.pop()
            blocks[-1][0] += total - gap * blocks[-1][1] * count
            blocks[-1][1] += count
    free = [total / count + gap * step for total, count in blocks for step in range(int(count))]
    placed = [0.0] * len(wishes)
    for place, (at, wish) in enumerate(zip(order, free)):
        placed[at] = min(max(wish, low + gap * place), high - gap * (len(wishes) - 1 - place))
    return placed


def beside(axes: Any, heights: Sequence[float], words: Sequence[str], colours: Sequence[str], *,
           is_left: bool = False, room: float = 0.03) -> None:
    """Words beside the axes at some heights, moved apart where they would lie on one another, each with its line.

    `room` is how far away they stand, as a part of the width of the axes.
    """
    top, bottom = sorted(axes.get_ylim())
    inches = axes.get_position().height * axes.figure.get_size_inches()[1]
    gap = 0.155 * (bottom - top) / inches
    edge, elbow, text = (0.0, 0.01 - room, -room) if is_left else (1.0, 0.99 + room, 1.0 + room)
    across = axes.get_yaxis_transform()
    for height, place, word, colour in zip(heights, spread(heights, gap, top, bottom), words, colours):
        if abs(place - height) > gap / 10:
            axes.plot([edge, elbow], [height, place], color=colour, linewidth=0.6, alpha=0.7, transform=across,
                      clip_on=False)
        axes.text(text, place, word, transform=across, ha="right" if is_left else "left", va="center",
                  fontsize="small", color=colour, parse_math=False)


def finished(axes: Any, title: str) -> Any:
    """The axes with their title, all words in a font that has them; a $ in a name is one, and begins no formula."""
    from matplotlib.text import Text

    axes.set_title(title)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for text in axes.findobj(Text):
        text.set_fontfamily(families())
        text.set_parse_math(False)
    return axes
