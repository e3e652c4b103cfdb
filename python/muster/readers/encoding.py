"""Bytes of a spreadsheet saved as text, whatever program saved it."""
from __future__ import annotations

import codecs
import unicodedata

# What a file begins with when it is no text at all.
OTHER_PROGRAMS = [(b"PK\x03\x04", "an .xlsx workbook"), (b"\xd0\xcf\x11\xe0", "an old .xls workbook"),
                  (b"%PDF", "a PDF"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture")]
MOST_NULLS = 2  # in the first 64 bytes; UTF-16 has one beside each comma and digit
BYTE_ORDER_MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]


class Unreadable(Exception):
    """The bytes are no text in an encoding that is read. Holds fault and remedy."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(fault)
        self.fault, self.remedy = fault, remedy


def decode(data: bytes) -> tuple[str, str]:
    """The text in `data` and the name of its encoding.

    A byte order mark decides where there is one. Else UTF-8 if all of it is, which text in another encoding hardly ever
    is; else GB18030, as Excel writes in China, if all of it is and names assigned characters only.
    """
    for start, program in OTHER_PROGRAMS:
        if data.startswith(start):
            raise Unreadable(f"the file is {program} under another name",
                             "save it as CSV UTF-8, or give it its own ending")
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name), name
            except UnicodeDecodeError as error:
                raise Unreadable(f"the file says it is {name.upper().removesuffix('-SIG')} and is not at byte "
                                 f"{error.start + 1}",
                                 "save it as CSV UTF-8") from None
    if data[:64].count(0) > MOST_NULLS:
        raise Unreadable("the file looks like UTF-16 without a byte order mark", "save it as CSV UTF-8")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        not_utf8_at = error.start
    try:
        text = data.decode("gb18030")
        if all(unicodedata.category(character) not in ("Cn", "Co") for character in set(text)):
            return text, "gb18030"
    except UnicodeDecodeError:
        pass
    raise Unreadable(f"the file is in no encoding that is read: neither UTF-8 (byte {not_utf8_at + 1} is not) nor "
                     "GB18030",
                     "save it as CSV UTF-8")
