"""Word families: what askers say and what funding texts say for the same thing, German and English.

A line is one family, an indented line goes on with it. A question's word is also met by another member, at a discount; the
English members let an English question find German sentences. Our own list, from the terms of guidelines and of askers.
"""

from __future__ import annotations

from functools import lru_cache

from rag.text.analyse import words

_FAMILIES = """
förderung fördern fördert gefördert förderfähig förderbar fördermittel zuschuss bezuschusst zuwendung beihilfe unterstützung
    unterstützt unterstützen geld grant funding fund funds funded subsidy support supported supports
förderquote fördersatz quote satz prozent beihilfeintensität zinssatz rate percentage share
fördersumme förderbetrag förderhöhe zuschusshöhe förderung betrag summe höhe höchstens maximal amount sum
höchstbetrag obergrenze maximal höchstens maximum limit
gesamtvolumen gesamtprojektvolumen projektvolumen gesamtkosten volumen gesamtsumme budget total
antrag beantragen beantragt anträge antragsteller antragstellung antragstellend einreichen eingereicht bewerben
    bewerbung apply application applications applicant applied applying
antragsberechtigt antragsteller zuwendungsempfänger zielgruppe gefördert unternehmen betriebe eligible eligibility
laufzeit projektlaufzeit projektzeitraum zeitraum dauer dauert läuft lief laufen bewilligungszeitraum förderzeitraum
    duration term period run runs
frist fristen antragsfrist antragsschluss antragsende stichtag einreichungsfrist bewerbungsschluss schluss
    spätestens letzter endet ende deadline deadlines expire
beginn beginnt beginnen begann start startet startete gestartet starten anfangen angefangen begonnen loslegen begin
    began
ende endet endete beendet ausgelaufen läuft abgelaufen schluss end ended ends
geld mittel euro kohle finanzierung finanziert budget millionen money
zahlt zahlen bezahlt ausgeben übernimmt erstattet verfügung bereitgestellt bezuschusst gezahlt pay pays paid spend
    spends
unternehmen firma firmen betrieb betriebe mittelstand mittelständisch kmu company companies business businesses sme
    smes enterprise enterprises firm firms
kmu klein mittel mittelständisch kleinstunternehmen small medium
groß großunternehmen large
beschäftigte beschäftigten mitarbeiter mitarbeitende mitarbeitern arbeitnehmer angestellte personal belegschaft
    leute job jobs arbeitsplätze employees staff workers
weiterbildung weiterbilden qualifizierung qualifizieren fortbildung schulung schulen kurs lehrgang training
beratung beraten berät berater beratungsleistung coach coaching consulting advice advisory
netzwerk netzwerke verbund network networks
hub hubs drehkreuz
land government landesregierung niedersachsen landesmittel state
bund government bundesregierung bundesministerium bundesmittel bundes federal
niedersachsen niedersächsisch saxony lower
ansprechpartner ansprechpartnerin ansprechpartnerinnen kontakt zuständig wenden telefon anlaufstelle contact
thema themen titel überschrift motto inhalt schwerpunkt topic topics title titles theme
voraussetzung voraussetzungen bedingung bedingungen anforderung anforderungen requirement requirements condition
    conditions
kombinieren kombinierbar kombiniert kumulieren kumulierung kumulierbar doppelförderung zugleich gleichzeitig combine combined
geschlossen ausgelaufen abgelaufen beendet eingestellt gestoppt closed ended
offen geöffnet verfügbar möglich open available
nachfolger nachfolge nachfolgeprogramm abgelöst löste ersetzt successor replaced
darlehen kredit investitionskredit loan loans credit
bürgschaft bürgschaften garantie guarantee guarantees
steuer steuerlich finanzamt tax
forschung forschungsprojekt entwicklung entwicklungsprojekt fue research development
digitalisierung digital digitalisieren software digitisation digitalisation digitization digitalization
energieeffizienz energie energieverbrauch strom energieeinsparung energy efficiency
elektromobilität elektroauto elektroautos elektrofahrzeug antriebswende elektrifizierung antrieb e-antriebe
    verbrenner electromobility
automobilindustrie fahrzeugindustrie autoindustrie automobilwirtschaft automobilbranche autobranche
    fahrzeugherstellung automotive car cars vehicle
zulieferer zulieferindustrie zulieferbetrieb automobilzulieferer autozulieferer zulieferbranche supplier suppliers
transformation wandel strukturwandel umbau umstellung umstellen change
transformationsbegleitung begleitung
veranstaltung event treffen konferenz tagung auftaktveranstaltung netzwerkveranstaltung meeting
ort stadt location place
gründung selbständig selbstständig selbständigkeit gründer gründen existenzgründung existenzgründer start-up startup
    founding founder founders
ausland export messe messen international internationalisierung trade fair fairs
wasserstoff hydrogen
ladesäule ladesäulen ladeinfrastruktur wallbox ladepunkt ladepunkte charging
photovoltaik pv solar solaranlage pv-anlage photovoltaikanlage solarstrom
batterie batterien akku battery
unterschrieben unterzeichnet unterzeichnung vertrag signed
beteiligt mitglied mitglieder partner konsortialpartner teilnehmer involved partners members
aufgabe aufgaben rolle zuständigkeit task tasks role
ziel ziele zweck förderziel absicht goal goals aim aims purpose
vorhabenbeginn baubeginn projektbeginn beginn beginnen projektstart maßnahmenbeginn vorzeitig
ausgaben kosten aufwendungen investition investitionen costs cost expenses expenditure
maschine maschinen anlage anlagen ausrüstung machine machines equipment
personalkosten löhne lohn gehalt gehälter wages salaries
richtlinie rechtsgrundlage verordnung gesetz rechtlich guideline regulation law
nachweis verwendungsnachweis nachweisen belegen proof
studie analyse ergebnis ergebnisse studien study results
innovation innovativ neuartig innovative
ressourceneffizienz material materialeffizienz kreislaufwirtschaft recycling
fachkräfte fachkraft fachkräftemangel skilled
sitz betriebsstätte niederlassung standort ansässig seat site
gegründet einrichtung eingerichtet gegründete entstanden founded established
bewilligung bescheid bewilligt zuwendungsbescheid genehmigung approval
organisiert eingeladen veranstaltet veranstalter ausgerichtet einladung organised organized invited hosted
umsatz umsatzgrenze umsatzschwelle jahresumsatz turnover
bilanz bilanzsumme jahresbilanzsumme balance
cluster clusters
automatisiert autonom automated autonomous
fahren driving
ki intelligenz ai
wärme heat
pumpe pumpen pumps
gewinnen gewann gewonnen preis bundespreis auszeichnung ausgezeichnet prämiert award won prize
workshop workshops
event events
mai may
märz march
oktober october
dezember december
juni june
juli july
berechnet bemessungsgrundlage grundlage
warenwirtschaft warenwirtschaftssystem erp erp-system
webshop onlineshop onlinehandel digitalisierung
patent patentanwalt schutzrecht gebrauchsmuster marke trademark
messestand landesstand messe aussteller ausstellen messebeteiligung
grenze schwelle schwellenwert schwellen obergrenze threshold ceiling limit
machbarkeitsstudie durchführbarkeitsstudie machbarkeit feasibility
kostenlos kostenfrei gratis umsonst free
stundensatz stunde stunden
fahrzeug fahrzeuge wagen auto autos pkw vehicle vehicles
verbund gruppe konzern verbunden verflochten group
deckel obergrenze höchstbetrag höchstens maximal
"""


@lru_cache(maxsize=1)
def _by_stem() -> dict[str, frozenset[str]]:
    by_stem: dict[str, set[str]] = {}
    for line in _FAMILIES.replace("\n    ", " ").strip().splitlines():
        stems = {stem for word in words(line) for stem in whole_terms(word.terms)}
        for stem in stems:
            by_stem.setdefault(stem, set()).update(stems)
    return {stem: frozenset(stems) for stem, stems in by_stem.items()}


def family(terms: tuple[str, ...]) -> frozenset[str]:
    """Returns the terms that mean about the same as a word's own `terms`, these included; empty for an unknown word."""
    known = _by_stem()
    return frozenset(term for own in whole_terms(terms) for term in known.get(own, ()))


def whole_terms(terms: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the terms that stand for the whole word: its stem, and the same with its umlaut; not its compound parts."""
    if len(terms) > 1 and terms[1] != terms[0] and terms[1].translate(_PLAIN) == terms[0]:
        return terms[:2]
    return terms[:1]


_PLAIN = str.maketrans("äöü", "aou")
