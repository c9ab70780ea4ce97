"""Which words of a text are names of places. The gazetteer and the words around decide; the tagger is a hint."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.extract import possessives
from onrecord.extract.harm import harm
from onrecord.extract.page import Page
from onrecord.extract.relations import BORDERS, dateline, relation
from onrecord.extract.toponym_words import abbreviations, adjectives, words
from onrecord.lang.gazetteer import Entry, Gazetteer
from onrecord.lang.names import fold
from onrecord.lang.nlp import Sentence, Token
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.values import Level

_LONGEST = 6
_LARGE = 100_000  # people of a city that hospitals and universities are named after; smaller ones share their names with donors
_KNOWN = 20_000  # people of a town that needs no words around it to be one
_NEAR = 0.5  # degrees between a town and a part of it
_IN = vocabulary("grammar", "before_places")
_LOCATIVE = frozenset(("in", "at", "near", "outside", "across", "throughout", "inside", "toward", "towards"))
_SMALL_WORDS = vocabulary("grammar", "small_words")
_NAMELIKE = ("NN", "NNS", "JJ", "CD", "XX", "FW")  # tags that names get which the tagger does not know
_ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "ad", "an", "at", "az", "ez", "es", "esh", "ed", "er"))
_LINKS = frozenset(("e", "ye", "i", "wa"))  # Persian: "Nahr-e Saraj", "Tarnak wa Jaldak"
_PLACE_ENTS = frozenset(("GPE", "LOC", "FAC"))
_DIRECTIONS = vocabulary("grammar", "directions")


class _Seen(NamedTuple):
    """What the whole report tells of a word: written small somewhere, a surname, a name that somewhere can only be a place; the countries
    of its places; whether its apostrophes were stripped, and the country of each word (by number) that is an owner for it, "Syrias"."""

    lowered: set[str]
    surnames: set[str]
    sure: set[str]
    countries: set[str]
    stripped: bool
    owners: dict[int, str | None]


class Toponym(NamedTuple):
    """A name of a place and the places it may mean. `inside`: the country or division named behind it; `around`: the place it lies in.
    `division`: the report calls it a province, or names it behind a place that lies in it. `site`: the name is that of a site, "Aleppo
    University", and the entries are those of the place that it is named after."""

    start: int
    end: int
    name: str
    key: str
    entries: tuple[Entry, ...]
    level: Level = "village"
    relation: str | None = None
    inside: Entry | None = None
    around: Entry | None = None
    division: bool = False
    site: bool = False


def toponyms(page: Page, gazetteer: Gazetteer) -> list[Toponym]:
    """The place names of the page, in the order of the text, none inside another."""
    tokens = page.analysis.tokens
    surnames = {b.lower for a, b in pairwise(tokens) if a.ent == b.ent == "PERSON" and a.sent is b.sent and _capital(a) and _capital(b)}
    seen = _Seen({t.lower for t in tokens if t.text.islower()}, surnames, set(), set(), possessives.stripped(page.body), {})
    found: list[Toponym] = []
    for _ in range(2):  # the second time with the names of places that the first found
        found = [t for sentence in page.analysis.sentences for t in _in_sentence(page, sentence, gazetteer, seen)]
        seen.countries.update(max(t.entries, key=_people).country for t in found if t.entries)
    return _known_once(found)


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag in ("NNP", "NNPS")


def _known_once(found: Sequence[Toponym]) -> list[Toponym]:
    """Unnamed-in-the-gazetteer places take the place they lie in from the last one before them."""
    out: list[Toponym] = []
    last: Entry | None = None
    for toponym, following in zip(found, [*found[1:], *found[:1]], strict=True):
        if toponym.key in words()["parts_of_towns"]:
            near = tuple(e for e in toponym.entries if last is not None and abs(e.lat - last.lat) + abs(e.lon - last.lon) < _NEAR)
            toponym = toponym._replace(entries=near)
        if toponym.entries:
            local = [e for e in toponym.entries if e.level != "country"]
            last = max(local or toponym.entries, key=_people)
            out.append(toponym)
        else:
            beside = following.inside if following.start == toponym.end + len(", ") else None  # "Umm Zawra, Sinjar, Idlib province"
            out.append(toponym._replace(around=toponym.inside or beside or last))
    return out


def _people(entry: Entry) -> int:
    return entry.people


def _in_sentence(page: Page, sentence: Sentence, gazetteer: Gazetteer, seen: _Seen) -> Iterator[Toponym]:
    tokens = sentence.tokens
    before: Toponym | None = None
    head = headed(page, sentence)
    at = joined = 0  # joined: the index behind a place and an "and" or comma, where another place may stand
    while at < len(tokens):
        if tokens[at].text in abbreviations() and at and (tokens[at - 1].text == "," or tokens[at - 1].lower in _IN):
            yield from _abbreviated(page, tokens, at, gazetteer)
            at += 1
            continue
        if border := _border(tokens, at):
            start, end = tokens[at].start, tokens[border - 1].end
            near = relation(tokens, at, border)
            yield Toponym(start, end, page.body[start:end], fold(page.body[start:end]), (), "area", near)
            at = border
            continue
        if not _may_begin(tokens, at):
            at += 1
            continue
        match = _longest(tokens, at, gazetteer)
        if match is not None and (last := _district(tokens, match[0])):
            yield _unnamed(page, sentence, at, last, gazetteer)
            at = last
            continue
        if match is not None:
            last, entries = match
            opening = tokens[at].start < head and tokens[at].text.isupper() and fold(_written(tokens, at, last)) not in words()["never"]
            if opening or _accepted(sentence, at, last, entries, seen, joined=joined == at and at > 0):
                toponym = _toponym(page, sentence, at, last, entries, gazetteer)
                if before is not None and _holds(toponym, before):
                    toponym = toponym._replace(division=True)
                if wide := _site(tokens, at, last):
                    toponym = toponym._replace(end=tokens[wide - 1].end, name=page.body[toponym.start : tokens[wide - 1].end], site=True)
                    last = wide
                before = toponym
                if _certain(tokens, at, last):
                    seen.sure.add(toponym.key)
                yield toponym
                at = last
                joined = last + 1 if last < len(tokens) and tokens[last].lower in ("and", "or", ",") else 0
                continue
            at = last if last - at > 1 else at + 1
            continue
        owner = possessives.owner(tokens[at], gazetteer) if seen.stripped and tokens[at].lower not in words()["never"] else ()
        if owner:
            seen.owners[tokens[at].i] = owner[0].country
            start, end = tokens[at].start, tokens[at].end - 1
            yield Toponym(
                start, end, page.body[start:end], fold(page.body[start:end]), _sorted(owner), "village", relation(tokens, at, at + 1)
            )
            at += 1
            continue
        last = _unknown(sentence, at)
        if last:
            spelled = tuple(e for e in gazetteer.near(_written(tokens, at, last)) if e.country in seen.countries or not e.country)
            yield _toponym(page, sentence, at, last, spelled, gazetteer) if spelled else _unnamed(page, sentence, at, last, gazetteer)
            at = last
            continue
        at += 1


def _site(tokens: Sequence[Token], at: int, last: int) -> int:
    """The index behind the name of a site that begins with a place's: "Aleppo University", "Homs Military Hospital"; 0 for none."""
    for end in (last + 1, last + 2):
        if end <= len(tokens) and all(t.text[:1].isupper() and t.tag in ("NNP", "NN", "JJ") for t in tokens[last:end]):
            if tokens[end - 1].lower in words()["grounds"]:
                return end
        else:
            break
    return 0


def _border(tokens: Sequence[Token], at: int) -> int:
    """The index behind "Turkish border", "Syrian-Turkish border"; 0 for none."""
    if tokens[at].text not in adjectives():
        return 0
    end = at + 1
    if end + 1 < len(tokens) and tokens[end].text in ("-", "–") and tokens[end + 1].text in adjectives():
        end += 2
    return end + 1 if end < len(tokens) and tokens[end].lower in BORDERS else 0


def headed(page: Page, sentence: Sentence) -> int:
    """Where the dateline ends with which a paragraph begins: what stands before is where the report was written."""
    first = sentence.index == 0 or page.analysis.sentences[sentence.index - 1].paragraph != sentence.paragraph
    return dateline(page.body, sentence.start) if first or sentence.kind == "dateline" else sentence.start


def _holds(toponym: Toponym, before: Toponym) -> bool:
    """Is this the division in which the place right before it lies ("Buffalo, New York")?"""
    inside = before.inside
    if inside is None or toponym.start > before.end + 2 or inside not in toponym.entries:
        return False
    return any(e.country == inside.country and e.admin1 == inside.admin1 and e.level != "region" for e in before.entries)


def _abbreviated(page: Page, tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """A state by its abbreviation: "Hartford, Conn."."""
    country, name = abbreviations()[tokens[at].text]
    entries = tuple(e for e in gazetteer.find(name) if e.level == "region" and e.country == country)
    if entries:
        start, end = tokens[at].start, tokens[at].end
        yield Toponym(start, end, name, fold(name), entries, "region")


def _may_begin(tokens: Sequence[Token], at: int) -> bool:
    """A capital, or an article of Arabic before one ("al Bab")."""
    text = tokens[at].text
    if text[:1].isupper() or (text[:1] in "'’" and text[1:2].isupper()):
        return True
    rest = "".join(t.text for t in tokens[at + 1 : at + 3])
    return text.rstrip("-") in _ARTICLES and rest.lstrip("-")[:1].isupper()


def _longest(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> tuple[int, tuple[Entry, ...]] | None:
    """The longest name that begins here and is in the gazetteer; the index behind it."""
    ends = []
    for last in range(at + 1, min(len(tokens), at + _LONGEST) + 1):
        token = tokens[last - 1]
        named = last > at + 1 and tokens[at].lower != "the"  # "The camp" names none
        if token.text[:1].isupper() or token.text[:1].isdigit() or (named and _goes_on(tokens, last - 1)):
            ends.append(last)
        elif token.lower not in _SMALL_WORDS and not _links(tokens, last - 1):
            break
    for last in reversed(ends):
        # "al-" of "al-Kallaseh" is no village in Norway
        cut = tokens[last - 1].text == "-" or (last == at + 1 and _is_article(tokens, at))
        if cut or (last < len(tokens) and (_links(tokens, last) or _links(tokens, last + 1))):
            continue
        name = _written(tokens, at, last)
        short = last == at + 1 and name.endswith(".") and name[:-1].isalpha()  # "Kan.", "Sen."
        if len(name) > 1 and not short and (entries := gazetteer.find(name)):
            return last, entries
    return None


def _is_article(tokens: Sequence[Token], at: int) -> bool:
    """Is it the article of the name behind it: "al-Kallaseh"?"""
    return tokens[at].lower in _ARTICLES and at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 2].text[:1].isupper()


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """May a small word belong to the name before it: "the Kawkab dam", "Abu al-zuhur"?"""
    return tokens[at].lower in words()["sites"] or tokens[at - 1].lower.rstrip("-") in _ARTICLES or tokens[at - 1].text == "-"


def _links(tokens: Sequence[Token], at: int) -> bool:
    """Does a small word here bind the name before it to the one behind?"""
    return (
        0 < at < len(tokens) - 1
        and tokens[at].text in _LINKS
        and tokens[at + 1].text[:1].isupper()
        and (tokens[at - 1].text == "-" or tokens[at].text == "wa")
    )


def _accepted(sentence: Sentence, at: int, last: int, entries: tuple[Entry, ...], seen: _Seen, *, joined: bool) -> bool:
    """Is this name used for a place here?"""
    tokens = sentence.tokens
    first, end = tokens[at], tokens[last - 1]
    before = tokens[at - 1] if at and tokens[at - 1].i not in seen.owners else None
    after = tokens[last] if last < len(tokens) else None
    single = last - at == 1
    big = max(e.people for e in entries)
    country = any((e.level in ("country", "area") and e.main) or e.level == "country" for e in entries)
    name = " ".join(t.lower for t in tokens[at:last])
    if single and (name in words()["never"] or (len(first.text) < 3 and not country)):
        return False
    if at and _lies_in(tokens[at - 1], entries, seen) and not (after is not None and _capital(after)):
        return True
    placed = all(t.ent in _PLACE_ENTS for t in (first, end))
    located = _located(before, after) or joined or (after is not None and after.lower in words()["local"])
    known = fold(_written(tokens, at, last)) in seen.sure
    if single and name in words()["people"] and not known and not placed and not located:
        return False
    if single and first.lower in seen.surnames and not known and not country and not (located and not joined):
        return False
    site = _site(tokens, at, last) and (big >= _LARGE or any(e.geonameid is None for e in entries)) and not (before and _capital(before))
    if _in_name(tokens, at, last, country) and not site:
        return False
    unknown = bool(at) and single and first.tag in _NAMELIKE and first.lower not in seen.lowered and not _titled(sentence)
    if any(e.geonameid is None for e in entries) and (unknown or first.tag in ("NNP", "NNPS")):
        return True  # of our own list of places of conflicts, or a user's, which hold no common words
    if country:
        return end.tag in ("NNP", "NNPS", "JJ", "NN", "NNS") or placed
    if single and first.lower in seen.lowered and not (placed and located):
        return False
    if single and first.tag not in ("NNP", "NNPS", "JJ") and not placed and not (_part_of(tokens, at) and first.tag in _NAMELIKE):
        return False
    if first.text.isupper() and single and not all(t.text.isupper() for t in tokens if t.text.isalpha()):
        return False  # an acronym: the news agency SANA, not the city
    if known and end.tag in ("NNP", "NNPS"):
        return True
    if single and not located and before is not None and _continues(before, first):
        return False
    if (
        first.ent == "PERSON"
        and not (located and before is not None and (joined or _stands_in(tokens, at) or _part_of(tokens, at)))
        and not _comma_state(tokens, last)
        and big < 2_000_000
    ):
        return False
    if first.ent in ("ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW") and not located and big < 500_000:
        return False
    if at == 0 and single and not placed and big < 100_000 and not _comma_state(tokens, last):
        return False
    return placed or located or big >= _KNOWN or _comma_state(tokens, last) or not single


def _lies_in(before: Token, entries: Sequence[Entry], seen: _Seen) -> bool:
    """Is it a known place of the country named right before: "Syrian Idlib", "Iraqs Mosul"?"""
    country = seen.owners.get(before.i) or adjectives().get(before.text)
    return any(e.country == country and (e.people >= _KNOWN or e.level == "region" or e.geonameid is None) for e in entries)


def _stands_in(tokens: Sequence[Token], at: int) -> bool:
    """ "in Taiz", "in northern Taiz"."""
    before = at - 2 if at > 1 and tokens[at - 1].lower in _DIRECTIONS else at - 1
    return tokens[before].lower in _LOCATIVE


def _titled(sentence: Sentence) -> bool:
    """Is the sentence written with capitals throughout, as headlines are?"""
    words = [t for t in sentence.tokens if t.text.isalpha() and len(t.text) > 3]
    return 2 * sum(t.text[:1].isupper() for t in words) > len(words)


def _written(tokens: Sequence[Token], at: int, last: int) -> str:
    """The words as they stand, with one space where there is any."""
    return "".join(("" if n == 0 or t.start == tokens[at + n - 1].end else " ") + t.text for n, t in enumerate(tokens[at:last]))


def _certain(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Do the words around leave only a place? "in Paris", "Paris, Texas", "the stronghold of Paris"."""
    before = tokens[at - 1].lower if at else ""
    inside = before in _LOCATIVE and before != "at" and tokens[last - 1].ent in _PLACE_ENTS
    return inside or _part_of(tokens, at) or _comma_state(tokens, last)


def _continues(before: Token, first: Token) -> bool:
    """Does a name go on from the capital word right before ("City Hall", "Taco Bell")?"""
    return _capital(before) and before.lower not in _DIRECTIONS and before.lower not in _IN and first.start <= before.end + 1


def _located(before: Token | None, after: Token | None) -> bool:
    """Does a preposition of place stand before the name, or a kind of place beside it?"""
    if before is not None and (before.lower in _IN or before.lower in _DIRECTIONS or before.lower in words()["kinds"]):
        return True
    return after is not None and after.lower in words()["kinds"]


def _part_of(tokens: Sequence[Token], at: int) -> bool:
    """ "part of", "the stronghold of", "the east of": what only a place has."""
    return (
        at >= 2
        and tokens[at - 1].lower == "of"
        and (tokens[at - 2].lower in words()["parts"] or tokens[at - 2].lower in words()["kinds"] or tokens[at - 2].lower in _DIRECTIONS)
    )


def _in_name(tokens: Sequence[Token], at: int, last: int, country: bool) -> bool:
    """Is the name part of a longer name of a person or a body ("Paris Hilton", "Washington Post")?"""
    before = tokens[at - 1] if at and tokens[at - 1].lower not in _IN else None  # "Near Palmyra" begins a sentence and no name
    after = tokens[last] if last < len(tokens) else None
    if before is not None and before.lower.rstrip(".") in words()["titles"]:
        return True
    if before is not None and before.tag in ("NNP", "NNPS") and before.text[:1].isupper() and before.ent == tokens[at].ent == "PERSON":
        return True
    if after is None or after.start > tokens[last - 1].end + 1:
        return False
    if after.lower in words()["bodies"] and after.text[:1].isupper():
        return True
    named = (
        after.tag in ("NNP", "NNPS") and after.text[:1].isupper() and after.lower not in words()["kinds"] and after.lower not in _DIRECTIONS
    )
    if named and not country and after.ent == tokens[last - 1].ent and after.ent in ("PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "EVENT"):
        return True
    hyphenated = (
        after.text == "-"
        and last + 1 < len(tokens)
        and tokens[last + 1].text[:1].isupper()
        and tokens[last + 1].tag in ("NNP", "NNPS")
        and not country
    )
    return hyphenated and after.ent in ("PERSON", "ORG")


def _comma_state(tokens: Sequence[Token], last: int) -> bool:
    return (
        last + 1 < len(tokens) and tokens[last].text == "," and (tokens[last + 1].text in abbreviations() or tokens[last + 1].ent == "GPE")
    )


def _toponym(page: Page, sentence: Sentence, at: int, last: int, entries: tuple[Entry, ...], gazetteer: Gazetteer) -> Toponym:
    tokens = sentence.tokens
    start, end = tokens[at].start, tokens[last - 1].end
    name = page.body[start:end]
    inside, division = _inside(tokens, last, gazetteer), last < len(tokens) and tokens[last].lower in words()["divisions"]
    return Toponym(start, end, name, fold(name), _sorted(entries), "village", relation(tokens, at, last), inside, division=division)


def _sorted(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=_identity))


def _identity(entry: Entry) -> tuple[int, str, float]:
    return entry.geonameid or 0, entry.name, entry.lat


def _inside(tokens: Sequence[Token], last: int, gazetteer: Gazetteer) -> Entry | None:
    """The country or first-order division named right behind: "Paris, Texas", "Hartford, Conn.", "Daman district, Kandahar province"."""
    if last < len(tokens) and tokens[last].lower in words()["settlements"]:
        last += 1
    if last + 1 >= len(tokens) or not (tokens[last].text in (",", "(", "in") or _of(tokens, last)):
        return None
    at = last + 1 + (tokens[last + 1].lower == "the")
    text = tokens[at].text if at < len(tokens) else ""
    for form in (text, text.rstrip(".") + "."):
        if form in abbreviations():
            country, name = abbreviations()[form]
            return next((e for e in gazetteer.find(name) if e.level == "region" and e.country == country), None)
    for width in (3, 2, 1):
        name = " ".join(t.text for t in tokens[at : at + width])
        wide = [e for e in gazetteer.find(name) if e.level in ("country", "region")] if name[:1].isupper() else []
        if wide:
            return max(wide, key=_people)
    return None


def _district(tokens: Sequence[Token], last: int) -> int:
    """The index behind the name of a district that only begins like a known place, "Kara Dag district"; 0 for none."""
    end = last
    while end < len(tokens) and end < last + 2 and tokens[end].tag in ("NNP", "NNPS") and tokens[end].text[:1].isupper():
        end += 1
    return end if last < end < len(tokens) and tokens[end].text in ("district", "districts") else 0


def _of(tokens: Sequence[Token], at: int) -> bool:
    """ "Kot district of Kandahar province"."""
    after = {t.lower for t in tokens[at + 2 : at + 4]}
    return tokens[at].lower == "of" and tokens[at - 1].lower in words()["settlements"] and bool(after & words()["divisions"])


def _unknown(sentence: Sentence, at: int) -> int:
    """The index behind a name that the gazetteer lacks but the report calls a place: "the town of X", "the X district"; 0 for none."""
    tokens = sentence.tokens
    last = at
    while (
        last < len(tokens)
        and last - at < _LONGEST
        and (
            tokens[last].text[:1].isupper()
            or (last == at and _is_article(tokens, at))
            or (last > at and (tokens[last].lower in ("al", "-", "el", "of") or _links(tokens, last)))
        )
        and not (last > at and _tells(tokens[last]))
    ):
        last += 1
    while last > at and not tokens[last - 1].text[:1].isupper():
        last -= 1
    never = (tokens[at].lower in words()["never"] and not _is_article(tokens, at)) or _tells(tokens[at])
    if last == at or never or tokens[at].text in adjectives() or tokens[at].lower in _DIRECTIONS:
        return 0
    after = tokens[last].lower if last < len(tokens) else ""
    before = tokens[at - 1].lower if at else ""
    beyond = tokens[at - 2].lower if at > 1 else ""
    plain = at > 0 and tokens[at - 1].text.islower()  # "the village Umm Zawra", not "Walker County Sheriff"
    named = (before == "of" and beyond in words()["settlements"]) or (plain and before in words()["settlements"])
    if named or (after in words()["settlements"] and tokens[at].tag in ("NNP", "NNPS") and tokens[at].ent != "PERSON"):
        return last
    return last if tokens[at].ent in ("GPE", "LOC", "FAC") and before in _LOCATIVE and tokens[at].tag == "NNP" else 0


def _tells(token: Token) -> bool:
    """A day, or whoever tells, behind a name whose commas were stripped: "in Zahra Sunday", "in Homs Monitor"."""
    return token.ent == "DATE" or token.lower in harm().words["tellers"]


def _unnamed(page: Page, sentence: Sentence, at: int, last: int, gazetteer: Gazetteer) -> Toponym:
    tokens = sentence.tokens
    start, end = tokens[at].start, tokens[last - 1].end
    around = {t.lower for t in tokens[max(0, at - 2) : at]} | ({tokens[last].lower} if last < len(tokens) else set())
    level: Level = (
        "neighbourhood"
        if around & words()["quarters"]
        else "site"
        if around & words()["sites"]
        else "district"
        if "province" in around
        else "village"
    )
    name = page.body[start:end]
    return Toponym(start, end, name, fold(name), (), level, relation(tokens, at, last), _inside(tokens, last, gazetteer))
