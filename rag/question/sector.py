"""What the asker is: sector in their own words, kind of applicant, legal form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.vocabulary import Applicant
from rag.question.asked import Asked
from rag.question.lexicon import Lexicon
from rag.question.patterns import Span, free_matches, overlaps, pattern
from rag.question.understood import Mention

_CRAFTS = (
    "tischler schreiner zimmerei zimmermann zimmerer dachdecker elektriker. elektrobetrieb elektromeister"
    " elektroinstallat sanitär shk installateur heizungsbau klempner maler. malerbetrieb"
    " malermeister metallbau schlosser schmied. schmiede. bäcker konditor fleischer metzger friseur frisör"
    " kfz-werkstatt kfz-betrieb kfz-meister autowerkstatt werkstatt. karosseriebau raumausstatter"
    " fliesenleger maurer. steinmetz schornsteinfeger gebäudereinig augenoptiker optiker. hörakusti"
    " zahntechnik orthopädietechni schneiderei goldschmied handwerker handwerksbetrieb handwerksmeister"
    " handwerksfirma handwerksunternehmen handwerk. feinwerkmechanik landmaschinen glaser. glaserei"
    " stuckateur gerüstbau brauerei brauer. rolladenbau parkettleger landschaftsbau galabau"
    " carpenter joiner joinery electrician plumber roofer bakery baker. butcher hairdresser craft_business"
    " craftsman metalworker"
)
_SECTORS = (
    "-zulieferer. -zulieferern -zuliefererbetrieb -zulieferbetrieb -zulieferfirma autozuliefer zuliferer"
    " zulieferrer zulieferfirma zerspaner zerspanung zerspanen drehteile drehteil dreherei fräserei"
    " lohnfertig"
    " maschinenbau anlagenbau sondermaschinenbau werkzeugbau formenbau vorrichtungsbau gießerei giesserei"
    " härterei galvanik oberflächentechnik lackiererei blechbearbeit blechverarbeit blechbau stahlbau"
    " metallverarbeit metallbearbeit kunststoffverarbeit kunststofftechnik spritzguss spritzgießerei"
    " kunststoffspritz medizintechnik elektrotechnik elektronikfertig elektronikhersteller messtechnik"
    " sensorhersteller fahrzeugbau karosserie. anhängerbau bootsbau werft. schiffbau luftfahrt chemiebetrieb"
    " chemieunternehmen chemiefirma pharma. pharmaunternehmen lebensmittelhersteller lebensmittelbetrieb"
    " lebensmittelproduz"
    " molkerei mühle. käserei getränkehersteller druckerei verlag. papierfabrik verpackungshersteller"
    " möbelhersteller möbelbau textil textilbetrieb weberei softwarehaus softwarefirma softwareunternehmen"
    " softwareentwickler"
    " it-dienstleister it-firma it-unternehmen it-haus systemhaus webagentur werbeagentur agentur."
    " dienstleister dienstleistungsunternehmen ingenieurbüro planungsbüro architekturbüro konstruktionsbüro"
    " handelsunternehmen großhandel großhändler einzelhandel einzelhändler ladengeschäft onlinehändler"
    " onlinehandel online-händler autohaus spedition spediteur logistiker logistikunternehmen logistikfirma"
    " logistikbetrieb transportunternehmen fuhrunternehmen"
    " busunternehmen taxiunternehmen bauunternehmen baufirma baubetrieb tiefbau hochbau entsorger"
    " recyclingbetrieb recyclingfirma schrotthändler landwirt landwirtschaft landwirtschaftlicher_betrieb"
    " bauernhof gartenbau gärtnerei"
    " forstbetrieb winzer hotel gasthof gastronom gastronomie restaurant. pension. pflegedienst pflegeheim"
    " klinik. krankenhaus arztpraxis zahnarztpraxis apotheke fitnessstudio steuerberatungskanzlei"
    " energieversorger stadtwerke windparkbetreiber biogasanlagenbetreiber personaldienstleister"
    " zeitarbeitsfirma reinigungsfirma sicherheitsdienst glashersteller keramikhersteller batteriehersteller"
    " ventilhersteller"
    " automobilhersteller automobilzuliefer fahrzeugteile teilehersteller komponentenhersteller"
    " armaturenhersteller pumpenhersteller produktionsbetrieb produzierendes_gewerbe verarbeitendes_gewerbe fertigungsbetrieb"
    " industriebetrieb manufaktur metallbetrieb metallfirma"
    " supplier machine_shop machining_shop machine_builder machinery_manufacturer"
    " mechanical_engineering_company foundry tool_maker toolmaker heat-treatment_shop heat_treatment"
    " software_company it_company logistics_company haulage_company haulier"
    " manufacturer plastics_processor injection_moulder farmer. farm. retailer wholesaler"
    " construction_company engineering_office engineering_firm printing_company brewery hardening_shop"
    " metal_processor service_provider"
)
_TRADES = Lexicon({"craft": _CRAFTS, "": _SECTORS})
_AS = (
    r"(?<!\w)(?:wir sind|sind wir|wir, |bin|als|we are|we're|i am|i'm|as|ich,|wir) (?:(?:ein\w*|der|die|das|a"
    r"|an|the|junge[srn]?|kleine[srn]?|gemeinnützige[rs]?|kreisangehörige|freie[rs]?|nur) ){0,3}"
)
_APPLICANTS: tuple[tuple[Applicant, str], ...] = (
    (
        "municipality",
        r"(?:stadt|kommune|gemeinde|samtgemeinde|landkreis|kreisverwaltung|stadtverwaltung|kommunalverwaltung"
        r"|municipality|city council|district)",
    ),
    (
        "research_organisation",
        r"(?:hochschule|universität|uni|fachhochschule|institut|forschungsinstitut|forschungseinrichtung"
        r"|fraunhofer-\w+|university|research institute|research organi[sz]ation)",
    ),
    (
        "association",
        r"(?:verein|verband|branchenverband|kammer|eingetragener verein|genossenschaftsverband|association|chamber"
        r"|non-profit|ngo)",
    ),
    (
        "education_provider",
        r"(?:bildungsträger|weiterbildungsträger|bildungseinrichtung|berufsschule|akademie|training provider"
        r"|education provider)",
    ),
    ("consortium", r"(?:konsortium|arbeitsgemeinschaft|bietergemeinschaft|consortium)"),
    (
        "individual",
        r"(?:privatperson|person|privat|privatmann|arbeitnehmer(?:in)?|angestellte[r]?|student(?:in)?"
        r"|meister(?:in)?|private person|private individual|employee)",
    ),
    (
        "freelancer",
        r"(?:freiberufler(?:in)?|freelancer(?:in)?|selbstständige[r]?|selbständige[r]?|architekt(?:in)?"
        r"|unternehmensberater(?:in)?|berater(?:in)?|solo-?selbst\w*|soloselbst\w*|freelance \w+|consultant)",
    ),
    ("founder", r"(?:gründer(?:in)?|existenzgründer(?:in)?|gründungsteam|gründerteam|founders?)"),
)
_APPLICANT_PATTERNS = tuple((applicant, pattern(_AS + rf"(?P<said>{nouns})(?!\w)")) for applicant, nouns in _APPLICANTS)
_SURE: tuple[tuple[Applicant, str], ...] = (
    (
        "founder",
        r"(?<!\w)(?:(?:will|wollen|möchten?|plane|planen) (?:\w+ ){0,6}?(?:gründen|selb(?:st)?ständig machen)|(?:ich"
        r"|wir) gründen?(?!\w)|gründe (?:gerade|bald|jetzt)|mache (?:ich )?mich (?:\w+ ){0,3}?selb(?:st)?ständig"
        r"|mich selb(?:st)?ständig machen"
        r"|in gründung|vor der gründung|existenzgründ(?:er|ung)\w*|(?:want|going|planning|plan"
        r"|about) (?:to )?(?:\w+ )?(?:found|start|set up) (?:a|my|our) (?:own )?(?:company|business|firm))(?!\w)",
    ),
    ("freelancer", r"(?<!\w)(?:freiberuflich\w*|solo-?selb(?:st)?ständig\w*)(?!\w)"),
    (
        "individual",
        r"(?<!\w)als privatperson(?!\w)"
        r"|(?<!\w)(?:azubi\w*|gesell\w+|mitarbeiter(?:in)?|sohn|tochter|angestellte\w?)(?!\w)[^.?!]{0,40}(?<!\w)(?:will|möchte|macht)(?!\w)"
        r"[^.?!]{0,30}(?<!\w)(?:meister|techniker|fachwirt)\w*",
    ),
    ("association", r"(?<!\w)(?:unser verein|our association)(?!\w)"),
    (
        "municipality",
        r"(?<!\w)(?:unsere (?:kommune|gemeinde|stadtverwaltung|verwaltung|samtgemeinde)|unser landkreis)(?!\w)",
    ),
    ("research_organisation", r"(?<!\w)(?:unser(?:e|em|er)? (?:institut|hochschule|universität|lehrstuhl))(?!\w)"),
    ("consortium", r"(?<!\w)(?:unser konsortium|our consortium)(?!\w)"),
    ("education_provider", r"(?<!\w)(?:unsere (?:akademie|berufsschule)|unser bildungsträger)(?!\w)"),
)
_SURE_PATTERNS = tuple((applicant, pattern(source)) for applicant, source in _SURE)

_LEGAL_FORMS: tuple[tuple[str, str], ...] = (
    ("GmbH & Co. KG", r"gmbh ?(?:&|und|u\.) ?co\.? ?kg"),
    ("gGmbH", r"ggmbh"),
    ("UG", r"ug(?: \(haftungsbeschränkt\))?|unternehmergesellschaft"),
    ("GmbH", r"gmbh"),
    ("AG", r"ag|aktiengesellschaft"),
    ("OHG", r"ohg"),
    ("KG", r"kg|kommanditgesellschaft"),
    ("GbR", r"gbr"),
    ("eG", r"genossenschaft|eg"),
    ("e.V.", r"e\. ?v\.|eingetragener verein"),
    ("e.K.", r"e\. ?k\.|einzelunternehmen|einzelunternehmer(?:in)?|einzelfirma|sole proprietor(?:ship)?|sole trader"),
    ("SE", r"se"),
    ("Ltd", r"ltd\.?|limited company"),
    ("PartG", r"partg(?: ?mbb)?|partnerschaftsgesellschaft"),
    ("Stiftung", r"stiftung"),
)
_LEGAL_PATTERNS = tuple((form, pattern(rf"(?<![\w-])(?:{source})(?![\w-])")) for form, source in _LEGAL_FORMS)
_CAPITALS = frozenset({"AG", "KG", "SE", "UG", "eG"})
"""Forms that are ordinary words or units in small letters ("kg", "se", "ag"): taken only as they are written."""
_BECOMES = pattern(r"(?<!\w)(?:in|zu|into) (?:einer?|eines|a|an) $")
_OUR_FORM = pattern(
    r"(?<!\w)(?:wir|unsere?|ich|als|sind|bin|eine?|meine|neue|kleine|our|we|a|an|are|seit)(?:[ ,]+(?:als|are"
    r"|sind|eine?|kleine|junge|familiengeführte|a|an|small|bin|haben|betreiben|führen))*[ ,]*(?:\w+-)?$"
)


def sectors(asked: Asked, taken: Iterable[Span]) -> Iterator[Mention]:
    """Yields sector and kind of applicant: a trade's name is both, unless the asker is said to be something else."""
    spans = list(taken)
    kinds: set[Applicant] = set()
    for applicant, shape in (*_SURE_PATTERNS, *_APPLICANT_PATTERNS):
        for match in free_matches(shape, asked.text, spans):
            start = match.start("said") if "said" in match.re.groupindex else match.start()
            if not asked.negated(match.start()):
                if applicant == "founder":
                    yield Mention("project.topics", "founding", start, match.end())
                    yield Mention("project.kinds", "founding", start, match.end())
                else:
                    spans.append((start, match.end()))
                kinds.add(applicant)
                yield Mention("applicant", applicant, start, match.end())
    for one in _TRADES.find(asked.text):
        if overlaps((one.start, one.end), spans) or asked.negated(one.start):
            continue
        spans.append((one.start, one.end))
        if one.value and not kinds:
            yield Mention("applicant", one.value, one.start, one.end)
        yield Mention("sector", asked.text[one.start : one.end], one.start, one.end)


def legal_forms(asked: Asked, taken: Iterable[Span]) -> Iterator[Mention]:
    """Yields the asker's legal form; "einer anderen GmbH" and a firm's name ("Meier GmbH") without "wir" are others'."""
    spans = list(taken)
    for form, shape in _LEGAL_PATTERNS:
        for match in free_matches(shape, asked.text, spans):
            said = match.group()
            if form in _CAPITALS and len(said) == 2 and said != form:
                continue
            if _BECOMES.search(asked.text, max(0, match.start() - 20), match.start()):
                continue
            sure = _OUR_FORM.search(asked.text, max(0, match.start() - 40), match.start()) is not None
            alone = not asked.asks(match.start()) and len(asked.text) < 80
            if (sure or alone) and not overlaps(match.span(), spans) and not asked.negated(match.start()):
                spans.append(match.span())
                yield Mention("legal_form", form, *match.span())
