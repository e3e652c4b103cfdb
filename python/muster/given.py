"""What the front doors are given, as types."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Optional, Union

if TYPE_CHECKING:
    import pandas

# A DataFrame, a mapping of columns, or rows that each map a column to a value.
Table = Union["pandas.DataFrame", Mapping[str, Sequence[Any]], Iterable[Mapping[str, Any]]]

# step, done (0 to 1), best, bound; False stops the work.
Progress = Callable[[str, float, Optional[float], Optional[float]], Any]
