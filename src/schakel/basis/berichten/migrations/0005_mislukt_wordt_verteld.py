from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("berichten", "0004_koppelbericht")]

    operations = [
        migrations.AddField("codebericht", "aanleiding", models.TextField(blank=True, default="")),
        migrations.AddField("codebericht", "verteld_op", models.DateTimeField(null=True)),
        migrations.AddField("persoonsbericht", "ontvanger", models.BinaryField(null=True)),
        migrations.AddField("persoonsbericht", "verteld_op", models.DateTimeField(null=True)),
    ]
