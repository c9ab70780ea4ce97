"""Who is said to say what, in sentences of our own with the attributions of many outlets.

A statement is written "source < relay | act | the first words of what is said"; "-" is nobody. Several are told apart by " ; ".
"""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]

PLAIN = [
    ("Shells hit the market in Kadugli, according to two traders who fled.", "traders | assert | Shells hit the market"),
    (
        "The raid killed nine people, Reuters reported, citing a hospital director.",
        "hospital director < Reuters | assert | The raid killed nine people",
    ),
    (
        "Citing witnesses, Radio Tamazuj said soldiers had burned the village.",
        "witnesses < Radio Tamazuj | assert | soldiers had burned the village",
    ),
    ("As reported by the Kyiv Post, the dam was mined in November.", "Kyiv Post | assert | the dam was mined"),
    (
        "A senior officer told AFP on condition of anonymity that the convoy had been ambushed.",
        "senior officer < AFP | assert | the convoy had been ambushed",
    ),
    ('"They came at night," said Mariam, a mother of four. "They took my husband."', "Mariam | assert | They came at night"),
    ('"We have no bread," the old man said, "and no water."', "old man | assert | We have no bread"),
    (
        "The army said it had shot down two drones. It added that nobody was hurt.",
        "army | assert | it had shot down two drones ; army | assert | nobody was hurt",
    ),
    (
        "Residents said the bombing began at dawn. They added that the clinic was hit twice.",
        "Residents | assert | the bombing began at dawn ; Residents | assert | the clinic was hit twice",
    ),
    (
        "The Houthi-run Saba agency quoted a military source as saying that the drones had hit an airfield.",
        "military source < Saba | assert | the drones had hit an airfield",
    ),
    (
        "At least 40 people died in the strike, the ministry was quoted by TASS as saying.",
        "ministry < TASS | assert | At least 40 people died in the strike",
    ),
    (
        "It was not immediately clear who fired the rocket, police said.",
        "police | assert | It was not immediately clear who fired the rocket",
    ),
    ("The village is empty now, a shepherd recalled.", "shepherd | assert | The village is empty now"),
    ("In a statement, the rebels said they had withdrawn from Bunagana.", "rebels | assert | they had withdrawn from Bunagana"),
    ("A statement from the presidency said that talks would resume on Monday.", "presidency | assert | talks would resume on Monday"),
    ("The general's claim that the city had fallen was repeated by state television.", "general | assert | the city had fallen"),
    ("Doctors Without Borders says its hospital in Abs was hit.", "Doctors Without Borders | assert | its hospital in Abs was hit"),
    ("Speaking to reporters in Addis Ababa, the envoy said the truce was holding.", "envoy | assert | the truce was holding"),
    ("On Telegram, the governor wrote that three people had been wounded.", "governor | assert | three people had been wounded"),
    ('The mayor tweeted: "Stay in the shelters."', "mayor | assert | Stay in the shelters"),
    ("Per the UN, 4,000 people crossed the river.", "UN | assert | 4,000 people crossed the river"),
    ("The report found that both sides had used child soldiers.", "report | assert | both sides had used child soldiers"),
    (
        "Photographs show that the depot was destroyed, analysts at the institute said.",
        "analysts | assert | Photographs show that the depot was destroyed ; Photographs < analysts | assert | the depot was destroyed",
    ),
]

RELAYED = [
    ("The chief of staff told lawmakers on Tuesday that the army lacked shells.", "chief of staff | assert | the army lacked shells"),
    ("Sources close to the presidency say a deal is near.", "Sources close to the presidency | assert | a deal is near"),
    ("The air force claimed to have shot down 20 drones.", "air force | assert | to have shot down 20 drones"),
    ("Turkey warned it would strike again if attacked.", "Turkey | warn | it would strike again if attacked"),
    ("Nine men were killed in the strike said the Civil Defence.", "Civil Defence | assert | Nine men were killed in the strike"),
    ("Neither side has commented on the report.", ""),
    ("State radio: Rebels seize second largest city", "State radio | assert | Rebels seize second largest city"),
    ("In a telephone interview with Al Jazeera, a nurse said the ward was on fire.", "nurse < Al Jazeera | assert | the ward was on fire"),
    ("A cease-fire, diplomats cautioned, might not hold.", "diplomats | warn | A cease-fire, diplomats cautioned, might not hold"),
    ("Three killed in clashes in Jenin, health ministry says", "health ministry | assert | Three killed in clashes in Jenin"),
    (
        "A blast killed six people in the town the monitoring group the Example Observatory said.",
        "Observatory | assert | A blast killed six people in the town",
    ),
    (
        "Mortar fire hurt three people in the streets of Damascus SANA said.",
        "SANA | assert | Mortar fire hurt three people in the streets of Damascus",
    ),
    ("An official said in a statement to Reuters that two shells hit the port.", "official < Reuters | assert | two shells hit the port"),
    (
        "Shelling hit the old town of Homs on Sunday state media reported as troops moved in.",
        "state media | assert | Shelling hit the old town",
    ),
    (
        "The Wall Street Journal, quoting US officials, reported that the shipment had been delayed.",
        "officials < Wall Street Journal | assert | the shipment had been delayed",
    ),
    (
        "Ukrainska Pravda said, citing its sources in the SBU, that the bridge was blown up by divers.",
        "sources < Ukrainska Pravda | assert | the bridge was blown up by divers",
    ),
    ("Interfax cited the regional governor as saying two people were hurt.", "governor < Interfax | assert | two people were hurt"),
    ("A doctor told Human Rights Watch that he had counted 31 bodies.", "doctor < Human Rights Watch | assert | he had counted 31 bodies"),
    ("Local media, citing the police, say four suspects were arrested.", "police < Local media | assert | four suspects were arrested"),
    ("The spokesman said the minister had told him that the border was closed.", "minister < spokesman | assert | the border was closed"),
    (
        "Two officials briefed on the talks told the Associated Press there was no deal.",
        "officials < Associated Press | assert | there was no deal",
    ),
    (
        "The commander was quoted by the newspaper El Tiempo as saying his men would not surrender.",
        "commander < El Tiempo | assert | his men would not surrender",
    ),
    (
        "State television, which did not name its source, said a spy ring had been broken up.",
        "State television | assert | a spy ring had been broken up",
    ),
]

HEADLINES = [
    ("Twelve killed in Darfur market attack: medics", "medics | assert | Twelve killed in Darfur market attack"),
    ("UN: Famine looms in northern Gaza", "UN | assert | Famine looms in northern Gaza"),
    ("Russia says it downed 45 Ukrainian drones", "Russia | assert | it downed 45 Ukrainian drones"),
    ("Drone strike kills five in Marib - local officials", "local officials | assert | Drone strike kills five in Marib"),
    ("Army denies shelling hospital in Omdurman", "Army | deny | shelling hospital in Omdurman"),
    ("'No survivors': rescuers", "rescuers | assert | No survivors"),
    ("Ceasefire talks to resume in Doha, says Qatar", "Qatar | assert | Ceasefire talks to resume in Doha"),
    ("Junta bombed school, witnesses say", "witnesses | assert | Junta bombed school"),
]

ACTS = [
    ("The ministry denied that its planes had hit the wedding.", "ministry | deny | its planes had hit the wedding"),
    (
        "Kyiv rejected claims that it had used cluster bombs.",
        "Ukraine | deny | claims that it had used cluster bombs ; - | assert | it had used cluster bombs",
    ),
    ("The rebels dismissed the report as propaganda.", "rebels | deny | the report"),
    (
        "Al-Shabaab claimed responsibility for the bombing in Mogadishu.",
        "Al-Shabaab | claim_responsibility | responsibility for the bombing in Mogadishu",
    ),
    (
        "The president accused the neighbouring state of arming the rebels.",
        "president | accuse | the neighbouring state of arming the rebels",
    ),
    ("The UN warned that the camp could run out of water within days.", "UN | warn | the camp could run out of water within days"),
    ("The militia threatened to kill the hostages if its men were not freed.", "militia | threaten | to kill the hostages"),
    ("The African Union condemned the massacre in Moura.", "African Union | condemn | the massacre in Moura"),
    ("Aid agencies called for an immediate ceasefire in Tigray.", "Aid agencies | demand | an immediate ceasefire in Tigray"),
    ("The general vowed to retake Goma within a week.", "general | promise | to retake Goma within a week"),
    ("Mediators proposed a 60-day pause in the fighting.", "Mediators | propose | a 60-day pause in the fighting"),
    ("The UN estimates that 25 million people need help.", "UN | estimate | 25 million people need help"),
    ("The governor confirmed that the airport had been hit.", "governor | confirm | the airport had been hit"),
    ("The Pentagon declined to comment on the strike.", "Pentagon | no_comment | to comment on the strike"),
    ("Reuters could not independently verify the claims.", "Reuters | cannot_verify | could not independently verify the claims"),
    ("The foreign minister urged both sides to return to talks.", "foreign minister | demand | both sides to return to talks"),
    ("Moscow blamed Ukraine for the blast at the port.", "Russia | accuse | Ukraine for the blast at the port"),
    ("The colonel admitted that his unit had fired on the crowd.", "colonel | confirm | his unit had fired on the crowd"),
    ("No group has claimed responsibility for the attack.", ""),
    ("The officer did not say how many had died.", ""),
    ("He wanted to say goodbye before the convoy left.", ""),
    ("The soldiers were told to leave the town by Friday.", "- | demand | to leave the town by Friday"),
]


def told(page: Page) -> list[tuple[tuple[str, ...], str, str]]:
    return [(tuple(s.name for s in m.sources), m.act, m.evidence.quote) for m in page.statements]


def expected(lines: str) -> list[tuple[tuple[str, ...], str, str]]:
    parts = [[p.strip() for p in line.split("|")] for line in lines.split(" ; ") if line]
    return [(tuple(n for n in sources.split(" < ") if n != "-"), act, content) for sources, act, content in parts]


def fits(page: Page, lines: str) -> bool:
    """The same statements in the same order; a name may be fuller than the one asked for."""
    got, want = told(page), expected(lines)
    return len(got) == len(want) and all(
        len(g[0]) == len(w[0])
        and all(b.lower() in a.lower() for a, b in zip(g[0], w[0], strict=True))
        and g[1] == w[1]
        and _starts(g[2], w[2])
        for g, w in zip(got, want, strict=True)
    )


def _starts(content: str, words: str) -> bool:
    return content.strip("\"“”' .").lower().startswith(words.lower())


@pytest.mark.parametrize(("body", "lines"), [*PLAIN, *RELAYED, *HEADLINES, *ACTS])
def test_who_says_what(read_page: Read, body: str, lines: str) -> None:
    page = read_page(body)
    assert fits(page, lines), told(page)
