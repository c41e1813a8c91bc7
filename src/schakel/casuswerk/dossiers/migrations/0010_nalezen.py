"""
An invitation can be shortened for some teams while it ends for the others (ADR-0006).

Whoever decided from outside the dossier reads for a week how it ended; a team that is out already cannot let itself in.
"""

from django.db import migrations

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
OUD = "uitnodiging_eindig(bigint, text, bigint, bigint, timestamptz)"
NIEUW = "uitnodiging_eindig(bigint, text, bigint, bigint, timestamptz, bigint[])"


def _eindig(extra: str, wie: str) -> str:
    return f"""
CREATE FUNCTION uitnodiging_eindig(p_dossier bigint, p_soort text, p_id bigint, p_team bigint, p_tot timestamptz{extra})
RETURNS void LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF NOT dossier_genodigd(p_dossier, p_soort, p_id) THEN PERFORM dossier_eis_zicht(p_dossier); END IF;
    DELETE FROM dossiers_uitnodiging WHERE dossier_id = p_dossier AND onderwerp_soort = p_soort
        AND onderwerp_id = p_id AND {wie} AND lower(periode) >= p_tot;
    UPDATE dossiers_uitnodiging SET periode = tstzrange(lower(periode), p_tot)
    WHERE dossier_id = p_dossier AND onderwerp_soort = p_soort AND onderwerp_id = p_id
        AND {wie} AND periode @> p_tot;
END $$"""


def _weg(functie: str) -> list[str]:
    return ["SET ROLE schakel_wacht", f"DROP FUNCTION {functie}", "RESET ROLE"]


IEDER = "team_id = coalesce(p_team, team_id)"
BEHALVE = f"{IEDER} AND team_id <> ALL (p_behalve)"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0009_wie_antwoordt_heet_zo")]
    operations = [
        migrations.RunSQL(
            [*_weg(OUD), _eindig(", p_behalve bigint[]", BEHALVE), f"ALTER FUNCTION {NIEUW} OWNER TO schakel_wacht"],
            reverse_sql=[*_weg(NIEUW), _eindig("", IEDER), f"ALTER FUNCTION {OUD} OWNER TO schakel_wacht"],
        )
    ]
