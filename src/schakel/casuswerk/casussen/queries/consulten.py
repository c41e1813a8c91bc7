"""Who was asked, and whom do the agreements name?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.afspraken.queries import Beslissing
from schakel.basis.afspraken.rules import Waarde
from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.casussen.models import (
    Afwijking,
    Casus,
    Casusmelding,
    Consult,
    Omstandigheden,
    Raadpleegplicht,
)
from schakel.casuswerk.casussen.rules import Afwijkingsoort, ConsultStatus
from schakel.casuswerk.casussen.rules.consult import (
    EERVORMEN,
    STANDAARD_UREN,
    ZONDER_UITLEG,
    is_buiten_kantooruren,
    leading_vorm,
    stated_facts,
)
from schakel.casuswerk.dossiers.models import DossierGebondenQuerySet
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

GEVAAR_NU = 3


@dataclass(frozen=True, slots=True)
class Specialist:
    """A specialist that the agreement names for this case: which team, how soon, and whether it must be asked."""

    code: str
    team: Team | None
    verplicht: bool
    spoed: bool
    uren: int
    artikel: str
    zinnen: tuple[str, ...]
    versie: int
    telefoon: str


def access_consult(handeling: Handeling, *, publiek_id: UUID) -> Consult:
    """
    Return the question with this public id: for whoever asked, and for the specialist while it may look.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    consult = (
        Consult.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id)
        .select_related("van_team__organisatie", "aan_team", "gevraagd_door", "beantwoord_door")
        .first()
    )
    if consult is None:
        raise NotFound
    handeling.spoor.noteer("consult", dossier=consult.dossier_id)
    return consult


def consulten_of(handeling: Handeling, *, dossier: int) -> list[Consult]:
    """Return the questions to specialists about this dossier, newest first."""
    rijen = list(
        Consult.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .select_related("aan_team", "gevraagd_door")
        .order_by("-gevraagd_op", "-id")
    )
    handeling.spoor.noteer("consult", dossier=dossier)
    return rijen


def questions_to_team(handeling: Handeling, *, limit: int = 50) -> list[Consult]:
    """Return the questions that wait for an answer of the acting team, soonest due first."""
    rijen = list(
        Consult.objects.visible_to(handeling)
        .filter(aan_team_id=handeling.team, status=ConsultStatus.GEVRAAGD.value)
        .select_related("van_team__organisatie")
        .order_by("-spoed", "antwoord_uiterlijk", "id")[:limit]
    )
    for rij in rijen:
        handeling.spoor.noteer("consult", dossier=rij.dossier_id)
    return rijen


def text_of(handeling: Handeling, *, consult: Consult) -> tuple[str, str]:
    """Return question and answer in plain words."""
    vraag = str(kluis.thaw(handeling, onderwerp=consult.publiek_id, pakket=bytes(consult.vraag)).get("tekst", ""))
    if consult.antwoord is None:
        return vraag, ""
    antwoord = kluis.thaw(handeling, onderwerp=consult.publiek_id, pakket=bytes(consult.antwoord))
    return vraag, str(antwoord.get("tekst", ""))


def specialists_for(
    handeling: Handeling, *, regio: str, postcode4: str, facts: Mapping[str, Waarde | None], moment: datetime
) -> list[Specialist]:
    """Return the specialists that the agreement names for this form, place and hour; who must be asked first."""
    dag = lokale_datum(moment)
    besluiten = afspraken.specialists(regio, facts, dag)
    gevonden = [_specialist(regio, postcode4, besluit, moment) for besluit in besluiten]
    return sorted(gevonden, key=lambda s: (not s.verplicht, s.uren, s.code))


def _specialist(regio: str, postcode4: str, besluit: Beslissing, moment: datetime) -> Specialist:
    waarden = besluit.waarden
    soort = str(waarden.get("team_soort") or "")
    team = organisaties.team_for(regio, postcode4, soort, "allen", lokale_datum(moment))
    diensten = organisaties.on_call(regio, soort, moment)
    uren = waarden.get("antwoord_uren")
    return Specialist(
        code=besluit.uitkomst.tabel,
        team=team or next((d.team for d in diensten if d.team), None),
        verplicht=bool(waarden.get("verplicht")),
        spoed=bool(waarden.get("spoed")),
        uren=int(str(uren)) if uren is not None else STANDAARD_UREN,
        artikel=besluit.uitkomst.artikel,
        zinnen=besluit.zinnen(),
        versie=besluit.versie,
        telefoon=diensten[0].telefoon if diensten else (team.telefoon if team else ""),
    )


def open_duties(handeling: Handeling, *, dossier: int) -> list[Raadpleegplicht]:
    """Return which specialists the agreement says must be asked about this casus, and nobody did or said why not."""
    uitgelegd = _unasked(handeling, dossier).exclude(reden=ZONDER_UITLEG).values("waarvan")
    return list(
        Raadpleegplicht.objects.visible_to(handeling)
        .filter(dossier_id=dossier, gevraagd_op=None)
        .exclude(soort__in=uitgelegd)
        .order_by("-spoed", "ontstaan_op", "id")
    )


def counted_unasked(handeling: Handeling, *, dossier: int) -> list[Afwijking]:
    """Return of which specialists it is counted already that nobody asked, without a reason until now."""
    return list(_unasked(handeling, dossier).filter(reden=ZONDER_UITLEG).order_by("vastgelegd_op", "id"))


def _unasked(handeling: Handeling, dossier: int) -> "DossierGebondenQuerySet[Afwijking]":
    return Afwijking.objects.visible_to(handeling).filter(
        dossier_id=dossier, soort=Afwijkingsoort.SPECIALIST_NIET_GEVRAAGD.value
    )


def asked_about(handeling: Handeling, *, casus: Casus) -> dict[str, datetime]:
    """Return which specialists were asked about this casus or in a melding of it, and when first."""
    bronnen = Casusmelding.objects.visible_to(handeling).filter(casus=casus).values("melding__dossier_id")
    gesteld = Consult.objects.visible_to(handeling).exclude(status=ConsultStatus.INGETROKKEN.value)
    # Two looks by the index of the dossier: one condition with "or" made the policies look at every question there is.
    paren = gesteld.values_list("soort", "gevraagd_op")
    rijen = paren.filter(dossier_id=casus.dossier_id).union(paren.filter(dossier_id__in=bronnen), all=True)
    return dict(sorted(rijen, key=lambda paar: paar[1], reverse=True))


def specialists_of_casus(handeling: Handeling, *, casus: Casus) -> list[Specialist]:
    """Return the specialists that the agreement names for this casus now."""
    return specialists_for(
        handeling,
        regio=casus.dossier.regio,
        postcode4=casus.postcode4,
        facts=facts_of(handeling, casus=casus),
        moment=handeling.moment,
    )


def facts_of(handeling: Handeling, *, casus: Casus) -> dict[str, Waarde | None]:
    """Return what the tables of specialists ask about a casus, as far as it is known; the rest stays unknown."""
    aantal = (
        Dossierpersoon.objects.visible_to(handeling)
        .filter(dossier_id=casus.dossier_id, rol=PersoonRol.KIND.value)
        .count()
    )
    vorm = leading_vorm(_statutory(handeling, casus))
    return {
        "acuut": casus.dossier.gevaar == GEVAAR_NU,
        "structureel": casus.meldingen.count() > 1,
        "kinderen": aantal,
        "vorm": vorm,
        "eer": vorm in EERVORMEN,
        "gemeente": casus.gemeente or None,
        "buiten_kantooruren": is_buiten_kantooruren(handeling.moment),
        **stated_of(handeling, casus=casus),
    }


def _statutory(handeling: Handeling, casus: Casus) -> list[str]:
    """Return the forms in the statutory list, which agreements use; the forms of the chain map to it."""
    lijst = codelijsten.codes_on("vormen", lokale_datum(handeling.moment), regio=casus.dossier.regio)
    codes = {code.code: str(code.extra.get("aanleiding") or "") for code in lijst}
    return [codes.get(vorm) or vorm for vorm in casus.vormen]


def stated_of(handeling: Handeling, *, casus: Casus) -> dict[str, str | bool]:
    """Return what people in the casus said last that the agreement asks about it."""
    rij = Omstandigheden.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id).order_by("-pk").first()
    if rij is None:
        return {}
    uuid = casus.dossier.publiek_id
    return stated_facts(kluis.thaw(handeling, onderwerp=uuid, pakket=bytes(rij.inhoud)))


def teams_to_ask(handeling: Handeling, *, casus: Casus) -> list[Team]:
    """Return the other teams of the region that can be asked."""
    return list(
        Team.objects.valid_on(lokale_datum(handeling.moment))
        .filter(Q(herkomst=casus.dossier.regio) | Q(werkgebieden__gebied__regio__code=casus.dossier.regio))
        .exclude(pk=handeling.team or 0)
        .exclude(soort__in=("beheer", "fg", "beleid"))
        .distinct()
        .order_by("naam")
    )
