"""
The door of a school is shut once the casus was closed, whatever code is still out (ADR-0025).

It is decided at every use, so also for what was made before. The worker hears every answer: of a closed casus, and
where only named colleagues see the dossier.
"""

from django.db import migrations

MOMENT = "(SELECT nullif(current_setting('schakel.moment', true), '')::timestamptz)"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"

GELDIG = f"""
CREATE FUNCTION school_geldig(p_contact bigint) RETURNS boolean LANGUAGE sql STABLE {KOP} AS $$
    SELECT EXISTS (SELECT 1 FROM kinderen_schoolcontact s JOIN casussen_casus c ON c.dossier_id = s.dossier_id
        WHERE s.id = p_contact AND c.status = 'LOPEND' AND s.ingetrokken_op IS NULL AND s.vanaf <= {MOMENT}
        AND s.tot > {MOMENT} AND NOT EXISTS (SELECT 1 FROM gebeurtenissen_gebeurtenis g
            WHERE g.dossier_id = s.dossier_id AND g.soort = 'casus.gesloten' AND g.moment > s.vanaf)); $$"""
WEG = f"""
CREATE FUNCTION school_weg(p_bezoek bytea) RETURNS void LANGUAGE sql {KOP} AS $$
    UPDATE kinderen_schoolcontact SET sessie = NULL, sessie_tot = NULL WHERE sessie = p_bezoek; $$"""
# Who writes for long when the visit ends, does not lose it.
SOEPEL = " + interval '6 hours'"
VROEGER = f"s.ingetrokken_op IS NULL AND s.vanaf <= {MOMENT} AND s.tot > {MOMENT}"
NU = "school_geldig(s.id)"


def _deur(mag: str, soepel: str) -> list[str]:
    return [
        f"""
CREATE OR REPLACE FUNCTION school_open(p_zegel bytea, p_bezoek bytea, p_uren integer) RETURNS bigint LANGUAGE sql
{KOP} AS $$
    UPDATE kinderen_schoolcontact s SET zegel = NULL, zegel_tot = NULL, geopend_op = {MOMENT}, sessie = p_bezoek,
        sessie_tot = least(tot, {MOMENT} + make_interval(hours => p_uren))
    WHERE s.zegel = p_zegel AND s.zegel_tot > {MOMENT} AND {mag} RETURNING s.dossier_id; $$""",
        f"""
CREATE OR REPLACE FUNCTION school_blad(p_bezoek bytea) RETURNS TABLE (publiek uuid, blad bytea, tot timestamptz,
    regio text, antwoorden bigint) LANGUAGE sql STABLE {KOP} AS $$
    SELECT s.publiek_id, s.blad, s.tot, d.regio,
        (SELECT count(*) FROM kinderen_schoolantwoord a WHERE a.schoolcontact_id = s.id)
    FROM kinderen_schoolcontact s JOIN dossiers_dossier d ON d.id = s.dossier_id
    WHERE s.sessie = p_bezoek AND s.sessie_tot > {MOMENT} AND {mag}; $$""",
        f"""
CREATE OR REPLACE FUNCTION school_antwoord(p_bezoek bytea, p_publiek uuid, p_inhoud bytea) RETURNS boolean
LANGUAGE plpgsql {KOP} AS $$
BEGIN
    INSERT INTO kinderen_schoolantwoord (publiek_id, dossier_id, schoolcontact_id, inhoud, gegeven_op)
    SELECT p_publiek, s.dossier_id, s.id, p_inhoud, {MOMENT} FROM kinderen_schoolcontact s
    WHERE s.sessie = p_bezoek AND s.sessie_tot{soepel} > {MOMENT} AND {mag};
    RETURN FOUND;
END $$""",
    ]


class Migration(migrations.Migration):
    dependencies = [("kinderen", "0002_sloten")]
    operations = [
        migrations.RunSQL(
            [
                GELDIG,
                WEG,
                "ALTER FUNCTION school_geldig(bigint) OWNER TO schakel_wacht",
                "ALTER FUNCTION school_weg(bytea) OWNER TO schakel_wacht",
                "SET ROLE schakel_wacht",
                *_deur(NU, SOEPEL),
                "RESET ROLE",
                "CREATE POLICY werker ON kinderen_schoolantwoord TO schakel_job USING (true) WITH CHECK (true)",
            ],
            reverse_sql=[
                "DROP POLICY werker ON kinderen_schoolantwoord",
                "SET ROLE schakel_wacht",
                *_deur(VROEGER, ""),
                "DROP FUNCTION school_geldig(bigint)",
                "DROP FUNCTION school_weg(bytea)",
                "RESET ROLE",
            ],
        )
    ]
