"""Reads what people keep in spreadsheets: a term folder of CSV and .xlsx files.

docs/reference/term-folder.md describes it.
"""
from .folder import TermFolder, read_folder

__all__ = ["TermFolder", "read_folder"]
