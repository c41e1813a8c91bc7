"""The locks, and the few functions that may pass them: each at most 20 lines, owned by schakel_wacht (ADR-0006)."""

from django.db import migrations

from schakel.casuswerk.dossiers import rules

MIJ = "nullif(current_setting('schakel.{}', true), '')"
TEAM, WIE = MIJ.format("team") + "::bigint", MIJ.format("medewerker") + "::bigint"
MOMENT = MIJ.format("moment") + "::timestamptz"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"

FUNCTIES = [
    f"""
CREATE FUNCTION dossier_zichtbaar(p_dossier bigint) RETURNS boolean LANGUAGE sql STABLE {KOP} AS $$
    SELECT {rules.visible_sql("p_dossier")};
$$""",
    f"""
CREATE FUNCTION dossier_eis_zicht(p_dossier bigint) RETURNS void LANGUAGE plpgsql STABLE {KOP} AS $$
BEGIN
    IF NOT dossier_zichtbaar(p_dossier) THEN
        RAISE EXCEPTION 'dossier % bestaat niet', p_dossier USING ERRCODE = 'no_data_found';
    END IF;
END $$""",
    f"""
CREATE FUNCTION dossier_open(p_publiek uuid, p_soort text, p_regio text, p_team bigint, p_grondslag text,
    p_categorieen text[], p_geopend timestamptz, p_reden text) RETURNS bigint LANGUAGE plpgsql {KOP} AS $$
DECLARE nieuw bigint := nextval('dossiers_dossier_id_seq'); wie bigint := {WIE};
BEGIN
    INSERT INTO dossiers_dossier (id, publiek_id, nummer, soort, regio, status, geopend_op, gevaar, laatste_volgnummer)
    VALUES (nieuw, p_publiek, to_char(p_geopend AT TIME ZONE 'Europe/Amsterdam', 'YYYY') || '-'
        || lpad(nieuw::text, 5, '0'), p_soort, p_regio, 'OPEN', p_geopend, 0, 0);
    INSERT INTO dossiers_openperiode (dossier_id, periode) VALUES (nieuw, tstzrange(p_geopend, NULL));
    INSERT INTO dossiers_betrokkenheid (dossier_id, soort, team_id, rol, grondslag, categorieen, periode, fase,
        gewijzigd_op) SELECT nieuw, p_soort, t, CASE WHEN t = p_team THEN 'VERANTWOORDELIJK' ELSE 'UITVOERING' END,
        p_grondslag, p_categorieen, tstzrange(p_geopend, NULL), '', p_geopend FROM unnest(ARRAY[p_team, {TEAM}]) t WHERE t IS NOT NULL GROUP BY t;
    INSERT INTO dossiers_verantwoordelijkheid (dossier_id, team_id, periode, reden, bron, door)
    VALUES (nieuw, p_team, tstzrange(p_geopend, NULL), p_reden, 'dossier.geopend', wie);
    RETURN nieuw;
END $$""",
    f"""
CREATE FUNCTION betrokkenheid_verleen(p_dossier bigint, p_team bigint, p_rol text, p_grondslag text,
    p_categorieen text[], p_vanaf timestamptz, p_tot timestamptz, p_fase text, p_alleen bigint[])
RETURNS void LANGUAGE plpgsql {KOP} AS $$
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    UPDATE dossiers_betrokkenheid SET rol = p_rol, grondslag = p_grondslag, categorieen = p_categorieen, fase = p_fase,
        alleen = p_alleen, gewijzigd_op = p_vanaf, periode = tstzrange(lower(periode), p_tot)
    WHERE dossier_id = p_dossier AND team_id = p_team AND periode @> p_vanaf;
    IF NOT FOUND THEN
        INSERT INTO dossiers_betrokkenheid (dossier_id, soort, team_id, rol, grondslag, categorieen, periode, fase,
            alleen, gewijzigd_op) SELECT d.id, d.soort, p_team, p_rol, p_grondslag, p_categorieen,
            tstzrange(p_vanaf, p_tot), p_fase, p_alleen, p_vanaf FROM dossiers_dossier d WHERE d.id = p_dossier;
    END IF;
END $$""",
    f"""
CREATE FUNCTION betrokkenheid_eindig(p_dossier bigint, p_team bigint, p_tot timestamptz) RETURNS integer
LANGUAGE plpgsql {KOP} AS $$
DECLARE aantal integer;
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    UPDATE dossiers_betrokkenheid SET periode = tstzrange(lower(periode), p_tot), gewijzigd_op = p_tot
    WHERE dossier_id = p_dossier AND team_id = p_team AND periode @> p_tot AND lower(periode) < p_tot;
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$""",
    f"""
CREATE FUNCTION uitsluiting_leg_op(p_dossier bigint, p_medewerker bigint, p_reden text, p_sinds timestamptz)
RETURNS void LANGUAGE plpgsql {KOP} AS $$
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    INSERT INTO dossiers_uitsluiting (dossier_id, medewerker_id, reden, sinds)
    VALUES (p_dossier, p_medewerker, p_reden, p_sinds) ON CONFLICT DO NOTHING;
END $$""",
    f"""
CREATE FUNCTION verantwoordelijkheid_over(p_dossier bigint, p_naar bigint, p_moment timestamptz, p_reden text,
    p_bron text) RETURNS bigint LANGUAGE plpgsql {KOP} AS $$
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
    VALUES (p_dossier, p_naar, tstzrange(p_moment, NULL), p_reden, p_bron, {WIE});
    RETURN van;
END $$""",
    f"""
CREATE FUNCTION dossier_sluit(p_dossier bigint, p_moment timestamptz) RETURNS boolean LANGUAGE plpgsql {KOP} AS $$
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    UPDATE dossiers_dossier SET status = 'GESLOTEN', gesloten_op = p_moment WHERE id = p_dossier AND status = 'OPEN';
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE dossiers_openperiode SET periode = tstzrange(lower(periode), p_moment)
    WHERE dossier_id = p_dossier AND upper_inf(periode);
    UPDATE dossiers_verantwoordelijkheid SET periode = tstzrange(lower(periode), p_moment)
    WHERE dossier_id = p_dossier AND upper_inf(periode);
    RETURN true;
END $$""",
    f"""
CREATE FUNCTION dossier_heropen(p_dossier bigint, p_team bigint, p_moment timestamptz, p_reden text) RETURNS boolean
LANGUAGE plpgsql {KOP} AS $$
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    UPDATE dossiers_dossier SET status = 'OPEN', gesloten_op = NULL WHERE id = p_dossier AND status = 'GESLOTEN';
    IF NOT FOUND THEN RETURN false; END IF;
    INSERT INTO dossiers_openperiode (dossier_id, periode) VALUES (p_dossier, tstzrange(p_moment, NULL));
    INSERT INTO dossiers_verantwoordelijkheid (dossier_id, team_id, periode, reden, bron, door)
    VALUES (p_dossier, p_team, tstzrange(p_moment, NULL), p_reden, 'dossier.heropend', {WIE});
    RETURN true;
END $$""",
    f"""
CREATE FUNCTION dossier_zet_gevaar(p_dossier bigint, p_gevaar smallint) RETURNS void LANGUAGE plpgsql {KOP} AS $$
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    UPDATE dossiers_dossier SET gevaar = p_gevaar WHERE id = p_dossier AND gevaar <> p_gevaar;
END $$""",
    f"""
CREATE FUNCTION dossier_noteer(p_dossier bigint, p_soort text, p_gebeurd timestamptz, p_onderwerp text, p_id bigint,
    p_codes jsonb, p_namens text) RETURNS TABLE (id bigint, regio text, gevaar smallint, verantwoordelijk bigint,
    regie bigint) LANGUAGE plpgsql {KOP} AS $$
DECLARE d dossiers_dossier; g bigint;
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    UPDATE dossiers_dossier x SET laatste_volgnummer = x.laatste_volgnummer + 1 WHERE x.id = p_dossier RETURNING * INTO d;
    INSERT INTO gebeurtenissen_gebeurtenis (moment, gebeurd_op, soort, dossier_id, volgnummer, onderwerp_soort,
        onderwerp_id, wie, namens, team, rol, codes) VALUES ({MOMENT}, p_gebeurd, p_soort, p_dossier,
        d.laatste_volgnummer, p_onderwerp, p_id, {WIE}, p_namens, {TEAM}, {MIJ.format("rol")}, p_codes)
        RETURNING gebeurtenissen_gebeurtenis.id INTO g;
    INSERT INTO gebeurtenissen_tehoren (luisteraar, gebeurtenis_id, soort, dossier_id, pogingen, fout)
    SELECT a.luisteraar, g, p_soort, p_dossier, 0, '' FROM gebeurtenissen_abonnement a WHERE a.soort = p_soort;
    UPDATE dossiers_betrokkenheid b SET gewijzigd_op = {MOMENT} WHERE b.dossier_id = p_dossier AND b.periode @> {MOMENT};
    RETURN QUERY SELECT g, d.regio, d.gevaar,
        (SELECT v.team_id FROM dossiers_verantwoordelijkheid v WHERE v.dossier_id = p_dossier AND upper_inf(v.periode)),
        (SELECT r.team_id FROM dossiers_regie r WHERE r.dossier_id = p_dossier AND upper_inf(r.periode));
END $$""",
    f"""
CREATE FUNCTION dossier_teams(p_dossier bigint) RETURNS SETOF dossiers_betrokkenheid LANGUAGE sql STABLE {KOP} AS $$
    SELECT b.* FROM dossiers_betrokkenheid b WHERE b.dossier_id = p_dossier AND dossier_zichtbaar(p_dossier);
$$""",
]

# Deferred to the end of the transaction: a ledger row may end and begin in two statements, but at commit the stretches
# in which the dossier was open and those in which somebody answered must be the same time, without a gap.
BEWAKING = [
    f"""
CREATE FUNCTION grootboek_bewaak() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
DECLARE welk bigint := coalesce(NEW.dossier_id, OLD.dossier_id);
BEGIN
    IF (SELECT range_agg(periode) FROM dossiers_verantwoordelijkheid WHERE dossier_id = welk)
        IS DISTINCT FROM (SELECT range_agg(periode) FROM dossiers_openperiode WHERE dossier_id = welk) THEN
        RAISE EXCEPTION 'dossier % heeft een gat in het grootboek', welk
            USING ERRCODE = 'check_violation', CONSTRAINT = 'grootboek_zonder_gat';
    END IF;
    RETURN NULL;
END $$""",
    """CREATE CONSTRAINT TRIGGER grootboek_zonder_gat AFTER INSERT OR UPDATE OR DELETE ON dossiers_verantwoordelijkheid
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grootboek_bewaak()""",
    """CREATE CONSTRAINT TRIGGER openperiode_zonder_gat AFTER INSERT OR UPDATE OR DELETE ON dossiers_openperiode
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grootboek_bewaak()""",
    f"""
CREATE FUNCTION team_bewaak_vertrek() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF NEW.geldig_tot IS NOT NULL AND NEW.geldig_tot IS DISTINCT FROM OLD.geldig_tot AND EXISTS (
        SELECT 1 FROM dossiers_verantwoordelijkheid v WHERE v.team_id = NEW.id AND upper_inf(v.periode)) THEN
        RAISE EXCEPTION 'team % antwoordt nog voor een dossier', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'team_laat_geen_dossier_achter';
    END IF;
    RETURN NEW;
END $$""",
    """CREATE TRIGGER team_laat_geen_dossier_achter BEFORE UPDATE ON organisaties_team
    FOR EACH ROW EXECUTE FUNCTION team_bewaak_vertrek()""",
    f"""
CREATE FUNCTION team_bewaak_wissen() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    RAISE EXCEPTION 'een team wordt beëindigd, nooit gewist' USING ERRCODE = 'check_violation';
END $$""",
    """CREATE TRIGGER team_wordt_nooit_gewist BEFORE DELETE ON organisaties_team
    FOR EACH ROW EXECUTE FUNCTION team_bewaak_wissen()""",
    f"""
CREATE FUNCTION organisatie_bewaak_vertrek() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF NEW.geldig_tot IS NOT NULL AND NEW.geldig_tot IS DISTINCT FROM OLD.geldig_tot AND EXISTS (
        SELECT 1 FROM dossiers_verantwoordelijkheid v JOIN organisaties_team t ON t.id = v.team_id
        WHERE t.organisatie_id = NEW.id AND upper_inf(v.periode)) THEN
        RAISE EXCEPTION 'organisatie % antwoordt nog voor een dossier', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'organisatie_laat_geen_dossier_achter';
    END IF;
    RETURN NEW;
END $$""",
    """CREATE TRIGGER organisatie_laat_geen_dossier_achter BEFORE UPDATE ON organisaties_organisatie
    FOR EACH ROW EXECUTE FUNCTION organisatie_bewaak_vertrek()""",
    f"""
CREATE FUNCTION medewerker_bewaak_vertrek() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF OLD.is_active AND NOT NEW.is_active AND EXISTS (
        SELECT 1 FROM dossiers_regie r WHERE r.medewerker_id = NEW.id AND upper_inf(r.periode)) THEN
        RAISE EXCEPTION 'medewerker % heeft nog regie', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'medewerker_laat_geen_regie_achter';
    END IF;
    RETURN NEW;
END $$""",
    """CREATE TRIGGER medewerker_laat_geen_regie_achter BEFORE UPDATE ON toegang_medewerker
    FOR EACH ROW EXECUTE FUNCTION medewerker_bewaak_vertrek()""",
]

EIGEN_TEAM = f"team_id = (SELECT {TEAM})"
SLOTEN = [
    *rules.lock_sql("dossiers_betrokkenheid"),
    f"CREATE POLICY eigen ON dossiers_betrokkenheid FOR SELECT TO schakel_app USING ({EIGEN_TEAM})",
    "CREATE POLICY werker ON dossiers_betrokkenheid FOR SELECT TO schakel_job USING (true)",
    *rules.lock_sql("dossiers_uitsluiting"),
    f"CREATE POLICY eigen ON dossiers_uitsluiting FOR SELECT TO schakel_app, schakel_job"
    f" USING (medewerker_id = (SELECT {WIE}))",
    *rules.protect_sql("dossiers_dossier", "id"),
    *rules.protect_sql("dossiers_openperiode"),
    *rules.protect_sql("dossiers_verantwoordelijkheid"),
    *rules.protect_sql("dossiers_regie"),
    *rules.protect_sql("gebeurtenissen_gebeurtenis")[3:],
    *rules.protect_sql("kluis_sleutel"),
    *rules.protect_sql("kluis_geheim"),
    *rules.protect_sql("termijnen_termijn"),
    *rules.protect_sql("termijnen_verlenging"),
    *(
        f"CREATE POLICY werker ON {tabel} FOR SELECT TO schakel_job USING (true)"
        for tabel in ("dossiers_dossier", "dossiers_openperiode", "dossiers_verantwoordelijkheid", "dossiers_regie")
    ),
    "CREATE POLICY werker ON termijnen_termijn TO schakel_job USING (true) WITH CHECK (true)",
    # The ledger, involvement and status change through the functions above, never by hand.
    "REVOKE INSERT, UPDATE, DELETE ON dossiers_dossier, dossiers_openperiode, dossiers_betrokkenheid,"
    " dossiers_uitsluiting, dossiers_verantwoordelijkheid FROM schakel_app, schakel_job",
    "REVOKE DELETE ON dossiers_regie, termijnen_termijn, kluis_geheim FROM schakel_app, schakel_job",
]
NAMEN = [
    "dossier_zichtbaar", "dossier_eis_zicht", "dossier_open", "betrokkenheid_verleen", "betrokkenheid_eindig",
    "uitsluiting_leg_op", "verantwoordelijkheid_over", "dossier_sluit", "dossier_heropen", "dossier_zet_gevaar",
    "dossier_noteer", "dossier_teams", "grootboek_bewaak", "team_bewaak_vertrek", "team_bewaak_wissen",
    "organisatie_bewaak_vertrek", "medewerker_bewaak_vertrek",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0002_verbind"),
        ("gebeurtenissen", "0001_begin"),
        ("kluis", "0001_begin"),
        ("termijnen", "0001_begin"),
    ]
    operations = [
        migrations.RunSQL([*FUNCTIES, *BEWAKING]),
        migrations.RunSQL([*SLOTEN]),
        migrations.RunSQL([f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN]),
    ]
