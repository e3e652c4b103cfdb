"""The term folder's files described for people, from the same descriptions that read them."""
from __future__ import annotations

from collections.abc import Iterator

from ..columns import TableFormat
from .tables import FORMATS


def as_markdown() -> str:
    """A section for each file: what it holds, and a table of its columns."""
    return "\n".join(line for form in FORMATS for line in section(form))


def section(form: TableFormat) -> Iterator[str]:
    needed = "may be left out" if form.optional else "needed"
    once = f"Each `{form.key}` stands once. " if form.key else ""
    yield f"### {form.name} ({form.chinese})\n"
    yield f"{form.about} {once}*The file {'is ' if not form.optional else ''}{needed}.*\n"
    yield "| column | 中文 | what | holds |"
    yield "|---|---|---|---|"
    for column in form.columns:
        blank = " May be blank." if column.optional else ""
        yield f"| `{column.name}` | {', '.join(column.chinese)} | {column.about} | {column.kind.words}.{blank} |"
    yield ""


def headers(form: TableFormat, language: str) -> list[str]:
    """The header line of a new file, in `zh` or `en`."""
    return [column.chinese[0] if language == "zh" else column.name for column in form.columns]
