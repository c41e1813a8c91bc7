"""How do parties read a word?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from schakel.basis.afspraken.queries import Betekenis
from schakel.toolkit.beelden import Begripbeeld, Lezing


def party_name(partij: str) -> str:
    """Return what a party is called."""
    return partij.replace("_", " ").capitalize().replace("Veilig thuis", "Veilig Thuis")


def present_word(woord: str, gevonden: Sequence[Betekenis]) -> Begripbeeld:
    """Return one word: what is agreed, and beside it who reads it differently."""
    return Begripbeeld(
        woord=gevonden[0].woord if gevonden else woord,
        vast=[_reading(b) for b in gevonden if not b.partij],
        anders=[_reading(b) for b in gevonden if b.partij],
    )


def present_words(gevonden: Mapping[str, Sequence[Betekenis]]) -> list[Begripbeeld]:
    """Return every word."""
    return [present_word(woord, lezingen) for woord, lezingen in gevonden.items()]


def _reading(b: Betekenis) -> Lezing:
    nummer = _("artikel %(nummer)s") % {"nummer": b.artikel} if b.artikel else ""
    voorbeeld = "" if "voorbeeld" in b.afspraak or not b.voorbeeld else _("voorbeeld")
    tekst = ""
    if not b.partij and b.artikel_tekst:
        tekst = _("Artikel %(nummer)s, %(titel)s: %(tekst)s") % {
            "nummer": b.artikel, "titel": b.artikel_titel, "tekst": b.artikel_tekst
        }  # fmt: skip
    return Lezing(
        wie=_("%(partij)s leest") % {"partij": party_name(b.partij)} if b.partij else "",
        betekenis=b.betekenis,
        bron=", ".join(deel for deel in (b.afspraak, nummer, voorbeeld) if deel),
        artikel=tekst,
    )
