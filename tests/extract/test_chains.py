"""Forty sentences with chains of two and three links, each construction that reports use."""

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


@pytest.mark.parametrize(("body", "words", "chain"), CHAINS)
def test_words_and_whole_chain(read_page, body: str, words: str, chain: tuple[str, ...]) -> None:
    page: Page = read_page(body)
    found = {s.evidence.quote.strip("“”,"): s for s in page.statements}
    statement = found.get(words.strip("“”,"))
    assert statement is not None, [s.evidence.quote for s in page.statements]
    said = [f"{s.name} {s.span.quote if s.span else ''}" for s in statement.sources]
    assert len(said) == len(chain), said
    assert all(name in source for name, source in zip(chain, said, strict=True)), said
