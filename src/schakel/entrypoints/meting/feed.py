"""Is each message of a feed one melding, however often it comes, in whatever order, and whoever hears no answer?"""

import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from django.conf import settings

from schakel.basis.organisaties.models import Team
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Aanleverdeur
from schakel.entrypoints import klok
from schakel.entrypoints.bewaking import kopie
from schakel.entrypoints.koppelingen.politie import vertaling
from schakel.entrypoints.meting.meldingen import moved_to
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

BERICHTEN, KEREN, VERLOREN, ZAAD = 10_000, 5, 0.2, 11
POSTCODES = ("2532 CX", "2511 AA", "2291 AA", "2712 AB", "2242 AA")


def run(aantal: int = BERICHTEN) -> str:
    """Return what was delivered and what became of it; on a copy, with a spool of its own."""
    with kopie.copied() as adres, moved_to(adres), tempfile.TemporaryDirectory() as map_:
        politie = Team.objects.filter(soort="politie").order_by("id").first()
        if politie is None:
            return "Feed: er is nog geen regio. Laad er eerst een (./schakel regio load)."
        spool, settings.SPOOL = settings.SPOOL, Path(map_)
        try:
            return _measure(politie, aantal)
        finally:
            settings.SPOOL = spool


def _measure(politie: Team, aantal: int) -> str:
    nu = klok.nu()
    wie = Handeling(None, politie.pk, "politie", politie.organisatie_id, nu, namens="meting")
    eerder = _made(nu_van=wie)
    uitkomsten, codes, begin = Counter[str](), dict[str, set[str]](), perf_counter()
    for ruw in _stream(aantal):
        levering = vertaling.read(ruw, afzender=politie.pk, nu=nu, deur=Aanleverdeur.API)
        kwitantie = actions.deliver(wie, levering=levering)
        uitkomsten[kwitantie.uitkomst.value] += 1
        codes.setdefault(kwitantie.kenmerk, set()).add(kwitantie.code)
    geleverd, midden = perf_counter() - begin, perf_counter()
    while actions.drain_aanleveringen(wie, hoogstens=1000).gelukt:
        pass
    verwerkt = perf_counter() - midden
    gemeld = _made(nu_van=wie) - eerder
    beloofd = {code for van in codes.values() for code in van}
    dubbel = sum(len(van) - 1 for van in codes.values())
    keer = sum(uitkomsten.values())
    return "\n".join(
        [
            f"Feed: {aantal} berichten, {keer} leveringen (elk {KEREN} keer, door elkaar, {VERLOREN:.0%} opnieuw)",
            f"{'aannemen, elk geforceerd naar schijf':<58} {keer / geleverd:9.1f} per seconde",
            f"{'een melding maken, met mensen, taken, slot en logboek':<58} {aantal / verwerkt:9.1f} per seconde",
            f"een melding per bericht: {len(gemeld)} van {aantal}; verloren {len(beloofd - gemeld)}; dubbel {dubbel}",
            f"uitkomsten: {dict(uitkomsten)}",
        ]
    )


def _made(*, nu_van: Handeling) -> set[str]:
    """Return the receipt codes of what became a melding, as its desks see them."""
    gevonden: set[str] = set()
    for team in Team.objects.filter(soort__startswith="vt_"):
        wie = Handeling(None, team.pk, "vt_intake", team.organisatie_id, nu_van.moment, namens="meting")
        with transactie(wie, wat="meting"):
            rijen = Melding.objects.visible_to(wie).filter(kanaal="POLITIE")
            gevonden |= set(rijen.values_list("ontvangstcode", flat=True))
    return gevonden


def _stream(aantal: int) -> Iterator[str]:
    """Give each message so many times in any order; of what got no answer, the sender sends it again later."""
    dobbel = random.Random(ZAAD)  # noqa: S311 - a seed that anybody may know
    stroom = list(range(aantal)) * KEREN
    dobbel.shuffle(stroom)
    opnieuw = [nummer for nummer in stroom if dobbel.random() < VERLOREN]
    for nummer in [*stroom, *opnieuw]:
        bericht = {
            "kenmerk": f"M-{nummer:06d}",
            "soort": "HUISELIJK_GEWELD",
            "toelichting": f"Melding nummer {nummer}.",
            "waar": {"postcode": POSTCODES[nummer % len(POSTCODES)], "huisnummer": str(nummer % 300 + 1)},
            "betrokkenen": [{"rol": "KIND", "omschrijving": "kind", "leeftijd": nummer % 17}],
        }
        yield json.dumps(dict(dobbel.sample(sorted(bericht.items()), len(bericht))))
