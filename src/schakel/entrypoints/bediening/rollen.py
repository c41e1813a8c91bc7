"""Which database roles exist, and what may each?  Idempotent SQL, run by us or by a database administrator."""

import hashlib

from schakel.entrypoints.bediening.fouten import StartFout

EXTENSIES = ("btree_gist", "pg_trgm", "unaccent", "fuzzystrmatch")
# The wacht role owns every SECURITY DEFINER function; nobody logs in as it.
ROLLEN = {
    "schakel_owner": "LOGIN NOINHERIT NOBYPASSRLS",
    "schakel_app": "LOGIN NOBYPASSRLS",
    "schakel_job": "LOGIN NOBYPASSRLS",
    "schakel_stats": "LOGIN NOBYPASSRLS",
    "schakel_wacht": "NOLOGIN NOBYPASSRLS",
    "schakel_auditor": "LOGIN BYPASSRLS",
}
# How a database of somebody else must behave, as our own server does. Moments are written and read in one way; the log
# of the server is read by who may see no case: no row, no statement with its values.
GEDRAG = (
    "timezone = 'UTC'",
    "datestyle = 'ISO, YMD'",
    "log_error_verbosity = 'terse'",
    "log_min_error_statement = 'panic'",
    "log_parameter_max_length_on_error = 0",
    "log_statement = 'none'",
    "log_min_duration_statement = -1",
)
LEZEN_EN_SCHRIJVEN = "schakel_app, schakel_job, schakel_wacht"
ALLEN = ", ".join(ROLLEN)
# Only an existing name is put between these statements, so letters, digits and underscores will do.
NAAM_TEKENS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


def check_naam(naam: str) -> None:
    """
    This function will refuse a database name that would need quoting.

    :raises StartFout: if the name holds anything but lower-case letters, digits and underscores
    """
    if not naam or not set(naam) <= NAAM_TEKENS or naam[0].isdigit() or len(naam) > 63:
        raise StartFout(f"Dit kan geen databasenaam zijn: {naam!r}. Gebruik kleine letters, cijfers en _.")


def roles_sql() -> list[str]:
    """This function will make the roles; they belong to the server, not to one database."""
    regels = [_role_sql(naam, wat) for naam, wat in ROLLEN.items()]
    regels.append(GRANT_WACHT)
    regels.append("GRANT pg_read_all_data TO schakel_auditor")
    regels.append("ALTER ROLE schakel_auditor SET default_transaction_read_only = on")
    return regels


def _role_sql(naam: str, wat: str) -> str:
    return f"""DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{naam}') THEN CREATE ROLE {naam}; END IF;
END $$;
ALTER ROLE {naam} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION {wat}"""


# The owner may hand a function to wacht and may act as wacht on purpose (SET ROLE), but never inherits its rights.
# PostgreSQL 15 knows no WITH SET; there NOINHERIT on the owner has the same effect.
GRANT_WACHT = """DO $$ BEGIN
    IF current_setting('server_version_num')::int >= 160000 THEN
        EXECUTE 'GRANT schakel_wacht TO schakel_owner WITH INHERIT FALSE, SET TRUE';
    ELSE
        EXECUTE 'GRANT schakel_wacht TO schakel_owner';
    END IF;
END $$"""


def database_sql(naam: str) -> list[str]:
    """This function will give each role its rights in one database; run it while connected to that database."""
    check_naam(naam)
    regels = [
        f"REVOKE ALL ON DATABASE {naam} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {naam} TO schakel_app, schakel_job, schakel_stats, schakel_auditor",
        f"GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {naam} TO schakel_owner",
        f"GRANT TEMPORARY ON DATABASE {naam} TO schakel_job",
    ]
    regels += [f"CREATE EXTENSION IF NOT EXISTS {extensie}" for extensie in EXTENSIES]
    regels += [
        "ALTER SCHEMA public OWNER TO schakel_owner",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {ALLEN}",
        # ALTER FUNCTION … OWNER TO asks that the new owner could have made the function here himself.
        "GRANT CREATE ON SCHEMA public TO schakel_wacht",
    ]
    for maker in ("schakel_owner", "schakel_wacht"):
        regels += _default_sql(maker)
    return regels


def _default_sql(maker: str) -> list[str]:
    per_maker = f"ALTER DEFAULT PRIVILEGES FOR ROLE {maker}"
    return [
        f"{per_maker} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {LEZEN_EN_SCHRIJVEN}",
        f"{per_maker} GRANT USAGE, SELECT ON SEQUENCES TO {LEZEN_EN_SCHRIJVEN}",
        # Only without IN SCHEMA does this take away what everyone gets by default.
        f"{per_maker} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        f"{per_maker} GRANT EXECUTE ON FUNCTIONS TO {LEZEN_EN_SCHRIJVEN}",
    ]


def stempel(naam: str) -> str:
    """This function will give a mark of this SQL, by which a database shows that it was run."""
    tekst = "\n".join(roles_sql() + database_sql(naam))
    return f"schakel {hashlib.sha256(tekst.encode()).hexdigest()[:16]}"


def script(naam: str = "schakel") -> str:
    """This function will give the whole as a script for psql, for a server that someone else administers."""
    check_naam(naam)
    maak = f"CREATE DATABASE {naam} ENCODING ''UTF8'' TEMPLATE template0"
    delen = [
        "-- Rollen en rechten van Schakel. Voer dit uit als beheerder van de database:",
        "--   ./schakel database roles | psql -v ON_ERROR_STOP=1 -d postgres",
        "-- Herhalen mag. Wachtwoorden geeft u zelf: ALTER ROLE schakel_app PASSWORD '...';",
        *(f"{regel};" for regel in roles_sql()),
        # The name was checked; psql has no parameter for it here.
        f"SELECT '{maak}' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{naam}') \\gexec",  # noqa: S608
        f"\\connect {naam}",
        *(f"{regel};" for regel in database_sql(naam)),
        *(f"ALTER DATABASE {naam} SET {instelling};" for instelling in GEDRAG),
    ]
    return "\n".join(delen) + "\n"
