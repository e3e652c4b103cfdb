"""How the library's records come back from a pickle."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Record = TypeVar("Record")


def made_again(kind: Callable[..., Record], values: Mapping[str, Any]) -> Record:
    """A record from its values by name: the same door as any other."""
    return kind(**values)
