"""Airwars: one row an incident of civilian harm, as its archive exports them (`incidents`), or the older flat table.

Two rows of Airwars are never one happening. Its grade of an incident is kept in the text of the row; ours is our own proposal.
"""

import re
from collections.abc import Mapping

from onrecord.intake.cells import Cells
from onrecord.intake.coded import Coded, Harm
from onrecord.model.records import EventStatus, Group, What
from onrecord.model.values import Level

NEEDED = ("date",)
NAME = "Airwars"
TYPES = {
    "airstrike": "airstrike", "drone": "airstrike", "helicopter": "airstrike", "naval": "shelling", "artillery": "shelling",
    "counter-battery": "shelling", "ground": "ground_fighting", "raid": "ground_fighting", "explosive": "bombing", "car bomb": "bombing",
    "suicide": "bombing", "chemical": "chemical_attack",
}  # fmt: skip
_LEVELS: dict[str, tuple[Level, bool]] = {
    "province_governorate": ("region", False), "district": ("district", False), "subdistrict": ("district", False), "city": ("city", True),
    "town": ("town", True), "village": ("village", True), "neighbourhood_area": ("neighbourhood", True), "street": ("site", True),
    "nearby_landmark": ("site", True),
}  # fmt: skip
_BELLIGERENT = re.compile(r"belligerent_\d+_(?:belligerent_)?name")
# Columns of counts: what, whose, whether they are among those of the first, the column of the lowest and of the highest count.
_COUNTS: tuple[tuple[What, Group, bool, str], ...] = (
    ("killed", "civilians", False, "civilian_non_combatants_killed"), ("killed", "children", True, "children_killed"),
    ("killed", "women", True, "women_killed"), ("killed", "medics", True, "healthcare_personnel_killed"),
    ("killed", "journalists", True, "journalists_killed"), ("wounded", "civilians", False, "civilian_non_combatants_injured"),
    ("wounded", "children", True, "children_injured"), ("killed", "civilians", False, "civilians_killed"),
    ("wounded", "civilians", False, "civilians_injured"), ("killed", "combatants", False, "belligerents_killed"),
    ("killed", "combatants", False, "militants_killed"),
)  # fmt: skip


def coded(row: Mapping[str, str | None]) -> Coded:
    """One row. Raises ValueError for days and numbers that are none, and for a row without a code."""
    cells = Cells(row)
    code = cells.first("code", "unique_reference_code")
    if not code:
        raise ValueError("code is empty")
    first, last = sorted((cells.day("date"), cells.day("date_end", "date")))
    accuracy = cells.first("geolocation_accuracy_slug", "geolocation_accuracy").lower().replace(" ", "_").replace("-", "_")
    level, exact = _LEVELS.get(accuracy, ("site", True) if accuracy.startswith(("exact", "within")) else ("area", False))
    called = cells["strike_type_name"] or "Strike"
    return Coded(
        id=code, kind=_kind(called), called=called, first=first, last=last,
        place=cells.first("location_name", "region", "country_name", "country"), admin1=cells["region"],
        country=cells.first("country_name", "country"), lat=cells.degrees("latitude", 90), lon=cells.degrees("longitude", 180), level=level,
        exact=exact, actors=_who(cells), status=_status(cells), harms=_harms(cells),
        source=f"{NAME}, graded {_grade(cells)}" if _grade(cells) else NAME, sources=((NAME, "organisation"),), outlet=NAME,
        published=cells["post_modified"][:10], document=NAME, url=cells["permalink"],
    )  # fmt: skip


def _kind(called: str) -> str:
    named = (kind for word, kind in TYPES.items() if word in called.lower())
    return next(named, "airstrike" if called == "Strike" else "attack_other")


def _who(cells: Cells) -> tuple[str, ...]:
    numbered = [cells[c] for c in cells.row if _BELLIGERENT.fullmatch(c) and cells[c]]
    return tuple(dict.fromkeys(numbered or cells.listed("belligerent_list", ",")))


def _status(cells: Cells) -> EventStatus:
    """Only a strike that a belligerent declared is told as its own; else those named are suspected."""
    declared = cells.first("strike_status_slug", "strike_status").lower().startswith(("declared", "confirmed"))
    return "reported" if declared else "suspected"


def _grade(cells: Cells) -> str:
    return cells.first("civilian_harm_status_name", "grading").lower()


def _harms(cells: Cells) -> tuple[Harm, ...]:
    found: dict[tuple[str, str], Harm] = {}
    for what, group, part, column in _COUNTS:
        low, high = cells.count(f"{column}_min"), cells.count(f"{column}_max")
        high = high if high is not None else low
        if high:
            found.setdefault((what, group), Harm(what, low if low is not None else high, high, group, part))
    return tuple(found.values())
