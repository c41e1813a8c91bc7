"""Under which conditions does the database itself let a row of this room be read or written?  (ADR-0006, ADR-0030)"""

_TEAM = "(SELECT nullif(current_setting('schakel.team', true), '')::bigint)"
_WIE = "(SELECT nullif(current_setting('schakel.medewerker', true), '')::bigint)"
_ROL = "(SELECT nullif(current_setting('schakel.rol', true), ''))"
# Whoever steers the region.  Who loads its data needs none of these tables.
STUURT = ("beleid",)
LEEST_MEE = ("beleid", "procesdirecteur", "wethouder")
TO = "TO schakel_app, schakel_job"


def acts_sql() -> str:
    """Return the condition that somebody acts at all: the matrix says which of them may open the page."""
    return f"{_ROL} IS NOT NULL"


def role_sql(rollen: tuple[str, ...]) -> str:
    """Return the condition that the actor has one of these roles."""
    lijst = ", ".join(f"'{rol}'" for rol in rollen)
    return f"{_ROL} IN ({lijst})"


def team_sql(*kolommen: str) -> str:
    """Return the condition that one of these columns names the acting team."""
    return "(" + " OR ".join(f"{kolom} = {_TEAM}" for kolom in kolommen) + ")"


def person_sql(kolom: str) -> str:
    """Return the condition that this column names the actor."""
    return f"{kolom} = {_WIE}"


def policy_sql(tabel: str, *, leest: str, schrijft: str) -> list[str]:
    """Return the SQL of the second lock of a table: who reads its rows, and who may write them."""
    return [
        f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY wacht ON {tabel} TO schakel_wacht USING (true) WITH CHECK (true)",
        f"CREATE POLICY leest ON {tabel} FOR SELECT {TO} USING ({leest})",
        f"CREATE POLICY maakt ON {tabel} FOR INSERT {TO} WITH CHECK ({schrijft})",
        f"CREATE POLICY wijzigt ON {tabel} FOR UPDATE {TO} USING ({schrijft}) WITH CHECK ({schrijft})",
        f"REVOKE DELETE ON {tabel} FROM schakel_app, schakel_job",
    ]


def narrow_sql(tabel: str, *, leest: tuple[str, ...], schrijft: tuple[str, ...]) -> list[str]:
    """Return the SQL by which no other role gets through, whatever a policy of the table allows."""
    ziet, maakt = role_sql(leest), role_sql(schrijft)
    return [
        f"CREATE POLICY matrix_leest ON {tabel} AS RESTRICTIVE FOR SELECT {TO} USING ({ziet})",
        f"CREATE POLICY matrix_maakt ON {tabel} AS RESTRICTIVE FOR INSERT {TO} WITH CHECK ({maakt})",
        f"CREATE POLICY matrix_wijzigt ON {tabel} AS RESTRICTIVE FOR UPDATE {TO} USING ({maakt}) WITH CHECK ({maakt})",
    ]


def widen_sql(tabel: str) -> list[str]:
    """Return the SQL that undoes `narrow_sql`."""
    return [f"DROP POLICY IF EXISTS matrix_{naam} ON {tabel}" for naam in ("leest", "maakt", "wijzigt")]


def rewrite_sql(tabel: str, *, leest: str, schrijft: str) -> list[str]:
    """Return the SQL that gives the policies of a table other conditions."""
    return [
        f"ALTER POLICY leest ON {tabel} USING ({leest})",
        f"ALTER POLICY maakt ON {tabel} WITH CHECK ({schrijft})",
        f"ALTER POLICY wijzigt ON {tabel} USING ({schrijft}) WITH CHECK ({schrijft})",
    ]


def unpolicy_sql(tabel: str) -> list[str]:
    """Return the SQL that undoes `policy_sql`."""
    return [
        *(f"DROP POLICY IF EXISTS {naam} ON {tabel}" for naam in ("wacht", "leest", "maakt", "wijzigt")),
        f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY",
    ]


def organisation_sql(kolom: str) -> str:
    """Return the condition that this column names the organisation of the actor."""
    return f"{kolom} = (SELECT nullif(current_setting('schakel.organisatie', true), '')::bigint)"
