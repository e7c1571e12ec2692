"""Who did what, when. No foreign keys: the log neither blocks nor dies with the rows it speaks of."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEvent(models.Model):
    """One deed. `detail` holds codes and ids, never answers, pain or notes."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=48)
    actor = models.UUIDField(null=True, help_text=_("public_id of the account; null = the system"))
    patient = models.UUIDField(null=True, db_index=True)
    subject = models.CharField(max_length=64, blank=True)
    detail: models.JSONField[dict[str, Any]] = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"
