"""``tracker find`` as a delegate uses it: words in any print and any language, in every stage, in brackets or not."""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner

from tests.support.samples import ROOT
from tests.support.stores import AT, add, new_store
from tracker.cli import commands
from tracker.errors import InputError, TrackerError
from tracker.model.provision import Eid
from tracker.report.find.view import Passage, Presence
from tracker.report.terminal.plain import display_width
from tracker.search.phrase import MOST_LETTERS, parse_query
from tracker.search.places import MOST_READINGS, find_places
from tracker.services.followed import ALIKE, ALIKE_ALONE, NewLines
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from click.testing import Result

    from tracker.model.block import Block
    from tracker.model.draft import DraftText

STAGES = {
    "2001-zero": """### Article 1 — Scope

The Parties [shall][should] protect the river in good faith.

### Article 2 — Funds

#### 1.

Each Party shall pay its fair share.

#### 2.

The Council keeps the accounts.

### Article 3 — Harbours

Harbours stay open in winter.
""",
    "2002-revised": """### Article 1 — Scope

The Parties shall protect the river in good faith.

### Article 2 — Funds

#### 1.

Each Party shall pay what the Council asks.

#### 2.

The Council keeps the accounts. Each Party pays its fair share in good faith.
""",
    "2003-final": """### Article 1 — Scope

The Parties shall protect the river.

### Article 2 — Funds

#### 1.

Each Party shall pay what the Council asks.

#### 2.

The Council keeps the accounts. Each Party pays its fair share in good faith.
""",
}
FRENCH = "### Article premier\n\nLes Parties protègent le fleuve de bonne foi.\n"


def stage_text(stage: str, body: str, language: str = "en") -> str:
    front = {"instrument": "river", "stage": stage, "language": language, "date": stage[:4], "authenticity": "official"}
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\n{lines}---\n\n# River\n\n{body}"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "store"
    with new_store(folder) as opened:
        for stage, body in STAGES.items():
            add(opened, parse(stage_text(stage, body))[0])
        add(opened, parse(stage_text("2003-final", FRENCH, "fr"))[0])
    assert AT
    monkeypatch.chdir(folder)
    return folder


def run(*args: str) -> Result:
    return CliRunner().invoke(commands, ["find", *args])


def ok(*args: str) -> str:
    result = run(*args)
    assert result.exception is None, result.output
    return result.stdout


def data(*args: str) -> Any:
    return json.loads(ok(*args, "--format", "json"))


def refused(*args: str) -> TrackerError:
    error = run(*args).exception
    assert isinstance(error, TrackerError)
    assert error.exit_code == 2
    return error


@dataclass(frozen=True)
class Searched:
    """A text to search, each line with the provision around it as its unit."""

    draft: DraftText

    @property
    def lines(self) -> Sequence[tuple[Eid, Block]]:
        return self.draft.blocks

    @property
    def units(self) -> Callable[[Eid], Eid]:
        return lambda eid: Eid(eid.partition("__")[0])


def found(words: str, line: str, **choices: bool) -> list[str]:
    """The words that are found in a line, with a bar where some between them were not read."""
    draft, _ = parse(f"### Article 1\n\n{line}\n")
    text = dict(draft.blocks)
    places = find_places(Searched(draft), parse_query(words, **choices))
    return ["|".join(text[place.eid].text[start:end] for start, end in place.spans) for place in places]


def bracket(words: str, line: str) -> list[str | None]:
    draft, _ = parse(f"### Article 1\n\n{line}\n")
    return [place.bracket for place in find_places(Searched(draft), parse_query(words))]


# Words as people type them, and as they are printed


@pytest.mark.parametrize(
    ("typed", "line", "wanted"),
    [
        ("states parties", "The STATES Parties", ["STATES Parties"]),
        ("egalite", "l’Égalité des États", ["Égalité"]),
        ("l'égalité", "l’egalite", ["l’egalite"]),
        ("oeuvre", "mise en œuvre", ["œuvre"]),
        ("office", "the oﬃce", ["oﬃce"]),
        ("cooperation", "co-operation, coop\u00aderation", ["co-operation", "coop\u00aderation"]),
        ("low carbon", "low-carbon", ["low-carbon"]),
        ("low-carbon", "low carbon and lowcarbon", ["low carbon", "lowcarbon"]),
        ("fair share", "a “fair”\u00a0share", ["fair”\u00a0share"]),
        ("responsibilities and", "responsibilities, and", ["responsibilities, and"]),
        ("climate finance", "climate. Finance", []),
        ("climate. finance", "climate. Finance", ["climate. Finance"]),
        ("1,5 °C", "well below 1.5°C", ["1.5°C"]),
        ("2", "2, 20, 2.5 and 1.2", ["2"]),
        ("U.N.", "the UN", ["UN"]),
        ("ёлка", "Елка и ЁЛКА", ["Елка", "ЁЛКА"]),
        ("общ* ответственност*", "общей ответственности", ["общей ответственности"]),
        ("المسؤوليات", "المسؤوليَّـات وللمسؤوليات", ["المسؤوليَّـات", "للمسؤوليات"]),
        ("مسؤوليات", "والمسؤوليات", ["مسؤوليات"]),
        ("لي", "إلى", []),
        ("共同 但有区别", "共同但有区别的责任", ["共同但有区别"]),
        ("ＣＯ２", "为CO₂排放", ["CO₂"]),
        ("differentiat", "differentiated", ["differentiated"]),
        ("hall", "the marshall shall", []),
        ("common* respons*", "common, responsible", ["common, responsible"]),
    ],
)  # fmt: skip
def test_words_are_found_however_they_are_printed(typed: str, line: str, wanted: list[str]) -> None:
    assert found(typed, line) == wanted


def test_case_accents_and_signs_count_where_a_person_asks_for_them() -> None:
    line = "États Parties, etats parties, États-Parties"

    assert found("États Parties", line, exact=True) == ["États Parties"]
    assert len(found("États Parties", line)) == 3
    assert found("[shall]", "[shall] shall", exact=True) == ["[shall]"]
    assert found("pay*", "pay* pays", exact=True) == ["pay*"]


def test_whole_words_do_not_go_on() -> None:
    line = "the right, the rights, rightly, الدول"

    assert found("right", line, whole=True) == ["right"]
    assert found("right", line) == ["right", "rights", "rightly"]
    assert found("دول", line, whole=True) == []


def test_words_in_any_order_stand_in_one_paragraph_with_its_points(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = "### Article 1\n\n#### 1.\n\nFunds for:\n\n##### (a)\n\nadaptation;\n\n"
    rest = "#### 2.\n\nFunds.\n\n#### 3.\n\nAdaptation.\n\n### Article 2\n\nFunds.\n\nAdaptation.\n\n> Funds.\n"
    Path("text.md").write_text(f"---\nlanguage: en\n---\n\n{first}{rest}", encoding="utf-8")
    [track] = data("adaptation funds", "text.md", "--any-order")["tracks"]
    eids = {place["eid"] for one in track["occurrences"] for had in one["presences"] for place in had["places"]}

    assert eids == {
        "art_1__para_1__intro", "art_1__para_1__point_a__al_1", "art_2__al_1", "art_2__al_2",
    }  # fmt: skip


def test_a_phrase_in_quotation_marks_stays_together_in_any_order() -> None:
    assert found("“fair share” party", "Party, share: fair share", any_order=True) == ["Party", "fair share"]
    assert found("“fair share” party", "Party, share: fair", any_order=True) == []


@pytest.mark.parametrize("typed", ["", "  ", "—", "[]", "*", "“”"])
def test_signs_alone_are_no_words(typed: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_query(typed)

    assert "tracker find" in str(refusal.value)


def test_a_pasted_page_is_refused_with_the_cure() -> None:
    assert parse_query("a" * MOST_LETTERS)
    with pytest.raises(InputError, match="ype the first words"):
        parse_query("a" * (MOST_LETTERS + 1))


# Brackets


def test_words_in_a_bracket_and_around_one_are_told_apart() -> None:
    assert bracket("shall", "Parties [shall][should] act") == ["around"]
    assert bracket("states parties shall", "States [Parties] shall act") == ["through"]
    assert bracket("act", "Parties [shall] act") == [None]
    assert bracket("act", "[Parties shall act]") == ["around"]
    assert found("states", "State[s] and State(s)") == ["State[s", "State(s"]


@pytest.mark.parametrize("verb", ["shall", "should", "may"])
def test_each_alternative_is_read_in_its_sentence(verb: str) -> None:
    line = "Each Party [shall][should] [may] act"

    assert len(found(f"{verb} act", line)) == 1
    assert len(found(f"party {verb}", line)) == 1
    assert len(found(f"party {verb} act", line)) == 1
    assert found("party", line) == ["Party"]


def test_what_was_not_read_is_not_marked() -> None:
    [words] = found("party should act", "Each Party [shall][should] act")

    assert "shall" not in words
    assert words.replace("|", "").replace("[", "").replace("]", "").split() == ["Party", "should", "act"]


def test_so_many_alternatives_are_read_and_no_more() -> None:
    line = "Party " + "".join(f"[{chr(ord('a') + n) * 3}]" for n in range(MOST_READINGS + 1)) + " act"

    assert len(found("party fff act", line)) == 1
    assert found("party ggg act", line) == []


# Through the stages


@pytest.mark.usefixtures("store")
def test_the_answer_begins_with_the_numbers_of_every_stage() -> None:
    lines = ok("good faith").splitlines()

    assert lines[0] == "“good faith”: 4 places in 3 of 4 texts in 2 languages."
    assert [line.split() for line in lines if line.startswith("200")] == [
        ["2001-zero", "2001", "1", "1"], ["2002-revised", "2002", "2", "2"], ["2003-final", "2003", "1", "1"],
    ]  # fmt: skip
    assert "river, English (en)" in lines
    assert "river, French (fr)" not in lines


@pytest.mark.usefixtures("store")
def test_words_are_found_in_every_language_and_in_one_alone() -> None:
    assert data("parties")["places"] == 4
    assert data("parties", "--language", "fr")["places"] == 1
    assert [track["language"] for track in data("protegent")["tracks"]] == ["fr", "en"]


@pytest.mark.usefixtures("store")
def test_stages_are_named_by_a_part_of_their_names() -> None:
    assert [text["stage"] for text in data("good faith", "2001")["tracks"][0]["stages"]] == ["2001-zero"]
    assert len(data("good faith", "zero", "FINAL")["tracks"][0]["stages"]) == 2
    assert data("good", "faith", "2002-revised")["words"] == "good faith"


@pytest.mark.usefixtures("store")
def test_a_word_that_is_taken_for_a_stage_is_named() -> None:
    result = run("shall", "pay", "final")

    assert "“final” is taken for a stage" in result.stderr
    assert "quotation marks" in result.stderr
    assert not run("shall", "pay", "2003").stderr


def test_files_are_searched_without_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for stage, body in STAGES.items():
        Path(f"{stage}.txt").write_text(body.replace("#", "").replace(" — ", ". "), encoding="utf-8")
    tracks = data("fair share", "2001-zero.txt", "2002-revised.txt")["tracks"]

    assert [text["places"] for text in tracks[0]["stages"]] == [1, 1]


@pytest.mark.usefixtures("store")
def test_an_empty_answer_is_no_error_and_offers_the_nearest_words() -> None:
    text = ok("protecct")

    assert text.startswith("“protecct” is not found in 4 texts in 2 languages.")
    assert "Did you mean: protect" in text
    assert "Did you mean" not in ok("instrumen")  # A key of the front matter is no word of the text.
    assert "3 provisions have all of the words" in ok("share party")
    assert "--exact" in ok("FAIR share", "--exact")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["good faith", "2009"], "There is no stage or file “2009”"),
        (["good faith", "--language", "ru"], "Russian"),
        (["good faith", "--instrument", "lake"], "There is no instrument “lake”"),
        (["good faith", "nothing.docx"], "nothing.docx"),
        (["good faith", "-o", "found.pdf"], "writes no .pdf"),
    ],
)
@pytest.mark.usefixtures("store")
def test_wrong_use_is_refused_with_the_cure(args: list[str], words: str) -> None:
    error = refused(*args)

    assert words in str(error)
    assert error.remedy


@pytest.mark.usefixtures("store")
def test_no_line_is_wider_than_a_terminal() -> None:
    for words in ("good faith", "the", "parties", "council"):
        assert max(map(display_width, ok(words).splitlines())) <= 80


@pytest.mark.usefixtures("store")
def test_words_that_went_to_another_paragraph_are_followed_there() -> None:
    [track] = data("fair share", "--language", "en")["tracks"]
    now, then = track["occurrences"]

    assert (now["since"], now["until"], now["came_from"]) == ("2002-revised", None, "Article 2 (1)")
    assert [place["label"] for place in now["presences"]] == ["Article 2 (2)", "Article 2 (2)"]
    assert (then["since"], then["until"]) == ("2001-zero", "2001-zero")
    assert (then["then"]["outcome"], then["then"]["label"]) == ("moved", "Article 2 (2)")
    assert "moved to Article 2 (2)" in ok("fair share")
    assert "Article 2 (2): since 2002-revised, from Article 2 (1)" in ok("fair share")


@pytest.mark.usefixtures("store")
def test_where_a_line_lost_the_words_its_change_is_shown() -> None:
    text = ok("good faith")

    assert "Article 1: from 2001-zero to 2002-revised" in text
    assert "then, in 2003-final: Article 1 without these words" in text
    assert "protect the river {-in good faith-}." in text


@pytest.mark.usefixtures("store")
def test_words_that_fell_with_their_article_name_it() -> None:
    assert "then, in 2002-revised: dropped with Article 3" in ok("winter")
    [one] = data("winter", "--language", "en")["tracks"][0]["occurrences"]
    assert (one["until"], one["then"]["outcome"], one["then"]["eid"]) == ("2001-zero", "dropped", None)


def presence(line: str, eid: str = "art_1") -> Presence:
    start = line.index("blue lamps")
    passage = Passage(place="", eid=Eid(eid), text=line, spans=((start, start + len("blue lamps")),))
    return Presence(text=0, eid=Eid(eid), name=eid, passages=(passage,))


OLD = "Each Harbour of the North keeps blue lamps at its outer gates by night."  # 5 + 5 pairs beside the words.


@pytest.mark.parametrize(
    ("line", "least", "moved"),
    [
        ("Each Harbour of the North keeps blue lamps or flags, as far as it can.", ALIKE, True),  # 5 of 10
        ("Every Harbour of the North keeps blue lamps or flags, as far as it can.", ALIKE, False),  # 4 of 10
        ("Any port of the North shall own blue lamps or flags, as far as it can.", ALIKE_ALONE, True),  # 2 of 10
        ("Any port in the North shall own blue lamps or flags, as far as it can.", ALIKE_ALONE, False),  # 1 of 10
        ("It shall own blue lamps.", ALIKE_ALONE, False),
        ("Blue and blue lamps", ALIKE_ALONE, False),
    ],
)
def test_words_have_moved_only_where_the_words_beside_them_agree(line: str, least: float, moved: bool) -> None:
    found = NewLines([presence("Ships show blue lamps.", "art_8"), presence(line, "art_9")]).nearest(
        presence(OLD), least
    )

    assert (found is not None and found.eid == "art_9") == moved


def test_words_that_come_back_are_said_to_be_there_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sentence = "The Council keeps the accounts of all Parties and reports on them every year"
    for n, ending in enumerate((" in good faith.", ".", " in good faith.")):
        Path(f"{n}.txt").write_text(f"Article 1\n\n{sentence}{ending}\n", encoding="utf-8")
    late, early = data("good faith", "0.txt", "1.txt", "2.txt")["tracks"][0]["occurrences"]

    assert (late["again"], late["since"], early["again"], early["until"]) == (True, "2.txt", False, "0.txt")
    assert "Article 1: again new in 2.txt\n" in ok("good faith", "0.txt", "1.txt", "2.txt")


def test_words_of_an_article_that_was_dropped_and_is_back_are_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    article = (
        "Article 2\n\nHarbours keep blue lamps at each of their gates by night, and pilots may ask for more of them.\n"
    )
    first = "Article 1\n\nThe Council keeps the accounts of all Parties and reports on them every year.\n\n"
    for n, text in enumerate((first + article, first, first + article.replace("Article 2", "Article 5"))):
        Path(f"{n}.txt").write_text(text, encoding="utf-8")
    late, early = data("blue lamps", "0.txt", "1.txt", "2.txt")["tracks"][0]["occurrences"]

    assert (late["again"], late["since"], late["came_from"]) == (True, "2.txt", "Article 2")
    assert early["then"]["outcome"] == "dropped"
    assert "Article 5: again new in 2.txt, from Article 2" in ok("blue lamps", "0.txt", "1.txt", "2.txt")


def test_words_are_followed_in_rival_drafts_that_meet(tmp_path: Path) -> None:
    folder = tmp_path / "rivals"
    with new_store(folder) as opened:
        add(opened, parse(stage_text("2001-zero", STAGES["2001-zero"]))[0])
        add(opened, parse(stage_text("2002-north", STAGES["2002-revised"]))[0], after="2001-zero")
        add(opened, parse(stage_text("2002-south", STAGES["2001-zero"]))[0], after="2001-zero")
        add(opened, parse(stage_text("2003-final", STAGES["2001-zero"]))[0], after="2002-south")
    [one] = data("winter", "--store", str(folder))["tracks"][0]["occurrences"]

    assert [place["stage"] for place in one["presences"]] == ["2001-zero", "2002-south", "2003-final"]
    assert one["until"] is None


# Files to send round


@pytest.mark.usefixtures("store")
def test_a_page_marks_the_words_and_escapes_the_text(tmp_path: Path) -> None:
    Path("odd.txt").write_text("Article 1\n\nThe <b>river</b> & “lake”.\n", encoding="utf-8")
    ok("river", "odd.txt", "-o", str(tmp_path / "found.html"))
    page = (tmp_path / "found.html").read_text("utf-8")

    assert "&lt;b&gt;" in page
    assert "<b>river</b>" not in page
    assert '<b class="different">river</b>' in page


@pytest.mark.usefixtures("store")
def test_a_sheet_has_every_place_and_a_word_file_opens(tmp_path: Path) -> None:
    ok("good faith", "-o", str(tmp_path / "found.xlsx"))
    ok("good faith", "-o", str(tmp_path / "found.docx"))
    rows = list(csv.reader(io.StringIO(ok("good faith", "--format", "csv").lstrip("\ufeff"))))

    assert zipfile.is_zipfile(tmp_path / "found.docx")
    with zipfile.ZipFile(tmp_path / "found.xlsx") as book:
        assert b"good faith" in book.read("xl/sharedStrings.xml")
        assert len([name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]) == 3
    assert [row[0] for row in rows[1:]] == ["2001-zero", "2002-revised", "2002-revised", "2003-final"]
    assert rows[1][6:9] == ["2001-zero", "2002-revised", "2003-final: Article 1: without these words"]


@pytest.mark.usefixtures("store")
def test_the_same_answer_has_the_same_bytes(tmp_path: Path) -> None:
    for ending in ("html", "xlsx", "docx", "md", "json", "csv"):
        files = [tmp_path / f"{n}.{ending}" for n in range(2)]
        for file in files:
            ok("good faith", "-o", str(file))
        assert files[0].read_bytes() == files[1].read_bytes(), ending


@pytest.mark.usefixtures("store")
def test_json_follows_its_schema() -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "tracker.schema.json").read_text(encoding="utf-8"))
    for words in ("good faith", "winter", "fair share", "nowhere to be found", "share party"):
        jsonschema.validate(data(words), schema)


@pytest.mark.parametrize(
    ("language", "words", "title"),
    [("fr", "bonne foi", "Où figurent les mots"), ("ru", "добросовестно", "Где встречаются эти слова"),
     ("zh", "善意", "词语所在之处"),
     ("ar", "حسن نية", "مواضع الكلمات"), ("es", "buena fe", "Dónde figuran las palabras")],
)  # fmt: skip
def test_a_file_speaks_the_language_of_the_words(language: str, words: str, title: str, tmp_path: Path) -> None:
    text = tmp_path / "text.md"
    front = f"---\nlanguage: {language}\nauthenticity: official\n---\n"
    text.write_text(f"{front}\n### 1\n\n{words}\n", encoding="utf-8")
    page = ok(words, str(text), "--format", "markdown")

    assert title in page.splitlines()[0] + page.splitlines()[2]
    assert words in page


def test_places_of_one_line_stand_in_one_quotation(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("第一条\n\n水位连续十二个月低于最低水位时，沿岸国应减少取水。\n", encoding="utf-8")
    assert "  *水位*连续十二个月低于最低*水位*时，沿岸国应减少取水。" in ok("水位", str(text)).splitlines()

    words = " ".join(["lamp"] + ["harbour"] * 12 + ["lamp"])
    text.write_text(f"Article 1\n\n{words}\n", encoding="utf-8")
    quoted = [line for line in ok("lamp", str(text)).splitlines() if "*" in line]
    assert [line.count("*lamp*") for line in quoted] == [1, 1]


def test_a_hostile_text_takes_time_in_proportion_to_its_length() -> None:
    hostile = {
        "[": "[a]" * 20_000,
        "nested": "[" * 10_000 + "a" + "]" * 10_000,
        "letters": "a" * 60_000,
        "joints": "a-" * 30_000,
        "words": "aa " * 20_000,
    }
    for words in ("a" * 300, "a* a* a* b", "a-a-a-b", "aa " * 100 + "b"):
        for name, line in hostile.items():
            started = time.process_time()
            found(words, line)
            assert time.process_time() - started < 5, (words[:10], name)


def test_the_sample_drafts_are_searched() -> None:
    files = [str(ROOT / "drafts" / "solidarity" / f"{name}.fr.md") for name in ("2014-avant-projet", "2017-final")]

    assert data("solidarité internationale", *files)["places"] > 20
