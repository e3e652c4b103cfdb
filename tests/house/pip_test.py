"""pip's way in: what setup.py would run.

That an install works from beginning to end takes a whole build, which is not done here.
"""
import os
import runpy
import shutil
from pathlib import Path

import pytest
import setuptools

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def way_in(monkeypatch):
    monkeypatch.setattr(setuptools, "setup", lambda **_: None)
    for name in ("CMAKE_BUILD_PARALLEL_LEVEL", "CMAKE_GENERATOR"):
        monkeypatch.delenv(name, raising=False)
    return runpy.run_path(str(ROOT / "setup.py"))


def test_pip_starts_no_more_compilers_than_there_are_processors(way_in, monkeypatch, tmp_path):
    command = way_in["build_command"](tmp_path)
    assert command[:3] == ["cmake", "--build", str(tmp_path)]
    assert command[command.index("--parallel") + 1:] == [str(len(os.sched_getaffinity(0)))]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3})
    assert way_in["build_command"](tmp_path)[-2:] == ["--parallel", "1"]


def test_a_number_of_compilers_that_was_asked_for_is_kept(way_in, monkeypatch, tmp_path):
    monkeypatch.setenv("CMAKE_BUILD_PARALLEL_LEVEL", "7")
    assert "--parallel" not in way_in["build_command"](tmp_path)  # CMake reads the variable where no number is given


def test_pip_builds_with_ninja_where_it_is_and_with_the_generator_that_was_asked_for(way_in, monkeypatch, tmp_path):
    def generator():
        command = way_in["configure_command"](tmp_path)
        return command[command.index("-G") + 1] if "-G" in command else None

    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/ninja")
    assert generator() == "Ninja"
    monkeypatch.setenv("CMAKE_GENERATOR", "Unix Makefiles")
    assert generator() is None
    monkeypatch.delenv("CMAKE_GENERATOR")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert generator() is None


def test_a_build_that_was_begun_keeps_its_generator(way_in, monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/ninja")
    (tmp_path / "CMakeCache.txt").write_text("CMAKE_GENERATOR:INTERNAL=Unix Makefiles\n")
    assert "-G" not in way_in["configure_command"](tmp_path)
