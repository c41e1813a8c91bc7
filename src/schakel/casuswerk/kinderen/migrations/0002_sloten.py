"""The second lock of what is known of children; and the door of a school, that sees one sheet and no row (ADR-0025)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import lock_sql, protect_sql, unprotect_sql, visible_sql

TABELLEN = (
    "kinderen_kindhulp",
    "kinderen_rechtenwissel",
    "kinderen_scheidingsvlag",
    "kinderen_welzijnsmeting",
    "kinderen_schoolcontact",
    "kinderen_schoolantwoord",
)
VERHAAL = "kinderen_kindverhaal"
MIJ = "nullif(current_setting('schakel.{}', true), '')"
TEAM, WIE = f"(SELECT {MIJ.format('team')}::bigint)", f"(SELECT {MIJ.format('medewerker')}::bigint)"
MOMENT = f"(SELECT {MIJ.format('moment')}::timestamptz)"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"

# Before a child allows it, and as soon as it takes that back, the team that heard it is the only one to read its words.
MAG_LEZEN = (
    f"({visible_sql(f'{VERHAAL}.dossier_id')}) AND (gemaakt_team_id = {TEAM}"
    f" OR (zicht_vanaf <= {MOMENT} AND (zicht_tot IS NULL OR {MOMENT} < zicht_tot) AND (zicht = 'IEDEREEN'"
    " OR (zicht = 'REGISSEUR' AND EXISTS (SELECT 1 FROM dossiers_regie r"
    f" WHERE r.dossier_id = {VERHAAL}.dossier_id AND r.team_id = {TEAM} AND r.medewerker_id = {WIE}"
    f" AND r.periode @> {MOMENT})))))"
)
# Whatever the child allows: only the team that heard it writes its words down, or says who may read them.
EIGEN = f"gemaakt_team_id = {TEAM}"

FUNCTIES = [
    f"""
CREATE FUNCTION school_open(p_zegel bytea, p_bezoek bytea, p_uren integer) RETURNS bigint LANGUAGE sql {KOP} AS $$
    UPDATE kinderen_schoolcontact SET zegel = NULL, zegel_tot = NULL, geopend_op = {MOMENT}, sessie = p_bezoek,
        sessie_tot = least(tot, {MOMENT} + make_interval(hours => p_uren))
    WHERE zegel = p_zegel AND zegel_tot > {MOMENT} AND ingetrokken_op IS NULL AND vanaf <= {MOMENT} AND tot > {MOMENT}
    RETURNING dossier_id; $$""",
    f"""
CREATE FUNCTION school_blad(p_bezoek bytea) RETURNS TABLE (publiek uuid, blad bytea, tot timestamptz, regio text,
    antwoorden bigint) LANGUAGE sql STABLE {KOP} AS $$
    SELECT s.publiek_id, s.blad, s.tot, d.regio,
        (SELECT count(*) FROM kinderen_schoolantwoord a WHERE a.schoolcontact_id = s.id)
    FROM kinderen_schoolcontact s JOIN dossiers_dossier d ON d.id = s.dossier_id
    WHERE s.sessie = p_bezoek AND s.sessie_tot > {MOMENT} AND s.ingetrokken_op IS NULL AND s.vanaf <= {MOMENT}
        AND s.tot > {MOMENT}; $$""",
    f"""
CREATE FUNCTION school_antwoord(p_bezoek bytea, p_publiek uuid, p_inhoud bytea) RETURNS boolean LANGUAGE plpgsql
{KOP} AS $$
BEGIN
    INSERT INTO kinderen_schoolantwoord (publiek_id, dossier_id, schoolcontact_id, inhoud, gegeven_op)
    SELECT p_publiek, s.dossier_id, s.id, p_inhoud, {MOMENT} FROM kinderen_schoolcontact s
    WHERE s.sessie = p_bezoek AND s.sessie_tot > {MOMENT} AND s.ingetrokken_op IS NULL AND s.vanaf <= {MOMENT}
        AND s.tot > {MOMENT};
    RETURN FOUND;
END $$""",
    f"""
CREATE FUNCTION school_te_horen() RETURNS SETOF bigint LANGUAGE sql STABLE {KOP} AS $$
    SELECT DISTINCT dossier_id FROM kinderen_schoolantwoord WHERE gehoord_op IS NULL; $$""",
    f"""
CREATE FUNCTION kinderen_jarig(p_van date, p_tot date, p_leeftijden integer[]) RETURNS SETOF bigint LANGUAGE sql STABLE
{KOP} AS $$
    SELECT DISTINCT c.dossier_id FROM casussen_casus c JOIN personen_dossierpersoon dp ON dp.dossier_id = c.dossier_id
        JOIN personen_persoon p ON p.id = dp.persoon_id CROSS JOIN unnest(p_leeftijden) l
    WHERE c.status = 'LOPEND' AND p.geboortedatum + make_interval(years => l) BETWEEN p_van AND p_tot; $$""",
]
NAMEN = ["school_open", "school_blad", "school_antwoord", "school_te_horen", "kinderen_jarig"]


class Migration(migrations.Migration):
    dependencies = [("kinderen", "0001_begin"), ("casussen", "0003_vormen"), ("dossiers", "0005_wie_antwoordt_ziet")]

    operations = [
        migrations.RunSQL(
            [
                *(sql for tabel in TABELLEN for sql in protect_sql(tabel)),
                *lock_sql(VERHAAL),
                f"CREATE POLICY zichtbaar ON {VERHAAL} FOR SELECT TO schakel_app, schakel_job USING ({MAG_LEZEN})",
                f"CREATE POLICY maakt ON {VERHAAL} FOR INSERT TO schakel_app, schakel_job"
                f" WITH CHECK (({MAG_LEZEN}) AND {EIGEN})",
                f"CREATE POLICY wijzigt ON {VERHAAL} FOR UPDATE TO schakel_app, schakel_job"
                f" USING (({MAG_LEZEN}) AND {EIGEN}) WITH CHECK (({MAG_LEZEN}) AND {EIGEN})",
                f"REVOKE DELETE ON {', '.join((*TABELLEN, VERHAAL))} FROM schakel_app, schakel_job",
            ],
            reverse_sql=[
                f"DROP POLICY IF EXISTS maakt ON {VERHAAL}",
                f"DROP POLICY IF EXISTS wijzigt ON {VERHAAL}",
                *(sql for tabel in (*TABELLEN, VERHAAL) for sql in unprotect_sql(tabel)),
            ],
        ),
        migrations.RunSQL(
            [*FUNCTIES, *(f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN)],
            reverse_sql=[f"DROP FUNCTION {naam}" for naam in NAMEN],
        ),
    ]
