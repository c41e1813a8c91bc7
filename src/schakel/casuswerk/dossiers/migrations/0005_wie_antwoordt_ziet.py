"""Who answers for a dossier can see it: the database lets no deed end the one without the other (ADR-0007)."""

from django.db import migrations

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"

# Deferred: a handover grants and passes on in two statements, in either order.
BEWAKING = [
    f"""
CREATE FUNCTION verantwoordelijke_bewaak() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
DECLARE welk bigint := coalesce(NEW.dossier_id, OLD.dossier_id);
BEGIN
    IF EXISTS (SELECT 1 FROM dossiers_verantwoordelijkheid v WHERE v.dossier_id = welk AND upper_inf(v.periode)
        AND NOT EXISTS (SELECT 1 FROM dossiers_betrokkenheid b WHERE b.dossier_id = welk AND b.team_id = v.team_id
            AND upper_inf(b.periode))) THEN
        RAISE EXCEPTION 'wie antwoordt voor dossier %, moet het kunnen zien', welk
            USING ERRCODE = 'check_violation', CONSTRAINT = 'wie_antwoordt_ziet';
    END IF;
    RETURN NULL;
END $$""",
    """CREATE CONSTRAINT TRIGGER wie_antwoordt_ziet AFTER INSERT OR UPDATE ON dossiers_verantwoordelijkheid
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION verantwoordelijke_bewaak()""",
    """CREATE CONSTRAINT TRIGGER wie_antwoordt_blijft_zien AFTER UPDATE OF periode OR DELETE ON dossiers_betrokkenheid
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION verantwoordelijke_bewaak()""",
    "ALTER FUNCTION verantwoordelijke_bewaak() OWNER TO schakel_wacht",
]
# Every deed takes hold of the dossier before it changes a part of it: two deeds that took the parts in a different
# order waited for each other, and the database had to break one of them off.
OM_DE_BEURT = [
    "SET ROLE schakel_wacht",
    f"""
CREATE OR REPLACE FUNCTION dossier_eis_zicht(p_dossier bigint) RETURNS void LANGUAGE plpgsql VOLATILE {KOP} AS $$
BEGIN
    PERFORM 1 FROM dossiers_dossier WHERE id = p_dossier FOR NO KEY UPDATE;
    IF NOT dossier_zichtbaar(p_dossier) THEN
        RAISE EXCEPTION 'dossier % bestaat niet', p_dossier USING ERRCODE = 'no_data_found';
    END IF;
END $$""",
    "RESET ROLE",
]
TERUG = [
    "DROP TRIGGER wie_antwoordt_blijft_zien ON dossiers_betrokkenheid",
    "DROP TRIGGER wie_antwoordt_ziet ON dossiers_verantwoordelijkheid",
    "SET ROLE schakel_wacht",
    "DROP FUNCTION verantwoordelijke_bewaak()",
    "RESET ROLE",
]


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_uitnodiging")]
    operations = [migrations.RunSQL([*BEWAKING], [*TERUG]), migrations.RunSQL([*OM_DE_BEURT], migrations.RunSQL.noop)]
