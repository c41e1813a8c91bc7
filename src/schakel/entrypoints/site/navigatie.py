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
    (_("Sturing"), "visie:start", "sturing", "zien"),
    (_("Mijn team"), "site:collegas", "werkvoorraad", "verdelen"),
    (_("Accounts"), "toegang:accounts", "accounts", "zien"),
    (_("Verantwoording"), "werkplek:verantwoording", "verantwoording", "lezen_log"),
)
# Where a role begins whose first item of the menu is not what it comes for.
BEGIN = {
    "fg": "werkplek:verantwoording",
    "beleid": "visie:start",
    "procesdirecteur": "visie:start",
    "raadslid": "visie:evaluaties",
}


def begin_of(rol: str) -> str:
    """Return where this role begins: what it comes for, else the first item of its menu; empty when it has none."""
    if rol in BEGIN:
        return reverse(BEGIN[rol])
    return next((adres for _label, adres, _nu in items_for(rol, "")), "")


def items_for(rol: str, pad: str) -> list[tuple[str, str, bool]]:
    """Return label, address and whether it is the current one, for what this role can use."""
    items = []
    for label, naam, object_, actie in ITEMS:
        if not may_somewhere(rol, object_, actie):
            continue
        try:
            adres = reverse(naam)
        except NoReverseMatch:
            continue
        items.append((str(label), adres, pad == adres or (pad.startswith(adres) and naam != "site:beheer")))
    return items
