"""Kinds of silence, which reports keep as well: "could not verify", "declined to comment", "neither confirmed nor denied"."""

from onrecord.extract.contents import Reader
from onrecord.extract.cues import sets
from onrecord.extract.drafts import Draft
from onrecord.extract.phrases import phrase
from onrecord.extract.speakers import following, speaker
from onrecord.lang.nlp import Token
from onrecord.model.records import Act

_ANSWERING = frozenset(("respond", "comment", "reply"))
_OTHERS = _ANSWERING | {"have", "confirm"}  # verbs of silence beside those of the lexicon


def silence(verb: Token, reader: Reader) -> Draft | None:
    """The statement that somebody cannot confirm or will not speak; None for other verbs."""
    act = _act(verb)
    if act is None:
        return None
    who = speaker(verb) or next((s for a in verb.ancestors() if (s := a.child("nsubj")) is not None), None)
    if who is None or who.lower in ("it", "nobody"):
        return None
    first, last = phrase(who, verb.i)
    words = _behind(verb) or [verb]
    until = verb.subtree()[-1] if act == "cannot_verify" else words[-1]
    since = following(last) if act == "cannot_verify" else words[0]
    start, end = reader.trim((since or verb).start, until.end)
    return Draft((verb, verb), start, end, act, "silence", "before", first.start, [(first, last)], verb)


def _act(verb: Token) -> Act | None:
    if not verb.tag.startswith("VB") or not (verb.lemma in _OTHERS or verb.lemma in sets().verifying or verb.lemma in sets().declining):
        return None
    negated = any(c.dep == "neg" for c in verb.children)
    helpers = {c.lower for c in verb.children if c.dep == "aux"}
    if verb.lemma in sets().verifying:
        unable = verb.dep == "xcomp" and verb.head.lemma in ("unable", "able", "be") and _denied(verb.head)
        if unable or (negated and helpers & {"could", "can", "ca"}):
            return "cannot_verify"
    if verb.lemma in sets().declining and any(c.dep == "xcomp" and c.lemma in sets().commenting for c in verb.children):
        return "no_comment"
    if verb.lemma in _ANSWERING and negated and helpers & {"did", "does", "do", "has", "have", "had", "would", "will"}:
        return "no_comment"
    if verb.lemma == "have" and any(
        c.lemma == "comment" and any(d.lower == "no" for d in c.children) for c in verb.children if c.dep == "dobj"
    ):
        return "no_comment"
    if verb.lemma == "confirm" and any(c.lower == "neither" for c in verb.children) and any(c.lemma == "deny" for c in verb.children):
        return "no_comment"
    return None


def _denied(head: Token) -> bool:
    """Is it "unable to", or "not able to"?"""
    return (
        head.lemma == "unable"
        or any(c.lemma == "unable" for c in head.children)
        or any(c.dep == "neg" for c in (*head.children, *head.head.children))
    )


def _behind(verb: Token) -> list[Token]:
    """What stands behind: "to comment on the raid", "to questions"."""
    return [t for c in verb.children if c.i > verb.i and c.dep in ("xcomp", "prep", "dobj", "conj") for t in c.subtree()]
