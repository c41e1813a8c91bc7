from django.db import migrations, models

TABEL = """
CREATE TABLE gebeurtenissen_gebeurtenis (
    id bigint GENERATED ALWAYS AS IDENTITY,
    moment timestamptz NOT NULL,
    gebeurd_op timestamptz NOT NULL,
    soort text NOT NULL CHECK (soort ~ '^[a-z_]+\\.[a-z_]+$'),
    dossier_id bigint NOT NULL,
    volgnummer integer NOT NULL CHECK (volgnummer > 0),
    onderwerp_soort text NOT NULL,
    onderwerp_id bigint,
    wie bigint,
    namens text NOT NULL,
    team bigint,
    rol text NOT NULL,
    codes jsonb NOT NULL,
    PRIMARY KEY (id, moment),
    CHECK (wie IS NOT NULL OR namens <> '')
) PARTITION BY RANGE (moment);
CREATE TABLE gebeurtenissen_rest PARTITION OF gebeurtenissen_gebeurtenis DEFAULT;
CREATE INDEX gebeurtenis_dossier ON gebeurtenissen_gebeurtenis (dossier_id, volgnummer);
CREATE INDEX gebeurtenis_soort ON gebeurtenissen_gebeurtenis (soort, gebeurd_op);
DO $$
DECLARE maand date;
BEGIN
    FOR maand IN SELECT generate_series(date '2014-01-01', date '2018-12-01', interval '1 month')::date
        UNION SELECT generate_series(date '2026-01-01', date '2028-12-01', interval '1 month')::date LOOP
        EXECUTE format('CREATE TABLE gebeurtenissen_%s PARTITION OF gebeurtenissen_gebeurtenis
            FOR VALUES FROM (%L) TO (%L)', to_char(maand, 'YYYYMM'), maand, (maand + interval '1 month')::date);
    END LOOP;
END $$;
"""

SLOT = """
ALTER TABLE gebeurtenissen_gebeurtenis ENABLE ROW LEVEL SECURITY;
ALTER TABLE gebeurtenissen_gebeurtenis FORCE ROW LEVEL SECURITY;
REVOKE ALL ON gebeurtenissen_gebeurtenis FROM schakel_app, schakel_job, schakel_stats;
GRANT SELECT ON gebeurtenissen_gebeurtenis TO schakel_app, schakel_job;
GRANT SELECT, INSERT ON gebeurtenissen_gebeurtenis TO schakel_wacht;
CREATE POLICY wacht ON gebeurtenissen_gebeurtenis TO schakel_wacht USING (true) WITH CHECK (true);
CREATE POLICY werker ON gebeurtenissen_gebeurtenis FOR SELECT TO schakel_job USING (true);
REVOKE ALL ON gebeurtenissen_tehoren FROM schakel_app;
GRANT INSERT, SELECT ON gebeurtenissen_tehoren TO schakel_wacht;
DO $$
DECLARE deel regclass;
BEGIN
    FOR deel IN SELECT inhrelid::regclass FROM pg_inherits
        WHERE inhparent = 'gebeurtenissen_gebeurtenis'::regclass LOOP
        EXECUTE format('REVOKE ALL ON %s FROM schakel_app, schakel_job, schakel_stats', deel);
    END LOOP;
END $$;
"""

# Whoever commits an event that somebody listens to, wakes the loop; many in one transaction wake it once.
WEKKER = """
CREATE FUNCTION gebeurtenissen_wek() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('schakel_horen', '');
    RETURN NULL;
END $$;
CREATE TRIGGER tehoren_wekt AFTER INSERT ON gebeurtenissen_tehoren
    FOR EACH STATEMENT EXECUTE FUNCTION gebeurtenissen_wek();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Abonnement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, auto_created=True, verbose_name="ID")),
                ("luisteraar", models.TextField()),
                ("soort", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["luisteraar", "soort"], name="abonnement_eenmaal")]
            },
        ),
        migrations.CreateModel(
            name="TeHoren",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, auto_created=True, verbose_name="ID")),
                ("luisteraar", models.TextField()),
                ("gebeurtenis_id", models.BigIntegerField()),
                ("soort", models.TextField()),
                ("dossier_id", models.BigIntegerField()),
                ("pogingen", models.SmallIntegerField(default=0)),
                ("fout", models.TextField(blank=True, default="")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["luisteraar", "dossier_id", "gebeurtenis_id"], name="te_horen_volgorde")
                ]
            },
        ),
        migrations.RunSQL(TABEL),
        migrations.RunSQL(SLOT),
        migrations.RunSQL(WEKKER),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Gebeurtenis",
                    fields=[("id", models.BigIntegerField(primary_key=True, serialize=False))],
                    options={"managed": False, "db_table": "gebeurtenissen_gebeurtenis"},
                ),
            ]
        ),
    ]
