"""The words of changes of substance in French."""

from __future__ import annotations

from tracker.language.substance.words import Force, SubstanceWords

_OWN = "(?:sa|son|leur|leurs|ses|la|le|les)"
_LAW = "(?:législations?|droit|lois?|ordre juridique)"

WORDS = SubstanceWords(
    language="fr",
    modals={
        Force.SHALL: (
            "doit|doivent|devra|devront|(?:est|sont|sera|seront) (?:tenue?s?|obligée?s?) (?:de|d['’])"
            "|s['’]engagent?(?: à)?|il incombe(?: à| aux| au)?|(?:a|ont) l['’]obligation (?:de|d['’])"
        ),
        Force.SHOULD: "devrait|devraient|il convient (?:de|d['’])|il conviendrait (?:de|d['’])",
        Force.ENCOURAGED: "(?:est|sont) encouragée?s? à",
        Force.MAY: "peut|peuvent|pourra|pourront",
    },
    prohibitions=(
        "ne (?:doit|doivent|devra|devront|peut|peuvent|pourra|pourront)(?: (?:pas|point|jamais|en aucun cas))?"
        "|n['’](?:a|ont) pas le droit de|il est interdit (?:de|d['’])"
    ),
    weak_prohibitions="ne (?:devrait|devraient)(?: (?:pas|jamais))?",
    negations="ne(?!(?: \\w+){1,3} (?:que|qu['’]))|n['’](?!\\w+(?: \\w+)? (?:que|qu['’]))|jamais|aucune?s?|ni|nulle?",
    plain_negations="",
    auxiliaries="pas|point|est|sont|a|ont|soit|soient|et|ou",
    conditions={
        "appropriate": (
            "le cas échéant|s['’]il y a lieu|selon qu['’]il convient|selon ce qui convient|s['’]il convient"
            "|selon le cas|selon qu['’]il est approprié|comme il convient|lorsqu['’]il y a lieu"
        ),
        "necessary": (
            "si nécessaire|(?:si|lorsque|quand) (?:cela|c['’]|ce)? ?(?:est|s['’]avère) nécessaire"
            "|(?:en|pour) (?:tant|autant) que de besoin|au besoin"
            "|en cas de besoin|s['’]il est nécessaire|selon les besoins"
        ),
        "possible": (
            "dans (?:toute )?la mesure du possible|autant que (?:faire se peut|possible)"
            "|dans la mesure où cela est possible|(?:si|lorsque|quand) (?:cela|c['’]) ?est possible|si possible"
        ),
        "relevant": "(?:si|lorsque) (?:cela|c['’]) ?est pertinent",
        "extent": "dans la mesure (?:où|nécessaire|prévue)|pour autant (?:que(?! de besoin)|qu['’])",
        "subject": "sous réserve (?:de|d['’]|du|des|que|qu['’])",
        "provided": "à (?:la )?condition (?:que|qu['’]|de|d['’])|pourvu (?:que|qu['’])|à charge (?:de|d['’])",
        "national law": (
            "(?:conformément|en conformité avec|dans le respect de|dans le cadre de|en vertu de|selon"
            f"|en application de) (?:à |de )?{_OWN} {_LAW} (?:nationale?s?|internes?)"
            "|conformément au droit (?:national|interne)|en vertu du droit (?:national|interne)"
        ),
        "circumstances": (
            "(?:selon|suivant) les circonstances|(?:compte tenu|eu égard|à la lumière)(?: de| des"
            "| aux)?(?: leurs?| sa| la| les)?(?: différentes?)? (?:circonstances|situations?) nationales?"
        ),
        "means": "dans la limite (?:de leurs|de ses|des) (?:moyens|ressources)(?: disponibles)?",
        "voluntary": "volontairement|à titre volontaire|sur une base volontaire",
        "if": (
            "si(?! bien)|s['’](?=ils?\\b)|lorsque|lorsqu['’]|en cas de|en cas d['’]|au cas où|dans le cas où"
            "|dans les cas où|à défaut (?:de|d['’])"
        ),
        "request": "(?:à|sur) demande|à la demande (?:de|d['’]|du|des)|sur demande (?:de|d['’]|du|des)",
        "agreed": "d['’]un commun accord|selon des modalités convenues d['’]un commun accord",
        "exceptional": "dans des (?:cas|circonstances) exceptionnel(?:le)?s|à titre exceptionnel|exceptionnellement",
    },
    entitlements="avoir le droit|être autorisée?s?|être libres?",
    subordinate="où|si|que|qui|dont|lorsque|quand",
    only="exceptionnel(?:le)?(?:ment|s)?|toutefois|cependant|mais|seulement|uniquement|seule?s?|exclusivement|sans",
    acts=(
        "(?:conseil|parlement européen|commission|loi|décret|convention|protocole|traité|accord"
        "|assemblée|charte|directive|règlement|décision|résolution|\\d+/\\w+(?:/\\w+)*),? (?:du|de)"
        "|(?:adoptée?|signée?|faite?|conclue?|datée?|modifiée?"
        "|ouverte? à la signature)(?: \\w+){0,3}(?: le| du)?"
    ),
    exceptions={
        "unless": "à moins (?:que|qu['’]|de|d['’])",
        "except": (
            "sauf(?: (?:si|lorsque|dans|pour|à|en))?|à l['’]exception (?:de|d['’]|du|des)|à l['’]exclusion (?:de"
            "|d['’]|du|des)|excepté|hormis|exception faite"
        ),
        "other than": "autres? que",
        "without prejudice": (
            "sans préjudice (?:de|d['’]|du|des)|n['’]affectent? pas"
            "|ne (?:(?:peut |peuvent )?port(?:e|ent|er) pas|peu(?:t|vent) pas porter)"
            " (?:atteinte|préjudice)"
            "|ne préjugent? pas|sans porter atteinte (?:à|au|aux)"
        ),
        "notwithstanding": "nonobstant|par dérogation (?:à|au|aux)|malgré",
    },
    times={
        "without delay": (
            "sans (?:délai|tarder|retard|attendre)(?: (?:indu|injustifié|excessif))?|sans retard (?:indu"
            "|injustifié)|immédiatement|promptement|aussitôt"
        ),
        "as soon as possible": (
            "dans les (?:meilleurs|plus brefs) délais|dès que possible|aussitôt que possible|le plus tôt possible"
            "|le plus rapidement possible"
        ),
        "in good time": "en temps (?:utile|voulu|opportun)",
        "regularly": "régulièrement|périodique(?:ment|s)?|à intervalles réguliers|de temps à autre",
        "every year": "annuellement|chaque année|tous les ans",
        "at any time": "à tout moment|en tout temps",
        "session:": "(?:première|deuxième|seconde|troisième|prochaine|\\w+ième) (?:session|réunion)",
    },
    defines=(
        "on entend par|s['’]entend(?:ent)? (?:de|d['’]|du|des|par)|est celui (?:qui|par lequel)"
        "|est celle (?:qui|par laquelle)"
    ),
    denotes="désignent?|signifient?|comprend|comprennent",
    verbs={
        "ensure": "assurer|assurent?|veiller|veillent?|garantir|garantit|garantissent",
        "promote": "promouvoir|promeut|promeuvent",
        "encourage": "encourager|encouragent?",
        "facilitate": "faciliter|facilitent?",
        "support": "appuyer|appuient?|soutenir|soutient|soutiennent",
        "consider": "examiner|examinent?|envisager|envisagent?|étudier|étudient?",
        "endeavour": "s['’]efforcer|s['’]efforcent?|chercher|cherchent?|viser|visent?|s['’]employer|s['’]emploient?",
        "take measures": "prendre(?: \\w+)? mesures|prend(?:re|nent)?(?: \\w+)? (?:mesures|dispositions)",
        "protect": "protéger|protègent?",
        "respect": "respecter|respectent?",
        "prevent": "prévenir|prévient|préviennent|empêcher|empêchent?",
        "prohibit": "interdire|interdit|interdisent",
        "cooperate": "coopérer|coopèrent?",
        "adopt": "adopter|adoptent?",
        "establish": "établir|établit|établissent|créer|créent?|instituer|instituent?",
        "provide": "fournir|fournit|fournissent",
        "enable": "permettre|permet|permettent",
        "strengthen": "renforcer|renforcent?",
        "implement": "appliquer|appliquent?|mettre en œuvre|mettent? en œuvre",
        "maintain": "maintenir|maintient|maintiennent",
        "communicate": "communiquer|communiquent?|notifier|notifient?|informer|informent?",
        "assist": "aider|aident?|assister",
        "recognize": "reconnaître|reconnaît|reconnaissent",
    },
    heads={
        "recall": "rappelant|rappelle",
        "reaffirm": "réaffirmant|réaffirme",
        "affirm": "affirmant|affirme",
        "note": "notant|note|prenant note|prend note|constatant|constate|prend acte|prenant acte",
        "note with concern": (
            "notant avec (?:une )?(?:vive |profonde )?(?:préoccupation|inquiétude|regret)"
            "|note avec (?:une )?(?:vive |profonde )?(?:préoccupation|inquiétude|regret)|préoccupée?"
            "|(?:profondément|gravement|vivement) préoccupée?|alarmée?|se déclare (?:profondément "
            "|vivement )?préoccupée?"
        ),
        "note with appreciation": "notant avec (?:satisfaction|intérêt)|note avec (?:satisfaction|intérêt)|sait gré",
        "welcome": (
            "se félicitant|se félicite|accueillant avec satisfaction|accueille avec satisfaction|saluant|salue"
        ),
        "recognize": "reconnaissant|reconnaît|considérant|considère",
        "acknowledge": "sachant|conscient que",
        "emphasize": "soulignant|souligne|insistant|insiste|mettant l['’]accent",
        "convinced": "convaincue?s?|(?:profondément )convaincue?s?",
        "mindful": "conscientes?s?|consciente?s?|ayant à l['’]esprit|gardant à l['’]esprit",
        "take into account": "tenant compte|compte tenu|ayant égard|eu égard|vu",
        "determined": "déterminée?s?|résolue?s?",
        "desiring": "désireu(?:x|se|ses)|désirant|souhaitant",
        "guided": "guidée?s? par|s['’]inspirant",
        "decide": "décide|décidant",
        "request": "prie|demande(?: à)?",
        "urge": "prie instamment|exhorte|engage instamment|demande instamment",
        "call upon": "appelle|lance un appel|engage",
        "invite": "invite",
        "encourage": "encourage|encourageant",
        "recommend": "recommande",
        "adopt": "adopte",
        "endorse": "fait sienne?s?|approuve|souscrit",
        "condemn": "condamne|condamnant",
        "deplore": "déplore|déplorant",
        "declare": "déclare|proclame(?: solennellement)?|déclare solennellement",
    },
    empty=(
        "le|la|les|l['’]|un|une|des|du|de|d['’]|ce|cet|cette|ces|leurs?|sa|son|ses|ledit|ladite|lesdits|lesdites"
        "|et|ou|à|au|aux|en|par|pour|toute?s?|chaque|qui|que|qu['’]|dont|il|ils|elles?|est|sont|terme|expression"
    ),
)
