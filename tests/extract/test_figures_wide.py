"""Counts of people harmed, in sentences of our own after many outlets and wars: what must come out, and what must not.

A count is written as in "killed 12", "wounded 12+" (at least), "trapped -40" (at most) and "killed 24-99".
"""

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]

AGENCIES = [
    (
        "Seventeen people, five of them foreign tourists, were shot dead at a beach resort near Cabo Delgado on Sunday.",
        "killed 17, killed 5",
    ),
    (
        "A car packed with explosives ploughed into a police station in Lashkar Gah, killing the district police chief and nine recruits.",
        "killed 1, killed 9",
    ),
    ("The strike wiped out three generations of one family, a neighbour said, leaving only a six-year-old alive.", ""),
    ("Eleven miners are feared dead after an attack on a gold mine in Djugu.", "killed 11"),
    ("Syrian and Russian jets pounded Idlib overnight, leaving at least 14 civilians dead, rescuers said.", "killed 14+"),
    ("He said his forces had killed or captured 240 fighters since May.", "other_people 240"),
    ("Some two dozen schoolchildren were still missing on Tuesday after gunmen stormed their dormitory.", "missing 24"),
    ("Authorities put the number of injured at 211.", "wounded 211"),
    ("Six hundred and twelve people have been killed in the riots, police figures show.", "killed 612"),
    ("The clashes, which left four dead on each side, broke out near Kidal.", "killed 4"),
    (
        "A Red Crescent volunteer was killed and two of his colleagues were injured when their ambulance came under fire.",
        "killed 1, wounded 2",
    ),
    ("The army said eight soldiers had been killed and 15 of the attackers had died in the exchange.", "killed 8, killed 15"),
    ("One of the 13 wounded later died in hospital.", "wounded 13, killed 1"),
    ("Nine of the dead were from the same village.", "killed 9"),
    ("Air raids on Hajjah killed dozens, among them women and children, rebels said.", "killed 24-99"),
    ("The court sentenced 12 men to death for the killing of a judge.", "killed 1"),
    ("Rockets fell on Sderot, lightly injuring a 40-year-old man.", "wounded 1"),
    ("Around half a million Rohingya fled to Bangladesh within weeks.", "displaced 500000"),
    ("Police fired tear gas and arrested more than 60 protesters in Khartoum.", "detained 60+"),
    ("Insurgents ambushed a patrol, killing five and taking two soldiers prisoner.", "killed 5, detained 2"),
    ("Up to 12 peacekeepers may have been wounded, the mission said.", "wounded -12"),
    ("The attack left his wife and their three daughters dead.", "killed 1, killed 3"),
    ("More than 2,000 combatants and 700 civilians have died since the war began in Tigray, the report says.", "killed 2000+, killed 700"),
    ("The government says 58 officers were killed; the rebels put the figure at more than 100.", "killed 58, killed 100+"),
    ("An earlier toll had spoken of 19 dead.", "killed 19"),
    ("Four journalists, including a Reuters cameraman, were hit by shrapnel.", "wounded 4, wounded 1"),
    (
        "An air strike on a wedding hall in Hodeidah killed at least 31 people and wounded scores more, health officials said.",
        "killed 31+, wounded 40-99",
    ),
    (
        "Missiles slammed into an apartment block in Dnipro, killing seven people, including a couple and their baby daughter.",
        "killed 7, killed 2, killed 1",
    ),
    ("No fewer than 42 farmers were massacred in Zabarmari, a village outside Maiduguri.", "killed 42+"),
    (
        "Gunmen on motorbikes stormed the village of Tarka before dawn, shooting dead 17 residents and torching dozens of homes.",
        "killed 17",
    ),
    (
        "Fighting between the army and paramilitaries in El Fasher has killed some 230 civilians since Monday, the medics' union said.",
        "killed 230",
    ),
    ("A family of five, among them a three-month-old girl, died when a shell hit their tent.", "killed 5, killed 1"),
    ("A mother and her two children were killed in Mykolaiv.", "killed 1, killed 2"),
    ("The bodies of nine soldiers were flown to Bogota on Tuesday.", "killed 9"),
    ("Hospitals in Taiz received 14 bodies and 61 wounded, a doctor said.", "killed 14, wounded 61"),
    ("The toll from Sunday's twin blasts in Baghdad has risen to 88, up from 71 the day before.", "killed 88, killed 71"),
    ("The ministry revised the number of dead down to 35 from 52.", "killed 35, killed 52"),
    ("Two suicide bombers killed 19 worshippers at a mosque in Mubi before dying in the blasts.", "killed 19"),
    ("A suicide bomber killed himself and four policemen at a checkpoint near Kirkuk.", "killed 4"),
    ("Between 12 and 15 soldiers died in the ambush, according to two security sources.", "killed 12-15"),
    ("More than a dozen people, most of them women, were hurt in the crush.", "wounded 12+"),
    ("Around 1,200 families have fled their homes in Shan State since the offensive began.", "displaced 1200"),
    ("The strike on the prison in Saada killed upwards of 80 inmates.", "killed 80+"),
    ("Twenty-three passengers were abducted from a bus on the Damaturu road.", "abducted 23"),
    ("Rebels freed 12 of the 40 hostages on Saturday.", "abducted 40, rescued 12"),
    ("Nearly 400 prisoners were exchanged, and 17 bodies were handed over.", "killed 17"),
    ("The explosion injured at least three dozen people, five of them critically.", "wounded 36+, wounded 5"),
    ("Police said 8 people were dead and 26 others had been taken to hospital with burns.", "killed 8, wounded 26"),
    ("As many as 3,000 people may still be trapped in the old town, aid workers say.", "trapped -3000"),
    ("The raid killed one militant and captured two others, the coalition said.", "killed 1, detained 2"),
    ("A drone strike on a car in Gedo killed two senior commanders of the group.", "killed 2"),
    ("Ethiopian air strikes hit a kindergarten in Mekelle, killing seven, three of them children.", "killed 7, killed 3"),
    ("Clashes in Kachin State left at least 10 junta troops dead, and three resistance fighters were also killed.", "killed 10+, killed 3"),
    ("Of the 46 people killed, 29 were civilians.", "killed 46, killed 29"),
    ("Officials said 15 of the wounded were in a critical condition.", "wounded 15"),
    ("Half of the 22 victims were children.", "killed 22"),
    ("The attack claimed the lives of six schoolgirls and their driver.", "killed 6, killed 1"),
    ("Thirty people lost their lives when a boat carrying migrants was fired on off Yemen.", "killed 30"),
    ("Over a hundred bodies have been recovered from a mass grave near Izium, a police chief said.", "killed 100+"),
    ("Israeli tank fire killed three Palestinians and an aid worker near Deir al-Balah.", "killed 3, killed 1"),
    ("The army lost 11 men in the assault, a security official said.", "killed 11"),
    ("Fifteen rescuers and a doctor are still missing.", "missing 15, missing 1"),
]

STATE_MEDIA = [
    ("Security agencies foiled a plot and nabbed 23 members of a terror cell.", "detained 23"),
    ("The heroic army cleansed the town, killing and wounding dozens of mercenaries.", "other_people 24-99"),
    ("Four soldiers attained martyrdom while repelling the attack, ISPR said.", "killed 4"),
    ("Ukraine lost up to 310 servicemen, two tanks and five pickup trucks in this area, the ministry said.", "killed -310"),
    ("As a result of the shelling of Belgorod one woman died and six civilians received shrapnel wounds.", "killed 1, wounded 6"),
    ("A total of 1,140 displaced citizens returned to their villages.", "displaced 1140"),
    ("Armed forces eliminated up to 150 Ukrainian servicemen in the Donetsk direction over the past day.", "killed -150"),
    ("The enemy lost over 200 fighters killed and wounded.", "other_people 200+"),
    ("An army unit destroyed more than 60 terrorists and three vehicles in the eastern Ghouta.", "killed 60+"),
    ("Our heroes inflicted heavy losses on the mercenaries, killing tens of them and injuring others.", "killed 20-99"),
    ("Two citizens were martyred and seven others injured by a cluster bomb left by the aggressors in al-Jawf.", "killed 2, wounded 7"),
    (
        "The Saudi-led aggression committed a massacre that claimed the lives of 11 citizens, including four children.",
        "killed 11, killed 4",
    ),
    ("Army units killed terrorist leader Abu Omar and 13 members of his group.", "killed 1, killed 13"),
    ("Security forces neutralized 14 terrorists in northern Iraq, the defence ministry announced.", "killed 14"),
    ("Air defence crews shot down 12 drones and two missiles; nobody was hurt.", ""),
    ("The terrorists fired eight mortar shells which left three civilians martyrs and caused material damage.", "killed 3"),
    ("The number of martyrs has risen to 34 and the injured to 102.", "killed 34, wounded 102"),
    ("Some 700 gunmen and their families were evacuated from the town aboard 22 buses.", "evacuated 700"),
    ("Twelve militants surrendered to the security forces in the Lake Chad area.", "detained 12"),
    ("A total of 85 persons have fallen victim to the attack.", "killed 85"),
    ("Eight terrorists were liquidated in a special operation near Nazran.", "killed 8"),
]

MONITORS = [
    ("Killed today: 9 civilians, 3 fighters. Wounded: 21.", "killed 9, killed 3, wounded 21"),
    ("The toll includes 14 children and 9 women.", "killed 14, killed 9"),
    ("7 people executed in public square in Mayadin, accused of spying", "killed 7"),
    ("Number of civilians killed by mines rises to 66 since January", "killed 66"),
    ("We recorded 18 enforced disappearances and 32 arrests last month.", "missing 18, detained 32"),
    ("5 civilians, including 2 children and a woman, killed by landmine in eastern Deir ez-Zor", "killed 5, killed 2, killed 1"),
    ("We documented the deaths of 117 civilians in March, among them 19 children and 12 women.", "killed 117, killed 19, killed 12"),
    ("11 detainees died under torture in regime prisons in June.", "killed 11"),
    ("The death toll rises to 27, including 9 minors.", "killed 27, killed 9"),
    ("At least 1,850 arbitrary arrests were recorded in the first half of the year.", "detained 1850+"),
    ("Four people killed, two injured in separate shootings in Cali.", "killed 4, wounded 2"),
    ("Nine civilian deaths and 22 injuries were verified in the reporting period.", "killed 9, wounded 22"),
    ("Locally reported civilian harm: 3-5 killed, 10 wounded.", "killed 3-5, wounded 10"),
    (
        "The human rights office verified 1,540 civilian casualties: 412 killed and 1,128 injured.",
        "other_people 1540, killed 412, wounded 1128",
    ),
    ("Since 2018 at least 620 social leaders have been murdered in Colombia.", "killed 620+"),
    ("Unidentified gunmen assassinated a former fighter and wounded his brother in Daraa.", "killed 1, wounded 1"),
    ("The remains of 16 people were exhumed in Tarhuna.", "killed 16"),
    ("13 villagers burned alive in a raid by junta troops on Done Taw", "killed 13"),
    ("The group held 60 people hostage for nine days.", "abducted 60"),
]

BULLETINS = [
    ("As of 30 June, 1.4 million people were internally displaced in Burkina Faso, 61 per cent of them children.", "displaced 1400000"),
    ("Clashes displaced 800 households in Lower Shabelle.", "displaced 800"),
    ("Three health workers were detained and later released.", "detained 3"),
    ("The response plan targets 6.2 million people and requires $1.9 billion.", ""),
    ("On 4 April an aid truck hit a mine, killing the driver and injuring his assistant.", "killed 1, wounded 1"),
    ("Since 1 January, an estimated 214,000 people have been newly displaced across Ituri, North Kivu and South Kivu.", "displaced 214000"),
    (
        "Partners reported that 3,400 people arrived in Bentiu after fleeing attacks, and 18 of them had gunshot wounds.",
        "displaced 3400, wounded 18",
    ),
    ("Some 12 million people, or 40 per cent of the population, need food aid.", ""),
    ("Of 17.6 million people in need, 4.5 million are internally displaced.", "displaced 4500000"),
    ("Two humanitarian workers were killed and one was injured while delivering assistance.", "killed 2, wounded 1"),
    ("Shelling on 9 May damaged two schools attended by 900 children.", ""),
    ("About 65,000 people remain besieged in the enclave with little food.", "trapped 65000"),
    ("Authorities evacuated 2,300 residents, among them 480 children, from front-line settlements.", "evacuated 2300, evacuated 480"),
    ("Thirty-one patients were evacuated from the hospital to Rafah.", "evacuated 31"),
    ("The fighting forced roughly 30,000 people from their homes within 48 hours.", "displaced 30000"),
    ("Another 6,000 people crossed into Chad last week, bringing the number of refugees to 190,000.", "displaced 6000, displaced 190000"),
    ("Cholera has killed 45 people in the camp, which houses 22,000.", "killed 45"),
    ("Hundreds of thousands have been uprooted by the fighting in Rakhine.", "displaced 200000-999999"),
]

HEADLINES = [
    ("Rocket Attacks Kill 10 Civilians Injure Dozens in Daraa", "killed 10, wounded 24-99"),
    ("Mali: 30 soldiers dead, 12 missing after ambush", "killed 30, missing 12"),
    ("At least 21 die in Haiti gang attack", "killed 21+"),
    ("Toddler among six killed in Kharkiv strike", "killed 1, killed 6"),
    ("Gunmen free 300 inmates in Nigeria jailbreak", "rescued 300"),
    ("Two Killed, Five Hurt in Nablus Raid", "killed 2, wounded 5"),
    ("Bus bombing toll hits 38", "killed 38"),
    ("Father of three shot by sniper in Taiz", ""),
    ("Twin blasts in Mogadishu leave 8 dead, dozens hurt", "killed 8, wounded 24-99"),
    ("ROUNDUP: 3 killed, 12 wounded as rockets hit Kharkiv", "killed 3, wounded 12"),
    ("Death toll in Kabul mosque attack climbs to 56", "killed 56"),
    ("Nigerian troops kill 23 bandits, rescue 11 hostages in Zamfara", "killed 23, rescued 11"),
    ("Suicide attack on Yemen army camp: 40 dead, 60 wounded", "killed 40, wounded 60"),
    ("Police officer among 5 slain in Cauca", "killed 1, killed 5"),
    ("Rebel Commander Killed in Drone Strike", "killed 1"),
    ("Gaza: one dead, two children hurt in Rafah shelling", "killed 1, wounded 2"),
    ("UN: 47 civilians killed in single week in Sudan", "killed 47"),
    ("Scores feared dead after Myanmar jets bomb village gathering", "killed 40-99"),
    ("Boko Haram abducts 30 women in Borno", "abducted 30"),
    ("Mine blast kills soldier, injures 2 near Avdiivka", "killed 1, wounded 2"),
    ("Kenya: Al-Shabaab Ambush Leaves Eight Officers Dead", "killed 8"),
    ("10 Killed As Gunmen Attack Plateau Community", "killed 10"),
    ("Teen shot dead at West Bank checkpoint", "killed 1"),
    ("Six bodies found after raid on Tigray monastery", "killed 6"),
]

NOTES = [
    ("confirmed 3 dead 11 wounded in todays drone attack on the fuel depot", "killed 3, wounded 11"),
    ("my cousin and his wife were killed tonight in jabalia", "killed 1, killed 1"),
    ("RIP to the 6 medics killed in Bakhmut", "killed 6"),
    ("update: now 14 killed, 30+ injured in the market strike, numbers still rising", "killed 14, wounded 30+"),
    ("#Idlib 4 martyrs and several wounded in airstrikes on Binnish", "killed 4, wounded 3-9"),
    ("sad news from khartoum tonight a family of six was killed when a shell hit their house", "killed 6"),
    ("Breaking: three aid workers kidnapped near Goma", "abducted 3"),
    ("just in: at least 2 people dead and 9 injured after explosion in odesa port", "killed 2+, wounded 9"),
    ("10+ casualties after drone hits bus in Kherson", "other_people 10+"),
    ("they took 7 men from our village last night and nobody knows where they are", ""),
    ("the shelling of gorlovka wounded 3 women and a boy of 12", "wounded 3, wounded 1"),
]

LOCAL = [
    ("Two hunters found the bodies of three men with gunshot wounds near Buenaventura.", "killed 3"),
    ("The blast tore through a minibus, killing all 14 on board.", "killed 14"),
    ("Of the 27 passengers, 19 died and the rest were hurt.", "killed 19"),
    ("Doctors amputated the legs of two boys wounded by a mine.", "wounded 2"),
    ("Five were killed, among them a girl and two nurses and six others were hurt.", "killed 5, killed 1, killed 2, wounded 6"),
    ("Gunmen rounded up 20 herders and shot them dead.", "killed 20"),
    ("Militias forced some 9,000 villagers out of their homes.", "displaced 9000"),
    ("The number of victims is at least 70.", "killed 70+"),
    ("The shell caused the death of one woman and injury of 13 others.", "killed 1, wounded 13"),
    ("The elimination of 34 fighters was confirmed.", "killed 34"),
    ("Six men from one family were shot dead.", "killed 6"),
    ("Up to 400,000 people are living under siege in the valley.", "trapped -400000"),
    ("The group lost 13 of its fighters.", "killed 13"),
    ("Salim, 13, suffered a head injury in the blast.", "wounded 1"),
    ("The army relieved two besieged towns.", ""),
    ("It fired at the queue killing four more farmers two nurses said.", "killed 4"),
    ("Estimates of the death toll vary from 12000 to more than 19000.", "killed 12000-19000"),
    ("Over 3 000 villagers were killed.", "killed 3000+"),
    ("Six hundred people including 23 wounded had crossed the border.", "displaced 600, wounded 23"),
    ("The fighters left behind dozens of dead and wounded men.", "other_people 24-99"),
    ("Bombs caused 30 cases of suffocation.", "wounded 30"),
    ("One was killed on Monday and one on Thursday.", "killed 1, killed 1"),
    ("It injured my head and arm.", ""),
    ("Tribal gunmen killed two brothers and their father in a dispute over land in Shabwa.", "killed 2, killed 1"),
    ("The governor's convoy was ambushed; he escaped unhurt but three of his guards died.", "killed 3"),
    ("A 12-year-old boy was killed and his 9-year-old sister lost a leg.", "killed 1, wounded 1"),
    ("Lieutenant Colonel Ahmed Salem of the 117th Brigade was shot dead outside his home.", "killed 1"),
    ("Her husband and both of her sons were killed on the road to Goma.", "killed 1, killed 2"),
    ("In Bunia six people died, in Beni four, and in Butembo two.", "killed 6, killed 4, killed 2"),
    ("Thirteen died in Kassala and another five in Gedaref.", "killed 13, killed 5"),
    ("A teacher, a nurse and two farmers were among the dead.", "killed 1, killed 1, killed 2"),
    ("The attackers killed the imam, burnt eleven houses and drove off 200 cattle.", "killed 1"),
    ("The number of people killed in the riots stands at 61.", "killed 61"),
    ("Only 3 of the 19 crew members survived.", ""),
    ("Nobody was killed, but four people were treated for smoke inhalation.", "wounded 4"),
]

TRAPS = [
    ("The guard said that soldiers captured while fleeing had been shot.", ""),
    ("The raid killed 90 people, a third of them women.", "killed 90"),
    ("The 45-year-old commander of the 5th Corps met 12 ministers after the killing of the envoy.", "killed 1"),
    ("Eight of the ten bridges were destroyed and 1,200 houses burned.", ""),
    ("A 500-strong militia killed time in the town for nine hours.", ""),
    ("The film about three brothers won two prizes at the festival.", ""),
    ("Chapter VII, Article 51 and 22 earlier resolutions were cited.", ""),
    ("Prices killed demand: only 40 families bought meat.", ""),
    ("Flight 17 was carrying 298 people when it took off.", ""),
    ("Fighters captured 14 villages and 3 hilltops.", ""),
    ("The 2,000-pound bomb fell 300 metres from the school.", ""),
    ("Battalion 12 and the 3rd Division held the line for 45 days.", ""),
    ("Two planes killed the hope of peace, he joked, after a 9/11 speech.", ""),
    ("The three-day offensive killed hopes for a truce.", ""),
    ("World War II killed an entire generation, the 80-year-old historian said.", ""),
    ("Fighters destroyed 14 tanks and killed communications in 6 villages.", ""),
    ("Arsenal killed the game with two goals after 75 minutes.", ""),
    ("The ministry paid $5,000 to each family of the dead.", ""),
    ("He was killed on 12 May 2019 at the age of 34.", ""),
    ("The town, home to 60,000 people, was shelled; no one was killed.", ""),
    ("At least 30 houses were destroyed and 12 cows died.", ""),
    ("Around 5,000 troops took part in the operation in which the commander was wounded.", "wounded 1"),
    ("The prison holds 800 inmates, 90 per cent of them men.", ""),
    ("Pope John Paul II was shot and wounded in 1981.", "wounded 1"),
    ("Fewer than 10 percent of the wounded reached a hospital.", ""),
    ("Seven of the ten provinces are affected by the killings.", ""),
    ("The M23 rebels killed no one, a spokesman said.", ""),
    ("Some 300 people attended the funeral of two men killed by police.", "killed 2"),
    ("Ten ambulances carried the wounded along Route 66.", ""),
    ("Resolution 2254 asks for the release of detainees.", ""),
]


def slots(page: Page) -> list[str]:
    """The counts of harm of a page, as the table writes them, sorted."""
    return sorted(f"{f.what} {_size(f.low, f.high)}" for f in page.figures if f.what not in ("price", "strikes", "fighters"))


def _size(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{low}+" if high is None else f"-{high}" if low is None else f"{low}-{high}"


def expected(counts: str) -> list[str]:
    return sorted(c for c in re.split(r", ", counts) if c)


@pytest.mark.parametrize(("body", "counts"), [*AGENCIES, *STATE_MEDIA, *MONITORS, *BULLETINS, *HEADLINES, *NOTES, *LOCAL, *TRAPS])
def test_what_comes_out(read_page: Read, body: str, counts: str) -> None:
    assert slots(read_page(body)) == expected(counts)


LISTS: dict[str, Any] = tomllib.loads((files("onrecord.lang") / "data" / "harm.toml").read_text("utf-8"))
RULES = [(kind, listed["example"], listed["counter"]) for kind, listed in LISTS.items() if "example" in listed]
RULES += [(rule.get("done") or rule["suffers"], rule["example"], rule["counter"]) for rule in LISTS["phrases"]]


@pytest.mark.parametrize(("what", "example", "counter"), RULES)
def test_the_examples_of_the_lists(read_page: Read, what: str, example: str, counter: str) -> None:
    assert [f.what for f in read_page(example).figures] == [what]
    assert not read_page(counter).figures
