"""Where a claim comes from: copies collapse into one, then one named source counts once, whoever carries it, then outlets of one owner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model.records import Copy
from onrecord.model.values import Source
from onrecord.resolve.account import Account
from onrecord.resolve.camps import Camps, camps


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
        for copy in copies:
            for report in copy.reports:
                lead.setdefault(report, lead.get(copy.reports[0], copy.reports[0]))
                if copy.origin:
                    text_of.setdefault(report, copy.origin)
        return cls(lead, text_of, house or {}, known or camps())

    def origin(self, account: Account, sources: tuple[Source, ...]) -> str:
        """The name of the origin of a claim: its innermost named source, or whoever publishes it.

        Two unnamed sources of one outlet never count as two.
        """
        named = next((s for s in sources if s.type != "unnamed" and not s.private), None)
        if named is not None:
            name = named.actor or named.name
            if name.startswith("outlet."):
                return self.camps.owner(name) or name
            return self.house.get(name, name)
        publisher = self.publisher(account)
        return f"unnamed sources of {publisher}" if sources else publisher

    def publisher(self, account: Account) -> str:
        """The owner of the outlet or agency whose text it is; the report that was first with this text where no outlet is known."""
        whose = self.text_of.get(account.key, account.report.outlet)
        return self.camps.owner(whose) or self.lead.get(account.key, account.key)
