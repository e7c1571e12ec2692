"""The form on which a runner says that a clinician has looked at it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CLEARANCE_TITLE = _("I have been checked")
CLEARANCE_STATEMENT = _("A clinician has looked at this with me and said that I may start to exercise.")
CLEARANCE_DATE_LABEL = _("When was that?")
CLEARANCE_DATE_HINT = _("On the day on which we asked you to have it checked, or later.")
CLEARANCE_CLINICIAN_LABEL = _("Who was it?")
CLEARANCE_CLINICIAN_HINT = _("A name, or where you went. A doctor, nurse or physio.")
