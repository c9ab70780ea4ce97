"""How the pages say things: days, amounts, kinds, names. Unknown is said ("not said"), never left blank and never zero."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from onrecord.lang.lexicon import Entry, Lexicon
from onrecord.lang.names import fold
from onrecord.lang.states import States
from onrecord.model.records import Report
from onrecord.model.values import Interval, Source

UNKNOWN = "not said"
_MONTHS = "January February March April May June July August September October November December".split()
_KEPT = "\t\n\r"


def shown(value: object) -> object:
    """What a template prints: characters that hide or turn text around stand as ⟨U+202E⟩, and nothing known as "not said"."""
    if value is None:
        return UNKNOWN
    if isinstance(value, str) and not value.isprintable() and not hasattr(value, "__html__"):
        return "".join(f"⟨U+{ord(c):04X}⟩" if _hidden(c) else c for c in value)
    return value


def _hidden(c: str) -> bool:
    """Format and control characters: zero width, bidirectional overrides, soft hyphens, tags, lone surrogates."""
    return c not in _KEPT and unicodedata.category(c) in ("Cf", "Cc", "Cs")


def day(iso: str | None) -> str:
    """ "15 April 2017", with the time and its zone where there is one, "April 2017" for a month."""
    if not iso:
        return UNKNOWN
    parts = iso[:10].split("-")
    words = [str(int(p)) if n == 2 else _MONTHS[int(p) - 1] if n == 1 else p for n, p in enumerate(parts)]
    clock = f", {iso[11:16]} {_zone(iso[16:])}".rstrip() if len(iso) > 10 else ""
    return " ".join(reversed(words)) + clock


def _zone(rest: str) -> str:
    at = max(rest.find("+"), rest.find("-"), rest.find("Z"))
    zone = rest[at:] if at >= 0 else ""
    return "UTC" if zone in ("Z", "+00:00") else f"UTC{zone}" if zone else ""


def days(when: Interval | None) -> str:
    """The words for an interval: "15 April 2017", "April 2017", "15 to 18 April 2017", "since 2 May 2016"."""
    if when is None or (when.earliest is None and when.latest is None):
        return UNKNOWN
    if when.latest is None:
        return f"since {day(when.earliest)}"
    if when.earliest is None:
        return f"before {day(when.latest)}"
    if len(when.earliest) > 10 or len(when.latest) > 10:
        return day(when.earliest) if when.earliest == when.latest else f"{day(when.earliest)} to {day(when.latest)}"
    return _whole_days(date.fromisoformat(when.earliest), date.fromisoformat(when.latest) - timedelta(days=1))


def _whole_days(first: date, last: date) -> str:
    after = last + timedelta(days=1)
    if first >= last:
        return day(first.isoformat())
    if first.day == 1 and after.day == 1:
        if first.month == 1 and after == date(first.year + 1, 1, 1):
            return str(first.year)
        if (after.year - first.year) * 12 + after.month - first.month == 1:
            return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last.isoformat())}"
    shown_first = f"{first.day} {_MONTHS[first.month - 1]}" if first.year == last.year else day(first.isoformat())
    return f"{shown_first} to {day(last.isoformat())}"


def precision(when: Interval | None) -> str:
    """How certain the day is, in words that stand beside it."""
    if when is None or when.earliest is None or when.latest is None:
        return "the day is not said" if when is None or when.earliest is None else "the end is not said"
    length = (datetime.fromisoformat(when.latest[:10]) - datetime.fromisoformat(when.earliest[:10])).days
    return "day certain" if length <= 1 else f"some time in these {length} days"


def amount(low: int | None, high: int | None, approx: bool = False) -> str:
    """ "12", "80 to 95", "at least 12", "up to 250,000", "about 50"."""
    if low is None and high is None:
        return UNKNOWN
    about = "about " if approx else ""
    if low is None:
        return f"up to {about}{high:,}"
    if high is None:
        return f"at least {about}{low:,}"
    return about + (f"{low:,}" if low == high else f"{low:,} to {high:,}")


def human(word: str | None) -> str:
    """ "claims responsibility", "attack, other": the names of kinds as words."""
    if not word:
        return UNKNOWN
    if word.startswith("no "):
        return f"no {human(word[3:])}"
    return _SAID.get(word, word.replace("_", " "))


_SAID = {
    "assert": "says", "deny": "denies", "confirm": "confirms", "accuse": "accuses", "threaten": "threatens", "warn": "warns",
    "demand": "demands", "promise": "promises", "propose": "proposes", "estimate": "estimates", "condemn": "condemns",
    "question": "asks", "no_comment": "gives no comment", "cannot_verify": "cannot verify",
    "attack_other": "attack, other", "airstrike": "air strike", "near_copy": "near copy", "same_wire": "same wire",
    "claim_responsibility": "claims responsibility", "claims_responsibility": "claims responsibility",
    "unspecified": "people", "mixed": "people, fighters and civilians", "other_people": "people", "carried_out": "carried out",
}  # fmt: skip


def upfirst(text: str) -> str:
    """With a capital at the beginning; the rest as it is."""
    return text[:1].upper() + text[1:]


def because(feature: str) -> str:
    """What two accounts were compared by, in words."""
    return _COMPARED.get(feature, human(feature))


_COMPARED = {
    "days": "time", "type": "kind of event", "words": "wording", "rivals": "other incidents it could be", "place": "place",
    "actors": "who did it", "targets": "whom it hit", "killed": "number killed", "wounded": "number wounded", "weapon": "means",
}  # fmt: skip


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 report", "1,200 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def called(actor: str | None) -> str:
    """The name of an actor by its id in the lexicon; what only the reports know is spelt from its id, anything else stays as it is."""
    entry = entry_of(actor)
    if entry or not actor:
        return entry.name if entry else UNKNOWN
    if not _ID.fullmatch(actor):
        return actor
    above, _, own = actor.rpartition(".")
    country = States.open().country(own.upper())
    if above in ("people", "rebels") and country:  # "people.ru", "rebels.ru": those of a state
        people = next((f for f, form in country.forms() if form == "people"), country.name)
        return people if above == "people" else f"{country.adjective} rebels"
    spelt = own.replace("-", " ")
    known = entry_of(above)  # "state.tr.forces": part of somebody known
    if known is None:
        return spelt.title()
    state = States.open().country(known.country) if above.startswith("state.") and above.count(".") == 1 else None
    return f"{state.adjective if state else known.name} {spelt}"


_ID = re.compile(r"(?:state|org|group|person|outlet|people|rebels)(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")


def names_in(text: str) -> str:
    """A line in which ids of actors stand, with their names: "denied by state.ru" is "denied by Russia"."""
    return _ID.sub(lambda m: called(m[0]), text)


@cache
def _lexicon() -> Lexicon:
    return Lexicon.open()


def entry_of(actor: str | None) -> Entry | None:
    return _lexicon().get(actor)


@cache
def outlet_entry(name: str) -> Entry | None:
    """What is known about an outlet of this name: its owner, and whether a government owns or runs it."""
    wanted = fold(name)
    known = (e for e in _lexicon().entries.values() if e.id.startswith("outlet."))
    return next((e for e in known if wanted in (fold(e.name), e.id.removeprefix("outlet."), *map(fold, e.aliases))), None)


class Link(NamedTuple):
    """One link of a chain as it is printed. `open` when nobody is named; `state` when a government owns or runs the outlet."""

    name: str
    actor: str | None
    open: bool
    state: bool
    private: bool = False


def chain(sources: Sequence[Source], report: Report | None = None) -> list[Link]:
    """Innermost → relay → outlet, the outlet last."""
    links = [_link(s) for s in sources]
    outlet = publisher(report) if report is not None else None
    if outlet and (not links or links[-1].name.casefold() != outlet.casefold()):
        entry = outlet_entry(outlet)
        links.append(Link(outlet, entry.id if entry else None, False, bool(entry and entry.state)))
    return links


def publisher(report: Report) -> str:
    """The outlet's name as it came, or the report's own key where no outlet is known."""
    return report.outlet or report.key


def _link(source: Source) -> Link:
    entry = entry_of(source.actor) or (outlet_entry(source.name) if source.type == "outlet" else None)
    return Link(source.name, source.actor, source.type == "unnamed", bool(entry and entry.state), source.private)
