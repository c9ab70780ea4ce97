"""Putting a correction onto a record. Pure: the same record and fix give the same result."""

from typing import Any, NamedTuple

from msgspec import UNSET
from msgspec.structs import asdict, replace

from onrecord.model.decisions import (
    AnyFix,
    Days,
    DisputeFix,
    IncidentFix,
    PlaceFix,
    Subject,
    TimeFix,
    WarningFix,
    interval,
    kind_of,
)
from onrecord.model.ids import make_id
from onrecord.model.records import After, AnyRecord, Figure, Place, Record, Time, Warning
from onrecord.model.values import Candidate, TimeValue


class Fixed(NamedTuple):
    """A corrected record, with the times and places that a person gave outright, which it now points at."""

    record: Subject
    made: tuple[AnyRecord, ...] = ()


def apply(fix: AnyFix, to: Subject) -> Fixed:
    """The record with a correction. Raises ValueError when the correction is for another kind of record."""
    if fix.__struct_config__.tag != kind_of(to):
        raise ValueError(f"a correction of a {fix.__struct_config__.tag} does not fit a {kind_of(to)}")
    match fix:
        case TimeFix():
            return Fixed(replace(to, value=_days(fix.days), timex_type="DATE"))
        case PlaceFix():
            return Fixed(replace(to, **_place(fix)))
        case WarningFix():
            return Fixed(_warning(fix, to))
        case IncidentFix() | DisputeFix():
            return Fixed(replace(to, **_shared(fix)))
        case _:
            return _pointing(fix, to)


def _set(fix: AnyFix) -> dict[str, Any]:
    """The fields that a person set."""
    return {name: value for name, value in asdict(fix).items() if value is not UNSET}


def _shared(fix: AnyFix) -> dict[str, Any]:
    return {name: interval(v) if isinstance(v, Days) else v for name, v in _set(fix).items()}


def _place(fix: PlaceFix) -> dict[str, Any]:
    given = _set(fix)
    chosen: Candidate | None = given.pop("candidate", None)
    if chosen is not None:
        given |= {"name": chosen.name, "lat": chosen.lat, "lon": chosen.lon, "geonameid": chosen.geonameid}
    return given


def _warning(fix: WarningFix, to: Subject) -> Subject:
    given = _shared(fix)
    outcome = given.pop("outcome", None)
    if outcome is not None and isinstance(to, Warning):
        given["outcomes"] = tuple(o for o in to.outcomes if o.value == outcome) or (_told(to, outcome),)
    return replace(to, **given)


def _told(warning: Warning, outcome: Any) -> After:
    """An outcome that only a person tells: no report says it, so it stands at the threat itself, without a source."""
    at = warning.threat
    return After(value=outcome, sources=(), report=at.report, start=at.start, end=at.end, quote=at.quote)


def _pointing(fix: AnyFix, to: Subject) -> Fixed:
    """Days and coordinates given outright become a time and a place of the text, at the words of the record itself."""
    given, made = _set(fix), list[AnyRecord]()
    if isinstance(to, Figure) and {"low", "high"} & given.keys():
        given["form"] = _form(given.get("low", to.low), given.get("high", to.high))
    if isinstance(to, Record):
        if isinstance(days := given.get("when"), Days):
            made.append(_time(to, days))
            given["when"] = made[-1].id
        if isinstance(where := given.get("place"), Candidate):
            made.append(_placed(to, where))
            given["place"] = made[-1].id
    return Fixed(replace(to, **given), tuple(made))


def _form(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return "at_least" if high is None else "at_most"
    return "exact" if low == high else "range"


def _days(days: Days) -> TimeValue:
    return TimeValue(timex_type="DATE", timex=days.first if days.first == days.last else f"{days.first}/{days.last}")


def _time(of: Record, days: Days) -> Time:
    """Always written as a range: a single day near the beginning of a text would be taken for its dateline."""
    ident, timex = make_id("time", of.id, days.first, days.last), f"{days.first}/{days.last}"
    value = TimeValue(timex_type="DATE", timex=timex)
    return Time(id=ident, evidence=of.evidence, sentence=of.sentence, score=1.0, value=value, timex_type="DATE")


def _placed(of: Record, at: Candidate) -> Place:
    ident = make_id("place", of.id, at.name, str(at.lat), str(at.lon))
    return Place(
        id=ident, evidence=of.evidence, sentence=of.sentence, score=1.0, name=at.name, lat=at.lat, lon=at.lon, geonameid=at.geonameid
    )
