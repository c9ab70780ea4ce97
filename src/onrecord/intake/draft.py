"""One input on its way to becoming a report."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What an input says about itself. `key`: its id, or its path below the folder given; `data`: the bytes as they came."""

    key: str
    origin: str
    data: bytes
    media: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None
    published_basis: str | None = None
    lang: str | None = None
