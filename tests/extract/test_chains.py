"""Sentences with chains of two and three links, each construction that reports use."""

import pytest

from onrecord.extract.page import Page

# (report, words said, names of the chain innermost first: a word of each name that must stand in the source)
CHAINS = [
    ("Residents told Reuters that the bakery had been hit twice.", "the bakery had been hit twice", ("Residents", "Reuters")),
    ("Two doctors told Al Jazeera the clinic had run out of oxygen.", "the clinic had run out of oxygen", ("doctors", "Al Jazeera")),
    ("“We buried nine people,” a grave digger told AFP.", "“We buried nine people,”", ("digger", "AFP")),
    ("“We buried nine people,” said Omar Hadi, a grave digger, in an interview with CNN.", "“We buried nine people,”", ("Hadi", "CNN")),
    ("Reuters quoted the governor as saying that the road was open.", "the road was open", ("governor", "Reuters")),
    ("The BBC quoted a nurse saying the ward was full.", "the ward was full", ("nurse", "BBC")),
    ("The governor was quoted by SANA as saying that the road was open.", "the road was open", ("governor", "SANA")),
    ("The governor was quoted as saying by Interfax that the road was open.", "the road was open", ("governor", "Interfax")),
    ("CNN reported, citing two officials, that the convoy had turned back.", "the convoy had turned back", ("officials", "CNN")),
    ("The convoy had turned back, CNN reported, citing two officials.", "The convoy had turned back", ("officials", "CNN")),
    ("The bridge collapsed at noon, the mayor said, according to TASS.", "The bridge collapsed at noon", ("mayor", "TASS")),
    ("According to TASS, the mayor said the bridge had collapsed at noon.", "the bridge had collapsed at noon", ("mayor", "TASS")),
    ("SANA said army officers had reported that the village was empty.", "the village was empty", ("officers", "SANA")),
    ("Xinhua claims Syrian officials have warned the front may move north.", "the front may move north", ("officials", "Xinhua")),
    ("The Guardian notes that aid workers say the wells are dry.", "the wells are dry", ("workers", "Guardian")),
    (
        "The New York Times reported that rescuers said four children were missing.",
        "four children were missing",
        ("rescuers", "New York Times"),
    ),
    ("Fox News quotes Interior Minister Karim Saleh stating that the curfew will stay.", "the curfew will stay", ("Saleh", "Fox News")),
    (
        "CNN notes the shortage, quoting a baker who said: “There is no flour left in the city.”",
        "“There is no flour left in the city.”",
        ("baker", "CNN"),
    ),
    ("A spokesman for the coalition, Colonel Ian Reed, told AFP that no jets had flown.", "no jets had flown", ("Reed", "AFP")),
    (
        "The head of the Observatory, Rami Abdel Rahman, told AFP that 14 fighters were killed.",
        "14 fighters were killed",
        ("Rahman", "AFP"),
    ),
    ("He told the Associated Press that his house was gone.", "his house was gone", ("He", "Associated Press")),
    ("“They came at night,” she told the newspaper Al-Quds.", "“They came at night,”", ("she", "Al-Quds")),
    ("The envoy told state television that talks would resume on Sunday.", "talks would resume on Sunday", ("envoy", "television")),
    (
        "The army boasted of “a clean sweep” of the valley on the website of the state news agency SANA.",
        "“a clean sweep” of the valley",
        ("army", "SANA"),
    ),
    ("The minister said that rebels had claimed the airport was theirs.", "the airport was theirs", ("rebels", "minister")),
    ("The general said residents had complained that soldiers looted shops.", "soldiers looted shops", ("residents", "general")),
    ("Moscow says Ankara has promised to close the border.", "to close the border", ("Ankara", "Moscow")),
    (
        "The Kurdish commander said that Washington had denied that its jets bombed the school.",
        "its jets bombed the school",
        ("Washington", "commander"),
    ),
    ("The report says that witnesses accused the guards of beating prisoners.", "the guards of beating prisoners", ("witnesses", "report")),
    (
        "Activists told the Observatory, AFP reported, that two barrel bombs fell on the market.",
        "two barrel bombs fell on the market",
        ("Activists", "AFP"),
    ),
    ("Reuters reported that a militia leader had threatened to cut the water supply.", "to cut the water supply", ("leader", "Reuters")),
    ("Interfax cited the defence ministry as saying the pilot had survived.", "the pilot had survived", ("ministry", "Interfax")),
    ("The ministry, cited by Interfax, said the pilot had survived.", "the pilot had survived", ("ministry", "Interfax")),
    ("“Nobody is leaving,” the mayor was quoted as saying by Al Arabiya.", "“Nobody is leaving,”", ("mayor", "Al Arabiya")),
    (
        "Iranian officials assured Moscow, the Kremlin said, that the fighters would withdraw.",
        "the fighters would withdraw",
        ("officials", "Kremlin"),
    ),
    ("The BBC said the Red Cross had confirmed that 300 families left the town.", "300 families left the town", ("Red Cross", "BBC")),
    # three links
    (
        "Reuters reported that the minister said the rebels had promised to free the hostages.",
        "to free the hostages",
        ("rebels", "minister", "Reuters"),
    ),
    ("A rebel commander told AFP that the army had threatened to burn the fields.", "to burn the fields", ("army", "commander", "AFP")),
    (
        "The governor told SANA that farmers had reported that the wells were poisoned.",
        "the wells were poisoned",
        ("farmers", "governor", "SANA"),
    ),
    (
        "The United Nations says doctors told the BBC that the hospital was struck on Friday.",
        "the hospital was struck on Friday",
        ("doctors", "BBC", "United Nations"),
    ),
]

# Forty more: talks and interviews before the words, claims and warnings handed on, descriptions that stand for a name, headlines.
MORE = [
    ("The ministry said rebels feared that the bridge was mined.", "the bridge was mined", ("rebels", "ministry")),
    ("The mayor told The Washington Post he was sure of it.", "he was sure of it", ("mayor", "Washington Post")),
    (
        "Shopkeepers in the old town told Deutsche Welle that bread had doubled in price.",
        "bread had doubled in price",
        ("Shopkeepers", "Deutsche Welle"),
    ),
    ("“Our well is dry,” Salma Odeh, a mother of five, told the BBC.", "“Our well is dry,”", ("Odeh", "BBC")),
    (
        "Speaking to Al Jazeera, the deputy governor said that two bridges were closed.",
        "two bridges were closed",
        ("governor", "Al Jazeera"),
    ),
    (
        "In an interview with Le Monde, the general denied that his men had fired on the crowd.",
        "his men had fired on the crowd",
        ("general", "Le Monde"),
    ),
    ("A nurse, who asked not to be named, told Reuters by telephone that the ward was full.", "the ward was full", ("nurse", "Reuters")),
    ("The minister was quoted by Anadolu as saying the border would stay shut.", "the border would stay shut", ("minister", "Anadolu")),
    ("Anadolu quoted the minister as saying the border would stay shut.", "the border would stay shut", ("minister", "Anadolu")),
    (
        "Tass, citing a source in the ministry, reported that the convoy had been stopped.",
        "the convoy had been stopped",
        ("source", "Tass"),
    ),
    ("The convoy had been stopped, Tass reported, citing a source in the ministry.", "The convoy had been stopped", ("source", "Tass")),
    (
        "Citing two diplomats, the Washington Post reported that the talks had collapsed.",
        "the talks had collapsed",
        ("diplomats", "Washington Post"),
    ),
    (
        "The talks had collapsed, two diplomats told the Financial Times on Monday.",
        "The talks had collapsed",
        ("diplomats", "Financial Times"),
    ),
    (
        "According to the Guardian, a former officer admitted that prisoners had been beaten.",
        "prisoners had been beaten",
        ("officer", "Guardian"),
    ),
    (
        "A former officer admitted that prisoners had been beaten, according to the Guardian.",
        "prisoners had been beaten",
        ("officer", "Guardian"),
    ),
    ("State television said the army had announced a truce of three days.", "a truce of three days", ("army", "television")),
    ("The army has announced a truce of three days, state television said.", "a truce of three days", ("army", "television")),
    ("Xinhua said rebels had accused the army of shelling the pass.", "the army of shelling the pass", ("rebels", "Xinhua")),
    ("The ministry said witnesses had claimed that a drone hit the truck.", "a drone hit the truck", ("witnesses", "ministry")),
    ("The mayor said relatives of the missing men had demanded an inquiry.", "an inquiry", ("relatives", "mayor")),
    ("Ankara said that Moscow had promised to pull its jets back.", "to pull its jets back", ("Moscow", "Ankara")),
    ("Interfax reported the pilots’ claim that they had been warned by radio.", "they had been warned by radio", ("pilots", "Interfax")),
    ("The Times of London cited the commander’s warning that supplies would run out.", "supplies would run out", ("commander", "Times")),
    ("The agency quoted a statement by the rebels which said that the airport was theirs.", "the airport was theirs", ("rebels", "agency")),
    ("A video posted by the rebels shows a prisoner saying that he was treated well.", "he was treated well", ("prisoner", "video")),
    ("A report by Amnesty International says that former detainees described daily beatings.", "daily beatings", ("detainees", "report")),
    ("The leaflet, Sky News reported, warned families to leave by noon.", "families to leave by noon", ("leaflet", "Sky News")),
    ("Activists said by text message to AFP that the market had been hit.", "the market had been hit", ("Activists", "AFP")),
    ("“The road is cut,” said a driver reached by Reuters.", "“The road is cut,”", ("driver",)),
    ("Omar Zein heads the clinic. He told CNN that the generators had failed.", "the generators had failed", ("Zein", "CNN")),
    (
        "The Syrian Observatory for Human Rights watches the war. The monitor told AFP that 14 men had died.",
        "14 men had died",
        ("Observatory", "AFP"),
    ),
    ("Hezbollah left the hill at dawn. The group told Al Manar that it had lost nobody.", "it had lost nobody", ("Hezbollah", "Al Manar")),
    ("“No one slept,” the baker told AFP. “We sat in the cellar,” he added.", "“We sat in the cellar,”", ("baker",)),
    ("18 dead in market blast, medics tell Reuters", "18 dead in market blast", ("medics", "Reuters")),
    (
        "The kidnappers, a relative told the New York Times, asked for two million dollars.",
        "The kidnappers, a relative told the New York Times, asked for two million dollars",
        ("relative", "New York Times"),
    ),
    ("Reuters could not verify the claim by the rebels that the bridge had fallen.", "the bridge had fallen", ("rebels",)),
    ("Haaretz reported that an official said Egypt had offered to host the talks.", "to host the talks", ("Egypt", "official", "Haaretz")),
    (
        "According to the BBC, the Red Cross said that doctors had reported a shortage of blood.",
        "a shortage of blood",
        ("doctors", "Red Cross", "BBC"),
    ),
    ("The envoy told Reuters that both sides had promised to stop firing.", "to stop firing", ("sides", "envoy", "Reuters")),
    ("SANA quoted a military source as saying that residents had reported an explosion.", "an explosion", ("residents", "source", "SANA")),
    (
        "Tass reported that the governor had told Rossiya 24 that miners were trapped.",
        "miners were trapped",
        ("governor", "Rossiya", "Tass"),
    ),
    ("CNN said the spokesman claimed that tribal elders had asked the army to stay.", "the army to stay", ("elders", "spokesman", "CNN")),
]


@pytest.mark.parametrize(("body", "words", "chain"), CHAINS + MORE)
def test_words_and_whole_chain(read_page, body: str, words: str, chain: tuple[str, ...]) -> None:
    page: Page = read_page(body)
    found = {s.evidence.quote.strip("“”,"): s for s in page.statements}
    statement = found.get(words.strip("“”,"))
    assert statement is not None, [s.evidence.quote for s in page.statements]
    said = [f"{s.name} {s.span.quote if s.span else ''}" for s in statement.sources]
    assert len(said) == len(chain), said
    assert all(name in source for name, source in zip(chain, said, strict=True)), said
