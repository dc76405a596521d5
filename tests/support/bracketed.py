"""Drafts in square brackets and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.samples import finished
from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.services.compare import Comparison

BEFORE = """### Article 1

Every Party [shall][should][may] report each year [, as appropriate,] to the Secretariat.

### Article 2

[The Fund is open to all Parties.]

### Article 3

[Each Party pays [two] [three] per cent of its budget into the Fund.]

### Article 4

The seat of the Secretariat is on an island.
"""
AFTER = """### Article 1

Every Party shall report each year to the Secretariat.

### Article 2

The Fund is open to all Parties.

### Article 3

[Each Party pays [two] [three] per cent of its budget into the Fund.]

### Article 4

The seat of the Secretariat is [on an island].
"""
SENTENCES = {
    "ar": (
        "تقدم الدول الأطراف [تقريراً سنوياً][تقارير دورية] إلى الأمانة.",
        "تقدم الدول الأطراف تقريراً سنوياً إلى الأمانة.",
    ),
    "en": ("Every Party [shall][should] report.", "Every Party shall report."),
    "es": ("Cada Parte [presentará][debería presentar] un informe.", "Cada Parte presentará un informe."),
    "fr": ("Chaque Partie [présente][devrait présenter] un rapport.", "Chaque Partie présente un rapport."),
    "ru": ("Каждая Сторона [представляет][может представлять] доклад.", "Каждая Сторона представляет доклад."),
    "zh": ("各缔约方[应当][可以]提交报告。", "各缔约方应当提交报告。"),
}


def bracketed_texts(language: str, sentences: tuple[str, str]) -> tuple[str, str]:
    """Two texts of one article around a sentence in each."""
    before, after = (f"---\ninstrument: fund\nlanguage: {language}\n---\n\n### 1\n\n{text}\n" for text in sentences)
    return before, after


def draft(text: str, stage: str, language: str = "en") -> DraftText:
    return parse(f"---\ninstrument: fund\nstage: {stage}\nlanguage: {language}\n---\n\n{text}")[0]


def compared(before: str, after: str, language: str = "en") -> Comparison:
    return finished(draft(before, "first", language), draft(after, "second", language))
