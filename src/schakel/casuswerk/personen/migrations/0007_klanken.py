"""People are found by how their names sound, too (ADR-0033)."""

from typing import Any

import django.contrib.postgres.fields
from django.db import migrations, models

from schakel.casuswerk.personen.rules import klanken_of


def fill(apps: Any, schema_editor: Any) -> None:
    """Give everybody who was recorded before the keys of the name; only the guard sees everybody."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SET ROLE schakel_wacht")
        cursor.execute("SELECT id, achternaam, roepnaam, voornamen FROM personen_persoon")
        rijen = [(klanken_of(*namen), pk) for pk, *namen in cursor.fetchall()]
        cursor.executemany(
            "UPDATE personen_persoon SET klanken = %s::varchar[] WHERE id = %s", [r for r in rijen if r[0]]
        )
        cursor.execute("RESET ROLE")


class Migration(migrations.Migration):
    dependencies = [("personen", "0006_alleen_via_de_kaart")]
    operations = [
        migrations.AddField(
            model_name="persoon",
            name="klanken",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), blank=True, default=list, size=None
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
