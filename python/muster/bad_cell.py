"""What is said of a cell that cannot be read."""
from __future__ import annotations


class BadCell(Exception):
    """A cell that is not of its column's kind. Holds fault and remedy."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(fault)
        self.fault, self.remedy = fault, remedy
