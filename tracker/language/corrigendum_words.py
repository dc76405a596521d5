"""The words of corrigenda in six languages, in the forms that depositaries and the corrigenda of the UN (Corr.1) use.

Names of provisions and quoted words are put into them as they are, so no word has to agree with them.
"""

from __future__ import annotations

from tracker.language.interface import words_of

CORRIGENDUM_WORDS: dict[str, dict[str, str]] = {
    "ar": {
        "corrigendum": "تصويب",
        "corrigendum_intro": "بإجراء التصويبات التالية في النص {before} يصبح النص {after}. والمواضع والألفاظ المقتبسة "
        "هي مواضع النص {before} وألفاظه.",
        "corrigendum_caution": "هذه ورقة عمل أُعدت بمقارنة النصين؛ وليست إشعاراً صادراً عن الوديع.",
        "corrigendum_overlong": "يصلح التصويب لتغييرات قليلة؛ أما هنا فالأنسب هو النص المبيّن للتغييرات أو مذكرة "
        "التغييرات. السطور المختلفة، بالنسبة المئوية: {share}.",
        "corrigendum_none": "لا تصويبات: النصان متطابقان.",
        "place": "الموضع",
        "for": "بدلاً من",
        "read": "يُقرأ",
        "sentence": "{place}، الجملة {n}",
        "heading_of": "{place}، العنوان",
        "title_of_text": "عنوان النص",
        "formula_of_text": "الصيغة التمهيدية",
        "after_words": "بعد {words}",
        "before_words": "قبل {words}",
        "insert": "تُدرج {words}",
        "insert_lines": "يُدرج:",
        "delete": "تُحذف",
        "existing": "النص الحالي",
        "existing_beginning": "النص الحالي الذي يبدأ بما يلي: {words}",
        "after_place": "بعد هذا الموضع: {place}",
        "at_start": "في بداية النص",
        "transfer": "يُنقل إلى هذا الموضع: {place}",
        "level": "النص نفسه، في مستوى آخر",
        "new_note": "حاشية جديدة {n}",
        "note_numbers": "أرقام الحواشي",
    },
    "en": {
        "corrigendum": "Corrigendum",
        "corrigendum_intro": "The corrections below turn the text {before} into the text {after}. Places and quoted "
        "words are those of {before}.",
        "corrigendum_caution": "This is a working paper made by comparing the texts; it is not a notification by a "
        "depositary.",
        "corrigendum_overlong": "A corrigendum is made for few corrections; here the redline or the note of changes "
        "serves better. Lines that differ, in per cent: {share}.",
        "corrigendum_none": "No corrections: the texts are the same.",
        "place": "Place",
        "for": "For",
        "read": "Read",
        "sentence": "{place}, sentence {n}",
        "heading_of": "{place}, heading",
        "title_of_text": "Title",
        "formula_of_text": "Introductory words",
        "after_words": "after {words}",
        "before_words": "before {words}",
        "insert": "insert {words}",
        "insert_lines": "insert:",
        "delete": "delete",
        "existing": "the existing text",
        "existing_beginning": "the existing text beginning {words}",
        "after_place": "After {place}",
        "at_start": "At the beginning of the text",
        "transfer": "transfer to this place: {place}",
        "level": "the same text, set at another level",
        "new_note": "New note {n}",
        "note_numbers": "Numbers of the notes",
    },
    "es": {
        "corrigendum": "Corrección",
        "corrigendum_intro": "Con las correcciones siguientes, el texto {before} se convierte en el texto {after}. Los "
        "lugares y las palabras citadas son los de {before}.",
        "corrigendum_caution": "Documento de trabajo preparado mediante la comparación de los textos; no es una "
        "notificación del depositario.",
        "corrigendum_overlong": "Una corrección sirve para pocos cambios; aquí es más útil el texto con los cambios "
        "marcados o la nota sobre los cambios. Líneas que difieren, en porcentaje: {share}.",
        "corrigendum_none": "No hay correcciones: los textos son idénticos.",
        "place": "Lugar",
        "for": "Donde dice",
        "read": "Debe decir",
        "sentence": "{place}, oración {n}",
        "heading_of": "{place}, título",
        "title_of_text": "Título",
        "formula_of_text": "Fórmula introductoria",
        "after_words": "después de {words}",
        "before_words": "antes de {words}",
        "insert": "insértese {words}",
        "insert_lines": "insértese:",
        "delete": "suprímase",
        "existing": "el texto existente",
        "existing_beginning": "el texto existente que comienza por {words}",
        "after_place": "A continuación de: {place}",
        "at_start": "Al principio del texto",
        "transfer": "trasládese a este lugar: {place}",
        "level": "el mismo texto, en otro nivel",
        "new_note": "Nueva nota {n}",
        "note_numbers": "Números de las notas",
    },
    "fr": {
        "corrigendum": "Rectificatif",
        "corrigendum_intro": "Les rectifications ci-après font du texte {before} le texte {after}. Les emplacements et "
        "les mots cités sont ceux de {before}.",
        "corrigendum_caution": "Document de travail établi par comparaison des textes\u00a0; il ne constitue pas une "
        "notification du dépositaire.",
        "corrigendum_overlong": "Un rectificatif convient à un petit nombre de corrections\u00a0; ici, la version "
        "comparée ou la note sur les modifications est préférable. Lignes qui diffèrent, en pourcentage\u00a0: "
        "{share}.",
        "corrigendum_none": "Aucune rectification\u00a0: les textes sont identiques.",
        "place": "Emplacement",
        "for": "Au lieu de",
        "read": "Lire",
        "sentence": "{place}, phrase {n}",
        "heading_of": "{place}, intitulé",
        "title_of_text": "Titre",
        "formula_of_text": "Formule introductive",
        "after_words": "après {words}",
        "before_words": "avant {words}",
        "insert": "insérer {words}",
        "insert_lines": "insérer\u00a0:",
        "delete": "supprimer",
        "existing": "le texte existant",
        "existing_beginning": "le texte existant commençant par {words}",
        "after_place": "À la suite de\u00a0: {place}",
        "at_start": "Au début du texte",
        "transfer": "transférer à cet endroit\u00a0: {place}",
        "level": "le même texte, à un autre niveau",
        "new_note": "Nouvelle note {n}",
        "note_numbers": "Numéros des notes",
    },
    "ru": {
        "corrigendum": "Исправление",
        "corrigendum_intro": "Приведенные ниже исправления превращают текст {before} в текст {after}. Места и "
        "цитируемые слова указаны по тексту {before}.",
        "corrigendum_caution": "Рабочий документ, подготовленный путем сопоставления текстов; он не является "
        "уведомлением депозитария.",
        "corrigendum_overlong": "Исправление предназначено для немногих изменений; здесь удобнее текст с пометками или "
        "записка об изменениях. Различающиеся строки, в процентах: {share}.",
        "corrigendum_none": "Исправлений нет: тексты совпадают.",
        "place": "Место",
        "for": "Вместо",
        "read": "Следует читать",
        "sentence": "{place}, предложение {n}",
        "heading_of": "{place}, заголовок",
        "title_of_text": "Название",
        "formula_of_text": "Вводная формула",
        "after_words": "после {words}",
        "before_words": "перед {words}",
        "insert": "включить {words}",
        "insert_lines": "включить:",
        "delete": "исключить",
        "existing": "существующий текст",
        "existing_beginning": "существующий текст, который начинается словами {words}",
        "after_place": "Далее за этим местом: {place}",
        "at_start": "В начале текста",
        "transfer": "перенести на это место: {place}",
        "level": "тот же текст на другом уровне",
        "new_note": "Новое примечание {n}",
        "note_numbers": "Номера примечаний",
    },
    "zh": {
        "corrigendum": "更正",
        "corrigendum_intro": "经以下更正，案文{before}即成为案文{after}。位置和引用的文字均以{before}为准。",
        "corrigendum_caution": "本文件系通过比对案文编制的工作文件，并非保存人通知。",
        "corrigendum_overlong": "更正适用于少量改动；此处宜使用对照修订稿或变更说明。不同的行所占百分比：{share}。",
        "corrigendum_none": "无更正：两份案文相同。",
        "place": "位置",
        "for": "原文",
        "read": "改为",
        "sentence": "{place}，第{n}句",
        "heading_of": "{place}，标题",
        "title_of_text": "标题",
        "formula_of_text": "序言用语",
        "after_words": "在{words}之后",
        "before_words": "在{words}之前",
        "insert": "插入{words}",
        "insert_lines": "插入：",
        "delete": "删除",
        "existing": "现有案文",
        "existing_beginning": "以{words}开头的现有案文",
        "after_place": "在以下位置之后：{place}",
        "at_start": "案文开头",
        "transfer": "移至此处：{place}",
        "level": "案文不变，改列另一层级",
        "new_note": "新注{n}",
        "note_numbers": "注的编号",
    },
}
"""The words of each language, under the same keys and with the same placeholders."""


def corrigendum_words(language: str) -> dict[str, str]:
    """Return the words of all reports with those of corrigenda, in a language (a BCP 47 tag), else in English.

    >>> corrigendum_words("fr-CH")["for"], corrigendum_words("de")["for"]
    ('Au lieu de', 'For')
    """
    words = words_of(language)
    return words | CORRIGENDUM_WORDS[words["lang"]]
