"""Saving and loading: JSON for people, XML for other programs, portable binary for speed."""
from ._muster.archive import *  # noqa: F401,F403
