"""Members, stages, units, offices and places."""
from ._muster.org import *  # noqa: F401,F403
