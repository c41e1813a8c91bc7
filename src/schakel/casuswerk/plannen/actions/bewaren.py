"""How are the texts of a plan kept, and what when two write at once?"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.queries.lezen import Pakket, Teksten, texts_of
from schakel.casuswerk.plannen.rules.velden import Samenloop, bring_together
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling


def _pack(handeling: Handeling, dossier: Dossier, inhoud: Mapping[str, object]) -> bytes:
    return kluis.freeze(handeling, dossier=dossier.pk, onderwerp=dossier.publiek_id, inhoud=inhoud)


def _unpack(handeling: Handeling, dossier: Dossier, pakket: Pakket) -> Teksten:
    return texts_of(handeling, dossier=dossier, pakketten={0: pakket})[0]


def _bring(nu: Teksten, teksten: Teksten, gezien: Mapping[str, str]) -> Samenloop:
    """
    Bring what was typed together with what stands there now.

    :raises InvalidInput: naming every field that somebody else changed meanwhile: nothing is overwritten
    """
    samen = bring_together(nu, teksten, gezien)
    if samen.botsingen:
        zin = _("Iemand anders heeft dit intussen veranderd. Hieronder staan beide teksten. Kies wat er moet staan.")
        raise InvalidInput({veld: [zin] for veld in samen.botsingen})
    return samen


def _tell(handeling: Handeling, plan: Plan, soort: str, **codes: str | int | bool) -> None:
    dossiers.note(handeling, soort, dossier=plan.dossier_id, onderwerp=("plan", plan.pk), codes=codes)
