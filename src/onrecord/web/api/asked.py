"""The parameters of an address of the interface, checked: a name that is not known or a value that does not fit is an error."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from starlette.requests import Request

from onrecord.errors import UsageError
from onrecord.views import STATES, Filter

MOST = 200  # rows of one answer


class Param(NamedTuple):
    """A parameter: its name, what it holds, what it means."""

    name: str
    kind: Literal["words", "day", "state", "reviewed", "number", "flag"]
    about: str
    required: bool = False

    def schema(self) -> dict[str, Any]:
        """Its JSON schema."""
        match self.kind:
            case "day":
                return {"type": "string", "format": "date"}
            case "state":
                return {"type": "string", "enum": list(STATES)}
            case "reviewed":
                return {"type": "string", "enum": ["yes", "no"]}
            case "number":
                return {"type": "integer", "minimum": 1, "maximum": MOST, "default": 50}
            case _:
                return {"type": "string", "minLength": 1}

    def read(self, text: str) -> Any:
        """The value that was given. Raises UsageError that says what it may hold."""
        match self.kind:
            case "day":
                return _day(self.name, text)
            case "state" | "reviewed" if text not in self.schema()["enum"]:
                raise UsageError("E222", f"{self.name}={text}: it is one of {', '.join(self.schema()['enum'])}")
            case "reviewed":
                return text == "yes"
            case "number":
                return _number(self.name, text)
            case _ if not text:
                raise UsageError("E222", f"{self.name} is empty; leave it out instead")
            case _:
                return text


def _day(name: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError("E222", f"{name}={text}: write a day as 2016-12-06") from None


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST):
        raise UsageError("E222", f"{name}={text}: a number from 1 to {MOST} is wanted")
    return int(text)


LIST = (
    Param("after", "words", "`next` of the answer before: the rows behind those"),
    Param("limit", "number", "the most rows to give"),
)
WHAT = (
    Param("from", "day", "first day"),
    Param("to", "day", "last day"),
    Param("place", "words", "part of a place's name"),
    Param("actor", "words", "part of an actor's or a source's name, or its id"),
    Param("outlet", "words", "part of an outlet's name"),
    Param("what", "words", "what is counted, the type of an event, the act of a statement, the dimension of a dispute"),
    Param("grade", "words", "the grade of an incident"),
    Param("outcome", "words", "the outcome of a warning; none where none is told"),
    Param("about", "words", "the id of the incident of a dispute"),
    Param("state", "state", "how it stands"),
    Param("reviewed", "reviewed", "whether a person decided on it as it is read now"),
)
OF_REPORT = Param("report", "words", "the key of the report to show the record in, when several carry its text")
QUERY = Param("q", "words", 'words, all of which a report has; words between quotation marks are a "phrase"', True)
_FIELDS = {"from": "first", "to": "last"}


class Given(NamedTuple):
    """What an address asks for."""

    values: dict[str, Any]

    def get(self, name: str, default: Any = None) -> Any:
        return self.values.get(name, default)

    @property
    def wanted(self) -> Filter:
        names = {p.name for p in WHAT}
        return Filter(**{_FIELDS.get(k, k): v for k, v in self.values.items() if k in names})


def given(request: Request, params: Sequence[Param]) -> Given:
    """The parameters of a request. Raises UsageError for one that is not known, stands twice, does not fit or is missing."""
    known = {p.name: p for p in params}
    values: dict[str, Any] = {}
    for name, text in request.query_params.multi_items():
        if name not in known:
            raise UsageError("E222", f"{name!r} is no parameter here; there are {', '.join(known) or 'none'}")
        if name in values:
            raise UsageError("E222", f"{name} stands twice")
        values[name] = known[name].read(text)
    if missing := [p.name for p in params if p.required and p.name not in values]:
        raise UsageError("E222", f"{missing[0]} is missing")
    return Given(values)
