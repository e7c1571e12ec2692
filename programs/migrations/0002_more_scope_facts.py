"""Facts that limit a plan and were not asked before (SC12, SC15, SC17, 7.7). An old screening did not hold them: its
answers stay as told, and the questions are asked again with the next screening."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_people_programs_and_sessions")]

    operations = [
        migrations.AddField("screening", "low_mood", models.BooleanField(default=False)),
        migrations.AddField("screening", "pain_everywhere", models.BooleanField(default=False)),
        migrations.AddField("screening", "tendon_medicine", models.BooleanField(default=False)),
        migrations.AddField("screening", "painkiller_risk", models.BooleanField(default=False)),
        migrations.AddField("screening", "fever_free_hours", models.PositiveSmallIntegerField(null=True)),
        migrations.AddConstraint(
            "screening",
            models.CheckConstraint(
                condition=models.Q(("fever_free_hours__gte", 0), ("fever_free_hours__lte", 720)),
                name="screening_fever_free_hours_range",
            ),
        ),
    ]
