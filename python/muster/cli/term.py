"""The `term` command: a term folder in; a report, calendars, a workbook and an archive out."""
from __future__ import annotations

import os
import sys
from argparse import Namespace

from ..readers import read_folder
from .outputs import written_whole
from .progress import ProgressLine


def run(options: Namespace) -> int:
    with ProgressLine() as progress:
        folder = read_folder(options.folder, progress)

        # what the models need is loaded once the input is known to be good
        from ..readers.models.term import build_term
        from .proof import prove
        from .summary import print_summary
        from .write import write_all

        passphrase = os.environ.get("MUSTER_SEAL_PASSPHRASE")
        term = build_term(folder, seed=options.seed, threads=options.threads, work=options.work,
                          time_limit=options.time_limit, is_ranked=options.rank, passphrase=passphrase,
                          progress=progress)
        progress("checking the proofs", 0.9)
        proven = prove(term, progress)
        if not proven.holds:
            progress.clear()
            from .check import proof_lines
            print(*proof_lines(proven, options.language), "a proof does not hold; nothing was written", sep="\n",
                  file=sys.stderr)
            return 1
        progress("writing", 0.95)
        with written_whole(options.out) as writing:
            names = write_all(term, writing, options.language)
    if folder.rows("incidents") and not passphrase:
        folder.notes.append("who reported the incidents was left out; set MUSTER_SEAL_PASSPHRASE to keep it under seal")
    print_summary(proven, folder, options, [os.path.join(options.out, name) for name in names])
    return 0
