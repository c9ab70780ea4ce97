"""Is a deed told as something that happened, or only mentioned: as background, as one of many, in general?

"Gunmen shot the mayor on Friday" tells of a deed; "the talks follow years of killings" mentions deeds, and nobody could say which.
A linear model decides, on the words around the trigger (training/events.py).
"""

from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.extract.page import Page
from onrecord.lang.linear import linear
from onrecord.lang.nlp import Sentence, Token
from onrecord.model.records import Event
from onrecord.model.values import ActorRef

PASSING = "violence_mentioned"
# Deeds that reports speak of in general; a battle, a siege or a gas attack names what it was and keeps its type.
OF = frozenset(
    ("attack_other", "assassination", "bombing", "airstrike", "shelling", "arson", "abduction", "execution", "robbery", "hijacking")
)
TOLD = frozenset(("reported", "claimed", "suspected"))  # an accusation or a denial is worth keeping however general it is
_LEAD = 2  # sentences, a headline included
LEAST = 0.5  # below this the deed is only mentioned; chosen by cross-validation
_WORDS = ("NOUN", "VERB", "ADJ", "PROPN", "ADV")


def weighed(page: Page) -> list[Event]:
    """The events of the page, those only mentioned under the type that says so."""
    doubtful = list(in_doubt(page))
    if not doubtful:
        return page.events
    model = linear("telling")
    at_large = {f.id for f in page.figures if f.scope == "war"}  # "the war has killed 60,000": of no one deed
    mentioned = {e.id for e in doubtful if at_large & set(e.figures) or model.probability(features(page, e)) < LEAST}
    return [replace(e, type=PASSING) if e.id in mentioned else e for e in page.events]


def in_doubt(page: Page) -> Iterator[Event]:
    """The events that may be told or only mentioned. Whoever counts the harmed of a deed tells of it, and what a report begins with is
    its news."""
    sure = counted(page)
    lead = [(s.start, s.end) for s in page.analysis.sentences[:_LEAD]]
    for event in page.events:
        begins = any(start <= event.evidence.start < end for start, end in lead)
        if event.type in OF and event.status in TOLD and not begins and not sure & set(event.figures):
            yield event


def counted(page: Page) -> set[str]:
    """The figures that count the harmed of one deed, not of a month or a war."""
    return {f.id for f in page.figures if f.scope == "incident"}


def features(page: Page, event: Event) -> list[str]:
    """What speaks for or against the event being told, as names of features."""
    trigger = page.analysis.token_at(event.evidence.end - 1)
    if trigger is None:
        return []
    out = {"all", *_of_event(event), *_of_trigger(trigger), *_of_sentence(page, trigger)}
    for role, refs in (("actor", event.actors), ("target", event.targets)):
        for ref in refs:
            out.update(_of_party(page, role, ref))
    return sorted(out)


def _of_event(event: Event) -> Iterator[str]:
    filled = f"{min(len(event.actors), 1)}{min(len(event.targets), 2)}{int(event.weapon is not None)}"
    yield from (f"type={event.type}", f"status={event.status}", f"{event.type}/{event.status}", f"filled={filled}")
    yield from (f"actors={min(len(event.actors), 2)}", f"targets={min(len(event.targets), 3)}", f"weapon={event.weapon is not None}")
    yield from (f"placed={event.place is not None}", f"timed={event.when is not None}", f"pt={event.place is None}{event.when is None}")


def _of_trigger(trigger: Token) -> Iterator[str]:
    lemma = trigger.lemma
    yield from (f"t={lemma}", f"t={lemma}/{trigger.tag}", f"t={lemma}/{trigger.dep}", f"tag={trigger.tag}", f"dep={trigger.dep}")
    yield f"head={trigger.head.lemma if trigger.head is not trigger else 'none'}"
    for child in trigger.children:
        yield f"child={child.dep}:{_lexical(child)}"
    verb = next((t for t in (trigger, *trigger.ancestors()) if t.pos in ("VERB", "AUX")), trigger)
    yield f"verb={verb.tag}"
    for child in verb.children:
        if child.dep in ("aux", "auxpass", "neg"):
            yield f"aux={child.lower}"


def _lexical(token: Token) -> str:
    """The word, or for a name only what it names."""
    return token.ent or token.lemma


def _of_party(page: Page, role: str, ref: ActorRef) -> Iterator[str]:
    head = page.analysis.token_at(ref.span.end - 1) if ref.span is not None else None
    if head is None or ref.span is None:
        return
    yield from (f"{role}={_lexical(head)}", f"{role}/{head.tag}", f"{role}:{page.cast.kind(ref.span)}")
    yield from (f"{role}.{c.lower}" for c in head.children if c.dep in ("det", "poss"))


def _of_sentence(page: Page, trigger: Token) -> Iterator[str]:
    sentence = trigger.sent
    yield from _setting(page, sentence)
    holder = page.holder(trigger.start, trigger.end)
    yield from (f"said={holder.act}", f"form={holder.form}") if holder is not None else ("said=no",)
    for token in sentence.tokens:
        if token.pos in _WORDS and token.ent == "":
            yield f"w={token.lemma}"
            if token is not trigger and abs(token.i - trigger.i) <= 4:
                yield f"near={token.lemma}"
    yield from (f"root={sentence.root.lemma}", f"root/{sentence.root.tag}")
    yield from (f"kind={sentence.kind}", f"sentence={min(sentence.index, 6)}")


def _setting(page: Page, sentence: Sentence) -> Iterator[str]:
    """The places and times of the sentence, and how far down the report it stands."""
    places, times = page.places_in(sentence), page.times_in(sentence)
    yield from (f"places={min(len(places), 3)}", f"times={min(len(times), 3)}")
    yield from (f"level={p.level}" for p in places)
    for time in times:
        quote = " ".join(time.evidence.quote.lower().split())
        yield from (f"timex={time.timex_type}", f"ends={quote.split()[-1]}" if not quote[-1].isdigit() else "ends=digit")
        yield f"time={quote if not any(c.isdigit() for c in quote) else 'digits'}"
    length = len(page.analysis.sentences)
    yield from (f"down={5 * sentence.index // max(length, 1)}", f"length={min(length // 8, 6)}")
