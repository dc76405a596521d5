"""Words of the six languages for made-up treaties, drawn as often as words are in natural texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from random import Random

TAIL = 2600
"""Rare words of a vocabulary: a treaty of 24,000 words has some 3,000 different ones."""
OFFSET = 2.7
"""Offset of the rank in Zipf's law, after Mandelbrot: without it the first word alone would be a tenth of all."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a language gives to a made-up treaty.

    Attributes:
        article: Its label of an article, with a place for the number.
        annex: Its label of the annex.
        suffixes: What stands behind the number of the first, second … article that was put in later.
        points: Labels of points, in order.
        space: What stands between two words.
        comma: Its comma.
        stop: Its full stop.
        title: The title of the treaty.
        common: Words without contents of their own, the most frequent first, with spaces between them.
        nouns: Words with contents, likewise.
        stock: Phrases that stand in many sentences.
        beginnings: Beginnings of rare words, with spaces between them; a word may do without.
        stems: Their stems.
        endings: Their endings; a word may do without.
    """

    article: str
    annex: str
    suffixes: tuple[str, ...]
    points: tuple[str, ...]
    space: str
    comma: str
    stop: str
    title: str
    common: str
    nouns: str
    stock: tuple[str, ...]
    beginnings: str
    stems: str
    endings: str


_LATIN_SUFFIXES = (" bis", " ter", " quater", " quinquies", " sexies")
_LATIN = "abcdefghijklmnop"

TONGUES = {
    "ar": Tongue(
        article="المادة {}", annex="المرفق", space=" ", comma="،", stop=".",
        title="اتفاقية بشأن البحيرات المشتركة",
        suffixes=(" مكررا", " مكررا ثانيا", " مكررا ثالثا", " مكررا رابعا"),
        points=tuple(f"({letter})" for letter in "أبجدهوزحطيكلمن"),
        common=(
            "في من على إلى أن التي الذي هذه هذا عن كل أو مع بين لا وفقا بموجب بعد قبل عند خلال دون غير أي ما لكل كما "
            "ذلك"
        ),
        nouns=(
            "الأطراف الدول الدولة الطرف اللجنة المياه البحيرة التعاون الحماية المعلومات الأمانة الاجتماع التدابير "
            "البيئة الموارد السكان الصيد السفن الحدود التقرير الخطة البرنامج المساعدة التمويل الخبراء النزاع التحكيم "
            "الإخطار الطوارئ التلوث الرصد البيانات البحث "
            "التدريب القرار التصويت الأغلبية الميزانية الاشتراكات السلطات "
            "المختصة الجمهور المشاركة تتعاون تتخذ تضع تقدم تعتمد تبلغ "
            "تكفل تعزز تمتنع تنشئ تستعرض تدعو تحدد تنشر تحفظ "
            "تراقب تيسر تشجع تتبادل تتشاور"
        ),
        stock=(
            "وفقا لأحكام القانون الدولي",
            "حسب الاقتضاء",
            "في أقرب وقت ممكن",
            "تتخذ كل دولة طرف التدابير اللازمة",
            "رهنا بتوافر الموارد",
        ),
        beginnings="ال بال وال لل م ت است ا",
        stems="كتب درس عمل حفر نشر جمع قطع رفع دفع سكن زرع حمل نقل ربط فحص وزن قيس رصد عدل سلم شرح ضبط طلب عرض غرس فتح",
        endings="ة ات ية ون ين ان ها هم ي كم نا تين وا",
    ),
    "en": Tongue(
        article="Article {}", annex="Annex", space=" ", comma=",", stop=".",
        title="Convention on shared lakes",
        suffixes=_LATIN_SUFFIXES,
        points=tuple(f"({letter})" for letter in _LATIN),
        common=(
            "the of and to in for with by or on its such as any which that from their other under an between at all "
            "not no this each into within through where when without upon before after against"
        ),
        nouns=(
            "parties state water lake commission shall information measures secretariat meeting protection "
            "cooperation report plan resources fishing vessels shore assistance experts programme authorities public "
            "pollution data notice emergency harm budget contribution decision majority vote research training "
            "dispute arbitration request consent obligation access level flow ice harbour settlement habitat species "
            "reserve monitoring ensure promote adopt establish "
            "provide consult notify exchange review prevent restore "
            "inform invite submit publish cooperate determine maintain observe designate facilitate encourage joint "
            "national technical timely equitable reasonable annual competent adequate scientific regional voluntary "
            "common significant independent"
        ),
        stock=(
            "in accordance with international law",
            "as appropriate",
            "as soon as practicable",
            "each party shall take the measures needed",
            "subject to the availability of funds",
        ),
        beginnings="re inter pre sub trans over counter",
        stems=(
            "harbour dredge anchor beacon timber gravel meadow willow heron turbine sluice basin ferry cargo ballast "
            "mineral orchard quarry granary tannery archive ledger tariff permit charter customs signal lantern"
        ),
        endings="ment al ing ity age er ship ward less able ism",
    ),
    "es": Tongue(
        article="Artículo {}", annex="Anexo", space=" ", comma=",", stop=".",
        title="Convenio sobre los lagos compartidos",
        suffixes=_LATIN_SUFFIXES,
        points=tuple(f"{letter})" for letter in _LATIN),
        common=(
            "de la los en que las el para con por del al una su sus o entre sobre como toda sin según cuando ante "
            "desde hasta otros dicha cada este esta bajo tras"
        ),
        nouns=(
            "partes estado agua lago comisión información medidas secretaría reunión protección cooperación informe "
            "plan recursos pesca buques orilla asistencia expertos programa autoridades público contaminación datos "
            "aviso emergencia daño presupuesto contribución decisión mayoría votación investigación capacitación "
            "controversia arbitraje solicitud consentimiento obligación acceso nivel caudal hielo puerto hábitat "
            "especies reserva garantizarán promoverán aprobarán establecerán facilitarán consultarán notificarán "
            "intercambiarán examinarán prevendrán restaurarán informarán invitarán presentarán publicarán cooperarán "
            "determinarán mantendrán conjunto nacional técnica oportuna equitativa razonable anual competente "
            "adecuada científica regional común"
        ),
        stock=(
            "de conformidad con el derecho internacional",
            "según proceda",
            "a la mayor brevedad posible",
            "cada parte adoptará las medidas necesarias",
            "con sujeción a la disponibilidad de fondos",
        ),
        beginnings="re inter pre sub trans sobre contra",
        stems=(
            "mader grav pradera sauc garz turbin esclus barc "
            "carg lastr mineral huert canter graner archiv libr tarif "
            "permis cart aduan señal farol"
        ),
        endings="o a os as ción miento ado ada ero able ista aje ario",
    ),
    "fr": Tongue(
        article="Article {}", annex="Annexe", space=" ", comma=",", stop=".",
        title="Convention sur les lacs partagés",
        suffixes=_LATIN_SUFFIXES,
        points=tuple(f"{letter})" for letter in _LATIN),
        common=(
            "de la les des et le en à pour par du que dans "
            "au une ou sur aux qui leur avec ses sans toute entre selon "
            "lors sous après avant dont cette chaque"
        ),
        nouns=(
            "parties état eau lac commission information mesures secrétariat réunion protection coopération rapport "
            "plan ressources pêche navires rive assistance experts programme autorités public pollution données avis "
            "urgence dommage budget contribution décision majorité vote recherche formation différend arbitrage "
            "demande consentement obligation accès niveau débit glace port habitat espèces réserve garantissent "
            "promeuvent adoptent établissent fournissent consultent notifient échangent examinent préviennent "
            "restaurent informent invitent présentent publient coopèrent déterminent maintiennent commune nationale "
            "technique opportune équitable raisonnable annuelle compétente adéquate scientifique régionale"
        ),
        stock=(
            "conformément au droit international",
            "selon qu’il convient",
            "dans les meilleurs délais",
            "chaque partie prend les mesures voulues",
            "sous réserve des fonds disponibles",
        ),
        beginnings="re inter pré sub trans sur contre",
        stems=(
            "bois grav prair saul héron turbin éclus barqu carg lest minér verg carrièr grani archiv livr tarif perm "
            "chart douan signal lantern"
        ),
        endings="e es age ement ation eur ier able iste aire ée ure ois",
    ),
    "ru": Tongue(
        article="Статья {}", annex="Приложение", space=" ", comma=",", stop=".",
        title="Конвенция об общих озёрах",
        suffixes=_LATIN_SUFFIXES,
        points=tuple(f"{letter})" for letter in "абвгдежзиклмнопр"),
        common=(
            "и в на с по для или от к о об их при из без до под над между за если которые также после перед всех "
            "любых иных этих через своих против вне кроме согласно"
        ),
        nouns=(
            "Стороны государства воды озера комиссия информации меры секретариат совещание охраны сотрудничества "
            "доклад план ресурсов рыболовства суда берега помощь экспертов программы органы общественности "
            "загрязнения данные уведомление чрезвычайных ущерба бюджета взносов решения большинством голосования "
            "исследований подготовки спора арбитраж запрос согласия обязательства доступа уровня стока льда порта "
            "среды видов заповедника обеспечивают поощряют принимают учреждают предоставляют консультируются "
            "уведомляют обмениваются рассматривают предотвращают восстанавливают приглашают представляют публикуют "
            "сотрудничают определяют поддерживают совместных национальных технических своевременного справедливого "
            "разумного ежегодного компетентных надлежащих научных региональных"
        ),
        stock=(
            "в соответствии с международным правом",
            "по мере необходимости",
            "в кратчайшие возможные сроки",
            "каждая Сторона принимает необходимые меры",
            "при условии наличия средств",
        ),
        beginnings="пере меж пред под над про вы",
        stems=(
            "лес камн луг ив цапл турбин шлюз лодк груз руд сад карьер зерн архив книг тариф пропуск устав тамож "
            "сигнал фонар мост"
        ),
        endings="ный ного ные ных ение ения ство ства овать ник ников ная ную",
    ),
    "zh": Tongue(
        article="第{}条", annex="附件", space="", comma="，", stop="。",
        title="共有湖泊公约",
        suffixes=("之二", "之三", "之四", "之五"),
        points=tuple(f"（{figure}）" for figure in "一二三四五六七八九十"),
        common="的 和 应 在 对 与 以 或 并 其 为 按 由 向 就 从 将 及 所 各 可 于 经 该 至 而 使 据",
        nouns=(
            "缔约方 国家 水域 湖泊 委员会 资料 措施 秘书处 会议 保护 合作 报告 计划 资源 渔业 船舶 沿岸 援助 专家 "
            "方案 主管机关 公众 污染 数据 通知 紧急情况 损害 预算 会费 决定 多数 表决 研究 培训 争端 仲裁 请求 同意 "
            "义务 获取 水位 流量 冰情 港口 生境 物种 保留区 监测 确保 促进 通过 设立 提供 协商 交换 审查 防止 恢复 "
            "邀请 提交 公布 确定 维持 指定 便利 鼓励 联合 国内 "
            "技术 及时 公平 合理 年度 适当 科学 区域 自愿 共同 重大 "
            "独立"
        ),
        stock=(
            "依照国际法",
            "酌情",
            "尽快",
            "每一缔约方应采取必要措施",
            "视资金情况",
        ),
        beginnings="",
        stems=(
            "林 石 草 柳 鹭 轮 闸 渡 货 矿 园 采 粮 革 档 账 税 证 "
            "关 灯 塔 桥 堤 坝 泵 渠 井 泉 沙 泥 鱼 虾 蟹 贝 藻 苇 "
            "鸟 鹤 雁 松 柏 枫 桦 棉 麻 茶 桑 竹 菜 果 豆 麦 稻 谷 "
            "禽 畜 牧 猎 羽 皮 骨 角 丝 布 纸 墨 铜 铁 锡 银 煤 油 "
            "盐 碱 砖 瓦 陶 瓷 玻 胶 漆 钟 琴 鼓 笛 舞 歌 剧 诗 画 "
            "雕 医 药 疫 诊 学 校 师 徒 宿 舍 厨 餐 旅 店 车 轨 航 "
            "帆 锚 缆 舵 桅 港 湾 岬 岛 礁 滩 潮 汐 雾 霜 雪 雹 雷 电"
        ),
        endings=(
            "场 库 厂 站 线 网 具 料 品 务 业 价 量 度 率 期 限 员 "
            "户 籍 权 责 费 法 制 规 则 令 函 表 册 图 录 架 箱 袋 "
            "杯 刀 针 绳 索 板 柱 梁 窗 门 墙 顶 层 段 块 片 根 粒 滴 束 捆 批 组 队 班 排 列 序 码 号 牌 旗 徽 印"
        ),
    ),
}  # fmt: skip
"""The six languages. Words of headings and references (article, chapter, paragraph) are left out on purpose."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of a language with their frequencies, added up."""

    tongue: Tongue
    common: tuple[str, ...]
    contents: tuple[str, ...]
    contents_weights: tuple[float, ...]
    common_weights: tuple[float, ...]

    def content(self, random: Random) -> str:
        """Draw a word with contents."""
        return random.choices(self.contents, cum_weights=self.contents_weights)[0]

    def any(self, random: Random) -> str:
        """Draw a word; two in five have no contents of their own, as in treaties."""
        if random.random() < 0.4:
            return random.choices(self.common, cum_weights=self.common_weights)[0]
        return self.content(random)

    def words(self, random: Random, count: int) -> list[str]:
        """Draw words of which no two neighbours are the same."""
        words: list[str] = []
        while len(words) < count:
            word = self.any(random)
            if not words or words[-1] != word:
                words.append(word)
        return words


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """Return the vocabulary of a language: the same at every run."""
    tongue = TONGUES[language]
    common, nouns, stems = (tuple(words.split()) for words in (tongue.common, tongue.nouns, tongue.stems))
    pieces = product(("", *tongue.beginnings.split()), stems, ("", *tongue.endings.split()))
    made = sorted({"".join(word) for word in pieces} - {*nouns, *common, *stems})
    Random(0).shuffle(made)
    contents = (*nouns, *made[:TAIL])
    return Vocabulary(tongue, common, contents, _weights(len(contents)), _weights(len(common)))


def _weights(count: int) -> tuple[float, ...]:
    """Return the frequencies of so many words by rank, added up, by Zipf's law."""
    return tuple(accumulate(1 / (rank + OFFSET) for rank in range(1, count + 1)))
