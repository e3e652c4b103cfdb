"""The `report` command: what people read of an archive, written again."""
from __future__ import annotations

import os
import sys
from argparse import Namespace

from .. import load
from ..programme import Department, Term
from ..time_zones import minutes_ahead
from .outputs import written_whole
from .write import Told, write_department, write_readable

WORDS = {
    "en": {"other": "{archive}: the archive holds {kind}, not a term or a department", "written": "Written"},
    "zh": {"other": "{archive}：存档内容为{kind}，不是学期或各支部汇总", "written": "已写出"},
}


def run_report(options: Namespace) -> int:
    minutes_ahead(options.time_zone)
    held = load(options.archive)
    say = WORDS[options.language]
    if not isinstance(held, (Term, Department)):
        print(say["other"].format(archive=options.archive, kind=type(held).__name__), file=sys.stderr)
        return 2
    with written_whole(options.out) as writing:
        names = (write_readable(held, writing, Told(options.language, options.time_zone, options.today))
                 if isinstance(held, Term) else write_department(held, writing, options.language))
    print(say["written"], *(os.path.join(options.out, name) for name in names), sep="\n  ")
    return 0
