"""
Who answers, is called so among the teams involved, and who passed it on no longer is (ADR-0007).

The ledger alone decides; the role is what the teams read about each other.
"""

from django.db import migrations

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
WIE = "nullif(current_setting('schakel.medewerker', true), '')::bigint"
ROL = """
    UPDATE dossiers_betrokkenheid SET rol = CASE WHEN team_id = p_naar THEN 'VERANTWOORDELIJK' ELSE 'UITVOERING' END
    WHERE dossier_id = p_dossier AND periode @> p_moment AND (team_id = p_naar OR rol = 'VERANTWOORDELIJK');"""


def _over(rol: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION verantwoordelijkheid_over(p_dossier bigint, p_naar bigint, p_moment timestamptz,
    p_reden text, p_bron text) RETURNS bigint LANGUAGE plpgsql {KOP} AS $$
DECLARE van bigint;
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    UPDATE dossiers_verantwoordelijkheid SET periode = tstzrange(lower(periode), p_moment)
    WHERE dossier_id = p_dossier AND upper_inf(periode) AND lower(periode) < p_moment AND team_id <> p_naar
    RETURNING team_id INTO van;
    IF van IS NULL THEN
        RAISE EXCEPTION 'verantwoordelijkheid kan zo niet over' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO dossiers_verantwoordelijkheid (dossier_id, team_id, periode, reden, bron, door)
    VALUES (p_dossier, p_naar, tstzrange(p_moment, NULL), p_reden, p_bron, {WIE});{rol}
    RETURN van;
END $$"""


BESTAAND = """
UPDATE dossiers_betrokkenheid b SET rol = CASE WHEN v.team_id = b.team_id THEN 'VERANTWOORDELIJK' ELSE 'UITVOERING' END
FROM dossiers_verantwoordelijkheid v WHERE v.dossier_id = b.dossier_id AND upper_inf(v.periode) AND upper_inf(b.periode)
AND (b.rol = 'VERANTWOORDELIJK') <> (v.team_id = b.team_id)"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_grootboek_loopt")]
    # As the guard: it owns the function, and the owner of the tables sees no row of a dossier (ADR-0006).
    operations = [
        migrations.RunSQL(
            ["SET ROLE schakel_wacht", _over(ROL), BESTAAND, "RESET ROLE"],
            reverse_sql=["SET ROLE schakel_wacht", _over(""), "RESET ROLE"],
        )
    ]
