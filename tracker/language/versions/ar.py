"""Arabic words of the reports on language versions."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "versions": "النسخ اللغوية",
    "versions_agree": "تتفق النسخ في كل ما تجري مقارنته: {names}.",
    "versions_alone": "عدد النسخ المتفقة فيما بينها: {agreeing} من {count}. النسخة المنفردة: {names}.",
    "versions_differ": "عدد أوجه الاختلاف: {count}. الأحكام التي فيها اختلاف: {places} من {all}.",
    "versions_facts": "هذه وقائع تتعلق بالأعداد والبنية والعلامات. أما اتفاق النسخ في المعنى فيعود الحكم فيه إلى "
    "قرائها.",
    "versions_lacking": "غير وارد في: {names}",
    "versions_only": "وارد فقط في: {names}",
    "versions_none": "لا شيء",
    "differences": "أوجه الاختلاف",
    "difference": "الاختلاف",
    "kind_lacking": "جزء ناقص",
    "kind_not-aligned": "دون مقابل",
    "kind_place": "موضع آخر",
    "kind_label": "رقم الحكم",
    "kind_heading": "العنوان",
    "kind_divided": "التقسيم إلى أجزاء",
    "kind_number": "عدد",
    "kind_amount": "كمية",
    "kind_period": "أجل",
    "kind_date": "تاريخ",
    "kind_reference": "إحالة",
    "kind_brackets": "أقواس",
    "kind_options": "خيارات",
    "kind_notes": "إشارات الحواشي",
    "kind_length": "الطول",
    "kind_lineage": "المقابل في {since}",
    "versions_parts": "عدد الأجزاء: {count}",
    "versions_usual": "{percent}٪ من الطول المعتاد",
    "versions_side_by_side": "النص الكامل في أعمدة متقابلة",
    "versions_agreed": "متفق عليه",
    "versions_structure": "البنية: {places}.",
    "versions_unlike": "عدد الأجزاء التي لها مقابل في كل النسخ: {shared} من {all}. قد لا تكون هذه نسخًا من نص واحد.",
}
