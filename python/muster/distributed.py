"""A federation of branches, too large for one machine, as a Dask collection partitioned by branch.

It maps the functions that one branch is worked with, and adds no engine of its own:

>>> federation = Federation.of_folders({"BR1": "terms/br1", "BR2": "terms/br2"})   # read where they are worked on
>>> organisations = federation.map(build_organisation)                             # lazy
>>> organisations.compute()                                                        # {"BR1": ..., "BR2": ...}
"""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dask import delayed, threaded
from dask.base import DaskMethodsMixin, replace_name_in_key, tokenize
from dask.highlevelgraph import HighLevelGraph

from .readers import TermFolder, read_folder
from .readers.branch import branches_of, of_branch
from .refusal import invalid, not_found, shown_object

__all__ = ["Federation"]


class Federation(DaskMethodsMixin):  # type: ignore[misc]
    """Branches by code, one partition each; what a partition holds is any model that can be pickled.

    A Dask collection: `compute`, `persist` and `visualize` work, and `dask.compute` and a `distributed.Client` take it.
    Immutable. Results are those of the same calls made one by one, in the order of the branches.

    Parameters
    ----------
    branches : mapping of str to object
        What is known of each branch, or a `dask.delayed` that loads it.
    """

    __dask_scheduler__ = staticmethod(threaded.get)  # the library lets go of Python's lock while it works

    def __init__(self, branches: Mapping[str, Any]) -> None:
        _require_mapping(branches, "branches")
        parts = {code: branch if hasattr(branch, "__dask_graph__") else delayed(branch, pure=True)
                 for code, branch in branches.items()}
        self._codes = tuple(parts)
        self._name: str = "branches-" + tokenize(self._codes, *parts.values())
        layer = {(self._name, row): part.key for row, part in enumerate(parts.values())}
        self._graph = HighLevelGraph.from_collections(self._name, layer, dependencies=tuple(parts.values()))

    @classmethod
    def of_folders(cls, folders: Mapping[str, str | os.PathLike[str]],
                   read: Callable[..., Any] = read_folder) -> Federation:
        """Branches from their term folders.

        Each is read by the worker that needs it, so paths must mean the same there.
        """
        _require_mapping(folders, "folders")
        _require_callable(read, "read")
        load = delayed(read, pure=True)
        return cls({code: load(str(path)) for code, path in folders.items()})

    @classmethod
    def of_department(cls, folder: str | os.PathLike[str]) -> Federation:
        """The branches of one term folder that names a unit above them, each as the folder of its own rows.

        The folder is looked at once for its branches, and read by each worker that needs one of them.
        `map(build_term, ...)` and `map(branch_result)` then plan the branches where they are worked on, and what comes
        back is small.
        """
        codes = branches_of(read_folder(folder))
        load = delayed(_read_branch, pure=True)
        return cls({code: load(str(folder), code) for code in codes})

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the branches, in the order of the partitions."""
        return self._codes

    def __len__(self) -> int:
        return len(self._codes)

    def __getitem__(self, code: str) -> Any:
        """One branch, as a `dask.delayed`."""
        branches = self._delayed()
        if not isinstance(code, str) or code not in branches:
            raise not_found("federation", f"branch {shown_object(code)} is not in it",
                            "name one of " + ", ".join(self._codes))
        return branches[code]

    def map(self, function: Callable[..., Any], *arguments: Any, **options: Any) -> Federation:
        """`function(branch, *arguments, **options)` for each branch, when it is asked for.

        The same arguments for all.
        """
        _require_callable(function, "map")
        name = f"{getattr(function, '__name__', 'map')}-{tokenize(self._name, function, arguments, options)}"
        layer = {(name, row): (_call, function, (self._name, row), arguments, options) for row in range(len(self))}
        return self._over(name, HighLevelGraph.from_collections(name, layer, dependencies=(self,)))

    def to_frame(self, frame: Callable[[Any], Any] | None = None) -> Any:
        """A `dask.dataframe` of all branches, one partition each, with the branch's code as first column.

        `frame` makes a pandas frame of what a partition holds; without it, its `to_frame` does. The frames themselves
        stay as they are. A federation of no branches gives a frame of no rows.
        """
        from dask import dataframe

        if frame is not None:
            _require_callable(frame, "frame")
        if not self._codes:
            import pandas

            return dataframe.from_pandas(pandas.DataFrame({"branch": pandas.Series(dtype=object)}), npartitions=1)
        make = delayed(_frame_of, pure=True)
        return dataframe.from_delayed([make(code, part, frame) for code, part in self._delayed().items()])

    def __repr__(self) -> str:
        return f"<muster.distributed.Federation of {len(self)} branches>"

    def _delayed(self) -> dict[str, Any]:
        from dask.delayed import Delayed

        return {code: Delayed((self._name, row), self._graph, layer=self._graph_layer())
                for row, code in enumerate(self._codes)}

    def _graph_layer(self) -> str | None:
        return self._name if self._name in self._graph.layers else None

    def _over(self, name: str, graph: HighLevelGraph) -> Federation:
        made = object.__new__(Federation)
        made._codes, made._name, made._graph = self._codes, name, graph
        return made

    # Dask's protocol for collections
    def __dask_graph__(self) -> HighLevelGraph:
        return self._graph

    def __dask_layers__(self) -> tuple[str, ...]:
        return (self._name,)

    def __dask_keys__(self) -> list[tuple[str, int]]:
        return [(self._name, row) for row in range(len(self))]

    def __dask_tokenize__(self) -> str:
        return self._name

    def __dask_postcompute__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return _by_code, (self._codes,)

    def __dask_postpersist__(self) -> tuple[Callable[..., Federation], tuple[Any, ...]]:
        return self._rebuilt, ()

    def _rebuilt(self, graph: Any, rename: Mapping[str, str] | None = None) -> Federation:
        name = replace_name_in_key(self._name, rename) if rename else self._name
        if not isinstance(graph, HighLevelGraph):
            graph = HighLevelGraph.from_collections(name, graph)
        return self._over(name, graph)


def _read_branch(folder: str, code: str) -> TermFolder:
    return of_branch(read_folder(folder), code)


def _call(function: Callable[..., Any], branch: Any, arguments: tuple[Any, ...], options: dict[str, Any]) -> Any:
    return function(branch, *arguments, **options)


def _by_code(results: Iterable[Any], codes: tuple[str, ...]) -> dict[str, Any]:
    return dict(zip(codes, results))


def _frame_of(code: str, part: Any, frame: Callable[[Any], Any] | None) -> Any:
    if frame is None and not hasattr(part, "to_frame"):
        raise invalid(f"branch {code!r}", f"{shown_object(part)} has no to_frame", "pass what makes a frame of it")
    made = frame(part) if frame else part.to_frame()
    if not (hasattr(made, "columns") and hasattr(made, "insert")):
        raise invalid(f"branch {code!r}", f"{shown_object(made)} is no DataFrame",
                      "let `frame` give a pandas DataFrame")
    if "branch" in made.columns:
        raise invalid(f"branch {code!r}", 'its frame has a column "branch" already', "rename that column")
    made = made.copy(deep=False)  # the columns of the caller's own stay as they are
    made.insert(0, "branch", code)
    return made


def _require_mapping(given: object, name: str) -> None:
    if not isinstance(given, Mapping):
        raise invalid(name, f"{shown_object(given)} is no mapping", "give a mapping from the code of each branch")
    for code in given:
        if not isinstance(code, str):
            raise invalid(name, f"{shown_object(code)} is no code of a branch", "give text")


def _require_callable(given: object, name: str) -> None:
    if not callable(given):
        raise invalid(name, f"{shown_object(given)} is no function", "pass what is to be called of each branch")
