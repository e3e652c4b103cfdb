"""Where a rule's number comes from, as a reader of one language reads it."""
from __future__ import annotations

import re

from ._muster import Label, Language

# A statute as the rules name it ("细则 art. 19: generally"), and as it is called.
STATUTES = {
    "细则": Label("发展党员工作细则", "rules on developing members"),
    "条例": Label("支部工作条例", "rules on the work of branches"),
    "G": Label("贵州发展党员工作程序", "Guizhou procedure"),
}
REMARKS = {
    "generally": Label("一般", "generally"),
    "usually": Label("一般", "usually"),
    "at universities": Label("高校", "at universities"),
    "each quarter is usual": Label("一般每季度一次", "each quarter is usual"),
}
CITED = re.compile(r"(细则|条例|G) (art\. )?([\d, -]+)(?:[:;] (.+))?")
CHINESE = re.compile("[\u3400-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
PASSAGE = re.compile(r"[A-Za-z]{2,}[ '-]+[A-Za-z]{2,}")  # two words in a row: no code


def source_in(source: str, language: Language) -> str:
    """A statute cited in the language's own way; any other source where it is in that language, else nothing."""
    cited = CITED.fullmatch(source)
    if cited is None or (cited[4] and cited[4] not in REMARKS):
        return source if is_in(source, language) else ""
    statute, remark = STATUTES[cited[1]], REMARKS.get(cited[4] or "", Label("", ""))
    if language == Language.zh:
        numbers = cited[3].replace(", ", "、")
        return statute.zh + (f"第{numbers}条" if cited[2] else f" {numbers}") + (f"（{remark.zh}）" if remark.zh else "")
    return f"{statute.en}, {cited[2] or ''}{cited[3]}" + (f" ({remark.en})" if remark.en else "")


def is_in(text: str, language: Language) -> bool:
    """Whether a text is one of the language: it may name codes of Latin letters, but has no passage of the other."""
    if language == Language.en:
        return not CHINESE.search(text)
    return not (PASSAGE if CHINESE.search(text) else ENGLISH).search(text)
