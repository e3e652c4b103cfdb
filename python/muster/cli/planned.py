"""One command over one branch or several: what is made of each, proven, told, and written."""
from __future__ import annotations

import os
import secrets
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .. import InvalidInput
from ..programme import Publication, Term
from ..readers import TermFolder, read_folder
from ..readers.branch import branches_of, of_branch
from .progress import ProgressLine
from .proof import Proven
from .refusals import refuse

if TYPE_CHECKING:
    from ..readers.models.plan import Plan, Planner
    from ..readers.models.record import Seal

# By whether the roster keeps to the hard rules: then it is a proof that does not hold.
REFUSED = {
    "en": {False: "the roster bends a hard rule; nothing was written",
           True: "a proof does not hold; nothing was written"},
    "zh": {False: "值班表违反硬性规则，未写出任何文件", True: "有证明不成立，未写出任何文件"},
}


@dataclass(frozen=True)
class Work:
    """What a command does with each branch."""

    planner: Callable[[TermFolder], Planner]  # of a branch's part of a folder
    today: date | None = None  # of a published plan: days before it are as they were told
    is_scored: bool = True
    told_on: date | None = None  # the plan is made known on that day


@dataclass(frozen=True)
class Done:
    """One branch's part of a folder and what came out."""

    folder: TermFolder
    proven: Proven
    plan: Plan
    before: Publication = field(default_factory=Publication)

    @property
    def term(self) -> Term:
        return self.proven.term

    @property
    def bends_what_was_told(self) -> bool:
        """The published plan breaks a rule of the tables as they are today: to be told, not refused."""
        return bool(self.before.version) and self.plan.repair is None and not self.proven.is_feasible

    @property
    def is_good(self) -> bool:
        return self.proven.verification.holds and (self.proven.is_feasible or self.bends_what_was_told)


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


def parts_of(folders: list[TermFolder]) -> list[tuple[str, TermFolder]]:
    """Each branch that is planned by itself, with what the folders hold of it."""
    return [(branch, of_branch(folder, branch)) for folder in folders for branch in branches_of(folder)]


def done(folder: TermFolder, options: Namespace, work: Work, progress: Callable[..., bool]) -> Done:
    """The branch's term, made and proven."""
    # what the models need is loaded once the input is known to be good
    from ..readers.models.term import make_term
    from .proof import prove

    made = make_term(folder, work.planner(folder), today=work.today, is_scored=work.is_scored, told_on=work.told_on,
                     threads=options.threads, is_ranked=getattr(options, "rank", False),
                     seal=drawn_seal(), progress=progress)
    progress("checking the proofs", 0.9)
    return Done(folder, prove(made.term, progress), made.plan, made.plan.published)


def drawn_seal() -> Seal | None:
    from ..readers.models.record import Seal

    passphrase = os.environ.get("MUSTER_SEAL_PASSPHRASE")
    return Seal(passphrase, secrets.token_bytes(16)) if passphrase else None


def refused(proven: Proven, options: Namespace, progress: ProgressLine) -> int:
    from .proof_lines import proof_lines

    progress.clear()
    language: str = options.language
    return refuse(options, 1, [*proof_lines(proven, language), REFUSED[language][proven.is_feasible]])


def note_seal(folder: TermFolder) -> None:
    if folder.rows("incidents") and not os.environ.get("MUSTER_SEAL_PASSPHRASE"):
        folder.notes.append("who reported the incidents was left out; set MUSTER_SEAL_PASSPHRASE to keep it under seal")
