"""One line on a terminal that says what is being done. Without a terminal, nothing."""
from __future__ import annotations

import shutil
import sys
import time
import unicodedata
from typing import TextIO

from ..messages import in_language

BETWEEN = 0.1  # seconds; drawing more often only costs time


class ProgressLine:
    """Draws over itself on stderr. Used with `with`, so that it is gone before anything else is printed."""

    def __init__(self, stream: TextIO | None = None, language: str = "en") -> None:
        self.language = language
        self.stream = stream if stream is not None else sys.stderr
        self.is_shown = self.stream.isatty()
        self.drawn_at = float("-inf")
        self.step: str | None = None

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *raised: object) -> None:
        self.clear()

    def __call__(self, step: str, done: float = 0.0, best: float | None = None, bound: float | None = None) -> bool:
        """As `muster.Progress`; always True, as only Ctrl-C stops."""
        now = time.monotonic()
        if self.is_shown and (step != self.step or now - self.drawn_at >= BETWEEN):
            self.step, self.drawn_at = step, now
            said = [step, *([f", best {best:,.0f}"] if best is not None else []),
                    *([f", no better than {bound:,.0f}"] if bound is not None else [])]
            self.draw(f"[{round(100 * min(max(done, 0), 1)):3} %] "
                      + "".join(in_language(each, self.language) for each in said))
        return True

    def draw(self, text: str) -> None:
        room = shutil.get_terminal_size().columns - 1
        shown = ""
        for character in text:
            room -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
            if room < 0:
                break
            shown += character
        self.stream.write(f"\r\x1b[K{shown}")
        self.stream.flush()

    def clear(self) -> None:
        if self.is_shown and self.step is not None:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
