"""What the package and the library can say, in English and in Chinese, grouped by what it is about."""
from . import (archives, area_rows, arguments, cells, columns, command, core, files, formats, living, matchings,
               organisation, pairings, patterns, planning, records, rosters, rows, schemes, scoring, tables, words)

PHRASES = {
    **archives.PHRASES,
    **area_rows.PHRASES,
    **arguments.PHRASES,
    **cells.PHRASES,
    **columns.PHRASES,
    **command.PHRASES,
    **core.PHRASES,
    **files.PHRASES,
    **formats.PHRASES,
    **living.PHRASES,
    **matchings.PHRASES,
    **organisation.PHRASES,
    **pairings.PHRASES,
    **patterns.PHRASES,
    **planning.PHRASES,
    **records.PHRASES,
    **rosters.PHRASES,
    **rows.PHRASES,
    **schemes.PHRASES,
    **scoring.PHRASES,
    **tables.PHRASES,
    **words.PHRASES,
}
