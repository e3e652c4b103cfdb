"""Who stands duty when: `plan` from tables, and the models beneath it."""
from .._muster.roster import *  # noqa: F401,F403
from .._muster.roster import no_limit  # noqa: F401
from .frames import problem_from_frames  # noqa: F401
from .histories import histories_from_frame, histories_to_frame  # noqa: F401
from .plan import plan  # noqa: F401
from .result import RosterResult  # noqa: F401
