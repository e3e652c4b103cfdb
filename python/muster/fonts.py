"""Fonts for pictures: the usual one, and behind it one that has Chinese names, where one is installed."""
from __future__ import annotations

from functools import cache

CHINESE = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
           "SimHei", "Microsoft YaHei", "PingFang SC")


@cache
def families() -> list[str]:
    """Font families in the order in which a letter is looked for."""
    from matplotlib import font_manager, rcParams

    installed = {font.name for font in font_manager.fontManager.ttflist}
    usual = rcParams["font.family"]
    return [*([usual] if isinstance(usual, str) else usual), *[name for name in CHINESE if name in installed]]
