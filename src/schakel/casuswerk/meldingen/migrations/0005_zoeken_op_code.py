from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0004_deuren_sloten")]
    operations = [
        migrations.AddIndex(
            model_name="melding", index=models.Index(fields=["ontvangstcode"], name="melding_ontvangstcode")
        )
    ]
