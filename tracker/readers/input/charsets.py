"""Encodings that a file itself declares, decoded as browsers decode them; nothing is ever guessed.

Source: Encoding Standard of the WHATWG, https://encoding.spec.whatwg.org/#names-and-labels: a label means what most
files under it hold. Files that declare ISO-8859-1 hold Windows-1252, files that declare GB2312 hold GB 18030.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

_HEAD = 8_192
"""Bytes in which a declaration is looked for. Browsers look at 1,024; real pages put scripts and comments before it."""
_XML = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(r"""\A(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_META = re.compile(rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_MIN_SEQUENCES = 8
"""Characters beyond ASCII that prove UTF-8 against a declared encoding of two bytes. Of pairs of bytes in GB 18030 or
Big5 less than a fifth are UTF-8 as well: of eight in a row fewer than one in 300,000."""
_CODECS = {
    "gb18030": ["gb2312", "gbk", "gb18030", "gb_2312", "gb_2312-80", "chinese", "csgb2312", "x-gbk", "iso-ir-58",
                "euc-cn", "hz-gb-2312"],
    "big5hkscs": ["big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5"],
    "cp1252": ["iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "latin1", "latin-1", "l1", "ascii", "us-ascii",
               "ansi_x3.4-1968", "cp819", "ibm819", "windows-1252", "cp1252", "x-cp1252"],
    "cp1254": ["iso-8859-9", "iso8859-9", "iso_8859-9", "latin5", "l5", "windows-1254", "cp1254", "x-cp1254"],
    "cp874": ["iso-8859-11", "iso8859-11", "tis-620", "windows-874", "dos-874"],
    "cp949": ["euc-kr", "ks_c_5601-1987", "ks_c_5601-1989", "ksc5601", "ksc_5601", "korean", "windows-949"],
    "cp932": ["shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "ms932"],
    "mac_roman": ["macintosh", "mac", "x-mac-roman", "csmacintosh"],
    "mac_cyrillic": ["x-mac-cyrillic", "x-mac-ukrainian"],
    "iso8859-8": ["iso-8859-8-i", "iso-8859-8-e", "logical", "visual"],
    "utf-8": ["utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8", "utf-16", "utf-16le", "utf-16be", "unicode"],
}  # fmt: skip
"""Codecs of Python by the labels whose meaning there is another; all other labels have the same meaning. A page whose
``<meta>`` can be read byte by byte is not in UTF-16, whatever it declares."""
_CODEC_OF = {label: codec for codec, labels in _CODECS.items() for label in labels}
_TWO_BYTES = frozenset(["gb18030", "big5hkscs", "cp949", "cp932", "euc_jp", "iso2022_jp"])


_NO_ENCODINGS = frozenset(["raw-unicode-escape", "unicode-escape", "idna", "punycode", "utf-7", "undefined", "mbcs"])

_BLANKS = frozenset("\t\n\r\f\ufeff")
_UNPRINTED = frozenset(["Cc", "Cn", "Co", "Cs"])
"""Categories of Unicode that no text holds: control characters, unassigned, private, halves of characters."""


class Declared(NamedTuple):
    """An encoding that a file declares.

    Attributes:
        label: Its name in the file.
        codec: Its name in Python; empty for a label that no standard knows.
    """

    label: str
    codec: str


def declared_encoding(data: bytes) -> Declared | None:
    """Return the encoding that markup declares: in an XML declaration, or in a ``<meta>`` of a web page.

    >>> declared_encoding(b'<!doctype html><meta charset="gb2312">')
    Declared(label='gb2312', codec='gb18030')
    >>> declared_encoding(b"Peace, charset=gb2312") is None
    True
    """
    head = data[:_HEAD].lstrip()
    if not head.startswith(b"<"):
        return None
    match = _XML.match(head) or _META.search(_COMMENT.sub(b"", head))
    if match is None:
        return None
    label = match[1].decode("ascii")
    return Declared(label, codec_of(label))


def without_encoding(text: str) -> str:
    """Return decoded XML without the encoding of its declaration, which is no longer true of it.

    >>> without_encoding('<?xml version="1.0" encoding="ISO-8859-1"?><a/>')
    '<?xml version="1.0"?><a/>'
    """
    return _XML_ENCODING.sub(r"\1", text, count=1)


def codec_of(label: str) -> str:
    """Return the name in Python of an encoding, by its label in a file; empty for one that is unknown.

    >>> codec_of("ISO-8859-1"), codec_of("windows-1251"), codec_of("wingdings")
    ('cp1252', 'cp1251', '')
    """
    plain = label.casefold()
    if plain in _CODEC_OF:
        return _CODEC_OF[plain]
    try:
        codec = codecs.lookup(plain.removeprefix("x-"))
    except LookupError:
        return ""
    # Python's list of codecs also holds ciphers and archives.
    is_text: bool = codec._is_text_encoding  # noqa: SLF001 – there is no public name
    return codec.name if is_text and codec.name not in _NO_ENCODINGS else ""


def is_certainly_utf8(data: bytes, declared: str) -> bool:
    """Return whether bytes are UTF-8 although another encoding is declared, as in a page that was saved again.

    >>> is_certainly_utf8("été".encode(), "cp1252"), is_certainly_utf8("été".encode("cp1252"), "cp1252")
    (True, False)

    Args:
        data: All bytes.
        declared: Name of the declared encoding in Python.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # In an encoding of one byte, every letter would have to be followed by just the signs that UTF-8 needs.
    return declared not in _TWO_BYTES or len(_SEQUENCE.findall(data)) >= _MIN_SEQUENCES or data.isascii()


def unmarked_utf16(data: bytes) -> str:
    r"""Return the kind of UTF-16 of a text without byte order mark, if it is certain; else nothing.

    A text has line ends. Read from the wrong side, a line end is U+0A00, which no text has, for it is not assigned.

    >>> unmarked_utf16("第一条\n和平。".encode("utf-16-be")), unmarked_utf16(b"\x00\x01\x02\x00")
    ('utf-16-be', '')
    """
    if 0 not in data or len(data) % 2:
        return ""
    return next((encoding for encoding in ("utf-16-le", "utf-16-be") if _is_text_in(encoding, data)), "")


def _is_text_in(encoding: str, data: bytes) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    signs = set(text)
    return "\n" in signs and all(sign in _BLANKS or unicodedata.category(sign) not in _UNPRINTED for sign in signs)
