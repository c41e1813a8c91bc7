"""How does a questionnaire in a file become one that runs?  Every fault is named, with its place."""

from collections.abc import Mapping

from schakel.basis.vragenlijsten.rules.definitie import (
    JA_NEE_OPTIES,
    AntwoordSoort,
    Blok,
    Definitie,
    Reden,
    ScoreRij,
    Uitkomst,
    Vraag,
)
from schakel.kernel.errors import InvalidInput


def lees_vragenlijst(ruw: Mapping[str, object], *, titel: str = "") -> Definitie:
    """
    Return the questionnaire that the definition describes.

    :raises InvalidInput: with every fault, keyed by its place
    """
    lezer = _Lezer()
    definitie = lezer.lees(ruw, titel)
    if lezer.fouten:
        raise InvalidInput(lezer.fouten)
    return definitie


class _Lezer:
    """Reads one definition and collects the faults."""

    def __init__(self) -> None:
        self.fouten: dict[str, list[str]] = {}
        self.vragen: set[str] = set()

    def fout(self, plek: str, tekst: str) -> None:
        self.fouten.setdefault(plek, []).append(tekst)

    def lees(self, ruw: Mapping[str, object], titel: str) -> Definitie:
        varianten = {str(k): str(v) for k, v in _mapping(ruw.get("varianten")).items()}
        blokken: list[Blok] = []
        for deel in _mappings(ruw.get("blokken")):
            blokken.append(self._blok(deel, {b.code for b in blokken}, set(varianten)))
        if not blokken:
            self.fout("blokken", "De vragenlijst heeft geen blokken.")
        codes = {b.code for b in blokken}
        mede = _mapping(ruw.get("medebeoordeling"))
        return Definitie(
            titel=titel or str(ruw.get("titel", "")),
            blokken=tuple(blokken),
            uitkomsten=tuple(self._uitkomst(deel, codes) for deel in _mappings(ruw.get("uitkomsten"))),
            varianten=varianten,
            medebeoordeling_verplicht=mede.get("verplicht") is True,
            medebeoordeling_rollen=frozenset(_teksten(mede.get("rollen"))),
            voorbeeld=ruw.get("voorbeeld") is True,
        )

    def _blok(self, ruw: Mapping[str, object], eerder: set[str], varianten: set[str]) -> Blok:
        code = str(ruw.get("code", ""))
        plek = f"blokken.{code}"
        overslaan = str(ruw.get("overslaan_als_positief", ""))
        if code in eerder or not code:
            self.fout(plek, "Elk blok heeft een eigen code.")
        if overslaan and overslaan not in eerder:
            self.fout(plek, f"Blok ‘{overslaan}’ staat niet boven dit blok.")
        vragen = tuple(self._vraag(deel, plek, varianten) for deel in _mappings(ruw.get("vragen")))
        if not vragen:
            self.fout(plek, "Dit blok heeft geen vragen.")
        positief_bij = ruw.get("positief_bij", 1)
        return Blok(
            code=code,
            titel=str(ruw.get("titel", code)),
            vragen=vragen,
            per_persoon=ruw.get("per") == "persoon",
            positief_bij=positief_bij if isinstance(positief_bij, int) else 1,
            overslaan_als_positief=overslaan,
            varianten=self._varianten(ruw, plek, varianten),
        )

    def _vraag(self, ruw: Mapping[str, object], plek: str, varianten: set[str]) -> Vraag:
        code = str(ruw.get("code", ""))
        plek = f"{plek}.{code}"
        if code in self.vragen or not code or ":" in code:
            self.fout(plek, "Elke vraag heeft een eigen code, zonder dubbele punt.")
        try:
            soort, reden = AntwoordSoort(str(ruw.get("soort"))), Reden(str(ruw.get("reden", "nooit")))
        except ValueError as fout:
            self.fout(plek, f"Dit kan niet: {fout}.")
            soort, reden = AntwoordSoort.TEKST, Reden.NOOIT
        opties = JA_NEE_OPTIES if soort is AntwoordSoort.JA_NEE else _als_opties(ruw.get("opties"))
        positief = frozenset(_teksten(ruw.get("positief"))) or frozenset(
            {"ja"} if soort is AntwoordSoort.JA_NEE and ruw.get("positief") is None else ()
        )
        van, tot = _int(ruw.get("van")), _int(ruw.get("tot"))
        self._controleer_vraag(plek, soort, opties, positief, (van, tot))
        tonen_als = self._tonen_als(ruw, plek)
        self.vragen.add(code)
        return Vraag(
            code=code,
            tekst=str(ruw.get("tekst", "")),
            soort=soort,
            opties=opties,
            positief=positief,
            van=van or 0,
            tot=tot or 0,
            positief_vanaf=_int(ruw.get("positief_vanaf")),
            verplicht=ruw.get("verplicht", True) is True,
            reden=reden,
            toelichting=str(ruw.get("toelichting", "")),
            varianten=self._varianten(ruw, plek, varianten),
            tonen_als=tonen_als,
        )

    def _controleer_vraag(
        self,
        plek: str,
        soort: AntwoordSoort,
        opties: Mapping[str, str],
        positief: frozenset[str],
        schaal: tuple[int | None, int | None],
    ) -> None:
        if soort in (AntwoordSoort.ENKELVOUD, AntwoordSoort.MEERVOUD) and not opties:
            self.fout(plek, "Noem de opties waaruit gekozen wordt.")
        if positief - set(opties):
            self.fout(plek, "Onder `positief` staat een antwoord dat geen optie is.")
        if soort is AntwoordSoort.SCHAAL and (schaal[0] is None or schaal[1] is None or schaal[0] >= schaal[1]):
            self.fout(plek, "Een schaal heeft een `van` en een hogere `tot`.")

    def _tonen_als(self, ruw: Mapping[str, object], plek: str) -> tuple[str, frozenset[str]] | None:
        tonen = _mapping(ruw.get("tonen_als"))
        if not tonen:
            return None
        vraag = str(tonen.get("vraag", ""))
        if vraag not in self.vragen:
            self.fout(plek, f"Vraag ‘{vraag}’ staat niet boven deze vraag.")
        return vraag, frozenset(_teksten(tonen.get("is")))

    def _varianten(self, ruw: Mapping[str, object], plek: str, bekend: set[str]) -> frozenset[str]:
        genoemd = frozenset(_teksten(ruw.get("varianten")))
        if genoemd - bekend:
            self.fout(plek, "Deze variant bestaat niet: " + ", ".join(sorted(genoemd - bekend)) + ".")
        return genoemd

    def _uitkomst(self, ruw: Mapping[str, object], blokken: set[str]) -> Uitkomst:
        code = str(ruw.get("code", ""))
        rijen = []
        for deel in _mappings(ruw.get("rijen")):
            als = _mapping(deel.get("als"))
            rij = ScoreRij(
                uitslag=str(deel.get("uitslag", "")),
                tekst=str(deel.get("tekst", "")),
                positief=frozenset(_teksten(als.get("positief"))),
                niet_positief=frozenset(_teksten(als.get("niet_positief"))),
            )
            if (rij.positief | rij.niet_positief) - blokken:
                self.fout(f"uitkomsten.{code}", "Een regel noemt een blok dat er niet is.")
            rijen.append(rij)
        if not rijen or rijen[-1].positief or rijen[-1].niet_positief:
            self.fout(f"uitkomsten.{code}", "De laatste regel vangt alles op: laat daar `als` weg.")
        return Uitkomst(code, str(ruw.get("titel", code)), tuple(rijen))


def _mapping(ruw: object) -> Mapping[str, object]:
    return {str(k): v for k, v in ruw.items()} if isinstance(ruw, Mapping) else {}


def _mappings(ruw: object) -> list[Mapping[str, object]]:
    return [_mapping(deel) for deel in ruw if isinstance(deel, Mapping)] if isinstance(ruw, list | tuple) else []


def _teksten(ruw: object) -> list[str]:
    return [str(deel) for deel in ruw] if isinstance(ruw, list | tuple) else []


def _int(ruw: object) -> int | None:
    return ruw if isinstance(ruw, int) and not isinstance(ruw, bool) else None


def _als_opties(ruw: object) -> Mapping[str, str]:
    if isinstance(ruw, Mapping):
        return {str(k): str(v) for k, v in ruw.items()}
    return {tekst: tekst for tekst in _teksten(ruw)}
