"""Arabic: the nouns and sentences of notes of changes, in the register of secretariats.

The sentences begin with a verb that rests on a verbal noun ("جرى حذف …"), which agrees with nothing; so one sentence is
right with one article, two and several. A provision always stands in the oblique case, which its dual shows.
"""

from __future__ import annotations

from tracker.language.note.grammar import Grammar, Noun

_FORMER = {"m": ("السابق", "السابقين", "السابقة"), "f": ("السابقة", "السابقتين", "السابقة")}


def _noun(gender: str, one: str, two: str, many: str, rest: str = "") -> Noun:
    """Return a noun.

    Args:
        gender: ``m`` or ``f``.
        one: The noun.
        two: Its dual, in the oblique case.
        many: Its plural.
        rest: Words behind the number.
    """

    def cases(former: tuple[str, str, str]) -> dict[str, tuple[str, ...]]:
        forms = tuple(f"{noun} {{n}}{rest}{behind}" for noun, behind in zip((one, two, many), former, strict=True))
        return {
            "nom": forms,
            "gen": tuple(f"من {form}" for form in forms),
            "in": tuple(f"في {form}" for form in forms),
        }

    former = _FORMER[gender]
    alone = {"nom": f"{one} {{n}}", "gen": f"من {one} {{n}}", "in": f"في {one} {{n}}"}
    return Noun(
        gender=gender,
        forms=cases(("", "", "")),
        former=cases((f" {former[0]}", f" {former[1]}", f" {former[2]}")),
        alone=alone,
    )


def _single(gender: str, name: str) -> Noun:
    return _noun(gender, name, name, name)


GRAMMAR = Grammar(
    language="ar",
    quotes=("«", "»"),
    comma=" و",
    last=" و",
    between_clauses=("، و", "، و"),
    span="من {first} إلى {last}",
    point="({n})",
    joined_points=True,
    ordinals=(
        "الأولى",
        "الثانية",
        "الثالثة",
        "الرابعة",
        "الخامسة",
        "السادسة",
        "السابعة",
        "الثامنة",
        "التاسعة",
        "العاشرة",
    ),
    counted=frozenset({"line", "indent", "recital"}),
    nouns={
        "article": _noun("f", "المادة", "المادتين", "المواد"),
        "section": _noun("m", "القسم", "القسمين", "الأقسام"),
        "paragraph": _noun("f", "الفقرة", "الفقرتين", "الفقرات"),
        "point": _noun("f", "الفقرة الفرعية", "الفقرتين الفرعيتين", "الفقرات الفرعية"),
        "annex": _noun("m", "المرفق", "المرفقين", "المرفقات"),
        "book": _noun("m", "الكتاب", "الكتابين", "الكتب"),
        "part": _noun("m", "الجزء", "الجزأين", "الأجزاء"),
        "title": _noun("m", "الباب", "البابين", "الأبواب"),
        "chapter": _noun("m", "الفصل", "الفصلين", "الفصول"),
        "subsection": _noun("m", "القسم الفرعي", "القسمين الفرعيين", "الأقسام الفرعية"),
        "rule": _noun("f", "القاعدة", "القاعدتين", "القواعد"),
        "regulation": _noun("f", "اللائحة", "اللائحتين", "اللوائح"),
        "principle": _noun("m", "المبدأ", "المبدأين", "المبادئ"),
        "guideline": _noun("m", "المبدأ التوجيهي", "المبدأين التوجيهيين", "المبادئ التوجيهية"),
        "standard": _noun("m", "المعيار", "المعيارين", "المعايير"),
        "clause": _noun("m", "البند", "البندين", "البنود"),
        "recommendation": _noun("f", "التوصية", "التوصيتين", "التوصيات"),
        "objective": _noun("m", "الهدف", "الهدفين", "الأهداف"),
        "action": _noun("m", "الإجراء", "الإجراءين", "الإجراءات"),
        "provision": _noun("m", "الحكم", "الحكمين", "الأحكام"),
        "note": _noun("f", "الحاشية", "الحاشيتين", "الحواشي"),
        "operative": _noun("f", "الفقرة", "الفقرتين", "الفقرات", " من المنطوق"),
        "whole": _single("m", "النص"),
        "recital": _noun("f", "الفقرة", "الفقرتين", "الفقرات", " من الديباجة"),
        "line": _noun("f", "الفقرة", "الفقرتين", "الفقرات"),
        "sole": _single("f", "الفقرة الوحيدة"),
        "indent": _noun("f", "الشرطة", "الشرطتين", "الشرطات"),
        "preamble": _single("f", "الديباجة"),
        "chapeau": _single("f", "العبارة الاستهلالية"),
        "closing": _single("f", "العبارة الختامية"),
        "formula": _single("f", "الصيغة التمهيدية"),
        "text_title": _single("m", "عنوان النص"),
        "opening": _single("m", "الجزء الافتتاحي"),
        "end": _single("m", "الجزء الختامي"),
    },
    sentences={
        "note_title": "مذكرة بشأن التغييرات",
        "note_intro": "تبيّن هذه المذكرة التغييرات الواردة في {after} مقارنةً بـ {before}.",
        "respectively": " على التوالي",
        "probably": " على الأرجح",
        "new": "جرت إضافة {what}.",
        "new_headed": "جرت إضافة {what} بعنوان {heading}.",
        "dropped": "جرى حذف {what}.",
        "dropped_headed": "جرى حذف {what} بعنوان {heading}.",
        "part_moved": "ترد أجزاء {old:gen} الآن {new:in}.",
        "renumbered": "جرى{probably} تعديل ترقيم {old} إلى {new}{respectively}.",
        "renumbered_same": "جرى{probably} تعديل ترقيم {old} إلى {new}{respectively}، دون تغيير في الصياغة.",
        "renumbered_references": "جرى{probably} تعديل ترقيم {old} إلى {new}{respectively}، دون تغيير سوى مواءمة "
        "الإحالات.",
        "became": "جرى{probably} تحويل {old} إلى {new}{respectively}.",
        "moved": "جرى{probably} نقل {what} إلى ما بعد {place}.",
        "moved_first": "جرى{probably} نقل {what} إلى البداية.",
        "moved_became": "جرى{probably} نقل {old} إلى موضع {new}{respectively}.",
        "moved_became_same": "جرى{probably} نقل {old} إلى موضع {new}{respectively}، دون تغيير في الصياغة.",
        "split": "جرى{probably} تقسيم {old} إلى {new}.",
        "merged": "جرى{probably} دمج {old} في {new}.",
        "combined": "جرى{probably} الجمع {new:in} بين عناصر {old:gen}.",
        "number_kept": "جرى حذف {what} مع الإبقاء على الترقيم.",
        "number_filled": "جرت إضافة {what} تحت رقم كان محجوزاً.",
        "number_dropped": "جرى حذف {what} بعد أن كان قد أُبقي على الرقم وحده.",
        "option_chosen": "جرى اعتماد {what} من بين الخيارات.",
        "option_fell": "لم يجر اعتماد {what} من بين الخيارات.",
        "option_offered": "أُدرج نص {what} ضمن عدة خيارات.",
        "option_added": "جرت إضافة {what} كخيار آخر.",
        "changes": "{where}، {changes}.",
        "added_figure": "أُضيف الرقم {words}{at}",
        "added_one": "أُضيفت كلمة {words}{at}",
        "added": "أُضيفت عبارة {words}{at}",
        "added_long": "أُضيف مقطع يبدأ بعبارة {words}{at}",
        "added_sentence": "أُضيفت جملة تبدأ بعبارة {words}{at}",
        "added_sentences": "أُضيفت جمل تبدأ بعبارة {words}{at}",
        "after": " بعد {words}",
        "at_start": " في البداية",
        "at_end": " في النهاية",
        "deleted_figure": "حُذف الرقم {words}",
        "deleted_one": "حُذفت كلمة {words}",
        "deleted": "حُذفت عبارة {words}",
        "deleted_long": "حُذف المقطع الذي يبدأ بعبارة {words}",
        "deleted_sentence": "حُذفت الجملة التي تبدأ بعبارة {words}",
        "deleted_sentences": "حُذفت الجمل التي تبدأ بعبارة {words}",
        "replaced_figure": "استُعيض عن الرقم {old} {by}",
        "replaced_one": "استُعيض عن كلمة {old} {by}",
        "replaced": "استُعيض عن عبارة {old} {by}",
        "replaced_long": "استُعيض عن المقطع الذي يبدأ بعبارة {old} {by}",
        "by": "بعبارة {new}",
        "by_figure": "بالرقم {new}",
        "by_long": "بمقطع يبدأ بعبارة {new}",
        "bracket_lifted": "أُزيل القوسان المعقوفان حول {words}",
        "bracket_lifted_long": "أُزيل القوسان المعقوفان حول المقطع الذي يبدأ بعبارة {words}",
        "brackets_lifted": "أُزيلت أقواس معقوفة",
        "bracket_set": "وُضعت عبارة {words} بين قوسين معقوفين",
        "bracket_set_long": "وُضع المقطع الذي يبدأ بعبارة {words} بين قوسين معقوفين",
        "brackets_set": "أُضيفت أقواس معقوفة",
        "chosen_option": "أُبقي من الخيارات {all} على {words}",
        "chosen": "أُبقي من البدائل {all} على {words}",
        "brackets_of": "أُزيل القوسان المعقوفان حول تسمية {what}.",
        "brackets": "جرى تعديل الأقواس المعقوفة {what:in}.",
        "reworded": "جرت إعادة صياغة {what}.",
        "largely": "جرت إعادة صياغة {what} إلى حد بعيد.",
        "reworded_changes": "جرت إعادة صياغة {what}؛ و{changes}.",
        "largely_changes": "جرت إعادة صياغة {what} إلى حد بعيد؛ و{changes}.",
        "amended": "جرى تعديل {what} على النحو التالي:",
        "heading_reworded": "جرت إعادة صياغة العنوان الوارد {what:in}.",
        "heading_replaced": "استُعيض عن العنوان {old_words} الوارد {what:in} بالعنوان {new_words}.",
        "heading_added": "أُضيف العنوان {new_words} {what:in}.",
        "heading_deleted": "حُذف العنوان {old_words} الوارد {what:in}.",
        "punctuation": "جرى تعديل علامات الترقيم {what:in}.",
        "print": "أُدخلت تغييرات طباعية {what:in}.",
        "references": "جرت مواءمة الإحالات الواردة {what:in} مع الترقيم الجديد.",
        "footnotes": "جرى تعديل حواشي {what}.",
        "relabelled": "اختلفت طريقة كتابة رقم أو تسمية {what}.",
        "numbering": "جرى تعديل الترقيم الداخلي {what:in}.",
        "breaks": "جرى تعديل تقسيم {what} إلى فقرات.",
        "order": "جرت إعادة ترتيب النص {what:in}.",
        "structure": "تغيّر مستوى {what} في بنية النص.",
        "previously": " ({old} سابقاً)",
        "corrected": " (وفق تصحيح {name}: {reason})",
        "corrected_plain": " (وفق تصحيح {name})",
    },
)
