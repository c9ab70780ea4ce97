"""Who is who in the world: states, groups, people, organisations and outlets by name and alias, from TOML data.

Data files hold one entry a line, `"group.is" = { name = "Islamic State", aliases = ["ISIS"], country = "SY" }`; the part of the id before
the first dot gives the type. States are made from the table of countries. A user's file adds entries, or aliases to known ids.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import msgspec

from onrecord.errors import UsageError
from onrecord.lang.states import Form, States
from onrecord.model.values import SourceType

TYPES: Mapping[str, SourceType] = {
    "state": "government", "group": "group", "person": "person", "org": "organisation", "outlet": "outlet", "people": "group",
    "rebels": "group",
}  # fmt: skip
_PARTS = re.compile(r"[\s\-‐‑–—/,()\"]+")
# Acronyms that are everyday words when written small: they count in capitals only.
WORDS_TOO = frozenset(("us", "is", "who", "ap", "rt", "eta", "mod", "car", "au", "la", "is", "mend", "gam", "arena", "mit", "fp", "site"))


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor. `of` is the id of what it belongs to, `nouns` the words that describe it ("the monitor").

    `owner`, `state` (does a government own or run it?) and `languages` are for outlets.
    `since` and `until` bound the affiliation and the office (`role`) in ISO dates.
    """

    name: str
    id: str = ""
    aliases: tuple[str, ...] = ()
    type: SourceType | None = None
    country: str | None = None
    of: str | None = None
    since: str | None = None
    until: str | None = None
    role: str | None = None
    gender: Literal["f", "m"] | None = None
    nouns: tuple[str, ...] = ()
    owner: str | None = None
    state: bool = False
    languages: tuple[str, ...] = ()
    wikidata: str | None = None


class Alias(msgspec.Struct, frozen=True):
    """One way to write an actor's name: its folded words, whose it is, what form it has and how it must be capitalised."""

    words: tuple[str, ...]
    entry: Entry
    form: Form
    case: Literal["any", "capital", "upper"]


class Hit(msgspec.Struct, frozen=True):
    """An alias found in words[first:last]; `alias` is the first of the actors it may mean."""

    first: int
    last: int
    alias: Alias


class Lexicon:
    """Actors and outlets by id, name and alias."""

    def __init__(self, entries: Iterable[Entry] = (), states: States | None = None) -> None:
        self.states = states or States(())
        self.entries: dict[str, Entry] = {}
        self._index: dict[str, list[Alias]] = {}
        for country in self.states.countries:
            entry = Entry(id=f"state.{country.code.lower()}", name=country.name, type="government", country=country.code)
            self.entries[entry.id] = entry
            for text, form in country.forms():
                self._add(entry, text, form)
        for entry in entries:
            self.entries[entry.id] = entry
            for text in (entry.name, *entry.aliases):
                self._add(entry, text, "name")
        for aliases in self._index.values():
            aliases.sort(key=_longest_first)

    @classmethod
    def open(cls, extra: Sequence[Path] = ()) -> "Lexicon":
        """The lexicon that comes with OnRecord and the actors of the user's TOML files. Raises UsageError naming file and entry."""
        entries = dict(_built_in())
        for path in extra:
            for entry in read_entries(_load(path), str(path)):
                entries[entry.id] = _joined(entries.get(entry.id), entry)
        return cls(entries.values(), States.open())

    def get(self, actor: str | None) -> Entry | None:
        """The entry of an id, None for an unknown one."""
        return self.entries.get(actor or "")

    def state_outlet(self, country: str, phrase: str) -> str | None:
        """The id of a country's outlet that a phrase like "state television" means; None where the lexicon has none."""
        known = (e for e in self.entries.values() if e.state and e.country == country)
        return next((e.id for e in known if any(phrase.endswith(n) for n in e.nouns if n.startswith("state"))), None)

    def named(self, text: str) -> Entry | None:
        """The entry that has exactly this name or alias."""
        words = fold_words(text)
        hits = self.find(words, _PARTS.split(text)) if words else []
        whole = [hit for hit in hits if (hit.first, hit.last) == (0, len(words))]
        return whole[0].alias.entry if whole else None

    def find(self, words: Sequence[str], written: Sequence[str], caseless: bool = False) -> list[Hit]:
        """The longest aliases in folded words, left to right, without overlap. `written` holds the words as they stand in the text."""
        hits = []
        i = 0
        while i < len(words):
            hit = self._at(words, written, i, caseless)
            if hit:
                hits.append(hit)
            i = hit.last if hit else i + 1
        return hits

    def _at(self, words: Sequence[str], written: Sequence[str], i: int, caseless: bool) -> Hit | None:
        known = self._index.get(words[i], [])
        if words[i].endswith("s"):  # "Syrias", "Syria's": a genitive, with or without its apostrophe
            known = known + self._index.get(words[i][:-1], [])
        for alias in known:
            end = i + len(alias.words)
            if end <= len(words) and _same(alias.words, words[i:end]) and _cased(alias.case, written[i:end], caseless):
                return Hit(i, end, alias)
        return None

    def _add(self, entry: Entry, text: str, form: Form) -> None:
        words = fold_words(text)
        if words:
            self._index.setdefault(words[0], []).append(Alias(words, entry, form, _case(text, words)))


def _longest_first(alias: Alias) -> int:
    return -len(alias.words)


def _same(alias: tuple[str, ...], words: Sequence[str]) -> bool:
    last = words[-1]
    return alias[:-1] == tuple(words[:-1]) and (alias[-1] == last or alias[-1] + "s" == last)


def _case(text: str, words: tuple[str, ...]) -> Literal["any", "capital", "upper"]:
    if len(words) == 1 and text.replace(".", "").isupper() and words[0] in WORDS_TOO:
        return "upper"
    return "any" if text == text.lower() else "capital"


def _cased(case: str, written: Sequence[str], caseless: bool) -> bool:
    if case == "upper":
        bare = written[0].replace(".", "")
        return "." in written[0] if caseless else bare.isupper()
    return case == "any" or caseless or any(w[:1].isupper() or w[-1:].isupper() for w in written)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without accents, points and apostrophes, in lower case: "U.S." and "US", "Da’esh" and "Daesh" are the same."""
    if word.isascii() and word.isalpha():
        lower = word.lower()
        return "al" if lower == "el" else lower  # the Arabic article in French and Egyptian spelling
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return re.sub(r"[.'’‘ʿʾ`]", "", plain).lower().replace("ı", "i").replace("ø", "o").replace("ł", "l")


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens part words."""
    return tuple(w for w in map(fold, _PARTS.split(text)) if w)


def read_entries(data: Mapping[str, Any], where: str) -> list[Entry]:
    """The entries of a TOML table. Raises UsageError that names the file, the entry and the key."""
    entries = []
    for actor, fields in data.items():
        kind = actor.split(".")[0]
        if kind not in TYPES or "." not in actor:
            kinds = ", ".join(sorted(TYPES))
            raise UsageError("E210", f"{where}: the id {actor!r} must begin with one of {kinds} and a dot, like group.example")
        try:
            entry = msgspec.convert({"type": TYPES[kind], **fields}, Entry)
        except (msgspec.ValidationError, TypeError) as e:
            keys = ", ".join(f for f in Entry.__struct_fields__ if f != "id")
            raise UsageError("E210", f"{where}: entry {actor!r}: {e}; the keys are {keys}") from e
        entries.append(msgspec.structs.replace(entry, id=actor))
    return entries


def _joined(old: Entry | None, new: Entry) -> Entry:
    """A user's entry replaces a known one but keeps its names."""
    if old is None:
        return new
    return msgspec.structs.replace(new, aliases=(*new.aliases, old.name, *old.aliases))


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as e:
        raise UsageError("E210", f"the file of actors {path} cannot be read: {e.strerror}") from e
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise UsageError("E210", f"{path} is not a TOML file: {e}") from e


@cache
def _built_in() -> dict[str, Entry]:
    """The entries of data/actors/*.toml and data/outlets.toml by id."""
    data = files("onrecord.lang") / "data"
    names = [*sorted(f"actors/{f.name}" for f in (data / "actors").iterdir() if f.name.endswith(".toml")), "outlets.toml"]
    entries: dict[str, Entry] = {}
    for name in names:
        for entry in read_entries(tomllib.loads((data / name).read_text(encoding="utf-8")), name):
            if entry.id in entries:
                raise UsageError("E210", f"{name}: {entry.id!r} stands twice")
            entries[entry.id] = entry
    return entries
