"""What is the one next thing to do in a judgement?"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.beoordelingen import permissions
from schakel.casuswerk.beoordelingen.models import Onderzoek
from schakel.casuswerk.beoordelingen.presenters.onderzoek import DIENST_ADRES
from schakel.casuswerk.beoordelingen.queries.blad import Blad
from schakel.casuswerk.beoordelingen.rules import BeoordelingStatus, Besluitsoort, Dienst
from schakel.kernel.handeling import Handeling
from schakel.toolkit.beelden import VolgendeStap


def next_step(handeling: Handeling, blad: Blad, niet_gehoord: Sequence[str]) -> VolgendeStap | None:
    """Return the next step for this reader; None when there is nothing for this reader to do."""
    if blad.besluit is not None:
        return _after_decision(blad)
    if _is_asked(handeling, blad):
        adres = reverse("beoordelingen:meebeslissen", args=[blad.beoordeling.publiek_id])
        return VolgendeStap(_("Een collega vraagt u om mee te beslissen."), _("Beslis mee"), url=adres)
    return _before_decision(handeling, blad, niet_gehoord) if permissions.may_change(handeling) else None


def _is_asked(handeling: Handeling, blad: Blad) -> bool:
    return permissions.may_join(handeling) and any(
        rij.stem == ""
        and rij.vervallen_op is None
        and rij.onderzoek_id is None
        and rij.gevraagd_door != handeling.wie
        and rij.gevraagd_aan_id in (None, handeling.wie)
        for rij in blad.meebeslissingen
    )


def _before_decision(handeling: Handeling, blad: Blad, niet_gehoord: Sequence[str]) -> VolgendeStap:
    beoordeling = blad.beoordeling
    if not beoordeling.is_volledig and not beoordeling.veiligheid_oordeel:
        return VolgendeStap(_("Beantwoord de vragen. Alles wordt vanzelf bewaard."), _("Naar de vragen"), url="#v")
    if niet_gehoord:
        wat = _("Schrijf op wat %(wie)s zelf zegt en wil.") % {"wie": niet_gehoord[0]}
        return VolgendeStap(wat, _("Naar de mensen"), url="#zelf")
    if blad.blik.definitie.medebeoordeling_verplicht and beoordeling.status != BeoordelingStatus.MEEBESLIST:
        adres = reverse("beoordelingen:meebeslissen", args=[beoordeling.publiek_id])
        if beoordeling.status == BeoordelingStatus.VOORGELEGD:
            return VolgendeStap(_("Een collega is gevraagd om mee te beslissen."), _("Bekijk wie"), url=adres)
        return VolgendeStap(_("Vraag een collega om mee te beslissen."), _("Vraag een collega"), url=adres)
    if blad.blik.voorstel.besluit and permissions.may_conclude(handeling):
        return VolgendeStap(_("Kies het vervolg."), _("Kies dit voorstel"), formulier="kies-voorstel")
    return VolgendeStap(_("Kies het vervolg."), _("Naar de keuze"), url="#vs")


def _after_decision(blad: Blad) -> VolgendeStap | None:
    besluit = blad.besluit
    if besluit is None or besluit.soort == Besluitsoort.ADVIES:
        return None
    adres = reverse("beoordelingen:terugkoppeling", args=[blad.beoordeling.melding.publiek_id])
    if not blad.terugkoppelingen:
        return VolgendeStap(_("Vertel de melder welke stappen zijn gezet."), _("Koppel terug"), url=adres)
    if blad.onderzoek is not None and blad.onderzoek.afgerond_op is None:
        return _own_work(blad.onderzoek)
    if blad.onderzoek is not None and len(blad.terugkoppelingen) == 1:
        return VolgendeStap(_("Vertel de melder dat dit klaar is."), _("Koppel terug"), url=adres)
    return None


def _own_work(onderzoek: Onderzoek) -> VolgendeStap:
    dienst = Dienst(onderzoek.dienst)
    naar = reverse(DIENST_ADRES[dienst], args=[onderzoek.publiek_id])
    if dienst is Dienst.VOORWAARDEN_VERVOLG:
        wat = _("Spreek met het gezin af wat ten minste moet gebeuren.")
        return VolgendeStap(wat, _("Naar voorwaarden en vervolg"), url=naar)
    return VolgendeStap(_("Het onderzoek is aan de beurt."), _("Naar het onderzoek"), url=naar)
