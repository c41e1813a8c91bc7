"""The quick look asks nobody's role: only the function that does may use it (ADR-0017)."""

from django.db import migrations

FUNCTIE = "persoon_lijkt_bekend(bigint[])"
ROLLEN = "PUBLIC, schakel_app, schakel_job"


class Migration(migrations.Migration):
    dependencies = [("personen", "0005_misschien_bekend")]
    operations = [
        migrations.RunSQL(
            ["SET ROLE schakel_wacht", f"REVOKE EXECUTE ON FUNCTION {FUNCTIE} FROM {ROLLEN}", "RESET ROLE"],
            reverse_sql=["SET ROLE schakel_wacht", f"GRANT EXECUTE ON FUNCTION {FUNCTIE} TO schakel_app", "RESET ROLE"],
        )
    ]
