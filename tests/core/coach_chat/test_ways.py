"""The code for holders, and the way into the pages."""

from __future__ import annotations

from datetime import timedelta

from bot.core import codes
from bot.core.coaching import tickets
from bot.core.engine import Engine
from tests.core.office import (
    OWN_CODE,
    CoachTalk,
    Office,
)
from tests.talk import shipped_library, shown


def test_the_code_is_shown_and_changed(talk: CoachTalk) -> None:
    assert str(OWN_CODE) in shown(talk.say("/coach code"))
    told = shown(talk.say("/coach code nouveau"))
    code = talk.office.coaches["marie"].code
    assert code != str(OWN_CODE)
    assert code in told
    assert codes.read(code) is not None


def test_the_way_into_the_pages_is_sent_once_and_only_its_digest_is_kept(talk: CoachTalk) -> None:
    talk.engine = Engine(shipped_library(), {"retention_days": "180", "web": "https://coach.example.org"})
    told = [shown(talk.say("/coach pages")) for _ in range(2)]
    secrets = [text.partition("https://coach.example.org/in/")[2].split()[0] for text in told]
    assert secrets[0] != secrets[1]
    assert [ticket.digest for ticket in talk.office.tickets] == [tickets.digest(secret) for secret in secrets]
    assert all(ticket.person == talk.id for ticket in talk.office.tickets)
    assert talk.office.tickets[-1].expires_at == talk.at + timedelta(minutes=10)
    assert "Quel nom simple" in told[0]  # what was open is open still


def test_without_pages_that_is_said(talk: CoachTalk) -> None:
    assert "Les pages web ne sont pas ouvertes" in shown(talk.say("/coach pages"))
    assert talk.outcomes[-1].tickets == ()


def test_who_is_no_coach_gets_neither_a_code_nor_a_way_in() -> None:
    talk = CoachTalk(Office(), engine=Engine(shipped_library(), {"web": "https://coach.example.org"}))
    talk.settle_in()
    for named in ("code", "code nouveau", "pages", "point oui"):
        talk.say(f"/coach {named}")
        assert (talk.outcomes[-1].tickets, talk.outcomes[-1].coaches) == ((), ())


def test_the_way_into_the_pages_is_offered_where_there_are_some(talk: CoachTalk) -> None:
    assert "coach_pages" not in {choice.value for choice in talk.say("/coach").choices}
    talk.engine = Engine(shipped_library(), {"retention_days": "180", "web": "https://coach.example.org"})
    assert "coach_pages" in {choice.value for choice in talk.say("/coach").choices}
