"""Stop: a warning sign, the knee, severe pain, pain that did not settle."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STOPS: Mapping[str, str | Promise] = {
    "stop_warning_sign": _(
        "You told us about a warning sign (%(rule)s). Stop training and running, and follow the advice for that "
        "sign before you go on."
    ),
    "stop_swelling": _(
        "Your knee is newly swollen. Leave out knee exercises and running, and answer the questions about "
        "swelling. See a GP or physiotherapist before you go on. If it is mild and the first time, 72 hours without "
        "swelling are enough."
    ),
    "stop_swelling_again": _(
        "Your knee is newly swollen, and it is not the first stop in two weeks. Leave out knee exercises and "
        "running, and see a GP or physiotherapist before you go on."
    ),
    "stop_mechanical": _(
        "Your knee locked, gave way or made you limp. Leave out knee exercises and running, and answer the "
        "questions about it. See a GP or physiotherapist before you go on; if the knee is stuck now, get help today."
    ),
    "stop_mechanical_again": _(
        "Your knee locked, gave way or made you limp, and it is not the first stop in two weeks. Leave out knee "
        "exercises and running, and see a GP or physiotherapist before you go on."
    ),
    "stop_severe_pain": _(
        "Pain reached %(peak)s out of 10. Rest for two to three days from what brings it on. Walking, and hip and "
        "tummy exercises that do not load the knee, are fine. Then start again two steps lower, and answer the pain "
        "questions anew."
    ),
    "stop_severe_pain_again": _(
        "Pain reached %(peak)s out of 10, and it is not the first stop in two weeks. Rest from what brings it on, "
        "and see a GP or physiotherapist before you go on."
    ),
    "stop_severe_morning": _(
        "Next morning your knee hurt %(morning)s out of 10 or more. Rest for two to three days from what brings it on. "
        "Walking, and hip and tummy exercises that do not load the knee, are fine. Then start again two steps lower, "
        "and answer the pain questions anew."
    ),
    "stop_severe_morning_again": _(
        "Next morning your knee hurt %(morning)s out of 10 or more, and it is not the first stop in two weeks. Rest "
        "from what brings it on, and see a GP or physiotherapist before you go on."
    ),
    "stop_not_settled": _(
        "The pain needed more than two days to settle. Rest for two to three days from what brings it on. Walking, "
        "and hip and tummy exercises that do not load the knee, are fine. Then start again two steps lower, and answer "
        "the pain questions anew."
    ),
    "stop_not_settled_again": _(
        "The pain needed more than two days to settle, and it is not the first stop in two weeks. Rest from what "
        "brings it on, and see a GP or physiotherapist before you go on."
    ),
}
