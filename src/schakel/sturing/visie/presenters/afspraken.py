"""How do the agreements that are watched read?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.sturing.visie.models import Afspraakgebruik
from schakel.sturing.visie.presenters.lijsten import Badge, principle_words
from schakel.sturing.visie.queries.afspraken import Afspraakzicht, Bewaakt
from schakel.sturing.visie.rules.tellen import Artikeltelling, count
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld

REDENEN = {
    "ANDER_BESLUIT": gettext_lazy("een ander besluit"),
    "ANDERE_ONTVANGER": gettext_lazy("een andere ontvanger"),
    "KINDEREN_ZONDER_JEUGDTEAM": gettext_lazy("kinderen, en geen jeugdteam"),
    "ANDERE_CASEMANAGER": gettext_lazy("een andere casemanager"),
    "SPECIALIST_AL_GESPROKEN": gettext_lazy("specialist al gesproken"),
    "SPECIALIST_NIET_BEREIKBAAR": gettext_lazy("geen specialist bereikbaar"),
    "SPECIALIST_GEEN_TIJD": gettext_lazy("wachten op de specialist was gevaarlijker"),
    "SPECIALIST_NIET_NODIG": gettext_lazy("specialist niet nodig in deze zaak"),
    "SPECIALIST_ZONDER_UITLEG": gettext_lazy("specialist niet gevraagd, zonder uitleg"),
    "KOUD_GEVAAR": gettext_lazy("geen warme overdracht: te gevaarlijk"),
    "KOUD_EER": gettext_lazy("geen warme overdracht: eer speelt mee"),
    "KOUD_GEZIN_WIL_NIET": gettext_lazy("geen warme overdracht: het gezin wilde niet"),
    "KOUD_NIET_BEREIKT": gettext_lazy("geen warme overdracht: het gezin is niet bereikt"),
    "KOUD_SPOED": gettext_lazy("geen warme overdracht: er was haast"),
    "KOUD_GEEN_REDEN": gettext_lazy("geen warme overdracht, zonder reden"),
}
# What is counted at the article of a table.
TELT = {
    "route": gettext_lazy("elk besluit na een melding: wie krijgt de zaak"),
    "casemanager": gettext_lazy("elke keuze van een casemanager in een casus"),
    "specialist_": gettext_lazy("elke keer dat de afspraak een specialist noemt"),
    "termijn_overdracht": gettext_lazy("elke overdracht waarna de hulp begon; zonder warme overdracht telt als anders"),
    "escalatie": gettext_lazy("elke termijn nadat een overdracht is geweigerd, opgeschaald of betwist"),
    "meldcode": gettext_lazy("elke termijn om na een vermoeden te bellen of te melden"),
    "kind_zien_spreken": gettext_lazy("elke taak om een kind te zien of te spreken"),
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
    uitleg: Sequence[tuple[str, str]]
    gemeenten: Tabelbeeld | None
    gebruik: Tabelbeeld
    gebruik_url: str
    concept_url: str
    voorbeeld: bool


def present_agreements(bewaakt: Bewaakt, dag: date) -> list[Afspraakbeeld]:
    """Return the agreements that are watched."""
    return [_agreement(z, dag, bewaakt.gepubliceerd_op is not None) for z in bewaakt.afspraken]


def published_in_words(bewaakt: Bewaakt) -> str:
    """Return when the figures were published."""
    if bewaakt.gepubliceerd_op is None:
        return _("nog niet: de cijfers van dit jaar zijn nog niet gepubliceerd")
    return taal.datum(bewaakt.gepubliceerd_op)


def _agreement(zicht: Afspraakzicht, dag: date, is_gepubliceerd: bool) -> Afspraakbeeld:
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
        artikelen=_articles(zicht, _("niet getoond") if is_gepubliceerd else _("nog niet gepubliceerd")),
        uitleg=[
            (_("Artikel %(n)s") % {"n": artikel.nummer}, "; ".join(str(TELT[s]) for s in zicht.geteld[artikel.nummer]))
            for artikel in zicht.artikelen
            if artikel.nummer in zicht.geteld
        ],
        gemeenten=_municipalities(zicht),
        gebruik=_use(zicht),
        gebruik_url=reverse("visie:gebruik", args=adres),
        concept_url=reverse("visie:concept", args=adres),
        voorbeeld=versie.voorbeeld,
    )  # fmt: skip


def _cells(telling: Artikeltelling, anders: str) -> list[str]:
    aantallen = (telling.beslist, telling.nagekomen, telling.laat, telling.anders)
    return [anders if n is None else taal.getal(n) for n in aantallen]


def _principle(nummer: int | None) -> str:
    return principle_words(nummer).lower()


def _articles(zicht: Afspraakzicht, anders: str) -> Tabelbeeld:
    rijen = []
    for artikel in zicht.artikelen:
        telling = count(r for r in zicht.regels if r.artikel == artikel.nummer)
        redenen = "; ".join(f"{REDENEN.get(r, r)}: {taal.getal(n or 0)}" for r, n in telling.redenen.items())
        naam = ", ".join(filter(None, [f"{artikel.nummer}. {artikel.titel}", _principle(artikel.uitgangspunt)]))
        geen = anders if artikel.nummer in zicht.geteld or telling.beslist else _("niet geteld")
        rijen.append([naam, *_cells(telling, geen), redenen])
    koppen = [_("Artikel"), _("Besliste"), _("Nagekomen"), _("Te laat"), _("Anders"), _("Waarom anders")]
    return Tabelbeeld(koppen, rijen, _("Hoe vaak besliste elk artikel?"), (1, 2, 3, 4))


def _municipalities(zicht: Afspraakzicht) -> Tabelbeeld | None:
    namen = sorted({r.gemeente for r in zicht.per_gemeente})
    if not namen:
        return None
    rijen = [
        [naam, *_cells(count(r for r in zicht.per_gemeente if r.gemeente == naam), _("niet getoond"))] for naam in namen
    ]
    koppen = [_("Gemeente"), _("Besliste"), _("Nagekomen"), _("Te laat"), _("Anders")]
    return Tabelbeeld(koppen, rijen, _("Per gemeente"), (1, 2, 3, 4))


def _use(zicht: Afspraakzicht) -> Tabelbeeld:
    rijen = [[zicht.namen.get(code, code), *_used(gebruik)] for code, gebruik in zicht.gebruik.items()]
    koppen = [_("Organisatie"), _("Bekend"), _("Geschoold"), _("In gebruik"), _("Vastgelegd")]
    return Tabelbeeld(koppen, rijen, _("Wie kent en gebruikt deze afspraak?"))


def _used(gebruik: Afspraakgebruik | None) -> list[str]:
    if gebruik is None:
        return [_("niet bekend")] * 3 + [""]
    ja = {True: _("ja"), False: _("nee")}
    return [ja[gebruik.bekend], ja[gebruik.getraind], ja[gebruik.in_gebruik], taal.datum(gebruik.op)]
