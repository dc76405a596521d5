"""The words of changes of substance in Chinese, simplified and traditional."""

from __future__ import annotations

from tracker.language.substance.words import Force, SubstanceWords

_NOT_BEHIND = "(?<![相对對适適反响響供效呼])"
_NOT_AHEAD = "(?![用对對急答付邀纳納变變聘届屆税稅得收])"
_SHALL = f"{_NOT_BEHIND}(?:应|應){_NOT_AHEAD}"
"""应 alone is "shall"; in 相应, 对应, 应用, 应急 … it is a part of another word."""

WORDS = SubstanceWords(
    language="zh",
    boundaries=False,
    modals={
        # 应 is "shall" in UN treaties and 应当 in the statutes of China, where UN texts may print 应当 for "should":
        # one step for both, so that no such change is told that is none.
        Force.SHALL: f"应当|應當|必须|必須|须(?!知)|須(?!知)|有义务|有義務|承诺|承諾|{_SHALL}",
        Force.SHOULD: "应该|應該|宜(?!居)",
        Force.ENCOURAGED: "鼓励|鼓勵",
        Force.MAY: "可以|(?<![认許许不])可(?![能靠持行再以])|有权|有權|得以",
    },
    prohibitions="不得|不应当|不應當|不应(?!该)|不應(?!該)|不可以|禁止|不能",
    weak_prohibitions="不应该|不應該|不宜",
    negations="不(?![同断斷仅僅论論少超迟遲得应應可能宜])|未|无|無|非|没有|沒有|并非",
    plain_negations="不(?![同断斷仅僅论論少超迟遲得应應可能宜])|未|没有|沒有|并非",
    auxiliaries="予|被|得",
    conditions={
        "appropriate": "酌情|(?:在)?适当(?:时|时候|情况下)|(?:在)?適當(?:時|時候|情況下)|视情况|視情況|视情",
        "necessary": "必要时|必要時|如有必要|视需要|視需要|根据需要|根據需要|在必要情况下|确有必要",
        "possible": "(?:在)?可能(?:的)?(?:情况下|範圍內|范围内)|尽可能|盡可能|在可行(?:的)?(?:情况下|范围内)|尽量",
        "subject": "在不违反.{1,20}?(?:的)?(?:情况|前提)下|在遵守.{1,20}?的前提下|但须|但須",
        "provided": "条件是|條件是|以.{1,15}?为条件|以.{1,15}?為條件|前提是|在.{1,20}?(?:的)?前提下|只要",
        "national law": (
            "(?:根据|根據|依照|按照|依据)(?:其|本国|本國|各自|缔约国|締約國)?(?:国内|國內|本国|国家)(?:法律|立法|法)"
        ),
        "law": "依法",
        "circumstances": "(?:根据|按照|考虑到|鉴于)(?:其|各自|不同的?)?(?:不同)?国情",
        "means": "在(?:其|现有|可用)?(?:能力|资源|财力)(?:允许)?范围内|力所能及",
        "voluntary": "自愿|自願",
        "if": "如果|如(?=有|经|經|其|该|該|认|無|无|未|不|发)|(?:在)?.{2,12}的情况下|有下列情形之一的|倘若|若(?!干)",
        "request": "应.{1,12}?(?:请求|要求)|經.{1,8}?請求|经.{1,8}?请求",
        "agreed": "经(?:双方|各方)?(?:协商|商定|同意)|共同商定",
        "exceptional": "(?:在)?特殊情况下|例外情况下|(?:在)?特殊情況下",
    },
    entitlements="有权|有權",
    subordinate="如果|凡",
    only="但|只|仅|僅|唯",
    acts="(?:通过|通過|签订|簽訂|制定|修正)",
    exceptions={
        "unless": "除非",
        "except": "除.{1,40}?(?:之外|以外|外)|除外|另有规定|另有規定",
        "without prejudice": "不影响|不影響|不妨碍|不妨礙|不损害|不損害",
        "notwithstanding": "尽管|儘管|虽有|不论|无论",
    },
    times={
        "without delay": "立即|立刻|即刻|(?:不|毫不|毫无|无)(?:迟延|延迟|拖延|延误)(?:地)?|不遲延|迅速",
        "as soon as possible": "尽快|盡快|尽早|盡早|尽速",
        "in good time": "及时(?!性)|及時(?!性)|按时|按時|适时|適時",
        "regularly": "定期|经常|經常",
        "every year": "每年|逐年",
        "at any time": "随时|隨時|任何时候",
        "session:": "第[一二三四五六七八九十]+(?:届会议|次会议|屆會議|次會議)",
    },
    defines="是指|系指|係指",
    denotes="指|包括",
    verbs={
        "ensure": "确保|確保|保证|保證|保障",
        "promote": "促进|促進",
        "encourage": "鼓励|鼓勵",
        "facilitate": "便利",
        "support": "支持",
        "consider": "考虑|考慮|审议|審議|研究",
        "examine": "审查|審查",
        "endeavour": "努力|力求|争取",
        "take measures": "采取.{0,6}?措施|採取.{0,6}?措施",
        "protect": "保护|保護",
        "respect": "尊重",
        "prevent": "防止|预防|預防",
        "prohibit": "禁止",
        "cooperate": "合作",
        "adopt": "通过|通過",
        "establish": "设立|設立|建立",
        "provide": "提供",
        "strengthen": "加强|加強",
        "implement": "执行|執行|实施|實施",
        "communicate": "通报|通報|通知",
        "recognize": "承认|承認",
    },
    heads={
        "recall": "回顾|回顧|忆及|憶及",
        "reaffirm": "重申",
        "affirm": "申明|确认",
        "note": "注意到|指出|表示注意到",
        "note with concern": (
            "(?:深为|深為|严重)?关切(?:地)?(?:注意到)?|關切|表示(?:深为|严重)?关切|深感(?:关切|不安)|感到震惊"
        ),
        "note with appreciation": "(?:赞赏|满意)地注意到|表示赞赏|讚賞",
        "welcome": "欢迎|歡迎",
        "recognize": "认识到|認識到|承认|承認",
        "emphasize": "强调|強調|着重指出",
        "consider": "考虑到|考慮到|认为|認為",
        "convinced": "深信|确信|確信|坚信",
        "mindful": "铭记|銘記|意识到|念及",
        "determined": "决心|決心",
        "desiring": "希望|愿|願|渴望",
        "guided": "遵循|在.{1,15}?指导下",
        "decide": "决定|決定",
        "request": "请|請",
        "urge": "敦促|促请|促請|强烈敦促",
        "call upon": "呼吁|呼籲|吁请",
        "invite": "邀请|邀請",
        "encourage": "鼓励|鼓勵",
        "recommend": "建议|建議",
        "adopt": "通过|通過",
        "endorse": "赞同|核可|認可",
        "condemn": "谴责|譴責",
        "deplore": "痛惜|遗憾|遺憾",
        "declare": "宣布|宣告|庄严宣布|莊嚴宣布",
    },
    empty="中(?:华人民共和|華人民共和)?[国國]|的|之|和|与|與|及|以及|或|或者|各|其|该|該|此|这|本|对|對|在|为|為",
)
