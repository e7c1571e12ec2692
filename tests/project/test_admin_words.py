"""What the desk of the installers says can be said in another language."""

from __future__ import annotations

from django.apps import apps
from django.contrib import admin
from django.utils.functional import Promise

from kneeapp import urls


def test_the_words_of_the_desk_can_be_translated() -> None:
    assert urls.urlpatterns
    assert isinstance(admin.site.index_title, Promise)
    ours = [model for model in admin.site._registry if model in apps.get_app_config("programs").get_models()]
    fields = [field for model in ours for field in model._meta.fields if field.help_text]
    untranslatable = [str(f) for f in fields if not isinstance(f.help_text, Promise)]
    assert ours and untranslatable == []
