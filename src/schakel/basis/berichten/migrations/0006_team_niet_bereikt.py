import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("berichten", "0005_mislukt_wordt_verteld"), ("organisaties", "0003_vertrek")]

    operations = [
        migrations.AddField("bericht", "dossier", models.BigIntegerField(null=True)),
        migrations.AddField("bericht", "over_soort", models.TextField(blank=True, default="")),
        migrations.AddField("bericht", "over_id", models.BigIntegerField(null=True)),
        migrations.AddField(
            "bericht",
            "van_team",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
            ),
        ),
        migrations.AddField("bericht", "verteld_op", models.DateTimeField(null=True)),
    ]
