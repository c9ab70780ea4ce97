"""ACLED: one row an event, as exported with 31 columns (older exports, with numbers for `inter1`, are read too).

Two rows of ACLED are never one happening. What its precision codes mean: https://acleddata.com (codebook); the types are mapped below.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from onrecord.intake.cells import Cells
from onrecord.intake.coded import Coded, Harm
from onrecord.model.values import Level, SourceType

NEEDED = ("event_id_cnty", "event_date", "event_type", "sub_event_type", "location", "fatalities")
NAME = "ACLED"
# Sub-event types and the types of docs/reference/event-types.md that come nearest.
TYPES = {
    "Armed clash": "ground_fighting", "Government regains territory": "territory_gained",
    "Non-state actor overtakes territory": "territory_gained",
    "Chemical weapon": "chemical_attack", "Air/drone strike": "airstrike", "Suicide bomb": "bombing",
    "Shelling/artillery/missile attack": "shelling", "Remote explosive/landmine/IED": "bombing", "Grenade": "bombing",
    "Sexual violence": "sexual_violence", "Attack": "attack_other", "Abduction/forced disappearance": "abduction",
    "Peaceful protest": "protest", "Protest with intervention": "protest", "Excessive force against protesters": "attack_other",
    "Violent demonstration": "protest", "Mob violence": "attack_other", "Agreement": "agreement", "Arrests": "arrest",
    "Change to group/activity": "mobilisation", "Disrupted weapons use": "mobilisation", "Headquarters or base established": "mobilisation",
    "Looting/property destruction": "destruction", "Non-violent transfer of territory": "territory_gained", "Other": "mobilisation",
}  # fmt: skip
# geo_precision: 1 the town itself, 2 near a town or a small part of a region, 3 a larger part of a region
_LEVELS: dict[str, tuple[Level, bool]] = {"1": ("town", True), "2": ("area", False), "3": ("region", False)}
_CIVILIANS = ("7", "civilians")


def coded(row: Mapping[str, str | None]) -> Coded:
    """One row. Raises ValueError for days and numbers that are none, and for a type that ACLED does not have."""
    cells = Cells(row)
    kind = TYPES.get(cells["sub_event_type"])
    if kind is None:
        raise ValueError(f"{cells['sub_event_type']!r} is no sub_event_type of ACLED")
    first, last = _days(cells.day("event_date"), cells["time_precision"] or "1")
    level, exact = _LEVELS.get(cells["geo_precision"] or "1", ("area", False))
    dead = cells.count("fatalities")
    outlets = cells.listed("source")
    return Coded(
        id=cells.needed("event_id_cnty"), kind=kind, called=cells["sub_event_type"], first=first, last=last,
        place=cells["location"], admin1=cells["admin1"], country=cells["country"], lat=cells.degrees("latitude", 90),
        lon=cells.degrees("longitude", 180), level=level, exact=exact, actors=_who(cells, False), targets=_who(cells, True),
        harms=(Harm("killed", dead, dead),) if dead else (), long=cells["time_precision"] == "3",
        source="; ".join((*outlets, NAME)), sources=_chain(outlets), outlet=NAME, published=_changed(cells["timestamp"]), document=NAME,
        notes=cells["notes"],
    )  # fmt: skip


def _days(day: date, precision: str) -> tuple[date, date]:
    """1 is the day; 2 a week around it; 3 its month."""
    if precision == "2":
        return day - timedelta(days=3), day + timedelta(days=3)
    if precision == "3":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if precision != "1":
        raise ValueError(f"{precision!r} is no time_precision: 1, 2, 3")
    return day, day


def _who(cells: Cells, civilians: bool) -> tuple[str, ...]:
    """Civilians are those to whom it is done; of the others ACLED does not say who did it to whom."""
    found = []
    for n in "12":
        name, sort = cells[f"actor{n}"], cells[f"inter{n}"].lower()
        if name and (sort in _CIVILIANS or name.lower().startswith("civilians")) == civilians:
            found.append(name)
    return tuple(found)


def _chain(outlets: tuple[str, ...]) -> tuple[tuple[str, SourceType], ...]:
    """ACLED relies on its sources, so that its row is no origin beside them: the first one stands for all."""
    return ((outlets[0], "outlet"), (NAME, "organisation")) if outlets else ((NAME, "organisation"),)


def _changed(timestamp: str) -> str:
    """The day on which the row was last changed (seconds since 1970): its counts are as of then."""
    if not timestamp.isdigit():
        return ""
    return datetime.fromtimestamp(int(timestamp), UTC).date().isoformat()
