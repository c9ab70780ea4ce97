"""Place names of a text and what they most likely mean.

`extract.toponyms` says which words are names of places, this module which of the places of that name is meant.
"""

import math
from collections import Counter
from collections.abc import Sequence

from onrecord.extract.page import Page
from onrecord.extract.toponyms import Toponym, toponyms
from onrecord.lang.gazetteer import Entry, Gazetteer
from onrecord.model.ids import make_id
from onrecord.model.records import Place
from onrecord.model.values import Candidate

# Weights of a candidate's features: found by coordinate search on the development sets of local and world news, for the share located.
_PEOPLE, _MAIN, _COUNTRY, _REGION, _INSIDE, _NEAR = 1.0, 1.2, 5.0, 1.5, 6.0, 8.0
_LARGE = 100_000  # a city of this size before a division is an item of a list ("Dallas, Oklahoma and ...")
_CLOSE = 200.0  # km within which places of one report support one another
_SEAT = 4.0
_ROUNDS = 2
_KEPT = 5


def find(page: Page, gazetteer: Gazetteer) -> list[Place]:
    """The places of the page, in the order of the text."""
    found = toponyms(page, gazetteer)
    chosen = _choose(found)
    return [_place(page, toponym, ranked) for toponym, ranked in zip(found, chosen, strict=True)]


def _choose(found: Sequence[Toponym]) -> list[list[tuple[float, Entry]]]:
    """The candidates of each name, best first: by size at first, then with what the other names of the report mean."""
    names = [t.key for t in found]
    ranked = {t.key: _ranked(t, [], Counter(), Counter()) for t in found}
    for _ in range(_ROUNDS):
        best = {key: r[0][1] for key, r in ranked.items() if r}
        countries = Counter(best[n].country for n in names if n in best)
        regions = Counter((best[n].country, best[n].admin1) for n in names if n in best and best[n].admin1)
        points = list({(e.lat, e.lon): key for key, e in best.items() if e.level not in ("country", "area")}.items())
        merged = {t.key: t for t in reversed(found)}
        inside = {t.key: t.inside for t in found if t.inside}
        ranked = {
            k: _ranked(t if not inside.get(k) else t._replace(inside=inside[k]), [p for p, o in points if o != k], countries, regions)
            for k, t in merged.items()
        }
    return [ranked[t.key] for t in found]


def _ranked(
    toponym: Toponym, points: Sequence[tuple[float, float]], countries: "Counter[str]", regions: "Counter[tuple[str, str]]"
) -> list[tuple[float, Entry]]:
    total = sum(countries.values()) or 1
    scored = []
    for entry in toponym.entries:
        score = _PEOPLE * math.log10(entry.people + 100) + _MAIN * entry.main
        score += {"country": 4.0, "region": 3.0, "area": 2.0, "district": 0.3}.get(entry.level, 0.0)
        if entry.level == "region" and not toponym.division and _has_seat(entry, toponym.entries):
            score -= _SEAT
        own = countries[entry.country] - 1 if countries else 0
        score += _COUNTRY * max(0, own) / total
        same = regions[entry.country, entry.admin1] - 1
        score += _REGION * max(0, same) / total if entry.admin1 else 0.0
        if toponym.inside:
            score += _INSIDE * _within(entry, toponym.inside)
        if points and entry.level not in ("country", "area"):
            near = sum(_distance(entry.lat, entry.lon, *p) < _CLOSE for p in points)
            score += _NEAR * near / len(points)
        scored.append((score, entry))
    return sorted(scored, key=_best)


def _has_seat(region: Entry, entries: Sequence[Entry]) -> bool:
    """Is there a city of the division's name in it? Without "province" behind it the name means the city."""
    return any(e.level in ("city", "town") and e.country == region.country and e.admin1 == region.admin1 for e in entries)


def _best(scored: tuple[float, Entry]) -> tuple[float, str, int, str]:
    return -scored[0], scored[1].country, scored[1].geonameid or 0, scored[1].name


def _within(entry: Entry, inside: Entry) -> bool:
    """Does a place lie in the country or first-order division that the report names behind it?"""
    return entry.country == inside.country and (inside.level == "country" or entry.admin1 == inside.admin1)


def _distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in km."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0176 * math.asin(math.sqrt(h))


def _place(page: Page, toponym: Toponym, ranked: Sequence[tuple[float, Entry]]) -> Place:
    start, end = toponym.start, toponym.end
    ident, evidence, sentence = make_id("place", page.analysis.text.id, start, end), page.evidence(start, end), page.sentence_offsets(start)
    if not ranked or _elsewhere(toponym, ranked):
        around = toponym.inside or toponym.around
        return Place(
            id=ident,
            evidence=evidence,
            sentence=sentence,
            score=0.5,
            name=toponym.name,
            country=(around.country or None) if around else None,
            admin1=(around.admin1 or None) if around else None,
            lat=around.lat if around else None,
            lon=around.lon if around else None,
            level=toponym.level,
            relation=toponym.relation,
        )
    best = ranked[0][1]
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 3.0
    return Place(
        id=ident,
        evidence=evidence,
        sentence=sentence,
        score=round(0.6 + 0.3 * min(1.0, margin / 3.0), 3),
        name=best.name if best.level != "country" else toponym.name,
        lat=round(best.lat, 4),
        lon=round(best.lon, 4),
        geonameid=best.geonameid,
        country=best.country or None,
        admin1=best.admin1 or None,
        level=best.level,
        relation=toponym.relation,
        candidates=tuple(_candidate(s, e) for s, e in ranked[:_KEPT]),
    )


def _elsewhere(toponym: Toponym, ranked: Sequence[tuple[float, Entry]]) -> bool:
    """The report names the division a small place lies in, and the gazetteer knows none of that name there: it lacks this one."""
    inside, best = toponym.inside, ranked[0][1]
    if inside is None or inside.level != "region" or best.level in ("country", "region", "area") or best.people >= _LARGE:
        return False
    return not any(_within(e, inside) for _, e in ranked)


def _candidate(score: float, entry: Entry) -> Candidate:
    return Candidate(name=entry.name, lat=round(entry.lat, 4), lon=round(entry.lon, 4), geonameid=entry.geonameid, score=round(score, 2))
