"""Copies: edits of one text are found, different texts on one event are not."""

import re
import zlib
from typing import Any

import pytest

from onrecord.model.records import Copy, Incident
from onrecord.resolve.account import Account
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.shared import derive

STORIES = [
    """Shells fell on the northern quarter of the town late in the evening, and a bakery where families were queueing for
    bread was hit, the mayor told our reporter. He counted nine dead and said that more people lay below the stones.
    Nurses at the small hospital worked by the light of their telephones because the generator had no fuel. By the
    morning the road to the south was open again, and some of the wounded were driven across the hills. Nobody claimed
    the attack, and the two armies accused each other of it as they have done all summer.""",
    """The envoy left the hotel without a word to the cameras after four hours of talks on a truce for the valley. Two people
    in the room said that the sides had agreed on a list of prisoners but not on who would guard the bridges. A new
    round is planned after the holiday. The general who commands the hills said on the radio that his men would hold
    their fire as long as the convoys were allowed to pass, and that he trusted nobody. Traders in the market said
    that the price of flour had fallen by half on the news of the talks.""",
    """Engineers switched off the last pump of the water works on Thursday after a rocket cut the power line, the water board
    said. Some eighty thousand people now depend on lorries that bring water from the river, and the board asked them
    to boil it. The line runs through a field that has been mined by both sides, so that repairs may take weeks. A
    worker of an aid agency said that three children had already died of fever in the camp beside the stadium and that
    the doctors were short of the simplest medicine.""",
    """Fighters on motorcycles overran two checkpoints on the desert road before dawn and drove away with eleven soldiers,
    according to an officer in the provincial capital. He said that the bodies of four others had been found beside
    the road. The group that rules the oases published pictures of rifles and of an armoured car. In the capital the
    minister promised an answer within days and sent a column of tanks to the junction, where lorries had been waiting
    since the night before in a line of several kilometres.""",
    """A bus that carried teachers to the examination was stopped by a blast under the road on Monday, and six of them were
    killed, the school board said. The driver lived and told the police that he had seen two men run into the maize.
    The district has had no attack for a year. The governor called the dead the best that the province had, and
    schools were closed until further notice, while soldiers walked along the road with dogs and found two more
    charges of the same make a short way from the first.""",
]
SAME_EVENT = [
    """Nine people waiting for bread were killed when a bakery came under fire on Tuesday, residents of the town said by
    telephone. It was the deadliest day there since spring. Each army said the other had fired. A doctor described how
    he had to operate without electricity, and asked for fuel. Vehicles took the worst cases southward once the way
    was clear.""",
    """Talks about a ceasefire in the valley ended after four hours with no result but a list of captives to be exchanged,
    diplomats said. Who is to watch over the bridges remained open. Flour became cheaper in the bazaar at once. The
    commander in the hills promised to let convoys pass for the time being, though he sounded doubtful in his
    broadcast.""",
    """Eighty thousand inhabitants are without running water since a rocket hit the electric line to the pumps, officials
    said. Tankers bring what they can. Mines around the pylons keep the repair crews away, and fever is spreading
    among the displaced at the stadium, where three children are reported dead.""",
    """The army lost two posts on the road through the desert in an attack at daybreak; four soldiers are dead and eleven
    missing. The attackers showed captured weapons. Armour is on its way to the crossing, and the minister has
    threatened to strike back. Freight traffic stands still.""",
    """Six teachers on their way to hold an examination died in an explosion on a country road. The driver survived. After a
    quiet year the province mourns, and classes are suspended. Sappers with dogs discovered further explosives nearby,
    and the hunt for two suspects goes on.""",
]  # fmt: skip
LIGHT = [
    ("said", "stated"),
    ("people", "civilians"),
    ("two", "2"),
    ("road", "highway"),
    ("four", "4"),
    ("children", "minors"),
    ("morning", "early hours"),
]


def clean(text: str) -> str:
    return " ".join(text.split())


def light(text: str) -> str:
    for old, new in LIGHT:
        text = re.sub(rf"\b{old}\b", new, text, count=1)
    return text


def cut(text: str) -> str:
    """The first two sentences of five."""
    return " ".join(text.split(". ")[:2])


def renamed(text: str) -> str:
    return (
        text.replace("the town", "Tal Rafah")
        .replace("the valley", "Wadi Rafah")
        .replace("The ", "A ", 1)
        .replace("the camp", "Camp Al-Nur")
    )


def copies(accounts: list[Account]) -> list[Copy]:
    return [x for x in derive(accounts) if isinstance(x, Copy)]


def relations(draft: Any, a: str, b: str, **more: Any) -> set[str]:
    accounts = [draft("a", a, "2020-05-01", "One").account(), draft("b", b, "2020-05-02", "Two", **more).account()]
    return {c.relation for c in copies(accounts)}


@pytest.mark.parametrize("n", range(5))
def test_edits_of_one_text_are_copies(draft: Any, n: int) -> None:
    text, other = clean(STORIES[n]), clean(STORIES[(n + 1) % 5])
    assert relations(draft, text, text) == {"identical"}
    assert relations(draft, text, light(text)) == {"near_copy"}
    assert relations(draft, text, renamed(text)) == {"near_copy"}
    assert relations(draft, text, f"{cut(text)}. Our own correspondent adds that it rained.") == {"excerpt"}
    assert relations(draft, text, f"{other} {text}") <= {"excerpt", "near_copy"}
    assert relations(draft, text, f"{other} {text}")


@pytest.mark.parametrize("n", range(5))
def test_another_text_on_the_same_event_is_no_copy(draft: Any, n: int) -> None:
    assert not relations(draft, clean(STORIES[n]), clean(SAME_EVENT[n]))
    assert not relations(draft, clean(STORIES[n]), clean(STORIES[(n + 2) % 5]))


def test_one_wire_in_two_papers(draft: Any) -> None:
    text = clean(STORIES[0])
    half = f"{clean(STORIES[1])} {' '.join(text.split('. ')[:2])} (AFP)"
    accounts = [draft("a", f"{text} (AFP)", "2020-05-01", "One").account(), draft("b", half, "2020-05-01", "Two").account()]
    (found,) = copies(accounts)
    assert (found.relation, found.origin, found.reports) == ("same_wire", "Agence France-Presse", ("a", "b"))


def test_background_of_another_month_is_no_copy(draft: Any) -> None:
    shared = " ".join(clean(STORIES[0]).split(". ")[:2])
    a = draft("a", f"{shared} {clean(SAME_EVENT[1])}", "2020-05-01", "One").account()
    b = draft("b", f"{shared} {clean(SAME_EVENT[2])}", "2020-11-01", "One").account()
    assert copies([a, b]) == []


def test_versions_of_one_story_are_a_chain(draft: Any) -> None:
    a = draft("story.html", clean(STORIES[0]), "2020-05-01", "One").account()
    b = draft("story.html@2", clean(STORIES[1]), "2020-05-02", "One").account()
    (found,) = copies([b, a])
    assert (found.relation, found.reports, found.origin) == ("near_copy", ("story.html", "story.html@2"), "One")


def test_five_hundred_spun_copies_are_one_group(draft: Any) -> None:
    words = clean(STORIES[3]).split()
    spun = []
    for n in range(500):
        swapped = [f"{w}{n}" if (i * 7 + n) % 23 == 0 else w for i, w in enumerate(words)]
        spun.append(draft(f"s{n:03}", " ".join(swapped), "2020-05-03", f"Blog {n}").account())
    (found,) = [c for c in copies(spun) if c.relation == "near_copy"]
    assert len(found.reports) >= 490
    lineage = Lineage.of([found])
    assert len({lineage.publisher(a) for a in spun if a.key in found.reports}) == 1


SPIN = {
    "late": "deep", "evening": "night", "families": "households", "queueing": "waiting", "hit": "struck", "told": "informed",
    "counted": "tallied", "dead": "fatalities", "people": "persons", "stones": "rubble", "Nurses": "Carers", "small": "little",
    "worked": "toiled", "light": "glow", "telephones": "mobiles", "generator": "dynamo", "morning": "dawn", "road": "highway",
    "open": "passable", "wounded": "injured", "driven": "carried", "claimed": "owned", "armies": "forces", "accused": "blamed",
    "summer": "season", "bread": "loaves", "reporter": "correspondent", "fuel": "diesel", "again": "anew",
}  # fmt: skip


def spun(text: str, n: int) -> str:
    """One word in about six for another one, another choice for each n."""
    words = re.split(r"(\W+)", text)
    return "".join(SPIN[w] if w in SPIN and hash_of(w, n) % 2 else w for w in words)


def hash_of(word: str, n: int) -> int:
    return zlib.crc32(f"{n} {word}".encode())


def account_of(draft: Any, key: str, text: str, outlet: str, killed: str = "nine dead") -> Account:
    d = draft(key, text, "2020-05-02", outlet)
    place = d.place("northern quarter of the town", geonameid=7, lat=12.0, lon=41.0)
    event = d.event("Shells fell", "shelling", place=place)
    if killed in text:
        d.figure(killed, "killed", 9, 9, event=event)
    return d.account()


def test_forty_pairs_of_edits(draft: Any) -> None:
    """Eight ways with each of five texts: all but two at most are told apart rightly."""
    right = 0
    for n in range(5):
        text, other = clean(STORIES[n]), clean(STORIES[(n + 1) % 5])
        edits = (
            text, light(text), spun(text, n), renamed(text), f"{cut(text)}. Our own correspondent adds that it rained.", f"{other} {text}",
        )  # fmt: skip
        right += sum(bool(relations(draft, text, edit)) for edit in edits)
        right += sum(not relations(draft, text, b) for b in (clean(SAME_EVENT[n]), clean(STORIES[(n + 2) % 5])))
    assert right >= 38


def test_five_hundred_spun_copies_of_a_report_corroborate_nothing(draft: Any) -> None:
    text = clean(STORIES[0])
    first = account_of(draft, "a", text, "One")
    rest = [account_of(draft, f"s{n:03}", spun(text, n), f"Blog {n}") for n in range(500)]
    before = max(len(i.origins) for i in derive([first]) if isinstance(i, Incident))
    shared = derive([first, *rest])
    incidents = [i for i in shared if isinstance(i, Incident)]
    assert max(len(i.origins) for i in incidents) <= before + 1
    assert max(len(c.origins) for i in incidents for c in i.cells) <= before + 1
    assert max(len(c.reports) for c in shared if isinstance(c, Copy) and c.burst) >= 490


def test_the_order_of_the_reports_does_not_matter(draft: Any) -> None:
    accounts = [draft(f"k{n}", clean(STORIES[n % 5]) + f" {n}", "2020-05-01").account() for n in range(10)]
    assert copies(accounts) == copies(accounts[::-1])
