"""Readable output: pages, calendars, and text made harmless for them."""
from ._muster.report import *  # noqa: F401,F403
