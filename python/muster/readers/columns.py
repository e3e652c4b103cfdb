"""From raw cells to columns of values, by a description of the table."""
import keyword
import re
import unicodedata
from collections import namedtuple
from dataclasses import dataclass, field
from difflib import get_close_matches

from .cells import BadCell, Code, as_text, is_blank, refuse_formula
from .faults import Place

PLAIN_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")


@dataclass(frozen=True)
class Column:
    """One column: its English name, its Chinese names (the first is the usual one), what stands in it.

    An optional column may be left out, and its cells may be blank; blank gives `default`.
    """

    name: str
    chinese: tuple
    kind: object
    about: str = ""
    optional: bool = False
    default: object = None


@dataclass(frozen=True)
class TableFormat:
    """One file of the term folder. `key` names the column whose codes name the rows, where there is one."""

    name: str
    chinese: str
    about: str
    columns: tuple
    key: str = ""
    optional: bool = False
    row: type = field(init=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "row", namedtuple(self.name, [field_name(column.name) for column in self.columns] + ["line"]))


def field_name(column):
    """`from` and `class` are words of Python's own."""
    return column + "_" if keyword.iskeyword(column) else column


class Columns:
    """A table that was read: a list of values for each column, and the line each row stands in."""

    def __init__(self, form, source, values, lines):
        self.form, self.source, self.values, self.lines = form, source, values, lines
        self._row_of = None

    def __len__(self):
        return len(self.lines)

    def __getitem__(self, column):
        return self.values[column]

    def __iter__(self):
        """Rows as named tuples with `line` last."""
        names = [column.name for column in self.form.columns]
        return map(self.form.row._make, zip(*(self.values[name] for name in names), self.lines))

    def place(self, row):
        return Place(self.source, self.lines[row])

    def place_of_all(self):
        return Place(self.source)

    def row_of(self):
        """The row of each code of the key column."""
        if self._row_of is None:
            self._row_of = {code: row for row, code in enumerate(self.values[self.form.key])}
        return self._row_of


def plain_header(text):
    """A header as it is compared: half-width, lower case, without spaces and without what stands in brackets."""
    text = unicodedata.normalize("NFKC", as_text(text)).lower()
    return text.split("(")[0].strip().replace(" ", "_").rstrip(":")


def read_columns(form, sheet, faults, notes):
    """The table in `sheet`; what is wrong goes to `faults`, what was left unread to `notes`. None without the column that names its rows."""
    found = find_columns(form, sheet, faults, notes)
    if form.key and form.key not in found:
        return None
    values = {}
    for column in form.columns:
        at = found.get(column.name)
        values[column.name] = [column.default] * len(sheet) if at is None else read_column(column, sheet, at, faults)
    table = Columns(form, sheet.source, values, sheet.lines)
    if form.key:
        check_key(table, faults)
    return table


def read_column(column, sheet, at, faults):
    """Each spelling is read once, and told of wherever it stands; None where it cannot be read."""
    cells = sheet.columns[at]
    keys = [cell if cell.__class__ is str else (cell.__class__, cell) for cell in cells]  # 1, 1.0 and True are one key to a dict
    read = {key: read_cell(column, key if key.__class__ is str else key[1]) for key in dict.fromkeys(keys)}
    bad = {key: value for key, value in read.items() if value.__class__ is BadCell}
    if bad:
        for row, key in enumerate(keys):
            if key in bad:
                faults.add(Place(sheet.source, sheet.lines[row]), f"column \"{sheet.header[at]}\": {bad[key].fault}", bad[key].remedy)
        read.update(dict.fromkeys(bad))
    return list(map(read.__getitem__, keys))


def read_cell(column, cell):
    """The value, or the BadCell that says why there is none."""
    if column.kind.__class__ is Code and cell.__class__ is str and PLAIN_CODE.fullmatch(cell):
        return cell  # most cells of a long ledger are such
    if is_blank(cell):
        return column.default if column.optional else BadCell("it is blank", f"write {column.kind.words}")
    try:
        refuse_formula(cell)
        return column.kind.read(cell)
    except BadCell as bad:
        return bad


def find_columns(form, sheet, faults, notes):
    named = {}
    for column in form.columns:
        for spelling in (column.name, *column.chinese):
            named[plain_header(spelling)] = column
    found = {}
    for at, written in enumerate(sheet.header):
        column = named.get(plain_header(written))
        if column is None:
            if written:
                near = get_close_matches(plain_header(written), named, n=1, cutoff=0.75)
                notes.append(f"{sheet.source}: column \"{written}\" is not read" + (f" (did you mean \"{near[0]}\"?)" if near else ""))
        elif column.name in found:
            faults.add(Place(sheet.source, 1), f"column \"{written}\" stands here twice", "keep one of them")
        else:
            found[column.name] = at
    for column in form.columns:
        if column.name not in found and not column.optional:
            faults.add(Place(sheet.source), f"column \"{column.name}\" is missing",
                       f"add it to the header line as {column.name} or {column.chinese[0]}")
    return found


def check_key(table, faults):
    thing = table.form.key
    first = {}
    for row, code in enumerate(table[thing]):
        if code is None:
            continue
        if code in first:
            faults.duplicate(table.place(row), thing, code, first[code])
        else:
            first[code] = table.lines[row]


def key_column(name, chinese, about):
    return Column(name, chinese, Code(), about)
