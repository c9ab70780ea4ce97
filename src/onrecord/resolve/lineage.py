"""Where a claim comes from: copies collapse into one, then one named source counts once, whoever carries it, then outlets of one owner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model.records import Copy
from onrecord.model.values import Source
from onrecord.resolve.account import Account
from onrecord.resolve.camps import Camps, camps

UNNAMED = "unnamed sources of "  # before the name of an outlet


@dataclass(frozen=True)
class Lineage:
    """Answers who is behind a claim. `lead` maps a report to the first report of its copies, `text_of` to whose text it is,
    `house` a person to the organisation that the person speaks for."""

    lead: Mapping[str, str] = field(default_factory=dict)
    text_of: Mapping[str, str] = field(default_factory=dict)
    house: Mapping[str, str] = field(default_factory=dict)
    camps: Camps = field(default_factory=camps)

    @classmethod
    def of(cls, copies: Iterable[Copy], known: Camps | None = None, house: Mapping[str, str] | None = None) -> "Lineage":
        lead: dict[str, str] = {}
        text_of: dict[str, str] = {}
        for copy in sorted(copies, key=_largest):  # a text that two carry word for word may be one of many spun from another
            for report in copy.reports:
                lead.setdefault(report, lead.get(copy.reports[0], copy.reports[0]))
                if copy.origin:
                    text_of.setdefault(report, copy.origin)
        return cls(lead, text_of, house or {}, known or camps())

    def origin(self, account: Account, sources: tuple[Source, ...]) -> str:
        """The name of the origin of a claim: its innermost named source, or whoever publishes it.

        Two unnamed sources of one outlet never count as two; whoever tells an outlet something, in that outlet, is one of them.
        """
        publisher = self.publisher(account)
        named = self._named(sources)
        if named is None or named == publisher:
            return f"{UNNAMED}{publisher}" if sources else publisher
        return named

    def independent(self, claims: Iterable[tuple[Account, tuple[Source, ...]]]) -> set[str]:
        """The independent origins of several claims of one thing.

        Where an outlet names a source, what it says of itself or of people that it does not name adds nothing to that.
        """
        named: set[str] = set()
        bare: dict[str, set[str]] = {}
        publishers: set[str] = set()
        for account, sources in claims:
            origin, publisher = self.origin(account, sources), self.publisher(account)
            if origin in (publisher, f"{UNNAMED}{publisher}"):
                bare.setdefault(publisher, set()).add(origin)
            else:
                named.add(origin)
                publishers.add(publisher)
        return folded(named.union(*(own for publisher, own in bare.items() if publisher not in publishers)))

    def publisher(self, account: Account) -> str:
        """The owner of the outlet or agency whose text it is; the report that was first with this text where no outlet is known."""
        whose = self.text_of.get(account.key, account.report.outlet)
        return self.camps.owner(whose) or self.lead.get(account.key, account.key)

    def _named(self, sources: tuple[Source, ...]) -> str | None:
        """The innermost source that is named: an outlet by its owner, a person by the house that the person speaks for."""
        source = next((s for s in sources if s.type != "unnamed" and not s.private), None)
        if source is None:
            return None
        if source.type == "outlet" or (source.actor or "").startswith("outlet."):
            return self.camps.owner(source.actor) if self.camps.outlet(source.actor) else self.camps.owner(source.name)
        name = source.actor or _small(source.name)
        return self.house.get(name, name)


def _small(name: str) -> str:
    """ "Local activists" at the head of a sentence are "local activists"; a name of one word is left, since it may be a proper one."""
    rest = name[1:]
    common = rest.islower() and (" " in rest or rest.endswith("s"))
    return name[0].lower() + rest if common else name


def folded(origins: Iterable[str]) -> set[str]:
    """Without the unnamed sources of an outlet that is an origin itself."""
    found = set(origins)
    return {name for name in found if not (name.startswith(UNNAMED) and name.removeprefix(UNNAMED) in found)}


def _largest(copy: Copy) -> tuple[int, str]:
    return -len(copy.reports), copy.id
