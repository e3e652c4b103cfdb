"""From the rows of a term folder to the library's own models."""
