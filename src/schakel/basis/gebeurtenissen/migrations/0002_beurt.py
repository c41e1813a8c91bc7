from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gebeurtenissen", "0001_begin")]
    operations = [
        migrations.AddIndex(
            model_name="tehoren",
            index=models.Index(fields=["pogingen", "gebeurtenis_id"], name="te_horen_beurt"),
        ),
    ]
