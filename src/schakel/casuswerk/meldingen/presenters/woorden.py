"""How the codes of this room read, and how people are called."""

from django.utils.translation import gettext as _

from schakel.casuswerk.meldingen.rules import Acuut, Brongrond, EerdereBetrokkenheid
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import volledige_naam

ROLWOORDEN = {
    "SLACHTOFFER": _("ondergaat geweld"), "PLEGER": _("pleegt geweld"), "KIND": _("kind"), "OUDER": _("ouder"),
    "GETUIGE": _("getuige"), "NETWERK": _("familie of netwerk"), "ONBEKEND": _("rol nog niet duidelijk"),
}  # fmt: skip
ACUUTWOORDEN = {
    Acuut.JA: _("Nu gevaar"), Acuut.DREIGT: _("Gevaar dreigt"), Acuut.NEE: _("Nu geen gevaar"),
    Acuut.ONBEKEND: _("Gevaar nog niet bekend"),
}  # fmt: skip
ACUUTSOORT = {Acuut.JA: "gevaar", Acuut.DREIGT: "let-op", Acuut.NEE: "veilig", Acuut.ONBEKEND: "let-op"}
BEKENDWOORDEN = {
    EerdereBetrokkenheid.EERSTE: _("Eerste melding"),
    EerdereBetrokkenheid.HER_MEER: _("Hermelding, meer personen bekend"),
    EerdereBetrokkenheid.HER_EEN: _("Hermelding, één persoon bekend"),
    EerdereBetrokkenheid.VERVOLG_BEOORDELING: _("Vervolgmelding tijdens de veiligheidsbeoordeling"),
    EerdereBetrokkenheid.VERVOLG_NA: _("Vervolgmelding na de veiligheidsbeoordeling"),
    EerdereBetrokkenheid.VERVOLG_MONITORING: _("Vervolgmelding tijdens de monitoring"),
    EerdereBetrokkenheid.NIET_INGEDEELD: _("Nog niet ingedeeld"),
}
GRONDWOORDEN = {
    Brongrond.BEDREIGT_GEZIN: _("naam noemen is gevaarlijk voor het gezin"),
    Brongrond.BEDREIGT_MELDER: _("naam noemen is gevaarlijk voor de melder"),
    Brongrond.VERTROUWEN: _("naam noemen verstoort de vertrouwensband"),
    Brongrond.TOESTEMMING: _("de melder vindt dat goed"),
}
WAAROP = {
    "bsn": _("zelfde BSN"), "naam": _("zelfde achternaam en geboortedatum"), "adres": _("zelfde adres"),
    "naam_klinkt": _("naam klinkt hetzelfde, zelfde geboortedatum"),
    "datum_lijkt": _("naam en geboortedatum lijken op elkaar"), "adres_naam": _("zelfde adres, naam lijkt"),
    "ongeboren": _("zelfde adres, eerder vastgelegd als nog niet geboren"), "naam_alleen": _("naam en leeftijd lijken"),
}  # fmt: skip
GEBEURD = {
    "melding.ontvangen": _("Melding ontvangen"), "acuut.beoordeeld": _("Gevaar beoordeeld"),
    "melder.ingelicht": _("Melder verteld wat wij doen"), "melding.beoordeeld": _("Melding beoordeeld"),
    "melding.omgezet": _("Omgezet in een advies"), "melding.gesloten": _("Melding gesloten"),
    "kind.betrokken": _("Kind in beeld"), "kind.gezien": _("Kind gezien"), "kind.gesproken": _("Kind gesproken"),
    "persoon.vastgelegd": _("Persoon vastgelegd"), "persoon.geinformeerd": _("Persoon verteld wat is vastgelegd"),
    "persoon.herkend": _("Persoon herkend"), "persoon.ontkoppeld": _("Toch een andere persoon"),
    "persoon.niet_herkend": _("Gekeken: dit is iemand anders"),
    "bsn.getoond": _("BSN ingezien"), "melder.getoond": _("Melder ingezien"),
    "advies.omgezet": _("Begonnen als advies"), "verantwoordelijkheid.overgegaan": _("Verantwoordelijkheid gaat over"),
    "beoordeling.begonnen": _("Beoordeling begonnen"), "beoordeling.afgerond": _("Beoordeling afgerond"),
    "dossier.geopend": _("Dossier geopend"), "persoon.gehoord": _("Eigen verhaal van een betrokkene vastgelegd"),
    "melding.in_beoordeling": _("In beoordeling genomen"), "melding.gekoppeld": _("Bij een casus gevoegd"),
    "meebeslissing.gevraagd": _("Collega gevraagd mee te beslissen"),
    "meebeslissing.gegeven": _("Een collega besliste mee"), "beoordeling.oordeel_gegeven": _("Oordeel gegeven"),
    "beoordeling.vorm_gekozen": _("Korte of lange beoordeling gekozen"),
    "onderzoek.begonnen": _("Onderzoek begonnen"), "onderzoek.afgerond": _("Onderzoek afgerond"),
    "kind.te_spreken": _("Kind is oud genoeg om te spreken"), "kind.te_jong": _("Kind blijkt te jong om te spreken"),
    "persoon.aangevuld": _("Geboortedatum vastgelegd"),
    "persoon.bron_gehoord": _("Een beroepskracht vertelde iets over een betrokkene"),
    "persoon.rol_gewijzigd": _("Vastgelegd dat een betrokkene iets anders is dan gedacht"),
    "voorwaarden_vervolg.begonnen": _("Voorwaarden en vervolg begonnen"),
    "voorwaarden_vervolg.afgerond": _("Voorwaarden en vervolg afgerond"),
    "melding.heringedeeld": _("Opnieuw ingedeeld"),
    "afwijking.vastgelegd": _("Anders gekozen dan de afspraak zegt"),
    "terugkoppeling.gegeven": _("Melder teruggekoppeld"),
}  # fmt: skip


def name_of(rij: Dossierpersoon) -> str:
    """Return how a person of a melding is called."""
    p = rij.persoon
    naam = volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam)
    return naam or p.omschrijving or _("Naam niet bekend")
