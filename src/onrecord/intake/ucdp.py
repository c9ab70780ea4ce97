"""UCDP GED: one row an event, 49 columns; older files call the death counts best_est, high_est, low_est.

Two rows of UCDP are never one happening. `low` to `high` is the range of the dead; those of civilians and of the two sides are parts.
"""

import re
from collections.abc import Mapping

from onrecord.intake.cells import Cells, within
from onrecord.intake.coded import Coded, Harm
from onrecord.model.values import Level, SourceType

NEEDED = ("id", "type_of_violence", "date_start", "date_end", "side_a", "side_b")
NAME = "UCDP GED"
# type_of_violence: battles of a state, battles without one, and violence against civilians
TYPES = {1: "ground_fighting", 2: "ground_fighting", 3: "attack_other"}
CALLED = {1: "State-based violence", 2: "Non-state violence", 3: "One-sided violence"}
# where_prec: 1 the place, 2 near it, 3 centre of a district, 4 of a province, 5 a wider or a vague area, 6 the country, 7 over water
_LEVELS: dict[str, tuple[Level, bool]] = {
    "1": ("town", True), "2": ("area", False), "3": ("district", False), "4": ("region", False), "5": ("region", False),
    "6": ("country", False), "7": ("area", False),
}  # fmt: skip
_SUMMARY, _MONTH = "2", ("4", "5")  # event_clarity of a summary; date_prec of a month and a year
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADMIN = re.compile(r"\s+(?:governorate|province|region|state|district|county|oblast|muhafazah)$", re.IGNORECASE)


def coded(row: Mapping[str, str | None]) -> Coded:
    """One row. Raises ValueError for days, numbers and codes that are none."""
    cells = Cells(row)
    sort = cells.count("type_of_violence") or 0
    kind = within(sort, TYPES, "type_of_violence")
    first, last = sorted((cells.day("date_start"), cells.day("date_end", "date_start")))
    level, exact = _LEVELS.get(cells["where_prec"] or "1", ("area", False))
    sides = (cells["side_a"],) if sort == 3 else tuple(s for s in (cells["side_a"], cells["side_b"]) if s)
    days = _DAY.findall(cells["source_date"])
    return Coded(
        id=cells.needed("id"), kind=kind, called=CALLED[sort], first=first, last=last,
        place=cells.first("where_coordinates", "adm_2", "adm_1", "country"), admin1=_ADMIN.sub("", cells["adm_1"]),
        country=cells["country"],
        lat=cells.degrees("latitude", 90), lon=cells.degrees("longitude", 180), level=level, exact=exact,
        actors=sides, targets=(cells["side_b"],) if sort == 3 and cells["side_b"] else (), harms=_harms(cells),
        long=cells["event_clarity"] == _SUMMARY or cells["date_prec"] in _MONTH,
        source=cells["source_article"] or NAME, sources=_chain(cells), outlet=NAME, published=max(days, default=""), document=NAME,
    )  # fmt: skip


def _harms(cells: Cells) -> tuple[Harm, ...]:
    best = cells.count("best", "best_est")
    low, high = cells.count("low", "low_est"), cells.count("high", "high_est")
    civilians = cells.count("deaths_civilians") or 0
    fighters = (cells.count("deaths_a") or 0) + (cells.count("deaths_b") or 0)
    low, high = low if low is not None else best, high if high is not None else best
    if not high:
        return ()
    found = [Harm("killed", low or 0, high)]
    if civilians:
        found.append(Harm("killed", civilians, civilians, "civilians", part=True))
    if fighters:
        found.append(Harm("killed", fighters, fighters, "combatants", part=True))
    return tuple(found)


def _chain(cells: Cells) -> tuple[tuple[str, SourceType], ...]:
    """Whom the source quotes, the office that reported it, and UCDP, which relies on both."""
    original, office = (cells.listed(c) for c in ("source_original", "source_office"))
    chain: list[tuple[str, SourceType]] = []
    if original:
        chain.append((original[0], "organisation"))
    if office and office[:1] != original[:1]:
        chain.append((office[0], "outlet"))
    return (*chain, (NAME, "organisation"))
