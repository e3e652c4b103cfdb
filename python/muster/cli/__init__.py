"""The command line: one term folder in; a report, a calendar, a workbook and an archive out."""
from .main import main

__all__ = ["main"]
