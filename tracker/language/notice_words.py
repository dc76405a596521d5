"""The words of notices by language and authenticity. {text} is replaced by the symbol, or by :data:`ISSUED_TEXT`."""

from __future__ import annotations

from tracker.model.stage import Authenticity

NOTICES: dict[str, dict[Authenticity, tuple[str, ...]]] = {
    "ar": {
        Authenticity.TRANSLATION: (
            "ترجمة غير رسمية للوثيقة {text}.",
            "هذه ليست عبارات الجهة المُصدِرة. ولا يجوز الاستشهاد بها على أنها كذلك.",
        ),
        Authenticity.RECONSTRUCTION: (
            "هذا ليس نص الوثيقة {text}. وإنما هو نص أُعيد تكوينه.",
            "لم يكن النص الصادر متاحاً؛ وقد يختلف عنه الترقيم والصياغة في أي موضع.",
            "لا يجوز الاستشهاد به، ولا أن يُستخلص منه أي استنتاج بشأن ما اقتُرح.",
            "يضع هذا الأمر النص الصادر مكانه:",
        ),
        Authenticity.UNVERIFIED: (
            "لم يُتحقق منه: لم يبيّن أحد بعد ما إذا كان هذا هو النص الصادر.",
            # The mark keeps the two hyphens on the left of the option.
            "ويمكن لمن يعلم ذلك أن يبيّنه بالخيار \u200e--authenticity عند إضافة النص.",
        ),
    },
    "en": {
        Authenticity.TRANSLATION: (
            "Unofficial translation of {text}.",
            "These are not the words of the issuing body. Do not quote them as such.",
        ),
        Authenticity.RECONSTRUCTION: (
            "This is not the text of {text}. It is a reconstruction.",
            "The issued text was not at hand; numbering and wording may differ from it at any place.",
            "Do not quote it, and draw no conclusion from it about what was proposed.",
            "This command puts the issued text in its place:",
        ),
        Authenticity.UNVERIFIED: (
            "Unverified: nobody has said yet whether this is the issued text.",
            "Whoever knows says so with --authenticity when bringing it in.",
        ),
    },
    "es": {
        Authenticity.TRANSLATION: (
            "Traducción no oficial de {text}.",
            "Estas no son las palabras del órgano que publicó el texto. No deben citarse como tales.",
        ),
        Authenticity.RECONSTRUCTION: (
            "Este no es el texto de {text}. Es una reconstrucción.",
            "No se disponía del texto publicado; la numeración y la redacción pueden diferir de él en cualquier lugar.",
            "No debe citarse ni extraerse de él conclusión alguna sobre lo que se propuso.",
            "Esta orden pone en su lugar el texto publicado:",
        ),
        Authenticity.UNVERIFIED: (
            "Sin verificar: nadie ha indicado aún si este es el texto publicado.",
            "Quien lo sepa lo indica con --authenticity al incorporarlo.",
        ),
    },
    "fr": {
        Authenticity.TRANSLATION: (
            "Traduction non officielle de {text}.",
            "Ce ne sont pas les termes de l’organe qui a publié le texte. Ne pas les citer comme tels.",
        ),
        Authenticity.RECONSTRUCTION: (
            "Ceci n’est pas le texte de {text}. C’est une reconstitution.",
            "Le texte publié n’était pas disponible\u00a0; numérotation et termes peuvent s’en écarter partout.",
            "Ne pas le citer, et n’en rien conclure sur ce qui a été proposé.",
            "Cette commande met le texte publié à sa place\u00a0:",
        ),
        Authenticity.UNVERIFIED: (
            "Non vérifié\u00a0: personne n’a encore dit si c’est le texte publié.",
            "Qui le sait le dit par --authenticity en l’ajoutant.",
        ),
    },
    "ru": {
        Authenticity.TRANSLATION: (
            "Неофициальный перевод документа {text}.",
            "Это не формулировки органа, издавшего текст. Цитировать их в качестве таковых нельзя.",
        ),
        Authenticity.RECONSTRUCTION: (
            "Это не текст документа {text}. Это реконструкция.",
            "Изданный текст отсутствовал; нумерация и формулировки могут отличаться от него в любом месте.",
            "Его нельзя цитировать, и из него нельзя делать выводы о том, что предлагалось.",
            "Эта команда ставит на его место изданный текст:",
        ),
        Authenticity.UNVERIFIED: (
            "Не проверено: пока никто не указал, является ли это изданным текстом.",
            "Тот, кому это известно, указывает это при добавлении текста с помощью --authenticity.",
        ),
    },
    "zh": {
        Authenticity.TRANSLATION: (
            "{text}的非正式译文。",
            "这并非发布机构的措辞，请勿作为其措辞引用。",
        ),
        Authenticity.RECONSTRUCTION: (
            "这不是{text}的案文，而是重构文本。",
            "当时未能取得所发布的案文；编号和措辞均可能与之不同。",
            "请勿引用，也不要据此推断当时所提的内容。",
            "以下命令可用所发布的案文予以替换：",
        ),
        Authenticity.UNVERIFIED: (
            "未经核实：尚无人说明这是否为所发布的案文。",
            "知情者可在添加案文时用 --authenticity 说明。",
        ),
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
