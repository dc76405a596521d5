"""Texts with everything at once: moves, a split, a merger, notes called once, twice and never; in several scripts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model.draft import DraftText


_BEFORE = """---
instrument: sample
stage: before
language: {language}
title: {0}
authenticity: unverified
---

# {0}

>> {1}

> {2}[^1],

## {3} I

### {4} 1

{5}

#### 1.

{6}[^2]

##### a)

{7}

##### b)

{8}

### {4} 2

{9} {10}

### {4} 3

{11}[^2]

### {4} 4

{12}

### {4} 5

{13}

[^1]: {14}

[^2]: {15}

[^3]: {16}
"""

_AFTER = """---
instrument: sample
stage: after
language: {language}
title: {0}
authenticity: translation
---

# {0}

>> {1}

> {2}[^1], {16}

## {3} I

### {4} 1

{13} {7}

### {4} 2

{5}

#### 1.

{8}

#### 2.

{6}[^2] {14}

### {4} 3

{9}

### {4} 4

{10}

### {4} 5

{11} {12}[^3]

[^1]: {14} {15}

[^2]: {15}

[^3]: {16}
"""

_WORDS = {
    "arabic": ("ar", (
        "إعلان بشأن حق الشعوب في التضامن الدولي", "إن الجمعية العامة،", "إذ تسترشد بميثاق الأمم المتحدة ومبادئه",
        "الباب", "المادة", "لكل إنسان الحق في التضامن الدولي دون أي تمييز بسبب اللغة أو الدين",
        "تتخذ الدول جميع التدابير اللازمة لضمان التمتع الكامل بهذا الحق", "التشريعات الوطنية الملائمة",
        "السياسات العامة والبرامج المشتركة بين البلدان",
        "تتعاون الدول فيما بينها من أجل منع الأزمات الإنسانية والاستجابة لها في الوقت المناسب.",
        "وتقدم المنظمات الدولية المساعدة التقنية إلى البلدان النامية عند طلبها.",
        "تعزز الدول التعليم في مجال حقوق الإنسان في جميع المدارس والجامعات.",
        "تشارك الشعوب الأصلية مشاركة كاملة في صنع القرارات التي تمس أراضيها ومواردها.",
        "تقدم كل دولة تقريراً دورياً إلى مجلس حقوق الإنسان عن تنفيذ هذا الإعلان.",
        "انظر قرار مجلس حقوق الإنسان", "انظر المادة الأولى من الميثاق", "الوثيقة الرسمية للدورة",
    )),
    "chinese": ("zh", (
        "人民和个人享有国际团结权利宣言", "大会，", "遵循《联合国宪章》的宗旨和原则", "编", "条",
        "人人享有国际团结的权利，不因语言、宗教或出身而受歧视。", "各国应采取一切必要措施，确保充分享有这一权利",
        "适当的国内立法", "各国共同制定的公共政策和方案",
        "各国应相互合作，预防人道主义危机并及时作出反应。", "国际组织应根据请求向发展中国家提供技术援助。",
        "各国应在所有学校和大学促进人权教育。", "土著人民应充分参与影响其土地和资源的决策。",
        "每个国家应定期向人权理事会报告本宣言的执行情况。", "见人权理事会决议", "见《宪章》第一条", "会议正式记录",
    )),
    "english": ("en", (
        "Declaration on international solidarity", "The General Assembly,", "Guided by the Charter and its purposes",
        "Part", "Article", "Everyone has the right to international solidarity, without distinction of any kind.",
        "States shall take all the measures needed to secure the full enjoyment of this right",
        "suitable national legislation", "public policies and programmes shared among countries",
        "States shall cooperate to prevent humanitarian crises and to respond to them in good time.",
        "International organizations shall give technical assistance to developing countries at their request.",
        "States shall promote education in human rights in all schools and universities.",
        "Indigenous peoples shall take full part in decisions that concern their lands and resources.",
        "Each State shall report regularly to the Human Rights Council on how it carries out this Declaration.",
        "See the resolution of the Council", "See article 1 of the Charter", "Official records of the session",
    )),
}  # fmt: skip


def _pair(name: str) -> tuple[DraftText, DraftText]:
    language, phrases = _WORDS[name]
    before, after = (parse(text.format(*phrases, language=language))[0] for text in (_BEFORE, _AFTER))
    return before, after


GENERATED: dict[str, Callable[[], tuple[DraftText, DraftText]]] = {name: partial(_pair, name) for name in _WORDS}
"""Pairs of texts by language."""
