"""Which judgement is this, and what was answered in it?"""

from collections.abc import Mapping, Sequence
from typing import cast
from uuid import UUID

from schakel.basis.kluis import queries as kluis
from schakel.basis.vragenlijsten import queries as vragenlijsten
from schakel.basis.vragenlijsten.rules import Antwoorden, Definitie, Uitslag, score
from schakel.casuswerk.beoordelingen.models import Beoordeling, Meebeslissing
from schakel.casuswerk.beoordelingen.rules import GEVAARSTAXATIE, VEILIGHEIDSTAXATIE, Taxatie, taxatie_van
from schakel.casuswerk.dossiers.queries import note_ground
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol, volledige_naam
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling

# Who only witnessed it or stands around it is not asked for a voice of their own before a conclusion.
BETROKKEN_ROLLEN = frozenset({PersoonRol.SLACHTOFFER, PersoonRol.PLEGER, PersoonRol.KIND, PersoonRol.OUDER})
FEIT = "feit."


def access_beoordeling(handeling: Handeling, *, publiek_id: UUID) -> Beoordeling:
    """
    Return the judgement with this public id, with its melding, dossier and questionnaire at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    beoordeling = (
        Beoordeling.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id)
        .select_related("dossier", "melding", "melding__huishouden", "vragenlijst__vragenlijst")
        .first()
    )
    if beoordeling is None:
        raise NotFound
    note_ground(handeling, dossier=beoordeling.dossier_id)
    handeling.spoor.noteer("beoordeling", dossier=beoordeling.dossier_id)
    return beoordeling


def beoordeling_of(handeling: Handeling, *, melding: int) -> Beoordeling | None:
    """Return the judgement of a melding, or None when nobody began one that the actor may know of."""
    gevonden = Beoordeling.objects.visible_to(handeling).filter(melding_id=melding).select_related("dossier").first()
    if gevonden:
        handeling.spoor.noteer("beoordeling", dossier=gevonden.dossier_id)
    return gevonden


def definitie_of(handeling: Handeling, *, beoordeling: Beoordeling) -> Definitie:
    """Return the questionnaire that this judgement uses, in the version with which it began."""
    return vragenlijsten.definitie_van(beoordeling.vragenlijst)


def antwoorden_of(handeling: Handeling, *, beoordeling: Beoordeling) -> Antwoorden:
    """Return the answers of this judgement; the caller has found it to be visible."""
    if beoordeling.antwoorden is None:
        return {}
    bevroren = kluis.thaw(handeling, onderwerp=beoordeling.dossier.publiek_id, pakket=bytes(beoordeling.antwoorden))
    return cast(Antwoorden, bevroren)


def words_of(handeling: Handeling, *, beoordeling: Beoordeling, pakket: bytes | memoryview | None) -> str:
    """Return one frozen sentence of this judgement; empty when there is none."""
    if pakket is None:
        return ""
    gelezen = kluis.thaw(handeling, onderwerp=beoordeling.dossier.publiek_id, pakket=bytes(pakket))
    return str(gelezen["tekst"])


def personen_in(handeling: Handeling, *, dossier: int) -> list[Dossierpersoon]:
    """Return everyone in the dossier, adults first."""
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("persoon")
    personen = sorted(rijen.order_by("id"), key=lambda rij: rij.rol == PersoonRol.KIND)
    handeling.spoor.noteer("persoon", dossier=dossier, personen=[rij.persoon.publiek_id for rij in personen])
    return personen


def name_of(handeling: Handeling, *, rij: Dossierpersoon) -> str:
    """Return how somebody is called on a page, also without a name."""
    p = rij.persoon
    naam = volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam)
    return naam or p.omschrijving or "iemand zonder naam"


def without_voice(handeling: Handeling, *, personen: Sequence[Dossierpersoon]) -> list[str]:
    """Return the names of who is concerned, and of whom neither words nor a reason are there."""
    return [
        name_of(handeling, rij=rij)
        for rij in personen
        if rij.rol in BETROKKEN_ROLLEN and rij.stem_op is None and not rij.persoon.ongeboren
    ]


def keys_of(handeling: Handeling, *, personen: Sequence[Dossierpersoon]) -> list[str]:
    """Return by which keys the questionnaire knows these persons."""
    return [str(rij.persoon.publiek_id) for rij in personen]


def scores_of(
    handeling: Handeling,
    *,
    fase: str,
    definitie: Definitie,
    antwoorden: Antwoorden,
    personen: Sequence[Dossierpersoon],
) -> dict[str, Uitslag]:
    """Return the advice of the instrument on each of its outcomes."""
    sleutels = keys_of(handeling, personen=personen)
    return {uitslag.code: uitslag for uitslag in score(definitie, antwoorden, variant=fase.lower(), personen=sleutels)}


def taxatie_of(handeling: Handeling, *, beoordeling: Beoordeling) -> Taxatie:
    """Return what is held of safety now: the verdict of people, else the advice."""
    if beoordeling.veiligheid_oordeel:
        return taxatie_van(beoordeling.veiligheid_oordeel, zeker=True)
    return taxatie_van(beoordeling.veiligheid_advies, zeker=beoordeling.is_volledig)


def outcomes_of(handeling: Handeling, *, definitie: Definitie) -> dict[str, dict[str, str]]:
    """Return which outcomes an instrument knows for danger and safety, each with its words."""
    return {
        uitkomst.code: {rij.uitslag: rij.tekst for rij in uitkomst.rijen}
        for uitkomst in definitie.uitkomsten
        if uitkomst.code in (GEVAARSTAXATIE, VEILIGHEIDSTAXATIE)
    }


def facts_in(handeling: Handeling, *, antwoorden: Antwoorden) -> Mapping[str, object]:
    """Return the answers that stand beside the instrument, by the code of the fact that they give."""
    return {
        sleutel.removeprefix(FEIT): antwoord.get("waarde")
        for sleutel, antwoord in antwoorden.items()
        if sleutel.startswith(FEIT)
    }


def meebeslissingen_of(handeling: Handeling, *, beoordeling: int) -> list[Meebeslissing]:
    """Return whom was asked to judge along and what they said, oldest first."""
    rijen = Meebeslissing.objects.visible_to(handeling).filter(beoordeling_id=beoordeling)
    return list(rijen.select_related("gevraagd_aan", "gegeven_door").order_by("gevraagd_op", "id"))


def asked_of_me(handeling: Handeling) -> list[Meebeslissing]:
    """Return the questions to judge along that wait for this person, by name or for anyone in the capacity."""
    rijen = (
        Meebeslissing.objects.visible_to(handeling)
        .filter(stem="", vervallen_op=None)
        .exclude(gevraagd_door=handeling.wie)
        .select_related("beoordeling__dossier", "beoordeling__melding", "gevraagd_aan")
        .order_by("gevraagd_op", "id")
    )
    gevonden = [rij for rij in rijen[:100] if rij.gevraagd_aan_id in (None, handeling.wie)]
    for rij in gevonden:
        handeling.spoor.noteer("beoordeling", dossier=rij.dossier_id)
    return gevonden
