"""How does a figure lead to a new text?  A concept that is a copy of a version, with one article written anew."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.afspraken import permissions, queries
from schakel.basis.afspraken.models import AfspraakVersie, Artikel, Begrip, Beslistabel, Ondertekenaar
from schakel.basis.afspraken.rules.bestand import ADRESDEEL, vingerafdruk
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling


@transaction.atomic
def draft_versie(
    handeling: Handeling, *, code: str, van: str, versie: str, geldig_van: date, artikel: str, tekst: str
) -> AfspraakVersie:
    """
    This function will make a concept out of a version, with one article written anew; it decides nothing yet.

    :raises NotAllowed: if the actor may not propose a text
    :raises NotFound: if there is no such version in the own region
    :raises InvalidInput: if the name is taken or unusable, or there is no such article
    """
    permissions.check_can_propose(handeling)
    oud = queries.access_versie(handeling, code=code, versie=van)
    _check_name(oud, versie)
    if not oud.artikelen.filter(nummer=artikel).exists():
        raise InvalidInput({"artikel": [_("Kies een artikel van deze afspraak.")]})
    nieuw = AfspraakVersie.objects.create(
        afspraak=oud.afspraak,
        versie=versie,
        geldig_van=geldig_van,
        eigenaar=oud.eigenaar,
        bron=_("Voorstel op grond van versie %(versie)s.") % {"versie": oud.versie},
        voorbeeld=oud.voorbeeld,
        vingerafdruk=vingerafdruk([oud.vingerafdruk, versie, artikel, tekst]),
    )
    _copy_parts(oud, nieuw, {artikel: tekst})
    handeling.spoor.noteer("afspraak", actie="C")
    return nieuw


def _check_name(oud: AfspraakVersie, versie: str) -> None:
    if not ADRESDEEL.fullmatch(versie):
        raise InvalidInput({"versie": [_("Gebruik hoogstens twintig letters, cijfers, punten en streepjes.")]})
    if oud.afspraak.versies.filter(versie=versie).exists():
        raise InvalidInput({"versie": [_("Deze versie bestaat al. Kies een andere naam.")]})


def _copy_parts(oud: AfspraakVersie, nieuw: AfspraakVersie, teksten: dict[str, str]) -> None:
    Artikel.objects.bulk_create(
        Artikel(
            versie=nieuw,
            nummer=a.nummer,
            titel=a.titel,
            tekst=teksten.get(a.nummer, a.tekst),
            uitgangspunt=a.uitgangspunt,
        )
        for a in oud.artikelen.order_by("pk")
    )
    Ondertekenaar.objects.bulk_create(
        Ondertekenaar(versie=nieuw, organisatie=o.organisatie, sinds=o.sinds) for o in oud.ondertekenaars.order_by("pk")
    )
    Beslistabel.objects.bulk_create(
        Beslistabel(versie=nieuw, code=t.code, titel=t.titel, definitie=t.definitie)
        for t in oud.tabellen.order_by("pk")
    )
    Begrip.objects.bulk_create(
        Begrip(versie=nieuw, woord=b.woord, partij=b.partij, betekenis=b.betekenis, artikel=b.artikel)
        for b in oud.begrippen.order_by("pk")
    )
