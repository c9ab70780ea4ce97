"""Corrections as people type them: FIELD=VALUE for each field, checked against what the field may hold.

Numbers, words of a list and ids stand as they are; nothing, or "unknown", empties a field; a chain of sources is `innermost > next`;
several actors are separated by `;`; days are 2016-12-06 or 2016-12-01/2016-12-06; a place is an id of the text or `name, lat, lon`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import fields as struct_fields

from onrecord.errors import UsageError
from onrecord.model.decisions import FIXES, AnyFix, Days, Subject, kind_of
from onrecord.model.ids import encode
from onrecord.model.records import Place
from onrecord.model.values import ActorRef, Candidate, Source

EMPTY = ("", "unknown", "none", "not said")


def fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record that a person can correct; none for kinds that are counted and not proposed."""
    return tuple(f.name for f in struct_fields(FIXES[kind])) if kind in FIXES else ()


def fix(to: Subject, typed: Mapping[str, str]) -> AnyFix:
    """A correction from what a person typed. Raises UsageError that names the field and says what it may hold."""
    kind = kind_of(to)
    known = fields(kind)
    if not known:
        raise UsageError("E232", f"a {kind} is counted, not proposed; correct the records that it rests on")
    for name in typed:
        if name not in known:
            raise UsageError("E237", f"a {kind} has no field {name!r} to correct; it has {', '.join(known)}")
    given = {name: _value(to, name, text.strip()) for name, text in typed.items()}
    try:
        return msgspec.json.decode(encode({"of": kind, **given}), type=FIXES[kind])
    except msgspec.ValidationError as e:
        raise UsageError("E238", f"{', '.join(f'{k}={v}' for k, v in typed.items())}: {e}") from e


def _value(to: Subject, name: str, text: str) -> Any:
    """What a person typed, as the JSON value that the field holds."""
    if name == "candidate" and isinstance(to, Place):
        return _candidate(to, text)
    if text.lower() in EMPTY:
        return () if name in ("sources", "actors", "targets") else None
    match name:
        case "low" | "high":
            return _number(name, text)
        case "approx":
            return text.lower() in ("yes", "true", "1", "about")
        case "sources":
            return [_source(to, part.strip()) for part in text.split(">") if part.strip()]
        case "actors" | "targets":
            return [_ref(to, name, part.strip()) for part in text.split(";") if part.strip()]
        case "when" | "days" | "deadline":
            return text if text.startswith("time-") else _days(name, text)
        case "place" if kind_of(to) in ("figure", "event") and not text.startswith("place-"):
            return _point(name, text)
        case _:
            return text


def _number(name: str, text: str) -> int:
    try:
        return int(text.replace(",", "").replace(" ", ""))
    except ValueError:
        raise UsageError("E238", f"{name}={text}: a whole number is wanted, or nothing where it is open") from None


def _days(name: str, text: str) -> Days:
    first, _, last = text.partition("/")
    try:
        a, b = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        raise UsageError("E203", f"{name}={text}: write a day as 2016-12-06, or days as 2016-12-01/2016-12-06") from None
    if b < a:
        raise UsageError("E203", f"{name}={text}: the days end before they begin")
    return Days(first=a.isoformat(), last=b.isoformat())


def _source(to: Subject, name: str) -> Source:
    """A source that the record has already stays as it is; another one is named, or (in small letters) unnamed."""
    known: dict[str, Source] = {s.name.casefold(): s for s in getattr(to, "sources", ())}
    return known.get(name.casefold()) or Source(name=name, type="organisation" if name[:1].isupper() else "unnamed")


def _ref(to: Subject, slot: str, name: str) -> ActorRef:
    known: dict[str, ActorRef] = {r.name.casefold(): r for r in getattr(to, slot)}
    return known.get(name.casefold()) or ActorRef(name=name)


def _candidate(to: Place, text: str) -> Candidate:
    """One of the places that the name may mean, by its number (from 1) or its gazetteer id; or `name, lat, lon`."""
    if text.isdigit():
        number = int(text)
        if 1 <= number <= len(to.candidates):
            return to.candidates[number - 1]
        for candidate in to.candidates:
            if candidate.geonameid == number:
                return candidate
    return _point("candidate", text)


def _point(name: str, text: str) -> Candidate:
    parts = [p.strip() for p in text.rsplit(",", 2)]
    try:
        where, lat, lon = parts[0], float(parts[1]), float(parts[2])
    except (IndexError, ValueError):
        raise UsageError("E238", f"{name}={text}: an id of a place in the text is wanted, or name, latitude, longitude") from None
    if not where or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError("E238", f"{name}={text}: the latitude lies between -90 and 90, the longitude between -180 and 180")
    return Candidate(name=where, lat=lat, lon=lon)
