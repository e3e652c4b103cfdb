"""Unwanted patterns of days, from the rows of `unwanted`."""
from __future__ import annotations

from typing import Any

from ... import Label
from ...roster import Pattern, Penalty
from ...roster.weights import Weights
from ..folder import TermFolder
from ..tables.words import WEEKDAY
from ..unwanted import as_words


def patterns_of(folder: TermFolder, posts: Any, weights: Weights) -> list[Pattern]:
    """Of everybody; each is called as it is written, and reports name posts as people do."""
    names = {"zh": {post.code: post.name.zh for post in posts}, "en": {post.code: post.name.en for post in posts}}
    made = []
    for row in folder.rows("unwanted"):
        begins = row.weekday or ""
        label = Label(*(as_words(row.days, language, {code: name for code, name in names[language].items() if name})
                        for language in ("zh", "en")))
        if begins:
            label = Label(f"{WEEKDAY.spellings[begins][0]}起 {label.zh}",
                          f"{label.en} from {WEEKDAY.spellings[begins][2].capitalize()} on")
        made.append(Pattern(as_words(row.days, "en") + (f" {begins}" if begins else ""), label, days=list(row.days),
                            weekday=int(begins or 0), penalty=Penalty.hard() if row.weight is None
                            else Penalty.soft(weights.wish * row.weight)))
    return made
