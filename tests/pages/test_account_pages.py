"""The account pages, most of them allauth's, in our frame: one heading, one main, nothing the policy refuses."""

import re

import pytest
from django.urls import reverse

from programs.models import User

OPEN = [
    "landing",
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "components",
]
OWN = [
    "account_email",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "usersessions_list",
    "mfa_index",
]

pytestmark = pytest.mark.django_db


def refused(html: str) -> list[str]:
    """Inline style, handlers and scripts; JSON blocks are data (of allauth's pages for passkeys)."""
    inline = re.findall(r"<[^>]+\s(?:style|on\w+)\s*=\s*[\"'][^>]*>", html)
    scripts = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", html)
    return inline + scripts + re.findall(r"<style\b", html)


def looks_right(html: str) -> None:
    assert refused(html) == []
    assert html.count("<main") == 1 and len(re.findall(r"<h1\b", html)) == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(one for one in set(ids) if ids.count(one) > 1) == []
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1].split("·")[0].strip()
    assert title


@pytest.mark.parametrize("name", OPEN)
def test_a_page_for_anybody_looks_right(client, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    looks_right(answer.content.decode())


@pytest.mark.parametrize("name", OWN)
def test_an_account_page_looks_right(client_of, sam, name):
    sam.user.set_password("a password of their own")
    sam.user.save(update_fields=["password"])
    answer = client_of(sam).get(reverse(name))
    assert answer.status_code == 200
    looks_right(answer.content.decode())


def test_a_wrong_password_is_said_first_and_named_in_the_title(client, sam):
    answer = client.post(reverse("account_login"), {"login": "sam@kneeapp.example", "password": "not-the-password"})
    html = answer.content.decode()
    looks_right(html)
    assert re.search(r"<title>\s*Error:", html)
    assert html.index("There is a problem") < html.index("<h1")


def test_an_error_stands_above_its_field_and_links_to_it(client):
    html = client.post(reverse("account_reset_password"), {"email": "not an address"}).content.decode()
    assert 'href="#id_email"' in html and 'aria-invalid="true"' in html
    assert html.index('id="id_email_error"') < html.index('id="id_email"')
    assert re.search(r'aria-describedby="[^"]*id_email_error', html)


@pytest.mark.parametrize(
    ("theme", "attribute", "dark"),
    [
        ("light", "light", None),
        ("dark", "dark", 'media="screen"'),
        ("device", "light", 'media="screen and (prefers-color-scheme: dark)"'),
    ],
)
def test_the_server_writes_the_saved_theme(client_of, sam, theme, attribute, dark):
    sam.user.theme = theme
    sam.user.save(update_fields=["theme"])
    html = client_of(sam).get(reverse("account_logout")).content.decode()
    assert f'data-bs-theme="{attribute}"' in html
    assert ("css/dark.css" in html) == bool(dark) and (not dark or dark in html)
    assert ("js/theme.js" in html) == (theme == "device")


def test_the_mails_of_the_way_in_speak_plainly(client, mailoutbox):
    form = {"full_name": "Sol Vik", "email": "sol@kneeapp.example", "password1": "a password of their own"}
    client.post(reverse("account_signup"), form)
    client.post(reverse("account_reset_password"), {"email": "sol@kneeapp.example"})
    code, reset = mailoutbox
    assert code.subject == "[Kneeapp] Confirm your email address"
    assert re.search(r"^Enter this code on the page.*\n\n[A-Z0-9-]{6,}\n", code.body)
    assert reset.subject == "[Kneeapp] Choose a new password"
    assert re.search(r"^Open this link.*\n\nhttp://127.0.0.1:8000/accounts/password/reset/key/\S+\n", reset.body)


@pytest.mark.parametrize("name", ["Sol\u202evik", "Sol\nVik", "Sol\x07", "\u200b", "x" * 121, "Sol \ufffd", ""])
def test_a_name_that_reads_otherwise_than_it_is_written_signs_nobody_up(client, db, name):
    form = {"full_name": name, "email": "sol@kneeapp.example", "password1": "a password of their own"}
    answer = client.post(reverse("account_signup"), form)
    assert answer.context["form"].errors.keys() == {"full_name"}
    assert not User.objects.exists()


def test_whoever_has_an_account_is_told_by_mail_only(client, sam, mailoutbox):
    sam.user.emailaddress_set.create(email=sam.user.email, verified=True, primary=True)
    form = {"full_name": "Sam", "email": sam.user.email, "password1": "a password of their own"}
    answer = client.post(reverse("account_signup"), form)
    assert answer.status_code == 302
    assert [mail.subject for mail in mailoutbox] == ["[Kneeapp] You have an account already"]
    assert "http://127.0.0.1:8000/accounts/password/reset/" in mailoutbox[0].body


def test_signing_in_needs_no_congratulation(client, sam):
    sam.user.set_password("a password of their own")
    sam.user.save()
    sam.user.emailaddress_set.create(email=sam.user.email, verified=True, primary=True)
    form = {"login": sam.user.email, "password": "a password of their own"}
    answer = client.post(reverse("account_login"), form, follow=True)
    assert answer.status_code == 200 and "Successfully" not in answer.text


def summary(html: str) -> list[tuple[str, str]]:
    """The lines at the top of a refused page: where each leads, and its words."""
    return re.findall(r'<li><a href="#([^"]*)">([^<]*)</a></li>', html.partition("data-error-summary")[2])


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        (
            {},
            [("id_login", "This field is required: Email"), ("id_password", "This field is required: Password")],
        ),
        ({"login": "ana@kneeapp.example"}, [("id_password", "This field is required: Password")]),
        (
            {"login": "ana@kneeapp.example", "password": "wrong-knee"},
            [("id_login", "That email and password don’t match. Try again or reset your password.")],
        ),
    ],
)
def test_a_refused_sign_in_names_the_field_and_leads_to_it(client, typed, lines):
    assert summary(client.post(reverse("account_login"), typed).text) == lines
