from django.db import migrations, models

TABEL = """
CREATE TABLE verantwoording_verantwoording (
    id bigint GENERATED ALWAYS AS IDENTITY,
    vastgelegd_op timestamptz NOT NULL,
    moment timestamptz NOT NULL,
    wat text NOT NULL CHECK (wat <> ''),
    actie char(1) NOT NULL CHECK (actie IN ('C', 'R', 'U', 'D', 'E')),
    uitkomst text NOT NULL CHECK (uitkomst IN ('gelukt', 'geweigerd', 'mislukt')),
    wie bigint,
    namens text NOT NULL,
    team bigint,
    rol text NOT NULL,
    organisatie bigint,
    grondslagen text[] NOT NULL,
    objecten text[] NOT NULL,
    dossiers bigint[] NOT NULL,
    betrokkenen uuid[] NOT NULL,
    bron text NOT NULL,
    blok bigint,
    PRIMARY KEY (id, vastgelegd_op),
    CHECK (wie IS NOT NULL OR namens <> '')
) PARTITION BY RANGE (vastgelegd_op);
CREATE TABLE verantwoording_rest PARTITION OF verantwoording_verantwoording DEFAULT;
CREATE INDEX verantwoording_open ON verantwoording_verantwoording (id) WHERE blok IS NULL;
CREATE INDEX verantwoording_blok_rijen ON verantwoording_verantwoording (blok);
CREATE INDEX verantwoording_betrokkenen ON verantwoording_verantwoording USING gin (betrokkenen);
CREATE INDEX verantwoording_dossiers ON verantwoording_verantwoording USING gin (dossiers);

CREATE TABLE verantwoording_blok (
    nummer bigint PRIMARY KEY,
    aantal integer NOT NULL CHECK (aantal > 0),
    vorige bytea NOT NULL,
    hash bytea NOT NULL,
    verzegeld_op timestamptz NOT NULL
);

CREATE VIEW verantwoording_regel WITH (security_invoker = true) AS
    SELECT v.id, v.vastgelegd_op, v.moment, v.wat, v.actie, v.uitkomst, v.wie, v.namens, v.team, v.rol,
           v.organisatie, v.grondslagen, v.objecten, v.dossiers, v.bron, b.betrokkene
    FROM verantwoording_verantwoording v
    LEFT JOIN LATERAL unnest(v.betrokkenen) AS b (betrokkene) ON true;
"""

PARTITIES = """
DO $$
DECLARE maand date;
BEGIN
    FOR maand IN SELECT generate_series(date '2026-01-01', date '2028-12-01', interval '1 month')::date LOOP
        EXECUTE format('CREATE TABLE verantwoording_%s PARTITION OF verantwoording_verantwoording
            FOR VALUES FROM (%L) TO (%L)', to_char(maand, 'YYYYMM'), maand, (maand + interval '1 month')::date);
    END LOOP;
END $$;
"""

# clock_timestamp() is wall time: when a line was written is not a matter of domain time (ADR-0011).
FUNCTIES = """
CREATE FUNCTION verantwoording_schrijf(
    p_moment timestamptz, p_wat text, p_actie text, p_uitkomst text, p_wie bigint, p_namens text, p_team bigint,
    p_rol text, p_organisatie bigint, p_grondslagen text[], p_objecten text[], p_dossiers bigint[], p_betrokkenen uuid[]
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO verantwoording_verantwoording (vastgelegd_op, moment, wat, actie, uitkomst, wie, namens, team, rol,
        organisatie, grondslagen, objecten, dossiers, betrokkenen, bron)
    VALUES (clock_timestamp(), p_moment, p_wat, p_actie, p_uitkomst, p_wie, p_namens, p_team, p_rol, p_organisatie,
        p_grondslagen, p_objecten, p_dossiers, p_betrokkenen, 'schakel:' || session_user);
$$;

CREATE FUNCTION verantwoording_vingerafdruk(p_blok bigint, p_vorige bytea) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
    SELECT sha256(p_vorige || convert_to(coalesce(string_agg(ROW(id, vastgelegd_op, moment, wat, actie, uitkomst, wie,
        namens, team, rol, organisatie, grondslagen, objecten, dossiers, betrokkenen, bron)::text, E'\\n' ORDER BY id),
        ''), 'UTF8'))
    FROM verantwoording_verantwoording WHERE blok = p_blok;
$$;

CREATE FUNCTION verantwoording_verzegel() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE laatste verantwoording_blok; nieuw bigint; aantal integer;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('verantwoording_verzegel'));
    SELECT * INTO laatste FROM verantwoording_blok ORDER BY nummer DESC LIMIT 1;
    nieuw := coalesce(laatste.nummer, 0) + 1;
    UPDATE verantwoording_verantwoording SET blok = nieuw WHERE blok IS NULL;
    GET DIAGNOSTICS aantal = ROW_COUNT;
    IF aantal > 0 THEN
        INSERT INTO verantwoording_blok VALUES (nieuw, aantal, coalesce(laatste.hash, '\\x00'::bytea),
            verantwoording_vingerafdruk(nieuw, coalesce(laatste.hash, '\\x00'::bytea)), clock_timestamp());
    END IF;
    RETURN aantal;
END $$;

CREATE FUNCTION verantwoording_kop() RETURNS TABLE (nummer bigint, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT nummer, hash FROM verantwoording_blok ORDER BY nummer DESC LIMIT 1;
$$;

CREATE FUNCTION verantwoording_gebroken() RETURNS TABLE (nummer bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT b.nummer FROM (
        SELECT bl.*, lag(bl.hash, 1, '\\x00'::bytea) OVER w AS voor, row_number() OVER w AS plaats
        FROM verantwoording_blok bl WINDOW w AS (ORDER BY bl.nummer)) b
    WHERE b.nummer <> b.plaats OR b.vorige <> b.voor
       OR b.aantal <> (SELECT count(*) FROM verantwoording_verantwoording v WHERE v.blok = b.nummer)
       OR b.hash <> verantwoording_vingerafdruk(b.nummer, b.vorige)
    UNION SELECT v.blok FROM verantwoording_verantwoording v
    WHERE v.blok IS NOT NULL AND NOT EXISTS (SELECT 1 FROM verantwoording_blok b2 WHERE b2.nummer = v.blok);
$$;
"""

SLOT = """
ALTER TABLE verantwoording_verantwoording ENABLE ROW LEVEL SECURITY;
ALTER TABLE verantwoording_verantwoording FORCE ROW LEVEL SECURITY;
ALTER TABLE verantwoording_blok ENABLE ROW LEVEL SECURITY;
ALTER TABLE verantwoording_blok FORCE ROW LEVEL SECURITY;
REVOKE ALL ON verantwoording_verantwoording, verantwoording_blok, verantwoording_regel
    FROM schakel_app, schakel_job, schakel_stats;
GRANT SELECT ON verantwoording_verantwoording, verantwoording_blok, verantwoording_regel TO schakel_app;
GRANT SELECT, INSERT, UPDATE ON verantwoording_verantwoording, verantwoording_blok TO schakel_wacht;
CREATE POLICY lezen ON verantwoording_verantwoording FOR SELECT TO schakel_app
    USING ((SELECT current_setting('schakel.rol', true)) IN ('fg', 'inspecteur'));
CREATE POLICY lezen ON verantwoording_blok FOR SELECT TO schakel_app
    USING ((SELECT current_setting('schakel.rol', true)) IN ('fg', 'inspecteur'));
CREATE POLICY wacht ON verantwoording_verantwoording TO schakel_wacht USING (true) WITH CHECK (true);
CREATE POLICY wacht ON verantwoording_blok TO schakel_wacht USING (true) WITH CHECK (true);
REVOKE ALL ON FUNCTION verantwoording_vingerafdruk, verantwoording_verzegel FROM schakel_app;
ALTER FUNCTION verantwoording_schrijf OWNER TO schakel_wacht;
ALTER FUNCTION verantwoording_vingerafdruk OWNER TO schakel_wacht;
ALTER FUNCTION verantwoording_verzegel OWNER TO schakel_wacht;
ALTER FUNCTION verantwoording_kop OWNER TO schakel_wacht;
ALTER FUNCTION verantwoording_gebroken OWNER TO schakel_wacht;
-- A partition named directly would pass by the policies of its parent: nobody but the owner may.
DO $$
DECLARE deel regclass;
BEGIN
    FOR deel IN SELECT inhrelid::regclass FROM pg_inherits
        WHERE inhparent = 'verantwoording_verantwoording'::regclass LOOP
        EXECUTE format('REVOKE ALL ON %s FROM schakel_app, schakel_job, schakel_stats', deel);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(TABEL),
        migrations.RunSQL(PARTITIES),
        migrations.RunSQL(FUNCTIES),
        migrations.RunSQL(SLOT),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Verantwoording",
                    fields=[("id", models.BigIntegerField(primary_key=True, serialize=False))],
                    options={"managed": False, "db_table": "verantwoording_verantwoording"},
                ),
                migrations.CreateModel(
                    name="Blok",
                    fields=[("nummer", models.BigIntegerField(primary_key=True, serialize=False))],
                    options={"managed": False, "db_table": "verantwoording_blok"},
                ),
            ]
        ),
    ]
