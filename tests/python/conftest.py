"""What several tests of the package stand on."""
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/python"))  # modules that several tests share


@pytest.fixture(scope="session")
def example_term(tmp_path_factory):
    """The example term, freshly generated. Not to be changed; copy it first."""
    folder = tmp_path_factory.mktemp("example") / "term"
    subprocess.run([sys.executable, str(ROOT / "examples/term/generate.py"), str(folder)], check=True,
                   capture_output=True)
    return folder


@pytest.fixture(scope="session")
def planned_term(example_term):
    """The example term, planned and evaluated with a little work."""
    from muster.readers import read_folder
    from muster.readers.models.term import build_term

    return build_term(read_folder(example_term), work=20_000)
