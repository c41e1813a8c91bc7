"""A team outside a dossier may be invited to answer one subject of it: an offer, a question (ADR-0006)."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

from schakel.casuswerk.dossiers import rules

MIJ = "nullif(current_setting('schakel.{}', true), '')"
TEAM, WIE = MIJ.format("team") + "::bigint", MIJ.format("medewerker") + "::bigint"
MOMENT = MIJ.format("moment") + "::timestamptz"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"

FUNCTIES = [
    f"""
CREATE FUNCTION dossier_genodigd(p_dossier bigint, p_soort text, p_id bigint) RETURNS boolean LANGUAGE sql STABLE
{KOP} AS $$ SELECT {rules.invited_sql("p_dossier", "p_soort", "p_id")}; $$""",
    f"""
CREATE FUNCTION uitnodiging_verleen(p_dossier bigint, p_team bigint, p_soort text, p_id bigint, p_vanaf timestamptz,
    p_tot timestamptz) RETURNS void LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF NOT dossier_genodigd(p_dossier, p_soort, p_id) THEN PERFORM dossier_eis_zicht(p_dossier); END IF;
    IF NOT EXISTS (SELECT 1 FROM dossiers_uitnodiging WHERE dossier_id = p_dossier AND team_id = p_team
        AND onderwerp_soort = p_soort AND onderwerp_id = p_id AND periode @> p_vanaf) THEN
        INSERT INTO dossiers_uitnodiging (dossier_id, team_id, onderwerp_soort, onderwerp_id, periode)
        VALUES (p_dossier, p_team, p_soort, p_id, tstzrange(p_vanaf, p_tot));
    END IF;
END $$""",
    f"""
CREATE FUNCTION uitnodiging_eindig(p_dossier bigint, p_soort text, p_id bigint, p_team bigint, p_tot timestamptz)
RETURNS void LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF NOT dossier_genodigd(p_dossier, p_soort, p_id) THEN PERFORM dossier_eis_zicht(p_dossier); END IF;
    DELETE FROM dossiers_uitnodiging WHERE dossier_id = p_dossier AND onderwerp_soort = p_soort
        AND onderwerp_id = p_id AND team_id = coalesce(p_team, team_id) AND lower(periode) >= p_tot;
    UPDATE dossiers_uitnodiging SET periode = tstzrange(lower(periode), p_tot)
    WHERE dossier_id = p_dossier AND onderwerp_soort = p_soort AND onderwerp_id = p_id
        AND team_id = coalesce(p_team, team_id) AND periode @> p_tot;
END $$""",
    f"""
CREATE FUNCTION uitnodiging_aanvaard(p_dossier bigint, p_soort text, p_id bigint, p_rol text, p_grondslag text,
    p_categorieen text[]) RETURNS boolean LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF NOT dossier_genodigd(p_dossier, p_soort, p_id) THEN RETURN false; END IF;
    UPDATE dossiers_betrokkenheid SET rol = p_rol, grondslag = p_grondslag, categorieen = p_categorieen,
        gewijzigd_op = {MOMENT}
    WHERE dossier_id = p_dossier AND team_id = {TEAM} AND periode @> {MOMENT};
    IF NOT FOUND THEN
        INSERT INTO dossiers_betrokkenheid (dossier_id, soort, team_id, rol, grondslag, categorieen, periode, fase,
            gewijzigd_op) SELECT d.id, d.soort, {TEAM}, p_rol, p_grondslag, p_categorieen, tstzrange({MOMENT}, NULL),
            '', {MOMENT} FROM dossiers_dossier d WHERE d.id = p_dossier;
    END IF;
    RETURN true;
END $$""",
]

# Only its owner may replace a function.
HERZIEN = [
    "SET ROLE schakel_wacht",
    f"""
CREATE OR REPLACE FUNCTION dossier_noteer(p_dossier bigint, p_soort text, p_gebeurd timestamptz, p_onderwerp text,
    p_id bigint, p_codes jsonb, p_namens text) RETURNS TABLE (id bigint, regio text, gevaar smallint, verantwoordelijk bigint,
    regie bigint) LANGUAGE plpgsql {KOP} AS $$
DECLARE d dossiers_dossier; g bigint;
BEGIN
    IF NOT dossier_zichtbaar(p_dossier) AND NOT dossier_genodigd(p_dossier, p_onderwerp, p_id) THEN
        PERFORM dossier_eis_zicht(p_dossier);
    END IF;
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
    "RESET ROLE",
]

SLOTEN = [
    *rules.lock_sql("dossiers_uitnodiging"),
    f"CREATE POLICY eigen ON dossiers_uitnodiging FOR SELECT TO schakel_app, schakel_job"
    f" USING (team_id = (SELECT {TEAM}))",
    "REVOKE INSERT, UPDATE, DELETE ON dossiers_uitnodiging FROM schakel_app, schakel_job",
    # The clocks of that one subject are the invited team's own work: both sides look at the same clock.
    "CREATE POLICY genodigd ON termijnen_termijn TO schakel_app USING ({0}) WITH CHECK ({0})".format(
        rules.invited_sql("termijnen_termijn.dossier_id", "termijnen_termijn.onderwerp_soort",
                          "termijnen_termijn.onderwerp_id")
    ),
]  # fmt: skip
NAMEN = [
    "dossier_genodigd", "uitnodiging_verleen", "uitnodiging_eindig", "uitnodiging_aanvaard",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_sloten"), ("organisaties", "0001_begin")]
    operations = [
        migrations.CreateModel(
            name="Uitnodiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("onderwerp_soort", models.TextField()),
                ("onderwerp_id", models.BigIntegerField()),
                ("periode", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uitnodigingen",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.team",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["team", "onderwerp_soort"], name="uitnodiging_team_soort")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("dossier", "="),
                            ("onderwerp_soort", "="),
                            ("onderwerp_id", "="),
                            ("team", "="),
                            ("periode", "&&"),
                        ],
                        name="uitnodiging_een_per_team",
                    )
                ],
            },
        ),
        migrations.RunSQL([*FUNCTIES]),
        migrations.RunSQL([*SLOTEN]),
        migrations.RunSQL([f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN]),
        migrations.RunSQL([*HERZIEN]),
    ]
