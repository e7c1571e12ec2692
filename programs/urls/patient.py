"""The runner's pages: the way to a plan, and the training days."""

from django.urls import include, path

app_name = "patient"
urlpatterns = [
    path("start/", include("programs.urls.start")),
    path("", include("programs.urls.training")),
]
