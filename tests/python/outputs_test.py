"""The files of a run appear together or not at all, whatever happens, and nobody's own files are touched."""
import multiprocessing
import os

import pytest
from muster.cli import outputs


def files(out):
    """Text by name of all that people see."""
    return {str(path.relative_to(out)): path.read_text() for path in sorted(out.rglob("*"))
            if path.is_file() and not any(part.startswith(".muster-") for part in path.relative_to(out).parts)}


def write(out, mark, names=("one.txt", "two.txt", "many/x", "many/deep/y")):
    with outputs.written_whole(out) as writing:
        for name in names:
            (writing / name).parent.mkdir(parents=True, exist_ok=True)
            (writing / name).write_text(mark)


def test_they_take_their_place_together_and_leave_the_rest(tmp_path):
    out = tmp_path / "a" / "out"
    write(out, "1", ["one.txt", "many/x"])
    (out / "mine").write_text("m")
    write(out, "2", ["one.txt", "many/y"])
    assert files(out) == {"mine": "m", "one.txt": "2", "many/y": "2"}


def test_what_nobody_wrote_here_stays_in_their_folders_too(tmp_path):
    write(tmp_path, "1")
    (tmp_path / "many" / "mine").write_text("m")
    (tmp_path / "many" / "deep" / "mine").write_text("d")
    (tmp_path / "many" / "own").mkdir()
    (tmp_path / "many" / "own" / "z").write_text("z")
    for mark in ("2", "3"):
        write(tmp_path, mark, ["many/deep/w"])
        assert files(tmp_path) == {"one.txt": "1", "two.txt": "1", "many/deep/w": mark, "many/mine": "m",
                                   "many/deep/mine": "d", "many/own/z": "z"}


def test_a_spoilt_list_of_what_was_written_hinders_nothing(tmp_path):
    write(tmp_path, "1")
    (tmp_path / outputs.LIST).write_bytes(b"one.txt\n\xff\xfe\0\n../../etc\n")
    (tmp_path / "many" / "mine").write_text("m")
    write(tmp_path, "2")
    assert files(tmp_path) == {"one.txt": "2", "two.txt": "2", "many/x": "2", "many/deep/y": "2", "many/mine": "m"}


@pytest.mark.parametrize("raised", [ValueError, KeyboardInterrupt])
def test_they_are_as_before_where_making_them_fails(tmp_path, raised):
    out = tmp_path / "a" / "out"
    with pytest.raises(raised):
        with outputs.written_whole(out) as writing:
            (writing / "one.txt").write_text("1")
            raise raised
    assert list(tmp_path.iterdir()) == []
    out.mkdir(parents=True)
    (out / "one.txt").write_text("old")
    with pytest.raises(raised):
        with outputs.written_whole(out) as writing:
            (writing / "one.txt").write_text("new")
            raise raised
    assert [path.name for path in out.iterdir()] == ["one.txt"]
    assert (out / "one.txt").read_text() == "old"


STEPS = ("rename", "replace", "rmdir", "fsync", "unlink", "mkdir")


def count_down(left, act):
    """Acts instead of the step at which nothing is left; every step of the system that changes names counts."""
    for name in STEPS:
        def step(*arguments, real=getattr(os, name), **options):
            left[0] -= 1
            if left[0] == 0:
                act()
            return real(*arguments, **options)
        setattr(os, name, step)


def killed_at(step, out):
    count_down([step], lambda: os._exit(9))
    write(out, "2")


def test_a_kill_at_any_step_leaves_the_old_ones_or_the_new_once_somebody_looks_after_it(tmp_path):
    kept, seen, step, status = "mine", set(), 0, 9
    while status == 9:
        step += 1
        out = tmp_path / str(step)
        write(out, "1")
        (out / "many" / kept).write_text("m")
        child = multiprocessing.get_context("fork").Process(target=killed_at, args=(step, out))
        child.start()
        child.join()
        status = child.exitcode
        is_whole = (out / outputs.NEW).exists()
        outputs.settle(out)
        found = files(out)
        assert found.pop("many/mine") == "m"
        assert len(found) == 4 and len(set(found.values())) == 1
        assert not is_whole or set(found.values()) == {"2"}
        seen |= set(found.values())
        assert sorted(path.name for path in out.iterdir()) == [outputs.LIST, "many", "one.txt", "two.txt"]
    assert status == 0 and step > 25 and seen == {"1", "2"}


def test_a_fault_while_they_take_their_places_gives_the_old_ones_back(tmp_path, monkeypatch):
    real, done = os.replace, 0
    for fails_at in (1, 2, 3):
        out = tmp_path / str(fails_at)
        write(out, "1")
        left = [fails_at]

        def replace(*arguments, left=left):
            left[0] -= 1
            if left[0] == 0:
                raise PermissionError(13, "in use")
            return real(*arguments)

        monkeypatch.setattr(os, "replace", replace)
        with pytest.raises(PermissionError):
            write(out, "2")
        monkeypatch.setattr(os, "replace", real)
        assert set(files(out).values()) == {"1"}
        assert sorted(path.name for path in out.iterdir()) == [outputs.LIST, "many", "one.txt", "two.txt"]
        write(out, "3")
        assert set(files(out).values()) == {"3"}
        done += 1
    assert done == 3


def late(out):
    write(out, "2")


def test_who_comes_while_another_writes_waits(tmp_path):
    with outputs.written_whole(tmp_path) as writing:
        child = multiprocessing.get_context("fork").Process(target=late, args=(tmp_path,))
        child.start()
        child.join(0.3)
        assert child.is_alive()
        (writing / "one.txt").write_text("1")
    child.join()
    assert files(tmp_path)["one.txt"] == "2"
