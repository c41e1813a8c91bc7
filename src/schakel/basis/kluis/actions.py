"""The deeds of the vault: put away, and take out with a reason."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis.models import Geheim, Sleutel
from schakel.basis.kluis.queries import thaw
from schakel.basis.kluis.rules import Vak, key_context
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling

_NIEUW = """INSERT INTO kluis_sleutel (vak, onderwerp, dossier_id, verpakt) VALUES (%s, %s, %s, %s)
    ON CONFLICT DO NOTHING RETURNING id"""


def _key(vak: Vak, onderwerp: UUID, dossier: int) -> tuple[Sleutel, bytes]:
    context = key_context(vak, onderwerp)
    bestaand = Sleutel.objects.filter(vak=vak, onderwerp=onderwerp).first()
    if bestaand:
        return bestaand, versleuteling.open_datasleutel(vak, bytes(bestaand.verpakt), context=context)
    klaar, verpakt = versleuteling.maak_datasleutel(vak, context=context)
    # Two requests of one page may come here at once: the second takes the key that the first made.
    with connection.cursor() as cursor:
        cursor.execute(_NIEUW, [vak.value, onderwerp, dossier, verpakt])
        gemaakt = cursor.fetchone()
    if gemaakt:
        return Sleutel(pk=gemaakt[0], vak=vak, onderwerp=onderwerp, dossier_id=dossier, verpakt=verpakt), klaar
    rij = Sleutel.objects.get(vak=vak, onderwerp=onderwerp)
    return rij, versleuteling.open_datasleutel(vak, bytes(rij.verpakt), context=context)


__all__ = ["freeze", "open_geheim", "store_geheim", "thaw"]


@transaction.atomic
def store_geheim(
    handeling: Handeling, *, vak: Vak, onderwerp: UUID, dossier: int, inhoud: Mapping[str, object]
) -> Geheim:
    """Put a secret about this subject into its compartment; what was there stays, the newest counts."""
    sleutel, klaar = _key(vak, onderwerp, dossier)
    geheim = Geheim(sleutel=sleutel, dossier_id=dossier, gemaakt_op=handeling.moment, gemaakt_door=handeling.wie)
    tekst = json.dumps(inhoud, ensure_ascii=False).encode()
    geheim.inhoud = versleuteling.versleutel(klaar, tekst, context=geheim.publiek_id.bytes)
    geheim.save(force_insert=True)
    handeling.spoor.noteer(f"kluis_{vak}", dossier=dossier, actie="C")
    return geheim


@transaction.atomic
def open_geheim(handeling: Handeling, *, vak: Vak, onderwerp: UUID, reden: str) -> dict[str, object]:
    """
    Take the newest secret of this subject out of its compartment; the reason stands with the look in the log.

    The caller has checked that this actor may (each compartment has its own row in the matrix).

    :raises InvalidInput: if there is no reason
    :raises NotFound: if there is nothing, or nothing that this actor may know of
    """
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf in een zin waarom u dit nodig heeft.")]})
    geheim = (
        Geheim.objects.filter(sleutel__vak=vak, sleutel__onderwerp=onderwerp)
        .select_related("sleutel")
        .order_by("-id")
        .first()
    )
    if geheim is None:
        raise NotFound
    handeling.spoor.noteer(f"kluis_{vak}", dossier=geheim.dossier_id, actie="R")
    klaar = versleuteling.open_datasleutel(vak, bytes(geheim.sleutel.verpakt), context=key_context(vak, onderwerp))
    tekst = versleuteling.ontsleutel(klaar, bytes(geheim.inhoud), context=geheim.publiek_id.bytes)
    gelezen: dict[str, object] = json.loads(tekst)
    return gelezen


def freeze(handeling: Handeling, *, dossier: int, onderwerp: UUID, inhoud: Mapping[str, object]) -> bytes:
    """Return what a decision saw, encrypted with the data key of its dossier (`onderwerp` is its public id)."""
    klaar = _key(Vak.DOSSIER, onderwerp, dossier)[1]
    return versleuteling.versleutel(klaar, json.dumps(inhoud, ensure_ascii=False).encode(), context=onderwerp.bytes)
