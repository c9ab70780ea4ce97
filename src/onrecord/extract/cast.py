"""Who is who within one text: names, short forms, pronouns and descriptions lead to one fullest name."""

from dataclasses import dataclass, field

from onrecord.lang.nlp import Token
from onrecord.model.records import Actor
from onrecord.model.values import ActorRef, SourceType, Span


@dataclass
class Cast:
    """The actors of a text. `actors` are the mention records, in order of the text."""

    actors: list[Actor] = field(default_factory=list)

    def at(self, start: int, end: int) -> Actor | None:
        """The mention that covers most of [start, end), None when nobody is mentioned there."""
        best, most = None, 0
        for actor in self.actors:
            shared = min(end, actor.evidence.end) - max(start, actor.evidence.start)
            if shared > most:
                best, most = actor, shared
        return best

    def ref(self, span: Span) -> ActorRef:
        """Whom the words of a span mean: the fullest name in the report, or the words themselves."""
        actor = self.at(span.start, span.end)
        if actor is None:
            return ActorRef(name=span.quote, span=span)
        return ActorRef(name=actor.name, span=span, actor=actor.actor)

    def pronoun(self, token: Token) -> ActorRef | None:
        """Whom a pronoun (he, she, they, it, who, his ...) means; None when nobody fits."""
        return None

    def kind(self, span: Span) -> SourceType:
        """What sort of source the words of a span are."""
        actor = self.at(span.start, span.end)
        return actor.type if actor else "unnamed"  # type: ignore[return-value]

    def private(self, span: Span) -> bool:
        """Do the words mean somebody without an office (a schoolteacher, a resident, a witness)?"""
        return False

    def is_outlet(self, span: Span) -> bool:
        """Do the words mean a newspaper, agency or broadcaster?"""
        return self.kind(span) == "outlet"
