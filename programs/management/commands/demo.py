"""Builds the demo clinic, on installations with KNEEAPP_DEMO=1 only."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from programs.management.demo.build import DemoNotAllowed, build
from programs.management.demo.stories import TOMS
from programs.models import User


class Command(BaseCommand):
    """Refuses to build twice: a demo somebody has played with is theirs."""

    help = "Build the demo clinic (KNEEAPP_DEMO=1). --patients N makes a larger one, for measuring."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many patients the therapist Tom has."""
        parser.add_argument("--patients", type=int, default=len(TOMS), help=f"default {len(TOMS)}")
        parser.add_argument("--only-if-empty", action="store_true", help="do nothing where there are accounts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, with a progress line every few patients."""
        if User.objects.exists():
            if options["only_if_empty"]:
                return
            raise CommandError("There are accounts already. The demo is built in an empty database only.")
        if not 0 <= options["patients"] <= 5000:
            raise CommandError("--patients takes a number from 0 to 5000.")
        self.stdout.write("· Building the demo clinic (once; some twenty seconds)")
        try:
            with transaction.atomic():  # whole or not at all: half a demo would never be completed
                build(patients=options["patients"], now=timezone.now(), say=lambda line: self.stdout.write(f"  {line}"))
        except DemoNotAllowed as fault:
            raise CommandError("The demo has known passwords: set KNEEAPP_DEMO=1 to allow it.") from fault
