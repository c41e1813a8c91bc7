import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("personen", "0008_herkennen"), ("dossiers", "0006_uitsluiten_en_verlengen")]

    operations = [
        migrations.CreateModel(
            name="Bekendmerk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("eerste", models.BigIntegerField()),
                ("kaart", models.UUIDField()),
                ("gezien_op", models.DateTimeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="personen.persoon",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "persoon", "kaart"), name="bekendmerk_eenmaal")
                ],
            },
        ),
    ]
