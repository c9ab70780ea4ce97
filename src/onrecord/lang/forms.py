"""Parts of speech and base forms, remembered from one text to the next.

The rules of the model look at a word, its tag and its label, and a few of them at the word beside it ("gon na", "there are"). What they
say of a word is therefore looked up once for each (word, tag, label) and not at every word of every text: trying all the rules
everywhere takes a seventh of the parser's time.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import numpy as np

RULES = ("attribute_ruler", "lemmatizer")  # the components that set parts of speech and base forms by rules
_MANY = 200_000  # groups of words remembered before all are forgotten: some 60 MB
_BETWEEN = "\n"
_NO_MARKS = np.zeros((1, 2), dtype=np.uint64)

Form = tuple[str, str]  # part of speech, base form in small letters
Words = tuple[tuple[int, int, int], ...]  # word, tag and label of words that a rule looks at together, as spaCy numbers them


class Forms:
    """What a loaded spaCy model's rules say of words."""

    def __init__(self, nlp: Any) -> None:
        self._ruler, self._lemmatizer = (nlp.get_pipe(name) for name in RULES)
        if "lemma_index" in self._lemmatizer.lookups:
            index = self._lemmatizer.lookups.get_table("lemma_index")
            for part_of_speech, known in index.items():
                index[part_of_speech] = frozenset(known)
        self._beside = type(self._ruler.matcher)(nlp.vocab)  # finds words that a rule looks at together
        for number, rule in enumerate(self._ruler.patterns):
            if several := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self._beside.add(str(number), several)
        self._known: dict[Words, tuple[Form, ...]] = {}

    def of(self, doc: Any) -> list[Form]:
        """The part of speech and the base form of each word of a parsed doc."""
        if len(self._known) >= _MANY:
            self._known.clear()
        groups = list(self._groups(doc))
        if new := {group: at for at, group in groups if group not in self._known}:
            self._learn(new, doc)
        return [form for _, group in groups for form in self._known[group]]

    def _groups(self, doc: Any) -> Iterator[tuple[int, Words]]:
        """The words of a doc, those together that a rule looks at together; each group with the number of its first word."""
        words = [tuple(word) for word in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        follows = {i for _, start, end in self._beside(doc, allow_missing=True) for i in range(start + 1, end)}
        start = 0
        while start < len(words):
            end = start + 1
            while end in follows:
                end += 1
            yield start, tuple(words[start:end])
            start = end

    def _learn(self, groups: Mapping[Words, int], doc: Any) -> None:
        """Has the rules read new groups of words, each found in the doc from the given word on, with a line end between them that no rule
        knows: the rules of each group see nothing of the others."""
        spans = [range(at, at + len(group)) for group, at in groups.items()]
        texts = [text for span in spans for text in (*(doc[i].text for i in span), _BETWEEN)]
        marks = doc.to_array(["TAG", "DEP"])
        alone = type(doc)(doc.vocab, words=texts)
        alone.from_array(["TAG", "DEP"], np.concatenate([rows for s in spans for rows in (marks[s.start : s.stop], _NO_MARKS)]))
        read = iter(self._lemmatizer(self._ruler(alone)))
        for group in groups:
            self._known[group] = tuple((t.pos_, t.lemma_.lower()) for t in islice(read, len(group)))
            next(read)
