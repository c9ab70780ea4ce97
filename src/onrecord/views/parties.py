"""Everybody whom the reports of a record name, and how they are said to stand to one another."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.model.records import Actor
from onrecord.views.view import View


class Told(NamedTuple):
    """One report that tells of a tie: its key, the first day on which it can have been published, the sentence."""

    report: str
    day: str | None
    sentence: str


@dataclass
class Party:
    """Somebody: by the id of the lexicon, else by name and type. `ties` are (kind, name of the other) with the reports that tell them."""

    actor: str | None
    type: str
    country: str | None
    names: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    ties: dict[tuple[str, str], list[Told]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name that most mentions lead to, the first in the alphabet of equals."""
        return min(self.names, key=lambda n: (-self.names[n], n))

    @property
    def mentions(self) -> int:
        return self.names.total()


def parties(view: View, part: str = "") -> list[Party]:
    """All of them whose name holds a part, whatever the case; the most often mentioned first."""
    found: dict[tuple[str, str], Party] = {}
    for report in view.reports:
        body = view.store.text(report.text_id).body
        for record in view.store.records(report.text_id):
            if isinstance(record, Actor) and (record.actor or record.evidence.quote[:1].isupper()):
                party = found.setdefault((record.actor or record.name, record.type), Party(record.actor, record.type, record.country))
                party.names[record.name] += 1
                party.reports.add(report.key)
                for tie in record.ties:
                    told = Told(report.key, report.published.earliest, body[record.sentence[0] : record.sentence[1]])
                    party.ties.setdefault((tie.kind, tie.to.name), []).append(told)
    wanted = [p for p in found.values() if any(part.casefold() in n.casefold() for n in p.names)]
    return sorted(wanted, key=lambda p: (-p.mentions, p.name, p.type))
