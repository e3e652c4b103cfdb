"""Tasks told as they end, by whatever scheduler Dask has."""
from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from queue import SimpleQueue
from threading import Semaphore, Thread
from typing import Any

import dask
from dask.callbacks import Callback
from dask.delayed import Delayed
from dask.highlevelgraph import HighLevelGraph


def outcomes(name: str, tasks: Sequence[Any], needed: HighLevelGraph | None, client: Any,
             retries: int) -> Iterator[Any]:
    """What each task gives, in the order they end. `needed` is the graph of what tasks name.

    Who stops asking stops the rest.
    """
    layers, dependencies = (needed.layers, needed.dependencies) if needed else ({}, {})
    graph = HighLevelGraph({name: {(name, row): task for row, task in enumerate(tasks)}, **layers},
                           {name: set(layers), **dependencies})
    every = [Delayed((name, row), graph, layer=name) for row in range(len(tasks))]
    if not every:
        return
    client = client or client_there()
    if client is not None:
        yield from by_client(every, client, retries)
    else:
        yield from by_this_process(every, name)


def client_there() -> Any:
    """The client that Dask would take, where there is one and no other scheduler was chosen."""
    distributed = sys.modules.get("distributed")
    if distributed is None or dask.config.get("scheduler", None) not in (None, "dask.distributed", "distributed"):
        return None
    try:
        return distributed.default_client()
    except ValueError:
        return None


def by_client(every: Sequence[Delayed], client: Any, retries: int) -> Iterator[Any]:
    from distributed import as_completed
    from distributed.comm import CommClosedError

    futures = client.compute(list(every), retries=retries)
    try:
        for future in as_completed(futures):
            try:
                is_gone = future.cancelled()
                result = None if is_gone else future.result()
            except CommClosedError:
                is_gone = True
            if is_gone:
                raise ConnectionError("scheduler: it is gone, or was told to stop; begin again as before, which goes "
                                      "on where it was")
            yield result
    finally:
        for future in futures:  # what is not begun is not begun any more; without a word from the scheduler
            future.release()


class _Left(Exception):
    """Who asked has stopped."""


def by_this_process(every: Sequence[Delayed], name: str) -> Iterator[Any]:
    ended: SimpleQueue[Any] = SimpleQueue()
    is_heard = Semaphore(0)  # what is told waits until it was heard, so that who stops stops there
    has_left = False

    def tell(key: Any, result: Any, *_: Any) -> None:
        if not isinstance(key, tuple) or key[0] != name:
            return
        ended.put(result)
        is_heard.acquire()
        if has_left:
            raise _Left

    def work() -> None:
        try:
            with Callback(posttask=tell):
                dask.compute(*every, optimize_graph=False)
            ended.put(None)
        except BaseException as error:  # told to who asks
            ended.put(error)

    worker = Thread(target=work)
    worker.start()
    try:
        while (result := ended.get()) is not None:
            if isinstance(result, BaseException):
                raise result
            yield result
            is_heard.release()
    finally:
        has_left = True
        is_heard.release()
        worker.join()
