"""Terms, ledgers and results as tables of an SQLite database that others can query, and back."""
from .door import read_sql, to_sql

__all__ = ["read_sql", "to_sql"]
