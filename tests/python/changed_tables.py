"""Tables of a term folder, changed for a test."""
import csv


def changed(folder, name, change):
    """Rewrites one table as lists of cells, header first."""
    path = folder / f"{name}.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    change(rows)
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
