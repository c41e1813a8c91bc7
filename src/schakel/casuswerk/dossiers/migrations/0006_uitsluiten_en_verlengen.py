"""Keeping a colleague out can be looked at and undone; a request for more time is locked like its dossier."""

from django.db import migrations, models

from schakel.casuswerk.dossiers import rules

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
NAMEN = {"dossier_uitgesloten": "bigint", "uitsluiting_hef_op": "bigint, bigint"}

# An own list is read by nobody else: neither function knows of it.
FUNCTIES = [
    f"""
CREATE FUNCTION dossier_uitgesloten(p_dossier bigint) RETURNS SETOF dossiers_uitsluiting LANGUAGE sql STABLE {KOP}
AS $$
    SELECT u.* FROM dossiers_uitsluiting u
    WHERE u.dossier_id = p_dossier AND u.reden <> 'eigen_lijst' AND dossier_zichtbaar(p_dossier);
$$""",
    f"""
CREATE FUNCTION uitsluiting_hef_op(p_dossier bigint, p_medewerker bigint) RETURNS integer LANGUAGE plpgsql {KOP} AS $$
DECLARE aantal integer;
BEGIN
    PERFORM dossier_eis_zicht(p_dossier);
    DELETE FROM dossiers_uitsluiting
    WHERE dossier_id = p_dossier AND medewerker_id = p_medewerker AND reden <> 'eigen_lijst';
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$""",
]


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0005_wie_antwoordt_ziet"), ("termijnen", "0003_verlengverzoek")]
    operations = [
        migrations.RemoveConstraint(model_name="uitsluiting", name="uitsluiting_eenmaal"),
        migrations.AddConstraint(
            model_name="uitsluiting",
            constraint=models.UniqueConstraint(
                fields=("dossier", "medewerker", "reden"), name="uitsluiting_eenmaal_per_reden"
            ),
        ),
        migrations.RunSQL(
            [
                *FUNCTIES,
                *(f"ALTER FUNCTION {naam}({soorten}) OWNER TO schakel_wacht" for naam, soorten in NAMEN.items()),
            ],
            ["SET ROLE schakel_wacht", *(f"DROP FUNCTION {naam}({s})" for naam, s in NAMEN.items()), "RESET ROLE"],
        ),
        migrations.RunSQL(
            [
                *rules.protect_sql("termijnen_verlengverzoek"),
                "REVOKE DELETE ON termijnen_verlengverzoek, termijnen_verlenging FROM schakel_app, schakel_job",
            ],
            [*rules.unprotect_sql("termijnen_verlengverzoek")],
        ),
    ]
