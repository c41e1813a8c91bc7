"""Who leaves, leaves nothing behind; who stays away from a person, is kept out.  Functions of schakel_wacht (ADR-0006).

They read tables of higher rooms by name, as the guards of the ledger read the tables of this one: the database is one.
"""

from django.db import migrations

MIJ = "nullif(current_setting('schakel.{}', true), '')"
WIE = MIJ.format("medewerker") + "::bigint"
MOMENT = MIJ.format("moment") + "::timestamptz"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"

FUNCTIES = [
    # Numbers only: an administrator must know that something is left, never what.
    f"""
CREATE FUNCTION medewerker_draagt(p_medewerker bigint, p_team bigint) RETURNS TABLE (regie integer, termijnen integer)
LANGUAGE sql STABLE {KOP} AS $$
    SELECT (SELECT count(*)::integer FROM dossiers_regie r WHERE r.medewerker_id = p_medewerker
            AND upper_inf(r.periode) AND (p_team IS NULL OR r.team_id = p_team)),
        (SELECT count(*)::integer FROM termijnen_termijn t WHERE t.medewerker_id = p_medewerker
            AND t.status = 'LOPEND' AND (p_team IS NULL OR t.team_id = p_team));
$$""",
    f"""
CREATE FUNCTION teamlid_bewaak_vertrek() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM dossiers_regie r WHERE r.medewerker_id = OLD.medewerker_id AND r.team_id = OLD.team_id
        AND upper_inf(r.periode)) AND (TG_OP = 'DELETE' OR NEW.medewerker_id <> OLD.medewerker_id
        OR NEW.team_id <> OLD.team_id OR (upper(NEW.periode) IS NOT NULL AND upper(OLD.periode) IS NULL)) THEN
        RAISE EXCEPTION 'medewerker % heeft nog regie voor team %', OLD.medewerker_id, OLD.team_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'teamlid_laat_geen_regie_achter';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$""",
    """CREATE TRIGGER teamlid_laat_geen_regie_achter BEFORE UPDATE OR DELETE ON toegang_teamlid
    FOR EACH ROW EXECUTE FUNCTION teamlid_bewaak_vertrek()""",
    f"""
CREATE FUNCTION vermijding_van(p_zegels bytea[]) RETURNS SETOF bigint LANGUAGE sql STABLE {KOP} AS $$
    SELECT DISTINCT medewerker_id FROM toegang_vermijding WHERE zegels && p_zegels;
$$""",
    # Only for whoever acts, and without an answer: a list is no way to find out who is known here.
    f"""
CREATE FUNCTION vermijding_pas_toe(p_bsn bytea, p_geboren date, p_naam text) RETURNS void
LANGUAGE plpgsql {KOP} AS $$
BEGIN
    INSERT INTO dossiers_uitsluiting (dossier_id, medewerker_id, reden, sinds)
    SELECT DISTINCT x.dossier_id, {WIE}, 'eigen_lijst', {MOMENT}
    FROM personen_persoon p JOIN personen_dossierpersoon x ON x.persoon_id = p.id
    WHERE p.bsn_zoek = p_bsn OR (p.geboortedatum = p_geboren AND p.naam_sleutel = p_naam AND p_naam <> '')
    ON CONFLICT DO NOTHING;
END $$""",
]
NAMEN = {
    "medewerker_draagt": "bigint, bigint",
    "teamlid_bewaak_vertrek": "",
    "vermijding_van": "bytea[]",
    "vermijding_pas_toe": "bytea, date, text",
}
SLOTEN = [
    "ALTER TABLE toegang_vermijding ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE toegang_vermijding FORCE ROW LEVEL SECURITY",
    "CREATE POLICY wacht ON toegang_vermijding TO schakel_wacht USING (true) WITH CHECK (true)",
    f"CREATE POLICY zichtbaar ON toegang_vermijding TO schakel_app USING (medewerker_id = (SELECT {WIE}))"
    f" WITH CHECK (medewerker_id = (SELECT {WIE}))",
    "CREATE INDEX vermijding_zegels ON toegang_vermijding USING gin (zegels)",
]


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0002_aanmelden"),
        ("dossiers", "0003_sloten"),
        ("personen", "0002_sloten"),
        ("termijnen", "0001_begin"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [
        migrations.RunSQL(
            [*FUNCTIES, *SLOTEN],
            [
                "DROP TRIGGER IF EXISTS teamlid_laat_geen_regie_achter ON toegang_teamlid",
                *(f"DROP FUNCTION IF EXISTS {naam}({soorten})" for naam, soorten in NAMEN.items()),
                "DROP POLICY IF EXISTS zichtbaar ON toegang_vermijding",
                "DROP POLICY IF EXISTS wacht ON toegang_vermijding",
                "DROP INDEX IF EXISTS vermijding_zegels",
                "ALTER TABLE toegang_vermijding NO FORCE ROW LEVEL SECURITY",
                "ALTER TABLE toegang_vermijding DISABLE ROW LEVEL SECURITY",
            ],
        ),
        migrations.RunSQL(
            [
                *(f"ALTER FUNCTION {naam}({soorten}) OWNER TO schakel_wacht" for naam, soorten in NAMEN.items()),
                # Who avoids whom is a question of the worker alone; the app would leak it to whoever breaks in.
                "SET ROLE schakel_wacht; REVOKE EXECUTE ON FUNCTION vermijding_van(bytea[]) FROM schakel_app;"
                " GRANT EXECUTE ON FUNCTION vermijding_van(bytea[]) TO schakel_job; RESET ROLE",
            ],
            migrations.RunSQL.noop,
        ),
    ]
