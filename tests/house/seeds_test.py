"""Seeds of the fuzz targets: a byte of each chooses a kind or a reader by its place in a list, which may grow."""
import importlib.util
import re
from pathlib import Path

FUZZ = Path(__file__).resolve().parents[1] / "fuzz"


def made():
    spec = importlib.util.spec_from_file_location("seeds", FUZZ / "seeds.py")
    seeds = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(seeds)
    return {name: dict(each) for name, each in seeds.corpora().items()}


def test_the_seeds_are_those_that_their_script_makes():
    kept = {folder.name: {path.name: path.read_bytes() for path in folder.iterdir()}
            for folder in (FUZZ / "corpus").iterdir()}
    stale = [f"{name}/{file}" for name, files in made().items() for file, data in files.items()
             if kept.get(name, {}).get(file) != data]
    remedy = "run: /usr/bin/python3 tests/fuzz/seeds.py"
    assert stale == [] and {name: set(files) for name, files in kept.items()} == {
        name: set(files) for name, files in made().items()}, remedy
    assert sum(len(data) for files in kept.values() for data in files.values()) < 400_000


def test_every_target_has_seeds_and_is_fuzzed():
    targets = sorted(made())
    listed = re.search(r"set\(targets (.*?)\)", (FUZZ / "CMakeLists.txt").read_text(encoding="utf-8")).group(1)
    fuzzed = re.search(r"\|\| targets=\((.*?)\)", (FUZZ / "run.sh").read_text(encoding="utf-8")).group(1)
    assert sorted(listed.split()) == sorted(fuzzed.split()) == targets
