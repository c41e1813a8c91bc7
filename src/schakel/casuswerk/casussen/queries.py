"""Which casussen may be seen, what belongs together, who was asked, and what do the agreements say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.afspraken.queries import Beslissing
from schakel.basis.afspraken.rules import Waarde
from schakel.basis.kluis import actions as kluis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.casussen.models import (
    Afwijking,
    Casus,
    Casushuishouden,
    Casusmelding,
    Consult,
    Meldcodestap,
    Samenvoeging,
    Vermoeden,
)
from schakel.casuswerk.casussen.rules import CasusStatus, ConsultStatus
from schakel.casuswerk.casussen.rules.consult import STANDAARD_UREN
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Melder, MelderSoort
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

VOORDEUR = "vt_voordeur"
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


def access_casus(handeling: Handeling, *, publiek_id: UUID) -> Casus:
    """
    Return the casus with this public id, its dossier at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    casus = Casus.objects.visible_to(handeling).filter(publiek_id=publiek_id).select_related("dossier").first()
    if casus is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=casus.dossier_id)
    handeling.spoor.noteer("casus", dossier=casus.dossier_id)
    return casus


def casus_of_dossier(handeling: Handeling, *, dossier: int) -> Casus:
    """
    Return the casus of this dossier.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    casus = Casus.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("dossier").first()
    if casus is None:
        raise NotFound
    return casus


def casussen_of_team(handeling: Handeling, *, limit: int = 50, ook_gesloten: bool = False) -> list[Casus]:
    """Return the casussen in which the acting team is involved, most recently changed first."""
    bladzij = [dossier for dossier, _gewijzigd in dossiers.newest_of_team(handeling, soort="CASUS", limit=limit)]
    rijen = Casus.objects.visible_to(handeling).filter(dossier_id__in=bladzij).select_related("dossier")
    rijen = rijen.exclude(status=CasusStatus.VERMOEDEN.value)
    if not ook_gesloten:
        rijen = rijen.exclude(status=CasusStatus.GESLOTEN.value)
    lijst = sorted(rijen, key=lambda casus: bladzij.index(casus.dossier_id))
    for casus in lijst:
        handeling.spoor.noteer("casus", dossier=casus.dossier_id)
    return lijst


def open_casus_of(handeling: Handeling, *, huishouden: int) -> Casus | None:
    """Return the open casus in which this household stands now, as far as the actor may know."""
    rij = (
        Casushuishouden.objects.visible_to(handeling)
        .filter(huishouden_id=huishouden, periode__contains=handeling.moment)
        .select_related("casus__dossier")
        .first()
    )
    return rij.casus if rij else None


def casus_of_melding(handeling: Handeling, *, melding: int) -> Casus | None:
    """Return the casus in which this melding landed, as far as the actor may know."""
    rij = (
        Casusmelding.objects.visible_to(handeling)
        .filter(melding_id=melding)
        .select_related("casus__dossier")
        .order_by("-id")
        .first()
    )
    return rij.casus if rij else None


def meldingen_of_casus(handeling: Handeling, *, dossier: int) -> list[Melding]:
    """Return the meldingen that landed in this casus and that the actor may see, newest first."""
    rijen = list(
        Melding.objects.visible_to(handeling)
        .filter(casussen__dossier_id__in=group_of(handeling, dossier=dossier))
        .order_by("-ontvangen_op", "-id")
    )
    for rij in rijen:
        handeling.spoor.noteer("melding", dossier=rij.dossier_id)
    return rijen


def samenvoegingen_of(handeling: Handeling, *, dossier: int) -> list[Samenvoeging]:
    """Return the pointers that join this dossier with others now."""
    return list(
        Samenvoeging.objects.visible_to(handeling)
        .filter(Q(dossier_id=dossier) | Q(ander_id=dossier), ongedaan_op=None)
        .select_related("dossier__casus", "ander__casus")
        .order_by("id")
    )


def group_of(handeling: Handeling, *, dossier: int) -> tuple[int, ...]:
    """Return the dossiers that are worked on as one with this one: its head first.  Pointers are one step deep."""
    wijzer = (
        Samenvoeging.objects.visible_to(handeling)
        .filter(Q(ander_id=dossier) | Q(dossier_id=dossier), ongedaan_op=None)
        .values_list("dossier_id", flat=True)
        .first()
    )
    if wijzer is None:
        return (dossier,)
    anderen = (
        Samenvoeging.objects.visible_to(handeling)
        .filter(dossier_id=wijzer, ongedaan_op=None)
        .order_by("id")
        .values_list("ander_id", flat=True)
    )
    return (wijzer, *anderen)


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
    gevraagd = set(Consult.objects.visible_to(handeling).filter(dossier_id=dossier).values_list("soort", flat=True))
    verklaard = set(
        Afwijking.objects.visible_to(handeling).filter(dossier_id=dossier).values_list("waarvan", flat=True)
    )
    return [s for s in genoemd if s.verplicht and s.code not in gevraagd | verklaard]


def answer_due(moment: datetime, uren: int) -> datetime:
    """Return when an answer is due; hours are counted as they are."""
    return moment + timedelta(hours=uren)


def access_vermoeden(handeling: Handeling, *, publiek_id: UUID) -> Vermoeden:
    """
    Return the suspicion with this public id; only the team that has it finds it.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = (
        Vermoeden.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id)
        .select_related("dossier", "casus", "team")
        .first()
    )
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("vermoeden", dossier=rij.dossier_id)
    return rij


def vermoedens_of_team(handeling: Handeling, *, limit: int = 50) -> list[Vermoeden]:
    """Return the suspicions that the acting team works on, oldest first."""
    rijen = list(
        Vermoeden.objects.visible_to(handeling)
        .filter(team=handeling.team)
        .exclude(status="AFGESLOTEN")
        .select_related("casus")
        .order_by("ontstaan_op", "id")[:limit]
    )
    for rij in rijen:
        handeling.spoor.noteer("vermoeden", dossier=rij.dossier_id)
    return rijen


def stappen_of(handeling: Handeling, *, vermoeden: Vermoeden) -> list[tuple[Meldcodestap, dict[str, object]]]:
    """Return the steps taken, in order, each with its words."""
    rijen = (
        Meldcodestap.objects.visible_to(handeling)
        .filter(vermoeden=vermoeden)
        .select_related("door")
        .order_by("vastgelegd_op", "id")
    )
    uuid = vermoeden.dossier.publiek_id
    return [(rij, kluis.thaw(handeling, onderwerp=uuid, pakket=bytes(rij.inhoud))) for rij in rijen]


def responsible_team(handeling: Handeling, *, dossier: int) -> int:
    """
    Return the team that answers for this dossier now.

    :raises NotFound: if nobody does, or the actor may not know of the dossier
    """
    antwoord = dossiers.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if antwoord is None:
        raise NotFound
    return antwoord.team


def dossier_uuid(handeling: Handeling, *, dossier: int) -> UUID | None:
    """Return the public id of a visible dossier: its key in the vault bears that name."""
    return Dossier.objects.visible_to(handeling).filter(pk=dossier).values_list("publiek_id", flat=True).first()


def acting_team(handeling: Handeling) -> Team:
    """
    Return the team for which the actor acts.

    :raises NotFound: if it acts for none
    """
    team = Team.objects.filter(pk=handeling.team or 0).select_related("organisatie").first()
    if team is None:
        raise NotFound
    return team


def front_door(handeling: Handeling, *, regio: str, postcode4: str) -> Team:
    """
    Return the team of Veilig Thuis that takes in reports about this postcode.

    :raises NotFound: if the region has none
    """
    dag = lokale_datum(handeling.moment)
    team = organisaties.team_for(regio, postcode4, VOORDEUR, "allen", dag)
    team = team or next(iter(organisaties.teams_of_kind(regio, VOORDEUR, dag)), None)
    if team is None:
        team = Team.objects.valid_on(dag).filter(herkomst=regio, soort=VOORDEUR).order_by("code").first()
    if team is None:
        raise NotFound(_("In deze regio is geen team van Veilig Thuis dat meldingen aanneemt."))
    return team


def own_reporter(handeling: Handeling, *, team: Team) -> Melder:
    """Return the actor as the professional who reports; open to the family unless a ground says otherwise."""
    naam = Medewerker.objects.filter(pk=handeling.wie or 0).values_list("naam", flat=True).first() or ""
    return Melder(
        soort=MelderSoort.BEROEP, naam=naam, telefoon=team.telefoon, organisatie=f"{team.organisatie.naam}, {team.naam}"
    )


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
    vormen = (
        Casusmelding.objects.visible_to(handeling).filter(casus=casus).values_list("melding__vormen", flat=True).last()
    )
    eer = "eergerelateerd geweld" in (vormen or []) or "02" in (vormen or [])
    return {
        "acuut": casus.dossier.gevaar == GEVAAR_NU,
        "structureel": casus.meldingen.count() > 1,
        "kinderen": aantal,
        "vorm": next(iter(vormen or []), None),
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


def clock_of(handeling: Handeling, *, vermoeden: Vermoeden) -> tuple[datetime, datetime] | None:
    """Return when the running clock of a suspicion began and when it ends."""
    rij = (
        Termijn.objects.lopend()
        .filter(dossier_id=vermoeden.dossier_id, onderwerp_soort__in=["", "vermoeden"])
        .order_by("uiterlijk")
        .first()
    )
    return (rij.gestart_op, rij.uiterlijk) if rij else None
