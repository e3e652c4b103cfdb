"""Who helps whom, who stands duty when, and how well it went."""
from ._muster import ArchiveError, Error, InvalidInput, Label, Language, Overflow, Period, Stopped, __version__
from .archive import load, save
from .pairing import PairingResult, pair

__all__ = [
    "ArchiveError", "Error", "InvalidInput", "Label", "Language", "Overflow", "Period", "Stopped", "__version__",
    "PairingResult", "load", "pair", "save",
]
