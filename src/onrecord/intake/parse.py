"""Pages, PDFs, documents, letters and feeds to text, inside the limited child process. The only importer of trafilatura and pypdf."""

import email.policy
import email.utils
import html
import io
import logging
import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

import msgspec
from lxml import etree

from onrecord.errors import InputError
from onrecord.intake.decode import decode

_PAGES = 500  # pages of a PDF: longer ones are books
_DOCUMENT = 50_000_000  # bytes of word/document.xml, unpacked
_SURE_DATES = {"extensive_search": False, "original_date": True}  # no guesses from the numbers of a page
# names of files, not of reports
_NO_TITLE = re.compile(r"\.(?:docx?|pdf|indd|rtf|odt)$|^(?:microsoft word|untitled|document)\b", re.IGNORECASE)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Parsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The text of a document and what the document says about itself."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: str | None = None
    lang: str | None = None
    charset: str | None = None


def parse(kind: str, data: bytes, where: str) -> list[Parsed]:
    """The documents in some bytes: one, or each entry of a feed. Raises InputError when there is no text to be had."""
    logging.disable(logging.CRITICAL)  # the libraries' remarks on broken input would mix with the answers
    found = _PARSERS[kind](data, where)
    if not any(p.text.strip() for p in found):
        raise InputError("E106", f"{where}: no text was found in it; if it is a scan, read it with a text recogniser first")
    return found


def _html(data: bytes, where: str) -> list[Parsed]:
    import trafilatura

    page = decode(data, where)
    document = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_SURE_DATES
    )
    if document is None:
        raise InputError("E106", f"{where}: no main text was found in the page; save the article itself and read that")
    fields = document.as_dict()
    return [_page(fields, page)]


def _page(fields: dict[str, Any], page: str) -> Parsed:
    text = fields.get("text") or ""
    title = fields.get("title")
    if title and text.startswith(title):
        text = text[len(title) :].lstrip("\n")  # the headline stands in the main text as well
    stated = re.search(r"""(?:published_time|datePublished)["'\s][^<>]{0,40}?(\d{4}-\d\d-\d\d)""", page)
    published = stated.group(1) if stated else fields.get("date")
    return Parsed(
        text=text,
        title=title,
        byline=fields.get("author"),
        outlet=fields.get("sitename"),
        url=fields.get("url"),
        published=published,
        published_basis=("the page's metadata" if stated else "a date found in the page") if published else None,
    )


def _pdf(data: bytes, where: str) -> list[Parsed]:
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("E107", f"{where} is encrypted; save it without a password and read that")
        if len(reader.pages) > _PAGES:
            raise InputError("E105", f"{where} has {len(reader.pages)} pages, the most is {_PAGES}; cut it into parts")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        about = reader.metadata
    except LimitReachedError as e:
        raise InputError("E105", f"{where} needs more memory to read than the limits allow; print it to a new PDF") from e
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as e:
        raise InputError("E108", f"{where} is a broken PDF ({type(e).__name__}); get it again, or print it to a new PDF") from e
    created = about.creation_date if about else None
    title = str(about.title).strip() if about and about.title else ""
    if _NO_TITLE.search(title):
        title = ""
    if title and text.startswith(title):
        text = text[len(title) :].lstrip("\n")
    return [
        Parsed(
            text=text,
            title=title or None,
            byline=str(about.author) if about and about.author else None,
            published=f"../{created.date()}" if created else None,
            published_basis="the PDF was made by then" if created else None,
        )
    ]


def _docx(data: bytes, where: str) -> list[Parsed]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as f:
            xml = f.read(_DOCUMENT + 1)
        if len(xml) > _DOCUMENT:
            raise InputError("E105", f"{where} unpacks to more than {_DOCUMENT // 1_000_000} MB; cut it into parts")
        root = _xml(xml)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError) as e:
        raise InputError("E108", f"{where} is a broken document ({type(e).__name__}); open it and save it anew") from e
    paragraphs = ("".join(map(_run, p.iter(_WORD + "t", _WORD + "br", _WORD + "tab"))) for p in root.iter(_WORD + "p"))
    return [Parsed(text="\n\n".join(p for p in paragraphs if p.strip()))]


def _run(element: Any) -> str:
    return (element.text or "") if element.tag == _WORD + "t" else " "


def _eml(data: bytes, where: str) -> list[Parsed]:
    message = BytesParser(_class=EmailMessage, policy=email.policy.default).parsebytes(data)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise InputError("E106", f"{where}: the letter has no text; save its attachment and read that")
    raw = body.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    text = _html(content, where)[0].text if body.get_content_type() == "text/html" else decode(content, where, body.get_content_charset())
    when = message["date"].datetime if message["date"] else None
    return [
        Parsed(
            text=text,
            title=str(message["subject"] or "") or None,
            byline=str(message["from"] or "") or None,
            published=when.date().isoformat() if when else None,
            published_basis="the letter's date" if when else None,
        )
    ]


def _feed(data: bytes, where: str) -> list[Parsed]:
    try:
        root = _xml(data)
    except etree.XMLSyntaxError as e:
        raise InputError("E108", f"{where} is broken XML (line {e.lineno}); get it again") from e
    for node in root.iter():
        if isinstance(node.tag, str):
            node.tag = etree.QName(node).localname
    if root.tag == "html":
        return _html(data, where)
    outlet = root.findtext("channel/title") or root.findtext("title")
    entries = [_entry(e, outlet, where) for e in root.iter("item", "entry")]
    if not entries:
        raise InputError("E106", f"{where} is XML but no feed: it has no item and no entry")
    return entries


def _entry(entry: Any, outlet: str | None, where: str) -> Parsed:
    markup = entry.findtext("encoded") or entry.findtext("content") or entry.findtext("description") or entry.findtext("summary") or ""
    text = html.unescape(re.sub(r"<[^<>]*>", " ", re.sub(r"</p>|<br\s*/?>", "\n\n", markup)))
    link = entry.find("link")
    stated = entry.findtext("pubDate") or entry.findtext("published") or entry.findtext("updated") or entry.findtext("date")
    return Parsed(
        text=text.strip(),
        title=entry.findtext("title"),
        outlet=outlet,
        url=(link.text or link.get("href")) if link is not None else None,
        published=_day(stated),
        published_basis="the feed" if _day(stated) else None,
    )


def _day(stated: str | None) -> str | None:
    """The ISO day of an RFC 2822 or ISO date, None when it is none."""
    if not stated:
        return None
    if re.match(r"\d{4}-\d\d-\d\d", stated):
        return stated[:10]
    try:
        return email.utils.parsedate_to_datetime(stated).date().isoformat()
    except ValueError:
        return None


def _xml(data: bytes) -> Any:
    """The root of some XML; no entity is resolved, nothing is loaded from anywhere."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


_PARSERS: dict[str, Callable[[bytes, str], list[Parsed]]] = {"html": _html, "pdf": _pdf, "docx": _docx, "eml": _eml, "feed": _feed}
