"""From the therapist's form over the link to consent, and what a used or strange link says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client
from django.urls import reverse

from programs.actions.invitation import link_of, token_of
from programs.models import AuditEvent, CareRelationship, Invitation, InvitedAs, Patient, User
from tests import make
from tests.conftest import NOW
from tests.make_clinic import invitation, membership, new_id

ClientOf = Callable[[User | Patient], Client]
INVITE = "/caseload/invite/"
pytestmark = pytest.mark.usefixtures("now")


def opened(client: Client, made: Invitation) -> Client:
    """The client after the link was opened."""
    answer = client.get(reverse("invitation-open", args=[token_of(made)]))
    assert answer.headers["Location"] == "/invitation/"
    return client


def test_the_page_of_an_invitation_shows_link_code_and_end(client_of: ClientOf, tom: User) -> None:
    client = client_of(tom)
    answer = client.post(INVITE, {"public_id": new_id(), "name": "Sam Okoro", "email": ""}, follow=True)
    made = Invitation.objects.get()
    text = answer.content.decode()
    assert answer.redirect_chain[0][0] == reverse("therapist:invitation", args=[made.public_id])
    assert link_of(made) in text
    assert 'class="qr"' in text and "style=" not in text
    assert "1 February 2027" in text


def test_a_double_click_makes_one_invitation(client_of: ClientOf, tom: User) -> None:
    client, form = client_of(tom), {"public_id": new_id(), "name": "Sam", "email": "sam@kneeapp.example"}
    places = [client.post(INVITE, form).headers["Location"] for _ in range(2)]
    assert places[0] == places[1]
    assert Invitation.objects.count() == 1


def test_a_page_sent_again_with_other_words_keeps_them_and_makes_nothing(client_of: ClientOf, tom: User) -> None:
    client, form = client_of(tom), {"public_id": new_id(), "name": "Sam", "email": "sam@kneeapp.example"}
    client.post(INVITE, form)
    told = client.post(INVITE, form | {"name": "Ben"})
    text = told.content.decode()
    assert told.status_code == 409
    assert 'value="Ben"' in text and "had made an invitation for Sam already" in text
    assert Invitation.objects.get().name == "Sam"
    again = form | {"name": "Ben", "public_id": told.context["form"]["public_id"].value()}
    assert client.post(INVITE, again).status_code == 302
    assert set(Invitation.objects.values_list("name", flat=True)) == {"Sam", "Ben"}


def test_a_second_tap_on_agree_is_answered_as_the_first(client_of: ClientOf, tom: User, sam: Patient) -> None:
    client, other = opened(client_of(sam), made := invitation(by=tom)), opened(client_of(sam), made)
    answers = [one.post("/invitation/", {"agreed": "on"}) for one in (client, other)]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, "/home/")] * 2
    assert CareRelationship.objects.filter(patient=sam).count() == 1
    assert opened(client_of(make.user()), made).post("/invitation/", {"agreed": "on"}).status_code == 410


def test_the_id_of_somebody_elses_invitation_is_no_address(client_of: ClientOf, tom: User, uma: User) -> None:
    made = invitation(by=uma)
    form = {"public_id": str(made.public_id), "name": "Sam", "email": ""}
    assert client_of(tom).post(INVITE, form).status_code == 404
    for name in ("invitation", "invitation-withdraw"):
        path = reverse(f"therapist:{name}", args=[made.public_id])
        assert client_of(tom).post(path).status_code in {404, 405}
    assert client_of(tom).get(reverse("therapist:invitation", args=[made.public_id])).status_code == 404
    made.refresh_from_db()
    assert made.withdrawn_at is None


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "\u202e"}, {"email": "sam"}, {"public_id": ""}])
def test_a_wrong_form_is_refused_and_keeps_what_was_typed(
    client_of: ClientOf, tom: User, wrong: dict[str, str]
) -> None:
    form = {"public_id": new_id(), "name": "Sam Okoro", "email": "sam@kneeapp.example"} | wrong
    answer = client_of(tom).post(INVITE, form)
    assert answer.status_code == 422
    assert answer.content.decode().count("There is a problem") == 1
    assert "<title>Error:" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_where_a_therapist_works_in_two_clinics_one_is_chosen(client_of: ClientOf, tom: User, clinic: object) -> None:
    second, foreign = make.clinic(name="Second Physio"), make.clinic(name="Foreign Physio")
    membership(user=tom, clinic=second)
    client, form = client_of(tom), {"public_id": new_id(), "name": "Sam", "email": ""}
    assert client.post(INVITE, form).status_code == 422
    assert client.post(INVITE, form | {"clinic": str(foreign.public_id)}).status_code == 422
    assert client.post(INVITE, form | {"clinic": str(second.public_id)}).status_code == 302
    assert Invitation.objects.get().clinic == second


def test_the_token_leaves_the_address_at_once(tom: User) -> None:
    made = invitation(by=tom)
    client = opened(Client(), made)
    cookie = client.cookies["invitation"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    text = client.get("/invitation/").content.decode()
    assert token_of(made) not in text


def test_a_guest_reads_who_will_read_what_and_nothing_is_shared_yet(tom: User) -> None:
    text = opened(Client(), invitation(by=tom)).get("/invitation/").content.decode()
    for words in ("Tom Reed invites you", "Riverside Physio", "What Tom Reed will read", "end it at any time"):
        assert words in text, words
    assert reverse("account_signup") in text and reverse("account_login") in text
    assert not CareRelationship.objects.exists()


def test_a_guest_who_posts_consent_agrees_to_nothing(tom: User) -> None:
    client = opened(Client(), invitation(by=tom))
    assert client.post("/invitation/", {"agreed": "on"}).status_code == 200
    assert not CareRelationship.objects.exists()


def test_consent_is_asked_and_never_taken_for_granted(client_of: ClientOf, tom: User, sam: Patient) -> None:
    client = opened(client_of(sam), invitation(by=tom))
    answer = client.post("/invitation/", {})
    assert answer.status_code == 422
    assert "Tick the box if you agree" in answer.content.decode()
    assert not sam.care.exists()


def test_agreeing_opens_the_record_to_this_therapist_and_uses_the_link_up(
    client_of: ClientOf, tom: User, uma: User, sam: Patient
) -> None:
    made = invitation(by=tom)
    client = opened(client_of(sam), made)
    assert client.post("/invitation/", {"agreed": "on"}).headers["Location"] == "/home/"
    page = reverse("therapist:patient", args=[sam.public_id])
    assert client_of(tom).get(page).status_code == 200
    assert client_of(uma).get(page).status_code == 404
    assert opened(Client(), made).get("/invitation/").status_code == 410
    assert AuditEvent.objects.filter(action="accept_invitation", actor=sam.user.public_id).count() == 1


def test_a_running_plan_stays_and_the_page_says_so(client_of: ClientOf, tom: User, sam: Patient) -> None:
    program = make.program(patient=sam)
    client = opened(client_of(sam), invitation(by=tom))
    assert "The plan you follow now goes on" in client.get("/invitation/").content.decode()
    client.post("/invitation/", {"agreed": "on"})
    program.refresh_from_db()
    assert program.status == "active"


def test_an_open_invitation_comes_first_after_sign_in(client_of: ClientOf, tom: User, sam: Patient) -> None:
    assert opened(client_of(sam), invitation(by=tom)).get("/home/").headers["Location"] == "/invitation/"


def closed(**fields: object) -> Callable[[User], Invitation]:
    return lambda tom: invitation(by=tom, **fields)


@pytest.mark.parametrize(
    "make_closed",
    [
        closed(at=NOW - timedelta(days=20), expires_at=NOW),
        closed(withdrawn_at=NOW),
        lambda tom: invitation(by=tom, accepted_at=NOW, accepted_by=make.user()),
    ],
    ids=["expired", "withdrawn", "used"],
)
def test_every_closed_link_says_the_same(tom: User, make_closed: Callable[[User], Invitation]) -> None:
    nonsense = Client()
    nonsense.get(reverse("invitation-open", args=["nonsense"]))
    strange = nonsense.get("/invitation/")
    answer = opened(Client(), make_closed(tom)).get("/invitation/")
    assert answer.status_code == strange.status_code == 410
    assert answer.content == strange.content
    assert answer.cookies["invitation"].value == ""


def test_a_cookie_that_somebody_wrote_themselves_opens_nothing(tom: User) -> None:
    client = Client()
    client.cookies["invitation"] = token_of(invitation(by=tom))
    assert client.get("/invitation/").status_code == 410


def test_whoever_invited_cannot_accept(client_of: ClientOf, tom: User) -> None:
    client = opened(client_of(tom), invitation(by=tom))
    assert "you cannot accept it yourself" in client.get("/invitation/").content.decode()
    client.post("/invitation/", {"agreed": "on"})
    assert not Patient.objects.exists()


def test_a_link_from_a_therapist_who_left_meanwhile_is_closed_and_no_error(
    client_of: ClientOf, tom: User, sam: Patient
) -> None:
    client = opened(client_of(sam), invitation(by=tom))
    tom.memberships.update(ended_at=NOW)
    assert client.post("/invitation/", {"agreed": "on"}).status_code == 410
    assert not sam.care.exists()


def test_links_are_built_from_the_address_of_this_installation(
    client_of: ClientOf, tom: User, settings: object
) -> None:
    path = reverse("therapist:invitation", args=[invitation(by=tom).public_id])
    settings.ALLOWED_HOSTS = ["evil.example"]  # type: ignore[attr-defined]
    text = client_of(tom).get(path, headers={"host": "evil.example"}).content.decode()
    assert "evil.example" not in text


def test_withdrawing_an_accepted_invitation_says_that_it_was_accepted(client_of: ClientOf, tom: User) -> None:
    made = invitation(by=tom, accepted_at=NOW, accepted_by=make.user())
    answer = client_of(tom).post(reverse("therapist:invitation-withdraw", args=[made.public_id]), follow=True)
    assert "had accepted already" in answer.content.decode()


def test_expiry_follows_the_clinics_choice(client_of: ClientOf, tom: User) -> None:
    client_of(tom).post(INVITE, {"public_id": new_id(), "name": "Sam", "email": ""})
    made = Invitation.objects.get()
    assert made.expires_at - made.created_at == timedelta(days=settings.INVITATION_DAYS)


def test_nobody_keeps_the_page_of_an_invitation(tom: User) -> None:
    client, made = Client(), invitation(by=tom)
    for path in (reverse("invitation-open", args=[token_of(made)]), "/invitation/"):
        assert client.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/accounts/logout/", "/admin/logout/"])
def test_signing_out_takes_the_invitation_along(client_of: ClientOf, tom: User, path: str) -> None:
    client = opened(client_of(make.user(is_staff=True)), invitation(by=tom))
    assert client.get("/accounts/logout/").cookies.get("invitation") is None
    assert client.post(path).cookies["invitation"].value == ""
    assert client.get("/invitation/").status_code == 410


def test_somebody_who_was_not_signed_in_keeps_the_invitation(tom: User) -> None:
    client = opened(Client(), invitation(by=tom))
    client.post("/accounts/logout/")
    assert client.get("/invitation/").status_code == 200


def test_work_in_a_clinic_is_taken_up_by_the_account_with_the_invited_address(client_of: ClientOf, cleo: User) -> None:
    theo = make.user(email="theo@kneeapp.example")
    made = invitation(by=cleo, invited_as=InvitedAs.THERAPIST, email=theo.email)
    address = EmailAddress.objects.create(user=theo, email=theo.email, verified=False, primary=True)
    for person in (theo, make.user()):
        answer = opened(client_of(person), made).post("/invitation/", {"agreed": "on"}, follow=True)
        assert "went to another address" in answer.content.decode()
        assert not person.memberships.exists()
    EmailAddress.objects.filter(pk=address.pk).update(verified=True)
    opened(client_of(theo), made).post("/invitation/", {"agreed": "on"})
    assert theo.memberships.get().role == "therapist"


def test_a_runner_may_take_an_invitation_with_any_account(client_of: ClientOf, tom: User, sam: Patient) -> None:
    opened(client_of(sam), invitation(by=tom, email="other@kneeapp.example")).post("/invitation/", {"agreed": "on"})
    assert sam.care.exists()
