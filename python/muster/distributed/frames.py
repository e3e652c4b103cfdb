"""Frames of a federation: partitions by what they come to, not one a branch."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dask import delayed

from ..refusal import invalid, shown_object
from .sources import cut
from .work import Part

FRAME_BYTES = 64 << 20  # in a partition of a frame, about


def frame_of_federation(parts: Sequence[Part], branches: Sequence[Any], frame: Callable[[Any], Any] | None,
                        partitions: int | None, name: str) -> Any:
    """The `dask.dataframe` of all branches; see `Federation.to_frame`."""
    import pandas
    from dask import dataframe

    if not parts:
        return dataframe.from_pandas(pandas.DataFrame({name: pandas.Series(dtype=object)}), npartitions=1)
    made = [delayed(frame_of_part, pure=True)(part.codes, each, frame, name) for part, each in zip(parts, branches)]
    first = made[0].compute()
    if partitions is None:
        size = int(first.memory_usage(deep=True).sum()) * sum(part.size for part in parts) // parts[0].size
        partitions = max(1, -(-size // FRAME_BYTES))
    ends = cut([part.size for part in parts], partitions)
    together = delayed(one_frame, pure=True)
    frames = [made[begin] if end == begin + 1 else together(made[begin:end]) for begin, end in zip([0, *ends], ends)]
    return dataframe.from_delayed(frames, meta=first.iloc[:0])


def one_frame(frames: Sequence[Any]) -> Any:
    from dask.dataframe.methods import concat

    return concat(list(frames))


def frame_of_part(codes: Iterable[str], branches: Iterable[Any], frame: Callable[[Any], Any] | None,
                  name: str) -> Any:
    made = [frame_of(code, branch, frame, name) for code, branch in zip(codes, branches)]
    return made[0] if len(made) == 1 else one_frame(made)


def frame_of(code: str, branch: Any, frame: Callable[[Any], Any] | None, name: str) -> Any:
    if frame is None and not hasattr(branch, "to_frame") and not is_frame(branch):
        raise invalid(f"branch {code!r}", f"{shown_object(branch)} has no to_frame", "pass what makes a frame of it")
    made = frame(branch) if frame else branch if is_frame(branch) else branch.to_frame()
    if not is_frame(made):
        raise invalid(f"branch {code!r}", f"{shown_object(made)} is no DataFrame",
                      "let `frame` give a pandas DataFrame")
    if name in made.columns:
        raise invalid(f"branch {code!r}", f'its frame has a column "{name}" already', "rename that column")
    made = made.copy(deep=False)  # the columns of the caller's own stay as they are
    made.insert(0, name, code)
    return made


def is_frame(value: object) -> bool:
    return hasattr(value, "columns") and hasattr(value, "insert")
