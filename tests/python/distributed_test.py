"""A federation gives what the same calls give one by one, on threads, on processes and on a cluster."""
import subprocess
import sys
from pathlib import Path

import dask
import pandas
import pytest
from dask.distributed import Client, LocalCluster
from muster.distributed import Federation
from muster.distributed.sources import cut
from muster.readers import read_folder

GENERATE = Path(__file__).resolve().parents[2] / "examples/term/generate.py"


def stages(folder, least=0):
    frame = pandas.DataFrame(folder.rows("stages"))
    counted = frame.groupby("stage").size().rename("steps").reset_index()
    return counted[counted["steps"] >= least]


@pytest.fixture(scope="module")
def folders(tmp_path_factory, example_term):
    other = tmp_path_factory.mktemp("branch") / "term"
    subprocess.run([sys.executable, str(GENERATE), str(other), "--seed", "8"], check=True, capture_output=True)
    return {"BR2": example_term, "BR1": other}


@pytest.fixture(scope="module")
def one_by_one(folders):
    return {code: stages(read_folder(path)) for code, path in folders.items()}


def same(left, right):
    assert list(left) == list(right)
    for code in left:
        pandas.testing.assert_frame_equal(left[code], right[code])


@pytest.mark.parametrize("scheduler", ["synchronous", "threads", "processes"])
def test_a_map_gives_what_the_same_calls_give_one_by_one(folders, one_by_one, scheduler):
    same(Federation.of_folders(folders).map(stages).compute(scheduler=scheduler), one_by_one)


def test_a_cluster_gives_the_same(folders, one_by_one):
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True,
                      dashboard_address=None) as cluster, Client(cluster) as client:
        federation = Federation.of_folders(folders).persist()
        same(client.gather(client.compute(federation.map(stages))), one_by_one)


def test_nothing_is_read_until_it_is_asked_for():
    federation = Federation.of_folders({"BR1": "nowhere"}).map(stages)
    assert len(federation) == 1
    with pytest.raises(ValueError, match="nowhere: the folder is missing"):
        federation.compute(scheduler="synchronous")


def test_maps_follow_one_another_and_take_arguments():
    federation = Federation({"a": 1, "b": 2}).map(pow, 3).map(lambda value, add: value + add, add=1)
    assert federation.compute(scheduler="synchronous") == {"a": 2, "b": 9}
    assert federation["b"].compute(scheduler="synchronous") == 9
    assert dask.compute(federation, federation.map(str),
                        scheduler="synchronous") == ({"a": 2, "b": 9}, {"a": "2", "b": "9"})


def test_a_frame_of_all_branches_has_partitions_by_size(folders, one_by_one):
    frame = Federation.of_folders(folders).map(stages).to_frame(lambda part: part)
    assert frame.npartitions == 1
    together = frame.compute(scheduler="synchronous")
    assert together["branch"].unique().tolist() == ["BR2", "BR1"]
    assert together["steps"].sum() == sum(part["steps"].sum() for part in one_by_one.values())
    apart = Federation.of_folders(folders).map(stages).to_frame(lambda part: part, partitions=2)
    assert apart.npartitions == 2
    pandas.testing.assert_frame_equal(apart.compute(scheduler="synchronous"), together)


def test_frames_of_many_small_branches_make_few_tasks_and_exact_quantiles():
    rows = {f"BR{row:05}": pandas.DataFrame({"x": [row]}) for row in range(10_000)}
    frame = Federation(rows).to_frame(lambda part: part)
    total = frame["x"].sum()
    assert len(total.dask) < 300 and total.compute(scheduler="synchronous") == sum(range(10_000))
    apart = Federation(rows, partitions=10_000).to_frame(lambda part: part)
    assert apart.npartitions == 1 and len(apart["x"].sum().dask) < 20_010
    some = Federation(dict(list(rows.items())[:300]), partitions=300).to_frame(lambda part: part)
    assert some["x"].quantile(0.5).compute(scheduler="synchronous") == 149.5


def test_partitions_hold_branches_that_follow_each_other_about_as_large_as_each_other(tmp_path):
    assert cut([1] * 10, 3) == [3, 7, 10] and cut([1] * 3, 64) == [1, 2, 3] and cut([], 5) == []
    assert cut([1, 1, 100, 1, 1], 2) == [2, 5] and cut([5], 1) == [1]
    for size in (1, 7, 200):
        ends = cut([1 + row % 5 for row in range(size)], 9)
        assert ends[-1] == size and ends == sorted(set(ends)) and len(ends) <= 9
    sizes = {"small": 10, "large": 5000, "other": 10}
    for code, size in sizes.items():
        (tmp_path / code).write_bytes(b"x" * size)
    federation = Federation.of_folders({code: tmp_path / code for code in sizes}, read=open, partitions=2)
    assert [len(part) for part in federation.partitions] in ([1, 2], [2, 1]) and len(federation) == 3
    assert Federation({str(row): row for row in range(1000)}, partitions=7).map(abs).compute(
        scheduler="synchronous") == {str(row): row for row in range(1000)}


def test_names_of_the_same_work_are_the_same():
    first, second = (Federation({"a": 1}).map(pow, 3) for _ in range(2))
    assert first.__dask_keys__() == second.__dask_keys__()
    assert first.__dask_keys__() != Federation({"a": 1}).map(pow, 4).__dask_keys__()
