"""An alderman reads what was said in a round, as the matrix has it; nothing more is written."""

from importlib import import_module

from django.db import migrations

EERDER = import_module("schakel.sturing.visie.migrations.0002_sloten")
STUURT = "(SELECT current_setting('schakel.rol', true)) IN ('beleid', 'procesdirecteur', 'wethouder')"


class Migration(migrations.Migration):
    dependencies = [("visie", "0006_tellingen_uit_de_cijfers")]

    operations = [
        migrations.RunSQL(
            [
                f"ALTER POLICY zichtbaar ON {tabel} USING ({ziet.replace(EERDER.STUURT, STUURT)})"
                for tabel, ziet in EERDER.REGELS.items()
            ],
            reverse_sql=[f"ALTER POLICY zichtbaar ON {tabel} USING ({ziet})" for tabel, ziet in EERDER.REGELS.items()],
        )
    ]
