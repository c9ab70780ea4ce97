"""Parts of speech and base forms, remembered from one text to the next.

The rules of the model look at a word, its tag and its label, and a few of them at the word beside it ("gon na", "there are"). What they
say of a word is therefore looked up once for each (word, tag, label) and not at every word of every text: trying all the rules
everywhere takes a seventh of the parser's time.
"""

from typing import Any

RULES = ("attribute_ruler", "lemmatizer")  # the components that set parts of speech and base forms by rules
_MANY = 200_000  # groups of words remembered before all are forgotten: some 60 MB

Form = tuple[str, str]  # part of speech, base form in small letters
Words = tuple[tuple[int, int, int], ...]  # word, tag and label of words that a rule looks at together, as spaCy numbers them


class Forms:
    """What a loaded spaCy model's rules say of words."""

    def __init__(self, nlp: Any) -> None:
        self._ruler, self._lemmatizer = (nlp.get_pipe(name) for name in RULES)
        self._beside = type(self._ruler.matcher)(nlp.vocab)  # finds words that a rule looks at together
        for number, rule in enumerate(self._ruler.patterns):
            if several := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self._beside.add(str(number), several)
        self._known: dict[Words, tuple[Form, ...]] = {}

    def of(self, doc: Any) -> list[Form]:
        """The part of speech and the base form of each word of a parsed doc."""
        words = [tuple(word) for word in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        follows = {i for _, start, end in self._beside(doc, allow_missing=True) for i in range(start + 1, end)}
        found: list[Form] = []
        while (start := len(found)) < len(words):
            end = start + 1
            while end in follows:
                end += 1
            group = tuple(words[start:end])
            if group not in self._known:
                self._learn(group, doc, start, end)
            found.extend(self._known[group])
        return found

    def _learn(self, group: Words, doc: Any, start: int, end: int) -> None:
        """Has the rules read these words alone."""
        alone = type(doc)(doc.vocab, words=[token.text for token in doc[start:end]])
        alone.from_array(["TAG", "DEP"], doc.to_array(["TAG", "DEP"])[start:end])
        if len(self._known) >= _MANY:
            self._known.clear()
        self._known[group] = tuple((t.pos_, t.lemma_.lower()) for t in self._lemmatizer(self._ruler(alone)))
