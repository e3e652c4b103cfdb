"""Who helps whom, who stands duty when, and how well it went."""
from . import stopped  # before all that takes long to import
from . import archive, evaluation, org, pairing, programme, record, report, roster
from ._muster import (ArchiveError, Error, InvalidInput, Label, Language, NotFound, Overflow, Period, Stopped,
                      WrongKind, __version__)
from .archive import load, save
from .database import read_sql, to_sql
from .evaluation import evaluate
from .pairing import PairingResult, pair
from .roster import RosterResult, plan
from . import result_arrow  # noqa: E402,F401  which adds to results

__all__ = [
    "ArchiveError", "Error", "InvalidInput", "Label", "Language", "NotFound", "Overflow", "Period", "Stopped",
    "WrongKind", "__version__", "PairingResult", "RosterResult", "archive", "evaluate", "evaluation", "load", "org",
    "pair", "pairing", "plan", "programme", "read_sql", "record", "report", "roster", "save", "to_sql",
]
