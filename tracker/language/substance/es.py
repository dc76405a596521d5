"""The words of changes of substance in Spanish."""

from __future__ import annotations

from tracker.language.substance.words import Force, SubstanceWords

_OWN = "(?:su|sus|la|el|las)"
_LAW = "(?:legislaci(?:ón|ones)|derecho|leyes|ordenamiento jurídico)"

WORDS = SubstanceWords(
    language="es",
    modals={
        Force.SHALL: (
            "deberán?|deben?|habrán? de|ha de|han de|tendrán? que|(?:está|están|estará|estarán|queda"
            "|quedan) obligad[oa]s? a"
            "|tiene(?:n)? la obligación de|se comprometen?(?: a)?|se obligan?(?: a)?"
        ),
        Force.SHOULD: "debería|deberían|convendría|conviene",
        Force.ENCOURAGED: "se (?:alienta|invita|insta|exhorta) a",
        Force.MAY: "podrán?|puede|pueden",
    },
    prohibitions=(
        "no (?:deberán?|deben?|podrán?|puede|pueden)|en ningún caso (?:podrán?|deberán?)|se prohíbe|queda prohibid[oa]"
    ),
    weak_prohibitions="no (?:debería|deberían)",
    negations="no(?! obstante| menos| más| solo| sólo| solamente)|ni|nunca|jamás|tampoco|ningun[oa]s?|ningún",
    plain_negations="no(?! obstante| menos| más| solo| sólo| solamente)|nunca|jamás",
    auxiliaries="se|ha|han|es|son|sea|sean|y|o",
    conditions={
        "appropriate": (
            "según (?:el caso|proceda|corresponda|convenga|sea (?:apropiado|procedente))|cuando (?:proceda|corresponda"
            "|sea (?:apropiado|oportuno))|si (?:procede|corresponde)|en su caso|como corresponda"
        ),
        "necessary": (
            "(?:cuando|si|según|en caso de que) (?:sea|es|fuere|fuera) (?:necesario|preciso|menester)"
            "|de ser necesario|en caso necesario|según sea necesario"
        ),
        "possible": (
            "(?:en|dentro de) (?:toda )?la medida de lo posible|(?:cuando|si|siempre que) (?:sea|es"
            "|fuere) posible|de ser posible|en lo posible|hasta donde sea posible"
        ),
        "relevant": "(?:cuando|si) sea pertinente|según sea pertinente",
        "extent": "en la medida en que|en cuanto",
        "subject": "con sujeción a|a reserva de|con (?:la )?reserva de|sujet[oa]s? a",
        "provided": "siempre (?:que|y cuando)|a condición de que|con la condición de que|bajo la condición de que",
        "national law": (
            "(?:de conformidad con|con arreglo a|conforme a|en virtud de"
            f"|según) {_OWN} (?:respectiv[oa]s? )?{_LAW} (?:nacional(?:es)?|intern[oa]s?)"
        ),
        "circumstances": (
            "(?:a la luz de|teniendo en cuenta|habida cuenta de)(?: sus| las)?(?: diferentes)? (?:circunstancias"
            "|condiciones) nacionales|según las circunstancias"
        ),
        "means": (
            "dentro de (?:sus|los) (?:medios|posibilidades|recursos)(?: disponibles)?|con los recursos disponibles"
        ),
        "voluntary": "voluntariamente|con carácter voluntario|de forma voluntaria|a título voluntario",
        "if": "si(?! bien)|en caso de(?: que)?|cuando|en el caso de(?: que)?|en los casos en que",
        "request": "(?:a|previa) (?:petición|solicitud)(?: de| del)?",
        "agreed": "de común acuerdo|de mutuo acuerdo|en condiciones mutuamente (?:convenidas|acordadas)",
        "exceptional": "en (?:casos|circunstancias) excepcionales|excepcionalmente",
    },
    entitlements="tener derecho|ser libre",
    subordinate="que|si|donde|cuando|quien|cuyo",
    only="excepcional(?:mente|es)?|sin embargo|pero|solo|sólo|solamente|únicamente|exclusivamente|sin",
    acts=(
        "(?:consejo|parlamento|comisión|ley|decreto|convención|convenio|protocolo|tratado|acuerdo"
        "|asamblea|carta|directiva|reglamento|decisión|resolución|\\d+/\\w+(?:/\\w+)*),? de"
        "|(?:adoptad[oa]|firmad[oa]|hech[oa]|concluid[oa]|modificad[oa])(?: \\w+){0,3}(?: el| de)?"
    ),
    exceptions={
        "unless": "a menos que|a no ser que",
        "except": (
            "salvo(?: (?:que|si|en|cuando|lo))?|excepto(?: (?:cuando|si|en))?|con (?:la )?excepción de"
            "|a excepción de|con exclusión de|exceptuad[oa]s?"
        ),
        "other than": "distint[oa]s? (?:de|a)|aparte de",
        "without prejudice": "sin perjuicio de|no afectan?|no afectarán?|sin menoscabo de",
        "notwithstanding": (
            "no obstante(?= (?:lo|el|la|los|las|cualquier) )|por inaplicación de|a pesar de|como excepción a"
        ),
    },
    times={
        "without delay": (
            "sin (?:demora|dilación|tardanza)(?: (?:indebida|injustificada))?|inmediatamente|de inmediato|prontamente"
        ),
        "as soon as possible": (
            "(?:a|con) la (?:mayor|máxima) brevedad(?: posible)?|lo antes posible|tan pronto como (?:sea posible"
            "|proceda)|cuanto antes"
        ),
        "in good time": "en tiempo (?:oportuno|hábil|útil)|oportunamente|a su debido tiempo|con la debida antelación",
        "regularly": ("periódic(?:amente|[oa]s?)|regularmente|a intervalos regulares|de manera regular"),
        "every year": "anualmente|cada año|todos los años",
        "at any time": "en (?:todo|cualquier) momento",
        "session:": (
            "(?:primer|primera|segundo|segunda|tercer|tercera|próximo|próxima|cuarto"
            "|cuarta) (?:período de sesiones|reunión|sesión)"
        ),
    },
    defines="se entenderá por|se entiende por|se entenderán por",
    denotes="significan?|designan?|comprende|incluye",
    verbs={
        "ensure": "asegurar(?:á|án)?|asegurarse|velar(?:á|án)?|garantizar(?:á|án)?|se asegurarán",
        "promote": "promover(?:á|án)?",
        "encourage": "alentar(?:á|án)?|fomentar(?:á|án)?",
        "facilitate": "facilitar(?:á|án)?",
        "support": "apoyar(?:á|án)?",
        "consider": "considerar(?:á|án)?|examinar(?:á|án)?|estudiar(?:á|án)?",
        "endeavour": "procurar(?:á|án)?|esforzarse|se esforzarán?|tratar(?:á|án)? de",
        "take measures": "(?:adoptar|tomar)(?:á|án)?(?: \\w+)? (?:medidas|disposiciones)",
        "protect": "proteger(?:á|án)?",
        "respect": "respetar(?:á|án)?",
        "prevent": "prevenir|prevendrán?|impedir(?:á|án)?",
        "prohibit": "prohibir(?:á|án)?",
        "cooperate": "cooperar(?:á|án)?|colaborar(?:á|án)?",
        "adopt": "adoptar(?:á|án)?|aprobar(?:á|án)?",
        "establish": "establecer(?:á|án)?|crear(?:á|án)?",
        "provide": "proporcionar(?:á|án)?|prestar(?:á|án)?|suministrar(?:á|án)?",
        "enable": "permitir(?:á|án)?",
        "strengthen": "fortalecer(?:á|án)?|reforzar(?:á|án)?",
        "implement": "aplicar(?:á|án)?|ejecutar(?:á|án)?",
        "maintain": "mantener|mantendrán?",
        "communicate": "comunicar(?:á|án)?|notificar(?:á|án)?|informar(?:á|án)?",
        "assist": "ayudar(?:á|án)?|asistir(?:á|án)?",
        "recognize": "reconocer(?:á|án)?",
    },
    heads={
        "recall": "recordando|recuerda",
        "reaffirm": "reafirmando|reafirma",
        "affirm": "afirmando|afirma",
        "note": "observando|observa|tomando nota|toma nota|señalando|señala",
        "note with concern": (
            "observando con (?:profunda )?(?:preocupación|inquietud|pesar)"
            "|observa con (?:profunda )?(?:preocupación|inquietud|pesar)|preocupad[oa]s?|(?:profundamente"
            "|gravemente) preocupad[oa]s?|alarmad[oa]s?|expresa su (?:profunda )?preocupación"
        ),
        "note with appreciation": (
            "observando con (?:satisfacción|reconocimiento)|observa con (?:satisfacción|reconocimiento)"
            "|expresa su reconocimiento"
        ),
        "welcome": (
            "acogiendo con (?:beneplácito|satisfacción)|acoge con (?:beneplácito|satisfacción)|celebrando|celebra"
        ),
        "recognize": "reconociendo|reconoce",
        "emphasize": "subrayando|subraya|destacando|destaca|poniendo de relieve|pone de relieve|recalcando|recalca",
        "consider": "considerando|considera",
        "convinced": "convencid[oa]s?",
        "mindful": "consciente(?:s)?|teniendo presente",
        "take into account": "teniendo en cuenta|habida cuenta",
        "determined": "decidid[oa]s?|resuelt[oa]s?|determinad[oa]s?",
        "desiring": "deseando|deseos[oa]s?",
        "guided": "guiad[oa]s? por|guiándose por",
        "decide": "decide|decidiendo",
        "request": "pide|solicita",
        "urge": "insta|insta encarecidamente",
        "call upon": "exhorta|hace un llamamiento",
        "invite": "invita",
        "encourage": "alienta|alentando",
        "recommend": "recomienda",
        "adopt": "aprueba|adopta",
        "endorse": "hace suy[oa]s?|respalda",
        "condemn": "condena|condenando",
        "deplore": "deplora|deplorando|lamenta",
        "declare": "declara|proclama(?: solemnemente)?",
    },
    empty=(
        "el|la|los|las|un|una|unos|unas|este|esta|estos|estas|dich[oa]s?|su|sus|y|o|de|del|a|al|en|por|para|con"
        "|tod[oa]s?|cada|cualquier|que|quien|quienes|cuyo|cuya|es|son|término|expresión"
    ),
)
