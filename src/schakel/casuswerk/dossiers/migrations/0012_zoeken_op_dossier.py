"""
A gist index compares an eight byte number with another of eight bytes alone; what the program asks by is often smaller.

So the ledger of one dossier was looked for through the whole table.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_noodtoegang")]

    operations = [
        migrations.AlterField(
            model_name=naam,
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name=andersom, to="dossiers.dossier"
            ),
        )
        for naam, andersom in (("verantwoordelijkheid", "grootboek"), ("uitnodiging", "uitnodigingen"))
    ]
