"""The words of notices by language and authenticity. {text} is replaced by the symbol, or by :data:`ISSUED_TEXT`."""

from __future__ import annotations

from tracker.model.stage import Authenticity

NOTICES: dict[str, dict[Authenticity, tuple[str, ...]]] = {
    "ar": {
        Authenticity.TRANSLATION: (
            "ترجمة غير رسمية للوثيقة {text}.",
            "ليست هذه صياغة الجهة المُصدِرة، ولا يجوز الاستشهاد بها على أنها كذلك.",
        ),
        Authenticity.RECONSTRUCTION: (
            "هذا ليس نص الوثيقة {text}. وإنما هو نص أُعيد تكوينه.",
            "لم يكن النص الصادر متاحاً؛ وقد يختلف عنه الترقيم والصياغة في أي موضع.",
            "لا يجوز الاستشهاد به، ولا أن يُستخلص منه أي استنتاج بشأن ما اقتُرح.",
        ),
        Authenticity.UNVERIFIED: ("غير متحقق منه؛ لم تُؤكَّد المطابقة للنص الصادر.",),
    },
    "en": {
        Authenticity.TRANSLATION: (
            "Unofficial translation of {text}.",
            "The wording is not that of the issuing body and should not be quoted as such.",
        ),
        Authenticity.RECONSTRUCTION: (
            "This is not the text of {text}. It is a reconstruction.",
            "The issued text was not available; its numbering and wording may differ from this text at any point.",
            "Do not quote it, and draw no conclusions from it about what was proposed.",
        ),
        Authenticity.UNVERIFIED: ("Unverified; not confirmed as the issued text.",),
    },
    "es": {
        Authenticity.TRANSLATION: (
            "Traducción no oficial de {text}.",
            "La redacción no es la del órgano que publicó el texto y no debe citarse como tal.",
        ),
        Authenticity.RECONSTRUCTION: (
            "Este no es el texto de {text}. Es una reconstrucción.",
            "No se disponía del texto publicado; la numeración y la redacción pueden diferir de él en cualquier punto.",
            "No debe citarse ni extraerse de él conclusión alguna sobre lo que se propuso.",
        ),
        Authenticity.UNVERIFIED: ("Sin verificar; conformidad con el texto publicado no confirmada.",),
    },
    "fr": {
        Authenticity.TRANSLATION: (
            "Traduction non officielle de {text}.",
            "Le libellé n’est pas celui de l’organe qui a publié le texte et ne doit pas être cité comme tel.",
        ),
        Authenticity.RECONSTRUCTION: (
            "Ceci n’est pas le texte de {text}. C’est une reconstitution.",
            "Le texte publié n’était pas disponible\u00a0; numérotation et libellé peuvent s’en écarter en tout point.",
            "Ne pas le citer, et n’en tirer aucune conclusion sur ce qui a été proposé.",
        ),
        Authenticity.UNVERIFIED: ("Non vérifié\u00a0; conformité au texte publié non confirmée.",),
    },
    "ru": {
        Authenticity.TRANSLATION: (
            "Неофициальный перевод документа {text}.",
            "Формулировки не принадлежат органу, издавшему текст, и не подлежат цитированию в качестве таковых.",
        ),
        Authenticity.RECONSTRUCTION: (
            "Это не текст документа {text}. Это реконструкция.",
            "Изданный текст был недоступен; нумерация и формулировки могут отличаться от него в любом месте.",
            "Его нельзя цитировать, и по нему нельзя судить о том, что предлагалось.",
        ),
        Authenticity.UNVERIFIED: ("Не проверено; соответствие изданному тексту не подтверждено.",),
    },
    "zh": {
        Authenticity.TRANSLATION: (
            "{text}的非正式译文。",
            "措辞并非发布机构的原文，请勿作为原文引用。",
        ),
        Authenticity.RECONSTRUCTION: (
            "这不是{text}的案文，而是重构文本。",
            "当时未能取得所发布的案文；编号和措辞均可能与之不同。",
            "请勿引用，也不要据此推断当时所提的内容。",
        ),
        Authenticity.UNVERIFIED: ("未经核实，尚未确认与所发布的案文一致。",),
    },
}

ISSUED_TEXT = {
    "ar": "الصادرة",
    "en": "the issued document",
    "es": "la versión publicada",
    "fr": "l’original",
    "ru": "в изданном виде",
    "zh": "所发布文件",
}
"""Words in place of a missing symbol, in the case that the sentences above need."""

PROPOSALS: dict[str, tuple[str, ...]] = {
    "ar": (
        "مقترح أُعد استناداً إلى {text} بإزالة الأقواس المعقوفة.",
        "هذه الصياغة لم تصدر ولم يُتفق عليها، ولا يجوز الاستشهاد بها.",
    ),
    "en": (
        "Proposal, made from {text} by taking out its brackets.",
        "This wording was neither issued nor agreed, and should not be quoted.",
    ),
    "es": (
        "Propuesta elaborada a partir de {text} mediante la supresión de los corchetes.",
        "Esta redacción no ha sido publicada ni acordada y no debe citarse.",
    ),
    "fr": (
        "Proposition établie à partir de {text} par suppression des crochets.",
        "Ce libellé n’a été ni publié ni approuvé et ne doit pas être cité.",
    ),
    "ru": (
        "Предложение, составленное на основе {text} путем снятия квадратных скобок.",
        "Эта формулировка не издана и не согласована и не подлежит цитированию.",
    ),
    "zh": (
        "本提案系根据{text}去除方括号而成。",
        "此措辞既未发布，也未经商定，请勿引用。",
    ),
}
"""The notice of a text that this program made by taking out brackets; {text} is the name of the text before."""
