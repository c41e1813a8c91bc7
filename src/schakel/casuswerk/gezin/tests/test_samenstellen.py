"""A copy holds what its reader may see, and not one word of another: tried on two hundred families."""

from collections.abc import Iterator
from random import Random

from schakel.casuswerk.gezin.rules import Lezer, Lezersoort, Plandelen, assemble, kind_of_reader
from schakel.casuswerk.gezin.rules.delen import child_parts, parts_of
from schakel.casuswerk.gezin.rules.samenstellen import Beloftedeel, Situatiedeel, Woorddeel

GEZINNEN = 200
NAMEN = ("Marloes", "Joris", "Fenna", "Teun", "Ina", "Ali")
LEZERS = (
    Lezer("p-0", "Marloes", Lezersoort.HUISGENOOT, omgang=True),
    Lezer("p-1", "Joris", Lezersoort.EIGEN, omgang=True),
    Lezer("p-2", "Fenna", Lezersoort.KIND),
    Lezer("p-3", "Teun", Lezersoort.KIND),
    Lezer("n-4", "Ina", Lezersoort.NETWERK),
    Lezer("n-5", "Ali", Lezersoort.NETWERK),
)


class Kanaries:
    """Numbers words, and remembers who may read each: written down here, apart from the rules that are tested."""

    def __init__(self) -> None:
        self.mag: dict[str, set[str]] = {}

    def zing(self, *lezers: Lezer) -> str:
        woord = f"kanarie{len(self.mag):05d}x"
        self.mag[woord] = {lezer.wie for lezer in lezers}
        return woord


def _family(kans: Random, zing: Kanaries) -> Plandelen:
    moeder, vader, fenna, teun, *_kring = LEZERS
    situaties = []
    for _n in range(kans.randint(0, 4)):
        doen = [kans.choice(LEZERS) for _m in range(kans.randint(1, 5))]
        gebeld = [kans.choice(LEZERS[4:]) for _m in range(kans.randint(0, 2))]
        woord_van = kans.random() < 0.5
        kinderen = [fenna, teun]
        heeft = [k for k in kinderen if woord_van or k in doen]
        situaties.append(
            Situatiedeel(
                titel=zing.zing(moeder),
                signalen=zing.zing(moeder),
                stappen=[(lezer.naam, zing.zing(moeder, lezer)) for lezer in doen],
                bellen=[(b.wie, zing.zing(moeder, *heeft), zing.zing(moeder, *heeft)) for b in gebeld],
                waarheen=zing.zing(moeder),
                gevolg=zing.zing(moeder),
                kindwoorden=zing.zing(moeder, *kinderen, *gebeld) if woord_van else "",
            )
        )
    return Plandelen(
        situaties=situaties,
        beloften=[
            Beloftedeel(lezer.wie, zing.zing(lezer), "1 mei 2016")
            for lezer in kans.choices(LEZERS, k=kans.randint(0, 8))
        ],
        omgang={
            "waar": zing.zing(moeder, vader, fenna, teun),
            "wanneer": zing.zing(moeder, vader, fenna, teun),
            "als_het_misgaat": zing.zing(moeder),
            "ander_veld": zing.zing(),
        },
        woorden=[Woorddeel(lezer.wie, 4, "1 mei 2016", zing.zing(lezer)) for lezer in LEZERS],
    )


def _copies() -> Iterator[tuple[Lezer, str, dict[str, set[str]]]]:
    kans = Random(20161130)
    for _n in range(GEZINNEN):
        zing = Kanaries()
        delen = _family(kans, zing)
        for lezer in LEZERS:
            blad = assemble(delen, lezer)
            tekst = repr(child_parts(blad) if lezer.soort is Lezersoort.KIND else parts_of(blad))
            yield lezer, f"{blad!r} {tekst}", zing.mag


def test_two_hundred_families_and_no_word_of_another() -> None:
    gezien = 0
    for lezer, tekst, mag in _copies():
        vreemd = [woord for woord, wie in mag.items() if lezer.wie not in wie and woord in tekst]
        assert not vreemd, (lezer.naam, vreemd)
        gezien += len(mag)
    assert gezien > GEZINNEN * 50


def test_a_reader_gets_what_is_meant_for_that_reader() -> None:
    had, kon = 0, 0
    for lezer, tekst, mag in _copies():
        eigen = [woord for woord, wie in mag.items() if lezer.wie in wie]
        kon += len(eigen)
        had += sum(woord in tekst for woord in eigen)
    assert had / kon >= 0.98, f"{had} of {kon}"


def test_what_is_not_known_to_be_safe_is_closed() -> None:
    def soort(rol: str, *, thuis: bool = True, kind: bool = False, eigen: bool = False) -> Lezersoort:
        return kind_of_reader(rol=rol, in_huis=thuis, is_kind=kind, alleen_eigen=eigen)

    assert soort("SLACHTOFFER") is Lezersoort.HUISGENOOT
    assert soort("KIND", kind=True) is Lezersoort.KIND
    for rol in ("PLEGER", "ONBEKEND", "GETUIGE", "NETWERK", "iets nieuws"):
        assert soort(rol) is Lezersoort.EIGEN, rol
        assert soort(rol, kind=True) is Lezersoort.EIGEN, rol
    assert soort("SLACHTOFFER", thuis=False) is Lezersoort.EIGEN
    assert soort("SLACHTOFFER", eigen=True) is Lezersoort.EIGEN


def test_a_step_is_of_who_bears_the_whole_name() -> None:
    stappen = [("Marloes en Joris", "samen"), ("Jori", "half")]
    delen = Plandelen(situaties=[Situatiedeel("t", "", stappen, [], "", "", "")])
    assert assemble(delen, LEZERS[1])["situaties"] == []
