"""Names of those who hold brackets: states in six languages, their codes, and groups of states.

The names are those of the Unicode CLDR for the codes of ISO 3166, and the long forms of the United Nations.
"""

from __future__ import annotations

_STATES = """
أفغانستان|أنغولا|ألبانيا|أندورا|الإمارات العربية المتحدة|الأرجنتين|أرمينيا|أنتيغوا وبربودا|أستراليا|
النمسا|أذربيجان|بوروندي|بلجيكا|بنين|بوركينا فاسو|بنغلاديش|بلغاريا|البحرين|جزر البهاما|البوسنة والهرسك|
بيلاروس|بليز|بوليفيا|البرازيل|بربادوس|بروناي|بوتان|بوتسوانا|جمهورية أفريقيا الوسطى|كندا|سويسرا|تشيلي|
الصين|ساحل العاج|الكاميرون|الكونغو - كينشاسا|الكونغو - برازافيل|جزر كوك|كولومبيا|جزر القمر|الرأس الأخضر|
كوستاريكا|كوبا|قبرص|التشيك|ألمانيا|جيبوتي|دومينيكا|الدانمرك|جمهورية الدومينيكان|الجزائر|الإكوادور|
مصر|إريتريا|إسبانيا|إستونيا|إثيوبيا|فنلندا|فيجي|فرنسا|ميكرونيزيا|الغابون|المملكة المتحدة|جورجيا|
غانا|غينيا|غامبيا|غينيا بيساو|غينيا الاستوائية|اليونان|غرينادا|غواتيمالا|غيانا|هندوراس|كرواتيا|هايتي|
هنغاريا|إندونيسيا|الهند|أيرلندا|إيران|العراق|آيسلندا|إسرائيل|إيطاليا|جامايكا|الأردن|اليابان|
كازاخستان|كينيا|قيرغيزستان|كمبوديا|كيريباتي|سانت كيتس ونيفيس|كوريا الجنوبية|الكويت|لاوس|لبنان|ليبيريا|
ليبيا|سانت لوسيا|ليختنشتاين|سريلانكا|ليسوتو|ليتوانيا|لوكسمبورغ|لاتفيا|المغرب|موناكو|مولدوفا|مدغشقر|
جزر المالديف|المكسيك|جزر مارشال|مقدونيا الشمالية|مالي|مالطا|ميانمار (بورما)|الجبل الأسود|منغوليا|
موزمبيق|موريتانيا|موريشيوس|ملاوي|ماليزيا|ناميبيا|النيجر|نيجيريا|نيكاراغوا|نيوي|هولندا|النرويج|نيبال|
ناورو|نيوزيلندا|عُمان|باكستان|بنما|بيرو|الفلبين|بالاو|بابوا غينيا الجديدة|بولندا|كوريا الشمالية|
البرتغال|باراغواي|الأراضي الفلسطينية|قطر|رومانيا|روسيا|رواندا|المملكة العربية السعودية|السودان|السنغال|
سنغافورة|جزر سليمان|سيراليون|السلفادور|سان مارينو|الصومال|صربيا|جنوب السودان|ساو تومي وبرينسيبي|
سورينام|سلوفاكيا|سلوفينيا|السويد|إسواتيني|سيشل|سوريا|تشاد|توغو|تايلاند|طاجيكستان|تركمانستان|
تيمور - ليشتي|تونغا|ترينيداد وتوباغو|تونس|تركيا|توفالو|تايوان|تنزانيا|أوغندا|أوكرانيا|أورغواي|
الولايات المتحدة|أوزبكستان|الفاتيكان|سانت فنسنت وجزر غرينادين|فنزويلا|فيتنام|فانواتو|ساموا|اليمن|
جنوب أفريقيا|زامبيا|زيمبابوي|الاتحاد الروسي|جمهورية كوريا|الجمهورية العربية السورية|
الولايات المتحدة الأمريكية|الكرسي الرسولي|الاتحاد الأوروبي|دولة فلسطين|فلسطين|جمهورية إيران الإسلامية|
Afghanistan|Angola|Albania|Andorra|United Arab Emirates|Argentina|Armenia|Antigua & Barbuda|Australia|
Austria|Azerbaijan|Burundi|Belgium|Benin|Burkina Faso|Bangladesh|Bulgaria|Bahrain|Bahamas|
Bosnia & Herzegovina|Belarus|Belize|Bolivia|Brazil|Barbados|Brunei|Bhutan|Botswana|
Central African Republic|Canada|Switzerland|Chile|China|Côte d’Ivoire|Cameroon|Congo - Kinshasa|
Congo - Brazzaville|Cook Islands|Colombia|Comoros|Cape Verde|Costa Rica|Cuba|Cyprus|Czechia|Germany|
Djibouti|Dominica|Denmark|Dominican Republic|Algeria|Ecuador|Egypt|Eritrea|Spain|Estonia|Ethiopia|
Finland|Fiji|France|Micronesia|Gabon|United Kingdom|Georgia|Ghana|Guinea|Gambia|Guinea-Bissau|
Equatorial Guinea|Greece|Grenada|Guatemala|Guyana|Honduras|Croatia|Haiti|Hungary|Indonesia|India|
Ireland|Iran|Iraq|Iceland|Israel|Italy|Jamaica|Jordan|Japan|Kazakhstan|Kenya|Kyrgyzstan|Cambodia|
Kiribati|St. Kitts & Nevis|South Korea|Kuwait|Laos|Lebanon|Liberia|Libya|St. Lucia|Liechtenstein|
Sri Lanka|Lesotho|Lithuania|Luxembourg|Latvia|Morocco|Monaco|Moldova|Madagascar|Maldives|Mexico|
Marshall Islands|North Macedonia|Mali|Malta|Myanmar (Burma)|Montenegro|Mongolia|Mozambique|Mauritania|
Mauritius|Malawi|Malaysia|Namibia|Niger|Nigeria|Nicaragua|Niue|Netherlands|Norway|Nepal|Nauru|
New Zealand|Oman|Pakistan|Panama|Peru|Philippines|Palau|Papua New Guinea|Poland|North Korea|Portugal|
Paraguay|Palestinian Territories|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Sudan|Senegal|Singapore|
Solomon Islands|Sierra Leone|El Salvador|San Marino|Somalia|Serbia|South Sudan|São Tomé & Príncipe|
Suriname|Slovakia|Slovenia|Sweden|Eswatini|Seychelles|Syria|Chad|Togo|Thailand|Tajikistan|
Turkmenistan|Timor-Leste|Tonga|Trinidad & Tobago|Tunisia|Türkiye|Tuvalu|Taiwan|Tanzania|Uganda|
Ukraine|Uruguay|United States|Uzbekistan|Vatican City|St. Vincent & Grenadines|Venezuela|Vietnam|
Vanuatu|Samoa|Yemen|South Africa|Zambia|Zimbabwe|Russian Federation|Republic of Korea|
Syrian Arab Republic|Viet Nam|United States of America|USA|UK|Cabo Verde|Czech Republic|
Republic of Moldova|Islamic Republic of Iran|Bolivarian Republic of Venezuela|Plurinational State of Bolivia|
State of Palestine|Palestine|Holy See|European Union|European Commission|United Republic of Tanzania|
Lao PDR|DPRK|DRC|Brunei Darussalam|Myanmar|
Afganistán|Angola|Albania|Andorra|Emiratos Árabes Unidos|Argentina|Armenia|Antigua y Barbuda|Australia|
Austria|Azerbaiyán|Burundi|Bélgica|Benín|Burkina Faso|Bangladés|Bulgaria|Baréin|Bahamas|
Bosnia y Herzegovina|Bielorrusia|Belice|Bolivia|Brasil|Barbados|Brunéi|Bután|Botsuana|
República Centroafricana|Canadá|Suiza|Chile|China|Côte d’Ivoire|Camerún|República Democrática del Congo|
Congo|Islas Cook|Colombia|Comoras|Cabo Verde|Costa Rica|Cuba|Chipre|Chequia|Alemania|Yibuti|Dominica|
Dinamarca|República Dominicana|Argelia|Ecuador|Egipto|Eritrea|España|Estonia|Etiopía|Finlandia|Fiyi|
Francia|Micronesia|Gabón|Reino Unido|Georgia|Ghana|Guinea|Gambia|Guinea-Bisáu|Guinea Ecuatorial|
Grecia|Granada|Guatemala|Guyana|Honduras|Croacia|Haití|Hungría|Indonesia|India|Irlanda|Irán|Irak|
Islandia|Israel|Italia|Jamaica|Jordania|Japón|Kazajistán|Kenia|Kirguistán|Camboya|Kiribati|
San Cristóbal y Nieves|Corea del Sur|Kuwait|Laos|Líbano|Liberia|Libia|Santa Lucía|Liechtenstein|
Sri Lanka|Lesoto|Lituania|Luxemburgo|Letonia|Marruecos|Mónaco|Moldavia|Madagascar|Maldivas|México|
Islas Marshall|Macedonia del Norte|Mali|Malta|Myanmar (Birmania)|Montenegro|Mongolia|Mozambique|
Mauritania|Mauricio|Malaui|Malasia|Namibia|Níger|Nigeria|Nicaragua|Niue|Países Bajos|Noruega|Nepal|
Nauru|Nueva Zelanda|Omán|Pakistán|Panamá|Perú|Filipinas|Palaos|Papúa Nueva Guinea|Polonia|
Corea del Norte|Portugal|Paraguay|Territorios Palestinos|Catar|Rumanía|Rusia|Ruanda|Arabia Saudí|Sudán|
Senegal|Singapur|Islas Salomón|Sierra Leona|El Salvador|San Marino|Somalia|Serbia|Sudán del Sur|
Santo Tomé y Príncipe|Surinam|Eslovaquia|Eslovenia|Suecia|Esuatini|Seychelles|Siria|Chad|Togo|
Tailandia|Tayikistán|Turkmenistán|Timor-Leste|Tonga|Trinidad y Tobago|Túnez|Turquía|Tuvalu|Taiwán|
Tanzania|Uganda|Ucrania|Uruguay|Estados Unidos|Uzbekistán|Ciudad del Vaticano|
San Vicente y las Granadinas|Venezuela|Vietnam|Vanuatu|Samoa|Yemen|Sudáfrica|Zambia|Zimbabue|
Federación de Rusia|República de Corea|República Árabe Siria|Viet Nam|Estados Unidos de América|Santa Sede|
Unión Europea|Estado de Palestina|Palestina|Türkiye|República de Moldova|República Islámica del Irán|
Afghanistan|Angola|Albanie|Andorre|Émirats arabes unis|Argentine|Arménie|Antigua-et-Barbuda|Australie|
Autriche|Azerbaïdjan|Burundi|Belgique|Bénin|Burkina Faso|Bangladesh|Bulgarie|Bahreïn|Bahamas|
Bosnie-Herzégovine|Biélorussie|Belize|Bolivie|Brésil|Barbade|Brunei|Bhoutan|Botswana|
République centrafricaine|Canada|Suisse|Chili|Chine|Côte d’Ivoire|Cameroun|Congo-Kinshasa|
Congo-Brazzaville|Îles Cook|Colombie|Comores|Cap-Vert|Costa Rica|Cuba|Chypre|Tchéquie|Allemagne|
Djibouti|Dominique|Danemark|République dominicaine|Algérie|Équateur|Égypte|Érythrée|Espagne|Estonie|
Éthiopie|Finlande|Fidji|France|Micronésie|Gabon|Royaume-Uni|Géorgie|Ghana|Guinée|Gambie|
Guinée-Bissau|Guinée équatoriale|Grèce|Grenade|Guatemala|Guyana|Honduras|Croatie|Haïti|Hongrie|
Indonésie|Inde|Irlande|Iran|Irak|Islande|Israël|Italie|Jamaïque|Jordanie|Japon|Kazakhstan|Kenya|
Kirghizstan|Cambodge|Kiribati|Saint-Christophe-et-Niévès|Corée du Sud|Koweït|Laos|Liban|Liberia|Libye|
Sainte-Lucie|Liechtenstein|Sri Lanka|Lesotho|Lituanie|Luxembourg|Lettonie|Maroc|Monaco|Moldavie|
Madagascar|Maldives|Mexique|Îles Marshall|Macédoine du Nord|Mali|Malte|Myanmar (Birmanie)|Monténégro|
Mongolie|Mozambique|Mauritanie|Maurice|Malawi|Malaisie|Namibie|Niger|Nigeria|Nicaragua|Niue|Pays-Bas|
Norvège|Népal|Nauru|Nouvelle-Zélande|Oman|Pakistan|Panama|Pérou|Philippines|Palaos|
Papouasie-Nouvelle-Guinée|Pologne|Corée du Nord|Portugal|Paraguay|Territoires palestiniens|Qatar|
Roumanie|Russie|Rwanda|Arabie saoudite|Soudan|Sénégal|Singapour|Îles Salomon|Sierra Leone|Salvador|
Saint-Marin|Somalie|Serbie|Soudan du Sud|Sao Tomé-et-Principe|Suriname|Slovaquie|Slovénie|Suède|
Eswatini|Seychelles|Syrie|Tchad|Togo|Thaïlande|Tadjikistan|Turkménistan|Timor oriental|Tonga|
Trinité-et-Tobago|Tunisie|Turquie|Tuvalu|Taïwan|Tanzanie|Ouganda|Ukraine|Uruguay|États-Unis|
Ouzbékistan|État de la Cité du Vatican|Saint-Vincent-et-les Grenadines|Venezuela|Viêt Nam|Vanuatu|Samoa|
Yémen|Afrique du Sud|Zambie|Zimbabwe|Fédération de Russie|République de Corée|République arabe syrienne|
Viet Nam|États-Unis d’Amérique|Saint-Siège|Union européenne|État de Palestine|Palestine|Türkiye|
République de Moldova|République islamique d’Iran|
Афганистан|Ангола|Албания|Андорра|ОАЭ|Аргентина|Армения|Антигуа и Барбуда|Австралия|Австрия|
Азербайджан|Бурунди|Бельгия|Бенин|Буркина-Фасо|Бангладеш|Болгария|Бахрейн|Багамы|Босния и Герцеговина|
Беларусь|Белиз|Боливия|Бразилия|Барбадос|Бруней|Бутан|Ботсвана|Центрально-Африканская Республика|
Канада|Швейцария|Чили|Китай|Кот-д’Ивуар|Камерун|Конго - Киншаса|Конго - Браззавиль|о-ва Кука|Колумбия|
Коморы|Кабо-Верде|Коста-Рика|Куба|Кипр|Чехия|Германия|Джибути|Доминика|Дания|Доминиканская Республика|
Алжир|Эквадор|Египет|Эритрея|Испания|Эстония|Эфиопия|Финляндия|Фиджи|Франция|
Федеративные Штаты Микронезии|Габон|Великобритания|Грузия|Гана|Гвинея|Гамбия|Гвинея-Бисау|
Экваториальная Гвинея|Греция|Гренада|Гватемала|Гайана|Гондурас|Хорватия|Гаити|Венгрия|Индонезия|Индия|
Ирландия|Иран|Ирак|Исландия|Израиль|Италия|Ямайка|Иордания|Япония|Казахстан|Кения|Киргизия|Камбоджа|
Кирибати|Сент-Китс и Невис|Республика Корея|Кувейт|Лаос|Ливан|Либерия|Ливия|Сент-Люсия|Лихтенштейн|
Шри-Ланка|Лесото|Литва|Люксембург|Латвия|Марокко|Монако|Молдова|Мадагаскар|Мальдивы|Мексика|
Маршалловы о-ва|Северная Македония|Мали|Мальта|Мьянма (Бирма)|Черногория|Монголия|Мозамбик|Мавритания|
Маврикий|Малави|Малайзия|Намибия|Нигер|Нигерия|Никарагуа|Ниуэ|Нидерланды|Норвегия|Непал|Науру|
Новая Зеландия|Оман|Пакистан|Панама|Перу|Филиппины|Палау|Папуа — Новая Гвинея|Польша|КНДР|Португалия|
Парагвай|Палестинские территории|Катар|Румыния|Россия|Руанда|Саудовская Аравия|Судан|Сенегал|Сингапур|
Соломоновы о-ва|Сьерра-Леоне|Сальвадор|Сан-Марино|Сомали|Сербия|Южный Судан|Сан-Томе и Принсипи|Суринам|
Словакия|Словения|Швеция|Эсватини|Сейшельские о-ва|Сирия|Чад|Того|Таиланд|Таджикистан|Туркменистан|
Восточный Тимор|Тонга|Тринидад и Тобаго|Тунис|Турция|Тувалу|Тайвань|Танзания|Уганда|Украина|Уругвай|
Соединенные Штаты|Узбекистан|Ватикан|Сент-Винсент и Гренадины|Венесуэла|Вьетнам|Вануату|Самоа|Йемен|
Южно-Африканская Республика|Замбия|Зимбабве|Российская Федерация|Сирийская Арабская Республика|
Соединенные Штаты Америки|Соединённые Штаты|США|Соединенное Королевство|Святой Престол|Европейский союз|
Государство Палестина|Палестина|Республика Молдова|Исламская Республика Иран|
阿富汗|安哥拉|阿尔巴尼亚|安道尔|阿拉伯联合酋长国|阿根廷|亚美尼亚|安提瓜和巴布达|澳大利亚|奥地利|阿塞拜疆|布隆迪|比利时|贝宁|布基纳法索|孟加拉国|保加利亚|巴林|巴哈马|
波斯尼亚和黑塞哥维那|白俄罗斯|伯利兹|玻利维亚|巴西|巴巴多斯|文莱|不丹|博茨瓦纳|中非共和国|加拿大|瑞士|智利|中国|科特迪瓦|喀麦隆|刚果（金）|刚果（布）|库克群岛|
哥伦比亚|科摩罗|佛得角|哥斯达黎加|古巴|塞浦路斯|捷克|德国|吉布提|多米尼克|丹麦|多米尼加共和国|阿尔及利亚|厄瓜多尔|埃及|厄立特里亚|西班牙|爱沙尼亚|埃塞俄比亚|芬兰|
斐济|法国|密克罗尼西亚|加蓬|英国|格鲁吉亚|加纳|几内亚|冈比亚|几内亚比绍|赤道几内亚|希腊|格林纳达|危地马拉|圭亚那|洪都拉斯|克罗地亚|海地|匈牙利|印度尼西亚|印度|
爱尔兰|伊朗|伊拉克|冰岛|以色列|意大利|牙买加|约旦|日本|哈萨克斯坦|肯尼亚|吉尔吉斯斯坦|柬埔寨|基里巴斯|圣基茨和尼维斯|韩国|科威特|老挝|黎巴嫩|利比里亚|利比亚|
圣卢西亚|列支敦士登|斯里兰卡|莱索托|立陶宛|卢森堡|拉脱维亚|摩洛哥|摩纳哥|摩尔多瓦|马达加斯加|马尔代夫|墨西哥|马绍尔群岛|北马其顿|马里|马耳他|缅甸|黑山|蒙古|
莫桑比克|毛里塔尼亚|毛里求斯|马拉维|马来西亚|纳米比亚|尼日尔|尼日利亚|尼加拉瓜|纽埃|荷兰|挪威|尼泊尔|瑙鲁|新西兰|阿曼|巴基斯坦|巴拿马|秘鲁|菲律宾|帕劳|
巴布亚新几内亚|波兰|朝鲜|葡萄牙|巴拉圭|巴勒斯坦领土|卡塔尔|罗马尼亚|俄罗斯|卢旺达|沙特阿拉伯|苏丹|塞内加尔|新加坡|所罗门群岛|塞拉利昂|萨尔瓦多|圣马力诺|索马里|
塞尔维亚|南苏丹|圣多美和普林西比|苏里南|斯洛伐克|斯洛文尼亚|瑞典|斯威士兰|塞舌尔|叙利亚|乍得|多哥|泰国|塔吉克斯坦|土库曼斯坦|东帝汶|汤加|特立尼达和多巴哥|突尼斯|
土耳其|图瓦卢|台湾|坦桑尼亚|乌干达|乌克兰|乌拉圭|美国|乌兹别克斯坦|梵蒂冈|圣文森特和格林纳丁斯|委内瑞拉|越南|瓦努阿图|萨摩亚|也门|南非|赞比亚|津巴布韦|俄罗斯联邦|
大韩民国|阿拉伯叙利亚共和国|美利坚合众国|大不列颠及北爱尔兰联合王国|联合王国|教廷|欧洲联盟|欧盟|巴勒斯坦国|巴勒斯坦|伊朗伊斯兰共和国|非洲联盟|非盟|
"""
"""Names of states, parted by strokes: ar, en, es, fr, ru, zh."""
_CODES = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA
CAF CAN CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST
ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR
ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV
MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PER PHL
PLW PNG POL PRK PRT PRY PSE QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ
SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB VAT VCT VEN VNM VUT WSM YEM ZAF
ZMB ZWE
"""
"""Codes of states, ISO 3166-1 alpha-3."""
_GROUPS = """
EU UE ЕС AU UA АС US RF РФ UK RU G77 G77/China G-77 Г77 Г-77 AOSIS LDC LDCs PMA LMDC LMDCs AGN EIG AILAC ALBA BASIC
CARICOM ASEAN GRULAC WEOG EEG APG JUSCANZ JUSCANNZ SIDS PSIDS PEID PIF MERCOSUR ECOWAS CEDEAO SADC GCC OIC NAM UG CfRN
"""
"""Codes of groups of states as they are printed in drafts of the United Nations."""


def _joined(text: str) -> str:
    """Return a list of names on one line."""
    return text.strip().replace("\n", "")


KNOWN_NAMES = frozenset(name.casefold() for name in _joined(_STATES).split("|") if name)
"""Names of states, with small letters."""
KNOWN_CODES = frozenset([*_CODES.split(), *_GROUPS.split()])
"""Codes of states and groups of states."""
