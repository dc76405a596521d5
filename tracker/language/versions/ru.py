"""Russian words of the reports on language versions."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "versions": "Языковые версии",
    "versions_agree": "Версии совпадают во всем, что сравнивается: {names}.",
    "versions_alone": "Версий, совпадающих между собой: {agreeing} из {count}. Отличается: {names}.",
    "versions_differ": "Различий: {count}. Положений с различиями: {places} из {all}.",
    "versions_facts": "Это факты, касающиеся чисел, структуры и знаков. Совпадают ли версии по смыслу, решать "
    "читателям.",
    "versions_lacking": "отсутствует: {names}",
    "versions_only": "только: {names}",
    "versions_none": "нет",
    "differences": "Различия",
    "difference": "Различие",
    "kind_lacking": "отсутствующая часть",
    "kind_not-aligned": "без соответствия",
    "kind_place": "другое место",
    "kind_label": "номер положения",
    "kind_heading": "заголовок",
    "kind_divided": "деление на части",
    "kind_number": "число",
    "kind_amount": "количество",
    "kind_period": "срок",
    "kind_date": "дата",
    "kind_reference": "ссылка",
    "kind_brackets": "скобки",
    "kind_options": "варианты",
    "kind_notes": "знаки сносок",
    "kind_length": "длина",
    "kind_lineage": "соответствие в тексте {since}",
    "versions_parts": "частей: {count}",
    "versions_usual": "{percent}\u00a0% обычной длины",
    "versions_side_by_side": "Полный текст, параллельно",
    "versions_agreed": "Согласовано",
    "versions_structure": "Структура: {places}.",
    "versions_unlike": "Частей, имеющих соответствие во всех версиях: {shared} из {all}. Возможно, это не версии "
    "одного текста.",
}
