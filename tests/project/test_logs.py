"""What a fault leaves in the log: where it happened, never what a row held."""

from __future__ import annotations

import logging
import logging.config
from io import StringIO

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client, override_settings
from django.urls import path

from kneeapp.logs import LineFormatter
from programs.models import Patient, ScreeningAnswer
from tests import make
from tests.conftest import NOW

QUESTION = "calf_swollen_or_warm"


def answer_twice() -> None:
    """A row that the database refuses, with health data in its text."""
    screening = make.screening(patient=Patient.objects.get(), at=NOW, answers={QUESTION: "yes"})
    with transaction.atomic():
        ScreeningAnswer.objects.create(screening=screening, question=QUESTION, answer="yes", answered_at=NOW)


def answer_twice_and_stumble(request: object) -> None:
    """The same, and another error because of it."""
    try:
        answer_twice()
    except IntegrityError as fault:
        raise RuntimeError("stumbled") from fault


urlpatterns = [path("stumble/", answer_twice_and_stumble)]


def written(record: logging.LogRecord) -> str:
    stream, config = StringIO(), settings.LOGGING["formatters"]["line"]
    assert config["class"] == "kneeapp.logs.LineFormatter"
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter(config["format"], style="{"))
    handler.emit(record)
    return stream.getvalue()


@override_settings(ROOT_URLCONF="tests.project.test_logs", MIDDLEWARE=[])
def test_a_refused_row_leaves_its_place_in_the_log_and_none_of_its_values(
    sam: Patient, caplog: pytest.LogCaptureFixture
) -> None:
    Client(raise_request_exception=False).get("/stumble/")
    record = next(one for one in caplog.records if one.name == "django.request" and one.exc_info)
    text = written(record)
    assert "RuntimeError (text left out)" in text and "answer_twice" in text and "raise RuntimeError" in text
    assert "django.db.utils.IntegrityError (text left out)" in text
    assert not any(word in text for word in (QUESTION, "UNIQUE constraint", "Key (", "DETAIL", "duplicate key"))


def test_another_fault_keeps_its_kind_and_its_place_and_never_what_was_typed() -> None:
    try:
        int(" ".join(["pain", "nine"]))
    except ValueError as fault:
        info = (type(fault), fault, fault.__traceback__)
    text = LineFormatter().formatException(info)
    assert text.endswith("\nValueError (text left out)") and "test_logs.py" in text
    assert "invalid literal" not in text and "pain nine" not in text


def test_every_handler_writes_through_it() -> None:
    handlers = settings.LOGGING["handlers"].values()
    assert {handler.get("formatter") for handler in handlers} == {"line"}
