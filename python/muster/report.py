"""Readable output: pages, posters, calendars, and text made harmless for them."""
from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

from ._muster import Language
from ._muster import report as _report
from ._muster.programme import Term
from ._muster.report import (Audience, PageCheck, Picture, cell_escaped, csv_escaped, html, html_escaped, member_page,
                             names_apart, poster, posters, pseudonymise, shown_groups, source_in_words)
from .archive import Reader, redacted, to_bytes
from .refusal import invalid, shown_object
from .roster import RosterResult
from .time_zones import CHINA, minutes_ahead

__all__ = ["Audience", "PageCheck", "Picture", "cell_escaped", "csv_escaped", "html", "html_escaped", "icalendar",
           "member_page", "names_apart", "page_check", "poster", "posters", "pseudonymise", "shown_groups",
           "source_in_words"]

PROGRAM = Path(__file__).with_name("page_check.wasm.gz")  # where the build had Emscripten


def page_check(term: Term, *, program: bytes | None = None) -> PageCheck | None:
    """What `html` needs for a page that checks itself: the program, and the term as its committee may know it.

    Whoever gets the page can read that archive, which holds more than is shown; there is no seal in it.

    Parameters
    ----------
    term : Term
        Of the page.
    program : bytes, optional
        `page_check.wasm.gz` of another build. Default: the one beside this package.

    Returns
    -------
    PageCheck or None
        None where the package was built without the program.
    """
    if program is None:
        if not PROGRAM.exists():
            return None
        program = PROGRAM.read_bytes()
    return PageCheck(program, gzip.compress(to_bytes(redacted(term, Reader.committee)), mtime=0))


def icalendar(plan: Term | RosterResult, *, language: Language = Language.zh, published: date | None = None,
              version: int = 0, member: str | int | None = None, timezone: str = CHINA,
              name: str | None = None) -> str:
    """The duties of a term or of any roster as a calendar (RFC 5545), for all or for one member.

    Parameters
    ----------
    plan : Term or RosterResult
    language : Language
        Of the words in it.
    published : date, optional
        Day this version was made. Default: the first day of the term, or of the roster.
    version : int
        Raise it with every change: calendars that know this one then update. Of a term that was published, each turn
        that was told has the version and the day that last changed it, whatever is given here.
    member : str or int, optional
        Code of the member, or its row in the organisation or in the roster's problem. Default: everybody. Of who was
        told of duty and has left the organisation, the code: what they were told is cancelled.
    timezone : str
        Where the clock hangs by which duty begins and ends, as `Europe/Berlin` (IANA). Duties begin and end by that
        clock in the night it is changed, too.
    name : str, optional
        What calendar programs call it. Default: the branch, of a term; of a roster what duty is called; with the
        member.

    Raises
    ------
    InvalidInput
        Where there is no such time zone or member.
    """
    if isinstance(plan, RosterResult):
        return plan.to_icalendar(language=language, published=published, version=version, member=member,
                                 timezone=timezone, name=name)
    if not isinstance(plan, Term):
        raise invalid("plan", f"{shown_object(plan)} is neither", "give a Term or a RosterResult")
    code = "" if member is None else _code(plan, member)
    return _report.icalendar(plan, language=language, published=published, version=version, member=code, name=name,
                             ahead=minutes_ahead(timezone))


def _code(term: Term, member: str | int) -> str:
    """The code of a member of the organisation, or of one who was told of duty and has left."""
    members = term.organisation.members
    if isinstance(member, str) and any(turn.member == member for turn in term.published.turns):
        return member
    return members[members.row_of(member) if isinstance(member, str) else member].code
