"""The term folder's files described for people, from the same descriptions that read them."""
from __future__ import annotations

from collections.abc import Iterator

from ..cells import Clock, clock
from ..columns import TableFormat
from ..programme import four_enters
from .settings import SETTINGS
from .tables import FORMATS


def as_markdown() -> str:
    """A section for each file: what it holds, and a table of its columns."""
    return "\n".join([*(line for form in FORMATS for line in section(form)), *settings(), *indicators()])


def section(form: TableFormat) -> Iterator[str]:
    needed = "may be left out" if form.optional else "needed"
    once = f"Each `{form.key}` stands once. " if form.key else ""
    yield f"### {form.name} ({form.chinese})\n"
    also = f"Also called {', '.join(form.also)}. " if form.also else ""
    yield f"{form.about} {once}{also}*The file {'is ' if not form.optional else ''}{needed}.*\n"
    yield "| column | 中文 | what | holds |"
    yield "|---|---|---|---|"
    for column in form.columns:
        blank = " May be blank." if column.optional else ""
        yield f"| `{column.name}` | {', '.join(column.chinese)} | {column.about} | {column.kind.words}.{blank} |"
    yield ""


def settings() -> Iterator[str]:
    """What the table of settings may hold."""
    yield "## Settings\n"
    yield "A value stands alone, or with its unit beside it (`11`, `11小时`, `11 h`).\n"
    yield "| setting | 中文 | unit | holds | what | unless given |"
    yield "|---|---|---|---|---|---|"
    for name, each in SETTINGS.items():
        unit = each.unit if each.units else "time of day"
        usual = "" if each.default is None else clock(each.default) if isinstance(each.kind, Clock) else each.default
        yield (f"| `{name}` | {', '.join(each.chinese)} | {unit} | {each.kind.words} | {each.about} | {usual} |")
    yield ""


def indicators() -> Iterator[str]:
    """The codes that the programme's scheme knows; a label stands for its code."""
    scheme = four_enters()
    areas = {area.code: area for area in scheme.areas}
    yield "## Indicators of the programme\n"
    yield "A code, or what it is called, in Chinese or English. A branch's own scheme has its own.\n"
    yield "| indicator | 中文 | English | area | counted in |"
    yield "|---|---|---|---|---|"
    for each in scheme.indicators:
        area = areas[each.area]
        yield (f"| `{each.code}` | {each.label.zh} | {each.label.en} | `{area.code}` {area.label.zh} | "
               f"{each.unit.zh} {each.unit.en} |")
    yield ""


def headers(form: TableFormat, language: str) -> list[str]:
    """The header line of a new file, in `zh` or `en`."""
    return [column.chinese[0] if language == "zh" else column.name for column in form.columns]
