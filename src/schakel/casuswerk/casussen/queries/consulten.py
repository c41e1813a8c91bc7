"""Who was asked, and whom do the agreements name?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.afspraken.queries import Beslissing
from schakel.basis.afspraken.rules import Waarde
from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.casussen.models import (
    Afwijking,
    Casus,
    Consult,
)
from schakel.casuswerk.casussen.rules import ConsultStatus
from schakel.casuswerk.casussen.rules.consult import STANDAARD_UREN
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


def unasked_specialists(handeling: Handeling, *, dossier: int, genoemd: Sequence[Specialist]) -> list[Specialist]:
    """Return who must be asked according to the agreement, was not, and of whom nobody said why not."""
    verplicht = [s for s in genoemd if s.verplicht]
    if not verplicht:
        return []
    gevraagd = Consult.objects.visible_to(handeling).filter(dossier_id=dossier).values_list("soort")
    verklaard = Afwijking.objects.visible_to(handeling).filter(dossier_id=dossier).values_list("waarvan")
    gedaan = {code for (code,) in gevraagd.union(verklaard)}
    return [s for s in verplicht if s.code not in gedaan]


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
    vormen = casus.vormen
    eer = "eergerelateerd geweld" in vormen or "02" in vormen
    return {
        "acuut": casus.dossier.gevaar == GEVAAR_NU,
        "structureel": casus.meldingen.count() > 1,
        "kinderen": aantal,
        "vorm": next(iter(vormen), None),
        "eer": eer,
        "gemeente": casus.gemeente or None,
    }


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
