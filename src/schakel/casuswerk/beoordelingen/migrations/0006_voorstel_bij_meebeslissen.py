"""Who judges along reads what is proposed: the words with the question, encrypted as the answer is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("beoordelingen", "0005_sloten_informant")]

    operations = [
        migrations.AddField(
            model_name="meebeslissing",
            name="voorstel",
            field=models.BinaryField(null=True),
        )
    ]
