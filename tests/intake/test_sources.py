"""From files and folders to drafts."""

import io
import sys
from pathlib import Path

import pytest
from tests.nasty.hostile import pdf, warc, zipped

from onrecord.intake.admit import admit
from onrecord.intake.draft import Draft
from onrecord.intake.sources import inputs
from onrecord.model.records import Failure

STORY = "The council said that three people were wounded when a shell hit the market in the old town on Sunday morning. "
FEED = """<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Valley Echo</title>
<item><title>Shell hits market</title><link>http://e.example/1</link><pubDate>Tue, 06 Dec 2016 10:00:00 GMT</pubDate>
<description>short</description>
<content:encoded><![CDATA[<p>Three people&#8217;s shops were hit.</p><p>Nobody died.</p>]]></content:encoded></item>
<item><title>Empty</title></item>
<item><title>Road closed</title><description>The road to the north was closed.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Post</title><entry><title>Road open</title>
<link href="http://h.example/2"/><published>2016-12-07T08:00:00Z</published><summary>The road is open.</summary></entry></feed>"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Shell hits market</title><meta property="og:site_name" content="Valley Echo">
<meta property="article:published_time" content="2016-12-06T10:00:00Z"><link rel="canonical" href="http://e.example/1"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Shell hits market</h1><p>{STORY * 2}</p><p>{STORY * 3}</p></article>
<footer>All rights reserved</footer></body></html>"""
LETTER = (
    "From: Press Office <press@valley.example>\r\nSubject: Shell hits market\r\nDate: Tue, 06 Dec 2016 10:00:00 +0000\r\n"
    "Content-Type: text/plain; charset=iso-8859-5\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
)
WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Three people</w:t><w:tab/><w:t>were wounded.</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>The road is closed.</w:t></w:r></w:p>
</w:body></w:document>"""


def drafts(*paths: Path, **options: object) -> list[Draft]:
    found = list(inputs(paths, **options))  # type: ignore[arg-type]
    assert [f for f in found if isinstance(f, Failure)] == []
    return [d for d in found if isinstance(d, Draft)]


def one(path: Path, data: bytes) -> Draft:
    path.write_bytes(data)
    (draft,) = drafts(path)
    return draft


def test_a_folder_in_order_with_keys_below_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", "a/b.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    assert [d.key for d in drafts(tmp_path)] == ["a/b.txt", "a/c.md", "b.txt"]
    assert [d.key for d in drafts(tmp_path / "b.txt", tmp_path / "a")] == ["b.txt", "b.txt", "c.md"]


@pytest.mark.parametrize(
    ("data", "text", "media"),
    [
        ("Café\r\n".encode(), "Café\r\n", "text/plain; charset=utf-8; basis=valid"),
        ("Café".encode("utf-8-sig"), "Café", "text/plain; charset=utf-8-sig; basis=byte-order mark"),
        ("Café".encode("utf-16"), "Café", "text/plain; charset=utf-16; basis=byte-order mark"),
        ("Дом и сад. ".encode() * 9 + b"\xff", "Дом и сад. " * 9 + "�", "text/plain; charset=utf-8; basis=valid but for a few bytes"),
    ],
)  # fmt: skip
def test_encodings_and_their_basis(data: bytes, text: str, media: str, tmp_path: Path) -> None:
    draft = one(tmp_path / "a.txt", data)
    assert (draft.text, draft.media) == (text, media)


def test_an_old_encoding_is_detected(tmp_path: Path) -> None:
    text = "Le maire a déclaré que la forêt près de l’école a brûlé à midi, et que la fête était annulée. " * 5
    draft = one(tmp_path / "a.txt", text.encode("cp1252"))
    assert draft.text == text
    assert draft.media.endswith("basis=detected")


def test_a_page(tmp_path: Path) -> None:
    draft = one(tmp_path / "a.html", PAGE.encode())
    assert (draft.title, draft.outlet, draft.url, draft.published) == (
        "Shell hits market",
        "Valley Echo",
        "http://e.example/1",
        "2016-12-06",
    )
    assert draft.published_basis == "the page's metadata"
    assert draft.text.startswith("The council said")
    assert "rights reserved" not in draft.text
    assert draft.data == PAGE.encode()


def test_a_date_is_not_guessed_from_a_page(tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2016-12-06T10:00:00Z">', "").replace("All", "© 2011 All")
    assert one(tmp_path / "a.html", page.encode()).published is None


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(FEED)
    first, empty, last = inputs([tmp_path / "a.xml"])
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert isinstance(empty, Failure)
    assert (first.key, first.title, first.outlet, first.url) == ("a.xml!1", "Shell hits market", "Valley Echo", "http://e.example/1")
    assert (first.published, first.published_basis) == ("2016-12-06", "the feed")
    assert first.text.split() == "Three people’s shops were hit. Nobody died.".split()
    assert (empty.code, last.key) == ("E106", "a.xml!3")


def test_atom(tmp_path: Path) -> None:
    draft = one(tmp_path / "a.atom", ATOM.encode())
    assert (draft.title, draft.url, draft.published, draft.text) == (
        "Road open",
        "http://h.example/2",
        "2016-12-07",
        "The road is open.",
    )


def test_a_letter_in_its_own_encoding(tmp_path: Path) -> None:
    draft = one(tmp_path / "a.eml", LETTER.encode() + "Дорога закрыта.".encode("iso-8859-5"))
    assert (draft.title, draft.published, draft.text.strip()) == ("Shell hits market", "2016-12-06", "Дорога закрыта.")
    assert draft.byline == "Press Office <press@valley.example>"


def test_a_word_document(tmp_path: Path) -> None:
    draft = one(tmp_path / "a.docx", zipped({"word/document.xml": WORD.encode()}))
    assert draft.text == "Three people were wounded.\n\nThe road is closed."


def test_a_pdf(tmp_path: Path) -> None:
    draft = one(tmp_path / "a.pdf", pdf("Three people were wounded."))
    assert (draft.text.strip(), draft.media) == ("Three people were wounded.", "application/pdf")


def test_archives_give_their_members(tmp_path: Path) -> None:
    inner = zipped({"c.txt": STORY.encode()})
    (tmp_path / "a.zip").write_bytes(
        zipped({"a.txt": STORY.encode(), "d/": b"", "b.jsonl": b'{"id": "r", "text": "One."}\n', "i.zip": inner})
    )
    assert [d.key for d in drafts(tmp_path / "a.zip")] == ["a.zip!a.txt", "r", "a.zip!i.zip!c.txt"]
    page = one(tmp_path / "a.warc", warc(PAGE.encode(), packed=False))
    assert (page.key, page.url) == ("a.warc!1", "http://e.example/1")
    bare = one(tmp_path / "b.warc.gz", warc(f"<html><body><article><p>{STORY * 4}</p></article></body></html>".encode()))
    assert (bare.published, bare.published_basis, bare.url) == ("../2016-03-01", "it was fetched by then", "http://valley.example/0")


def test_a_sidecar_tells_of_files_and_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "reports.csv").write_text("file,outlet,published,url\na.txt,Valley Echo,2016-12-06,http://e.example/1\n")
    told, untold = drafts(tmp_path)
    assert (told.outlet, told.published, told.published_basis, told.url) == (
        "Valley Echo",
        "2016-12-06",
        "reports.csv",
        "http://e.example/1",
    )
    assert (untold.outlet, untold.published) == (None, None)
    other = tmp_path / "meta"
    other.write_text("file,outlet\nb.txt,Hill Post\n")
    assert [d.outlet for d in drafts(tmp_path, meta=other) if d.key == "b.txt"] == ["Hill Post"]


@pytest.mark.parametrize(
    ("table", "code"), [("name,outlet\na.txt,Echo\n", "E110"), ("file,published\na.txt,soon\n", "E115"), ("file\n" + "x" * 200_000, "E112")]
)
def test_a_sidecar_that_is_wrong_is_a_failure_and_the_rest_goes_on(table: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "reports.csv").write_text(table)
    found = list(inputs([tmp_path]))
    assert [f.code for f in found if isinstance(f, Failure)] == [code]
    assert "b.txt" in [d.key for d in found if isinstance(d, Draft)]


def test_lines_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "a", "text": "One."}\n{\n')))
    draft, bad = inputs([Path("-")])
    assert isinstance(draft, Draft)
    assert isinstance(bad, Failure)
    assert (draft.key, bad.input) == ("a", "standard input, line 2")


def test_admitted_drafts_have_ids_of_key_and_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tuesday 6 December 2016 " + STORY)
    (tmp_path / "b.txt").write_text("Tuesday 6 December 2016 " + STORY)
    (capture, text, report), (_, other_text, other) = [admit(d) for d in drafts(tmp_path)]
    assert text == other_text
    assert report.id != other.id
    assert (report.key, report.text_id, report.capture, capture.origin) == ("a.txt", text.id, capture.sha256, str(tmp_path / "a.txt"))
    assert (report.published.earliest, text.lang, [s.kind for s in text.segments]) == ("2016-12-06", "en", ["dateline", "story"])


@pytest.mark.parametrize(("told", "lang"), [("en-GB", "en"), ("FR", "fr"), ("English", "en"), (None, "en")])
def test_a_language_is_told_by_its_tag_or_found(told: str | None, lang: str) -> None:
    _, text, _ = admit(Draft(key="a", origin="a", data=b"", media="text/plain", text=STORY, lang=told))
    assert text.lang == lang
