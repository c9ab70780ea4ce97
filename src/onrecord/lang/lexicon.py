"""The TOML data: actors, outlets, demonyms."""


class Lexicon:
    """Actors and outlets by name and alias."""
