"""How does a decision table in a file become a table that runs?  Every fault is named, with its place."""

from collections.abc import Mapping, Sequence
from datetime import date

from schakel.basis.afspraken.rules.tabel import Cel, Feit, FeitSoort, Rij, Tabel, Voorbeeld, Waarde
from schakel.kernel.errors import InvalidInput


def lees_tabel(definitie: Mapping[str, object]) -> Tabel:
    """
    Return the table that the definition describes.

    :raises InvalidInput: with every fault, keyed by its place in the definition
    """
    lezer = _Lezer()
    tabel = lezer.lees(definitie)
    if lezer.fouten:
        raise InvalidInput(lezer.fouten)
    return tabel


def lees_dag(waarde: object) -> date | None:
    """Return a date from a date or an ISO text; None when empty."""
    if waarde is None or isinstance(waarde, date):
        return waarde
    return date.fromisoformat(str(waarde))


def is_waarde_van(feit: Feit, waarde: object) -> bool:
    """Answer whether the value lies in the declared domain of the fact."""
    if feit.soort is FeitSoort.JA_NEE:
        return isinstance(waarde, bool)
    if feit.soort is FeitSoort.GETAL:
        return isinstance(waarde, int) and not isinstance(waarde, bool) and feit.van <= waarde <= feit.tot
    if feit.soort is FeitSoort.KEUZE:
        return isinstance(waarde, str) and waarde in feit.waarden
    return isinstance(waarde, str) and waarde != ""


class _Lezer:
    """Reads one definition and collects the faults."""

    def __init__(self) -> None:
        self.fouten: dict[str, list[str]] = {}

    def fout(self, plek: str, tekst: str) -> None:
        self.fouten.setdefault(plek, []).append(tekst)

    def lees(self, definitie: Mapping[str, object]) -> Tabel:
        feiten = {code: self._feit(code, ruw) for code, ruw in _als_mapping(definitie.get("feiten")).items()}
        uitkomsten = {code: tuple(_als_lijst(ruw)) for code, ruw in _als_mapping(definitie.get("uitkomsten")).items()}
        standaard_artikel = str(definitie.get("artikel", ""))
        rijen = tuple(
            self._rij(n, _als_mapping(ruw), feiten, uitkomsten, standaard_artikel)
            for n, ruw in enumerate(_als_lijst(definitie.get("rijen")), start=1)
        )
        codes = [rij.code for rij in rijen]
        for code in sorted({c for c in codes if codes.count(c) > 1}):
            self.fout(f"rijen.{code}", "Deze code komt vaker voor.")
        if not rijen:
            self.fout("rijen", "De tabel heeft geen regels.")
        voorbeelden = tuple(
            self._voorbeeld(n, _als_mapping(ruw), feiten, set(codes))
            for n, ruw in enumerate(_als_lijst(definitie.get("voorbeelden")), start=1)
        )
        return Tabel(
            code=str(definitie.get("code", "")),
            titel=str(definitie.get("titel", "")),
            artikel=standaard_artikel,
            feiten=feiten,
            uitkomsten=uitkomsten,
            rijen=rijen,
            voorbeelden=voorbeelden,
            gat_toegestaan=definitie.get("gat_toegestaan") is True,
        )

    def _feit(self, code: str, ruw: object) -> Feit:
        delen = _als_mapping(ruw)
        naam = str(delen.get("naam", code))
        try:
            soort = FeitSoort(str(delen.get("soort")))
        except ValueError:
            self.fout(f"feiten.{code}", "Kies als soort: ja_nee, keuze, getal of tekst.")
            soort = FeitSoort.TEKST
        waarden = _als_waarden(delen.get("waarden"))
        van, tot = delen.get("van", 0), delen.get("tot", 0)
        if soort is FeitSoort.KEUZE and not waarden:
            self.fout(f"feiten.{code}", "Noem de waarden waaruit gekozen wordt.")
        if soort is FeitSoort.GETAL and not (isinstance(van, int) and isinstance(tot, int) and van <= tot):
            self.fout(f"feiten.{code}", "Noem met `van` en `tot` welke getallen mogelijk zijn.")
            van = tot = 0
        return Feit(code, naam, soort, waarden, _als_int(van) or 0, _als_int(tot) or 0, delen.get("onbekend") is True)

    def _rij(
        self,
        nummer: int,
        ruw: Mapping[str, object],
        feiten: Mapping[str, Feit],
        uitkomsten: Mapping[str, tuple[Waarde, ...]],
        artikel: str,
    ) -> Rij:
        code = str(ruw.get("rij", nummer))
        plek = f"rijen.{code}"
        cellen = []
        for feit_code, cel in _als_mapping(ruw.get("als")).items():
            if feit_code not in feiten:
                self.fout(plek, f"Het feit ‘{feit_code}’ is niet aangekondigd onder `feiten`.")
                continue
            gelezen = self._cel(plek, feiten[feit_code], cel)
            if gelezen is not None:
                cellen.append(gelezen)
        dan = {k: v for k, v in _als_mapping(ruw.get("dan")).items() if v is None or isinstance(v, bool | int | str)}
        self._controleer_uitkomst(plek, dan, uitkomsten)
        return Rij(
            code=code,
            artikel=str(ruw.get("artikel", artikel)),
            cellen=tuple(cellen),
            dan=dan,
            uitleg=str(ruw.get("uitleg", "")),
            geldig_van=lees_dag(ruw.get("geldig_van")),
            geldig_tot=lees_dag(ruw.get("geldig_tot")),
        )

    def _controleer_uitkomst(
        self, plek: str, dan: Mapping[str, Waarde | None], uitkomsten: Mapping[str, tuple[Waarde, ...]]
    ) -> None:
        if not dan:
            self.fout(plek, "De regel noemt geen uitkomst (`dan`).")
        for veld, waarde in dan.items():
            if veld not in uitkomsten:
                self.fout(plek, f"De uitkomst ‘{veld}’ is niet aangekondigd onder `uitkomsten`.")
            elif uitkomsten[veld] and waarde is not None and waarde not in uitkomsten[veld]:
                self.fout(plek, f"De waarde ‘{waarde}’ staat niet in de lijst van ‘{veld}’.")

    def _cel(self, plek: str, feit: Feit, ruw: object) -> Cel | None:
        """Return the cell, or None for 'any' (the text 'alle', or nothing)."""
        if ruw is None or ruw == "alle":
            return None
        if isinstance(ruw, Mapping):
            return self._bereik(plek, feit, ruw)
        waarden = _als_lijst(ruw) if isinstance(ruw, list | tuple) else [ruw]
        if not waarden:
            self.fout(plek, f"De lijst bij ‘{feit.naam}’ is leeg: deze regel kan nooit passen.")
            return None
        for waarde in waarden:
            if not is_waarde_van(feit, waarde):
                self.fout(plek, f"‘{waarde}’ kan niet bij ‘{feit.naam}’.")
        return Cel(feit.code, frozenset(w for w in waarden if isinstance(w, bool | int | str)))

    def _bereik(self, plek: str, feit: Feit, ruw: Mapping[str, object]) -> Cel | None:
        van, tot = _als_int(ruw.get("van")), _als_int(ruw.get("tot"))
        if feit.soort is not FeitSoort.GETAL or set(ruw) - {"van", "tot"} or (van is None and tot is None):
            self.fout(plek, f"Bij ‘{feit.naam}’ past geen bereik, of het bereik mist `van` en `tot`.")
            return None
        if van is not None and tot is not None and van > tot:
            self.fout(plek, f"Bij ‘{feit.naam}’ ligt `van` na `tot`: deze regel kan nooit passen.")
        return Cel(feit.code, van=van, tot=tot)

    def _voorbeeld(
        self, nummer: int, ruw: Mapping[str, object], feiten: Mapping[str, Feit], codes: set[str]
    ) -> Voorbeeld:
        plek = f"voorbeelden.{nummer}"
        gegeven: dict[str, Waarde] = {}
        for code, waarde in _als_mapping(ruw.get("feiten")).items():
            if code not in feiten or not is_waarde_van(feiten[code], waarde):
                self.fout(plek, f"‘{code}: {waarde}’ past niet bij de aangekondigde feiten.")
            elif isinstance(waarde, bool | int | str):
                gegeven[code] = waarde
        rij = ruw.get("rij")
        if rij is not None and str(rij) not in codes:
            self.fout(plek, f"Regel ‘{rij}’ bestaat niet.")
        return Voorbeeld(
            str(ruw.get("naam", nummer)), gegeven, None if rij is None else str(rij), lees_dag(ruw.get("op"))
        )


def _als_mapping(ruw: object) -> Mapping[str, object]:
    return {str(k): v for k, v in ruw.items()} if isinstance(ruw, Mapping) else {}


def _als_lijst(ruw: object) -> list[Waarde]:
    if isinstance(ruw, Sequence) and not isinstance(ruw, str):
        return list(ruw)
    return []


def _als_int(ruw: object) -> int | None:
    return ruw if isinstance(ruw, int) and not isinstance(ruw, bool) else None


def _als_waarden(ruw: object) -> Mapping[str, str]:
    if isinstance(ruw, Mapping):
        return {str(k): str(v) for k, v in ruw.items()}
    return {str(w): str(w) for w in _als_lijst(ruw)}
