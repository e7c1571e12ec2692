"""How Kneeapp is served: threads, so that a slow phone holds up nobody."""

import os

import gunicorn

from kneeapp.environment import env, whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kneeapp.settings")
gunicorn.SERVER = "kneeapp"  # the Server header; no version for anybody to look up

bind = env.str("BIND", default=f"127.0.0.1:{whole('PORT', 8000)}")
worker_class = "gthread"
workers = whole("WEB_CONCURRENCY", 2)
threads = 4
preload_app = True  # a fault in the settings stops the start, before anybody is told that it runs
timeout = 30
graceful_timeout = 30
keepalive = 5
control_socket_disable = True
forwarded_allow_ips = ""  # which proxy is believed is one setting, TRUSTED_PROXIES, and Django reads it
accesslog = None
loglevel = "warning"


def when_ready(server):  # type: ignore[no-untyped-def]
    """Tell where it is and, in the demo, who may sign in."""
    from django.conf import settings

    from programs.management.demo_accounts import banner

    print(banner(settings.BASE_URL), flush=True)  # noqa: T201
