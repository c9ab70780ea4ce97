"""What kind of file some bytes are: their content first, their ending second."""

import zipfile
from typing import BinaryIO

_HEAD = 2048


def kind(stream: BinaryIO, suffix: str) -> str:
    """One of html, pdf, docx, zip, warc, feed, eml, text; the stream stands at its beginning before and after."""
    start = stream.read(_HEAD)
    stream.seek(0)
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = head.lower()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx" if _has_document(stream) else "zip"
    if head.startswith((b"\x1f\x8b", b"WARC/")):
        return "warc"
    if lower.startswith((b"<!doctype html", b"<html")) or b"<html" in lower or (suffix in (".html", ".htm") and b"<" in lower):
        return "html"
    if lower.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) or suffix in (".xml", ".rss", ".atom"):
        return "feed"
    return "eml" if suffix == ".eml" else "text"


def _has_document(stream: BinaryIO) -> bool:
    try:
        return "word/document.xml" in zipfile.ZipFile(stream).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False
    finally:
        stream.seek(0)
