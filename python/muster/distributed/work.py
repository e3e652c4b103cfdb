"""What a worker does with a partition. What is told to it is of classes of ours, which Dask takes as they are."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

from .digests import address_of
from .sources import Source

if TYPE_CHECKING:
    from dask.highlevelgraph import HighLevelGraph


@dataclass(frozen=True)
class Part:
    """A partition: its row, the codes of its branches, and how large these are beside others."""

    row: int
    codes: tuple[str, ...]
    size: int = 1


@dataclass(frozen=True)
class Step:
    """Something that is called of each branch."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)

    def __call__(self, branch: Any) -> Any:
        return self.function(branch, *self.arguments, **self.options)

    def __reduce__(self) -> tuple[Callable[..., Step], tuple[Any, ...]]:
        """By its function's address where it has one, as those of the extension have no other pickle."""
        address = address_of(self.function)
        return step_of, (address, None if address else self.function, self.arguments, self.options)


def step_of(address: tuple[str, str] | None, function: Any, arguments: tuple[Any, ...],
            options: dict[str, Any]) -> Step:
    return Step(getattr(import_module(address[0]), address[1]) if address else function, arguments, options)


@dataclass(frozen=True)
class Value:
    """Something that is given and not computed."""

    value: Any


@dataclass(frozen=True)
class Origin:
    """What partitions are made from: files, or what another graph has by these keys; and the steps since."""

    parts: tuple[Part, ...]
    source: Source | None
    keys: tuple[Any, ...]  # of each partition what it is given; where there is a source, what that reads
    graph: HighLevelGraph | None
    steps: tuple[Step, ...] = ()


@contextmanager
def telling_of(code: str) -> Iterator[None]:
    """An error says which branch it is of."""
    try:
        yield
    except Exception as error:
        error.add_note(f"branch {code!r}")
        raise


def given_part(values: Iterable[Any]) -> list[Any]:
    return [each.value if isinstance(each, Value) else each for each in values]


def loaded(source: Source, part: Part, items: Value) -> list[Any]:
    return list(branches(part, source, items.value))


def mapped(step: Step, part: Part, values: Iterable[Any]) -> list[Any]:
    return list(branches(part, None, values, (step,)))


def branches(part: Part, source: Source | None, given: Any, steps: Iterable[Step] = ()) -> Iterator[Any]:
    """Each branch of a partition after all steps, one at a time."""
    values = iter(given if source is None else source.values(given))
    for code in part.codes:
        with telling_of(code):
            value = next(values)
            for step in steps:
                value = step(value)
        yield value
        del value  # before the next is read


def folded(function: Value, values: Iterable[Any], is_first: bool) -> Any:
    """Branches of some partitions, or what these came to, as one."""
    return reduce(function.value, chain.from_iterable(values) if is_first else values)
