"""The fields that a person can correct, each with what it may hold, as a form shows and returns them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from onrecord.lang.ontology import types
from onrecord.model.decisions import FIXES, Subject, kind_of
from onrecord.model.records import Event, Figure, Place, Time, Warning
from onrecord.model.values import Interval
from onrecord.review import fields
from onrecord.views import Item
from onrecord.web import words

PREFIX = "f."  # before the name of a field in a form
_POINTS = {"when": Time, "place": Place, "event": Event, "part_of": Figure}  # fields that name another record of the text
_HINTS = {
    "low": "the least; nothing where it is open", "high": "the most; nothing where it is open", "sources": "innermost > next",
    "actors": "one; another", "targets": "one; another", "when": "or days: 2016-12-06/2016-12-07", "place": "or name, lat, lon",
    "deadline": "2016-12-06/2016-12-07", "days": "2016-12-06/2016-12-07",
}  # fmt: skip


class Choice(NamedTuple):
    """One of the values that a field may hold, and the same in words."""

    value: str
    words: str


class Picker(NamedTuple):
    """A field: what it holds now as it is typed, what it may hold, whether something else may be typed as well."""

    name: str
    label: str
    now: str
    choices: Sequence[Choice]
    free: bool
    hint: str


def pickers(subject: Subject, items: Sequence[Item]) -> list[Picker]:
    """The pickers of a record; `items` are the records of its text, among which it may point."""
    return [_picker(subject, name, items) for name in fields(kind_of(subject))]


def typed(picks: Iterable[Picker], form: Mapping[str, str]) -> dict[str, str]:
    """The fields that were changed in a form, as they were typed; what was typed beside a choice goes before the choice."""
    out = {}
    for pick in picks:
        given = form.get(f"{PREFIX}{pick.name}.other", "").strip() or form.get(PREFIX + pick.name, pick.now).strip()
        if given != pick.now:
            out[pick.name] = given
    return out


def _picker(subject: Subject, name: str, items: Sequence[Item]) -> Picker:
    now = _now(getattr(subject, name, None))
    choices = _choices(subject, name, items)
    if name == "outcome" and isinstance(subject, Warning):
        now = next((o.value for o in subject.outcomes), "")
        choices = [Choice("", words.UNKNOWN), *choices]
    if now and choices and now not in {c.value for c in choices}:
        choices = [Choice(now, words.human(now)), *choices]
    return Picker(name, words.human(name), now, choices, name in ("when", "place") and bool(choices), _HINTS.get(name, ""))


def _now(value: Any) -> str:
    """A value as `review.fix` takes it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Interval():
            return _days(value)
        case tuple():
            return (" > " if value and hasattr(value[0], "private") else "; ").join(v.name for v in value)
        case _:
            return str(value)


def _days(when: Interval) -> str:
    first, last = when.earliest or "", when.latest or ""
    return f"{first[:10]}/{last[:10]}" if first and last else first[:10]


def _choices(subject: Subject, name: str, items: Sequence[Item]) -> list[Choice]:
    if name == "type" and kind_of(subject) in ("event", "incident"):
        return [Choice(t, words.human(t)) for t in types()]
    if name in _POINTS and items:
        there = [i for i in items if isinstance(i.record, _POINTS[name]) and i.fold.shown and i.record.id != getattr(subject, "id", "")]
        return [Choice("", words.UNKNOWN), *(Choice(i.record.id, _pointed(i)) for i in there)]
    if name == "candidate" and isinstance(subject, Place):
        named = [Choice(str(n), f"{c.name} ({c.lat:.2f}, {c.lon:.2f})") for n, c in enumerate(subject.candidates, 1)]
        return [Choice("", "as it is"), *named]
    values, empty = _allowed(kind_of(subject), name)
    return [*([Choice("", words.UNKNOWN)] if empty and values else []), *(Choice(v, words.human(v)) for v in values)]


def _pointed(item: Item) -> str:
    quote = " ".join(item.record.evidence.quote.split())
    return quote if len(quote) <= 60 else quote[:59] + "…"


@cache
def _allowed(kind: str, name: str) -> tuple[tuple[str, ...], bool]:
    """The words of a list that a field takes, and whether it may be empty."""
    parts = _flat(get_type_hints(FIXES[kind])[name])
    values = tuple(str(v) for p in parts if get_origin(p) is Literal for v in get_args(p))
    return (("yes", "no") if bool in parts else values), type(None) in parts


def _flat(hint: Any) -> list[Any]:
    return [p for a in get_args(hint) for p in _flat(a)] if get_origin(hint) in (Union, UnionType) else [hint]
