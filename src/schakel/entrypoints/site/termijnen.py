"""Which terms that belong to no case does the own team owe: of the ketenkaart, and of the half-year delivery?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.organisaties.queries.bijhouden import ketentermijnen_of
from schakel.basis.organisaties.rules import Ketentermijnsoort
from schakel.basis.toegang.rules import may_somewhere
from schakel.casuswerk.adviezen import queries as adviezen
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.leveringen import queries as leveringen
from schakel.toolkit import taal

# What ends later than this does not ask for anybody yet.
VOORUIT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class EigenTermijn:
    """One term: what, before when, whether it is late, and where to go."""

    wat: str
    wanneer: str
    laat: bool
    url: str


def own_terms(handeling: Handeling) -> list[EigenTermijn]:
    """Return what the own team owes soon or owed already, outside the cases."""
    dag = lokale_datum(handeling.moment)
    return [*_questions(handeling), *_deliveries(handeling, dag), *_ketenkaart(handeling, dag)]


def _questions(handeling: Handeling) -> Iterator[EigenTermijn]:
    """A partner that asked for advice stands in no dossier: it waits here."""
    if not may_somewhere(handeling.rol, "adviesvraag", "beantwoorden"):
        return
    wachtend = adviezen.first_due(handeling)
    if wachtend is not None:
        aantal, eerst = wachtend
        wat = ngettext(
            "Beantwoord %(n)d adviesvraag van een partner", "Beantwoord %(n)d adviesvragen van partners", aantal
        )
        voor = _("uiterlijk %(moment)s") % {"moment": taal.uiterste_dag(eerst, handeling.moment)}
        yield EigenTermijn(wat % {"n": aantal}, voor, eerst <= handeling.moment, reverse("adviezen:vragen"))


def _deliveries(handeling: Handeling, dag: date) -> Iterator[EigenTermijn]:
    if not may_somewhere(handeling.rol, "levering", "zien"):
        return
    # One team owns it; whoever may deliver for the organisation sees it, for any of them can.
    for halfjaar, termijn in leveringen.summary(handeling):
        wat = _("Lever de %(halfjaar)s aan het CBS") % {"halfjaar": halfjaar.naam}
        yield _term(wat, lokale_datum(termijn.uiterlijk), dag, reverse("leveringen:lijst"))


def _ketenkaart(handeling: Handeling, dag: date) -> Iterator[EigenTermijn]:
    # Who may not open the map cannot keep it: a colleague can.
    if not may_somewhere(handeling.rol, "ketenkaart", "zien"):
        return
    rijen = ketentermijnen_of(handeling.team or 0, dag + VOORUIT)
    contacten = [r for r in rijen if r.soort == Ketentermijnsoort.CONTACT.value]
    if contacten:
        wat = ngettext(
            "Controleer %(n)d contactpersoon van de ketenkaart",
            "Controleer %(n)d contactpersonen van de ketenkaart",
            len(contacten),
        )
        yield _term(wat % {"n": len(contacten)}, contacten[0].uiterlijk, dag, reverse("werkplek:bijhouden"))
    for rol in rijen:
        if rol.soort == Ketentermijnsoort.ROL.value:
            yield _term(_("Bevestig de rol van uw team"), rol.uiterlijk, dag, reverse("werkplek:onze-rol"))


def _term(wat: str, uiterlijk: date, dag: date, url: str) -> EigenTermijn:
    return EigenTermijn(wat, _("voor %(dag)s") % {"dag": taal.datum(uiterlijk)}, uiterlijk < dag, url)
