"""How does each kind of event read on the timeline?  A sentence without names: who may see a name sees it elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Zin:
    """The sentence of one kind of event; `team` says whether the acting team is added, `gevaar` draws the red mark."""

    tekst: str
    gevaar: bool = False
    team: bool = True


_ONBEKEND = Zin("Er is iets vastgelegd")

ZINNEN: Mapping[str, Zin] = {
    "acuut.beoordeeld": Zin("Acuut gevaar beoordeeld", gevaar=True),
    "advies.gegeven": Zin("Advies gegeven"),
    "advies.omgezet": Zin("Advies omgezet in een melding"),
    "antwoord.gekozen": Zin("Antwoord op een vraag vastgelegd"),
    "meebeslissing.gegeven": Zin("Een collega besliste mee"),
    "meebeslissing.vervallen": Zin("De vraag om mee te beslissen is vervallen"),
    "meebeslissing.gevraagd": Zin("Een collega gevraagd mee te beslissen"),
    "beoordeling.afgerond": Zin("Veiligheidsbeoordeling afgerond"),
    "beoordeling.begonnen": Zin("Veiligheidsbeoordeling begonnen"),
    "beoordeling.oordeel_gegeven": Zin("Oordeel over de veiligheid gegeven"),
    "beoordeling.vorm_gekozen": Zin("Korte of lange beoordeling gekozen"),
    "bsn.getoond": Zin("Burgerservicenummer bekeken"),
    "casus.geopend": Zin("Casus geopend"),
    "casus.gesloten": Zin("Casus gesloten"),
    "casus.gesplitst": Zin("Samenvoegen ongedaan gemaakt"),
    "casus.melding_gekoppeld": Zin("Melding bij de casus gevoegd"),
    "casus.samengevoegd": Zin("Casus samengevoegd met een andere"),
    "cbs.geleverd": Zin("Halfjaarcijfers geleverd"),
    "consult.beantwoord": Zin("Vraag aan een specialist beantwoord"),
    "consult.gevraagd": Zin("Specialist gevraagd om mee te kijken"),
    "consult.ingetrokken": Zin("Vraag aan een specialist ingetrokken"),
    "contact.vastgelegd": Zin("Contact vastgelegd"),
    "dossier.geopend": Zin("Dossier geopend"),
    "dossier.heropend": Zin("Dossier opnieuw geopend"),
    "dossier.gesloten": Zin("Dossier gesloten"),
    "halfjaar.afgesloten": Zin("Halfjaar afgesloten", team=False),
    "inzage.gegeven": Zin("Inzage gegeven"),
    "inzage.gevraagd": Zin("Om inzage gevraagd"),
    "inzage.geweigerd": Zin("Inzage geweigerd"),
    "kind.betrokken": Zin("Kind betrokken: moet worden gezien en gesproken"),
    "kind.gesproken": Zin("Kind gesproken"),
    "kind.gezien": Zin("Kind gezien"),
    "kind.niet_betrokken": Zin("Kind hoort niet bij dit dossier"),
    "klacht.beantwoord": Zin("Klacht beantwoord"),
    "klacht.beoordeeld": Zin("Klacht in behandeling genomen"),
    "meebeslissen.gevraagd": Zin("Collega gevraagd om mee te beslissen"),
    "meebeslissen.gegeven": Zin("Collega heeft meebeslist"),
    "melder.getoond": Zin("Gegevens van de melder bekeken"),
    "melder.ingelicht": Zin("Melder verteld hoe het verder gaat"),
    "melding.beoordeeld": Zin("Melding beoordeeld"),
    "melding.gekoppeld": Zin("Melding bij een casus gevoegd"),
    "melding.gesloten": Zin("Melding afgesloten"),
    "melding.in_beoordeling": Zin("Melding in beoordeling genomen"),
    "melding.omgezet": Zin("Melding omgezet in een advies"),
    "melding.ontvangen": Zin("Melding ontvangen", gevaar=True),
    "monitoring.gepland": Zin("Moment gepland om veiligheid na te vragen"),
    "monitoring.uitgevoerd": Zin("Veiligheid nagevraagd"),
    "monitoring.vervallen": Zin("Moment om veiligheid na te vragen vervallen"),
    "onderzoek.afgerond": Zin("Onderzoek afgerond"),
    "onderzoek.begonnen": Zin("Onderzoek begonnen"),
    "overdracht.aangeboden": Zin("Overdracht aangeboden"),
    "overdracht.betwist": Zin("Start van de hulp betwist", gevaar=True),
    "overdracht.betwisting_gegrond": Zin("Betwisting terecht: de hulp was niet begonnen", gevaar=True),
    "overdracht.betwisting_ongegrond": Zin("Betwisting niet terecht: de hulp was begonnen"),
    "overdracht.bevestigd": Zin("Start van de hulp bevestigd"),
    "overdracht.eerste_contact": Zin("Eerste contact met het gezin"),
    "overdracht.geaccepteerd": Zin("Overdracht aangenomen"),
    "overdracht.geescaleerd": Zin("Overdracht opgeschaald", gevaar=True),
    "afwijking.vastgelegd": Zin("Anders gekozen dan de afspraak zegt"),
    "overdracht.gesprek_niet_mogelijk": Zin("Een gesprek met het gezin kon niet"),
    "overdracht.gesprek_bevestigd": Zin("Overdrachtsgesprek bevestigd"),
    "overdracht.gesprek_gepland": Zin("Overdrachtsgesprek gepland"),
    "overdracht.gesprek_gevoerd": Zin("Overdrachtsgesprek gevoerd"),
    "overdracht.gestart": Zin("Hulp gestart: de verantwoordelijkheid gaat over"),
    "overdracht.geweigerd": Zin("Overdracht geweigerd", gevaar=True),
    "overdracht.ingetrokken": Zin("Overdracht ingetrokken"),
    "overdracht.ontvangen": Zin("Ontvangst van de overdracht bevestigd"),
    "overdracht.regie_overgenomen": Zin("Regie overgenomen"),
    "overdracht.voorbereid": Zin("Overdracht voorbereid"),
    "persoon.gehoord": Zin("Eigen verhaal van een betrokkene vastgelegd"),
    "persoon.geinformeerd": Zin("Betrokkene geïnformeerd"),
    "persoon.herkend": Zin("Betrokkene herkend uit een eerder dossier"),
    "persoon.ontkoppeld": Zin("Herkenning van een betrokkene ongedaan gemaakt"),
    "persoon.vastgelegd": Zin("Betrokkene vastgelegd"),
    "persoon.verwijderd": Zin("Betrokkene uit het dossier gehaald"),
    "regie.aangeboden": Zin("Regie aangeboden"),
    "regie.aanvaard": Zin("Regie aanvaard"),
    "regie.afgewezen": Zin("Regie afgewezen"),
    "regie.beeindigd": Zin("Regie gestopt: er is nog geen opvolger", gevaar=True),
    "regie.ingetrokken": Zin("Vraag om regie ingetrokken"),
    "signaal.afgesloten": Zin("Signaal afgesloten"),
    "signaal.vastgelegd": Zin("Signaal vastgelegd"),
    "terugkoppeling.gegeven": Zin("Melder verteld wat er is gebeurd"),
    "termijn.alarm": Zin("Alarm: een termijn raakt op", team=False),
    "verantwoordelijkheid.overgegaan": Zin("Verantwoordelijkheid overgegaan naar een ander team", team=False),
    "vermoeden.afgesloten": Zin("Vermoeden afgesloten"),
    "vermoeden.eer_beoordeeld": Zin("Beoordeeld of eer een rol speelt"),
    "vermoeden.gemeld": Zin("Vermoeden gemeld bij Veilig Thuis"),
    "vermoeden.ontstaan": Zin("Eerste vermoeden"),
    "vermoeden.stap_gezet": Zin("Stap van de meldcode gezet"),
    "vermoeden.veilig_thuis_gebeld": Zin("Veilig Thuis gebeld voor advies"),
    "vernietiging.gevraagd": Zin("Om vernietiging van gegevens gevraagd"),
    "vernietiging.geweigerd": Zin("Vernietiging van gegevens geweigerd"),
    "vernietiging.uitgevoerd": Zin("Gegevens vernietigd"),
    "voorwaarde.gesteld": Zin("Veiligheidsvoorwaarde gesteld"),
    "voorwaarde.ingetrokken": Zin("Veiligheidsvoorwaarde ingetrokken"),
    "voorwaarde.niet_vervuld": Zin("Veiligheidsvoorwaarde niet vervuld", gevaar=True),
    "voorwaarde.vervuld": Zin("Veiligheidsvoorwaarde vervuld"),
    "voorwaarden_vervolg.afgerond": Zin("Voorwaarden en vervolg afgerond"),
}


def zin_van(soort: str) -> Zin:
    """Return the sentence of a kind of event; an unknown kind says no more than that something was recorded."""
    return ZINNEN.get(soort, _ONBEKEND)
