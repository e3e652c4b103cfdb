"""Parts of a page, for tests that read it as text."""
from __future__ import annotations

import html
import re
from collections.abc import Iterator


def edition(page: str, language: str) -> str:
    """What the page says in one of its languages."""
    begins = page.index(f"<div class=edition lang={'zh-CN' if language == 'zh' else 'en'}>")
    ends = [at for at in (page.find("<div class=edition", begins + 1), page.index("\n<script>", begins)) if at > 0]
    return page[begins:min(ends)]


def words(markup: str) -> Iterator[str]:
    """Everything a person reads or hears of it, but for codes."""
    markup = re.sub(r"<code>.*?</code>", "", markup, flags=re.S)
    yield from map(html.unescape, re.findall(r'(?:aria-label|placeholder)="([^"]*)"', markup))
    yield from (html.unescape(text) for text in re.split(r"<[^>]*>", markup) if text.strip())


def section(page: str, name: str) -> str:
    begins = page.index(f"<section id={name}>")
    return page[begins:page.index("</section>", begins)]
