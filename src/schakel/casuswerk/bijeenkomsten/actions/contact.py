"""The deed of seeking contact: by whom, when, by which safe way, what was offered, and what came of it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.casuswerk.bijeenkomsten import permissions
from schakel.casuswerk.bijeenkomsten.actions.bewaren import _check_open, _pack
from schakel.casuswerk.bijeenkomsten.models import Contactpoging
from schakel.casuswerk.bijeenkomsten.queries.casus import people_of
from schakel.casuswerk.bijeenkomsten.rules import contact as rules
from schakel.casuswerk.bijeenkomsten.rules.contact import Zoekuitkomst, Zoekweg
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@transaction.atomic
def record_poging(
    handeling: Handeling,
    *,
    dossier: Dossier,
    persoon: int,
    op: datetime,
    weg: Zoekweg,
    uitkomst: Zoekuitkomst,
    aangeboden: str,
    zou_helpen: str = "",
    laat_binnen: str = "",
    waarom_zo: str = "",
) -> Contactpoging:
    """
    Record an attempt to reach somebody; whether the way was the safe one, the sheet in the vault says, not the writer.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises NotFound: if the person does not stand in the casus
    :raises InvalidInput: if it lies ahead, offers nothing, or went another way than the safe one without a reason
    :raises NotPossible: if the casus is closed
    """
    permissions.check_can_in(handeling, "contactpoging", "maken", dossier=dossier.pk)
    _check_open(dossier)
    wie = _stands_in(handeling, dossier, persoon)
    blad = _sheet(handeling, wie)
    veilig = rules.is_safe_way(weg, blad)
    rules.check_poging(op=op, nu=handeling.moment, veilig=veilig, waarom_zo=waarom_zo, aangeboden=aangeboden)
    teksten = {
        "aangeboden": aangeboden,
        "zou_helpen": zou_helpen,
        "laat_binnen": laat_binnen,
        "waarom_zo": "" if veilig else waarom_zo,
    }
    rij = Contactpoging.objects.create(
        dossier=dossier,
        persoon_id=persoon,
        op=op,
        weg=weg.value,
        veilige_weg=veilig,
        uitkomst=uitkomst.value,
        door_id=handeling.wie or 0,
        team_id=handeling.team or 0,
        inhoud=_pack(handeling, dossier, teksten),
        vastgelegd_op=handeling.moment,
    )
    soort = "contact.gelukt" if uitkomst in rules.GELUKT else "contact.mislukt"
    codes: dict[str, str | int | bool] = {"weg": weg.value, "uitkomst": uitkomst.value, "rol": wie.rol}
    dossiers.note(handeling, soort, dossier=dossier.pk, onderwerp=("persoon", persoon), gebeurd_op=op, codes=codes)
    return rij


def _sheet(handeling: Handeling, wie: Dossierpersoon) -> Mapping[str, object] | None:
    """Return the sheet of safe contact of somebody, with the reason of the look; None when there is none."""
    reden = "contact zoeken over de veilige weg"
    try:
        return kluis.open_geheim(handeling, vak=Vak.CONTACT, onderwerp=wie.persoon.publiek_id, reden=reden)
    except NotFound:
        return None


def _stands_in(handeling: Handeling, dossier: Dossier, persoon: int) -> Dossierpersoon:
    for rij in people_of(handeling, dossier=dossier.pk):
        if rij.persoon_id == persoon:
            return rij
    raise NotFound
