"""Structure that the form of a line alone does not show: gaps, units, wrapped lines, lists that restart."""

from __future__ import annotations

import pytest

from tracker.model.provision import ProvisionKind
from tracker.readers import ArtefactKind, Reading, read_bytes
from tracker.readers.structure.classify import classify
from tracker.readers.structure.printed_line import PrintedLine
from tracker.text.writer import write


def read(text: str) -> Reading:
    return read_bytes(text.encode(), "draft.txt")


def text_of(text: str) -> str:
    """Return the structured text of a plain text, without its front matter."""
    return write(read(text).draft).split("---\n\n", 1)[1]


def labels(text: str) -> list[str]:
    return [article.label for article in read(text).draft.articles]


def eids(text: str) -> list[str]:
    return [provision.eid for provision in read(text).draft.root.walk() if provision.eid]


# Gaps in the row of numbers

RUN_IN = {
    "en": ("Article {}", "Scope", "The Parties agree.", "Duty to keep Each Party shall keep its bridges."),
    "fr": ("Article {}", "Portée", "Les Parties conviennent.", "Entretien Chaque Partie entretient ses ponts."),
    "es": ("Artículo {}", "Alcance", "Las Partes convienen.", "Cuidado Cada Parte cuida sus puentes."),
    "ru": ("Статья {}", "Сфера", "Стороны согласны.", "Уход Каждая Сторона содержит мосты."),
}


@pytest.mark.parametrize("language", RUN_IN)
def test_a_line_that_fills_a_gap_in_the_row_is_a_heading_and_a_doubt(language: str) -> None:
    label, title, text, run_in = RUN_IN[language]
    one, two, three = (label.format(n) for n in (1, 2, 3))
    reading = read(f"{one}\n{title}\n{text}\nA.\n\n{two} {run_in}\n\n{three}\n{title}\n{text}\nB.\n")
    assert [article.label for article in reading.draft.articles] == [one, two, three]
    assert [problem.line for problem in reading.problems] == [6]
    assert run_in.split()[0] in reading.problems[0].message


def test_without_titles_around_it_the_line_is_text_and_no_doubt() -> None:
    reading = read("Article 1\nThe Parties agree.\n\nArticle 2 Each Party keeps its bridges.\n\nArticle 3\nIt ends.\n")
    assert len(reading.draft.articles) == 3
    assert reading.problems == ()


def test_a_sentence_that_cites_an_article_is_none() -> None:
    text = "Article 1\nThe Parties agree.\nArticle 2 of the Convention applies.\n\nArticle 3\nPeace.\n"
    assert labels(text) == ["Article 1", "Article 3"]
    assert "may begin in this line" in read(text).problems[0].message
    # Without a gap there is nothing to doubt.
    assert read(text.replace("Article 3", "Article 2")).problems == ()


def test_a_row_of_articles_that_all_have_their_text_on_one_line() -> None:
    text = "Article 1 The Parties keep the peace.\nArticle 2 They keep the bridges.\nArticle 3 They report.\n"
    assert labels(text) == ["Article 1", "Article 2", "Article 3"]
    assert labels("Article 4 The Parties keep the peace.\n") == []


# Units


@pytest.mark.parametrize(
    "unit",
    ["Rule", "Regulation", "Principle", "Guideline", "Règle", "Principe", "Regla", "Principio", "Правило", "Принцип",
     "القاعدة", "المبدأ", "规则", "原则"],
)  # fmt: skip
def test_another_unit_plays_the_article_where_a_text_has_none(unit: str) -> None:
    text = f"{unit} 1\nPorts\nPorts are open.\nB.\n\n{unit} 2\nCanals\nCanals are kept.\nB.\n"
    assert labels(text) == [f"{unit} 1", f"{unit} 2"]
    assert read(text).draft.articles[0].heading == "Ports"


def test_numbered_titles_are_articles_where_a_text_has_no_others() -> None:
    text = "An Act\n1. Short title\nThis Act.\n2. Words\nIn this Act:\n1. ship; and\n2. port.\n3. End\nIt ends.\n"
    assert [(article.label, article.heading) for article in read(text).draft.articles] == [
        ("1.", "Short title"), ("2.", "Words"), ("3.", "End"),
    ]  # fmt: skip
    assert labels("The Conference\n1. Decides to meet.\n2. Invites all.\n3. Thanks them.\n") == []
    assert labels("Needs:\n1. Apples\n2. Pears\n3. Plums\n") == []


def test_a_heading_that_the_file_sets_off_is_one() -> None:
    blocks = classify([PrintedLine(1, "1. Reporting. Each Party shall report.", heading_length=13)]).blocks
    assert [(block.level, block.text) for block in blocks] == [(3, "1. — Reporting."), (0, "Each Party shall report.")]
    article = PrintedLine(1, "Article 1. Costs. Each Party pays.", heading_length=17)
    blocks = classify([article, PrintedLine(2, "1. Duty. They pay.", heading_length=8)]).blocks
    assert [(block.level, block.text) for block in blocks if block.level] == [
        (3, "Article 1. — Costs."), (4, "1. — Duty."),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Article 1(Purpose)", "Article 1 (Purpose)", "第一条（目的和范围）"])
def test_titles_in_brackets(label: str) -> None:
    article = read(f"{label}\nAll agree.\nB.\n").draft.articles[0]
    assert article.heading in {"(Purpose)", "（目的和范围）"}


def test_titles_with_a_full_stop_where_that_is_the_custom() -> None:
    text = "Artículo 1. Objeto.\nEsta ley regula los puentes.\nArtículo 2. Definiciones.\nPuente es todo paso.\n"
    assert [article.heading for article in read(text).draft.articles] == ["Objeto.", "Definiciones."]
    long = "Article 1. The Parties agree.\nThey meet each year in the city of the depositary.\n" + "".join(
        f"Article {n}. The Parties keep their bridges; and they report of it to the Conference.\nB.\n" for n in (2, 3)
    )
    assert [article.heading for article in read(long).draft.articles] == ["", "", ""]


def test_rules_stand_in_an_annex_as_rules_and_beside_articles_as_text() -> None:
    text = "Article 1\nPeace.\n\nAnnex I\n\nRule 1\nPorts are open.\n\nRule 2\nCanals are kept.\n"
    assert eids(text) == ["art_1", "annex_I", "annex_I__rule_1", "annex_I__rule_2"]
    assert labels("Article 1\nRule 1\nArticle 2\nRule 2\nText.\n") == ["Article 1", "Article 2"]


def test_the_only_rule_of_an_annex_is_its_article() -> None:
    """Alone on its line and the first; a reference to a rule of another text is neither."""
    text = "Article 1\nPeace.\n\nAnnex I\nRules of procedure\n\n{}\n"

    assert "Rule 1" in labels(text.format("Rule 1\nPorts are open."))
    assert "Règle 1" in labels(text.format("Règle 1\nLes ports sont ouverts."))
    assert "Rule 5" not in labels(text.format("Rule 5\nPorts are open."))
    assert not any("Rule" in label for label in labels("Ports\n\nRule 1\n\nPorts are open.\n"))


def test_sections_nest_as_the_text_shows() -> None:
    inside = (
        "Article I\nSection 1. Members\nAll.\nSection 2. Others\nNone.\nArticle II\nSection 1. Quotas\nA.\n(a) b;\n"
    )
    assert eids(inside) == [
        "art_I", "art_I__sec_1", "art_I__sec_2", "art_II", "art_II__sec_1", "art_II__sec_1__point_a",
    ]  # fmt: skip
    above = "Section 1. Members\nArticle 1\nAll.\nArticle 2\nNone.\nSection 2. Quotas\nArticle 3\nOne.\n"
    assert eids(above) == ["sec_1", "art_1", "art_2", "sec_2", "art_3"]


@pytest.mark.parametrize("word", ["Annexes", "Appendix", "Schedule", "Part", "Annexe", "Anexos", "Приложение", "附件"])
def test_a_division_word_below_the_label_of_an_article_is_its_title(word: str) -> None:
    text = f"Article 1\nScope\nAll.\nB.\n\nArticle 2\n{word}\n1. One.\n2. Two.\n\nArticle 3\nEnd\nAll.\nB.\n"
    reading = read(text)
    assert [(article.label, article.heading) for article in reading.draft.articles] == [
        ("Article 1", "Scope"), ("Article 2", word), ("Article 3", "End"),
    ]  # fmt: skip


def test_a_chinese_title_on_the_line_of_its_label() -> None:
    articles = read("第一条 定义\n\n一、船舶。\n\n第二条　费用\n\n各方承担。\n\n第三条 各方应当报告。\n").draft.articles
    assert [article.heading for article in articles] == ["定义", "费用", ""]


ORDINALS = {
    "en": ("TRANSITIONAL PROVISIONS", ["First", "Second", "Third"]),
    "fr": ("Dispositions transitoires", ["Première", "Deuxième", "Troisième"]),
    "es": ("DISPOSICIONES TRANSITORIAS", ["Primera", "Segunda", "Tercera"]),
    "ru": ("Переходные положения", ["Первая", "Вторая", "Третья"]),
    "ar": ("أحكام انتقالية", ["أولاً", "ثانياً", "ثالثاً"]),
}


@pytest.mark.parametrize("form", ["{}\n{}", "{}.- {}", "{}. {}"])
@pytest.mark.parametrize("language", ORDINALS)
def test_ordinals_below_a_heading_of_transitional_provisions_are_provisions(language: str, form: str) -> None:
    heading, words = ORDINALS[language]
    provisions = "\n".join(form.format(word, "It replaces all others.") for word in words)
    reading = read(f"Article 1\nPeace.\n\n{heading}\n\n{provisions}\n")
    assert [provision.eid for provision in reading.draft.main_provisions] == [
        "art_1", "div_1__prov_1", "div_1__prov_2", "div_1__prov_3",
    ]  # fmt: skip
    assert [provision.eid for provision in reading.draft.articles] == ["art_1"]
    assert reading.problems == ()


def test_ordinals_elsewhere_are_words() -> None:
    assert labels("Article 1\nThe report shall state\nFirst\nthe costs.\nSecond\nthe time.\n") == ["Article 1"]


# Wrapped lines

PARAGRAPHS = {
    "en": "The Secretary-General of the Organization, acting with the consent of the Council of "
    "Ministers, shall notify "
    "all States Parties of any Port that the Board of Governors of the River Commission "
    "has closed under Annex II of the "
    "Convention of 1982, and of every Port that was opened again since 1 January 2020 under Article 7, paragraph 2.",
    "fr": "Le Secrétaire général de l’Organisation, agissant avec l’accord du Conseil des "
    "Ministres, notifie à tous les "
    "États Parties chaque Port que le Conseil des Gouverneurs de la Commission du Fleuve "
    "a fermé en vertu de l’Annexe II "
    "de la Convention de 1982, et chaque Port rouvert depuis le 1er janvier 2020 en vertu "
    "de l’article 7, paragraphe 2.",
    "ru": "Генеральный секретарь Организации, действуя с согласия Совета министров, уведомляет "
    "все Государства-участники "
    "о каждом Порте, который Совет управляющих Речной комиссии закрыл согласно Приложению "
    "II к Конвенции 1982 года, и о "
    "каждом Порте, который был вновь открыт после 1 января 2020 года в соответствии с пунктом 2 статьи 7.",
    "ar": "يقوم الأمين العام للمنظمة، بموافقة مجلس الوزراء، بإخطار جميع الدول الأطراف بكل ميناء أغلقه مجلس محافظي لجنة "
    "النهر بموجب المرفق الثاني لاتفاقية عام ١٩٨٢، وبكل ميناء أعيد فتحه منذ ١ كانون الثاني "
    "٢٠٢٠ بموجب الفقرة ٢ من هذا النص "
    "وذلك وفقا للإجراءات التي يعتمدها المؤتمر في دورته الأولى.",
}  # fmt: skip


def wrap(text: str, width: int) -> str:
    """Wrap greedily, as mail programs do; a word is never divided."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@pytest.mark.parametrize("width", [48, 56, 64, 72, 78])
@pytest.mark.parametrize("language", PARAGRAPHS)
def test_the_width_of_the_lines_changes_nothing(language: str, width: int) -> None:
    paragraph = PARAGRAPHS[language]
    label = RUN_IN.get(language, ("المادة {}",))[0]
    flat = f"{label.format(1)}\n\n{paragraph}\n\n{label.format(2)}\n\n{paragraph}\n"
    wrapped = f"{label.format(1)}\n\n{wrap(paragraph, width)}\n\n{label.format(2)}\n\n{wrap(paragraph, width)}\n"
    assert text_of(wrapped) == text_of(flat)


def test_chinese_lines_are_joined_without_a_blank() -> None:
    paragraph = (
        "缔约国应当采取一切适当措施保护河流上的港口和灯塔以便船舶能够安全航行并向委员会报告其所采取的措施和取得的进展。"
    )
    wrapped = "\n".join(paragraph[at : at + 20] for at in range(0, len(paragraph), 20)).replace("航行", "航行")
    assert paragraph in text_of(f"第一条\n\n{wrapped}\n\n第二条\n\n{wrapped}\n")


def test_a_reference_at_a_line_end_begins_no_article() -> None:
    text = (
        "Article 1\nThe authority keeps a public record of all vessels that enter,\nand shows it to any Party under\n"
        "Article 2, paragraph 1, of this Agreement.\n\nArticle 2\n1. A Party may levy charges "
        "as laid down in\nArticle 1.\n"
        "2. The scale is published under article\n3. The scale is published yearly.\n"
    )
    assert eids(text) == ["art_1", "art_2", "art_2__para_1", "art_2__para_2"]


def test_hyphens_at_line_ends_are_mended_and_listed() -> None:
    reading = read(
        "Article 1\nThis applies to all ports and to the inter-\ngovernmental bodies under "
        "the Char-\nter, and to long-\n"
        "term plans, which are long and have a term; and to the non-\ngovernmental ones.\n"
    )
    text = write(reading.draft)
    assert "intergovernmental bodies under the Charter, and to long-term plans" in text
    assert "the non-governmental ones" in text
    hyphens = [artefact for artefact in reading.artefacts if artefact.kind is ArtefactKind.HYPHEN]
    assert [artefact.line for artefact in hyphens] == [2, 3]
    assert [(problem.line, "intergovernmental, charter" in problem.message) for problem in reading.problems] == [
        (2, True)
    ]


def test_a_hyphen_that_the_text_settles_is_no_doubt() -> None:
    divided = "Article 1\nThe Charter and its co-operation bind the well-known Parties under the Char-\nter, in co-\n"
    reading = read(divided + "operation and well-\nknown.\n")
    assert "under the Charter, in co-operation and well-known." in write(reading.draft)
    assert reading.problems == ()


def test_a_paragraph_a_line_is_not_wrapped_text() -> None:
    text = (
        "Article 1\nDefinitions\nThe Parties agree on the following words\nShip means a vessel\nPort means a harbour\n"
    )
    assert [line.block.text for line in read(text).draft.articles[0].lines][-2:] == [
        "Ship means a vessel", "Port means a harbour",
    ]  # fmt: skip


# Labels and lists


@pytest.mark.parametrize(
    ("tight", "spaced"),
    [
        ("1.The towers;\n2.The piers;\n", "1. The towers;\n2. The piers;\n"),
        ("(a)the towers;\n(b)the piers;\n", "(a) the towers;\n(b) the piers;\n"),
        ("a)les tours ;\nb)les quais ;\n", "a) les tours ;\nb) les quais ;\n"),
        ("1.“Ship” means one;\n2.“Port” means two;\n", "1. “Ship” means one;\n2. “Port” means two;\n"),
        ("1.缔约国报告。\n2.各方保护。\n", "1. 缔约国报告。\n2. 各方保护。\n"),
        ("а)башни;\nб)причалы;\n", "а) башни;\nб) причалы;\n"),
        ("1. a)The fees;\nb)The fines;\n", "1. a) The fees;\nb) The fines;\n"),
    ],
)
def test_a_blank_behind_a_label_is_print_and_not_wording(tight: str, spaced: str) -> None:
    assert text_of(f"Article 1\n{tight}") == text_of(f"Article 1\n{spaced}")


@pytest.mark.parametrize("text", ["e.g. ships of all kinds;", "(s)he keeps the light;", "i.e. none;"])
def test_words_that_look_like_tight_labels_stay_words(text: str) -> None:
    assert f"\n{text}\n" in text_of(f"Article 1\nThe Parties need:\n{text}\nAnd more.\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [("1- The towers.", "2- The piers."), ("١- الأبراج.", "٢- الأرصفة."), ("أ- الأبراج؛", "ب- الأرصفة؛"),
     ("1 Elle garde.", "2 Elle veille."), ("1、灯塔。", "2、码头。"), ("（1）灯塔；", "（2）码头；"),
     ("1º La luz.", "2º El mar."), ("2 bis. Luz.", "3. Mar.")],
)  # fmt: skip
def test_forms_of_labels(first: str, second: str) -> None:
    articles = read(f"Article 1\n{first}\n{second}\n").draft.articles
    assert len(articles[0].children) == 2


def test_a_date_or_a_name_is_no_label() -> None:
    for text in ("1 January 2020\n2 February 2021", "A. Smith\nC. Miller", "1 – 5"):
        assert read(f"Article 1\nThe Parties met on:\n{text}\n").draft.articles[0].children == ()


def test_letters_without_a_sign_are_labels_only_in_a_row() -> None:
    text = (
        'Article 1\nFor this Convention:\n\na "ship" means one;\n\nb "port" means two.\n\nArticle 2\n\na ship pays.\n'
    )
    assert [len(article.children) for article in read(text).draft.articles] == [2, 0]
    broken = "Artículo 1\nDeclarar los estados de excepción en los casos\ny formas que señala la ley.\n"
    assert "en los casos y formas" in text_of(broken)


@pytest.mark.parametrize(
    ("text", "labels_of"),
    [
        ("PREMIÈRE PARTIE\nGénéralités\n\nArticle 1\nA.\n\nDEUXIÈME PARTIE : Coûts\n\nArticle 2\nB.\n",
         ["PREMIÈRE PARTIE", "DEUXIÈME PARTIE"]),
        ("Título preliminar\nObjeto\n\nArtículo 1\nA.\n\nCapítulo único\n\nArtículo 2\nB.\n",
         ["Título preliminar", "Capítulo único"]),
        ("Первая часть\n\nСтатья 1\nА.\n\nВторая часть\n\nСтатья 2\nБ.\n", ["Первая часть", "Вторая часть"]),
    ],
)  # fmt: skip
def test_divisions_whose_ordinal_stands_before_their_word(text: str, labels_of: list[str]) -> None:
    divisions = [child for child in read(text).draft.root.walk() if child.kind is ProvisionKind.DIVISION]
    assert [division.label for division in divisions] == labels_of


def test_final_provisions_without_numbers_are_a_division() -> None:
    text = "Artículo 1\n\nVale.\n\nDISPOSICIÓN FINAL\n\nEsta ley entrará en vigor mañana.\n"
    assert text_of(text).endswith("## DISPOSICIÓN FINAL\n\nEsta ley entrará en vigor mañana.\n")


def test_numbers_below_capital_letters_nest() -> None:
    text = "Article 1\nA. They light:\n1. the towers;\n2. the piers.\nB. They report:\n1. fees;\n2. fines.\n"
    assert eids(text) == [
        "art_1", "art_1__para_a", "art_1__para_a__point_1", "art_1__para_a__point_2",
        "art_1__para_b", "art_1__para_b__point_1", "art_1__para_b__point_2",
    ]  # fmt: skip
    assert read(text).problems == ()


def test_points_below_unnumbered_definitions_nest() -> None:
    text = (
        "Article 1\nFor the purposes of this Agreement:\nlight means a lamp that is:\n(a) lit; and\n(b) seen;\n"
        "keeper means a person who:\n(a) keeps; and\n(b) sleeps;\nport means a harbour.\n\nArticle 2\nPeace.\n"
    )
    reading = read(text)
    assert reading.problems == ()
    assert eids(text) == [
        "art_1", "art_1__al_1", "art_1__al_1__point_a", "art_1__al_1__point_b",
        "art_1__al_2", "art_1__al_2__point_a", "art_1__al_2__point_b", "art_1__al_3", "art_2",
    ]  # fmt: skip


def test_paragraphs_with_and_without_parts_make_one_row() -> None:
    text = "Regulation 1\n1.1 One.\n1.2 Two.\n.1 first; and\n.2 second.\n2 Unless they do.\n3.1 Three.\n3.2 Four.\n"
    children = read(text + "4 Five.\nRegulation 2\nPeace.\n").draft.articles[0].children
    assert [child.label for child in children] == ["1.1", "1.2", "2", "3.1", "3.2", "4"]
    nested = read("Article 1\n1. One.\n1.1 Part.\n1.2 Part.\n2. Two.\n").draft.articles[0].children
    assert [(child.label, len(child.children)) for child in nested] == [("1.", 2), ("2.", 0)]


def test_a_second_list_below_a_paragraph_is_no_slip() -> None:
    text = "Article 1\n1. The Parties shall:\n(a) light;\n(b) report.\nThey may:\n(a) rest;\n(b) sleep.\n2. Peace.\n"
    assert read(text).problems == ()
    assert [child.label for child in read(text).draft.articles[0].children] == ["1.", "2."]


def test_a_row_that_begins_anew_is_reported_once_and_a_slip_where_it_stands() -> None:
    again = read("Article 1\n1. A.\n2. B.\n3. C.\n1. D.\n2. E.\n3. F.\n").problems
    assert [(problem.line, "starts again" in problem.message) for problem in again] == [(5, True)]
    slip = read("Article 1\n1. A.\n2. B.\n2. C.\n3. D.\n").problems
    assert [(problem.line, problem.message) for problem in slip] == [(4, "“2.” occurs again")]
    assert read("Article 1\n1. A.\n\nAnnex I\n1. B.\n2. C.\nSecond list\n1. D.\n2. E.\n").problems == ()


def test_chapters_whose_articles_begin_anew_are_no_slip() -> None:
    chapters = "Chapter I\nArticle 1\nA.\nArticle 2\nB.\nChapter II\nArticle 1\nC.\nArticle 2\nD.\n"
    assert read(chapters).problems == ()
    assert [problem.message for problem in read("Article 1\nA.\nArticle 2\nB.\nArticle 2\nC.\n").problems] == [
        "“Article 2” occurs again"
    ]
    # Without a division above it, a second row of articles is doubtful, once.
    assert len(read("Article 1\nA.\nArticle 2\nB.\nArticle 1\nC.\nArticle 2\nD.\n").problems) == 1


@pytest.mark.parametrize(
    "option", ["Option 2:", "**Option 2**", "Alternative B", "Variante 2", "Вариант 2", "备选案文二"]
)
def test_options_that_count_anew_are_no_slip(option: str) -> None:
    assert read(f"Article 1\n1. A.\n2. B.\n{option}\n1. C.\n2. D.\n3. E.\n").problems == ()


def test_ranges_of_omitted_articles_are_headings() -> None:
    text = "Article 2\nA.\nArticles 3 to 24\n[deleted]\nArticle 25\nB.\n"
    assert "### Articles 3 to 24\n\n[deleted]\n" in text_of(text)


# Preambles on one line

PREAMBLES = {
    "en": "The States Parties to the present Convention, Considering the aim of peace; "
    "Convinced of the need for trust, Have "
    "agreed as follows:",
    "fr": "Les États parties à la présente Convention, Considérant le but de la paix ; "
    "Convaincus de la nécessité de la "
    "confiance, Sont convenus de ce qui suit :",
    "es": "Los Estados partes en la presente Convención, Considerando el fin de la paz; Convencidos de la necesidad de "
    "confianza, Han convenido en lo siguiente:",
    "ru": "Государства – участники настоящей Конвенции, Учитывая цель мира; Признавая "
    "необходимость доверия, Согласились о "
    "нижеследующем:",
    "ar": "إن الدول الأطراف في هذه الاتفاقية، إذ تضع في اعتبارها هدف السلام؛ وإذ تدرك الحاجة "
    "إلى الثقة، قد اتفقت على ما يلي:",
    "zh": "本公约缔约国，考虑到和平的目标；深信需要信任，议定如下：",
}  # fmt: skip


@pytest.mark.parametrize("language", PREAMBLES)
def test_a_preamble_on_one_line_is_told_apart(language: str) -> None:
    text = f"{PREAMBLES[language]}\n\nArticle 1\nPeace.\n"
    assert eids(text) == [
        "preamble", "preamble__formula_1", "recs__rec_1", "recs__rec_2", "preamble__formula_2", "art_1",
    ]  # fmt: skip


def test_the_word_preamble_before_it_is_a_heading() -> None:
    assert text_of(f"Preamble {PREAMBLES['en']}\n\nArticle 1\nPeace.\n").startswith(
        "## Preamble\n\n>> The States Parties to the present Convention,\n\n> Considering the aim of peace;\n"
    )


def test_a_recital_with_a_participle_inside_stays_whole() -> None:
    recital = "Recalling the Charter, Noting nothing else"
    assert f"> {recital},\n" in text_of(
        f"The General Assembly,\n{recital},\nDeclares the following:\nArticle 1\nPeace.\n"
    )
