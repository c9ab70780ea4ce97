"""Plain sentences of today that tell of a deed, put together from lists: what the models of events must not unlearn.

The old reports with keys hold few sentences as short as "Soldiers shelled the villagers"; here the rules' reading is right by construction.
"""

import random
from collections.abc import Iterator

DOERS = (
    "soldiers",
    "rebels",
    "the army",
    "gunmen",
    "militiamen",
    "two gunmen",
    "government troops",
    "the insurgents",
    "police",
    "fighters from the group",
    "the coalition",
    "paramilitaries",
    "armed men",
    "separatists",
    "the militia",
    "a mob",
    "bandits",
    "jihadists",
    "the guerrillas",
    "warplanes",
)
PERSONS = (
    "three teachers",
    "the mayor",
    "a nurse",
    "two farmers",
    "the hostages",
    "an interpreter",
    "villagers",
    "the judge",
    "his brother",
    "five miners",
    "a reporter",
    "the prisoners",
    "a bishop",
    "the deserters",
    "four students",
    "a trader",
    "the elders",
    "a captured officer",
    "children",
)
THINGS = (
    "a school",
    "the power station",
    "two villages",
    "the market",
    "a bus",
    "the hospital",
    "a military base",
    "the police station",
    "the bridge",
    "a warehouse",
    "the outskirts of the town",
    "a checkpoint",
    "the headquarters of the brigade",
    "a church",
    "an oil depot",
    "the town",
)
# past, participle, noun, and whom or what it befalls
DEEDS = (
    ("shelled", "shelled", "shelling", THINGS),
    ("bombed", "bombed", "bombing", THINGS),
    ("attacked", "attacked", "attack on", THINGS),
    ("shot", "shot", "shooting", PERSONS),
    ("killed", "killed", "killing", PERSONS),
    ("murdered", "murdered", "murder", PERSONS),
    ("executed", "executed", "execution", PERSONS),
    ("abducted", "abducted", "abduction", PERSONS),
    ("torched", "torched", "burning", THINGS),
    ("kidnapped", "kidnapped", "kidnapping", PERSONS),
    ("assassinated", "assassinated", "assassination", PERSONS),
    ("looted", "looted", "looting", THINGS),
    ("hijacked", "hijacked", "hijacking", ("a bus", "an airliner", "a lorry", "the ferry")),
    ("beheaded", "beheaded", "beheading", PERSONS),
    ("shot down", "shot down", "downing", ("a helicopter", "a drone", "the aircraft")),
    ("massacred", "massacred", "massacre", PERSONS),
    ("fired on", "fired on", "attack on", PERSONS),
    ("struck", "struck", "strike on", THINGS),
    ("lynched", "lynched", "lynching", PERSONS),
    ("blew up", "blown up", "bombing", THINGS),
)
PLACES = ("", "", " in Arden", " near Port Sorrel", " on the road to Kell", " outside the capital")
TIMES = ("", "", " on Monday", " yesterday", " last week", " at dawn", " this year")
SAYS = (
    "{} said that ",
    "It could not be verified that ",
    "Nobody disputes that ",
    "{} believe that ",
    "It appears that ",
    "{} feared that ",
    "There is no doubt that ",
    "Witnesses told {} that ",
    "Monitors could not determine whether ",
    "It was not clear why ",
    "{} reported that ",
)
SPEAKERS = ("Residents", "Officials", "Investigators", "The governor", "A monitor", "The union")
AROUND = (
    "The {noun} of {whom} by {who} drew protests.",
    "{who} did nothing to stop the {noun} of {whom}.",
    "The council called on both sides to stop the {noun} of {whom}.",
    "Nobody has claimed responsibility for the {noun} of {whom}.",
    "{who} did not hesitate to carry out the {noun} of {whom}.",
    "The talks were held after the {noun} of {whom}{when}.",
    "The {noun} of {whom}{where} closed the road.",
    "{who} threatened retaliation for the {noun} of {whom}.",
    "It was the third {noun} of {whom} this year.",
)


def sentences(count: int) -> Iterator[str]:
    """`count` sentences, the same at each call."""
    draw = random.Random(1)
    yield from (_sentence(draw) for _ in range(count))


def _sentence(draw: random.Random) -> str:
    past, done, noun, whom = draw.choice(DEEDS)
    who, what, where, when = draw.choice(DOERS), draw.choice(whom), draw.choice(PLACES), draw.choice(TIMES)
    shape = draw.randrange(6)
    if shape == 0:
        around = draw.choice(AROUND)
        text = (around.replace(" of {whom}", " {whom}") if noun.endswith(" on") else around).format(
            noun=noun, whom=what, who=who, where=where, when=when
        )
    elif shape == 1:
        many = what.endswith("s") or what.split()[0] in ("two", "three", "four", "five")
        text = f"{what} {'were' if many else 'was'} {done} by {who}{where}{when}."
    elif shape == 2:
        text = f"{draw.choice(SAYS).format(draw.choice(SPEAKERS))}{who} had {done} {what}{where}."
    elif shape == 3:
        text = f"{draw.choice(SAYS).format(draw.choice(SPEAKERS))}{who} {past} {what}{where}{when}."
    else:
        text = f"{who} {past} {what}{where}{when}."
    return text[0].upper() + text[1:]
