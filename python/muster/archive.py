"""Saving and loading: JSON for people, XML for other programs, portable binary for speed."""
from __future__ import annotations

import os
from typing import Any

from ._muster import archive as _archive
from ._muster.archive import (Envelope, Format, Past, Pseudonymised, Purged, Reader, envelope_of, everything_before,
                              pseudonymised, purged, redacted)
from .answers import packed, unpacked
from .refusal import door

__all__ = ["Envelope", "Format", "Past", "Pseudonymised", "Purged", "Reader", "envelope_of", "everything_before",
           "from_bytes", "load", "pseudonymised", "purged", "redacted", "save", "to_bytes"]


@door
def save(path: str | os.PathLike[str], value: Any, *, format: Format | None = None, sync: bool = True) -> None:
    """Save a value. Whoever looks finds the old file or the new one, whole.

    Parameters
    ----------
    path : path-like
        Ends in ``.json``, ``.xml`` or ``.muster`` unless `format` is given.
    value
        A result of `pair`, `plan` or `evaluate`, or of repairing one, with its problem and the codes of its people; or
        an Organisation, Responsibility, Ledger, list of Incident, Scheme or Term; or a model of muster.pairing or
        muster.roster: Fit, Problem, OptimalPairing, GroupProblem, Grouping, Roster, Solution.
    format : Format, optional
    sync : bool
        Wait until the disk has it.

    Raises
    ------
    ArchiveError
        If the file cannot be written.
    InvalidInput
        If the value is of another type, a code is neither a text nor a whole number, a text holds a NUL, or the ending
        tells no format.
    """
    _archive.save(path, packed(value), format=format, sync=sync)


@door
def load(path: str | os.PathLike[str]) -> Any:
    """Load what `save` wrote; the file says what it is. The value is checked again as if it were built anew.

    Parameters
    ----------
    path : path-like

    Returns
    -------
    What was saved: of a result, the result with its problem and its people's codes.

    Raises
    ------
    ArchiveError
        If the file cannot be read, is damaged, foreign or from a newer version, or its value is refused.
    """
    return unpacked(_archive.load(path))


@door
def to_bytes(value: Any, format: Format = Format.binary) -> bytes:
    """The bytes of an archive; the same value gives the same bytes."""
    return _archive.to_bytes(packed(value), format)


@door
def from_bytes(data: bytes, place: str = "archive") -> Any:
    """The value in an archive's bytes; messages begin with `place`."""
    return unpacked(_archive.from_bytes(data, place))
