"""Place names of a text and what they most likely mean.

`extract.toponyms` says which words are names of places, this module which of the places of that name is meant.
"""

import math
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.extract.page import Page
from onrecord.extract.toponyms import Toponym, headed, toponyms
from onrecord.lang.gazetteer import Entry, Gazetteer
from onrecord.lang.nlp import Sentence
from onrecord.lang.states import capitals
from onrecord.model.ids import make_id
from onrecord.model.records import Place
from onrecord.model.values import Candidate

# Weights of a candidate's features: found by coordinate search on the development sets of local and world news, for the share located.
_MAIN, _COUNTRY, _REGION, _NEAR, _INSIDE, _SEAT = 1.0, 4.0, 4.0, 6.5, 6.0, 4.0
_CAPITAL = 5.0  # a seat of government by the name that reports give it
_SIZE = {"country": 1.0, "region": -1.0, "area": 2.0, "district": 0.3}
_LARGE = 100_000  # a city of this size before a division is an item of a list ("Dallas, Oklahoma and ...")
_CLOSE = 200.0  # km within which places of one report support one another
_CLEAR = 4.0  # lead from which on the share of right choices no longer grows
_OTHERS = 40  # the other places of a report that are weighed, the most often named first: bounds the work
_WIDE = ("country", "area")
_ROUNDS = 2
_KEPT = 5


def find(page: Page, gazetteer: Gazetteer) -> list[Place]:
    """The places of the page, in the order of the text."""
    found = _told_inside(toponyms(page, gazetteer))
    chosen = _choose(found)
    return _related(page, [_place(page, toponym, ranked) for toponym, ranked in zip(found, chosen, strict=True)])


def _told_inside(found: Sequence[Toponym]) -> list[Toponym]:
    """A name means what the report said at first: "Dura district, Wasit province" is meant by "Dura district" further on."""
    told = {t.key: t.inside for t in reversed(found) if t.inside}
    return [t if t.inside else t._replace(inside=told.get(t.key)) for t in found]


def _related(page: Page, places: Sequence[Place]) -> list[Place]:
    """With the second place of "between A and B", and with the places that say where a report was written."""
    out: list[Place] = []
    for place in places:
        sentence = page.analysis.sentence_at(place.evidence.start)
        before = out[-1] if out else None
        if sentence is not None and _in_dateline(page, sentence, place):
            place = replace(place, relation="dateline")
        elif before is not None and before.relation == "between" and before.other is None and _joined(page, before, place):
            out[-1] = replace(before, other=place.id)
            place = replace(place, relation="between", other=before.id)
        out.append(place)
    return out


def _joined(page: Page, one: Place, other: Place) -> bool:
    between = page.body[one.evidence.end : other.evidence.start].split()
    return between[:1] == ["and"] and len(between) <= 4


def _in_dateline(page: Page, sentence: Sentence, place: Place) -> bool:
    return sentence.kind == "dateline" or place.evidence.start < headed(page, sentence)


def outside_names(page: Page, places: Sequence[Place]) -> list[Place]:
    """The places that do not only stand in the name of a known body: in "Islamic State of Iraq" Iraq is none."""
    tokens = page.analysis.tokens
    known = [m for m in page.cast.mentions if m.entry is not None and m.named and not m.entry.id.startswith("state.")]
    spans = [(tokens[m.first].start, tokens[m.last - 1].end) for m in known if m.last - m.first > 1]
    return [p for p in places if not any(a <= p.evidence.start and p.evidence.end < b for a, b in spans)]


def _choose(found: Sequence[Toponym]) -> list[list[tuple[float, Entry]]]:
    """The candidates of each name, best first: by size at first, then with what the other names of the report mean."""
    merged = {(t.key, t.division): t for t in reversed(found)}
    often = Counter(t.key for t in found)
    ranked = {k: _ranked(t, []) for k, t in merged.items()}
    for _ in range(_ROUNDS):
        best = {k: r[0][1] for k, r in ranked.items() if r}
        kept = sorted(best, key=lambda k: (-often[k[0]], k))[:_OTHERS]
        ranked = {k: _ranked(t, [(best[o], often[o[0]]) for o in kept if o[0] != k[0]]) for k, t in merged.items()}
    return [ranked[t.key, t.division] for t in found]


def _ranked(toponym: Toponym, others: Sequence[tuple[Entry, int]]) -> list[tuple[float, Entry]]:
    """The candidates of a name with their scores; `others`: what the other names mean and how often they stand."""
    total = sum(n for _, n in others) or 1
    scored = []
    for entry in toponym.entries:
        score = math.log10(entry.people + 100) + _MAIN * entry.main + _SIZE.get(entry.level, 0.0)
        if entry.level == "city" and (entry.country, toponym.name) in capitals():
            score += _CAPITAL
        if entry.level == "region" and toponym.division:
            score += _SEAT
        elif entry.level == "region" and _has_seat(entry, toponym.entries):
            score -= _SEAT
        score += _COUNTRY * sum(n for e, n in others if e.country == entry.country) / total
        if entry.admin1:
            score += _REGION * sum(n for e, n in others if (e.country, e.admin1) == (entry.country, entry.admin1)) / total
        if entry.level not in _WIDE:
            near = [e.level not in _WIDE and _distance(entry.lat, entry.lon, e.lat, e.lon) < _CLOSE for e, _ in others]
            score += _NEAR * sum(near) / (len(near) or 1)
        if toponym.inside:
            score += _INSIDE * _within(entry, toponym.inside)
        scored.append((score, entry))
    return _once(sorted(scored, key=_best))


def _once(scored: Sequence[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
    """Without the repeats of a place that stands in several lists."""
    seen: set[int | None] = set()
    kept = []
    for value, entry in scored:
        if entry.geonameid is None or entry.geonameid not in seen:
            kept.append((value, entry))
        seen.add(entry.geonameid)
    return kept


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
    return Place(
        id=ident,
        evidence=evidence,
        sentence=sentence,
        score=_score(ranked),
        name=toponym.name if best.level == "country" or toponym.site else best.name,
        lat=round(best.lat, 4),
        lon=round(best.lon, 4),
        geonameid=None if toponym.site else best.geonameid,
        country=best.country or None,
        admin1=best.admin1 or None,
        level="site" if toponym.site else best.level,
        relation=toponym.relation,
        candidates=tuple(_candidate(s, e) for s, e in ranked[:_KEPT]),
    )


def _elsewhere(toponym: Toponym, ranked: Sequence[tuple[float, Entry]]) -> bool:
    """The report names the division a small place lies in, and the gazetteer knows none of that name there: it lacks this one."""
    inside, best = toponym.inside, ranked[0][1]
    if inside is None or inside.level != "region" or best.level in ("country", "region", "area") or best.people >= _LARGE:
        return False
    return not any(_within(e, inside) for _, e in ranked)


def _score(ranked: Sequence[tuple[float, Entry]]) -> float:
    """How sure the choice is: by what it is and by its lead over the best candidate that lies elsewhere. Shares of right ones on the
    development sets: countries 0.93, continents and seas 0.65, regions 0.65 to 0.93 and towns 0.45 to 0.9 with a growing lead."""
    value, best = ranked[0]
    if best.level in ("country", "area"):
        return 0.93 if best.level == "country" else 0.65
    lead = next((value - v for v, e in ranked if _distance(best.lat, best.lon, e.lat, e.lon) > _CLOSE), None)
    low, high, alone = (0.65, 0.93, 0.93) if best.level == "region" else (0.45, 0.9, 0.75)
    if lead is None:
        return alone if len(ranked) == 1 else high
    return round(low + (high - low) * min(1.0, lead / _CLEAR), 3)


def _candidate(score: float, entry: Entry) -> Candidate:
    return Candidate(name=entry.name, lat=round(entry.lat, 4), lon=round(entry.lon, 4), geonameid=entry.geonameid, score=round(score, 2))
