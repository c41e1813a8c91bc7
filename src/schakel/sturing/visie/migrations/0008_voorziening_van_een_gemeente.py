"""An arrangement can be of one municipality."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visie", "0007_wethouder_leest_mee")]

    operations = [
        migrations.AddField(
            model_name="voorziening",
            name="gemeente",
            field=models.CharField(
                blank=True, default="", help_text="CBS-code; leeg: van de hele regio.", max_length=10
            ),
            preserve_default=False,
        )
    ]
