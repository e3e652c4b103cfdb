"""Who stands duty when: `muster.roster(...)` from tables, and the models beneath it."""
import sys
from types import ModuleType

from .._muster.roster import *  # noqa: F401,F403
from .._muster.roster import no_limit  # noqa: F401
from .frames import problem_from_frames  # noqa: F401
from .plan import plan  # noqa: F401
from .result import RosterResult  # noqa: F401


class _Area(ModuleType):
    """The area is its own main function, as `muster.pair` and `muster.evaluate` are functions."""

    def __call__(self, *arguments, **options):
        return plan(*arguments, **options)


sys.modules[__name__].__class__ = _Area
