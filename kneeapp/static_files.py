"""Which static files are collected: Bootstrap ships many builds, and compressing them all takes half a minute."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class TrimmedStaticFilesConfig(StaticFilesConfig):
    """Leaves out the Bootstrap builds that no page loads. The .map files stay: the manifest resolves them."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "bootstrap-*",
        "*.rtl.*",
        "bootstrap.css*",
        "bootstrap.js*",
        "bootstrap.esm*",
        "bootstrap.min.js*",
        "bootstrap.bundle.js*",
    ]
