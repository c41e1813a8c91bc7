"""How does an agreement come in from a file?  A version that was approved is never changed by it."""

from collections.abc import Mapping

from django.db import transaction

from schakel.basis.afspraken import permissions, queries
from schakel.basis.afspraken.actions.versies import approve_versie, put_in_force, start_review
from schakel.basis.afspraken.models import Afspraak, AfspraakVersie, Artikel, Begrip, Beslistabel, Ondertekenaar
from schakel.basis.afspraken.rules.bestand import as_text, dag_uit, objections, versies_in, vingerafdruk
from schakel.basis.afspraken.rules.lezen import lees_dag
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def load_afspraak(
    handeling: Handeling, *, regio: str | None, inhoud: Mapping[str, object], bestand: str = ""
) -> Afspraak:
    """
    This function will load an agreement with its versions; loading the same file again changes nothing.

    :raises NotAllowed: if the actor may not maintain agreements
    :raises InvalidInput: with every fault, keyed by place
    :raises NotPossible: if the file changes a version that was already approved
    """
    permissions.check_can_maintain(handeling)
    _refuse_faults(inhoud, regio or "")
    kop = _mapping(inhoud.get("afspraak"))
    afspraak, _nieuw = Afspraak.objects.update_or_create(
        regio=regio or "",
        code=str(kop["code"]),
        defaults={
            "titel": str(kop["titel"]),
            "soort": str(kop.get("soort", "regionaal")),
            "gemeente": str(kop.get("gemeente", "")),
        },
    )
    versies = sorted((versie for _pad, versie in versies_in(inhoud)), key=lambda v: dag_uit(v, "geldig_van"))
    for versie in versies:
        _load_versie(handeling, afspraak, versie)
    queries.forget_tabellen()
    handeling.spoor.noteer("afspraak", actie="U")
    return afspraak


def _refuse_faults(inhoud: Mapping[str, object], regio: str) -> None:
    fouten: dict[str, list[str]] = {}
    for pad, tekst, _remedie in objections(inhoud, regio=regio, ook_concept=False):
        fouten.setdefault(".".join(map(str, pad)), []).append(tekst)
    if fouten:
        raise InvalidInput(fouten)


def _load_versie(handeling: Handeling, afspraak: Afspraak, ruw: Mapping[str, object]) -> None:
    afdruk = vingerafdruk(ruw)
    rij = afspraak.versies.filter(versie=str(ruw["versie"])).first()
    if rij is not None and rij.vingerafdruk == afdruk:
        return
    if rij is not None and rij.status != "concept":
        raise NotPossible(
            f"Versie {rij.versie} van ‘{afspraak.titel}’ is al goedgekeurd en verandert niet meer. "
            "Geef de gewijzigde tekst een nieuw versienummer."
        )
    if rij is not None:
        rij.delete()
    rij = _store_versie(afspraak, ruw, afdruk)
    _store_delen(rij, ruw)
    _follow_status(handeling, rij, ruw)


def _store_versie(afspraak: Afspraak, ruw: Mapping[str, object], afdruk: str) -> AfspraakVersie:
    return AfspraakVersie.objects.create(
        afspraak=afspraak,
        versie=str(ruw["versie"]),
        geldig_van=dag_uit(ruw, "geldig_van"),
        geldig_tot=lees_dag(ruw.get("geldig_tot")),
        herzien_voor=lees_dag(ruw.get("herzien_voor")),
        eigenaar=str(ruw.get("eigenaar", "")),
        bron=str(ruw.get("bron", "")),
        voorbeeld=ruw.get("voorbeeld") is True,
        vingerafdruk=afdruk,
    )


def _store_delen(rij: AfspraakVersie, ruw: Mapping[str, object]) -> None:
    Artikel.objects.bulk_create(
        Artikel(
            versie=rij,
            nummer=str(a["nummer"]),
            titel=str(a["titel"]),
            tekst=str(a["tekst"]),
            uitgangspunt=int(str(a["uitgangspunt"])) if a.get("uitgangspunt") is not None else None,
        )
        for a in _delen(ruw, "artikelen")
    )
    Ondertekenaar.objects.bulk_create(
        Ondertekenaar(versie=rij, organisatie=str(o["organisatie"]), sinds=dag_uit(o, "sinds"))
        for o in _delen(ruw, "ondertekenaars")
    )
    Beslistabel.objects.bulk_create(
        Beslistabel(versie=rij, code=str(t["code"]), titel=str(t["titel"]), definitie=as_text(t))
        for t in _delen(ruw, "tabellen")
    )
    Begrip.objects.bulk_create(
        Begrip(
            versie=rij,
            woord=str(b["woord"]),
            partij=str(b.get("partij", "")),
            betekenis=str(b["betekenis"]),
            artikel=str(b.get("artikel", "")),
        )
        for b in _delen(ruw, "begrippen")
    )


def _follow_status(handeling: Handeling, rij: AfspraakVersie, ruw: Mapping[str, object]) -> None:
    goedgekeurd = _mapping(ruw.get("goedgekeurd"))
    if not goedgekeurd:
        return
    approve_versie(
        handeling, versie=rij.pk, op=dag_uit(goedgekeurd, "op"), door_orgaan=str(goedgekeurd.get("door", ""))
    )
    status = str(ruw.get("status", "goedgekeurd"))
    if status in {"van_kracht", "in_herziening"}:
        put_in_force(handeling, versie=rij.pk)
    if status == "in_herziening":
        start_review(
            handeling,
            versie=rij.pk,
            herzien_voor=dag_uit(ruw, "herzien_voor"),
            eigenaar=str(ruw.get("eigenaar", "")),
        )


def _delen(ruw: Mapping[str, object], veld: str) -> list[Mapping[str, object]]:
    lijst = ruw.get(veld)
    return [deel for deel in lijst if isinstance(deel, Mapping)] if isinstance(lijst, list) else []


def _mapping(ruw: object) -> Mapping[str, object]:
    return ruw if isinstance(ruw, Mapping) else {}
