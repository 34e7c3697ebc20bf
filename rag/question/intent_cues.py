"""The words by which a question tells what it wants, German and English; `rag.question.intents` weighs them."""

from __future__ import annotations

from rag.question.patterns import pattern

CORRECTION = pattern(
    r"^\W*(?:(?:ach |oh )?(?:nein|nee|nö|quatsch|falsch|moment|stopp?|korrektur|sorry|pardon|verzeihung"
    r"|stimmt nicht|doch nicht|ich meinte|ich meine|gemeint (?:war|ist)|vertippt|entschuldigung|no|nope|wait"
    r"|actually|correction|i meant|my mistake)(?!\w)"
    r"|(?:da )?(?:habe?|hatte) ich mich (?:vertan|geirrt|verschrieben|vertippt)|ich (?:habe?"
    r"|hatte) mich (?:vertan|geirrt|verschrieben|vertippt)(?!\w)|(?:wir sind|das sind|es sind|ich bin) (?:gar "
    r"|doch |ja )+nicht(?!\w))"
)
INSTEAD = pattern(r"(?<!\w)(?:nicht|gar nicht|doch nicht|not|kein\w*)(?!\w)[^.?!]{0,40}[, ](?:sondern|but)(?!\w)")
WHY_NOT = pattern(
    r"^\W*(?:(?:und|aber|ach|ok|okay|hm|but|and),? )*(?:(?:warum|wieso|weshalb|weswegen|why)(?: denn| dann"
    r"| eigentlich| das)? (?:nicht|keine?|not)(?!\w)"
    r"|(?:warum|wieso|weshalb|why)(?!\w)[^.?!]{0,80}(?<!\w)(?:nicht|kein\w*|abgelehnt|ausgeschlossen|raus|not"
    r"|isn't|doesn't|don't|can't|cannot|rejected|excluded)(?!\w))"
)
ADVICE = pattern(
    r"(?<!\w)(?:garantier\w*|verbindlich (?:zu|zusagen|bestätigen)|(?:sagen|sag) ~verbindlich|versprechen sie"
    r"|versprich|können sie (?:mir )?(?:zusichern|versprechen)|verklagen|klagen|klage (?:erheben|einreichen)"
    r"|einklagen|widerspruch (?:einlegen|erheben)|rechtlich beraten|rechtsberatung"
    r"|steuerlich beraten|(?:soll|sollen|sollte|sollten) (?:ich|wir) (?:\w+ ){0,8}?(?:klagen|kündigen"
    r"|entlassen|verkaufen|unterschreiben|umwandeln|gmbh gründen|insolvenz\w*|kredit aufnehmen|scheiden"
    r"|investieren|wechseln|zustimmen)"
    r"|würden sie (?:\w+ ){0,6}?(?:raten|empfehlen|klagen|machen)|was würden sie (?:\w+ ){0,4}?tun"
    r"|raten sie (?:mir|uns)|(?:hafte|haften) (?:ich|wir)|ist es (?:klug|sinnvoll|schlau|ratsam|vernünftig)"
    r"|(?:welchen|einen|guten) (?:anwalt|rechtsanwalt|notar)|steuererklärung|absetzen"
    r"|wie hoch sind meine chancen"
    r"|wie stehen (?:meine|unsere) chancen|klappt das (?:sicher|garantiert)|ist (?:das|es) sicher, dass"
    r"|mit sicherheit bewilligt|wird (?:mein|unser) antrag (?:\w+ )?(?:bewilligt|genehmigt|durchgehen)"
    r"|insolvenz (?:anmelden|beantragen)|guarantee\w*|promise(?: me| us| that)?|should (?:i"
    r"|we) (?:\w+ ){0,4}?(?:sue|fire|sell|sign|file for|terminate"
    r"|quit)|legal advice|tax advice|would you (?:advise|recommend)|file my taxes|will (?:my"
    r"|our) application be (?:approved|granted))(?!\w)"
)
COMPARE = pattern(
    r"(?<!\w)(?:unterschied\w*|unterscheide\w*|vergleich\w*|gegenüber(?:stellung)?|im vergleich|verglichen"
    r"|besser|lieber|günstiger|lohnt sich (?:eher|mehr)|mehr geld|vorteile?|vs\.?|versus|entweder|difference"
    r"|compare|comparison|better|rather)(?!\w)"
)
STRONG_COMPARE = pattern(
    r"(?<!\w)(?:unterschied\w* zwischen|unterscheide\w*|vergleiche?|vergleichen sie|(?:günstiger|besser"
    r"|sinnvoller) als|(?:better|cheaper) than|difference between|compare"
    r"|vs\.?|versus)(?!\w)"
)
OR = pattern(r"(?:doch )?(?:oder|or|vs\.?|versus)(?: doch| lieber| eher| rather)?(?: die| das| der| den| dem| the)?")
PRACTICE = pattern(
    r"(?<!\w)(?:beispiel\w*(?! rechn)|praxisbeispiel\w*|best[ -]practices?|erfahrung (?:mit|bei|gemacht)"
    r"|referenz(?:en|projekte?|betriebe?"
    r"|fälle)?|erfahrungen|erfahrungsberichte?|vorgemacht|vorbild\w*|fallstudien?|fallbeispiele?"
    r"|(?:nen |einen |ein )fall (?:mit|von|bei|wo)|kenn(?:t|en|st) (?:ihr|sie|du"
    r"|jemand) (?:\w+ ){0,3}?(?:firmen|betriebe|unternehmen|jemanden)|schon ?mal (?:jemand|wer|einer"
    r"|eine firma|ein betrieb)"
    r"|(?:jemand|andere|wer|welche[rs]? (?:firm|betrieb|unternehmen)\w*)(?!\w)[^.?!]{0,60}(?<!\w)(?:schon"
    r"|bereits|umgestellt|umgerüstet|gemacht|geschafft"
    r"|ausprobiert|hinbekommen|umgesetzt|übernommen|vorgegangen|eingeführt)"
    r"|wie (?:haben|machen|sind|gehen) (?:es |das )?(?:die )?andere\w*"
    r"|wie ist \w+ (?:\w+ )?(?:\w+ )?(?:\w+ )?vorgegangen"
    r"|examples?|case stud(?:y|ies)|success stor(?:y|ies)|has any(?:one|body)|anyone (?:who )?(?:done|else)"
    r"|how did other)(?!\w)"
)
DEFINITION = pattern(
    r"(?<!\w)(?:definition\w*|definiert|definieren|begriff|was (?:bedeutet|heißt|versteht man|meint"
    r"|verstehen sie|verbirgt sich)|wofür steht|was steht (?:hinter|für)|bedeutung von|abkürzung"
    r"|ab wann (?:ist|gilt|zählt) (?:man|ein\w*|wir)|wann (?:ist|gilt) (?:man|ein\w*) (?:\w+ ){0,3}(?:als|kmu"
    r"|kleines|kleinunternehmen|mittler\w+)"
    r"|what (?:does|is meant by)[^.?!]* mean|what is meant|what counts as|what does \w+ stand for|meaning of"
    r"|define)(?!\w)"
    r"|^\W*(?:(?:und|sag mal|hallo|bitte|erklär\w* (?:mir|uns|mal|bitte)+),? )*(?:was (?:ist|sind"
    r"|war) (?:denn |eigentlich |überhaupt |nochmal |genau |bitte )*(?:ein |eine |der |die |das |so ein "
    r"|mit )?(?:\w[\w.-]*(?: \w[\w.-]*){0,3})|what(?: is|'s| are) (?:an? |the )?[\w.-]+(?: [\w.-]+){0,3}"
    r"|was ist das)\W*$"
)
AMOUNT_ASKED = pattern(
    r"(?<!\w)(?:grenze|höchst\w*|obergrenze|betrag|satz|sätze|quote|frist\w*|stichtag\w*|höhe|maximal\w*"
    r"|deadline|rate|ceiling|limit|maximum|amount|adresse|telefon\w*|laufzeit|unterschied\w*|möglich|drin"
    r"|besser|nötig|zu tun|neu|los)(?!\w)"
)
NETWORK = pattern(
    r"(?<!\w)(?:ansprechpartner\w*|ansprechperson\w*|anlaufstelle\w*|kontaktstelle\w*|beratungsstelle\w*"
    r"|netzwerke?n?(?!partner)|\w+netzwerke?n?|\w+netz|\w*cluster|hubs?|\w+-hubs?|zukunftszentr\w+|\w+-zentr(?:um"
    r"|en)|verbünde|weiterbildungsverb\w+|kompetenzzentr\w+|wer hilft|wer kennt sich|kontakt(?:e|daten"
    r"|person\w*)?|weiterhilft|weiterhelfen"
    r"|such\w* jemanden|wer (?:kann|könnte) (?:\w+ ){0,4}?helfen"
    r"|wer (?:\w+ )?(?:unterstützt|berät|begleitet|koordiniert|vernetzt|macht sowas)|hilft (?:mir|uns)|(?:kann"
    r"|könnte) (?:mir|uns) (?:\w+ ){0,3}?(?:jemand|wer) (?:\w+ ){0,8}?(?:helfen|unterstützen|erklären|beraten)"
    r"|an wen|zu wem|wen (?:rufe|frage|kann|kontaktier\w*|spreche|soll)|wo (?:kriege?n?|kriegt|bekomm\w*"
    r"|finde?n?|gibt es|gibts) (?:\w+[ -]){0,6}?(?:hilfe|unterstützung|rat|beratung|partner)"
    r"|wo kann (?:man|ich|wir) (?:\w+ ){0,5}?(?:testen|ausprobieren|anschauen|ansehen|lernen)|stelle, die"
    r"|neutrale stelle|wer sitzt|wer trägt|wer gehört|mitglieder|mitmachen|such\w* (?:\w+ ){0,2}?partner"
    r"|partner (?:finden"
    r"|suchen)|kooperationspartner|agentur\w*|adresse|telefonnummer|kammer|innovationsberat\w+|who (?:do"
    r"|should) (?:i|we) (?:contact|ask|call|talk)|who (?:can|could|will)? ?(?:helps?|supports?|advises?)"
    r"|who can (?:i|we) (?:ask|talk|contact|turn)|whom"
    r"|contact (?:person|point)s?|networks?|point of contact"
    r"|looking for (?:a )?partners?|who coordinates|where (?:can|do) (?:i|we) (?:get|find) (?:help|support"
    r"|advice))(?!\w)"
)
LIST = pattern(
    r"(?<!\w)(?:alle (?:\w+ )?(?:\w*programme?\w*|förder\w+|zuschüsse|netzwerke|richtlinien|kredite|darlehen"
    r"|angebote|möglichkeiten|hubs|cluster|bürgschaften)|liste?(?!n\w)|auflistung|auflisten|übersicht"
    r"|überblick|welche (?:\w+ ){0,2}?(?:\w*programme|förderprogramme|förderungen|fördermittel|kredite"
    r"|darlehen|richtlinien|zuschüsse) (?:\w+ )?(?:gibt|existieren|laufen|sind|bietet|hat|haben"
    r"|stehen)"
    r"|gibt'?s? (?:es )?(?:\w+ )?(?:programme|förderprogramme|förderungen|netzwerke)"
    r"|was gibt es (?:\w+ )?(?:alles|insgesamt)|was (?:gibt es|gibts|gibt's) alles|sämtliche|zeig(?:e"
    r"|en)? (?:mir|uns|sie)|nenn\w* (?:mir|uns|sie)? ?(?:\w+ )?(?:alle|programme|förder\w+)"
    r"|which (?:\w+ )?(?:programmes?|programs|grants|networks) (?:are|exist)|list (?:all|of|the|me)"
    r"|all (?:the )?(?:\w+ )?(?:programmes|programs|grants|funding|networks)|overview|show (?:me )?all)(?!\w)"
)
OWN_CASE = pattern(
    r"(?<!\w)(?:bekomme?n?|kriege?n?|kriegt|bekommt|dürfen|darf|können|kann|könnten|passt|passen|geht|gehen"
    r"|gilt|gelten|kommen? (?:wir|ich)|sind wir (?:\w+ )?(?:antragsberechtigt|förderfähig|förderberechtigt"
    r"|berechtigt|dabei|richtig|kmu|noch)|antragsberechtigt|förderfähig|anspruch|was für uns|nimmt|erfüll\w*"
    r"|qualifizieren wir"
    r"|are we|am i|can we|can my|can our|can i|could we|do we|does my|does our|eligible|qualify|may we|für uns"
    r"|fits?|suitable|zu spät|noch drauf|trotzdem|jetzt noch|noch möglich|noch drin|kmu oder nicht|reicht"
    r"|zählen wir"
    r"|zählt das|eine? option)(?!\w)"
)
HOW_MUCH = pattern(
    r"(?<!\w)(?:wie ?viel\w*|wie hoch|wie lange|wie schnell|wie groß|bis wann|wann|welche[rmns]? (?:satz|sätze"
    r"|summe|betrag|frist|quote|fördersatz|stichtag|höhe|bemessungs\w+|stundensatz)|welchem satz|wie teuer"
    r"|wo (?:beantrage|stelle|muss)|höchst\w+|maximal|how much|how high|how long|how many|until when|when"
    r"|what rate|which rate|maximum|deadline|was zahlt|was bekommt|was kriegt|was übernimmt|wer ist|wer nimmt"
    r"|wer prüft)(?!\w)"
)
FIT = pattern(
    r"(?<!\w)(?:was passt|was geht|(?:kriegt|bekommt) man (?:\w+ ){0,2}?(?:was|etwas)|noch (?:was"
    r"|etwas) (?:drin|möglich|zu holen)|geht (?:da )?(?:noch )?was|passt (?:da |denn |etwas |was )?(?:zu|für)"
    r"|passend\w*|geeignet\w*"
    r"|kommen? (?:\w+ ){0,3}?(?:infrage|in frage)|welche (?:\w+ ){0,2}?(?:förder\w*|programme?|zuschüsse"
    r"|zuschuss|unterstützung|hilfen|mittel|kredite?|darlehen|möglichkeiten|bürgschaft)"
    r"|welche[sr]? (?:\w+ ){0,2}?(?:förder\w*|programm|zuschuss|darlehen)|gibt'?s? (?:es )?(?:da |dafür |noch "
    r"|für |irgend\w* |denn |auch |schon |vielleicht |überhaupt |hier |was |etwas |vom \w+ "
    r"|\w+ )*?(?:\w*förder\w*|geld|kapital|eigenkapital|beteiligung\w*|zuschuss|zuschüsse|zuschüße|was|etwas"
    r"|mittel|knete|unterstützung|kohle"
    r"|darlehen|programme?)"
    r"|wer (?:fördert|zahlt|bezahlt|gibt|finanziert|geht|schießt)|wer unterstützt (?:uns|das|mich|sowas)"
    r"|was (?:schießt|zahlt|gibt|bekommen wir|kriegen wir|bekomme ich|kriege ich|können wir|steht uns|gibt es"
    r"|gibts)|förderung (?:noch |da |hier )?möglich|zuschuss möglich|zuschuss (?:für|zu)|zuschuss \w+\?"
    r"|fördermöglichkeit\w*"
    r"|förderung (?:für|dafür)|holen|geld vom (?:staat|land|bund)|gefördert werden|lässt sich (?:das|etwas"
    r"|was) fördern|fördern lassen|gefördert"
    r"|hat (?:die|das|der) (?:\w+ ){1,3}(?:selbst )?(?:etwas|was)|übernimmt (?:das|der|die) (?:land|bund"
    r"|staat)|bekomme ich (?:\w+ ){0,4}?(?:etwas|was)|finanzierung|any (?:funding|grants?|support|money)"
    r"|which (?:\w+ ){0,3}?(?:grants?|funding|programmes?|programs?|support|subsid\w+)"
    r"|what (?:\w+ ){0,2}?(?:funding|grants?|support|programmes?)|is there (?:any )?(?:\w+ )?(?:funding"
    r"|grants?|money|support|help)|(?:funding|grants?|subsid\w+) (?:for|to|available)|get (?:funding|a grant"
    r"|money))(?!\w)"
)
SUITS = pattern(
    r"^\W*(?:und )?was passt(?: denn| da| dann)?\W*$|(?<!\w)passt (?:\w+ )?(?:zu|für) (?:uns|mich|unserem \w+)(?!\w)"
)
WISH = pattern(
    r"(?<!\w)(?:wollen|will|möchten?|planen?|brauchen?|suchen?|sucht|hätten gern|wollten|haben vor|want|need"
    r"|würden? (?:(?:wir|ich|da|mal) )?gerne?(?! wissen)|plan|looking|would like"
    r"|soll|sollen|beabsichtigen|werden|geplant|steht an|denken)(?!\w)"
)
EXPLAIN = pattern(
    r"(?<!\w)(?:wie (?:funktioniert|geht das|läuft (?:\w+ ){1,5}ab|läuft das|läuft (?:der|die|ein)|beantrage"
    r"|stelle ich|gehe? (?:ich|wir) vor|berechnet|wird (?:\w+ ){1,3}berechnet|kommt)|erklär\w*|erläuter\w*"
    r"|warum|wieso|weshalb|wozu|worauf (?:muss|müssen|achten)|was (?:muss|müssen) (?:ich"
    r"|wir) (?:\w+ )?(?:beachten|tun|machen|vorher)|welche schritte|ablauf|schritt für schritt|was macht"
    r"|worum geht|what is the purpose|how does|how do (?:i|we)|explain|why|walk me through|steps)(?!\w)"
)
FIELD = pattern(
    r"(?<!\w)(?:\w*förder\w*|\w*zuschuss\w*|\w*zuschüsse\w*|\w*programm\w*|bestell\w*|beauftrag\w*"
    r"|\w*bescheid\w*|\w*antrag\w*|beantrag\w*"
    r"|\w*kredit\w*|\w*darlehen\w*|\w*bürgschaft\w*|\w*beihilfe\w*|de-?minimis|kmu|agvo|eu-kommission|nbank"
    r"|kfw|bafa|ihk|richtlinie\w*|netzwerk\w*|\w*prämie|\w*gutschein\w*|geld|mittel|unternehmen\w*|betrieb\w*"
    r"|firma|firmen"
    r"|transformation\w*|weiterbildung\w*|beratung\w*|innovation\w*|forschung\w*|fund\w*|grant\w*|subsid\w*"
    r"|programmes?|eligible|sme|smes|company|loan|aid|allowance|\w*hub|\w*agentur|\w*kurzarbeit\w*"
    r"|mittelstand\w*|projekt\w*|zulieferer|cluster|messe\w*|frist\w*|verwendungsnachweis\w*|\w*fonds|\w*bonus"
    r"|stichtag\w*|investition\w*|wer hilft)(?!\w)"
)
ELSEWHERE = pattern(
    r"(?<!\w)(?:wetter|weather|rezept|witz|gedicht|poem|joke|restaurant|übersetze?n?|translate|wlan|passwort"
    r"|fußball|gewonnen|nachbar\w*|hauptstadt|horoskop|kochen|kinofilm|lied)(?!\w)"
)
TALK = pattern(
    r"^\W*(?:hallo|hi|hey|moin(?: moin)?|guten (?:tag|morgen|abend)|servus|danke\w*(?: schön| dir"
    r"| ihnen)?(?:,? (?:das|hat|für)(?: \w+){1,5})?"
    r"|vielen dank|tschüss|auf wiedersehen|ok(?:ay)?|super|alles klar|hello|thanks?(?: you)?|thank you|bye"
    r"|good (?:morning|afternoon|evening)|wer bist du|was kannst du|wer sind sie|who are you|what can you do"
    r"|test)\W*$"
)
ANYONE = pattern(
    r"(?<!\w)(?:kann|darf|bekommt|kriegt|können|dürfen|can|may)(?: auch| da| denn| so)? (?:eine?|a"
    r"|an) (?:\w+ )?(?:unternehmen|betrieb\w*|firm\w*|\w*unternehmen"
    r"|handwerker\w*|verein|start-?up|company|business|sme|kmu)(?!\w)"
)
FOLLOWS_UP = pattern(
    r"^\W*(?:und|and|aber|oder|also|ach so|ok(?:ay)?|dann|gilt|geht|bis wann|ab wann|wann|wie (?:viel|hoch"
    r"|lange)|what about|how (?:much|long))(?!\w)"
    r"|(?<!\w)(?:stattdessen|dafür|dabei|davon|dazu|trotzdem|sonst|alternativ\w*|instead)(?!\w)"
)
