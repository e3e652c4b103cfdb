"""The `template` command: an empty term folder."""
from __future__ import annotations

import sys
from argparse import Namespace

from ..readers.describe import as_markdown, headers
from ..readers.tables import FORMATS


def run(options: Namespace) -> int:
    if options.describe:
        sys.stdout.write(as_markdown())
        return 0
    if options.folder is None:
        print("muster template: name the FOLDER to write to, or give --describe", file=sys.stderr)
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    for form in FORMATS:
        path = options.folder / f"{form.chinese if options.language == 'zh' else form.name}.csv"
        try:
            # Excel takes UTF-8 for what it is only with the mark
            with open(path, "x", encoding="utf-8-sig", newline="") as file:
                file.write(",".join(headers(form, options.language)) + "\r\n")
        except FileExistsError:
            continue
        print(path if not form.optional else f"{path}  (may be left out)")
    return 0
