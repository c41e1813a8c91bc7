from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0007_alleen_met_naam")]
    operations = [
        migrations.AddIndex(
            model_name="verantwoordelijkheid",
            index=models.Index(
                condition=models.Q(("periode__upper_inf", True)), fields=["team", "dossier"], name="grootboek_loopt"
            ),
        ),
    ]
