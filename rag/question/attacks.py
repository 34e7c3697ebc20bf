"""Attempts to change the rules, to get at what is hidden, or to be helped with fraud or harm."""

from __future__ import annotations

from rag.question.patterns import pattern

_RULES = (
    r"(?:anweisung\w*|anleitung\w*|[\w-]*regeln?|vorgaben?|instruktion\w*|instructions?|rules|prompts?"
    r"|systemprompt\w*|system-prompt\w*|richtlinien für dich|befehle|einschränkungen|filter|guidelines you"
    r"|quellenpflicht)"
)
_CHANGES = (
    pattern(
        rf"(?<!\w)(?:ignorier\w*|vergiss|vergessen sie|missachte\w*|umgeh\w*|überschreib\w*|ignore|disregard|forget"
        rf"|override|bypass)(?!\w)[^.?!]{{0,60}}?(?<!\w)(?:{_RULES}|vorherige\w*|bisherige\w*|previous|prior|above"
        rf"|everything|alles (?:was|bisher\w*|vorher\w*|davor)|dass du)(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:system ?prompt\w*|systemprompt\w*|hidden prompt|versteckte\w* (?:anweisung\w*|prompt\w*)"
        r"|developer mode|entwicklermodus|jailbreak\w*|dan mode|base64|api-?(?:schlüssel|keys?)|umgebungsvariablen"
        r"|environment variables|admin-?passwort\w*)(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:du bist (?:jetzt|ab jetzt|nun|ab sofort)|you are now|from now on you|ab (?:sofort"
        r"|jetzt) (?:bist|antwortest|antworte|sagst) ?(?:du)?|antworte ab (?:sofort|jetzt)|pretend (?:to be|you)"
        r"|act as (?:an? |if )|tu so, als|tu(?:e)? so als|stell dir vor, du|spiel\w* (?:die rolle|einen))(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:wiederhole?|repeat|gib|print|zeige?|show|reveal|verrate?"
        r"|output)(?!\w)[^.?!]{0,40}(?<!\w)(?:wort für wort|wortwörtlich|word for word|verbatim"
        r"|über dieser nachricht|above this|interne[nrs]? (?:dokumente?|daten|unterlagen)|internal documents"
        r"|liste der nutzer|nutzerdaten|zugangsdaten|passwörter|passwords|deine[nr]? (?:anweisung\w*|regeln"
        r"|prompt\w*)|your (?:instructions|prompt|rules))"
    ),
    pattern(r"(?:^|[\"„'\n]|<|\[)\s*(?:system|assistant|administrator|admin)\s*(?::|\]|>)"),
    pattern(
        r"(?<!\w)(?:als administrator|ich bin (?:\w+ )?(?:administrator|dein entwickler|dein admin|vom support)"
        r"|i am (?:your )?(?:developer|admin|administrator))(?!\w)"
    ),
    pattern(
        r"(?:^|[.!?:\n]\s*)(?:bitte |und |please )?(?:sage?|schreibe?|state|say|behaupte|bestätige|confirm"
        r"|claim)(?: mir| uns| einfach| bitte| schriftlich| just| me)*,? (?:dass|that)(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:erfinde|erfinden|invent|make up|denk dir) (?:\w+ ){0,3}?(?:zahl|zahlen|quelle\w*|number"
        r"|numbers|sources?|programm|beleg\w*)(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:der assistent|the assistant) (?:empfiehlt|sagt|muss|antwortet|recommends|must|should"
        r"|always)(?!\w)"
    ),
)
_HARMS = (
    pattern(
        r"(?<!\w)(?:hacken?|hacke|knacken|einbrechen|hack into|hack|ddos|phishing-?mail\w*|erpressen|blackmail"
        r"|bombe|sprengstoff|bestechen|bestechung|bribe|schmieren)(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:fälsche?n?|gefälschte?\w*|fingiere?n?|fingierte?\w*|frisiere?n?|faken?|fake|forge|falsify"
        r"|manipulier\w*|betrüge\w*|trickse?|austricks\w*|aushebel\w*|umgehe (?:ich|wir)|erschleich\w*|ergaunern?"
        r"|scheinrechnung\w*|scheinfirma|strohmann"
        r"|strohfirma)(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:wie|how|kann|can|hilf|help|tipps?)(?!\w)[^.?!]{0,60}(?<!\w)(?:verschleier\w*|vertusch\w*"
        r"|verheimlich\w*|rückdatier\w*|zurückdatier\w*|doppelt abrechnen|doppelt kassier\w*|subventionsbetrug"
        r"|subvention fraud|hide from the authorit\w*|backdate|zweckentfremd\w*|ohne dass (?:es|das) (?:jemand"
        r"|die \w+|einer) (?:merkt|mitbekommt))(?!\w)"
    ),
    pattern(
        r"(?<!\w)doppelt (?:abrechnen|kassieren|einreichen)(?!\w)[^.?!]{0,60}(?<!\w)(?:auffall\w*|auffällt|fällt"
        r"|merkt|unbemerkt)(?!\w)"
    ),
    pattern(r"(?<!\w)(?:rückdatieren|zurückdatieren|backdate)(?!\w)"),
)
_DEFENCE = pattern(
    r"(?<!\w)(?:schutz|schützen|schützt|gegen|absichern|sicherheit|gehackt worden|gehackt wurden"
    r"|wurden gehackt|angriff\w*|konkurrenz|opfer|verdacht|melden|strafbar|strafe|folgen|droht|protect"
    r"|protection|against|secure|security|victim|been hacked|prevent|vorbeugen|test\w*|penetration\w*"
    r"|rückforderung)(?!\w)"
)


def is_attack(text: str) -> bool:
    """Returns whether a text tries to change the rules, to get at hidden things, or asks for fraud or harm."""
    return any(shape.search(text) for shape in _CHANGES) or asks_for_harm(text)


def asks_for_harm(text: str) -> bool:
    """Returns whether a text asks for fraud or harm.

    Who asks for protection from an attack or for the consequences of a fraud asks for none.
    """
    return any(shape.search(text) for shape in _HARMS) and not _DEFENCE.search(text)
