from django.db import migrations

# The matrix gives the log to the privacy officer alone; the second lock let in a role that is not in use yet.
ZOALS_DE_MATRIX = """
ALTER POLICY lezen ON verantwoording_verantwoording USING ((SELECT current_setting('schakel.rol', true)) IN ('fg'));
ALTER POLICY lezen ON verantwoording_blok USING ((SELECT current_setting('schakel.rol', true)) IN ('fg'));
"""


class Migration(migrations.Migration):
    dependencies = [("verantwoording", "0002_oorsprong")]
    operations = [migrations.RunSQL(ZOALS_DE_MATRIX)]
