"""Reads what people keep in spreadsheets: a term folder of CSV and .xlsx files.

docs/reference/term-folder.md describes it.
"""
from .folder import TermFolder, read_folder
from .scheme_sheet import read_scheme_sheet, write_scheme_sheet

__all__ = ["TermFolder", "read_folder", "read_scheme_sheet", "write_scheme_sheet"]
