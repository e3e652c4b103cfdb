"""A federation is saved by partitions: the same bytes by whomever, and whoever is killed, what is finished stays."""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import branch_work
import dask
import muster
import pytest
from dask.distributed import Client, LocalCluster, wait
from muster.archive import to_bytes
from muster.distributed import Federation

HERE = Path(__file__).resolve().parent
CLIENT = """
import sys
import branch_work
from distributed import Client
from muster.distributed import Federation
from pathlib import Path

address, folder, out, log = sys.argv[1:]
files = {path.stem: path for path in sorted(Path(folder).iterdir())}
branches = Federation.of_folders(files, read=branch_work.read_points, partitions=24)
with Client(address, timeout=60):
    branches.map(branch_work.slowly_evaluated, log, 0.2).save(out)
"""


def files_in(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture()
def files(tmp_path):
    return branch_work.write_branches(tmp_path / "in", 12)


def federation(files, partitions=5):
    return Federation.of_folders(files, read=branch_work.read_points, partitions=partitions)


@pytest.mark.parametrize("work", [branch_work.evaluated, branch_work.paired, branch_work.rostered])
def test_what_is_saved_is_what_the_same_calls_give_one_by_one(files, tmp_path, work):
    shares = []
    saved = federation(files).map(work).save(tmp_path / "out", progress=lambda step, done, *rest: shares.append(done))
    assert shares == [0.2, 0.4, 0.6, 0.8, 1] and saved.partitions == federation(files).partitions
    expected = {code: work(branch_work.read_points(path)) for code, path in files.items()}
    assert saved.compute() == expected
    for path in sorted((tmp_path / "out").glob("*.zip")):
        with zipfile.ZipFile(path) as file:
            codes = saved.partitions[int(path.name.split("-")[0])]
            made = [file.read(f"{row}.muster") for row in range(len(codes))]
            assert made == [to_bytes(expected[code]) for code in codes]
    before = files_in(tmp_path / "out")
    assert saved.map(to_bytes).compute(scheduler="processes") == {code: to_bytes(one) for code, one in expected.items()}
    again = federation(files).map(work).save(tmp_path / "again")
    assert files_in(tmp_path / "again") == before and again.codes == tuple(files)


def test_what_was_saved_is_taken_further_and_saved(files, tmp_path):
    scored = federation(files).map(branch_work.evaluated).save(tmp_path / "scored")
    ledgers = scored.map(ledger_of).save(tmp_path / "ledgers")
    assert [ledger == ledger_of(one) for ledger, one in zip(ledgers.compute().values(), scored.compute().values())]
    given = Federation({"a": ledgers["BR03"], "b": branch_work.read_points(files["BR04"])}, partitions=1)
    kept = given.map(ledger_or_points).save(tmp_path / "given").compute()
    assert kept["a"] == ledgers.compute()["BR03"]
    given.map(ledger_or_points).save(tmp_path / "given")


def test_functions_of_the_extension_are_mapped_by_other_processes_too(files):
    works = federation(files).map(branch_work.evaluated)
    schemes = works.map(muster.evaluation.check).compute(scheduler="processes")
    assert schemes == {code: [] for code in files}
    assert works.map(muster.evaluation.check)._name == works.map(muster.evaluation.check)._name


def ledger_of(evaluation):
    return evaluation.ledger


def ledger_or_points(one):
    return one if isinstance(one, muster.record.Ledger) else branch_work.evaluated(one).ledger


def test_what_is_finished_and_whole_is_not_done_again(files, tmp_path):
    log, out = tmp_path / "log", tmp_path / "out"
    work = federation(files).map(branch_work.slowly_evaluated, str(log), 0)
    with pytest.raises(muster.Stopped), dask.config.set(scheduler="synchronous"):
        work.save(out, progress=lambda step, done, *rest: done < 0.4)
    kept = files_in(out)
    assert len(kept) == 1 + 2
    with pytest.raises(muster.InvalidInput, match=r"of 5 partitions are not finished; save again as before"):
        Federation.of_saved(out)
    work.save(out)
    told = log.read_text().splitlines()
    assert len(told) == len({line.split()[0] for line in told}) == 12
    whole = files_in(out)
    assert whole.items() >= kept.items() and len(whole) == 6
    torn = sorted(out.glob("*.zip"))[1]
    torn.write_bytes(torn.read_bytes()[:-40])
    (out / f".{torn.name}.part-0123").write_bytes(b"what who was killed has left")
    work.save(out)
    assert files_in(out) == whole
    flipped = bytearray(torn.read_bytes())
    flipped[200] ^= 1
    torn.write_bytes(flipped)
    work.save(out)
    assert files_in(out) == whole and len(log.read_text().splitlines()) == 12 + 2 * len(work.partitions[1])


def test_a_folder_that_was_begun_otherwise_is_refused(files, tmp_path):
    out = tmp_path / "out"
    work = federation(files).map(branch_work.evaluated)
    work.save(out)
    before = files_in(out)
    others = {
        federation(files).map(branch_work.paired): "it was begun with the steps branch_work.evaluated",
        federation(files, 4).map(branch_work.evaluated): "it was begun with other branches or partitions",
        federation(dict(list(files.items())[:-1])).map(branch_work.evaluated):
            "it was begun with other branches or partitions",
        Federation.of_folders(files, read=open, partitions=5).map(branch_work.evaluated):
            "it was begun with other arguments of its steps"}
    for other, fault in others.items():
        with pytest.raises(muster.InvalidInput, match=re.escape(f"{out}: {fault}; ask for the same again to go on")):
            other.save(out)
    files["BR02"].write_text(files["BR02"].read_text() + "new,1,1\n")
    with pytest.raises(muster.InvalidInput, match="what it was made from has changed; remove it to have it made anew"):
        work.save(out)
    assert files_in(out) == before
    with pytest.raises(muster.InvalidInput, match="there are other files in it; name a new or an empty folder"):
        work.save(tmp_path / "in")
    with pytest.raises(muster.InvalidInput, match="no federation was saved in it"):
        Federation.of_saved(tmp_path)
    with pytest.raises(muster.InvalidInput, match="it is not a folder"):
        work.save(files["BR01"])


def test_branches_that_are_refused_are_named_when_all_others_are_written(files, tmp_path):
    for code in ("BR03", "BR11"):
        files[code].write_text("m1,-3,0\n")
    work = federation(files, 12).map(points_or_fault)
    with pytest.raises(muster.InvalidInput) as raised:
        work.save(tmp_path / "out")
    assert [line.split(":")[0] for line in str(raised.value).splitlines()] == ["branch 'BR03'", "branch 'BR11'"]
    assert len(raised.value.faults) == 2 and len(list((tmp_path / "out").glob("*.zip"))) == len(work.partitions) - 2
    with pytest.raises(RuntimeError, match="my own") as raised:
        federation(files, 1).map(fails).save(tmp_path / "failed")
    assert raised.value.__notes__ == ["branch 'BR00'"]


def points_or_fault(points):
    if points["study"][0] < 0:
        raise muster.refusal.invalid("points", "below 0", "correct them")
    return branch_work.evaluated(points)


def fails(points):
    raise RuntimeError("my own")


def test_a_cluster_tries_again_what_failed_and_spills_what_does_not_fit(files, tmp_path):
    once = tmp_path / "once"
    once.mkdir()
    work = federation(files).map(branch_work.fails_once, str(once))
    one = {"n_workers": 1, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with LocalCluster(memory_limit="400MB", **one) as local, Client(local) as client:
        with pytest.raises(OSError, match="for once"):
            work.save(tmp_path / "none", retries=0)
        assert work.save(tmp_path / "out", retries=3).codes == tuple(files)
        held = Federation({str(row): row for row in range(30)}, partitions=30).map(branch_work.large).persist()
        wait(held)
        (on_disk,) = client.run(lambda dask_worker: len(dask_worker.data.disk)).values()
        assert on_disk > 5 and sum(held.map(len).compute().values()) == 30 * 20_000_000


class Cluster:
    """Processes of `distributed`, as they are started by hand."""

    def __init__(self, folder):
        self.folder = folder
        self.started = []
        self.environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}

    def start(self, *arguments):
        self.started.append(subprocess.Popen([sys.executable, *map(str, arguments)], env=self.environment,
                                             cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
        return self.started[-1]

    def scheduler(self):
        file = self.folder / f"scheduler{len(self.started)}.json"
        made = self.start("-m", "distributed.cli.dask_scheduler", "--port", 0, "--no-dashboard", "--host", "127.0.0.1",
                          "--scheduler-file", file)
        return made, file

    def worker(self, file):
        return self.start("-m", "distributed.cli.dask_worker", "--scheduler-file", file, "--nthreads", 1, "--no-nanny",
                          "--no-dashboard", "--death-timeout", 20)

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        process.wait()


@pytest.fixture()
def cluster(tmp_path):
    made = Cluster(tmp_path)
    yield made
    for process in made.started:
        if process.poll() is None:
            made.kill(process)
        process.stderr.close()


def wait_for(condition, seconds=180):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_workers_clients_and_the_scheduler_are_killed_and_what_is_finished_is_not_done_again(cluster, tmp_path):
    files = branch_work.write_branches(tmp_path / "in", 24)
    out, log = tmp_path / "out", tmp_path / "log"

    def client(file):
        wait_for(file.exists)
        return cluster.start("-c", CLIENT, json.loads(file.read_text())["address"], tmp_path / "in", out, log)

    def made():
        return {path.name: path.stat().st_ino for path in out.glob("*.zip")}

    scheduler, file = cluster.scheduler()
    workers = [cluster.worker(file) for _ in range(2)]
    first = client(file)
    wait_for(lambda: len(made()) >= 4)
    cluster.kill(workers[0])
    wait_for(lambda: len(made()) >= 8)
    cluster.kill(first)
    kept = made()
    second = client(file)
    wait_for(lambda: len(made()) >= 13)
    cluster.kill(scheduler)
    cluster.kill(workers[1])
    kept.update(made())
    scheduler, file = cluster.scheduler()
    cluster.worker(file)
    assert second.wait(180) != 0 and "scheduler: it is gone" in second.stderr.read().decode()
    third = client(file)
    assert third.wait(180) == 0, third.stderr.read().decode()
    work = federation(files, 24).map(branch_work.slowly_evaluated, str(log), 0.2)
    assert len(kept) < len(work.partitions) == len(made())
    assert made().items() >= kept.items()
    told = log.read_text().splitlines()
    assert 24 <= len(told) <= 24 + 8  # a partition of at most two branches for each that was killed
    whole = files_in(out)
    shutil.rmtree(out)
    with dask.config.set(scheduler="synchronous"):
        work.save(out)
    assert files_in(out) == whole
