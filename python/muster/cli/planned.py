"""One branch's term, planned and proven, and what is said where a proof does not hold."""
from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable

from ..readers import TermFolder
from .progress import ProgressLine
from .proof import Proven


# By whether every proof holds: then it is the roster that cannot be published.
REFUSED = {
    "en": {True: "the roster bends a hard rule; nothing was written",
           False: "a proof does not hold; nothing was written"},
    "zh": {True: "值班表违反硬性规则，未写出任何文件", False: "有证明不成立，未写出任何文件"},
}


def planned(folder: TermFolder, options: Namespace, progress: Callable[..., bool]) -> Proven:
    """The branch's term, planned and proven."""
    # what the models need is loaded once the input is known to be good
    from ..readers.models.term import build_term
    from .proof import prove

    term = build_term(folder, seed=options.seed, threads=options.threads, work=options.work,
                      time_limit=options.time_limit, is_ranked=options.rank,
                      passphrase=os.environ.get("MUSTER_SEAL_PASSPHRASE"), progress=progress)
    progress("checking the proofs", 0.9)
    return prove(term, progress)


def refused(proven: Proven, language: str, progress: ProgressLine) -> int:
    from .check import proof_lines

    progress.clear()
    print(*proof_lines(proven, language), REFUSED[language][proven.verification.holds], sep="\n", file=sys.stderr)
    return 1


def note_seal(folder: TermFolder) -> None:
    if folder.rows("incidents") and not os.environ.get("MUSTER_SEAL_PASSPHRASE"):
        folder.notes.append("who reported the incidents was left out; set MUSTER_SEAL_PASSPHRASE to keep it under seal")
