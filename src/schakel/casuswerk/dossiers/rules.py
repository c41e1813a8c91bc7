"""What is a dossier, and which SQL locks every table that hangs from it?"""

from collections.abc import Collection
from enum import StrEnum

from schakel.kernel.errors import InvalidInput


class DossierSoort(StrEnum):
    """What a dossier is about: one melding, or the work of the chain on one gezinssysteem."""

    MELDING = "MELDING"
    CASUS = "CASUS"


class DossierStatus(StrEnum):
    """Whether somebody answers for the dossier now."""

    OPEN = "OPEN"
    GESLOTEN = "GESLOTEN"


class BetrokkenheidRol(StrEnum):
    """In which capacity a team is in a dossier."""

    VERANTWOORDELIJK = "VERANTWOORDELIJK"
    ONTVANGER = "ONTVANGER"
    REGIE = "REGIE"
    UITVOERING = "UITVOERING"
    MONITORING = "MONITORING"
    CONSULT = "CONSULT"
    NOODTOEGANG = "NOODTOEGANG"


class Uitsluitreden(StrEnum):
    """Why one employee is kept out of a dossier; who stays away by an own list (EIGEN_LIJST) gives no reason."""

    FAMILIE = "familie"
    BEKENDE = "bekende"
    EER = "eer"
    OP_VERZOEK = "op_verzoek"


# The clock of who sent a notice that reached no team.
NIET_BEREIKT = "team_niet_bereikt"
EIGEN_LIJST = "eigen_lijst"


class Beperkreden(StrEnum):
    """Why only named colleagues see a dossier: a code, never a story."""

    COLLEGA = "collega"
    BEKEND = "bekend"
    EER = "eer"
    DREIGING = "dreiging"


# One colleague alone would be a gap as soon as that one is ill.
MINSTENS = 2


def check_named(gekozen: Collection[int], *, zelf: int | None, bekend: Collection[int]) -> None:
    """
    Check who alone will see a dossier: enough people, whoever decides among them, and no stranger.

    :raises InvalidInput: saying what lacks
    """
    if set(gekozen) - set(bekend):
        raise InvalidInput({"wie": ["Kies alleen collega’s van uw organisatie die nu in dit dossier werken."]})
    if zelf not in gekozen:
        raise InvalidInput({"wie": ["Kies ook uzelf: anders kunt u dit niet meer bekijken of terugdraaien."]})
    if len(set(gekozen)) < MINSTENS:
        raise InvalidInput({"wie": ["Kies ten minste twee collega’s. Is de een er niet, dan is de ander er."]})


# The two settings are read in sub-selects, so that the planner asks for them once a query and not once a row; an
# empty setting is NULL, and NULL sees nothing (ADR-0006).
_TEAM = "(SELECT nullif(current_setting('schakel.team', true), '')::bigint)"
_WIE = "(SELECT nullif(current_setting('schakel.medewerker', true), '')::bigint)"
_MOMENT = "(SELECT nullif(current_setting('schakel.moment', true), '')::timestamptz)"


# On which grounds the acting team is, or by this deed was, in the dossiers of a line of the log.
GRONDEN = """SELECT grondslag FROM dossiers_betrokkenheid WHERE dossier_id = ANY (%(dossiers)s::bigint[])
    AND team_id = %(team)s::bigint AND lower(periode) <= %(moment)s::timestamptz"""


def categories_sql(categorieen: Collection[str]) -> str:
    """Return the SQL that asks an involvement `b` for one of these categories of data; without any, asks nothing."""
    lijst = ", ".join(f"'{categorie}'" for categorie in categorieen)
    return f" AND b.categorieen && ARRAY[{lijst}]::text[]" if lijst else ""


def visible_sql(kolom: str, categorieen: Collection[str] = (), *, per_rij: bool = False) -> str:
    """
    Return the SQL condition under which the acting team, at the moment of acting, may see this dossier column.

    With categories only a team whose involvement holds one of them sees it. With `per_rij` the database asks of each
    row: it may not gather all dossiers of the team first. For a table of which pages look at some rows of many.
    """
    # Says nothing new, but with a comparison that is no equality the planner cannot hash the answers: it took a team
    # for an average one, and gathered 66,668 dossiers (126 ms) to show a page of 100 terms (3 ms).
    een = f" AND b.dossier_id <= {kolom}" if per_rij else ""
    return (
        f"EXISTS (SELECT 1 FROM dossiers_betrokkenheid b WHERE b.dossier_id = {kolom}{een} AND b.team_id = {_TEAM}"
        f" AND b.periode @> {_MOMENT} AND (b.alleen IS NULL OR {_WIE} = ANY (b.alleen)){categories_sql(categorieen)})"
        f" AND NOT EXISTS (SELECT 1 FROM dossiers_uitsluiting u WHERE u.dossier_id = {kolom}"
        f" AND u.medewerker_id = {_WIE})"
    )


def invited_sql(dossier: str, onderwerp_soort: str, onderwerp_id: str) -> str:
    """Return the SQL condition under which the acting team is invited to answer about this subject of a dossier."""
    return (
        f"EXISTS (SELECT 1 FROM dossiers_uitnodiging i WHERE i.dossier_id = {dossier} AND i.team_id = {_TEAM}"
        f" AND i.onderwerp_soort = {onderwerp_soort} AND i.onderwerp_id = {onderwerp_id} AND i.periode @> {_MOMENT})"
        f" AND NOT EXISTS (SELECT 1 FROM dossiers_uitsluiting u WHERE u.dossier_id = {dossier}"
        f" AND u.medewerker_id = {_WIE})"
    )


def protect_offer_sql(tabel: str, onderwerp_soort: str) -> list[str]:
    """Return the SQL that shows a row to whoever sees its dossier, and to the team that is invited to answer it."""
    dossier = f"{tabel}.dossier_id"
    genodigd = invited_sql(dossier, f"'{onderwerp_soort}'", f"{tabel}.id")
    ziet = f"({visible_sql(dossier)}) OR ({genodigd})"
    return [
        *lock_sql(tabel),
        f"CREATE POLICY zichtbaar ON {tabel} TO schakel_app, schakel_job USING ({ziet}) WITH CHECK ({ziet})",
    ]


def leads_sql(dossier: str) -> str:
    """Return the SQL condition under which the acting team directs this dossier now, or answers for it."""
    return (
        f"EXISTS (SELECT 1 FROM dossiers_regie r WHERE r.dossier_id = {dossier} AND r.team_id = {_TEAM}"
        f" AND r.periode @> {_MOMENT})"
        f" OR EXISTS (SELECT 1 FROM dossiers_verantwoordelijkheid v WHERE v.dossier_id = {dossier}"
        f" AND v.team_id = {_TEAM} AND v.periode @> {_MOMENT})"
    )


def led_last_sql(dossier: str) -> str:
    """Return the SQL condition under which the acting team answered for this dossier when it was closed."""
    return (
        f"EXISTS (SELECT 1 FROM dossiers_verantwoordelijkheid v JOIN dossiers_dossier d ON d.id = v.dossier_id"
        f" WHERE v.dossier_id = {dossier} AND v.team_id = {_TEAM} AND d.status = 'GESLOTEN'"
        f" AND upper(v.periode) = d.gesloten_op)"
    )


def own_sql(*kolommen: str) -> str:
    """Return the SQL condition under which one of these columns names the acting team."""
    return " OR ".join(f"{kolom} = {_TEAM}" for kolom in kolommen)


def lock_sql(tabel: str) -> list[str]:
    """Return the SQL that turns row-level security on for a table, also for its owner."""
    return [
        f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY wacht ON {tabel} TO schakel_wacht USING (true) WITH CHECK (true)",
    ]


def protect_sql(tabel: str, kolom: str = "dossier_id") -> list[str]:
    """Return the SQL that makes the rows of a table exactly as visible as the dossier that they belong to."""
    ziet = visible_sql(f"{tabel}.{kolom}")
    return [
        *lock_sql(tabel),
        f"CREATE POLICY zichtbaar ON {tabel} TO schakel_app, schakel_job USING ({ziet}) WITH CHECK ({ziet})",
    ]


def unprotect_sql(tabel: str) -> list[str]:
    """Return the SQL that undoes `protect_sql`, for the way back of a migration."""
    return [
        f"DROP POLICY IF EXISTS zichtbaar ON {tabel}",
        f"DROP POLICY IF EXISTS wacht ON {tabel}",
        f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY",
    ]
