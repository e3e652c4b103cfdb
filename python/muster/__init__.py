"""Who helps whom, who stands duty when, and how well it went."""
from ._muster import Error, InvalidInput

__all__ = ["Error", "InvalidInput"]
