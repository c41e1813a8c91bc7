"""How do the agreements that are watched read?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.sturing.visie.models import Afspraakgebruik
from schakel.sturing.visie.presenters.lijsten import Badge, principle_words
from schakel.sturing.visie.queries.afspraken import Afspraakzicht
from schakel.sturing.visie.rules.tellen import Artikeltelling, Telregel, count
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld

REDENEN = {
    "ANDER_BESLUIT": gettext_lazy("een ander besluit"),
    "ANDERE_ONTVANGER": gettext_lazy("een andere ontvanger"),
    "KINDEREN_ZONDER_JEUGDTEAM": gettext_lazy("kinderen, en geen jeugdteam"),
}


@dataclass(frozen=True, slots=True)
class Afspraakbeeld:
    """One agreement that is watched."""

    titel: str
    versie: str
    url: str
    badge: Badge
    herziening: str
    artikelen: Tabelbeeld
    paren: Tabelbeeld | None
    gebruik: Tabelbeeld
    gebruik_url: str
    concept_url: str
    voorbeeld: bool


def present_agreements(zichten: Sequence[Afspraakzicht], dag: date) -> list[Afspraakbeeld]:
    """Return the agreements that are watched."""
    return [_agreement(z, dag) for z in zichten]


def _agreement(zicht: Afspraakzicht, dag: date) -> Afspraakbeeld:
    versie = zicht.versie
    adres = [versie.afspraak.code, versie.versie]
    laat = versie.herzien_voor is not None and versie.herzien_voor < dag
    herziening = taal.datum(versie.herzien_voor) if versie.herzien_voor else _("geen dag afgesproken")
    return Afspraakbeeld(
        titel=versie.afspraak.titel,
        versie=versie.versie,
        url=reverse("afspraken:versie", args=adres),
        badge=("gevaar", _("Herziening te laat")) if laat else ("veilig", _("Van kracht")),
        herziening=_("Herziening voor %(dag)s, door %(wie)s") % {
            "dag": herziening, "wie": versie.eigenaar or _("niemand genoemd"),
        },
        artikelen=_articles(zicht),
        paren=_pairs(zicht),
        gebruik=_use(zicht),
        gebruik_url=reverse("visie:gebruik", args=adres),
        concept_url=reverse("visie:concept", args=adres),
        voorbeeld=versie.voorbeeld,
    )  # fmt: skip


def shown(aantal: int | None) -> str:
    """Return a protected count as it stands in a cell."""
    return _("te klein") if aantal is None else taal.getal(aantal)


def _cells(telling: Artikeltelling) -> list[str]:
    return [shown(telling.beslist), shown(telling.nagekomen), shown(telling.laat), shown(telling.anders)]


def _articles(zicht: Afspraakzicht) -> Tabelbeeld:
    rijen = []
    for artikel in zicht.artikelen:
        telling = count(r for r in zicht.regels if r.artikel == artikel.nummer)
        redenen = "; ".join(f"{REDENEN.get(r, r)}: {shown(n)}" for r, n in telling.redenen.items())
        naam = f"{artikel.nummer}. {artikel.titel}"
        rijen.append([naam, principle_words(artikel.uitgangspunt), *_cells(telling), redenen])
    koppen = [_("Artikel"), _("Voor"), _("Besliste"), _("Nagekomen"), _("Te laat"), _("Anders"), _("Waarom anders")]
    return Tabelbeeld(koppen, rijen, _("Hoe vaak besliste elk artikel?"), (2, 3, 4, 5))


def _pairs(zicht: Afspraakzicht) -> Tabelbeeld | None:
    paren: dict[tuple[str, str], list[Telregel]] = {}
    for regel in zicht.regels:
        if regel.ontvanger:
            paren.setdefault((regel.ontvanger, regel.gemeente), []).append(regel)
    if not paren:
        return None
    rijen = [
        [ontvanger, gemeente or _("hele regio"), *_cells(count(regels))]
        for (ontvanger, gemeente), regels in sorted(paren.items())
    ]
    koppen = [_("Van Veilig Thuis naar"), _("Gemeente"), _("Besliste"), _("Nagekomen"), _("Te laat"), _("Anders")]
    return Tabelbeeld(koppen, rijen, _("Per ontvanger en gemeente"), (2, 3, 4, 5))


def _use(zicht: Afspraakzicht) -> Tabelbeeld:
    rijen = [[zicht.namen.get(code, code), *_used(gebruik)] for code, gebruik in zicht.gebruik.items()]
    koppen = [_("Organisatie"), _("Bekend"), _("Geschoold"), _("In gebruik"), _("Vastgelegd")]
    return Tabelbeeld(koppen, rijen, _("Wie kent en gebruikt deze afspraak?"))


def _used(gebruik: Afspraakgebruik | None) -> list[str]:
    if gebruik is None:
        return [_("niet bekend")] * 3 + [""]
    ja = {True: _("ja"), False: _("nee")}
    return [ja[gebruik.bekend], ja[gebruik.getraind], ja[gebruik.in_gebruik], taal.datum(gebruik.op)]
