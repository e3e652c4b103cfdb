"""What several tests of the package stand on."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from muster.programme import Term

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/python"))  # modules that several tests share


@pytest.fixture(scope="session")
def example_term(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example term, freshly generated. Not to be changed; copy it first."""
    folder = tmp_path_factory.mktemp("example") / "term"
    subprocess.run([sys.executable, str(ROOT / "examples/term/generate.py"), str(folder)], check=True,
                   capture_output=True)
    return folder


@pytest.fixture(scope="session")
def planned_term(example_term: Path) -> Term:
    """The example term, planned and evaluated with a little work."""
    from muster.readers import read_folder
    from muster.readers.models.term import build_term

    return build_term(read_folder(example_term), work=200_000)
