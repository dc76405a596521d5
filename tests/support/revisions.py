"""Hypothesis strategies: short treaties in the six languages, and revisions of them as negotiators make them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tracker.model.block import CALL, BlockKind
from tracker.model.stage import FrontMatter
from tracker.text.compose import FoundBlock, FoundNote, compose
from tracker.text.writer import body

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

ARTICLE = {
    "ar": "المادة {}",
    "en": "Article {}",
    "es": "Artículo {}",
    "fr": "Article {}",
    "ru": "Статья {}",
    "zh": "第{}条",
}
HAN_NUMBERS = ("", *"一二三四五六七八九十", "十一", "十二")
SENTENCES = {
    "ar": (
        "تضيء كل مدينة ساحلية منارتها عند الغروب وتطفئها عند الفجر.",
        "يدفع ربان كل سفينة رسم الميناء قبل أن يغادر المرسى.",
        "لا يجوز لأحد أن ينقل بضائع محظورة على متن سفينة ترفع علم دولة طرف.",
        "يبلغ المجلس الدول الأطراف بكل حادث يقع في المياه الداخلية خلال سبعة أيام.",
        "تتعاون الدول الأطراف على إنقاذ الأرواح في البحر دون تمييز.",
        "يجوز لكل دولة طرف أن تنسحب من هذا الاتفاق بإشعار خطي يودع لدى الأمين.",
        "يعد الأمين قائمة بالطيارين المرخص لهم وينشرها كل سنة.",
        "تحفظ محاضر الجلسات في خزانة المجلس عشر سنوات على الأقل.",
    ),
    "en": (
        "Every coastal town lights its tower at dusk and puts the light out at dawn.",
        "The master of a vessel pays the harbour fee before the vessel leaves its berth.",
        "Nobody may carry forbidden goods aboard a vessel that flies the flag of a Party.",
        "The Board informs the Parties of every accident in inland waters within seven days.",
        "The Parties cooperate to save lives at sea without any distinction.",
        "A Party may withdraw from this Agreement by a written notice deposited with the Keeper.",
        "The Keeper draws up a list of licensed pilots and publishes it every year.",
        "The records of the meetings stay in the vault of the Board for ten years at least.",
    ),
    "es": (
        "Toda ciudad costera enciende su faro al anochecer y lo apaga al amanecer.",
        "El capitán de un buque paga la tasa del puerto antes de que el buque deje su atraque.",
        "Nadie podrá llevar mercancías prohibidas a bordo de un buque que enarbole el pabellón de una Parte.",
        "La Junta informa a las Partes de todo accidente en aguas interiores en un plazo de siete días.",
        "Las Partes cooperan para salvar vidas en el mar sin distinción alguna.",
        "Una Parte podrá retirarse de este Acuerdo mediante notificación escrita depositada ante el Guardián.",
        "El Guardián prepara una lista de prácticos autorizados y la publica cada año.",
        "Las actas de las reuniones permanecen en la cámara de la Junta durante diez años como mínimo.",
    ),
    "fr": (
        "Toute ville côtière allume son phare au crépuscule et l’éteint à l’aube.",
        "Le capitaine d’un navire acquitte le droit de port avant que le navire ne quitte son poste.",
        "Nul ne peut transporter de marchandises interdites à bord d’un navire battant pavillon d’une Partie.",
        "Le Conseil informe les Parties de tout accident dans les eaux intérieures dans les sept jours.",
        "Les Parties coopèrent pour sauver les vies en mer sans aucune distinction.",
        "Une Partie peut se retirer du présent Accord par notification écrite déposée auprès du Gardien.",
        "Le Gardien dresse une liste des pilotes agréés et la publie chaque année.",
        "Les comptes rendus des séances restent dans la chambre forte du Conseil pendant dix ans au moins.",
    ),
    "ru": (
        "Каждый прибрежный город зажигает свой маяк в сумерках и гасит его на рассвете.",
        "Капитан судна уплачивает портовый сбор до того, как судно покинет причал.",
        "Никто не вправе перевозить запрещённые грузы на борту судна, плавающего под флагом Стороны.",
        "Совет уведомляет Стороны о каждом происшествии во внутренних водах в течение семи дней.",
        "Стороны сотрудничают в спасении жизней на море без какого-либо различия.",
        "Сторона может выйти из настоящего Соглашения путём письменного уведомления, сданного Хранителю.",
        "Хранитель составляет список допущенных лоцманов и публикует его ежегодно.",
        "Протоколы заседаний хранятся в сейфе Совета не менее десяти лет.",
    ),
    "zh": (
        "沿海城镇应当在黄昏时点亮灯塔,并在黎明时熄灭。",
        "船长应当在船舶离开泊位之前缴纳港口费用。",
        "任何人不得在悬挂缔约方国旗的船舶上运载违禁货物。",
        "理事会应当在七日内将内水发生的每起事故通知缔约各方。",
        "缔约各方应当不加区别地合作拯救海上人命。",
        "缔约方可以向保管人交存书面通知退出本协定。",
        "保管人编制持证引航员名单并每年予以公布。",
        "会议记录应当在理事会保险库中至少保存十年。",
    ),
}  # fmt: skip
"""Sentences of an invented agreement on lights and pilots, the same eight in the six languages."""
WORD = {"ar": "المراقب", "en": "observer", "es": "observador", "fr": "observateur", "ru": "наблюдатель", "zh": "观察员"}


@dataclass(frozen=True)
class Line:
    """A line of an article: its sentences, its label if it has one, and the words of its note."""

    sentences: tuple[str, ...]
    label: str = ""
    note: str = ""


@dataclass(frozen=True)
class Article:
    """An article: its number, and its lines."""

    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, repr=False)
class Revision:
    """A short treaty, a revision of it, and what was done.

    Attributes:
        before: The treaty.
        after: The revision.
        done: The changes by their names in :data:`CHANGES`, in order.
    """

    before: DraftText
    after: DraftText
    done: tuple[str, ...]

    def __repr__(self) -> str:
        """Show both texts: a failed law prints its shortest example."""
        return "\n".join((", ".join(self.done), body(self.before), "becomes", body(self.after)))


Treaty = tuple[Article, ...]


def draft_of(treaty: Treaty, language: str) -> DraftText:
    """Return a treaty as a draft."""
    blocks: list[FoundBlock] = []
    notes: list[FoundNote] = []
    for article in treaty:
        number = HAN_NUMBERS[article.number] if language == "zh" else article.number
        blocks.append(FoundBlock(BlockKind.HEADING, ARTICLE[language].format(number), 3))
        for line in article.lines:
            if line.label:
                blocks.append(FoundBlock(BlockKind.HEADING, line.label, 4 if line.label[0].isdecimal() else 5))
            text = ("" if language == "zh" else " ").join(line.sentences)
            if line.note:
                notes.append(FoundNote(str(len(notes) + 1), line.note))
                blocks.append(FoundBlock(BlockKind.TEXT, text + CALL, 0, (str(len(notes)),)))
            else:
                blocks.append(FoundBlock(BlockKind.TEXT, text))
    return compose(blocks, notes, FrontMatter(language=language))[0]


def _changed(treaty: Treaty, at: int, lines: tuple[Line, ...]) -> Treaty:
    return (*treaty[:at], replace(treaty[at], lines=lines), *treaty[at + 1 :])


def _divide(draw: st.DrawFn, treaty: Treaty, _: str) -> Treaty:
    places = [(a, k) for a, article in enumerate(treaty) for k, line in enumerate(article.lines) if line.sentences[1:]]
    if not places:
        return treaty
    at, k = draw(st.sampled_from(places))
    lines = treaty[at].lines
    cut = draw(st.integers(1, len(lines[k].sentences) - 1))
    pieces = (
        replace(lines[k], sentences=lines[k].sentences[:cut], note=""),
        Line(lines[k].sentences[cut:], "", lines[k].note),
    )
    return _changed(treaty, at, (*lines[:k], *pieces, *lines[k + 1 :]))


def _join(draw: st.DrawFn, treaty: Treaty, _: str) -> Treaty:
    places = [
        (a, k) for a, article in enumerate(treaty) for k in range(len(article.lines) - 1) if not article.lines[k].note
    ]
    if not places:
        return treaty
    at, k = draw(st.sampled_from(places))
    one, two = treaty[at].lines[k : k + 2]
    joined = Line(one.sentences + two.sentences, one.label, two.note)
    return _changed(treaty, at, (*treaty[at].lines[:k], joined, *treaty[at].lines[k + 2 :]))


def _number(draw: st.DrawFn, treaty: Treaty, _: str) -> Treaty:
    at = draw(st.integers(0, len(treaty) - 1))
    lines = treaty[at].lines
    bare = any(line.label for line in lines)
    return _changed(treaty, at, tuple(replace(line, label="" if bare else f"{n}.") for n, line in enumerate(lines, 1)))


def _point(draw: st.DrawFn, treaty: Treaty, _: str) -> Treaty:
    at = draw(st.integers(0, len(treaty) - 1))
    first, *rest = treaty[at].lines
    return _changed(
        treaty, at, (first, *(replace(line, label=f"({'abcdefghijkl'[n]})") for n, line in enumerate(rest)))
    )


def _drop(draw: st.DrawFn, treaty: Treaty, _: str) -> Treaty:
    at = draw(st.integers(0, len(treaty) - 1))
    return (*treaty[:at], *treaty[at + 1 :]) if len(treaty) > 1 else treaty


def _renumber(_: st.DrawFn, treaty: Treaty, __: str) -> Treaty:
    return tuple(replace(article, number=n) for n, article in enumerate(treaty, 1))


def _exchange(draw: st.DrawFn, treaty: Treaty, _: str) -> Treaty:
    at = draw(st.integers(0, max(0, len(treaty) - 2)))
    return (*treaty[:at], *treaty[at : at + 2][::-1], *treaty[at + 2 :])


def _word(draw: st.DrawFn, treaty: Treaty, language: str) -> Treaty:
    at = draw(st.integers(0, len(treaty) - 1))
    lines = treaty[at].lines
    k = draw(st.integers(0, len(lines) - 1))
    first, *rest = lines[k].sentences
    changed = WORD["zh"] + first if language == "zh" else " ".join([WORD[language], *first.split(" ")[1:]])
    return _changed(treaty, at, (*lines[:k], replace(lines[k], sentences=(changed, *rest)), *lines[k + 1 :]))


def _sign(draw: st.DrawFn, treaty: Treaty, _: str) -> Treaty:
    at = draw(st.integers(0, len(treaty) - 1))
    lines = treaty[at].lines
    *rest, last = lines[-1].sentences
    return _changed(treaty, at, (*lines[:-1], replace(lines[-1], sentences=(*rest, f"{last[:-1]};"))))


def _note(draw: st.DrawFn, treaty: Treaty, language: str) -> Treaty:
    at = draw(st.integers(0, len(treaty) - 1))
    lines = treaty[at].lines
    note = f"{WORD[language]} {draw(st.sampled_from(('1949', '1951')))}."
    return _changed(treaty, at, (*lines[:-1], replace(lines[-1], note=note)))


CHANGES = {
    "a line is divided": _divide,
    "two lines are joined": _join,
    "lines get numbers, or lose them": _number,
    "lines become points": _point,
    "an article is dropped": _drop,
    "articles are numbered anew": _renumber,
    "articles change places": _exchange,
    "a word is another": _word,
    "a full stop is a semicolon": _sign,
    "a note is added or reworded": _note,
}
"""The changes that a revision is made of."""
LAYOUT = ("a line is divided", "two lines are joined", "lines get numbers, or lose them", "lines become points")
"""Those of them that change no word, only breaks and labels."""


@st.composite
def revisions(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(CHANGES)) -> Revision:
    """A treaty of a few articles in one of the six languages, and a revision with one to three changes."""
    language = draw(st.sampled_from(sorted(SENTENCES)))
    order = draw(st.permutations(SENTENCES[language]))
    treaty: list[Article] = []
    rest = list(order)
    for number in range(1, draw(st.integers(1, 4)) + 1):
        lines = []
        for _ in range(draw(st.integers(1, 3))):
            size = draw(st.integers(1, 2))
            if rest:
                lines.append(Line(tuple(rest[:size])))
            rest = rest[size:]
        if lines:
            treaty.append(Article(number, tuple(lines)))
    after: Treaty = tuple(treaty)
    done = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3))
    for name in done:
        after = CHANGES[name](draw, after, language)
    return Revision(draft_of(tuple(treaty), language), draft_of(after, language), tuple(done))
