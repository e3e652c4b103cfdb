"""Meetings held, of a term folder."""
from __future__ import annotations

from ...org import MeetingHeld, MeetingKind
from ..folder import TermFolder
from .organisation import rows_of


def build_meetings(folder: TermFolder) -> list[MeetingHeld]:
    """In the order of the file. Ids are rows of the folder's files."""
    units, members = rows_of(folder, "units"), rows_of(folder, "members")
    return [MeetingHeld(each.meeting, getattr(MeetingKind, each.kind), units[each.unit], day=each.day,
                        present=[members[code] for code in each.present], channel=each.channel,
                        activity=each.activity, topic=each.topic)
            for each in folder.rows("meetings")]
