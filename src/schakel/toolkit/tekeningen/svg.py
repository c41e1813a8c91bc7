"""How is safe SVG text made?  Plain strings in, escaped markup out; no framework."""

from html import escape

Punt = tuple[float, float]


class Svg(str):
    """Markup that is already safe: template engines that know `__html__` leave it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def getal(waarde: float) -> str:
    """This function will write a coordinate without needless decimals."""
    return f"{waarde:.1f}".rstrip("0").rstrip(".")


def element(naam: str, inhoud: str = "", **attributen: object) -> str:
    """This function will write one element; attribute names lose a trailing _ and get hyphens; content must be safe."""
    delen = [naam]
    for sleutel, waarde in attributen.items():
        tekst = getal(waarde) if isinstance(waarde, float) else str(waarde)
        delen.append(f'{sleutel.rstrip("_").replace("_", "-")}="{escape(tekst, quote=True)}"')
    kop = " ".join(delen)
    return f"<{kop}>{inhoud}</{naam}>" if inhoud else f"<{kop}/>"


def woord(x: float, y: float, tekst: str, klasse: str, anker: str = "middle") -> str:
    """This function will write one line of text."""
    return element("text", escape(tekst), class_=klasse, x=float(x), y=float(y), text_anchor=anker)


def pad(punten: list[Punt], klasse: str) -> str:
    """This function will draw a line through points."""
    d = "M" + "L".join(f"{getal(x)} {getal(y)}" for x, y in punten)
    return element("path", class_=klasse, d=d)


def tekening(delen: list[str], *, breed: float, hoog: float, klasse: str, titel: str) -> Svg:
    """This function will close a drawing: one picture for a reader of the screen, with one sentence."""
    return Svg(
        element(
            "svg",
            "".join(delen),
            class_=klasse,
            viewBox=f"0 0 {getal(breed)} {getal(hoog)}",
            width=float(breed),
            height=float(hoog),
            role="img",
            aria_label=titel,
            focusable="false",
        )
    )


def breek(tekst: str, tekens: int, regels: int) -> list[str]:
    """This function will break text into at most so many lines; what does not fit ends in an ellipsis."""
    uit: list[str] = []
    if regels == 1:
        uit, tekst = [tekst], ""
    for deel in tekst.split():
        if uit and len(uit[-1]) + 1 + len(deel) <= tekens:
            uit[-1] += f" {deel}"
        else:
            uit.append(deel)
    if len(uit) > regels:
        uit = [*uit[: regels - 1], f"{uit[regels - 1]} …"]
    return [regel if len(regel) <= tekens else f"{regel[: tekens - 1].rstrip()}…" for regel in uit]
