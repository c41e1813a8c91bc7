"""The second lock of the plan, and a guard: a plan holds for a household that stands in that casus (ADR-0008)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql

TABELLEN = (
    "plannen_plan",
    "plannen_lopendehulp",
    "plannen_planblad",
    "plannen_netwerklid",
    "plannen_drieluik",
    "plannen_schaalcijfer",
    "plannen_poort",
    "plannen_planversie",
)
# Decided and fixed by somebody: what stands there, stands.
VAST = ("plannen_lopendehulp", "plannen_poort", "plannen_planversie")
MOMENT = "nullif(current_setting('schakel.moment', true), '')::timestamptz"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"

WACHTER = f"""
CREATE FUNCTION plan_bewaak_huishouden() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF NEW.status IN ('ACTIEF', 'NIET_NODIG') AND NOT EXISTS (
        SELECT 1 FROM casussen_casushuishouden h WHERE h.dossier_id = NEW.dossier_id
        AND h.huishouden_id = NEW.huishouden_id AND h.periode @> {MOMENT}) THEN
        RAISE EXCEPTION 'huishouden % staat nu niet in deze casus', NEW.huishouden_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_huishouden_in_casus';
    END IF;
    RETURN NEW;
END $$"""
TRIGGER = """CREATE TRIGGER plan_huishouden_in_casus BEFORE INSERT OR UPDATE OF status, huishouden_id, dossier_id
    ON plannen_plan FOR EACH ROW EXECUTE FUNCTION plan_bewaak_huishouden()"""


class Migration(migrations.Migration):
    dependencies = [("plannen", "0003_plan"), ("casussen", "0003_vormen")]

    operations = [
        migrations.RunSQL(
            [sql for tabel in TABELLEN for sql in protect_sql(tabel)],
            reverse_sql=[sql for tabel in TABELLEN for sql in unprotect_sql(tabel)],
        ),
        migrations.RunSQL(
            [
                WACHTER,
                TRIGGER,
                "ALTER FUNCTION plan_bewaak_huishouden OWNER TO schakel_wacht",
                # Never none by a slip of the hand: a plan is closed, not deleted.
                f"REVOKE DELETE ON {', '.join(TABELLEN)} FROM schakel_app, schakel_job",
                f"REVOKE UPDATE ON {', '.join(VAST)} FROM schakel_app, schakel_job",
            ],
            reverse_sql=[
                "DROP TRIGGER plan_huishouden_in_casus ON plannen_plan",
                "DROP FUNCTION plan_bewaak_huishouden",
            ],
        ),
    ]
