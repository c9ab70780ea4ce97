"""Hostile files, made afresh and always the same: each with what must become of it."""

import gzip
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

STORY = "The council said that three people were wounded when a shell hit the market in the old town on Sunday morning. "
CANARY = "canary-7c1f-never-to-be-seen"
LINE = b'{"id": "a", "text": "One."}\n'
ZIP_TIME = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Nasty:
    """A file: its name, its bytes, the codes of the failures it must leave, and how many drafts must come of it."""

    name: str
    make: Callable[[], bytes]
    codes: tuple[str, ...] = ()
    drafts: int = 0


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), data, method)
    return out.getvalue()


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>A report</title>{head}</head><body>{body}</body></html>".encode()


def warc(*bodies: bytes, packed: bool = True) -> bytes:
    out = bytearray()
    for number, body in enumerate(bodies):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://valley.example/{number}\r\nWARC-Date: 2016-03-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nContent-Type: application/http;msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        out += gzip.compress(record, 9, mtime=0) if packed else record
    return bytes(out)


def pdf(text: str, *, password: str = "") -> bytes:
    """A small PDF. With a password only its dictionary of encryption is there: enough for a reader to ask for the password."""
    stream = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    if password:
        key = b"ab" * 32
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (key, key[::-1]))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    extra = b" /Encrypt 6 0 R /ID [<61> <61>]" if password else b""
    return bytes(out + b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, start))


def _flate_bomb() -> bytes:
    import zlib

    stream = zlib.compress(b"BT /F1 12 Tf (" + b"x" * 100_000_000 + b") Tj ET", 9)
    body = pdf("x")
    bomb = b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n" % (len(stream), stream)
    return body[: body.index(b"4 0 obj")] + bomb + body[body.index(b"5 0 obj") :]


def _garbage() -> bytes:
    out, x = bytearray(), 12345
    for _ in range(20_000):
        x = (1103515245 * x + 12345) % 2**31
        out.append(x >> 16 & 0xFF)
    return bytes(out)


def _entities(named: str) -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{levels}<!ENTITY x SYSTEM "CANARY_FILE">'
        f'<!ENTITY y SYSTEM "http://127.0.0.1:9/x">]><rss><channel><title>Feed</title><item><title>One</title>'
        f"<description>{STORY}{named}</description></item></channel></rss>"
    ).encode()


def _docx(xml: str) -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": xml.encode()})


def _word(text: str) -> str:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"<w:document {space}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"


def _nested(depth: int) -> bytes:
    data = zipped({"story.txt": STORY.encode()})
    for n in range(depth):
        data = zipped({f"{n}.zip": data, f"{n}.txt": STORY.encode()})
    return data


NASTY = [
    Nasty("empty.txt", lambda: b"", ("E103",)),
    Nasty("blank.html", lambda: b" \n\t\n", ("E103",)),
    Nasty("garbage.txt", _garbage, ("E104",)),
    Nasty("garbage.html", _garbage, ("E104",)),
    Nasty("page-called.txt", lambda: page(f"<article><p>{STORY * 5}</p></article>"), drafts=1),
    Nasty("text-called.pdf", lambda: STORY.encode(), drafts=1),
    Nasty("text-called.docx", lambda: STORY.encode(), drafts=1),
    Nasty("text-called.zip", lambda: STORY.encode(), drafts=1),
    Nasty("text-called.warc.gz", lambda: STORY.encode(), drafts=1),
    Nasty("pdf-called.txt", lambda: pdf(STORY), drafts=1),
    Nasty("fine.pdf", lambda: pdf(STORY), drafts=1),
    Nasty("broken.pdf", lambda: b"%PDF-1.7\n" + b"nothing of it is right\n" * 50, ("E108",)),
    Nasty("cut.pdf", lambda: pdf(STORY)[:150], ("E108",)),
    Nasty("encrypted.pdf", lambda: pdf(STORY, password="x"), ("E107",)),
    Nasty("bomb.pdf", _flate_bomb, ("E105",)),
    Nasty("huge.html", lambda: page("<p>" + STORY * 450_000 + "</p>"), ("E105",)),
    Nasty("attribute.html", lambda: page(f'<p title="{"x" * 9_000_000}">{STORY * 3}</p>'), drafts=1),
    Nasty("deep.html", lambda: page("<div>" * 100_000 + STORY * 5 + "</div>" * 100_000), ("E106",)),
    Nasty("wide.html", lambda: page(f"<p>{STORY}</p>" * 60_000), ("E105",)),
    Nasty("menu.html", lambda: page("<nav></nav><script>var story = 1;</script>"), ("E106",)),
    Nasty("bomb.zip", lambda: zipped({"big.txt": b"a" * 100_000_000, "story.txt": STORY.encode()}), ("E109",), drafts=1),
    Nasty("names.zip", lambda: zipped(dict.fromkeys(("../../up.txt", "/abs.txt", "C:\\con.txt"), STORY.encode())), drafts=3),
    Nasty("nested.zip", lambda: _nested(1), drafts=2),
    Nasty("deeper.zip", lambda: _nested(3), ("E109",), drafts=2),
    Nasty("half.zip", lambda: zipped({"story.txt": STORY.encode() * 50})[:200], ("E108",)),
    Nasty("one-bad.zip", lambda: zipped({"a.zip": b"PK\x03\x04 no", "b.pdf": b"%PDF-", "c.txt": STORY.encode()}), ("E108", "E108"), 1),
    Nasty("flipped.zip", lambda: zipped(dict.fromkeys("ab", STORY.encode()), 0).replace(b"shell", b"smell", 1), ("E108",), 1),
    Nasty("fine.warc.gz", lambda: warc(page(f"<article><p>{STORY * 5}</p></article>")), drafts=1),
    Nasty("bomb.warc.gz", lambda: warc(b"<html>" + b"a" * 100_000_000), ("E109",)),
    Nasty("cut-in-header.warc", lambda: warc(page(f"<p>{STORY * 5}</p>"), page("<p>b</p>"), packed=False)[:-280], ("E108",), drafts=1),
    Nasty("cut-in-header.warc.gz", lambda: warc(page(f"<p>{STORY * 5}</p>"), page("<p>b</p>"))[:-200], ("E108",), drafts=1),
    Nasty("cut.warc.gz", lambda: warc(page(f"<p>{STORY * 5}</p>"), page(f"<p>{STORY * 6}</p>"))[:-100], ("E108",), drafts=1),
    Nasty("entities.xml", lambda: _entities("&e9;"), ("E108",)),
    Nasty("outside.xml", lambda: _entities("&x;&y;"), drafts=1),
    Nasty("outside.html", lambda: _entities("&x;&y;").replace(b"rss", b"html").replace(b"channel", b"body"), drafts=1),
    Nasty("deep.xml", lambda: b"<rss>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</rss>", ("E108",)),
    Nasty("no-feed.xml", lambda: b"<?xml version='1.0'?><list><row/></list>", ("E106",)),
    Nasty("entities.docx", lambda: _docx(f'<!DOCTYPE d [<!ENTITY x SYSTEM "CANARY_FILE">]>{_word(STORY + "&x;")}'), drafts=1),
    Nasty("bomb.docx", lambda: _docx(_word("a" * 60_000_000)), ("E105",)),
    Nasty("broken.docx", lambda: _docx("<w:document>"), ("E108",)),
    Nasty("invalid.txt", lambda: STORY.encode() + b"\xff\xfe\xfa caf\xe9 " + STORY.encode(), drafts=1),
    Nasty("no-text.eml", lambda: b"From: a@valley.example\r\nSubject: x\r\n\r\n", ("E106",)),
    Nasty("rows.csv", lambda: b"title,body\nA,B\n", ("E110",)),
    Nasty("cell.csv", lambda: b'id,text\na,"' + b"x" * 11_000_000 + b'"\nb,fine text\n', ("E112",), 1),
    Nasty("lines.jsonl", lambda: LINE + b'{bad\n[1]\n{"id": "b"}\n{"id": "c", "text": "Two."}\n', ("E111", "E111", "E114"), 2),
    Nasty("deep.jsonl", lambda: b"[" * 200_000 + b"\n" + LINE, ("E111",), 1),
    Nasty("surrogate.jsonl", lambda: LINE.replace(b'a"', b'\\ud800"') + LINE.replace(b"One", b"T\\ud800wo"), ("E111",), 1),
]  # fmt: skip
