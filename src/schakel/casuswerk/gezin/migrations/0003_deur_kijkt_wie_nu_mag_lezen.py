"""
Whether a copy opens is decided when it is used: not once the casus or plan was closed, or who may read it changed.

After closing, the team that answered last reads what was answered, and takes copies back (ADR-0027). An answer is
accepted some hours after its visit ended: nobody who writes slowly loses it.
"""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import leads_sql, led_last_sql, visible_sql
from schakel.casuswerk.plannen.rules.zicht import CATEGORIEEN

TABELLEN = ("gezin_leesblad", "gezin_gezinsantwoord")
MOMENT = "(SELECT nullif(current_setting('schakel.moment', true), '')::timestamptz)"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
# After one of these, another may read than when the copy was made, or less: a new copy is made by who knows that.
SINDSDIEN = (
    "casus.gesloten",
    "plan.gesloten",
    "huishouden.verhuisd",
    "persoon.herkend",
    "persoon.ontkoppeld",
    "persoon.aangevuld",
    "relatie.vervallen",
    "plan.adres_bewaard",
)
LIJST = ", ".join(f"'{soort}'" for soort in SINDSDIEN)

GELDIG = f"""
CREATE FUNCTION gezin_geldig(p_blad bigint) RETURNS boolean LANGUAGE sql STABLE {KOP} AS $$
    SELECT EXISTS (SELECT 1 FROM gezin_leesblad b JOIN casussen_casus c ON c.dossier_id = b.dossier_id
        JOIN plannen_exemplaar e ON e.id = b.exemplaar_id JOIN plannen_plan p ON p.id = e.plan_id
        WHERE b.id = p_blad AND b.ingetrokken_op IS NULL AND c.status = 'LOPEND' AND p.status = 'ACTIEF'
        AND NOT EXISTS (SELECT 1 FROM gebeurtenissen_gebeurtenis g WHERE g.dossier_id = b.dossier_id
            AND g.moment > b.gemaakt_op AND (g.soort IN ({LIJST})
            OR (g.soort = 'plan.netwerklid_gewijzigd' AND g.codes @> '{{"erbij": false}}')))); $$"""
# A visit ends half an hour after the page was last opened, and half a working day after the code was used at most.
BLIJF = f"""
CREATE FUNCTION gezin_blijf(p_bezoek bytea, p_minuten integer, p_uren integer) RETURNS void LANGUAGE sql {KOP} AS $$
    UPDATE gezin_leesblad b SET sessie_tot = greatest(b.sessie_tot, least({MOMENT} + make_interval(mins => p_minuten),
        b.geopend_op + make_interval(hours => p_uren)))
    WHERE b.sessie = p_bezoek AND b.sessie_tot > {MOMENT}; $$"""
WEG = f"""
CREATE FUNCTION gezin_weg(p_bezoek bytea) RETURNS void LANGUAGE sql {KOP} AS $$
    UPDATE gezin_leesblad SET sessie = NULL, sessie_tot = NULL WHERE sessie = p_bezoek; $$"""
SOEPEL = " + interval '6 hours'"


def _deur(mag: str, soepel: str) -> list[str]:
    return [
        f"""
CREATE OR REPLACE FUNCTION gezin_open(p_zegel bytea, p_bezoek bytea, p_minuten integer) RETURNS bigint LANGUAGE sql
{KOP} AS $$
    UPDATE gezin_leesblad b SET zegel = NULL, zegel_tot = NULL, geopend_op = {MOMENT}, sessie = p_bezoek,
        sessie_tot = {MOMENT} + make_interval(mins => p_minuten)
    WHERE b.zegel = p_zegel AND b.zegel_tot > {MOMENT} AND {mag} RETURNING b.dossier_id; $$""",
        f"""
CREATE OR REPLACE FUNCTION gezin_blad(p_bezoek bytea) RETURNS TABLE (publiek uuid, inhoud bytea, antwoorden bigint)
    LANGUAGE sql STABLE {KOP} AS $$
    SELECT b.publiek_id, b.inhoud, (SELECT count(*) FROM gezin_gezinsantwoord a WHERE a.leesblad_id = b.id)
    FROM gezin_leesblad b WHERE b.sessie = p_bezoek AND b.sessie_tot > {MOMENT} AND {mag}; $$""",
        f"""
CREATE OR REPLACE FUNCTION gezin_antwoord(p_bezoek bytea, p_publiek uuid, p_soorten varchar[], p_inhoud bytea)
RETURNS boolean LANGUAGE plpgsql {KOP} AS $$
BEGIN
    INSERT INTO gezin_gezinsantwoord (publiek_id, dossier_id, leesblad_id, soorten, inhoud, gegeven_op)
    SELECT p_publiek, b.dossier_id, b.id, p_soorten, p_inhoud, {MOMENT} FROM gezin_leesblad b
    WHERE b.sessie = p_bezoek AND b.sessie_tot{soepel} > {MOMENT} AND {mag};
    RETURN FOUND;
END $$""",
    ]


def _sloten(na: bool) -> list[str]:
    gedaan = []
    for tabel in TABELLEN:
        dossier = f"{tabel}.dossier_id"
        leidt = f"({leads_sql(dossier)})" + (f" OR ({led_last_sql(dossier)})" if na else "")
        ziet = f"({visible_sql(dossier, CATEGORIEEN)}) AND ({leidt})"
        gedaan += [
            f"DROP POLICY zichtbaar ON {tabel}",
            f"CREATE POLICY zichtbaar ON {tabel} TO schakel_app, schakel_job USING ({ziet}) WITH CHECK ({ziet})",
        ]
    return gedaan


NIEUW = ("gezin_geldig(bigint)", "gezin_blijf(bytea, integer, integer)", "gezin_weg(bytea)")


class Migration(migrations.Migration):
    dependencies = [("gezin", "0002_sloten"), ("casussen", "0003_vormen"), ("plannen", "0010_slot_meekijken")]
    operations = [
        migrations.RunSQL(
            [
                GELDIG,
                BLIJF,
                WEG,
                *(f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NIEUW),
                "SET ROLE schakel_wacht",
                *_deur("gezin_geldig(b.id)", SOEPEL),
                "RESET ROLE",
                *_sloten(na=True),
                "CREATE POLICY werker ON gezin_gezinsantwoord TO schakel_job USING (true) WITH CHECK (true)",
            ],
            reverse_sql=[
                "DROP POLICY werker ON gezin_gezinsantwoord",
                *_sloten(na=False),
                "SET ROLE schakel_wacht",
                *_deur("b.ingetrokken_op IS NULL", ""),
                *(f"DROP FUNCTION {naam}" for naam in NIEUW),
                "RESET ROLE",
            ],
        )
    ]
