"""Words by which a number is known to be part of a name, or a form of words, and no amount."""

from __future__ import annotations

import re

NUMBERED = re.compile(
    r"(?<![^\W_])(?:"
    r"n[º°o]s?\.?|no\.|nos\.|nrs?\.|núms?\.|numbers?|numéros?|números?|№№?|номер(?:а|ом|ами)?|رقم|الرقم"
    r"|resolutions?|résolutions?|resoluci(?:ón|ones)|резолюци(?:я|и|ю|ей|й|ями|ях)|(?:ال)?قرار(?:ات|ين)?"
    r"|decisions?|décisions?|decisi(?:ón|ones)|решени(?:е|я|ю|ем|и|й)|(?:ال)?مقرر(?:ات)?"
    r"|protocols?|protocoles?|protocolos?|протокол(?:а|у|ом|е|ы)?|(?:ال)?بروتوكول"
    r"|tables?|tableaux?|cuadros?|tablas?|таблиц(?:а|ы|е|у)|(?:ال)?جدول"
    r"|(?:par(?:a|r|ágr)?s?|párrs?|arts?|secs?|chaps?|ch|caps?|figs?|pp?|пп?|ст|гл|разд)\.|(?:ال)?فرع|rev\.|add\.|corr\.|sr\.|conf\.|vol\.|figures?|forms?|formulaires?|formularios?|pages?|páginas?|notes?|footnotes?|convention|convenio|конвенци(?:я|и|ю|ей)"
    r"|agenda|programme|phase|fase|фаза|этап|step|group|groupe|grupo|category|catégorie|categoría|class|clase|класс"
    r"|column|colonne|columna|iso|regulation|directive|règlement|reglamento|loi|ley|закон(?:а|у|ом|е)?"
    r")(?=[ \u00a0\u202f]?\d)[ \u00a0\u202f]?",
    re.IGNORECASE,
)
"""Words before a number that names something: "No. 169", "resolution 61/295", "Протокол 2"."""

THIRD_PARTIES = re.compile(
    r"[ \u00a0-]*(?:autonomous[ ]|non-?\w+[ ])?(?:territor(?:y|ies)|system|organi[sz]ation"
    r"|carrier|part(?:y|ies)|states?|persons?|countr(?:y|ies)|world"
    r"|estados?|personas?|países|país|partes?(?![^\W\d_])"
    r"|государств|сторон|лиц|стран|国|方|者|人|世界)",
    re.IGNORECASE,
)
"""Nouns behind "third" that make it "not one of us": a third State."""

PROVISION = re.compile(
    r"[ \u00a0\u202f]+(?:sub-?paragraph|paragraph|sentence|indent|alinéa|phrase|tiret|párrafo|inciso|oración"
    r"|предложени|абзац|пункт"
    r"|article|artículo|стат[ье]|chapter|chapitre|capítulo|глав|section|sección|раздел|annex|приложени)",
    re.IGNORECASE,
)
"""Words behind an ordinal that names a provision: "the second paragraph"."""
PROVISION_BEFORE = re.compile(
    r"(?:alinéa|paragraphe|phrase|párrafo|inciso|oración|(?:ال)?(?:فقرة|مادة|جملة|فصل|باب|قسم|مرفق))[ \u00a0]+$",
    re.IGNORECASE,
)
"""The same before it: "párrafo segundo", "الفقرة الثانية"."""

NO_ORDINAL = re.compile(
    r"first(?= of all\b| and foremost)|(?<=at )first|premier(?= lieu\b)|primer(?= lugar\b)|первую(?= очередь)"
    r"|(?<=во-)первых|(?<=во-)вторых|(?<=в-)\w+ых|second(?=-hand)|second(?=s\b)|first(?=-hand| hand)",
    re.IGNORECASE,
)
"""Ordinals in set phrases, which count nothing: "first of all", "en premier lieu"."""

DURING = {
    "en": re.compile(
        r"(?:within|for|of|after|than|least|exceed|exceeding|in|into|every)[ \u00a0]+an?[ \u00a0]+$", re.IGNORECASE
    ),
    "ru": re.compile(
        r"(?:в[ \u00a0]+течение|не[ \u00a0]+(?:позднее|менее|более)|по[ \u00a0]+истечении|через|за)[ \u00a0]+$",
        re.IGNORECASE,
    ),
    "ar": re.compile(r"(?<![^\W_])(?:خلال|غضون|لمدة|مدة|مدتها|بعد|قبل|مهلة|فترة)[ \u00a0]+$"),
}
"""Words before a unit of time of which one is meant: "within a month", "в течение месяца"; but not "once a year"."""

HAN_NOUNS = re.compile(
    r"个|名|位|人|次|份|国|项|方|票|届|种|类|件|倍|家|处|成员|缔约|日|天|年|月|周|岁|小时|分钟|秒|季度|星期|元|美元|欧元|米|公里|千米"
    r"|海里|吨|公斤|千克|克|公顷|平方|立方|度|摄氏|百分点|升|千瓦|兆瓦|[）)\]］]"
)
"""Characters behind a single Chinese numeral that make it an amount; 二者, 三权 and their like are words."""
NO_HAN_NUMERAL = re.compile(
    r"十分|万一|百姓|千方百计|万国|二者|两者|一切|统一|唯一|万维|三农|两院|四川|百科|千年(?=发展)|万物|十足"
)
"""Words that begin with a numeral and state no amount."""
HAN_IDENTIFIER = re.compile(r"[ ]?(?:号|条|條|款|项(?=规定|所)|章|节|编|部分|段|页)")
"""Characters behind 第 and a number that make it the number of a provision or a document."""
