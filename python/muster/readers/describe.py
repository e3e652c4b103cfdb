"""The term folder's files described for people, from the same descriptions that read them."""
from __future__ import annotations

from collections.abc import Callable, Iterator

from ..cells import Clock, YesNo, clock
from ..columns import TableFormat
from ..messages import in_language
from ..messages.bilingual import Bilingual
from ..programme import four_enters
from .settings import SETTINGS, Setting
from .tables import FORMATS


Say = Callable[..., str]  # sentences, one after the other


def as_markdown(language: str = "en") -> str:
    """A section for each file: what it holds, and a table of its columns."""
    def say(*sentences: str) -> str:
        return ("" if language == "zh" else " ").join(in_language(each, language) for each in sentences)

    return "\n".join([*(line for form in FORMATS for line in section(form, say)), *settings(say), *indicators(say)])


def section(form: TableFormat, say: Say) -> Iterator[str]:
    once = [Bilingual(f"Each `{column.name}` stands once.", f"“{column.chinese[0]}”不得重复。") for column in form.columns
            if column.name == form.key]
    needed = "*The file may be left out.*" if form.optional else "*The file is needed.*"
    yield say(Bilingual(f"### {form.name} ({form.chinese})\n", f"### {form.chinese}（{form.name}）\n"))
    also = [f"Also called {', '.join(form.also)}."] if form.also else []
    yield say(form.about, *once, *also, needed) + "\n"
    heads = (Bilingual("column", "英文列名"), Bilingual("中文", "列名"), "what", "holds")
    yield f"| {' | '.join(map(say, heads))} |"
    yield "|---|---|---|---|"
    for column in form.columns:
        holds = say(column.kind.words) + say(".") + (say("", "May be blank.") if column.optional else "")
        yield f"| `{column.name}` | {', '.join(column.chinese)} | {say(column.about)} | {holds} |"
    yield ""


def settings(say: Say) -> Iterator[str]:
    """What the table of settings may hold."""
    yield f"## {say('Settings')}\n"
    yield say("A value stands alone, or with its unit beside it (`11`, `11小时`, `11 h`).") + "\n"
    heads = (Bilingual("setting", "英文名"), Bilingual("中文", "项目"), "its unit", "holds", "what", "unless given")
    yield f"| {' | '.join(map(say, heads))} |"
    yield "|---|---|---|---|---|---|"
    for name, each in SETTINGS.items():
        unit = each.unit if each.units else "time of day" if isinstance(each.kind, Clock) else ""
        yield (f"| `{name}` | {', '.join(each.chinese)} | {say(unit)} | {say(each.kind.words)} | {say(each.about)} | "
               f"{say(usual(each))} |")
    yield ""


def usual(setting: Setting) -> str:
    """What holds where a setting is not given."""
    if setting.default is None:
        return ""
    if isinstance(setting.kind, YesNo):
        return Bilingual("yes", "是") if setting.default else Bilingual("no", "否")
    return clock(setting.default) if isinstance(setting.kind, Clock) else str(setting.default)


def indicators(say: Say) -> Iterator[str]:
    """The codes that the programme's scheme knows; a label stands for its code."""
    scheme = four_enters()
    areas = {area.code: area for area in scheme.areas}
    yield f"## {say('Indicators of the programme')}\n"
    yield say("A code, or what it is called, in Chinese or English. A branch's own scheme has its own.") + "\n"
    yield f"| {say('indicator')} | 中文 | English | {say('area')} | {say('counted in')} |"
    yield "|---|---|---|---|---|"
    for each in scheme.indicators:
        area = areas[each.area]
        yield (f"| `{each.code}` | {each.label.zh} | {each.label.en} | `{area.code}` {area.label.zh} | "
               f"{each.unit.zh} {each.unit.en} |")
    yield ""


def headers(form: TableFormat, language: str) -> list[str]:
    """The header line of a new file, in `zh` or `en`."""
    return [column.chinese[0] if language == "zh" else column.name for column in form.columns]
