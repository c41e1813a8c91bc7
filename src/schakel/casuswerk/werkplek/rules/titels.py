"""How does each kind of term read on the work list: its words, its sign, its button, and where the button leads?"""

from collections.abc import Mapping

from schakel.casuswerk.werkplek.rules.deurwerk import DEURWERK
from schakel.casuswerk.werkplek.rules.kindwerk import KINDWERK
from schakel.casuswerk.werkplek.rules.planwerk import PLANWERK
from schakel.casuswerk.werkplek.rules.samenwerk import SAMENWERK
from schakel.casuswerk.werkplek.rules.soorten import Doel, Soortwerk
from schakel.casuswerk.werkplek.rules.volgwerk import VOLGWERK
from schakel.casuswerk.werkplek.rules.werk import Werk

ONBEKEND_WERK = Werk(
    "Taak", "Bekijk wat er moet gebeuren.", Soortwerk.OVERIG, "document", "Bekijk", Doel.TERMIJN, "Het dossier"
)

_S, _D = Soortwerk, Doel
_GEZIN, _MELDER, _KIND, _ZENDER = "Het gezin", "De melder", "Het kind", "Het zendende team"


def _overdracht(titel: str, uitleg: str, actie: str, *, icoon: str = "herhaal", wie: str = _ZENDER) -> Werk:
    return Werk(titel, uitleg, _S.OVERDRACHT, icoon, actie, _D.OVERDRACHT, wie)


def _told_after(wat: str, uitleg: str) -> Werk:
    return Werk(
        f"Terugkoppeling na {wat}", uitleg, _S.BERICHTEN, "bericht", "Schrijf bericht", _D.TERUGKOPPELING, _MELDER
    )


def _recht(titel: str, uitleg: str) -> Werk:
    return Werk(titel, uitleg, _S.RECHTEN, "slot", "Bekijk", _D.TERMIJN, "De betrokkene")


_SPREKEN = Werk(
    "Kind nog niet gesproken",
    "Dit kind is oud genoeg om zelf te spreken.",
    _S.KINDEREN,
    "spraak",
    "Leg gesprek vast",
    _D.KIND,
    _KIND,
)

WERK: Mapping[str, Werk] = {
    "acuut_screenen": Werk(
        "Acuut gevaar beoordelen",
        "Is er nu gevaar? Dat gaat voor alles.",
        _S.BEOORDELEN,
        "gevaar",
        "Beoordeel gevaar",
        _D.ACUUT,
        _MELDER,
    ),
    "veiligheidscheck_wachtend": Werk(
        "Zicht houden op een melding die wacht",
        "De melding wacht nog. Kijk of het veilig genoeg is.",
        _S.BEOORDELEN,
        "oog",
        "Leg vast",
        _D.TERMIJN,
        _GEZIN,
    ),
    "veiligheidscheck_onderzoek": Werk(
        "Zicht houden tot het onderzoek begint",
        "Het onderzoek is nog niet begonnen.",
        _S.ONDERZOEK,
        "oog",
        "Leg vast",
        _D.TERMIJN,
        _GEZIN,
    ),
    "veiligheidscheck_vervolg": Werk(
        "Zicht tot het vervolg begint", "Nog niets is afgesproken.", _S.ONDERZOEK, "oog", "Leg vast", _D.TERMIJN, _GEZIN
    ),
    "veiligheidsbeoordeling": Werk(
        "Veiligheidsbeoordeling",
        "Beoordeel de melding en kies het vervolg.",
        _S.BEOORDELEN,
        "document",
        "Beoordeel",
        _D.BEOORDELING,
        _MELDER,
    ),
    "onderzoek_afronden": Werk(
        "Onderzoek afronden",
        "Rond het onderzoek af met een besluit.",
        _S.ONDERZOEK,
        "document",
        "Rond af",
        _D.AFRONDEN,
        _GEZIN,
    ),
    "voorwaarden_vervolg_afronden": Werk(
        "Voorwaarden en vervolg afronden",
        "Maak af welke voorwaarden en welke hulp nodig zijn.",
        _S.ONDERZOEK,
        "document",
        "Rond af",
        _D.AFRONDEN,
        _GEZIN,
    ),
    "onderzoek_meebeslissen": Werk(
        "Meebeslissen over een onderzoek",
        "Lees wat er is gevonden. Zeg of u het eens bent met de uitkomst.",
        _S.ONDERZOEK,
        "mensen",
        "Beslis mee",
        _D.ONDERZOEK,
        "Een collega",
    ),
    "vervolg_meebeslissen": Werk(
        "Meebeslissen over voorwaarden en vervolg",
        "Lees wat er is afgesproken. Zeg of u het eens bent.",
        _S.ONDERZOEK,
        "mensen",
        "Beslis mee",
        _D.VERVOLG,
        "Een collega",
    ),
    "vervolgtraject_inzetten": Werk(
        "Vervolg laten starten",
        "De hulp moet echt begonnen zijn. Tot dan blijft u verantwoordelijk.",
        _S.OVERDRACHT,
        "pijl",
        "Bekijk overdracht",
        _D.OVERDRACHT,
        _GEZIN,
    ),
    "nieuwe_melding_bespreken": Werk(
        "Nieuwe melding over dit gezin",
        "Bel Veilig Thuis, spreek het gezin en leg dat vast.",
        _S.OVERIG,
        "telefoon",
        "Leg vast",
        _D.TERMIJN,
        _GEZIN,
    ),
    "kind_zien": Werk(
        "Kind nog niet gezien",
        "Elk kind wordt gezien, wat de route ook is.",
        _S.KINDEREN,
        "oog",
        "Leg contact vast",
        _D.KIND,
        _KIND,
    ),
    "kind_spreken": _SPREKEN,
    "kind_spreken_later": _SPREKEN,
    "terugkoppeling_beoordeling": Werk(
        "Terugkoppeling aan melder",
        "Vertel de melder welke stappen zijn gezet.",
        _S.BERICHTEN,
        "bericht",
        "Schrijf bericht",
        _D.TERUGKOPPELING,
        _MELDER,
    ),
    "terugkoppeling_onderzoek": _told_after("onderzoek", "Vertel de melder wat er na het onderzoek gebeurt."),
    "terugkoppeling_vervolg": _told_after("voorwaarden en vervolg", "Vertel de melder wat er daarna gebeurt."),
    "overdracht_aanbieden": _overdracht(
        "Overdracht aanbieden",
        "De overdracht staat klaar. Het andere team ziet haar nog niet.",
        "Bied aan",
        icoon="wissel",
        wie=_GEZIN,
    ),
    "overdracht_ontvangst": _overdracht(
        "Overdracht: ontvangst bevestigen", "Laat weten dat u het aanbod heeft gezien.", "Bevestig"
    ),
    "overdracht_acceptatie": _overdracht(
        "Overdracht: aannemen of weigeren", "Weigeren kan alleen met een reden.", "Beslis"
    ),
    "overdracht_acceptatie_acuut": _overdracht(
        "Acute overdracht: aannemen of weigeren", "Er is gevaar. Beslis meteen.", "Beslis nu", icoon="gevaar"
    ),
    "overdracht_gesprek": _overdracht(
        "Overdrachtsgesprek met het gezin",
        "Spreek samen met het gezin en het zendende team.",
        "Plan gesprek",
        icoon="mensen",
        wie=_GEZIN,
    ),
    "overdracht_regie": _overdracht(
        "Regie overnemen", "Wijs aan wie de regie heeft.", "Neem regie over", icoon="persoon"
    ),
    "overdracht_eerste_contact": _overdracht(
        "Eerste contact met het gezin",
        "Leg vast wanneer, met wie en door wie.",
        "Leg contact vast",
        icoon="telefoon",
        wie=_GEZIN,
    ),
    "overdracht_eerste_contact_acuut": _overdracht(
        "Eerste contact bij acuut gevaar",
        "Er is gevaar. Neem vandaag contact op.",
        "Leg contact vast",
        icoon="gevaar",
        wie=_GEZIN,
    ),
    "overdracht_start": _overdracht(
        "Bevestigen dat de hulp is begonnen",
        "Pas dan gaat de verantwoordelijkheid over.",
        "Bevestig start",
        icoon="vink",
    ),
    "overdracht_betwisten": _overdracht(
        "Nagaan of de hulp echt is begonnen",
        "De ontvanger zegt dat de hulp loopt. Klopt dat?",
        "Ga na",
        icoon="oog",
        wie="De ontvanger",
    ),
    "overdracht_herbeoordeling": _overdracht(
        "Overdracht geweigerd",
        "Kies een ander team of schaal op. U blijft verantwoordelijk.",
        "Bekijk weigering",
        wie="De ontvanger",
    ),
    "overdracht_escalatie": _overdracht(
        "Besluiten na opschaling", "De overdracht is opgeschaald.", "Beslis", icoon="pijl-op"
    ),
    "overdracht_betwisting_behandelen": _overdracht(
        "Start betwist", "Het zendende team zegt dat de hulp niet is begonnen.", "Beslis", icoon="let-op"
    ),
    "regie_beleggen": Werk(
        "Casus zonder regisseur",
        "Vraag wie de regie wil nemen.",
        _S.REGIE,
        "persoon",
        "Kies regisseur",
        _D.REGIE,
        _GEZIN,
    ),
    "regie_beleggen_heropend": Werk(
        "Heropende casus zonder regisseur",
        "Vraag wie de regie wil nemen.",
        _S.REGIE,
        "persoon",
        "Kies regisseur",
        _D.REGIE,
        _GEZIN,
    ),
    "regie_opnieuw_beleggen": Werk(
        "Regisseur weg, nog geen opvolger",
        "Vraag wie de regie overneemt.",
        _S.REGIE,
        "persoon",
        "Kies regisseur",
        _D.REGIE,
        _GEZIN,
    ),
    "regie_aanvaarden": Werk(
        "Regie aangeboden", "Laat weten of u de regie neemt.", _S.REGIE, "persoon", "Antwoord", _D.REGIE, "De casus"
    ),
    "noodtoegang_nakijken": Werk(
        "Noodtoegang nakijken",
        "Iemand opende een dossier met noodtoegang. Was dat nodig?",
        _S.OVERIG,
        "slot",
        "Kijk na",
        _D.NOODTOEGANG,
        _GEZIN,
    ),
    "beperking_herzien": Werk(
        "Dossier alleen met naam", "Is dat nog nodig?", _S.OVERIG, "slot", "Kijk opnieuw", _D.BEPERKING, _GEZIN
    ),
    "specialist_vragen": Werk(
        "Specialist vragen",
        "De afspraak noemt een specialist voor deze zaak. Vraag nu, of zeg waarom niet.",
        _S.CONSULT,
        "spraak",
        "Vraag",
        _D.SPECIALIST,
        _GEZIN,
    ),
    "specialist_vragen_spoed": Werk(
        "Specialist nu bellen",
        "De afspraak noemt een specialist voor deze zaak. Bel nu, of zeg waarom niet.",
        _S.CONSULT,
        "gevaar",
        "Bel nu",
        _D.SPECIALIST,
        _GEZIN,
    ),
    "consult_antwoord": Werk(
        "Meekijken gevraagd",
        "Een collega vraagt uw advies. U neemt geen verantwoordelijkheid over.",
        _S.CONSULT,
        "spraak",
        "Kijk mee",
        _D.CONSULT,
        "Een collega",
    ),
    "consult_antwoord_spoed": Werk(
        "Spoedvraag van een collega",
        "Een collega heeft u nu nodig.",
        _S.CONSULT,
        "gevaar",
        "Antwoord nu",
        _D.CONSULT,
        "Een collega",
    ),
    "consult_antwoord_eer": Werk(
        "Meekijken gevraagd: eer",
        "Een collega vraagt advies over mogelijk eergerelateerd geweld.",
        _S.CONSULT,
        "spraak",
        "Kijk mee",
        _D.CONSULT,
        "Een collega",
    ),
    "consult_antwoord_cit": Werk(
        "Crisisteam gevraagd",
        "Een collega heeft het crisisteam nu nodig.",
        _S.CONSULT,
        "gevaar",
        "Antwoord nu",
        _D.CONSULT,
        "Een collega",
    ),
    **PLANWERK,
    **SAMENWERK,
    **KINDWERK,
    "voorwaarde_instemmen": Werk(
        "Instemmen met een veiligheidsvoorwaarde",
        "De regisseur stelt deze voor. Een gedragswetenschapper stemt in.",
        _S.PLAN,
        "schild",
        "Bekijk",
        _D.VOORWAARDE,
        _GEZIN,
    ),
    "voorwaarde_controleren": Werk(
        "Veiligheidsvoorwaarde nagaan",
        "Is de voorwaarde vervuld?",
        _S.PLAN,
        "vink-rond",
        "Ga na",
        _D.VOORWAARDE,
        _GEZIN,
    ),
    "onveiligheid_opvolgen": Werk(
        "Iets doen aan onveiligheid",
        "Bij het navragen bleek iemand niet veilig. Doe iets en leg vast wat.",
        _S.MONITORING,
        "gevaar",
        "Bekijk en handel",
        _D.MONITORING,
        _GEZIN,
    ),
    **VOLGWERK,
    **DEURWERK,
    "meldcode_veilig_thuis_bellen": Werk(
        "Veilig Thuis bellen",
        "Er is een vermoeden. Vraag advies of doe een melding.",
        _S.BEOORDELEN,
        "telefoon",
        "Bekijk signaal",
        _D.DOSSIER,
        _GEZIN,
    ),
    "meldcode_melden": Werk(
        "Melden na het afwegen",
        "U vond melden nodig. Doe de melding bij Veilig Thuis.",
        _S.BEOORDELEN,
        "telefoon",
        "Bekijk signaal",
        _D.DOSSIER,
        _GEZIN,
    ),
    "persoon_informeren": _recht("Betrokkene informeren", "Vertel welke gegevens zijn vastgelegd, als dat veilig kan."),
    "persoon_informeren_bron": _recht("Betrokkene informeren", "Vertel welke gegevens er van een ander bij kwamen."),
    "inzage_geven": _recht("Inzage of afschrift geven", "Iemand vroeg om de eigen gegevens."),
    "vernietigen": _recht("Gegevens vernietigen", "Iemand vroeg om gegevens te vernietigen."),
    "klacht_beantwoorden": _recht("Klacht beantwoorden", "Er is een klacht in behandeling."),
    "cbs_leveren": Werk(
        "Halfjaarcijfers leveren",
        "Lever de cijfers van het afgelopen halfjaar.",
        _S.OVERIG,
        "document",
        "Bekijk",
        _D.TERMIJN,
        "Het CBS",
    ),
}


def werk_van(code: str) -> Werk:
    """Return how a term with this title code reads; a code of a region that has no words yet is still shown."""
    return WERK.get(code, ONBEKEND_WERK)


def codes_van(soort: str) -> list[str]:
    """Return the title codes of a kind of work; none for a kind that does not exist."""
    return sorted(code for code, werk in WERK.items() if werk.soort == soort)
