"""Persons with proper names and the titles before them."""

from collections.abc import Iterator, Sequence

from onrecord.extract.mentions import PREMODIFIER, Found, Mention, Reader, is_rank, person_role
from onrecord.extract.owners import title_country
from onrecord.lang.lexicon import Lexicon, fold
from onrecord.lang.nlp import Analysis, Token

WITHIN = ("in", "on", "near", "at", "of", "inside", "outside", "around", "into")  # open where something happened
LONGEST_NAME = 5  # words after a title that may be one name


def persons(reader: Reader, lexicon: Lexicon, places: frozenset[int]) -> Iterator[Mention]:
    """The named persons of a sentence, with their titles. `places` holds the tokens that are names of places."""
    done = -1
    for first, last in _runs(reader, places):
        if first <= done:
            continue
        mention = _person(reader, lexicon, first, last)
        if mention is not None:
            done = last - 1
            yield mention


def _runs(reader: Reader, places: frozenset[int]) -> list[tuple[int, int]]:
    """Where names of persons stand: what the tagger and the lexicon call persons, and capitalised words after a title."""
    runs = [(f.first, f.last) for f in reader.found if f.entry.type == "person"]
    names = {t.text for t in reader.tokens if t.i in places}
    runs += [run for tagged in _tagged(reader) if _free(reader, run := _past_place(reader, tagged, names), places)]
    runs += [run for run in _titled(reader) if _free(reader, run, frozenset())]
    return sorted(set(runs), key=_leftmost_longest)


def _leftmost_longest(run: tuple[int, int]) -> tuple[int, int]:
    return run[0], -run[1]


def _free(reader: Reader, run: tuple[int, int], places: frozenset[int]) -> bool:
    """Is the run neither a place nor a known actor that is no person? A surname may be a place's name: "Ben Rhodes"."""
    inside = [reader.alias(t) for t in reader.tokens if run[0] <= t.i < run[1]]
    place = run[0] in places or all(i in places for i in range(*run))
    return not place and all(f is None or f.entry.type == "person" or _first_name(f, run) for f in inside)


def _first_name(found: Found, run: tuple[int, int]) -> bool:
    """Is a state's or a capital's name only the first name here: "Jordan" Hale, "Sofia" Hale?"""
    return (
        found.form in ("name", "capital") and found.entry.type == "government" and (found.first, found.last) == (run[0], run[0] + 1) != run
    )


def _tagged(reader: Reader) -> Iterator[tuple[int, int]]:
    """Runs of tokens tagged PERSON, without titles before and genitives behind."""
    tokens, i = reader.tokens, 0
    while i < len(tokens):
        j = i
        while j < len(tokens) and tokens[j].ent == "PERSON":
            j += 1
        run = _trimmed(reader, tokens[i:j])
        if run:
            yield run[0].i, run[-1].i + 1
        i = max(j, i + 1)


def _past_place(reader: Reader, run: tuple[int, int], names: set[str]) -> tuple[int, int]:
    """ "... in Example Ivan Name told": a town behind a preposition is not his first name, where a comma got lost."""
    at = run[0] - reader.tokens[0].i
    after = at > 0 and reader.tokens[at - 1].lower in WITHIN
    return (run[0] + 1, run[1]) if after and run[1] - run[0] > 2 and reader.tokens[at].text in names else run


def _trimmed(reader: Reader, run: list[Token]) -> list[Token]:
    while len(run) > 1 and (
        is_rank(run[0]) or reader.role(run[0]) or run[0].pos == "ADP" or run[0].lower == "near" or not run[0].text[:1].isalpha()
    ):
        run = run[1:]
    while run and (run[-1].tag == "POS" or not run[-1].text[-1:].isalpha() or _common(reader, run[-1])):
        run = run[:-1]
    if len(run) == 1 and (run[0].pos != "PROPN" or reader.role(run[0]) is not None):
        return []
    last = reader.role(run[-1]) if run else None
    if last is not None and last.type != "person":  # "Meridian Wire"
        return []
    return run if any(t.text[:1].isupper() for t in run) else []


def _known_surnames(mentions: Sequence[Mention]) -> set[str]:
    return {m.name.split()[-1] for m in mentions if m.named and m.type == "person" and " " in m.name}


def without_callings(mentions: Sequence[Mention]) -> list[Mention]:
    """Without the surnames that were read as what somebody does: Cook and Butler, once a Peter Cook was named."""
    known = _known_surnames(mentions)
    return [m for m in mentions if m.named or m.head.text not in known or m.head.tag != "NNP" or m.last - m.first > 1]


def surnames(analysis: Analysis, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Surnames that stand alone and that the tagger missed, of persons who are named in full on the page."""
    known = _known_surnames(mentions)
    taken = {i for m in mentions for i in range(m.first, m.last)}
    for token in analysis.tokens:
        if token.text in known and token.i not in taken and token.pos in ("PROPN", "NOUN") and len(token.text) > 2:
            yield Mention(token.i, token.i + 1, token, "name", "person", token.text)


def _common(reader: Reader, token: Token) -> bool:
    """A role's noun in small letters, behind a name; "King" in capitals may be the surname."""
    return not token.text[:1].isupper() and reader.role(token) is not None


def acronyms(analysis: Analysis, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Short forms in capitals that a text gives in brackets behind a name, wherever they stand: "Union of Example Nurses (UEN)"."""
    tokens = analysis.tokens
    given: dict[str, Mention] = {}
    for m in mentions:
        after = tokens[m.last : m.last + 3]
        if m.named and m.type != "person" and [t.text for t in after[::2]] == ["(", ")"] and after[1].text.isupper():
            given.setdefault(after[1].text, m)
    taken = {i for m in mentions for i in range(m.first, m.last)} if given else set()
    for token in tokens if given else ():
        name = given.get(token.text)
        if name is not None and token.i not in taken and name.name[:1] == token.text[:1]:
            yield Mention(token.i, token.i + 1, token, "name", name.type, token.text)


def _titled(reader: Reader) -> Iterator[tuple[int, int]]:
    """Capitalised words right after a title: "Gen. Peter Hale", "President Amani"."""
    tokens = reader.tokens
    for n, title in enumerate(tokens[:-1]):
        role = reader.role(title)
        if not (is_rank(title) or (role is not None and role.sort == "office" and title.text[:1].isupper() and title.tag == "NNP")):
            continue
        last = n + 1
        while last < len(tokens) and last - n <= LONGEST_NAME and _name_word(reader, tokens, last):
            last += 1
        if last > n + 1 and tokens[last - 1].text[:1].isupper():
            yield tokens[n + 1].i, tokens[last - 1].i + 1


def _name_word(reader: Reader, tokens: list[Token], n: int) -> bool:
    token = tokens[n]
    if is_rank(token) or reader.role(token) or token.ent in ("DATE", "TIME", "GPE", "NORP"):
        return False
    between = token.lower in ("al", "el", "-", "bin", "ibn", "de", "van", "von", "der", "la", "del", "abu")
    return between or (token.pos == "PROPN" and token.text[:1].isupper())


def _person(reader: Reader, lexicon: Lexicon, first: int, last: int) -> Mention | None:
    found = next((f for f in reader.found if f.entry.type == "person" and f.first < last and first < f.last), None)
    given = _given(reader, found) if found is not None and found.first == first else None
    first = given.i if given is not None else first
    if found is not None and _other(reader, found, first, last):
        found = None
    if found is not None:
        first, last = min(first, found.first), found.last  # what the tagger adds behind a known name is no name: "Assad Sends"
    tokens = [t for t in reader.tokens if first <= t.i < last]
    head = next((t for t in reversed(tokens) if not first <= t.head.i < last), tokens[-1])
    start = _title_start(reader, first)
    name = words_of(reader, first, last) if found is None else name_of(reader, found, first, last)
    mention = Mention(start, last, head, "name", "person", name)
    if found is not None:
        mention.entry, mention.actor, mention.country = found.entry, found.entry.id, found.entry.country
    if start < first:
        mention.role = words_of(reader, start, first)
        country, mention.owners = title_country(reader, start, first, lexicon)
        mention.country = country or mention.country
    return mention


def _given(reader: Reader, found: Found) -> Token | None:
    """A first name that the tagger missed before a known surname: "Ivanka" Trump."""
    before, surname = reader.token(found.first - 1), reader.token(found.last - 1)
    if before is None or surname is None or found.last - found.first > 1 or before.pos != "PROPN" or before.dep != "compound":
        return None
    no_name = is_rank(before) or reader.role(before) is not None or reader.alias(before) is not None or before.ent in ("DATE", "ORG", "GPE")
    return before if before.head is surname and not no_name and before.text[:1].isupper() and before.text[1:].islower() else None


def _other(reader: Reader, found: Found, first: int, last: int) -> bool:
    """Is this another person of the same surname ("Asma al-Assad")? Yes when the words before are another first name."""
    if found.last - found.first > 3 or len(found.hit.alias.words) > 2:
        return False
    own = {fold(w) for text in (found.entry.name, *found.entry.aliases) for w in text.replace("-", " ").split()}
    before = reader.token(found.first - 1)
    if first < found.first:
        given = [t for t in reader.tokens if first <= t.i < found.first and t.text[:1].isalpha()]
    else:
        stands = before is not None and before.pos == "PROPN" and before.ent == "PERSON" and not is_rank(before) and not reader.role(before)
        given = [before] if before is not None and stands else []
    return any(fold(t.text) not in own for t in given)


def _title_start(reader: Reader, first: int) -> int:
    """Where the title before a name begins; `first` itself when there is none."""
    start = first
    while (t := reader.token(start - 1)) is not None and _title_word(reader, t):
        start -= 1
    elect, hyphen = reader.token(start - 1), reader.token(start - 2)
    if start == first and elect is not None and hyphen is not None and elect.lower in ("elect", "designate") and hyphen.lower == "-":
        start -= 3
    if start == first:
        of, office = reader.token(first - 2), reader.token(first - 3)
        if of is None or office is None or of.lower != "of" or not person_role(reader.role(office)):
            return first
        start = first - 3
    while (t := reader.token(start - 1)) is not None and _before_title(reader, t, start, first):
        start -= 1
    while start < first and not reader.token(start).text[:1].isalnum():  # type: ignore[union-attr]
        start += 1
    return start


def _title_word(reader: Reader, token: Token) -> bool:
    return is_rank(token) or (person_role(reader.role(token)) and token.tag in ("NN", "NNP"))


def _before_title(reader: Reader, token: Token, start: int, name: int) -> bool:
    if reader.alias(token) is not None:
        return True
    if token.lower == "-" or token.tag == "POS":
        return token.tag != "POS" or reader.alias(token.head) is not None
    return token.pos in PREMODIFIER and token.ent not in ("DATE", "TIME", "CARDINAL") and start <= token.head.i <= name + LONGEST_NAME


def words_of(reader: Reader, first: int, last: int) -> str:
    """The words of tokens[first:last], spaced as in the text."""
    out, end = "", None
    for token in reader.tokens:
        if first <= token.i < last:
            out += (" " if end is not None and token.start > end else "") + token.text
            end = token.end
    return out.lstrip("-– ")


def name_of(reader: Reader, found: Found, first: int, last: int) -> str:
    """The words of a known name, without the s of a genitive that lost its apostrophe ("Syrian Coalitions chief")."""
    name = words_of(reader, first, last)
    written = fold(name.split()[-1]) if name else ""
    return name[:-1] if written == found.hit.alias.words[-1] + "s" else name
