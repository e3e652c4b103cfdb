"""Four enters, one light (四进一亮) as data, and a whole term."""
from ._muster.programme import *  # noqa: F401,F403
