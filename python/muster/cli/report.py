"""The `report` command: what people read of an archive, written again."""
from __future__ import annotations

import os
from argparse import Namespace

from .. import load
from ..messages import in_language
from ..programme import Department, Term
from ..time_zones import minutes_ahead
from .as_data import print_data
from .outputs import written_whole
from .refusals import refuse
from .told import names_alone
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
        return refuse(options, 2, [say["other"].format(archive=options.archive, kind=type(held).__name__)])
    with written_whole(options.out) as writing:
        names = (write_readable(held, writing, Told(options.language, options.time_zone, options.today))
                 if isinstance(held, Term) else write_department(held, writing, options.language))
    files = [os.path.join(options.out, name) for name in names]
    if options.json:
        print_data({"files": names_alone(files)})
    else:
        print(say["written"], *(in_language(file, options.language) for file in files), sep="\n  ")
    return 0
