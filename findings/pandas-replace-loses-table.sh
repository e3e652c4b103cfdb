#!/usr/bin/env bash
# pandas 1.5.3 (Debian 12): to_sql(if_exists="replace") on a connection of sqlite3. One would expect that a frame that is
# refused leaves the table it was to replace, or that rollback() brings it back, as SQLite keeps tables in transactions too.
# It does not: the old table is taken out and an empty one of the new shape committed before the first row goes in, so the
# rows are gone for good. And that commit is of everything: a row that the caller had written before and not committed
# stands after the caller's rollback().
# What to do: write beside under another name and rename within a transaction of one's own, or write with executemany inside
# a savepoint, which keeps both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

package=python3-pandas version=1.5.3+dfsg-2
apt-get download -q "$package=$version" "$package-lib=$version" >/dev/null
for file in ./*.deb; do dpkg-deb -x "$file" root; done # NumPy, dateutil and pytz are those of the system

cat > replace.py <<'PY'
import sqlite3

import pandas

print("pandas", pandas.__version__)
GOOD = pandas.DataFrame({"points": [1, 2, 3]})
BAD = pandas.DataFrame({"points": [4, {"no": "value of SQL"}]})


def left(write):
    database = sqlite3.connect(":memory:")
    GOOD.to_sql("scores", database, index=False)
    database.execute("CREATE TABLE mine (x)")
    database.commit()
    database.execute("INSERT INTO mine VALUES (1)")  # not committed
    try:
        write(database)
    except sqlite3.Error as error:
        told = type(error).__name__
    database.rollback()
    return told, *(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("scores", "mine"))


def in_savepoint(database):
    database.execute("SAVEPOINT replace_scores")
    try:
        database.execute("DROP TABLE scores")
        database.execute("CREATE TABLE scores (points)")
        database.executemany("INSERT INTO scores VALUES (?)", BAD.values.tolist())
    except sqlite3.Error:
        database.execute("ROLLBACK TO replace_scores")
        raise
    database.execute("RELEASE replace_scores")


print("refused, rows left, rows of the caller's that were not committed")
print("to_sql", *left(lambda database: BAD.to_sql("scores", database, index=False, if_exists="replace")))
print("savepoint", *left(in_savepoint))
PY
PYTHONPATH=root/usr/lib/python3/dist-packages /usr/bin/python3 replace.py 2>/dev/null | sed 's/ProgrammingError\|InterfaceError/error/' | tee seen

cat > expected <<'SEEN'
pandas 1.5.3
refused, rows left, rows of the caller's that were not committed
to_sql error 0 1
savepoint error 3 0
SEEN
diff expected seen && echo "as it was with $package $version"
