"""
An example of how a partner speaks to Schakel: Python alone, no packages.

    PARTNER = Partner("https://schakel.example", token="schakel_...")
    vraag = PARTNER.vraag_advies("Een leerling van 9 is bang om naar huis te gaan. Wat doe ik eerst?")
    melding = PARTNER.meld("Er wordt geschreeuwd en geslagen.", postcode="2532 CX", huisnummer="118")

A key (`Idempotency-Key`, or the `kenmerk` of a message) makes sending again harmless: whatever got no answer, is sent
again with the same key. That is what `_send` does by itself when a connection breaks or the answer is 503.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import UUID, uuid4

WACHT_SECONDEN = (0.2, 1.0, 5.0)


class Geweigerd(Exception):
    """The other side says no, as application/problem+json: with a status, a sentence, and each fault at its field."""

    def __init__(self, status: int, detail: str, fouten: Mapping[str, str]) -> None:
        super().__init__(f"{status}: {detail}")
        self.status, self.detail, self.fouten = status, detail, dict(fouten)


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """The receipt of a report: keep the key, it is how you ask later which steps were taken."""

    sleutel: UUID
    ontvangstcode: str


@dataclass(frozen=True, slots=True)
class Verloop:
    """Which steps were taken after a report of your team; empty until somebody told you."""

    ontvangstcode: str
    stappen: Sequence[str]


@dataclass(frozen=True, slots=True)
class Adviesvraag:
    """A question for advice; `antwoord` is None until somebody answered."""

    adviesvraag: UUID
    antwoord: str | None


@dataclass(frozen=True, slots=True)
class Overdracht:
    """Something that another team offers to yours."""

    publiek_id: UUID
    status: str
    aanduiding: str
    van: str


@dataclass(frozen=True, slots=True)
class Kwitantie:
    """What became of one message of a feed: ONTVANGEN, HERHAALD, NAAST_ANDERE or ONLEESBAAR."""

    kenmerk: str
    uitkomst: str
    sleutel: UUID


class Partner:
    """One system with one token, for one team."""

    def __init__(self, adres: str, *, token: str, namens: str = "") -> None:
        if not adres.startswith(("https://", "http://localhost:")):
            raise ValueError("een sleutel reist alleen over https")
        self._adres = f"{adres.rstrip('/')}/api/v1"
        self._koppen = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        if namens:
            # A code of your own for who asked for it: never a name.
            self._koppen["Namens"] = namens

    def vraag_advies(self, vraag: str, *, hoedanigheid: str = "20", sleutel: UUID | None = None) -> Adviesvraag:
        """Ask for advice, without anything by which a household could be known."""
        inhoud = {"vraag": vraag, "hoedanigheid": hoedanigheid}
        return _advies(self._send("POST", "/adviesvragen", inhoud, sleutel or uuid4()))

    def lees_advies(self, adviesvraag: UUID) -> Adviesvraag:
        """Look whether somebody answered."""
        return _advies(self._send("GET", f"/adviesvragen/{adviesvraag}"))

    def meld(
        self, toelichting: str, *, postcode: str = "", huisnummer: str = "", acuut: str = "ONBEKEND",
        betrokkenen: Sequence[Mapping[str, Any]] = (), melder: Mapping[str, str] | None = None,
        sleutel: UUID | None = None,
    ) -> Ontvangst:  # fmt: skip
        """Report; from the answer on it is safe, whatever happens here or there."""
        inhoud = {
            "toelichting": toelichting,
            "acuut": acuut,
            "waar": {"postcode": postcode, "huisnummer": huisnummer},
            "betrokkenen": [dict(een) for een in betrokkenen],
            "melder": dict(melder or {}),
        }
        gelezen = self._send("POST", "/meldingen", inhoud, sleutel or uuid4())
        return Ontvangst(UUID(gelezen["sleutel"]), gelezen["ontvangstcode"])

    def volg(self, sleutel: UUID) -> Verloop:
        """Read which steps were taken after a report of your team."""
        gelezen = self._send("GET", f"/ontvangstbewijzen/{sleutel}")
        return Verloop(gelezen["ontvangstcode"], list(gelezen["stappen"]))

    def aangeboden(self) -> list[Overdracht]:
        """Return what other teams offer to yours."""
        rijen = self._send("GET", "/overdrachten")["binnen"]
        return [Overdracht(UUID(r["publiekId"]), r["status"], r["aanduiding"], r["zenderTeam"]["naam"]) for r in rijen]

    def neem_aan(self, overdracht: UUID, *, regisseur: UUID) -> str:
        """Accept an offer and name who directs; return its state from now on."""
        self._send("POST", f"/overdrachten/{overdracht}/ontvangen")
        gelezen = self._send("POST", f"/overdrachten/{overdracht}/aannemen", {"regisseur": str(regisseur)})
        return str(gelezen["status"])

    def collegas(self) -> dict[str, UUID]:
        """Return whom of your team a step can name."""
        return {r["naam"]: UUID(r["medewerker"]) for r in self._send("GET", "/overdrachten/collegas")}

    def ketenkaart(self, **gezocht: str) -> list[dict[str, Any]]:
        """Return the teams that are looked for (zoek, soort, gemeente, doelgroep, nodig), and whom to call there."""
        teams: list[dict[str, Any]] = self._send("GET", f"/ketenkaart?{urlencode(gezocht)}")["teams"]
        return teams

    def wie_bellen(self, **gezocht: str) -> list[dict[str, Any]]:
        """Return whom to call, the first first (nodig, postcode, gemeente, doelgroep, leeftijd, fase, moment)."""
        aanbod: list[dict[str, Any]] = self._send("GET", f"/ketenkaart/bellen?{urlencode(gezocht)}")["aanbod"]
        return aanbod

    def lever_aan(self, berichten: Sequence[Mapping[str, Any]]) -> list[Kwitantie]:
        """Deliver messages of a feed, at most 500 at once; each needs a `kenmerk` of your own."""
        rijen = self._send("POST", "/aanleveringen", {"berichten": [dict(b) for b in berichten]})["berichten"]
        return [Kwitantie(r["kenmerk"], r["uitkomst"], UUID(r["sleutel"])) for r in rijen]

    def _send(self, methode: str, pad: str, inhoud: object = None, sleutel: UUID | None = None) -> Any:
        """Ask, and ask again with the same key when no answer came: the other side knows that it is the same."""
        koppen = dict(self._koppen)
        if sleutel is not None:
            koppen["Idempotency-Key"] = str(sleutel)
        ruw = None if inhoud is None else json.dumps(inhoud).encode()
        if ruw is not None:
            koppen["Content-Type"] = "application/json"
        for wacht in (*WACHT_SECONDEN, None):
            try:
                # The address was checked when this was made: no other scheme than https.
                verzoek = Request(f"{self._adres}{pad}", ruw, koppen, method=methode)  # noqa: S310
                with urlopen(verzoek, timeout=30) as antwoord:  # noqa: S310
                    return json.load(antwoord)
            except HTTPError as fout:
                if fout.code != 503 or wacht is None:
                    raise _refusal(fout) from fout
            except URLError:
                if wacht is None:
                    raise
            time.sleep(wacht)
        raise AssertionError("unreachable")


def _refusal(fout: HTTPError) -> Geweigerd:
    try:
        probleem = json.load(fout)
    except ValueError:
        probleem = {}
    fouten = {een["veld"]: een["tekst"] for een in probleem.get("fouten", [])}
    return Geweigerd(fout.code, probleem.get("detail", ""), fouten)


def _advies(gelezen: Mapping[str, Any]) -> Adviesvraag:
    return Adviesvraag(UUID(gelezen["adviesvraag"]), gelezen["antwoord"])
