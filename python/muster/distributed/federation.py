"""The collection: partitions of branches, what is done with each branch, and Dask's protocol."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from dask import threaded
from dask.base import DaskMethodsMixin, replace_name_in_key, tokenize
from dask.highlevelgraph import HighLevelGraph

from ..given import Progress
from ..readers import read_folder
from ..readers.branch import branches_of
from ..refusal import invalid, not_found, shown_object
from .digests import digest_of
from .frames import frame_of_federation
from .saved import Saved, opened, saved
from .sources import LEAST_PARTITIONS, PARTITION_BYTES, Department, Folders, Source, cut, size_of_path
from .work import Origin, Part, Step, Value, folded, given_part, loaded, mapped

FOLDED = 8  # partitions or sums that one task puts together


class Federation(DaskMethodsMixin):  # type: ignore[misc]
    """Branches by code, some in each partition; what is known of a branch is any model that can be pickled.

    A Dask collection: `compute`, `persist` and `visualize` work, and `dask.compute` and a `distributed.Client` take it.
    Immutable. Results are those of the same calls made one by one, in the order of the branches.

    Parameters
    ----------
    branches : mapping of str to object
        What is known of each branch, or a `dask.delayed` that loads it.
    partitions : int, optional
        So many at most, of branches that follow each other. Default: of folders as many as keep each to about 32 MiB
        of files, and 64 of smaller ones and of what was not read; never more than there are branches.
    """

    __dask_scheduler__ = staticmethod(threaded.get)  # the library lets go of Python's lock while it works

    def __init__(self, branches: Mapping[str, Any], partitions: int | None = None) -> None:
        _require_mapping(branches, "branches")
        _require_partitions(partitions)
        delayed = {code: one for code, one in branches.items() if hasattr(one, "__dask_graph__")}
        parts = _parts(list(branches), [1] * len(branches), partitions)
        values = iter(branches.items())
        name = "given-" + tokenize(tuple(branches), *branches.values())
        layer = {(name, row): (given_part, [one.key if code in delayed else Value(one)
                                            for code, one in (next(values) for _ in part.codes)])
                 for row, part in enumerate(parts)}
        graph = HighLevelGraph.from_collections(name, layer, dependencies=tuple(delayed.values()))
        self._begin(Origin(parts, None, tuple(layer), graph), name, graph)

    def _begin(self, origin: Origin, name: str, graph: HighLevelGraph) -> None:
        self._origin, self._name, self._graph = origin, name, graph
        self._codes = tuple(chain.from_iterable(part.codes for part in origin.parts))

    @classmethod
    def _over(cls, origin: Origin, name: str, graph: HighLevelGraph) -> Federation:
        made: Federation = object.__new__(cls)
        made._begin(origin, name, graph)
        return made

    @classmethod
    def _read_by(cls, source: Source, parts: tuple[Part, ...], items: Sequence[Any]) -> Federation:
        rest = iter(items)
        keys = tuple(Value([next(rest) for _ in part.codes]) for part in parts)
        name = "branches-" + tokenize(source, parts, items)
        layer = {(name, row): (loaded, source, part, keys[row]) for row, part in enumerate(parts)}
        return cls._over(Origin(parts, source, keys, None), name, HighLevelGraph.from_collections(name, layer))

    @classmethod
    def of_folders(cls, folders: Mapping[str, str | os.PathLike[str]], read: Callable[..., Any] = read_folder,
                   partitions: int | None = None) -> Federation:
        """Branches from their term folders.

        Each is read by the worker that needs it, so paths must mean the same there.
        """
        _require_mapping(folders, "folders")
        _require_callable(read, "read")
        _require_partitions(partitions)
        paths = [str(path) for path in folders.values()]
        parts = _parts(list(folders), [max(size_of_path(path), 1) for path in paths], partitions)
        return cls._read_by(Folders(read), parts, paths)

    @classmethod
    def of_department(cls, folder: str | os.PathLike[str], partitions: int | None = None) -> Federation:
        """The branches of one term folder that names a unit above them, each as the folder of its own rows.

        The folder is looked at once for its branches, and read once for each partition, where that is worked on.
        `map(build_term, ...)` and `map(branch_result)` then plan the branches there, and what comes back is small.
        """
        _require_partitions(partitions)
        codes = branches_of(read_folder(folder))
        return cls._read_by(Department(str(folder)), _parts(codes, [1] * len(codes), partitions), codes)

    @classmethod
    def of_saved(cls, folder: str | os.PathLike[str]) -> Federation:
        """What `save` wrote into a folder, in the same partitions; read where it is needed.

        Raises
        ------
        InvalidInput
            Where the folder is none of these, or is not finished.
        """
        parts, items = opened(folder)
        return cls._read_by(Saved(str(folder)), parts, items)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the branches, in the order of the partitions."""
        return self._codes

    @property
    def partitions(self) -> tuple[tuple[str, ...], ...]:
        """Codes of the branches of each partition."""
        return tuple(part.codes for part in self._origin.parts)

    def __len__(self) -> int:
        return len(self._codes)

    def __getitem__(self, code: str) -> Any:
        """One branch, as a `dask.delayed`."""
        if isinstance(code, str):
            for part, branches in zip(self._origin.parts, self._delayed()):
                if code in part.codes:
                    return branches[part.codes.index(code)]
        shown = ", ".join(self._codes[:20]) + (", ..." if len(self) > 20 else "")
        raise not_found("federation", f"branch {shown_object(code)} is not in it", f"name one of {shown}")

    def map(self, function: Callable[..., Any], *arguments: Any, **options: Any) -> Federation:
        """`function(branch, *arguments, **options)` for each branch, when it is asked for.

        The same arguments for all.
        """
        _require_callable(function, "map")
        step = Step(function, arguments, options)
        name = f"{getattr(function, '__name__', 'map')}-{digest_of(self._name, function, arguments, options)}"
        layer = {(name, row): (mapped, step, part, (self._name, row)) for row, part in enumerate(self._origin.parts)}
        origin = Origin(self._origin.parts, self._origin.source, self._origin.keys, self._origin.graph,
                        (*self._origin.steps, step))
        return self._over(origin, name, HighLevelGraph.from_collections(name, layer, dependencies=(self,)))

    def fold(self, function: Callable[[Any, Any], Any]) -> Any:
        """What all branches come to: `function(left, right)` of two that follow each other, until one is left.

        In a tree, which is the same as from left to right where it does not matter how they are put together. A
        `dask.delayed`; of a federation of no branches it is refused.
        """
        _require_callable(function, "fold")
        if not self._codes:
            raise invalid("federation", "it has no branches", "fold one that has some")
        level = 0
        keys, graph, needed = self.__dask_keys__(), self._graph, self._name
        name = f"fold-{digest_of(self._name, function)}"
        while level == 0 or len(keys) > 1:
            level_name = f"{name}-{level}"
            layer = {(level_name, row): (folded, Value(function), keys[first:first + FOLDED], level == 0)
                     for row, first in enumerate(range(0, len(keys), FOLDED))}
            graph = HighLevelGraph({**graph.layers, level_name: layer}, {**graph.dependencies, level_name: {needed}})
            keys, needed, level = list(layer), level_name, level + 1
        from dask.delayed import Delayed

        return Delayed(keys[0], graph, layer=needed)

    def save(self, folder: str | os.PathLike[str], *, client: Any = None, retries: int = 2,
             progress: Progress | None = None) -> Federation:
        """Work out every branch and write it into a folder, a file for each partition, and open what was written.

        Whoever is killed meanwhile, this process, the scheduler or a worker: the same call goes on where it was.
        Partitions that are finished and whole are not done again. A branch at a time is in a worker's memory besides
        what is written of its partition. A file is a ZIP without compression, which has an archive of each branch and
        a list of the branches; its name ends with a digest of what it was made from. Files of the same branches, steps
        and partitions are the same bytes, whoever made them.

        Parameters
        ----------
        folder : path
            Empty, or begun by the same call. Workers must see it by the same name.
        client : distributed.Client, optional
            Default: the one that is there, or else threads of this process, or what `dask.config` says.
        retries : int
            So many times a partition that failed is tried again by a client's scheduler. What the library refuses is
            not tried again.
        progress : callable(step, done, best, bound), optional
            After each partition, `done` being the share of those that are finished. Return False to stop; then
            `Stopped` is raised.

        Returns
        -------
        Federation
            As `of_saved` opens it.

        Raises
        ------
        InvalidInput
            Where the folder was begun with other branches, steps or partitions, or a branch's files have changed since;
            or naming each branch that the library refuses, when all others are written.
        """
        saved(self._origin, folder, client=client, retries=retries, progress=progress)
        return self.of_saved(folder)

    def to_frame(self, frame: Callable[[Any], Any] | None = None, partitions: int | None = None,
                 name: str = "branch") -> Any:
        """A `dask.dataframe` of all branches, with the branch's code as first column, called `name`.

        `frame` makes a pandas frame of what is known of a branch; without it, its `to_frame` does, or it is one. Frames
        themselves stay as they are. A federation of no branches gives a frame of no rows.

        Partitions of the frame have many branches, or one that is large: as many as make about 64 MiB, by what the
        first branches come to, which are worked out at once. A frame that is smaller has one, and its quantiles are
        exact; of several partitions Dask tells them nearly.
        """
        if frame is not None:
            _require_callable(frame, "frame")
        _require_partitions(partitions)
        if not isinstance(name, str):
            raise invalid("name", f"{shown_object(name)} is no name of a column", "give text")
        return frame_of_federation(self._origin.parts, self._delayed(), frame, partitions, name)

    def __repr__(self) -> str:
        return f"<muster.distributed.Federation of {len(self)} branches>"

    def _delayed(self) -> list[Any]:
        """Each partition's branches, a list."""
        from dask.delayed import Delayed

        layer = self._name if self._name in self._graph.layers else None
        return [Delayed(key, self._graph, layer=layer) for key in self.__dask_keys__()]

    # Dask's protocol for collections
    def __dask_graph__(self) -> HighLevelGraph:
        return self._graph

    def __dask_layers__(self) -> tuple[str, ...]:
        return (self._name,)

    def __dask_keys__(self) -> list[tuple[str, int]]:
        return [(self._name, row) for row in range(len(self._origin.parts))]

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
        keys = tuple((name, row) for row in range(len(self._origin.parts)))
        return self._over(Origin(self._origin.parts, None, keys, graph), name, graph)


def _parts(codes: Sequence[str], sizes: Sequence[int], partitions: int | None) -> tuple[Part, ...]:
    count = partitions or max(LEAST_PARTITIONS, -(-sum(sizes) // PARTITION_BYTES))
    ends = cut(sizes, count)
    return tuple(Part(row, tuple(codes[first:last]), sum(sizes[first:last]))
                 for row, (first, last) in enumerate(zip([0, *ends], ends)))


def _by_code(results: Iterable[Iterable[Any]], codes: tuple[str, ...]) -> dict[str, Any]:
    return dict(zip(codes, chain.from_iterable(results)))


def _require_mapping(given: object, name: str) -> None:
    if not isinstance(given, Mapping):
        raise invalid(name, f"{shown_object(given)} is no mapping", "give a mapping from the code of each branch")
    for code in given:
        if not isinstance(code, str):
            raise invalid(name, f"{shown_object(code)} is no code of a branch", "give text")


def _require_callable(given: object, name: str) -> None:
    if not callable(given):
        raise invalid(name, f"{shown_object(given)} is no function", "pass what is to be called of each branch")


def _require_partitions(given: object) -> None:
    if given is not None and (not isinstance(given, int) or isinstance(given, bool) or given < 1):
        raise invalid("partitions", f"{shown_object(given)} is no number of partitions", "give a whole number from 1")
