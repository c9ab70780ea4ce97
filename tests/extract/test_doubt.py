"""What is feared, called false, left open, asked, or almost done is not told as done; and what such words take for granted is."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]

NOT_DONE = [
    ("He was the third mayor to be assassinated this year.", "assassination reported"),
    ("Nine fighters died in a failed offensive against the dam.", "ground_fighting reported"),
    ("The pilots did not know that the house being bombed was a school.", "bombing reported"),
    ("The panel will determine whether the air strikes of last week killed farmers.", "airstrike reported"),
    ("The powers sought a vote on force against the state for its use of chemical weapons.", "chemical_attack reported"),
    ("The rebels accuse the army, which took the town in May, of torturing prisoners.", "territory_gained claimed"),
    ("The army pledged that the execution of its pilot would not go unpunished.", "execution claimed"),
    ("The envoy was able to leave the town despite the shelling of the road.", "shelling reported"),
    ("The convoy could not enter the town because of the shelling of the road.", "shelling reported"),
    ("The rebels not only shelled the town but also burned it.", "shelling reported"),
    ("Not only did the rebels shell the town, they also burned it.", "shelling reported"),
    ("The planned assault began at dawn.", "ground_fighting reported"),
    ("Nothing could stop the rebels from taking the town.", "territory_gained reported"),
    ("The rebels did not hesitate to execute the captives.", "execution reported"),
    ("The king called up reservists.", "mobilisation reported"),
    ("There is no truth in the report that the air force bombed a mosque.", "airstrike negated"),
    ("The inquiry found no basis for the claim that the police had tortured him.", "torture negated"),
    ("The ministry dismissed accusations by aid groups that it had shelled the camp.", "shelling denied"),
    ("The government denied accusations from monitors that its jets had struck a clinic.", "airstrike denied"),
    ("Damascus dismissed as fake the pictures of an air strike on the market.", "airstrike denied"),
    ("The ministry said the footage of the air strike was fake.", "airstrike negated"),
    ("The clan leader brushed aside suggestions that his men had kidnapped the engineers.", "abduction denied"),
    ("The minister said claims that his pilots bombed a funeral are lies.", "bombing negated"),
    ("Rebels claimed they had captured the airport, but this could not be verified.", "territory_gained suspected"),
    ("The rebels' claim to have captured the base could not be independently verified.", "territory_gained suspected"),
    ("The militia claimed to have captured the fort, a claim that could not be verified.", "territory_gained suspected"),
    ("There was no independent confirmation that the rebels had taken the bridge.", "territory_gained suspected"),
    ("Did the army know that it had hit a school?", "attack_on_school hypothetical"),
    ("Can anyone prove that the police tortured him?", "torture hypothetical"),
    ("Was the bridge bombed?", "bombing hypothetical"),
    ("Did the rebels launch an attack on the convoy?", "attack_other hypothetical"),
    ("Has the regime used gas again?", "chemical_attack hypothetical"),
    ("Villagers feared that the soldiers had executed the boys.", "execution suspected"),
    ("The crowd called for the execution of the generals.", "execution demanded"),
    ("Rebels almost took the airfield last week.", "territory_gained negated"),
    ("The militia was on the verge of capturing the port.", "territory_gained planned"),
    ("The bomb could have killed hundreds.", "bombing hypothetical"),
    ("The withdrawal was to have begun on Monday.", "withdrawal planned"),
    ("The offensive was to have started at dawn.", "ground_fighting planned"),
    ("The new law makes it a crime to join protests.", "protest hypothetical"),
    ("The decree makes it a crime to kidnap aid workers.", "abduction hypothetical"),
    ("The army delayed its assault on the suburb.", "ground_fighting negated"),
    ("The unit disobeyed instructions to burn the crops.", "arson negated"),
    ("The rebels were unable to take the hill.", "territory_gained negated"),
    ("The bishop stressed the importance of releasing the hostages.", "prisoner_release hypothetical"),
    ("The bishop called for an immediate ceasefire in the city.", "ceasefire_made demanded"),
    ("A rally to be held on Friday will draw thousands.", "protest planned"),
    ("Rebels tried to encircle the base.", "siege negated"),
    ("The army has the means to bomb the bridge.", "bombing hypothetical"),
    ("The rebels have enough mortars to shell the port for weeks.", "shelling hypothetical"),
    ("The rebels freed the hostages rather than kill them.", "attack_other negated"),
    ("Any execution of hostages would be avenged, the clan said.", "execution hypothetical"),
    ("He is wanted for the kidnapping of two priests.", "abduction accused"),
    ("There is nothing to suggest that the army used gas.", "chemical_attack negated"),
    ("The army had no plans to shell the port.", "shelling negated"),
    ("The general advised against bombing the dam.", "bombing negated"),
    ("The general was accused of ordering the torture of prisoners.", "torture accused"),
    ("The operation was launched to seize the town of Hama.", "territory_gained planned"),
]

DONE = [
    ("Who shelled the market?", "shelling reported"),
    ("How many people were executed?", "execution reported"),
    ("Do you know who executed the teachers?", "execution reported"),
    ("The rebels shelled the town, but why did they do so?", "shelling reported"),
    ("The militia threatened retaliation for the bombing of its office.", "bombing reported"),
    ("The tribe threatened to retaliate for the shelling.", "shelling claimed"),
    ("Protesters demanded justice for the execution of the student.", "execution claimed"),
    ("The rebels threatened to avenge the execution of their leader.", "execution claimed"),
    ("Nobody disputes that the rebels executed the prisoners.", "execution claimed"),
    ("There is no doubt that the army bombed the school.", "airstrike reported"),
    ("The general would not have shelled the town had the rebels left it.", "shelling reported"),
    ("The ministry denied that it had failed to release the detainees.", "prisoner_release claimed"),
    ("The agency said it was unclear if the air strikes were carried out by Kenyan or Somali jets.", "airstrike claimed"),
    ("Monitors could not determine who had executed the prisoners.", "execution claimed"),
    ("Rights groups called for the release of the nurses abducted in May.", "abduction claimed"),
    ("Reports suggest that nine people were killed by the air strike.", "airstrike claimed"),
    ("The coalition vowed to stop the shelling of the clinic.", "shelling claimed"),
    ("The council met in an attempt to stop the shelling of the port.", "shelling reported"),
    ("The shelling almost destroyed the old quarter.", "shelling reported"),
]


@pytest.mark.parametrize(("sentence", "told"), NOT_DONE + DONE)
def test_status(sentence: str, told: str, read_page: Read) -> None:
    kind = told.split()[0]
    assert [f"{e.type} {e.status}" for e in read_page(sentence).events if e.type == kind] == [told]


COUNTED = [
    ("Not a single civilian was killed in the raid.", ["denied"]),
    ("A mortar shell nearly killed the envoy.", ["denied"]),
    ("A blast in the packed hall could have killed dozens of people.", ["hypothetical"]),
    ("The minister called for the arrest of the rebel leader.", ["hypothetical"]),
    ("The deal provides for the release of 200 prisoners.", ["hypothetical"]),
    ("The rebels pledged to stop shelling the town and to release 20 prisoners.", ["hypothetical"]),
    ("The police stopped short of arresting the preacher.", ["denied"]),
    ("Nobody disputes that the raid killed nine farmers.", ["asserted"]),
    ("Nine people, none of them soldiers, were killed in the raid.", ["asserted"]),
    ("The raid did not just kill fighters but also nine farmers.", ["asserted"]),
    ("Nearly 40 villagers were killed by the militia.", ["asserted"]),
]


@pytest.mark.parametrize(("sentence", "statuses"), COUNTED)
def test_who_was_nearly_harmed_is_not_counted_as_harmed(sentence: str, statuses: list[str], read_page: Read) -> None:
    assert [f.status for f in read_page(sentence).figures] == statuses


def test_a_pledge_to_stop_and_to_release_is_two_pledges(read_page: Read) -> None:
    page = read_page("The rebels pledged to stop shelling the town and to release 20 prisoners.")
    assert [e.status for e in page.events if e.type == "prisoner_release"] == ["planned"]
