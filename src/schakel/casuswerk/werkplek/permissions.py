"""Which parts of the page of a dossier may this actor see?  What the matrix does not grant is simply absent."""

from schakel.basis.toegang.permissions import check_can, may
from schakel.casuswerk.dossiers.permissions import check_in
from schakel.casuswerk.dossiers.queries import relations_to
from schakel.casuswerk.werkplek.rules import Doel
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling

# Part of the page -> object and action of the matrix.
DELEN = {
    "verantwoordelijk": ("dossier", "lezen_verantwoordelijkheid"),
    "gezin": ("persoon", "zien"),
    "kinderen": ("kind", "zien"),
    "teams": ("dossier", "zien"),
    "termijnen": ("termijn", "zien"),
    "overdrachten": ("overdracht", "zien"),
    "meldingen": ("melding", "zien"),
    "regie": ("regie", "zien"),
    "tijdlijn": ("dossier", "zien"),
    "voorwaarden": ("voorwaarde", "zien"),
    "plan": ("plan", "zien"),
    "bijeenkomsten": ("bijeenkomst", "zien"),
    "monitoring": ("monitoring", "zien"),
    "contact": ("contactblad", "zien"),
    "contact_wijzigen": ("contactblad", "wijzigen"),
    "specialist": ("consult", "maken"),
    "overdragen": ("overdracht", "maken"),
    "regie_aanbieden": ("regie", "aanbieden"),
    "regie_aanvaarden": ("regie", "aanvaarden"),
    "regie_beeindigen": ("regie", "beeindigen"),
    "kind": ("kind", "wijzigen"),
    "gezin_wijzigen": ("persoon", "wijzigen"),
    "gevaar": ("casus", "wijzigen"),
    "sluiten": ("casus", "sluiten"),
    "samenvoegen": ("casus", "samenvoegen"),
    "splitsen": ("casus", "splitsen"),
    "heropenen": ("casus", "heropenen"),
    "uitsluiten": ("dossier", "uitsluiten"),
    "raad": ("raadsverzoek", "maken"),
}

# Where the button of a row leads to a deed that not every role of the team may do: a team leader sees, others do.
DADEN = {
    Doel.ACUUT: ("beoordeling", "acuut_beoordelen"),
    Doel.GEVAAR: ("casus", "wijzigen"),
    Doel.KIND: ("kind", "wijzigen"),
    Doel.TERUGKOPPELING: ("terugkoppeling", "maken"),
}


def closed_deeds(handeling: Handeling) -> frozenset[Doel]:
    """Return the deeds that the matrix does not grant this role; their rows lead to the dossier instead."""
    return frozenset(
        doel for doel, (object_, actie) in DADEN.items() if not may(handeling, object_, actie, relatie="betrokken_team")
    )


def parts_for(handeling: Handeling, *, dossier: int) -> frozenset[str]:
    """Return the parts that the matrix grants this role, in any relation that the acting team has to the dossier."""
    relaties = relations_to(handeling, dossier=dossier)
    return frozenset(
        deel
        for deel, (object_, actie) in DELEN.items()
        if any(may(handeling, object_, actie, relatie=relatie) for relatie in relaties)
    )


def check_can_see_part(handeling: Handeling, *, dossier: int, deel: str) -> frozenset[str]:
    """
    Check that the actor may see this part of a dossier, and return every part that the actor may see.

    :raises NotFound: if not: whoever may not see it, may not know that there is any
    """
    delen = parts_for(handeling, dossier=dossier)
    if deel not in delen:
        raise NotFound
    return delen


def check_can_do(handeling: Handeling, *, dossier: int, deel: str) -> None:
    """
    Check that the actor may do this in a dossier that the actor sees.

    :raises NotAllowed: if not
    :raises NotPossible: if the team could, until it closed the dossier or passed it on
    """
    anders = "Uw rol mag dit niet in dit dossier. Vraag het aan uw teamleider als u dit nodig heeft."
    check_in(handeling, *DELEN[deel], dossier=dossier, anders=anders)


def check_can_see_figures(handeling: Handeling) -> None:
    """
    Check that the actor may see figures of the work: exact, over the rows that the actor may open.

    :raises NotAllowed: if not
    """
    check_can(handeling, "cijfers", "zien", veld="werkcijfers")


def check_can_see_month(handeling: Handeling) -> None:
    """
    Check that the actor may see the figures of a month: how many adviezen and meldingen, and judged in time or not.

    :raises NotAllowed: if not
    """
    check_can(handeling, "maandcijfers", "zien")
