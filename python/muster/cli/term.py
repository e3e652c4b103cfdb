"""The `term` command: a term folder in; a report, calendars, a workbook and an archive out."""
from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from .. import InvalidInput
from ..readers import TermFolder, read_folder
from ..readers.branch import branches_of, of_branch
from ..report import minutes_ahead
from .outputs import written_whole
from .planned import note_seal, planned, refused
from .progress import ProgressLine


def run(options: Namespace) -> int:
    minutes_ahead(options.time_zone)  # an unknown one is refused before anything is planned
    with ProgressLine() as progress:
        folders = read_all(options.folders, progress)
        branches = [(folder, branch) for folder in folders for branch in branches_of(folder)]
        if len(branches) > 1 or len(folders) > 1:
            from .department import run as run_department
            return run_department(options, folders, branches, progress)

        from .summary import print_summary
        from .write import write_all

        folder = of_branch(folders[0], branches[0][1])
        proven = planned(folder, options, progress)
        if not proven.holds:
            return refused(proven, options.language, progress)
        progress("writing", 0.95)
        with written_whole(options.out) as writing:
            names = write_all(proven.term, writing, options.language, options.time_zone)
    note_seal(folder)
    print_summary(proven, folder, options, [os.path.join(options.out, name) for name in names])
    return 0


def read_all(paths: list[Path], progress: ProgressLine) -> list[TermFolder]:
    """Every folder; what is wrong in any of them is told at once."""
    folders: list[TermFolder] = []
    errors: list[InvalidInput] = []
    for path in paths:
        try:
            folders.append(read_folder(path, progress))
        except InvalidInput as error:
            errors.append(error)
    if len(errors) > 1:
        together = InvalidInput("\n".join(map(str, errors)))
        together.faults = [fault for error in errors for fault in error.faults]
        raise together
    if errors:
        raise errors[0]
    return folders
