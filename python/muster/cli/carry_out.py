"""A command's work on every branch of its folders, and all its files at once."""
from __future__ import annotations

import os
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path

from ..readers import TermFolder
from ..time_zones import minutes_ahead
from .as_data import branch_data, notes_in, print_data
from .outputs import written_whole
from .planned import Work, done, note_seal, parts_of, read_all, refused
from .progress import ProgressLine
from .told import names_alone, record, told_as


def carry_out(options: Namespace, paths: list[Path], work: Work, progress: ProgressLine,
              folders: list[TermFolder] | None = None) -> int:
    """Makes, proves and writes; prints what came out. Its status."""
    minutes_ahead(options.time_zone)  # an unknown one is refused before anything is planned
    folders = read_all(paths, progress) if folders is None else folders
    parts = parts_of(folders)
    if len(parts) > 1 or len(folders) > 1:
        from .department import run as run_department
        return run_department(options, folders, parts, work, progress)

    from .summary import print_summary
    from .write import write_all

    made = done(parts[0][1], options, work, progress)
    if not made.is_good:
        return refused(made.proven, options, progress)
    names: list[str] = []
    if not getattr(options, "dry_run", False):
        progress("writing", 0.95)
        with ExitStack() as stack:
            if work.told_on is not None:
                record(stack, folders[0], [made], options.language)
            writing = stack.enter_context(written_whole(options.out))
            names = [os.path.join(options.out, name)
                     for name in write_all(made.term, writing, told_as(options, made))]
    note_seal(made.folder)
    progress.clear()
    if options.json:
        print_data({"branches": [branch_data(made)], "files": names_alone(names),
                    "notes": notes_in(made.folder.notes, options.language)})
    else:
        print_summary(made, options, names)
    return 0
