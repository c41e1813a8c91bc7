"""Which parts of the page of a dossier may this actor see?  What the matrix does not grant is simply absent."""

from schakel.basis.toegang.permissions import may
from schakel.casuswerk.dossiers.queries import relations_to
from schakel.kernel.errors import NotAllowed, NotFound
from schakel.kernel.handeling import Handeling

# Part of the page -> object and action of the matrix.
DELEN = {
    "verantwoordelijk": ("dossier", "lezen_verantwoordelijkheid"),
    "gezin": ("persoon", "zien"),
    "teams": ("dossier", "zien"),
    "termijnen": ("termijn", "zien"),
    "overdrachten": ("overdracht", "zien"),
    "meldingen": ("melding", "zien"),
    "regie": ("regie", "zien"),
    "tijdlijn": ("dossier", "zien"),
    "voorwaarden": ("voorwaarde", "zien"),
    "contact": ("contactblad", "zien"),
    "contact_wijzigen": ("contactblad", "wijzigen"),
    "specialist": ("consult", "maken"),
    "overdragen": ("overdracht", "maken"),
    "regie_aanbieden": ("regie", "aanbieden"),
    "regie_aanvaarden": ("regie", "aanvaarden"),
    "regie_beeindigen": ("regie", "beeindigen"),
    "kind": ("kind", "wijzigen"),
}


def parts_for(handeling: Handeling, *, dossier: int) -> frozenset[str]:
    """Return the parts that the matrix grants this role, in any relation that the acting team has to the dossier."""
    relaties = relations_to(handeling, dossier=dossier)
    return frozenset(
        deel
        for deel, (object_, actie) in DELEN.items()
        if any(may(handeling, object_, actie, relatie=relatie) for relatie in relaties)
    )


def check_can_see_part(handeling: Handeling, *, dossier: int, deel: str) -> None:
    """
    Check that the actor may see this part of a dossier.

    :raises NotFound: if not: whoever may not see it, may not know that there is any
    """
    if deel not in parts_for(handeling, dossier=dossier):
        raise NotFound


def check_can_do(handeling: Handeling, *, dossier: int, deel: str) -> None:
    """
    Check that the actor may do this in a dossier that the actor sees.

    :raises NotAllowed: if not
    """
    if deel not in parts_for(handeling, dossier=dossier):
        raise NotAllowed("Uw rol mag dit niet in dit dossier. Vraag het aan uw teamleider als u dit nodig heeft.")
