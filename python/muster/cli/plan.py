"""The commands `plan`, `publish` and `change`: a draft, the plan made known, and the fewest changes of it."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .. import Error
from ..faults import Faults, Place, path_text
from ..readers import TermFolder
from .carry_out import carry_out
from .planned import Work, read_all
from .progress import ProgressLine
from .term import effort

if TYPE_CHECKING:
    from ..programme import TermRoster
    from ..readers.models.plan import Effort, Planner


def run_plan(options: Namespace) -> int:
    """A draft. Where a plan was published, only by choice, and the days gone by and the pairs stay."""
    from ..readers.models.plan import anew

    return planned_anew(options, lambda folder, tries: anew(tries))


def run_publish(options: Namespace) -> int:
    """The draft, if it still is one of the folder as it is; else what is planned from it."""
    from ..readers.models.plan import as_drafted

    return planned_anew(options, lambda folder, tries: as_drafted(lambda: draft_in(options.out, folder), tries),
                        told_on=options.today or date.today())


def planned_anew(options: Namespace, first: Callable[[TermFolder, Effort], Planner],
                 told_on: date | None = None) -> int:
    """As `first` plans where nothing was published yet; where something was, onward from today."""
    from ..readers.models.plan import onward

    today = options.today or date.today()
    with ProgressLine(language=options.language) as progress:
        folders = read_all([options.folder], progress)
        is_again = require_choice(folders[0], options)
        tries = effort(options, progress)
        return carry_out(options, [options.folder], Work(
            lambda folder: onward(today, tries) if is_again else first(folder, tries),
            today=today if is_again else None, is_scored=False, told_on=told_on), progress, folders)


def run_change(options: Namespace) -> int:
    from ..readers.models.plan import changed

    today = options.today or date.today()
    with ProgressLine(language=options.language) as progress:
        folders = read_all([options.folder], progress)
        require_published(folders[0])
        return carry_out(options, [options.folder], Work(
            lambda folder: changed(today, move_price=options.move_price, effort=effort(options, progress)), today=today,
            is_scored=False, told_on=today), progress, folders)


def require_choice(folder: TermFolder, options: Namespace) -> bool:
    """Whether a plan was published and is to be made anew all the same; refused without `--anew`."""
    from ..readers.models.told import build_publication, is_published

    if not is_published(folder):
        return False
    if not options.anew:
        told = build_publication(folder)
        faults = Faults()
        faults.add(Place(path_text(folder.path)), f"version {told.version} of the plan was published on {told.told}",
                   "run change, which alters as little as can be; or add --anew")
        faults.raise_if_any()
    return True


def require_published(folder: TermFolder) -> None:
    from ..readers.models.told import is_published

    if not is_published(folder):
        faults = Faults()
        faults.add(Place(path_text(folder.path)), "no plan was published yet", "run publish first")
        faults.raise_if_any()


def draft_in(out: Path, folder: TermFolder) -> TermRoster | None:
    """The roster of a draft that was written there, of this branch where there are several."""
    from .. import load
    from ..programme import Term

    (term,) = folder.rows("term")
    for path in (out / term.branch / "term.muster", out / "term.muster"):
        try:
            draft = load(path)
        except (Error, OSError):
            continue
        if isinstance(draft, Term):
            return draft.roster
    return None
