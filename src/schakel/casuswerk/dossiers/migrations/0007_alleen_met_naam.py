"""
A dossier that only named colleagues see (ADR-0004): no later deed lifts that by accident, and nobody leaves it blind.

The worker still raises its alarms and counts: it passes the functions that note and move, not the locks on content.
"""

from django.db import migrations

from schakel.casuswerk.dossiers import rules

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
MIJ = "nullif(current_setting('schakel.{}', true), '')"
TEAM, WIE = MIJ.format("team") + "::bigint", MIJ.format("medewerker") + "::bigint"
MOMENT = MIJ.format("moment") + "::timestamptz"

# The connection of the worker, on which no person acts; a page cannot pretend to be it.
MACHINE = f"session_user = 'schakel_job' AND {WIE} IS NULL"
OUD = rules.visible_sql("p_dossier")
NIEUW = (
    f"({OUD}) OR ({MACHINE} AND EXISTS (SELECT 1 FROM dossiers_betrokkenheid b WHERE b.dossier_id = p_dossier"
    f" AND b.team_id = {TEAM} AND b.periode @> {MOMENT}))"
)


def _zichtbaar(voorwaarde: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION dossier_zichtbaar(p_dossier bigint) RETURNS boolean LANGUAGE sql STABLE {KOP} AS $$
    SELECT {voorwaarde};
$$"""


def _verleen(alleen: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION betrokkenheid_verleen(p_dossier bigint, p_team bigint, p_rol text, p_grondslag text,
    p_categorieen text[], p_vanaf timestamptz, p_tot timestamptz, p_fase text, p_alleen bigint[])
RETURNS void LANGUAGE plpgsql {KOP} AS $$
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    UPDATE dossiers_betrokkenheid SET rol = p_rol, grondslag = p_grondslag, categorieen = p_categorieen, fase = p_fase,
        alleen = {alleen}, gewijzigd_op = p_vanaf, periode = tstzrange(lower(periode), p_tot)
    WHERE dossier_id = p_dossier AND team_id = p_team AND periode @> p_vanaf;
    IF NOT FOUND THEN
        INSERT INTO dossiers_betrokkenheid (dossier_id, soort, team_id, rol, grondslag, categorieen, periode, fase,
            alleen, gewijzigd_op) SELECT d.id, d.soort, p_team, p_rol, p_grondslag, p_categorieen,
            tstzrange(p_vanaf, p_tot), p_fase, p_alleen, p_vanaf FROM dossiers_dossier d WHERE d.id = p_dossier;
    END IF;
END $$"""


BEPERK = f"""
CREATE FUNCTION betrokkenheid_beperk(p_dossier bigint, p_team bigint, p_alleen bigint[], p_moment timestamptz)
RETURNS integer LANGUAGE plpgsql {KOP} AS $$
DECLARE aantal integer;
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    UPDATE dossiers_betrokkenheid SET alleen = p_alleen, gewijzigd_op = p_moment
    WHERE dossier_id = p_dossier AND team_id = p_team AND periode @> p_moment;
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$"""

# Whoever is the last that a team lets see a dossier stays until somebody else may see it.
LAATSTE = f"""
CREATE FUNCTION alleen_bewaak_vertrek() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF upper(OLD.periode) IS NULL AND (TG_OP = 'DELETE' OR upper(NEW.periode) IS NOT NULL
        OR NEW.medewerker_id <> OLD.medewerker_id OR NEW.team_id <> OLD.team_id) AND EXISTS (
        SELECT 1 FROM dossiers_betrokkenheid b WHERE b.team_id = OLD.team_id AND upper_inf(b.periode)
        AND b.alleen @> ARRAY[OLD.medewerker_id] AND NOT EXISTS (SELECT 1 FROM toegang_teamlid l
            JOIN toegang_medewerker m ON m.id = l.medewerker_id WHERE l.team_id = b.team_id AND m.is_active
            AND upper_inf(l.periode) AND l.medewerker_id = ANY (b.alleen) AND l.medewerker_id <> OLD.medewerker_id)) THEN
        RAISE EXCEPTION 'medewerker % is de laatste van team % die een dossier ziet', OLD.medewerker_id, OLD.team_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'teamlid_laat_geen_dossier_achter';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$"""
TREKKER = """CREATE TRIGGER teamlid_laat_geen_dossier_achter BEFORE UPDATE OR DELETE ON toegang_teamlid
    FOR EACH ROW EXECUTE FUNCTION alleen_bewaak_vertrek()"""
# The same for whose account ends: every row of a team that names this person names somebody else who still works there.
ACCOUNT = f"""
CREATE FUNCTION account_bewaak_zicht() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF OLD.is_active AND NOT NEW.is_active AND EXISTS (SELECT 1 FROM dossiers_betrokkenheid b
        WHERE upper_inf(b.periode) AND b.alleen @> ARRAY[NEW.id] AND NOT EXISTS (SELECT 1 FROM toegang_teamlid l
            JOIN toegang_medewerker m ON m.id = l.medewerker_id WHERE l.team_id = b.team_id AND m.is_active
            AND upper_inf(l.periode) AND l.medewerker_id = ANY (b.alleen) AND l.medewerker_id <> NEW.id)) THEN
        RAISE EXCEPTION 'medewerker % is de laatste die een dossier ziet', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'medewerker_laat_geen_dossier_achter';
    END IF;
    RETURN NEW;
END $$"""
ACCOUNTTREKKER = """CREATE TRIGGER medewerker_laat_geen_dossier_achter BEFORE UPDATE ON toegang_medewerker
    FOR EACH ROW EXECUTE FUNCTION account_bewaak_zicht()"""
BEPERKTE, TREKKENDE = "betrokkenheid_beperk(bigint, bigint, bigint[], timestamptz)", "alleen_bewaak_vertrek()"
NIEUWE = (BEPERKTE, TREKKENDE, "account_bewaak_zicht()")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0006_uitsluiten_en_verlengen"), ("toegang", "0003_vertrek")]
    operations = [
        migrations.RunSQL(
            ["SET ROLE schakel_wacht", _zichtbaar(NIEUW), _verleen("coalesce(p_alleen, alleen)"), "RESET ROLE"],
            ["SET ROLE schakel_wacht", _zichtbaar(OUD), _verleen("p_alleen"), "RESET ROLE"],
        ),
        migrations.RunSQL(
            [
                BEPERK, LAATSTE, TREKKER, ACCOUNT, ACCOUNTTREKKER,
                *(f"ALTER FUNCTION {functie} OWNER TO schakel_wacht" for functie in NIEUWE),
            ],
            [
                "DROP TRIGGER IF EXISTS teamlid_laat_geen_dossier_achter ON toegang_teamlid",
                "DROP TRIGGER IF EXISTS medewerker_laat_geen_dossier_achter ON toegang_medewerker", "SET ROLE schakel_wacht",
                *(f"DROP FUNCTION {functie}" for functie in NIEUWE), "RESET ROLE",
            ],
        ),
    ]  # fmt: skip
