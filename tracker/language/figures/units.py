"""Words and signs of units: of time, of measure, of money; with the words of fractions and of per cent.

Words are folded (:func:`~tracker.language.scripts.without_accents`); a phrase has its words divided by blanks."
        " Chinese
units follow their number without a blank, and the longest is the right one.
"""

from __future__ import annotations

from functools import cache

from tracker.language.scripts import without_accents

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "second": "second seconds", "minute": "minute minutes", "hour": "hour hours",
        "day": "day days", "week": "week weeks", "month": "month months", "quarter": "quarters",
        "year": "year years", "decade": "decade decades",
        "calendar day": "calendar_day calendar_days",
        "working day": "working_day working_days business_day business_days weekday weekdays",
        "percentage point": "percentage_point percentage_points",
        "degree Celsius": "degree_celsius degrees_celsius degrees_centigrade",
        "degree": "degree degrees", "metre": "metre metres meter meters",
        "millimetre": "millimetre millimetres millimeters",
        "centimetre": "centimetre centimetres centimeter centimeters",
        "kilometre": "kilometre kilometres kilometer kilometers", "mile": "mile miles",
        "nautical mile": "nautical_mile nautical_miles", "foot": "foot feet", "acre": "acre acres",
        "square metre": "square_metre square_metres square_meters", "hectare": "hectare hectares",
        "square kilometre": "square_kilometre square_kilometres square_kilometers",
        "cubic metre": "cubic_metre cubic_metres cubic_meters",
        "cubic centimetre": "cubic_centimetre cubic_centimetres", "litre": "litre litres liter liters",
        "gram": "gram grams gramme grammes", "milligram": "milligram milligrams",
        "kilogram": "kilogram kilograms kilogramme kilogrammes",
        "tonne": "tonne tonnes ton tons metric_ton metric_tons metric_tonnes",
        "gross ton": "gross_ton gross_tons gross_tonnage", "gigatonne": "gigatonne gigatonnes",
        "kilowatt": "kilowatt kilowatts kw", "megawatt": "megawatt megawatts", "gigawatt": "gigawatt gigawatts",
        "kilowatt hour": "kilowatt_hour kilowatt_hours", "decibel": "decibel decibels", "knot": "knot knots",
        "dollar": "us_dollar us_dollars united_states_dollar united_states_dollars dollar dollars",
        "euro": "euro euros", "pound": "pound pounds pounds_sterling", "yen": "yen",
        "Swiss franc": "swiss_franc swiss_francs", "franc": "franc francs", "yuan": "yuan",
        "rouble": "rouble roubles",
        "special drawing right": "special_drawing_right special_drawing_rights sdr sdrs",
        "unit of account": "unit_of_account units_of_account european_unit_of_account european_units_of_account",
    },
    "fr": {
        "second": "seconde secondes", "minute": "minute minutes", "hour": "heure heures h",
        "day": "jour jours journee journees jours_francs jour_franc jours_consecutifs",
        "week": "semaine semaines", "month": "mois", "quarter": "trimestre trimestres",
        "year": "an ans annee annees", "decade": "decennie decennies",
        "calendar day": "jour_calendaire jours_calendaires jour_civil jours_civils",
        "working day": "jour_ouvrable jours_ouvrables jour_ouvre jours_ouvres",
        "percentage point": "point_de_pourcentage points_de_pourcentage",
        "degree Celsius": "degre_celsius degres_celsius degres_centigrades", "degree": "degre degres",
        "metre": "metre metres", "millimetre": "millimetre millimetres", "centimetre": "centimetre centimetres",
        "kilometre": "kilometre kilometres",
        "nautical mile": "mille_marin milles_marins mille_nautique milles_nautiques",
        "square metre": "metre_carre metres_carres", "hectare": "hectare hectares",
        "square kilometre": "kilometre_carre kilometres_carres",
        "cubic metre": "metre_cube metres_cubes metres_cube",
        "cubic centimetre": "centimetre_cube centimetres_cubes centimetres_cube",
        "litre": "litre litres", "gram": "gramme grammes", "milligram": "milligramme milligrammes",
        "kilogram": "kilogramme kilogrammes kilo kilos", "tonne": "tonne tonnes tonne_metrique tonnes_metriques",
        "gross ton": "tonneau_de_jauge_brute tonneaux_de_jauge_brute", "gigatonne": "gigatonne gigatonnes",
        "kilowatt": "kilowatt kilowatts kw", "megawatt": "megawatt megawatts", "gigawatt": "gigawatt gigawatts",
        "kilowatt hour": "kilowattheure kilowattheures", "decibel": "decibel decibels", "knot": "noeud noeuds",
        "US dollar": "dollar_des_etats-unis dollars_des_etats-unis dollar_des_etats_unis dollars_des_etats_unis"
                     " dollars_americains dollar_americain dollars_us",
        "dollar": "dollar dollars", "euro": "euro euros", "pound": "livres_sterling livre_sterling",
        "yen": "yen yens",
        "Swiss franc": "franc_suisse francs_suisses", "franc": "franc francs", "yuan": "yuan yuans",
        "rouble": "rouble roubles",
        "special drawing right": "droit_de_tirage_special droits_de_tirage_speciaux dts",
        "unit of account": "unite_de_compte unites_de_compte unites_de_compte_europeennes unite_de_compte_europeenne",
    },
    "es": {
        "second": "segundo segundos", "minute": "minuto minutos", "hour": "hora horas",
        "day": "dia dias dia_consecutivo dias_consecutivos", "week": "semana semanas", "month": "mes meses",
        "quarter": "trimestre trimestres", "year": "ano anos", "decade": "decada decadas decenio decenios",
        "calendar day": "dias_naturales dia_natural dias_civiles dia_civil dias_corridos dia_corrido dias_calendario"
                        " dia_calendario",
        "working day": "dia_habil dias_habiles dia_laborable dias_laborables dias_laborales dia_laboral",
        "percentage point": "punto_porcentual puntos_porcentuales",
        "degree Celsius": "grado_celsius grados_celsius grados_centigrados", "degree": "grado grados",
        "metre": "metro metros", "millimetre": "milimetro milimetros", "centimetre": "centimetro centimetros",
        "kilometre": "kilometro kilometros",
        "nautical mile": "milla_marina millas_marinas milla_nautica millas_nauticas",
        "mile": "milla millas", "square metre": "metro_cuadrado metros_cuadrados", "hectare": "hectarea hectareas",
        "square kilometre": "kilometro_cuadrado kilometros_cuadrados",
        "cubic metre": "metro_cubico metros_cubicos", "cubic centimetre": "centimetro_cubico centimetros_cubicos",
        "litre": "litro litros", "gram": "gramo gramos", "milligram": "miligramo miligramos",
        "kilogram": "kilogramo kilogramos kilo kilos",
        "tonne": "tonelada toneladas tonelada_metrica toneladas_metricas",
        "gross ton": "tonelada_de_arqueo_bruto toneladas_de_arqueo_bruto", "gigatonne": "gigatonelada gigatoneladas",
        "kilowatt": "kilovatio kilovatios", "megawatt": "megavatio megavatios", "gigawatt": "gigavatio gigavatios",
        "kilowatt hour": "kilovatio-hora kilovatios-hora", "decibel": "decibelio decibelios decibeles",
        "knot": "nudo nudos",
        "US dollar": "dolar_de_los_estados_unidos dolares_de_los_estados_unidos dolar_estadounidense"
                     " dolares_estadounidenses",
        "dollar": "dolar dolares", "euro": "euro euros", "pound": "libras_esterlinas libra_esterlina",
        "yen": "yen yenes",
        "Swiss franc": "franco_suizo francos_suizos", "franc": "franco francos", "yuan": "yuan yuanes",
        "peso": "peso pesos", "rouble": "rublo rublos",
        "special drawing right": "derecho_especial_de_giro derechos_especiales_de_giro deg",
        "unit of account": "unidad_de_cuenta unidades_de_cuenta unidades_de_cuenta_europeas",
    },
    "ru": {
        "second": "секунда секунды секунд секунде секунду секундам секундах секундами",
        "minute": "минута минуты минут минуте минуту минутой минутам минутах минутами",
        "hour": "час часа часов часу часом часам часами часах",
        "day": "день дня дней дню днем дням днями днях сутки суток суткам сутками сутках",
        "week": "неделя недели недель неделе неделю неделей неделям неделями неделях",
        "month": "месяц месяца месяцев месяцу месяцем месяце месяцам месяцами месяцах",
        "quarter": "квартал квартала кварталов",
        "year": "год года лет году годом годе годы годов годам годами годах летие летия летию",
        "decade": "десятилетие десятилетия десятилетий",
        "calendar day": "календарный_день календарных_дня календарных_дней календарного_дня календарным_дням",
        "working day": "рабочий_день рабочих_дня рабочих_дней рабочего_дня рабочим_дням рабочими_днями рабочих_днях"
                       " рабочие_дни",
        "percentage point": "процентный_пункт процентных_пункта процентных_пунктов процентного_пункта",
        "degree Celsius": "градус_цельсия градуса_цельсия градусов_цельсия градусам_цельсия градусах_цельсия",
        "degree": "градус градуса градусов градусам градусах",
        "metre": "метр метра метров метре метрам метрами метрах м",
        "millimetre": "миллиметр миллиметра миллиметров мм",
        "centimetre": "сантиметр сантиметра сантиметров см",
        "kilometre": "километр километра километров километрам километрах км",
        "nautical mile": "морская_миля морских_мили морских_миль морские_мили морской_мили морским_милям",
        "mile": "миля мили миль",
        "square metre": "квадратный_метр квадратных_метра квадратных_метров квадратного_метра",
        "hectare": "гектар гектара гектаров га",
        "square kilometre": "квадратный_километр квадратных_километра квадратных_километров квадратного_километра",
        "cubic metre": "кубический_метр кубических_метра кубических_метров кубического_метра",
        "litre": "литр литра литров л", "gram": "грамм грамма граммов г",
        "milligram": "миллиграмм миллиграмма миллиграммов мг",
        "kilogram": "килограмм килограмма килограммов кг",
        "tonne": "тонна тонны тонн тонну тонне тоннам тоннами т метрическая_тонна метрических_тонн метрических_тонны",
        "gross ton": "валовая_тонна валовых_тонны валовых_тонн регистровых_тонн",
        "gigatonne": "гигатонна гигатонны гигатонн",
        "kilowatt": "киловатт киловатта квт", "megawatt": "мегаватт мегаватта мвт",
        "gigawatt": "гигаватт гигаватта гвт",
        "kilowatt hour": "киловатт-час киловатт-часа киловатт-часов", "decibel": "децибел децибела децибелов",
        "knot": "узел узла узлов",
        "US dollar": "доллар_сша доллара_сша долларов_сша долларах_сша долларам_сша долл_сша"
                     " доллар_соединенных_штатов доллара_соединенных_штатов долларов_соединенных_штатов",
        "dollar": "доллар доллара долларов долларах долл", "euro": "евро",
        "pound": "фунт_стерлингов фунта_стерлингов фунтов_стерлингов",
        "yen": "иена иены иен", "Swiss franc": "швейцарский_франк швейцарских_франка швейцарских_франков",
        "franc": "франк франка франков", "yuan": "юань юаня юаней", "rouble": "рубль рубля рублей рублях рублям руб",
        "special drawing right": "специальное_право_заимствования специальных_права_заимствования"
                                 " специальных_прав_заимствования сдр",
        "unit of account": "расчетная_единица расчетных_единицы расчетных_единиц расчетные_единицы",
    },
    "ar": {
        "second": "ثانية ثواني ثوان", "minute": "دقيقة دقائق", "hour": "ساعة ساعات",
        "day": "يوم يوما أيام", "week": "أسبوع أسبوعا أسابيع", "month": "شهر شهرا أشهر شهور",
        "quarter": "فصول", "year": "سنة سنوات سنين عام عاما أعوام", "decade": "عقد عقدا عقود",
        "calendar day": "يوم_تقويمي يوما_تقويميا أيام_تقويمية",
        "working day": "يوم_عمل أيام_عمل يوما_عمل يوما_من_أيام_العمل يوم_من_أيام_العمل",
        "percentage point": "نقطة_مئوية نقاط_مئوية",
        "degree Celsius": "درجة_مئوية درجات_مئوية درجة_سلسيوس درجات_سلسيوس", "degree": "درجة درجات",
        "metre": "متر مترا أمتار", "millimetre": "مليمتر مليمترا مليمترات ملليمتر",
        "centimetre": "سنتيمتر سنتيمترا سنتيمترات",
        "kilometre": "كيلومتر كيلومترا كيلومترات", "nautical mile": "ميل_بحري ميلا_بحريا أميال_بحرية",
        "mile": "ميل ميلا أميال", "square metre": "متر_مربع مترا_مربعا أمتار_مربعة",
        "hectare": "هكتار هكتارا هكتارات",
        "square kilometre": "كيلومتر_مربع كيلومترا_مربعا كيلومترات_مربعة",
        "cubic metre": "متر_مكعب مترا_مكعبا أمتار_مكعبة", "litre": "لتر لترا لترات",
        "gram": "غرام غراما غرامات جرام", "milligram": "مليغرام مليغراما",
        "kilogram": "كيلوغرام كيلوغراما كيلوغرامات كيلوجرام",
        "tonne": "طن طنا أطنان طن_متري طنا_متريا أطنان_مترية", "gross ton": "طن_إجمالي طنا_إجماليا",
        "gigatonne": "غيغاطن جيجاطن", "kilowatt": "كيلوواط", "megawatt": "ميغاواط", "gigawatt": "غيغاواط",
        "kilowatt hour": "كيلوواط_ساعة", "decibel": "ديسيبل", "knot": "عقدة",
        "US dollar": "دولار_أمريكي دولارا_أمريكيا دولارات_أمريكية دولار_من_دولارات_الولايات_المتحدة",
        "dollar": "دولار دولارا دولارات", "euro": "يورو", "pound": "جنيه_إسترليني جنيها_إسترلينيا", "yen": "ين",
        "Swiss franc": "فرنك_سويسري فرنكا_سويسريا", "franc": "فرنك فرنكا", "yuan": "يوان", "rouble": "روبل روبلا",
        "special drawing right": "وحدة_من_حقوق_السحب_الخاصة وحدة_حقوق_سحب_خاصة",
    },
    "zh": {
        "second": "秒 秒钟", "minute": "分钟", "hour": "小时 个小时", "day": "天 日", "week": "周 星期 个星期 个周",
        "month": "个月", "quarter": "季度 个季度", "year": "年 周年 岁 周岁 年度", "decade": "个十年",
        "calendar day": "个自然日 个日历日 日历日 自然日", "working day": "个工作日 工作日 个工作天 工作天",
        "percentage point": "个百分点 百分点", "degree Celsius": "摄氏度 ℃", "degree": "度",
        "metre": "米", "millimetre": "毫米", "centimetre": "厘米", "kilometre": "公里 千米", "nautical mile": "海里",
        "mile": "英里", "square metre": "平方米", "hectare": "公顷", "square kilometre": "平方公里 平方千米",
        "cubic metre": "立方米", "litre": "升 公升", "gram": "克", "milligram": "毫克", "kilogram": "公斤 千克",
        "tonne": "吨 公吨", "gross ton": "总吨", "gigatonne": "吉吨", "kilowatt": "千瓦", "megawatt": "兆瓦",
        "gigawatt": "吉瓦",
        "kilowatt hour": "千瓦时", "decibel": "分贝", "knot": "节航速", "US dollar": "美元", "euro": "欧元",
        "pound": "英镑",
        "yen": "日元", "Swiss franc": "瑞士法郎", "franc": "法郎", "yuan": "元 元人民币", "rouble": "卢布",
        "special drawing right": "特别提款权", "unit of account": "计算单位 记账单位",
    },
}  # fmt: skip

_ALIKE = {"US dollar": "dollar"}
"""Units that are one: Chinese says 美元 where the other languages of a text say dollars."""

SIGNS = {
    "°C": "degree Celsius", "℃": "degree Celsius", "º C": "degree Celsius", "° C": "degree Celsius",
    "°С": "degree Celsius", "° С": "degree Celsius", "ºC": "degree Celsius", "°": "degree",
    "km²": "square kilometre", "km2": "square kilometre", "m²": "square metre", "m2": "square metre",
    "m³": "cubic metre",
    "m3": "cubic metre", "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "m": "metre", "kg": "kilogram",
    "mg": "milligram", "g": "gram", "ha": "hectare", "t": "tonne", "Gt": "gigatonne", "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt", "kWh": "kilowatt hour", "dB": "decibel", "€": "euro", "EUR": "euro", "US$": "dollar",
    "USD": "dollar", "$": "dollar", "£": "pound", "GBP": "pound", "¥": "yuan", "CNY": "yuan", "CHF": "Swiss franc",
    "SDR": "special drawing right", "DTS": "special drawing right", "DEG": "special drawing right",
    "км": "kilometre", "кг": "kilogram", "га": "hectare", "м": "metre", "т": "tonne", "м²": "square metre",
    "км²": "square kilometre", "м³": "cubic metre",
}  # fmt: skip
"""Signs behind a number in figures, in every language; case matters."""

SIGNS_BEFORE = ("US$", "USD", "EUR", "GBP", "CHF", "CNY", "SDR", "DTS", "DEG", "$", "€", "£", "¥")
"""Those that may stand before it."""

PERCENT_SIGNS = "%٪％"
_PERCENT = {
    "en": "per_cent percent", "fr": "pour_cent pour_100", "es": "por_ciento por_cien por_100",
    "ru": "процент процента процентов проценту процентам процентом процентами процентах проценте проценты"
            " процентный процентного"
          " процентной процентное процентная процентных",
    "ar": "في_المائة في_المئة بالمائة بالمئة في_الماية", "zh": "",
}  # fmt: skip

_ARABIC_DUALS = {
    "day": "يومان يومين", "week": "أسبوعان أسبوعين", "month": "شهران شهرين", "year": "سنتان سنتين عامان عامين",
    "hour": "ساعتان ساعتين", "minute": "دقيقتان دقيقتين", "decade": "عقدان عقدين", "tonne": "طنان طنين",
    "metre": "متران مترين", "kilometre": "كيلومتران كيلومترين", "nautical mile": "ميلان_بحريان ميلين_بحريين",
}  # fmt: skip

_SHARES = {
    "en": {2: "half halves", 3: "third thirds", 4: "quarter quarters fourth fourths", 5: "fifth fifths",
           6: "sixth sixths", 7: "seventh sevenths", 8: "eighth eighths", 9: "ninth ninths", 10: "tenth tenths",
           100: "hundredth hundredths",
           1000: "thousandth thousandths"},
    "fr": {2: "demi", 3: "tiers", 4: "quart quarts", 5: "cinquieme cinquiemes", 6: "sixieme sixiemes",
           7: "septieme septiemes", 8: "huitieme huitiemes", 9: "neuvieme neuviemes", 10: "dixieme dixiemes",
           100: "centieme centiemes", 1000: "millieme milliemes"},
    "es": {2: "medio", 3: "tercio tercios tercera_parte terceras_partes",
    4: "cuarto cuartos cuarta_parte cuartas_partes",
           5: "quinto quintos quinta_parte quintas_partes", 6: "sexto sextos sexta_parte sextas_partes",
           7: "septimo septimos septima_parte septimas_partes", 8: "octavo octavos octava_parte octavas_partes",
           9: "noveno novenos novena_parte novenas_partes", 10: "decimo decimos decima_parte decimas_partes",
           100: "centesimo centesimos centesimas", 1000: "milesimo milesimos milesimas"},
    "ru": {2: "половина половины половине половину половиной",
           3: "треть трети третью третей третям третями третях",
           4: "четверть четверти четвертью четвертей четвертям четвертями",
           5: "пятая пятой пятую пятых пятым пятыми", 6: "шестая шестой шестую шестых шестым шестыми",
           7: "седьмая седьмой седьмую седьмых седьмым седьмыми",
           8: "восьмая восьмой восьмую восьмых восьмым восьмыми",
           9: "девятая девятой девятую девятых девятым девятыми",
           10: "десятая десятой десятую десятых десятым десятыми"},
    "ar": {2: "نصف أنصاف", 3: "ثلث أثلاث", 4: "ربع أرباع", 5: "أخماس", 6: "سدس أسداس", 7: "أسباع", 8: "أثمان",
    9: "أتساع",
           10: "أعشار"},
}  # fmt: skip

_SHARES_ALONE = {
    "en": {}, "fr": {"moitie": (1, 2)}, "es": {"mitad": (1, 2)},
    "ru": dict.fromkeys(("половина", "половины", "половине", "половину", "половиной"), (1, 2))
          | dict.fromkeys(("треть", "трети"), (1, 3)) | dict.fromkeys(("четверть", "четверти"), (1, 4)),
    "ar": {"نصف": (1, 2), "ثلث": (1, 3), "ربع": (1, 4)}
          | dict.fromkeys(("ثلثا", "ثلثي", "ثلثان", "ثلثين"), (2, 3)),
}  # fmt: skip
"""Words that are a share without a number before them. English and French ones need the words around them."""


def _phrase(printed: str) -> str:
    return without_accents(printed.replace("_", " "))


@cache
def unit_phrases(language: str) -> dict[str, str]:
    """Return the phrases that name a unit, with the unit; for Chinese as printed, for the others folded.

    >>> unit_phrases("es")["dias habiles"], unit_phrases("zh")["个月"]
    ('working day', 'month')
    """
    phrases = {
        _phrase(phrase): _ALIKE.get(unit, unit)
        for unit, forms in _WORDS.get(language, {}).items()
        for phrase in forms.split()
    }
    return phrases | {_phrase(phrase): "%" for phrase in _PERCENT.get(language, "").split()}


@cache
def longest_phrase(language: str) -> int:
    """Return the most words that a unit of a language has, as "dollar des États-Unis"."""
    return max((phrase.count(" ") + 1 for phrase in unit_phrases(language)), default=0)


@cache
def duals(language: str) -> dict[str, str]:
    """Return the words that mean two of a unit by themselves, as in Arabic, with the unit."""
    if language != "ar":
        return {}
    return {_phrase(phrase): unit for unit, forms in _ARABIC_DUALS.items() for phrase in forms.split()}


@cache
def share_phrases(language: str) -> dict[str, int]:
    """Return the phrases that are the lower number of a fraction behind a cardinal: "thirds", "cuartas partes"."""
    return {_phrase(phrase): n for n, forms in _SHARES.get(language, {}).items() for phrase in forms.split()}


@cache
def shares_alone(language: str) -> dict[str, tuple[int, int]]:
    """Return the words that are a fraction by themselves, with both its numbers: "la moitié", "ثلثي"."""
    return {_phrase(word): pair for word, pair in _SHARES_ALONE.get(language, {}).items()}


BETWEEN = {
    language: frozenset(words.split())
    for language, words in {
        "en": "consecutive full complete further additional successive whole clear entire more calendar of past last"
        " next following previous preceding subsequent first",
        "fr": "de d dernieres derniers prochaines prochains premieres premiers precedentes precedents suivantes"
        " suivants autres",
        "es": "de ultimos ultimas proximos proximas primeros primeras siguientes anteriores",
        "ru": "полных последующих последовательных следующих полного полные последние последних"
        " предыдущих предшествующих ближайших первых",
        "ar": "من",
    }.items()
}
"""Words that may stand between a number and its unit: "thirty consecutive days", "cinq millions d'euros"."""
