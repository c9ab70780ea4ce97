"""Places of the world by name."""


class Gazetteer:
    """Read-only look-up of places."""
