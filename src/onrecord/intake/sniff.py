"""What kind of file some bytes are: their content first, their ending second."""

import io
import zipfile

_HEAD = 2048


def kind(data: bytes, suffix: str) -> str:
    """One of html, pdf, docx, zip, warc, feed, eml, text."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = head.lower()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx" if _has_document(data) else "zip"
    if head.startswith((b"\x1f\x8b", b"WARC/")):
        return "warc"
    if lower.startswith((b"<!doctype html", b"<html")) or b"<html" in lower or (suffix in (".html", ".htm") and b"<" in lower):
        return "html"
    if lower.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) or suffix in (".xml", ".rss", ".atom"):
        return "feed"
    return {".eml": "eml", ".pdf": "pdf", ".docx": "docx", ".zip": "zip", ".warc": "warc", ".gz": "warc"}.get(suffix, "text")


def _has_document(data: bytes) -> bool:
    try:
        return "word/document.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        return False
