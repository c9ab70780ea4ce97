"""A statement while it is being read: cue, words and speakers as tokens, before chains are joined and names looked up."""

from dataclasses import dataclass, field

from onrecord.lang.nlp import Token
from onrecord.model.records import Act

Pair = tuple[Token, Token]  # first and last token of a stretch


@dataclass
class Draft:
    """`cue` marks that body[start:end] is said; `speakers` say it, innermost first.

    `tag_start` is where the marking words begin (the speaker's name, or the cue); `side` tells whether they stand before the words,
    after them, or inside.
    """

    cue: Pair
    start: int
    end: int
    act: Act
    take: str
    side: str
    tag_start: int
    speakers: list[Pair] = field(default_factory=list)
    verb: Token | None = None
    listener: Token | None = None
    agentless: bool = False
    carrier: Token | None = None

    @property
    def tag(self) -> tuple[int, int]:
        """The stretch from the first marking word to the last."""
        ends = [self.cue[1].end] + [last.end for _, last in self.speakers if last.sent is self.cue[0].sent]
        return min(self.tag_start, self.cue[0].start), max(ends)

    def holds(self, other: "Draft") -> bool:
        """Do these words hold the other statement, its cue and its words?"""
        if other is self or other.start < self.start or other.end > self.end:
            return False
        if other.agentless and not self.agentless and (self.start, self.end) == (other.start, other.end):
            return True
        return (
            self.start <= other.cue[0].start
            and other.cue[1].end <= self.end
            and (self.end - self.start, self.start) > (other.end - other.start, other.start)
        )
