#!/usr/bin/env bash
# openpyxl 3.0.9 (Debian 12) reads one workbook in two ways. One would expect its read-only mode to be the slower reader's
# equal, cell by cell. It is not: what lies hidden under merged cells is None in the usual mode and its value in read-only
# mode, and a duration ([h]:mm) is a timedelta in the one and a time of day in the other, so that 24:00, which no time of day
# is, comes as midnight of 1 January 1900. 24:00 written as h:mm is that day in both.
# What to do: ask the usual mode for the ranges of merged cells, and take times from both kinds of values.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

package=python3-openpyxl version=3.0.9-1
apt-get download -q "$package=$version" python3-et-xmlfile >/dev/null
for file in ./*.deb; do dpkg-deb -x "$file" root; done

cat > modes.py <<'PY'
import zipfile

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
for row, (value, written_as) in enumerate([(1.0, "[h]:mm"), (0.5, "[h]:mm"), (1.0, "h:mm")], start=1):
    sheet.cell(row, 1, value).number_format = written_as
sheet["B1"], sheet["B2"] = "shown", "hidden"
book.save("plain.xlsx")
# merged in the markup, as programs write it that keep what lies under a merge
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("merged.xlsx", "w") as merged:
    for name in plain.namelist():
        content = plain.read(name)
        if name == "xl/worksheets/sheet1.xml":
            content = content.replace(b"</sheetData>", b"</sheetData><mergeCells count=\"1\"><mergeCell ref=\"B1:B2\"/>"
                                                       b"</mergeCells>")
        merged.writestr(name, content)
for is_read_only in (False, True):
    rows = openpyxl.load_workbook("merged.xlsx", read_only=is_read_only).active.iter_rows(values_only=True)
    print("read only" if is_read_only else "usual", [(repr(time), text) for time, text in rows])
PY
/usr/bin/python3 -I -c '
import sys; sys.path.insert(0, "root/usr/lib/python3/dist-packages"); exec(open("modes.py").read())' | tee seen

cat > expected <<'SEEN'
usual [('datetime.timedelta(days=1)', 'shown'), ('datetime.timedelta(seconds=43200)', None), ('datetime.datetime(1900, 1, 1, 0, 0)', None)]
read only [('datetime.datetime(1900, 1, 1, 0, 0)', 'shown'), ('datetime.time(12, 0)', 'hidden'), ('datetime.datetime(1900, 1, 1, 0, 0)', None)]
SEEN
diff expected seen && echo "as it was with $package $version"
