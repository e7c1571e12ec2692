"""The second number of the hip test (T23), and how long the knee takes after a brisk walk (T19). Nobody was asked before,
so old rows have neither."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0003_worse_straightening")]

    operations = [
        migrations.AddField("assessment", "walk_settles_minutes", models.PositiveIntegerField(null=True)),
        migrations.AddField("measurement", "outward", models.DecimalField(max_digits=5, decimal_places=2, null=True)),
        migrations.AddConstraint(
            "measurement",
            models.CheckConstraint(
                condition=models.Q(("outward__gte", 0), ("outward__lte", 90)), name="measurement_outward_range"
            ),
        ),
    ]
