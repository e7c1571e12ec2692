"""Whether straightening the knee all the way makes it worse (§2.4). An old assessment was not asked: NULL."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0002_more_scope_facts")]

    operations = [
        migrations.AddField("assessment", "worse_straightening", models.CharField(max_length=8, null=True)),
        migrations.AddConstraint(
            "assessment",
            models.CheckConstraint(
                condition=models.Q(("worse_straightening__in", ["yes", "no", "unsure"])),
                name="assessment_worse_straightening_known",
            ),
        ),
    ]
