"""What the owners and the head noun of a phrase make of it: "Russian" and "warplanes" are the forces of the Russian state."""

from collections.abc import Sequence

from onrecord.extract.mentions import Mention, Reader
from onrecord.lang.lexicon import Entry, Lexicon
from onrecord.lang.nlp import Token
from onrecord.lang.roles import Role

# Which ministry a word before or after "ministry" or "minister" names.
PORTFOLIOS = {
    "defense": "defence", "defence": "defence", "foreign": "foreign", "interior": "interior", "health": "health", "justice": "justice",
    "information": "information", "finance": "finance", "oil": "oil", "emergencies": "emergencies", "education": "education",
}  # fmt: skip
# Capitalised words of the names of states' organs: "Supreme Military Council" of a state is no actor of its own.
ORGAN_WORDS = frozenset((
    "armed", "security", "air", "naval", "national", "arab", "defense", "defence", "foreign", "interior", "republican", "border", "federal",
    "state", "government", "regime", "central", "royal", "supreme", "high", "military", "special", "health", "justice", "affairs", "prime",
    "islamic", "public", "internal", "external", "and", "of", "police", "army", "intelligence", "the", "general", "staff",
))  # fmt: skip
GOVERNMENT_WORDS = frozenset(("government", "regime", "army", "state", "loyalist", "military", "security"))
REBEL_WORDS = frozenset((
    "rebel", "rebels", "opposition", "insurgent", "guerrilla", "guerilla", "jihadist", "militant", "islamist", "separatist",
))  # fmt: skip
# What makes a group an armed one: "terrorist groups".
ARMED = frozenset(("armed", "terrorist", "extremist", "radical", "takfiri", "jihadi"))
# Nouns that may mean any state or its ground, so that "the country" is not the government that was named last.
ANY_STATE = frozenset(("nation", "country", "power", "state", "capital", "republic", "kingdom"))
# Of these each state has one: "the army" is somebody's, "the plane" may be anybody's.
ONE_A_STATE = frozenset((
    "government", "regime", "authority", "administration", "cabinet", "junta", "dictatorship", "army", "military", "police", "navy",
    "parliament", "presidency", "gendarmerie", "judiciary", "monarchy", "staff",
))  # fmt: skip
# Unnamed officials who speak for their state: "a senior British minister".
SPEAKS_FOR = frozenset((
    "minister", "secretary", "president", "premier", "ambassador", "envoy", "negotiator", "representative", "spokesman", "spokeswoman",
    "spokesperson", "officer", "general", "commander", "colonel", "captain", "aide", "adviser", "advisor", "consul", "governor", "deputy",
))  # fmt: skip
ANY_GROUP = frozenset(("group", "movement", "organization", "organisation", "militia", "faction", "network"))
PARTNERS = frozenset(("ally", "backer", "partner", "supporter"))
# Sorts that belong to whoever owns them when the owner is an armed group: "Taliban officials" are the Taliban.
OF_A_GROUP = frozenset(("rebels", "attackers", "force", "government", "organ", "profession"))


def identify(mention: Mention, role: Role, words: Sequence[Token], lexicon: Lexicon) -> None:
    """Fill in the actor, country and type of a phrase from its owners and the words before its head."""
    owner = state_owner(mention.owners, lexicon)
    if owner is not None:
        mention.country = owner.country
    before = {t.lower for t in words}
    sort = _sort(role, before)
    if sort == "organisation" and mention.plural and before & ARMED:
        sort = "rebels"
    group = next((e for e in mention.owners if _holds(e, sort, mention.noun)), None)
    if group is not None and (sort in OF_A_GROUP or sort == "organisation"):
        _belong(mention, group, sort)
    elif sort in ("government", "force", "organ"):
        _organ(mention, role, sort, before, owner)
    elif sort == "rebels":
        _people(mention, "rebels", owner)
    elif sort == "office" and group is not None and _speaks(mention):
        mention.speaks_for = group.id
    elif sort == "office" and owner is not None and _speaks(mention):
        mention.speaks_for = f"rebels.{owner.country.lower()}" if before & REBEL_WORDS and owner.country else owner.id
    elif owner is None and sort in ("office", "profession") and before & REBEL_WORDS:
        mention.pending = "rebels"
    elif sort == "outlet" and owner is None and "state" in before:
        mention.pending = "outlet"
    elif mention.plural and mention.noun.lemma in PARTNERS and owner is not None:
        mention.actor, mention.type = owner.id, owner.type or "government"
    elif mention.plural and (sort in ("private", "profession") or (sort == "office" and not _speaks(mention))):
        _people(mention, "people", owner)
    elif sort == "attackers" and owner is not None:
        _people(mention, "rebels", owner)
    if group is not None and mention.country is None:
        mention.country = group.country


def proper(reader: Reader, head: Token, words: Sequence[Token]) -> bool:
    """Is the phrase a proper name ("Homs Media Center", "Syrian Electronic Army"), not a state and its organ ("Syrian Arab Army")?"""
    if not words or not head.text[:1].isupper() or not words[-1].text[:1].isupper():
        return False
    return any(t.text[:1].isupper() and reader.alias(t) is None and t.lower not in ORGAN_WORDS for t in words)


def _speaks(mention: Mention) -> bool:
    return mention.noun.lemma in SPEAKS_FOR or (mention.plural and mention.noun.lemma == "leader")


def state_owner(owners: Sequence[Entry], lexicon: Lexicon) -> Entry | None:
    """The first state among the owners; a ruler stands for the state ("the Assad regime")."""
    for entry in owners:
        state = lexicon.get(entry.of) if entry.id.startswith("person.") else entry
        if state is not None and state.id.startswith("state."):
            return state
    return None


def _sort(role: Role, before: set[str]) -> str:
    """The sort of the head, changed by what stands before it: "rebel fighters", "government forces", "opposition activists"."""
    if "anti" in before or "anti-government" in before:
        return "rebels" if role.sort in ("rebels", "force") else role.sort
    if "pro" in before and role.sort == "rebels":
        return "force"
    if before & REBEL_WORDS and role.sort in ("force", "rebels", "organisation", "government"):
        return "rebels"
    if before & GOVERNMENT_WORDS and role.sort in ("attackers", "rebels"):
        return "force"
    return role.sort


def _holds(owner: Entry, sort: str, head: Token) -> bool:
    """Can the owner be the actor of a phrase? A people is, of its forces and fighters ("Kurdish forces"), not of rebels among it."""
    if owner.id.startswith("people."):
        return sort == "force" or (sort == "rebels" and head.lemma in ("fighter", "militia", "militiaman"))
    return owner.id.split(".")[0] in ("group", "rebels", "org") or owner.type == "group"


def _belong(mention: Mention, group: Entry, sort: str) -> None:
    if sort == "profession" and not mention.plural:
        return
    if (
        sort == "organisation"
        and mention.noun.lemma not in group.nouns
        and mention.noun.lemma not in ANY_GROUP
        and not group.id.startswith("rebels")
    ):
        return
    mention.actor, mention.country = group.id, group.country
    mention.type = group.type or "group"


def _organ(mention: Mention, role: Role, sort: str, before: set[str], owner: Entry | None) -> None:
    organ = {"force": "forces", "organ": _portfolio(before), "government": ""}[sort]
    mention.type = "government"
    if "pro" in before and sort == "force":  # "pro-government forces" side with it and are not its own
        mention.type = "group"
        return
    if owner is None:
        only = mention.noun.lemma in ONE_A_STATE or (mention.noun.lemma == "force" and before & {"air", "armed"})
        definite = only and any(c.lower == "the" for c in mention.noun.children)
        if sort != "organ" and mention.noun.lemma not in ANY_STATE and (definite or before & GOVERNMENT_WORDS):
            mention.pending = organ
        return
    own = owner.id if owner.id.count(".") > 1 or not organ else f"{owner.id}.{organ}"
    mention.actor = own


def _portfolio(before: set[str]) -> str:
    return next((PORTFOLIOS[w] for w in sorted(before) if w in PORTFOLIOS), "")


def _people(mention: Mention, kind: str, owner: Entry | None) -> None:
    mention.type = "group"
    if owner is not None and owner.country:
        mention.actor = f"{kind}.{owner.country.lower()}"
    elif kind == "rebels":
        mention.pending = "rebels"


def title_country(reader: Reader, first: int, last: int, lexicon: Lexicon) -> tuple[str | None, list[Entry]]:
    """The country and the owners that a title names: "Russian Foreign Minister"."""
    owners = [f.entry for f in reader.found if first <= f.first and f.last <= last and not f.entry.id.startswith("person.")]
    state = state_owner(owners, lexicon)
    return (state.country if state else next((e.country for e in owners if e.country), None)), owners
