"""What the project is about and what kind it is, from everyday words: "Roboter", "Webshop", "Azubis schulen", "Messe"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.vocabulary import ProjectKind, Topic
from rag.question.asked import Asked
from rag.question.lexicon import Lexicon
from rag.question.patterns import Span, overlaps, pattern
from rag.question.understood import Mention

_TOPICS: dict[Topic, str] = {
    "ai": "ki. ai. künstliche_intelligenz künstlicher_intelligenz artificial_intelligence"
    " maschinelles_lernen"
    " machine_learning chatgpt chatbot sprachmodell llm. bilderkennung neuronal",
    "automotive_transformation": "electrification weg_vom_auto zweites_standbein neues_standbein e-antrieb elektroantrieb"
    " verbrenner autozuliefer automobilzuliefer antriebsstrang"
    " antriebswende transformation"
    " autobranche automobilbranche automobilindustrie autoindustrie"
    " fahrzeugindustrie kolben getriebeteil combustion automotive_supplier",
    "battery": "batterie batterien -batterie. -batterien. -batteriespeicher -akku. akku akkus. zellfertigung battery"
    " batteries feststoffbatter",
    "circular_economy": "recycling recyceln recycel kreislaufwirtschaft kunststoffkreislauf wiederverwert rezyklat"
    " circular_economy ressourceneffizien materialeffizien abfall remanufactur aufarbeit",
    "climate": "co2 klima. klimaschutz klimaneutral dekarbonis emission treibhausgas nachhaltig photovoltaik pv-anlage"
    " pv. solar solaranlage windkraft windrad erneuerbar decarboni climate wallbox_mit_pv carbon",
    "consulting": "berater. beratung beraten. unternehmensberat coaching coach. consultant consulting advisor energieberat",
    "cooperation": "kooperationsprojekt kooperation verbundprojekt verbundvorhaben konsortium forschungspartner"
    " partner_suchen cooperation joint_project projektpartner",
    "digitalisation": "digital digitalis webshop onlineshop online-shop shopsystem warenwirtschaft erp. erp-system crm."
    " software cad. cad-system mes. sensorik sensor. sensoren vernetz iot. industrie_4.0 website homepage"
    " cloud."
    " dms. papierlos app. digitis digitiz online_shop e-commerce buchhaltungsprogramm simulationssoftware"
    " digitaler_zwilling digital_twin 3d-scan datenraum",
    "electromobility": "e-antrieb elektroantrieb e-mobil electric_mobility elektro-lieferwagen elektro-transporter elektro-auto"
    " elektro-fahrzeug elektromobil emobil e-auto elektroauto elektrofahrzeug e-fahrzeug"
    " e-firmenwagen e-lkw elektro-lkw elektrolaster e-transporter e-lieferwagen ladesäule ladepunkt wallbox"
    " ladeinfrastruktur schnelllader schnelllade lastenrad lastenfahrrad lastenräder lastenpedelec"
    " elektroflotte stromer. electric_car electric_vehicle electric_truck electric_drive e-mobility"
    " electromobility"
    " charging_station charging_point ev. evs. e-achse elektrische_antriebe elektrischen_antrieb"
    " electrification elektrische_firmenwagen",
    "energy_efficiency": "energieeffizien energie. energieaudit energiemanagement energiesparen energie_sparen stromverbrauch"
    " energieverbrauch strom_sparen wärmepumpe prozesswärme abwärme wärmerückgewinn druckluft led."
    " led-beleuchtung beleuchtung dämmung dämmen"
    " heizung gasofen ofen. öfen. industrieofen schmelzofen kessel. lüftungsanlage elektrische_öfen"
    " energieberat heat_pump energy_efficien waste_heat furnace compressor kompressor isolierglas",
    "founding": "gründung gründen gründe. gründer existenzgründ start-up startup selbstständig_machen selbständig_machen"
    " selbstständigkeit selbständigkeit betriebsübernahme unternehmensnachfolge founder found_a"
    " start_a_business",
    "hydrogen": "wasserstoff h2. elektrolyse brennstoffzelle hydrogen fuel_cell h2-ready",
    "innovation_rd": "forschung forschen forscht. entwickeln. entwickelt. entwickle. entwicklung innovation innovativ"
    " prototyp neues_verfahren neue_verfahren neuartig patent gebrauchsmuster f&e fue. r&d research develop"
    " machbarkeitsstudie tüfteln institut. forschungsinstitut werkstoffprob werkstoffprüf materialprüf"
    " erfinden erfindung markenanmeldung",
    "internationalisation": "export exportier ausland internationalis auslandsmesse china. usa. shanghai"
    " markterschlie auslandsmarkt"
    " auslandsmärkte international. foreign_market abroad weltleitmesse",
    "investment": "maschine. maschinen. maschienen. -maschine. -maschinen. investition investieren invest. anlage. anlagen."
    " -anlage. -anlagen."
    " fertigungsanlage produktionsanlage neue_halle neuer_halle neuen_halle halle_bauen halle_erweitern"
    " hallenbau produktionshalle lagerhalle werkshalle hallenneubau neubau anbau erweiterungsbau fräse."
    " fräsmaschine drehmaschine fräszentrum bearbeitungszentrum machine. machines. machinery"
    " equipment. investment new_building presse. stanze. fertigungslinie produktionslinie montagelinie"
    " manufacturing_line production_line",
    "it_security": "it-sicherheit it_sicherheit itsicherheit cyber cyberangriff cybersicherheit cybersecurity hackerangriff"
    " gehackt hacker. hackern. verschlüsselungstrojaner ransomware firewall datensicherheit nis2 nis-2"
    " it_security pentest"
    " informationssicherheit backup. isms.",
    "production": "produktion produzieren fertigung roboter cobot automatisier automation fertigungslinie montage."
    " montagelinie schweißroboter robot robots. robotic 3d-druck 3d-drucker additive arbeitsvorbereitung"
    " production automate manufacturing_line schweißanlage",
    "skills": "weiterbild qualifizier schulung -schulung -schulungen schulen. umschul umgeschult weitergebildet"
    " geschult fortbild umlernen"
    " lehrgang azubi auszubildende"
    " ausbildung fachkräfte den_meister meister_machen meisterbrief meisterkurs meisterprüfung"
    " meisterschule mitarbeiter_schulen kurse. training"
    " train. trains. upskill reskill retrain apprentice skilled_worker vocational kurzarbeit",
}
_KINDS: dict[ProjectKind, str] = {
    "research": "forschung forschen forscht. entwickeln. entwickelt. entwickle. entwicklung entwicklungsprojekt prototyp"
    " f&e fue. r&d research develop tüfteln neuartig",
    "cooperation": "kooperationsprojekt kooperieren verbundprojekt verbundvorhaben gemeinsam_mit zusammen_mit joint_project"
    " konsortium",
    "feasibility_study": "machbarkeitsstudie feasibility",
    "network_management": "netzwerkmanagement innovationsnetzwerk_gründen network_management",
    "transfer": "technologietransfer wissenstransfer technology_transfer institut. forschungsinstitut",
    "consulting": "berater. beratung beraten. unternehmensberat coaching coach. consultant consulting energieberat advisor"
    " energieaudit",
    "training": "weiterbild qualifizier schulung -schulung schulen. umschul fortbild umlernen lehrgang kurse. upskill"
    " reskill retrain training train. den_meister meister_machen meisterkurs",
    "wage_costs": "lohnkosten lohnzuschuss lohnkostenzuschuss wage_cost",
    "hiring": "einstellen. einstellung neueinstellung anstellen. innovationsassistent innovationsassistenz hire hiring"
    " recruit",
    "investment": "maschine. maschinen. maschienen. -maschine. -maschinen. investition investieren invest. anschaffen."
    " anschaffung anlage. anlagen. -anlage. -anlagen. neue_halle neuer_halle neuen_halle halle_bauen"
    " halle_erweitern hallenbau"
    " produktionshalle lagerhalle werkshalle hallenneubau neubau anbau erweiterungsbau roboter. photovoltaik"
    " pv-anlage solaranlage wärmepumpe ladesäule wallbox"
    " kaufen. austauschen. ausgetauscht. auszutauschen. modernisieren. webshop onlineshop"
    " warenwirtschaft erp. drehmaschine fräse. bearbeitungszentrum ofen. umrüsten."
    " buy. purchase machine. machines. machinery equipment. furnace invest_in robot. robots. fertigungslinie"
    " produktionslinie montagelinie manufacturing_line production_line",
    "infrastructure": "ladepark gewerbegebiet_erschließen breitbandausbau infrastruktur infrastructure",
    "founding": "gründung gründen gründe. existenzgründ selbstständig_machen selbständig_machen found_a start_a_business"
    " betriebsübernahme",
    "trade_fair": "messe. messen. -messe. messestand messeauftritt messebeteiligung messeförderung ausstellen. landesstand"
    " gemeinschaftsstand trade_fair trade_show exhibit",
}
_TOPIC_WORDS = Lexicon(_TOPICS)
_KIND_WORDS = Lexicon(_KINDS)
_FUNDING_WORDS = pattern(r"(?:beratungs|forschungs|innovations|investitions|gründungs|messe)?förder\w+|netzwerk\w*")
_SOFTLY = pattern(
    r"(?<!\w)(?:will|wollen|wollten|möchten?|planen?|geplant|brauchen?|bräuchten?|suchen?"
    r"|hätten? gern|sollen?|müssen|wünschen|denken ~nach|überlegen|haben vor|need|want|plan|would like"
    r"|looking to|intend|going to|wanna)(?!\w)"
)

_LEARN = re.compile(
    r"\b(?:soll|sollen|sollten|müssen|muss|wollen)\b[^.?!]{0,60}?(?<!maschinelles )\b(?P<what>(?:er|an)?lernen)\b",
    re.IGNORECASE,
)
"""Who is to learn something: "Unsere Leute sollen CNC-Programmierung lernen"."""
_DENIED = pattern(r"^\w+ (?:wir |ich |we )?(?:nichts?|keine?\w*|no|nothing)(?!\w)")


def topics(asked: Asked, taken: Iterable[Span]) -> Iterator[Mention]:
    """Yields each topic and kind of project once, where it is first said; what is denied is left out."""
    spans = tuple(taken)
    found = [
        *(Mention("project.topics", one.value, one.start, one.end) for one in _TOPIC_WORDS.find(asked.text)),
        *(Mention("project.kinds", one.value, one.start, one.end) for one in _KIND_WORDS.find(asked.text)),
    ]
    found += [
        Mention(name, value, match.start("what"), match.end("what"))
        for match in _LEARN.finditer(asked.text)
        for name, value in (("project.topics", "skills"), ("project.kinds", "training"))
    ]
    seen: set[str] = set()
    for one in found:
        said = asked.text[one.start : one.end]
        if one.field + one.value in seen:
            continue
        if overlaps((one.start, one.end), spans) or asked.denied(one.start, one.end) or _FUNDING_WORDS.fullmatch(said):
            continue
        seen.add(one.field + one.value)
        yield one


def description(asked: Asked) -> Iterator[Mention]:
    """Yields the project in the asker's words: the clause that says what they want, once."""
    for match in _SOFTLY.finditer(asked.text):
        if asked.asks(match.start()):
            continue
        end = asked.sentence(match.start())[1]
        said = asked.text[match.start() : end].rstrip(" .!")
        if len(said.split()) > 2 and not _DENIED.search(said):
            yield Mention("project.description", said, match.start(), match.start() + len(said))
            return
