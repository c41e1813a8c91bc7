"""Which items of the main menu can this role use?"""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from schakel.basis.toegang.rules import may_somewhere

# label, url name, object and action of the matrix
ITEMS = (
    (_("Beheer"), "site:beheer", "accounts", "maken"),
    (_("Werkvoorraad"), "werkplek:werkvoorraad", "werkvoorraad", "zien"),
    (_("Melden"), "meldingen:nieuw", "melding", "maken"),
    (_("Advies"), "adviezen:nieuw", "advies", "maken"),
    (_("Casussen"), "werkplek:casussen", "casus", "zien"),
    (_("Overdrachten"), "overdrachten:lijst", "overdracht", "zien"),
    (_("Ketenkaart"), "werkplek:ketenkaart", "ketenkaart", "zien"),
    (_("Afspraken"), "afspraken:lijst", "afspraak", "zien"),
    (_("Cijfers"), "cijfers:overzicht", "sturing", "zien"),
    (_("Uitvoering"), "uitvoering:begin", "uitvoeringsplan", "zien"),
    (_("Deskundigheid"), "deskundigheid:begin", "deskundigheid", "wijzigen"),
    (_("Sturing"), "visie:start", "sturing", "zien"),
    (_("Mijn team"), "site:collegas", "werkvoorraad", "verdelen"),
    (_("Leveren"), "leveringen:lijst", "levering", "zien"),
    (_("Accounts"), "toegang:accounts", "accounts", "zien"),
    (_("Verantwoording"), "werkplek:verantwoording", "verantwoording", "lezen_log"),
)
# What is looked at now and then: in the menu of the person, so that the main menu fits on every screen.
EIGEN = (
    (_("Cijfers van de regio"), "cijfers:overzicht", "stuurcijfers", "zien"),
    (_("Uw team en de zelfscan"), "uitvoering:begin", "uitvoering", "zien"),
    (_("Deskundigheid en meldcode"), "deskundigheid:begin", "deskundigheid", "zien"),
    (_("Door ons gemeld"), "meldingen:gedaan", "adviesvraag", "maken"),
    (_("Aanleveringen"), "meldingen:aanleveringen", "aanlevering", "zien"),
)
# Where a role begins whose first item of the menu is not what it comes for.
BEGIN = {
    "fg": "werkplek:verantwoording",
    "beleid": "visie:start",
    "procesdirecteur": "visie:start",
    "wethouder": "visie:start",
    "raadslid": "visie:evaluaties",
    "evaluator": "cijfers:overzicht",
    "aandachtsfunctionaris": "deskundigheid:begin",
}
# What stands in the menu of who only reads along, before what the matrix adds.
MEELEZERS = {
    "raadslid": ((_("Evaluaties"), "visie:evaluaties"), (_("Cijfers"), "cijfers:overzicht")),
    "evaluator": ((_("Cijfers"), "cijfers:overzicht"), (_("Evaluaties"), "visie:evaluaties")),
    "aandachtsfunctionaris": ((_("Meldcode"), "deskundigheid:begin"),),
}


def begin_of(rol: str) -> str:
    """Return where this role begins: what it comes for, else the first item of its menu; empty when it has none."""
    if rol in BEGIN:
        return reverse(BEGIN[rol])
    return next((adres for _label, adres, _nu in items_for(rol, "")), "")


def items_for(rol: str, pad: str) -> list[tuple[str, str, bool]]:
    """Return label, address and whether it is the current one, for what this role can use."""
    paren = [(str(label), reverse(naam), naam) for label, naam in MEELEZERS.get(rol, ())]
    for label, naam, object_, actie in ITEMS:
        if not may_somewhere(rol, object_, actie):
            continue
        try:
            paren.append((str(label), reverse(naam), naam))
        except NoReverseMatch:
            continue
    past = [adres for _label, adres, naam in paren if pad == adres or (pad.startswith(adres) and naam != "site:beheer")]
    # A room below another one in the address is itself alone: never two items at once.
    nu = max(past, key=len, default="")
    return [(label, adres, adres == nu) for label, adres, _naam in paren]


def own_links(rol: str) -> list[tuple[str, str]]:
    """Return what this role can open from its own name, but for what stands in its menu."""
    in_menu = {adres for _label, adres, _nu in items_for(rol, "")}
    links = [(str(label), reverse(naam)) for label, naam, object_, actie in EIGEN if may_somewhere(rol, object_, actie)]
    return [(label, adres) for label, adres in links if adres not in in_menu]
