"""The words of changes of substance in English."""

from __future__ import annotations

from tracker.language.substance.words import Force, SubstanceWords

_FIT = "appropriate|suitable"
_OWN = "(?:its|their|his or her|his|the|that)"
_LAW = "(?:laws?(?: and regulations)?|legislation|legal systems?|regulations|legal principles)"

WORDS = SubstanceWords(
    language="en",
    modals={
        Force.SHALL: (
            "shall|must|(?:is|are) (?:required|obliged|bound) to|(?:has|have) (?:a duty|an obligation"
            "|the obligation) to"
            "|undertakes? to|commits? to"
        ),
        Force.WILL: "will|would|are to(?! the| be)",
        Force.SHOULD: "(?<!^)(?<![.;:,]\\s)should|ought to",
        Force.ENCOURAGED: "(?:is|are) (?:encouraged|urged) to",
        Force.MAY: "may",
    },
    prohibitions=(
        "(?:shall|must|may|will|can) not|cannot|shall (?:in no case|never)|must never|(?:is|are) (?:not allowed"
        "|prohibited|forbidden) (?:to|from)"
    ),
    weak_prohibitions="(?:should|ought|would|could|might|need) not",
    negations=(
        "not(?! only| later| earlier| less| more| fewer)|never|no longer|neither|nor|no(?! later| earlier| less"
        "| more| fewer)"
    ),
    plain_negations="not(?! only| later| earlier| less| more| fewer| merely)|never|no longer",
    auxiliaries="do|does|did|be|been|or|and|any",
    conditions={
        "appropriate": f"(?:as|where|wherever|when|whenever|if)(?: (?:it is|considered|deemed))? (?:{_FIT})",
        "applicable": "(?:where|wherever|when|if) applicable|(?<=[,(]\\s)as applicable",
        "necessary": (
            "(?:as|where|wherever|when|whenever|if)(?: (?:it is|considered|deemed))? (?:necessary|needed|required)"
            "|if need be"
        ),
        "relevant": "(?:as|where|wherever|when|if) relevant",
        "possible": (
            "(?:as far as|so far as|insofar as|in so far as|to the(?: maximum| greatest| fullest)? extent|as"
            "|where|wherever"
            "|whenever|if)(?: is)? (?:possible|practicable|feasible)"
        ),
        "extent": "to the extent (?:that|permitted|necessary|provided)|in ?so ?far as",
        "subject": (
            "subject to(?= (?:the )?(?:provisions|paragraphs?|articles?|sections?|sub|conditions|requirements|national"
            "|domestic|applicable|availability|prior|approval|its|their|any|such|this|available|international))"
            "|(?:(?<=,\\s)|^)subject to"
        ),
        "provided": "provided(?:,? however,?)? that|provided(?= (?:the|it|they|such) )|on (?:the )?condition that",
        "if": (
            "only (?:if|where|when)|(?:^|(?<=[.;:,]\\s))should(?= )"
            "|if(?! any)|in the event (?:that|of)|in case of|in cases? where"
            "|where(?= (?:a|an|the|such|that|those|it|they|there|any|no|different|one|two|he|she) )"
        ),
        "national law": (
            "(?:in accordance with|consistent with|subject to|as provided by|in conformity with|under"
            f"|pursuant to) {_OWN}?"
            f" ?(?:respective )?(?:national|domestic|internal) {_LAW}"
            f"|(?:in accordance with|consistent with|in conformity with|under) the {_LAW} of (?:the|that|its|each)"
        ),
        "circumstances": (
            "in (?:the )?light of(?: their| its| the)?(?: different| respective)? (?:national )?circumstances"
            "|taking into account(?: their| its)?(?: different| respective)? national (?:circumstances"
            "|conditions|capabilities)"
        ),
        "means": "within (?:their|its) (?:means|capabilities|capacities|available resources|respective capabilities)",
        "voluntary": "voluntarily|on (?:a )?voluntary basis",
        "request": "(?:at|upon|on) (?:the )?(?:\\w+ )?request",
        "agreed": "by mutual (?:agreement|consent)|on mutually agreed terms",
        "exceptional": "in exceptional (?:circumstances|cases)|exceptionally|by way of exception",
    },
    entitlements="be entitled|have the (?:right|option|possibility|power)|be (?:free|allowed|permitted|able)",
    subordinate="where|if|that|which|who|whether|when|because|what",
    only="only|solely|exclusively|merely|without|otherwise|however|but|another|exception(?:al|ally)?",
    acts=(
        "(?:council|parliament|commission|acts?|laws?|convention|protocol|treaty|agreement|assembly"
        "|charter|statute|directive|regulation|decision|resolution|\\d+/\\w+(?:/\\w+)*) of(?: the)?"
        "|(?:adopted|signed|done|concluded|dated|amended|opened for signature)(?: \\w+){0,3}(?: on| of)?"
    ),
    exceptions={
        "unless": "unless",
        "except": (
            "except(?: (?:where|when|for|that|as|in|to|if|with|by))?|save(?: (?:where|when|for|that|as|in|if))"
            "|with the exception of|excluding|to the exclusion of"
        ),
        "other than": "other than|another(?: \\w+){1,2} than",
        "without prejudice": "without prejudice to|(?:shall|does|do) not affect",
        "notwithstanding": (
            "notwithstanding(?! that| the fact)|by way of derogation from|in derogation (?:of|from)|by derogation from"
        ),
    },
    times={
        "without delay": "without(?: undue| unreasonable| unjustified)? delay|immediately|forthwith|promptly|at once",
        "as soon as possible": (
            "as soon as(?: reasonably)? (?:possible|practicable)|at the earliest (?:possible )?(?:date"
            "|opportunity|time)"
        ),
        "in good time": "in (?:good|due) (?:time|course)|in a timely (?:manner|fashion)|timely",
        "regularly": "regularly|periodic(?:ally)?|on a regular basis|at regular intervals|from time to time",
        "every year": "annually|yearly(?! \\w)|(?:every|each) (?:year|January)|biennially|on an annual basis",
        "at any time": "at (?:any|all) times?",
        "session:": (
            "(?:first|second|third|fourth|fifth|next|last|\\w+th|\\w+ty-(?:first|second|third)|regular"
            "|annual) (?:\\w+ )?(?:session|meeting)"
        ),
    },
    defines=(
        "(?<!by\\s)(?<!any\\s)(?<!technical\\s)(?<!of\\s)(?<!other\\s)(?<!the\\s)(?<!such\\s)(?<!same\\s)"
        "means(?=:|, | (?:a|an|the|any|all|each|every|one|either|both|those|that|such|in|with|as|not)\\b)"
        "|(?<=[”’'\"]\\s)means|shall mean|has the meaning|is defined as"
    ),
    denotes="refers to|includes|denotes|designates",
    verbs={
        "ensure": "ensures?|guarantees?",
        "promote": "promotes?",
        "encourage": "encourages?",
        "facilitate": "facilitates?",
        "support": "supports?",
        "consider": "considers?",
        "decide": "decides?",
        "endeavour": "endeavours?(?: to)?|strives?(?: to)?|seeks?(?: to)?|aims?(?: to)?|makes? efforts? to",
        "take measures": "takes?(?: \\w+)? (?:measures|steps|action)",
        "protect": "protects?",
        "respect": "respects?",
        "prevent": "prevents?",
        "prohibit": "prohibits?",
        "cooperate": "cooperates?|co-operates?",
        "adopt": "adopts?",
        "establish": "establish(?:es)?",
        "provide": "provides?",
        "enable": "enables?",
        "strengthen": "strengthens?|enhances?",
        "implement": "implements?",
        "maintain": "maintains?",
        "report": "reports?",
        "communicate": "communicates?|notif(?:y|ies)|informs?",
        "assist": "assists?",
        "recognize": "recogni[sz]es?",
        "undertake": "undertakes?",
    },
    heads={
        "recall": "recalling|recalls",
        "reaffirm": "reaffirming|reaffirms",
        "affirm": "affirming|affirms",
        "note": "(?:also |further )?noting|notes|taking note of|takes note of",
        "note with concern": (
            "noting with (?:deep |grave |serious )?(?:concern|regret)|notes with (?:deep |grave )?(?:concern"
            "|regret)|concerned|deeply concerned|gravely concerned|alarmed|expresses (?:its )?(?:deep "
            "|grave )?concern|expressing (?:its )?(?:deep |grave )?concern"
        ),
        "note with appreciation": (
            "noting with (?:appreciation|satisfaction)|notes with (?:appreciation|satisfaction)"
            "|expresses (?:its )?appreciation"
        ),
        "welcome": "welcoming|welcomes",
        "recognize": "recogni[sz]ing|recogni[sz]es",
        "acknowledge": "acknowledging|acknowledges",
        "emphasize": (
            "emphasi[sz]ing|emphasi[sz]es|stressing|stresses|underlining|underlines|underscoring|underscores"
        ),
        "consider": "considering|considers|having considered",
        "convinced": "convinced|deeply convinced",
        "mindful": "mindful|bearing in mind|aware|conscious",
        "take into account": "taking into account|having regard to",
        "determined": "determined|resolved",
        "desiring": "desiring|desirous|wishing",
        "guided": "guided by",
        "believe": "believing|believes",
        "decide": "decides|deciding|resolves",
        "request": "requests",
        "urge": "urges|strongly urges",
        "call upon": "calls upon|calls on|appeals to",
        "invite": "invites",
        "encourage": "encourages|encouraging",
        "recommend": "recommends",
        "adopt": "adopts",
        "endorse": "endorses",
        "condemn": "condemns|strongly condemns|condemning",
        "deplore": "deplores|deploring",
        "declare": "declares|proclaims|solemnly declares|solemnly proclaims",
    },
    empty="a|an|the|this|that|these|those|such|said|its|their|any|all|each|every|of|and|or|to|in|on|for|by|with|who|which|where|his|her|him|he|she|it|is|are|be|been|person’s|term|expression|only|alone",
)
