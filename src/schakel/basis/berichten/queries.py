"""What could not leave, and of which dossiers does nobody know that yet?"""

from schakel.basis.berichten.models import Bericht, Codebericht, Persoonsbericht
from schakel.basis.berichten.rules import BerichtStatus, read_about
from schakel.kernel.handeling import Handeling


def dossiers_to_tell(handeling: Handeling) -> list[int]:
    """Return in which dossiers it was not told yet that a message could not leave: numbers alone."""
    redenen: set[str] = set()
    for model in (Persoonsbericht, Codebericht):
        mislukt = model.objects.filter(status=BerichtStatus.MISLUKT, verteld_op=None)
        redenen |= set(mislukt.values_list("aanleiding", flat=True))
    teams = Bericht.objects.filter(status=BerichtStatus.MISLUKT, verteld_op=None, dossier__isnull=False)
    bij_teams = {int(dossier) for dossier in teams.values_list("dossier", flat=True) if dossier is not None}
    return sorted(bij_teams | {over[1] for reden in redenen if (over := read_about(reden)) is not None})
