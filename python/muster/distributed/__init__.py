"""A federation of branches, too large for one machine, as a Dask collection of partitions of branches.

It maps the functions that one branch is worked with, and adds no engine of its own:

>>> federation = Federation.of_folders({"BR1": "terms/br1", "BR2": "terms/br2"})   # read where they are worked on
>>> terms = federation.map(build_term)                                             # lazy
>>> terms.compute()                                                                # {"BR1": ..., "BR2": ...}
>>> terms.save("made")                              # or an archive a partition; what is finished is not done again
"""
from __future__ import annotations

from .federation import Federation
from .parts import ScoredParts, score_in_parts
from .splitting import split_ledger, split_pieces

__all__ = ["Federation", "ScoredParts", "score_in_parts", "split_ledger", "split_pieces"]
