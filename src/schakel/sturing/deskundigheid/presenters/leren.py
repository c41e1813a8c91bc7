"""How do trainings look: coverage beside the target, the own team, and what changed afterwards?"""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.sturing.deskundigheid.models import Teamalarm, Training, Trainingsdeelname, Trainingsmeting
from schakel.sturing.deskundigheid.queries.leren import Teamdekking, Trainingzicht
from schakel.sturing.deskundigheid.rules.leren import MEETNAMEN, MINSTENS, Deel, Meetonderwerp, is_valid, valid_until
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld
from schakel.toolkit.bladen import Blad, Blok, Regel, Vorm

TE_KLEIN = _("minder dan %(n)d mensen: niet getoond") % {"n": MINSTENS}


def kruim(*meer: str) -> tuple[str, ...]:
    """Return the way back to the first page of this room."""
    return (_("Deskundigheid"), reverse("deskundigheid:begin"), *meer)


def block_of_trainings(trainings: Sequence[Training]) -> Blok:
    """Return the trainings of the region as a card."""
    regels = [
        Regel(t.naam, reverse("deskundigheid:training", args=[t.code]), _holds(t), _example(t)) for t in trainings
    ]
    return Blok(kop=_("Trainingen"), id="trainingen", regels=regels, leeg=_("Deze regio kent nog geen training."))


def _holds(training: Training) -> str:
    if training.geldig_maanden is None:
        return _("Blijft geldig")
    return ngettext("%(n)d maand geldig", "%(n)d maanden geldig", training.geldig_maanden) % {
        "n": training.geldig_maanden
    }


def _example(training: Training) -> tuple[str, str] | None:
    return ("let-op", _("Voorbeeld")) if training.voorbeeld else None


def block_of_alarms(alarms: Sequence[Teamalarm], dag: date, *, eigen: bool) -> Blok:
    """Return what teams must do something about; the own team can answer."""
    regels = [
        Regel(
            a.tekst if eigen else f"{a.team.naam}: {a.tekst}",
            reverse("deskundigheid:alarm", args=[a.publiek_id]) if eigen else "",
            _("%(wie)s, uiterlijk %(dag)s") % {"wie": a.eigenaar.capitalize(), "dag": taal.datum(a.uiterlijk)},
            ("gevaar", _("Te laat")) if a.uiterlijk < dag else ("let-op", _("Loopt")),
        )
        for a in alarms
    ]
    kop = _("Dit vraagt iets van uw team") if eigen else _("Dit vraagt iets van teams")
    return Blok(kop=kop, id="alarmen", regels=regels, leeg=_("Er loopt geen alarm"))


def block_of_own(deelnames: Sequence[Trainingsdeelname], dag: date) -> Blok:
    """Return what the reader followed: nobody else sees this list."""
    regels = [Regel(d.training.naam, "", _own(d), _valid(d, dag)) for d in deelnames]
    return Blok(
        kop=_("Wat u zelf volgde"),
        id="eigen",
        regels=regels,
        leeg=_("Er is nog niets vastgelegd"),
        voet=[_("Alleen u en uw team zien wie een training volgde.")],
    )


def _own(d: Trainingsdeelname) -> str:
    tot = valid_until(d.gevolgd_op, d.training.geldig_maanden)
    zin = _("Gevolgd op %(dag)s") % {"dag": taal.datum(d.gevolgd_op)}
    return zin if tot is None else _("%(zin)s, geldig tot %(tot)s") % {"zin": zin, "tot": taal.datum(tot)}


def _valid(d: Trainingsdeelname, dag: date) -> tuple[str, str]:
    geldig = is_valid(d.gevolgd_op, d.training.geldig_maanden, dag)
    return ("veilig", _("Geldig")) if geldig else ("gevaar", _("Verlopen"))


def present_training(zicht: Trainingzicht, dag: date, eigen: int, vormen: Sequence[Vorm]) -> Blad:
    """Return a training: who has it, per team of five or more, beside the target."""
    training = zicht.training
    return Blad(
        titel=training.naam,
        blokken=[_coverage(zicht, dag, eigen), _reported(zicht), _measured(zicht.metingen)],
        zij=[
            _targets(zicht),
            *(Blok(kop=v.knop, id=f"vorm-{n}", vormen=[v]) for n, v in enumerate(vormen)),
        ],
        kruim=kruim(),
        meta=[_holds(training)],
        badge=_example(training),
    )


def _targets(zicht: Trainingzicht) -> Blok:
    regels = [
        Regel(
            _("%(p)d%% van %(wie)s voor %(dag)s")
            % {"p": d.procent, "wie": d.teamsoort or _("alle teams"), "dag": taal.datum(d.uiterlijk)},
            bij=d.bron,
        )
        for d in zicht.doelen
    ]
    return Blok(kop=_("Doel"), id="doel", regels=regels, leeg=_("Er is geen doel afgesproken."))


def _coverage(zicht: Trainingzicht, dag: date, eigen: int) -> Blok:
    getoond = [t for t in zicht.teams if t.dekking is not None]
    klein = len(zicht.teams) - len(getoond)
    mensen, geldig = (
        sum(t.dekking.mensen for t in getoond if t.dekking),
        sum(t.dekking.geldig for t in getoond if t.dekking),
    )
    kop = _("%(n)d van %(alle)d mensen hebben deze training") % {"n": geldig, "alle": mensen}
    voet = ngettext("%(n)d team is kleiner dan vijf mensen.", "%(n)d teams zijn kleiner dan vijf mensen.", klein)
    return Blok(
        kop=kop if mensen else _("Dekking per team"),
        id="dekking",
        tabel=Tabelbeeld(
            koppen=[_("Team"), _("Organisatie"), _("Heeft de training"), _("Doel"), _("Stand")],
            rijen=[_team(zicht, t, dag) for t in getoond],
            bijschrift=_("Dekking per team"),
        ),
        leeg=_("Er is geen team van vijf of meer mensen."),
        voet=[voet % {"n": klein} + " " + _("Zij staan er niet bij: een cijfer zou van een collega zijn.")]
        if klein
        else [],
    )


def _team(zicht: Trainingzicht, t: Teamdekking, dag: date) -> list[object]:
    doel = zicht.doel_van(t.team.soort, dag)
    d = t.dekking
    if d is None:
        return [t.team.naam, t.team.organisatie.naam, TE_KLEIN, "", ""]
    stand = _("geen doel")
    if doel is not None:
        stand = _("gehaald") if d.haalt(doel.procent) else _("nog niet gehaald")
    return [
        t.team.naam,
        t.team.organisatie.naam,
        _("%(n)d van %(alle)d (%(p)d%%)") % {"n": d.geldig, "alle": d.mensen, "p": d.deel or 0},
        f"{doel.procent}%" if doel else _("geen"),
        stand,
    ]


def _reported(zicht: Trainingzicht) -> Blok:
    return Blok(
        kop=_("Opgave van organisaties zonder account"),
        id="opgaven",
        tabel=Tabelbeeld(
            koppen=[_("Organisatie"), _("Heeft de training"), _("Geteld op")],
            rijen=[
                [o.organisatie.naam, _("%(n)d van %(alle)d") % {"n": o.geldig, "alle": o.mensen}, taal.datum(o.op)]
                if o.mensen >= MINSTENS
                else [o.organisatie.naam, TE_KLEIN, taal.datum(o.op)]
                for o in zicht.opgaven
            ],
            bijschrift=_("Opgave per organisatie"),
        ),
        leeg=_("Nog geen opgave"),
    )


def _measured(metingen: Sequence[Trainingsmeting]) -> Blok:
    return Blok(
        kop=_("Drie maanden later in het eigen werk"),
        id="metingen",
        tabel=Tabelbeeld(
            koppen=[_("Team"), _("Training op"), _("Wat is geteld"), _("Drie maanden ervoor"), _("Drie maanden erna")],
            rijen=[
                [
                    m.team.naam,
                    taal.datum(m.gevolgd_op),
                    MEETNAMEN[Meetonderwerp(m.onderwerp)],
                    _part(Deel(m.voor_teller, m.voor_noemer)),
                    _part(Deel(m.na_teller, m.na_noemer)),
                ]
                for m in metingen
            ],
            bijschrift=_("Het eigen werk voor en na de training"),
        ),
        leeg=_("Nog geen team heeft gemeten"),
        voet=[
            _("Alleen teams van vijf of meer mensen. Een verschil bewijst niet dat de training het deed."),
        ],
    )


def _part(deel: Deel) -> str:
    """Return a part of own work; below five it stays out, and above it is rounded to five."""
    if deel.noemer < MINSTENS:
        return _("te weinig om te tonen")
    return _("ongeveer %(p)d%%") % {"p": 5 * round((deel.procent or 0) / 5)}


def present_alarm(alarm: Teamalarm, vorm: Vorm) -> Blad:
    """Return an alarm of the own team, to be answered."""
    return Blad(
        titel=_("Dit vraagt iets van uw team"),
        blokken=[
            Blok(
                kop=alarm.tekst,
                id="alarm",
                gegevens=[
                    (_("Wie doet er iets aan"), alarm.eigenaar),
                    (_("Sinds"), taal.datum(alarm.sinds)),
                    (_("Uiterlijk"), taal.datum(alarm.uiterlijk)),
                ],
                vormen=[vorm],
            )
        ],
        kruim=kruim(),
    )
