"""What is said: the words that a verb of speech covers, behind it, before it, or around it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from onrecord.extract import cues
from onrecord.extract.complements import (
    FINITE,
    SKIPPED,
    behind,
    complement,
    exits,
    is_adjunct,
    is_time_between,
    loose_clause,
    speaks,
    swallowed,
    told_when,
    trails,
    without_asides,
)
from onrecord.extract.cues import PREPOSITIONS, sets
from onrecord.extract.listeners import listener
from onrecord.extract.quotes import Quotations
from onrecord.extract.speakers import NOMINAL, following, passive
from onrecord.lang.nlp import Token
from onrecord.model.records import Act

# What opens words of the report's own behind a tag: "..., he said, adding that ...", "..., said X, who was there".
RESUMING_NOT = frozenset(
    (
        "who",
        "which",
        "whose",
        "where",
        "while",
        "as",
        "with",
        "in",
        "at",
        "on",
        "after",
        "when",
        "according",
        "during",
        "before",
        "though",
        "although",
        "a",
        "an",
        "the",
    )
)
THAT_NEAR = 12  # tokens between a verb of speech and its "that"
RESUMES = 8  # tokens behind a tag within which a quotation goes on; a mark further off quotes something else
CONDITIONS = frozenset(("if", "unless", "once", "no"))  # open what is said with a clause before its main one ("said if they left, ...")
ADVERBIAL = frozenset(("when", "after", "before", "until", "where", "because"))
SUBORDINATE = frozenset(("if", "though", "although", "when", "while", "because", "since", "unless", "as", "so", "once"))


class Content(Struct, frozen=True):
    """body[start:end] is said; `side` tells where the cue stands: before the words, after them or inside them."""

    take: str
    act: Act
    start: int
    end: int
    side: str


class Reader:
    """Finds contents in one text."""

    def __init__(self, body: str, quotations: Quotations) -> None:
        self.body, self.quotations = body, quotations

    def of_verb(self, verb: Token, takes: Mapping[str, Act], subject: Token | None, tag_start: int) -> Content | None:
        """The words that a verb reports. `tag_start` is where its subject (or the verb, when inverted) begins."""
        beside = self._beside_as(verb) if "clause" in takes else None
        if beside is not None:
            return self._content("clause", takes, *beside)
        if (
            verb.dep == "pcomp"
            and verb.head.lower == "as"
            and verb.tag == "VBG"
            and self._last(verb, verb)
            and tag_start - verb.sent.start > 2
            and "clause" in takes
        ):
            return self._before(verb, takes["clause"], tag_start)  # "Six died, X was quoted by Y as saying."
        if passive(verb):
            return self._of_passive(verb, takes)
        if verb.lemma in sets().blaming:
            return self._of_blame(verb, takes)
        if "quote" in takes:
            return self._of_quote(verb, takes, subject, tag_start)
        if (
            "clause" in takes
            and not (verb.tag == "VBG" and verb.child("aux") is None and verb.dep != "pcomp")
            and not self._opens_behind(verb, tag_start)
            and self._fronted(verb, tag_start)
        ):
            return self._before(verb, takes["clause"], tag_start)
        found = self._quoted(verb, takes) or self._behind(verb, takes, subject)
        if (
            found is None
            and "clause" in takes
            and verb.tag != "VBG"
            and subject is not None
            and tag_start - verb.sent.start > 2
            and (verb.dep == "parataxis" or ((self._last(verb, subject) or _occasion(verb)) and not _relative(verb)))
        ):
            return self._before(verb, takes["clause"], tag_start)
        return found or self._ahead(verb, takes, tag_start)

    def _ahead(self, verb: Token, takes: Mapping[str, Act], tag_start: int) -> Content | None:
        """A tag that is a sentence of its own behind a quotation: "“Who did it?” he asked."."""
        sentence = verb.sent
        if tag_start > sentence.start + 1 or not ("clause" in takes or "quote" in takes) or not (self._last(verb, verb) or _adds(verb)):
            return None
        before = self.body[sentence.paragraph : sentence.start].rstrip()
        quotation = self.quotations.at(sentence.paragraph + len(before) - 1) if before else None
        if quotation is None or quotation.end < sentence.paragraph + len(before) or quotation.end > sentence.start:
            return None
        says = {"clause": takes.get("clause") or takes["quote"]}
        return self._content("clause", says, quotation.start, quotation.end, "after")

    def _beside_as(self, verb: Token) -> tuple[int, int, str] | None:
        """ "As X reported, ...", "..., as reported by X": the clause beside."""
        mark = verb.child("mark")
        head = verb.head
        if mark is None or mark.lower != "as" or verb.dep != "advcl" or head.pos not in ("VERB", "AUX"):
            return None
        inside = [t for t in verb.subtree() if t.pos != "PUNCT"]
        if verb.child("ccomp", "xcomp") is not None or verb.child("dobj") is not listener(verb):
            return None
        sentence = verb.sent
        before = sentence.tokens[inside[0].i - sentence.tokens[0].i - 1]
        if (inside[0].i == sentence.tokens[0].i or before.text == ",") and head.i > inside[-1].i:
            after = following(inside[-1])
            return (after.end, sentence.end, "before") if after is not None and after.text == "," else None
        return (sentence.start, before.start, "after") if before.text == "," and inside[-1].i >= sentence.tokens[-1].i - 1 else None

    def _of_blame(self, verb: Token, takes: Mapping[str, Act]) -> Content | None:
        """ "accused X of Y", "blamed X for Y": both."""
        whom = next((c for c in verb.children if c.i > verb.i and (c.dep in ("dobj", "nsubj", "ccomp") or c.pos in NOMINAL)), None)
        if whom is None or ("object" not in takes and not any(t.lower in ("of", "for", "over", "with") for t in behind(verb))):
            return None
        first = min((t for t in whom.subtree() if t.i > verb.i), key=_index)
        take = "of" if "of" in takes else "object"
        return self._content(take, takes, first.start, self._end(verb, whom, "infinitive"), "before")

    def _of_quote(self, verb: Token, takes: Mapping[str, Act], subject: Token | None, tag_start: int) -> Content | None:
        """Verbs that report speech only beside a quotation: "continued", "went on", "read"."""
        says = {"clause": takes["quote"]}
        if self._closes(verb.sent.start, tag_start):
            return self._before(verb, says["clause"], tag_start)
        return self._quoted(verb, says) or self._ahead(verb, takes, tag_start)

    # ---- words behind the cue

    def _quoted(self, verb: Token, takes: Mapping[str, Act]) -> Content | None:
        """A quotation or colon right behind the verb, with at most whom it is told to and when between."""
        if "clause" not in takes:
            return None
        told = listener(verb)
        for token in behind(verb):
            quotation = self.quotations.at(token.start)
            if quotation and token.start <= quotation.start:
                comp = verb.child("ccomp", "xcomp", "dobj", "advcl", "parataxis")
                on = comp is not None and comp.i > verb.i and not self._complete(quotation.end)
                end = max(quotation.end, self._end(verb, comp)) if comp is not None and on else quotation.end
                return self._content("clause", takes, quotation.start, end, "before")
            if token.text == ":":
                after = following(token)
                if after is None:
                    return self._next_sentence(verb, takes)
                quotation = self.quotations.at(after.start)
                return self._content("clause", takes, after.start, quotation.end if quotation else verb.sent.end, "before")
            if not (token.text in SKIPPED or token.dep in ("npadvmod", "advmod", "prt") or token.ent in ("DATE", "TIME") or token is told
                    or token.lower in ("on", "to", "in", "statement", "a") or (told is not None and token.i <= told.i)):  # fmt: skip
                return None
        return None

    def _opens_behind(self, verb: Token, tag_start: int) -> bool:
        """Is all that is said the quotation right behind ("As the crowd roared, he said, “Wait.”")?"""
        after = following(verb)
        if after is None or after.text not in (",", ":"):
            return False
        opening = self.quotations.at(verb.sent.start) is not None
        if after.text == "," and (opening or self._closes(verb.sent.start, tag_start)):
            return False
        opened = following(after)
        quotation = self.quotations.at(opened.start) if opened is not None else None
        return quotation is not None and opened is not None and quotation.start >= opened.start

    def _complete(self, end: int) -> bool:
        """Is the quotation that ends here a whole, so that what follows is the report's own ("“We’ll see,” when asked")?"""
        inside = self.body[max(0, end - 3) : end].rstrip("\"'”»")
        return inside.endswith((",", ".", "!", "?")) and not self.body[end : end + 6].lstrip(" ,").startswith(("and ", "but "))

    def _next_sentence(self, verb: Token, takes: Mapping[str, Act]) -> Content | None:
        """A colon that ends its paragraph points to the quotation of the next."""
        rest = self.body[verb.sent.end :]
        start = verb.sent.end + len(rest) - len(rest.lstrip())
        quotation = self.quotations.at(start) if start < len(self.body) else None
        return self._content("clause", takes, quotation.start, quotation.end, "before") if quotation else None

    def _behind(self, verb: Token, takes: Mapping[str, Act], subject: Token | None) -> Content | None:
        told = listener(verb)
        for child in verb.children:
            if child.i < verb.i or child is told or child is subject or child.dep == "punct":
                continue
            take = complement(child, takes)
            if take is None:
                continue
            start = self._start(verb, child, take, told)
            if take == "clause" and (mark := _that(verb)) is not None and start > mark.end + 1:
                start = mark.end + 1  # "said in a statement to X that ...", where the parser tied the clause elsewhere
            end = self._end(verb, child, take)
            if end > start:
                return self._content(take, takes, start, end, "before")
        return self._unparsed(verb, takes, told)

    def _unparsed(self, verb: Token, takes: Mapping[str, Act], told: Token | None) -> Content | None:
        """ "that", or a noun phrase and its verb, behind the cue with no clause tied to it: the rest of the sentence."""
        if "clause" not in takes or verb.dep == "relcl":
            return None
        start = loose_clause(verb, told)
        if start is not None:
            return self._content("clause", takes, start.start, verb.sent.end, "before")
        for token in without_asides(verb):
            if token.lower == "that" and token.tag in ("IN", "DT", "WDT") and token.i - verb.i <= 12:
                after = following(token)
                return self._content("clause", takes, after.start, verb.sent.end, "before") if after else None
            if token.lower in CONDITIONS and token.i - verb.i <= 2:
                return self._content("clause", takes, token.start, verb.sent.end, "before")
            if token.pos in ("VERB", "AUX"):
                return None
        return None

    def _start(self, verb: Token, child: Token, take: str, told: Token | None) -> int:
        if take in PREPOSITIONS:
            after = following(child)
            return after.start if after else child.start
        inside = [t for t in child.subtree() if t.i > verb.i]
        first = inside[0]
        mark = next((c for c in child.children if c.dep == "mark" and c.lower == "that" and c.i > verb.i), None)
        if take == "clause" and mark is not None and mark.i < child.i:
            first = mark
        if take == "clause" and verb.lemma not in sets().telling and first is inside[0]:
            lost = next((c for c in verb.children if verb.i < c.i < first.i and c.dep == "dobj"), None)  # the subject, read as an object
            first = min((t for t in lost.subtree() if t.i > verb.i), key=_index) if lost is not None else first
        if take == "as" or (take == "infinitive" and verb.child("dobj") is not None):
            whom = next((c for c in verb.children if c.i > verb.i and c.dep in ("dobj", "nsubj")), None)
            if whom is not None and whom.i < first.i:
                first = min(whom.subtree(), key=_index)
        while first.i < child.i and (
            first.text in SKIPPED
            or (first is told and take == "clause")
            or is_time_between(first, child)
            or (told is not None and first.i <= told.i and take == "clause")
        ):
            after = following(first)
            if after is None:
                break
            first = after
        return first.start

    def _end(self, verb: Token, child: Token, take: str = "clause") -> int:
        """Where the words end: with the clause of the verb, or where the report goes on by itself within it."""
        tokens = verb.sent.tokens
        base = tokens[0].i
        own = [child, *(c for c in verb.children if c.i > child.i and c.dep in ("prep", "xcomp", "ccomp") and not told_when(c))]
        reach = own if take == "object" else [verb]
        last = tokens[-1].i if swallowed(verb) else max(t.i for node in reach for t in node.subtree())
        stop = min((i for i in exits(verb, take) if i > child.i), default=last + 1)
        i = min(stop - 1, last)
        while i > child.i and (tokens[i - base].dep in ("punct", "cc") and tokens[i - base].text not in ('"', "''")):
            i -= 1
        return tokens[i - base].end

    # ---- words before the cue

    def _fronted(self, verb: Token, tag_start: int) -> bool:
        """Do the words stand before? A clause there, or a quotation that ends at the tag."""
        if (self._closes(verb.sent.start, tag_start) and not _that_behind(verb)) or self._parenthetical(verb, tag_start):
            return True
        comp = verb.child("ccomp")
        if comp is None or comp.i > verb.i or comp.start >= tag_start:
            return False
        return not any(c.i > verb.i and c.dep in ("ccomp", "xcomp", "dobj") and c is not listener(verb) for c in verb.children)

    def _closes(self, start: int, offset: int) -> bool:
        """Does a quotation end between `start` and the offset, right before it?"""
        at = start + len(self.body[start:offset].rstrip(" \u00a0,—–-\n"))
        quotation = self.quotations.at(at - 1) if at > start else None
        return quotation is not None and quotation.end == at

    def _parenthetical(self, verb: Token, tag_start: int) -> bool:
        """Does the tag stand between commas: "In the end, he said, all were saved"?"""
        told = listener(verb)
        after = following(told.subtree()[-1] if told is not None and told.i > verb.i else verb)
        return (
            after is not None
            and after.text == ","
            and tag_start < verb.start
            and self.body[verb.sent.start : tag_start].rstrip().endswith(",")
        )

    def _last(self, verb: Token, subject: Token) -> bool:
        """Is the verb the last of its sentence, so that its words must stand before it?"""
        aside = {
            t.i for c in verb.children if c is subject or trails(c) for t in c.subtree() if c.i > verb.i
        }  # "said X, who was there, adding that"
        told = listener(verb)
        if any(t.tag in FINITE and t.i not in aside for t in verb.sent.tokens[verb.i - verb.sent.tokens[0].i + 1 :]):
            return False
        return not any(
            c.i > verb.i and c.dep in ("dobj", "xcomp", "ccomp", "acomp") and c is not told and c.i not in aside for c in verb.children
        )

    def _before(self, verb: Token, act: Act, tag_start: int) -> Content | None:
        sentence = verb.sent
        start = sentence.start
        quotation = self.quotations.at(start)
        last = self.quotations.at(len(self.body[:tag_start].rstrip(" ,")) - 1)
        if quotation and quotation.end > start:
            start = quotation.start
        elif last and last.start > start and self.body[start : last.start].rstrip().endswith(":"):
            start = last.start  # "X defended the raid: “We had to,” he said"
        end = tag_start
        side = "after"
        rest = self._resumed(verb, start, tag_start)
        if rest:
            end, side = rest, "inside"
        return self._content("clause", {"clause": act}, start, end, side)

    def _resumed(self, verb: Token, start: int, tag_start: int) -> int | None:
        """The end of words that go on behind the tag: "A, he said, B"."""
        tag_end = max([verb.i] + [t.i for c in verb.children if is_adjunct(c, verb) for t in c.subtree()])
        tokens = verb.sent.tokens
        i = tag_end - tokens[0].i + 1
        if i + 1 >= len(tokens) or tokens[i].text not in (",", ":", "-", "--", "—", "–"):
            return None
        after = tokens[i + 1]
        quotation = self.quotations.at(after.start)
        if quotation and quotation.start >= after.start:
            return max(quotation.end, verb.sent.end if quotation.end < verb.sent.end else 0)
        if after.lower in ("who", "which", "whose", "adding") or (after.tag == "VBG" and cues.verb(after)):
            return None
        behind = tokens[i + 1 :]
        if self._closes(verb.sent.start, tag_start):  # a quotation goes on only with a quotation
            near = [t for t in behind[:RESUMES] if t.pos != "PUNCT" or t.text in ('"', "''")]
            return verb.sent.end if any(self.quotations.at(t.start) is not None for t in near) and not self._own_tag(behind) else None
        fragment = not any(t.tag in FINITE for t in tokens if start <= t.start < tag_start) or tokens[0].lower in SUBORDINATE
        plain = tag_start < verb.start and tag_end == verb.i  # "he said", with nothing that could be described further
        if after.lower in RESUMING_NOT and not (fragment or (plain and after.lower in ("a", "an", "the"))):
            return None
        if after.tag == "VBG" or (after.lower in ("and", "but", "or") and self._own_tag(behind)):
            return None
        return verb.sent.end if any(t.pos in ("VERB", "AUX") for t in behind) else None

    def _own_tag(self, tokens: Sequence[Token]) -> bool:
        """Does what follows report speech by itself, outside quotations?"""
        return any(speaks(t) and self.quotations.at(t.start) is None for t in tokens)

    # ---- passives

    def _of_passive(self, verb: Token, takes: Mapping[str, Act]) -> Content | None:
        subject = verb.child("nsubjpass")
        if "clause" in takes and (subject is None or subject.lower == "it"):
            comp = verb.child("ccomp", "csubjpass")
            if comp is not None and comp.i > verb.i:
                return self._content("clause", takes, self._start(verb, comp, "clause", None), self._end(verb, comp), "before")
        if verb.lemma in sets().telling and verb.lemma != "advise":
            return self._told(verb, takes)
        if verb.lemma in sets().blaming and subject is not None and any(t.lower in ("of", "for") for t in behind(verb)):
            return self._content("of" if "of" in takes else "object", takes, subject.subtree()[0].start, verb.subtree()[-1].end, "inside")
        if verb.child("agent") is None or subject is None or "object" not in takes:
            return None
        inside = subject.subtree()
        return self._content("object", takes, inside[0].start, inside[-1].end, "after")

    def _told(self, verb: Token, takes: Mapping[str, Act]) -> Content | None:
        """ "was asked whether ...", "were told to leave"."""
        comp = verb.child("ccomp", "xcomp", "advcl")
        take = complement(comp, takes) if comp is not None and comp.i > verb.i else None
        if comp is None or take not in ("clause", "infinitive"):
            return None
        return self._content(take, takes, self._start(verb, comp, take, None), self._end(verb, comp), "before")

    # ---- the span

    def _content(self, take: str, takes: Mapping[str, Act], start: int, end: int, side: str) -> Content | None:
        start, end = self.trim(start, end)
        return Content(take, takes[take], start, end, side) if end - start > 2 else None

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The span with its quotations whole, without the marks and spaces around it."""
        closing = self.quotations.at(end - 1) if end > start else None
        if closing and closing.start >= max(start, end - 2):
            end = closing.start  # the mark that opens the next sentence
        elif closing and closing.start >= start and closing.end > end:
            end = closing.end
        body = self.body
        while start < end and (body[start].isspace() or body[start] in ",;:—–-."):
            start += 1
        if body[start:end].lower().startswith("that ") and body[start + 5 : start + 6].isalpha():
            start += 5
        while end > start and (body[end - 1].isspace() or body[end - 1] in ",;:—–-.") and body[end - 3 : end] != "...":
            end -= 1
        return start, end


def _relative(verb: Token) -> bool:
    """ "all that she said they found": what is said stands above. Where commas are lost, a plain "X said" is a tag all the same."""
    if any(c.dep in ("advmod", "mark") and c.lower in ADVERBIAL for c in verb.children):
        return True  # "it began when the army responded"
    return verb.lemma not in sets().plain and (verb.dep in ("relcl", "pcomp") or (verb.dep == "ccomp" and verb.head.dep == "relcl"))


def _that_behind(verb: Token) -> bool:
    """Is what is said a clause behind, so that the quotation before the tag is only a name ("On “Today,” he said that ...")?"""
    clauses = [c for c in verb.children if c.dep == "ccomp" and c.i > verb.i]
    return any(m.dep == "mark" and m.lower in ("that", "if") and m.i > verb.i for c in clauses for m in c.children)


def _adds(verb: Token) -> bool:
    """Does only a circumstance stand behind ("he said as he left", "told AFP when asked")?"""
    return all(c.dep in ("advcl", "prep", "npadvmod", "punct", "dative", "dobj", "advmod", "nsubj") for c in verb.children if c.i > verb.i)


def _index(token: Token) -> int:
    return token.i


def _that(verb: Token) -> Token | None:
    """The "that" behind a verb of speech, with no other verb between."""
    for token in list(behind(verb))[:THAT_NEAR]:
        if token.dep == "mark" and token.lower == "that":
            return token
        if token.tag in FINITE or token.tag == "VBN" or token.text in (",", ":", '"'):
            return None
    return None


def _occasion(verb: Token) -> bool:
    """ "... state media reported as the army advanced": does only when it was said stand behind the verb?"""
    after = following(verb)
    return after is not None and after.lower in ("as", "after", "amid") and after.dep in ("mark", "prep") and verb.tag in FINITE
