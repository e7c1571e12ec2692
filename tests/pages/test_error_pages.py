"""Error pages stand on their own: no context, no database, and always the number to call."""

import pytest
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import reverse

from programs.wording.emergency import NUMBERS, emergency_line, numbers_for
from tests import make

PAGES = ["400.html", "403.html", "403_csrf.html", "404.html", "405.html", "413.html", "429.html", "500.html"]


@pytest.mark.parametrize("template", PAGES)
def test_an_error_page_needs_nothing_and_names_the_emergency_number(template):
    html = render_to_string(template)
    assert html.count("<h1") == 1 and "999" in html and "111" in html and "<form" not in html


@pytest.mark.parametrize(("country", "number"), [("DE", "116117"), ("US", "911"), ("AU", "000")])
def test_the_numbers_follow_the_country(country, number):
    with override_settings(COUNTRY=country):
        html = render_to_string("500.html")
    assert number in html and "999" not in html


def test_a_country_without_an_urgent_line_is_told_so_in_words():
    assert numbers_for("US").urgent is None
    assert "your doctor" in emergency_line("US") and "None" not in emergency_line("US")


def test_an_unknown_country_gets_the_number_that_works_almost_everywhere():
    assert numbers_for("xx").emergency == "112" and "GB" in NUMBERS


@pytest.mark.django_db
def test_an_unknown_address_gets_our_page(client):
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404 and "find that page" in answer.content.decode()


@pytest.mark.django_db
def test_an_unknown_address_is_the_same_page_for_everybody(client, client_of, sam):
    assert client.get("/no-such-page/").content == client_of(sam).get("/no-such-page/").content


@pytest.mark.django_db
def test_the_landing_page_posts_to_the_sign_in_page(client):
    html = client.get(reverse("landing")).content.decode()
    assert f'action="{reverse("account_login")}"' in html and 'autocomplete="current-password"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["patient:start-correct", "theme"])
def test_the_address_of_a_button_says_so_when_it_is_opened(client_of, sam, address):
    answer = client_of(sam).get(reverse(address))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "This address belongs to a button" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["today", "plan", "progress"])
def test_a_bookmark_before_consent_leads_to_where_it_is_asked(client_of, sam, page):
    newcomer = client_of(make.user()).get(reverse(f"patient:{page}"))
    assert (newcomer.status_code, newcomer.headers["Location"]) == (302, "/start/")
    assert client_of(sam).get(reverse(f"patient:{page}")).status_code == 200
    assert client_of(make.therapist()).get(reverse(f"patient:{page}")).status_code == 404
