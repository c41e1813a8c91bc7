"""Who is invited to a round, and what each says: seen by who steers and by the team that was invited (ADR-0029)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import lock_sql, unprotect_sql

# As the matrix gives them `sturing.zien`; tests/veiligheid holds both side by side.
STUURT = "(SELECT current_setting('schakel.rol', true)) IN ('beleid', 'procesdirecteur')"
TEAM = "(SELECT nullif(current_setting('schakel.team', true), '')::bigint)"
GAST = f"{STUURT} OR visie_rondegenodigde.team_id = {TEAM}"
# A comment is as visible as the one who gave it: the look at the invited passes their own lock.
WOORD = (
    f"{STUURT} OR EXISTS (SELECT 1 FROM visie_rondegenodigde g"
    f" WHERE g.id = visie_bijdrage.genodigde_id AND g.team_id = {TEAM})"
)
REGELS = {"visie_rondegenodigde": GAST, "visie_bijdrage": WOORD}
# What was frozen is what the council got: no program of ours changes it, also not by mistake.
BEWAAK = """
CREATE FUNCTION evaluatie_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a frozen evaluation never changes';
END $$"""


def _lock(tabel: str, ziet: str) -> list[str]:
    return [
        *lock_sql(tabel),
        f"CREATE POLICY zichtbaar ON {tabel} TO schakel_app, schakel_job USING ({ziet}) WITH CHECK ({ziet})",
    ]


class Migration(migrations.Migration):
    dependencies = [("visie", "0001_begin")]

    operations = [
        migrations.RunSQL(
            [
                *(sql for tabel, ziet in REGELS.items() for sql in _lock(tabel, ziet)),
                f"REVOKE DELETE ON {', '.join(REGELS)} FROM schakel_app, schakel_job",
                # A colour is followed by another and never changed.
                "REVOKE UPDATE, DELETE ON visie_kleuroordeel FROM schakel_app, schakel_job",
                BEWAAK,
                "CREATE TRIGGER vastgesteld_blijft BEFORE UPDATE OR DELETE ON visie_evaluatie"
                " FOR EACH ROW WHEN (OLD.status = 'VASTGESTELD') EXECUTE FUNCTION evaluatie_blijft()",
            ],
            reverse_sql=[
                "DROP TRIGGER IF EXISTS vastgesteld_blijft ON visie_evaluatie",
                "DROP FUNCTION IF EXISTS evaluatie_blijft()",
                "GRANT UPDATE, DELETE ON visie_kleuroordeel TO schakel_app, schakel_job",
                *(sql for tabel in REGELS for sql in unprotect_sql(tabel)),
            ],
        )
    ]
