"""Lines that an e-mail puts around a text that was sent in it: those of its head, and its signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.readers.structure.furniture.breaks import is_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENDER = "from|de|от|从|发件人|寄件者|من"
_SUBJECT = "subject|objet|asunto|тема|主题|主旨|الموضوع"
_OTHER = (
    "to|cc|bcc|date|sent|reply-to|attachments?|importance|à|a|cci|envoyé|répondre à|pièces? jointes?"
    "|para|enviado(?: el)?|fecha|datos adjuntos|кому|копия|дата|отправлено|вложения?"
    "|收件人|抄送|日期|发送时间|附件|إلى|نسخة|التاريخ|تاريخ الإرسال"
)
_FIELD = re.compile(
    rf"\W{{0,3}}(?P<name>(?P<sender>{_SENDER})|(?P<subject>{_SUBJECT})|{_OTHER})[ \u00a0]?[*_]{{0,2}}(?::\W|：).*",
    re.IGNORECASE,
)
"""``Subject: Draft of 3 May``, in the six languages."""
_ANNOUNCED = re.compile(
    r"-{2,}[ ]?(?:original message|message d[’']origine|mensaje original|исходное сообщение|原始邮件|الرسالة الأصلية"
    r"|forwarded message|message transféré|mensaje reenviado|пересылаемое сообщение)[ ]?-{2,}",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\S@\S+\.\w|\+?\d[\d ()/.-]{6,}\d|https?://|www\.", re.IGNORECASE)
_MAX_START = 6
"""Lines with words before the head of an e-mail: a name of a file, "Forwarded message"."""
_MIN_FIELDS = 3
"""Lines of the head: sender, subject, and one more. A text may have a line "From: …"."""
_MAX_SIGNATURE = 12
"""Lines of a signature; the conventions of e-mail (RFC 3676) allow four."""


def find_mail(lines: Sequence[str]) -> set[int]:
    """Find the lines of the head of an e-mail, and of its signature.

    >>> sorted(find_mail(["From: A", "To: B", "Subject: Draft", "", "Article 1", "Peace.", "--", "A", "a@example.org"]))
    [0, 1, 2, 6, 7, 8]

    Args:
        lines: All lines of the document.
    """
    head = _head(lines)
    return head | _signature(lines, known=bool(head))


def _head(lines: Sequence[str]) -> set[int]:
    """Return the lines of the head: fields without a blank line between them, with what continues them."""
    filled = [at for at, text in enumerate(lines) if text]
    begin = next((row for row, at in enumerate(filled[:_MAX_START]) if _FIELD.fullmatch(lines[at])), None)
    if begin is None or any(is_heading(lines[at]) for at in filled[:begin]):
        return set()
    fields: list[re.Match[str]] = []
    head = {at for at in filled[:begin] if _ANNOUNCED.fullmatch(lines[at])}
    for at in filled[begin:]:
        field = _FIELD.fullmatch(lines[at])
        if field is None:
            break
        fields.append(field)
        head.add(at)
    senders, subjects = any(field["sender"] for field in fields), any(field["subject"] for field in fields)
    return head if len(fields) >= _MIN_FIELDS and senders and subjects else set()


def _signature(lines: Sequence[str], *, known: bool) -> set[int]:
    """Return the signature: a line "--" and what follows, to the end, if it is an e-mail or holds an address."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 3 * _MAX_SIGNATURE), -1):
        if lines[at] == "--":
            below = [row for row in range(at + 1, len(lines)) if lines[row]]
            contact = any(_CONTACT.search(lines[row]) for row in below)
            if len(below) <= _MAX_SIGNATURE and (known or contact) and not any(is_heading(lines[row]) for row in below):
                return {at, *below}
            return set()
    return set()
