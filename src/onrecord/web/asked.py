"""What an address asks for: the filter that carries through every page, the place in a list, and the addresses that keep both."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlencode

from starlette.requests import Request

from onrecord.views import Filter

# How the filter is written in an address, and its field.
FILTERS = {
    "from": "first", "to": "last", "place": "place", "actor": "actor", "outlet": "outlet", "what": "what", "grade": "grade",
    "outcome": "outcome", "reviewed": "reviewed", "state": "state",
}  # fmt: skip
_OF_ONE = ("report", "about")  # what a list is narrowed to by a link; other pages are not
_LONGEST = 200  # characters of a filter that are looked at; a name is not longer


class Asked(NamedTuple):
    """The path, the filter as it was written, and everything else in the address."""

    path: str
    filter: Mapping[str, str]
    rest: Mapping[str, str]

    @classmethod
    def of(cls, request: Request) -> "Asked":
        given = {k: v.strip()[:_LONGEST] for k, v in request.query_params.items() if v.strip()}
        return cls(request.url.path, {k: v for k, v in given.items() if k in FILTERS}, {k: v for k, v in given.items() if k not in FILTERS})

    @property
    def wanted(self) -> Filter:
        given = self.filter
        names = {FILTERS[k]: v for k, v in given.items() if k not in ("from", "to", "reviewed")}
        reviewed = {"yes": True, "no": False}.get(given.get("reviewed", ""))
        names |= {k: v for k, v in self.rest.items() if k in _OF_ONE}
        return Filter(first=_day(given.get("from", "")), last=_day(given.get("to", "")), reviewed=reviewed, **names)

    def to(self, path: str, **changes: str | None) -> str:
        """The address of a page under the same filter."""
        return _address(path, {**self.filter, **{k.rstrip("_"): v for k, v in changes.items()}})

    def here(self, **changes: str | None) -> str:
        """This address with something changed; None takes it out. The place in the list is given up."""
        kept = {k: v for k, v in {**self.filter, **self.rest}.items() if k != "after"}
        return _address(self.path, {**kept, **{k.rstrip("_"): v for k, v in changes.items()}})

    def carried(self, *without: str) -> list[tuple[str, str]]:
        """What a form of this page sends along beside its own fields; the place in the list is given up."""
        return [(k, v) for k, v in {**self.filter, **self.rest}.items() if k not in (*without, "after")]


def _address(path: str, query: Mapping[str, str | None]) -> str:
    """A path, which may have a query and a fragment of its own, with a query."""
    path, hash_, fragment = path.partition("#")
    given = urlencode({k: v for k, v in query.items() if v})
    return path + (("&" if "?" in path else "?") + given if given else "") + hash_ + fragment


def _day(text: str) -> str | None:
    """A day as it was asked for; what is no day asks nothing."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def part(name: str) -> str:
    """A name as one part of a path."""
    return quote(name, safe="")
