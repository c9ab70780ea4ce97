"""What a denial denies, where the report tells of it: the event, the figure or the statement that it is against."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.extract.page import Page
from onrecord.model.records import Event, Figure, Statement

# Words of a denial that point to what somebody said, or to a part in what somebody did.
CLAIMS = frozenset(
    ("accusation", "accusations", "allegation", "allegations", "charge", "charges", "claim", "claims", "it", "report", "reports", "this")
)
PARTS = frozenset(("complicity", "involvement", "part", "responsibility", "role"))
SHORT = 6  # words at the head of a denial in which those are looked for
NEAR = 4  # sentences back in which "the report", "the accusation" or "it" may have been told
# Acts of which a denial can be the answer.
ANSWERED = frozenset(("accuse", "assert", "confirm", "claim_responsibility", "estimate", "threaten", "warn"))
# What is only thought of is nothing that could be denied; what is denied elsewhere is another denial.
NOT_TOLD = frozenset(("denied", "negated", "hypothetical", "planned", "demanded"))


def linked(page: Page) -> list[Statement]:
    """The statements of the page, denials with the id of the record that they deny."""
    return [replace(s, denies_record=_denied(page, s)) if s.act == "deny" else s for s in page.statements]


def _denied(page: Page, denial: Statement) -> str | None:
    """An event or figure like the one denied, told elsewhere; else the statement answered; else what the denial itself names."""
    events = [e for e in page.events if _within(e, denial)]
    figures = [f for f in page.figures if _within(f, denial)]
    told = [e for e in page.events if e not in events and e.status not in NOT_TOLD and any(_alike(e, mine) for mine in events)]
    if told:
        return _nearest(denial, told)
    counted = [f for f in page.figures if f not in figures and f.status == "asserted" and any(_same_count(f, mine) for mine in figures)]
    if counted:
        return _nearest(denial, counted)
    named = [e.id for e in events if e.status == "denied"] + [f.id for f in figures if f.status == "denied"]
    if named or events or figures:
        return named[0] if named else None
    words = {w.strip("“”\"',.").lower() for w in denial.evidence.quote.split()[:SHORT]}
    answered = list(_answered(page, denial)) if words & (CLAIMS | PARTS) else []
    blamed = [s for s in answered if s.act == "accuse"] or (answered if words & CLAIMS else [])
    return blamed[-1].id if blamed else None


def _within(record: Event | Figure, denial: Statement) -> bool:
    return denial.evidence.start <= record.evidence.start < denial.evidence.end


def _alike(event: Event, denied: Event) -> bool:
    """Of one type, and by nobody else where both name who did it."""
    done, mine = ({a.actor or a.name for a in e.actors} for e in (event, denied))
    return event.type == denied.type and (not done or not mine or bool(done & mine))


def _same_count(figure: Figure, denied: Figure) -> bool:
    return figure.what == denied.what and (figure.low, figure.high) == (denied.low, denied.high)


def _nearest(denial: Statement, told: Sequence[Event] | Sequence[Figure]) -> str:
    """The last before the denial, else the first behind it."""
    before = [r for r in told if r.evidence.start < denial.evidence.start]
    return before[-1].id if before else told[0].id


def _answered(page: Page, denial: Statement) -> Iterator[Statement]:
    """What others said shortly before."""
    sentence = page.analysis.sentence_at(denial.evidence.start)
    mine = {s.actor or s.name for s in denial.sources}
    for statement in page.statements:
        said_in = page.analysis.sentence_at(statement.evidence.start)
        if sentence is None or said_in is None or not 0 <= sentence.index - said_in.index <= NEAR:
            continue
        others = not mine & {s.actor or s.name for s in statement.sources}
        if statement.act in ANSWERED and others and statement.evidence.end <= denial.evidence.start:
            yield statement
