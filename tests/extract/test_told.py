"""What a sentence tells, all of it: types, status, doers, sufferers, means, places, sources and counts."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.model.records import Event, Figure
from onrecord.model.values import ActorRef, Source

# A deed is "type status by whom on whom with what at where says who"; a count "what low-high status says who". Nothing else may come out.
TOLD: list[tuple[str, list[str]]] = [
    (
        "Moscow denied responsibility for the strike on Douma that killed 12 people.",
        ["airstrike reported on Douma+12 people", "killed 12 asserted"],
    ),
    (
        "The militia denied involvement in the bombing of the bus station, which left nine dead.",
        ["bombing reported on the bus station", "killed 9 asserted"],
    ),
    (
        "The army denied any role in the shelling of the camp.",
        ["shelling reported on the camp"],
    ),
    (
        "Reports that rebels had shot down a helicopter turned out to be false.",
        ["attack_other negated by rebels on a helicopter"],
    ),
    (
        "The raid on the port never happened, the mayor said.",
        ["attack_other negated on the port says mayor"],
    ),
    (
        "Did the coalition bomb the wedding?",
        ["bombing hypothetical by the coalition on the wedding"],
    ),
    (
        "Reports of a chemical attack in Saraqib could not be verified.",
        ["chemical_attack suspected at Saraqib"],
    ),
    (
        "It could not be verified that the rebels had executed the prisoners.",
        ["execution suspected by the rebels on the prisoners"],
    ),
    (
        "The commission had no evidence of an air strike on the market.",
        ["airstrike negated on the market"],
    ),
    (
        "The ministry dismissed as a lie the claim that its troops had killed nine farmers.",
        [
            "rejection reported by The ministry on the claim",
            "attack_other denied by its troops on nine farmers says ministry",
            "killed 9 denied says ministry",
        ],
    ),
    (
        "The minister dismissed reports of torture in the prison as a lie.",
        ["rejection reported by The minister on reports", "torture denied says minister"],
    ),
    (
        "The rebels failed to capture the airport.",
        ["territory_gained negated by The rebels on the airport"],
    ),
    (
        "The army was prevented from storming the town by heavy rain.",
        ["ground_fighting negated on the town"],
    ),
    (
        "Police prevented an attack on the embassy.",
        ["attack_other negated on the embassy"],
    ),
    (
        "The generals plan to attack Idlib next month.",
        ["attack_other planned by The generals on Idlib at Idlib"],
    ),
    (
        "If the strike had been carried out, hundreds would have died.",
        ["killed 200-999 hypothetical"],
    ),
    (
        "Two farmers were shot dead by the river on Monday.",
        ["attack_other reported on Two farmers", "killed 2 asserted"],
    ),
    (
        "The bus was hit by a shell by the bridge near Homs.",
        ["shelling reported on The bus with shell at Homs"],
    ),
    (
        "Neither the rebels nor the army shelled the town on Friday.",
        ["shelling negated by the rebels+the army on the town"],
    ),
    (
        "The pilot bombed neither the school nor the clinic.",
        ["bombing negated by The pilot on the school+the clinic"],
    ),
    (
        "No one was killed in the blast in Kirkuk.",
        ["bombing reported at Kirkuk"],
    ),
    (
        "The rockets landed in fields without casualties.",
        ["shelling reported with rockets"],
    ),
    (
        "The shells fell near the port without causing casualties.",
        ["shelling reported on the port with shells"],
    ),
    (
        "The attack on the barracks caused no deaths.",
        ["attack_other reported on the barracks"],
    ),
    (
        "The army said it had not carried out any air strikes on Monday.",
        ["airstrike negated by it says army"],
    ),
    (
        "The spokesman denied killing 12 civilians in Raqqa.",
        ["attack_other denied by The spokesman on 12 civilians at Raqqa says spokesman", "killed 12 denied says spokesman"],
    ),
    (
        "Officials denied a report that 30 soldiers had been captured.",
        ["arrest denied on 30 soldiers says Officials", "detained 30 denied says Officials"],
    ),
    (
        "The rebels refused to release the two hostages.",
        ["rejection reported by The rebels", "prisoner_release negated by The rebels on the two hostages", "rescued 2 denied"],
    ),
    (
        "The truce prevented further bloodshed in the city.",
        [],
    ),
    (
        "The gunman tried to kill the judge but missed.",
        ["attack_other reported by The gunman on the judge", "killed 1 denied"],
    ),
    (
        "Guards foiled a suicide attack on the mosque.",
        ["bombing negated on the mosque"],
    ),
    (
        "The plot to kidnap the minister was uncovered.",
        ["abduction planned on the minister", "abducted 1 hypothetical"],
    ),
    (
        "Militants had planned to blow up the bridge, police said.",
        ["bombing planned by Militants on the bridge says police"],
    ),
    (
        "The council called on both sides to stop shelling civilians.",
        ["demand reported by The council on both sides", "shelling claimed by both sides on civilians says council"],
    ),
    (
        "There was no shelling in the city on Sunday, residents said.",
        ["shelling negated says residents"],
    ),
    (
        "Nobody has claimed responsibility for the car bomb that killed seven in Mosul.",
        ["bombing reported with car bomb at Mosul", "killed 7 asserted"],
    ),
    (
        "No group claimed responsibility for the attack.",
        [],
    ),
    (
        "The Taliban claimed responsibility for the suicide attack on the ministry in Kabul.",
        ["bombing claimed by The Taliban on the ministry at Kabul says Taliban"],
    ),
    (
        "Amnesty said it was unclear whether the jets had hit the school.",
        ["airstrike hypothetical by the jets on the school says Amnesty"],
    ),
    (
        "Doctors doubt that chlorine was used in the attack.",
        ["chemical_attack hypothetical with chlorine says Doctors"],
    ),
    (
        "The villagers feared that the army would burn their houses.",
        ["arson threatened by the army on their houses says villagers"],
    ),
    (
        "Human rights groups accused both the army and the rebels of executing prisoners.",
        [
            "accusation reported by Human rights groups on the army+the rebels",
            "execution accused by the army+the rebels on prisoners says Human rights groups",
        ],
    ),
    (
        "Hundreds of civilians would be killed in an assault on the city, the agency said.",
        ["ground_fighting hypothetical on civilians+the city says agency", "killed 200-999 hypothetical says agency"],
    ),
    (
        "The army claimed to have killed 40 insurgents in Helmand, but residents said that the dead were shepherds.",
        [
            "ground_fighting claimed by The army on 40 insurgents at Helmand says Afghan army",
            "attack_other claimed on shepherds at Helmand says residents",
            "killed 40 asserted says Afghan army",
        ],
    ),
    (
        "Contrary to reports, the bridge was not destroyed.",
        ["destruction negated on the bridge"],
    ),
    (
        "He said the claim that the planes had struck a hospital was nonsense.",
        ["airstrike negated by the planes on a hospital"],
    ),
    (
        "The army stopped short of storming the mosque.",
        ["ground_fighting negated on the mosque"],
    ),
    (
        "A planned protest in the capital was called off.",
        ["protest negated"],
    ),
    (
        "The mayor escaped an assassination attempt unhurt.",
        ["assassination reported on The mayor"],
    ),
    (
        "Rebels shelled the port of Latakia, while government jets bombed villages near Idlib, killing nine farmers.",
        [
            "shelling reported by Rebels on the port at Latakia",
            "airstrike reported by government on villages+nine farmers at Idlib",
            "killed 9 asserted",
        ],
    ),
    (
        "A car bomb killed four soldiers in Mosul, and gunmen kidnapped two engineers in Kirkuk on the same day.",
        [
            "bombing reported on four soldiers with car bomb at Mosul",
            "abduction reported by gunmen on two engineers at Kirkuk",
            "killed 4 asserted",
            "abducted 2 asserted",
        ],
    ),
    (
        "Jets struck a hospital in Douma on Monday after rebels had fired rockets at a market in Damascus on Sunday.",
        ["airstrike reported by Jets on a hospital at Douma", "shelling reported by rebels on a market with rockets at Damascus"],
    ),
    (
        "In Homs, snipers shot dead a nurse; in Hama, police arrested thirty protesters.",
        [
            "attack_other reported by snipers on a nurse at Homs",
            "arrest reported by police on thirty protesters at Hama",
            "killed 1 asserted",
            "detained 30 asserted",
        ],
    ),
    (
        "The army captured two villages in Hama province and shelled a third.",
        ["territory_gained reported by The army on two villages at Hama", "shelling reported by The army on a third at Hama"],
    ),
    (
        "Turkish artillery pounded Kurdish positions around Afrin, killing five fighters.",
        ["shelling reported by Turkish on Kurdish positions+five fighters with artillery at Afrin", "killed 5 asserted"],
    ),
    (
        "Police fired tear gas at protesters in Khartoum.",
        ["protest_dispersed reported by Police on protesters with tear gas at Khartoum"],
    ),
    (
        "Soldiers opened fire on demonstrators in Omdurman, killing six.",
        ["attack_other reported by Soldiers on demonstrators at Omdurman", "killed 6 asserted"],
    ),
    (
        "A mob lynched a shepherd accused of theft in the village.",
        ["execution reported by A mob on a shepherd", "killed 1 asserted"],
    ),
    (
        "A suicide bomber blew himself up at a checkpoint in Kabul, killing eight policemen.",
        ["bombing reported on eight policemen at Kabul", "killed 8 asserted"],
    ),
    (
        "A landmine killed a shepherd near Daraa.",
        ["bombing reported on a shepherd with landmine at Daraa", "killed 1 asserted"],
    ),
    (
        "Two men on a motorcycle threw a grenade at a bar in Bujumbura.",
        ["bombing reported by Two men on a bar with grenade at Bujumbura"],
    ),
    (
        "The army set up a base on the hill above the town.",
        ["base_established reported by The army on a base"],
    ),
    (
        "Air defences shot down three drones over Belgorod.",
        ["weapons_disrupted reported by Air defences on three drones at Belgorod"],
    ),
    (
        "Sappers defused a bomb found under a bus in Haifa.",
        ["weapons_disrupted reported by Sappers at Haifa"],
    ),
    (
        "The police seized a cache of rifles in Belfast.",
        ["weapons_disrupted reported by The police at Belfast"],
    ),
    (
        "The two factions merged into a new coalition.",
        ["group_changed reported by The two factions on a new coalition"],
    ),
    (
        "Forty fighters surrendered to the army in Deraa.",
        ["withdrawal reported by Forty fighters on the army at Deraa", "detained 40 asserted"],
    ),
    (
        "The rebels handed over the town to the army under a deal.",
        ["withdrawal reported by The rebels on the town"],
    ),
    (
        "The navy shelled the coast of Gaza.",
        ["shelling reported by The navy on the coast at Gaza"],
    ),
    (
        "The drone strike in Shabwa killed three suspected militants.",
        ["airstrike reported on three suspected militants at Shabwa", "killed 3 asserted"],
    ),
    (
        "The coalition carried out 40 air strikes on Raqqa on Tuesday.",
        ["airstrike reported by The coalition at Raqqa", "strikes 40 asserted"],
    ),
    (
        "About 2,000 troops were deployed to the border.",
        ["mobilisation reported on the border", "fighters 2000 asserted"],
    ),
    (
        "Rockets fired by rebels hit a school in western Aleppo, killing seven children.",
        ["shelling reported by rebels on a school+seven children with Rockets at Aleppo", "killed 7 asserted"],
    ),
    (
        "Gunmen on motorcycles attacked an aid convoy near Maiduguri, burning two trucks.",
        ["attack_on_aid reported by Gunmen on an aid convoy at Maiduguri", "arson reported by Gunmen on two trucks at Maiduguri"],
    ),
    (
        "A clinic in Sanaa was attacked on Friday.",
        ["attack_on_health reported on A clinic at Sanaa"],
    ),
    (
        "Unknown men killed a teacher and abducted two pupils in Zamfara.",
        [
            "attack_other reported by Unknown men on a teacher at Zamfara",
            "abduction reported by Unknown men on two pupils at Zamfara",
            "killed 1 asserted",
            "abducted 2 asserted",
        ],
    ),
    (
        "Soldiers looted shops and raped women in the town of Bor.",
        ["robbery reported by Soldiers on shops at Bor", "sexual_violence reported by Soldiers on women at Bor"],
    ),
    (
        "The warlord ordered his men to burn the village, according to survivors.",
        ["arson demanded by his men on the village says warlord, survivors"],
    ),
    (
        "Fighters from the Islamic State beheaded a captured pilot.",
        ["execution reported by Fighters+the Islamic State on a captured pilot", "killed 1 asserted"],
    ),
    (
        "A roadside bomb tore through a minibus in Helmand, wounding 11 passengers, mostly women.",
        ["bombing reported on 11 passengers+women with roadside bomb at Helmand", "wounded 11 asserted"],
    ),
    (
        "The Syrian Observatory for Human Rights said Russian warplanes had bombed a bakery in Atarib, killing at least 12 people, "
        "but Moscow denied it.",
        [
            "airstrike claimed by Russian on a bakery+12 people at Atarib says Syrian Observatory for Human Rights",
            "killed 12- asserted says Syrian Observatory for Human Rights",
        ],
    ),
    (
        "Security forces raided a house in Kandahar and detained two brothers.",
        ["arrest reported by Security forces on two brothers at Kandahar", "detained 2 asserted"],
    ),
    (
        "A court sentenced the general to life for ordering the massacre of 300 villagers.",
        ["sanction reported by A court on the general", "attack_other reported by the general on 300 villagers", "killed 300 asserted"],
    ),
    (
        "The rebels released 24 hostages in exchange for five prisoners.",
        ["prisoner_release reported by The rebels on 24 hostages", "rescued 24 asserted"],
    ),
    (
        "The militia took control of the oil field after the guards had fled.",
        ["territory_gained reported by The militia on the oil field", "displacement reported by the guards"],
    ),
    (
        "Doctors Without Borders said its hospital in Kunduz had been hit by an American air strike.",
        ["airstrike claimed by American on its hospital at Kunduz says Doctors Without Borders"],
    ),
    (
        "Villagers said soldiers had beaten the imam to death.",
        ["torture claimed by soldiers on the imam says Villagers", "killed 1 asserted says Villagers"],
    ),
]


def event(page: Page, e: Event) -> str:
    place = next((p.evidence.quote for p in page.places if p.id == e.place), "")
    parts = (("by", words(e.actors)), ("on", words(e.targets)), ("with", e.weapon or ""), ("at", place), ("says", names(e.sources)))
    return " ".join([e.type, e.status, *(f"{key} {said}" for key, said in parts if said)])


def figure(f: Figure) -> str:
    number = str(f.low) if f.low == f.high else f"{'' if f.low is None else f.low}-{'' if f.high is None else f.high}"
    return f"{f.what} {number} {f.status}" + (f" says {names(f.sources)}" if f.sources else "")


def words(refs: tuple[ActorRef, ...]) -> str:
    return "+".join(r.span.quote for r in refs if r.span)


def names(sources: tuple[Source, ...]) -> str:
    return ", ".join(s.name for s in sources)


@pytest.mark.parametrize(("body", "told"), TOLD, ids=[body for body, _ in TOLD])
def test_told(body: str, told: list[str], read_page: Callable[[str], Page]) -> None:
    page = read_page(body)
    assert [event(page, e) for e in page.events] + [figure(f) for f in page.figures] == told
