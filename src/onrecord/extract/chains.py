"""Through whom words came: who relays them, what stands inside whose words, and which statements are only steps to another."""

from onrecord.extract.cues import lexicon, sets
from onrecord.extract.drafts import Draft, Pair
from onrecord.extract.page import Page
from onrecord.extract.phrases import phrase
from onrecord.extract.speakers import agent, speaker
from onrecord.lang.nlp import Token

QUOTES = frozenset("\"“„«'")
TALKS = frozenset(("interview", "comment", "remark"))
STEP = 2  # words of its own, besides the inner statement, below which an outer one is only a step of the chain
LIGHT = frozenset(
    ["that", "the", "a", "an", "has", "have", "had", "been", "is", "are", "was", "were", "and", "also", "as", "of", "to", "in", "on", "it"]
)


def quoted(verb: Token, page: Page) -> list[Pair] | None:
    """Speaker and relay where somebody quotes somebody: "Y quotes X as saying", "X was quoted by Y as saying"; None elsewhere."""
    above = _quoting(verb)
    if above is None:
        return None
    whom, relay = above.child("nsubjpass"), agent(above)
    if whom is None:
        whom, relay = above.child("dobj", "dative"), speaker(above)
        if verb.dep in ("acl", "relcl") and verb.head.pos in ("NOUN", "PROPN"):
            whom = verb.head
        elif whom is None:
            whom = verb.child("nsubj")
    out = [phrase(t) for t in (whom, relay) if t is not None]
    return out or None


def _quoting(verb: Token) -> Token | None:
    """The verb of quoting that a verb of speech hangs on."""
    token = verb
    for above in verb.ancestors():
        if above.lemma in sets().quoting and above.pos == "VERB":
            return above
        if above.pos in ("VERB", "AUX") or above.i > verb.i or token.dep in ("appos", "conj"):
            return None
        token = above
    return None


def cited(verb: Token) -> Pair | None:
    """Whom a verb of speech cites: "Y reported, citing X"."""
    behind = verb.sent.tokens[verb.i - verb.sent.tokens[0].i + 1 :][:3]
    aside = [c for s in verb.children if s.dep == "nsubj" and s.i < verb.i for c in s.children if c.dep == "acl"]  # "Y, citing X, said"
    for token in dict.fromkeys([*verb.children, *behind, *aside]):
        if token.lemma in sets().quoting and token.tag == "VBG":
            whom = token.child("dobj", "pobj", "dative")
            if (
                whom is not None
                and not any(c.dep in ("relcl", "acl") and c.i > whom.i for c in whom.children)
                and token.child("prep", "ccomp") is None
            ):
                return phrase(whom)
    return None


def citing(verb: Token, page: Page) -> bool:
    """Is this the "citing" of "Y reported, citing X", which makes no statement of its own?"""
    whom = verb.child("dobj", "pobj")
    return verb.lemma in sets().quoting and verb.tag == "VBG" and whom is not None and can_speak(phrase(whom), page)


def _citer(noun: Token) -> Token | None:
    """Who cites the speaker: "the ministry, cited by Y, said"."""
    clause = next((c for c in noun.children if c.dep in ("acl", "relcl") and c.lemma in sets().quoting), None)
    return agent(clause) if clause is not None else None


def relays(draft: Draft, page: Page) -> list[Pair]:
    """The outlets that the words were given to or stand in: "told AFP", "said in an interview with X", "on the page of Y"."""
    if draft.verb is None:
        return []
    out: list[Pair] = []
    who = speaker(draft.verb)
    citer = _citer(who) if who is not None else None
    if citer is not None:
        return [phrase(citer)]
    for token in _adjuncts(draft):
        if token.pos in ("PROPN", "NOUN") and token.dep in ("dobj", "pobj", "dative", "appos", "nsubj", "nmod", "compound"):
            pair = phrase(token)
            heard = token is draft.listener and draft.verb.lemma == "tell" and page.cast.gathers(page.span(pair[0].start, pair[1].end))
            if (heard or is_outlet(pair, page)) and not any(a.i <= pair[1].i and pair[0].i <= b.i for a, b in [*out, *draft.speakers]):
                out.append(pair)
    return out[:1]


def _adjuncts(draft: Draft) -> list[Token]:
    """The words around the cue that are neither speaker nor said."""
    verb = draft.verb
    if verb is None:
        return []
    out = [draft.listener] if draft.listener is not None else []
    for child in verb.children:
        if child.i > verb.i and child.dep in ("prep", "dative", "dobj", "agent") and not draft.start <= child.start < draft.end:
            out += [t for t in child.subtree() if not draft.start <= t.start < draft.end]
    for child in verb.children:
        if child.i < verb.i and _opens_talk(child):
            out += [t for t in child.subtree() if not draft.start <= t.start < draft.end]
    if draft.take in ("of", "object"):  # "boasting of the raid on the page of Y": the page is no part of the boast
        out += [t for t in verb.subtree() if t.i > verb.i and t.start >= draft.end]
    return out


def _opens_talk(child: Token) -> bool:
    """ "Speaking to X, ...", "In an interview with X, ..."."""
    if child.dep == "advcl":
        return child.tag == "VBG" and child.lemma in ("speak", "talk")
    return child.dep == "prep" and any(t.lemma in TALKS for t in child.subtree()[:4])


def carrier(noun: Token, page: Page) -> list[Pair]:
    """The outlet that reports a claim: "X reported the pilots' claim that ..."."""
    verb = noun.head
    if noun.dep not in ("dobj", "obj") or verb.pos != "VERB" or verb.lemma not in sets().reporting:
        return []
    who = speaker(verb)
    pair = phrase(who) if who is not None else None
    return [pair] if pair is not None and is_outlet(pair, page) else []


def is_outlet(pair: Pair, page: Page) -> bool:
    """Do the words name a newspaper, agency or broadcaster?"""
    first, last = pair
    tokens = page.analysis.tokens_in(first.start, last.end)
    words = [t.lower for t in tokens if t.pos not in ("DET", "PUNCT", "PART")]
    if sets().hearers & set(words) or not words:
        return False
    if all(w in sets().outlets or w in sets().not_outlets or w in sets().official for w in words):
        return len(words) > 1 and words[0] in sets().official
    if page.cast.is_outlet(page.span(first.start, last.end)):
        return True
    head = next((t for t in tokens if not first.i <= t.head.i <= last.i or t.head is t), last)
    return len(words) > 1 and head.lower in sets().outlets and any(t.pos == "PROPN" for t in tokens)


def nest(drafts: list[Draft], page: Page) -> list[Draft]:
    """Give each statement the speakers of the statements it stands in, and leave out those that are only a step."""
    holders = {id(d): _holder(d, drafts) for d in drafts}
    steps = {id(outer) for d in drafts if (outer := holders[id(d)]) is not None and _is_step(outer, d, page)}
    chains: dict[int, list[Pair]] = {}
    for draft in sorted(drafts, key=_longest):  # outer before inner
        outer = holders[id(draft)]
        chains[id(draft)] = list(draft.speakers)
        if outer is not None and outer.take == "clause" and (draft.speakers or draft.take == "infinitive"):
            chains[id(draft)] += [p for p in chains[id(outer)] if p not in draft.speakers]
    for draft in drafts:
        draft.speakers = chains[id(draft)]
    return [d for d in drafts if id(d) not in steps and not _hedge(d, holders[id(d)]) and not _own_view(d, holders[id(d)])]


def _own_view(draft: Draft, outer: Draft | None) -> bool:
    """ "The mayor said he believes that ...": what he says, once."""
    return outer is not None and _views(draft) and draft.speakers[0][0].tag == "PRP"


def _views(draft: Draft) -> bool:
    return draft.verb is not None and draft.verb.lemma in sets().viewing and bool(draft.speakers)


def _hedge(draft: Draft, outer: Draft | None) -> bool:
    """ "the toll is expected to rise, he said": the hedge is part of what he said, not a statement of somebody else."""
    return outer is not None and draft.agentless and draft.end - draft.start > 0.7 * (outer.end - outer.start)


def _longest(draft: Draft) -> tuple[int, bool, int]:
    """Longest first; of two with the same words, the one that names its speaker holds the one that does not."""
    return draft.start - draft.end, draft.agentless, draft.start


def _holder(draft: Draft, drafts: list[Draft]) -> Draft | None:
    return min((d for d in drafts if d.holds(draft)), key=_length, default=None)


def _length(draft: Draft) -> int:
    return draft.end - draft.start


def _is_step(outer: Draft, inner: Draft, page: Page) -> bool:
    """Does the outer statement say nothing but that the inner one was made?"""
    if (
        not inner.speakers
        or (_views(inner) and inner.speakers[0][0].tag == "PRP")
        or inner.take != "clause"
        or (inner.verb is not None and inner.verb.lemma in sets().showing)
        or not can_speak(inner.speakers[0], page)
        or page.body[outer.start] in QUOTES
    ):
        return False
    a, b = inner.tag
    own = [t for t in page.analysis.tokens_in(outer.start, outer.end) if not (a <= t.start < b or inner.start <= t.start < inner.end)]
    return sum(t.pos not in ("PUNCT", "SPACE", "AUX", "ADV") and t.lower not in LIGHT for t in own) < STEP


def carried(draft: Draft, page: Page) -> tuple[int, Pair] | None:
    """Words that end in where they stand, "... on the web page of X": where they truly end, and the outlet."""
    names = lexicon().channels
    tokens = page.analysis.tokens_in(draft.start, draft.cue[0].sent.end)
    for i, token in enumerate(tokens):
        if (
            token.lower not in ("on", "in", "via", "through")
            or i + 2 >= len(tokens)
            or tokens[i + 1].lower not in ("the", "a", "its", "an")
        ):
            continue
        noun = next(
            (
                t
                for t in tokens[i + 2 : i + 5]
                if t.pos == "NOUN" and (t.lemma in names or f"{tokens[t.i - tokens[0].i - 1].lower} {t.lemma}" in names)
            ),
            None,
        )
        if noun is None:
            continue
        for named in tokens[noun.i - tokens[0].i + 1 :][:9]:
            if named.text[:1].isupper() and is_outlet((named, named), page):
                return token.start, (named, named)
    return None


def can_speak(pair: Pair, page: Page) -> bool:
    """Is it a person, a body or a text?"""
    tokens = page.analysis.tokens_in(pair[0].start, pair[1].end)
    head = next((t for t in tokens if t.head.i < pair[0].i or t.head.i > pair[1].i or t.head is t), pair[1])
    if head.pos == "PRON":
        return head.lower not in ("it", "this", "that", "there", "which") or page.cast.pronoun(head) is not None
    if head.lemma in lexicon().channels or page.cast.at(head.start, head.end) is not None:
        return True
    return page.cast.kind(page.span(head.start, head.end)) != "unnamed"
