"""The second lock of copies for the family; and the door of a reader, who sees one copy and no row (ADR-0027)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import leads_sql, lock_sql, unprotect_sql, visible_sql
from schakel.casuswerk.plannen.rules.zicht import CATEGORIEEN

TABELLEN = ("gezin_leesblad", "gezin_gezinsantwoord")
MOMENT = "(SELECT nullif(current_setting('schakel.moment', true), '')::timestamptz)"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"


def _leads_only(tabel: str) -> list[str]:
    """Return the SQL that shows the rows of a table to the teams that direct or answer: what a family says is theirs."""
    dossier = f"{tabel}.dossier_id"
    ziet = f"({visible_sql(dossier, CATEGORIEEN)}) AND ({leads_sql(dossier)})"
    return [
        *lock_sql(tabel),
        f"CREATE POLICY zichtbaar ON {tabel} TO schakel_app, schakel_job USING ({ziet}) WITH CHECK ({ziet})",
    ]


FUNCTIES = [
    f"""
CREATE FUNCTION gezin_open(p_zegel bytea, p_bezoek bytea, p_minuten integer) RETURNS bigint LANGUAGE sql {KOP} AS $$
    UPDATE gezin_leesblad SET zegel = NULL, zegel_tot = NULL, geopend_op = {MOMENT}, sessie = p_bezoek,
        sessie_tot = {MOMENT} + make_interval(mins => p_minuten)
    WHERE zegel = p_zegel AND zegel_tot > {MOMENT} AND ingetrokken_op IS NULL
    RETURNING dossier_id; $$""",
    f"""
CREATE FUNCTION gezin_blad(p_bezoek bytea) RETURNS TABLE (publiek uuid, inhoud bytea, antwoorden bigint)
    LANGUAGE sql STABLE {KOP} AS $$
    SELECT b.publiek_id, b.inhoud, (SELECT count(*) FROM gezin_gezinsantwoord a WHERE a.leesblad_id = b.id)
    FROM gezin_leesblad b WHERE b.sessie = p_bezoek AND b.sessie_tot > {MOMENT} AND b.ingetrokken_op IS NULL; $$""",
    f"""
CREATE FUNCTION gezin_antwoord(p_bezoek bytea, p_publiek uuid, p_soorten varchar[], p_inhoud bytea) RETURNS boolean
LANGUAGE plpgsql {KOP} AS $$
BEGIN
    INSERT INTO gezin_gezinsantwoord (publiek_id, dossier_id, leesblad_id, soorten, inhoud, gegeven_op)
    SELECT p_publiek, b.dossier_id, b.id, p_soorten, p_inhoud, {MOMENT} FROM gezin_leesblad b
    WHERE b.sessie = p_bezoek AND b.sessie_tot > {MOMENT} AND b.ingetrokken_op IS NULL;
    RETURN FOUND;
END $$""",
    f"""
CREATE FUNCTION gezin_te_horen() RETURNS SETOF bigint LANGUAGE sql STABLE {KOP} AS $$
    SELECT DISTINCT dossier_id FROM gezin_gezinsantwoord WHERE gehoord_op IS NULL; $$""",
]
NAMEN = ["gezin_open", "gezin_blad", "gezin_antwoord", "gezin_te_horen"]


class Migration(migrations.Migration):
    dependencies = [("gezin", "0001_begin"), ("dossiers", "0005_wie_antwoordt_ziet")]

    operations = [
        migrations.RunSQL(
            [
                *(sql for tabel in TABELLEN for sql in _leads_only(tabel)),
                f"REVOKE DELETE ON {', '.join(TABELLEN)} FROM schakel_app, schakel_job",
            ],
            reverse_sql=[sql for tabel in TABELLEN for sql in unprotect_sql(tabel)],
        ),
        migrations.RunSQL(
            [*FUNCTIES, *(f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN)],
            reverse_sql=[f"DROP FUNCTION {naam}" for naam in NAMEN],
        ),
    ]
