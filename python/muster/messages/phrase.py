"""One phrase in both languages: English with gaps, `{}`, and the Chinese into which they are filled.

In the Chinese `{}` is the next gap, `{2}` the third, and a word behind a colon says what its content is:

- `{0:column}` a column, or several; `{0:table}` a table; `{0:file}` a table's file: as they are called in Chinese
- `{0:codes}` a list of codes that stay, but for those with their Chinese in brackets
- `{0:values}` values that are quoted each
- `{0:fields}` fields of a part of a scheme, as its sheet calls them
- `{0:arguments}` arguments of the command
- `{0:given}` what somebody wrote, which stays
- with nothing behind it a phrase of its own, if it is one
"""
from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

COLUMNS = r"(\w+(?:(?:, | and )\w+)*)"
GAP = re.compile(r"\{(\d*)(?::(\w+))?\}")
# What may stand in a gap, and in one between quotation marks. These come in pairs, but for text that has some.
STRICT = (r'((?:"[^"]*"|[^"])+?)', '([^"]*)')
LOOSE = ("(.+?)", "(.*?)")

Fill = Callable[[str, str], str]  # what stands in a gap, and what it is; gives its Chinese


class Phrase:
    """English is matched as a whole.

    `literal` is how many letters of it are its own; one that is a beginning ends with a gap behind a colon.
    """

    def __init__(self, english: str, chinese: str) -> None:
        self.english, self.chinese = english, chinese
        self.parts = english.split("{}")
        self.longest = max(self.parts, key=len)
        self.columns = {int(gap[1]) for gap in GAP.finditer(chinese) if gap[2] == "column"}
        self.is_beginning = english.endswith(": {}")
        self.literal = sum(map(str.isalpha, "".join(self.parts)))

    def may_match(self, text: str) -> bool:
        return self.longest in text and text.startswith(self.parts[0]) and text.endswith(self.parts[-1])

    def gaps_in(self, text: str, *, is_loose: bool) -> tuple[str, ...] | None:
        """What stands in the gaps, or nothing where the text is another."""
        if not self.may_match(text):
            return None
        found = (self._loose if is_loose else self._strict).fullmatch(text)
        return found.groups() if found else None

    def filled(self, gaps: tuple[str, ...], fill: Fill) -> str:
        made, end, following = "", 0, 0
        for gap in GAP.finditer(self.chinese):
            number = int(gap[1]) if gap[1] else following
            following += not gap[1]
            around = self.chinese[gap.start() - 1:gap.start()] + self.chinese[gap.end():gap.end() + 1]
            kind = gap[2] or ("given" if around == "“”" else "")
            made += self.chinese[end:gap.start()] + fill(gaps[number], kind)
            end = gap.end()
        return made + self.chinese[end:]

    @cached_property
    def _strict(self) -> re.Pattern[str]:
        return self._pattern(STRICT)

    @cached_property
    def _loose(self) -> re.Pattern[str]:
        return self._pattern(LOOSE)

    def _pattern(self, kind: tuple[str, str]) -> re.Pattern[str]:
        made = re.escape(self.parts[0])
        for at, (before, after) in enumerate(zip(self.parts, self.parts[1:])):
            is_quoted = before.endswith('"') and after.startswith('"')
            made += (COLUMNS if at in self.columns else kind[is_quoted]) + re.escape(after)
        return re.compile(made, re.DOTALL)
